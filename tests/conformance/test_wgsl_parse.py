"""WGSL: text, tokens, directives, attributes. Spec: WGSL 3 Textual Structure, 4 Directives, 12 Attributes."""

# The code is as long as it is.
# ruff: noqa: E501

from __future__ import annotations

from snippets import body, cases

# -- text

SPACES = [" ", "\t", "\n", "\v", "\f", "\r", "\u0085", "\u200e", "\u200f", "\u2028", "\u2029"]
NO_SPACES = ["\u00a0", "\u2000", "\u200b", "\u3000", "\ufeff", "\0", "\x01", "\x1f"]
LINE_BREAKS = ["\n", "\v", "\f", "\r", "\r\n", "\u0085", "\u2028", "\u2029"]

test_blankspace = cases(
    [f"const{s}a{s}={s}1{s};{s}" for s in SPACES] + ["", " ", "\n\n"],
    [f"const{s}a = 1;" for s in NO_SPACES] + [f"const a = 1;{s}" for s in NO_SPACES] + ["consta = 1;"],
)

test_comments = cases(
    [f"// one{end}const a = 1;" for end in LINE_BREAKS]
    + ["const a = 1; // the end", "//", "/**/", "/* a /* nested /* deeply */ */ */", "const/**/a/**/=/**/1/**/;",
       "/* // */ const a = 1;", "// /*\nconst a = 1;", "/* * / */", "fn /* a */ f(/* b */) { /* c */ }",
       "const a = 4 / /* by */ 2;", "/***/", "/****/", "// \u0645\u0631\u062d\u0628\u0627", "/*/**/*/"],
    ["/*", "/* /* */", "*/", "/* */ */", "const a = 1; /*", "/*/", "/ / a", "const a /= 1;", "// a\u0085b",
     "// a \0 b", "/* a \0 b */", "#pragma", "# a"],
)  # fmt: skip

test_file = cases(
    ["", ";", ";;", "\n;", "const a = 1;;", "fn f() {};", "struct S { a: i32 };"],
    ["\ufeff", "a", "1", "\"text\"", "'c'", "`", "$", "\\", "fn", "}", "{", "()", "const a = 1", "@", "?"],
)  # fmt: skip

IDENTIFIERS = ["foo", "Foo", "FOO", "_0", "_foo", "_0foo", "foo__0", "f_", "Δέλτα", "réflexion", "Кызыл", "𐰓𐰏𐰇", "朝焼け",
               "سلام", "검정", "שָׁלוֹם", "गुलाबी", "փիրուզ", "a1", "x" * 300, "array", "f32", "u32", "vec2", "vec4f",
               "mat2x2",
               "sampler", "texture_2d", "ptr", "atomic", "bool", "i32", "position", "min", "max", "read", "write",
               "storage", "uniform", "function", "workgroup", "flat", "center", "rgba8unorm", "vertex",
               "i8", "u8", "i16", "u16", "f64", "i64", "u64", "bf16", "signed", "unsigned", "quat", "bitcast",
               "texture_storage_2d", "sampler_comparison", "main", "error", "off", "align", "size", "id"]  # fmt: skip
KEYWORDS = ["alias", "break", "case", "const", "const_assert", "continue", "continuing", "default", "diagnostic",
    "discard",
            "else", "enable", "false", "fn", "for", "if", "let", "loop", "override", "requires", "return", "struct",
            "switch", "true", "var", "while"]  # fmt: skip
