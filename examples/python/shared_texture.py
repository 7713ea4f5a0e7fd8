"""Share a texture between two processes: one draws, the other looks at what was drawn; write shared_texture.png.

Nothing is copied: both have the same memory on the GPU, and take turns. What goes through the socket is a file
descriptor of the memory, and one for each turn (a fence) where the driver has them. Needs Vulkan on Linux.
"""

import os
import socket
import subprocess
import sys
from pathlib import Path

import numpy as np
import wgpu
from png import write_png

SIDE, FRAMES = 256, 8

SHADER = """
override phase: f32;

@vertex
fn vertex_main(@builtin(vertex_index) i: u32) -> @builtin(position) vec4f {
    let corner = vec2f(f32(i & 1u), f32(i >> 1u)) * 4.0 - 1.0;
    return vec4f(corner, 0.0, 1.0);
}

@fragment
fn fragment_main(@builtin(position) at: vec4f) -> @location(0) vec4f {
    let p = (at.xy - 128.0) / 128.0;
    let ring = 0.5 + 0.5 * cos(length(p) * 20.0 - phase);
    return vec4f(ring, ring * (0.5 + 0.5 * p.x), 0.6 - 0.4 * p.y, 1.0);
}
"""


def open_device() -> wgpu.GPUDevice:
    adapter = wgpu.gpu.request_adapter_sync(power_preference="high-performance")
    if "external-memory-fd" not in adapter.features:
        raise SystemExit(f"{adapter.info.device} shares no memory")
    return adapter.request_device_sync(required_features=["external-memory-fd"])


def make_texture(device: wgpu.GPUDevice, memory: wgpu.SharedTextureMemory | None = None) -> wgpu.GPUTexture:
    """In new memory, or in that of the other process, where everything must be the same."""
    return device.create_shared_texture(
        size=(SIDE, SIDE), format="rgba8unorm", usage="RENDER_ATTACHMENT|COPY_SRC", memory=memory
    )


def give(texture: wgpu.GPUTexture, peer: socket.socket) -> None:
    """End our turn, and tell the other side, with the fence that it has to wait for."""
    fence = texture.end_access()
    socket.send_fds(peer, [b"your turn"], [] if fence is None else [fence])
    if fence is not None:
        os.close(fence)


def take(texture: wgpu.GPUTexture, peer: socket.socket) -> None:
    """Wait until the other side has ended its turn, and begin ours."""
    word, fences, _, _ = socket.recv_fds(peer, 9, 1)
    if word != b"your turn":
        raise SystemExit("the other process is gone")
    texture.begin_access(*fences)
    for fence in fences:
        os.close(fence)


def paint(peer: socket.socket) -> None:
    """The process that draws: it makes the texture, and sends its memory."""
    device = open_device()
    texture = make_texture(device)
    memory = texture.export_memory()
    socket.send_fds(peer, [str(memory.size).encode().ljust(32)], [memory.fd])
    os.close(memory.fd)

    module = device.create_shader_module(code=SHADER)
    for frame in range(FRAMES):
        pipeline = device.create_render_pipeline(
            vertex={"module": module},
            fragment={
                "module": module,
                "constants": {"phase": frame * np.pi / 4},
                "targets": [{"format": "rgba8unorm"}],
            },
        )
        encoder = device.create_command_encoder()
        with encoder.begin_render_pass(
            color_attachments=[{"view": texture.create_view(), "load_op": "clear", "store_op": "store"}]
        ) as render_pass:
            render_pass.set_pipeline(pipeline)
            render_pass.draw(3)
        device.queue.submit([encoder.finish()])
        give(texture, peer)
        take(texture, peer)


def watch(peer: socket.socket) -> None:
    """The process that looks: it imports the texture, which it can sample, copy or show like any other."""
    device = open_device()
    size, fds, _, _ = socket.recv_fds(peer, 32, 1)
    texture = make_texture(device, wgpu.SharedTextureMemory("opaque-fd", fds[0], int(size)))
    os.close(fds[0])

    pictures = []
    for _ in range(FRAMES):
        take(texture, peer)
        pixels = np.frombuffer(device.queue.read_texture({"texture": texture}), np.uint8)
        pictures.append(pixels.reshape(SIDE, SIDE, 4))
        give(texture, peer)
    middles = [int(pixels[SIDE // 2, SIDE // 2, 0]) for pixels in pictures]
    print("The middle of the pictures, as the other process drew it:", *middles)
    path = Path("shared_texture.png").resolve()
    write_png(path, SIDE, SIDE, pictures[-1].tobytes())
    print(f"wrote {path}")


def main() -> None:
    ours, theirs = socket.socketpair()
    command = [sys.executable, __file__, str(theirs.fileno())]
    with ours, subprocess.Popen(command, pass_fds=[theirs.fileno()]) as painter:
        theirs.close()
        watch(ours)
    sys.exit(painter.returncode)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        paint(socket.socket(fileno=int(sys.argv[1])))
    else:
        main()
