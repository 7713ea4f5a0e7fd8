"""wgpu.utils: the default device, compute_with_buffers, and what is loaded when. Needs an adapter."""

import ctypes
import subprocess
import sys
import types
from array import array

import numpy as np
import pytest

import wgpu
from wgpu import utils
from wgpu.utils import glfw_present_info
from wgpu.utils.compute import compute_with_buffers
from wgpu.utils.device import DefaultDeviceHelper


def run(code):
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


# -- what is there, and what is loaded


def test_names():
    assert utils.compute_with_buffers is compute_with_buffers
    assert utils.compute.compute_with_buffers is compute_with_buffers
    assert utils.get_default_device == wgpu.get_default_device
    assert utils.preconfigure_default_device == wgpu.preconfigure_default_device
    assert utils.BaseEnum in wgpu.TextureFormat.__mro__
    with pytest.raises(AttributeError, match=r"module 'wgpu.utils' has no attribute 'nothing'"):
        utils.nothing  # noqa: B018


def test_lazy_loading():
    code = (
        "import sys, wgpu.utils; print(sorted({'ctypes', 'numpy', 'logging', 'wgpu.utils.compute'} & set(sys.modules)))"
    )
    assert run(f"{code}; wgpu.utils.compute_with_buffers") == "[]"


def test_exit_does_not_hang():
    assert run("import wgpu; wgpu.get_default_device(); print('ok')") == "ok"


# -- the default device


@pytest.fixture
def helper():
    return DefaultDeviceHelper()


@pytest.mark.row("G32")
def test_device_is_always_the_same(helper):
    device = helper.get_default_device()
    assert isinstance(device, wgpu.GPUDevice)
    assert helper.get_default_device() is device
    with pytest.raises(RuntimeError, match=r"\(me\): the default device has been made already"):
        helper.preconfigure_default_device("me", label="x")


def test_options_reach_the_device(helper, caplog):
    helper.preconfigure_default_device("a", label="first", power_preference="low-power", feature_level="core")
    helper.preconfigure_default_device("b", label="second", power_preference="low-power", canvas=object())
    assert [record.getMessage() for record in caplog.records] == [
        "preconfigure_default_device (b): label set to 'second' overrides earlier set 'first' by 'a'."
    ]
    del helper._adapter_kwargs["canvas"]
    assert helper.get_default_device().label == "second"
    assert helper._adapter_kwargs == helper._device_kwargs == {}


def test_an_adapter_overrules_the_other_options(helper, caplog):
    adapter = wgpu.gpu.request_adapter_sync()
    helper.preconfigure_default_device("a", power_preference="low-power")
    helper.preconfigure_default_device("b", adapter=adapter)
    helper.preconfigure_default_device("c", force_fallback_adapter=False)
    messages = [record.getMessage() for record in caplog.records]
    assert "(b): setting adapter overrides power_preference='low-power' set by 'a'" in messages[0]
    assert "(c): setting force_fallback_adapter is ignored because adapter is set by 'b'" in messages[1]
    assert helper.get_default_device().adapter is adapter


def test_features_add_up(helper, caplog):
    helper.preconfigure_default_device("a", required_features=["timestamp_query"], preferred_features={"no-such-thing"})
    helper.preconfigure_default_device("b", required_features={"FLOAT32-filterable", "shader-f16"})
    helper.preconfigure_default_device("c", required_features=("!shader-f16",))
    assert helper._device_kwargs["required_features"] == {"timestamp-query", "float32-filterable"}
    assert "(c): required_features removes earlier set {'shader-f16'} from the set" in caplog.text
    device = helper.get_default_device()
    assert {"timestamp-query", "float32-filterable"} <= device.features
    assert "no-such-thing" not in device.features


def test_preferred_native_features(helper):
    adapter = wgpu.gpu.request_adapter_sync()
    native = sorted(adapter.features & set(wgpu.NativeFeatureName))
    assert native
    helper.preconfigure_default_device("a", adapter=adapter, preferred_features=native[:1])
    assert native[0] in helper.get_default_device().features


