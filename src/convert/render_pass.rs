//! What a render pass is opened with.

use std::borrow::Cow;
use std::num::NonZeroU32;
use std::sync::Arc;

use wgpu_core::command::{
    LoadOp, PassChannel, PassTimestampWrites, RenderPassColorAttachment,
    RenderPassDepthStencilAttachment, RenderPassDescriptor, StoreOp,
};
use wgpu_core::id::TextureViewId;
use wgpu_types::{Color, Features};

use super::{chain, input, multiview};
use crate::abi::*;
use crate::api::device::Device;
use crate::api::query_set::QuerySet;
use crate::api::texture_view::TextureView;
use crate::error::Fault;
use crate::handle::{RawHandle, Shared};

/// How many draws a pass may have when its descriptor does not say.
const DEFAULT_MAX_DRAWS: u64 = 50_000_000;

/// A descriptor, and the draw limit, for which core has no place.
pub struct Pass<'a> {
    pub descriptor: RenderPassDescriptor<'a>,
    pub max_draws: u64,
    /// The occlusion query set is empty.
    pub no_queries: bool,
    pub read_only: ReadOnly,
    pub after: Option<Box<After>>,
    /// It has a mask, and textures of more layers than one, which those that are transient are not.
    is_layered: bool,
}

/// An empty pass that zeroes what a pass discarded and core does not take as discarded.
pub struct After {
    pub descriptor: RenderPassDescriptor<'static>,
    /// Keeps the views, which may be released while the pass is open.
    _views: Vec<Arc<TextureView>>,
}

/// Which aspects are only read, as the descriptor says it: also of aspects that the format lacks, of which core knows nothing.
#[derive(Clone, Copy, Default)]
pub struct ReadOnly {
    pub depth: bool,
    pub stencil: bool,
}

impl ReadOnly {
    /// Whether what only reads this may be executed where that is only read.
    pub fn covers(self, pass: Self) -> bool {
        (self.depth || !pass.depth) && (self.stencil || !pass.stencil)
    }
}

impl Pass<'_> {
    /// A pass that draws on nothing, in place of one that could not be opened.
    pub fn nothing() -> Self {
        Self {
            descriptor: RenderPassDescriptor::default(),
            max_draws: DEFAULT_MAX_DRAWS,
            no_queries: false,
            read_only: ReadOnly::default(),
            after: None,
            is_layered: false,
        }
    }

    /// Empty passes that must come before this one.
    ///
    /// A pass with a mask clears, writes and resolves the layers of the mask only, but core takes all layers of its views as written,
    /// so that what the memory held before would show in the others. A pass that loads has core zero what is new.
    pub fn before(&self, features: Features) -> Vec<RenderPassDescriptor<'_>> {
        let pass = &self.descriptor;
        if !self.is_layered || !features.contains(Features::SELECTIVE_MULTIVIEW) {
            return Vec::new();
        }
        let load = |view, attachment: &RenderPassColorAttachment| RenderPassColorAttachment {
            view,
            depth_slice: attachment.depth_slice,
            resolve_target: None,
            load_op: LoadOp::Load,
            store_op: StoreOp::Store,
        };
        let attachments = || pass.color_attachments.iter().flatten();
        let mut depth_stencil = pass.depth_stencil_attachment.clone();
        if let Some(attachment) = &mut depth_stencil {
            if attachment.depth.load_op.is_some() {
                attachment.depth.load_op = Some(LoadOp::Load);
                attachment.depth.store_op = Some(StoreOp::Store);
            }
            if attachment.stencil.load_op.is_some() {
                attachment.stencil.load_op = Some(LoadOp::Load);
                attachment.stencil.store_op = Some(StoreOp::Store);
            }
        }
        let of = |colors: Vec<_>, depth_stencil_attachment| RenderPassDescriptor {
            color_attachments: Cow::Owned(colors),
            depth_stencil_attachment,
            ..RenderPassDescriptor::default()
        };
        let mut passes = vec![of(
            attachments().map(|at| Some(load(at.view, at))).collect(),
            depth_stencil,
        )];
        let resolved: Vec<_> = attachments()
            .filter_map(|at| Some(Some(load(at.resolve_target?, at))))
            .collect();
        if !resolved.is_empty() {
            passes.push(of(resolved, None));
        }
        passes
    }
}

