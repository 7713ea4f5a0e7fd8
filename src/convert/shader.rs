//! Shader modules: their sources, and what the compiler says about them.

use std::borrow::Cow;

use naga::front::{glsl, spv};
use wgpu_core::pipeline::ShaderModuleSource;
use wgpu_types::{Features, ShaderRuntimeChecks};

use super::{chain, input};
use crate::abi::*;
use crate::deep::{self, Depth};
use crate::error::Fault;
use crate::shader::diagnostic::Failure;
use crate::shader::{directives, tokens};

/// The most bytes of source: naga counts them in 32 bits, and needs many times as much memory.
const MAX_BYTES: usize = 16 << 20;

/// Shader code as the application gave it.
pub enum Source<'a> {
    Wgsl(&'a str),
    Glsl {
        code: &'a str,
        options: glsl::Options,
    },
    SpirV(&'a [u32]),
}

/// The one source that is chained to a descriptor.
///
/// # Safety
/// The descriptor's pointers must be valid for the call, and the strings for as long as the result is used.
pub unsafe fn source<'a>(c: &WGPUShaderModuleDescriptor) -> Result<Source<'a>, Fault> {
    let mut sources = Vec::new();
    // SAFETY: the caller promises valid pointers.
    unsafe {
        chain::each(c.nextInChain, "descriptor", |link| {
            sources.push(if link.s_type == WGPUSType::ShaderSourceWGSL as u32 {
                let wgsl: &WGPUShaderSourceWGSL = link.cast("ShaderSourceWGSL")?;
                Source::Wgsl(code(wgsl.code, "ShaderSourceWGSL.code")?)
            } else if link.s_type == WGPUSType::ShaderSourceSPIRV as u32 {
                let spirv: &WGPUShaderSourceSPIRV = link.cast("ShaderSourceSPIRV")?;
                words(spirv.code, spirv.codeSize, "ShaderSourceSPIRV.code")?
            } else if link.s_type == WGPUNativeSType::WGPUSType_ShaderSourceGLSL as u32 {
                self::glsl(link.cast("ShaderSourceGLSL")?)?
            } else {
                return Ok(false);
            });
            Ok(true)
        })
    }?;
    match (sources.pop(), sources.len()) {
        (Some(source), 0) => Ok(source),
        (None, _) => Err(Fault::validation(
            "`descriptor` has no source: chain a WGPUShaderSourceWGSL, WGPUShaderSourceSPIRV or WGPUShaderSourceGLSL to it",
        )),
        (Some(_), others) => Err(Fault::validation(format!(
            "`descriptor` has {} sources: chain exactly one to it",
            others + 1
        ))),
    }
}

/// # Safety
/// The view must be valid for as long as the result is used.
unsafe fn code<'a>(view: WGPUStringView, name: &str) -> Result<&'a str, Fault> {
    // SAFETY: the caller's promise is the same.
    let code = unsafe { input::text(view, name) }?
        .ok_or_else(|| Fault::validation(format!("`{name}` is not given")))?;
    limited(code.len(), name)?;
    Ok(code)
}

/// SPIR-V in words.
///
/// # Safety
/// The pointer must be NULL or lead to `count` words, valid for as long as the result is used.
pub unsafe fn words<'a>(pointer: *const u32, count: u32, name: &str) -> Result<Source<'a>, Fault> {
    // SAFETY: the caller's promise is the same.
    let words = unsafe { input::array(pointer, count as usize, name) }?;
    limited(size_of_val(words), name)?;
    Ok(Source::SpirV(words))
}

fn limited(bytes: usize, name: &str) -> Result<(), Fault> {
    if bytes <= MAX_BYTES {
        return Ok(());
    }
    Err(Fault::validation(format!(
        "`{name}` has {bytes} bytes, but a shader may have at most {MAX_BYTES}"
    )))
}

/// # Safety
/// The struct's pointers must be valid for as long as the result is used.
unsafe fn glsl<'a>(c: &WGPUShaderSourceGLSL) -> Result<Source<'a>, Fault> {
    let stage = match c.stage {
        WGPUShaderStage_Vertex => naga::ShaderStage::Vertex,
        WGPUShaderStage_Fragment => naga::ShaderStage::Fragment,
        WGPUShaderStage_Compute => naga::ShaderStage::Compute,
        stage => {
            return Err(Fault::validation(format!(
                "ShaderSourceGLSL.stage is {stage:#x}, but it must be exactly one of WGPUShaderStage_Vertex (1), \
                 WGPUShaderStage_Fragment (2) and WGPUShaderStage_Compute (4)"
            )));
        }
    };
    let mut options = glsl::Options::from(stage);
    // SAFETY: the caller promises valid pointers, here and below.
    let defines = unsafe {
        input::array(
            c.defines,
            c.defineCount as usize,
            "ShaderSourceGLSL.defines",
        )
    }?;
    for define in defines {
        // SAFETY: as above.
        let (name, value) = unsafe {
            (
                input::text(define.name, "ShaderSourceGLSL.defines.name")?,
                input::text(define.value, "ShaderSourceGLSL.defines.value")?,
            )
        };
        let Some(name) = name.filter(|name| !name.is_empty()) else {
            return Err(Fault::validation(
                "ShaderSourceGLSL.defines has an element without a name",
            ));
        };
        options
            .defines
            .insert(name.to_owned(), value.unwrap_or("").to_owned());
    }
    Ok(Source::Glsl {
        // SAFETY: as above.
        code: unsafe { code(c.code, "ShaderSourceGLSL.code") }?,
        options,
    })
}

impl Source<'_> {
    /// How deep the compiler may recurse on it, found before naga sees it.
    pub fn depth(&self) -> Result<Depth, Fault> {
        match self {
            // Looking at each token costs a tenth of what compiling does.
            Source::Wgsl(code) => match Depth::of_short(code) {
                Some(depth) => Ok(depth),
                None => Depth::of_tokens(tokens::tokens(code).map(|token| &code[token])),
            },
            Source::SpirV(words) => {
                check_spirv(words)?;
                Ok(Depth::of_spirv(words.len()))
            }
            Source::Glsl { code, options } => {
                deep::run(Depth::of_bytes(code.len()), || glsl_depth(code, options))
            }
        }
    }

    /// The source for core. `Err` when it needs a feature that the device lacks.
    pub fn core(&self, features: Features) -> Result<ShaderModuleSource<'_>, Failure> {
        Ok(match self {
            Source::Wgsl(code) => {
                // naga takes it for space.
                if let Some(at) = code.find('\0') {
                    let text = "the source has a NUL character, which WGSL does not know";
                    return Err(Failure::at(code, at..at + 1, text));
                }
                let allowed = features.contains(Features::SUBGROUP);
                let code = directives::without_directives(code, allowed).map_err(|range| {
                    let text = "`enable subgroups` needs a device with WGPUFeatureName_Subgroups: add it to requiredFeatures of \
                                WGPUDeviceDescriptor, if the adapter has it";
                    Failure::at(code, range, text)
                })?;
                ShaderModuleSource::Wgsl(code)
            }
            Source::Glsl { code, options } => {
                let options = glsl::Options {
                    stage: options.stage,
                    defines: options.defines.clone(),
                };
                ShaderModuleSource::Glsl(Cow::Borrowed(code), options)
            }
            Source::SpirV(words) => ShaderModuleSource::SpirV(
                Cow::Borrowed(words),
                spv::Options {
                    // Positions come out of the shader as WebGPU has them.
                    adjust_coordinate_space: false,
                    strict_capabilities: true,
                    block_ctx_dump_prefix: None,
                },
            ),
        })
    }

    /// What an excerpt names as its file when the module has no label.
    pub fn language(&self) -> &'static str {
        match self {
            Source::Wgsl(_) => "wgsl",
            Source::Glsl { .. } => "glsl",
            Source::SpirV(_) => "spirv",
        }
    }

    pub fn text(&self) -> &str {
        match self {
            Source::Wgsl(code) | Source::Glsl { code, .. } => code,
            Source::SpirV(_) => "",
        }
    }
}

