"""WGSL: statements and what they do next. Spec: WGSL 9 Statements."""

# The code is as long as it is.
# ruff: noqa: E501

from __future__ import annotations

from snippets import body, cases, entry

V = "var<private> v: i32; fn bar() {} fn one() -> i32 { return 1; }"
test_behavior = cases(
    [*body("", "const_assert true;", "let x = 1;", "var x = 1;", "var x: i32;", "v = 1;", "_ = 1;", "v += 1;", "return;", "discard;", "bar();", "workgroupBarrier();", "if true {} else {}", "if true {}", "loop { break; }", "loop { if false { break; } }", "loop { continuing { break if false; } }", "loop { continue; continuing { break if true; } }", "loop { break; continuing {} }", "loop { break; continue; }", "for (; true;) {}", "for (;;) { break; }", "for (; true;) { continue; }", "while true {}", "while true { continue; }", "while true { continue; break; }", "switch 1 { default {} }", "switch 1 { case 1 {} default {} }", "switch 1 { default { break; } }", "switch 1 { default {} case 1 { break; } }", "return; let x = 1;", "if true {} let x = 1;", "switch 1 { default { break; return; } }", "{}", "{ loop { break; } if true { return; } }", "loop { return; }", "for (;;) { return; }", "loop { if true { continue; } else { break; } }", "while true { return; }", "return; return;", "loop { break; bar(); }", before=V), "fn f() -> bool { if true { return true; } else { return false; } }", "fn f() -> i32 { loop { return 1; } }", "fn f() -> i32 { switch 1 { case 1 { return 1; } default { return 2; } } }", "fn f() -> i32 { { return 1; } }", "fn f() -> i32 { for (;;) { return 1; } }", "fn f() -> i32 { return 1; return 2; }", "fn f() -> i32 { loop { if true { return 1; } } }", "fn f() -> i32 { while true {} return 1; }", "fn f() -> i32 { return 1; bar(); } fn bar() {}", "fn f() -> i32 { if true { return 1; } return 2; }", "fn f() -> i32 { loop { if true { return 1; } continuing {} } }"],
    [*body("break;", "break if true;", "continue;", "loop {}", "loop { continuing {} }", "loop { continue; continuing {} }", "loop { continuing { break; } }", "loop { continuing { continue; } }", "loop { continuing { return; } }", "loop { continue; break; }", "loop { continuing { break if true; return; } }", "for (;;) {}", "for (var i = 0; ; i++) {}", "for (;; break) {}", "for (;; continue) {}", "for (;; return) {}", "for (;;) { continue; break; }", "switch 1 { case 1 {} }", "return; loop {}", "{ loop {} }", "loop { loop { break; } }", "if true { break; }", "if true { continue; }", "switch 1 { default { continue; } }", "loop { continuing { loop { break; } } }", "loop { continuing { if true { return; } } }", "loop { continuing { if true { break; } } }", "if false { loop {} }", "loop { switch 1 { default { break; } } }", before=V), "fn f() -> bool {}", "fn f() -> bool { if true { return true; } }", "fn f() -> i32 { loop { break; } }", "fn f() -> i32 { while true { return 1; } }", "fn f() -> i32 { for (; true;) { return 1; } }", "fn f() -> i32 { switch 1 { case 1 { return 1; } default {} } }", "fn f() -> i32 { switch 1 { default { break; } } }", "fn f() -> i32 { if true {} else { return 1; } }", "fn f() -> i32 { loop { if true { break; } return 1; } }", "fn f() -> i32 { let a = 1; }", "fn f() -> i32 { discard; }", "fn f() -> i32 { { { } } }", "fn f() -> i32 { loop { continue; continuing { break if true; } } }"],
)  # fmt: skip

