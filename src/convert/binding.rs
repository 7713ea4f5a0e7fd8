//! Bind group layouts, bind groups and pipeline layouts.

use std::num::NonZero;
use std::sync::Arc;

use wgpu_core::binding_model::{
    BindGroupDescriptor, BindGroupEntry, BindGroupLayoutDescriptor, BindingResource, BufferBinding,
    PipelineLayoutDescriptor,
};
use wgpu_core::id::{BindGroupLayoutId, Id as CoreId};
use wgpu_types::{
    BindGroupLayoutEntry, BindingType, BufferBindingType, Features, Limits, SamplerBindingType,
    ShaderStages, StorageTextureAccess, TextureSampleType, TextureViewDimension,
};

use super::stage_counts::StageCounts;
use super::{chain, input, texture};
use crate::abi::*;
use crate::advice;
use crate::api::aliasing::Bindings;
use crate::api::bind_group_layout::{Arrays, BindGroupLayout};
use crate::api::buffer::{Buffer, BufferKind};
use crate::api::device::Device;
use crate::api::external_texture::ExternalTexture;
use crate::api::pipeline_layout::PipelineLayoutKind;
use crate::api::sampler::{Sampler, SamplerKind};
use crate::api::texture_view::{TextureView, TextureViewKind};
use crate::api::tlas::{Tlas, TlasKind};
use crate::error::Fault;
use crate::handle::{Child, ChildKind, RawHandle, Shared, to_bits};

/// # Safety
/// The descriptor's pointers must be valid for the call.
pub unsafe fn layout<'a>(
    c: &WGPUBindGroupLayoutDescriptor,
    features: Features,
    limits: &Limits,
) -> Result<BindGroupLayoutDescriptor<'a>, Fault> {
    // SAFETY: the caller promises valid pointers.
    let entries = unsafe {
        chain::none(c.nextInChain, "descriptor")?;
        let limit = (
            limits.max_bindings_per_bind_group,
            "maxBindingsPerBindGroup",
        );
        input::limited(c.entries, c.entryCount, "descriptor.entries", limit)
    }?;
    Ok(BindGroupLayoutDescriptor {
        // SAFETY: as above.
        label: unsafe { input::label(c.label) },
        entries: entries
            .iter()
            .enumerate()
            .map(|(i, entry)| {
                // SAFETY: as above.
                unsafe { layout_entry(entry, features) }
                    .map_err(|fault| fault.within(format_args!("descriptor.entries[{i}]")))
            })
            .collect::<Result<_, _>>()?,
    })
}

/// # Safety
/// The entry's chains must be valid for the call.
unsafe fn layout_entry(
    c: &WGPUBindGroupLayoutEntry,
    features: Features,
) -> Result<BindGroupLayoutEntry, Fault> {
    let mut chained = None;
    let mut extras_count = 0;
    // SAFETY: the caller promises valid chains.
    unsafe {
        chain::each(c.nextInChain, "entry", |link| {
            match link.s_type {
                t if t == WGPUSType::ExternalTextureBindingLayout as u32 => {
                    one_of(&mut chained, BindingType::ExternalTexture)?;
                }
                t if t == WGPUAbiSType::AccelerationStructureBindingLayout as u32 => {
                    let layout: &WGPUAbiAccelerationStructureBindingLayout =
                        link.cast("WGPUAbiAccelerationStructureBindingLayout")?;
                    let vertex_return = layout.vertexReturn != WGPU_FALSE;
                    one_of(
                        &mut chained,
                        BindingType::AccelerationStructure { vertex_return },
                    )?;
                }
                t if t == WGPUNativeSType::WGPUSType_BindGroupLayoutEntryExtras as u32 => {
                    let extras: &WGPUBindGroupLayoutEntryExtras =
                        link.cast("BindGroupLayoutEntryExtras")?;
                    extras_count = extras.count;
                }
                _ => return Ok(false),
            }
            Ok(true)
        })?;
        chain::none(c.buffer.nextInChain, "buffer")?;
        chain::none(c.sampler.nextInChain, "sampler")?;
        chain::none(c.texture.nextInChain, "texture")?;
        chain::none(c.storageTexture.nextInChain, "storageTexture")?;
    }
    let visibility = stages(c.visibility, features)?;
    let ty = binding_type(c, chained)?;
    refuse_mesh_stages(ty, visibility)?;
    Ok(BindGroupLayoutEntry {
        binding: c.binding,
        visibility,
        ty,
        count: count(c.bindingArraySize, extras_count)?,
    })
}

