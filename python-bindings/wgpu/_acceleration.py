"""Acceleration structures: triangles and boxes, sorted so that the rays of shaders find them. Beyond WebGPU."""

from __future__ import annotations

from ._async import GPUPromise
from ._buffer import GPUBuffer
from ._calls import BAD_ARGUMENTS, CALL_ERRORS, explain, handle
from ._convert import data_view, fields, flags, required
from ._enum_values import IndexFormat, VertexFormat
from ._errors import (
    PENDING,
    ArgumentError,
    GPUInternalError,
    GPUValidationError,
    describe,
    discard,
    raise_pending,
)
from ._events import SUCCESS, callback_info, compaction_callback
from ._lib import EMPTY, NULL, ffi, lib, string
from ._object import GPUObjectBase

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from . import structs
    from ._command_encoder import GPUCommandEncoder
    from ._device import GPUDevice
    from ._queue import GPUQueue
    from ._typing import AccelerationStructureFlags

ALL = 2**32 - 1  # WGPU_ABI_COUNT_UNDEFINED
FAILED = 3  # WGPUAbiPrepareCompactionStatus_Error
OPAQUE = 1  # of BlasGeometry
IDENTITY = (1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0)

TRIANGLE_SIZE_FIELDS = frozenset(("vertex_format", "vertex_count", "index_format", "index_count", "flags"))
BOX_SIZE_FIELDS = frozenset(("primitive_count", "flags"))
TRIANGLES_FIELDS = frozenset(
    (
        "vertex_buffer",
        "vertex_stride",
        "first_vertex",
        "vertex_count",
        "index_buffer",
        "first_index",
        "index_count",
        "transform_buffer",
        "transform_offset",
    )
)
BOXES_FIELDS = frozenset(("buffer", "offset", "stride", "primitive_count"))
BLAS_BUILD_FIELDS = frozenset(("blas", "triangle_geometries", "box_geometries"))
TLAS_BUILD_FIELDS = frozenset(("tlas", "instances"))
INSTANCE_FIELDS = frozenset(("blas", "transform", "custom_index", "mask"))

_BUILD = "GPUCommandEncoder.build_acceleration_structures"
_INSTANCE_SIZE = ffi.sizeof("WGPUAbiTlasInstance")


class GPUBlas(GPUObjectBase):
    """A bottom level acceleration structure: triangles or boxes. Made by `GPUDevice.create_blas()`.

    It is empty until `GPUCommandEncoder.build_acceleration_structures()` builds it. When it was built again, every
    `GPUTlas` with instances of it must be, too. Beyond WebGPU.
    """

    _release_function = lib.wgpuAbiBlasRelease
    _set_label_function = lib.wgpuAbiBlasSetLabel

    @property
    def device_address(self) -> int:
        """The number that the driver knows it by, on Vulkan its address on the GPU; 0 when it was released.

        For C code that shares the device.
        """
        address: int = 0 if self._internal is None else lib.wgpuAbiBlasGetDeviceAddress(self._internal)
        return address

    @property
    def is_ready_for_compaction(self) -> bool:
        """Whether `GPUQueue.compact_blas()` may be called.

        It may when `prepare_compaction_sync()` succeeded and no build was submitted since.
        """
        return self._internal is not None and bool(lib.wgpuAbiBlasIsReadyForCompaction(self._internal))

    def prepare_compaction_sync(self) -> None:
        """Wait until the GPU has built the structure, and find out how small a copy of it can be.

        It was made with the flag ALLOW_COMPACTION, and its build was submitted. Then `GPUQueue.compact_blas()` makes
        the copy. Raises GPUValidationError; GPUInternalError when it was built again meanwhile, or the device was lost.
        """
        done: list[tuple[int, str]] = []
        self._prepare_compaction(callback_info(compaction_callback, lambda *outcome: done.append(outcome)))
        while not done:
            self._device._poll(True)
        if done[0][0] != SUCCESS:
            raise self._not_prepared(*done[0])

    def prepare_compaction_async(self) -> GPUPromise[None]:
        """Like `prepare_compaction_sync`, but returns a `GPUPromise`, which resolves to None."""
        promise: GPUPromise[None] = GPUPromise("blas.prepare_compaction", None, keepalive=self)
        mode, finish = self._device._begin_async()

        def done(status: int, message: str) -> None:
            if status == SUCCESS:
                promise._wgpu_set_input(None)
            else:
                promise._wgpu_set_error(self._not_prepared(status, message))
            finish()

        try:
            self._prepare_compaction(callback_info(compaction_callback, done, mode))
        except Exception:
            promise._abandon()
            raise
        return promise

    def _prepare_compaction(self, info: tuple[Any, ...]) -> None:
        handle("GPUBlas.prepare_compaction", "the structure", GPUBlas, self)
        lib.wgpuAbiBlasPrepareCompaction(self._internal, info)
        if PENDING:
            raise_pending()

    def _not_prepared(self, status: int, message: str) -> Exception:
        kind = GPUValidationError if status == FAILED else GPUInternalError
        return kind(f"{describe(self)}: compaction could not be prepared ({status}: {message})")


