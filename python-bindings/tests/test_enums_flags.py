"""Enums and flags: values, behaviour as classes, texts of flags, and the messages for wrong names."""

import inspect
import re

import pytest

import wgpu
from wgpu import _coreutils, enums, flags
from wgpu._coreutils import str_flag_to_int

ALL_ENUMS = [getattr(enums, name) for name in enums.__all__]
ALL_FLAGS = [getattr(flags, name) for name in flags.__all__]


@pytest.mark.parametrize("enum", ALL_ENUMS + ALL_FLAGS, ids=lambda cls: cls.__name__)
def test_every_value_is_documented(enum):
    documented = re.findall(r"^- ``(.+?)``: \S", inspect.getdoc(enum), re.MULTILINE)
    names = list(enum) if isinstance(next(iter(enum)), str) else list(enum.__fields__)
    assert documented == names


@pytest.mark.row("G8")
@pytest.mark.parametrize("enum", ALL_ENUMS, ids=lambda cls: cls.__name__)
def test_attribute_names_follow_from_values(enum):
    for name, value in enum.__members__.items():
        expected = re.sub(r"(^|_)(\d)d(?=_|$)", r"\1d\2", value.replace("-", "_"))
        assert name == expected
        assert getattr(enum, name) == enum[name] == value


def test_all_are_in_the_root():
    for name in (*enums.__all__, *flags.__all__):
        assert getattr(wgpu, name) is (getattr(enums, name, None) or getattr(flags, name))


@pytest.mark.row("G7")
def test_well_known_values():
    assert wgpu.TextureFormat.rgba8unorm_srgb == "rgba8unorm-srgb"
    assert wgpu.TextureDimension.d2 == "2d"
    assert wgpu.TextureViewDimension.d2_array == "2d-array"
    assert wgpu.FeatureName.texture_compression_bc_sliced_d3 == "texture-compression-bc-sliced-3d"
    assert wgpu.BufferUsage.QUERY_RESOLVE == 0x200
    assert wgpu.TextureUsage.RENDER_ATTACHMENT == 0x10
    assert wgpu.ColorWrite.ALL == 15
    assert wgpu.CanvasCompositingAlphaMode is wgpu.CanvasAlphaMode


def test_enum_as_a_collection():
    topology = wgpu.PrimitiveTopology
    assert list(topology) == ["point-list", "line-list", "line-strip", "triangle-list", "triangle-strip"]
    assert len(topology) == 5
    assert "line-list" in topology
    assert "line_list" not in topology
    assert "other" not in topology
    assert dir(topology) == sorted(topology.__fields__)
    assert bool(topology)
    assert 4 in wgpu.BufferUsage
    assert 3 not in wgpu.BufferUsage


def test_repr_shows_the_options():
    text = repr(wgpu.FilterMode)
    assert text == "<wgpu.FilterMode enum with options: 'nearest', 'linear'>"
    assert repr(wgpu.MapMode) == "<wgpu.MapMode enum with options: 'READ' (1), 'WRITE' (2)>"
    assert repr(_coreutils.BaseEnum) == "<wgpu._coreutils.BaseEnum>"


def test_enums_are_constant():
    with pytest.raises(RuntimeError, match="FilterMode is constant"):
        wgpu.FilterMode.linear = "nearest"
    with pytest.raises(RuntimeError, match="FilterMode is constant"):
        del wgpu.FilterMode.linear
    with pytest.raises(RuntimeError, match="FilterMode has no instances"):
        wgpu.FilterMode()
    with pytest.raises(RuntimeError, match="use its fields, or their plain values"):
        wgpu.FilterMode("linear")
    assert wgpu.FilterMode.linear == "linear"


def test_wrong_attribute_names_get_a_suggestion():
    with pytest.raises(AttributeError, match=r"wgpu.TextureFormat has no field .* Did you mean 'rgba8unorm'"):
        wgpu.TextureFormat.rgba8unrom  # noqa: B018
    with pytest.raises(AttributeError, match="has no attribute '__wrapped__'"):
        wgpu.TextureFormat.__wrapped__  # noqa: B018
    with pytest.raises(KeyError):
        wgpu.TextureFormat["nothing"]


def test_values_that_an_enum_has_not(device):
    """Releases of wgpu-py raise KeyError, the rules of Python want ValueError: both are caught."""
    for error in (KeyError, ValueError, wgpu.GPUValidationError):
        with pytest.raises(error, match=r"^GPUDevice.create_texture\(\): format: 'rgba8' is not a wgpu.TextureFormat"):
            device.create_texture(size=(4, 4), format="rgba8", usage=4)


def test_enums_of_ones_own():
    class Mode(wgpu.utils.BaseEnum):
        auto = None
        manual = "by-hand"

    assert list(Mode) == ["auto", "by-hand"]
    assert Mode.auto == "auto"
    package = __name__.partition(".")[0]
    assert repr(Mode) == f"<{package}.Mode enum with options: 'auto', 'by-hand'>"
    with pytest.raises(AttributeError, match=rf"^{package}.Mode has no field 'atuo'. Did you mean 'auto'"):
        Mode.atuo  # noqa: B018
    with pytest.raises(TypeError, match=r"Wrong.value must be a str, an int, or None"):

        class Wrong(wgpu.utils.BaseEnum):
            value = 3.5


@pytest.mark.row("G7")
@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("COPY_SRC", 4),
        ("copy_src", 4),
        ("COPY_SRC|COPY_DST", 12),
        (" copy_src |\tCopy_Dst ", 12),
        ("COPY_SRC|COPY_SRC", 4),
        ("copy-src|storage", 0x84),
    ],
)
def test_flags_as_text(text, value):
    assert str_flag_to_int(wgpu.BufferUsage, text) == value
    assert _coreutils._flag_cache[f"BufferUsage.{text}"] == value
    assert str_flag_to_int(wgpu.BufferUsage, text) == value


def test_mode_that_rendercanvas_uses():
    assert str_flag_to_int(wgpu.MapMode, "READ_NOSYNC") == wgpu.MapMode.READ


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "names no flag of wgpu.BufferUsage"),
        (" | ", "names no flag"),
        ("COPY_SRK", r"'COPY_SRK' is not a flag of wgpu.BufferUsage. Did you mean 'COPY_SRC'"),
        ("__doc__", "is not a flag"),
        ("COPY_SRC|bad", "'bad' is not a flag.* Allowed: MAP_READ"),
    ],
)
def test_wrong_flags_as_text(text, message):
    with pytest.raises(ValueError, match=message):
        str_flag_to_int(wgpu.BufferUsage, text)


def test_modules_refuse_other_names():
    for module in (enums, flags, wgpu.structs):
        with pytest.raises(AttributeError, match="has no attribute 'NothingEnum'"):
            module.NothingEnum  # noqa: B018