/// Core has no barrier between a build and the stages of mesh pipelines.
fn refuse_mesh_stages(ty: BindingType, visibility: ShaderStages) -> Result<(), Fault> {
    if matches!(ty, BindingType::AccelerationStructure { .. })
        && visibility.intersects(ShaderStages::TASK | ShaderStages::MESH)
    {
        return Err(Fault::validation(
            "task and mesh stages cannot look through acceleration structures: leave them out of `visibility`",
        ));
    }
    Ok(())
}

/// Keeps the kind of resource that a chained struct names, of which there is one.
fn one_of(chained: &mut Option<BindingType>, kind: BindingType) -> Result<(), Fault> {
    match chained.replace(kind) {
        None => Ok(()),
        Some(_) => Err(Fault::validation(
            "the entry has an external texture and an acceleration structure: leave one of them out",
        )),
    }
}

/// The stages of the standard, and those of mesh pipelines; core's further ones have no number in C.
fn stages(visibility: WGPUShaderStage, features: Features) -> Result<ShaderStages, Fault> {
    const OURS: [(WGPUShaderStage, ShaderStages); 2] = [
        (WGPUAbiShaderStage_Task, ShaderStages::TASK),
        (WGPUAbiShaderStage_Mesh, ShaderStages::MESH),
    ];
    let mut stages = ShaderStages::empty();
    let mut left = visibility;
    for (bit, stage) in OURS {
        if left & bit != 0 {
            left &= !bit;
            stages |= stage;
        }
    }
    if !stages.is_empty() && !features.contains(Features::EXPERIMENTAL_MESH_SHADER) {
        return Err(advice::lacks_feature(
            &format!("`visibility` is {visibility:#x}, but the task and mesh stages need"),
            "WGPUAbiFeature_MeshShader",
        ));
    }
    let known = ShaderStages::VERTEX_FRAGMENT | ShaderStages::COMPUTE;
    let standard = u32::try_from(left).ok().and_then(ShaderStages::from_bits);
    match standard.filter(|stages| known.contains(*stages)) {
        Some(standard) => Ok(standard | stages),
        None => Err(Fault::validation(format!(
            "`visibility` is {visibility:#x}, but only Vertex (1), Fragment (2), Compute (4) and the values of WGPUAbiShaderStage exist"
        ))),
    }
}

/// The bindings of a layout that are arrays.
pub fn arrays_of(descriptor: &BindGroupLayoutDescriptor) -> Arrays {
    let is_array = |entry: &&BindGroupLayoutEntry| entry.count.is_some_and(|count| count.get() > 1);
    let mut arrays = descriptor.entries.iter().filter(is_array).peekable();
    arrays.peek()?;
    Some(arrays.map(|entry| entry.binding).collect())
}

/// The samplers of a layout that filter.
pub fn filtering_of(descriptor: &BindGroupLayoutDescriptor) -> Box<[u32]> {
    let filtering = BindingType::Sampler(SamplerBindingType::Filtering);
    let entries = descriptor.entries.iter();
    let samplers = entries.filter(|entry| entry.ty == filtering);
    samplers.map(|entry| entry.binding).collect()
}

/// The one kind of resource that the entry binds.
fn binding_type(
    c: &WGPUBindGroupLayoutEntry,
    chained: Option<BindingType>,
) -> Result<BindingType, Fault> {
    let kinds = [
        buffer_type(&c.buffer)?,
        sampler_type(&c.sampler)?,
        texture_type(&c.texture)?,
        storage_texture_type(&c.storageTexture)?,
        chained,
    ];
    let mut kinds = kinds.into_iter().flatten();
    match (kinds.next(), kinds.next()) {
        (Some(kind), None) => Ok(kind),
        (None, _) => Err(Fault::validation(format!(
            "binding {} binds nothing: set `buffer.type`, `sampler.type`, `texture.sampleType` or \
             `storageTexture.access`",
            c.binding
        ))),
        (Some(_), Some(_)) => Err(Fault::validation(format!(
            "binding {} binds several kinds of resources: leave all but one of `buffer`, `sampler`, `texture` and \
             `storageTexture` at BindingNotUsed (0)",
            c.binding
        ))),
    }
}

