"""``python -m wgpu``, the time of import, and what else belongs to the package as a whole."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import wgpu

PACKAGE = Path(wgpu.__file__).parent


def python(*arguments, **variables):
    return subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, **variables},
    )


def test_report():
    done = python("-m", "wgpu", WGPU_BACKEND_TYPE="Vulkan")
    assert done.returncode == 0, done.stderr
    adapter = wgpu.gpu.request_adapter_sync()
    for text in (
        "██ system:",
        "██ packages:\n",
        f"wgpu: {wgpu.__version__}\n",
        "cffi: ",
        "lib_path:  ",
        "\nWGPU_BACKEND_TYPE=Vulkan\n",
        f"██ adapter 0: {wgpu.gpu.enumerate_adapters_sync()[0].summary}:\n",
        f"device: {adapter.info.device}",
        "  features (",
        "  native features (",
        f"    max-bind-groups {' ' * 36} {adapter.limits['max-bind-groups']}\n",
        "██ what a program gets that asks for nothing special",
    ):
        assert text in done.stdout, f"{text!r} is not in\n{done.stdout}"
    for feature in adapter.features:
        assert feature in done.stdout


def test_report_without_an_adapter():
    done = python("-m", "wgpu", WGPU_BACKEND_TYPE="D3D11")
    assert done.returncode == 0, done.stderr
    assert "██ no adapter can be used:\n\nWGPU_BACKEND_TYPE is D3D11" in done.stdout


def test_report_without_a_library(tmp_path):
    missing = tmp_path / "nothing.so"
    done = python("-m", "wgpu", WGPU_LIB_PATH=str(missing))
    assert done.returncode == 1
    assert "██ system:" in done.stdout
    assert str(missing) in done.stderr
    assert "Traceback" not in done.stderr


def test_report_into_a_pipe_that_closes():
    command = [sys.executable, "-u", "-m", "wgpu"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.close()
    assert process.wait(60) == 0
    assert b"Traceback" not in process.stderr.read()
    process.stderr.close()


def test_command_line():
    assert python("-m", "wgpu", "report").returncode == 0
    done = python("-m", "wgpu", "--help")
    assert (done.returncode, done.stdout.split(" [")[0]) == (0, "usage: python -m wgpu")
    assert python("-m", "wgpu", "nonsense").returncode == 2


def test_import_is_quick():
    code = "import time; begin = time.process_time(); import wgpu; print(time.process_time() - begin)"
    python("-c", code, PYTHONDONTWRITEBYTECODE="")  # writes the byte code
    assert min(float(python("-c", code).stdout) for _ in range(5)) < 0.03  # a guard; 0.012 on a slow machine


def test_import_does_not_load_what_it_does_not_need():
    heavy = {"asyncio", "ctypes", "dataclasses", "logging", "numpy", "rendercanvas", "trio", "typing", "wgpu._typing"}
    done = python(
        "-S", "-c", f"import sys; sys.path[:] = {sys.path!r}; import wgpu; print({heavy!r} & set(sys.modules))"
    )
    assert done.stdout.strip() == "set()", done.stdout + done.stderr


def test_import_is_silent():
    done = python("-W", "error", "-c", "import wgpu, wgpu.utils, wgpu.backends.wgpu_native, wgpu.backends.auto")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.row("N11")
def test_package_files():
    assert (PACKAGE / "py.typed").exists()
    hooks = importlib_hooks()
    assert hooks == [str(PACKAGE / "__pyinstaller")]
    assert (PACKAGE / "__pyinstaller" / "hook-wgpu.py").exists()
    assert wgpu.version_info >= (0, 32, 0)
    assert wgpu.__version__.startswith("0.32.0+abi.")


def importlib_hooks():
    from importlib.metadata import entry_points

    found = [point for point in entry_points(group="pyinstaller40") if point.value.startswith("wgpu.")]
    if found:
        return found[0].load()()
    from wgpu.__pyinstaller import get_hook_dirs

    return get_hook_dirs()