/// # Safety
/// The descriptor's pointers must be valid for the call.
pub unsafe fn descriptor<'a>(
    c: &WGPURenderPassDescriptor,
    device: &Device,
) -> Result<Pass<'a>, Fault> {
    let mut max_draws = DEFAULT_MAX_DRAWS;
    let mut multiview_mask = None;
    // SAFETY: the caller promises valid pointers, here and below.
    unsafe {
        chain::each(c.nextInChain, "descriptor", |link| {
            if link.s_type == WGPUSType::RenderPassMaxDrawCount as u32 {
                let max: &WGPURenderPassMaxDrawCount = link.cast("RenderPassMaxDrawCount")?;
                max_draws = max.maxDrawCount;
                return Ok(true);
            }
            if link.s_type == WGPUAbiSType::Multiview as u32 {
                let views = link.cast("WGPUAbiMultiview")?;
                multiview_mask = multiview::mask(views, device.features, &device.limits)?;
                return Ok(true);
            }
            Ok(false)
        })
    }?;
    // SAFETY: as above.
    let attachments = unsafe {
        input::array(
            c.colorAttachments,
            c.colorAttachmentCount,
            "descriptor.colorAttachments",
        )
    }?;
    let most = device.limits.max_color_attachments;
    if attachments.len() > most as usize {
        return Err(Fault::validation(format!(
            "`descriptor.colorAttachmentCount` is {}, but the device's limit maxColorAttachments is {most}",
            attachments.len()
        )));
    }
    let mut color_attachments = attachments
        .iter()
        .enumerate()
        // SAFETY: as above.
        .map(|(i, attachment)| unsafe { color_attachment(attachment, i, device) })
        .collect::<Result<Vec<_>, _>>()?;
    input::trim_holes(&mut color_attachments);
    // SAFETY: as above.
    let depth_stencil = unsafe {
        input::optional(
            c.depthStencilAttachment,
            "descriptor.depthStencilAttachment",
        )
    }?;
    let depth_stencil_attachment = match depth_stencil {
        // SAFETY: as above.
        Some(attachment) => Some(unsafe { depth_stencil_attachment(attachment, device) }?),
        None => None,
    };
    let is_layered = multiview_mask.is_some()
        && attachments
            .iter()
            .map(|c| c.view)
            .chain(depth_stencil.map(|c| c.view))
            .any(|view| TextureView::get(view, "view").is_ok_and(|view| view.is_layered));
    let mut zeros = Zeros::default();
    for (attachment, c) in color_attachments.iter_mut().zip(attachments) {
        if let Some(attachment) = attachment {
            zeros.color(attachment, c.view, is_layered)?;
        }
    }
    if let (Some(attachment), Some(c)) = (&depth_stencil_attachment, depth_stencil) {
        zeros.depth_stencil(attachment, c.view, is_layered)?;
    }
    // SAFETY: as above.
    let writes = unsafe { input::optional(c.timestampWrites, "descriptor.timestampWrites") }?;
    Ok(Pass {
        descriptor: RenderPassDescriptor {
            // SAFETY: as above.
            label: unsafe { input::label(c.label) },
            color_attachments: Cow::Owned(color_attachments),
            depth_stencil_attachment,
            timestamp_writes: match writes {
                // SAFETY: as above.
                Some(writes) => Some(unsafe { timestamp_writes(writes, device) }?),
                None => None,
            },
            occlusion_query_set: QuerySet::id_nullable(
                c.occlusionQuerySet,
                "descriptor.occlusionQuerySet",
                device,
            )?,
            multiview_mask,
        },
        max_draws,
        no_queries: c.occlusionQuerySet.bits() != 0
            && QuerySet::get(c.occlusionQuerySet, "descriptor.occlusionQuerySet")?.is_empty(),
        read_only: depth_stencil.map_or(ReadOnly::default(), |c| ReadOnly {
            depth: c.depthReadOnly != WGPU_FALSE,
            stencil: c.stencilReadOnly != WGPU_FALSE,
        }),
        after: zeros.pass(multiview_mask),
        is_layered,
    })
}