class GPUTlas(GPUObjectBase):
    """A top level acceleration structure: instances of `GPUBlas`, each with a place. Made by `GPUDevice.create_tlas()`.

    What shaders look for rays in: it is the resource of a binding with the layout "acceleration_structure". Beyond
    WebGPU.
    """

    _release_function = lib.wgpuAbiTlasRelease
    _set_label_function = lib.wgpuAbiTlasSetLabel

    def __init__(self, label: str, internal: int | None, device: Any, max_instances: int) -> None:
        super().__init__(label, internal, device)
        self._max_instances = max_instances

    @property
    def max_instances(self) -> int:
        """The most instances of a build."""
        return self._max_instances


class GPUAccelerationMixin:
    """What makes acceleration structures, for `GPUDevice`."""

    _internal: int | None

    def create_blas(
        self,
        *,
        label: str = "",
        triangle_geometries: Sequence[structs.BlasTriangleSizeStruct] = (),
        box_geometries: Sequence[structs.BlasBoxSizeStruct] = (),
        flags: AccelerationStructureFlags = 0,
    ) -> GPUBlas:
        """Make a `GPUBlas` with room for geometries of these sizes.

        Arguments:
            label: a name for error messages.
            triangle_geometries: a dict for each geometry: "vertex_count", "vertex_format" (default "float32x3"),
                "index_format" (default None: no indices), "index_count", "flags" (`wgpu.BlasGeometry` values orred,
                default OPAQUE).
            box_geometries: instead of those, a dict for each geometry of boxes: "primitive_count", "flags" (default 0:
                the shader decides what a box means).
            flags: `wgpu.AccelerationStructure` values orred.

        Raises GPUValidationError when a limit ("max-blas-primitive-count", "max-blas-geometry-count") is exceeded.
        Needs the feature "ray-query", which is experimental. Beyond WebGPU.
        """
        try:
            return create_blas(self, label, triangle_geometries, box_geometries, flags)
        except BAD_ARGUMENTS as error:
            raise explain(error) from None

    def create_tlas(self, *, label: str = "", max_instances: int, flags: AccelerationStructureFlags = 0) -> GPUTlas:
        """Make a `GPUTlas`.

        Arguments:
            label: a name for error messages.
            max_instances: the most instances of a build, at most the limit "max-tlas-instance-count".
            flags: `wgpu.AccelerationStructure` values orred; not USE_TRANSFORM and not ALLOW_COMPACTION.

        It can be bound before it is built. Needs the feature "ray-query", which is experimental. Beyond WebGPU.
        """
        try:
            return create_tlas(self, label, max_instances, flags)
        except BAD_ARGUMENTS as error:
            raise explain(error) from None


