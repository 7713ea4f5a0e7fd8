"""Shared buffers and textures: two devices here, and another process."""

from __future__ import annotations

import os
import subprocess
import sys

import numpy as np
import pytest

import wgpu
from wgpu import SharedBufferMemory, SharedTextureMemory

shared = pytest.mark.parametrize("featured_device", [{"external-memory-fd"}], indirect=True)
USAGE = "COPY_SRC|COPY_DST|TEXTURE_BINDING|RENDER_ATTACHMENT"
WIDTH, HEIGHT = 40, 24


def another(device):
    return device.adapter.request_device_sync(required_features=device.features)


def open_files() -> int:
    return len(os.listdir("/proc/self/fd"))


def picture(seed: int) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, (HEIGHT, WIDTH, 4), np.uint8)


def write(texture, pixels):
    texture._device.queue.write_texture({"texture": texture}, pixels, {"bytes_per_row": WIDTH * 4}, (WIDTH, HEIGHT))


def read(texture) -> np.ndarray:
    data = texture._device.queue.read_texture({"texture": texture})
    return np.frombuffer(data, np.uint8).reshape(HEIGHT, WIDTH, 4)


def make(device, **arguments):
    return device.create_shared_texture(size=(WIDTH, HEIGHT), format="rgba8unorm", usage=USAGE, **arguments)


@pytest.mark.row("A14")
@shared
def test_a_buffer_of_two_devices(featured_device):
    device, other = featured_device, another(featured_device)
    here = device.create_shared_buffer(label="here", size=1024, usage="COPY_SRC")
    assert here.usage == wgpu.BufferUsage.COPY_SRC | wgpu.BufferUsage.COPY_DST and here.size == 1024
    assert bytes(device.queue.read_buffer(here)) == bytes(1024)
    memory = here.export_memory()
    assert isinstance(memory, SharedBufferMemory) and memory.size >= 1024
    there = other.create_shared_buffer(size=512, usage="COPY_SRC", memory=memory, offset=0)
    os.close(memory.fd)
    data = bytes(range(256)) * 4
    device.queue.write_buffer(here, 0, data)
    assert bytes(device.queue.read_buffer(here)) == data
    assert bytes(other.queue.read_buffer(there)) == data[:512]


@pytest.mark.row("A14")
@shared
def test_a_texture_of_two_devices(featured_device):
    device, other = featured_device, another(featured_device)
    here = make(device, label="here", view_formats=["rgba8unorm-srgb"])
    assert (here.size, here.format, here.mip_level_count) == ((WIDTH, HEIGHT, 1), "rgba8unorm", 1)
    assert not read(here).any()
    memory = here.export_memory()
    assert isinstance(memory, SharedTextureMemory) and memory.type == "opaque-fd" and memory.planes == ((0, 0),)
    there = make(other, memory=memory, view_formats=["rgba8unorm-srgb"])
    os.close(memory.fd)
    before = open_files()
    for turn in range(4):
        first, second = picture(turn), picture(100 + turn)
        write(here, first)
        for texture, pixels, giver in ((there, first, here), (here, second, there)):
            fence = giver.end_access()
            texture.begin_access(fence)
            if fence is not None:
                os.close(fence)
            assert (read(texture) == pixels).all()
            if texture is there:
                write(there, second)
    # A driver may have closed some of its own.
    assert open_files() <= before
    here.end_access(fence=False)
    device.queue.on_submitted_work_done_sync()
    there.begin_access()
    assert (read(there) == second).all()


OTHER = """
import socket, sys
import numpy as np, wgpu
from wgpu import SharedTextureMemory

peer = socket.socket(fileno=int(sys.argv[1]))
text, (fd,), _, _ = socket.recv_fds(peer, 1000, 1)
memory = SharedTextureMemory("opaque-fd", fd, int(text))
device = wgpu.gpu.request_adapter_sync().request_device_sync(required_features={"external-memory-fd"})
texture = device.create_shared_texture(size=(40, 24), format="rgba8unorm",
    usage="COPY_SRC|COPY_DST|TEXTURE_BINDING|RENDER_ATTACHMENT", memory=memory)
texture.begin_access()
pixels = np.frombuffer(device.queue.read_texture({"texture": texture}), np.uint8)
device.queue.write_texture({"texture": texture}, 255 - pixels, {"bytes_per_row": 160}, (40, 24))
fence = texture.end_access()
peer.sendall(b"done") if fence is None else socket.send_fds(peer, [b"done"], [fence])
"""