/// The size of a binding array. Standard member and native extension mean the same, but a native array may have one element.
fn count(standard: u32, extras: u32) -> Result<Option<NonZero<u32>>, Fault> {
    match (standard, extras) {
        (0 | 1, 0) => Ok(None),
        (0, n) | (n, 0) => Ok(NonZero::new(n)),
        (a, b) if a == b => Ok(NonZero::new(a)),
        (a, b) => Err(Fault::validation(format!(
            "`bindingArraySize` is {a}, but the chained BindGroupLayoutEntryExtras has a count of {b}"
        ))),
    }
}

fn buffer_type(c: &WGPUBufferBindingLayout) -> Result<Option<BindingType>, Fault> {
    let ty = match input::value(c.r#type, "buffer.type")? {
        WGPUBufferBindingType::BindingNotUsed | WGPUBufferBindingType::Force32 => return Ok(None),
        WGPUBufferBindingType::Undefined | WGPUBufferBindingType::Uniform => {
            BufferBindingType::Uniform
        }
        WGPUBufferBindingType::Storage => BufferBindingType::Storage { read_only: false },
        WGPUBufferBindingType::ReadOnlyStorage => BufferBindingType::Storage { read_only: true },
    };
    Ok(Some(BindingType::Buffer {
        ty,
        has_dynamic_offset: c.hasDynamicOffset != WGPU_FALSE,
        min_binding_size: NonZero::new(c.minBindingSize),
    }))
}

fn sampler_type(c: &WGPUSamplerBindingLayout) -> Result<Option<BindingType>, Fault> {
    Ok(Some(BindingType::Sampler(
        match input::value(c.r#type, "sampler.type")? {
            WGPUSamplerBindingType::BindingNotUsed | WGPUSamplerBindingType::Force32 => {
                return Ok(None);
            }
            WGPUSamplerBindingType::Undefined | WGPUSamplerBindingType::Filtering => {
                SamplerBindingType::Filtering
            }
            WGPUSamplerBindingType::NonFiltering => SamplerBindingType::NonFiltering,
            WGPUSamplerBindingType::Comparison => SamplerBindingType::Comparison,
        },
    )))
}

fn texture_type(c: &WGPUTextureBindingLayout) -> Result<Option<BindingType>, Fault> {
    // Numbers that mean nothing are found in bindings that are not used, too.
    let view_dimension = dimension(c.viewDimension, "texture.viewDimension")?;
    let sample_type = match input::value(c.sampleType, "texture.sampleType")? {
        WGPUTextureSampleType::BindingNotUsed | WGPUTextureSampleType::Force32 => return Ok(None),
        WGPUTextureSampleType::Undefined | WGPUTextureSampleType::Float => {
            TextureSampleType::Float { filterable: true }
        }
        WGPUTextureSampleType::UnfilterableFloat => TextureSampleType::Float { filterable: false },
        WGPUTextureSampleType::Depth => TextureSampleType::Depth,
        WGPUTextureSampleType::Sint => TextureSampleType::Sint,
        WGPUTextureSampleType::Uint => TextureSampleType::Uint,
    };
    Ok(Some(BindingType::Texture {
        sample_type,
        view_dimension,
        multisampled: c.multisampled != WGPU_FALSE,
    }))
}

fn storage_texture_type(c: &WGPUStorageTextureBindingLayout) -> Result<Option<BindingType>, Fault> {
    texture::format(c.format, "storageTexture.format")?;
    let view_dimension = dimension(c.viewDimension, "storageTexture.viewDimension")?;
    let access = match input::value(c.access, "storageTexture.access")? {
        WGPUStorageTextureAccess::BindingNotUsed | WGPUStorageTextureAccess::Force32 => {
            return Ok(None);
        }
        WGPUStorageTextureAccess::Undefined | WGPUStorageTextureAccess::WriteOnly => {
            StorageTextureAccess::WriteOnly
        }
        WGPUStorageTextureAccess::ReadOnly => StorageTextureAccess::ReadOnly,
        WGPUStorageTextureAccess::ReadWrite => StorageTextureAccess::ReadWrite,
    };
    Ok(Some(BindingType::StorageTexture {
        access,
        format: texture::required_format(c.format, "storageTexture.format")?,
        view_dimension,
    }))
}

