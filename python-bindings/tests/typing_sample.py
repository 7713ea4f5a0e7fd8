"""What type checkers must accept, and what they must refuse; read by `make lint`, never run.

Under ``mypy --strict`` an ignored error that is not there is an error itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import wgpu
import wgpu.backends.rs
from wgpu.utils import compute_with_buffers

if TYPE_CHECKING:
    from typing_extensions import assert_type


def accepted(device: wgpu.GPUDevice, module: wgpu.GPUShaderModule, texture: wgpu.GPUTexture) -> None:
    """Descriptors as dicts, as structs, and mixed; enums and flags in every form."""
    assert_type(wgpu.gpu, wgpu.GPU)
    assert_type(wgpu.get_default_device(), wgpu.GPUDevice)
    device.create_buffer(size=4, usage=wgpu.BufferUsage.STORAGE | wgpu.BufferUsage.COPY_SRC)
    device.create_texture(size=(4, 4), format="rgba8unorm", usage="COPY_SRC", view_formats=["rgba8unorm-srgb"])
    device.create_texture(size=wgpu.Extent3D(width=4), format=wgpu.TextureFormat.r8unorm, usage=3)
    device.create_bind_group_layout(
        entries=[
            {"binding": 0, "visibility": 4, "buffer": {"type": "storage"}},
            wgpu.BindGroupLayoutEntry(binding=1, visibility="COMPUTE", buffer={}),
        ]
    )
    device.create_render_pipeline(
        layout="auto",
        vertex={"module": module, "buffers": [wgpu.VertexBufferLayout(array_stride=8, attributes=[])]},
        primitive=wgpu.PrimitiveState(topology="line-list"),
        fragment={"module": module, "targets": [{"format": "rgba8unorm", "blend": None}]},
    )
    device.create_command_encoder().begin_render_pass(
        color_attachments=[{"view": texture, "load_op": "clear", "store_op": "store", "clear_value": (0, 0, 0, 1)}]
    )
    layout: wgpu.structs.VertexBufferLayoutStruct = {"array_stride": 12, "attributes": []}
    texture_format: wgpu.enums.TextureFormatEnum = wgpu.TextureFormat.bgra8unorm
    device.adapter.request_device_sync(required_features=device.adapter.features - {"shader-f16"})
    device.adapter.request_device_sync(required_features=["shader-f16", "multiview"], required_limits={"x": 3})
    wgpu.diagnostics.print_report()
    wgpu.print_report()
    print(layout, texture_format, wgpu.logger, wgpu.__version__, compute_with_buffers, wgpu.structs.Struct)
    print(wgpu.backends.rs.apidiff, wgpu.base.apidiff, wgpu.classes.GPUBuffer, wgpu.gui.WgpuCanvasInterface)


async def promises(buffer: wgpu.GPUBuffer) -> None:
    """The types of results go through await and then."""
    assert_type(await wgpu.gpu.request_adapter_async(), wgpu.GPUAdapter)
    assert_type(wgpu.gpu.request_adapter_async().sync_wait(), wgpu.GPUAdapter)
    second = buffer.map_async("READ").then(lambda _: 3)
    assert_type(second, wgpu.GPUPromise[int])

    @buffer.map_async("READ")
    def when_mapped(_: None) -> None: ...


def refused(device: wgpu.GPUDevice) -> None:
    """Misspelt names and missing fields."""
    device.create_texture(size=(4, 4), format="rgba8unorn", usage=1)  # type: ignore[arg-type]
    device.create_sampler(mag_filter="liner")  # type: ignore[arg-type]
    device.create_bind_group_layout(
        entries=[{"binding": 0, "visibility": 4, "bufer": {}}]  # type: ignore[list-item]
    )
    device.create_bind_group_layout(entries=[{"binding": 0, "buffer": {}}])  # type: ignore[list-item]
    device.adapter.request_device_sync(required_features=["shader-f61"])  # type: ignore[list-item]
    wgpu.BufferDescriptor(size=3)  # type: ignore[call-arg]
    wgpu.BufferDescriptor(size=3, usage=3, lable="x")  # type: ignore[call-arg]
    wgpu.TextureFormat.nope  # type: ignore[attr-defined]  # noqa: B018
    wgpu.VertexAttribute(format="float33", offset=0, shader_location=0)  # type: ignore[arg-type]
    wgpu.TextureFromat  # type: ignore[attr-defined]  # noqa: B018
    wgpu.enums.TextureFromat  # type: ignore[attr-defined]  # noqa: B018
    layout: wgpu.structs.VertexBufferLayoutDict = {"array_stride": 12}  # type: ignore[typeddict-item]
    print(layout)
