"""Compute on the GPU: y = a * x + y for a million floats, with every step written out.

``wgpu.utils.compute_with_buffers()`` does the same in one call; see the end of ``main()``.
"""

from __future__ import annotations

from array import array

import wgpu
from wgpu.utils import compute_with_buffers

COUNT = 1_000_000
WORKGROUP_SIZE = 64

SHADER = """
override scale: f32 = 1.0;

@group(0) @binding(0) var<storage, read> x: array<f32>;
@group(0) @binding(1) var<storage, read_write> y: array<f32>;

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3<u32>) {
    // The last workgroup may reach beyond the end.
    if (id.x < arrayLength(&y)) {
        y[id.x] = scale * x[id.x] + y[id.x];
    }
}
"""


def saxpy(device: wgpu.GPUDevice, scale: float, x: array[float], y: array[float]) -> array[float]:
    """scale * x + y, element by element."""
    # 1. The shader, and a pipeline for it. "auto" takes the bindings from the shader.
    module = device.create_shader_module(label="saxpy", code=SHADER)
    pipeline = device.create_compute_pipeline(
        label="saxpy",
        layout="auto",
        compute={"module": module, "entry_point": "main", "constants": {"scale": scale}},
    )

    # 2. The data: anything with the buffer protocol.
    x_buffer = device.create_buffer_with_data(label="x", data=x, usage="STORAGE")
    y_buffer = device.create_buffer_with_data(label="y", data=y, usage="STORAGE|COPY_SRC")
    bindings = device.create_bind_group(
        layout=pipeline.get_bind_group_layout(0),
        entries=[
            {"binding": 0, "resource": {"buffer": x_buffer}},
            {"binding": 1, "resource": {"buffer": y_buffer}},
        ],
    )

    # 3. The commands. Nothing runs before submit().
    encoder = device.create_command_encoder()
    compute_pass = encoder.begin_compute_pass()
    compute_pass.set_pipeline(pipeline)
    compute_pass.set_bind_group(0, bindings)
    compute_pass.dispatch_workgroups(-(-len(y) // WORKGROUP_SIZE))
    compute_pass.end()
    device.queue.submit([encoder.finish()])

    # 4. The result, straight into an array of ours. This waits for the GPU.
    result = array("f", bytes(4 * len(y)))
    device.queue.read_buffer(y_buffer, out=result)
    return result


def main() -> None:
    device = wgpu.get_default_device()
    print(f"Device: {device.adapter.summary}")

    x = array("f", (i % 1000 for i in range(COUNT)))
    y = array("f", [1.0]) * COUNT
    result = saxpy(device, 2.0, x, y)
    assert result[:3].tolist() == [1.0, 3.0, 5.0]
    assert all(value == 2.0 * (i % 1000) + 1.0 for i, value in enumerate(result))
    print(f"{COUNT} results are right: {result[0]}, {result[1]}, {result[2]}, ... {result[-1]}")

    groups = -(-COUNT // WORKGROUP_SIZE)
    short = compute_with_buffers({0: x, 1: y}, {1: (COUNT, "f")}, SHADER, constants={"scale": 2.0}, n=groups)
    assert short[1] == memoryview(result)
    print("compute_with_buffers() gives the same")


if __name__ == "__main__":
    main()
