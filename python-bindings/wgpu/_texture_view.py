"""`GPUTextureView`: a texture as a shader or a render pass sees it."""

from __future__ import annotations

from ._lib import lib
from ._object import GPUObjectBase, tracker

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ._texture import GPUTexture


_counts = tracker.counts


class GPUTextureView(GPUObjectBase):
    """A texture, or a part of it, for a binding or an attachment. Made by `GPUTexture.create_view()`."""

    _release_function = lib.wgpuTextureViewRelease
    _set_label_function = lib.wgpuTextureViewSetLabel
    _texture_ref: Any = None

    def __init__(
        self, label: str, internal: int | None, device: Any, texture: GPUTexture | None, size: tuple[int, int, int]
    ) -> None:
        self._label = label
        self._internal = internal
        self._device = device
        _counts["GPUTextureView"] += 1
        self._texture = texture
        self._size = size

    @property
    def size(self) -> tuple[int, int, int]:
        """The size of the texture, (width, height, depth or layers) of its mip level 0."""
        return self._size

    @property
    def texture(self) -> GPUTexture:
        """The texture that this is a view of."""
        if self._texture is None and self._texture_ref is not None:
            return self._texture_ref()  # type: ignore[no-any-return]
        return self._texture  # type: ignore[return-value]
