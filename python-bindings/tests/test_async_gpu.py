"""Promises of the real thing, under asyncio, trio and a rendercanvas loop. Needs an adapter."""

import asyncio
import gc
import subprocess
import sys
import threading

import pytest

import wgpu
from wgpu._async import async_sleep

trio = pytest.importorskip("trio")
raw = pytest.importorskip("rendercanvas.raw")


def run_rendercanvas(function):
    loop = raw.RawLoop()
    loop._stop_when_no_canvases = False
    results = []

    async def main():
        try:
            results.append(await function())
        finally:
            loop.stop(force=True)

    loop.add_task(main)
    loop.run()
    (result,) = results
    return result


LOOPS = {"asyncio": lambda function: asyncio.run(function()), "trio": trio.run, "rendercanvas": run_rendercanvas}


@pytest.fixture(params=LOOPS)
def run(request):
    return LOOPS[request.param]


def filled_buffer(device, data):
    """A mappable buffer with the data, which a copy on the GPU still has to bring there."""
    source = device.create_buffer_with_data(data=data, usage="COPY_SRC")
    target = device.create_buffer(size=len(data), usage="COPY_DST|MAP_READ")
    encoder = device.create_command_encoder()
    encoder.copy_buffer_to_buffer(source, 0, target, 0, len(data))
    device.queue.submit([encoder.finish()])
    return target


def test_from_adapter_to_data(run):
    async def main():
        adapter = await wgpu.gpu.request_adapter_async(power_preference="high-performance")
        device = await adapter.request_device_async(label="async")
        buffer = filled_buffer(device, b"brought back")
        await buffer.map_async("READ")
        data = bytes(buffer.read_mapped())
        buffer.unmap()
        return device.label, data

    assert run(main) == ("async", b"brought back")


def test_then(run):
    device = wgpu.get_default_device()

    async def main():
        buffer = filled_buffer(device, b"12345678")
        seen = []
        done = buffer.map_async("READ").then(
            lambda _: seen.append((bytes(buffer.read_mapped()), threading.current_thread()))
        )
        await done
        buffer.unmap()
        return seen, threading.current_thread()

    seen, thread = run(main)
    assert seen == [(b"12345678", thread)]


def test_decorator_without_any_reference(run):
    device = wgpu.get_default_device()

    async def main():
        buffer = filled_buffer(device, b"12345678")
        seen = []

        @buffer.map_async("READ")
        def when_mapped(_):
            seen.append(bytes(buffer.read_mapped()))
            buffer.unmap()

        gc.collect()
        for _ in range(500):
            if seen:
                break
            await async_sleep(0.01)
        return seen

    assert run(main) == [b"12345678"]


def test_other_tasks_run_meanwhile():
    device = wgpu.get_default_device()

    async def main():
        ticks = 0

        async def tick():
            nonlocal ticks
            while True:
                ticks += 1
                await asyncio.sleep(0)

        task = asyncio.create_task(tick())
        buffers = [filled_buffer(device, bytes([number] * 8)) for number in range(20)]
        await asyncio.gather(*[_map(buffer) for buffer in buffers])
        task.cancel()
        assert [bytes(buffer.read_mapped()) for buffer in buffers] == [bytes([number] * 8) for number in range(20)]
        for buffer in buffers:
            buffer.unmap()
        return ticks

    assert asyncio.run(main()) > 1


async def _map(buffer):
    await buffer.map_async("READ")


def test_errors_come_through(run):
    device = wgpu.get_default_device()

    async def main():
        buffer = device.create_buffer(size=8, usage="COPY_DST")
        with pytest.raises(wgpu.GPUValidationError):
            await buffer.map_async("READ")

    run(main)


def test_loops_in_several_threads():
    device = wgpu.get_default_device()
    results = []

    async def main(number):
        for _ in range(10):
            buffer = filled_buffer(device, bytes([number] * 64))
            await buffer.map_async("READ")
            results.append(bytes(buffer.read_mapped()) == bytes([number] * 64))
            buffer.unmap()

    threads = [threading.Thread(target=asyncio.run, args=(main(number),)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(300)
        assert not thread.is_alive()
    assert results == [True] * 40


EXIT_WITH_WORK_IN_FLIGHT = """
import asyncio
import wgpu

device = wgpu.get_default_device()
source = device.create_buffer_with_data(data=bytes(1 << 16), usage="COPY_SRC")
module = device.create_shader_module(code="@compute @workgroup_size(1) fn main() {}")

def start():
    buffer = device.create_buffer(size=1 << 16, usage="COPY_DST|MAP_READ")
    encoder = device.create_command_encoder()
    encoder.copy_buffer_to_buffer(source, 0, buffer, 0, 1 << 16)
    device.queue.submit([encoder.finish()])
    return [
        buffer.map_async("READ"),
        device.create_compute_pipeline_async(layout="auto", compute={"module": module}),
        device.queue.on_submitted_work_done_async(),
    ]

async def main():
    promises = [promise for _ in range(20) for promise in start()]
    await promises[WAIT_FOR]

asyncio.run(main())
print("end")
"""


@pytest.mark.parametrize("wait_for", [0, 1, 2, 59])
def test_exit_with_work_in_flight(wait_for):
    # Threads of the library call back while the interpreter goes down; none of them may get into it.
    code = EXIT_WITH_WORK_IN_FLIGHT.replace("WAIT_FOR", str(wait_for))
    for _ in range(3):
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=300, check=False)
        assert (done.returncode, done.stdout) == (0, "end\n"), done.stderr


def test_calls_after_the_end_still_raise():
    code = """
import atexit

@atexit.register  # before wgpu's own, so it runs after that
def last_words():
    try:
        device.create_buffer(size=8, usage="MAP_READ|STORAGE")
    except wgpu.GPUValidationError:
        print("raised")

import wgpu
device = wgpu.get_default_device()
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=300, check=False)
    assert (done.returncode, done.stdout) == (0, "raised\n"), done.stderr
