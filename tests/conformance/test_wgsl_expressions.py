"""WGSL: expressions, conversions and what is known before the shader runs. Spec: WGSL 8 Expressions."""

# The code is as long as it is.
# ruff: noqa: E501

from __future__ import annotations

from snippets import body, cases

SCALARS = {"bool": "true", "i32": "1i", "u32": "1u", "f32": "1f", "int": "1", "float": "1.0"}
VECTORS = {f"vec{n}<{s}>": f"vec{n}<{s}>()" for n in (2, 3) for s in ("bool", "i32", "u32", "f32")}
OTHERS = {
    "mat2x2f": "mat2x2f()",
    "mat3x2f": "mat3x2f()",
    "array": "array(1, 2)",
    "struct": "S()",
    "pointer": "&v",
    "atomic": "w",
    "texture": "t",
    "sampler": "s",
    "type": "i32",
}
VALUES = {**SCALARS, **VECTORS, **OTHERS}
HERE = "struct S { a: i32 } var<private> v = 1; var<workgroup> w: atomic<u32>; @group(0) @binding(0) var t: texture_2d<f32>; @group(0) @binding(1) var s: sampler; override o = 1; override ou = 1u; "


def kind(name: str) -> str:
    """The kind of the components."""
    return name[5:-1] if name.startswith("vec") else name


def same(a: str, b: str) -> bool:
    """Whether one converts to the other."""
    if a == b:
        return True
    free = {("int", "i32"), ("int", "u32"), ("int", "f32"), ("float", "f32"), ("int", "float")}
    return (a, b) in free or (b, a) in free


def fits(a: str, operator: str, b: str) -> bool:
    if a in OTHERS or b in OTHERS:
        matrices = {"mat2x2f": (2, 2), "mat3x2f": (3, 2)}
        if a in matrices and b in matrices:
            return (operator in "+-" and a == b) or (operator == "*" and matrices[a][0] == matrices[b][1])
        if operator != "*" or not (a in matrices or b in matrices):
            return False
        if a in matrices:
            return b in ("f32", "int", "float") or b == f"vec{matrices[a][0]}<f32>"
        return a in ("f32", "int", "float") or a == f"vec{matrices[b][1]}<f32>"
    wide = {name: int(name[3]) if name.startswith("vec") else 0 for name in (a, b)}
    logic = kind(a) == kind(b) == "bool"
    numbers = same(kind(a), kind(b)) and "bool" not in (kind(a), kind(b))
    whole = {kind(a), kind(b)} <= {"i32", "u32", "int"}
    if operator in ("<<", ">>"):
        return kind(a) in ("i32", "u32", "int") and kind(b) in ("u32", "int") and wide[a] == wide[b]
    mixed = wide[a] == wide[b] or 0 in wide.values()
    if operator in ("+", "-", "*", "/", "%"):
        return numbers and mixed
    if operator in ("&", "|"):
        return (logic or (numbers and whole)) and wide[a] == wide[b]
    if operator == "^":
        return numbers and whole and wide[a] == wide[b]
    if operator in ("&&", "||"):
        return logic and not any(wide.values())
    if operator in ("==", "!="):
        return (logic or numbers) and wide[a] == wide[b]
    return numbers and wide[a] == wide[b]


def binaries(operators: str, right: bool) -> list[str]:
    codes = []
    for operator in operators.split():
        for a, one in VALUES.items():
            for b, two in VALUES.items():
                # What divides may not be zero; what is shifted may not be lost.
                two = two.replace("()", "(1)") if operator in "/%" and b in VECTORS and kind(b) != "bool" else two
                if fits(a, operator, b) == right:
                    codes += body(f"_ = {one} {operator} {two};", before=HERE)
                    if right and a in SCALARS and b in SCALARS:
                        codes.append(f"const c = {one} {operator} {two};")
    # Some of them: there are thousands.
    return codes[:: 5 if right else 17]


