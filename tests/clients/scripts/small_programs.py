"""Small programs as users write them: triangles in WGSL and GLSL, a cube, 16-bit pixels, images, 64-bit integers."""

import sys
import threading

import numpy as np
import wgpu
from rendercanvas.offscreen import OffscreenRenderCanvas
from wgpu.utils.compute import compute_with_buffers

TRIANGLE = """
struct Corner { @builtin(position) position: vec4f, @location(0) color: vec3f }
@vertex fn vertex(@builtin(vertex_index) i: u32) -> Corner {
    var places = array(vec2f(-0.8, -0.6), vec2f(0.7, -0.7), vec2f(0.1, 0.8));
    var colors = array(vec3f(1.0, 0.2, 0.0), vec3f(0.0, 1.0, 0.3), vec3f(0.1, 0.0, 1.0));
    return Corner(vec4f(places[i], 0.0, 1.0), colors[i]);
}
@fragment fn fragment(corner: Corner) -> @location(0) vec4f { return vec4f(corner.color * corner.color, 1.0); }
"""
TRIANGLE_VERT = """
#version 450
layout(location = 0) out vec3 color;
void main() {
    vec2 places[3] = vec2[3](vec2(-0.8, -0.6), vec2(0.7, -0.7), vec2(0.1, 0.8));
    vec3 colors[3] = vec3[3](vec3(1.0, 0.2, 0.0), vec3(0.0, 1.0, 0.3), vec3(0.1, 0.0, 1.0));
    gl_Position = vec4(places[gl_VertexIndex], 0.0, 1.0);
    color = colors[gl_VertexIndex];
}
"""
TRIANGLE_FRAG = """
#version 450
layout(location = 0) in vec3 color;
layout(location = 0) out vec4 pixel;
void main() { pixel = vec4(color * color, 1.0); }
"""
CUBE = """
@group(0) @binding(0) var<uniform> turned: mat4x4f;
@group(0) @binding(1) var squares: texture_2d<f32>;
@group(0) @binding(2) var near: sampler;
struct Corner { @builtin(position) position: vec4f, @location(0) uv: vec2f }
@vertex fn vertex(@location(0) place: vec4f, @location(1) uv: vec2f) -> Corner {
    let p = turned * place;
    return Corner(vec4f(p.xy, 0.5 - 0.3 * p.z, 1.0), uv);
}
@fragment fn fragment(corner: Corner) -> @location(0) vec4f {
    return vec4f(vec3f(textureSample(squares, near, corner.uv).r), 1.0);
}
"""
# Brightness of an image, and its colour differences at half the size.
SPLIT = """
override side: u32;
@group(0) @binding(0) var image: texture_2d<f32>;
@group(0) @binding(1) var smooth_: sampler;
@group(0) @binding(2) var luma: texture_storage_2d<r32float, write>;
@group(0) @binding(3) var chroma: texture_storage_2d<rg32float, write>;
@compute @workgroup_size(side, side) fn split(@builtin(global_invocation_id) at: vec3u) {
    let pixel = textureLoad(image, at.xy, 0).rgb;
    textureStore(luma, at.xy, vec4f(dot(pixel, vec3f(0.3, 0.6, 0.1))));
    if all(at.xy % 2 == vec2u(0)) {
        let four = textureSampleLevel(image, smooth_, vec2f(at.xy + 1) / vec2f(textureDimensions(image)), 0.0);
        textureStore(chroma, at.xy / 2, vec4f(four.b - four.g, four.r - four.g, 0.0, 0.0));
    }
}
"""
LONG = """
@group(0) @binding(0) var<storage, read_write> numbers: array<i64>;
@compute @workgroup_size(1) fn main(@builtin(global_invocation_id) id: vec3u) {
    numbers[3 * id.x + 2] = numbers[3 * id.x] * numbers[3 * id.x + 1];
}
"""
PRODUCT = """
@group(0) @binding(0) var<storage, read> a: array<f32>;
@group(0) @binding(1) var<storage, read> b: array<f32>;
@group(0) @binding(2) var<storage, read_write> c: array<f32>;
@group(0) @binding(3) var<storage, read> inner: array<u32>;
@compute @workgroup_size(1)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) size: vec3u) {
    var sum = 0.0;
    for (var i = 0u; i < inner[0]; i++) { sum += a[id.y * inner[0] + i] * b[i * size.x + id.x]; }
    c[id.y * size.x + id.x] = sum;
}
"""

adapter = wgpu.gpu.request_adapter_sync(power_preference="high-performance")
device = adapter.request_device_sync(required_features=["shader-int64"])
random = np.random.default_rng(4)
saved = {}


