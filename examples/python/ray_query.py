"""Look at a few balls on a floor along rays, with shadows and a mirror; write ray_query.png.

There is no rasterizer: a compute shader sends a ray through each pixel, another one towards the light, and one more
where a ball mirrors. They look for triangles in acceleration structures, which the GPU builds from vertices once. Needs
a GPU with ray queries; the feature is experimental.
"""

from __future__ import annotations

import array
import math
from pathlib import Path

import wgpu
from png import write_png

SIDE = 512

SHADER = """
enable wgpu_ray_query;

@group(0) @binding(0) var scene: acceleration_structure;
@group(0) @binding(1) var<storage, read> normals: array<vec4f>;
@group(0) @binding(2) var image: texture_storage_2d<rgba8unorm, write>;

const light = normalize(vec3f(0.6, 1.0, -0.5));
const colors = array(vec3f(0.5), vec3f(0.9, 0.2, 0.15), vec3f(0.15, 0.7, 0.25), vec3f(0.2, 0.35, 0.95), vec3f(0.9));
const floor_id = 0u;
const mirror_id = 4u;

struct Look { color: vec3f, mirrors: bool, from_: vec3f, along: vec3f }

fn seek(origin: vec3f, direction: vec3f, flags: u32) -> RayIntersection {
    var query: ray_query;
    rayQueryInitialize(&query, scene, RayDesc(flags, 0xffu, 0.001, 100.0, origin, direction));
    while rayQueryProceed(&query) {}
    return rayQueryGetCommittedIntersection(&query);
}

fn look(origin: vec3f, direction: vec3f) -> Look {
    let hit = seek(origin, direction, RAY_FLAG_NONE);
    if hit.kind == RAY_QUERY_INTERSECTION_NONE {
        let sky = mix(vec3f(0.75, 0.85, 1.0), vec3f(0.25, 0.45, 0.85), max(direction.y, 0.0));
        return Look(sky, false, origin, direction);
    }
    let at = origin + direction * hit.t;
    var normal = vec3f(0.0, 1.0, 0.0);
    var color = colors[hit.instance_custom_data];
    if hit.instance_custom_data == floor_id {
        let tile = vec2i(floor(at.xz));
        color *= select(0.6, 1.4, ((tile.x + tile.y) & 1) == 0);
    } else {
        normal = normalize(hit.object_to_world * vec4f(normals[hit.primitive_index].xyz, 0.0));
    }
    // Away from the triangle, so that it does not shade itself.
    let start = at + normal * 0.01;
    var bright = max(dot(normal, light), 0.0);
    if bright > 0.0 && seek(start, light, RAY_FLAG_TERMINATE_ON_FIRST_HIT).kind != RAY_QUERY_INTERSECTION_NONE {
        bright = 0.0;
    }
    let mirrors = hit.instance_custom_data == mirror_id;
    return Look(color * (0.25 + 0.75 * bright), mirrors, start, reflect(direction, normal));
}

@compute @workgroup_size(8, 8)
fn main(@builtin(global_invocation_id) id: vec3u) {
    let size = vec2f(textureDimensions(image));
    let place = (vec2f(id.xy) + 0.5) / size * 2.0 - 1.0;
    let direction = normalize(vec3f(place.x, -place.y - 0.35, 1.8));
    var seen = look(vec3f(0.0, 2.4, -6.0), direction);
    if seen.mirrors {
        seen.color = 0.2 * seen.color + 0.8 * look(seen.from_, seen.along).color;
    }
    textureStore(image, id.xy, vec4f(seen.color, 1.0));
}
"""


def ball(columns: int, rows: int) -> tuple[array.array[float], array.array[int], array.array[float]]:
    """Corners and triangles of a ball of radius 1, and a normal with a fourth number for each triangle."""
    corners = array.array("f")
    for row in range(rows + 1):
        for column in range(columns):
            down, around = math.pi * row / rows, math.tau * column / columns
            corners.extend((math.sin(down) * math.cos(around), math.cos(down), math.sin(down) * math.sin(around)))
    triangles, normals = array.array("H"), array.array("f")
    for row in range(rows):
        for column in range(columns):
            a, b = row * columns + column, row * columns + (column + 1) % columns
            for triangle in ((a, b, b + columns), (a, b + columns, a + columns)):
                triangles.extend(triangle)
                middle = [sum(corners[3 * corner + axis] for corner in triangle) for axis in range(3)]
                normals.extend((*(number / math.hypot(*middle) for number in middle), 0.0))
    return corners, triangles, normals