def test_of_limits_the_lowest_counts(helper, caplog):
    helper.preconfigure_default_device("a", required_limits={"max-bind-groups": 3, "max_buffer_size": 2**20})
    helper.preconfigure_default_device("b", required_limits={"max-bind-groups": 4, "max-vertex-buffers": 2})
    helper.preconfigure_default_device("c", required_limits={"max-vertex-buffers": None, "max-vertex-attributes": None})
    assert helper._device_kwargs["required_limits"] == {"max-bind-groups": 3, "max-buffer-size": 2**20}
    assert "(c): required_limits removes earlier set {'max-vertex-buffers'} from the dict" in caplog.text


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        ({"feature_level": 42}, TypeError, r"feature_level must be a str, but got 42"),
        ({"feature_level": "cor"}, ValueError, r"'cor' is not a wgpu.FeatureLevel. Did you mean 'core'"),
        ({"power_preference": "fast"}, ValueError, "is not a wgpu.PowerPreference. Allowed: low-power, high-perf"),
        ({"force_fallback_adapter": "yes"}, TypeError, "must be a bool"),
        ({"adapter": "nvidia"}, TypeError, "must be a GPUAdapter"),
        ({"label": 3}, TypeError, "label must be a str"),
        ({"required_features": "shader-f16"}, TypeError, "must be a set of names, but got 'shader-f16'"),
        ({"required_features": {42}}, TypeError, "it has 42 in it"),
        ({"required_features": {"shader-f61"}}, ValueError, "Did you mean 'shader-f16'"),
        ({"required_features": {"multiview"}}, ValueError, "native feature: use it in preferred_features instead"),
        ({"required_limits": 3}, TypeError, "required_limits must be a dict"),
        ({"required_limits": {"max-bind-groups": "4"}}, TypeError, "must map names to ints or None"),
    ],
)
def test_wrong_options(helper, options, error, message):
    with pytest.raises(error, match=message) as info:
        helper.preconfigure_default_device("my library", label=options.pop("label", "never"), **options)
    assert "preconfigure_default_device (my library)" in str(info.value)
    assert helper._adapter_kwargs == helper._device_kwargs == {}


def test_caller_must_be_named(helper):
    with pytest.raises(TypeError, match="it cannot be a int"):
        helper.preconfigure_default_device(42)


# -- compute_with_buffers

INDEX_SHADER = """
@group(0) @binding(0) var<storage, read_write> data: array<i32>;
@compute @workgroup_size(1)
fn main(@builtin(global_invocation_id) id: vec3<u32>) { data[id.x] = i32(id.x); }
"""

ADD_SHADER = """
override summand: i32 = 1;
@group(0) @binding(0) var<storage, read> a: array<i32>;
@group(0) @binding(3) var<storage, read_write> b: array<i32>;
@compute @workgroup_size(1)
fn main(@builtin(global_invocation_id) id: vec3<u32>) { b[id.x] = a[id.x] + b[id.x] + summand; }
"""


@pytest.mark.parametrize(
    ("spec", "n"),
    [
        ((20, "i"), None),
        ("20xi", None),
        (80, 20),
        ((2, 10, "i"), 20),
        ("2x10xi", (20, 1, 1)),
        ((20, "int32"), None),
        ((20, np.int32), None),
        ((20, np.dtype("i4")), None),
    ],
)
def test_forms_of_output(spec, n):
    result = compute_with_buffers({}, {0: spec}, INDEX_SHADER, n=n)[0]
    assert isinstance(result, memoryview)
    assert result.cast("B").cast("i").tolist() == list(range(20))
    if spec in ((2, 10, "i"), "2x10xi"):
        assert result.shape == (2, 10)
        assert result.tolist()[1][0] == 10


def test_output_as_ctypes():
    result = compute_with_buffers({}, {0: ctypes.c_int32 * 20}, INDEX_SHADER)[0]
    assert isinstance(result, ctypes.Array)
    assert list(result) == list(range(20))


def test_output_of_odd_size():
    result = compute_with_buffers({}, {0: 7}, INDEX_SHADER, n=2)[0]
    assert bytes(result) == bytes([0, 0, 0, 0, 1, 0, 0])


@pytest.mark.row("H20", "N6")
def test_inputs_outputs_and_constants():
    a = array("i", range(10))
    b = (ctypes.c_int32 * 10)(*[100] * 10)
    result = compute_with_buffers({0: a, 3: b}, {3: (10, "i")}, ADD_SHADER, constants={"summand": 5})
    assert result[3].tolist() == [i + 105 for i in range(10)]
    assert list(b) == [100] * 10  # inputs stay as they are
    assert a.tolist() == list(range(10))
    result = compute_with_buffers({0: bytes(40)}, {3: (10, "i")}, ADD_SHADER)
    assert result[3].tolist() == [1] * 10


