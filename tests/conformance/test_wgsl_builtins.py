"""WGSL: the built-in functions, what they take and when. Spec: WGSL 17 Built-in Functions."""

# The code is as long as it is.
# ruff: noqa: E501

from __future__ import annotations

from snippets import body, cases

F, Z, U, B = "f32", "i32", "u32", "bool"
ONE = {F: "0.5f", "f16": "0.5h", Z: "1i", U: "1u", B: "true", "float": "0.5", "int": "1"}


def value(ty: str) -> str:
    """A value of a scalar, or of a vector `3f32`."""
    if ty[0] in "234" and ty[1:] in ONE:
        return f"vec{ty[0]}({ONE[ty[1:]]})"
    return ONE.get(ty, f"{ty}()")


FLOATS = [F, "float", "2f32", "3f32", "4f32", "3float"]
INTS = [Z, U, "int", "2i32", "3u32", "4i32", "2int"]
NUMBERS = [*FLOATS, *INTS]
BAD = ["bool", "2bool", "mat2x2f", "array<i32, 2>", "S"]
#: By name: how many arguments of one type, and of which.
SAME: dict[str, tuple[int, list[str]]] = {
    **dict.fromkeys(("acos", "acosh", "asin", "asinh", "atan", "atanh", "ceil", "cos", "cosh", "degrees", "exp", "exp2",
    "floor", "fract", "frexp", "inverseSqrt", "log", "log2", "modf", "radians", "round", "saturate", "sin", "sinh",
    "sqrt", "tan", "tanh", "trunc"), (1, FLOATS)),
    **dict.fromkeys(("countLeadingZeros", "countOneBits", "countTrailingZeros", "firstLeadingBit", "firstTrailingBit",
    "reverseBits"), (1, INTS)),
    **dict.fromkeys(("atan2", "pow", "step"), (2, FLOATS)), "abs": (1, NUMBERS), "max": (2, NUMBERS), "min": (2,
    NUMBERS), "clamp": (3, NUMBERS), "fma": (3, FLOATS), "mix": (3, FLOATS),
    "sign": (1, [t for t in NUMBERS if U not in t]), "faceForward": (3, [t for t in FLOATS if t[0] in "234"]),
    "reflect": (2, [t for t in FLOATS if t[0] in "234"]), "normalize": (1, [t for t in FLOATS if t[0] in "234"]),
    "length": (1, FLOATS), "distance": (2, FLOATS),
    "cross": (2, ["3f32", "3float"]), "dot": (2, [t for t in NUMBERS if t[0] in "234"]), "all": (1, [B, "2bool",
    "3bool"]), "any": (1, [B, "2bool", "3bool"]),
}  # fmt: skip
CONSTANT = "wgsl-constants"
HERE = "struct S { a: i32 }"


def call(name: str, count: int, ty: str) -> str:
    given = [value(ty)] * count
    if name == "acosh":
        given = [v.replace("0.5", "1.5") for v in given]
    return f"{name}({', '.join(given)})"


