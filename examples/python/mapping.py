"""Move data between the program and the GPU, from the simplest way to the most direct one."""

import asyncio
from array import array

import wgpu

COUNT = 1024
SIZE = 4 * COUNT  # bytes


def simple(device: wgpu.GPUDevice) -> None:
    """The queue writes and reads. One copy each, no thought needed: right for most programs."""
    numbers = array("f", range(COUNT))
    buffer = device.create_buffer(size=SIZE, usage="STORAGE|COPY_DST|COPY_SRC")
    device.queue.write_buffer(buffer, 0, numbers)
    back = device.queue.read_buffer(buffer).cast("f")
    assert back == memoryview(numbers)

    # A part, and into memory that exists already.
    device.queue.write_buffer(buffer, 16, b"\0" * 8)
    part = array("f", [9.0]) * 4
    device.queue.read_buffer(buffer, 8, 16, out=part)
    assert part.tolist() == [2.0, 3.0, 0.0, 0.0]
    print(f"simple: {len(back)} floats up and down")


def mapped_at_creation(device: wgpu.GPUDevice) -> wgpu.GPUBuffer:
    """Fill a new buffer in place: no copy at all."""
    buffer = device.create_buffer(label="squares", size=SIZE, usage="COPY_SRC", mapped_at_creation=True)
    view = buffer.get_mapped_range().cast("I")
    for i in range(COUNT):
        view[i] = i * i
    # Slices and casts hold the memory; unmap() refuses to pull it away under them.
    view.release()
    buffer.unmap()
    print(f"mapped at creation: {buffer.label} is filled")
    return buffer


def read_in_place(device: wgpu.GPUDevice, source: wgpu.GPUBuffer) -> None:
    """Look at what the GPU wrote without copying it into Python."""
    staging = device.create_buffer(size=SIZE, usage="MAP_READ|COPY_DST")
    encoder = device.create_command_encoder()
    encoder.copy_buffer_to_buffer(source, 0, staging, 0, SIZE)
    device.queue.submit([encoder.finish()])

    staging.map_sync("READ")  # waits until the copy is done
    view = staging.get_mapped_range()
    assert view.readonly
    assert int.from_bytes(view[400:404], "little") == 100 * 100
    staging.unmap()
    try:
        view[0]
    except ValueError as error:
        print(f"read in place: after unmap() the view is gone ({error})")
    else:
        raise AssertionError("the view should have been released")


async def read_async(device: wgpu.GPUDevice, source: wgpu.GPUBuffer) -> None:
    """Wait for the GPU without blocking: other tasks run meanwhile."""
    staging = device.create_buffer(size=SIZE, usage="MAP_READ|COPY_DST")
    encoder = device.create_command_encoder()
    encoder.copy_buffer_to_buffer(source, 0, staging, 0, SIZE)
    device.queue.submit([encoder.finish()])

    await staging.map_async("READ")
    total = sum(staging.read_mapped().cast("I"))
    staging.unmap()
    assert total == sum(i * i for i in range(COUNT))
    print(f"async: the sum is {total}")


def main() -> None:
    device = wgpu.get_default_device()
    simple(device)
    squares = mapped_at_creation(device)
    read_in_place(device, squares)
    asyncio.run(read_async(device, squares))


if __name__ == "__main__":
    main()
