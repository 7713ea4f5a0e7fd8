"""The surface of the package: names, docstrings, differences, and what importing costs."""

from __future__ import annotations

import importlib
import inspect
import re
import subprocess
import sys

import pytest
from webgpu_idl import INTERFACES, members, snake

import wgpu
from wgpu._device_errors import GPUDeviceErrorsMixin

# The list in the guide that the project began with.
SEED_APIDIFF = {
    "Adds": """
        GPUAdapter.properties GPUBuffer.map_read GPUBuffer.map_write GPUBuffer.size GPUBuffer.usage
        GPUCanvasContext.present GPUDevice.adapter GPUDevice.create_buffer_with_data GPUQueue.read_buffer
        GPUQueue.read_texture GPUTexture.dimension GPUTexture.format GPUTexture.mip_level_count
        GPUTexture.sample_count GPUTexture.size GPUTexture.usage GPUTextureView.size GPUTextureView.texture
    """,
    "Changes": """
        GPU.request_adapter GPU.request_adapter_async GPUBuffer.get_mapped_range GPUBuffer.map_async GPUBuffer.unmap
        GPUDevice.import_external_texture GPUDevice.pop_error_scope GPUDevice.push_error_scope
        GPUQueue.copy_external_image_to_texture
    """,
}


@pytest.mark.row("R17")
def test_version():
    assert wgpu.__version__.startswith("0.32.0") and wgpu.version_info >= (0, 32, 0)
    from wgpu.backends import wgpu_native

    assert len(wgpu_native.version_info) == 4 and wgpu_native.__commit_sha__
    assert wgpu_native.lib_version_info == wgpu_native.version_info


@pytest.mark.row("R2")
def test_classes_are_documented():
    for name, cls in vars(wgpu.classes).items():
        if name.startswith("_"):
            continue
        assert isinstance(cls, type), name
        assert getattr(wgpu, name) is cls and cls.__doc__, name
        for attribute, value in vars(cls).items():
            if not attribute.startswith("_") and (callable(value) or isinstance(value, property)):
                assert value.__doc__, f"{name}.{attribute}"


def bare(attribute):
    """The name of a promise or what waits for it, as the standard has it."""
    return attribute.removesuffix("_sync").removesuffix("_async")


@pytest.mark.row("G10", "R2")
def test_apidiff_is_true():
    text = wgpu.base.apidiff.__doc__
    for verb, names in SEED_APIDIFF.items():
        for name in names.split():
            assert f"{verb} ``{name}()``" in text
    # Against the standard: what the classes have more is added, what they have less is hidden.
    more, less = set(), set()
    for name in INTERFACES:
        bases = [base for base in getattr(wgpu, name).__mro__ if base.__name__ in INTERFACES]
        standard = set().union(*(members(base.__name__) for base in bases))
        inherited = set().union(*map(dir, (Exception, dict, tuple, *bases[1:])))
        ours = {attribute for attribute in dir(bases[0]) if not attribute.startswith("_")}
        more |= {f"{name}.{attribute}" for attribute in ours - inherited if bare(attribute) not in standard}
        less |= {f"{name}.{attribute}" for attribute in standard - set(map(bare, ours))}
    added = wgpu.base.apidiff.added
    # Seven are in the standard too, which the list of 2022 counts as added; it is kept as it was.
    since_then = {name for name in added if name.split(".")[1] in members(name.split(".")[0])}
    assert since_then == {name for name, reason in added.items() if "releases of 2022" in reason}
    assert set(added) - since_then == more
    assert set(wgpu.base.apidiff.hidden) == less
    for name in wgpu.base.apidiff.changed:
        cls, attribute = name.split(".")
        assert bare(attribute) in members(cls) and hasattr(getattr(wgpu, cls), attribute), name
    assert wgpu.base.GPUBuffer is wgpu.GPUBuffer
    assert wgpu._classes.apidiff is wgpu.base.apidiff


def test_methods_name_their_section_of_the_standard():
    for interface in INTERFACES:
        methods = dict(vars(getattr(wgpu, interface)))
        if interface == "GPUDevice":
            methods |= vars(GPUDeviceErrorsMixin)
        for name, method in methods.items():
            others = ("The name of", "Another name", "Like `")
            if bare(name) in members(interface) and callable(method) and not method.__doc__.startswith(others):
                section = re.search(rf"^\s*Spec: {interface}\.(\w+)$", method.__doc__, re.MULTILINE)
                assert section and bare(name) == bare(snake(section[1])), f"{interface}.{name}"


@pytest.mark.row("G1", "G11", "R1")
def test_backends_are_one():
    from wgpu.backends import auto, rs, wgpu_native

    assert auto.gpu is rs.gpu is wgpu_native.gpu is wgpu.gpu
    assert rs.GPUDevice is wgpu_native.GPUDevice is wgpu.GPUDevice
    assert "Adds ``GPUAdapter.request_device_tracing()``" in rs.apidiff.__doc__
    assert wgpu.GPUAdapter.request_device_tracing.__doc__
    assert wgpu.gpu.__module__ != "wgpu._classes"


