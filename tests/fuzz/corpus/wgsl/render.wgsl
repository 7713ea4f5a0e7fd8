struct Out { @builtin(position) pos: vec4f, @location(0) uv: vec2f, @location(1) @interpolate(flat) id: u32 }
@vertex fn vs(@builtin(vertex_index) i: u32, @builtin(instance_index) k: u32, @location(0) p: vec3f) -> Out {
  var o: Out; o.pos = vec4f(p + vec3f(f32(i)), 1.0); o.uv = p.xy; o.id = k; return o;
}
@group(0) @binding(0) var t: texture_2d<f32>;
@group(0) @binding(1) var s: sampler;
@group(0) @binding(2) var d: texture_depth_2d_array;
@group(0) @binding(3) var c: sampler_comparison;
@group(0) @binding(4) var st: texture_storage_2d<rgba8unorm, write>;
@group(1) @binding(0) var cube: texture_cube<f32>;
@group(1) @binding(1) var ms: texture_multisampled_2d<f32>;
@fragment fn fs(i: Out, @builtin(front_facing) front: bool, @builtin(sample_mask) m: u32) -> @location(0) vec4f {
  if !front { discard; }
  let a = textureSample(t, s, i.uv) + textureSampleLevel(cube, s, vec3f(i.uv, 1.0), 0.0) + textureLoad(ms, vec2i(0), 1);
  let b = textureSampleCompare(d, c, i.uv, i32(i.id), 0.5) + textureGather(1, t, s, i.uv).x;
  textureStore(st, vec2u(i.uv), a);
  return a * b + dpdx(i.uv.x) + fwidth(i.uv.y) + vec4f(textureDimensions(t).xyxy) + f32(m);
}
