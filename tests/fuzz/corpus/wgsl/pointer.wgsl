struct S { a: array<vec2f, 4>, b: i32 }
var<private> s: S;
fn store(p: ptr<private, S>, i: i32) { (*p).a[i].y += 1.0; (*p).b = -(*p).b; }
fn rec(x: u32) -> u32 { if x == 0u { return 1u; } return x; }
@compute @workgroup_size(1) fn main() { let q = &s.a; store(&s, s.b); (*q)[1] = vec2f(f32(rec(2u))); }