/// What must be zeroed behind a pass: what it discards without core's knowing.
#[derive(Default)]
struct Zeros {
    colors: Vec<Option<RenderPassColorAttachment>>,
    depth_stencil: Option<RenderPassDepthStencilAttachment<TextureViewId>>,
    views: Vec<Arc<TextureView>>,
}

impl Zeros {
    /// Core knows no slices, and of several layers takes the first one as discarded. One that is discarded before others that were
    /// never written is forgotten: core keeps such ranges in order, and puts this one last.
    fn color(
        &mut self,
        attachment: &mut RenderPassColorAttachment,
        view: WGPUTextureView,
        is_layered: bool,
    ) -> Result<(), Fault> {
        if attachment.store_op != StoreOp::Discard {
            return Ok(());
        }
        let view = TextureView::get(view, "view")?;
        if attachment.depth_slice.is_some() || is_layered || view.has_layers_behind {
            // With one slice it would drop the whole volume.
            attachment.store_op = StoreOp::Store;
            self.colors.push(Some(RenderPassColorAttachment {
                resolve_target: None,
                load_op: LoadOp::Clear(Color::TRANSPARENT),
                ..attachment.clone()
            }));
            self.views.push(view);
        }
        Ok(())
    }

    /// Core forgets that both aspects are discarded where one of them is loaded and the other one cleared, and layers as of colours.
    fn depth_stencil(
        &mut self,
        attachment: &RenderPassDepthStencilAttachment<TextureViewId>,
        view: WGPUTextureView,
        is_layered: bool,
    ) -> Result<(), Fault> {
        let (depth, stencil) = (&attachment.depth, &attachment.stencil);
        let (drops, kept) = (Some(StoreOp::Discard), Some(StoreOp::Store));
        let differ = matches!(depth.load_op, Some(LoadOp::Load))
            != matches!(stencil.load_op, Some(LoadOp::Load));
        let both = depth.store_op == drops && stencil.store_op == drops;
        let any = depth.store_op == drops || stencil.store_op == drops;
        if !any {
            return Ok(());
        }
        let view = TextureView::get(view, "view")?;
        if !(is_layered || view.has_layers_behind || differ && both) {
            return Ok(());
        }
        let mut zeroed = attachment.clone();
        if depth.store_op == drops {
            zeroed.depth.load_op = Some(LoadOp::Clear(Some(0.0)));
            zeroed.depth.store_op = kept;
        } else if depth.store_op == kept {
            zeroed.depth.load_op = Some(LoadOp::Load);
        }
        if stencil.store_op == drops {
            zeroed.stencil.load_op = Some(LoadOp::Clear(Some(0)));
            zeroed.stencil.store_op = kept;
        } else if stencil.store_op == kept {
            zeroed.stencil.load_op = Some(LoadOp::Load);
        }
        self.depth_stencil = Some(zeroed);
        self.views.push(view);
        Ok(())
    }

    fn pass(self, multiview_mask: Option<NonZeroU32>) -> Option<Box<After>> {
        (!self.views.is_empty()).then(|| {
            Box::new(After {
                descriptor: RenderPassDescriptor {
                    color_attachments: Cow::Owned(self.colors),
                    depth_stencil_attachment: self.depth_stencil,
                    multiview_mask,
                    ..RenderPassDescriptor::default()
                },
                _views: self.views,
            })
        })
    }
}