test_add_sub_mul = cases(binaries("+ - *", True), binaries("+ - *", False))
test_div_rem = cases(
    binaries("/ %", True) + [f"const a = {n} {o} {d};" for o in "/%" for n, d in (("1", "2"), ("-5", "3"), ("1.0",
        "2.0"), ("5u", "2u"), ("vec2(1, 2)", "vec2(3, 4)"), ("0", "1"))] + body("var a = 1; _ = a / 2;", "_ = v / v;",
        "_ = 1 / v;", before=HERE),
    binaries("/ %", False) + [f"const a = {n} {o} {d};" for o in "/%" for n, d in (("1", "0"), ("1u", "0u"), ("1i",
        "0i"), ("1.0", "0.0"), ("1f", "0f"), ("vec2(1, 2)", "vec2(1, 0)"), ("vec2(1, 2)", "0"), ("vec2(1.5)",
        "vec2(0.0)"))]
    + [f"const a = {n} / {d};" for n, d in (("-2147483648", "-1i"), ("i32(-2147483648)", "-1i"))] + body("_ = v / 0;",
    "_ = v % 0;", "_ = vec2(v) / vec2(1, 0);", "_ = v / (1 - 1);", "const z = 0; _ = v % z;", before=HERE),
)  # fmt: skip
test_and_or_xor = cases(binaries("& | ^", True), binaries("& | ^", False))
test_shifts = cases(
    binaries("<< >>", True) + [f"const a = {e};" for e in ("1u << 31u", "1i << 30u", "1 << 62", "-1 >> 31", "1u >> 31u",
        "vec2(1) << vec2(2u, 3u)", "-1i << 31u", "0i << 31u", "1 << 31", "1u << 0u")] + body("_ = v << 31;",
        "_ = v << u32(v);", "_ = 1u << ou;", before=HERE),
    binaries("<< >>", False) + [f"const a = {e};" for e in ("1u << 32u", "1i << 32u", "1i << 31u", "1u >> 32u",
        "1i >> 32u", "1 << 63", "1 << 64", "1 << -1", "1 >> -1", "2u << 31u", "-2i << 31u", "1 << 1i",
        "vec2(1u) << vec2(1u, 32u)", "0x7fffffffi << 1u", "3u << 31u")]
    + body("_ = v << 32;", "_ = v >> 32u;", "_ = vec2(v) << vec2(1u, 32u);", "_ = v << (16u * 2u);", "_ = v << -1;",
    before=HERE),
)  # fmt: skip
test_short_circuits = cases(
    [*binaries("&& ||", True), "const a = false && true;", "const a = true || false;", *body("_ = true && v == 1;", "_ = v == 1 || v == 2 || v == 3;", "_ = (v == 1 && true) || false;", before=HERE)],
    binaries("&& ||", False) + body("_ = true && true || false;", "_ = true || true && false;", "_ = true && 1;",
        "_ = true & true && 1 | 2;", "_ = vec2(true) && vec2(true);", before=HERE),
)  # fmt: skip
test_comparisons = cases(
    [*binaries("== != < <= > >=", True), "const a = 1 < 2;", "const a: vec2<bool> = vec2(1, 2) < vec2(2, 1);", "const a = true == false;"],
    list(binaries("== != < <= > >=", False)) + body("_ = 1 < 2 < 3;", "_ = 1 == 2 == true;",
    "_ = true < false;", "_ = 1 === 1;", "_ = 1 <> 2;", "_ = 1 = 2;", "_ = array(1) == array(1);", "_ = S() == S();",
    "_ = &v == &v;", before=HERE),
)  # fmt: skip

