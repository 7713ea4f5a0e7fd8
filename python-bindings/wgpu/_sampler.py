"""`GPUSampler`: how shaders filter textures."""

from __future__ import annotations

from ._lib import lib
from ._object import GPUObjectBase


class GPUSampler(GPUObjectBase):
    """Filtering, addressing beyond the edges, and comparison. Made by `GPUDevice.create_sampler()`."""

    _release_function = lib.wgpuSamplerRelease
    _set_label_function = lib.wgpuSamplerSetLabel