@pytest.mark.row("A14")
@shared
def test_a_texture_of_two_processes(featured_device):
    import socket

    texture = make(featured_device)
    pixels = picture(1)
    write(texture, pixels)
    texture.end_access(fence=False)
    featured_device.queue.on_submitted_work_done_sync()
    memory = texture.export_memory()
    ours, theirs = socket.socketpair()
    with ours, theirs:
        command = [sys.executable, "-W", "error", "-c", OTHER, str(theirs.fileno())]
        with subprocess.Popen(command, pass_fds=[theirs.fileno()]) as process:
            theirs.close()
            socket.send_fds(ours, [str(memory.size).encode()], [memory.fd])
            os.close(memory.fd)
            word, fences, _, _ = socket.recv_fds(ours, 10, 1)
            assert word == b"done"
            texture.begin_access(*fences)
            for fence in fences:
                os.close(fence)
            assert (read(texture) == 255 - pixels).all()
            assert process.wait(60) == 0


@shared
def test_what_is_wrong(featured_device):
    device = featured_device
    plain = device.create_texture(label="plain", size=(4, 4), format="rgba8unorm", usage=USAGE)
    for call in (plain.export_memory, plain.begin_access, plain.end_access):
        with pytest.raises(wgpu.GPUValidationError, match="'plain' is not shared"):
            call()
    buffer = device.create_buffer(label="plain", size=4, usage="COPY_SRC")
    with pytest.raises(wgpu.GPUValidationError, match="'plain' cannot be shared"):
        buffer.export_memory()
    texture = make(device, label="mine")
    with pytest.raises(wgpu.GPUValidationError, match="has begun already"):
        texture.begin_access()
    texture.end_access()
    with pytest.raises(wgpu.GPUValidationError, match="no access"):
        texture.end_access()
    before = open_files()  # the software driver has a file for each memory
    with pytest.raises(wgpu.GPUValidationError, match=r"descriptor.planes\[0\].fd is 999"):
        make(device, memory=SharedTextureMemory("opaque-fd", 999, 4096))
    with pytest.raises(wgpu.GPUValidationError, match="memorySize is 4"), open("/dev/zero", "rb") as file:
        make(device, memory=SharedTextureMemory("opaque-fd", file.fileno(), 4))
    with pytest.raises(wgpu.GPUValidationError, match="planes is empty"):
        make(device, memory=SharedTextureMemory("opaque-fd", 1, 4, 0, ()))
    with pytest.raises(wgpu.GPUValidationError, match="'opaque-fd' and 'dma-buf'"):
        make(device, memory_type="shm")
    with pytest.raises(wgpu.GPUValidationError, match="external-memory-dma-buf"):
        make(device, memory_type="dma-buf", modifiers=[0])
    with pytest.raises(wgpu.GPUValidationError, match="external-memory-dma-buf"):
        device.get_texture_modifiers("rgba8unorm", "COPY_SRC")
    with pytest.raises(wgpu.GPUValidationError, match="descriptor.fd is 999"):
        device.create_shared_buffer(size=64, usage="COPY_SRC", memory=SharedBufferMemory(999, 4096))
    with pytest.raises(TypeError):
        device.create_shared_buffer(size="64", usage="COPY_SRC")
    assert open_files() == before


def test_without_the_feature(fresh_device):
    with pytest.raises(wgpu.GPUValidationError, match="external-memory-fd"):
        make(fresh_device)
    with pytest.raises(wgpu.GPUValidationError, match="external-memory-fd"):
        fresh_device.create_shared_buffer(size=64, usage="COPY_SRC")


@pytest.mark.parametrize("featured_device", [{"external-memory-dma-buf"}], indirect=True)
def test_a_dma_buf_of_two_devices(featured_device):
    device, other = featured_device, another(featured_device)
    usable = device.get_texture_modifiers("rgba8unorm", USAGE)
    here = make(device, memory_type="dma-buf", modifiers=[modifier for modifier, _ in usable])
    memory = here.export_memory()
    assert memory.type == "dma-buf" and (memory.modifier, len(memory.planes)) in usable
    there = make(other, memory=memory)
    os.close(memory.fd)
    pixels = picture(3)
    write(here, pixels)
    fence = here.end_access()
    there.begin_access(fence)
    if fence is not None:
        os.close(fence)
    assert (read(there) == pixels).all()