test_precedence = cases(
    body("_ = 1 + 2 * 3;", "_ = (1 + 2) * 3;", "_ = 1 + -2;", "_ = - -1;", "_ = !!true;", "_ = ~~1;", "_ = -(1);",
        "_ = 1 << 2u;", "_ = (1 << 2u) + 1;", "_ = 1 | 2 | 3;", "_ = 1 & 2 & 3;", "_ = 1 ^ 2 ^ 3;", "_ = (1 & 2) | 3;",
        "_ = 1 + 2 < 3 * 4;", "_ = -v * -v;", "_ = 1 == 2 && 3 < 4;", "_ = !(1 == 2) || true;", "_ = v*v;", "_ = 1+-v;",
         "_ = v-1;", "_ = v - -1;", "_ = 1 << (2u + 1u);", "_ = (1 == 2) == true;", "_ = -1;", "_ = (v << 1u) >> 1u;",
         before=HERE),
    body("_ = 1 & 2 | 3;", "_ = 1 | 2 ^ 3;", "_ = 1 + 2 & 3;", "_ = 1 << 2u << 3u;", "_ = 1 + 2 << 3u;",
        "_ = 1 << 2u + 3u;", "_ = 1 & 2 == 3;", "_ = 1 * ;", "_ = * 1;", "_ = 1 +;", "_ = 1 2;", "_ = (1;", "_ = 1);",
        "_ = ();", "_ = +1;", "_ = 1 ? 2 : 3;", "_ = 1, 2;", "_ = !1;", "_ = -true;", "_ = ~true;", "_ = ~1.0;",
        "_ = -1u;", "_ = !vec2(1);", "_ = -S();", "_ = 1 ** 2;", "_ = 1 <<< 2u;",
         "_ = 1 == 2 < 3;", "_ = 1 < 2 == true;", "_ = v++ + 1;", "_ = a => 1;", "_ = 1 >>> 2u;", "_ = sizeof(v);",
         "_ = v as u32;", "_ = (i32)1;", "_ = i32 1;", "_ = 1 && true;", before=HERE),
)  # fmt: skip

U = {"-": ("i32", "f32", "int", "float"), "~": ("i32", "u32", "int"), "!": ("bool",)}
test_unary = cases(
    [code for o, kinds in U.items() for name, value in {**SCALARS, **VECTORS}.items() if kind(name) in kinds
    for code in (*body(f"_ = {o}{value};"), f"const a = {o}{value};")],
    [code for o, kinds in U.items() for name, value in VALUES.items() if kind(name) not in kinds
    for code in body(f"_ = {o}{value};", before=HERE)] + body("_ = *1;", "_ = *v;", "_ = &1;", "_ = &*v;", "_ = & &v;",
    "_ = *&1;", "_ = -;", "_ = -array(1);", before=HERE),
)  # fmt: skip

