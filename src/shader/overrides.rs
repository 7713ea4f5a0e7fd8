//! Programs whose overrides are constants: naga evaluates less of the ones than of the others, and some constants are evaluated before
//! it sees them.

use std::collections::{HashMap, HashSet};

use naga::back::PipelineConstants;
use naga::{Module, Scalar, TypeInner};

use super::tokens::tokens;

/// A program with overrides.
pub struct Overridden {
    text: Box<str>,
    overrides: Box<[Override]>,
}

struct Override {
    name: Box<str>,
    /// What pipelines call it.
    key: Box<str>,
    scalar: Scalar,
}

impl Overridden {
    /// `module` is what was read from the text; None where it has no overrides.
    pub fn new(text: &str, module: &Module) -> Option<Self> {
        let overrides: Box<[_]> = module
            .overrides
            .iter()
            .filter_map(|(_, of)| {
                let name = of.name.as_deref()?;
                let TypeInner::Scalar(scalar) = module.types[of.ty].inner else {
                    return None;
                };
                let key = of
                    .id
                    .map_or_else(|| name.into(), |id| id.to_string().into());
                Some(Override {
                    name: name.into(),
                    key,
                    scalar,
                })
            })
            .collect();
        (!overrides.is_empty()).then(|| Self {
            text: text.into(),
            overrides,
        })
    }

    /// The program with constants of these values, or of its own. None where some have neither, or where others are given.
    pub fn with(&self, given: &PipelineConstants) -> Option<String> {
        let keys: HashSet<&str> = self.overrides.iter().map(|of| &*of.key).collect();
        if !given.keys().all(|key| keys.contains(&**key)) {
            return None;
        }
        let overrides = self.overrides.iter();
        let by_name: HashMap<&str, &Override> = overrides.map(|of| (&*of.name, of)).collect();
        let tokens: Vec<_> = tokens(&self.text).collect();
        let word = |at: usize| tokens.get(at).map_or("", |token| &self.text[token.clone()]);
        let mut changed = String::with_capacity(self.text.len() + 32 * self.overrides.len());
        let (mut copied, mut depth, mut begin) = (0, 0_usize, 0);
        let mut at = 0;
        while at < tokens.len() {
            match word(at) {
                "{" => depth += 1,
                "}" => depth = depth.saturating_sub(1),
                "override" if depth == 0 => {
                    let end = (at..tokens.len()).find(|at| word(*at) == ";")?;
                    let of = by_name.get(word(at + 1))?;
                    let value = match given.get(&*of.key) {
                        Some(value) => of.literal(*value)?,
                        None => {
                            let equals = (at..end).find(|at| word(*at) == "=")?;
                            self.text[tokens[equals].end..tokens[end].start].to_owned()
                        }
                    };
                    // With the attributes before it.
                    changed += &self.text[copied..tokens[begin].start];
                    changed += &format!("const {}: {} = {value}", of.name, of.type_name()?);
                    copied = tokens[end].start;
                    at = end;
                }
                _ => {}
            }
            at += 1;
            if depth == 0 && matches!(word(at - 1), ";" | "}") {
                begin = at;
            }
        }
        changed += &self.text[copied..];
        Some(changed)
    }
}

impl Override {
    fn type_name(&self) -> Option<&'static str> {
        Some(match self.scalar {
            Scalar::BOOL => "bool",
            Scalar::I32 => "i32",
            Scalar::U32 => "u32",
            Scalar::F16 => "f16",
            Scalar::F32 => "f32",
            _ => return None,
        })
    }

    /// A value as it is written; None where the type does not hold it.
    fn literal(&self, value: f64) -> Option<String> {
        Some(match self.scalar {
            Scalar::BOOL => (value != 0.0).to_string(),
            Scalar::I32 | Scalar::U32 if value.abs() < 2_f64.powi(33) => (value as i64).to_string(),
            Scalar::F16 | Scalar::F32 if (value as f32).is_finite() => {
                format!("{:?}", value as f32)
            }
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(code: &str, given: &[(&str, f64)]) -> Option<String> {
        let module = naga::front::wgsl::parse_str(code).unwrap();
        let given = given.iter().map(|(key, value)| ((*key).to_owned(), *value));
        Overridden::new(code, &module)?.with(&given.collect())
    }

    #[test]
    fn overrides_become_constants() {
        let code = "override a = 1u; @id(7) override b: f32 = 2.5; fn f() { let override_ = a; }\n\
                    override c: bool; const d = 1;";
        assert_eq!(
            with(code, &[("a", 3.0), ("c", 1.0)]).unwrap(),
            "const a: u32 = 3; const b: f32 =  2.5; fn f() { let override_ = a; }\n\
             const c: bool = true; const d = 1;"
        );
        assert_eq!(
            with(code, &[("7", -0.1), ("c", 0.0)]).unwrap(),
            "const a: u32 =  1u; const b: f32 = -0.1; fn f() { let override_ = a; }\n\
             const c: bool = false; const d = 1;"
        );
    }

    #[test]
    fn what_is_wrong_is_left_to_core() {
        assert!(with("override a: f32;", &[]).is_none());
        assert!(with("override a = 1.0;", &[("b", 1.0)]).is_none());
        assert!(with("@id(3) override a = 1.0;", &[("a", 1.0)]).is_none());
        assert!(with("override a = 1.0;", &[("a", 1e39)]).is_none());
        assert!(with("override a = 1;", &[("a", 1e12)]).is_none());
        assert!(with("const a = 1;", &[]).is_none());
    }
}