RUN = [
    code
    for name, (count, types) in SAME.items()
    for ty in types
    for code in body(
        f"_ = {call(name, count, ty)};",
        f"let a = {value(ty)}; _ = {name}({', '.join('a' if i == 0 else value(ty) for i in range(count))});".replace(
            "acosh(a)", "acosh(a + 1)"
        ),
    )
]
WRONG = [
    code
    for name, (count, types) in SAME.items()
    for code in body(
        *(
            f"_ = {call(name, count, ty)};"
            for ty in (*NUMBERS, *BAD)
            if ty not in types
            and not (
                ty in ("int", "2int")
                and (F in types or "3f32" in types)
                and name != "cross"
                and not (ty == "int" and types[0][0] in "234")
            )
            and not (ty in ("bool", "2bool") and B in types)
        ),
        f"_ = {name}();",
        f"_ = {name}({', '.join([value(types[0])] * (count + 1))});",
        f"{call(name, count, types[0])};",
        f"_ = {name}(nothing);",
        f"_ = {name};",
        *([f"_ = {call(name, count - 1, types[0])};"] if count > 1 else []),
        before=HERE,
    )
]
test_numeric = cases(RUN, WRONG)
test_numeric_constants = cases(
    [f"const a = {call(name, count, ty)};" for name, (count, types) in SAME.items() for ty in types]
)
HALF = [name for name, (_, types) in SAME.items() if F in types]
test_half = cases(
    [
        f"enable f16; fn f() {{ let a = {value(t)}; _ = {name}({', '.join(['a' if name != 'acosh' else 'a + 1'] * SAME[name][0])}); }}"
        for name in HALF
        for t in ("f16", "2f16")
    ],
    [f"enable f16; fn f() {{ let a = 0.5h; _ = {name}(a, 0.5f); }}" for name in HALF],
    features=("ShaderF16",),
)
test_half_constants = cases(
    [f"enable f16; const a = {call(name, SAME[name][0], t)};" for name in HALF for t in ("f16", "2f16")],
    features=("ShaderF16",),
)
test_mixed_arguments = cases(
    body("_ = max(1, 2u);", "_ = max(1, 2.5);", "_ = clamp(1, 2.0, 3f);", "_ = min(vec2(1), vec2(1.5));",
        "_ = mix(vec2f(), vec2f(), 0.5);", "_ = mix(vec2f(), vec2f(), vec2(0.5));", "_ = ldexp(1.0, 2);",
        "_ = ldexp(vec2f(), vec2(1));", "_ = pow(2, 3.0);", "_ = atan2(1, 2f);", "_ = fma(1, 2, 3f);",
        "_ = dot(vec2(1), vec2(1.5));", "_ = refract(vec2f(), vec2f(), 1);", "_ = smoothstep(0, 1, 0.5);",
        "_ = step(vec2(1), vec2f());", "_ = distance(vec2(1), vec2f());", "_ = select(1, 2.0, true);",
        "_ = select(vec2(1), vec2(2), vec2(true));", "_ = select(vec2(1), vec2(2), false);",
        "_ = select(true, false, true);"),
    body("_ = max(1i, 2u);", "_ = max(1f, 2i);", "_ = max(vec2(1), 1);", "_ = max(vec2(1), vec3(1));",
        "_ = clamp(vec2(1), 0, 1);", "_ = mix(1.0, 2.0, vec2(0.5));", "_ = mix(vec2f(), vec2f(), vec3f());",
        "_ = ldexp(1.0, 2u);", "_ = ldexp(1.0, 2.0);", "_ = ldexp(vec2f(), 1);", "_ = ldexp(1, vec2(1));",
        "_ = pow(vec2f(), 2);", "_ = refract(vec2f(), vec2f(), vec2f());", "_ = refract(1.0, 1.0, 1.0);",
        "_ = select(1, true, true);", "_ = select(vec2(1), 1, true);", "_ = select(1, 2, 1);",
        "_ = select(1, 2, vec2(true));", "_ = select(vec2(1), vec2(2), vec3(true));",
        "_ = select(array(1), array(2), true);", "_ = dot(vec2f(), vec3f());", "_ = cross(vec2f(), vec2f());",
        "_ = step(1.0, vec2f());", "_ = smoothstep(vec2f(), vec2f(), 1.0);", "_ = distance(vec2f(), 1.0);",
        "_ = atan2(1u, 2u);", "_ = fma(1f, 2f, 3i);", "_ = dot(1.0, 2.0);", "_ = normalize(1.0);",
        "_ = dot(vec2(true), vec2(true));", "_ = select(S(), S(), true);", before=HERE),
)  # fmt: skip

BITS = {"extractBits": ("0u", "1u"), "insertBits": ("{0}", "0u", "1u")}
test_bits = cases(
    [code for name, rest in BITS.items() for ty in INTS
    for code in (*body(f"_ = {name}({value(ty)}, {', '.join(rest).format(value(ty))});"),
    f"const a = {name}({value(ty)}, {', '.join(rest).format(value(ty))});")],
    body(*(f"_ = {name}({value(ty)}, {', '.join(rest).format(value(ty))});" for name, rest in BITS.items() for ty in (F,
        "2f32", B)), "_ = extractBits(1u, 0i, 1u);", "_ = extractBits(1u, 0u);", "_ = insertBits(1u, 1i, 0u, 1u);",
        "_ = extractBits(vec2(1u), vec2(0u), vec2(1u));", "extractBits(1u, 0u, 1u);", "_ = insertBits(1u, 1u, 0u);"),
)  # fmt: skip

