//! What the compiler says about a shader, and what its refusals mean.

use std::borrow::Cow;
use std::ops::Range;

use wgpu_core::pipeline::CreateShaderModuleError;

use super::uniformity::{Finding, Severity};
use crate::abi::*;
use crate::convert::shader::Source;
use crate::error::{self, Fault};
use crate::export;

/// The most of a report that is kept: source lines may be as long as the source.
const MAX_REPORT: usize = 8 << 10;

/// One message of the compiler, and where in the source.
#[derive(Debug, PartialEq)]
pub struct Diagnostic {
    severity: Severity,
    message: String,
    line: u64,
    column: u64,
    offset: u64,
    length: u64,
}

impl Diagnostic {
    fn new(message: String, source: &str, range: Option<Range<usize>>) -> Self {
        let mut diagnostic = Self {
            severity: Severity::Error,
            message,
            line: 0,
            column: 0,
            offset: 0,
            length: 0,
        };
        // Tokens of a macro from outside have places that are not in the source.
        if let Some(range) = range
            && let Some(before) = source.as_bytes().get(..range.start)
        {
            let line = before
                .iter()
                .rposition(|b| *b == b'\n')
                .map_or(0, |at| at + 1);
            diagnostic.line = 1 + before.iter().filter(|b| **b == b'\n').count() as u64;
            diagnostic.column = (range.start - line) as u64 + 1;
            diagnostic.offset = range.start as u64;
            diagnostic.length = range.end.min(source.len()).saturating_sub(range.start) as u64;
        }
        diagnostic
    }

    /// What is not uniform. `strict`: an error is one, otherwise a warning.
    pub fn not_uniform(finding: &Finding, source: &str, strict: bool) -> Self {
        let mut message = finding.text.clone();
        for (range, note) in &finding.notes {
            message = message + "\nnote: " + note;
            if !range.is_empty() {
                let place = Self::new(String::new(), source, Some(range.clone()));
                message += &format!(" (line {}, column {})", place.line, place.column);
            }
        }
        message = message + "\nhelp: " + finding.help;
        Self {
            severity: match finding.severity {
                Severity::Error if !strict => Severity::Warning,
                severity => severity,
            },
            ..Self::new(message, source, Some(finding.range.clone()))
        }
    }

    /// As C has it; the text must outlive the result.
    pub fn c(&self) -> WGPUCompilationMessage {
        WGPUCompilationMessage {
            message: crate::event::string_view(&self.message),
            r#type: match self.severity {
                Severity::Error => WGPUCompilationMessageType::Error,
                Severity::Warning => WGPUCompilationMessageType::Warning,
                Severity::Info => WGPUCompilationMessageType::Info,
            }
            .c(),
            lineNum: self.line,
            linePos: self.column,
            offset: self.offset,
            length: self.length,
            ..WGPUCompilationMessage::INIT
        }
    }
}

/// Why there is no module: what to report, and what to keep with the error object.
pub struct Failure {
    pub fault: Fault,
    pub diagnostics: Vec<Diagnostic>,
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        Self {
            diagnostics: vec![Diagnostic::new(fault.message().to_owned(), "", None)],
            fault,
        }
    }
}

impl Failure {
    /// What is not uniform and must be; the findings have an error among them.
    pub fn not_uniform(source: &str, findings: &[Finding]) -> Self {
        let diagnostics = findings.iter();
        let diagnostics: Vec<_> = diagnostics
            .map(|finding| Diagnostic::not_uniform(finding, source, true))
            .collect();
        let mut errors = diagnostics.iter().filter(|d| d.severity == Severity::Error);
        let text = errors.next().map_or(String::new(), |first| {
            // The place belongs to the first line; notes have their own.
            let (head, notes) = first
                .message
                .split_once('\n')
                .unwrap_or((&first.message, ""));
            format!(
                "{head} (line {}, column {})\n{notes}",
                first.line, first.column
            )
        });
        Self {
            fault: Fault::validation(text),
            diagnostics,
        }
    }

    /// A fault of ours in this part of the source.
    pub fn at(source: &str, range: Range<usize>, text: &str) -> Self {
        let diagnostic = Diagnostic::new(text.to_owned(), source, Some(range));
        Self {
            fault: Fault::validation(format!(
                "{text} (line {}, column {})",
                diagnostic.line, diagnostic.column
            )),
            diagnostics: vec![diagnostic],
        }
    }