test_abstract_numbers = cases(
    [f"const a: {t} = {e};" for t, e in (("f32", "1"), ("u32", "1"), ("i32", "-1"), ("f32", "1.5"), ("vec2f",
    "vec2(1, 2)"), ("vec2u", "vec2(1, 2)"), ("mat2x2f", "mat2x2(1, 2, 3, 4)"), ("array<f32, 2>", "array(1, 2)"), ("f32",
    "1 + 1.5"), ("u32", "4294967295"), ("f32", "16777217"), ("u32", "3000000000 + 1"), ("i32",
    "3000000000 - 2999999999"), ("f32", "1 / 2"), ("i32", "9223372036854775807 - 9223372036854775806"), ("vec2f",
    "vec2(1, 2.5)"), ("array<vec2f, 1>", "array(vec2(1, 2))"))]
    + ["const a = 3000000000; const b: u32 = a;", "const a = 1; const b: f32 = a; const c: u32 = a;",
    "const a = vec2(1, 2); const b: vec2f = a;", "const a = 0.1; const b: f32 = a;",
    "const a = 1e300 / 1e299; const b: f32 = a;", "fn f() { var a: f32 = 1; a = 2; a += 3; let b = a * 4; }",
    "fn f() { let a = 1 + 2u; let b: u32 = a; }", "fn f() { let a = 1 * 2f; let b: f32 = a; }",
       "fn f(a: f32) {} fn g() { f(1); }", "const a = array(1, 2.5); const b: array<f32, 2> = a;",
       "const a = max(1, 2.5); const b: f32 = a;"],
    [f"const a: {t} = {e};" for t, e in (("i32", "1.0"), ("u32", "-1"), ("i32", "2147483648"), ("u32", "4294967296"),
    ("f32", "1e40"), ("vec2i", "vec2(1.5)"), ("vec2u", "vec2(-1)"), ("bool", "1"), ("i32", "true"), ("f32", "true"),
    ("array<i32, 2>", "array(1.5, 2)"), ("i32", "1 + 1.0"), ("u32", "1 - 2"), ("i32", "1u"), ("u32", "1i"), ("f32",
    "1i"), ("mat2x2f", "mat2x2(true)"), ("vec2f", "1"), ("vec2f", "vec3(1)"), ("i32", "9223372036854775807 + 1"),
    ("f32", "1e308 * 10"), ("i32", "i32(3000000000)"), ("u32", "u32(-1)"), ("u32", "u32(4294967296)"))]
    + ["const a = 9223372036854775807 + 1;", "const a = 1e308 * 10.0;", "const a = -9223372036854775807 - 2;",
    "const a = 9223372036854775807 * 2;", "const a = 3.4e38f * 10f;", "const a = 3.4e38f + 3.4e38f;", "const a = 1.5h;",
    "fn f() { let a = 1i + 1u; }", "fn f() { let a = 1.0 + 1u; }", "fn f() { let a = 3000000000; }",
       "fn f() { var a = 3000000000u; var b: i32 = 3000000000; }", "fn f() { let a = array(3000000000); }",
       "fn f() { let a = vec2(3000000000, 1); }", "fn f() { var a = 1e39; }", "fn f() { let a = 1e39; }"],
)  # fmt: skip
test_numbers_that_wrap = cases(
    [
        "const a = 2147483647i + 1i; const_assert a == -2147483647i - 1i;",
        "const a = -2147483647i - 2i; const_assert a == 2147483647i;",
        "const a = 2147483647i * 2i; const_assert a == -2i;",
        "const a = 4294967295u + 1u; const_assert a == 0u;",
        "const a = 0u - 1u;",
        "const a = 65536u * 65536u;",
        "const a = ~0u;",
        "const a = u32(-1i);",
        "const a = i32(4294967295u);",
        "const a = u32(1.5);",
        "const a = i32(-1.5f);",
        "const a = i32(3e9f);",
        "const a = u32(-1f);",
    ],
    [],
)

TO = ["bool", "i32", "u32", "f32", "f16"]
test_conversions = cases(
    [f"enable f16; const a = {t}({v});" for t in TO for v in ("true", "1", "1.0", "1i", "1u", "1f", "1h", "")]
    + [f"enable f16; const a = vec2<{t}>({v});" for t in TO for v in ("vec2(true)", "vec2(1)", "vec2(1i)", "vec2(1u)",
    "vec2(1f)", "vec2(1h)", "")] + ["const a = vec3(1, vec2(2, 3));", "const a = vec4(vec2(1), vec2(2));",
    "const a = vec4(1, vec2(1), 2);", "const a = vec4(vec3(1), 2);", "const a = vec2f(1, 2);", "const a = vec3i(1);",
       "const a = mat2x2f(1, 2, 3, 4);", "const a = mat2x2f(vec2f(1), vec2f(2));", "const a = mat2x2(mat2x2f());",
       "const a = mat3x2(vec2(1.0), vec2(2.0), vec2(3.0));", "enable f16; const a = mat2x2f(mat2x2h());",
       "const a = mat2x2(1, 2, 3, 4);", "const a = array(1, 2, 3);", "const a = array<f32, 2>(1, 2);",
       "const a = vec2(1, 2.5);", "const a = vec2f(vec2i(1));", "enable f16; const a = mat2x2h(mat2x2f());"],
    [f"const a = {t}({v});" for t in ("bool", "i32", "u32", "f32") for v in ("vec2(1)", "mat2x2f()", "array(1)", "1, 2",
    "S()", "nothing", "i32", "true, false")] + ["struct S { a: i32 } const a = i32(S());", "const a = vec2(1, 2, 3);",
    "const a = vec3(1, 2);", "const a = vec3(vec2(1));", "const a = vec2(vec3(1));",
    "const a = vec4(vec3(1), vec2(1));", "const a = vec2(true, 1);", "const a = vec2(1i, 1u);",
    "const a = vec2<i32>(1u, 1u);", "const a = vec2<i32>(1.5, 2);", "const a = vec2f(1u);",
    "const a = mat2x2f(1, 2, 3);", "const a = mat2x2f(1);", "const a = mat2x2f(vec2f());",
       "const a = mat2x2f(vec3f(), vec3f());", "const a = mat2x2f(mat3x3f());", "const a = mat2x2f(1, 2, vec2f());",
       "const a = mat2x2f(vec2i(), vec2i());", "const a = mat2x2(true, true, true, true);",
       "const a = vec2<f32>(true);", "const a = vec2(1h);", "const a = vec5(1);", "const a = vec2f(array(1, 2));",
       "const a = vec2<bool>(1, 0);", "const a = mat2x2f(1u, 2u, 3u, 4u);", "const a = vec4(1, 2, 3);",
       "const a = vec2f(1, 2, 3);", "const a = i32();;a"],
    features=("ShaderF16",),
)  # fmt: skip