/// Expands macros as naga will do, for a few definitions can make a shader of any size.
fn glsl_depth(code: &str, options: &glsl::Options) -> Result<Depth, Fault> {
    use pp_rs::pp::Preprocessor;
    use pp_rs::token::{Punct, TokenValue};

    let mut preprocessor = Preprocessor::new(code);
    for (name, value) in &options.defines {
        // What is wrong with it, naga says.
        let _ = preprocessor.add_define(name, value);
    }
    Depth::of_tokens(
        preprocessor
            .map_while(Result::ok)
            .map(|token| match &token.value {
                TokenValue::Ident(name) if name == "else" => "else",
                TokenValue::Punct(Punct::LeftBrace) => "{",
                TokenValue::Punct(Punct::RightBrace) => "}",
                TokenValue::Punct(Punct::Semicolon) => ";",
                TokenValue::Punct(Punct::LeftParen) => "(",
                TokenValue::Punct(Punct::RightParen) => ")",
                _ => "",
            }),
    )
}

/// Refuses SPIR-V that lacks a part: naga takes what is cut off for absent, or panics.
fn check_spirv(words: &[u32]) -> Result<(), Fault> {
    const MAGIC: u32 = 0x0723_0203;
    const HEADER: usize = 5;
    const MEMORY_MODEL: u32 = 14;
    const FUNCTION: u32 = 54;
    const FUNCTION_END: u32 = 56;
    let bad = |what: String| Err(Fault::validation(format!("the code is no SPIR-V: {what}")));
    match words.first() {
        None => return bad("it has no words".into()),
        Some(&MAGIC) => {}
        Some(word) => {
            return bad(format!(
                "the first word is {word:#010x}, but it must be {MAGIC:#010x}"
            ));
        }
    }
    let (mut at, mut memory_model, mut in_function) = (HEADER, false, false);
    while at < words.len() {
        let (length, opcode) = ((words[at] >> 16) as usize, words[at] & 0xFFFF);
        if length == 0 || at + length > words.len() {
            return bad(format!(
                "the instruction at word {at} has a length of {length} words, but {} are left",
                words.len() - at
            ));
        }
        match opcode {
            MEMORY_MODEL => memory_model = true,
            FUNCTION => in_function = true,
            FUNCTION_END => in_function = false,
            _ => {}
        }
        at += length;
    }
    match (memory_model, in_function) {
        (false, _) => bad("it has no OpMemoryModel".into()),
        (_, true) => bad("its last function has no end".into()),
        _ => Ok(()),
    }
}

