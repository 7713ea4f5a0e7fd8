"""The structs that describe pipelines. Part of ``wgpu.structs``."""

# ruff: noqa: F405

from __future__ import annotations

from ._struct import Struct

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ._typing import *  # noqa: F403
    from .classes import GPUShaderModule


class ProgrammableStage(Struct):
    """The shader of one stage of a pipeline.

    - ``module``: the module that has the function.
    - ``entry_point``: the name of the function; may be left out when the module has only one for
      this stage.
    - ``constants``: values for the ``override`` constants, by name or by ``@id`` as text.
    """

    module: GPUShaderModule
    entry_point: str | None = None
    constants: Mapping[str, float] | None = None


class ComputePipelineDescriptor(Struct):
    """A pipeline for computing.

    - ``label``: a name for messages and debuggers.
    - ``layout``: the bindings, or "auto".
    - ``compute``: the shader.
    """

    label: str = ""
    layout: PipelineLayoutLike = "auto"
    compute: ProgrammableStageStruct


class VertexAttribute(Struct):
    """One input of the vertex shader.

    - ``format``: type and size.
    - ``offset``: bytes from the begin of the element; a multiple of 4, or of the format's size if
      that is less.
    - ``shader_location``: the number in ``@location()``.
    """

    format: VertexFormatEnum
    offset: int
    shader_location: int


class VertexBufferLayout(Struct):
    """What a vertex buffer holds.

    - ``array_stride``: bytes from one element to the next; a multiple of 4.
    - ``step_mode``: whether elements belong to vertices or to instances.
    - ``attributes``: the parts of an element.
    """

    array_stride: int
    step_mode: VertexStepModeEnum = "vertex"
    attributes: Sequence[VertexAttributeStruct]


class VertexState(ProgrammableStage):
    """The vertex shader and its buffers.

    - ``module``: the module that has the function.
    - ``entry_point``: the name of the function; may be left out when the module has only one for
      this stage.
    - ``constants``: values for the ``override`` constants, by name or by ``@id`` as text.
    - ``buffers``: for each slot of ``set_vertex_buffer()``; None leaves a slot empty.
    """

    buffers: Sequence[VertexBufferLayoutStruct | None] = ()


class BlendComponent(Struct):
    """result = operation(source * src_factor, destination * dst_factor).

    - ``operation``: how the two are put together.
    - ``src_factor``: what the source is multiplied with.
    - ``dst_factor``: what the destination is multiplied with.
    """

    operation: BlendOperationEnum = "add"
    src_factor: BlendFactorEnum = "one"
    dst_factor: BlendFactorEnum = "zero"


class BlendState(Struct):
    """How the output of a fragment shader is blended with what the attachment holds.

    - ``color``: for r, g, b.
    - ``alpha``: for the alpha channel.
    """

    color: BlendComponentStruct
    alpha: BlendComponentStruct


class ColorTargetState(Struct):
    """One color output of a render pipeline.

    - ``format``: that of the attachment.
    - ``blend``: None replaces what was there.
    - ``write_mask``: the channels that are written.
    """

    format: TextureFormatEnum
    blend: BlendStateStruct | None = None
    write_mask: ColorWriteFlags = 0xF


class FragmentState(ProgrammableStage):
    """The fragment shader and its outputs.

    - ``module``: the module that has the function.
    - ``entry_point``: the name of the function; may be left out when the module has only one for
      this stage.
    - ``constants``: values for the ``override`` constants, by name or by ``@id`` as text.
    - ``targets``: for each ``@location()``; None leaves one out.
    """

    targets: Sequence[ColorTargetStateStruct | None]


class PrimitiveState(Struct):
    """What the vertices form, and which side is shown.

    - ``topology``: points, lines or triangles.
    - ``strip_index_format``: the index format for strips; its largest value begins a new strip.
    - ``front_face``: which order of vertices is the front.
    - ``cull_mode``: which side is left out.
    - ``unclipped_depth``: no clipping in z (feature "depth-clip-control").
    - ``polygon_mode``: how triangles are drawn; None means filled. Beyond the standard.
    - ``conservative``: whether every pixel that a triangle touches is drawn (feature
      "conservative-rasterization"). Beyond the standard.
    """

    topology: PrimitiveTopologyEnum = "triangle-list"
    strip_index_format: IndexFormatEnum | None = None
    front_face: FrontFaceEnum = "ccw"
    cull_mode: CullModeEnum = "none"
    unclipped_depth: bool = False
    polygon_mode: PolygonModeEnum | None = None
    conservative: bool = False


class StencilFaceState(Struct):
    """The stencil test for one side of the triangles.

    - ``compare``: reference against stored value.
    - ``fail_op``: when the stencil test fails.
    - ``depth_fail_op``: when the depth test fails.
    - ``pass_op``: when both pass.
    """

    compare: CompareFunctionEnum = "always"
    fail_op: StencilOperationEnum = "keep"
    depth_fail_op: StencilOperationEnum = "keep"
    pass_op: StencilOperationEnum = "keep"


class DepthStencilState(Struct):
    """The depth and stencil tests of a render pipeline.

    - ``format``: that of the attachment.
    - ``depth_write_enabled``: whether passing fragments write their depth; required when the
      format has depth.
    - ``depth_compare``: the depth test; required when it is used.
    - ``stencil_front``: for triangles that face the viewer.
    - ``stencil_back``: for triangles that face away.
    - ``stencil_read_mask``: the bits that are compared.
    - ``stencil_write_mask``: the bits that are written.
    - ``depth_bias``: added to the depth, in its smallest steps; 0 for points and lines.
    - ``depth_bias_slope_scale``: times the slope of the triangle, added to the depth.
    - ``depth_bias_clamp``: the largest bias; 0 means no limit.
    """

    format: TextureFormatEnum
    depth_write_enabled: bool | None = None
    depth_compare: CompareFunctionEnum | None = None
    stencil_front: StencilFaceStateStruct | None = None
    stencil_back: StencilFaceStateStruct | None = None
    stencil_read_mask: int = 0xFFFFFFFF
    stencil_write_mask: int = 0xFFFFFFFF
    depth_bias: int = 0
    depth_bias_slope_scale: float = 0
    depth_bias_clamp: float = 0


class MultisampleState(Struct):
    """Multisampling of a render pipeline.

    - ``count``: samples of the attachments: 1 or 4.
    - ``mask``: the samples that are written, one bit each.
    - ``alpha_to_coverage_enabled``: whether alpha decides how many samples are written.
    """

    count: int = 1
    mask: int = 0xFFFFFFFF
    alpha_to_coverage_enabled: bool = False


class RenderPipelineDescriptor(Struct):
    """A pipeline for drawing.

    - ``label``: a name for messages and debuggers.
    - ``layout``: the bindings, or "auto".
    - ``vertex``: the vertex shader and its buffers.
    - ``primitive``: what the vertices form; None means the defaults.
    - ``depth_stencil``: the tests; None when the pass has no depth-stencil attachment.
    - ``multisample``: multisampling; None means one sample.
    - ``fragment``: the fragment shader; None draws depth and stencil only.
    """

    label: str = ""
    layout: PipelineLayoutLike = "auto"
    vertex: VertexStateStruct
    primitive: PrimitiveStateStruct | None = None
    depth_stencil: DepthStencilStateStruct | None = None
    multisample: MultisampleStateStruct | None = None
    fragment: FragmentStateStruct | None = None
