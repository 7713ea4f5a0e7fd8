"""From what callers pass to what the native calls take: sizes, origins, colors, flags, data."""

from __future__ import annotations

from ._errors import ArgumentError, blaming, describe, missing_field, unknown_fields
from ._lib import ffi, lib

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_from_buffer = ffi.from_buffer

# What is often given itself in place of a dict, and the field that it belongs into.
FIELD_FOR = {
    ("TexelCopyTextureInfo", "GPUTexture"): "texture",
    ("TexelCopyBufferInfo", "GPUBuffer"): "buffer",
    ("ProgrammableStage", "GPUShaderModule"): "module",
    ("VertexState", "GPUShaderModule"): "module",
    ("FragmentState", "GPUShaderModule"): "module",
    ("RenderPassColorAttachment", "GPUTextureView"): "view",
}

EXTENT_FIELDS = frozenset(("width", "height", "depth_or_array_layers"))
ORIGIN_FIELDS = frozenset("xyz")
COLOR_FIELDS = frozenset("rgba")


def fields(value: Any, known: frozenset[str], kind: str) -> Any:
    """`value`, a dict or a struct object, after the check that it has no field besides the known ones."""
    if value.__class__ is dict:
        if not known.issuperset(value):
            unknown_fields(kind, value, known)
        return value
    if hasattr(value, "keys") and hasattr(value, "get"):
        if not known.issuperset(value.keys()):
            unknown_fields(kind, value.keys(), known)
        return value
    hint = FIELD_FOR.get((kind, type(value).__name__), "")
    problem = f"expected a dict or a wgpu.{kind}, got {describe(value)}" + (f'; pass {{"{hint}": ...}}' if hint else "")
    raise blaming(TypeError(problem), f"{kind}Struct", value)


def required(value: Any, field: str, kind: str) -> Any:
    """A field that has no default."""
    try:
        return value[field]
    except KeyError:
        missing_field(kind, field, value)


def whole(value: Any) -> int:
    """A number as an int; TypeError when it is not whole."""
    if value.__class__ is int:
        return value
    result = int(value)
    if result != value:
        raise TypeError(f"expected an int, got {describe(value)}")
    return result


def extent3d(size: Any) -> tuple[int, int, int]:
    """A texture size as (width, height, depth_or_array_layers); what is left out is 1."""
    if size.__class__ is tuple and len(size) == 3:
        return size
    if isinstance(size, (int, float, str, bytes)) or size is None:
        raise TypeError(f"a size is (width, height, depth_or_array_layers) in texels, not {describe(size)}")
    if hasattr(size, "keys"):
        size = fields(size, EXTENT_FIELDS, "Extent3D")
        height, depth = size.get("height"), size.get("depth_or_array_layers")
        return (required(size, "width", "Extent3D"), 1 if height is None else height, 1 if depth is None else depth)
    parts = tuple(size)
    if not 1 <= len(parts) <= 3:
        raise ArgumentError(f"a size is (width, height, depth_or_array_layers), got {len(parts)} numbers")
    return (*parts, 1, 1)[:3]  # pyright: ignore[reportReturnType]


def origin3d(origin: Any) -> tuple[int, int, int]:
    """A texel position as (x, y, z); what is left out is 0."""
    if origin is None:
        return (0, 0, 0)
    if origin.__class__ is tuple and len(origin) == 3:
        return origin
    if hasattr(origin, "keys"):
        origin = fields(origin, ORIGIN_FIELDS, "Origin3D")
        return (origin.get("x") or 0, origin.get("y") or 0, origin.get("z") or 0)
    try:
        parts = tuple(origin)
    except TypeError:
        raise TypeError(f"an origin is (x, y, z), not {describe(origin)}") from None
    if len(parts) > 3:
        raise ArgumentError(f"an origin is (x, y, z), got {len(parts)} numbers")
    return (*parts, 0, 0, 0)[:3]  # pyright: ignore[reportReturnType]


def color(value: Any) -> tuple[float, float, float, float]:
    """A color as (r, g, b, a)."""
    if value.__class__ is tuple and len(value) == 4:
        return value
    if hasattr(value, "keys"):
        value = fields(value, COLOR_FIELDS, "Color")
        return tuple(float(required(value, field, "Color")) for field in "rgba")  # type: ignore[return-value]
    try:
        parts = tuple(float(part) for part in value)
    except TypeError:
        raise TypeError(f"a color is (r, g, b, a), not {describe(value)}") from None
    if len(parts) != 4:
        raise ArgumentError(f"a color is (r, g, b, a), got {len(parts)} numbers")
    return parts


