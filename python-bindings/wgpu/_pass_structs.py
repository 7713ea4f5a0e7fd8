"""The structs that describe passes, render bundles and query sets. Part of ``wgpu.structs``."""

# ruff: noqa: F405

from __future__ import annotations

from ._struct import Struct

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from ._typing import *  # noqa: F403
    from .classes import GPUQuerySet, GPUTexture, GPUTextureView


class ComputePassTimestampWrites(Struct):
    """Where a compute pass notes its begin and end (feature "timestamp-query").

    - ``query_set``: a query set of type "timestamp".
    - ``beginning_of_pass_write_index``: index for the begin; None does not note it.
    - ``end_of_pass_write_index``: index for the end; None does not note it.
    """

    query_set: GPUQuerySet
    beginning_of_pass_write_index: int | None = None
    end_of_pass_write_index: int | None = None


class ComputePassDescriptor(Struct):
    """For ``GPUCommandEncoder.begin_compute_pass()``.

    - ``label``: a name for messages and debuggers.
    - ``timestamp_writes``: where begin and end are noted.
    """

    label: str = ""
    timestamp_writes: ComputePassTimestampWritesStruct | None = None


class RenderPassTimestampWrites(Struct):
    """Where a render pass notes its begin and end (feature "timestamp-query").

    - ``query_set``: a query set of type "timestamp".
    - ``beginning_of_pass_write_index``: index for the begin; None does not note it.
    - ``end_of_pass_write_index``: index for the end; None does not note it.
    """

    query_set: GPUQuerySet
    beginning_of_pass_write_index: int | None = None
    end_of_pass_write_index: int | None = None


class RenderPassColorAttachment(Struct):
    """A texture that a render pass draws to.

    - ``view``: one mip level and one layer; a texture means its default view.
    - ``depth_slice``: for a 3D texture: which slice.
    - ``resolve_target``: gets the mean of the samples when the pass ends.
    - ``clear_value``: for load_op "clear"; None means (0, 0, 0, 0).
    - ``load_op``: what is there at the begin.
    - ``store_op``: what becomes of it at the end.
    """

    view: GPUTexture | GPUTextureView
    depth_slice: int | None = None
    resolve_target: GPUTexture | GPUTextureView | None = None
    clear_value: ColorLike | None = None
    load_op: LoadOpEnum
    store_op: StoreOpEnum


class RenderPassDepthStencilAttachment(Struct):
    """A depth or stencil texture for a render pass. Load and store are given for each aspect that
    the format has and that is not read-only.

    - ``view``: one mip level and one layer; a texture means its default view.
    - ``depth_clear_value``: 0 to 1, for depth_load_op "clear".
    - ``depth_load_op``: the depth at the begin.
    - ``depth_store_op``: what becomes of the depth at the end.
    - ``depth_read_only``: whether the depth is tested but not written.
    - ``stencil_clear_value``: for stencil_load_op "clear".
    - ``stencil_load_op``: the stencil at the begin.
    - ``stencil_store_op``: what becomes of the stencil at the end.
    - ``stencil_read_only``: whether the stencil is tested but not written.
    """

    view: GPUTexture | GPUTextureView
    depth_clear_value: float | None = None
    depth_load_op: LoadOpEnum | None = None
    depth_store_op: StoreOpEnum | None = None
    depth_read_only: bool = False
    stencil_clear_value: int = 0
    stencil_load_op: LoadOpEnum | None = None
    stencil_store_op: StoreOpEnum | None = None
    stencil_read_only: bool = False


class RenderPassDescriptor(Struct):
    """For ``GPUCommandEncoder.begin_render_pass()``.

    - ``label``: a name for messages and debuggers.
    - ``color_attachments``: for each ``@location()`` of the fragment shader; None leaves one out.
    - ``depth_stencil_attachment``: for the depth and stencil tests.
    - ``occlusion_query_set``: for ``begin_occlusion_query()``.
    - ``timestamp_writes``: where begin and end are noted.
    - ``max_draw_count``: the largest number of draws in the pass.
    """

    label: str = ""
    color_attachments: Sequence[RenderPassColorAttachmentStruct | None]
    depth_stencil_attachment: RenderPassDepthStencilAttachmentStruct | None = None
    occlusion_query_set: GPUQuerySet | None = None
    timestamp_writes: RenderPassTimestampWritesStruct | None = None
    max_draw_count: int = 50_000_000


class RenderPassLayout(Struct):
    """The attachments that a render bundle fits.

    - ``label``: a name for messages and debuggers.
    - ``color_formats``: formats of the color attachments; None where there is none.
    - ``depth_stencil_format``: format of the depth-stencil attachment.
    - ``sample_count``: samples of the attachments.
    """

    label: str = ""
    color_formats: Sequence[TextureFormatEnum | None]
    depth_stencil_format: TextureFormatEnum | None = None
    sample_count: int = 1


class RenderBundleEncoderDescriptor(RenderPassLayout):
    """For ``GPUDevice.create_render_bundle_encoder()``.

    - ``label``: a name for messages and debuggers.
    - ``color_formats``: formats of the color attachments; None where there is none.
    - ``depth_stencil_format``: format of the depth-stencil attachment.
    - ``sample_count``: samples of the attachments.
    - ``depth_read_only``: whether the bundle never writes depth.
    - ``stencil_read_only``: whether the bundle never writes stencil.
    """

    depth_read_only: bool = False
    stencil_read_only: bool = False


class RenderBundleDescriptor(Struct):
    """For ``GPURenderBundleEncoder.finish()``.

    - ``label``: a name for messages and debuggers.
    """

    label: str = ""


class QuerySetDescriptor(Struct):
    """A set of queries.

    - ``label``: a name for messages and debuggers.
    - ``type``: what is recorded.
    - ``count``: number of queries, at most 4096.
    """

    label: str = ""
    type: QueryTypeEnum
    count: int