fn dimension(
    raw: Enum<WGPUTextureViewDimension>,
    name: &str,
) -> Result<TextureViewDimension, Fault> {
    Ok(texture::view_dimension(raw, name)?.unwrap_or(TextureViewDimension::D2))
}

/// # Safety
/// The descriptor's pointers must be valid for the call.
pub unsafe fn group<'a>(
    c: &WGPUBindGroupDescriptor,
    device: &Device,
) -> Result<BindGroupDescriptor<'a>, Fault> {
    // SAFETY: the caller promises valid pointers.
    let entries = unsafe {
        chain::none(c.nextInChain, "descriptor")?;
        let limit = (
            device.limits.max_bindings_per_bind_group,
            "maxBindingsPerBindGroup",
        );
        input::limited(c.entries, c.entryCount, "descriptor.entries", limit)
    }?;
    let id = BindGroupLayout::id(c.layout, "descriptor.layout", device)?;
    let layout = BindGroupLayout::get(c.layout, "descriptor.layout")?;
    Ok(BindGroupDescriptor {
        // SAFETY: as above.
        label: unsafe { input::label(c.label) },
        layout: id,
        entries: entries
            .iter()
            .enumerate()
            .map(|(i, entry)| {
                // SAFETY: as above.
                unsafe { group_entry(entry, device) }
                    .and_then(|made| check_array(made, &layout.arrays))
                    .and_then(|made| check_filtered(made, entry, &layout, device))
                    .map_err(|fault| fault.within(format_args!("descriptor.entries[{i}]")))
            })
            .collect::<Result<_, _>>()?,
    })
}

/// What a group is made from, apart from its label; None when it has more than single buffers, samplers and views.
pub fn group_numbers(descriptor: &BindGroupDescriptor<'_>) -> Option<Vec<u64>> {
    let mut numbers = Vec::with_capacity(1 + 5 * descriptor.entries.len());
    numbers.push(to_bits(descriptor.layout));
    for entry in &*descriptor.entries {
        let resource = match &entry.resource {
            BindingResource::Buffer(it) => {
                // A size that no buffer has stands for the rest of it.
                let size = it.size.unwrap_or(u64::MAX);
                [0, to_bits(it.buffer), it.offset, size]
            }
            BindingResource::Sampler(id) => [1, to_bits(*id), 0, 0],
            BindingResource::TextureView(id) => [2, to_bits(*id), 0, 0],
            _ => return None,
        };
        numbers.extend(resource);
        numbers.push(entry.binding.into());
    }
    Some(numbers)
}

/// Whether a group has acceleration structures.
pub fn has_rays(descriptor: &BindGroupDescriptor<'_>) -> bool {
    descriptor.entries.iter().any(|entry| {
        matches!(
            entry.resource,
            BindingResource::AccelerationStructure(_)
                | BindingResource::AccelerationStructureArray(_)
        )
    })
}

/// Core lets filters read formats that the standard does not.
fn check_filtered<'a>(
    entry: BindGroupEntry<'a>,
    c: &WGPUBindGroupEntry,
    layout: &BindGroupLayout,
    device: &Device,
) -> Result<BindGroupEntry<'a>, Fault> {
    let Some(rules) = &device.format_rules else {
        return Ok(entry);
    };
    if !layout.filterable.contains(&entry.binding) || c.textureView.bits() == 0 {
        return Ok(entry);
    }
    match TextureView::get(c.textureView, "textureView")?.format {
        Some(format) => rules.check_filtered(format).map(|()| entry),
        None => Ok(entry),
    }
}

