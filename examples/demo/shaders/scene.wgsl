// The demo's picture: a woven torus knot above a tiled, glossy floor, lit by one lamp that throws a shadow.
//
// Pass 1 ("shadow")  draws the knot's depth as the lamp sees it.
// Pass 2 ("picture") draws background, mirrored knot, floor (blended over the mirror image) and knot, 4 samples a pixel.

struct Frame {
    view_projection: mat4x4f,
    lamp_projection: mat4x4f,
    model: mat4x4f,
    eye: vec4f,       // xyz: where the camera is
    lamp: vec4f,      // xyz: unit vector towards the lamp
}

@group(0) @binding(0) var<uniform> frame: Frame;

@group(1) @binding(0) var materials: texture_2d_array<f32>;   // rgb: colour, a: height; layer 0 weave, layer 1 floor
@group(1) @binding(1) var material_sampler: sampler;
@group(1) @binding(2) var shadow_map: texture_depth_2d;
@group(1) @binding(3) var shadow_sampler: sampler_comparison;

const FLOOR_Y = -1.32;
const WEAVE = 0;
const TILES = 1;

struct Vertex {
    @location(0) position: vec3f,
    @location(1) normal: vec3f,
    @location(2) tangent: vec3f,
    @location(3) uv: vec2f,
}

struct KnotPoint {
    @builtin(position) clip: vec4f,
    @location(0) world: vec3f,
    @location(1) normal: vec3f,
    @location(2) tangent: vec3f,
    @location(3) uv: vec2f,
}

// ---- pass 1

@vertex
fn shadow_vertex(vertex: Vertex) -> @builtin(position) vec4f {
    return frame.lamp_projection * frame.model * vec4f(vertex.position, 1.0);
}

// ---- light

/// How much of the lamp reaches `world`: 0 in the shadow, 1 outside, between them along its edge.
fn lamp_reaches(world: vec3f) -> f32 {
    let clip = frame.lamp_projection * vec4f(world, 1.0);
    let uv = clip.xy * vec2f(0.5, -0.5) + 0.5;
    if any(uv != saturate(uv)) || clip.z > 1.0 {
        return 1.0; // beyond what the lamp's picture shows
    }
    let texel = 1.0 / vec2f(textureDimensions(shadow_map));
    var lit = 0.0;
    for (var y = -2; y <= 2; y++) {
        for (var x = -2; x <= 2; x++) {
            let at = uv + vec2f(vec2i(x, y)) * texel;
            lit += textureSampleCompareLevel(shadow_map, shadow_sampler, at, clip.z);
        }
    }
    return lit / 25.0;
}

fn shade(colour: vec3f, world: vec3f, normal: vec3f, gloss: f32) -> vec3f {
    let to_eye = normalize(frame.eye.xyz - world);
    let half_way = normalize(to_eye + frame.lamp.xyz);
    let lit = lamp_reaches(world + normal * 0.015);

    let key = max(dot(normal, frame.lamp.xyz), 0.0) * lit;
    let sky = 0.5 + 0.5 * normal.y;
    let ambient = mix(vec3f(0.10, 0.075, 0.065), vec3f(0.24, 0.29, 0.38), sky);
    let shine = pow(max(dot(normal, half_way), 0.0), 48.0) * gloss * lit;
    let edge = pow(1.0 - max(dot(normal, to_eye), 0.0), 4.0);

    return colour * (ambient + key * vec3f(2.3, 2.05, 1.75)) + shine * vec3f(1.0, 0.93, 0.8)
        + edge * vec3f(0.10, 0.16, 0.26);
}

/// Bright values bend towards white instead of being cut off.
fn develop(light: vec3f) -> vec3f {
    return clamp(light * (2.51 * light + 0.03) / (light * (2.43 * light + 0.59) + 0.14), vec3f(0.0), vec3f(1.0));
}

// ---- pass 2: background

struct BackgroundPoint {
    @builtin(position) clip: vec4f,
    @location(0) at: vec2f,
}

@vertex
fn background_vertex(@builtin(vertex_index) index: u32) -> BackgroundPoint {
    let at = vec2f(vec2u((index << 1u) & 2u, index & 2u)) * 2.0 - 1.0;
    return BackgroundPoint(vec4f(at, 1.0, 1.0), at);
}

@fragment
fn background_fragment(point: BackgroundPoint) -> @location(0) vec4f {
    let glow = exp(-1.6 * dot(point.at - vec2f(0.0, 0.25), point.at - vec2f(0.0, 0.25)));
    return vec4f(develop(mix(vec3f(0.018, 0.022, 0.035), vec3f(0.16, 0.20, 0.29), glow)), 1.0);
}

// ---- pass 2: floor

struct FloorPoint {
    @builtin(position) clip: vec4f,
    @location(0) world: vec3f,
}

@vertex
fn floor_vertex(@builtin(vertex_index) index: u32) -> FloorPoint {
    let corner = vec2f(vec2u(index & 1u, index >> 1u)) * 2.0 - 1.0;
    let world = vec3f(corner.x * 24.0, FLOOR_Y, corner.y * 24.0);
    return FloorPoint(frame.view_projection * vec4f(world, 1.0), world);
}

@fragment
fn floor_fragment(point: FloorPoint) -> @location(0) vec4f {
    let uv = point.world.xz * 0.22;
    let tile = textureSample(materials, material_sampler, uv, TILES);
    let to_eye = normalize(frame.eye.xyz - point.world);
    let light = shade(tile.rgb, point.world, vec3f(0.0, 1.0, 0.0), 0.25 * tile.a);

    let far = length(point.world.xz);
    let fade = 1.0 - smoothstep(2.5, 9.0, far);
    let mirror = mix(0.55, 0.15, to_eye.y) * tile.a;
    return vec4f(develop(light), fade * (1.0 - mirror));
}

// ---- pass 2: knot and its mirror image

fn knot_point(vertex: Vertex, flip: f32) -> KnotPoint {
    var world = (frame.model * vec4f(vertex.position, 1.0)).xyz;
    var normal = (frame.model * vec4f(vertex.normal, 0.0)).xyz;
    var tangent = (frame.model * vec4f(vertex.tangent, 0.0)).xyz;
    let clip_world = vec3f(world.x, mix(world.y, 2.0 * FLOOR_Y - world.y, flip), world.z);
    return KnotPoint(frame.view_projection * vec4f(clip_world, 1.0), world, normal, tangent, vertex.uv);
}

@vertex
fn knot_vertex(vertex: Vertex) -> KnotPoint {
    return knot_point(vertex, 0.0);
}

@vertex
fn mirror_vertex(vertex: Vertex) -> KnotPoint {
    return knot_point(vertex, 1.0);
}

@fragment
fn knot_fragment(point: KnotPoint) -> @location(0) vec4f {
    let weave = textureSample(materials, material_sampler, point.uv, WEAVE);
    let step = 1.5 / 512.0;
    let along = textureSample(materials, material_sampler, point.uv + vec2f(step, 0.0), WEAVE).a;
    let around = textureSample(materials, material_sampler, point.uv + vec2f(0.0, step), WEAVE).a;

    // The height in the texture tilts the normal, so that every strand of the weave catches the lamp by itself.
    let normal = normalize(point.normal);
    let tangent = normalize(point.tangent);
    let bitangent = cross(normal, tangent);
    let tilted = normalize(normal - 5.0 * (tangent * (along - weave.a) + bitangent * (around - weave.a)));

    return vec4f(develop(shade(weave.rgb, point.world, tilted, 0.75)), 1.0);
}
