"""Turns what Dear ImGui wants drawn into draw calls."""

from __future__ import annotations

import struct
from ctypes import c_char

from ... import flags
from ._imgui import imgui

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..._typing import TextureFormatEnum
    from ...classes import GPUBindGroup, GPUBuffer, GPUDevice, GPURenderPassEncoder, GPUTexture, GPUTextureView

SHADER = """
struct Screen {
    scale: vec2f,   // from the coordinates of the interface to those of the screen
    shift: vec2f,
    gamma: f32,
}

struct Varyings {
    @builtin(position) position: vec4f,
    @location(0) uv: vec2f,
    @location(1) color: vec4f,
}

@group(0) @binding(0) var<uniform> screen: Screen;
@group(0) @binding(1) var smooth_repeat: sampler;
@group(1) @binding(0) var image: texture_2d<f32>;

@vertex
fn vertex(@location(0) position: vec2f, @location(1) uv: vec2f, @location(2) color: vec4f) -> Varyings {
    return Varyings(vec4f(position * screen.scale + screen.shift, 0.0, 1.0), uv, color);
}

@fragment
fn fragment(in: Varyings) -> @location(0) vec4f {
    let color = in.color * textureSample(image, smooth_repeat, in.uv);
    // Colors of the interface are sRGB. A target that encodes them by itself wants them linear.
    return vec4f(pow(color.rgb, vec3f(screen.gamma)), color.a);
}
"""

SCREEN_SIZE = 32  # bytes of Screen


class _Image:
    """A texture that the interface shows."""

    def __init__(self, view: GPUTextureView, bindings: GPUBindGroup, texture: GPUTexture | None = None) -> None:
        self.view = view
        self.bindings = bindings
        self.texture = texture  # if it was made here


class _GrowingBuffer:
    """A buffer that is replaced by a larger one when it is too small."""

    def __init__(self, device: GPUDevice, label: str, usage: int) -> None:
        self._device = device
        self._label = label
        self._usage = usage | flags.BufferUsage.COPY_DST
        self.buffer: GPUBuffer | None = None

    def write(self, data: bytearray) -> GPUBuffer:
        """Write the data, whose size is a multiple of 4, to the begin of the buffer."""
        if self.buffer is None or self.buffer.size < len(data):
            # The old one stays alive until the GPU has finished with it.
            size = max(1 << 16, 2 * len(data))
            self.buffer = self._device.create_buffer(label=self._label, size=size, usage=self._usage)
        self._device.queue.write_buffer(self.buffer, 0, data)
        return self.buffer