/// The timestamps of a compute or render pass.
///
/// # Safety
/// The chain must be valid for the call.
pub unsafe fn timestamp_writes(
    c: &WGPUPassTimestampWrites,
    device: &Device,
) -> Result<PassTimestampWrites, Fault> {
    // SAFETY: the caller promises a valid chain.
    unsafe { chain::none(c.nextInChain, "descriptor.timestampWrites") }?;
    const SET: &str = "descriptor.timestampWrites.querySet";
    let query_set = QuerySet::id(c.querySet, SET, device)?;
    let set = QuerySet::get(c.querySet, SET)?;
    let index = |index, name| match index {
        WGPU_QUERY_SET_INDEX_UNDEFINED => Ok(None),
        index => set
            .check(index, 1)
            .map(|()| Some(index))
            .map_err(|fault| fault.within(format_args!("descriptor.timestampWrites.{name}"))),
    };
    Ok(PassTimestampWrites {
        query_set,
        beginning_of_pass_write_index: index(
            c.beginningOfPassWriteIndex,
            "beginningOfPassWriteIndex",
        )?,
        end_of_pass_write_index: index(c.endOfPassWriteIndex, "endOfPassWriteIndex")?,
    })
}

/// # Safety
/// The chain must be valid for the call.
unsafe fn color_attachment(
    c: &WGPURenderPassColorAttachment,
    i: usize,
    device: &Device,
) -> Result<Option<RenderPassColorAttachment>, Fault> {
    let name = |member: &str| format!("descriptor.colorAttachments[{i}].{member}");
    // SAFETY: the caller promises a valid chain.
    unsafe { chain::none(c.nextInChain, "descriptor.colorAttachments") }?;
    let Some(view) = view(c.view, || name("view"), device)? else {
        return Ok(None);
    };
    if c.resolveTarget.bits() != 0
        && TextureView::get(c.resolveTarget, "resolveTarget").is_ok_and(|view| view.is_volume)
    {
        return Err(Fault::validation(format!(
            "`{}` is a view of a 3D texture, but only 2D textures can be resolved to",
            name("resolveTarget")
        )));
    }
    if let Some(rules) = &device.format_rules
        && c.resolveTarget.bits() != 0
        && let Ok(target) = TextureView::get(c.resolveTarget, "resolveTarget")
        && let Some(format) = target.format
    {
        rules
            .check_resolve(format)
            .map_err(|fault| fault.within(format_args!("{}", name("resolveTarget"))))?;
    }
    Ok(Some(RenderPassColorAttachment {
        view,
        depth_slice: (c.depthSlice != WGPU_DEPTH_SLICE_UNDEFINED).then_some(c.depthSlice),
        resolve_target: self::view(c.resolveTarget, || name("resolveTarget"), device)?,
        load_op: match load_op(c.loadOp, || name("loadOp"))? {
            Some(WGPULoadOp::Clear) => LoadOp::Clear(color(c.clearValue, || name("clearValue"))?),
            Some(_) => LoadOp::Load,
            None => {
                return Err(missing(
                    &name("loadOp"),
                    "WGPULoadOp_Clear or WGPULoadOp_Load",
                ));
            }
        },
        store_op: match store_op(c.storeOp, || name("storeOp"))? {
            Some(op) => op,
            None => {
                return Err(missing(
                    &name("storeOp"),
                    "WGPUStoreOp_Store or WGPUStoreOp_Discard",
                ));
            }
        },
    }))
}