@pytest.mark.parametrize(
    ("inputs", "outputs", "n", "error", "message"),
    [
        ([], {0: 4}, None, TypeError, "input_arrays must be a dict"),
        ({"0": b"1234"}, {1: 4}, None, TypeError, "keys are the numbers of bindings, not '0'"),
        ({}, {}, None, TypeError, "output_arrays must be a dict that is not empty"),
        ({}, [4], None, TypeError, "output_arrays must be a dict"),
        ({}, {"0": 4}, None, TypeError, "keys are the numbers"),
        ({}, {0: "nope"}, None, TypeError, "output 0 must be a number of bytes"),
        ({}, {0: ()}, None, TypeError, "output 0 must be a number of bytes"),
        ({}, {0: (10, "x")}, None, ValueError, "output 0 has format 'x'; it must be one of 'b'"),
        ({}, {0: (0, "i")}, None, ValueError, r"output 0 has shape \(0,\)"),
        ({}, {0: ("i",)}, None, ValueError, r"output 0 has shape \(\)"),
        ({}, {0: 0}, None, ValueError, r"output 0 has shape \(0,\)"),
        ({0: bytes(8)}, {0: 12}, None, ValueError, "output 0 shall have 12 bytes, but the input .* has only 8"),
        ({}, {0: 4}, 0, ValueError, "must be at least 1"),
        ({}, {0: 4}, 1.5, TypeError, "n must be an int or a tuple of three ints, not 1.5"),
        ({}, {0: 4}, (1, 2), TypeError, "n must be an int or a tuple"),
        ({0: [1, 2]}, {1: (3, "i")}, None, TypeError, r"input 0 must be .* not \[1, 2\]; pass array\.array"),
    ],
)
def test_wrong_arguments(inputs, outputs, n, error, message):
    with pytest.raises(error, match=message):
        compute_with_buffers(inputs, outputs, INDEX_SHADER, n=n)


# -- glfw


def fake_glfw(**names):
    module = types.ModuleType("glfw")
    for name, value in names.items():
        setattr(module, name, value if isinstance(value, int) else lambda *args, value=value: value[0])
    return module


X11 = {"get_x11_window": [11], "get_x11_display": [12]}
WAYLAND = {"get_wayland_window": [21], "get_wayland_display": [22]}
X11_INFO = {"platform": "x11", "window": 11, "display": 12}
WAYLAND_INFO = {"platform": "wayland", "window": 21, "display": 22}


@pytest.mark.row("N6")
@pytest.mark.parametrize(
    ("system", "names", "expected"),
    [
        ("linux", X11, X11_INFO),
        ("linux", WAYLAND, WAYLAND_INFO),
        ("linux", X11 | WAYLAND, X11_INFO),
        ("linux", X11 | WAYLAND | {"get_platform": [5], "PLATFORM_WAYLAND": 5}, WAYLAND_INFO),
        ("linux", X11 | WAYLAND | {"get_platform": [4], "PLATFORM_WAYLAND": 5}, X11_INFO),
        ("win32", {"get_win32_window": [31]}, {"platform": "windows", "window": 31}),
        ("darwin", {"get_cocoa_window": [41]}, {"platform": "cocoa", "window": 41}),
    ],
)
def test_glfw_present_info(monkeypatch, system, names, expected):
    monkeypatch.setitem(sys.modules, "glfw", fake_glfw(**names))
    monkeypatch.setattr(sys, "platform", system)
    assert glfw_present_info.get_glfw_present_info(object()) == {**expected, "vsync": True}
    assert glfw_present_info.get_glfw_present_info(object(), vsync=False)["vsync"] is False


def test_glfw_without_a_known_window_system(monkeypatch):
    monkeypatch.setitem(sys.modules, "glfw", fake_glfw())
    monkeypatch.setattr(sys, "platform", "haiku")
    with pytest.raises(RuntimeError, match="platform 'haiku' is not supported"):
        glfw_present_info.get_glfw_present_info(object())