/// Core would leave all elements but the first undefined.
fn check_array<'a>(
    entry: BindGroupEntry<'a>,
    arrays: &Arrays,
) -> Result<BindGroupEntry<'a>, Fault> {
    let Some(arrays) = arrays else {
        return Ok(entry);
    };
    let single = matches!(
        entry.resource,
        BindingResource::Buffer(_)
            | BindingResource::Sampler(_)
            | BindingResource::TextureView(_)
            | BindingResource::AccelerationStructure(_)
    );
    if single && arrays.contains(&entry.binding) {
        return Err(Fault::validation(format!(
            "binding {} is an array in the layout: give its elements in the chained struct for arrays",
            entry.binding
        )));
    }
    Ok(entry)
}

/// # Safety
/// The entry's chain must be valid for the call.
unsafe fn group_entry<'a>(
    c: &WGPUBindGroupEntry,
    device: &Device,
) -> Result<BindGroupEntry<'a>, Fault> {
    let mut given = 0;
    let mut resource = None;
    let mut give = |one| {
        given += 1;
        resource = Some(one);
    };
    // SAFETY: the caller promises a valid chain.
    unsafe {
        chain::each(c.nextInChain, "entry", |link| {
            match link.s_type {
                t if t == WGPUSType::ExternalTextureBindingEntry as u32 => {
                    let entry: &WGPUExternalTextureBindingEntry =
                        link.cast("ExternalTextureBindingEntry")?;
                    give(BindingResource::ExternalTexture(ExternalTexture::id(
                        entry.externalTexture,
                        "ExternalTextureBindingEntry.externalTexture",
                        device,
                    )?));
                }
                t if t == WGPUNativeSType::WGPUSType_BindGroupEntryExtras as u32 => {
                    arrays(link.cast("BindGroupEntryExtras")?, device, &mut give)?;
                }
                t if t == WGPUAbiSType::AccelerationStructureBindingEntry as u32 => {
                    let entry = link.cast("WGPUAbiAccelerationStructureBindingEntry")?;
                    acceleration_structures(entry, device, &mut give)?;
                }
                _ => return Ok(false),
            }
            Ok(true)
        })
    }?;
    if c.buffer.bits() != 0 {
        give(BindingResource::Buffer(BufferBinding {
            buffer: Buffer::id(c.buffer, "buffer", device)?,
            offset: c.offset,
            size: (c.size != WGPU_WHOLE_SIZE).then_some(c.size),
        }));
    }
    if c.sampler.bits() != 0 {
        give(BindingResource::Sampler(Sampler::id(
            c.sampler, "sampler", device,
        )?));
    }
    if c.textureView.bits() != 0 {
        give(BindingResource::TextureView(TextureView::id(
            c.textureView,
            "textureView",
            device,
        )?));
    }
    match (given, resource) {
        (1, Some(resource)) => Ok(BindGroupEntry {
            binding: c.binding,
            resource,
        }),
        _ => Err(Fault::validation(format!(
            "binding {} has {}: set exactly one of `buffer`, `sampler`, `textureView` and a chained resource",
            c.binding,
            if given == 0 {
                "no resource"
            } else {
                "several resources"
            }
        ))),
    }
}

/// Hands on the arrays that are given.
///
/// # Safety
/// The arrays must be as long as said, and live as long as the call.
unsafe fn arrays<'a>(
    c: &WGPUBindGroupEntryExtras,
    device: &Device,
    mut give: impl FnMut(BindingResource<'a>),
) -> Result<(), Fault> {
    // SAFETY: the caller promises valid arrays.
    let (buffers, samplers, views) = unsafe {
        (
            ids::<BufferKind>(c.buffers, c.bufferCount, "buffers", device)?,
            ids::<SamplerKind>(c.samplers, c.samplerCount, "samplers", device)?,
            ids::<TextureViewKind>(c.textureViews, c.textureViewCount, "textureViews", device)?,
        )
    };
    if !buffers.is_empty() {
        let whole = |buffer| BufferBinding {
            buffer,
            offset: 0,
            size: None,
        };
        give(BindingResource::BufferArray(
            buffers.into_iter().map(whole).collect(),
        ));
    }
    if !samplers.is_empty() {
        give(BindingResource::SamplerArray(samplers.into()));
    }
    if !views.is_empty() {
        give(BindingResource::TextureViewArray(views.into()));
    }
    Ok(())
}

