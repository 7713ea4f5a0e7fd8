//! Bitcasts between vectors of f16 and numbers of 32 bits: naga reads `bitcast<vec2<f16>>(word)` as one f32.
//!
//! naga reads calls of functions in their places, whose results have the types that the program names. Then each call becomes what
//! its argument asks for: a cast as naga has it, or the call of a function that packs halves.

use std::mem;

use naga::front::Typifier;
use naga::proc::ResolveContext;
use naga::{
    Block, Expression, Function, Handle, Module, Range, ScalarKind, Statement, TypeInner,
    VectorSize,
};

use super::tokens::{Aliases, aliases, tokens};

const BITCAST: &str = "bitcast";

/// A program with calls in the place of such bitcasts, as long as these were.
pub struct StandIns {
    /// The program, and behind it the functions.
    pub text: String,
    /// Whether it asks for halves, which naga would read as numbers of another type.
    pub has_halves: bool,
    /// How the names of the functions begin.
    prefix: String,
}

/// What bitcasts are read otherwise.
#[derive(Clone, Copy, PartialEq)]
enum Target {
    /// A number of 32 bits, or a vector of two: its type.
    Words(bool, &'static str),
    /// `vec2<f16>`, or `vec4<f16>`.
    Halves(bool),
}

const TARGETS: [Target; 8] = [
    Target::Words(false, "u32"),
    Target::Words(false, "i32"),
    Target::Words(false, "f32"),
    Target::Words(true, "u32"),
    Target::Words(true, "i32"),
    Target::Words(true, "f32"),
    Target::Halves(false),
    Target::Halves(true),
];

/// None where there are no halves, or no bitcasts in functions.
pub fn with_stand_ins(source: &str) -> Option<StandIns> {
    if !source.contains("f16") || !source.contains(BITCAST) {
        return None;
    }
    let tokens: Vec<_> = tokens(source).collect();
    let words: Vec<&str> = tokens.iter().map(|token| &source[token.clone()]).collect();
    let aliases = aliases(&words);
    // A digit that makes these names new; with another digit they are shorter than any bitcast.
    let prefix = (0..100)
        .map(|n| format!("cast{n}_"))
        .find(|name| !source.contains(name.as_str()))?;
    let mut text = source.to_owned();
    let mut used = [false; TARGETS.len()];
    let mut depth = 0_usize;
    for (at, word) in words.iter().enumerate() {
        match *word {
            "{" => depth += 1,
            "}" => depth = depth.saturating_sub(1),
            BITCAST if words.get(at + 1) != Some(&"<") => return None,
            BITCAST if depth != 0 => {
                let Some((target, end)) = target(&words, &aliases, at + 2) else {
                    continue;
                };
                used[target] = true;
                let range = tokens[at].start..tokens[end].end;
                let name = format!("{prefix}{target}");
                let padded = format!("{name:width$}", width = range.len());
                if padded.len() != range.len() {
                    return None;
                }
                text.replace_range(range, &padded);
            }
            _ => {}
        }
    }
    if !used.contains(&true) {
        return None;
    }
    for (at, target) in TARGETS.iter().enumerate() {
        if used[at] {
            target.declare(&format!("{prefix}{at}"), &mut text);
        }
    }
    let mut targets = TARGETS.iter().zip(used);
    let has_halves = targets.any(|(target, used)| used && matches!(target, Target::Halves(_)));
    Some(StandIns {
        text,
        has_halves,
        prefix,
    })
}

/// The target whose type begins with this word, and where its template ends.
fn target(words: &[&str], aliases: &Aliases<'_>, at: usize) -> Option<(usize, usize)> {
    let mut ty = words.get(at..)?.iter().copied().take(8).collect::<Vec<_>>();
    let close = |ty: &[&str]| ty.iter().position(|word| *word == "(");
    let mut length = close(&ty)?;
    let end = at + length - 1;
    (ty.get(length - 1) == Some(&">")).then_some(())?;
    length -= 1;
    ty.truncate(length);
    // A trailing comma may stand there.
    ty.retain(|word| *word != ",");
    let ty = resolved(words, aliases, &ty, 3)?;
    let vector = |count: &str| {
        let rest = ty.strip_prefix("vec")?.strip_prefix(count)?;
        Some(match rest {
            "u" => "u32",
            "i" => "i32",
            "f" => "f32",
            "h" => "f16",
            _ => rest.strip_prefix('<')?.strip_suffix('>')?,
        })
    };
    let is = |target: &Target| match *target {
        Target::Words(false, name) => ty == name,
        Target::Words(true, name) => vector("2") == Some(name),
        Target::Halves(false) => vector("2") == Some("f16"),
        Target::Halves(true) => vector("4") == Some("f16"),
    };
    Some((TARGETS.iter().position(is)?, end))
}

/// A type without the names that the program gives to types.
fn resolved(words: &[&str], aliases: &Aliases<'_>, ty: &[&str], most: usize) -> Option<String> {
    let mut text = String::new();
    for word in ty {
        match aliases.get(word) {
            Some(at) if most != 0 => {
                let of = words.get(*at..)?;
                let end = of.iter().take(8).position(|word| *word == ";")?;
                text += &resolved(words, aliases, &of[..end], most - 1)?;
            }
            _ => text += word,
        }
    }
    Some(text)
}

impl Target {
    /// Its functions: those that do the work, and one that stands for the bitcast, with an argument as the program has none.
    fn declare(self, name: &str, text: &mut String) {
        let (result, variants): (_, Vec<_>) = match self {
            Self::Words(false, ty) => (
                ty.to_owned(),
                vec![(
                    "vec2<f16>",
                    format!("bitcast<{ty}>(pack2x16float(vec2<f32>(v)))"),
                )],
            ),
            Self::Words(true, ty) => (
                format!("vec2<{ty}>"),
                vec![(
                    "vec4<f16>",
                    format!(
                        "bitcast<vec2<{ty}>>(vec2<u32>(pack2x16float(vec2<f32>(v.xy)), \
                         pack2x16float(vec2<f32>(v.zw))))"
                    ),
                )],
            ),
            Self::Halves(false) => (
                "vec2<f16>".to_owned(),
                ["u32", "i32", "f32"]
                    .map(|ty| (ty, "vec2<f16>(unpack2x16float(bitcast<u32>(v)))".to_owned()))
                    .into(),
            ),
            Self::Halves(true) => (
                "vec4<f16>".to_owned(),
                ["vec2<u32>", "vec2<i32>", "vec2<f32>"]
                    .map(|ty| {
                        let word = |of: &str| format!("unpack2x16float(bitcast<u32>(v.{of}))");
                        (
                            ty,
                            format!("vec4<f16>(vec4<f32>({}, {}))", word("x"), word("y")),
                        )
                    })
                    .into(),
            ),
        };
        let mut first = String::new();
        for (letter, (ty, value)) in ('a'..).zip(&variants) {
            *text += &format!("\nfn {name}{letter}(v: {ty}) -> {result} {{ return {value}; }}");
            // They have to be in front of it.
            first += &format!("_ = {name}{letter}({ty}());");
        }
        *text += &format!(
            "\nstruct {name}z {{ v: u32 }}\n\
             @must_use fn {name}(v: {name}z) -> {result} {{ {first} return {result}(); }}"
        );
    }

