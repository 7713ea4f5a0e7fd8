"""Functions for what the native library has beyond WebGPU."""

from __future__ import annotations

import os

from ..._coreutils import get_logger
from ..._enum_values import BackendType, InstanceBackend, InstanceFlag
from ..._errors import ArgumentError
from ..._formats import Enum
from ..._instance import get_instance
from ..._lib import NULL, NULL_STRING, ffi, lib, missing_symbols, string, text
from ..._limits import kebab
from ..._native_constants import CONSTANTS
from ..._query_set import create_query_set

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from ..._classes import (
        GPUAdapter,
        GPUBuffer,
        GPUCommandEncoder,
        GPUComputePassEncoder,
        GPUDevice,
        GPUQuerySet,
        GPURenderPassEncoder,
    )

INSTANCE_EXTRAS = 0x00030004  # WGPUSType_InstanceExtras


class PipelineStatisticName(Enum):
    """What `create_statistics_query_set()` can count."""

    VertexShaderInvocations = "vertex-shader-invocations"
    ClipperInvocations = "clipper-invocations"
    ClipperPrimitivesOut = "clipper-primitives-out"
    FragmentShaderInvocations = "fragment-shader-invocations"
    ComputeShaderInvocations = "compute-shader-invocations"


def request_device_sync(
    adapter: GPUAdapter,
    trace_path: str,
    *,
    label: str = "",
    required_features: Sequence[str] = (),
    required_limits: Mapping[str, int | None] | None = None,
    default_queue: Any = None,
) -> GPUDevice:
    """Request a device that writes a trace of all commands into a folder, which is made if need be.

    The other arguments are those of `GPUAdapter.request_device_sync()`.
    """
    os.makedirs(trace_path, exist_ok=True)
    if os.listdir(trace_path):
        get_logger().warning("Trace directory not empty: %s", trace_path)
    return adapter._request_device(label, required_features, required_limits, default_queue, str(trace_path))


def request_device(adapter: GPUAdapter, trace_path: str, **kwargs: Any) -> GPUDevice:
    """The name of `request_device_sync` in releases before 0.19."""
    return request_device_sync(adapter, trace_path, **kwargs)


def multi_draw_indirect(
    render_pass_encoder: GPURenderPassEncoder, buffer: GPUBuffer, *, offset: int = 0, count: int
) -> None:
    """Do `draw_indirect(buffer, offset + 16 * i)` for i from 0 to count - 1, in one command."""
    render_pass_encoder._multi_draw_indirect(buffer, offset, count)


def multi_draw_indexed_indirect(
    render_pass_encoder: GPURenderPassEncoder, buffer: GPUBuffer, *, offset: int = 0, count: int
) -> None:
    """Do `draw_indexed_indirect(buffer, offset + 20 * i)` for i from 0 to count - 1, in one command."""
    render_pass_encoder._multi_draw_indexed_indirect(buffer, offset, count)


def multi_draw_indirect_count(
    render_pass_encoder: GPURenderPassEncoder,
    buffer: GPUBuffer,
    *,
    offset: int = 0,
    count_buffer: GPUBuffer,
    count_buffer_offset: int = 0,
    max_count: int,
) -> None:
    """Like `multi_draw_indirect`; the GPU reads the count, a uint32, from `count_buffer`.

    It is at most `max_count`. Needs the feature "multi-draw-indirect-count".
    """
    render_pass_encoder._multi_draw_indirect_count(buffer, offset, count_buffer, count_buffer_offset, max_count)


def multi_draw_indexed_indirect_count(
    render_pass_encoder: GPURenderPassEncoder,
    buffer: GPUBuffer,
    *,
    offset: int = 0,
    count_buffer: GPUBuffer,
    count_buffer_offset: int = 0,
    max_count: int,
) -> None:
    """Like `multi_draw_indexed_indirect`; the GPU reads the count, a uint32, from `count_buffer`.

    It is at most `max_count`. Needs the feature "multi-draw-indirect-count".
    """
    render_pass_encoder._multi_draw_indexed_indirect_count(buffer, offset, count_buffer, count_buffer_offset, max_count)


def create_statistics_query_set(
    device: GPUDevice, *, label: str = "", count: int, statistics: Sequence[str]
) -> GPUQuerySet:
    """Make a query set that counts what pipelines do; names from `PipelineStatisticName`.

    Each query resolves to one uint64 per statistic. Needs the feature "pipeline-statistics-query".
    """
    return create_query_set(device, label, "pipeline-statistics", count, statistics)


def begin_pipeline_statistics_query(
    encoder: GPURenderPassEncoder | GPUComputePassEncoder, query_set: GPUQuerySet, query_index: int
) -> None:
    """Begin to count into a query of a statistics query set."""
    encoder._begin_pipeline_statistics_query(query_set, query_index)


