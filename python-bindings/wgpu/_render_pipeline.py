"""`GPURenderPipeline`: shaders and fixed functions for drawing."""

from __future__ import annotations

from ._convert import fields, flags, required
from ._enum_values import (
    BlendFactor,
    BlendOperation,
    CompareFunction,
    CullMode,
    FrontFace,
    IndexFormat,
    PolygonMode,
    PrimitiveTopology,
    StencilOperation,
    TextureFormat,
    VertexFormat,
    VertexStepMode,
)
from ._errors import PENDING, discard
from ._lib import EMPTY, NULL, ffi, lib, string
from ._object import GPUObjectBase
from ._pipeline import GPUPipelineBase, layout_handle, stage
from ._pipeline_cache import cache_chain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ._device import GPUDevice

PRIMITIVE_STATE_EXTRAS = 0x0003000A  # WGPUSType_PrimitiveStateExtras
OPTIONAL_FALSE, OPTIONAL_TRUE, OPTIONAL_UNDEFINED = 0, 1, 2  # WGPUOptionalBool
ALL_BITS = 2**32 - 1

VERTEX_FIELDS = frozenset(("module", "entry_point", "constants", "buffers"))
BUFFER_FIELDS = frozenset(("array_stride", "step_mode", "attributes"))
ATTRIBUTE_FIELDS = frozenset(("format", "offset", "shader_location"))
PRIMITIVE_FIELDS = frozenset(
    ("topology", "strip_index_format", "front_face", "cull_mode", "unclipped_depth", "polygon_mode", "conservative")
)
DEPTH_STENCIL_FIELDS = frozenset(
    (
        "format",
        "depth_write_enabled",
        "depth_compare",
        "stencil_front",
        "stencil_back",
        "stencil_read_mask",
        "stencil_write_mask",
        "depth_bias",
        "depth_bias_slope_scale",
        "depth_bias_clamp",
    )
)
STENCIL_FIELDS = frozenset(("compare", "fail_op", "depth_fail_op", "pass_op"))
MULTISAMPLE_FIELDS = frozenset(("count", "mask", "alpha_to_coverage_enabled"))
FRAGMENT_FIELDS = frozenset(("module", "entry_point", "constants", "targets"))
TARGET_FIELDS = frozenset(("format", "blend", "write_mask"))
BLEND_FIELDS = frozenset(("color", "alpha"))
COMPONENT_FIELDS = frozenset(("operation", "src_factor", "dst_factor"))

DEFAULT_PRIMITIVE = (NULL, PrimitiveTopology["triangle-list"], 0, FrontFace["ccw"], CullMode["none"], 0)
DEFAULT_MULTISAMPLE = (NULL, 1, ALL_BITS, 0)
DEFAULT_STENCIL = (CompareFunction["always"], *(StencilOperation["keep"],) * 3)

_new = ffi.new
_ATTRIBUTES = ffi.typeof("WGPUVertexAttribute[]")
_BUFFERS = ffi.typeof("WGPUVertexBufferLayout[]")
_TARGETS = ffi.typeof("WGPUColorTargetState[]")
_BLEND = ffi.typeof("WGPUBlendState *")
_DEPTH_STENCIL = ffi.typeof("WGPUDepthStencilState *")
_FRAGMENT = ffi.typeof("WGPUFragmentState *")
_PRIMITIVE_EXTRAS = ffi.typeof("WGPUPrimitiveStateExtras *")


class GPURenderPipeline(GPUPipelineBase, GPUObjectBase):
    """Vertex and fragment shader with the fixed functions between. Made by `GPUDevice.create_render_pipeline()`."""

    _release_function = lib.wgpuRenderPipelineRelease
    _set_label_function = lib.wgpuRenderPipelineSetLabel
    _get_bind_group_layout_function = lib.wgpuRenderPipelineGetBindGroupLayout


