struct Light { pos: vec3f, power: f32, tint: vec4<f32>, m: mat3x4f }
struct Scene { count: u32, lights: array<Light, 3>, last: array<vec2u> }
alias V = vec4<f32>;
@group(0) @binding(0) var<uniform> u: mat4x4f;
@group(0) @binding(1) var<storage, read> scene: Scene;
@group(0) @binding(2) var<storage, read_write> out: array<V>;
var<private> p: array<i32, 5> = array(1, 2, 3, 4, 5);
var<workgroup> w: array<atomic<u32>, 16>;
fn f(x: ptr<function, vec3f>) -> f32 { (*x).y = 2.0; return dot(*x, vec3f(1.0, -0.5, 1e3)); }
@compute @workgroup_size(16) fn main(@builtin(local_invocation_index) i: u32) {
  var v = vec3f(scene.lights[i % 3u].pos.zyx);
  atomicAdd(&w[i], 1u); workgroupBarrier();
  let n = arrayLength(&scene.last);
  out[i] = u * V(v, f(&v)) + scene.lights[0].m * v + V(f32(atomicLoad(&w[0])), f32(n), f32(p[i % 5u]), f32(scene.last[0].y));
}