PACK = {
    "pack4x8snorm": "4f32",
    "pack4x8unorm": "4f32",
    "pack2x16snorm": "2f32",
    "pack2x16unorm": "2f32",
    "pack2x16float": "2f32",
    "pack4xI8": "4i32",
    "pack4xU8": "4u32",
    "pack4xI8Clamp": "4i32",
    "pack4xU8Clamp": "4u32",
}
UNPACK = [
    "unpack4x8snorm",
    "unpack4x8unorm",
    "unpack2x16snorm",
    "unpack2x16unorm",
    "unpack2x16float",
    "unpack4xI8",
    "unpack4xU8",
]
test_packing = cases(
    [code for name, ty in PACK.items() for code in (*body(f"_ = {name}({value(ty)});"),
    f"const a: u32 = {name}({value(ty)});")] + [code for name in UNPACK for code in (*body(f"_ = {name}(1u);",
    f"_ = {name}(1);"), f"const a = {name}(1u);")] + body("_ = dot4U8Packed(1, 2);", "_ = dot4I8Packed(1u, 2u);")
    + ["const a = dot4U8Packed(1, 2);", "const a = dot4I8Packed(1, 2);"],
    body(*(f"_ = {name}({value(ty)});" for name, right in PACK.items() for ty in ("4f32", "2f32", "4i32", "4u32", F, U,
        "3f32", "4bool") if ty != right), *(f"_ = {name}({v});" for name in UNPACK for v in ("1i", "1.0", "vec2(1u)",
        "", "1u, 1u", "true")), *(f"{name}(1u);" for name in UNPACK), "_ = dot4U8Packed(1);",
        "_ = dot4I8Packed(1i, 2i);", "_ = dot4I8Packed(vec2(1u), vec2(1u));"),
)  # fmt: skip

CASTS = [Z, U, F]
test_bitcast = cases(
    [code for a in CASTS for b in CASTS for n in ("", "2", "3", "4") for t in [f"vec{n}<{a}>" if n else a]
    for code in (*body(f"let v = {value(n + b)}; _ = bitcast<{t}>(v);"), f"const v = bitcast<{t}>({value(n + b)});")]
    + ["const a = bitcast<u32>(1);", "const a = bitcast<vec2<u32>>(vec2(1, 2));", "const a = bitcast<f32>(1);"]
    + body("_ = bitcast<u32>(-1);", "_ = bitcast<i32>(1u);"),
    body("_ = bitcast<bool>(1);", "_ = bitcast<u32>(true);", "_ = bitcast<u32>(vec2(1));", "_ = bitcast<vec2<u32>>(1);",
        "_ = bitcast(1);", "_ = bitcast<u32>();", "_ = bitcast<u32>(1, 2);", "_ = bitcast<u32, i32>(1);",
        "_ = bitcast<>(1);", "_ = bitcast<vec2<u32>>(vec3(1));", "_ = bitcast<mat2x2f>(1);",
        "_ = bitcast<array<u32, 1>>(1);", "bitcast<u32>(1);", "_ = bitcast<S>(1);", "_ = bitcast<u32>(array(1));",
        "_ = bitcast<u32>(S());", "_ = bitcast<f16>(1);", "_ = bitcast<vec2<bool>>(vec2(1));", before=HERE),
)  # fmt: skip
test_half_bitcast = cases(
    ["enable f16; fn f() { let a = 1.0f; _ = bitcast<vec2<f16>>(a); }",
    "enable f16; fn f() { let a = vec2h(); _ = bitcast<u32>(a); }",
    "enable f16; fn f() { let a = vec4h(); _ = bitcast<vec2<i32>>(a); }",
    "enable f16; fn f() { let a = vec2f(); _ = bitcast<vec4<f16>>(a); }",
    "enable f16; fn f() { let a = 1h; _ = bitcast<f16>(a); }",
    "enable f16; fn f(a: u32) -> vec2h { let b: vec2<f16> = bitcast<vec2<f16>>(a); return b; }",
    "enable f16; fn f(a: vec2h) -> f32 { var b: i32 = bitcast<i32>(a); b += bitcast<i32>(a); return bitcast<f32>(a); }",
    "enable f16; fn f(a: vec2i) -> f16 { const c = bitcast<u32>(1f); return bitcast<vec4<f16>>(a).w; }"],
    ["enable f16; fn f() { let a = 1h; _ = bitcast<u32>(a); }",
    "enable f16; fn f() { let a = vec3h(); _ = bitcast<u32>(a); }",
    "enable f16; fn f() { let a = 1u; _ = bitcast<f16>(a); }",
    "enable f16; fn f() { let a = vec4h(); _ = bitcast<u32>(a); }",
    "enable f16; fn f() { let a = 1u; let b: f32 = bitcast<vec2<f16>>(a); }",
    "enable f16; fn f() { let a = vec2h(); bitcast<u32>(a); }",
    "enable f16; fn f() { let a = vec2u(); _ = bitcast<vec2<f16>>(a); }"],
    features=("ShaderF16",),
)  # fmt: skip

