"""`GPUCommandBuffer`: finished commands."""

from __future__ import annotations

from ._lib import lib
from ._object import GPUObjectBase


class GPUCommandBuffer(GPUObjectBase):
    """Commands ready for `GPUQueue.submit()`, once. Made by `GPUCommandEncoder.finish()`."""

    _release_function = lib.wgpuCommandBufferRelease
    _set_label_function = lib.wgpuCommandBufferSetLabel