RESERVED = [
    "NULL",
    "Self",
    "abstract",
    "active",
    "alignas",
    "alignof",
    "as",
    "asm",
    "asm_fragment",
    "async",
    "attribute",
    "auto",
    "await",
    "become",
    "cast",
    "catch",
    "class",
    "co_await",
    "co_return",
    "co_yield",
    "coherent",
    "column_major",
    "common",
    "compile",
    "compile_fragment",
    "concept",
    "const_cast",
    "consteval",
    "constexpr",
    "constinit",
    "crate",
    "debugger",
    "decltype",
    "delete",
    "demote",
    "demote_to_helper",
    "do",
    "dynamic_cast",
    "enum",
    "explicit",
    "export",
    "extends",
    "extern",
    "external",
    "fallthrough",
    "filter",
    "final",
    "finally",
    "friend",
    "from",
    "fxgroup",
    "get",
    "goto",
    "groupshared",
    "highp",
    "impl",
    "implements",
    "import",
    "inline",
    "instanceof",
    "interface",
    "layout",
    "lowp",
    "macro",
    "macro_rules",
    "match",
    "mediump",
    "meta",
    "mod",
    "module",
    "move",
    "mut",
    "mutable",
    "namespace",
    "new",
    "nil",
    "noexcept",
    "noinline",
    "nointerpolation",
    "non_coherent",
    "noncoherent",
    "noperspective",
    "null",
    "nullptr",
    "of",
    "operator",
    "package",
    "packoffset",
    "partition",
    "pass",
    "patch",
    "pixelfragment",
    "precise",
    "precision",
    "premerge",
    "priv",
    "protected",
    "pub",
    "public",
    "readonly",
    "ref",
    "regardless",
    "register",
    "reinterpret_cast",
    "require",
    "resource",
    "restrict",
    "self",
    "set",
    "shared",
    "sizeof",
    "smooth",
    "snorm",
    "static",
    "static_assert",
    "static_cast",
    "std",
    "subroutine",
    "super",
    "target",
    "template",
    "this",
    "thread_local",
    "throw",
    "trait",
    "try",
    "type",
    "typedef",
    "typeid",
    "typename",
    "typeof",
    "union",
    "unless",
    "unorm",
    "unsafe",
    "unsized",
    "use",
    "using",
    "varying",
    "virtual",
    "volatile",
    "wgsl",
    "where",
    "with",
    "writeonly",
    "yield",
]
NO_NAMES = ["_", "__", "__foo", "0foo", "foo.bar", "foo-bar", "foo#bar", "foo!bar", "foo\\bar", "foo,bar", "foo@bar",
            "foo::bar", "a b", "²", "€", "\u0301"]  # fmt: skip


def declared(name: str) -> list[str]:
    other = "u32" if name == "i32" else "i32"
    return [f"const {name}: {other} = 0;", f"var<private> {name}: {other};", f"override {name}: {other} = 0;",
            f"fn {name}() {{}}", f"struct {name} {{ a: {other} }}", f"alias {name} = {other};",
            f"struct S_ {{ {name}: {other} }}", f"fn f_({name}: {other}) {{}}", f"fn f_() {{ let {name} = 1; }}",
            f"fn f_() {{ const {name} = 1; }}", f"fn f_() {{ var {name} = 1; }}"]  # fmt: skip


test_identifiers = cases(
    [code for at, name in enumerate(IDENTIFIERS) for code in declared(name)[at % 4 :: 4]]
    + ["var<private> \u212b: i32; var<private> \u00c5: i32;"],
    [code for at, name in enumerate([*KEYWORDS, *NO_NAMES, *RESERVED[::8]]) for code in declared(name)[at % 4 :: 4]],
)
test_reserved_words = cases([], [declared(name)[at % 11] for at, name in enumerate(RESERVED)])

# -- literals

