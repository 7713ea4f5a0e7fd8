"""Asynchronous mapping, several requests in flight, asyncio and plain waiting."""

import asyncio
import sys

import numpy as np
import wgpu

device = wgpu.gpu.request_adapter_sync().request_device_sync()
buffers = []
for i in range(8):
    buffer = device.create_buffer(size=256, usage="MAP_READ|COPY_DST")
    device.queue.write_buffer(buffer, 0, np.full(64, i, "u4"))
    buffers.append(buffer)


async def read_all():
    await asyncio.gather(*(buffer.map_async("READ") for buffer in buffers))
    return [np.frombuffer(buffer.read_mapped(), "u4").copy() for buffer in buffers]


values = asyncio.run(read_all())
for buffer in buffers:
    buffer.unmap()
states = [buffer.map_state for buffer in buffers]
upload = device.create_buffer(size=64, usage="MAP_WRITE|COPY_SRC", mapped_at_creation=True)
upload.write_mapped(np.arange(16, dtype="u4"))
upload.unmap()
target = device.create_buffer(size=64, usage="COPY_DST|COPY_SRC")
encoder = device.create_command_encoder()
encoder.copy_buffer_to_buffer(upload, 0, target, 0, 64)
device.queue.submit([encoder.finish()])
back = np.frombuffer(device.queue.read_buffer(target), "u4")
upload.map_sync("WRITE")
upload.write_mapped(np.arange(16, dtype="u4")[::-1].copy())
upload.unmap()
np.savez(sys.argv[1], values=np.array(values), states=np.array(states), back=back)