    fn kind(self) -> ScalarKind {
        match self {
            Self::Words(_, "u32") => ScalarKind::Uint,
            Self::Words(_, "i32") => ScalarKind::Sint,
            _ => ScalarKind::Float,
        }
    }

    /// Whether a value of this type is cast by taking each of its numbers for another one.
    fn casts(self, from: &TypeInner) -> bool {
        let (size, scalar) = match *from {
            TypeInner::Scalar(scalar) => (None, scalar),
            TypeInner::Vector { size, scalar } => (Some(size), scalar),
            _ => return false,
        };
        let wanted = match self {
            Self::Words(false, _) => (None, 4),
            Self::Words(true, _) => (Some(VectorSize::Bi), 4),
            Self::Halves(false) => (Some(VectorSize::Bi), 2),
            Self::Halves(true) => (Some(VectorSize::Quad), 2),
        };
        scalar.kind != ScalarKind::Bool && (size, scalar.width) == wanted
    }
}

/// A function that stands for a bitcast.
struct StandIn {
    function: Handle<Function>,
    target: Target,
    /// The functions that do its work, and what they take.
    variants: Vec<(Handle<Function>, TypeInner)>,
}

impl StandIns {
    /// Makes each call what it stands for. What has an argument that fits nowhere stays, for naga to refuse.
    pub fn fill(&self, module: &mut Module) {
        let named = |name: &str| {
            let mut functions = module.functions.iter();
            functions.find_map(|(handle, of)| (of.name.as_deref() == Some(name)).then_some(handle))
        };
        let mut stand_ins = Vec::new();
        for (at, target) in TARGETS.into_iter().enumerate() {
            let name = format!("{}{at}", self.prefix);
            let Some(function) = named(&name) else {
                continue;
            };
            let variants = ('a'..='c').filter_map(|letter| {
                let variant = named(&format!("{name}{letter}"))?;
                let ty = module.functions[variant].arguments.first()?.ty;
                Some((variant, module.types[ty].inner.clone()))
            });
            stand_ins.push(StandIn {
                function,
                target,
                variants: variants.collect(),
            });
        }
        // Taken out while the rest of the module is asked for types: no function calls itself.
        let handles: Vec<_> = module.functions.iter().map(|(handle, _)| handle).collect();
        for handle in handles {
            let mut function = mem::take(&mut module.functions[handle]);
            replace(&mut function, module, &stand_ins);
            module.functions[handle] = function;
        }
        for at in 0..module.entry_points.len() {
            let mut function = mem::take(&mut module.entry_points[at].function);
            replace(&mut function, module, &stand_ins);
            module.entry_points[at].function = function;
        }
    }
}

fn replace(function: &mut Function, module: &Module, stand_ins: &[StandIn]) {
    let mut body = mem::take(&mut function.body);
    let mut replacing = Replacing {
        module,
        stand_ins,
        types: Typifier::new(),
    };
    replacing.block(&mut body, function);
    function.body = body;
}

struct Replacing<'a> {
    module: &'a Module,
    stand_ins: &'a [StandIn],
    types: Typifier,
}

