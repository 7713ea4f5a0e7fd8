"""The base of the descriptor classes in ``wgpu.structs``."""

from __future__ import annotations

from _collections_abc import ItemsView, KeysView, Mapping, ValuesView

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sys
    from collections.abc import Iterator
    from typing import Any

    if sys.version_info >= (3, 11):
        from typing import dataclass_transform
    else:
        from typing_extensions import dataclass_transform

    _Base = Mapping[str, Any]
else:
    _Base = object

    def dataclass_transform(**_options):
        return lambda cls: cls


class _Computed:
    """A class attribute that is worked out on first use."""

    def __init__(self, name: str, compute: Any) -> None:
        self._name = name
        self._compute = compute

    def __get__(self, instance: object, owner: type) -> Any:
        value = self._compute(owner)
        type.__setattr__(owner, self._name, value)
        return value


def _annotations_of(cls: type) -> dict[str, str]:
    """Field names and their types as text, those of base classes first."""
    fields: dict[str, str] = {}
    for base in reversed(cls.__mro__):
        if base is not object and base is not Struct:
            fields.update((name, text) for name, text in base.__annotations__.items() if not name.startswith("_"))
    return fields


def _defaults_of(cls: type) -> dict[str, Any]:
    """All fields in order, with their default values; None stands in for required ones."""
    return {name: getattr(cls, name, None) for name in _annotations_of(cls)}


def _required_of(cls: type) -> tuple[str, ...]:
    return tuple(name for name in _annotations_of(cls) if not hasattr(cls, name))


def _signature_of(cls: type) -> Any:
    import inspect

    return inspect.Signature(
        [
            inspect.Parameter(
                name,
                inspect.Parameter.KEYWORD_ONLY,
                default=getattr(cls, name, inspect.Parameter.empty),
                annotation=text,
            )
            for name, text in _annotations_of(cls).items()
        ]
    )


def _dataclass_fields_of(cls: type) -> Any:
    """What makes ``dataclasses.fields()``, ``asdict()`` and ``replace()`` work."""
    import dataclasses

    shape: Any = dataclasses.make_dataclass(
        cls.__name__,
        [
            (name, text, dataclasses.field(default=getattr(cls, name, dataclasses.MISSING)))
            for name, text in _annotations_of(cls).items()
        ],
        kw_only=True,
    )
    return shape.__dataclass_fields__


_COMPUTED = (
    _Computed("_defaults", _defaults_of),
    _Computed("_required", _required_of),
    _Computed("__signature__", _signature_of),
    _Computed("__dataclass_fields__", _dataclass_fields_of),
)


@dataclass_transform(kw_only_default=True)
class Struct(_Base):
    """Base of all descriptor structs: named fields that are also the items of a mapping.

    Objects are made with keyword arguments and can stand wherever a dict of the same keys can,
    also as ``method(**struct)``. Fields can be changed until the struct is used; a call takes the
    values that the fields have at that time.
    """

    # The fields are the annotated names of the subclass; what is assigned there is the default.
    _defaults: Any
    _required: Any
    __hash__ = None  # type: ignore[assignment]

    def __init_subclass__(cls) -> None:
        # Each class has its own, so that a class never finds what was worked out for its base.
        for attribute in _COMPUTED:
            setattr(cls, attribute._name, attribute)

    if not TYPE_CHECKING:  # checkers derive the signature from the fields

        def __init__(self, **fields):
            cls = self.__class__
            own = self.__dict__
            own.update(cls._defaults)
            own.update(fields)
            if len(own) != len(cls._defaults):
                from ._suggest import unknown_keys

                raise TypeError(unknown_keys(cls.__name__, fields, cls._defaults))
            for name in cls._required:
                if name not in fields:
                    from ._suggest import missing_keys

                    missing = [name for name in cls._required if name not in fields]
                    raise TypeError(missing_keys(cls.__name__, missing))

        def __setattr__(self, name, value):
            if name not in self.__dict__:
                from ._suggest import unknown_keys

                raise AttributeError(unknown_keys(self.__class__.__name__, [name], self._defaults))
            self.__dict__[name] = value

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"Fields of wgpu.{type(self).__name__} cannot be removed; set {name!r} to None instead.")

    def __getitem__(self, key: str) -> Any:
        return self.__dict__[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.__dict__)

    def __len__(self) -> int:
        return len(self.__dict__)

    def __contains__(self, key: object) -> bool:
        return key in self.__dict__

    def keys(self) -> KeysView[str]:
        """The names of the fields."""
        return self.__dict__.keys()

    def values(self) -> ValuesView[Any]:
        """The values of the fields."""
        return self.__dict__.values()

    def items(self) -> ItemsView[str, Any]:
        """Pairs of field name and value."""
        return self.__dict__.items()

    def get(self, key: str, default: Any = None) -> Any:
        """The value of a field, or ``default`` where that is None. KeyError if no such field."""
        value = self.__dict__[key]
        return default if value is None else value

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Struct):
            return self.__dict__ == other.__dict__
        if isinstance(other, Mapping):
            return self.__dict__ == dict(other)
        return NotImplemented

    def __repr__(self) -> str:
        return _represent(self, "")


Mapping.register(Struct)  # pyright: ignore[reportAttributeAccessIssue]


def _represent(struct: Struct, indent: str) -> str:
    """One line per field: its name, type and value. Nested structs are indented."""
    inner = indent + "    "
    types = _annotations_of(type(struct))
    lines = [f"wgpu.{type(struct).__name__}("]
    for name, value in struct.__dict__.items():
        lines.append(f"{inner}{name}: {types[name]} = {_represent_value(value, inner)}")
    lines.append(f"{indent})")
    return "\n".join(lines)


def _represent_value(value: object, indent: str) -> str:
    if isinstance(value, Struct):
        return _represent(value, indent)
    if isinstance(value, (list, tuple)) and any(isinstance(item, Struct) for item in value):
        inner = indent + "    "
        items = [f"{inner}{_represent_value(item, inner)},\n" for item in value]
        return f"[\n{''.join(items)}{indent}]"
    return repr(value)
