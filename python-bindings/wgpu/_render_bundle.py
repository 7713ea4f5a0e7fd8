"""`GPURenderBundle`: draws that are recorded once and used often."""

from __future__ import annotations

from ._lib import lib
from ._object import GPUObjectBase


class GPURenderBundle(GPUObjectBase):
    """Draws for `GPURenderPassEncoder.execute_bundles()`. Made by `GPURenderBundleEncoder.finish()`."""

    _release_function = lib.wgpuRenderBundleRelease
    _set_label_function = lib.wgpuRenderBundleSetLabel