def drawn(commands, format=None, size=(150, 110), pixel_ratio=1):
    """What a canvas shows; `commands` gets its format, and gives what records them into a pass."""
    canvas = OffscreenRenderCanvas(size=size, pixel_ratio=pixel_ratio)
    context = canvas.get_context("wgpu")
    format = format or context.get_preferred_format(adapter)
    context.configure(device=device, format=format)
    record = commands(format)

    def draw():
        encoder = device.create_command_encoder()
        view = context.get_current_texture().create_view()
        target = {"view": view, "clear_value": (0.2, 0.2, 0.2, 1), "load_op": "clear", "store_op": "store"}
        render = encoder.begin_render_pass(color_attachments=[target])
        record(render)
        render.end()
        device.queue.submit([encoder.finish()])

    canvas.request_draw(draw)
    return np.array(canvas.draw())


def triangle(language):
    if language == "glsl":
        vertex = {"module": device.create_shader_module(label="triangle.vert", code=TRIANGLE_VERT)}
        fragment = {"module": device.create_shader_module(label="triangle.frag", code=TRIANGLE_FRAG)}
    else:
        vertex = {"module": device.create_shader_module(code=TRIANGLE)}
        fragment = dict(vertex)

    def commands(format):
        targets = [{"format": format, "blend": {"color": {}, "alpha": {}}}]
        pipeline = device.create_render_pipeline(
            layout="auto", vertex=vertex, fragment={**fragment, "targets": targets}, multisample=None
        )

        def record(render):
            render.set_pipeline(pipeline)
            render.draw(3, 1, 0, 0)

        return record

    return commands


def cube(format):
    # Each side is the one before +z, turned; its corners go around.
    side = np.array([[-1, -1, 1], [1, -1, 1], [1, 1, 1], [-1, 1, 1]], "f4")
    turns = [np.diag([1, sign, sign]) @ np.roll(np.eye(3), k, axis=0) for k in range(3) for sign in (1, -1)]
    vertices = np.zeros((6, 4), [("place", "f4", 4), ("uv", "f4", 2)])
    for i, turn in enumerate(turns):
        vertices["place"][i, :, :3] = side @ turn
        vertices["place"][i, :, 3] = 1
        vertices["uv"][i] = [(0, 0), (1, 0), (1, 1), (0, 1)]
    indices = (np.array([0, 1, 2, 2, 3, 0], "u4") + 4 * np.arange(6, dtype="u4")[:, None]).ravel()
    squares = np.repeat(np.repeat(np.array([[40, 110], [180, 250]], "u1"), 32, axis=0), 32, axis=1)
    texture = device.create_texture(size=(64, 64), format="r8unorm", usage="COPY_DST|TEXTURE_BINDING")
    device.queue.write_texture(
        {"texture": texture, "mip_level": 0, "origin": (0, 0, 0)}, squares, {"bytes_per_row": 64}, (64, 64, 1)
    )
    a, b = 0.5, 0.8
    tilt = np.array([[1, 0, 0], [0, np.cos(a), -np.sin(a)], [0, np.sin(a), np.cos(a)]])
    turn = np.array([[np.cos(b), 0, np.sin(b)], [0, 1, 0], [-np.sin(b), 0, np.cos(b)]])
    matrix = np.eye(4, dtype="f4")
    matrix[:3, :3] = 0.5 * turn @ tilt
    uniforms = device.create_buffer(size=matrix.nbytes, usage="UNIFORM|COPY_DST")
    device.queue.write_buffer(uniforms, 0, matrix)
    module = device.create_shader_module(code=CUBE)
    pipeline = device.create_render_pipeline(
        layout="auto",
        vertex={
            "module": module,
            "buffers": [
                {
                    "array_stride": vertices.itemsize,
                    "step_mode": wgpu.VertexStepMode.vertex,
                    "attributes": [
                        {"format": wgpu.VertexFormat.float32x4, "offset": 0, "shader_location": 0},
                        {"format": wgpu.VertexFormat.float32x2, "offset": 16, "shader_location": 1},
                    ],
                }
            ],
        },
        primitive={"topology": wgpu.PrimitiveTopology.triangle_list, "cull_mode": wgpu.CullMode.back},
        fragment={"module": module, "targets": [{"format": format}]},
    )
    group = device.create_bind_group(
        layout=pipeline.get_bind_group_layout(0),
        entries=[
            {"binding": 0, "resource": {"buffer": uniforms, "offset": 0, "size": uniforms.size}},
            {"binding": 1, "resource": texture.create_view()},
            {"binding": 2, "resource": device.create_sampler()},
        ],
    )
    corners = device.create_buffer_with_data(data=vertices, usage=wgpu.BufferUsage.VERTEX)
    order = device.create_buffer_with_data(data=indices, usage=wgpu.BufferUsage.INDEX)

    def record(render):
        render.set_pipeline(pipeline)
        render.set_vertex_buffer(0, corners)
        render.set_index_buffer(order, wgpu.IndexFormat.uint32)
        render.set_bind_group(0, group)
        render.draw_indexed(indices.size, 1, 0, 0, 0)

    return record