class ImguiWgpuBackend:
    """Draws the current context of Dear ImGui into render passes, and keeps its textures.

    Arguments:
        device: the device that draws.
        target_format: the format of the color attachment. Formats with "-srgb" look the same as others.
    """

    def __init__(self, device: GPUDevice, target_format: TextureFormatEnum) -> None:
        if imgui.get_current_context() is None:
            raise RuntimeError("ImguiWgpuBackend needs a current context: call imgui.create_context() before.")
        self._device = device
        self._target_format: TextureFormatEnum = target_format
        #: The input and settings of the context.
        self.io: Any = imgui.get_io()
        self.io.set_ini_filename("")  # no file with the places of windows
        self.io.backend_flags |= imgui.BackendFlags_.renderer_has_vtx_offset
        self.io.backend_flags |= imgui.BackendFlags_.renderer_has_textures

        self._images: dict[int, _Image] = {}
        self._last_id = 0
        self._dropped: list[int] = []
        self._vertices = _GrowingBuffer(device, "imgui vertices", flags.BufferUsage.VERTEX)
        self._indices = _GrowingBuffer(device, "imgui indices", flags.BufferUsage.INDEX)
        self._screen = device.create_buffer(label="imgui screen", size=SCREEN_SIZE, usage="UNIFORM|COPY_DST")
        self._make_pipeline()

    def _make_pipeline(self) -> None:
        device = self._device
        module = device.create_shader_module(label="imgui", code=SHADER)
        stages = flags.ShaderStage.VERTEX | flags.ShaderStage.FRAGMENT
        common = device.create_bind_group_layout(
            entries=[
                {"binding": 0, "visibility": stages, "buffer": {"type": "uniform"}},
                {"binding": 1, "visibility": "FRAGMENT", "sampler": {"type": "filtering"}},
            ]
        )
        self._image_layout = device.create_bind_group_layout(
            entries=[{"binding": 0, "visibility": "FRAGMENT", "texture": {"sample_type": "float"}}]
        )
        sampler = device.create_sampler(
            label="imgui",
            mag_filter="linear",
            min_filter="linear",
            mipmap_filter="linear",
            address_mode_u="repeat",
            address_mode_v="repeat",
        )
        self._common = device.create_bind_group(
            layout=common,
            entries=[
                {"binding": 0, "resource": {"buffer": self._screen}},
                {"binding": 1, "resource": sampler},
            ],
        )
        self._pipeline = device.create_render_pipeline(
            label="imgui",
            layout=device.create_pipeline_layout(bind_group_layouts=[common, self._image_layout]),
            vertex={
                "module": module,
                "entry_point": "vertex",
                "buffers": [
                    {
                        "array_stride": imgui.VERTEX_SIZE,
                        "attributes": [
                            {"format": "float32x2", "offset": 0, "shader_location": 0},
                            {"format": "float32x2", "offset": 8, "shader_location": 1},
                            {"format": "unorm8x4", "offset": 16, "shader_location": 2},
                        ],
                    }
                ],
            },
            fragment={
                "module": module,
                "entry_point": "fragment",
                "targets": [
                    {
                        "format": self._target_format,
                        "blend": {
                            "color": {"src_factor": "src-alpha", "dst_factor": "one-minus-src-alpha"},
                            "alpha": {"src_factor": "one", "dst_factor": "one-minus-src-alpha"},
                        },
                    }
                ],
            },
        )

    # -- textures

    def _add_image(self, view: GPUTextureView, texture: GPUTexture | None = None) -> int:
        bindings = self._device.create_bind_group(layout=self._image_layout, entries=[{"binding": 0, "resource": view}])
        self._last_id += 1  # 0 means "no texture"
        self._images[self._last_id] = _Image(view, bindings, texture)
        return self._last_id

    def register_texture(self, texture_view: GPUTextureView) -> Any:
        """Make a view of a 2D texture known, and return the ``ImTextureRef`` for ``imgui.image()``.

        The texture needs the usage TEXTURE_BINDING and a format that can be filtered.
        """
        return imgui.ImTextureRef(self._add_image(texture_view))

    def unregister_texture(self, texture_ref: Any) -> None:
        """Forget a view; from the next call of ``render()`` on it cannot be shown any more."""
        self._dropped.append(texture_ref.get_tex_id())

    def _update_texture(self, data: Any) -> None:
        """Do what Dear ImGui wants done to one of its own textures: the fonts, mostly."""
        status = imgui.ImTextureStatus
        if data.status == status.want_create:
            texture = self._device.create_texture(
                label="imgui", size=(data.width, data.height), format="rgba8unorm", usage="COPY_DST|TEXTURE_BINDING"
            )
            data.set_tex_id(self._add_image(texture.create_view(), texture))
            self._upload(data, texture, 0, 0, data.width, data.height)
        elif data.status == status.want_updates:
            texture_of_id = self._images[data.tex_id].texture
            part = data.update_rect
            if texture_of_id is not None:
                self._upload(data, texture_of_id, part.x, part.y, part.w, part.h)
        elif data.status == status.want_destroy and data.unused_frames > 0:
            self._images.pop(data.tex_id, None)
            data.set_tex_id(0)
            data.set_status(status.destroyed)

    def _upload(self, data: Any, texture: GPUTexture, x: int, y: int, width: int, height: int) -> None:
        row = data.width * 4
        self._device.queue.write_texture(
            {"texture": texture, "origin": (x, y, 0)},
            data.get_pixels_array(),
            {"offset": y * row + x * 4, "bytes_per_row": row},
            (width, height),
        )
        data.set_status(imgui.ImTextureStatus.ok)

    # -- drawing

    def render(self, draw_data: Any, render_pass: GPURenderPassEncoder) -> None:
        """Record the drawing into a render pass, on top of what is there.

        Arguments:
            draw_data: what ``imgui.get_draw_data()`` returned after ``imgui.render()``, or None.
            render_pass: a pass whose color attachment has the target format; it is not ended.
        """
        for number in self._dropped:
            self._images.pop(number, None)
        self._dropped.clear()
        if draw_data is None:
            return
        for texture in draw_data.textures or ():
            if texture.status != imgui.ImTextureStatus.ok:
                self._update_texture(texture)
        size, scale = draw_data.display_size, draw_data.framebuffer_scale
        width, height = int(size.x * scale.x), int(size.y * scale.y)
        if width <= 0 or height <= 0 or not draw_data.total_idx_count:
            return

        lists = list(draw_data.cmd_lists)
        vertices = self._vertices.write(_collect([part.vtx_buffer for part in lists], imgui.VERTEX_SIZE))
        indices = self._indices.write(_collect([part.idx_buffer for part in lists], imgui.INDEX_SIZE))
        self._write_screen(draw_data.display_pos, size)

        render_pass.set_pipeline(self._pipeline)
        render_pass.set_viewport(0, 0, width, height, 0, 1)
        render_pass.set_vertex_buffer(0, vertices)
        render_pass.set_index_buffer(indices, "uint16" if imgui.INDEX_SIZE == 2 else "uint32")
        render_pass.set_bind_group(0, self._common)
        first_vertex = first_index = 0
        for part in lists:
            for command in part.cmd_buffer:
                if _clip(render_pass, command.clip_rect, draw_data.display_pos, scale, width, height):
                    render_pass.set_bind_group(1, self._image(command.tex_ref.get_tex_id()).bindings)
                    render_pass.draw_indexed(
                        command.elem_count, 1, first_index + command.idx_offset, first_vertex + command.vtx_offset
                    )
            first_vertex += part.vtx_buffer.size()
            first_index += part.idx_buffer.size()

    def _image(self, number: int) -> _Image:
        image = self._images.get(number)
        if image is None:
            raise ValueError(
                f"The interface shows texture {number}, which this backend does not know (or not any more); "
                "register_texture() gives references to show."
            )
        return image

    def _write_screen(self, origin: Any, size: Any) -> None:
        x_scale, y_scale = 2 / size.x, -2 / size.y
        shift = -1 - origin.x * x_scale, 1 - origin.y * y_scale
        gamma = 2.2 if self._target_format.endswith("-srgb") else 1.0
        data = struct.pack("5f12x", x_scale, y_scale, *shift, gamma)
        self._device.queue.write_buffer(self._screen, 0, data)


def _collect(vectors: list[Any], item_size: int) -> bytearray:
    """The items of all vectors one after the other, padded to a multiple of 4 bytes."""
    sizes = [vector.size() * item_size for vector in vectors]
    data = bytearray((sum(sizes) + 3) & ~3)
    offset = 0
    for vector, size in zip(vectors, sizes, strict=True):
        if size:
            data[offset : offset + size] = (c_char * size).from_address(vector.data_address())
        offset += size
    return data


def _clip(render_pass: GPURenderPassEncoder, rect: Any, origin: Any, scale: Any, width: int, height: int) -> bool:
    """Set the scissor rectangle of a command; False if nothing of it is visible."""
    left = max(0, int((rect.x - origin.x) * scale.x))
    top = max(0, int((rect.y - origin.y) * scale.y))
    right = min(width, int((rect.z - origin.x) * scale.x))
    bottom = min(height, int((rect.w - origin.y) * scale.y))
    if right <= left or bottom <= top:
        return False
    render_pass.set_scissor_rect(left, top, right - left, bottom - top)
    return True
