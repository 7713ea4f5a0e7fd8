"""Code that is judged otherwise than the standard has it, by the name of the difference in `differences.py`.

Ends of code that no other code has.
"""

from __future__ import annotations

BY_DIFFERENCE: dict[str, list[str]] = {
    "wgsl-abstract": [
        " fn f() { _ = dpdx(1); }",
        " fn f() { _ = dpdxCoarse(1); }",
        " fn f() { _ = dpdxFine(1); }",
        " fn f() { _ = dpdy(1); }",
        " fn f() { _ = dpdyCoarse(1); }",
        " fn f() { _ = dpdyFine(1); }",
        " fn f() { _ = fwidth(1); }",
        " fn f() { _ = fwidthCoarse(1); }",
        " fn f() { _ = fwidthFine(1); }",
    ],
    "wgsl-constant-errors": [
        "const a = inverseSqrt(-1.0);",
        "const a = inverseSqrt(0.0);",
        "fn f() { let b = 1.0; _ = smoothstep(1.0, 1.0, b); }",
    ],
    "wgsl-discard": [
        "fn f() -> i32 { discard; }",
    ],
    "wgsl-half": [
        "enable f16; fn f() { let a = 0.5h; _ = frexp(a); }",
        "enable f16; fn f() { let a = vec2(0.5h); _ = frexp(a); }",
    ],
    "wgsl-numbers": [
        " fn f() { let a = 2147483648; }",
        " fn f() { let a = 4294967295; }",
        " fn f() { var a = -2147483649; }",
        " fn f() { var a = 2147483648; }",
        " fn f() { var a = 4294967295; }",
        "fn f() { let a = 3000000000; }",
        "fn f() { let a = array(3000000000); }",
        "fn f() { let a = vec2(3000000000, 1); }",
    ],
    "wgsl-odd": [
        "{ _ = textureGather(0, d2, s, v); }",
        "const a = array(1, true);",
        "@compute @workgroup_size(1i, 1u) fn f() {}",
        "@compute @workgroup_size(1u, 1i, 1u) fn f() {}",
        "@compute @workgroup_size(o, 2, i) fn f() {}",
        "@compute @workgroup_size(o, i) fn f() {}",
        "const_assert vec2(true);",
        "struct S { @align(2147483648) a: i32 }",
        "struct S { @builtin(position) a: f32 }",
        "struct S { a: i32 } const c = S(1)[0];",
        "fn f() { _ = -mat2x2f(); }",
        "fn f() { _ = -mat3x2f(); }",
        "fn f() { _ = 1 == 2 == true; }",
        "fn f() { _ = S()[0]; }",
        "fn f() { atomicLoad(&u); }",
        "fn f() { var<function,> v: i32; }",
    ],
    "wgsl-pointer-arguments": [
        "fn f(p: ptr<function, i32>) {} fn g() { var a: array<i32, 2>; f(&a[0]); }",
        "fn f(p: ptr<function, i32>) {} struct S { a: i32 } fn g() { var a: S; f(&a.a); }",
    ],
    "wgsl-precedence": [
        "fn f() { _ = 1 & 2 | 3; }",
        "fn f() { _ = 1 + 2 & 3; }",
        "fn f() { _ = 1 + 2 << 3u; }",
        "fn f() { _ = 1 < 2 == true; }",
        "fn f() { _ = 1 << 2u + 3u; }",
        "fn f() { _ = 1 << 2u << 3u; }",
        "fn f() { _ = 1 | 2 ^ 3; }",
        "fn f() { _ = true && true || false; }",
        "fn f() { _ = true || true && false; }",
    ],
    "wgsl-subgroups": [
        "@compute @workgroup_size(1) fn f(@builtin(subgroup_size) a: u32) {}",
        "fn f() { _ = subgroupAdd(1); }",
        "fn f() { _ = subgroupElect(); }",
    ],
}  # fmt: skip


def difference(code: str) -> str | None:
    """The name of the difference that this code shows."""
    for name, ends in BY_DIFFERENCE.items():
        if any(code.endswith(end) for end in ends):
            return name
    return None
