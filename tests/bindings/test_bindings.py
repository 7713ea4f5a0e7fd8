"""cffi, ctypesgen, SWIG, zig translate-c, rust-bindgen and cgo read the headers; the same program runs in each.

JavaScript reads the description and the layouts instead, at run time.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
INCLUDE = ROOT / "include"
HEADERS = [INCLUDE / name for name in ("webgpu.h", "wgpu.h", "wgpu_abi.h")]
LIBRARY = Path(os.environ["WGPU_LIB"]).absolute()
# What is costly to make again stays here from run to run.
KEPT = Path(os.environ["BINDINGS_DIR"]).absolute()
TOOLS = Path(sys.executable).parent
DOUBLED = "2 4 6 8 10 12 14 16"


def run(*command: str | Path, cwd: Path | None = None, **env: str | Path) -> str:
    words = [str(word) for word in command]
    # The programs' own environment: what pip or cargo set for this one is not theirs.
    everything = {**os.environ, **{name: str(value) for name, value in env.items()}}
    done = subprocess.run(words, cwd=cwd, env=everything, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{' '.join(words)}\n{done.stdout}\n{done.stderr}"
    return done.stdout.strip()


def test_cffi(tmp_path: Path) -> None:
    # cffi knows the types of these headers by itself, and would not read the system's.
    for name in ("math.h", "stddef.h", "stdint.h"):
        (tmp_path / name).touch()
    header = tmp_path / "gpu.h"
    run("gcc", "-E", "-P", "-nostdinc", "-I", tmp_path, HEADERS[-1], "-o", header)
    assert run(sys.executable, HERE / "double_cffi.py", header, LIBRARY / "libwgpu_native.so") == DOUBLED


def test_ctypesgen(tmp_path: Path) -> None:
    flags = [f"-I{INCLUDE}", "-lwgpu_native", f"-L{LIBRARY}"]
    run(TOOLS / "ctypesgen", *flags, *HEADERS, "-o", tmp_path / "gpu.py")
    program = [sys.executable, HERE / "double_ctypesgen.py", ROOT / "ffi/api.json"]
    assert run(*program, PYTHONPATH=tmp_path) == DOUBLED


def test_swig(tmp_path: Path) -> None:
    # 305: an INIT macro is no constant. 451: a string view's text belongs to the caller.
    swig = [TOOLS / "swig", "-python", "-Werror", "-w305,451", "-DSWIGWORDSIZE64", f"-I{INCLUDE}"]
    run(*swig, "-o", tmp_path / "wrapper.c", "-outdir", tmp_path, HERE / "gpu.i")
    include = [f"-I{INCLUDE}", f"-I{sysconfig.get_path('include')}"]
    link = [f"-L{LIBRARY}", "-lwgpu_native", f"-Wl,-rpath,{LIBRARY}"]
    run("gcc", "-shared", "-fPIC", "-Werror", *include, tmp_path / "wrapper.c", "-o", tmp_path / "_gpu.so", *link)
    assert run(sys.executable, HERE / "double_swig.py", PYTHONPATH=tmp_path) == DOUBLED


def test_zig(tmp_path: Path) -> None:
    zig = [sys.executable, "-m", "ziglang"]
    cache = {"ZIG_GLOBAL_CACHE_DIR": KEPT / "zig", "ZIG_LOCAL_CACHE_DIR": KEPT / "zig-local"}
    (tmp_path / "gpu.zig").write_text(run(*zig, "translate-c", f"-I{INCLUDE}", "-lc", HEADERS[-1], **cache))
    shutil.copy(HERE / "double.zig", tmp_path)
    link = ["-lc", f"-L{LIBRARY}", "-lwgpu_native", "-rpath", LIBRARY]
    run(*zig, "build-exe", "double.zig", *link, cwd=tmp_path, **cache)
    assert run(tmp_path / "double") == DOUBLED


def test_rust_bindgen() -> None:
    """bindgen's own checks of sizes and offsets are part of the build."""
    import clang.native

    folder = KEPT / "rust"
    env = {
        "LIBCLANG_PATH": Path(clang.native.__path__[0]),
        "WGPU_INCLUDE": INCLUDE,
        "WGPU_LIB": LIBRARY,
        "CARGO_TARGET_DIR": folder,
    }
    run("cargo", "build", "--quiet", "--locked", cwd=HERE / "rust", **env)
    assert run(folder / "debug/double") == DOUBLED