test_literals = cases(
    [*body(*(f"var a = {n};" for n in ["true", "false", "0", "123", "0x123", "94i", "1u", "0x3f", "2147483647", "-2147483648", "2147483647i", "4294967295u", "0XAbu", "0xfi", "0f", "0.0f", "0.0", ".0", "12.223f", "12.", "00012.", ".12", "12.f", ".12f", "1.2e2", "1.2E2", "1.2e+2", "2.4e+4f", "2.4e-2", "2.e+4f", ".1e-2", "1e-4f", "1e4", "0x.3", "0X.3", "0xa.fp+2", "0xa.fP+2", "0xE.fp+2", "0x1P+4f", "0X1.fp-4", "0x1p-149f", "1e-50", "00e4f", "0x1.8f", "0x1p5", "0x1.p5", "1.0e-999999999f", "0x1p127f", "3.40282346638528859812e+38f", "0x.8p0", "1.7976931348623157e+30"] if n != "false")), "const a = 9223372036854775807;", "const a = -9223372036854775807 - 1;", "const a: u32 = 4294967295;", "const a: f32 = 16777216;", "const a = 1.7976931348623157e+308;", "const a: f32 = 3.4028234e38;", "const a = 0x1p-1074;"],
    [*body(*(f"var a = {n};" for n in ["0123", "01u", "2147483648i", "2147483648", "-2147483648i", "-2147483649i", "4294967295", "4294967295i", "4294967296u", "-1u", "0x", "0xg", "1a", "1_000", "0b1", "1l", "1uu", "1fu", ".f", ".e-2", "1.e&2f", "1.ef", "1.e+f", "0x.p2", "0x1p", "0x1p^", "1.2h", "1h", "1.0e+999999999999f", "0x1.0p+999999999999f", "0x1p128f", "0x1.00000001pf0", "1e39f", "0x1.0000001p0f", "0x0.3u", "01f", "1d", "True", "TRUE", "0x1.fi", "1.5i", "1.5u", ".", "0x.", "1..2", "4294967296i"])), "const a = 9223372036854775808;", "const a = 1.8e308;", "const a: u32 = 4294967296;", "const a: u32 = -1;", "const a: i32 = 1.0;", "const a: u32 = 1i;", "const a: f32 = 1u;", "const a: f32 = 3.5e38;", "const a: bool = 1;", "const a: i32 = true;", "const a = 0x1ffffffffffffffff;", "const a: f32 = 1h;"],
)  # fmt: skip

test_half_literals = cases(
    [f"enable f16; const a = {n};"
    for n in ["0h", "1h", ".1h", "1.1e2h", "1.1E+2h", "2.4e-2h", "0xep2h", "0xEp-2h", "0x3p+2h", "0x3.2p+2h", "65504h"]],
    [f"enable f16; const a = {n};"
    for n in ["1.1eh", "1.1e%2h", "1.1e+h", "1.0e+999999h", "0x1.0p+999999h", "65520h", "0x1.002p0h", "1uh"]],
    features=("ShaderF16",),
)  # fmt: skip

# -- directives

test_enable = cases(
    ["enable f16;", "enable f16,;", "enable f16, f16;", "enable f16; enable f16;", "enable f16;;",
     "enable\nf16\n;", "enable/**/f16;", "requires pointer_composite_access; enable f16;",
     "diagnostic(off, derivative_uniformity); enable f16;"],
    ["enable;", "enable ,;", ";enable f16;", "enable f16", "enable enable;", "enable f16 f16;", "enable f16,,;",
    "enable , f16;",
     "enable(f16);", "enable <f16>;", "enable nothing;", "enable F16;", "enable f16; enable nothing;",
     "enable \"f16\";",
     "const a = 1; enable f16;", "fn f() { enable f16; }", "const_assert true; enable f16;", "enable f 16;",
     "alias t = f32; enable f16;", "enable 1;", "enable shader_f16;"],
    features=("ShaderF16",),
)  # fmt: skip
test_enable_without_a_feature = cases(
    [],
    [f"enable {name};" for name in ("f16", "subgroups", "clip_distances", "dual_source_blending", "primitive_index")],
)

LANGUAGE = ["readonly_and_readwrite_storage_textures", "packed_4x8_integer_dot_product",
    "pointer_composite_access"]  # fmt: skip
test_requires = cases(
    [f"requires {name};" for name in LANGUAGE]
    + [f"requires {name},;" for name in LANGUAGE]
    + ["requires " + ", ".join(LANGUAGE) + ";", f"requires {LANGUAGE[0]}; requires {LANGUAGE[0]};",
       f"requires {LANGUAGE[0]}, {LANGUAGE[0]};", f"requires\n{LANGUAGE[0]}\n;;"],
    ["requires;", "requires ,;", f"requires {LANGUAGE[0]}", f"requires {LANGUAGE[0]} {LANGUAGE[1]};",
     f"requires ({LANGUAGE[0]});", "requires nothing;", "requires requires;", f"const a = 1; requires {LANGUAGE[0]};",
     f"requires {LANGUAGE[0]},,{LANGUAGE[1]};", f"requires {LANGUAGE[0].upper()};", "requires f16;"],
)  # fmt: skip

