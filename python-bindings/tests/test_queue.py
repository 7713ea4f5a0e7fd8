"""GPUQueue: data in and out, submitting, and waiting."""

from __future__ import annotations

import asyncio
import subprocess
import sys

import numpy as np
import pytest

import wgpu


@pytest.fixture
def buffer(device):
    return device.create_buffer_with_data(data=bytes(range(64)), usage="COPY_SRC|COPY_DST")


@pytest.mark.row("G19", "H14")
def test_write_and_read(device, buffer):
    device.queue.write_buffer(buffer, 8, b"abcdefgh")
    assert bytes(device.queue.read_buffer(buffer, 4, 16)) == bytes(range(4, 8)) + b"abcdefgh" + bytes(range(16, 20))
    device.queue.write_buffer(buffer, 0, b"0123456789abcdef", 4, 8)
    assert bytes(device.queue.read_buffer(buffer, 0, 8)) == b"456789ab"
    device.queue.write_buffer(buffer, 60, np.array([7], np.uint32))
    assert list(device.queue.read_buffer(buffer, 60).cast("I")) == [7]


def test_read_into_an_array(device, buffer):
    out = np.zeros(16, np.uint32)
    result = device.queue.read_buffer(buffer, out=out)
    assert out.tobytes() == bytes(range(64)) == bytes(result)
    with pytest.raises(ValueError, match="out has 64 bytes, but 32 bytes are read"):
        device.queue.read_buffer(buffer, 0, 32, out=out)
    with pytest.raises(ValueError, match="read-only"):
        device.queue.read_buffer(buffer, out=bytes(64))


def test_read_a_mappable_buffer(device):
    buffer = device.create_buffer(size=16, usage="MAP_READ|COPY_DST")
    device.queue.write_buffer(buffer, 0, b"0123456789abcdef")
    assert bytes(device.queue.read_buffer(buffer)) == b"0123456789abcdef"
    assert bytes(device.queue.read_buffer(buffer, 8, 4)) == b"89ab"
    assert buffer.map_state == "unmapped"


def test_small_writes_are_seen_in_order(device):
    """They are collected until the next submission: nobody may notice."""
    buffers = [device.create_buffer(size=16, usage="COPY_SRC|COPY_DST") for _ in range(20)]
    copies = [device.create_buffer(size=16, usage="MAP_READ|COPY_DST") for _ in buffers]
    for value in (1, 2):
        for i, buffer in enumerate(buffers):
            device.queue.write_buffer(buffer, 4, np.array([value, i], np.uint32))
        encoder = device.create_command_encoder()
        for buffer, copy in zip(buffers, copies, strict=True):
            encoder.copy_buffer_to_buffer(buffer, 0, copy, 0, 16)
        device.queue.submit([encoder.finish()])
        for i, (buffer, copy) in enumerate(zip(buffers, copies, strict=True)):
            device.queue.write_buffer(buffer, 4, b"late")
            device.queue.write_buffer(copy, 12, np.array([7], np.uint32))
            copy.map_sync("READ")
            assert list(copy.read_mapped().cast("I")) == [0, value, i, 7]
            copy.unmap()
            assert bytes(device.queue.read_buffer(buffer, 4, 4)) == b"late"
    buffers[0].destroy()
    with pytest.raises(wgpu.GPUValidationError, match="destroyed"):
        device.queue.write_buffer(buffers[0], 0, b"1234")


