"""`GPUQuerySet`: slots for measurements on the GPU."""

from __future__ import annotations

from ._errors import PENDING, raise_pending
from ._lib import lib
from ._object import GPUObjectBase

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from . import enums


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
        """Free the slots as soon as the GPU has finished with them. Using them afterwards is an error."""
        if self._internal is not None:
            lib.wgpuQuerySetDestroy(self._internal)
            if PENDING:
                raise_pending()
