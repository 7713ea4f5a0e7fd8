"""Measure how long the GPU works, with timestamp queries.

Timing in Python would measure the recording of the commands, not the work on the GPU.
"""

import wgpu

SHADER = """
@group(0) @binding(0) var<storage, read_write> data: array<u32>;

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3<u32>) {
    var x = id.x + 1u;
    for (var i = 0u; i < 2000u; i++) {
        x = x * 1664525u + 1013904223u;
    }
    data[id.x] = x;
}
"""


def main() -> None:
    adapter = wgpu.gpu.request_adapter_sync(power_preference="high-performance")
    if "timestamp-query" not in adapter.features:
        print(f"{adapter.summary} has no timestamps")
        return
    # A feature must be asked for.
    device = adapter.request_device_sync(required_features=["timestamp-query"])

    pipeline = device.create_compute_pipeline(
        layout="auto", compute={"module": device.create_shader_module(code=SHADER)}
    )
    data = device.create_buffer(size=4 * 64 * 1024, usage="STORAGE")
    bindings = device.create_bind_group(
        layout=pipeline.get_bind_group_layout(0), entries=[{"binding": 0, "resource": data}]
    )

    # Two queries for each pass: its begin and its end.
    workgroups = (16, 256, 1024)
    queries = device.create_query_set(type="timestamp", count=2 * len(workgroups))
    times = device.create_buffer(size=8 * queries.count, usage="QUERY_RESOLVE|COPY_SRC")

    encoder = device.create_command_encoder()
    for number, count in enumerate(workgroups):
        compute_pass = encoder.begin_compute_pass(
            timestamp_writes={
                "query_set": queries,
                "beginning_of_pass_write_index": 2 * number,
                "end_of_pass_write_index": 2 * number + 1,
            }
        )
        compute_pass.set_pipeline(pipeline)
        compute_pass.set_bind_group(0, bindings)
        compute_pass.dispatch_workgroups(count)
        compute_pass.end()
    encoder.resolve_query_set(queries, 0, queries.count, times, 0)
    device.queue.submit([encoder.finish()])

    # Unsigned 64-bit numbers of ticks. Where they begin to count is not said.
    points = device.queue.read_buffer(times).cast("Q")
    nanoseconds = device.queue.timestamp_period
    print(adapter.summary)
    for number, count in enumerate(workgroups):
        begin, end = points[2 * number], points[2 * number + 1]
        assert end >= begin
        print(f"  {count:4} workgroups of 64: {(end - begin) * nanoseconds / 1e6:.3f} ms")


if __name__ == "__main__":
    main()