def test_large_data(device):
    data = np.arange(3_000_000, dtype=np.uint32)
    buffer = device.create_buffer(size=data.nbytes, usage="COPY_SRC|COPY_DST")
    device.queue.write_buffer(buffer, 0, data)
    result = np.frombuffer(device.queue.read_buffer(buffer), np.uint32)
    assert np.array_equal(result, data)
    result[0] = 7  # it is the caller's own memory


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the C library's memory elsewhere")
def test_memory_of_large_results_is_used_again(device):
    size = 8 << 20
    buffer = device.create_buffer(size=size, usage="COPY_SRC|COPY_DST")

    def read(value):
        device.queue.write_buffer(buffer, 0, np.full(size, value, np.uint8))
        return np.frombuffer(device.queue.read_buffer(buffer), np.uint8)

    def address(array):
        return array.__array_interface__["data"][0]

    first, second = read(1), read(2)
    assert address(first) != address(second)
    kept = first[7:]  # as long as a part is alive
    places = {address(first), address(second)}
    del first, second
    third, fourth = read(3), read(4)
    assert address(third) in places and address(fourth) not in places
    assert kept.min() == kept.max() == 1 and third.min() == third.max() == 3 and fourth.min() == fourth.max() == 4


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the C library's memory elsewhere")
def test_memory_of_large_results_is_given_back():
    """In a process of its own: elsewhere threads that start and end, and blocks kept before, change what is mapped."""
    code = """
from wgpu import _convert

def mapped():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[0]) * 4096

before = mapped()
for size in (300 << 20, 100 << 20, 5 << 20):
    blocks = [_convert.new_memory(size + i)[0] for i in range(12)]
    assert mapped() - before >= 12 * size, (size, mapped() - before)
    for memory in blocks:
        memory[0] = memory[-1] = 1
    del blocks, memory
    assert mapped() - before <= 280 << 20, (size, mapped() - before)
try:
    _convert.new_memory(1 << 60)
except MemoryError:
    print("refused")
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=300, check=False)
    assert (done.returncode, done.stdout) == (0, "refused\n"), done.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((60, b"12345678"), "bytes 60 to 68 are not within the 64 bytes of GPUBuffer"),
        ((-4, b"1234"), "bytes -4 to 0 are not within"),
        ((0, b"1234", 2, 4), "data_offset 2 and size 4 are not within the 4 bytes of data"),
        ((0, b"1234", 8), "data_offset 8"),
        ((0, b"1234", -4), "data_offset -4"),
    ],
)
def test_writes_that_do_not_fit(device, buffer, arguments, message):
    with pytest.raises(ValueError, match=message) as error:
        device.queue.write_buffer(buffer, *arguments)
    assert isinstance(error.value, wgpu.GPUValidationError)


@pytest.mark.parametrize(("offset", "data"), [(2, b"1234"), (0, b"123")])
def test_unaligned_writes(device, buffer, offset, data):
    with pytest.raises(wgpu.GPUValidationError):
        device.queue.write_buffer(buffer, offset, data)


@pytest.mark.parametrize(
    ("offset", "size", "message"),
    [(2, 4, "multiples of 4 bytes"), (0, 6, "multiples of 4 bytes"), (32, 64, "bytes 32 to 96"), (-4, 4, "bytes -4")],
)
def test_reads_that_are_refused(device, buffer, offset, size, message):
    with pytest.raises(ValueError, match=message):
        device.queue.read_buffer(buffer, offset, size)


def test_hostile_arguments(device, buffer):
    queue = device.queue
    with pytest.raises(TypeError, match="buffer must be a GPUBuffer, not None"):
        queue.write_buffer(None, 0, b"1234")
    with pytest.raises(TypeError, match="buffer must be a GPUBuffer, not 'text'"):
        queue.read_buffer("text")
    with pytest.raises(TypeError, match="buffer protocol"):
        queue.write_buffer(buffer, 0, None)
    with pytest.raises(TypeError, match="command buffer 0 must be a GPUCommandBuffer, not None"):
        queue.submit([None])
    with pytest.raises(wgpu.GPUValidationError):
        queue.write_buffer(device.create_buffer(size=4, usage="COPY_SRC"), 0, b"1234")
    with pytest.raises(wgpu.GPUValidationError):
        queue.read_buffer(device.create_buffer(size=4, usage="COPY_DST"))
    assert bytes(queue.read_buffer(buffer)) == bytes(range(64))


def test_released_objects(device, buffer):
    buffer._release()
    with pytest.raises(wgpu.GPUValidationError, match="was released"):
        device.queue.write_buffer(buffer, 0, b"1234")


@pytest.mark.row("G42", "B9")
def test_submit_once(device):
    commands = device.create_command_encoder().finish()
    device.queue.submit([commands])
    with pytest.raises(wgpu.GPUValidationError):
        device.queue.submit([commands])
    device.queue.submit([])


def test_submit_takes_what_can_be_iterated(device, buffer):
    def commands():
        for offset in (0, 4):
            encoder = device.create_command_encoder()
            encoder.clear_buffer(buffer, offset, 4)
            yield encoder.finish()

    device.queue.write_buffer(buffer, 0, b"x" * 12)
    device.queue.submit(commands())
    assert bytes(device.queue.read_buffer(buffer, 0, 12)) == bytes(8) + b"xxxx"
    device.queue.submit(commands() for commands in ())


def test_submit_refuses_an_encoder(device):
    for wrong in (device.create_command_encoder(), 3):
        with pytest.raises(TypeError, match=r"command buffer 1 must be a GPUCommandBuffer, not"):
            device.queue.submit([device.create_command_encoder().finish(), wrong])


@pytest.mark.row("B9", "F1")
def test_submit_with_a_destroyed_buffer(device, buffer):
    encoder = device.create_command_encoder()
    encoder.clear_buffer(buffer)
    commands = encoder.finish()
    buffer.destroy()
    with pytest.raises(wgpu.GPUValidationError):
        device.queue.submit([commands])


@pytest.mark.row("B9", "F1")
def test_submit_with_a_mapped_buffer(device):
    buffer = device.create_buffer(size=8, usage="MAP_READ|COPY_DST")
    encoder = device.create_command_encoder()
    encoder.clear_buffer(buffer)
    commands = encoder.finish()
    buffer.map_sync("READ")
    with pytest.raises(wgpu.GPUValidationError):
        device.queue.submit([commands])
    buffer.unmap()


@pytest.mark.row("B12", "F2", "H14")
def test_waiting_for_work(device, buffer):
    device.queue.write_buffer(buffer, 0, b"1234")
    assert device.queue.on_submitted_work_done_sync() is None
    assert device.queue.on_submitted_work_done_async().sync_wait() is None

    async def main() -> None:
        assert await device.queue.on_submitted_work_done_async() is None

    asyncio.run(main())


def test_the_queue_is_one_object(device):
    assert device.queue is device.queue
    assert device.queue._device is device


@pytest.mark.row("G28", "B7")
def test_external_images(device):
    texture = device.create_texture(size=(4, 2), format="rgba8unorm", usage="COPY_SRC|COPY_DST|RENDER_ATTACHMENT")
    image = np.arange(2 * 4 * 4, dtype=np.uint8).reshape(2, 4, 4)

    def read() -> np.ndarray:
        data = device.queue.read_texture({"texture": texture}, {"bytes_per_row": 16}, (4, 2))
        return np.frombuffer(data, np.uint8).reshape(2, 4, 4)

    device.queue.copy_external_image_to_texture({"source": image}, {"texture": texture}, (4, 2))
    assert np.array_equal(read(), image)
    device.queue.copy_external_image_to_texture({"source": image, "flip_y": True}, {"texture": texture}, (4, 2))
    assert np.array_equal(read(), image[::-1])
    device.queue.copy_external_image_to_texture(
        {"source": image, "origin": (1, 1)}, {"texture": texture, "origin": (2, 0)}, (2, 1)
    )
    assert np.array_equal(read()[0, 2:], image[1, 1:3])
    bgra = device.create_texture(size=(1, 1), format="bgra8unorm", usage="COPY_SRC|COPY_DST|RENDER_ATTACHMENT")
    pixel = np.array([[[200, 100, 50, 128]]], np.uint8)
    device.queue.copy_external_image_to_texture(
        {"source": pixel}, {"texture": bgra, "premultiplied_alpha": True}, (1, 1)
    )
    assert list(device.queue.read_texture({"texture": bgra}, {"bytes_per_row": 4}, (1, 1))) == [25, 50, 100, 128]
    with pytest.raises(ValueError, match="shape"):
        device.queue.copy_external_image_to_texture({"source": image[..., :3]}, {"texture": texture}, (4, 2))
    with pytest.raises(ValueError, match="not within the image"):
        device.queue.copy_external_image_to_texture({"source": image}, {"texture": texture}, (5, 2))
    with pytest.raises(TypeError, match="PIL image or an array"):
        device.queue.copy_external_image_to_texture({"source": 3}, {"texture": texture}, (1, 1))


@pytest.fixture
def foreign_library(monkeypatch):
    """As on the library of wgpu-native: without our own functions, and without a pump."""
    from wgpu import _device, _transfer

    monkeypatch.setattr(
        _transfer, "missing_symbols", lambda: frozenset(("wgpuAbiQueueReadBuffer", "wgpuAbiQueueReadTexture"))
    )
    monkeypatch.setattr(_device, "start_pump", lambda: False)


@pytest.mark.usefixtures("foreign_library")
def test_on_a_library_without_our_functions(device, buffer):
    queue = device.queue
    assert bytes(queue.read_buffer(buffer, 4, 8)) == bytes(range(4, 12))
    mappable = device.create_buffer(size=16, usage="MAP_READ|COPY_DST")
    queue.write_buffer(mappable, 0, b"0123456789abcdef")
    assert bytes(queue.read_buffer(mappable, 4, 8)) == b"456789ab"
    texture = device.create_texture(size=(2, 2, 2), format="rgba8unorm", usage="COPY_SRC|COPY_DST")
    data = bytes(range(32))
    layout = {"bytes_per_row": 8, "rows_per_image": 2}
    queue.write_texture({"texture": texture}, data, layout, (2, 2, 2))
    assert bytes(queue.read_texture({"texture": texture}, layout, (2, 2, 2))) == data
    with pytest.raises(wgpu.GPUValidationError):
        queue.read_texture({"texture": texture}, layout, (3, 2, 2))
    with pytest.raises(wgpu.GPUValidationError):
        queue.read_buffer(device.create_buffer(size=4, usage="COPY_DST"))
    with pytest.raises(wgpu.GPUValidationError):
        mappable.map_sync("READ")
        queue.read_buffer(mappable)
    mappable.unmap()
    # Callbacks come from a thread that polls.
    assert queue.on_submitted_work_done_async().sync_wait() is None
    mappable.map_async("READ").sync_wait()
    assert mappable.map_state == "mapped"
    mappable.unmap()
    module = device.create_shader_module(code="@compute @workgroup_size(1) fn main() {}")
    pipeline = device.create_compute_pipeline_async(compute={"module": module}).sync_wait()
    assert isinstance(pipeline, wgpu.GPUComputePipeline)
    with pytest.raises(wgpu.GPUPipelineError):
        device.create_compute_pipeline_async(compute={"module": module, "entry_point": "x"}).sync_wait()


def test_images_of_pil_and_wrong_ones(device):
    image = pytest.importorskip("PIL.Image").new("RGB", (4, 2), (10, 20, 30))
    texture = device.create_texture(
        size=(4, 2), format="bgra8unorm", usage="COPY_SRC|COPY_DST|RENDER_ATTACHMENT|TEXTURE_BINDING"
    )
    copy = device.queue.copy_external_image_to_texture
    copy({"source": image, "origin": {"x": 1}}, {"texture": texture}, (3, 2))
    assert list(device.queue.read_texture({"texture": texture}, {}, (1, 1))) == [30, 20, 10, 255]
    single = device.create_texture(size=(4, 2), format="r8unorm", usage="COPY_DST")
    for source, target, size, message in (
        ({"source": image}, single, (4, 2), "images go into textures of format"),
        (
            {"source": image, "origin": (1, 0)},
            texture,
            (4, 2),
            r"the part \(1, 0\) to \(5, 2\) is not within the image",
        ),
        ({"source": np.zeros((2, 4), np.uint8)}, texture, (4, 2), r"must have shape \(height, width, 4\)"),
    ):
        with pytest.raises(ValueError, match=message):
            copy(source, {"texture": target}, size)
    with pytest.raises(TypeError, match="must be a PIL image or an array"):
        copy({"source": "file.png"}, {"texture": texture}, (4, 2))
