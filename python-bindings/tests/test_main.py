"""``python -m wgpu``, the time of import, and what else belongs to the package as a whole."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import wgpu
from wgpu import _demo
from wgpu.__main__ import main

PACKAGE = Path(wgpu.__file__).parent


def python(*arguments, **variables):
    return subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        text=True,
        timeout=300,
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


def test_report_without_a_driver():
    done = python(
        "-m", "wgpu", VK_DRIVER_FILES="/nonexistent", VK_ICD_FILENAMES="/nonexistent", WGPU_BACKEND_TYPE="Vulkan"
    )
    assert done.returncode == 0, done.stderr
    assert "██ native APIs:" in done.stdout
    if sys.platform.startswith("linux"):
        assert "Metal: not-compiled: not in this library, which is built for linux" in done.stdout
        end = done.stdout.split("██ no adapter can be used:")[1]
        assert "Vulkan: " in end and "mesa-vulkan-drivers" in end


def test_backend_reports():
    from wgpu.backends.wgpu_native.extras import backend_reports

    reports = {report["backend_type"]: report for report in backend_reports()}
    assert {"Vulkan", "Metal", "D3D12", "OpenGL"} <= set(reports)
    found = reports[wgpu.gpu.request_adapter_sync().info["backend_type"]]
    assert (found["state"], found["message"]) == ("available", "") and found["adapter_count"] >= 1
    assert reports["Metal" if sys.platform != "darwin" else "D3D12"]["state"] == "not-compiled"


def test_report_in_this_process(capsys, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["wgpu"])
    assert main() == 0
    text = capsys.readouterr().out
    assert "██ native APIs:" in text and "wgpu_core:" in text
    monkeypatch.setattr(wgpu.gpu.__class__, "enumerate_adapters_sync", lambda self: [])
    monkeypatch.setattr(sys, "argv", ["wgpu", "report"])
    assert main() == 0
    assert "There is none." in capsys.readouterr().out


def picture(path):
    """The pixels of a PNG file."""
    image = pytest.importorskip("PIL.Image").open(path)
    assert image.size == (640, 480)
    return image


def test_demo_without_a_window(tmp_path, capsys, monkeypatch):
    file = tmp_path / "ring.png"
    monkeypatch.setattr(sys, "argv", ["wgpu", "demo", "-o", str(file)])
    assert main() == 0
    assert capsys.readouterr().out.endswith(f"drew {file}\n")
    image = picture(file)
    background, hole = image.getpixel((5, 470)), image.getpixel((320, 240))
    assert max(background[:3]) < 40 > max(hole[:3])
    assert max(image.getpixel((320, 110))[:3]) > 150


def test_demo_without_a_display(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert _demo.main([]) == 0
    text = capsys.readouterr().out
    assert text.startswith("No window: there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set).\n")
    picture(tmp_path / "wgpu-demo.png")
    monkeypatch.setenv("DISPLAY", ":none")
    monkeypatch.setitem(sys.modules, "rendercanvas", None)
    monkeypatch.setitem(sys.modules, "rendercanvas.auto", None)
    assert _demo.no_window().endswith("pip install rendercanvas glfw")


def test_demo_without_an_adapter(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("WGPU_BACKEND_TYPE", "D3D11")
    monkeypatch.setattr(sys, "argv", ["wgpu", "demo", "-o", str(tmp_path / "never.png")])
    assert main() == 1
    assert "D3D11, which is not supported" in capsys.readouterr().err


@pytest.mark.skipif(not shutil.which("Xvfb"), reason="needs Xvfb")
def test_demo_in_a_window(monkeypatch):
    pytest.importorskip("rendercanvas")
    pytest.importorskip("glfw")
    server = subprocess.Popen(
        ["Xvfb", "-noreset", "-displayfd", "1", "-screen", "0", "800x600x24", "-nolisten", "tcp"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        number = server.stdout.readline().strip()
        for name in ("RENDERCANVAS_FORCE_OFFSCREEN", "WAYLAND_DISPLAY", "RENDERCANVAS_BACKEND"):
            monkeypatch.delenv(name, raising=False)
        done = python("-m", "wgpu", "demo", "--seconds", "3", DISPLAY=f":{number}")
    finally:
        server.terminate()
        server.wait()
        server.stdout.close()
    assert done.returncode == 0, done.stderr
    frames = int(done.stdout.splitlines()[-1].split(" frames in ")[0])
    assert "draws in a window" in done.stdout and frames >= 2


def test_command_line():
    assert python("-m", "wgpu", "report").returncode == 0
    done = python("-m", "wgpu", "--help")
    assert (done.returncode, done.stdout.split(" [")[0]) == (0, "usage: python -m wgpu")
    assert python("-m", "wgpu", "nonsense").returncode == 2
    assert python("-m", "wgpu", "demo", "--nonsense").returncode == 2


def test_import_is_quick():
    """Quicker than a package of Python's own, as a machine that is busy or slow is so for both."""
    code = "import time; begin = time.process_time(); import {}; print(time.process_time() - begin)"
    python("-c", code.format("wgpu"), PYTHONDONTWRITEBYTECODE="")  # writes the byte code
    uncounted = {"COVERAGE_PROCESS_CONFIG": "", "COVERAGE_PROCESS_START": ""}  # measuring coverage takes time too
    times: dict[str, list[float]] = {"wgpu": [], "asyncio": []}
    for _ in range(6):
        for package, of in times.items():
            of.append(float(python("-c", code.format(package), **uncounted).stdout))
    assert min(times["wgpu"]) < 0.75 * min(times["asyncio"]), times  # measured: 0.28


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
