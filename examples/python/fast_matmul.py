"""Multiply two matrices of f32 as fast as WGSL lets, check the product against numpy, and say how fast that was.

    python fast_matmul.py [side]

The speed is compared with what the GPU reaches when it does nothing but multiply and add in registers. Each workgroup
makes a tile of 128 x 128 elements, each of its 256 invocations 8 x 8 of them in registers. Both matrices come through
workgroup memory in slices of 16; while one slice is used, the next is on its way from global memory.
"""

import sys
import time

import numpy as np
import wgpu

TILE, SLICE = 128, 16

# The sums of an invocation: rows s0 to s7, each in two halves of four columns. Written out, because variables with
# names stay in registers in every driver.
SUMS = "\n".join(f"    var s{row}{half} = vec4f();" for row in range(8) for half in "ab")
STEP = "\n".join(
    f"            s{row}{half} = fma(vec4f({'pq'[row // 4]}[{row % 4}]), {half}, s{row}{half});"
    for row in range(8)
    for half in "ab"
)
STORE = "\n".join(
    f"    c[(top + {row % 4 + row // 4 * 64}u) * (side / 4u) + left + {place}u] = s{row}{half};"
    for row in range(8)
    for half, place in (("a", 0), ("b", 16))
)

MATMUL = f"""
@group(0) @binding(0) var<storage, read> a: array<vec4f>;
@group(0) @binding(1) var<storage, read> b: array<vec4f>;
@group(0) @binding(2) var<storage, read_write> c: array<vec4f>;
override side: u32;

// A slice of each matrix: 16 lines of 128 numbers; that of `a` is transposed.
var<workgroup> columns: array<vec4f, 512>;
var<workgroup> rows: array<vec4f, 512>;

@compute @workgroup_size(256)
fn main(@builtin(workgroup_id) tile: vec3u, @builtin(local_invocation_index) i: u32) {{
    let x = i % 16u;
    let y = i / 16u;
    let quads = side / 4u;
    // What this invocation brings of each slice: two times four numbers.
    let a_row = i / 2u;
    let a_quad = i % 2u * 2u;
    let b_row = i / 16u;
    let b_quad = i % 16u * 2u;
    var a_place = (tile.y * 128u + a_row) * quads + a_quad;
    var b_place = b_row * quads + tile.x * 32u + b_quad;
    var a0 = a[a_place];
    var a1 = a[a_place + 1u];
    var b0 = b[b_place];
    var b1 = b[b_place + 1u];
{SUMS}
    for (var k = 0u; k < side; k += 16u) {{
        for (var j = 0u; j < 4u; j++) {{
            columns[(a_quad * 4u + j) * 32u + a_row / 4u][a_row % 4u] = a0[j];
            columns[(a_quad * 4u + 4u + j) * 32u + a_row / 4u][a_row % 4u] = a1[j];
        }}
        rows[b_row * 32u + b_quad] = b0;
        rows[b_row * 32u + b_quad + 1u] = b1;
        workgroupBarrier();
        if (k + 16u < side) {{
            a_place += 4u;
            b_place += 16u * quads;
            a0 = a[a_place];
            a1 = a[a_place + 1u];
            b0 = b[b_place];
            b1 = b[b_place + 1u];
        }}
        for (var j = 0u; j < 512u; j += 32u) {{
            let p = columns[j + y];
            let q = columns[j + 16u + y];
            let a = rows[j + x];
            let b = rows[j + 16u + x];
{STEP}
        }}
        workgroupBarrier();
    }}
    let top = tile.y * 128u + y * 4u;
    let left = tile.x * 32u + x;
{STORE}
}}
"""

# 16 chains of multiplications and additions that do not wait for each other.
PEAK = f"""
@group(0) @binding(0) var<storage, read_write> out: array<vec4f>;
override rounds: u32;

@compute @workgroup_size(256)
fn main(@builtin(global_invocation_id) id: vec3u) {{
    let factor = vec4f(f32(id.x & 1u)) + 0.5;
{"".join(f"    var s{i} = vec4f({i}.0);{chr(10)}" for i in range(16))}
    for (var i = 0u; i < rounds; i++) {{
{"".join(f"        s{i} = fma(s{i}, factor, factor);{chr(10)}" for i in range(16))}
    }}
    out[id.x % 256u] = {" + ".join(f"s{i}" for i in range(16))};
}}
"""


