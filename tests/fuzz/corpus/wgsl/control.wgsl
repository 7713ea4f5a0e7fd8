const N: i32 = 4;
override scale: f32 = 2.0;
fn pick(i: i32) -> f32 {
  var r = 0.0;
  switch i { case 0, 1: { r = 1.0; } case 2: { r = r + 2.0; } default: { r = -1.0; } }
  loop { if r > 3.0 { break; } r += 1.0; continuing { r *= 2.0; break if r > 9.0; } }
  for (var k = 0; k < N; k++) { if k == 2 { continue; } r -= f32(k); }
  while r < 0.0 { r += scale; }
  return select(r, -r, r > 1.0 && i != 3 || false);
}
@group(0) @binding(0) var<storage, read_write> out: array<f32>;
@compute @workgroup_size(4, 2, 1) fn main(@builtin(global_invocation_id) id: vec3u) { out[id.x] = pick(i32(id.y)); }