def create_blas(device: Any, label: str, triangle_geometries: Any, box_geometries: Any, flag_bits: Any) -> GPUBlas:
    keep: list[Any] = []
    triangles = [_triangle_size(size) for size in triangle_geometries]
    boxes = [_box_size(size) for size in box_geometries]
    descriptor = (
        NULL,
        string(label) if label else EMPTY,
        flags(flag_bits, "AccelerationStructure"),
        0,
        len(triangles),
        _array("WGPUAbiBlasTriangleSize[]", triangles, keep),
        len(boxes),
        _array("WGPUAbiBlasBoxSize[]", boxes, keep),
    )
    made = lib.wgpuAbiDeviceCreateBlas(device._internal, [descriptor])
    if PENDING:
        discard(lib.wgpuAbiBlasRelease, made)
    return GPUBlas(label, made, device)


def create_tlas(device: Any, label: str, max_instances: int, flag_bits: Any) -> GPUTlas:
    descriptor = (
        NULL,
        string(label) if label else EMPTY,
        max_instances,
        flags(flag_bits, "AccelerationStructure"),
        0,
    )
    made = lib.wgpuAbiDeviceCreateTlas(device._internal, [descriptor])
    if PENDING:
        discard(lib.wgpuAbiTlasRelease, made)
    return GPUTlas(label, made, device, max_instances)


def compact_blas(queue: GPUQueue, blas: GPUBlas) -> GPUBlas:
    device: GPUDevice = queue._device
    made = lib.wgpuAbiQueueCompactBlas(queue._internal, handle("GPUQueue.compact_blas", "blas", GPUBlas, blas))
    if PENDING:
        discard(lib.wgpuAbiBlasRelease, made)
    return GPUBlas(f"{blas._label} (compacted)" if blas._label else "", made, device)


def build_acceleration_structures(encoder: GPUCommandEncoder, blases: Any, tlases: Any) -> None:
    keep: list[Any] = []
    c_blases = [_blas_build(build, keep) for build in blases]
    c_tlases = [_tlas_build(build, keep) for build in tlases]
    try:
        lib.wgpuAbiCommandEncoderBuildAccelerationStructures(
            encoder._internal,
            len(c_blases),
            _array("WGPUAbiBlasBuild[]", c_blases, keep),
            len(c_tlases),
            _array("WGPUAbiTlasBuild[]", c_tlases, keep),
        )
    except CALL_ERRORS:
        if encoder._internal is None:
            raise ArgumentError(f"{describe(encoder)} was released") from None
        raise


def _array(kind: str, items: list[Any], keep: list[Any]) -> Any:
    if not items:
        return NULL
    keep.append(ffi.new(kind, items))
    return keep[-1]


def _triangle_size(value: Any) -> tuple[Any, ...]:
    """A WGPUAbiBlasTriangleSize."""
    value = fields(value, TRIANGLE_SIZE_FIELDS, "BlasTriangleSize")
    index_format, flag_bits = value.get("index_format"), value.get("flags")
    return (
        NULL,
        VertexFormat[value.get("vertex_format") or "float32x3"],
        required(value, "vertex_count", "BlasTriangleSize"),
        0 if index_format is None else IndexFormat[index_format],
        value.get("index_count") or 0,
        OPAQUE if flag_bits is None else flags(flag_bits, "BlasGeometry"),
    )


def _box_size(value: Any) -> tuple[Any, ...]:
    """A WGPUAbiBlasBoxSize."""
    value = fields(value, BOX_SIZE_FIELDS, "BlasBoxSize")
    return (NULL, required(value, "primitive_count", "BlasBoxSize"), flags(value.get("flags") or 0, "BlasGeometry"))


def _buffer(name: str, buffer: Any) -> int:
    return 0 if buffer is None else handle(_BUILD, name, GPUBuffer, buffer)


def _count(value: Any) -> Any:
    return ALL if value is None else value