test_break = cases(
    body("loop { break; }", "loop { if true { break; } }", "switch 1 { default { break; } }",
        "switch 1 { case 1 { if true { break; } } default {} }", "for (;;) { break; }", "while true { break; }",
        "loop { { break; } }", "loop { switch 1 { default {} } break; }",
        "loop { continuing { loop { break; } break if true; } }",
         "loop { break; continuing { switch 1 { default { break; } } } }", "loop { continuing { break if true; } }",
         "loop { continuing { bar(); break if 1 == 2; } }", "loop { var a = true; continuing { break if a; } }",
         "loop { continuing { break if (true); } }", "loop { let a = 1; continuing { let a = a > 0; break if a; } }",
         "loop { var a = 1; a++; continuing { var<function> a = true; a = !a; { let a = 1; } break if a; } }", before=V),
    body("break;", "if true { break; }", "loop { break }", "loop { break 1; }",
        "loop { continuing { break; break if true; } }", "loop { continuing { if true { break; } } }",
        "loop { break if true; }", "for (;;) { break if true; }", "while true { break if true; }",
        "loop { continuing { break if true; bar(); } }",
         "loop { continuing { break if 1; } }", "loop { continuing { break if v; } }",
         "loop { continuing { break if; } }", "loop { continuing { break if true } }",
         "loop { continuing { if true { break if true; } } }", "loop { continuing { { break if true; } } }",
         "loop { continuing { break if vec2(true); } }", "switch 1 { default { break if true; } }",
         "loop { continuing { break if true; break if true; } }", "break if true;", before=V),
)  # fmt: skip

test_continue = cases(
    body("loop { if true { break; } continue; }", "for (; true;) { continue; }", "while true { continue; }",
        "loop { continue; continuing { break if true; } }", "for (; true;) { if true { continue; } }",
        "for (; true;) { switch 1 { default { continue; } } }", "while true { { continue; } }",
         "loop { if true { continue; } let a = 1; continuing { break if true; } }",
         "loop { if true { continue; } let a = 1; break; }",
         "loop { var a = 1; if true { continue; } continuing { a++; break if a == 2; } }",
         "loop { loop { continue; continuing { break if true; } } break; }", before=V),
    body("continue;", "if true { continue; }", "switch 1 { default { continue; } }",
        "loop { continuing { continue; } }", "loop { continuing { if true { continue; } break if true; } }",
        "loop { if true { continue; } let a = 1; continuing { let b = a; break if true; } }", "while true { continue }",
        "while true { continue 1; }",
         "loop { if true { continue; } var a = true; continuing { break if a; } }",
         "loop { continuing { switch 1 { default { continue; } } break if true; } }", before=V),
)  # fmt: skip

test_for = cases(
    body("for (;;) { break; }", "for (var i = 0; i < 1; i++) {}", "for (var i = 0; i < 1; i += 1) {}",
        "for (; v < 1; v++) {}", "for (v = 0; v < 1; v++) {}", "for (bar(); true; bar()) {}",
        "for (let i = 1; i < 2;) { break; }", "for (const i = 1; i < 2;) { break; }", "for (_ = 1; true; _ = 2) {}",
        "for (var i: u32; i < 1; i--) {}",
         "for (v++; v < 1; v--) {}", "for (; true;) {}", "for (var i = 0; i < 1; i++) { var i = 1; }",
         "for (; (true);) {}", "for (var i = 0; i < 3; i++) { for (var j = i; j < 3; j++) {} }",
         "for (one(); true;) {}", "for (;;v = 2) { break; }", before=V),
    body("for (;) {}", "for () {}", "for (;;;) {}", "for (;; v = 1;) {}", "for (var i = 0, i < 1, i++) {}",
        "for (; 1;) {}", "for (; v;) {}", "for (; vec2(true);) {}", "for (; i < 1;) { var i = 0; }", "for (break;;) {}",
        "for (;; discard) { break; }", "for (;; let a = 1) { break; }", "for (;; var a = 1) { break; }", "for ;; {}",
         "for (;;) ;", "for (;;) break;", "for (if true {};;) { break; }", "for (return;;) {}",
         "for (;;) { break; } else {}", "for (const_assert true;;) { break; }", "for (;; const_assert true) { break; }",
         "for (var i = 0; i < 1; i++) {} v = i;", "for (;; {}) { break; }", "for (var a; a < 1;) {}",
         "for (v; true;) {}", "for (;; v) { break; }", before=V),
)  # fmt: skip

test_if = cases(
    body("if true {}", "if (true) {}", "if v == 1 {}", "if true {} else {}", "if true {} else if false {} else {}",
        "if (v == 1 && true) || false {}", "if true { } else if (v == 2) { }", "if all(vec2(true)) {}",
        "if (true) {} else {} if false {}", "if !true { bar(); }", "if one() == 1 {}", before=V),
    body("if {}", "if 1 {}", "if v {}", "if 1.0 {}", "if vec2(true) {}", "if true;", "if true bar();",
        "if true {} else bar();", "if true {} else if {}", "else {}", "if true {} else {} else {}",
        "if true {} elseif true {}", "if true {} else if 1 {}", "if let a = true {}", "if bar() {}",
        "if true, false {}", "if (true {}", "if true) {}", "if (true) else {}",
         "if v = 1 {}", "if array(true) {}", "if true: {}", "if true { else {}", "if &v {}", before=V),
)  # fmt: skip