@pytest.mark.row("R1")
def test_registering_another_backend():
    class Other:
        request_adapter_sync = request_adapter_async = None
        wgsl_language_features = ()

    original = wgpu.gpu
    try:
        with pytest.raises(RuntimeError, match="must have attributes"):
            wgpu.backends._register_backend("foo")
        other = Other()
        assert wgpu.backends._register_backend(other) is other is wgpu.gpu
        with pytest.raises(RuntimeError, match="can only be set once"):
            wgpu.backends._register_backend(Other())
    finally:
        wgpu.gpu = original


@pytest.mark.row("N9")
def test_raw_library(monkeypatch):
    from wgpu.backends.wgpu_native import _api, _ffi, ffi, lib, lib_path

    assert lib.WGPUTextureFormat_R8Unorm == 1 and lib.WGPU_WHOLE_SIZE == 2**64 - 1
    assert lib.wgpuGetVersion() >> 24 == 29
    assert {"wgpuGetVersion", "WGPUSType_DeviceExtras"} <= set(dir(lib))
    with pytest.raises(AttributeError, match="has 'WGPUNonsense'"):
        _ = lib.WGPUNonsense
    assert ffi.sizeof("WGPUStringView") == 16 or sys.maxsize < 2**32
    assert _ffi.get_wgpu_lib_path() == lib_path
    monkeypatch.setenv("WGPU_LIB_PATH", "foo/bar")
    assert _ffi.get_wgpu_lib_path() == "foo/bar"
    assert callable(_api.libf.wgpuDevicePoll)
    device = wgpu.get_default_device()
    assert _api.libf.wgpuDevicePoll(device._internal, False, ffi.NULL) in (0, 1)
    with pytest.raises(wgpu.GPUValidationError):
        _api.libf.wgpuDeviceCreateBuffer(device._internal, [(ffi.NULL, (ffi.NULL, 0), 0, 16, 0)])


@pytest.mark.row("N9")
def test_helpers_of_the_backend():
    import numpy as np

    from wgpu.backends.wgpu_native import _api, _helpers, _mappings, _poller

    data = np.arange(4, dtype=np.uint16)
    view, address = _helpers.get_memoryview_and_address(data)
    assert address == data.ctypes.data and view.nbytes == 8
    assert _helpers.get_memoryview_from_address(address, 8).tobytes() == data.tobytes()
    assert _mappings.enum_str2int["BackendType"]["Vulkan"] == 6
    assert _mappings.enum_int2str["FilterMode"][1] == "nearest"
    assert _mappings.enummap["TextureFormat.r8unorm"] == 1
    assert _api._tuple_from_extent3d([3]) == (3, 1, 1)
    assert _api._tuple_from_origin3d({"origin": {"y": 2}}) == (0, 2, 0)
    assert _api._tuple_from_color({"r": 1, "g": 2, "b": 3, "a": 4}) == (1, 2, 3, 4)
    convert = _api._tuple_from_tuple_or_dict
    assert convert([1, 2], ("x", "y")) == convert({"x": 1, "y": 2}, ("x", "y")) == (1, 2)
    assert convert({"x": 1}, ("x", "y"), (2,)) == convert([1], ("x", "y"), (2,)) == (1, 2)
    for bad in ([1], {"x": 1}, {"z": 1}):
        with pytest.raises(ValueError):
            convert(bad, ("x", "y"))
    with pytest.raises(TypeError):
        convert("text", ("x", "y"))
    assert issubclass(_poller.PollThread, object) and _poller.PollToken


@pytest.mark.row("N8")
def test_native_counts():
    device = wgpu.get_default_device()
    buffer = device.create_buffer(size=16, usage="COPY_DST")
    counts = wgpu.diagnostics.wgpu_native_counts.get_dict()
    assert counts["Buffer"]["count"] >= 1 and counts["Device"]["count"] >= 1
    assert counts["total"]["count"] == sum(row["count"] for name, row in counts.items() if name != "total")
    assert "wgpu_native_counts" in wgpu.diagnostics.get_report()
    assert buffer.size == 16


@pytest.mark.row("G1", "N9")
def test_backends_need_no_import():
    code = """
import wgpu
wgpu.gpu.request_adapter_sync()
native = wgpu.backends.wgpu_native
print(native.lib_path == wgpu.backends.rs.lib_path, native._api.libf, native._mappings, native._poller)
print(wgpu.backends.auto.gpu is wgpu.gpu, hasattr(native, "nonsense"), hasattr(wgpu.backends, "nonsense"))
"""
    result = run(code)
    assert result.stdout.startswith("True <wgpu.") and result.stdout.endswith("\nTrue False False\n"), result.stderr


@pytest.mark.row("N8")
def test_diagnostics_ask_the_library_once_it_is_loaded():
    code = """
import wgpu
topics = wgpu.diagnostics.wgpu_native_info, wgpu.diagnostics.wgpu_native_counts
print([topic.get_dict() for topic in topics])
adapter = wgpu.gpu.request_adapter_sync()
print(topics[0].get_dict()["lib_version"], topics[1].get_dict()["Adapter"]["count"])
"""
    result = run(code)
    assert result.stdout == "[{}, {}]\n29.0.1.1 1\n", result.stderr


