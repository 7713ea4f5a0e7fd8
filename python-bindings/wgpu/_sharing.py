"""Shared memory, for `GPUDevice`: what most programs do not need is imported when it is called. Beyond WebGPU."""

from __future__ import annotations

from ._calls import BAD_ARGUMENTS, explain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from . import enums, structs
    from ._buffer import GPUBuffer
    from ._shared_memory import SharedBufferMemory, SharedTextureMemory
    from ._texture import GPUTexture
    from ._typing import BufferUsageFlags, TextureUsageFlags


class GPUSharedMemoryMixin:
    """Makes shared buffers and textures, for `GPUDevice`."""

    _internal: int | None

    def create_shared_buffer(
        self: Any,
        *,
        label: str = "",
        size: int,
        usage: BufferUsageFlags,
        memory: SharedBufferMemory | None = None,
        offset: int = 0,
    ) -> GPUBuffer:
        """Make a `GPUBuffer` in memory that others use too: new memory, all zero, or memory that one of them exported.

        Arguments:
            label: a name for error messages.
            size: in bytes, a multiple of 4.
            usage: what it is for, see `create_buffer()`; it cannot be mapped. COPY_DST is added.
            memory: what to import, for instance of `GPUBuffer.export_memory()` in another process; None for new memory.
                Its descriptor stays the caller's to close.
            offset: with `memory`, where the buffer begins in it, in bytes.

        Both sides must be on the same GPU with the same driver. Nothing orders their work: wait for
        `GPUQueue.on_submitted_work_done_sync()` before the other side uses the memory. Needs the feature
        "external-memory-fd". Beyond WebGPU.
        """
        from ._shared_memory import create_buffer

        try:
            return create_buffer(self, label, size, usage, memory, offset)
        except BAD_ARGUMENTS as error:
            raise explain(error) from None

    def create_shared_texture(
        self: Any,
        *,
        label: str = "",
        size: structs.SizeLike,
        format: enums.TextureFormatEnum,
        usage: TextureUsageFlags,
        view_formats: Sequence[enums.TextureFormatEnum] = (),
        memory: SharedTextureMemory | None = None,
        memory_type: str = "opaque-fd",
        modifiers: Sequence[int] = (),
    ) -> GPUTexture:
        """Make a `GPUTexture` in memory that others use too: new memory, all zero, or memory that one of them exported.

        Arguments:
            label: a name for error messages.
            size: (width, height, layers) in texels; what is left out is 1. The texture is 2D, with one mip level.
            format: the format of the texels, one with colors that is not compressed.
            usage: what it is for, see `create_texture()`.
            view_formats: other formats that views may have: the srgb sibling.
            memory: what to import, for instance of `GPUTexture.export_memory()` in another process; None for new
                memory. Its descriptor stays the caller's to close. Memory of the type "opaque-fd" needs the size,
                format, usage and view formats that it was made with.
            memory_type: without `memory`, "opaque-fd" or "dma-buf".
            modifiers: for new memory of the type "dma-buf", the DRM format modifiers to choose from; by default what
                the driver likes best.

        The two sides take turns. A new texture is the device's to use at once, an imported one after
        `GPUTexture.begin_access()`; `GPUTexture.end_access()` gives it to the other side. Needs the feature
        "external-memory-fd" or "external-memory-dma-buf". Beyond WebGPU.
        """
        from ._shared_memory import create_texture

        try:
            return create_texture(self, label, size, format, usage, view_formats, memory, memory_type, modifiers)
        except BAD_ARGUMENTS as error:
            raise explain(error) from None

    def get_texture_modifiers(
        self: Any, format: enums.TextureFormatEnum, usage: TextureUsageFlags
    ) -> list[tuple[int, int]]:
        """The DRM format modifiers with which DMA-BUFs of this format and usage can be imported.

        For each there is a tuple of the modifier and its number of planes. Needs the feature "external-memory-dma-buf".
        Beyond WebGPU.
        """
        from ._shared_memory import texture_modifiers

        try:
            return texture_modifiers(self, format, usage)
        except BAD_ARGUMENTS as error:
            raise explain(error) from None
