"""`GPUPipelineLayout`: the bind group layouts of a pipeline."""

from __future__ import annotations

from ._lib import lib
from ._object import GPUObjectBase


class GPUPipelineLayout(GPUObjectBase):
    """The bind group layouts that a pipeline takes, by group. Made by `GPUDevice.create_pipeline_layout()`."""

    _release_function = lib.wgpuPipelineLayoutRelease
    _set_label_function = lib.wgpuPipelineLayoutSetLabel
