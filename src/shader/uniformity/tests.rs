use std::ops::Range;

use super::*;
use crate::shader::{self, directives};

/// The findings about a shader, read as `api::shader_module` does.
fn findings(code: &str) -> Vec<Finding> {
    let plain = directives::without_directives(code, true).unwrap();
    let plain = directives::without_diagnostics(&plain).unwrap_or_else(|| plain.into_owned());
    let module = shader::parse(&plain, naga::valid::Capabilities::all());
    let module = module.unwrap_or_else(|error| panic!("{error}"));
    check(&module, code, &|range: Range<usize>| range)
}

/// What the findings are about, in order.
fn calls(code: &str) -> Vec<&str> {
    let found = findings(code);
    found.into_iter().map(|f| &code[f.range]).collect()
}

const COMPUTE: &str = "
    @group(0) @binding(0) var<uniform> u: u32;
    @group(0) @binding(1) var<storage> ro: array<u32>;
    @group(0) @binding(2) var<storage, read_write> rw: array<u32>;
    @group(0) @binding(3) var image: texture_storage_2d<r32uint, read_write>;
    var<private> p: u32;
    var<workgroup> w: u32;
    var<workgroup> ws: array<u32, 4>;
    var<workgroup> a: atomic<u32>;
    fn b() { workgroupBarrier(); }
    fn same(x: u32) -> u32 { return x; }
    fn one(x: ptr<function, u32>) { *x = 1; }
    fn copy(x: ptr<function, u32>, y: ptr<function, u32>) { *x = *y; }
    fn asks(x: u32) { if x == 1 { workgroupBarrier(); } }
    fn asks_behind(x: ptr<function, u32>) { if *x == 1 { workgroupBarrier(); } }
    fn leaves() { if p == 1 { return; } }
    @compute @workgroup_size(2) fn main(@builtin(local_invocation_index) i: u32, @builtin(workgroup_id) g: vec3u) {";

fn is_uniform(body: &str) -> bool {
    calls(&format!("{COMPUTE} {body} }}")).is_empty()
}

#[test]
fn values_are_uniform_or_not() {
    for value in [
        "1u",
        "u",
        "ro[u]",
        "g.x",
        "arrayLength(&rw)",
        "workgroupUniformLoad(&w)",
        "same(u)",
        "max(u, g.y)",
        "select(u, 1u, u == 2)",
    ] {
        assert!(
            is_uniform(&format!("if {value} == 1 {{ b(); }}")),
            "{value}"
        );
        assert!(
            is_uniform(&format!("var x = i; x = {value}; if x == 1 {{ b(); }}")),
            "{value}"
        );
        assert!(is_uniform(&format!("asks({value});")), "{value}");
    }
    for value in [
        "p",
        "w",
        "i",
        "rw[0]",
        "ro[i]",
        "atomicLoad(&a)",
        "textureLoad(image, vec2u()).x",
        "same(i)",
        "max(u, i)",
        "ws[0]",
        "select(u, 1u, i == 2)",
    ] {
        assert!(
            !is_uniform(&format!("if {value} == 1 {{ b(); }}")),
            "{value}"
        );
        assert!(
            !is_uniform(&format!("let x = {value}; if x == 1 {{ b(); }}")),
            "{value}"
        );
        assert!(
            !is_uniform(&format!("if u == 1 && {value} == 1 {{ b(); }}")),
            "{value}"
        );
        assert!(!is_uniform(&format!("asks({value});")), "{value}");
    }
    assert!(!is_uniform("_ = workgroupUniformLoad(&ws[i]);"));
}

#[test]
fn control_flow_meets_again() {
    for body in [
        "if i == 1 {} b();",
        "if i == 1 { p = 1; } else { p = 2; } b();",
        "switch i { case 1: { break; } default: {} } b();",
        "for (var j = 0u; j < i; j++) {} b();",
        "loop { if i == 1 { break; } } b();",
        "loop { b(); if i == 1 { break; } break; }",
        "leaves(); b();",
        "return; if i == 1 { b(); }",
        "for (var j = 0u; j < u; j++) { if i == 1 { continue; } }",
        "if workgroupUniformLoad(&w) == 0 && i == 0 {}",
        "loop { b(); break; continuing { b(); } }",
    ] {
        assert!(is_uniform(body), "{body}");
    }
    for body in [
        "if i == 1 { return; } b();",
        "switch i { case 1: { return; } default: {} } b();",
        "switch u { case 1: { if i == 1 { break; } b(); } default: {} }",
        "loop { if i == 1 { return; } break; } b();",
        "loop { b(); if i == 1 { break; } }",
        "loop { b(); continuing { break if i == 1; } }",
        "for (var j = 0u; j < u; j++) { if i == 1 { continue; } b(); }",
        "if i == 0 && workgroupUniformLoad(&w) == 0 {}",
        "let k = u == 1; if i == 1 { if k { b(); } }",
    ] {
        assert!(!is_uniform(body), "{body}");
    }
}

#[test]
fn variables_are_followed() {
    for body in [
        "var x = i; x = u; if x == 1 { b(); }",
        "var x = u; let y = &x; *y = i; *y = 1; if x == 1 { b(); }",
        "var x: array<u32, 2>; x[0] = i; x = array(u, u); if x[0] == 1 { b(); }",
        "var x = u; if u == 1 { x = i; return; } if x == 1 { b(); }",
        "var x = i; one(&x); if x == 1 { b(); }",
        "var x = i; var y = u; copy(&x, &y); if x == 1 { b(); }",
        "var x = 0u; loop { if u == 0 { break; } x = i; continuing { x = 1; } } if x == 1 { b(); }",
    ] {
        assert!(is_uniform(body), "{body}");
    }
    for body in [
        "var x = u; x += i; if x == 1 { b(); }",
        "var x: array<u32, 2>; x[0] = i; x[0] = 1; if x[1] == 1 { b(); }",
        "var x: array<u32, 2>; x[i] = 1; if x[1] == 1 { b(); }",
        "var x = u; if i == 1 { x = 1; } if x == 1 { b(); }",
        "var x = u; if i == 1 { one(&x); } if x == 1 { b(); }",
        "var x = u; var y = i; copy(&x, &y); if x == 1 { b(); }",
        "var x = array(u, i); one(&x[0]); if x[0] == 1 { b(); }",
        "var x = i; asks_behind(&x);",
        "var x = 0u; for (; x < u; x += i) { b(); }",
        "var x = 0u; loop { x = 1; if u == 0 { break; } x = i; if u == 1 { break; } } if x == 1 { b(); }",
    ] {
        assert!(!is_uniform(body), "{body}");
    }
}

#[test]
fn what_is_sampled_and_derived_needs_it_and_gives_none() {
    let fragment = |body: &str| {
        calls(&format!(
            "@group(0) @binding(0) var t: texture_2d<f32>; @group(0) @binding(1) var s: sampler;
            struct In {{ @builtin(position) at: vec4f, @location(0) x: f32 }}
            @fragment fn main(in: In) {{ {body} }}"
        ))
        .is_empty()
    };
    for (call, needs) in [
        ("dpdx(1.0)", true),
        ("fwidthCoarse(1.0)", true),
        ("textureSample(t, s, vec2f()).x", true),
        ("textureSampleBias(t, s, vec2f(), 1).x", true),
        ("textureSampleLevel(t, s, vec2f(), 0).x", false),
        (
            "textureSampleGrad(t, s, vec2f(), vec2f(), vec2f()).x",
            false,
        ),
        ("textureGather(0, t, s, vec2f()).x", false),
        ("textureLoad(t, vec2u(), 0).x", false),
    ] {
        assert!(fragment(&format!("_ = {call};")), "{call}");
        assert!(
            fragment(&format!("if in.x == 1 {{ discard; }} _ = {call};")),
            "{call}"
        );
        assert_eq!(
            fragment(&format!("if in.x == 1 {{ _ = {call}; }}")),
            !needs,
            "{call}"
        );
        assert_eq!(
            fragment(&format!("if {call} == 1 {{ _ = dpdx(1.0); }}")),
            !needs,
            "{call}"
        );
    }
}

#[test]
fn a_subgroup_agrees_on_less_than_a_workgroup() {
    let compute = |body: &str| {
        calls(&format!(
            "enable subgroups; var<private> p: u32; @group(0) @binding(0) var<uniform> u: u32;
            @compute @workgroup_size(64) fn main(@builtin(subgroup_id) id: u32, @builtin(subgroup_size) size: u32) {{ {body} }}"
        ))
        .is_empty()
    };
    assert!(compute("if id == 0 { _ = subgroupAdd(1u); }"));
    assert!(compute("if subgroupAdd(u) == 0 { _ = subgroupAdd(1u); }"));
    assert!(compute("if size == 8 { workgroupBarrier(); }"));
    assert!(compute("_ = subgroupShuffleUp(1u, id);"));
    assert!(compute("_ = subgroupShuffle(1u, p);"));
    assert!(!compute("if id == 0 { workgroupBarrier(); }"));
    assert!(!compute("if subgroupAdd(u) == 0 { workgroupBarrier(); }"));
    assert!(!compute("if subgroupAdd(p) == 0 { _ = subgroupAdd(1u); }"));
    assert!(!compute(
        "if subgroupExclusiveAdd(u) == 0 { _ = subgroupAdd(1u); }"
    ));
    assert!(!compute("_ = subgroupShuffleUp(1u, p);"));
}

#[test]
fn filters_change_what_is_said() {
    let severity = |front: &str, attribute: &str| {
        let code = format!(
            "{front} fn f() {{ _ = dpdx(1.0); }}
            @fragment fn main(@location(0) x: f32) {{ {attribute} if x == 1 {{ f(); _ = dpdy(1.0); }} }}"
        );
        let all: Vec<_> = findings(&code).iter().map(|f| f.severity).collect();
        all
    };
    use Severity::{Error, Info, Warning};
    assert_eq!(severity("", ""), [Error, Error]);
    assert_eq!(
        severity("diagnostic(info, derivative_uniformity);", ""),
        [Info, Info]
    );
    // The call within `f` is where the rule would be broken, and that is not in the attribute's range.
    assert_eq!(
        severity("", "@diagnostic(off, derivative_uniformity)"),
        [Error]
    );
    assert_eq!(
        severity("@diagnostic(warning, derivative_uniformity)", ""),
        [Warning, Error]
    );
    assert_eq!(severity("diagnostic(off, derivative_uniformity);", ""), []);
}

#[test]
fn a_finding_says_where_and_why() {
    let code = "var<private> flag: bool; fn f() { workgroupBarrier(); }
        @compute @workgroup_size(2) fn main() { if flag { f(); } }";
    let [finding] = &findings(code)[..] else {
        panic!()
    };
    assert_eq!(&code[finding.range.clone()], "f()");
    assert!(
        finding
            .text
            .contains("`f` needs uniform control flow for the `workgroupBarrier` within")
    );
    let notes: Vec<_> = finding
        .notes
        .iter()
        .map(|(at, text)| (&code[at.clone()], text.as_str()))
        .collect();
    let [called, branch, source] = notes[..] else {
        panic!("{notes:?}")
    };
    assert_eq!(
        called,
        ("workgroupBarrier", "`workgroupBarrier` is called here")
    );
    assert_eq!(branch, ("flag", "the control flow depends on `flag`"));
    assert!(source.0 == "flag" && source.1.contains("`private` memory"));
}

#[test]
fn hostile_shaders_end_soon() {
    let names = || (0..2000).map(|i| format!("a{i}"));
    let declared: String = names().map(|a| format!("var {a} = p; ")).collect();
    let loops: String = (0..100)
        .map(|i| format!("loop {{ if p == {i} {{ break; }} "))
        .collect();
    let changed: String = names().map(|a| format!("{a} += a7; ")).collect();
    let nested = format!("{declared} {loops} {changed} {}", "}".repeat(100));
    let long: String = (0..9000)
        .map(|i| format!("if p == {i} {{ x += {i}; }} "))
        .collect();
    let chain: String = (0..5000)
        .map(|i| format!("else if p == {i} {{ x = 2; }} "))
        .collect();
    let bodies = [
        nested,
        format!("var x = 0; {long}"),
        format!("var x = 0; if p == 9 {{}} {chain}"),
    ];
    let around =
        |body: &String| format!("var<private> p: i32; fn f() {{ {body} workgroupBarrier(); }}");
    let shaders = bodies.each_ref().map(around);
    std::thread::Builder::new()
        .stack_size(256 << 20)
        .spawn(move || {
            let start = std::time::Instant::now();
            for shader in &shaders {
                assert!(findings(shader).is_empty());
            }
            assert!(start.elapsed().as_secs() < 30);
        })
        .unwrap()
        .join()
        .unwrap();
}