@pytest.mark.skipif(not shutil.which("go"), reason="Go is not installed")
def test_cgo(tmp_path: Path) -> None:
    env = {
        "CGO_ENABLED": "1",
        "CGO_CFLAGS": f"-I{INCLUDE}",
        "CGO_LDFLAGS": f"-L{LIBRARY} -lwgpu_native -Wl,-rpath,{LIBRARY}",
        "GOCACHE": KEPT / "go",
        "GOTOOLCHAIN": "local",
    }
    package = shutil.copytree(HERE / "go", tmp_path / "package")
    flags = [
        entry for flags in json.loads((ROOT / "ffi/api.json").read_text())["bitflags"] for entry in flags["entries"]
    ]
    constants = "".join(f"const {flag['name']} = {flag['value']}\n" for flag in flags)
    (package / "flags.go").write_text(f"package main\n\n{constants}")
    program = tmp_path / "double"
    run("go", "build", "-o", program, ".", cwd=package, **env)
    assert run(program) == DOUBLED


# -- JavaScript

NODE = HERE / "node"
OURS = {"WGPU_LIB_PATH": LIBRARY / "libwgpu_native.so"}
needs_npm = pytest.mark.skipif(not shutil.which("npm"), reason="Node.js and npm are not installed")


def install(folder: Path) -> Path:
    """The packages that the folder's package.json names, beside it."""
    wanted = (folder / "package.json").read_text()
    installed = folder / "node_modules/installed.json"
    if not installed.exists() or installed.read_text() != wanted:
        run("npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error", cwd=folder)
        installed.write_text(wanted)
    return folder


def newer_driver() -> Path:
    """The driver that Dawn needs: it refuses the lavapipe of Debian 12."""
    found = subprocess.run([ROOT / "tools/mesa.sh"], capture_output=True, text=True, check=False)
    if found.returncode:
        pytest.skip(found.stderr.strip())
    return Path(found.stdout.strip())


@needs_npm
def test_javascript() -> None:
    """WebGPU of the standard's IDL over `ffi/api.json`: what a page does, and what it does wrong."""
    run("node", "--test", *sorted(install(NODE).glob("*.test.js")), **OURS)


@needs_npm
@pytest.mark.parametrize(("engine", "scenes"), [("scenes", 7), ("babylon", 15), ("playcanvas", 6)])
def test_engine(tmp_path: Path, engine: str, scenes: int) -> None:
    """The scenes of three.js, Babylon.js and PlayCanvas look as they do with Dawn."""
    install(NODE)
    program = install(NODE / "programs") / f"{engine}.mjs"
    driver = newer_driver()
    pictures: dict[str, dict[str, bytes]] = {}
    for name, env in (("ours", OURS), ("dawn", {"GPU_PROVIDER": "webgpu"})):
        (tmp_path / name).mkdir()
        run("node", program, tmp_path / name, VK_DRIVER_FILES=driver, **env)
        pictures[name] = {file.name: file.read_bytes() for file in (tmp_path / name).iterdir()}
    assert len(pictures["ours"]) == len(pictures["dawn"]) == scenes
    for scene, ours in pictures["ours"].items():
        dawns = pictures["dawn"][scene]
        assert len(set(ours)) > 8, f"{scene} is empty"
        different = sum(abs(a - b) > 3 for a, b in zip(ours, dawns, strict=True))
        assert different < len(ours) // 1000, f"{different} of {len(ours)} bytes of {scene} differ"


@needs_npm
@pytest.mark.parametrize("program", ["arrays", "onnx"])
def test_numbers(program: str) -> None:
    """jax-js and ONNX Runtime Web compute on the GPU what they compute on the processor."""
    install(NODE)
    # Code of many megabytes is not worth optimizing for one run.
    flags = ["--liftoff-only", "--wasm-lazy-compilation"]
    run("node", *flags, install(NODE / "programs") / f"{program}.mjs", VK_DRIVER_FILES=newer_driver(), **OURS)


@needs_npm
@pytest.mark.skipif("WGPU_TEST_LONG" not in os.environ, reason="long: WGPU_TEST_LONG=1")
def test_tensorflow_js(tmp_path: Path) -> None:
    """The 4,000 tests of TensorFlow.js end as they do with Dawn."""
    install(NODE)
    program = install(NODE / "programs") / "tensors.mjs"
    driver = newer_driver()
    ours, dawns = tmp_path / "ours", tmp_path / "dawns"
    run("node", program, ours, VK_DRIVER_FILES=driver, GPU_FLAGS="strict=0", **OURS)
    run("node", program, dawns, VK_DRIVER_FILES=driver, GPU_PROVIDER="webgpu")
    # A promise that nobody waits for is charged to the spec that is running when it is rejected.
    charged = {"tensor.data webgpu"}
    failed = set(ours.read_text().splitlines()) - set(dawns.read_text().splitlines())
    assert not {name for name in failed if not any(name.startswith(prefix) for prefix in charged)}