D = "@diagnostic(info, derivative_uniformity)"
PLACES = ["{} fn f() {{}}", "fn f() {} {{}}", "fn f() {{ {} {{}} }}", "fn f() {{ {} if true {{}} }}",
          "fn f() {{ if true {} {{}} }}", "fn f() {{ if true {{}} else {} {{}} }}",
          "fn f() {{ {} switch 0 {{ default {{}} }} }}", "fn f() {{ switch 0 {} {{ default {{}} }} }}",
          "fn f() {{ switch 0 {{ default {} {{}} }} }}", "fn f() {{ switch 0 {{ case 0 {} {{}} default {{}} }} }}",
          "fn f() {{ {} loop {{ break; }} }}", "fn f() {{ loop {} {{ break; }} }}",
          "fn f() {{ loop {{ continuing {} {{ break if true; }} }} }}", "fn f() {{ {} while true {{ break; }} }}",
          "fn f() {{ while true {} {{ break; }} }}", "fn f() {{ {} for (var i = 0; i < 9; i++) {{}} }}",
          "fn f() {{ for (var i = 0; i < 9; i++) {} {{}} }}"]  # fmt: skip
NO_PLACES = ["{} var<private> a: u32;", "{} const a = 0;", "{} override a: u32;", "{} struct S {{ a: u32 }}",
             "struct S {{ {} a: u32 }}", "fn f{}() {{}}", "fn f({} a: u32) {{}}", "fn f() {{ {} var a = 0; }}",
             "fn f() {{ {} let a = 0; }}", "fn f() {{ {} const a = 0; }}", "fn f() {{ if true {{}} {} else {{}} }}",
             "fn f() {{ switch 0 {{ {} default {{}} }} }}", "fn f() {{ switch 0 {{ {} case 0 {{}} default {{}} }} }}",
             "fn f() {{ loop {{ {} continuing {{ break if true; }} }} }}", "fn f() {{ for {} (;true;) {{}} }}",
             "fn f() {{ {} return; }}", "fn f() {{ var a: i32; {} a = 1; }}", "{} alias t = f32;", "{};",
             "{} const_assert true;", "fn f() -> {} u32 {{ return 1; }}"]  # fmt: skip
test_diagnostic_places = cases(
    [place.format(D) for place in PLACES] + [place.format(f"{D} @diagnostic(off, another.rule)") for place in PLACES],
    [place.format(D) for place in NO_PLACES]
    + [place.format(D[1:]) for place in PLACES]
    + [place.format(f"{D} {D}") for place in PLACES]
    + [place.format(f"{D} @diagnostic(off, derivative_uniformity)") for place in PLACES],
)
test_diagnostic = cases(
    [f"diagnostic({s}, derivative_uniformity);" for s in ("off", "info", "warning", "error")]
    + [f"@diagnostic({s}, derivative_uniformity) fn f() {{}}" for s in ("off", "info", "warning", "error")]
    + ["diagnostic(off, unknown);", "diagnostic(off, un.known);", "@diagnostic(info, unknown) fn f() {}",
       "diagnostic(off, derivative_uniformity); diagnostic(off, derivative_uniformity);",
       "diagnostic(off, derivative_uniformity); @diagnostic(error, derivative_uniformity) fn f() {}",
       "diagnostic(off, derivative_uniformity); diagnostic(error, another);", "diagnostic(off, a.b,);",
       "diagnostic(off, a.b); diagnostic(error, a.c);",
       "@diagnostic(off, a) fn f() { @diagnostic(error, a) { @diagnostic(info, a) {} } }",
       "enable f16; diagnostic(info, derivative_uniformity);",
       "requires pointer_composite_access; diagnostic(info, derivative_uniformity);"],
    [f"diagnostic({s}, derivative_uniformity);" for s in ("none", "warn", "fatal", "severe", "Off", "1", "")]
    + [f"@diagnostic({s}, derivative_uniformity) fn f() {{}}" for s in ("none", "warn", "fatal", "severe", "Off", "1",
    "")]
    + ["diagnostic(off);", "diagnostic(off,);", "diagnostic();", "diagnostic;", "diagnostic(off, a.b.c);",
       "diagnostic(off, a.);", "diagnostic(off, .a);", "diagnostic(off, 1);", "diagnostic(off, a) const b = 1;",
       "const a = 1; diagnostic(off, a);", "diagnostic(off, a, b);", "diagnostic(off, a,,);",
       "diagnostic(off, a.b); diagnostic(error, a.b);", "diagnostic(off, a); diagnostic(info, a);",
       "@diagnostic(off) fn f() {}", "@diagnostic fn f() {}", "@diagnostic(off, a, b) fn f() {}",
       "@diagnostic(off, a) @diagnostic(info, a) fn f() {}"],
    features=("ShaderF16",),
)  # fmt: skip