def vertex_buffer(layout: Any, keep: list[Any]) -> tuple[Any, ...]:
    """A WGPUVertexBufferLayout; None is a slot that is not used."""
    if layout is None:
        return (NULL, 0, 0, 0, NULL)
    layout = fields(layout, BUFFER_FIELDS, "VertexBufferLayout")
    items = []
    for item in required(layout, "attributes", "VertexBufferLayout"):
        attribute = fields(item, ATTRIBUTE_FIELDS, "VertexAttribute")
        items.append(
            (
                NULL,
                VertexFormat[required(attribute, "format", "VertexAttribute")],
                required(attribute, "offset", "VertexAttribute"),
                required(attribute, "shader_location", "VertexAttribute"),
            )
        )
    attributes = _new(_ATTRIBUTES, items) if items else NULL
    keep.append(attributes)
    step_mode = VertexStepMode[layout.get("step_mode") or "vertex"]
    return (NULL, step_mode, required(layout, "array_stride", "VertexBufferLayout"), len(items), attributes)


def blend_component(value: Any) -> tuple[int, int, int]:
    """A WGPUBlendComponent."""
    value = fields(value, COMPONENT_FIELDS, "BlendComponent")
    return (
        BlendOperation[value.get("operation") or "add"],
        BlendFactor[value.get("src_factor") or "one"],
        BlendFactor[value.get("dst_factor") or "zero"],
    )


def color_target(target: Any, keep: list[Any]) -> tuple[Any, ...]:
    """A WGPUColorTargetState; None is an attachment that is not used."""
    if target is None:
        return (NULL, 0, NULL, 0)
    target = fields(target, TARGET_FIELDS, "ColorTargetState")
    blend = NULL
    if value := target.get("blend"):
        value = fields(value, BLEND_FIELDS, "BlendState")
        color, alpha = required(value, "color", "BlendState"), required(value, "alpha", "BlendState")
        blend = _new(_BLEND, (blend_component(color), blend_component(alpha)))
        keep.append(blend)
    write_mask = target.get("write_mask")
    if write_mask is None:
        write_mask = 0xF
    return (
        NULL,
        TextureFormat[required(target, "format", "ColorTargetState")],
        blend,
        write_mask if write_mask.__class__ is int else flags(write_mask, "ColorWrite"),
    )


def stencil_face(value: Any) -> tuple[int, ...]:
    """A WGPUStencilFaceState."""
    if not value:
        return DEFAULT_STENCIL
    value = fields(value, STENCIL_FIELDS, "StencilFaceState")
    return (
        CompareFunction[value.get("compare") or "always"],
        StencilOperation[value.get("fail_op") or "keep"],
        StencilOperation[value.get("depth_fail_op") or "keep"],
        StencilOperation[value.get("pass_op") or "keep"],
    )


def depth_stencil_state(value: Any) -> Any:
    """A WGPUDepthStencilState."""
    value = fields(value, DEPTH_STENCIL_FIELDS, "DepthStencilState")
    format = required(value, "format", "DepthStencilState")
    write, compare = value.get("depth_write_enabled"), value.get("depth_compare")
    read_mask, write_mask = value.get("stencil_read_mask"), value.get("stencil_write_mask")
    if not format:
        format = required({}, "format", "DepthStencilState")
    return _new(
        _DEPTH_STENCIL,
        (
            NULL,
            TextureFormat[format],
            OPTIONAL_TRUE if write else OPTIONAL_FALSE,
            CompareFunction[compare or "always"],
            stencil_face(value.get("stencil_front")),
            stencil_face(value.get("stencil_back")),
            ALL_BITS if read_mask is None else read_mask,
            ALL_BITS if write_mask is None else write_mask,
            value.get("depth_bias") or 0,
            value.get("depth_bias_slope_scale") or 0,
            value.get("depth_bias_clamp") or 0,
        ),
    )