/// # Safety
/// The chain must be valid for the call.
unsafe fn depth_stencil_attachment(
    c: &WGPURenderPassDepthStencilAttachment,
    device: &Device,
) -> Result<RenderPassDepthStencilAttachment<TextureViewId>, Fault> {
    let name = |member: &str| format!("descriptor.depthStencilAttachment.{member}");
    // SAFETY: the caller promises a valid chain.
    unsafe { chain::none(c.nextInChain, "descriptor.depthStencilAttachment") }?;
    let depth_clear = (!c.depthClearValue.is_nan()).then_some(c.depthClearValue);
    Ok(RenderPassDepthStencilAttachment {
        view: TextureView::id(c.view, "descriptor.depthStencilAttachment.view", device)?,
        depth: PassChannel {
            load_op: load_op(c.depthLoadOp, || name("depthLoadOp"))?.map(|op| match op {
                WGPULoadOp::Clear => LoadOp::Clear(depth_clear),
                _ => LoadOp::Load,
            }),
            store_op: store_op(c.depthStoreOp, || name("depthStoreOp"))?,
            read_only: c.depthReadOnly != WGPU_FALSE,
        },
        stencil: PassChannel {
            load_op: load_op(c.stencilLoadOp, || name("stencilLoadOp"))?.map(|op| match op {
                WGPULoadOp::Clear => LoadOp::Clear(Some(c.stencilClearValue)),
                _ => LoadOp::Load,
            }),
            store_op: store_op(c.stencilStoreOp, || name("stencilStoreOp"))?,
            read_only: c.stencilReadOnly != WGPU_FALSE,
        },
    })
}

/// A view that may be NULL; its name is only made for a fault.
fn view(
    handle: WGPUTextureView,
    name: impl Fn() -> String,
    device: &Device,
) -> Result<Option<TextureViewId>, Fault> {
    match TextureView::id_nullable(handle, "", device) {
        Ok(id) => Ok(id),
        Err(_) => TextureView::id_nullable(handle, &name(), device),
    }
}

fn load_op(raw: Enum<WGPULoadOp>, name: impl Fn() -> String) -> Result<Option<WGPULoadOp>, Fault> {
    match raw.get() {
        Some(WGPULoadOp::Undefined) => Ok(None),
        Some(op) => Ok(Some(op)),
        None => Err(input::no_value(raw, &name())),
    }
}

fn store_op(raw: Enum<WGPUStoreOp>, name: impl Fn() -> String) -> Result<Option<StoreOp>, Fault> {
    match raw.get() {
        Some(WGPUStoreOp::Store) => Ok(Some(StoreOp::Store)),
        Some(WGPUStoreOp::Discard) => Ok(Some(StoreOp::Discard)),
        Some(_) => Ok(None),
        None => Err(input::no_value(raw, &name())),
    }
}

#[cold]
fn missing(name: &str, choices: &str) -> Fault {
    Fault::validation(format!("`{name}` is not given: set it to {choices}"))
}

/// A color of finite numbers; its name is only made for a fault.
pub fn color(c: WGPUColor, name: impl FnOnce() -> String) -> Result<Color, Fault> {
    if [c.r, c.g, c.b, c.a]
        .iter()
        .all(|channel| channel.is_finite())
    {
        return Ok(Color {
            r: c.r,
            g: c.g,
            b: c.b,
            a: c.a,
        });
    }
    Err(Fault::validation(format!(
        "`{}` is ({}, {}, {}, {}), but all four must be finite",
        name(),
        c.r,
        c.g,
        c.b,
        c.a
    )))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colors_are_finite() {
        let c = WGPUColor {
            r: 1.0,
            g: 2.0,
            b: -1.0,
            a: 0.5,
        };
        assert!(color(c, || "c".into()).is_ok());
        for bad in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert!(color(WGPUColor { b: bad, ..c }, || "c".into()).is_err());
        }
    }

    #[test]
    fn operations_may_be_left_out_or_be_wrong() {
        let name = || "op".to_owned();
        assert!(matches!(load_op(Enum::ZERO, name), Ok(None)));
        assert!(matches!(
            load_op(WGPULoadOp::Clear.c(), name),
            Ok(Some(WGPULoadOp::Clear))
        ));
        assert!(load_op(Enum::of(9), name).is_err());
        assert!(matches!(
            store_op(WGPUStoreOp::Discard.c(), name),
            Ok(Some(StoreOp::Discard))
        ));
        assert!(store_op(Enum::of(0x7FFF_FFFF), name).is_err());
    }
}