    /// What an error of core means. `name` stands for a file's name in the report.
    pub fn explain(error: CreateShaderModuleError, source: &Source<'_>, name: &str) -> Self {
        let text = source.text();
        let report = |emit: &dyn Fn() -> String, plain: &dyn Fn() -> String| {
            // The writer of excerpts panics on places that are not in the source.
            let report = export::guard(|| Ok(emit())).unwrap_or_else(|_| plain());
            Fault::validation(shortened(report.trim()))
        };
        match &error {
            CreateShaderModuleError::Parsing(parsing) => {
                let inner = &parsing.inner;
                let range = inner.labels().next().and_then(|(span, _)| span.to_range());
                let mut message = inner.message().to_owned();
                for note in inner.notes() {
                    message = message + "\nnote: " + note;
                }
                let help = feature_of(inner.message()).map(|feature| {
                    format!(
                        "\nhelp: add {feature} to requiredFeatures of WGPUDeviceDescriptor, if the adapter has it"
                    )
                });
                let help = help.unwrap_or_default();
                message += &help;
                Self {
                    fault: report(
                        &|| {
                            inner
                                .emit_to_string_with_path(text, name)
                                .trim_end()
                                .to_owned()
                                + &help
                        },
                        &|| message.clone(),
                    ),
                    diagnostics: vec![Diagnostic::new(message, text, range)],
                }
            }
            CreateShaderModuleError::ParsingGlsl(parsing) => {
                let errors = &parsing.inner.errors;
                Self {
                    fault: report(
                        &|| parsing.inner.emit_to_string_with_path(text, name),
                        &|| errors.iter().map(|e| format!("{}\n", e.kind)).collect(),
                    ),
                    diagnostics: errors
                        .iter()
                        .map(|e| Diagnostic::new(e.kind.to_string(), text, e.meta.to_range()))
                        .collect(),
                }
            }
            CreateShaderModuleError::Validation(validation) => {
                let inner = &*validation.inner;
                let message = error::chain_text(inner);
                // The spans go from the statement to the function, or the other way round.
                let range = inner
                    .spans()
                    .filter_map(|(span, _)| span.to_range())
                    .min_by_key(Range::len);
                let fault = if text.is_empty() {
                    Fault::validation(message.clone())
                } else {
                    report(&|| inner.emit_to_string_with_path(text, name), &|| {
                        message.clone()
                    })
                };
                Self {
                    fault,
                    diagnostics: vec![Diagnostic::new(message, text, range)],
                }
            }
            CreateShaderModuleError::ParsingSpirV(parsing) => {
                Fault::validation(error::chain_text(&*parsing.inner)).into()
            }
            _ => Fault::from(error).into(),
        }
    }
}

/// The feature without which naga does not know an extension that the source enables.
fn feature_of(message: &str) -> Option<&'static str> {
    let (extension, _) = message
        .strip_prefix("the `")?
        .split_once("` extension is not supported")?;
    Some(match extension {
        "f16" => "WGPUFeatureName_ShaderF16",
        "dual_source_blending" => "WGPUFeatureName_DualSourceBlending",
        "clip_distances" => "WGPUFeatureName_ClipDistances",
        "primitive_index" => "WGPUFeatureName_PrimitiveIndex",
        "wgpu_ray_query" => "WGPUNativeFeature_RayQuery",
        "wgpu_cooperative_matrix" => "WGPUNativeFeature_CooperativeMatrix",
        "wgpu_mesh_shader" => "WGPUAbiFeature_MeshShader",
        _ => return None,
    })
}

fn shortened(report: &str) -> Cow<'_, str> {
    if report.len() <= MAX_REPORT {
        return Cow::Borrowed(report);
    }
    let mut end = MAX_REPORT;
    while !report.is_char_boundary(end) {
        end -= 1;
    }
    Cow::Owned(format!("{} ...", &report[..end]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_diagnostic_counts_bytes_and_lines() {
        let source = "a\näb x";
        let d = Diagnostic::new("m".into(), source, Some(6..7));
        assert_eq!((d.line, d.column, d.offset, d.length), (2, 5, 6, 1));
        let d = Diagnostic::new("m".into(), source, Some(0..0));
        assert_eq!((d.line, d.column, d.offset, d.length), (1, 1, 0, 0));
        let d = Diagnostic::new("m".into(), source, Some(100..101));
        assert_eq!((d.line, d.column, d.offset, d.length), (0, 0, 0, 0));
    }

    #[test]
    fn long_reports_are_cut_between_characters() {
        let long = "ä".repeat(MAX_REPORT);
        let short = shortened(&long);
        assert!(short.len() <= MAX_REPORT + 4 && short.ends_with(" ..."));
    }
}
