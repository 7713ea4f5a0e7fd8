"""Render the demo's animation without a window and write it as PNG files."""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import Final

import numpy as np
import wgpu
from numpy.typing import NDArray
from PIL import Image

import scene

SHADERS = Path(__file__).with_name("shaders")
COLOUR_FORMAT: Final = "rgba8unorm-srgb"
DEPTH_FORMAT: Final = "depth32float"
SAMPLES = 4
MIP_LEVELS = scene.TEXTURE_SIZE.bit_length()


class Renderer:
    """Everything that lives longer than one frame."""

    def __init__(self, device: wgpu.GPUDevice) -> None:
        self.device = device
        code = (SHADERS / "scene.wgsl").read_text()
        self.shader = device.create_shader_module(label="scene", code=code)

        vertices, indices = scene.vertices(), scene.indices()
        self.index_count = indices.size
        self.vertices = device.create_buffer_with_data(label="vertices", data=vertices, usage=wgpu.BufferUsage.VERTEX)
        self.indices = device.create_buffer_with_data(label="indices", data=indices, usage=wgpu.BufferUsage.INDEX)
        self.frame = device.create_buffer(
            label="frame", size=56 * 4, usage=wgpu.BufferUsage.UNIFORM | wgpu.BufferUsage.COPY_DST
        )

        self.materials = self._make_materials()
        size = scene.SHADOW_SIZE
        self.shadow_view = self._depth_target("shadow map", size, size, wgpu.TextureUsage.TEXTURE_BINDING).create_view()
        self.picture = self._colour_target("picture", wgpu.TextureUsage.COPY_SRC)
        self.picture_view = self.picture.create_view()
        self.samples_view = self._colour_target("samples", samples=SAMPLES).create_view()
        self.depth_view = self._depth_target("depth", scene.WIDTH, scene.HEIGHT, samples=SAMPLES).create_view()

        self._make_bindings()
        self._make_pipelines()

    def _colour_target(self, label: str, usage: int = 0, samples: int = 1) -> wgpu.GPUTexture:
        return self.device.create_texture(
            label=label,
            size=(scene.WIDTH, scene.HEIGHT, 1),
            format=COLOUR_FORMAT,
            usage=usage | wgpu.TextureUsage.RENDER_ATTACHMENT,
            sample_count=samples,
        )

    def _depth_target(self, label: str, width: int, height: int, usage: int = 0, samples: int = 1) -> wgpu.GPUTexture:
        return self.device.create_texture(
            label=label,
            size=(width, height, 1),
            format=DEPTH_FORMAT,
            usage=usage | wgpu.TextureUsage.RENDER_ATTACHMENT,
            sample_count=samples,
        )

    def _make_materials(self) -> wgpu.GPUTexture:
        """Upload the two layers, then draw each mip level out of the one above it."""
        device, size = self.device, scene.TEXTURE_SIZE
        texture = device.create_texture(
            label="materials",
            size=(size, size, 2),
            format=COLOUR_FORMAT,
            mip_level_count=MIP_LEVELS,
            usage=wgpu.TextureUsage.TEXTURE_BINDING | wgpu.TextureUsage.COPY_DST | wgpu.TextureUsage.RENDER_ATTACHMENT,
        )
        device.queue.write_texture(
            {"texture": texture},
            scene.materials(),
            {"bytes_per_row": size * 4, "rows_per_image": size},
            (size, size, 2),
        )

        code = (SHADERS / "mipmap.wgsl").read_text()
        shader = device.create_shader_module(label="mipmap", code=code)
        pipeline = device.create_render_pipeline(
            label="mipmap",
            layout="auto",
            vertex={"module": shader, "entry_point": "mipmap_vertex"},
            fragment={
                "module": shader,
                "entry_point": "mipmap_fragment",
                "targets": [{"format": COLOUR_FORMAT}],
            },
        )
        sampler = device.create_sampler(label="mipmap", min_filter="linear", mag_filter="linear")

        def level_view(layer: int, level: int) -> wgpu.GPUTextureView:
            return texture.create_view(
                dimension="2d", base_array_layer=layer, array_layer_count=1, base_mip_level=level, mip_level_count=1
            )

        encoder = device.create_command_encoder(label="mipmaps")
        for layer in range(2):
            for level in range(1, MIP_LEVELS):
                bindings = device.create_bind_group(
                    layout=pipeline.get_bind_group_layout(0),
                    entries=[
                        {"binding": 0, "resource": level_view(layer, level - 1)},
                        {"binding": 1, "resource": sampler},
                    ],
                )
                render_pass = encoder.begin_render_pass(
                    color_attachments=[{"view": level_view(layer, level), "load_op": "clear", "store_op": "store"}]
                )
                render_pass.set_pipeline(pipeline)
                render_pass.set_bind_group(0, bindings)
                render_pass.draw(3)
                render_pass.end()
        device.queue.submit([encoder.finish()])
        return texture

    def _make_bindings(self) -> None:
        device = self.device
        vertex, fragment = wgpu.ShaderStage.VERTEX, wgpu.ShaderStage.FRAGMENT
        frame_layout = device.create_bind_group_layout(
            label="frame",
            entries=[{"binding": 0, "visibility": vertex | fragment, "buffer": {"type": "uniform"}}],
        )
        material_layout = device.create_bind_group_layout(
            label="materials",
            entries=[
                {"binding": 0, "visibility": fragment, "texture": {"view_dimension": "2d-array"}},
                {"binding": 1, "visibility": fragment, "sampler": {}},
                {"binding": 2, "visibility": fragment, "texture": {"sample_type": "depth"}},
                {"binding": 3, "visibility": fragment, "sampler": {"type": "comparison"}},
            ],
        )
        self.shadow_layout = device.create_pipeline_layout(label="shadow", bind_group_layouts=[frame_layout])
        self.layout = device.create_pipeline_layout(label="scene", bind_group_layouts=[frame_layout, material_layout])

        # Not anisotropic: Mesa's software driver can sample for minutes where it sees a triangle from the edge.
        material_sampler = device.create_sampler(
            label="materials",
            address_mode_u="repeat",
            address_mode_v="repeat",
            mag_filter="linear",
            min_filter="linear",
            mipmap_filter="linear",
        )
        shadow_sampler = device.create_sampler(
            label="shadow", mag_filter="linear", min_filter="linear", compare="less-equal"
        )
        self.frame_bindings = device.create_bind_group(
            label="frame", layout=frame_layout, entries=[{"binding": 0, "resource": {"buffer": self.frame}}]
        )
        self.material_bindings = device.create_bind_group(
            label="materials",
            layout=material_layout,
            entries=[
                {"binding": 0, "resource": self.materials.create_view(dimension="2d-array")},
                {"binding": 1, "resource": material_sampler},
                {"binding": 2, "resource": self.shadow_view},
                {"binding": 3, "resource": shadow_sampler},
            ],
        )

    def _make_pipelines(self) -> None:
        attributes = [
            wgpu.VertexAttribute(shader_location=0, format="float32x3", offset=0),
            wgpu.VertexAttribute(shader_location=1, format="float32x3", offset=12),
            wgpu.VertexAttribute(shader_location=2, format="float32x3", offset=24),
            wgpu.VertexAttribute(shader_location=3, format="float32x2", offset=36),
        ]
        mesh = [wgpu.VertexBufferLayout(array_stride=44, attributes=attributes)]
        nearer = wgpu.DepthStencilState(format=DEPTH_FORMAT, depth_write_enabled=True, depth_compare="less")
        behind_all = wgpu.DepthStencilState(format=DEPTH_FORMAT, depth_write_enabled=False, depth_compare="always")
        over = wgpu.BlendState(
            color=wgpu.BlendComponent(src_factor="src-alpha", dst_factor="one-minus-src-alpha"),
            alpha=wgpu.BlendComponent(src_factor="zero", dst_factor="one"),
        )

        self.shadow = self.device.create_render_pipeline(
            label="shadow",
            layout=self.shadow_layout,
            vertex=wgpu.VertexState(module=self.shader, entry_point="shadow_vertex", buffers=mesh),
            primitive={"topology": "triangle-list", "cull_mode": "back"},
            depth_stencil={
                "format": DEPTH_FORMAT,
                "depth_write_enabled": True,
                "depth_compare": "less",
                "depth_bias": 2,
                "depth_bias_slope_scale": 2.0,
            },
        )
        triangles = wgpu.PrimitiveState(topology="triangle-list")
        outside = wgpu.PrimitiveState(topology="triangle-list", cull_mode="back")
        inside_out = wgpu.PrimitiveState(topology="triangle-list", cull_mode="front")  # as a mirror shows it
        strip = wgpu.PrimitiveState(topology="triangle-strip")
        self.background = self._pipeline("background", "background", [], triangles, behind_all)
        self.mirror = self._pipeline("mirror", "knot", mesh, inside_out, nearer)
        self.floor = self._pipeline("floor", "floor", [], strip, nearer, over)
        self.knot = self._pipeline("knot", "knot", mesh, outside, nearer)

    def _pipeline(
        self,
        name: str,
        fragment: str,
        buffers: list[wgpu.VertexBufferLayout],
        primitive: wgpu.PrimitiveState,
        depth: wgpu.DepthStencilState,
        blend: wgpu.BlendState | None = None,
    ) -> wgpu.GPURenderPipeline:
        return self.device.create_render_pipeline(
            label=name,
            layout=self.layout,
            vertex=wgpu.VertexState(module=self.shader, entry_point=f"{name}_vertex", buffers=buffers),
            primitive=primitive,
            depth_stencil=depth,
            multisample={"count": SAMPLES},
            fragment=wgpu.FragmentState(
                module=self.shader,
                entry_point=f"{fragment}_fragment",
                targets=[wgpu.ColorTargetState(format=COLOUR_FORMAT, blend=blend)],
            ),
        )

    def render(self, frame: int) -> NDArray[np.uint8]:
        """Draw one frame and read it back: rows of RGBA pixels."""
        queue = self.device.queue
        queue.write_buffer(self.frame, 0, scene.frame_data(frame))
        encoder = self.device.create_command_encoder(label=f"frame {frame}")

        shadow_pass = encoder.begin_render_pass(
            label="shadow",
            color_attachments=[],
            depth_stencil_attachment={
                "view": self.shadow_view,
                "depth_clear_value": 1.0,
                "depth_load_op": "clear",
                "depth_store_op": "store",
            },
        )
        shadow_pass.set_pipeline(self.shadow)
        shadow_pass.set_bind_group(0, self.frame_bindings)
        shadow_pass.set_vertex_buffer(0, self.vertices)
        shadow_pass.set_index_buffer(self.indices, "uint32")
        shadow_pass.draw_indexed(self.index_count)
        shadow_pass.end()

        picture_pass = encoder.begin_render_pass(
            label="picture",
            color_attachments=[
                {
                    "view": self.samples_view,
                    "resolve_target": self.picture_view,
                    "clear_value": (0, 0, 0, 1),
                    "load_op": "clear",
                    "store_op": "discard",
                }
            ],
            depth_stencil_attachment={
                "view": self.depth_view,
                "depth_clear_value": 1.0,
                "depth_load_op": "clear",
                "depth_store_op": "discard",
            },
        )
        picture_pass.set_bind_group(0, self.frame_bindings)
        picture_pass.set_bind_group(1, self.material_bindings)
        picture_pass.set_vertex_buffer(0, self.vertices)
        picture_pass.set_index_buffer(self.indices, "uint32")
        picture_pass.set_pipeline(self.background)
        picture_pass.draw(3)
        picture_pass.set_pipeline(self.mirror)
        picture_pass.draw_indexed(self.index_count)
        picture_pass.set_pipeline(self.floor)
        picture_pass.draw(4)
        picture_pass.set_pipeline(self.knot)
        picture_pass.draw_indexed(self.index_count)
        picture_pass.end()

        queue.submit([encoder.finish()])
        pixels = queue.read_texture(
            {"texture": self.picture},
            {"bytes_per_row": scene.WIDTH * 4, "rows_per_image": scene.HEIGHT},
            (scene.WIDTH, scene.HEIGHT, 1),
        )
        return np.frombuffer(pixels, np.uint8).reshape(scene.HEIGHT, scene.WIDTH, 4).copy()