B = "var<private> i = 1; struct S { a: i32, b: vec3f } override o = 1; "
test_access_to_vectors = cases(
    [f"const a = vec4(1, 2, 3, 4).{s};" for s in ("x", "y", "z", "w", "r", "g", "b", "a", "xy", "yx", "xxx", "wzyx",
    "rgba", "bgr", "aaaa")] + ["const a = vec2(1, 2)[1];", "const a = vec2(1, 2)[1u];",
    "const a = vec4(1, 2, 3, 4).xyz.zy.x;", "const c = 1; const a = vec2(1, 2)[c];"] + body("let a = vec2(1, 2)[i];",
    "var a = vec2(1, 2); a[i] = 1; _ = a[o];", "var a = vec3f(); a.x = a.y;", "let a = vec2(1, 2)[u32(i)];", before=B),
    [f"const a = vec4(1, 2, 3, 4).{s};" for s in ("q", "s", "xr", "rx", "xyzwx", "xyg", "X", "0", "x.x", "", "stpq",
    "xx.z", "xy.rgb", "length")] + [f"const a = vec2(1, 2).{s};" for s in ("z", "w", "xyz", "b", "xz", "rgb")]
    + [f"const a = vec2(1, 2)[{n}];" for n in ("2", "-1", "1.0", "true", "vec2(1)", "", "2u", "1f", "4294967296",
    "1, 0", "i32")]
    + body("let a = vec2(1, 2); _ = a[2];", "var a = vec2(1, 2); a[2] = 1;", "let a = vec2(1, 2)[1.0];",
    "var a = vec2(1, 2); _ = a[i + 1.0];", "let a = vec3f(); _ = a[3u];", "let a = vec3f(); _ = a[-1];",
    "const c = 3; let a = vec3f(); _ = a[c];", "_ = vec2(1, 2)->x;", before=B),
)  # fmt: skip
test_access_to_matrices = cases(
    ["const a = mat2x3f()[1];", "const a = mat2x3f()[1][2];", "const a = mat2x3f()[1].z;", "const a = mat4x2f()[3u].xy;", *body("var m = mat2x3f(); m[i] = vec3f(); m[1][i] = 1; m[0].x = 2; _ = m[i][i];", "let m = mat2x2f(); _ = m[i];", "let m = mat2x2f(); let v = m[1][1];", before=B)],
    ["const a = mat2x3f()[2];", "const a = mat2x3f()[1][3];", "const a = mat2x3f()[-1];", "const a = mat2x3f()[1.0];", "const a = mat2x3f().x;", "const a = mat2x3f()[0].w;", "const a = mat2x3f()[true];", "const a = mat2x3f()[0][0][0];", "const a = mat2x3f()[];", "const a = mat2x3f()[0, 1];", *body("var m = mat2x3f(); m[2] = vec3f();", "var m = mat2x3f(); m[0] = vec2f();", "let m = mat2x2f(); _ = m[2u];", "let m = mat2x2f(); _ = m[0][2];", before=B)],
)  # fmt: skip
test_access_to_arrays = cases(
    ["const a = array(1, 2)[1];", "const a = array(vec2(1, 2))[0].y;", "const a = array(array(1, 2), array(3, 4))[1][0];", "const a = array(1, 2)[1u];", "@group(0) @binding(0) var<storage> b: array<i32>; fn f() { _ = b[1000]; }", *body("var a = array(1, 2); a[i] = a[i + 1];", "let a = array(1, 2); _ = a[i];", "var a: array<S, 2>; a[1].b.x = 1;", "let a = array(1, 2)[i];", "var a = array(1, 2); _ = a[u32(i)];", "_ = array(1, 2)[o];", before=B)],
    [f"const a = array(1, 2)[{n}];" for n in ("2", "-1", "1.0", "true", "vec2(1)", "", "2u", "1f", "i32")]
    + body("var a = array(1, 2); a[2] = 1;", "let a = array(1, 2); _ = a[5];", "let a = array(1, 2); _ = a[-1];",
    "var a = array(1, 2); a[1.0] = 1;", "var a = array(1, 2); _ = a.x;", "var a = array(1, 2); _ = a.length;",
    "var a = 1; _ = a[0];", "_ = i[0];", "_ = S()[0];", "var a = array(1, 2); _ = a[0][0];", before=B)
    + ["@group(0) @binding(0) var<storage> b: array<i32>; fn f() { _ = b[-1]; }",
    "@group(0) @binding(0) var<storage> b: array<i32>; fn f() { _ = b; }",
    "override n = 2; var<workgroup> b: array<i32, n>; fn f() { _ = b[-1]; }"],
)  # fmt: skip
test_access_to_structs = cases(
    ["struct S { a: i32, b: vec2f } const c = S(1, vec2f()).b.y;",
    "struct S { a: T } struct T { a: i32 } fn f() { var s: S; s.a.a = 1; _ = s.a.a; }",
    "struct S { x: i32 } fn f(s: S) -> i32 { return s.x; }", "struct S { s: i32 } fn f() { var s = S(1); s.s = 2; }",
    "struct S { a: array<i32, 2> } fn f() { var s: S; s.a[1] = 2; }"],
    ["struct S { a: i32 } const c = S(1).b;", "struct S { a: i32 } const c = S(1).a.a;",
    "struct S { a: i32 } const c = S.a;", "struct S { a: i32 } const c = S(1).A;",
    "struct S { a: i32 } const c = S(1).0;", "struct S { a: i32 } const c = S(1)[0];",
    "struct S { a: i32 } const c = S(1)[\"a\"];", "const c = 1.a;", "const a = 1; const c = a.a;",
    "struct S { a: i32 } fn f() { var s: S; _ = s.; }", "struct S { a: i32 } fn f() { var s: S; _ = s->a; }",
    "struct S { a: i32 } fn f() { var s: S; s.a.b = 1; }",
    "struct S { a: i32 } struct T { b: i32 } fn f() { var s: S; _ = s.b; }"],
)  # fmt: skip

