"""List the GPUs of this computer, choose one, and let all of them work at the same time.

Without any change to a program, a variable chooses for it: ``WGPUPY_WGPU_ADAPTER_NAME="RTX"`` takes
the first adapter with that in its summary, ``WGPU_BACKEND_TYPE=Vulkan`` those of one native API.
"""

from __future__ import annotations

import sys
from array import array
from concurrent.futures import ThreadPoolExecutor

import wgpu

COUNT = 1 << 16

SHADER = """
@group(0) @binding(0) var<storage, read_write> data: array<u32>;
override offset: u32;

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3<u32>) {
    let n = id.x + offset;
    data[id.x] = n * n;
}
"""


def squares(adapter: wgpu.GPUAdapter, offset: int) -> array[int]:
    """The squares of COUNT numbers from ``offset`` on, modulo 2^32."""
    device = adapter.request_device_sync(label=f"for {adapter.info.device}")
    pipeline = device.create_compute_pipeline(
        layout="auto",
        compute={"module": device.create_shader_module(code=SHADER), "constants": {"offset": offset}},
    )
    buffer = device.create_buffer(size=4 * COUNT, usage="STORAGE|COPY_SRC")
    bindings = device.create_bind_group(
        layout=pipeline.get_bind_group_layout(0), entries=[{"binding": 0, "resource": buffer}]
    )
    encoder = device.create_command_encoder()
    compute_pass = encoder.begin_compute_pass()
    compute_pass.set_pipeline(pipeline)
    compute_pass.set_bind_group(0, bindings)
    compute_pass.dispatch_workgroups(COUNT // 64)
    compute_pass.end()
    device.queue.submit([encoder.finish()])
    result = array("I", bytes(4 * COUNT))
    device.queue.read_buffer(buffer, out=result)  # other threads run while this one waits
    return result


def main() -> None:
    adapters = wgpu.gpu.enumerate_adapters_sync()
    for number, adapter in enumerate(adapters):
        info = adapter.info
        print(f"{number}: {adapter.summary}")
        print(f"   driver: {info.description or 'unknown'}; id {info['vendor_id']:04x}:{info['device_id']:04x}")
    if not adapters:
        sys.exit("There is no adapter; python -m wgpu says more")

    # Choose by what you need to know: here a real GPU rather than software.
    real = [adapter for adapter in adapters if not adapter.info.is_fallback_adapter]
    chosen = (real or adapters)[0]
    # From now on wgpu.get_default_device() means this one, also for the libraries that the program uses.
    wgpu.preconfigure_default_device("several_gpus", adapter=chosen)
    print(f"The default device is on: {wgpu.get_default_device().adapter.summary}")

    # Each thread has its own adapter, and its own part of the work.
    with ThreadPoolExecutor() as pool:
        parts = list(pool.map(squares, adapters, range(0, COUNT * len(adapters), COUNT)))
    results = [value for part in parts for value in part]
    assert results == [n * n % 2**32 for n in range(COUNT * len(adapters))]
    print(f"{len(adapters)} adapters computed {len(results)} squares, all right")


if __name__ == "__main__":
    main()