# -- attributes

NUMBERED = {"align": "struct S {{ @align({}) a: i32 }}", "size": "struct S {{ @size({}) a: i32 }}",
            "binding": "@group(0) @binding({}) var<uniform> a: i32;",
            "group": "@group({}) @binding(0) var<uniform> a: i32;",
            "id": "@id({}) override a = 1;", "location": "@fragment fn f(@location({}) a: f32) {{}}",
            "workgroup_size": "@compute @workgroup_size({0}, {0}, {0}) fn f() {{}}"}  # fmt: skip
NEEDS = "const c = 4; override o: i32 = 4; fn call() -> i32 { return 4; } var<private> v: i32; "
VALUES = ["4", "4u", "4i", "2 + 2", "c", "c * 2", "min(4, 8)", "(4)", "vec2(4, 5).x", "4,", "select(8, 4, true)", "0x4"]
NO_VALUES = ["", ",", "4.0", "4f", "true", "call()", "v", "nothing", "4, 4, 4, 4", "-4", "i32", "4 4", "0.5", "vec2(4)",
    "4u + 4i",
             "4294967296", "\"4\""]  # fmt: skip
test_attribute_values = cases(
    [NEEDS + code.format(value) for name, code in NUMBERED.items() for value in VALUES
     if not (name == "workgroup_size" and value == "4,")]
    + [NEEDS + "@compute @workgroup_size(o) fn f() {}", NEEDS + "@compute @workgroup_size(o + 1, c, 2) fn f() {}"],
    [NEEDS + code.format(value) for code in NUMBERED.values() for value in NO_VALUES]
    + [NEEDS + code.format("o") for name, code in NUMBERED.items() if name != "workgroup_size"],
)  # fmt: skip

# Each attribute, code where it is right, and the kinds of things that it may stand before.
ATTRIBUTES = {"align": "@align(16)", "binding": "@binding(0)", "builtin": "@builtin(position)", "const": "@const",
              "group": "@group(0)", "id": "@id(1)", "interpolate": "@interpolate(flat)", "invariant": "@invariant",
              "location": "@location(0)", "must_use": "@must_use", "size": "@size(16)",
              "workgroup_size": "@workgroup_size(1)", "vertex": "@vertex", "fragment": "@fragment",
              "compute": "@compute", "blend_src": "@blend_src(0)", "unknown": "@unknown", "empty": "@"}  # fmt: skip
THINGS = {"const": "{} const a = 1;", "override": "{} override a = 1;", "private": "{} var<private> a: f32;",
          "struct": "{} struct S {{ a: f32 }}", "alias": "{} alias t = f32;", "assert": "{} const_assert true;",
          "function": "{} fn f() {{}}", "nothing": "{};", "end": "{}", "let": "fn f() {{ {} let a = 1; }}",
          "local": "fn f() {{ {} var a = 1; }}", "return": "fn f() {{ {} return; }}", "block": "fn f() {{ {} {{}} }}",
          "parameter": "fn f({} a: f32) {{}}", "type": "const a: {} f32 = 1;",
          "call": "fn g() {{}} fn f() {{ {} g(); }}",
          "if": "fn f() {{ {} if true {{}} }}", "body": "fn f() {} {{}}",
          "case": "fn f() {{ switch 1 {{ {} default {{}} }} }}", "directive": "{} enable f16;",
          "uniform": "@group(0) @binding(1) {} var<uniform> a: f32;",
          "member": "struct S {{ {} a: f32 }}", "result": "fn f() -> {} f32 {{ return 1; }}"}  # fmt: skip