test_constants_at_run_time = cases(
    body("_ = vec4<f32>(mix(3.0, 0.0, 0.5));", "var z: f32; z = mix(1, 2, 0.5);", "var z: f32; z += mix(0.5, 0.75, 1.0);",
    "let x: f32 = smoothstep(0.0, 1.0, 0.5) * 2;", "let x = vec4f(reflect(vec3(0.5), vec3(0.25)), 1);",
    "let x: vec2f = mix(vec2(3, 1), vec2(0, 1), vec2(0.5));", "let x: f32 = determinant(mat2x2(1.0, 2, 3, 5));",
    "var z: f32; _ = z * ldexp(0.5, 2);", "_ = array<f32, 2>(mix(0.5, 1, 0), 1);"),
)  # fmt: skip

E = "override o: u32 = 1; override oi: i32 = 1; "
test_constants_that_are_wrong = cases(
    [f"const a = {e};" for e in ("sqrt(4.0)", "log(1.0)", "acos(1.0)", "asin(-1.0)", "exp(1.0)", "pow(2.0, 3.0)",
    "atanh(0.5)", "acosh(1.0)", "inverseSqrt(1.0)", "clamp(1, 0, 2)", "normalize(vec2(1.0, 0.0))", "abs(-1)",
    "log2(8.0)", "exp2(3.0)", "sinh(1.0)", "cosh(1.0)", "tan(1.0)", "length(vec2(3.0, 4.0))", "countOneBits(7u)",
    "extractBits(7u, 0u, 32u)", "smoothstep(0.0, 1.0, 0.5)", "ldexp(1.0, 3)", "quantizeToF16(1.0)",
    "pack2x16float(vec2(1.0))", "mix(1.0, 2.0, 0.5)")],
    [f"const a = {e};" for e in ("sqrt(-1.0)", "log(0.0)", "log(-1.0)", "log2(0.0)", "acos(2.0)", "asin(1.5)",
    "exp(1000.0)", "exp2(2000.0)", "pow(-1.0, 0.5)", "pow(0.0, -1.0)", "atanh(1.0)", "atanh(2.0)", "acosh(0.5)",
    "inverseSqrt(0.0)", "inverseSqrt(-1.0)", "clamp(1, 2, 0)", "clamp(1.0, 2.0, 0.0)",
    "clamp(vec2(1), vec2(0, 2), vec2(1, 1))", "normalize(vec2(0.0))", "sinh(1000.0)", "cosh(1000.0)", "exp(89f)",
    "exp2(128f)", "sqrt(-1f)", "log(0f)",
     "pow(2f, 1000f)", "extractBits(1u, 0u, 33u)", "extractBits(1u, 33u, 0u)", "extractBits(1u, 16u, 17u)",
     "insertBits(1u, 1u, 16u, 17u)", "smoothstep(1.0, 1.0, 0.5)", "ldexp(1.0, 2000)", "ldexp(1f, 200)",
     "quantizeToF16(70000f)", "quantizeToF16(1e5)", "pack2x16float(vec2(1e6))", "length(vec2(3e38f, 3e38f))",
     "distance(vec2(3e38f), vec2(-3e38f))", "dot(vec2(3e38f), vec2(3e38f))",
     "cross(vec3(3e38f, 1f, 1f), vec3(3e38f, 3e38f, 2f))", "degrees(3e38f)", "fma(3e38f, 2f, 0f)",
     "bitcast<f32>(0x7f800000u)", "bitcast<f32>(0x7fc00000)",
     "unpack2x16float(0x7c007c00u)", "asin(2f)", "acosh(0f)", "step(1.0)",
     "determinant(mat2x2(3e38f, 3e38f, -3e38f, 3e38f))", "modf(1.0 / 0.0)", "mat2x2(3e38f, 1f, 1f, 1f) * 10f",
     "vec2(3e38f) * 10f", "reflect(vec2(3e38f), vec2(3e38f))")]
    + body(*(f"_ = {e};" for e in ("clamp(1, 2, 0)", "extractBits(1u, 0u, 33u)", "insertBits(1u, 1u, 16u, 17u)",
    "sqrt(-1.0)", "log(0.0)")), "let b = 1; _ = clamp(b, 2, 0);", "let b = 1u; _ = extractBits(b, 0u, 33u);",
    "let b = 1u; _ = insertBits(b, 1u, 16u, 17u);", "let b = 1.0; _ = smoothstep(1.0, 1.0, b);",
    "let b = 1f; _ = ldexp(b, 200);", before=E),
)  # fmt: skip