/// The checks for the flags of `wgpuDeviceCreateShaderModuleTrusted`.
pub fn runtime_checks(flags: WGPUShaderRuntimeChecks) -> Result<ShaderRuntimeChecks, Fault> {
    let mut checks = ShaderRuntimeChecks::checked();
    let mut left = flags;
    for (flag, check) in [
        (
            WGPUShaderRuntimeChecks_BoundsChecks,
            &mut checks.bounds_checks,
        ),
        (
            WGPUShaderRuntimeChecks_ForceLoopBounding,
            &mut checks.force_loop_bounding,
        ),
        (
            WGPUShaderRuntimeChecks_RayQueryInitializationTracking,
            &mut checks.ray_query_initialization_tracking,
        ),
        (
            WGPUShaderRuntimeChecks_TaskShaderDispatchTracking,
            &mut checks.task_shader_dispatch_tracking,
        ),
        (
            WGPUShaderRuntimeChecks_MeshShaderPrimitiveIndicesClamp,
            &mut checks.mesh_shader_primitive_indices_clamp,
        ),
    ] {
        *check = flags & flag != 0;
        left &= !flag;
    }
    if left != 0 {
        return Err(Fault::validation(format!(
            "runtimeChecks is {flags:#x}, which has bits that are no WGPUShaderRuntimeChecks"
        )));
    }
    Ok(checks)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wgsl(code: &str) -> WGPUShaderSourceWGSL {
        WGPUShaderSourceWGSL {
            code: WGPUStringView {
                data: code.as_ptr().cast(),
                length: code.len(),
            },
            ..WGPUShaderSourceWGSL::INIT
        }
    }

    #[test]
    fn exactly_one_source_is_chained() {
        let mut second = WGPUShaderSourceSPIRV::INIT;
        let mut alone = wgsl("");
        let mut first = wgsl("");
        first.chain.next = (&raw mut second).cast();
        let with = |next: *mut WGPUShaderSourceWGSL| WGPUShaderModuleDescriptor {
            nextInChain: next.cast(),
            ..WGPUShaderModuleDescriptor::INIT
        };
        // SAFETY: the chains are locals.
        unsafe {
            let none = source(&WGPUShaderModuleDescriptor::INIT);
            assert!(none.is_err_and(|f| f.text("f").contains("no source")));
            let two = source(&with(&raw mut first));
            assert!(two.is_err_and(|f| f.text("f").contains("2 sources")));
            let one = source(&with(&raw mut alone));
            assert!(matches!(one, Ok(Source::Wgsl(""))));
        }
    }

    #[test]
    fn a_glsl_stage_is_one_flag() {
        for (stage, valid) in [
            (1, true),
            (2, true),
            (4, true),
            (0, false),
            (3, false),
            (8, false),
        ] {
            let c = WGPUShaderSourceGLSL {
                chain: WGPUChainedStruct::of(Enum::native(
                    WGPUNativeSType::WGPUSType_ShaderSourceGLSL,
                )),
                stage,
                code: wgsl("void main() {}").code,
                defineCount: 0,
                defines: std::ptr::null(),
            };
            // SAFETY: the code is static.
            assert_eq!(unsafe { glsl(&c) }.is_ok(), valid, "{stage}");
        }
    }

    #[test]
    fn spirv_must_be_whole() {
        // A header, OpMemoryModel, and the frame of a function.
        let words = [
            0x0723_0203,
            0x1_0000,
            0,
            5,
            0,
            0x3_000E,
            0,
            1,
            0x5_0036,
            1,
            3,
            0,
            2,
            0x1_0038,
        ];
        assert!(check_spirv(&words).is_ok());
        assert!(check_spirv(&words[..8]).is_ok());
        for cut in (0..words.len()).filter(|cut| *cut != 8) {
            assert!(check_spirv(&words[..cut]).is_err(), "{cut}");
        }
        let mut empty = words;
        empty[5] = 14;
        assert!(check_spirv(&empty).is_err());
    }

    #[test]
    fn macros_count_as_what_they_expand_to() {
        let options = glsl::Options::from(naga::ShaderStage::Compute);
        let mut code = String::from("#define A0 x+x\n");
        for i in 0..15 {
            code += &format!("#define A{} A{i}+A{i}\n", i + 1);
        }
        let doubled = |code: &str, last: &str| {
            let code = format!("{code}void main() {{ int x; x = {last}; }}");
            glsl_depth(&code, &options)
        };
        assert!(doubled(&code, "A0").unwrap() < Depth::of_bytes(100));
        assert!(doubled(&code, "A14").unwrap() > Depth::of_bytes(2 << 15));
        for i in 15..40 {
            code += &format!("#define A{} A{i}+A{i}\n", i + 1);
        }
        let fault = doubled(&code, "A40").unwrap_err();
        assert!(fault.text("f").contains("would take too long"));
    }

    #[test]
    fn checks_are_on_or_off_by_their_flags() {
        let checks = runtime_checks(WGPUShaderRuntimeChecks_BoundsChecks).unwrap();
        assert!(checks.bounds_checks && checks.int_div_checks && !checks.force_loop_bounding);
        assert!(runtime_checks(1 << 5).is_err());
    }
}