def end_pipeline_statistics_query(encoder: GPURenderPassEncoder | GPUComputePassEncoder) -> None:
    """End the count that was begun."""
    encoder._end_pipeline_statistics_query()


def write_timestamp(
    encoder: GPURenderPassEncoder | GPUComputePassEncoder | GPUCommandEncoder, query_set: GPUQuerySet, query_index: int
) -> None:
    """Write the time into a query of type "timestamp" when the commands before are done.

    Needs the feature "timestamp-query-inside-encoders", in passes "timestamp-query-inside-passes".
    """
    encoder._write_timestamp(query_set, query_index)


def set_instance_extras(
    backends: Sequence[str] = ("All",),
    flags: Sequence[str] = ("Default",),
    dx12_compiler: str = "fxc",
    gles3_minor_version: str | int = "Atomic",
    fence_behavior: str = "Normal",
    dxc_path: str | os.PathLike[str] | None = None,
    dxc_max_shader_model: float = 6.5,
    budget_for_device_creation: int | None = None,
    budget_for_device_loss: int | None = None,
) -> None:
    """Make the instance with native options. To be called before the first adapter is requested.

    Arguments:
        backends: the native APIs to open: "Vulkan", "GL", "Metal", "DX12", or "All", "Primary", "Secondary".
        flags: "Debug", "Validation", "GPUBasedValidation", ..., or "Default".
        dx12_compiler: "Fxc", "Dxc" or "Undefined".
        gles3_minor_version: the highest OpenGL ES 3 version, 0 to 2; "Automatic" leaves it to the driver.
        fence_behavior: "Normal" or "AutoFinish", for OpenGL.
        dxc_path: where dxcompiler.dll is.
        dxc_max_shader_model: 6.0 to 6.7.
        budget_for_device_creation, budget_for_device_loss: a percentage of the memory budget, from which on making
            resources fails, or the device is lost.
    """
    compilers = {"undefined": 0, "fxc": 1, "dxc": 2}
    if str(dx12_compiler).lower() not in compilers:
        raise ArgumentError(f"dx12_compiler is one of {', '.join(compilers)}, got {dx12_compiler!r}")
    version = str(gles3_minor_version)[-1]
    path = string(os.fspath(dxc_path)) if dxc_path else NULL_STRING
    creation = NULL if budget_for_device_creation is None else ffi.new("uint8_t *", budget_for_device_creation)
    loss = NULL if budget_for_device_loss is None else ffi.new("uint8_t *", budget_for_device_loss)
    backend_bits = flag_bits = 0
    for name in backends:
        backend_bits |= InstanceBackend[name]
    for name in flags:
        flag_bits |= InstanceFlag[name]
    extras = ffi.new("WGPUInstanceExtras *")
    extras.chain.sType = INSTANCE_EXTRAS
    extras.backends = backend_bits
    extras.flags = flag_bits
    extras.dx12ShaderCompiler = compilers[str(dx12_compiler).lower()]
    extras.gles3MinorVersion = int(version) + 1 if version.isdigit() else 0
    extras.glFenceBehaviour = {"normal": 0, "autofinish": 1}[fence_behavior.lower()]
    extras.dxcPath = path
    extras.dxcMaxShaderModel = round((dxc_max_shader_model - 6) * 10)
    extras.budgetForDeviceCreation = creation
    extras.budgetForDeviceLoss = loss
    get_instance(extras)


def backend_reports() -> list[dict[str, str | int]]:
    """What each native API (Vulkan, Metal, D3D12, OpenGL, ...) has to say when an adapter is asked for.

    A dict for each: "backend_type", "state" ("available", "unusable", "no-adapter", "not-compiled", ...),
    "adapter_count" and "message", the reason in words. Needs a library that has them; the list is empty otherwise.
    """
    if "wgpuAbiInstanceGetBackendReports" in missing_symbols():
        return []
    names, prefix = BackendType.reverse(), "WGPUAbiBackendState_"
    states = {value: kebab(key.removeprefix(prefix)) for key, value in CONSTANTS.items() if key.startswith(prefix)}
    reports = ffi.new("WGPUAbiBackendReports *")
    lib.wgpuAbiInstanceGetBackendReports(get_instance(), NULL, reports)
    result: list[dict[str, str | int]] = [
        {
            "backend_type": names.get(report.backendType, "Unknown"),
            "state": states.get(report.state, "unknown"),
            "adapter_count": report.adapterCount,
            "message": text(report.message),
        }
        for report in ffi.unpack(reports.reports, reports.reportCount)
    ]
    lib.wgpuAbiBackendReportsFreeMembers(reports[0])
    return result