def test_an_old_rendercanvas_is_told_to_update():
    with pytest.raises(RuntimeError, match="update it"):
        wgpu.rendercanvas_context_hook(None, {})


@pytest.mark.row("H24")
def test_report(capsys):
    wgpu.print_report()
    assert "wgpu_native_info" in capsys.readouterr().out


@pytest.mark.row("H22")
def test_lazy_names():
    assert wgpu.logger.name == "wgpu"
    assert wgpu.WgpuCanvasInterface.__name__ == "WgpuCanvasInterface"
    with pytest.raises(AttributeError, match="has no attribute 'nonsense'"):
        _ = wgpu.nonsense


@pytest.mark.parametrize(
    "name", ["wgpu.base", "wgpu.classes", "wgpu.enums", "wgpu.structs", "wgpu.flags", "wgpu.utils"]
)
def test_submodules(name):
    assert importlib.import_module(name) is eval(name)


def run(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    import os

    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env={**os.environ, **environment}, check=False
    )


def test_importing_is_cheap():
    heavy = (
        "wgpu.enums",
        "wgpu.structs",
        "weakref",
        "numpy",
        "logging",
        "threading",
        "typing",
        "dataclasses",
        "re",
        "asyncio",
        "ctypes",
    )
    code = f"import sys; import wgpu; print([name for name in {heavy!r} if name in sys.modules])"
    before = run(f"import sys; print([name for name in {heavy!r} if name in sys.modules])").stdout
    assert run(code).stdout == before


def test_enums_and_structs_are_there_when_wanted():
    for code in (
        "import wgpu; print(wgpu.Extent3D, wgpu.TextureFormat)",
        "import wgpu; print(wgpu.structs.Extent3D, wgpu.enums.TextureFormat)",
        "from wgpu import Extent3D, TextureFormat; print(Extent3D, TextureFormat)",
        "from wgpu import *; print(Extent3D, TextureFormat); gpu.request_adapter_sync, GPUBuffer, BufferUsage.VERTEX",
        "import wgpu; assert {'Extent3D', 'gpu'} < set(dir(wgpu)); print(wgpu.Extent3D, wgpu.TextureFormat)",
    ):
        assert run(code).stdout == f"{wgpu.Extent3D} {wgpu.TextureFormat}\n", code
    result = run("import wgpu; wgpu.TextureFormats")
    assert "has no attribute 'TextureFormats'" in result.stderr
    if sys.version_info >= (3, 12):
        assert "Did you mean: 'TextureFormat'" in result.stderr


def test_importing_needs_no_library():
    assert run("import wgpu; print(wgpu.GPUDevice)", WGPU_LIB_PATH="/nowhere").returncode == 0


@pytest.mark.row("G2")
@pytest.mark.parametrize("module", ["wgpu.backends.auto", "wgpu.backends.rs", "wgpu.backends.wgpu_native"])
def test_importing_a_backend_loads_the_library(module):
    result = run(f"import {module}", WGPU_LIB_PATH="/nowhere/lib.so")
    assert result.returncode and "WGPU_LIB_PATH names '/nowhere/lib.so', which does not exist" in result.stderr
    assert run(f"import {module}, wgpu; print(wgpu.gpu.request_adapter_sync().summary)").returncode == 0


def test_a_folder_is_no_library(tmp_path):
    result = run("import wgpu; wgpu.gpu.request_adapter_sync()", WGPU_LIB_PATH=str(tmp_path))
    assert f"which is a folder: name the file in it, such as {tmp_path}" in result.stderr


def test_a_library_that_is_none(tmp_path):
    broken = tmp_path / "libbroken.so"
    broken.write_bytes(b"nothing")
    result = run("import wgpu; wgpu.gpu.request_adapter_sync()", WGPU_LIB_PATH=str(broken))
    assert f"cannot load the native library '{broken}'" in result.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="uses a library of Linux")
def test_a_library_of_something_else():
    import ctypes.util

    code = """
import ctypes, ctypes.util, os, wgpu
ctypes.CDLL(ctypes.util.find_library("m"))
path = next(line.split()[-1] for line in open("/proc/self/maps") if "libm" in line)
os.environ["WGPU_LIB_PATH"] = path
wgpu.gpu.request_adapter_sync()
"""
    assert ctypes.util.find_library("m")
    result = run(code)
    assert "lacks the symbol wgpuCreateInstance" in result.stderr and "libm" in result.stderr


@pytest.mark.row("G5")
def test_signatures_have_no_surprises():
    """Descriptor methods take names only; commands take positions too."""
    for name, method in inspect.getmembers(wgpu.GPUDevice, inspect.isfunction):
        if name.startswith("create_"):
            kinds = {p.kind for p in list(inspect.signature(method).parameters.values())[1:]}
            assert kinds == {inspect.Parameter.KEYWORD_ONLY}, name