test_loop = cases(
    body("loop { break; }", "loop { break; continuing {} }", "loop { if true { break; } continuing { v++; } }",
        "loop { let a = 1; break; continuing { let b = a; } }", "loop { return; }",
        "loop { continuing { break if true; } }", "loop { break; continuing { { } } }",
        "loop { { break; } continuing { if true { v = 1; } } }", before=V),
    body("loop", "loop {", "loop break;", "loop true { break; }", "loop { break; continuing {} continuing {} }",
        "loop { break; continuing {} v = 1; }", "loop { continuing }", "loop { break; continuing v++; }",
        "continuing {}", "for (;;) { break; continuing {} }", "while true { break; continuing {} }",
        "if true { continuing {} }", "loop { { continuing {} } break; }",
         "loop { break; continuing { let a = 1; } v = a; }", "loop { continuing { discard; } break; }",
         "loop() { break; }", "loop { continuing { return; } }", before=V),
)  # fmt: skip

test_while = cases(
    body("while true {}", "while (true) {}", "while v < 1 { v++; }", "while true { break; }",
        "while false { continue; }", "while one() == 2 {}", "while true { while false {} }",
        "while !(v == 1) && true {}", before=V),
    body("while {}", "while 1 {}", "while v {}", "while true;", "while true bar();", "while () {}",
        "while true {} else {}", "while vec2(true) {}", "do {} while true;", "while let a = true {}", "while bar() {}",
        "while v = 1 {}", "while true, true {}", "while (true {}", before=V),
)  # fmt: skip

SW = "const c = 2; const cu = 2u; override o = 1; " + V
test_switch = cases(
    body("switch 1 { default {} }", "switch (1) { default: {} }", "switch v { case 1 {} default {} }",
        "switch v { case 1: {} case 2, 3: {} default: {} }", "switch 1u { case 1u {} default {} }",
        "switch 1u { case 1 {} default {} }", "switch v { case 1, default {} }", "switch v { case default {} }",
        "switch v { case 1, 2, {} default {} }", "switch v { case c {} default {} }",
         "switch v { case c + 1 {} default {} }", "switch v { case -1 {} default {} }",
         "switch 1 { case 1i {} default {} }", "switch 1 { case 1u {} default {} }", "switch one() { default {} }",
         "switch v { default {} case 1 {} }", "switch v { case 1 { break; } default { return; } }",
         "switch v { case 1 {} case 2 {} case 3 {} default {} }", "switch (v + 1) { default {} }",
         "switch v + 1 { default {} }",
         "switch v { case (1) {} default {} }", "switch u32(v) { case cu {} case 0xffffffffu {} default {} }",
         "switch o { case 1 {} default {} }", "switch v { case 1, default, 2 {} }",
         "switch 2147483647 { case 1 {} default {} }", "switch v { case 1 { switch v { default {} } } default {} }",
         "switch v { case min(1, 2) {} default {} }", before=SW),
    body("switch 1 {}", "switch 1 { case 1 {} }", "switch 1.0 { default {} }", "switch true { default {} }",
        "switch vec2(1) { default {} }", "switch v { case 1 {} case 1 {} default {} }",
        "switch v { case 1, 1 {} default {} }", "switch v { case c {} case 2 {} default {} }",
        "switch v { default {} default {} }", "switch v { case default, default {} }",
        "switch v { case default {} default {} }",
         "switch v { case 1u {} default {} }", "switch 1u { case 1i {} default {} }",
         "switch v { case 1.0 {} default {} }", "switch v { case v {} default {} }",
         "switch v { case o {} default {} }", "switch v { case one() {} default {} }", "switch v { case 1 default {} }",
         "switch v { case {} default {} }", "switch v { case 1 {} default {} ; }", "switch v { v = 1; default {} }",
         "switch { default {} }",
         "switch v default {}", "switch v { case 1 : default : {} }", "switch v { case 1 { fallthrough; } default {} }",
         "switch v { case 1..2 {} default {} }", "switch v { case true {} default {} }",
         "switch v { default, case 1 {} }", "switch v { case 1,, 2 {} default {} }", "switch v { default 1 {} }",
         "switch &v { default {} }", "switch v { case 2147483648 {} default {} }",
         "switch 1u { case -1 {} default {} }",
         "switch v { case 1 return; default {} }", "switch bar() { default {} }",
         "switch v { case 1u, 2i {} default {} }", "switch 1 { case 1u {} case 2i {} default {} }", before=SW),
)  # fmt: skip

