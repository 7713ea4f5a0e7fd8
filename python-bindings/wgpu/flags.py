"""Flags: sets of options, as ints whose bits are put together with ``|``.

All flags are also in the root namespace. Instead of ``wgpu.BufferUsage.COPY_SRC |
wgpu.BufferUsage.VERTEX`` one can write ``"COPY_SRC|VERTEX"``, in upper or lower case. 0 is the
empty set. The values are those of the WebGPU standard.
"""

from __future__ import annotations

from ._coreutils import BaseEnum as _BaseEnum

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from ._typing import (  # noqa: F401
        AccelerationStructureFlags,
        BlasGeometryFlags,
        BufferUsageFlags,
        ColorWriteFlags,
        MapModeFlags,
        ShaderStageFlags,
        TextureUsageFlags,
    )


if not TYPE_CHECKING:  # checkers shall refuse names that do not exist

    def __getattr__(name):
        # The type aliases (BufferUsageFlags and so on) live in a module that is costly to load.
        if name.endswith("Flags") and name[0] != "_":
            from . import _typing

            if name in _typing.__dict__:
                return getattr(_typing, name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


__all__ = [
    "AccelerationStructure",
    "BlasGeometry",
    "BufferUsage",
    "ColorWrite",
    "MapMode",
    "ShaderStage",
    "TextureUsage",
]


class Flags(_BaseEnum):
    """Base of all flags of this module."""


class AccelerationStructure(Flags):
    """How an acceleration structure is made; fixed at its creation. Beyond the standard.

    - ``ALLOW_COMPACTION``: ``GPUQueue.compact_blas()`` may make a smaller copy. Of a ``GPUBlas``.
    - ``PREFER_FAST_TRACE``: rays are to be fast. Not together with ``PREFER_FAST_BUILD``.
    - ``PREFER_FAST_BUILD``: builds are to be fast.
    - ``LOW_MEMORY``: little memory is to be taken, for builds and for the result.
    - ``USE_TRANSFORM``: builds read a transform for each geometry from a buffer. Of a ``GPUBlas`` of triangles.
    - ``ALLOW_RAY_HIT_VERTEX_RETURN``: shaders may ask for the corners of the triangle that was hit (feature
      "ray-hit-vertex-return"). A ``GPUTlas`` with it has only instances with it.
    """

    ALLOW_COMPACTION: Final = 0x02
    PREFER_FAST_TRACE: Final = 0x04
    PREFER_FAST_BUILD: Final = 0x08
    LOW_MEMORY: Final = 0x10
    USE_TRANSFORM: Final = 0x20
    ALLOW_RAY_HIT_VERTEX_RETURN: Final = 0x40


class BlasGeometry(Flags):
    """What rays make of a geometry. Beyond the standard.

    - ``OPAQUE``: every hit counts. Without it, each is only a candidate until the shader confirms it.
    - ``NO_DUPLICATE_ANY_HIT_INVOCATION``: no primitive is offered as a candidate more than once.
    """

    OPAQUE: Final = 0x1
    NO_DUPLICATE_ANY_HIT_INVOCATION: Final = 0x2


class BufferUsage(Flags):
    """What a buffer may be used for; fixed at its creation.

    - ``MAP_READ``: the program may map it to read. Only with ``COPY_DST``.
    - ``MAP_WRITE``: the program may map it to write. Only with ``COPY_SRC``.
    - ``COPY_SRC``: source of copies, and of ``queue.read_buffer()``.
    - ``COPY_DST``: destination of copies, of ``queue.write_buffer()`` and ``clear_buffer()``.
    - ``INDEX``: the indices of ``draw_indexed()``.
    - ``VERTEX``: vertex attributes.
    - ``UNIFORM``: bindings of type "uniform".
    - ``STORAGE``: bindings of type "storage" and "read-only-storage".
    - ``INDIRECT``: the arguments of indirect draws and dispatches.
    - ``QUERY_RESOLVE``: the destination of ``resolve_query_set()``.
    - ``BLAS_INPUT``: vertices, indices, transforms and boxes of ``build_acceleration_structures()`` (feature
      "ray-query"). The buffer can be copied from as with ``COPY_SRC``. Beyond the standard.
    """

    MAP_READ: Final = 0x0001
    MAP_WRITE: Final = 0x0002
    COPY_SRC: Final = 0x0004
    COPY_DST: Final = 0x0008
    INDEX: Final = 0x0010
    VERTEX: Final = 0x0020
    UNIFORM: Final = 0x0040
    STORAGE: Final = 0x0080
    INDIRECT: Final = 0x0100
    QUERY_RESOLVE: Final = 0x0200
    BLAS_INPUT: Final = 0x100000000


class ColorWrite(Flags):
    """The channels of a color attachment that a render pipeline writes.

    - ``RED``: the red channel.
    - ``GREEN``: the green channel.
    - ``BLUE``: the blue channel.
    - ``ALPHA``: the alpha channel.
    - ``ALL``: all four.
    """

    RED: Final = 0x1
    GREEN: Final = 0x2
    BLUE: Final = 0x4
    ALPHA: Final = 0x8
    ALL: Final = 0xF


class MapMode(Flags):
    """What the program may do with a mapped buffer; exactly one of the two.

    - ``READ``: read what the GPU wrote; needs ``BufferUsage.MAP_READ``.
    - ``WRITE``: write what the GPU shall read; needs ``BufferUsage.MAP_WRITE``.
    """

    READ: Final = 0x1
    WRITE: Final = 0x2


class ShaderStage(Flags):
    """The shaders that see a binding.

    - ``VERTEX``: vertex shaders.
    - ``FRAGMENT``: fragment shaders.
    - ``COMPUTE``: compute shaders.
    - ``TASK``: task shaders of mesh pipelines (feature "mesh-shader"). Beyond the standard.
    - ``MESH``: mesh shaders. Beyond the standard.
    """

    VERTEX: Final = 0x1
    FRAGMENT: Final = 0x2
    COMPUTE: Final = 0x4
    TASK: Final = 0x10000000000
    MESH: Final = 0x20000000000


class TextureUsage(Flags):
    """What a texture may be used for; fixed at its creation.

    - ``COPY_SRC``: source of copies, and of ``queue.read_texture()``.
    - ``COPY_DST``: destination of copies, and of ``queue.write_texture()``.
    - ``TEXTURE_BINDING``: bindings that shaders sample or load from.
    - ``STORAGE_BINDING``: bindings of storage textures.
    - ``RENDER_ATTACHMENT``: color, depth and resolve attachments of render passes.
    - ``TRANSIENT_ATTACHMENT``: an attachment whose content never leaves the pass, which saves
      memory on GPUs that render in tiles. Only with ``RENDER_ATTACHMENT``.
    """

    COPY_SRC: Final = 0x01
    COPY_DST: Final = 0x02
    TEXTURE_BINDING: Final = 0x04
    STORAGE_BINDING: Final = 0x08
    RENDER_ATTACHMENT: Final = 0x10
    TRANSIENT_ATTACHMENT: Final = 0x20
