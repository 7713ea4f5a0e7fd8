"""The backend on the native library, and what it has beyond the API: `lib`, `ffi`, `extras`.

Importing this module loads the library.
"""

from ... import _classes, gpu
from ..._classes import *
from ._ffi import ffi, lib, lib_path, lib_version_info, library_versions
from .extras import request_device, request_device_sync

__all__ = ["ffi", "gpu", "lib", "lib_path", "lib_version_info", "request_device", "request_device_sync", "version_info"]
__all__ += _classes.__all__

# The version of the wgpu.h interface that this package is made for, and the revision of wgpu-core under it.
__version__ = "29.0.1.1"
__commit_sha__ = "wgpu-core 30.0.1"
version_info: tuple[int, ...] = (29, 0, 1, 1)

TYPE_CHECKING = False
if not TYPE_CHECKING:  # checkers shall refuse names that do not exist

    def __getattr__(name):
        if name in ("_api", "_mappings", "_poller"):
            from importlib import import_module

            return import_module(f"{__name__}.{name}")
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