FITS = {("align", "member"), ("fragment", "function"), ("size", "member"), ("builtin", "parameter"), ("location",
    "parameter"), ("location", "result"),
        ("location", "member"), ("id", "override")}  # fmt: skip
test_attribute_places = cases(
    ["struct S { @align(16) a: f32 }", "struct S { @size(16) a: f32 }", "struct S { @location(0) a: f32 }",
     "@id(1) override a = 1;", "struct S { @location(0) @interpolate(flat) a: f32 }",
     "struct S { @builtin(position) @invariant a: vec4f }", "@must_use fn f() -> f32 { return 1; }",
     "@workgroup_size(1) @compute fn f() {}", "struct S { @size(16) @align(16) @location(0) a: f32 }"],
    [thing.format(attribute) for name, attribute in ATTRIBUTES.items() for kind, thing in THINGS.items()
     if (name, kind) not in FITS],
    features=("ShaderF16",),
)  # fmt: skip

WHOLE = {"align": "struct S {{ {} a: f32 }}", "size": "struct S {{ {} a: f32 }}", "id": "{} override a = 1;",
         "group": "{} @binding(0) var<uniform> a: f32;", "binding": "{} @group(0) var<uniform> a: f32;",
         "location": "@fragment fn f({} a: f32) {{}}", "builtin": "@fragment fn f({} a: vec4f) {{}}",
         "interpolate": "@fragment fn f(@location(0) {} a: f32) {{}}",
         "invariant": "@fragment fn f(@builtin(position) {} a: vec4f) {{}}",
         "must_use": "{} fn f() -> f32 {{ return 1; }}", "workgroup_size": "@compute {} fn f() {{}}",
         "fragment": "{} fn f() {{}}", "compute": "@workgroup_size(1) {} fn f() {{}}"}  # fmt: skip
test_attributes_once = cases(
    [code.format(ATTRIBUTES[name]) for name, code in WHOLE.items()],
    [code.format(f"{ATTRIBUTES[name]} {ATTRIBUTES[name]}") for name, code in WHOLE.items()]
    + ["@vertex @fragment fn f() -> @builtin(position) vec4f { return vec4f(); }",
    "@fragment @compute @workgroup_size(1) fn f() {}",
       "@vertex @vertex fn f() -> @builtin(position) vec4f { return vec4f(); }"],
)  # fmt: skip

test_attribute_spelling = cases(
    ["@ compute @ workgroup_size ( 1 ) fn f() {}", "@\ncompute\n@workgroup_size\n(1)\nfn f() {}",
     "@/**/compute @workgroup_size(1) fn f() {}", "@compute@workgroup_size(1)fn f(){}"],
    ["@Compute @workgroup_size(1) fn f() {}", "[[compute]] @workgroup_size(1) fn f() {}",
    "compute @workgroup_size(1) fn f() {}",
     "@compute() @workgroup_size(1) fn f() {}", "@fragment() fn f() {}", "@compute @workgroup_size(1 fn f() {}",
     "@compute @workgroup_size 1 fn f() {}", "@compute @workgroup_size(1)) fn f() {}",
     "@compute(1) @workgroup_size(1) fn f() {}",
     "@must_use() fn f() -> f32 { return 1; }", "@fragment fn f(@builtin(position) @invariant() a: vec4f) {}",
     "@stage(compute) @workgroup_size(1) fn f() {}", "@group 0 @binding(0) var<uniform> a: f32;"],
)  # fmt: skip

