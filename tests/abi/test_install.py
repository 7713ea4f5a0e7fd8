"""C programs build against an installed tree, through pkg-config and CMake, dynamically and statically, and run."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

SOURCES = Path(__file__).parent / "consumer"


@pytest.fixture(scope="module")
def prefix(root: Path, library_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installed tree that was moved after the installation."""
    folder = tmp_path_factory.mktemp("install")
    env = {**os.environ, "WGPU_ABI_LIB_DIR": str(library_dir)}
    subprocess.run([root / "ffi/install.sh", folder / "first"], env=env, check=True)
    return (folder / "first").rename(folder / "moved here")


def run(*command: str | Path, **env: str) -> str:
    done = subprocess.run(command, env={**os.environ, **env}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def is_dynamic(program: Path) -> bool:
    return "libwgpu_native" in run("readelf", "-d", program)


@pytest.mark.parametrize("kind", ["shared", "static"])
def test_pkg_config(kind: str, prefix: Path, tmp_path: Path) -> None:
    # Spaces are quoted by pkg-config and taken apart by nobody but a shell; a link spares us one.
    (tmp_path / "prefix").symlink_to(prefix)
    here = tmp_path / "prefix"
    path = {"PKG_CONFIG_PATH": str(here / "lib/pkgconfig")}
    flags = run("pkg-config", "--cflags", "wgpu-native", **path).split()
    if kind == "shared":
        libs = [*run("pkg-config", "--libs", "wgpu-native", **path).split(), f"-Wl,-rpath,{here / 'lib'}"]
    else:
        libs = run("pkg-config", "--static", "--libs", "wgpu-native", **path).split()
        libs[libs.index("-lwgpu_native")] = "-l:libwgpu_native.a"
    program = tmp_path / "program"
    run("gcc", "-std=c99", "-Wall", "-Wextra", "-Werror", *flags, SOURCES / "main.c", "-o", program, *libs)
    assert is_dynamic(program) == (kind == "shared")
    assert run(program) == "linked\n"


@pytest.mark.parametrize("kind", ["shared", "static"])
def test_cmake(kind: str, prefix: Path, tmp_path: Path) -> None:
    build = tmp_path / "build"
    static = "ON" if kind == "static" else "OFF"
    run("cmake", "-S", SOURCES, "-B", build, f"-DCMAKE_PREFIX_PATH={prefix}", f"-DWGPU_NATIVE_STATIC={static}")
    run("cmake", "--build", build)
    assert is_dynamic(build / "program") == (kind == "shared")
    assert run(build / "program") == "linked\n"
    if kind == "shared":
        # What is recorded is the name of the library, not where it lay.
        assert "[libwgpu_native.so]" in run("readelf", "-d", build / "program")


def test_link_list_is_what_rustc_prints(root: Path) -> None:
    """Costs a build of the library, so it runs only where that is wanted."""
    if "WGPU_ABI_CHECK_LINK_LIST" not in os.environ:
        pytest.skip("set WGPU_ABI_CHECK_LINK_LIST=1 to compare with rustc (builds the library)")
    cargo = shutil.which("cargo")
    assert cargo
    command = [cargo, "rustc", "--lib", "--crate-type", "staticlib", "--", "--print", "native-static-libs"]
    printed = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stderr
    [libs] = [line.split(": ", 2)[2] for line in printed.splitlines() if "native-static-libs: " in line]
    [host] = [line.split()[1] for line in run("rustc", "-vV").splitlines() if line.startswith("host: ")]
    listed = dict(
        line.split(": ") for line in (root / "ffi/static-libs.txt").read_text().splitlines() if line[0] != "#"
    )
    # They are shared libraries, so their order and number do not matter.
    assert set(listed[host].split()) == set(libs.split())