/// Hands on the structure or the array that is given.
///
/// # Safety
/// The array must be as long as said, and live as long as the call.
unsafe fn acceleration_structures<'a>(
    c: &WGPUAbiAccelerationStructureBindingEntry,
    device: &Device,
    mut give: impl FnMut(BindingResource<'a>),
) -> Result<(), Fault> {
    // SAFETY: the caller promises a valid array.
    let many = unsafe { ids::<TlasKind>(c.tlases, c.tlasCount, "tlases", device) }?;
    if !many.is_empty() {
        give(BindingResource::AccelerationStructureArray(many.into()));
    }
    if c.tlas.bits() != 0 {
        give(BindingResource::AccelerationStructure(Tlas::id(
            c.tlas, "tlas", device,
        )?));
    }
    Ok(())
}

/// # Safety
/// The array must have `count` elements.
unsafe fn ids<K: ChildKind>(
    handles: *const K::Handle,
    count: usize,
    member: &str,
    device: &Device,
) -> Result<Vec<CoreId<K::Marker>>, Fault> {
    // SAFETY: the caller's promise is the same.
    unsafe { input::array(handles, count, member) }?
        .iter()
        .enumerate()
        .map(|(i, handle)| {
            Child::<K>::id(*handle, "element", device)
                .map_err(|fault| fault.within(format_args!("{member}[{i}]")))
        })
        .collect()
}

/// A pipeline layout, and what is kept of its groups.
///
/// # Safety
/// The descriptor's pointers must be valid for the call.
pub unsafe fn pipeline_layout<'a>(
    c: &WGPUPipelineLayoutDescriptor,
    device: &Device,
) -> Result<(PipelineLayoutDescriptor<'a>, PipelineLayoutKind), Fault> {
    // SAFETY: the caller promises valid pointers.
    let layouts = unsafe {
        chain::none(c.nextInChain, "descriptor")?;
        input::limited(
            c.bindGroupLayouts,
            c.bindGroupLayoutCount,
            "descriptor.bindGroupLayouts",
            (device.limits.max_bind_groups, "maxBindGroups"),
        )
    }?;
    // Core would name a feature that the standard does not have.
    let most = device.limits.max_immediate_size;
    if c.immediateSize > most {
        return Err(Fault::validation(format!(
            "`descriptor.immediateSize` is {}, but the device's limit maxImmediateSize is {most}: ask for more in requiredLimits",
            c.immediateSize
        )));
    }
    let mut ids = Vec::with_capacity(layouts.len());
    let mut arrays = Vec::new();
    let mut filtering = Vec::new();
    let mut writable = Vec::new();
    let mut counts = StageCounts::default();
    for (group, handle) in (0_u32..).zip(layouts) {
        if handle.bits() == 0 {
            ids.push(None);
            continue;
        }
        let (id, layout) = bind_group_layout(*handle, device)
            .map_err(|fault| fault.within(format_args!("descriptor.bindGroupLayouts[{group}]")))?;
        if layout.is_derived_here {
            return Err(Fault::validation(format!(
                "`descriptor.bindGroupLayouts[{group}]` is of a pipeline without a layout of its own, and goes with that pipeline \
                 only: make one with wgpuDeviceCreateBindGroupLayout"
            )));
        }
        ids.push(Some(id));
        counts.add(&layout.counts);
        if device.instance.is_strict() {
            writable.resize(group as usize, Arc::default());
            writable.push(layout.writable.clone());
        }
        filtering.extend(layout.filtering.iter().map(|binding| [group, *binding]));
        if layout.arrays.is_some() {
            arrays.resize(group as usize, None);
            arrays.push(layout.arrays.clone());
        }
    }
    counts.check(&device.limits)?;
    let descriptor = PipelineLayoutDescriptor {
        // SAFETY: as above.
        label: unsafe { input::label(c.label) },
        bind_group_layouts: ids.into(),
        immediate_size: c.immediateSize,
    };
    let mut kind = PipelineLayoutKind::new(arrays, c.immediateSize, filtering);
    if device.instance.is_strict() {
        kind.bindings = Bindings {
            groups: layouts.len() as u32,
            writable: writable.into(),
        };
    }
    Ok((descriptor, kind))
}

fn bind_group_layout(
    handle: WGPUBindGroupLayout,
    device: &Device,
) -> Result<(BindGroupLayoutId, Arc<BindGroupLayout>), Fault> {
    let layout = BindGroupLayout::get(handle, "layout")?;
    let id = BindGroupLayout::id(handle, "layout", device)?;
    Ok((id, layout))
}

