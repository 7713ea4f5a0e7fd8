"""`GPUDevice`: makes all other objects."""

from __future__ import annotations

from . import _enum_values
from ._accelerate import accelerate, tables
from ._acceleration import GPUAccelerationMixin
from ._async import GPUPromise
from ._bind_group import GPUBindGroup, create_bind_group
from ._bind_group_layout import GPUBindGroupLayout, create_bind_group_layout
from ._buffer import GPUBuffer
from ._calls import BAD_ARGUMENTS, explain, handle
from ._command_encoder import GPUCommandEncoder
from ._compute_pipeline import GPUComputePipeline, compute_pipeline_descriptor, create_compute_pipeline
from ._convert import data_view, extent3d, whole
from ._convert import flags as to_flags
from ._device_errors import GPUDeviceErrorsMixin
from ._enum_values import (
    AddressMode,
    CompareFunction,
    FilterMode,
    MipmapFilterMode,
    TextureDimension,
    TextureFormat,
    TextureViewDimension,
)
from ._errors import (
    PENDING,
    DeviceEvents,
    GPUOutOfMemoryError,
    GPUValidationError,
    discard,
)
from ._events import (
    PROCESS_EVENTS,
    SPONTANEOUS,
    compute_pipeline_callback,
    render_pipeline_callback,
)
from ._instance import get_instance, start_pump
from ._lib import EMPTY, NULL, ffi, lib, string
from ._limits import read_features, read_limits
from ._mesh_pipeline import GPUMeshPipelineMixin
from ._object import GPUObjectBase
from ._pipeline import create_pipeline_async
from ._pipeline_cache import GPUPipelineCache, create_pipeline_cache
from ._pipeline_layout import GPUPipelineLayout
from ._query_set import GPUQuerySet, create_query_set
from ._queue import GPUQueue
from ._render_bundle_encoder import GPURenderBundleEncoder
from ._render_pipeline import GPURenderPipeline, create_render_pipeline, render_pipeline_descriptor
from ._sampler import GPUSampler
from ._shader_module import GPUShaderModule, compiled, create_shader_module
from ._sharing import GPUSharedMemoryMixin
from ._texture import GPUTexture, texel_bits_table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from . import enums, structs
    from ._adapter import GPUAdapter, GPUAdapterInfo
    from ._poller import PollThread
    from ._typing import BufferUsageFlags, TextureUsageFlags

BINDING_VIEW_DIMENSION = 0x00000010  # WGPUSType_TextureBindingViewDimension

_create_buffer = lib.wgpuDeviceCreateBuffer
_create_texture = lib.wgpuDeviceCreateTexture
_create_sampler = lib.wgpuDeviceCreateSampler
_create_pipeline_layout = lib.wgpuDeviceCreatePipelineLayout
_create_command_encoder = lib.wgpuDeviceCreateCommandEncoder