def check_picture(pixels: NDArray[np.uint8]) -> list[str]:
    """What is wrong with the picture, as far as numbers tell: coverage, colours and opacity."""
    faults = []
    red, green, blue = (pixels[..., channel].astype(int) for channel in range(3))
    copper = np.mean((red > green + 25) & (green > blue))
    teal = np.mean((green > red + 20) & (blue > red + 20))
    if not 0.04 < copper < 0.5:
        faults.append(f"{copper:.1%} of the pixels are copper, expected 4-50 %")
    if not 0.02 < teal < 0.5:
        faults.append(f"{teal:.1%} of the pixels are teal, expected 2-50 %")
    if (pixels[..., 3] != 255).any():
        faults.append("some pixels are not opaque")
    return faults


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("out"), help="folder for the pictures")
    parser.add_argument("--frames", type=int, nargs="+", help="render only these frames and no animation")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)

    adapter = wgpu.gpu.request_adapter_sync(power_preference="high-performance")
    print(f"  adapter: {adapter.info['device']} ({adapter.info['backend_type']}, {adapter.info['adapter_type']})")
    device = adapter.request_device_sync(label="demo")
    renderer = Renderer(device)

    numbers = options.frames or range(scene.FRAMES)
    images: list[Image.Image] = []
    started = time.perf_counter()
    for done, frame in enumerate(numbers, 1):
        pixels = renderer.render(frame)
        if faults := check_picture(pixels):
            raise SystemExit(f"  ✘ frame {frame} looks wrong: {'; '.join(faults)}")
        images.append(Image.fromarray(pixels).convert("RGB"))
        images[-1].save(options.out / f"python-{frame:02}.png")
        if done % 12 == 0 or done == len(numbers):
            print(f"  {done} of {len(numbers)} frames", flush=True)
    elapsed = time.perf_counter() - started
    print(
        f"  ✔ rendered {scene.WIDTH}x{scene.HEIGHT}, 4 samples a pixel, "
        f"{elapsed / len(images) * 1000:.0f} ms a frame with saving"
    )

    if not options.frames:
        path = options.out / "demo.png"
        images[0].save(path, save_all=True, append_images=images[1:], duration=50, loop=0)
        print(f"  ✔ animation: {path}")


if __name__ == "__main__":
    main()