test_matrices = cases(
    [code for c in "234" for r in "234" for code in (*body(f"let m = mat{c}x{r}f(); _ = transpose(m);"),
    f"const a = transpose(mat{c}x{r}f());")] + [code for n in "234"
    for code in (*body(f"let m = mat{n}x{n}f(); _ = determinant(m);"), f"const a = determinant(mat{n}x{n}f());")]
    + ["const a = transpose(mat2x2(1, 2, 3, 4));"],
    body("_ = determinant(mat2x3f());", "_ = transpose(1.0);", "_ = transpose(vec2f());", "_ = determinant(1.0);",
        "_ = transpose();", "_ = transpose(mat2x2f(), mat2x2f());", "transpose(mat2x2f());", "_ = inverse(mat2x2f());",
        "_ = outerProduct(vec2f(), vec2f());", "_ = matrixCompMult(mat2x2f(), mat2x2f());"),
)  # fmt: skip

test_other_constants = cases(
    [
        "const a = select(1, 2, true);",
        "const a = refract(vec2(1.0), vec2(1.0), 1.0);",
        "const a = smoothstep(0.0, 1.0, 0.5);",
        "const a = ldexp(1.0, 2);",
        "const a = quantizeToF16(1.0);",
        "const a = mix(1.0, 2.0, 0.5);",
        "const a = frexp(1.5).exp;",
        "const a = modf(1.5).fract;",
        "const a = frexp(vec2(1.5)).fract;",
        "const a = modf(vec2(1.5)).whole;",
        "const a = mix(vec2(1.0), vec2(2.0), 0.5);",
        "const a = select(vec2(1), vec2(2), vec2(true, false));",
        "const a = any(vec2(true, false));",
    ],
    [],
)
test_quantize = cases(
    body(
        "_ = quantizeToF16(1.0);",
        "_ = quantizeToF16(vec2(1f));",
        "_ = quantizeToF16(vec4f());",
        "_ = quantizeToF16(1);",
    ),
    body(
        "_ = quantizeToF16(1u);",
        "_ = quantizeToF16(true);",
        "_ = quantizeToF16(mat2x2f());",
        "_ = quantizeToF16();",
        "quantizeToF16(1.0);",
    ),
)
test_structs_of_results = cases(
    body(
        "let r = modf(1.5); _ = r.fract + r.whole;",
        "let r = frexp(1.5); let e: i32 = r.exp; _ = r.fract;",
        "let r = frexp(vec2(1.5)); let e: vec2i = r.exp;",
        "var r = modf(vec3f()); r = modf(vec3f()); _ = r.whole.x;",
    ),
    body(
        "let r = modf(1.5); _ = r.exp;",
        "let r = frexp(1.5); _ = r.whole;",
        "let r: __modf_result_f32 = modf(1.5);",
        "var r = modf(1.5); r = modf(vec2(1.5));",
        "_ = __modf_result_f32();",
        "_ = frexp(1.5) + 1;",
        "let a: f32 = modf(1.5);",
    ),
)

ATOMS = "var<workgroup> u: atomic<u32>; var<workgroup> i: atomic<i32>; var<workgroup> n: u32; @group(0) @binding(0) var<storage, read_write> s: array<atomic<u32>>; var<private> p: i32;"
READ = ["atomicAdd", "atomicSub", "atomicMax", "atomicMin", "atomicAnd", "atomicOr", "atomicXor", "atomicExchange"]
test_atomics = cases(
    body(*(f"{name}(&u, 1u); let a: u32 = {name}(&u, 1); let b: i32 = {name}(&i, -1); {name}(&s[1], 2);"
        for name in READ), "let a: u32 = atomicLoad(&u);", "atomicStore(&u, 1);",
        "let r = atomicCompareExchangeWeak(&u, 1, 2); _ = r.old_value; if r.exchanged {}",
        "let a = &u; atomicAdd(a, 1);", "_ = atomicLoad(&s[0]);", "atomicStore(&i, -1);", before=ATOMS),
    [*body(*(f"{name}({given});" for name in READ for given in ("&u", "&u, 1i", "&i, 1u", "&n, 1u", "u, 1u", "&u, 1.0", "&u, 1, 2", "1, 1", "&p, 1")), "let a = atomicStore(&u, 1);", "atomicLoad(&u);", "_ = atomicLoad(&n);", "_ = atomicLoad(u);", "_ = atomicLoad(&u, 1);", "atomicCompareExchangeWeak(&u, 1);", "atomicCompareExchangeWeak(&u, 1i, 2i);", "atomicStore(&u);", "const c = atomicLoad(&u);", "_ = atomicInc(&u);", "_ = atomicLoad(&s);", before=ATOMS), "var<workgroup> u: atomic<u32>; @vertex fn f() -> @builtin(position) vec4f { atomicAdd(&u, 1); return vec4f(); }", "@group(0) @binding(0) var<storage> s: u32; fn f() { atomicAdd(&s, 1); }", "var<workgroup> u: atomic<u32>; @fragment fn f() { atomicAdd(&u, 1); }"],
)  # fmt: skip