def flags(value: Any, kind: str) -> int:
    """A bitmask: an int, or names such as "COPY_SRC|COPY_DST" in any case."""
    if isinstance(value, str):
        from . import flags as flag_classes
        from ._coreutils import str_flag_to_int

        return str_flag_to_int(getattr(flag_classes, kind), value)
    try:
        return int(value)
    except TypeError:
        raise TypeError(f"a wgpu.{kind} is an int or a str such as 'A|B', not {describe(value)}") from None


def data_view(data: Any, writable: bool = False) -> Any:
    """The memory of `data` as cdata of type uint8_t[]; nothing is copied. To be used in `with`.

    The `with` is not for tidiness only: a memoryview that is still looked at when the garbage collector
    finds it in a cycle, such as that of an exception and its frames, crashes CPython.

    `data` is anything with the buffer protocol (bytes, bytearray, array, memoryview, numpy array) or DLPack (tensors).
    ValueError when it is not contiguous; TypeError when it has no memory to look at, or its items are not numbers.
    """
    if (dtype := getattr(data, "dtype", None)) is not None and id(dtype) not in _checked_dtypes:
        check_dtype(dtype)
    try:
        return _from_buffer("uint8_t[]", data, writable)
    except (TypeError, ValueError, BufferError):
        pass
    view = look_at(data, writable)
    if writable and view.readonly:
        raise ArgumentError(f"cannot write into {describe(data)}: it is read-only")
    if not view.contiguous:
        copy = "into a contiguous array, and then: out[...] = array" if writable else "np.ascontiguousarray(data)"
        raise ArgumentError(
            f"the data (shape {view.shape}, strides {view.strides}) is not contiguous; "
            f"{'read' if writable else 'pass a contiguous copy:'} {copy}"
        )
    if not view.c_contiguous:
        # Column-major numpy arrays: their memory is one block, and it goes as it lies.
        import ctypes

        owner: Any = view.obj
        address = owner.__array_interface__["data"][0] if hasattr(owner, "__array_interface__") else None
        if address is None:
            raise ArgumentError("the data is contiguous, but not in C order; pass np.ascontiguousarray(data)")
        array = (ctypes.c_uint8 * view.nbytes).from_address(address)
        array._keep = view  # type: ignore[attr-defined]
        return _from_buffer("uint8_t[]", array)
    return _from_buffer("uint8_t[]", view.cast("B") if view.nbytes else b"")


def look_at(data: Any, writable: bool) -> memoryview:
    """A memoryview of an object with the buffer protocol or DLPack."""
    try:
        return memoryview(data)
    except TypeError:
        pass
    if hasattr(data, "__dlpack__"):
        from ._foreign_array import host_memory

        return memoryview(host_memory(data, writable))
    raise TypeError(
        f"expected an object with the buffer protocol (bytes, bytearray, memoryview, numpy array) or DLPack, got "
        f"{describe(data)}{remedy(data)}"
    )


# Those of numpy's types of numbers, which live as long as numpy, by id: that is quicker than asking them again.
_checked_dtypes: dict[int, Any] = {}


def check_dtype(dtype: Any) -> None:
    """Refuse arrays whose memory is not numbers as the GPU has them: of Python objects, or of the other byte order."""
    if getattr(dtype, "hasobject", False):
        raise TypeError(
            f"the array has dtype {dtype}: its memory is addresses of Python objects; pass data.astype(np.float32)"
        )
    if getattr(dtype, "isnative", True) is False:
        raise ArgumentError(
            f"the array has dtype {dtype}, which is not in the byte order of this system; pass "
            'data.astype(data.dtype.newbyteorder("="))'
        )
    if getattr(dtype, "isbuiltin", 0) == 1:
        _checked_dtypes[id(dtype)] = dtype


def remedy(data: Any) -> str:
    """What to pass in place of things that often come here and have no buffer protocol."""
    if isinstance(data, (list, tuple)):
        return '; pass array.array("f", data) or np.array(data, np.float32)'
    if isinstance(data, str):
        return "; pass data.encode()"
    if type(data).__name__ == "GPUBuffer":
        return "; copy it with encoder.copy_buffer_to_buffer()"
    if hasattr(data, "__array_interface__") or hasattr(data, "__array__"):  # images of PIL, tensors of torch
        return "; pass np.asarray(data)"
    return ""


def new_memory(size: int) -> tuple[memoryview, Any]:
    """Writable memory of `size` bytes that is not cleared first: as a memoryview, and as cdata."""
    memory = (_uncleared if size < LARGE else _large)("uint8_t[]", size)
    return memoryview(ffi.buffer(memory)), memory


# From this size on, in bytes, memory comes in large pages, and is used again.
LARGE = 4 << 20
_uncleared = ffi.new_allocator(should_clear_after_alloc=False)
_large = ffi.new_allocator(lib.wgpu_py_allocate, lib.wgpu_py_free, False)
