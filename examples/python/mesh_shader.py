"""Draw a field of hills from mesh shaders, without any vertex buffer; write mesh_shader.png.

Each task workgroup has a tile of the field. It leaves out those that lie in the dark and starts one mesh workgroup for
each strip of the others, which makes the vertices and triangles itself. Needs a GPU with mesh shaders; the feature is
experimental.
"""

from pathlib import Path

import wgpu
from png import write_png

SIDE, TILES = 512, 16

SHADER = """
enable wgpu_mesh_shader;

struct Vertex { @builtin(position) position: vec4f, @location(0) height: f32 }
struct Triangle { @builtin(triangle_indices) corners: vec3u }
struct Made {
    @builtin(vertices) vertices: array<Vertex, 18>,
    @builtin(primitives) triangles: array<Triangle, 16>,
    @builtin(vertex_count) vertex_count: u32,
    @builtin(primitive_count) triangle_count: u32,
}
struct Tile { corner: vec2f }

override tiles: u32;
var<task_payload> tile: Tile;
var<workgroup> made: Made;

fn height(at: vec2f) -> f32 {
    return sin(at.x * 9.0) * cos(at.y * 7.0) * 0.5 + 0.5;
}

// A tile within the circle has eight strips, another one none.
@task @payload(tile) @workgroup_size(1)
fn task_main(@builtin(workgroup_id) id: vec3u) -> @builtin(mesh_task_size) vec3u {
    tile.corner = vec2f(id.xy) / f32(tiles);
    let middle = tile.corner + 0.5 / f32(tiles) - 0.5;
    return vec3u(select(0u, 8u, length(middle) < 0.5), 1u, 1u);
}

// A strip has eight squares of two triangles.
@mesh(made) @payload(tile) @workgroup_size(9)
fn mesh_main(@builtin(workgroup_id) id: vec3u, @builtin(local_invocation_index) i: u32) {
    made.vertex_count = 18u;
    made.triangle_count = 16u;
    for (var row = 0u; row < 2u; row++) {
        let at = tile.corner + vec2f(f32(i), f32(id.x + row)) / 8.0 / f32(tiles);
        made.vertices[i * 2u + row] = Vertex(vec4f(at * 2.0 - 1.0, 0.0, 1.0), height(at));
    }
    if i < 8u {
        made.triangles[i * 2u] = Triangle(vec3u(0u, 1u, 2u) + i * 2u);
        made.triangles[i * 2u + 1u] = Triangle(vec3u(2u, 1u, 3u) + i * 2u);
    }
}

@fragment
fn fragment_main(in: Vertex) -> @location(0) vec4f {
    return mix(vec4f(0.1, 0.3, 0.1, 1.0), vec4f(0.9, 0.9, 0.7, 1.0), in.height);
}
"""


def main() -> None:
    adapter = wgpu.gpu.request_adapter_sync(power_preference="high-performance")
    if "mesh-shader" not in adapter.features:
        print(f"{adapter.info.device} has no mesh shaders")
        return
    device = adapter.request_device_sync(required_features=["mesh-shader"])
    module = device.create_shader_module(code=SHADER)
    pipeline = device.create_mesh_pipeline(
        task={"module": module, "constants": {"tiles": TILES}},
        mesh={"module": module, "constants": {"tiles": TILES}},
        fragment={"module": module, "targets": [{"format": "rgba8unorm"}]},
    )
    target = device.create_texture(size=(SIDE, SIDE), format="rgba8unorm", usage="RENDER_ATTACHMENT|COPY_SRC")
    encoder = device.create_command_encoder()
    render_pass = encoder.begin_render_pass(
        color_attachments=[
            {"view": target.create_view(), "clear_value": (0, 0, 0, 1), "load_op": "clear", "store_op": "store"}
        ]
    )
    render_pass.set_pipeline(pipeline)
    render_pass.draw_mesh_tasks(TILES, TILES)
    render_pass.end()
    device.queue.submit([encoder.finish()])

    pixels = device.queue.read_texture({"texture": target}, {"bytes_per_row": 4 * SIDE}, (SIDE, SIDE))
    path = Path("mesh_shader.png")
    write_png(path, SIDE, SIDE, pixels)
    lit = sum(1 for i in range(0, len(pixels), 4) if pixels[i] > 0)
    print(f"drew {path.resolve()}: the field covers {100 * lit // SIDE**2}% of it")


if __name__ == "__main__":
    main()
