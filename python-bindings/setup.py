"""Builds the extension and bundles the native library.

Everything else is in pyproject.toml. Set WGPU_ABI_BUNDLE to the path of a built libwgpu_native
(.so, .dylib or .dll) and it goes into the wheel as `wgpu/resources/<file name>`; without it the
installed package needs WGPU_LIB_PATH at run time. A source distribution has the Rust sources with it, in `rust`:
there the library is built with cargo, if WGPU_ABI_BUNDLE names none.
"""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

from setuptools import Extension, setup
from setuptools.command.bdist_wheel import bdist_wheel
from setuptools.command.build_ext import build_ext
from setuptools.command.build_py import build_py
from setuptools.command.sdist import sdist

HERE = Path(__file__).resolve().parent
RESOURCES = Path("wgpu", "resources")
# What cargo needs of the repository.
RUST = (
    *("Cargo.toml", "Cargo.lock", "build.rs", "README.md", "LICENSE-APACHE", "LICENSE-MIT"),
    *("benches/core.rs", "ffi/generate", "src"),
)
NO_CARGO = """
To build wgpu from its sources, Rust {version} or newer is needed{found}.
Install a wheel, if there is one for this system and this Python.
Or install Rust (https://rustup.rs) and a C compiler, and run pip again: the build takes some minutes.
Or set WGPU_ABI_BUNDLE to the path of a built libwgpu_native: then only the C compiler is needed.
"""
OPTIONS = [] if sys.platform == "win32" else ["-O2", "-g0"]


class BuildWithHeaders(build_ext):
    """Writes the headers that native/fast.c includes."""

    def build_extensions(self) -> None:
        # Some Pythons want their own folder in all that is linked. It is of no use elsewhere.
        linker = getattr(self.compiler, "linker_so", None)
        if linker:
            self.compiler.linker_so = [option for option in linker if "-rpath" not in option]
        super().build_extensions()

    def build_extension(self, ext: Extension) -> None:
        if ext.name == "wgpu._fast":
            sys.path.insert(0, str(HERE / "native"))
            from build import write_headers

            folder = Path(self.build_temp, "include")
            write_headers(folder)
            ext.include_dirs.append(str(folder))
        super().build_extension(ext)


def origin() -> Path:
    """Where the Rust sources are: in a source distribution, or in the repository."""
    return HERE / "rust" if (HERE / "rust").is_dir() else HERE.parent


def numbers(version: str) -> tuple[int, ...]:
    """The first two numbers of a version."""
    return tuple(map(int, re.findall(r"\d+", version)[:2]))


def build_library() -> Path:
    """Has cargo build the library of a source distribution."""
    rust = HERE / "rust"
    wanted = re.findall(r'^rust-version = "(.*)"', (rust / "Cargo.toml").read_text(), re.MULTILINE)[0]
    try:
        subprocess.run(["cargo", "--version"], cwd=rust, capture_output=True, check=True)
        said = subprocess.run(["rustc", "--version"], cwd=rust, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        raise SystemExit(NO_CARGO.format(version=wanted, found=", but there is no cargo on the PATH")) from None
    if numbers(said) < numbers(wanted):
        raise SystemExit(NO_CARGO.format(version=wanted, found=f", but this is {said.strip()}"))
    command = ["cargo", "rustc", "--locked", "--lib", "--crate-type", "cdylib", "--release"]
    target = Path(os.environ.get("CARGO_TARGET_DIR") or rust / "target")
    environment = {**os.environ, "CARGO_TARGET_DIR": str(target)}
    if "musl" in (sysconfig.get_config_var("HOST_GNU_TYPE") or ""):
        # What is loaded cannot have a C library of its own, which Rust's libraries have there by default.
        environment["RUSTFLAGS"] = f"{os.environ.get('RUSTFLAGS', '')} -C target-feature=-crt-static"
    if subprocess.run(command, cwd=rust, env=environment, check=False).returncode:
        raise SystemExit(
            "cargo could not build libwgpu_native: see above. It downloads packages: is the network there?"
        )
    names = ("libwgpu_native.so", "libwgpu_native.dylib", "wgpu_native.dll")
    return next(path for name in names if (path := target / "release" / name).is_file())


class BuildWithLibrary(build_py):
    """Copies the library named by WGPU_ABI_BUNDLE, or built by cargo, beside the Python files."""

    def run(self) -> None:
        super().run()
        bundle = os.environ.get("WGPU_ABI_BUNDLE", "").strip()
        if bundle:
            source = Path(bundle)
        elif origin() != HERE.parent:
            source = build_library()
        else:
            return
        if not source.is_file():
            raise SystemExit(f"WGPU_ABI_BUNDLE names {bundle!r}, which is not a file")
        root = HERE if self.editable_mode else Path(self.build_lib)
        target = root / RESOURCES / source.name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(source, target)


class SourcesWithRust(sdist):
    """Puts beside the package what cargo builds the library from."""

    def make_release_tree(self, base_dir: str, files: list[str]) -> None:
        super().make_release_tree(base_dir, files)
        for name in RUST:
            target = Path(base_dir, "rust", name)
            target.parent.mkdir(parents=True, exist_ok=True)
            source = origin() / name
            if source.is_dir():
                shutil.copytree(source, target)
            else:
                shutil.copy2(source, target)


class Wheel(bdist_wheel):
    """Adds the licences, and for Linux the oldest C library that has what those inside ask for (PEP 600, PEP 656)."""

    def egg2dist(self, egginfo_path: str, distinfo_path: str) -> None:
        super().egg2dist(egginfo_path, distinfo_path)
        for licence in sorted(origin().glob("LICENSE-*")):
            shutil.copy2(licence, distinfo_path)

    def get_tag(self) -> tuple[str, str, str]:
        python, abi, system = super().get_tag()
        if system.startswith("linux_"):
            libraries = [library.read_bytes() for library in Path(self.bdist_dir).rglob("*.so")]
            versions = {
                tuple(map(int, found)) for data in libraries for found in re.findall(rb"\0GLIBC_(\d+)\.(\d+)", data)
            }
            if versions:
                major, minor = max(versions)
                system = system.replace("linux_", f"manylinux_{major}_{minor}_", 1)
            elif any(re.search(rb"\0libc\.(musl-\w+\.)?so(\.1)?\0", data) for data in libraries):
                # Symbols have no versions there.
                system = system.replace("linux_", "musllinux_1_2_", 1)
        return python, abi, system


setup(
    cffi_modules=["native/build.py:ffibuilder"],
    ext_modules=[
        Extension(
            "wgpu._fast",
            [f"native/{name}.c" for name in ("fast", "objects", "read", "create", "pipelines")],
            depends=["native/fast.h", "native/read.h"],
            include_dirs=["native"],
            py_limited_api=True,
            extra_compile_args=OPTIONS,
        ),
        Extension("wgpu._dlpack", ["native/dlpack.c"], py_limited_api=True, extra_compile_args=OPTIONS),
    ],
    cmdclass={
        "bdist_wheel": Wheel,
        "build_ext": BuildWithHeaders,
        "build_py": BuildWithLibrary,
        "sdist": SourcesWithRust,
    },
)
