"""The classes of the API under the module name of releases up to 0.11.

`wgpu.base.apidiff` tells the differences from WebGPU; print its `__doc__`.
"""

from ._apidiff import ApiDiff as ApiDiff
from ._apidiff import apidiff as apidiff
from ._classes import *