test_barriers = cases(
    [*body("workgroupBarrier();", "storageBarrier();", "textureBarrier();", "_ = workgroupUniformLoad(&w);", before="var<workgroup> w: u32;"), "@compute @workgroup_size(1) fn f() { workgroupBarrier(); }", "var<workgroup> w: S; struct S { a: vec2f } fn f() -> S { return workgroupUniformLoad(&w); }", "var<workgroup> w: atomic<u32>; fn f() -> u32 { return workgroupUniformLoad(&w); }"],
    body("workgroupBarrier(1);", "_ = workgroupBarrier();", "let a = storageBarrier();", "workgroupBarrier;",
        "workgroupUniformLoad(&w);", "_ = workgroupUniformLoad(w);", "_ = workgroupUniformLoad(&p);",
        "_ = workgroupUniformLoad();", "barrier();", "storageBarrier(1);",
        before="var<workgroup> w: u32; var<private> p: u32;")
    + [f"@{stage} fn f() {result} {{ {b}; {end} }}" for b in ("workgroupBarrier()", "storageBarrier()",
    "textureBarrier()") for stage, result, end in (("fragment", "", ""), ("vertex", "-> @builtin(position) vec4f",
    "return vec4f();"))]
    + ["@fragment fn f() { g(); } fn g() { workgroupBarrier(); }",
    "var<workgroup> w: u32; @fragment fn f() { _ = workgroupUniformLoad(&w); }",
    "var<workgroup> w: array<atomic<u32>, 2>; fn f() { _ = workgroupUniformLoad(&w); }",
    "var<workgroup> w: u32; @fragment fn f() { w = 1; }"],
)  # fmt: skip

DERIVATIVES = [f"{name}{end}" for name in ("dpdx", "dpdy", "fwidth") for end in ("", "Coarse", "Fine")]
test_derivatives = cases(
    body(*(f"_ = {name}({v});" for name in DERIVATIVES for v in ("1.0", "1", "vec2f()", "vec4(1.5)")))
        + [f"@fragment fn f(@location(0) a: f32) {{ _ = {name}(a); }}" for name in DERIVATIVES],
    body(*(f"_ = {name}({v});" for name in DERIVATIVES for v in ("1u", "1i", "true", "vec2u()", "mat2x2f()", "",
        "1.0, 1.0")), *(f"{name}(1.0);" for name in DERIVATIVES)) + [f"const a = {name}(1.0);" for name in DERIVATIVES]
        + [f"@compute @workgroup_size(1) fn f() {{ _ = {name}(1.0); }}" for name in DERIVATIVES]
        + ["@vertex fn f() -> @builtin(position) vec4f { _ = dpdx(1.0); return vec4f(); }",
        "@compute @workgroup_size(1) fn f() { g(); } fn g() { _ = dpdx(1.0); }",
        "enable f16; fn f() { _ = dpdx(1h); }"],
    features=("ShaderF16",),
)  # fmt: skip

test_array_length = cases(
    body("let a: u32 = arrayLength(&b);", "_ = arrayLength(&s.a);", "let p = &b; _ = arrayLength(p);",
        "_ = arrayLength(&r);",
        before="struct D { n: i32, a: array<i32> } @group(0) @binding(0) var<storage> b: array<f32>; @group(0) @binding(1) var<storage, read_write> s: D; @group(0) @binding(2) var<storage, read_write> r: array<D2>; struct D2 { a: i32 }"),
        
    body("_ = arrayLength(b);", "_ = arrayLength(&p);", "_ = arrayLength(p);", "_ = arrayLength();",
        "_ = arrayLength(&b, 1);", "arrayLength(&b);", "_ = arrayLength(1);", "let a: i32 = arrayLength(&b);",
        "const c = arrayLength(&b);", "_ = arrayLength(&b[0]);", "var l = array(1, 2); _ = arrayLength(&l);",
        before="@group(0) @binding(0) var<storage> b: array<f32>; var<private> p: array<i32, 2>;"),
)  # fmt: skip
