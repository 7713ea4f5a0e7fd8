"""Buffers and textures whose memory other devices, processes and interfaces use too. Beyond WebGPU."""

from __future__ import annotations

from typing import NamedTuple

from ._buffer import GPUBuffer
from ._convert import extent3d, whole
from ._convert import flags as to_flags
from ._enum_values import TextureFormat
from ._errors import PENDING, ArgumentError, GPUInternalError, describe, discard, raise_pending
from ._events import SUCCESS
from ._lib import EMPTY, NULL, ffi, lib, string
from ._texture import GPUTexture

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from . import enums, structs
    from ._typing import BufferUsageFlags, TextureUsageFlags

MEMORY_TYPES = {"opaque-fd": 1, "dma-buf": 2}  # WGPUAbiTextureMemoryType
_MEMORY_NAMES = {value: name for name, value in MEMORY_TYPES.items()}
BUFFER_COPY_DST = 8  # WGPUBufferUsage_CopyDst


class SharedBufferMemory(NamedTuple):
    """The memory of a buffer: what `GPUBuffer.export_memory()` gives and `GPUDevice.create_shared_buffer()` takes.

    - ``fd``: the file descriptor. Who has it closes it with ``os.close()``, or sends it with ``socket.send_fds()``.
    - ``size``: the size of all the memory, in bytes.
    """

    fd: int
    size: int


class SharedTextureMemory(NamedTuple):
    """The memory of a texture: what `GPUTexture.export_memory()` gives and `GPUDevice.create_shared_texture()` takes.

    - ``type``: "opaque-fd" (Vulkan, CUDA and OpenGL on the same GPU) or "dma-buf" (everybody).
    - ``fd``: the file descriptor. Who has it closes it with ``os.close()``, or sends it with ``socket.send_fds()``.
    - ``size``: the size of all the memory, in bytes. To import a DMA-BUF it is not needed.
    - ``modifier``: of a DMA-BUF, the DRM format modifier: how the texels lie. 0 is in rows.
    - ``planes``: of a DMA-BUF, the offset and the stride of each plane, in bytes.
    """

    type: str
    fd: int
    size: int = 0
    modifier: int = 0
    planes: tuple[tuple[int, int], ...] = ((0, 0),)


def create_buffer(
    device: Any, label: str, size: int, usage: BufferUsageFlags, memory: SharedBufferMemory | None, offset: int
) -> GPUBuffer:
    size = whole(size)
    bits: Any = to_flags(usage, "BufferUsage")
    fd, memory_size = (-1, 0) if memory is None else memory
    descriptor = (NULL, string(label) if label else EMPTY, bits, size, fd, memory_size, whole(offset))
    made = lib.wgpuAbiDeviceCreateSharedBuffer(device._internal, [descriptor])
    if PENDING:
        discard(lib.wgpuBufferRelease, made)
    return GPUBuffer(label, made, device, size, bits | BUFFER_COPY_DST, "unmapped")


def create_texture(
    device: Any,
    label: str,
    size: structs.SizeLike,
    format: enums.TextureFormatEnum,
    usage: TextureUsageFlags,
    view_formats: Sequence[enums.TextureFormatEnum],
    memory: SharedTextureMemory | None,
    memory_type: str,
    modifiers: Sequence[int],
) -> GPUTexture:
    extent = extent3d(size)
    bits = to_flags(usage, "TextureUsage")
    formats = [TextureFormat[item] for item in view_formats]
    views = ffi.new("WGPUTextureFormat[]", formats) if formats else NULL
    memory_size, places = 0, []
    if memory is not None:
        memory_type = memory.type
        if memory_type == "dma-buf":
            modifiers = (memory.modifier,)
        else:
            memory_size = memory.size
        places = [(memory.fd, offset, stride) for offset, stride in memory.planes]
        if not places:
            raise ArgumentError("GPUDevice.create_shared_texture(): memory.planes is empty")
    if memory_type not in MEMORY_TYPES:
        raise ArgumentError(
            f"GPUDevice.create_shared_texture(): memory of the type {memory_type!r}, but there are only "
            "'opaque-fd' and 'dma-buf'"
        )
    choice = ffi.new("uint64_t[]", list(modifiers)) if len(modifiers) else NULL
    planes = ffi.new("WGPUAbiTexturePlane[]", places) if places else NULL
    descriptor = (
        NULL,
        string(label) if label else EMPTY,
        bits,
        extent,
        TextureFormat[format],
        len(formats),
        views,
        MEMORY_TYPES[memory_type],
        memory_size,
        len(modifiers),
        choice,
        len(places),
        planes,
    )
    made = lib.wgpuAbiDeviceCreateSharedTexture(device._internal, [descriptor])
    if PENDING:
        discard(lib.wgpuTextureRelease, made)
    info = {
        "size": extent,
        "mip_level_count": 1,
        "sample_count": 1,
        "dimension": "2d",
        "format": format,
        "usage": bits,
    }
    return GPUTexture(label, made, device, info)


def texture_modifiers(device: Any, format: enums.TextureFormatEnum, usage: TextureUsageFlags) -> list[tuple[int, int]]:
    found = ffi.new("WGPUAbiTextureModifiers *")
    lib.wgpuAbiDeviceGetTextureModifiers(
        device._internal, TextureFormat[format], to_flags(usage, "TextureUsage"), found
    )
    if PENDING:
        raise_pending()
    try:
        return [(found.modifiers[i].modifier, found.modifiers[i].planeCount) for i in range(found.modifierCount)]
    finally:
        lib.wgpuAbiTextureModifiersFreeMembers(found[0])


def export_buffer(buffer: GPUBuffer) -> SharedBufferMemory:
    memory = ffi.new("WGPUAbiSharedMemory *")
    memory.fd = -1
    status = lib.wgpuAbiBufferExportMemory(_alive(buffer, "export_memory"), memory)
    _check(status, buffer, "export_memory")
    return SharedBufferMemory(memory.fd, memory.memorySize)


def export_texture(texture: GPUTexture) -> SharedTextureMemory:
    memory = ffi.new("WGPUAbiSharedTextureMemory *")
    status = lib.wgpuAbiTextureExportMemory(_alive(texture, "export_memory"), memory)
    _check(status, texture, "export_memory")
    try:
        planes = tuple((its.offset, its.stride) for its in memory.planes[0 : memory.planeCount])
        name = _MEMORY_NAMES[memory.memoryType]
        return SharedTextureMemory(name, memory.fd, memory.memorySize, memory.modifier, planes)
    finally:
        lib.wgpuAbiSharedTextureMemoryFreeMembers(memory[0])


def begin_access(texture: GPUTexture, fence: int | None) -> None:
    access = NULL if fence is None else [(NULL, fence)]
    status = lib.wgpuAbiTextureBeginAccess(_alive(texture, "begin_access"), access)
    _check(status, texture, "begin_access")


def end_access(texture: GPUTexture, fenced: bool) -> int | None:
    access = ffi.new("WGPUAbiTextureEndAccess *") if fenced else NULL
    status = lib.wgpuAbiTextureEndAccess(_alive(texture, "end_access"), access)
    _check(status, texture, "end_access")
    return access.fence if fenced and access.fence != -1 else None


def _alive(thing: Any, call: str) -> int:
    internal: int | None = thing._internal
    if internal is None:
        raise ArgumentError(f"{type(thing).__name__}.{call}(): {describe(thing)} was released")
    return internal


def _check(status: int, thing: Any, call: str) -> None:
    if PENDING:
        raise_pending()
    if status != SUCCESS:
        raise GPUInternalError(f"{type(thing).__name__}.{call}(): {describe(thing)}, the device is lost")