impl Replacing<'_> {
    fn block(&mut self, block: &mut Block, function: &mut Function) {
        for statement in block.iter_mut() {
            match statement {
                Statement::Block(inner) => self.block(inner, function),
                Statement::If { accept, reject, .. } => {
                    self.block(accept, function);
                    self.block(reject, function);
                }
                Statement::Switch { cases, .. } => {
                    for case in cases {
                        self.block(&mut case.body, function);
                    }
                }
                Statement::Loop {
                    body, continuing, ..
                } => {
                    self.block(body, function);
                    self.block(continuing, function);
                }
                Statement::Call {
                    function: called,
                    arguments,
                    result: Some(result),
                } => {
                    let stand_in = self.stand_ins.iter().find(|of| of.function == *called);
                    let (Some(stand_in), [argument]) = (stand_in, &arguments[..]) else {
                        continue;
                    };
                    let Some(made) = self.made(stand_in, *argument, function) else {
                        continue;
                    };
                    let result = *result;
                    match made {
                        Expression::CallResult(variant) => *called = variant,
                        _ => *statement = Statement::Emit(Range::new_from_bounds(result, result)),
                    }
                    function.expressions[result] = made;
                }
                _ => {}
            }
        }
    }

    /// What is in the place of a call with this argument.
    fn made(
        &mut self,
        stand_in: &StandIn,
        argument: Handle<Expression>,
        function: &Function,
    ) -> Option<Expression> {
        let context = ResolveContext::with_locals(
            self.module,
            &function.local_variables,
            &function.arguments,
        );
        let grown = self.types.grow(argument, &function.expressions, &context);
        grown.ok()?;
        let from = self.types.get(argument, &self.module.types);
        let mut variants = stand_in.variants.iter();
        if let Some((variant, _)) = variants.find(|(_, ty)| ty == from) {
            return Some(Expression::CallResult(*variant));
        }
        stand_in.target.casts(from).then_some(Expression::As {
            expr: argument,
            kind: stand_in.target.kind(),
            convert: None,
        })
    }
}

#[cfg(test)]
mod tests {
    use naga::valid::{Capabilities, ValidationFlags, Validator};

    use super::*;
    use crate::shader::reading;

    /// Whether the body of a function is valid, where `u`, `i`, `f`, `h` and their vectors are variables.
    fn valid(body: &str) -> bool {
        let code = format!(
            "enable f16; alias Half = f16; alias Pair = vec2<Half>; alias Word = u32;
            var<private> u: u32; var<private> i: i32; var<private> f: f32; var<private> h: f16;
            var<private> u2: vec2u; var<private> i2: vec2i; var<private> f2: vec2f; var<private> h2: vec2h;
            var<private> h3: vec3h; var<private> h4: vec4h; var<private> u3: vec3u; var<private> b: bool;
            @compute @workgroup_size(1) fn main() {{ {body} }}"
        );
        let read = reading::read(&code, Capabilities::all());
        read.is_ok_and(|read| {
            let mut validator = Validator::new(ValidationFlags::all(), Capabilities::all());
            validator.validate(&read.module).is_ok()
        })
    }