def primitive_state(value: Any, keep: list[Any]) -> tuple[Any, ...]:
    """A WGPUPrimitiveState."""
    if not value:
        return DEFAULT_PRIMITIVE
    value = fields(value, PRIMITIVE_FIELDS, "PrimitiveState")
    chain = NULL
    # The extras are items of dicts only; PrimitiveState objects have the standard fields.
    if value.get("polygon_mode") or value.get("conservative"):
        mode = PolygonMode[str(value.get("polygon_mode") or "fill").lower()]
        chain = _new(_PRIMITIVE_EXTRAS, ((NULL, PRIMITIVE_STATE_EXTRAS), mode, bool(value.get("conservative"))))
        keep.append(chain)
    index_format = value.get("strip_index_format")
    return (
        chain,
        PrimitiveTopology[value.get("topology") or "triangle-list"],
        IndexFormat[index_format] if index_format else 0,
        FrontFace[value.get("front_face") or "ccw"],
        CullMode[value.get("cull_mode") or "none"],
        bool(value.get("unclipped_depth")),
    )


def multisample_state(value: Any) -> tuple[Any, ...]:
    """A WGPUMultisampleState."""
    if not value:
        return DEFAULT_MULTISAMPLE
    value = fields(value, MULTISAMPLE_FIELDS, "MultisampleState")
    mask = value.get("mask")
    return (
        NULL,
        value.get("count") or 1,
        ALL_BITS if mask is None else mask,
        bool(value.get("alpha_to_coverage_enabled")),
    )


def fragment_state(call: str, fragment: Any, keep: list[Any]) -> Any:
    """A WGPUFragmentState, or NULL."""
    if fragment is None:
        return NULL
    fragment = fields(fragment, FRAGMENT_FIELDS, "FragmentState")
    targets = [color_target(item, keep) for item in required(fragment, "targets", "FragmentState")]
    c_targets = _new(_TARGETS, targets) if targets else NULL
    module, entry, count, constants, names = stage(call, fragment, "FragmentState")
    keep += [c_targets, entry, constants, names]
    return _new(_FRAGMENT, (NULL, module, entry, count, constants, len(targets), c_targets))


def graphics_descriptor(
    call: str,
    label: str,
    layout: Any,
    stages: tuple[Any, ...],
    rest: tuple[Any, ...],
    keep: list[Any],
) -> tuple[Any, Any]:
    """The descriptor of a pipeline that draws, whatever makes its vertices, and what to keep alive.

    Arguments:
        stages: the members for what comes before the fragments.
        rest: primitive, depth_stencil, multisample, fragment and cache, as the caller gave them.
    """
    primitive, depth_stencil, multisample, fragment, cache = rest
    c_fragment = fragment_state(call, fragment, keep)
    chain = cache_chain(call, cache)
    keep.append(chain)
    descriptor = (
        chain,
        string(label) if label else EMPTY,
        layout_handle(call, layout),
        *stages,
        primitive_state(primitive, keep),
        depth_stencil_state(depth_stencil) if depth_stencil else NULL,
        multisample_state(multisample),
        c_fragment,
    )
    return descriptor, keep


def render_pipeline_descriptor(label: str, layout: Any, vertex: Any, *rest: Any) -> tuple[Any, Any]:
    """A WGPURenderPipelineDescriptor, and what to keep alive."""
    call = "create_render_pipeline"
    keep: list[Any] = []
    vertex = fields(vertex, VERTEX_FIELDS, "VertexState")
    buffers = [vertex_buffer(item, keep) for item in vertex.get("buffers") or ()]
    c_buffers = _new(_BUFFERS, buffers) if buffers else NULL
    module, entry, count, constants, names = stage(call, vertex, "VertexState")
    keep.append(names)
    stages = ((NULL, module, entry, count, constants, len(buffers), c_buffers),)
    return graphics_descriptor(call, label, layout, stages, rest, keep)


def create_render_pipeline(device: GPUDevice, label: str, *rest: Any) -> GPURenderPipeline:
    descriptor, _keep = render_pipeline_descriptor(label, *rest)
    handle = lib.wgpuDeviceCreateRenderPipeline(device._internal, [descriptor])
    if PENDING:
        discard(lib.wgpuRenderPipelineRelease, handle)
    return GPURenderPipeline(label, handle, device)