def placed(x: float, y: float, z: float, radius: float) -> tuple[tuple[float, ...], ...]:
    """The transform that moves a ball, and makes it so large."""
    return (radius, 0, 0, x), (0, radius, 0, y), (0, 0, radius, z)


def main() -> None:
    adapter = wgpu.gpu.request_adapter_sync(power_preference="high-performance")
    if "ray-query" not in adapter.features:
        print(f"{adapter.info.device} has no ray queries")
        return
    device = adapter.request_device_sync(required_features=["ray-query"])

    corners, triangles, normals = ball(24, 16)
    ball_corners = device.create_buffer_with_data(data=corners, usage="BLAS_INPUT")
    ball_triangles = device.create_buffer_with_data(data=triangles, usage="BLAS_INPUT")
    ball_normals = device.create_buffer_with_data(data=normals, usage="STORAGE")
    square = array.array("f", (-20, 0, -20, 20, 0, -20, 20, 0, 20, -20, 0, -20, 20, 0, 20, -20, 0, 20))
    floor_corners = device.create_buffer_with_data(data=square, usage="BLAS_INPUT")

    ball_blas = device.create_blas(
        label="ball",
        triangle_geometries=[
            {"vertex_count": len(corners) // 3, "index_format": "uint16", "index_count": len(triangles)}
        ],
        flags="PREFER_FAST_TRACE",
    )
    floor_blas = device.create_blas(label="floor", triangle_geometries=[{"vertex_count": 6}])
    scene = device.create_tlas(label="scene", max_instances=5, flags="PREFER_FAST_TRACE")

    image = device.create_texture(size=(SIDE, SIDE), format="rgba8unorm", usage="STORAGE_BINDING|COPY_SRC")
    pipeline = device.create_compute_pipeline(compute={"module": device.create_shader_module(code=SHADER)})
    bind_group = device.create_bind_group(
        layout=pipeline.get_bind_group_layout(0),
        entries=[
            {"binding": 0, "resource": scene},
            {"binding": 1, "resource": ball_normals},
            {"binding": 2, "resource": image},
        ],
    )

    encoder = device.create_command_encoder()
    encoder.build_acceleration_structures(
        blases=[
            {
                "blas": ball_blas,
                "triangle_geometries": [{"vertex_buffer": ball_corners, "index_buffer": ball_triangles}],
            },
            {"blas": floor_blas, "triangle_geometries": [{"vertex_buffer": floor_corners}]},
        ],
        tlases=[
            {
                "tlas": scene,
                "instances": [
                    {"blas": floor_blas, "custom_index": 0},
                    {"blas": ball_blas, "custom_index": 1, "transform": placed(-1.7, 0.7, -0.4, 0.7)},
                    {"blas": ball_blas, "custom_index": 2, "transform": placed(1.6, 0.6, -1.2, 0.6)},
                    {"blas": ball_blas, "custom_index": 3, "transform": placed(0.1, 0.35, -2.2, 0.35)},
                    {"blas": ball_blas, "custom_index": 4, "transform": placed(0.2, 1.2, 0.9, 1.2)},
                ],
            }
        ],
    )
    compute_pass = encoder.begin_compute_pass()
    compute_pass.set_pipeline(pipeline)
    compute_pass.set_bind_group(0, bind_group)
    compute_pass.dispatch_workgroups(SIDE // 8, SIDE // 8)
    compute_pass.end()
    device.queue.submit([encoder.finish()])

    pixels = device.queue.read_texture({"texture": image}, {"bytes_per_row": 4 * SIDE}, (SIDE, SIDE))
    path = Path("ray_query.png")
    write_png(path, SIDE, SIDE, pixels)
    red = sum(1 for i in range(0, len(pixels), 4) if pixels[i] > 2 * pixels[i + 1] and pixels[i] > 2 * pixels[i + 2])
    print(f"drew {path.resolve()}: {len(triangles) // 3} triangles a ball; {100 * red / SIDE**2:.1f}% of it is red")


if __name__ == "__main__":
    main()
