"""The classes of the API under the module name of releases up to 0.11.

`wgpu.base.apidiff` tells the differences from WebGPU; print its `__doc__`.
"""

from . import _classes
from ._apidiff import ApiDiff, apidiff
from ._classes import *

__all__ = ["ApiDiff", "apidiff"]
__all__ += _classes.__all__