    #[test]
    fn halves_become_words_and_back() {
        for (ty, from) in [
            ("u32", "h2"),
            ("i32", "h2"),
            ("f32", "h2"),
            ("Word", "h2"),
            ("vec2<u32>", "h4"),
            ("vec2i", "h4"),
            ("vec2<f32>", "h4"),
            ("vec2<Word>", "h4"),
            ("vec2<f16>", "u"),
            ("vec2h", "i"),
            ("Pair", "f"),
            ("vec2<Half>", "h2"),
            ("vec4<f16>", "u2"),
            ("vec4h", "i2"),
            ("vec4h", "f2"),
            ("vec4h", "h4"),
            ("u32", "f"),
            ("f32", "u"),
            ("vec2f", "u2"),
            ("vec3h", "h3"),
            ("f16", "h"),
        ] {
            let cast = format!("bitcast<{ty}>({from})");
            for body in [
                format!("let a: {ty} = {cast};"),
                format!(
                    "var a: {ty}; a = {cast}; {{ loop {{ if all({cast} == a) {{ break; }} }} }}"
                ),
                format!("_ = bitcast < {ty} , > ({from});"),
                format!("_ = {cast} + {cast};"),
            ] {
                assert!(valid(&body), "{body}");
            }
            assert!(!valid(&format!("{cast};")), "{cast}");
        }
        for body in [
            "let a: vec2h = bitcast<vec2h>(bitcast<u32>(h2));",
            "let a: f16 = bitcast<vec2<f16>>(u).y;",
            "const a = bitcast<u32>(1f); let c: vec2h = bitcast<vec2h>(a);",
            "let a: vec2h = bitcast<vec2h>(1); let c: u32 = bitcast<u32>(1.5);",
            "let a = vec4h(bitcast<vec2<f16>>(u2.x), bitcast<vec2<f16>>(u2.y));",
            "switch u { case bitcast<u32>(1f) { h2 = bitcast<vec2h>(u); } default { } }",
        ] {
            assert!(valid(body), "{body}");
        }
    }

    #[test]
    fn other_sizes_stay_wrong() {
        for body in [
            "let a = bitcast<u32>(h);",
            "let a = bitcast<u32>(h3);",
            "let a = bitcast<u32>(h4);",
            "let a = bitcast<u32>(b);",
            "let a = bitcast<u32>(u2);",
            "let a = bitcast<vec2u>(h2);",
            "let a = bitcast<vec2h>(u2);",
            "let a = bitcast<vec2h>(h);",
            "let a = bitcast<vec4h>(u);",
            "let a = bitcast<vec4h>(u3);",
            "let a: f32 = bitcast<vec2h>(u);",
            "let a = bitcast<u32>(u, u);",
            "let a = bitcast<u32>();",
        ] {
            assert!(!valid(body), "{body}");
        }
    }

    #[test]
    fn programs_without_halves_stay() {
        assert!(with_stand_ins("fn f() { _ = bitcast<u32>(1f); }").is_none());
        assert!(with_stand_ins("enable f16; const a = bitcast<u32>(1f);").is_none());
        assert!(with_stand_ins("enable f16; fn bitcast() {} fn f() { bitcast(); }").is_none());
        for cut in [
            "bitcast",
            "bitcast<",
            "bitcast<u32",
            "bitcast<u32>",
            "bitcast<vec2<",
            "bitcast<>(",
        ] {
            let _ = with_stand_ins(&format!("alias A = A; enable f16; fn f() {{ {cut}"));
        }
        let source = "enable f16; alias A = B; alias B = A; fn f() { _ = bitcast<A>(1); }";
        assert!(with_stand_ins(source).is_none());
    }

    #[test]
    fn places_stay() {
        let source = "enable f16; fn f() { let a = bitcast<vec2<f16>>(1u); }";
        let text = with_stand_ins(source).unwrap().text;
        assert_eq!(text.find("(1u); }"), source.find("(1u); }"));
    }
}
