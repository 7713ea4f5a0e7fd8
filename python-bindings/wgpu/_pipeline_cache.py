"""`GPUPipelineCache`: what the driver compiled, kept for the next run."""

from __future__ import annotations

from ._errors import PENDING, ArgumentError, GPUInternalError, describe, discard, raise_pending
from ._events import SUCCESS
from ._lib import EMPTY, NULL, ffi, lib, string
from ._object import GPUObjectBase

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ._device import GPUDevice

PIPELINE_EXTRAS = 0x5A000003  # WGPUAbiSType_PipelineExtras


class GPUPipelineCache(GPUObjectBase):
    """What the driver compiled for pipelines. Made by `GPUDevice.create_pipeline_cache()`.

    Pipelines that are made with `cache=` look in it before the driver compiles, and leave in it what was compiled;
    they do not need it afterwards. Any number of threads may use one. Beyond WebGPU.
    """

    _release_function = lib.wgpuAbiPipelineCacheRelease
    _set_label_function = lib.wgpuAbiPipelineCacheSetLabel

    def get_data(self) -> bytes:
        """The bytes to keep for `GPUDevice.create_pipeline_cache(data=...)` in another run.

        They fit this model of GPU and this driver only.
        """
        if self._internal is None:
            raise ArgumentError(f"GPUPipelineCache.get_data(): {describe(self)} was released")
        data = ffi.new("WGPUAbiPipelineCacheData *")
        status = lib.wgpuAbiPipelineCacheGetData(self._internal, data)
        if PENDING:
            raise_pending()
        if status != SUCCESS:
            raise GPUInternalError(f"GPUPipelineCache.get_data(): the driver gives no data of {describe(self)}")
        try:
            return bytes(ffi.buffer(data.data, data.dataSize))
        finally:
            lib.wgpuAbiPipelineCacheDataFreeMembers(data[0])


def create_pipeline_cache(device: GPUDevice, label: str, data: Any, key: Any, fallback: bool) -> GPUPipelineCache:
    data, key = b"" if data is None else data, b"" if key is None else key
    with ffi.from_buffer("uint8_t[]", data) as c_data, ffi.from_buffer("uint8_t[]", key) as c_key:
        descriptor = (
            NULL,
            string(label) if label else EMPTY,
            len(c_data),
            c_data if len(c_data) else NULL,
            len(c_key),
            c_key if len(c_key) else NULL,
            bool(fallback),
        )
        made = lib.wgpuAbiDeviceCreatePipelineCache(device._internal, [descriptor])
    if PENDING:
        discard(lib.wgpuAbiPipelineCacheRelease, made)
    return GPUPipelineCache(label, made, device)


def cache_chain(call: str, cache: Any) -> Any:
    """What is chained to the descriptor of a pipeline with a cache; NULL without one."""
    if cache is None:
        return NULL
    if not isinstance(cache, GPUPipelineCache):
        raise TypeError(f"GPUDevice.{call}(): cache must be a GPUPipelineCache, not {describe(cache)}")
    if cache._internal is None:
        raise ArgumentError(f"GPUDevice.{call}(): cache, {describe(cache)}, was released")
    return ffi.new("WGPUAbiPipelineExtras *", ((NULL, PIPELINE_EXTRAS), cache._internal))
