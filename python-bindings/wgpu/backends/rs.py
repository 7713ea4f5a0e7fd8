"""The backend under its name in releases up to 0.11: importing it loads the native library.

`apidiff.__doc__` tells what this backend has beyond `wgpu.base`.
"""

from .._apidiff import ApiDiff
from .wgpu_native import *
from .wgpu_native import __version__ as __version__

apidiff: ApiDiff = ApiDiff(
    added={"GPUAdapter.request_device_tracing": "write a trace of all commands to a folder"}, changed={}, hidden={}
)
