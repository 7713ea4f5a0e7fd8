enable f16;
diagnostic(off, derivative_uniformity);
@id(3) override k: u32 = 7u;
@group(0) @binding(0) var<storage, read_write> o: array<vec4<f32>>;
fn g(a: f32, b: vec4f) -> vec4f {
  let m = modf(a); let e = frexp(b.x);
  return vec4f(sin(a), clamp(a, 0, 1), mix(a, b.x, .5), smoothstep(0, 1, a)) + vec4f(m.fract, m.whole, e.fract, f32(e.exp))
    + normalize(b) * length(b) + reflect(b, b) + vec4f(cross(b.xyz, b.zyx), pow(a, 2.0)) + fma(b, b, b) + unpack4x8unorm(pack4x8snorm(b));
}
@compute @workgroup_size(1) fn main() {
  let i = countOneBits(k) + firstLeadingBit(k) + extractBits(k, 2u, 3u) + reverseBits(k);
  let h = vec2<f16>(1.0h, 2.5h);
  o[0] = g(bitcast<f32>(i), vec4f(1, 2, 3, 4)) + f32(h.x) + vec4f(vec4i(1) << vec4u(2)) + f32(0x1.8p3) + f32(5 % 3) + f32(~1i);
  const_assert 1 < 2;
  _ = any(vec2<bool>(true, false)) & all(vec3(true));
}
