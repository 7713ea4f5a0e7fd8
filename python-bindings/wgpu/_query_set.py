"""`GPUQuerySet`: slots for measurements on the GPU."""

from __future__ import annotations

from ._enum_values import QueryType
from ._errors import PENDING, discard, raise_pending
from ._lib import EMPTY, NULL, ffi, lib, string
from ._object import GPUObjectBase

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from . import enums
    from ._device import GPUDevice

QUERY_SET_EXTRAS = 0x00030007  # WGPUSType_QuerySetDescriptorExtras
PIPELINE_STATISTICS = 0x00030000  # WGPUNativeQueryType_PipelineStatistics


class GPUQuerySet(GPUObjectBase):
    """Slots for occlusion counts or timestamps, 8 bytes each. Made by `GPUDevice.create_query_set()`.

    `GPUCommandEncoder.resolve_query_set()` puts the results into a buffer.
    """

    _release_function = lib.wgpuQuerySetRelease
    _set_label_function = lib.wgpuQuerySetSetLabel

    def __init__(self, label: str, internal: int | None, device: Any, type: str, count: int) -> None:
        super().__init__(label, internal, device)
        self._type = type
        self._count = count

    @property
    def type(self) -> enums.QueryTypeEnum:
        """ "occlusion", "timestamp" (or, an extra, "pipeline-statistics")."""
        return self._type  # type: ignore[return-value]

    @property
    def count(self) -> int:
        """The number of queries."""
        return self._count

    def destroy(self) -> None:
        """Free the slots as soon as the GPU has finished with them. Using them afterwards is an error.

        Spec: GPUQuerySet.destroy
        """
        if self._internal is not None:
            lib.wgpuQuerySetDestroy(self._internal)
            if PENDING:
                raise_pending()


def create_query_set(
    device: GPUDevice, label: str, type: str, count: int, statistics: Iterable[str] | None = None
) -> GPUQuerySet:
    chain, value, _keep = (NULL, QueryType[type], None) if statistics is None else statistics_chain(statistics)
    handle = lib.wgpuDeviceCreateQuerySet(device._internal, [(chain, string(label) if label else EMPTY, value, count)])
    if PENDING:
        discard(lib.wgpuQuerySetRelease, handle)
    return GPUQuerySet(label, handle, device, type, count)


def statistics_chain(names: Iterable[str]) -> tuple[Any, int, Any]:
    """For these statistics, in any spelling: the chained struct, the query type, and what to keep alive."""
    from ._enum_values import PipelineStatisticName

    by_fold = {name.replace("-", ""): value for name, value in PipelineStatisticName.items()}
    values = []
    for name in names:
        folded = name.replace("-", "").replace("_", "").lower()
        values.append(by_fold[folded] if folded in by_fold else PipelineStatisticName[name])
    array = ffi.new("WGPUPipelineStatisticName[]", sorted(values))
    chain = ffi.new("WGPUQuerySetDescriptorExtras *", ((NULL, QUERY_SET_EXTRAS), array, len(values)))
    return chain, PIPELINE_STATISTICS, array
