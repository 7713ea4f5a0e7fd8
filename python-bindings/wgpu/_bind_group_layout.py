"""`GPUBindGroupLayout`: what kinds of resources a bind group holds."""

from __future__ import annotations

from ._convert import fields, flags, required
from ._enum_values import (
    BufferBindingType,
    SamplerBindingType,
    StorageTextureAccess,
    TextureFormat,
    TextureSampleType,
    TextureViewDimension,
)
from ._errors import PENDING, ArgumentError, discard
from ._lib import EMPTY, NULL, ffi, lib, string
from ._object import GPUObjectBase

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ._device import GPUDevice

ENTRY_FIELDS = frozenset(
    (
        "binding",
        "visibility",
        "buffer",
        "sampler",
        "texture",
        "storage_texture",
        "external_texture",
        "acceleration_structure",
        "binding_array_size",
    )
)
BUFFER_FIELDS = frozenset(("type", "has_dynamic_offset", "min_binding_size"))
SAMPLER_FIELDS = frozenset(("type",))
TEXTURE_FIELDS = frozenset(("sample_type", "view_dimension", "multisampled"))
STORAGE_FIELDS = frozenset(("access", "format", "view_dimension"))
ACCELERATION_FIELDS = frozenset(("vertex_return",))
ACCELERATION_LAYOUT = 0x5A000011  # WGPUAbiSType_AccelerationStructureBindingLayout

# The C structs of the kinds that an entry is not: zero is "binding not used".
NO_BUFFER = (NULL, 0, 0, 0)
NO_SAMPLER = (NULL, 0)
NO_TEXTURE = (NULL, 0, 0, 0)
NO_STORAGE = (NULL, 0, 0, 0)

_create = lib.wgpuDeviceCreateBindGroupLayout
_new = ffi.new
_ACCELERATION = ffi.typeof("WGPUAbiAccelerationStructureBindingLayout *")
_ENTRIES = ffi.typeof("WGPUBindGroupLayoutEntry[]")


class GPUBindGroupLayout(GPUObjectBase):
    """The kinds of resources that a bind group of this layout holds, by binding number.

    Made by `GPUDevice.create_bind_group_layout()`, or taken from a pipeline with layout "auto".
    """

    _release_function = lib.wgpuBindGroupLayoutRelease
    _set_label_function = lib.wgpuBindGroupLayoutSetLabel


def layout_entry(entry: Any) -> tuple[Any, ...]:
    """A WGPUBindGroupLayoutEntry from a dict or struct."""
    entry = fields(entry, ENTRY_FIELDS, "BindGroupLayoutEntry")
    buffer, sampler, texture, storage, chain = NO_BUFFER, NO_SAMPLER, NO_TEXTURE, NO_STORAGE, NULL
    if (info := entry.get("buffer")) is not None:
        info = fields(info, BUFFER_FIELDS, "BufferBindingLayout")
        buffer = (
            NULL,
            BufferBindingType[info.get("type") or "uniform"],
            bool(info.get("has_dynamic_offset")),
            info.get("min_binding_size") or 0,
        )
    elif (info := entry.get("sampler")) is not None:
        info = fields(info, SAMPLER_FIELDS, "SamplerBindingLayout")
        sampler = (NULL, SamplerBindingType[info.get("type") or "filtering"])
    elif (info := entry.get("texture")) is not None:
        info = fields(info, TEXTURE_FIELDS, "TextureBindingLayout")
        texture = (
            NULL,
            TextureSampleType[info.get("sample_type") or "float"],
            TextureViewDimension[info.get("view_dimension") or "2d"],
            bool(info.get("multisampled")),
        )
    elif (info := entry.get("storage_texture")) is not None:
        info = fields(info, STORAGE_FIELDS, "StorageTextureBindingLayout")
        storage = (
            NULL,
            StorageTextureAccess[info.get("access") or "write-only"],
            TextureFormat[required(info, "format", "StorageTextureBindingLayout")],
            TextureViewDimension[info.get("view_dimension") or "2d"],
        )
    elif (info := entry.get("acceleration_structure")) is not None:
        info = fields(info, ACCELERATION_FIELDS, "AccelerationStructureBindingLayout")
        chain = _new(_ACCELERATION, ((NULL, ACCELERATION_LAYOUT), bool(info.get("vertex_return"))))
    elif entry.get("external_texture") is not None:
        raise ArgumentError("external textures are not supported; use 'texture' and a GPUTextureView")
    else:
        raise ArgumentError(
            f"the entry for binding {entry.get('binding')} has none of "
            "'buffer', 'sampler', 'texture', 'storage_texture' and 'acceleration_structure'"
        )
    visibility = required(entry, "visibility", "BindGroupLayoutEntry")
    return (
        chain,
        required(entry, "binding", "BindGroupLayoutEntry"),
        visibility if visibility.__class__ is int else flags(visibility, "ShaderStage"),
        entry.get("binding_array_size") or 0,
        buffer,
        sampler,
        texture,
        storage,
    )


def create_bind_group_layout(device: GPUDevice, label: str, entries: Any) -> GPUBindGroupLayout:
    items = [layout_entry(entry) for entry in entries]
    c_entries = _new(_ENTRIES, items) if items else NULL
    handle = _create(device._internal, [(NULL, string(label) if label else EMPTY, len(items), c_entries)])
    if PENDING:
        discard(lib.wgpuBindGroupLayoutRelease, handle)
    return GPUBindGroupLayout(label, handle, device)
