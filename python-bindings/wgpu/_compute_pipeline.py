"""`GPUComputePipeline`: a compute shader ready to run."""

from __future__ import annotations

from ._convert import fields
from ._errors import PENDING, discard
from ._lib import EMPTY, NULL, lib, string
from ._object import GPUObjectBase
from ._pipeline import GPUPipelineBase, layout_handle, stage
from ._pipeline_cache import cache_chain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ._device import GPUDevice

STAGE_FIELDS = frozenset(("module", "entry_point", "constants"))


class GPUComputePipeline(GPUPipelineBase, GPUObjectBase):
    """A compute shader with its layout, ready to run. Made by `GPUDevice.create_compute_pipeline()`."""

    _release_function = lib.wgpuComputePipelineRelease
    _set_label_function = lib.wgpuComputePipelineSetLabel
    _get_bind_group_layout_function = lib.wgpuComputePipelineGetBindGroupLayout


def compute_pipeline_descriptor(label: str, layout: Any, compute: Any, cache: Any) -> tuple[Any, Any]:
    """A WGPUComputePipelineDescriptor, and what to keep alive."""
    call = "create_compute_pipeline"
    compute = fields(compute, STAGE_FIELDS, "ProgrammableStage")
    module, entry, count, constants, keep = stage(call, compute, "ProgrammableStage")
    chain = cache_chain(call, cache)
    descriptor = (
        chain,
        string(label) if label else EMPTY,
        layout_handle(call, layout),
        (NULL, module, entry, count, constants),
    )
    return descriptor, (chain, keep)


def create_compute_pipeline(device: GPUDevice, label: str, layout: Any, compute: Any, cache: Any) -> GPUComputePipeline:
    descriptor, _keep = compute_pipeline_descriptor(label, layout, compute, cache)
    handle = lib.wgpuDeviceCreateComputePipeline(device._internal, [descriptor])
    if PENDING:
        discard(lib.wgpuComputePipelineRelease, handle)
    return GPUComputePipeline(label, handle, device)
