// Draws one mip level out of the level above it: a triangle over the whole target, filtered by the sampler.

@group(0) @binding(0) var above: texture_2d<f32>;
@group(0) @binding(1) var linear_sampler: sampler;

struct Point {
    @builtin(position) clip: vec4f,
    @location(0) uv: vec2f,
}

@vertex
fn mipmap_vertex(@builtin(vertex_index) index: u32) -> Point {
    let at = vec2f(vec2u((index << 1u) & 2u, index & 2u));
    return Point(vec4f(at * vec2f(2.0, -2.0) + vec2f(-1.0, 1.0), 0.0, 1.0), at);
}

@fragment
fn mipmap_fragment(point: Point) -> @location(0) vec4f {
    return textureSampleLevel(above, linear_sampler, point.uv, 0.0);
}