#[cfg(test)]
mod tests {
    use super::*;

    const UNUSED: WGPUBindGroupLayoutEntry = WGPUBindGroupLayoutEntry::INIT;

    fn entry(c: &WGPUBindGroupLayoutEntry) -> Result<BindGroupLayoutEntry, String> {
        // SAFETY: the chains are made of local structs.
        unsafe { layout_entry(c, Features::empty()) }.map_err(|fault| fault.text("f"))
    }

    fn buffer() -> WGPUBindGroupLayoutEntry {
        WGPUBindGroupLayoutEntry {
            buffer: WGPUBufferBindingLayout::INIT,
            ..UNUSED
        }
    }

    #[test]
    fn undefined_is_not_the_same_as_not_used() {
        let uniform = entry(&buffer()).unwrap();
        assert_eq!(
            uniform.ty,
            BindingType::Buffer {
                ty: BufferBindingType::Uniform,
                has_dynamic_offset: false,
                min_binding_size: None
            }
        );
        let texture = entry(&WGPUBindGroupLayoutEntry {
            texture: WGPUTextureBindingLayout::INIT,
            ..UNUSED
        });
        assert_eq!(
            texture.unwrap().ty,
            BindingType::Texture {
                sample_type: TextureSampleType::Float { filterable: true },
                view_dimension: TextureViewDimension::D2,
                multisampled: false
            }
        );
        assert!(entry(&UNUSED).unwrap_err().contains("binds nothing"));
    }

    #[test]
    fn one_kind_per_entry() {
        let both = WGPUBindGroupLayoutEntry {
            binding: 7,
            sampler: WGPUSamplerBindingLayout::INIT,
            ..buffer()
        };
        let text = entry(&both).unwrap_err();
        assert!(
            text.contains("binding 7") && text.contains("several"),
            "{text}"
        );
    }

    #[test]
    fn a_storage_texture_needs_a_format() {
        let storage = WGPUBindGroupLayoutEntry {
            storageTexture: WGPUStorageTextureBindingLayout::INIT,
            ..UNUSED
        };
        assert!(
            entry(&storage)
                .unwrap_err()
                .contains("storageTexture.format")
        );
    }

    #[test]
    fn arrays_are_told_from_single_bindings() {
        assert_eq!(count(0, 0).ok(), Some(None));
        assert_eq!(count(1, 0).ok(), Some(None));
        assert_eq!(count(4, 0).ok(), Some(NonZero::new(4)));
        assert_eq!(count(0, 1).ok(), Some(NonZero::new(1)));
        assert_eq!(count(4, 4).ok(), Some(NonZero::new(4)));
        assert!(count(4, 5).is_err());
    }

    #[test]
    fn extras_come_by_the_chain() {
        let mut extras = WGPUBindGroupLayoutEntryExtras {
            chain: WGPUChainedStruct::of(Enum::native(
                WGPUNativeSType::WGPUSType_BindGroupLayoutEntryExtras,
            )),
            count: 3,
        };
        let c = WGPUBindGroupLayoutEntry {
            nextInChain: (&raw mut extras).cast(),
            ..buffer()
        };
        assert_eq!(entry(&c).unwrap().count, NonZero::new(3));
        let mut external = WGPUExternalTextureBindingLayout::INIT;
        let c = WGPUBindGroupLayoutEntry {
            nextInChain: (&raw mut external).cast(),
            ..UNUSED
        };
        assert_eq!(entry(&c).unwrap().ty, BindingType::ExternalTexture);
    }

    #[test]
    fn garbage_is_named() {
        let bad = WGPUBindGroupLayoutEntry {
            buffer: WGPUBufferBindingLayout {
                r#type: Enum::of(6),
                ..WGPUBufferBindingLayout::INIT
            },
            ..UNUSED
        };
        assert!(entry(&bad).unwrap_err().contains("buffer.type"));
        let wide = WGPUBindGroupLayoutEntry {
            visibility: 1 << 40,
            ..buffer()
        };
        assert!(entry(&wide).unwrap_err().contains("visibility"));
    }
}