A = (
    "struct S { a: i32, b: vec2i } const c = 1; override o = 1; @group(0) @binding(0) var<storage> r: i32; "
    "@group(0) @binding(1) var<storage, read_write> rw: array<S>; @group(0) @binding(2) var<uniform> un: vec4f; " + V
)
test_assignments = cases(
    body("v = 1;", "var a: f32; a = 1;", "var a: vec2i; a.x = 1; a[1] = 2; a = vec2(3);",
        "var a: S; a.a = 1; a.b.y = 2; a.b = vec2i(); a = S();", "var a: array<i32, 2>; a[v] = 1;",
        "rw[0].a = 1; rw[1].b.x = 2; rw[2] = S();", "_ = 1;", "_ = v;", "_ = one();", "_ = vec2(1, 2);", "_ = true;",
        "_ = un;", "_ = 1.5;", "let p = &v; *p = 1;", "var a: mat2x2f; a[0] = vec2f(); a[0].x = 1; a[1][1] = 2;",
         "(v) = 1;", "var a = 1; a = a;", "_ = c;", "_ = o;", "_ = &v;", "v = one();", "_ = r;", "_ = array(1, 2);",
         "var a: S; let p = &a; p.a = 1; (*p).b.x = 3;", "let a = 1; _ = a;", "_ = rw[0];", "_ = S();", "_ = i32(1.5);",
         "_ = (1);", before=A),
    body("1 = v;", "c = 1;", "o = 1;", "r = 1;", "un = vec4f();", "un.x = 1;", "let a = 1; a = 2;", "v = 1.5;",
        "v = 1u;", "v = true;", "one() = 1;", "v + 1 = 2;", "_ = bar();", "_ = nothing;", "_ = i32;", "_ = bar;",
        "_ = _;", "v = _;", "_ += 1;", "_++;", "v = v = 1;", "v == 1;", "v;", "1;", "v =;", "= 1;", "v 1;",
        "var a: vec2i; a.xy = vec2(1);", "var a: vec2i; a = vec2f();", "let a = vec2(1); a.x = 2;",
         "S() = S();", "var a: array<i32, 2>; a = array(1f, 2f);", "let p = &v; p = 1;", "&v = 1;",
         "var a: vec2i; a.z = 1;", "var a: vec2i; a[2] = 1;", "var a: array<i32, 2>; a[2] = 1;", "v := 1;",
         "v = 2147483648;", "var a: u32; a = -1;", "_ = rw;", "var a: S; a.nothing = 1;", "var a, b: i32;", "v, v = 1;",
         "_ = return;", "(1) = 2;", "f() = 1;", "vec2(1).x = 1;", before=A),
)  # fmt: skip

OPERATORS = ["+", "-", "*", "/", "%", "&", "|", "^", "<<", ">>"]
test_compound_assignments = cases(
    body(*(f"v {o}= {'1u' if o in ('<<', '>>') else '1'};" for o in OPERATORS), *(f"var a = 1.5; a {o}= 2;"
        for o in "+-*/%"), *(f"var a = vec2(1.5); a {o}= 2.0;" for o in "+-*/%"),
        *(f"var a = vec2(1u); a {o}= vec2({'1u' if o != '+' else '2u'});" for o in OPERATORS),
        "var a = true; a &= false; a |= true;",
         "var a = mat2x2f(); a *= 2.0; a += mat2x2f(); a -= mat2x2f(); a *= a;", "var a = vec2f(); a *= mat2x2f();",
         "var a: array<i32, 2>; a[v] += 1;", "let p = &v; *p += 1;", "var a: S; a.b.x += 1;", "v <<= 1;",
         "rw[0].a += 1;", "var a = vec2f(); a.x *= 2;", before=A),
    body(*(f"v {o}= 1.5;" for o in OPERATORS), *(f"v {o}= 1u;" for o in "+-*/%&|^"), *(f"var a = 1.5; a {o}= 1;"
        for o in ("&", "|", "^", "<<", ">>")), "var a = true; a += true;", "var a = true; a ^= true;",
        "let a = 1; a += 1;", "r += 1;", "c += 1;", "1 += 1;", "v += ;", "v + = 1;", "v =+ 1 2;", "v &&= true;",
        "v ||= true;", "var a = vec2(1); a.xy += vec2(1);",
         "v <<= 1i;", "v <<= 32u;", "v /= 0;", "v %= 0;", "var a = 1; a += vec2(1);", "v **= 2;", "v += bar();",
         "_ += 1;", "v -= true;", "var a = mat2x2f(); a += 1.0;", "var a = mat2x2f(); a /= 2.0;",
         "var a = vec2f(); a *= mat2x3f();", before=A),
)  # fmt: skip