test_must_use = cases(
    ["@must_use fn g() -> i32 { return 1; } fn f() { _ = g(); }",
    "@must_use fn g() -> i32 { return 1; } fn f() { let a = g(); }",
     "@must_use fn g() -> i32 { return 1; } fn f() -> i32 { return g(); }",
     "fn g() -> i32 { return 1; } fn f() { g(); }",
     "@must_use fn g() -> i32 { return 1; } fn f() { if g() == 1 {} }", "fn g() {} fn f() { g(); }",
     "fn f() { _ = min(1, 2); }", "fn f() { workgroupBarrier(); }",
     "@must_use @diagnostic(off, a) fn g() -> i32 { return 1; }",
     "var<workgroup> a: atomic<u32>; fn f() { atomicAdd(&a, 1); }",
     "@must_use fn g() -> i32 { return 1; } fn f() { var a = 1 + g(); }",
     "var<workgroup> a: atomic<u32>; fn f() { atomicExchange(&a, 1u); atomicCompareExchangeWeak(&a, 1, 2); }"],
    ["@must_use fn g() -> i32 { return 1; } fn f() { g(); }", "@must_use fn g() {}", "@must_use const a = 1;", "@must_use() fn g() -> i32 { return 1; }", "@must_use(1) fn g() -> i32 { return 1; }", "@must_use struct S { a: i32 }", *body(*(f"{call};" for call in ("min(1, 2)", "abs(1)", "vec2(1)", "i32(1)", "select(1, 2, true)", "array(1, 2)", "mat2x2f()", "bitcast<u32>(1i)", "all(true)", "dot(vec2(1), vec2(1))", "pack4x8unorm(vec4f())", "modf(1.5)", "dpdx(1.0)", "f32()", "vec2f()")))],
)  # fmt: skip

test_semicolons = cases(
    ["fn f() { ; }", "fn f() { ;; let a = 1;; ; }", "struct S { a: i32 };;", "fn f() { return;; }",
    "fn f() { if true {}; }",
     "fn f() { loop { break;; continuing { ; } }; }", "fn f() { for (;;) { break; }; }"],
    ["alias t = f32", "var<private> a: i32", "const a = 1", "const_assert true", "override a = 1",
    "fn f() { let a = 1 }",
     "fn f() { return }", "fn f() { var a = 1 a = 2; }", "fn f() { loop { break } }", "fn f() { discard }",
     "fn f() { ; } ; }", "struct S; { a: i32 }", "struct S { a: i32; b: i32 }", "fn f(); {}", "fn f() { if true; {} }",
     "fn f() { for (;) {} }", "fn f() { for (;;;) {} }", "fn f() { var i = 1; i++ }", "fn f() { g() } fn g() {}",
     "fn f() { switch 1 { default: {}; } }", "fn f() { switch 1; { default: {} } }", "fn f() { while true; {} }",
     "fn f() { loop { continuing { break if true } } }", "const a = 1, b = 2;", "fn f() { const_assert true }"],
)  # fmt: skip

test_shadowing_of_builtins = cases(
    ["fn min() {} fn f() { min(); }", "const vec3 = 1; const a = vec3;", "struct f32 { a: i32 } const a = f32(1);",
     "alias i32 = u32; const a: i32 = 1u;", "fn f() { let min = 1; let max = min; }",
     "fn f() { let f32 = 1f; var a = f32; }",
     "fn f(abs: i32) -> i32 { return abs; }", "const array = 1;",
     "fn workgroupBarrier() {} fn f() { workgroupBarrier(); }",
     "var<private> texture_2d: i32;", "struct vec4f { a: i32 } fn f() { let a = vec4f(1); }",
     "alias sampler = f32; var<private> a: sampler;", "const rgba8unorm = 1;",
     "fn f() { { let min = 1; } _ = min(1, 2); }",
     "fn f() { let abs = abs(-1); }", "const u32 = 1; const a = u32;", "override max = 3; const_assert true;",
     "const read_write = 1; @group(0) @binding(0) var<storage> a: i32;"],
    ["const min = 1; const a = min(1, 2);", "fn f() { let abs = 1; _ = abs(1); }", "const f32 = 1; const a: f32 = 1;",
     "fn vec2() {} const a: vec2<f32> = 1;", "struct min { a: i32 } const a: i32 = min(1, 2);",
     "const array = 1; var<private> a: array<i32, 2>;", "fn f(max: i32) { _ = max(1, 2); }",
     "const read_write = 1; @group(0) @binding(0) var<storage, read_write> a: i32;",
     "const storage = 1; @group(0) @binding(0) var<storage> a: i32;",
     "const rgba8unorm = 1; @group(0) @binding(0) var t: texture_storage_2d<rgba8unorm, write>;"],
)  # fmt: skip
