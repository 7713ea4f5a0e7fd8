"""What compute and render pipelines have in common."""

from __future__ import annotations

from ._async import GPUPromise
from ._bind_group_layout import GPUBindGroupLayout
from ._calls import CALL_ERRORS, U32, handle, retry
from ._convert import required
from ._errors import PENDING, ArgumentError, GPUPipelineError, InvalidPipelineError, discard, raise_pending, readable
from ._events import SUCCESS, callback_info
from ._lib import NULL, NULL_STRING, ffi, lib, string
from ._pipeline_layout import GPUPipelineLayout
from ._shader_module import GPUShaderModule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, ClassVar

    from ._device import GPUDevice


class GPUPipelineBase:
    """Base of `GPUComputePipeline` and `GPURenderPipeline`."""

    _get_bind_group_layout_function: ClassVar[Any]
    _internal: int | None
    _device: GPUDevice

    def get_bind_group_layout(self, index: int) -> GPUBindGroupLayout:
        """The layout of bind group `index`, for pipelines made with layout "auto".

        Spec: GPUPipelineBase.getBindGroupLayout
        """
        try:
            made = self._get_bind_group_layout_function(self._internal, index)
        except CALL_ERRORS:
            call = "get_bind_group_layout"
            made = retry(self._get_bind_group_layout_function, self, call, index=(U32, index))
        if PENDING:
            discard(lib.wgpuBindGroupLayoutRelease, made)
        return GPUBindGroupLayout("", made, self._device)


def layout_handle(call: str, layout: Any) -> int:
    """The handle of a pipeline layout, 0 for "auto"."""
    if layout.__class__ is GPUPipelineLayout and layout._internal is not None:
        return int(layout._internal)
    if layout is None or layout == "auto":
        return 0
    if isinstance(layout, str):
        raise ArgumentError(f"GPUDevice.{call}(): layout must be a GPUPipelineLayout or 'auto', not {layout!r}")
    return handle(f"GPUDevice.{call}", "layout, unless it is 'auto',", GPUPipelineLayout, layout)


def stage(call: str, value: Any, kind: str) -> tuple[Any, Any, int, Any, Any]:
    """Module, entry point, count and array of constants, and what to keep alive, of a programmable stage."""
    module = required(value, "module", kind)
    if module.__class__ is not GPUShaderModule or module._internal is None:
        handle(f"GPUDevice.{call}", f"module of {kind}", GPUShaderModule, module)
    entry_point = value.get("entry_point")
    constants = value.get("constants")
    entry = NULL_STRING if entry_point is None else string(entry_point)
    if not constants:
        return module._internal, entry, 0, NULL, None
    keys = [string(str(key)) for key in constants]
    items = [(NULL, key, float(number)) for key, number in zip(keys, constants.values(), strict=True)]
    return module._internal, entry, len(items), ffi.new("WGPUConstantEntry[]", items), keys


def create_pipeline_async(
    device: GPUDevice,
    title: str,
    function: Any,
    callback: Any,
    descriptor: tuple[Any, Any],
    wrap: Callable[[int], Any],
) -> GPUPromise[Any]:
    """Have a pipeline made in the background; `wrap` makes the object of its handle."""
    c_descriptor, keep = descriptor
    promise: GPUPromise[Any] = GPUPromise(title, wrap, keepalive=keep)
    mode, finish = device._begin_async()

    def done(status: int, made: int, message: str) -> None:
        if status == SUCCESS:
            promise._wgpu_set_input(made)
        else:
            # WGPUCreatePipelineAsyncStatus_ValidationError is 3.
            reason = "validation" if status == 3 else "internal"
            cls = InvalidPipelineError if status == 3 else GPUPipelineError
            promise._wgpu_set_error(cls(readable(message), {"reason": reason}))
        finish()

    try:
        function(device._internal, [c_descriptor], callback_info(callback, done, mode))
    except BaseException:
        promise._abandon()
        finish()
        raise
    if PENDING:
        promise._abandon()
        raise_pending()
    return promise
