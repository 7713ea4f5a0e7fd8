"""Builds the extension and bundles the native library.

Everything else is in pyproject.toml. Set WGPU_ABI_BUNDLE to the path of a built libwgpu_native
(.so, .dylib or .dll) and it goes into the wheel as `wgpu/resources/<file name>`; without it the
installed package needs WGPU_LIB_PATH at run time.
"""

import os
import platform
import re
import shutil
import sys
from pathlib import Path

from setuptools import Extension, setup
from setuptools.command.bdist_wheel import bdist_wheel
from setuptools.command.build_ext import build_ext
from setuptools.command.build_py import build_py

HERE = Path(__file__).resolve().parent
RESOURCES = Path("wgpu", "resources")
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


class BuildWithLibrary(build_py):
    """Copies the library named by WGPU_ABI_BUNDLE beside the Python files."""

    def run(self) -> None:
        super().run()
        bundle = os.environ.get("WGPU_ABI_BUNDLE", "").strip()
        if not bundle:
            return
        source = Path(bundle)
        if not source.is_file():
            raise SystemExit(f"WGPU_ABI_BUNDLE names {bundle!r}, which is not a file")
        root = HERE if self.editable_mode else Path(self.build_lib)
        target = root / RESOURCES / source.name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(source, target)


class WheelForManyLinux(bdist_wheel):
    """Names the oldest glibc that has all symbols which the libraries in the wheel ask for (PEP 600)."""

    def get_tag(self) -> tuple[str, str, str]:
        python, abi, system = super().get_tag()
        if system.startswith("linux_") and platform.libc_ver()[0] == "glibc":
            versions = {
                tuple(map(int, found))
                for library in Path(self.bdist_dir).rglob("*.so")
                for found in re.findall(rb"\0GLIBC_(\d+)\.(\d+)", library.read_bytes())
            }
            major, minor = max(versions, default=(2, 17))
            system = system.replace("linux_", f"manylinux_{major}_{minor}_", 1)
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
    cmdclass={"bdist_wheel": WheelForManyLinux, "build_ext": BuildWithHeaders, "build_py": BuildWithLibrary},
)