test_increments = cases(
    body("v++;", "v--;", "var a = 1u; a++; a--;", "var a: vec2i; a.x++; a[1]--;", "var a: array<i32, 2>; a[0]++;",
        "let p = &v; (*p)++;", "var a: S; a.a++;", "rw[0].a++;", "(v)++;", "v ++;", "v\n++;",
        "for (v++; v < 1; v--) {}", "var a: S; let p = &a; p.a--;", "(*&v)++;", before=A),
    body("++v;", "--v;", "1++;", "c++;", "o++;", "r++;", "let a = 1; a++;", "var a = 1.5; a++;", "var a = true; a++;",
        "var a: vec2i; a++;", "v++ = 1;", "let b = v++;", "v++ + 1;", "v+++;", "v + +;", "_++;", "v++", "one()++;",
        "bar()++;", "v++++;", "v++ --;", "v = v++;", "un.x++;", "var a: vec2f; a.x--;", "if v++ == 1 {}", "*p++;",
        "var a: array<i32, 2>; a++;", "var a: S; a++;", "++(v);", "(v++);", "return v++;", before=A),
)  # fmt: skip

test_return = cases(
    ["fn f() { return; }", "fn f() -> i32 { return 1; }", "fn f() -> i32 { return (1); }",
    "fn f() -> f32 { return 1; }", "fn f() -> vec2f { return vec2(1, 2); }",
    "fn f() -> S { return S(1); } struct S { a: i32 }", "fn f() -> array<i32, 2> { return array(1, 2); }",
    "fn f() -> u32 { return 1; }", "fn f() -> bool { return 1 == 2; }"],
    ["fn f() { return 1; }", "fn f() -> i32 { return; }", "fn f() -> i32 { return 1.5; }",
    "fn f() -> i32 { return true; }", "fn f() -> u32 { return -1; }", "fn f() -> vec2f { return vec3f(); }",
    "fn f() -> S { return 1; } struct S { a: i32 }", "fn f() -> i32 { return f; }", "fn f() -> i32 { return i32; }",
    "fn f() -> i32 { return 1, 2; }", "fn f() { return bar(); } fn bar() {}", "return;",
    "fn f() -> array<i32, 2> { return array(1, 2, 3); }",
     "fn f() -> f32 { return 1u; }", "fn f() -> i32 { return 2147483648; }"],
)  # fmt: skip

test_discard = cases(
    [*body("discard;", "if true { discard; }", "discard; let a = 1;", "loop { discard; break; }"), "@fragment fn f() { discard; }", "@fragment fn f() { g(); } fn g() { discard; }"],
    ["@compute @workgroup_size(1) fn f() { discard; }", "@vertex fn f() -> @builtin(position) vec4f { discard; return vec4f(); }", "@compute @workgroup_size(1) fn f() { g(); } fn g() { discard; }", "discard;", *body("discard", "discard 1;", "discard();", "loop { break; continuing { discard } }")],
)  # fmt: skip

test_other_statements = cases(
    entry("", "{}", "{{}}", "{ let a = 1; } { let a = 2; }", "var a = 1; { a = 2; }"),
    entry(
        "{",
        "}",
        "()",
        "goto a;",
        "1 + 1;",
        "let 1 = 1;",
        "a: let b = 1;",
        "assert true;",
        "import a;",
        "let a = 1; }",
        "{ ;} }",
        "var a = {};",
        "fallthrough;",
    ),
)
