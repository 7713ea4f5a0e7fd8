"""`GPUBindGroup`: the resources that shaders see."""

from __future__ import annotations

from ._acceleration import GPUTlas
from ._bind_group_layout import GPUBindGroupLayout
from ._buffer import GPUBuffer
from ._calls import CALL_ERRORS, handle
from ._convert import fields, required
from ._errors import PENDING, describe, discard, unknown_fields
from ._lib import EMPTY, NULL, WHOLE_SIZE, ffi, lib, string
from ._object import GPUObjectBase
from ._sampler import GPUSampler
from ._texture import GPUTexture
from ._texture_view import GPUTextureView

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ._device import GPUDevice

CALL = "GPUDevice.create_bind_group"
ENTRY_FIELDS = frozenset(("binding", "resource"))
ACCELERATION_ENTRY = 0x5A000012  # WGPUAbiSType_AccelerationStructureBindingEntry
BINDING_FIELDS = frozenset(("buffer", "offset", "size"))

_create = lib.wgpuDeviceCreateBindGroup
_new = ffi.new
_ACCELERATION = ffi.typeof("WGPUAbiAccelerationStructureBindingEntry *")
_TLASES = ffi.typeof("WGPUAbiTlas[]")
_ENTRIES = ffi.typeof("WGPUBindGroupEntry[]")


class GPUBindGroup(GPUObjectBase):
    """Buffers, texture views, samplers and acceleration structures for a set of bindings.

    Made by `GPUDevice.create_bind_group()`.
    """

    _release_function = lib.wgpuBindGroupRelease
    _set_label_function = lib.wgpuBindGroupSetLabel


def bind_group_entry(entry: Any) -> tuple[Any, ...]:
    """A WGPUBindGroupEntry from a dict or struct."""
    try:
        binding, resource = entry["binding"], entry["resource"]
    except (KeyError, TypeError):
        entry = fields(entry, ENTRY_FIELDS, "BindGroupEntry")
        binding, resource = required(entry, "binding", "BindGroupEntry"), required(entry, "resource", "BindGroupEntry")
    if len(entry) != 2:
        fields(entry, ENTRY_FIELDS, "BindGroupEntry")
    kind = resource.__class__
    if kind is dict:
        if not BINDING_FIELDS.issuperset(resource):
            unknown_fields("BufferBinding", resource, BINDING_FIELDS)
    elif kind is GPUTextureView:
        return (NULL, binding, 0, 0, 0, 0, resource._internal)
    elif kind is GPUSampler:
        return (NULL, binding, 0, 0, 0, resource._internal, 0)
    elif kind is GPUBuffer:
        return (NULL, binding, resource._internal, 0, WHOLE_SIZE, 0, 0)
    elif kind is GPUTexture:
        return (NULL, binding, 0, 0, 0, 0, resource._default_view()._internal)
    elif kind is GPUTlas:
        return (_new(_ACCELERATION, ((NULL, ACCELERATION_ENTRY), _tlas(binding, resource))), binding)
    elif kind in (list, tuple) and resource and all(item.__class__ is GPUTlas for item in resource):
        return (_array_of_tlases(binding, resource), binding)
    elif hasattr(resource, "keys"):
        resource = fields(resource, BINDING_FIELDS, "BufferBinding")
    else:
        raise TypeError(
            f"the resource of binding {binding} must be a GPUBuffer, a dict with 'buffer', 'offset' and 'size', a "
            f"GPUTextureView, a GPUTexture, a GPUSampler, a GPUTlas or a list of them, not {describe(resource)}"
        )
    buffer = resource.get("buffer")
    if buffer is None:
        buffer = required({}, "buffer", "BufferBinding")
    size = resource.get("size")
    return (
        NULL,
        binding,
        buffer._internal,
        resource.get("offset") or 0,
        WHOLE_SIZE if size is None else size,
        0,
        0,
    )


def _tlas(binding: int, tlas: Any) -> int:
    return handle(CALL, f"the resource of binding {binding}", GPUTlas, tlas)


def _array_of_tlases(binding: int, tlases: Any) -> Any:
    handles = _new(_TLASES, [_tlas(binding, tlas) for tlas in tlases])
    chain = _new(_ACCELERATION, ((NULL, ACCELERATION_ENTRY), 0, len(tlases), handles))
    return ffi.gc(chain, lambda _, keep=handles: None)  # the handles live as long as what points to them


def create_bind_group(device: GPUDevice, label: str, layout: Any, entries: Any) -> GPUBindGroup:
    entries = list(entries) if not hasattr(entries, "__getitem__") else entries
    items = [bind_group_entry(entry) for entry in entries]
    try:
        c_entries = _new(_ENTRIES, items) if items else NULL
        descriptor = (NULL, string(label) if label else EMPTY, layout._internal, len(items), c_entries)
        made = _create(device._internal, [descriptor])
    except CALL_ERRORS:
        check_arguments(layout, entries)
        raise
    if PENDING:
        discard(lib.wgpuBindGroupRelease, made)
    return GPUBindGroup(label, made, device)


def check_arguments(layout: Any, entries: Any) -> None:
    """Say which argument it was, after the native call could not be made."""
    handle(CALL, "layout", GPUBindGroupLayout, layout)
    for entry in entries:
        resource = entry["resource"]
        name = f"the resource of binding {entry['binding']}"
        if hasattr(resource, "keys"):
            handle(CALL, name, GPUBuffer, resource["buffer"])
        elif not isinstance(resource, (list, tuple)):  # those were looked at
            handle(CALL, name, type(resource), resource)