def pipeline(device: wgpu.GPUDevice, code: str, **constants: float) -> wgpu.GPUComputePipeline:
    """A compute pipeline of the shader's only entry point."""
    module = device.create_shader_module(code=code)
    return device.create_compute_pipeline(
        layout="auto", compute={"module": module, "entry_point": "main", "constants": constants}
    )


def bindings(
    device: wgpu.GPUDevice, pipeline: wgpu.GPUComputePipeline, buffers: list[wgpu.GPUBuffer]
) -> wgpu.GPUBindGroup:
    """The bind group of the pipeline, with one buffer for each binding."""
    return device.create_bind_group(
        layout=pipeline.get_bind_group_layout(0),
        entries=[{"binding": i, "resource": {"buffer": buffer}} for i, buffer in enumerate(buffers)],
    )


def seconds(
    device: wgpu.GPUDevice,
    pipeline: wgpu.GPUComputePipeline,
    group: wgpu.GPUBindGroup,
    workgroups: tuple[int, int],
    result: wgpu.GPUBuffer,
) -> float:
    """How long one dispatch takes, by the best of several measurements of 50 ms and more."""

    def run(count: int) -> float:
        begin = time.perf_counter()
        encoder = device.create_command_encoder()
        compute_pass = encoder.begin_compute_pass()
        compute_pass.set_pipeline(pipeline)
        compute_pass.set_bind_group(0, group)
        for _ in range(count):
            compute_pass.dispatch_workgroups(*workgroups)
        compute_pass.end()
        device.queue.submit([encoder.finish()])
        device.queue.read_buffer(result, size=4)  # returns when everything is done
        return time.perf_counter() - begin

    run(1)
    count = max(1, round(0.05 / run(1)))
    return min(run(count) for _ in range(5)) / count


def main() -> None:
    side = int(sys.argv[1]) if len(sys.argv) > 1 else 256
    if side < TILE or side % TILE:
        raise SystemExit(f"the side is {side}, but must be a multiple of {TILE}")
    device = wgpu.gpu.request_adapter_sync(power_preference="high-performance").request_device_sync()
    print(device.adapter.info["device"])

    random = np.random.default_rng(1)
    a = random.standard_normal((side, side), np.float32)
    b = random.standard_normal((side, side), np.float32)
    left = device.create_buffer_with_data(data=a, usage="STORAGE")
    right = device.create_buffer_with_data(data=b, usage="STORAGE")
    product = device.create_buffer(size=a.nbytes, usage="STORAGE|COPY_SRC")
    multiply = pipeline(device, MATMUL, side=side)
    group = bindings(device, multiply, [left, right, product])
    took = seconds(device, multiply, group, (side // TILE, side // TILE), product)
    speed = 2 * side**3 / took / 1e9
    print(f"{side} x {side}: {took * 1e3:.3f} ms, {speed:.0f} GFLOP/s")

    c = np.empty_like(a)
    device.queue.read_buffer(product, out=c)
    # Rounding errors of sums add up like a random walk.
    error = np.abs(c - a @ b).max()
    allowed = np.finfo(np.float32).eps * np.sqrt(side) * (np.abs(a) @ np.abs(b)).max()
    if not error <= allowed:
        raise SystemExit(f"the product is wrong: off by {error:.3g}, rounding explains {allowed:.3g}")
    print(f"equals numpy's product: off by {error:.2g} at most, rounding explains {allowed:.2g}")

    # As many rounds as take about as long as the product, on as many workgroups as fill a large GPU.
    workgroups = max(16, side * side // 4096)
    rounds = max(64, 2 * side**3 // (workgroups * 256 * 16 * 8))
    peak = pipeline(device, PEAK, rounds=rounds)
    out = device.create_buffer(size=4096, usage="STORAGE|COPY_SRC")
    took = seconds(device, peak, bindings(device, peak, [out]), (workgroups, 1), out)
    best = workgroups * 256 * 16 * 8 * rounds / took / 1e9
    print(f"the most that this GPU computes: {best:.0f} GFLOP/s, of which the product reaches {speed / best:.0%}")


if __name__ == "__main__":
    main()
