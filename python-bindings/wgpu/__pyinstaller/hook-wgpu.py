"""PyInstaller hook: take along the native library, and the backend, which is imported on demand."""
# ruff: noqa: N999

from PyInstaller.utils.hooks import (  # type: ignore[import-not-found, import-untyped, unused-ignore]
    collect_data_files,
    collect_dynamic_libs,
    collect_submodules,
)

datas = collect_data_files("wgpu", subdir="resources")
binaries = collect_dynamic_libs("wgpu")


def _is_needed(name: str) -> bool:
    # These two need packages that the program may not have.
    return not name.startswith(("wgpu.gui", "wgpu.utils.imgui"))


hiddenimports = ["wgpu.backends.auto", "wgpu.backends.wgpu_native", *collect_submodules("wgpu", filter=_is_needed)]