def _triangles(value: Any) -> tuple[Any, ...]:
    """A WGPUAbiBlasTriangles."""
    value = fields(value, TRIANGLES_FIELDS, "BlasTriangles")
    stride = value.get("vertex_stride")
    return (
        NULL,
        handle(_BUILD, "vertex_buffer", GPUBuffer, required(value, "vertex_buffer", "BlasTriangles")),
        12 if stride is None else stride,
        value.get("first_vertex") or 0,
        _count(value.get("vertex_count")),
        _buffer("index_buffer", value.get("index_buffer")),
        value.get("first_index") or 0,
        _count(value.get("index_count")),
        _buffer("transform_buffer", value.get("transform_buffer")),
        value.get("transform_offset") or 0,
    )


def _boxes(value: Any) -> tuple[Any, ...]:
    """A WGPUAbiBlasBoxes."""
    value = fields(value, BOXES_FIELDS, "BlasBoxes")
    stride = value.get("stride")
    return (
        NULL,
        handle(_BUILD, "buffer", GPUBuffer, required(value, "buffer", "BlasBoxes")),
        value.get("offset") or 0,
        24 if stride is None else stride,
        _count(value.get("primitive_count")),
    )


def _blas_build(value: Any, keep: list[Any]) -> tuple[Any, ...]:
    """A WGPUAbiBlasBuild."""
    value = fields(value, BLAS_BUILD_FIELDS, "BlasBuild")
    triangles = [_triangles(geometry) for geometry in value.get("triangle_geometries") or ()]
    boxes = [_boxes(geometry) for geometry in value.get("box_geometries") or ()]
    return (
        NULL,
        handle(_BUILD, "blas", GPUBlas, required(value, "blas", "BlasBuild")),
        len(triangles),
        _array("WGPUAbiBlasTriangles[]", triangles, keep),
        len(boxes),
        _array("WGPUAbiBlasBoxes[]", boxes, keep),
    )


def _tlas_build(value: Any, keep: list[Any]) -> tuple[Any, ...]:
    """A WGPUAbiTlasBuild."""
    value = fields(value, TLAS_BUILD_FIELDS, "TlasBuild")
    tlas = handle(_BUILD, "tlas", GPUTlas, required(value, "tlas", "TlasBuild"))
    instances = required(value, "instances", "TlasBuild")
    if hasattr(instances, "itemsize"):
        return (NULL, tlas, *_records(instances, keep))
    items = [_instance(instance) for instance in instances]
    return (NULL, tlas, len(items), _array("WGPUAbiTlasInstance[]", items, keep))


def _records(instances: Any, keep: list[Any]) -> tuple[int, Any]:
    """Number and array of the instances that are in memory as C has them."""
    with data_view(instances) as view:
        nbytes = len(view)
        if nbytes % _INSTANCE_SIZE or instances.itemsize not in (1, _INSTANCE_SIZE):
            raise ArgumentError(
                f"a record of an instance has {_INSTANCE_SIZE} bytes, but the data has {nbytes} bytes in items of "
                f"{instances.itemsize}; see wgpu.TLAS_INSTANCE_RECORD"
            )
        array = ffi.new("WGPUAbiTlasInstance[]", nbytes // _INSTANCE_SIZE)
        ffi.memmove(array, view, nbytes)
    keep.append(array)
    return len(array), array


def _instance(value: Any) -> tuple[Any, ...]:
    """A WGPUAbiTlasInstance."""
    value = fields(value, INSTANCE_FIELDS, "TlasInstance")
    blas, transform, mask = required(value, "blas", "TlasInstance"), value.get("transform"), value.get("mask")
    return (
        0 if blas is None else handle(_BUILD, "the blas of an instance", GPUBlas, blas),
        IDENTITY if transform is None else _transform(transform),
        value.get("custom_index") or 0,
        255 if mask is None else mask,
    )


def _transform(value: Any) -> list[Any]:
    """The 12 numbers of a WGPUAbiTransform."""
    numbers = [number for row in value for number in (row if hasattr(row, "__iter__") else (row,))]
    if len(numbers) != 12:
        raise ArgumentError(f"a transform is three rows of four numbers, got {len(numbers)} numbers")
    return numbers
