//! Programs read by naga, with what it lacks put in other words first where it refuses them.

use std::borrow::Cow;
use std::ops::Range;

use naga::Module;
use naga::valid::Capabilities;
use wgpu_core::pipeline::CreateShaderModuleError;

use super::edits::{self, Edited};
use super::{bitcasts, constants, directives, invocations, parse, subgroups, zeros};
use crate::export;

/// A program that naga could read.
pub struct Reading<'a> {
    pub module: Module,
    /// The text that it was read from: that of the application, but for what was changed in place, and for the edits.
    pub code: Cow<'a, str>,
    /// Whether the text is all that there is to read: reading it again gives the same.
    pub is_whole: bool,
    /// Whether core alone would read the same from it.
    pub is_plain: bool,
    edits: Vec<Edited>,
}

impl<'a> Reading<'a> {
    /// A module that is no longer what its text says.
    pub fn changed(module: Module, code: &'a str) -> Self {
        Self {
            module,
            code: Cow::Borrowed(code),
            is_whole: false,
            is_plain: false,
            edits: Vec::new(),
        }
    }

    /// Where a place of the code is in the source.
    pub fn original(&self, range: Range<usize>) -> Range<usize> {
        let edits = self.edits.iter().rev();
        edits.fold(range, |range, edited| edited.original(range))
    }
}

/// A program in other words.
enum Changed {
    InPlace(String),
    Elsewhere(Edited),
}

/// What naga panics with where it evaluates some constants.
const UNREACHABLE: &str = "internal error: entered unreachable code";

/// Why there is no module.
enum Refused {
    Core(CreateShaderModuleError),
    Panicked,
}

impl From<CreateShaderModuleError> for Refused {
    fn from(error: CreateShaderModuleError) -> Self {
        Self::Core(error)
    }
}

/// How to read, which grows with what is found out.
struct Reader {
    capabilities: Capabilities,
    is_linear: bool,
    elects: bool,
    casts: bool,
}

/// Reads a program. An error is about places of the source.
pub fn read(
    source: &str,
    capabilities: Capabilities,
) -> Result<Reading<'_>, CreateShaderModuleError> {
    let mut reader = Reader {
        capabilities,
        is_linear: false,
        elects: false,
        casts: true,
    };
    let mut reading = Reading {
        module: Module::default(),
        code: Cow::Borrowed(source),
        is_whole: true,
        is_plain: true,
        edits: Vec::new(),
    };
    if constants::misread(source)
        && let Some(mut edited) = constants::evaluated(source)
    {
        reading.code = Cow::Owned(std::mem::take(&mut edited.text));
        reading.edits.push(edited);
        if reader.parse(&mut reading).is_ok() {
            return Ok(reading);
        }
        reading.code = Cow::Borrowed(source);
        reading.edits.clear();
    }
    let Err(mut error) = reader.parse(&mut reading) else {
        return Ok(reading);
    };
    for step in [
        Reader::linear,
        Reader::elect,
        Reader::diagnostics,
        Reader::edits,
        Reader::constants,
        Reader::without_casts,
    ] {
        let Some(changed) = step(&mut reader, &reading.code, &error) else {
            continue;
        };
        reading.code = Cow::Owned(match changed {
            Changed::InPlace(text) => text,
            Changed::Elsewhere(mut edited) => {
                let text = std::mem::take(&mut edited.text);
                reading.edits.push(edited);
                text
            }
        });
        match reader.parse(&mut reading) {
            Ok(()) => return Ok(reading),
            Err(other) if reading.edits.is_empty() && reader.casts => error = other,
            Err(_) => {}
        }
    }
    match error {
        Refused::Core(error) => Err(error),
        // Nothing helped: as if it had not been tried.
        Refused::Panicked => {
            parse(source, capabilities).map(|module| Reading::changed(module, source))
        }
    }
}

impl Reader {
    fn parse(&self, reading: &mut Reading<'_>) -> Result<(), Refused> {
        let zeros = zeros::written_out(&reading.code);
        let text = zeros.as_deref().unwrap_or(&reading.code);
        let casts = self.casts.then(|| bitcasts::with_stand_ins(text)).flatten();
        let text = casts.as_ref().map_or(text, |casts| &casts.text);
        let parsed = export::survive(UNREACHABLE, || parse(text, self.capabilities));
        let mut module = parsed.ok_or(Refused::Panicked)??;
        if self.is_linear {
            invocations::fill(&mut module);
        }
        if let Some(casts) = &casts {
            casts.fill(&mut module);
        }
        reading.is_whole = !self.is_linear && !self.elects;
        reading.is_plain = reading.is_whole && zeros.is_none() && casts.is_none();
        reading.module = module;
        Ok(())
    }

    fn linear(&mut self, code: &str, _: &Refused) -> Option<Changed> {
        let text = invocations::with_stand_ins(code)?;
        self.is_linear = true;
        Some(Changed::InPlace(text))
    }

    fn elect(&mut self, code: &str, error: &Refused) -> Option<Changed> {
        let Refused::Core(error) = error else {
            return None;
        };
        self.elects = subgroups::lacks_elect(error);
        self.elects
            .then(|| Changed::InPlace(subgroups::with_elect(code)))
    }

    fn diagnostics(&mut self, code: &str, _: &Refused) -> Option<Changed> {
        directives::without_diagnostics(code).map(Changed::InPlace)
    }

    fn edits(&mut self, code: &str, _: &Refused) -> Option<Changed> {
        edits::edited(code).map(Changed::Elsewhere)
    }

    fn constants(&mut self, code: &str, _: &Refused) -> Option<Changed> {
        constants::evaluated(code).map(Changed::Elsewhere)
    }

    /// Stand-ins are no constants; so this is for programs that need some of their casts to be, where naga reads them well.
    fn without_casts(&mut self, code: &str, _: &Refused) -> Option<Changed> {
        (!bitcasts::with_stand_ins(code)?.has_halves).then_some(())?;
        self.casts = false;
        Some(Changed::InPlace(code.to_owned()))
    }
}