def computed(pipeline, resources, *groups):
    group = device.create_bind_group(
        layout=pipeline.get_bind_group_layout(0),
        entries=[{"binding": i, "resource": resource} for i, resource in enumerate(resources)],
    )
    encoder = device.create_command_encoder()
    compute = encoder.begin_compute_pass()
    compute.set_pipeline(pipeline)
    compute.set_bind_group(0, group)
    compute.dispatch_workgroups(*groups)
    compute.end()
    device.queue.submit([encoder.finish()])


for name, format, pixel_ratio in (("wgsl", None, 1), ("glsl", None, 1), ("wgsl", "rgba16float", 2)):
    saved[f"triangle {name} {format}"] = drawn(triangle(name), format, pixel_ratio=pixel_ratio)
saved["triangle of an odd size"] = drawn(triangle("wgsl"), size=(163, 77))
saved["cube"] = drawn(cube)

image = device.create_texture(size=(64, 48), format="rgba8unorm", usage="COPY_DST|TEXTURE_BINDING")
pixels = random.integers(0, 256, (48, 64, 4), "u1")
device.queue.write_texture({"texture": image}, pixels, {"bytes_per_row": 256, "rows_per_image": 48}, (64, 48, 1))
luma = device.create_texture(size=(64, 48), format="r32float", usage="COPY_SRC|STORAGE_BINDING")
chroma = device.create_texture(size=(32, 24), format="rg32float", usage="COPY_SRC|STORAGE_BINDING")
split = device.create_compute_pipeline(
    layout=wgpu.AutoLayoutMode.auto,
    compute={"module": device.create_shader_module(code=SPLIT), "entry_point": "split", "constants": {"side": 8}},
)
linear = device.create_sampler(min_filter=wgpu.FilterMode.linear, mag_filter=wgpu.FilterMode.linear)
computed(
    split, [image.create_view(), linear, luma.create_view(), chroma.create_view()], *np.ceil((8, 6)).astype(int), 1
)
for name, texture in (("luma", luma), ("chroma", chroma)):
    data = device.queue.read_texture({"texture": texture, "mip_level": 0}, {"bytes_per_row": 256}, texture.size)
    saved[name] = np.frombuffer(data, "f4")

numbers = memoryview(bytearray(48)).cast("q")
for place, number in ((0, 0x123456789), (1, -7), (3, -(2**40)), (4, 2**20 + 1)):
    numbers[place] = number
buffer = device.create_buffer_with_data(data=numbers, usage=wgpu.BufferUsage.STORAGE | wgpu.BufferUsage.COPY_SRC)
product = device.create_compute_pipeline(
    layout="auto", compute={"module": device.create_shader_module(code=LONG), "entry_point": "main"}
)
computed(product, [{"buffer": buffer, "offset": 0, "size": buffer.size}], 2)
saved["products"] = np.array(device.queue.read_buffer(buffer).cast("q"))
if saved["products"][[2, 5]].tolist() != [0x123456789 * -7, -(2**40) * (2**20 + 1)]:
    raise SystemExit(f"64-bit products are wrong: {saved['products']}")

a, b = random.random((6, 7), "f4"), random.random((7, 5), "f4")
found = compute_with_buffers(
    input_arrays={0: a, 1: b, 3: np.array([7], "u4")},
    output_arrays={2: (np.prod((6, 5)), "f")},
    shader=PRODUCT,
    n=(5, 6, 1),
)
saved["matrix"] = np.frombuffer(found[2], "f4").reshape(6, 5)
if not np.allclose(saved["matrix"], a @ b):
    raise SystemExit("the product of the matrices is wrong")

sums = {}


def work(number):
    for i in range(5):
        part = device.create_buffer_with_data(data=np.full(1000, i + 10 * number, "u4"), usage="COPY_SRC")
        sums[number, i] = int(np.frombuffer(device.queue.read_buffer(part), "u4").sum())


threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
saved["sums"] = np.array([sums[key] for key in sorted(sums)])
np.savez(sys.argv[1], **saved)
