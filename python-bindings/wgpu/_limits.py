"""Limits and features of adapters and devices."""

from __future__ import annotations

from . import _enum_values as enum_values
from ._errors import NumberError, UnknownNameError
from ._lib import NULL, ffi, lib

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Any

U32_UNDEFINED = 2**32 - 1
U64_UNDEFINED = 2**64 - 1
NATIVE_LIMITS = 0x00030002  # WGPUSType_NativeLimits
MESH_LIMITS = 0x5A000006  # WGPUAbiSType_MeshLimits
ACCELERATION_LIMITS = 0x5A000010  # WGPUAbiSType_AccelerationStructureLimits
CHAIN_FIELDS = ("nextInChain", "chain")


def kebab(name: str) -> str:
    """maxTextureDimension2D -> max-texture-dimension-2d."""
    out = ""
    for i, char in enumerate(name):
        starts_word = (char.isupper() and not name[i - 1].isdigit()) or (char.isdigit() and not name[i - 1].isdigit())
        out += ("-" if i and starts_word else "") + char.lower()
    return out


def _fold(name: str) -> str:
    return name.replace("-", "").replace("_", "").lower()


def _names(kind: str) -> dict[str, str]:
    """The limits in a C struct: the name here, and there."""
    return {kebab(name): name for name, _ in ffi.typeof(kind).fields if name not in CHAIN_FIELDS}


class LimitTable:
    """The names of the limits, and where they stand in the C structs."""

    def __init__(self) -> None:
        self.standard = _names("WGPULimits")
        # What is chained to it: C type, sType, and names.
        self.chained = [
            (f"{kind} *", stype, _names(kind))
            for kind, stype in (
                ("WGPUNativeLimits", NATIVE_LIMITS),
                ("WGPUAbiMeshLimits", MESH_LIMITS),
                ("WGPUAbiAccelerationStructureLimits", ACCELERATION_LIMITS),
            )
        ]
        tables = [self.standard, *(names for _, _, names in self.chained)]
        self.by_fold = {_fold(name): name for names in tables for name in names}

    def structs(self) -> list[tuple[Any, dict[str, str]]]:
        """A WGPULimits and what is chained to it, each with its names; the list keeps them alive."""
        limits = ffi.new("WGPULimits *")
        structs = [(limits, self.standard)]
        for kind, stype, names in self.chained:
            struct = ffi.new(kind)
            struct.chain = (limits.nextInChain, stype)
            limits.nextInChain = struct
            structs.append((struct, names))
        return structs

    def canonical(self, name: Any) -> str:
        """The kebab-case name for any spelling; KeyError with a suggestion if there is none."""
        found = self.by_fold.get(_fold(name)) if isinstance(name, str) else None
        if found is None:
            from ._suggest import unknown

            raise UnknownNameError(unknown("limit", name, sorted(self.by_fold.values())))
        return found


_table: LimitTable | None = None


def limit_table() -> LimitTable:
    global _table
    if _table is None:
        _table = LimitTable()
    return _table


class GPUSupportedLimits(dict[str, int]):
    """Limits by name: "max-bind-groups" and so on, in bytes, texels or counts.

    Iteration gives the names as above; look-ups take `max_bind_groups`, `maxBindGroups` and
    `max_texture_dimension2d` as well. They are attributes, too: `limits.max_bind_groups`.
    """

    def __getattr__(self, name: str) -> int:
        if name[:1] != "_":
            try:
                return self[name]
            except KeyError as error:
                raise AttributeError(str(error)) from None
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

    def __missing__(self, key: Any) -> int:
        return super().__getitem__(limit_table().canonical(key))

    def __contains__(self, key: object) -> bool:
        return super().__contains__(key) or (isinstance(key, str) and _fold(key) in limit_table().by_fold)

    def get(self, key: Any, default: Any = None) -> Any:
        """The limit of this name in any spelling, or the default."""
        return self[key] if key in self else default  # noqa: SIM401 - that would be this method


def read_limits(getter: Callable[[int, Any], int], handle: int) -> GPUSupportedLimits:
    """Ask an adapter or a device for its limits."""
    structs = limit_table().structs()
    getter(handle, structs[0][0])
    values = {name: getattr(struct, field) for struct, fields in structs for name, field in fields.items()}
    return GPUSupportedLimits(sorted(values.items()))


def required_limits(required: Mapping[str, int | None], supported: Mapping[str, int]) -> Any:
    """A WGPULimits that asks for `required`, and the rest as high as the adapter has it, and what to keep alive.

    Raises KeyError for an unknown name.
    """
    table = limit_table()
    structs = table.structs()
    wanted = dict(supported)
    for name, value in required.items():
        if value is not None:
            wanted[table.canonical(name)] = value
    for struct, fields in structs:
        for name, field in fields.items():
            try:
                setattr(struct, field, wanted[name])
            except TypeError:
                raise TypeError(f"required_limits: {name} must be an int, not {wanted[name]!r}") from None
            except OverflowError:
                raise NumberError(
                    f"required_limits: {name} is {wanted[name]}, but this adapter has {supported[name]}"
                ) from None
    return structs[0][0], structs


_feature_names: dict[int, str] | None = None


def read_features(getter: Callable[[int, Any], None], has: Callable[[int, int], int], handle: int) -> set[str]:
    """Ask an adapter or a device for its features."""
    global _feature_names
    if _feature_names is None:
        _feature_names = {**enum_values.NativeFeature.reverse(), **enum_values.FeatureName.reverse()}
    found = ffi.new("WGPUSupportedFeatures *")
    getter(handle, found)
    names = {
        _feature_names[value] for value in ffi.unpack(found.features, found.featureCount) if value in _feature_names
    }
    lib.wgpuSupportedFeaturesFreeMembers(found[0])
    # The list leaves our own out.
    return names | {name for name, value in enum_values.AbiFeature.items() if has(handle, value)}


def feature_value(name: Any, supported: Iterable[str]) -> int:
    """The C value of a feature in any spelling; KeyError with a suggestion if there is none."""
    if not isinstance(name, str):
        raise TypeError(f"a feature is a str, not {name!r}")
    folded = _fold(name)
    candidates: dict[str, int] = {}
    for table in (enum_values.AbiFeature, enum_values.NativeFeature, enum_values.FeatureName):
        for known, value in table.items():
            if _fold(known) == folded:
                candidates[known] = value
    if "subgroups" in candidates and "subgroups" not in supported and "subgroup" in supported:
        return enum_values.NativeFeature["subgroup"]
    if not candidates:
        from ._suggest import unknown

        names = {*enum_values.FeatureName, *enum_values.NativeFeature, *enum_values.AbiFeature}
        raise UnknownNameError(unknown("feature", name, sorted(names)))
    return next(iter(candidates.values()))


def feature_array(names: Iterable[str], supported: Iterable[str]) -> tuple[int, Any]:
    """Count and array for WGPUDeviceDescriptor.requiredFeatures."""
    if isinstance(names, str):
        raise TypeError(f"required_features is a list of features: pass [{names!r}]")
    values = sorted({feature_value(name, supported) for name in names})
    return len(values), ffi.new("WGPUFeatureName[]", values) if values else NULL