class GPUDevice(GPUAccelerationMixin, GPUMeshPipelineMixin, GPUSharedMemoryMixin, GPUDeviceErrorsMixin, GPUObjectBase):
    """Makes all objects, which belong to it and work with each other. Made by `GPUAdapter.request_device_sync()`.

    A device can be shared by threads. When it is lost (`lost`), its objects are of no use any more.
    """

    _release_function = lib.wgpuDeviceRelease
    _set_label_function = lib.wgpuDeviceSetLabel
    _poll_thread: PollThread | None = None
    _mapped_set: Any = None

    def __init__(
        self,
        label: str,
        internal: int | None,
        adapter: GPUAdapter,
        features: set[str] | None,
        limits: dict[str, int] | None,
        queue: GPUQueue,
        events: DeviceEvents | None = None,
    ) -> None:
        super().__init__(label, internal, self)
        del self._device  # no reference cycle; see __getattr__
        self._adapter = adapter
        self._features = features
        self._limits = limits
        self._queue = queue
        self._events = events or DeviceEvents(label)
        self._warned: set[str] = set()
        queue._device = self

    def __getattr__(self, name: str) -> Any:
        if name == "_device":
            return self
        raise AttributeError(f"GPUDevice has no attribute {name!r}", name=name, obj=self)

    # Properties

    @property
    def features(self) -> set[str]:
        """The names of the features that the device was made with."""
        if self._features is None:
            has = lib.wgpuDeviceHasFeature
            self._features = read_features(lib.wgpuDeviceGetFeatures, has, self._internal or 0)
        return self._features

    @property
    def limits(self) -> dict[str, int]:
        """The limits that the device was made with, by name."""
        if self._limits is None:
            self._limits = read_limits(lib.wgpuDeviceGetLimits, self._internal or 0)
        return self._limits

    @property
    def queue(self) -> GPUQueue:
        """The queue of the device."""
        return self._queue

    @property
    def adapter(self) -> GPUAdapter:
        """The adapter that the device was made from."""
        return self._adapter

    @property
    def adapter_info(self) -> GPUAdapterInfo:
        """The info of that adapter."""
        return self._adapter.info

    # Objects

    def create_buffer(
        self, *, label: str = "", size: int, usage: BufferUsageFlags, mapped_at_creation: bool = False
    ) -> GPUBuffer:
        """Make a `GPUBuffer`, filled with zeros.

        Arguments:
            label: a name for error messages.
            size: in bytes, at most the limit "max-buffer-size".
            usage: what it is for: `wgpu.BufferUsage` values orred, or a str such as "COPY_DST|VERTEX".
            mapped_at_creation: begin mapped for writing, whatever the usage; the size must be a multiple of 4.

        Spec: GPUDevice.createBuffer
        """
        try:
            size = whole(size)
            bits: Any = usage if usage.__class__ is int else to_flags(usage, "BufferUsage")
            descriptor = (NULL, string(label) if label else EMPTY, bits, size, bool(mapped_at_creation))
            made = _create_buffer(self._internal, [descriptor])
            if PENDING:
                discard(lib.wgpuBufferRelease, made)
            if not made:
                raise GPUOutOfMemoryError(f"no memory for a mapped buffer of {size} bytes, label = {label!r}")
            return GPUBuffer(label, made, self, size, bits, "mapped" if mapped_at_creation else "unmapped")
        except BAD_ARGUMENTS as error:
            raise explain(error) from None

    def create_buffer_with_data(self, *, label: str = "", data: Any, usage: BufferUsageFlags) -> GPUBuffer:
        """Make a `GPUBuffer` that holds the given data.

        Arguments:
            label: a name for error messages.
            data: anything contiguous with the buffer protocol. A size that is not a multiple of 4 is rounded up
                with zeros.
            usage: what it is for, see `create_buffer()`. COPY_DST is not needed for the data to get there.
        """
        try:
            with data_view(data) as view:
                nbytes = len(view)
                size = (nbytes + 3) & ~3
                bits: Any = usage if usage.__class__ is int else to_flags(usage, "BufferUsage")
                made = _create_buffer(self._internal, [(NULL, string(label) if label else EMPTY, bits, size, size > 0)])
                if PENDING:
                    discard(lib.wgpuBufferRelease, made)
                if not made:
                    raise GPUOutOfMemoryError(f"no memory for a buffer of {size} bytes, label = {label!r}")
                if size:
                    pointer = lib.wgpuBufferGetMappedRange(made, 0, size)
                    # An invalid buffer, of which an error scope knows, has no memory.
                    if pointer != NULL:
                        lib.wgpu_py_copy(pointer, view, nbytes)
                    lib.wgpuBufferUnmap(made)
                    if PENDING:
                        discard(lib.wgpuBufferRelease, made)
                return GPUBuffer(label, made, self, size, bits, "unmapped")
        except BAD_ARGUMENTS as error:
            raise explain(error) from None

    def create_texture(
        self,
        *,
        label: str = "",
        size: structs.SizeLike,
        mip_level_count: int = 1,
        sample_count: int = 1,
        dimension: enums.TextureDimensionEnum = "2d",
        format: enums.TextureFormatEnum,
        usage: TextureUsageFlags,
        view_formats: Sequence[enums.TextureFormatEnum] = (),
        texture_binding_view_dimension: enums.TextureViewDimensionEnum | None = None,
    ) -> GPUTexture:
        """Make a `GPUTexture`, filled with zeros.

        Arguments:
            label: a name for error messages.
            size: (width, height, depth_or_array_layers) in texels; what is left out is 1.
            mip_level_count: how many mip levels, each half the size of the one before.
            sample_count: 1, or 4 for multisampling.
            dimension: "1d", "2d" or "3d".
            format: the format of the texels.
            usage: what it is for: `wgpu.TextureUsage` values orred, or a str such as "COPY_DST|TEXTURE_BINDING".
            view_formats: other formats that views may have, such as the srgb sibling.
            texture_binding_view_dimension: for devices of compatibility level.

        Spec: GPUDevice.createTexture
        """
        try:
            extent = extent3d(size)
            usage = usage if usage.__class__ is int else to_flags(usage, "TextureUsage")
            chain = NULL
            if texture_binding_view_dimension:
                value = TextureViewDimension[texture_binding_view_dimension]
                chain = ffi.new("WGPUTextureBindingViewDimension *", ((NULL, BINDING_VIEW_DIMENSION), value))
            formats = [TextureFormat[item] for item in view_formats]
            views = ffi.new("WGPUTextureFormat[]", formats) if formats else NULL
            mip_level_count = whole(mip_level_count or 1)
            sample_count = whole(sample_count or 1)
            descriptor = (
                chain,
                string(label) if label else EMPTY,
                usage,
                TextureDimension[dimension],
                extent,
                TextureFormat[format],
                mip_level_count,
                sample_count,
                len(formats),
                views,
            )
            made = _create_texture(self._internal, [descriptor])
            if PENDING:
                discard(lib.wgpuTextureRelease, made)
            info = {
                "size": extent,
                "mip_level_count": mip_level_count,
                "sample_count": sample_count,
                "dimension": dimension,
                "format": format,
                "usage": usage,
                "texture_binding_view_dimension": texture_binding_view_dimension,
            }
            return GPUTexture(label, made, self, info)
        except BAD_ARGUMENTS as error:
            raise explain(error) from None

    def create_sampler(
        self,
        *,
        label: str = "",
        address_mode_u: enums.AddressModeEnum = "clamp-to-edge",
        address_mode_v: enums.AddressModeEnum = "clamp-to-edge",
        address_mode_w: enums.AddressModeEnum = "clamp-to-edge",
        mag_filter: enums.FilterModeEnum = "nearest",
        min_filter: enums.FilterModeEnum = "nearest",
        mipmap_filter: enums.MipmapFilterModeEnum = "nearest",
        lod_min_clamp: float = 0,
        lod_max_clamp: float = 32,
        compare: enums.CompareFunctionEnum | None = None,
        max_anisotropy: int = 1,
    ) -> GPUSampler:
        """Make a `GPUSampler`.

        Arguments:
            label: a name for error messages.
            address_mode_u, address_mode_v, address_mode_w: what lies beyond the edges: "clamp-to-edge", "repeat" or
                "mirror-repeat".
            mag_filter, min_filter, mipmap_filter: "nearest" or "linear".
            lod_min_clamp, lod_max_clamp: the range of mip levels.
            compare: for a comparison sampler, the comparison.
            max_anisotropy: 1 to 16; more than 1 needs all three filters to be "linear".

        Spec: GPUDevice.createSampler
        """
        try:
            descriptor = (
                NULL,
                string(label) if label else EMPTY,
                AddressMode[address_mode_u],
                AddressMode[address_mode_v],
                AddressMode[address_mode_w],
                FilterMode[mag_filter],
                FilterMode[min_filter],
                MipmapFilterMode[mipmap_filter],
                lod_min_clamp,
                lod_max_clamp,
                CompareFunction[compare] if compare else 0,
                max_anisotropy,
            )
            made = _create_sampler(self._internal, [descriptor])
            if PENDING:
                discard(lib.wgpuSamplerRelease, made)
            return GPUSampler(label, made, self)
        except BAD_ARGUMENTS as error:
            raise explain(error) from None

    def create_bind_group_layout(
        self, *, label: str = "", entries: Sequence[structs.BindGroupLayoutEntryStruct]
    ) -> GPUBindGroupLayout:
        """Make a `GPUBindGroupLayout`.

        Arguments:
            label: a name for error messages.
            entries: for each binding a dict of "binding" (the number), "visibility" (`wgpu.ShaderStage` values orred,
                or a str such as "VERTEX|FRAGMENT"), and one of
                "buffer": a dict of "type" ("uniform", "storage", "read-only-storage"), "has_dynamic_offset",
                "min_binding_size" (bytes);
                "sampler": a dict of "type" ("filtering", "non-filtering", "comparison");
                "texture": a dict of "sample_type" ("float", "unfilterable-float", "depth", "sint", "uint"),
                "view_dimension", "multisampled";
                "storage_texture": a dict of "access" ("write-only", "read-only", "read-write"), "format",
                "view_dimension".

        Spec: GPUDevice.createBindGroupLayout
        """
        try:
            return create_bind_group_layout(self, label, entries)
        except BAD_ARGUMENTS as error:
            raise explain(error) from None

    def create_bind_group(
        self, *, label: str = "", layout: GPUBindGroupLayout, entries: Sequence[structs.BindGroupEntryStruct]
    ) -> GPUBindGroup:
        """Make a `GPUBindGroup`.

        Arguments:
            label: a name for error messages.
            layout: what the entries must be.
            entries: for each binding a dict of "binding" (the number) and "resource": a `GPUBuffer` (all of it), a
                dict of "buffer", "offset" (bytes, default 0) and "size" (bytes, default the rest), a `GPUTextureView`,
                a `GPUTexture` (its default view) or a `GPUSampler`.

        Alignment: the offset of a uniform buffer must be a multiple of the limit "min-uniform-buffer-offset-alignment",
        that of a storage buffer of "min-storage-buffer-offset-alignment" (256 is always right).

        Spec: GPUDevice.createBindGroup
        """
        try:
            return create_bind_group(self, label, layout, entries)
        except BAD_ARGUMENTS as error:
            raise explain(error) from None

    def create_pipeline_layout(
        self, *, label: str = "", bind_group_layouts: Sequence[GPUBindGroupLayout | None], immediate_size: int = 0
    ) -> GPUPipelineLayout:
        """Make a `GPUPipelineLayout`.

        Arguments:
            label: a name for error messages.
            bind_group_layouts: the layouts of groups 0, 1, ...; None for a group that is not used.
            immediate_size: the size of immediate data in bytes, a multiple of 4.

        Spec: GPUDevice.createPipelineLayout
        """
        try:
            items = [
                0 if item is None else handle("GPUDevice.create_pipeline_layout", "a layout", GPUBindGroupLayout, item)
                for item in bind_group_layouts
            ]
            layouts = ffi.new("WGPUBindGroupLayout[]", items) if items else NULL
            descriptor = (NULL, string(label) if label else EMPTY, len(items), layouts, immediate_size)
            made = _create_pipeline_layout(self._internal, [descriptor])
            if PENDING:
                discard(lib.wgpuPipelineLayoutRelease, made)
            return GPUPipelineLayout(label, made, self)
        except BAD_ARGUMENTS as error:
            raise explain(error) from None

    def create_shader_module(
        self,
        *,
        label: str = "",
        code: str | bytes,
        compilation_hints: Sequence[structs.ShaderModuleCompilationHintStruct] = (),
        source_map: object = None,
        hints: object = None,
    ) -> GPUShaderModule:
        """Compile a shader.

        Arguments:
            label: a name for error messages; for GLSL it tells the stage ("vert", "frag" or "comp" in it).
            code: WGSL or GLSL (beginning with "#version") as str, or SPIR-V as bytes.
            compilation_hints, source_map, hints: taken for compatibility, without effect.

        Raises GPUValidationError for errors in the source: the message shows the place, the attribute
        `compilation_info` has line and column.

        Spec: GPUDevice.createShaderModule
        """
        try:
            return create_shader_module(self, label, code)
        except BAD_ARGUMENTS as error:
            raise explain(error) from None

    def create_compute_pipeline(
        self,
        *,
        label: str = "",
        layout: GPUPipelineLayout | enums.AutoLayoutModeEnum | None = "auto",
        compute: structs.ProgrammableStageStruct,
        cache: GPUPipelineCache | None = None,
    ) -> GPUComputePipeline:
        """Make a `GPUComputePipeline`.

        Arguments:
            label: a name for error messages.
            layout: a `GPUPipelineLayout`, or "auto" to derive one from the shader.
            compute: a dict of "module" (GPUShaderModule), "entry_point" (default: the only one), "constants" (a dict
                of values for `override` declarations, by name or id).
            cache: where to look before compiling, see `create_pipeline_cache()`. Beyond WebGPU.

        Spec: GPUDevice.createComputePipeline
        """
        try:
            return create_compute_pipeline(self, label, layout, compute, cache)
        except BAD_ARGUMENTS as error:
            raise explain(error) from None

    def create_compute_pipeline_async(
        self,
        *,
        label: str = "",
        layout: GPUPipelineLayout | enums.AutoLayoutModeEnum | None = "auto",
        compute: structs.ProgrammableStageStruct,
        cache: GPUPipelineCache | None = None,
    ) -> GPUPromise[GPUComputePipeline]:
        """Like `create_compute_pipeline`, but compiles in the background and returns a `GPUPromise`.

        It rejects with a `GPUPipelineError`.
        """
        try:
            descriptor = compute_pipeline_descriptor(label, layout, compute, cache)
            return create_pipeline_async(
                self,
                "create_compute_pipeline",
                lib.wgpuDeviceCreateComputePipelineAsync,
                compute_pipeline_callback,
                descriptor,
                lambda made: GPUComputePipeline(label, made, self),
            )
        except BAD_ARGUMENTS as error:
            raise explain(error) from None

    def create_render_pipeline(
        self,
        *,
        label: str = "",
        layout: GPUPipelineLayout | enums.AutoLayoutModeEnum | None = "auto",
        vertex: structs.VertexStateStruct,
        primitive: structs.PrimitiveStateStruct | None = None,
        depth_stencil: structs.DepthStencilStateStruct | None = None,
        multisample: structs.MultisampleStateStruct | None = None,
        fragment: structs.FragmentStateStruct | None = None,
        cache: GPUPipelineCache | None = None,
    ) -> GPURenderPipeline:
        """Make a `GPURenderPipeline`.

        Arguments:
            label: a name for error messages.
            layout: a `GPUPipelineLayout`, or "auto" to derive one from the shaders.
            vertex: a dict of "module", "entry_point", "constants", and "buffers", a list of dicts of "array_stride"
                (bytes, a multiple of 4), "step_mode" ("vertex" or "instance") and "attributes", a list of dicts of
                "format", "offset" (bytes) and "shader_location".
            primitive: a dict of "topology" (default "triangle-list"), "strip_index_format", "front_face" (default
                "ccw"), "cull_mode" (default "none"), "unclipped_depth"; beyond WebGPU "polygon_mode" ("fill", "line",
                "point") and "conservative".
            depth_stencil: a dict of "format", "depth_write_enabled" (default False), "depth_compare" (default
                "always"), "stencil_front", "stencil_back" (dicts of "compare", "fail_op", "depth_fail_op", "pass_op"),
                "stencil_read_mask", "stencil_write_mask", "depth_bias", "depth_bias_slope_scale", "depth_bias_clamp".
            multisample: a dict of "count" (default 1), "mask", "alpha_to_coverage_enabled".
            fragment: a dict of "module", "entry_point", "constants", and "targets", a list of dicts of "format",
                "blend" (a dict of "color" and "alpha", each with "src_factor", "dst_factor", "operation") and
                "write_mask" (`wgpu.ColorWrite` values orred).
            cache: where to look before compiling, see `create_pipeline_cache()`. Beyond WebGPU.

        Spec: GPUDevice.createRenderPipeline
        """
        try:
            return create_render_pipeline(
                self, label, layout, vertex, primitive, depth_stencil, multisample, fragment, cache
            )
        except BAD_ARGUMENTS as error:
            raise explain(error) from None

    def create_render_pipeline_async(
        self,
        *,
        label: str = "",
        layout: GPUPipelineLayout | enums.AutoLayoutModeEnum | None = "auto",
        vertex: structs.VertexStateStruct,
        primitive: structs.PrimitiveStateStruct | None = None,
        depth_stencil: structs.DepthStencilStateStruct | None = None,
        multisample: structs.MultisampleStateStruct | None = None,
        fragment: structs.FragmentStateStruct | None = None,
        cache: GPUPipelineCache | None = None,
    ) -> GPUPromise[GPURenderPipeline]:
        """Like `create_render_pipeline`, but compiles in the background and returns a `GPUPromise`.

        It rejects with a `GPUPipelineError`.
        """
        try:
            descriptor = render_pipeline_descriptor(
                label, layout, vertex, primitive, depth_stencil, multisample, fragment, cache
            )
            return create_pipeline_async(
                self,
                "create_render_pipeline",
                lib.wgpuDeviceCreateRenderPipelineAsync,
                render_pipeline_callback,
                descriptor,
                lambda made: GPURenderPipeline(label, made, self),
            )
        except BAD_ARGUMENTS as error:
            raise explain(error) from None

    def create_pipeline_cache(
        self, *, label: str = "", data: Any = None, key: bytes = b"", fallback: bool = True
    ) -> GPUPipelineCache:
        """Make a `GPUPipelineCache`, with which pipelines are not compiled again in each run of a program.

        Arguments:
            label: a name for error messages.
            data: what `GPUPipelineCache.get_data()` gave in an earlier run, or None to begin empty.
            key: a secret of the program, at most 1024 bytes: data that was signed with another one is refused. Without
                it damaged data is refused, but whoever may write the data can forge it, and drivers believe it.
            fallback: whether data that cannot be used (it is damaged, or another driver's) is ignored, with a warning
                in the log. If False it is a GPUValidationError.

        Needs the feature "pipeline-cache". `wgpu.utils.pipeline_cache` keeps the data in a file. Beyond WebGPU.
        """
        try:
            return create_pipeline_cache(self, label, data, key, fallback)
        except BAD_ARGUMENTS as error:
            raise explain(error) from None

    def create_command_encoder(self, *, label: str = "") -> GPUCommandEncoder:
        """Make a `GPUCommandEncoder` to record commands with.

        Spec: GPUDevice.createCommandEncoder
        """
        try:
            made = _create_command_encoder(self._internal, [(NULL, string(label))] if label else NULL)
            if PENDING:
                discard(lib.wgpuCommandEncoderRelease, made)
            return GPUCommandEncoder(label, made, self)
        except BAD_ARGUMENTS as error:
            raise explain(error) from None

    def create_render_bundle_encoder(
        self,
        *,
        label: str = "",
        color_formats: Sequence[enums.TextureFormatEnum | None],
        depth_stencil_format: enums.TextureFormatEnum | None = None,
        sample_count: int = 1,
        depth_read_only: bool = False,
        stencil_read_only: bool = False,
    ) -> GPURenderBundleEncoder:
        """Make a `GPURenderBundleEncoder`, for draws that are recorded once and used in many passes.

        Arguments:
            label: a name for error messages.
            color_formats: the formats of the color attachments of those passes; None for one that is not there.
            depth_stencil_format: the format of their depth-stencil attachment.
            sample_count: 1, or 4 for multisampling.
            depth_read_only, stencil_read_only: the bundle does not write these aspects.

        Spec: GPUDevice.createRenderBundleEncoder
        """
        try:
            values = [TextureFormat[item] if item else 0 for item in color_formats]
            descriptor = (
                NULL,
                string(label) if label else EMPTY,
                len(values),
                ffi.new("WGPUTextureFormat[]", values) if values else NULL,
                TextureFormat[depth_stencil_format] if depth_stencil_format else 0,
                sample_count or 1,
                bool(depth_read_only),
                bool(stencil_read_only),
            )
            made = lib.wgpuDeviceCreateRenderBundleEncoder(self._internal, [descriptor])
            if PENDING:
                discard(lib.wgpuRenderBundleEncoderRelease, made)
            return GPURenderBundleEncoder(label, made, self)
        except BAD_ARGUMENTS as error:
            raise explain(error) from None

    def create_query_set(self, *, label: str = "", type: enums.QueryTypeEnum, count: int) -> GPUQuerySet:
        """Make a `GPUQuerySet`.

        Arguments:
            label: a name for error messages.
            type: "occlusion", or "timestamp" (needs the feature "timestamp-query").
            count: how many queries, at most 4096.

        Spec: GPUDevice.createQuerySet
        """
        try:
            return create_query_set(self, label, type, count)
        except BAD_ARGUMENTS as error:
            raise explain(error) from None

    def import_external_texture(
        self, *, label: str = "", source: object, color_space: enums.PredefinedColorSpaceEnum = "srgb"
    ) -> Any:
        """Not supported: video frames of a browser. Raises GPUValidationError that says what to use instead.

        Spec: GPUDevice.importExternalTexture
        """
        raise GPUValidationError(
            "external textures are not supported; copy the frame into a texture with GPUQueue.write_texture() or "
            "GPUQueue.copy_external_image_to_texture()"
        )

    def destroy(self) -> None:
        """Free everything that belongs to the device as soon as the GPU has finished with it.

        The device counts as lost then, with reason "destroyed". Buffers that are mapped are unmapped.

        Spec: GPUDevice.destroy
        """
        if self._mapped_set:
            for buffer in list(self._mapped_set):
                buffer._revoke_views()
        if self._internal is not None:
            lib.wgpuDeviceDestroy(self._internal)
            self._poll()
            self._events.lost("destroyed", "GPUDevice.destroy() was called")

    # Progress

    @property
    def _mapped_buffers(self) -> Any:
        """The buffers with views of their mapped range."""
        if self._mapped_set is None:
            from weakref import WeakSet

            self._mapped_set = WeakSet()
        return self._mapped_set

    def _begin_async(self) -> tuple[int, Callable[[], object]]:
        """The callback mode for an asynchronous call, and what to call when it has called back."""
        if start_pump():
            return SPONTANEOUS, _nothing
        return PROCESS_EVENTS, self._poller.get_token().set_done

    @property
    def _poller(self) -> PollThread:
        """A thread that polls, for libraries that do not call back by themselves; started when first wanted."""
        if self._poll_thread is None:
            from ._poller import PollThread

            internal = self._internal
            instance = get_instance()

            def poll(block: bool) -> None:
                lib.wgpuDevicePoll(internal, block, NULL)
                lib.wgpuInstanceProcessEvents(instance)

            # The function holds the native device, not this object.
            self._poll_thread = PollThread(poll)
            self._poll_thread.start()
        return self._poll_thread

    def _poll(self, block: bool = False) -> None:
        """Let finished work call back; with `block`, wait for all submitted work."""
        if self._internal is not None:
            lib.wgpuDevicePoll(self._internal, block, NULL)

    def _poll_wait(self) -> None:
        """Wait for all submitted work, and let it call back."""
        self._poll(True)

    def _release(self) -> None:
        if self._poll_thread is not None:
            thread, self._poll_thread = self._poll_thread, None
            thread.stop()
        if self._queue is not None:  # clients may have taken it away
            self._queue._release()
        super()._release()


tables(dict(vars(_enum_values)), texel_bits_table)
accelerate(
    GPUDevice,
    create_buffer=None,
    create_texture=None,
    create_sampler=None,
    create_bind_group_layout=None,
    create_bind_group=None,
    create_pipeline_layout=None,
    create_shader_module=compiled,
    create_compute_pipeline=None,
    create_render_pipeline=None,
    create_command_encoder=None,
)


def _nothing() -> None:
    """What is to be done when the library's own pump has called back."""
