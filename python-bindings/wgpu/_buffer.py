"""`GPUBuffer`: memory of the GPU, and mapping it into that of the CPU."""

from __future__ import annotations

from _weakref import ref

from ._accelerate import release_in_c
from ._async import GPUPromise
from ._calls import BAD_ARGUMENTS, explain
from ._convert import data_view, flags, new_memory, whole
from ._errors import PENDING, ArgumentError, GPUValidationError, raise_pending
from ._events import SUCCESS, callback_info, map_callback
from ._lib import NULL, ffi, lib
from ._object import GPUObjectBase, tracker

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NoReturn

    from . import enums
    from ._shared_memory import SharedBufferMemory
    from ._typing import MapModeFlags

MAP_READ = 1  # of BufferUsage
READ, WRITE = 1, 2  # of MapMode

_copy = lib.wgpu_py_copy
_counts, _amounts = tracker.counts, tracker.amounts


class MapError(GPUValidationError, RuntimeError):
    """The buffer is not in the state that the call needs; a RuntimeError in earlier releases."""


class GPUBuffer(GPUObjectBase):
    """A block of memory that the GPU can use. Made by `GPUDevice.create_buffer()`.

    Data goes in by `GPUQueue.write_buffer()`, `GPUDevice.create_buffer_with_data()` or mapping, and comes
    out by `GPUQueue.read_buffer()` or mapping. A mapped buffer belongs to the CPU: submitting work that
    uses it is an error until `unmap()`.
    """

    _release_function = lib.wgpuBufferRelease
    _set_label_function = lib.wgpuBufferSetLabel

    _map_state = "unmapped"
    # The mapped part as (begin, end, mode).
    _mapped = (0, 0, 0)
    # What was handed out: the view, and what stays alive as long as anything derived from it does.
    _views: list[tuple[ref[memoryview], ref[_Keep]]] | None = None

    def __init__(self, label: str, internal: int | None, device: Any, size: int, usage: int, map_state: str) -> None:
        self._label = label
        self._internal = internal
        self._device = device
        self._size = size
        self._usage = usage
        self._map_state = map_state
        if map_state == "mapped":
            self._mapped = (0, size, WRITE)
        _counts["GPUBuffer"] += 1
        _amounts["GPUBuffer"] += size

    def __array__(self, *_: object, **__: object) -> NoReturn:
        # Else numpy makes an array of one object.
        raise TypeError(
            f"{self._name()} is memory of the GPU: read it, numpy.frombuffer(device.queue.read_buffer(buffer), dtype)"
        )

    @property
    def _nbytes(self) -> int:  # type: ignore[override]
        return self._size

    @property
    def size(self) -> int:
        """The size in bytes."""
        return self._size

    @property
    def usage(self) -> int:
        """What the buffer may be used for: `wgpu.BufferUsage` values, orred."""
        return self._usage

    @property
    def map_state(self) -> enums.BufferMapStateEnum:
        """ "unmapped", "pending" (a mapping was asked for) or "mapped"."""
        return self._map_state  # type: ignore[return-value]

    # Mapping

    def _range(self, offset: int | None, size: int | None) -> tuple[int, int]:
        """Offset and size with the defaults applied: the mapped part, or else the whole buffer."""
        begin, end, mode = self._mapped
        if not mode:
            begin, end = 0, self._size
        offset = begin if offset is None else whole(offset)
        size = end - offset if size is None else whole(size)
        if offset < 0 or offset % 8:
            raise ArgumentError(f"{self._name()}: the offset of a mapping must be a multiple of 8 bytes, got {offset}")
        if size < 1 or size % 4:
            raise ArgumentError(
                f"{self._name()}: the size of a mapping must be a multiple of 4 bytes and not zero, got {size}"
            )
        if offset + size > self._size:
            raise ArgumentError(
                f"{self._name()}: bytes {offset} to {offset + size} are not within the buffer's {self._size} bytes"
            )
        return offset, size

    def _name(self) -> str:
        return f"GPUBuffer {self._label!r}" if self._label else "GPUBuffer"

    def _begin_mapping(self, mode: MapModeFlags, offset: int, size: int | None) -> tuple[int, int, int]:
        mode_bits = flags(mode, "MapMode")
        offset, size = self._range(offset, size)
        if self._map_state != "unmapped":
            raise MapError(
                f"{self._name()}: only an unmapped buffer can be mapped, this one is {self._map_state}: call unmap() "
                "before"
            )
        if self._internal is None:
            raise MapError(f"{self._name()} was released")
        return mode_bits, offset, size

    def map_sync(self, mode: MapModeFlags, offset: int = 0, size: int | None = None) -> None:
        """Map the buffer and wait until the GPU has finished with it.

        Arguments:
            mode: `wgpu.MapMode.READ` (the buffer needs usage MAP_READ) or WRITE (MAP_WRITE).
            offset: where the mapped part begins, in bytes, a multiple of 8.
            size: its size in bytes, a multiple of 4. The default is the rest of the buffer.

        Raises GPUValidationError (also a RuntimeError, or a ValueError for a wrong range).

        Spec: GPUBuffer.mapAsync
        """
        try:
            mode_bits, offset, size = self._begin_mapping(mode, offset, size)
        except BAD_ARGUMENTS as error:
            raise explain(error) from None
        message = ffi.new("char[]", 1024)
        self._map_state = "pending"
        try:
            status = lib.wgpu_py_map_wait(
                self._device._internal, self._internal, mode_bits, offset, size, message, 1024
            )
        except BaseException:
            self._map_state = "unmapped"
            raise
        if PENDING or status != SUCCESS:
            self._map_state = "unmapped"
            raise_pending()
            raise MapError(f"{self._name()}: Could not map buffer ({status}: {_text(message)})")
        self._map_state = "mapped"
        self._mapped = offset, offset + size, mode_bits

    def map_async(self, mode: MapModeFlags, offset: int = 0, size: int | None = None) -> GPUPromise[None]:
        """Like `map_sync`, but returns a `GPUPromise`, which resolves to None when the buffer is mapped."""
        promise: GPUPromise[None]
        try:
            mode_bits, offset, length = self._begin_mapping(mode, offset, size)
        except MapError as error:
            promise = GPUPromise("buffer.map", None)
            promise._wgpu_set_error(error)
            return promise
        except BAD_ARGUMENTS as error:
            raise explain(error) from None
        promise = GPUPromise("buffer.map", None, keepalive=self)
        callback_mode, finish = self._device._begin_async()

        def done(status: int, message: str) -> None:
            if self._map_state == "pending":
                self._map_state = "mapped" if status == SUCCESS else "unmapped"
                if status == SUCCESS:
                    self._mapped = offset, offset + length, mode_bits
            if status == SUCCESS:
                promise._wgpu_set_input(None)
            else:
                promise._wgpu_set_error(MapError(f"{self._name()}: Could not map buffer ({status}: {message})"))
            finish()

        self._map_state = "pending"
        lib.wgpuBufferMapAsync(
            self._internal, mode_bits, offset, length, callback_info(map_callback, done, callback_mode)
        )
        if PENDING:
            self._map_state = "unmapped"
            promise._abandon()
            raise_pending()
        return promise

    def map(self, mode: MapModeFlags, offset: int = 0, size: int | None = None) -> None:
        """The name of `map_sync` in releases before 0.19."""
        self.map_sync(mode, offset, size)

    def unmap(self) -> None:
        """Give the buffer back to the GPU. What was written to the mapped range is then seen there.

        Every memoryview of the mapped range is released: using it afterwards is a ValueError, never an
        access to memory that is gone. Raises RuntimeError if the buffer is not mapped, and BufferError if
        an array or slice made of such a view is still alive; delete it, or copy, before.

        Spec: GPUBuffer.unmap
        """
        if self._map_state == "unmapped":
            raise MapError(f"{self._name()}: only a mapped buffer can be unmapped, this one is unmapped")
        self._revoke_views()
        self._map_state = "unmapped"
        self._mapped = (0, 0, 0)
        lib.wgpuBufferUnmap(self._internal)
        if PENDING:
            raise_pending()

    def _revoke_views(self) -> None:
        views = self._views
        while views:
            view, keep = views[-1]
            try:
                if (alive := view()) is not None:
                    alive.release()
                in_use = keep() is not None
            except BufferError:
                in_use = True
            if in_use:
                raise BufferError(
                    f"{self._name()}: arrays or slices of its mapped range are still in use; delete or copy them "
                    "before unmap() or destroy()"
                )
            views.pop()

    def _mapped_pointer(self, offset: int, size: int) -> Any:
        pointer = lib.wgpuBufferGetConstMappedRange(self._internal, offset, size)
        if PENDING:
            raise_pending()
        if pointer == NULL:
            raise MapError(f"{self._name()}: bytes {offset} to {offset + size} are not mapped")
        return pointer

    def _check_mapped(self, mode: int, offset: int | None, size: int | None) -> tuple[int, int]:
        begin, end, mapped_mode = self._mapped
        if self._map_state != "mapped":
            raise MapError(
                f"{self._name()}: only a mapped buffer can be accessed, this one is {self._map_state}: call map_sync() "
                "or map_async() before"
            )
        if not mapped_mode & mode:
            wanted = "reading" if mode == READ else "writing"
            raise MapError(f"{self._name()}: the buffer is not mapped for {wanted}: give the mode to map_sync()")
        offset, size = self._range(offset, size)
        if offset < begin or offset + size > end:
            raise ArgumentError(
                f"{self._name()}: bytes {offset} to {offset + size} are not within the mapped part, {begin} to {end}"
            )
        return offset, size

    def get_mapped_range(self, offset: int = 0, size: int | None = None) -> memoryview:
        """The mapped memory itself, as a memoryview of bytes; writable if mapped for writing.

        Arguments:
            offset: where the view begins, in bytes from the start of the buffer, a multiple of 8.
            size: its size in bytes, a multiple of 4. The default is the rest of the mapped part.

        The view is released by `unmap()` and `destroy()`; see there. `numpy.frombuffer(view, dtype)` makes
        an array of it without a copy.

        Spec: GPUBuffer.getMappedRange
        """
        try:
            mode = self._mapped[2] or READ
            if size is None and self._map_state == "mapped":
                size = self._mapped[1] - whole(offset)
            begin, length = self._check_mapped(mode, offset, size)
            return self._view(begin, length, bool(mode & WRITE))
        except BAD_ARGUMENTS as error:
            raise explain(error) from None

    def _view(self, offset: int, size: int, writable: bool) -> memoryview:
        # The cdata under the view keeps this buffer, and with it the mapping, alive.
        keep = _Keep(self)
        pointer = ffi.gc(ffi.cast("uint8_t *", self._mapped_pointer(offset, size)), keep)
        view = memoryview(ffi.buffer(pointer, size))
        if not writable:
            view = view.toreadonly()
        if self._views is None:
            self._views = []
            self._device._mapped_buffers.add(self)
        self._views.append((ref(view), ref(keep)))
        return view

    def read_mapped(
        self, buffer_offset: int | None = None, size: int | None = None, *, copy: bool = True
    ) -> memoryview:
        """The data of a buffer that is mapped for reading, as a memoryview of bytes.

        Arguments:
            buffer_offset: where to begin, in bytes, a multiple of 8. The default is the start of the mapped part.
            size: how many bytes, a multiple of 4. The default is the rest of the mapped part.
            copy: if False, the view is onto the mapped memory (see `get_mapped_range()`), read-only.
        """
        try:
            offset, size = self._check_mapped(READ, buffer_offset, size)
            if not copy:
                return self._view(offset, size, False)
            target, memory = new_memory(size)
            _copy(memory, self._mapped_pointer(offset, size), size)
            return target
        except BAD_ARGUMENTS as error:
            raise explain(error) from None

    def write_mapped(self, data: Any, buffer_offset: int | None = None) -> None:
        """Copy data into a buffer that is mapped for writing.

        Arguments:
            data: anything contiguous with the buffer protocol.
            buffer_offset: where to, in bytes, a multiple of 8. The default is the start of the mapped part.
        """
        try:
            with data_view(data) as source:
                length = len(source)
                offset, size = self._check_mapped(WRITE, buffer_offset, (length + 3) & ~3)
                _copy(self._mapped_pointer_for_writing(offset, size), source, length)
        except BAD_ARGUMENTS as error:
            raise explain(error) from None

    def _mapped_pointer_for_writing(self, offset: int, size: int) -> Any:
        pointer = lib.wgpuBufferGetMappedRange(self._internal, offset, size)
        if PENDING:
            raise_pending()
        if pointer == NULL:
            raise MapError(f"{self._name()}: bytes {offset} to {offset + size} are not mapped")
        return pointer

    # The way of release 0.8

    def map_read(self) -> memoryview:
        """Map the whole buffer, copy its data out, unmap it; the data as a memoryview of bytes.

        The buffer needs usage MAP_READ and must not be mapped.
        """
        self.map_sync(READ)
        try:
            return self.read_mapped()
        finally:
            self.unmap()

    def map_write(self, data: Any) -> None:
        """Map the whole buffer, copy data into it, unmap it.

        The buffer needs usage MAP_WRITE and must not be mapped; `data` is anything contiguous with the
        buffer protocol, not larger than the buffer.
        """
        self.map_sync(WRITE)
        try:
            self.write_mapped(data)
        finally:
            self.unmap()

    def export_memory(self) -> SharedBufferMemory:
        """The memory of a buffer of `GPUDevice.create_shared_buffer()`, for others to import.

        The file descriptor in it is the caller's to close. The memory lives as long as one of its users. Beyond WebGPU.
        """
        from ._shared_memory import export_buffer

        return export_buffer(self)

    def destroy(self) -> None:
        """Free the memory as soon as the GPU has finished with it. Using the buffer afterwards is an error.

        Spec: GPUBuffer.destroy
        """
        self._revoke_views()
        if self._internal is not None:
            lib.wgpuBufferDestroy(self._internal)
            self._map_state = "unmapped"
            self._mapped = (0, 0, 0)
            if PENDING:
                raise_pending()

    def _release(self) -> None:
        self._revoke_views()
        super()._release()

    def __del__(self) -> None:
        try:
            _amounts["GPUBuffer"] -= self._size
            _counts["GPUBuffer"] -= 1
            if self._internal is not None:
                lib.wgpuBufferRelease(self._internal)  # there are no views: one would have kept this object
        except (AttributeError, KeyError, TypeError):
            pass  # never complete, or the interpreter is going down


release_in_c(GPUBuffer)


class _Keep:
    """A destructor for cdata that does nothing but hold an object."""

    __slots__ = ("__weakref__", "owner")

    def __init__(self, owner: object) -> None:
        self.owner = owner

    def __call__(self, _cdata: Any) -> None:
        del self.owner


def _text(message: Any) -> str:
    data: bytes = ffi.string(message)
    return data.decode(errors="replace")
