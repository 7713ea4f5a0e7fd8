"""Upload a picture from numpy, let a compute shader make its mipmaps, read them back, and write textures.png.

Mipmaps are smaller copies of a picture, each half as wide and high as the one before: 256, 128, 64, ... 1.
Samplers read from them where the picture appears small.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import wgpu
from png import write_png

SIZE = 256
LEVELS = SIZE.bit_length()
WORKGROUP_SIZE = 8

SHADER = """
@group(0) @binding(0) var larger: texture_2d<f32>;
@group(0) @binding(1) var smaller: texture_storage_2d<rgba8unorm, write>;

@compute @workgroup_size(8, 8)
fn halve(@builtin(global_invocation_id) id: vec3<u32>) {
    // The last workgroup may reach beyond the edge.
    if (any(id.xy >= textureDimensions(smaller))) {
        return;
    }
    // The mean of four pixels.
    var sum = vec4f(0.0);
    for (var y = 0u; y < 2u; y++) {
        for (var x = 0u; x < 2u; x++) {
            sum += textureLoad(larger, 2u * id.xy + vec2u(x, y), 0);
        }
    }
    textureStore(smaller, id.xy, 0.25 * sum);
}
"""


def rings() -> np.ndarray:
    """A picture to begin with: height x width x 4 bytes, red to the right, green downwards, rings in blue."""
    y, x = np.indices((SIZE, SIZE))
    distance = np.hypot(x - 0.5 * SIZE, y - 0.5 * SIZE)
    blue = 127.5 + 127.5 * np.sin(0.4 * distance)
    return np.dstack([x, y, blue, np.full_like(x, 255)]).astype(np.uint8)


def upload(device: wgpu.GPUDevice, pixels: np.ndarray) -> wgpu.GPUTexture:
    """A texture with room for all levels, and the picture in level 0."""
    texture = device.create_texture(
        label="rings",
        size=(SIZE, SIZE),
        mip_level_count=LEVELS,
        format="rgba8unorm",
        usage="COPY_DST|TEXTURE_BINDING|STORAGE_BINDING|COPY_SRC",
    )
    device.queue.write_texture({"texture": texture, "mip_level": 0}, pixels, {"bytes_per_row": 4 * SIZE}, (SIZE, SIZE))
    return texture


def make_mipmaps(device: wgpu.GPUDevice, texture: wgpu.GPUTexture) -> None:
    """Fill each level from the one before."""
    module = device.create_shader_module(label="mipmaps", code=SHADER)
    pipeline = device.create_compute_pipeline(label="mipmaps", layout="auto", compute={"module": module})
    # A view can be of one level only; so a pass may read one level and write the next of the same texture.
    views = [texture.create_view(base_mip_level=level, mip_level_count=1) for level in range(LEVELS)]

    encoder = device.create_command_encoder()
    compute_pass = encoder.begin_compute_pass()
    compute_pass.set_pipeline(pipeline)
    for level in range(1, LEVELS):
        bindings = device.create_bind_group(
            layout=pipeline.get_bind_group_layout(0),
            entries=[
                {"binding": 0, "resource": views[level - 1]},
                {"binding": 1, "resource": views[level]},
            ],
        )
        compute_pass.set_bind_group(0, bindings)
        groups = -(-(SIZE >> level) // WORKGROUP_SIZE)
        compute_pass.dispatch_workgroups(groups, groups)  # waits by itself for the level before
    compute_pass.end()
    device.queue.submit([encoder.finish()])


def read_level(device: wgpu.GPUDevice, texture: wgpu.GPUTexture, level: int) -> np.ndarray:
    """The pixels of one level, as a numpy array."""
    size = SIZE >> level
    data = device.queue.read_texture(
        {"texture": texture, "mip_level": level}, {"bytes_per_row": 4 * size}, (size, size)
    )
    return np.frombuffer(data, np.uint8).reshape(size, size, 4)


def main() -> None:
    device = wgpu.get_default_device()
    pixels = rings()
    texture = upload(device, pixels)
    make_mipmaps(device, texture)
    levels = [read_level(device, texture, level) for level in range(LEVELS)]

    # What went up comes down again, and numpy computes the same means; the GPU may round a half otherwise.
    assert np.array_equal(levels[0], pixels)
    for larger, smaller in pairwise(levels):
        size = len(smaller)
        means = larger.reshape(size, 2, size, 2, 4).mean(axis=(1, 3))
        assert abs(smaller - means).max() <= 0.51
    print(f"{LEVELS - 1} levels equal numpy's means; the last is the pixel {levels[-1][0, 0].tolist()}")

    # All in one picture: the first on the left, the others to the right of it, one below the other.
    sheet = np.zeros((SIZE, SIZE + SIZE // 2, 4), np.uint8)
    sheet[:, :SIZE] = levels[0]
    top = 0
    for level in levels[1:]:
        size = len(level)
        sheet[top : top + size, SIZE : SIZE + size] = level
        top += size
    path = Path("textures.png")
    write_png(path, sheet.shape[1], sheet.shape[0], sheet.data)
    print(f"{device.adapter.summary} drew {path.resolve()}")


if __name__ == "__main__":
    main()
