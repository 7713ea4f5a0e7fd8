"""Structs: construction, use as mappings, messages, and agreement with the types for checkers."""

import copy
import dataclasses
import inspect
import pickle
import re
import typing
from collections.abc import Mapping

import pytest

import wgpu
from wgpu import _typing, enums, flags, structs
from wgpu._struct import _annotations_of

ALL_STRUCTS = [getattr(structs, name) for name in structs.__all__]


def fields_of(struct):
    return list(_annotations_of(struct))


@pytest.mark.parametrize("struct", ALL_STRUCTS, ids=lambda cls: cls.__name__)
def test_every_field_is_documented(struct):
    documented = re.findall(r"^- ``(\w+)``: \S", inspect.getdoc(struct), re.MULTILINE)
    assert documented == fields_of(struct)


@pytest.mark.parametrize("struct", ALL_STRUCTS, ids=lambda cls: cls.__name__)
def test_construction_and_mapping(struct):
    parameters = inspect.signature(struct).parameters
    assert list(parameters) == fields_of(struct)
    required = {name for name, parameter in parameters.items() if parameter.default is parameter.empty}
    value = struct(**{name: f"value of {name}" for name in required})
    assert isinstance(value, structs.Struct)
    assert isinstance(value, Mapping)
    assert list(value) == list(value.keys()) == fields_of(struct)
    assert len(value) == len(fields_of(struct))
    for name, parameter in parameters.items():
        expected = f"value of {name}" if name in required else parameter.default
        assert value[name] == getattr(value, name) == expected
    assert dict(**value) == value == dict(value.items())
    assert list(value.values()) == [value[name] for name in value]
    for name in required:
        rest = {key: 0 for key in required if key != name}
        with pytest.raises(TypeError, match=f"{struct.__name__} needs '{name}', which was not given"):
            struct(**rest)


@pytest.mark.row("H17", "H18")
def test_all_are_in_the_root_and_old_names_are_aliases():
    for name in structs.__all__:
        assert getattr(wgpu, name) is getattr(structs, name)
    assert wgpu.ImageCopyTexture is wgpu.TexelCopyTextureInfo
    assert wgpu.ImageCopyBuffer is wgpu.TexelCopyBufferInfo
    assert wgpu.ImageDataLayout is wgpu.TexelCopyBufferLayout
    assert wgpu.ImageCopyExternalImage is wgpu.CopyExternalImageSourceInfo


def test_fields_of_bases_come_first():
    assert fields_of(wgpu.VertexState) == ["module", "entry_point", "constants", "buffers"]
    assert fields_of(wgpu.TexelCopyBufferInfo) == ["offset", "bytes_per_row", "rows_per_image", "buffer"]
    # What was worked out for the base must not leak into the derived struct, nor back.
    wgpu.ProgrammableStage(module=1)
    assert wgpu.VertexState(module=1).buffers == ()
    with pytest.raises(TypeError, match="has no field 'buffers'"):
        wgpu.ProgrammableStage(module=1, buffers=())


def test_wrong_fields():
    with pytest.raises(TypeError, match=r"BufferDescriptor has no field 'sise' \(Did you mean 'size'\?\)"):
        wgpu.BufferDescriptor(sise=4, usage=1)
    with pytest.raises(TypeError, match="needs 'size' and 'usage', which were not given"):
        wgpu.BufferDescriptor()
    value = wgpu.BufferDescriptor(size=4, usage=1)
    with pytest.raises(AttributeError, match=r"has no field 'lable' \(Did you mean 'label'\?\)"):
        value.lable = "x"
    with pytest.raises(AttributeError, match="set 'size' to None instead"):
        del value.size
    with pytest.raises(KeyError):
        value["sise"]
    with pytest.raises(KeyError):
        value.get("sise")
    with pytest.raises(TypeError):
        hash(value)


def test_fields_can_be_changed():
    value = wgpu.Extent3D(width=3)
    value.height = 5
    assert value == {"width": 3, "height": 5, "depth_or_array_layers": 1}
    assert wgpu.Extent3D(width=1) == {"width": 1, "height": 1, "depth_or_array_layers": 1}
    assert "height" in value
    assert "depth" not in value
    assert value != wgpu.Extent3D(width=3)
    assert value != 3


def test_get_takes_none_for_missing():
    value = wgpu.BufferBinding(buffer=1)
    assert value.size is None
    assert value.get("size", 7) == 7
    assert value.get("offset", 7) == 0


@pytest.mark.row("N7")
def test_repr_nests():
    state = wgpu.BlendState(color=wgpu.BlendComponent(src_factor="src"), alpha={"operation": "max"})
    target = wgpu.FragmentState(module=None, targets=[wgpu.ColorTargetState(format="r8unorm", blend=state), None])
    text = repr(target)
    assert text.startswith("wgpu.FragmentState(\n    module: GPUShaderModule = None\n")
    assert "    targets: Sequence[ColorTargetStateStruct | None] = [\n        wgpu.ColorTargetState(\n" in text
    assert "\n                    src_factor: BlendFactorEnum = 'src'\n" in text
    assert "\n        None,\n    ]\n)" in text


def test_structs_are_as_good_as_dataclasses():
    value = wgpu.Origin3D(x=1, z=3)
    assert dataclasses.is_dataclass(value)
    assert [field.name for field in dataclasses.fields(value)] == ["x", "y", "z"]
    assert dataclasses.asdict(value) == {"x": 1, "y": 0, "z": 3}
    assert dataclasses.replace(value, y=2) == {"x": 1, "y": 2, "z": 3}
    assert copy.copy(value) == copy.deepcopy(value) == pickle.loads(pickle.dumps(value)) == value
    assert vars(value) == {"x": 1, "y": 0, "z": 3}
    match value:
        case {"x": x, **rest}:
            assert (x, rest) == (1, {"y": 0, "z": 3})
        case _:
            pytest.fail("a struct must match a mapping pattern")


def test_structs_of_ones_own():
    class Extended(wgpu.BufferDescriptor):
        color: str = "red"

    value = Extended(size=1, usage=2)
    assert list(value) == ["label", "size", "usage", "mapped_at_creation", "color"]


# -- the module of types must say the same


def test_literals_agree_with_enums():
    for name in enums.__all__:
        enum = getattr(enums, name)
        literal = getattr(_typing, f"{enum.__name__}Enum")
        assert list(typing.get_args(literal)) == list(enum)
        assert getattr(enums, f"{enum.__name__}Enum") is literal


def test_flag_types_exist():
    for name in flags.__all__:
        assert set(typing.get_args(getattr(flags, f"{name}Flags"))) == {int, str}


@pytest.mark.parametrize("struct", {struct.__name__: struct for struct in ALL_STRUCTS}.values())
def test_typed_dicts_agree_with_structs(struct):
    typed = getattr(_typing, f"{struct.__name__}Dict")
    required = {name for name in fields_of(struct) if not hasattr(struct, name)}
    assert typed.__required_keys__ == required
    assert typed.__optional_keys__ == set(fields_of(struct)) - required
    texts = {name: reference.__forward_arg__ for name, reference in typed.__annotations__.items()}
    assert texts == _annotations_of(struct)
    assert getattr(structs, f"{struct.__name__}Dict") is typed
    assert typing.get_args(getattr(structs, f"{struct.__name__}Struct")) == (struct, typed)
