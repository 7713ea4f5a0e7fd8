"""Builds the extension and bundles the native library.

Everything else is in pyproject.toml. Set WGPU_ABI_BUNDLE to the path of a built libwgpu_native
(.so, .dylib or .dll) and it goes into the wheel as `wgpu/resources/<file name>`; without it the
installed package needs WGPU_LIB_PATH at run time.
"""

import os
import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

RESOURCES = Path("wgpu", "resources")


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
        root = Path(__file__).resolve().parent if self.editable_mode else Path(self.build_lib)
        target = root / RESOURCES / source.name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(source, target)


setup(cffi_modules=["native/build.py:ffibuilder"], cmdclass={"build_py": BuildWithLibrary})
