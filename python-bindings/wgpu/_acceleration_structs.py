"""The structs of acceleration structures. Part of ``wgpu.structs``; beyond the standard."""

# ruff: noqa: F405

from __future__ import annotations

from ._struct import Struct

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from ._typing import *  # noqa: F403
    from .classes import GPUBlas, GPUBuffer, GPUTlas


class AccelerationStructureBindingLayout(Struct):
    """A binding that takes a ``GPUTlas``.

    - ``vertex_return``: shaders declare it ``acceleration_structure<vertex_return>`` (feature "ray-hit-vertex-return").
    """

    vertex_return: bool = False


class BlasTriangleSize(Struct):
    """Triangles that a ``GPUBlas`` keeps room for.

    - ``vertex_format``: of positions. Others than "float32x3" need the feature
      "extended-acceleration-structure-vertex-formats".
    - ``vertex_count``: the most vertices of a build.
    - ``index_format``: of indices. None: no indices, each three vertices are a triangle.
    - ``index_count``: the most indices of a build, a multiple of 3; 0 without indices.
    - ``flags``: what rays make of the triangles. None: ``BlasGeometry.OPAQUE``.
    """

    vertex_format: VertexFormatEnum = "float32x3"
    vertex_count: int
    index_format: IndexFormatEnum | None = None
    index_count: int = 0
    flags: BlasGeometryFlags | None = None


class BlasBoxSize(Struct):
    """Boxes that a ``GPUBlas`` keeps room for.

    - ``primitive_count``: the most boxes of a build.
    - ``flags``: what rays make of the boxes.
    """

    primitive_count: int
    flags: BlasGeometryFlags = 0


class BlasTriangles(Struct):
    """The triangles of one geometry of a build. All buffers have the usage ``BLAS_INPUT``.

    - ``vertex_buffer``: the positions.
    - ``vertex_stride``: bytes from one vertex to the next.
    - ``first_vertex``: vertices before the first one that is used. Indices begin to count there.
    - ``vertex_count``: how many vertices. None: as many as the geometry was created for.
    - ``index_buffer``: the indices, if the geometry was created with a format for them. Its size is a multiple of 4
      bytes. An index beyond the vertices counts as the last one.
    - ``first_index``: indices before the first one that is used.
    - ``index_count``: how many indices, a multiple of 3. None: as many as the geometry was created for.
    - ``transform_buffer``: 12 float32, the rows of a 3 x 4 matrix for the vertices, if the structure was created with
      the flag ``USE_TRANSFORM``.
    - ``transform_offset``: bytes before them, a multiple of 16.
    """

    vertex_buffer: GPUBuffer
    vertex_stride: int = 12
    first_vertex: int = 0
    vertex_count: int | None = None
    index_buffer: GPUBuffer | None = None
    first_index: int = 0
    index_count: int | None = None
    transform_buffer: GPUBuffer | None = None
    transform_offset: int = 0


class BlasBoxes(Struct):
    """The boxes of one geometry of a build, each six float32: the smallest x, y, z, then the greatest.

    - ``buffer``: has the boxes, and the usage ``BLAS_INPUT``.
    - ``offset``: bytes before the first box, a multiple of 8.
    - ``stride``: bytes from one box to the next, a multiple of 8 and at least 24.
    - ``primitive_count``: how many boxes. None: as many as the geometry was created for.
    """

    buffer: GPUBuffer
    offset: int = 0
    stride: int = 24
    primitive_count: int | None = None


class BlasBuild(Struct):
    """A ``GPUBlas`` to build, from geometries as it was created for, or fewer and smaller ones.

    - ``blas``: what is built.
    - ``triangle_geometries``: the triangles of each geometry.
    - ``box_geometries``: or the boxes of each geometry.
    """

    blas: GPUBlas
    triangle_geometries: Sequence[BlasTrianglesStruct] = ()
    box_geometries: Sequence[BlasBoxesStruct] = ()


class TlasInstance(Struct):
    """One instance of a ``GPUBlas`` in a ``GPUTlas``.

    - ``blas``: what is there. None: nothing.
    - ``transform``: where it is: a 3 x 4 matrix, as three rows of four numbers or 12 numbers one after the other. None:
      where its vertices are.
    - ``custom_index``: a number for shaders, ``instance_custom_data`` there; below 2**24.
    - ``mask``: rays whose mask has none of these eight bits pass through.
    """

    blas: GPUBlas | None
    transform: TransformLike | None = None
    custom_index: int = 0
    mask: int = 255


class TlasBuild(Struct):
    """A ``GPUTlas`` to build.

    - ``tlas``: what is built.
    - ``instances``: all its instances; or a contiguous array of records with the dtype
      ``numpy.dtype(wgpu.TLAS_INSTANCE_RECORD)``, where "blas" is a ``native_handle``, or 0.
    """

    tlas: GPUTlas
    instances: TlasInstancesLike
