"""All classes of the API, and the differences from WebGPU."""

from __future__ import annotations

from ._acceleration import GPUBlas, GPUTlas
from ._adapter import GPUAdapter, GPUAdapterInfo
from ._async import GPUPromise
from ._bind_group import GPUBindGroup
from ._bind_group_layout import GPUBindGroupLayout
from ._buffer import GPUBuffer
from ._canvas_context import DrawCancelled, GPUCanvasContext
from ._command_buffer import GPUCommandBuffer
from ._command_encoder import GPUCommandEncoder
from ._commands import (
    GPUBindingCommandsMixin,
    GPUCommandsMixin,
    GPUDebugCommandsMixin,
    GPURenderCommandsMixin,
)
from ._compute_pass_encoder import GPUComputePassEncoder
from ._compute_pipeline import GPUComputePipeline
from ._device import GPUDevice
from ._errors import (
    GPUDeviceLostInfo,
    GPUError,
    GPUInternalError,
    GPUOutOfMemoryError,
    GPUPipelineError,
    GPUUncapturedErrorEvent,
    GPUValidationError,
)
from ._external_texture import GPUExternalTexture
from ._gpu import GPU
from ._object import GPUObjectBase, tracker
from ._pipeline import GPUPipelineBase
from ._pipeline_cache import GPUPipelineCache
from ._pipeline_layout import GPUPipelineLayout
from ._query_set import GPUQuerySet
from ._queue import GPUQueue
from ._render_bundle import GPURenderBundle
from ._render_bundle_encoder import GPURenderBundleEncoder
from ._render_pass_encoder import GPURenderPassEncoder
from ._render_pipeline import GPURenderPipeline
from ._sampler import GPUSampler
from ._shader_module import GPUCompilationInfo, GPUCompilationMessage, GPUShaderModule
from ._texture import GPUTexture
from ._texture_view import GPUTextureView

__all__ = [
    "GPU",
    "DrawCancelled",
    "GPUAdapter",
    "GPUAdapterInfo",
    "GPUBindGroup",
    "GPUBindGroupLayout",
    "GPUBindingCommandsMixin",
    "GPUBlas",
    "GPUBuffer",
    "GPUCanvasContext",
    "GPUCommandBuffer",
    "GPUCommandEncoder",
    "GPUCommandsMixin",
    "GPUCompilationInfo",
    "GPUCompilationMessage",
    "GPUComputePassEncoder",
    "GPUComputePipeline",
    "GPUDebugCommandsMixin",
    "GPUDevice",
    "GPUDeviceLostInfo",
    "GPUError",
    "GPUExternalTexture",
    "GPUInternalError",
    "GPUObjectBase",
    "GPUOutOfMemoryError",
    "GPUPipelineBase",
    "GPUPipelineCache",
    "GPUPipelineError",
    "GPUPipelineLayout",
    "GPUPromise",
    "GPUQuerySet",
    "GPUQueue",
    "GPURenderBundle",
    "GPURenderBundleEncoder",
    "GPURenderCommandsMixin",
    "GPURenderPassEncoder",
    "GPURenderPipeline",
    "GPUSampler",
    "GPUShaderModule",
    "GPUTexture",
    "GPUTextureView",
    "GPUTlas",
    "GPUUncapturedErrorEvent",
    "GPUValidationError",
]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._apidiff import apidiff as apidiff
else:

    def __getattr__(name):
        if name == "apidiff":
            from ._apidiff import apidiff

            return apidiff
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


# Diagnostics list every class that is counted, also when there is no object yet.
tracker.counts.update(
    (cls.__name__, tracker.counts[cls.__name__])
    for cls in list(globals().values())
    if isinstance(cls, type)
    and ((issubclass(cls, GPUObjectBase) and cls is not GPUObjectBase) or cls in (GPUAdapter, GPUCanvasContext))
)
