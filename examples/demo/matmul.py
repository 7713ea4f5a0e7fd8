"""Multiply two 1024x1024 matrices of f32 on the GPU and check the product against numpy."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import numpy as np
import wgpu

TILE = 64  # side of the tile that a workgroup of matmul.wgsl makes


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--side", type=int, default=1024, help=f"side of the matrices, a multiple of {TILE}")
    side: int = parser.parse_args().side
    if side <= 0 or side % TILE:
        parser.error(f"--side is {side}, but must be a positive multiple of {TILE}")

    random = np.random.default_rng(1)
    a = random.standard_normal((side, side), np.float32)
    b = random.standard_normal((side, side), np.float32)

    adapter = wgpu.gpu.request_adapter_sync(power_preference="high-performance")
    print(f"  adapter: {adapter.info['device']} ({adapter.info['backend_type']}, {adapter.info['adapter_type']})")
    device = adapter.request_device_sync(label="matmul")

    code = Path(__file__).with_name("shaders").joinpath("matmul.wgsl").read_text()
    pipeline = device.create_compute_pipeline(
        label="matmul",
        layout="auto",
        compute={"module": device.create_shader_module(label="matmul", code=code), "entry_point": "matmul"},
    )
    storage = wgpu.BufferUsage.STORAGE
    left = device.create_buffer_with_data(label="a", data=a, usage=storage)
    right = device.create_buffer_with_data(label="b", data=b, usage=storage)
    product = device.create_buffer(label="c", size=a.nbytes, usage=storage | wgpu.BufferUsage.COPY_SRC)
    size = device.create_buffer_with_data(
        label="side", data=np.array([side], np.uint32), usage=wgpu.BufferUsage.UNIFORM
    )
    bindings = device.create_bind_group(
        label="matmul",
        layout=pipeline.get_bind_group_layout(0),
        entries=[
            {"binding": place, "resource": {"buffer": buffer}}
            for place, buffer in enumerate((left, right, product, size))
        ],
    )

    def multiply() -> None:
        encoder = device.create_command_encoder(label="matmul")
        compute_pass = encoder.begin_compute_pass()
        compute_pass.set_pipeline(pipeline)
        compute_pass.set_bind_group(0, bindings)
        compute_pass.dispatch_workgroups(side // TILE, side // TILE)
        compute_pass.end()
        device.queue.submit([encoder.finish()])
        device.queue.read_buffer(product, size=4)  # returns when the product is there

    multiply()  # the first run also makes the driver compile
    started = time.perf_counter()
    multiply()
    computed = time.perf_counter()
    result = np.frombuffer(device.queue.read_buffer(product), np.float32).reshape(side, side)
    fetched = time.perf_counter()
    expected = a @ b
    finished = time.perf_counter()

    seconds = computed - started
    print(
        f"  {side}x{side} f32 product: {seconds * 1000:.1f} ms ({2 * side**3 / seconds / 1e9:.1f} GFLOP/s), "
        f"reading {a.nbytes / 2**20:.2g} MiB back {(fetched - computed) * 1000:.1f} ms, "
        f"numpy {(finished - fetched) * 1000:.1f} ms"
    )

    # Both round after each of `side` additions, in different orders. The roundings add up like a random walk, hence the
    # root; a single product that is missing or wrong is hundreds of times larger than this.
    error = float(np.abs(result - expected).max())
    allowed = float(np.finfo(np.float32).eps * np.sqrt(side) * (np.abs(a) @ np.abs(b)).max())
    if not error <= allowed:  # also catches NaN
        row, column = np.unravel_index(np.abs(result - expected).argmax(), result.shape)
        raise SystemExit(
            f"  ✘ the product is wrong: c[{row}, {column}] is {result[row, column]}, numpy says "
            f"{expected[row, column]} (difference {error:.3g}, allowed {allowed:.3g})"
        )
    print(f"  ✔ equals numpy's product: largest difference {error:.2g}, allowed {allowed:.2g}")


if __name__ == "__main__":
    main()
