//! Views and bind groups of what was destroyed. The standard lets them be made and recorded with, and has the submit fail; core
//! refuses to make them. So they are made of stand-ins: resources of the same description, which are destroyed as soon as the view or
//! the group is there.

use std::borrow::Cow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use wgpu_core::binding_model::{
    BindGroupDescriptor, BindingError, BindingResource, BufferBinding, CreateBindGroupError,
};
use wgpu_core::id::{BindGroupId, BufferId, Id as CoreId, TextureId, TextureViewId};
use wgpu_core::resource::{CreateTextureViewError, TextureDescriptor, TextureViewDescriptor};

use super::bind_group::BindGroupKind;
use super::buffer::{Buffer, BufferKind};
use super::device::Device;
use super::texture::TextureKind;
use super::texture_view::{TextureView, TextureViewKind};
use crate::error::Fault;
use crate::handle::{Child, ChildKind, RawHandle, Shared};

/// How a texture was made: what its views need when it is destroyed.
pub struct Recipe {
    pub descriptor: TextureDescriptor<'static>,
    pub destroyed: AtomicBool,
}

impl Recipe {
    pub fn new(descriptor: &TextureDescriptor<'_>) -> Arc<Self> {
        Arc::new(Self {
            descriptor: TextureDescriptor {
                label: descriptor
                    .label
                    .as_deref()
                    .map(|label| Cow::Owned(label.into())),
                view_formats: descriptor.view_formats.clone(),
                ..*descriptor
            },
            destroyed: AtomicBool::new(false),
        })
    }
}

/// The stand-ins of one creation; dropping them destroys them.
struct StandIns<'a> {
    device: &'a Device,
    buffers: Vec<BufferId>,
    textures: Vec<TextureId>,
    views: Vec<TextureViewId>,
}

impl<'a> StandIns<'a> {
    fn new(device: &'a Device) -> Self {
        Self {
            device,
            buffers: Vec::new(),
            textures: Vec::new(),
            views: Vec::new(),
        }
    }

    fn buffer(&mut self, of: &Buffer) -> Result<BufferId, Fault> {
        let device = self.device;
        let descriptor = of.descriptor();
        let id = device.made::<BufferKind, _>(device.global.device_create_buffer(
            device.id,
            &descriptor,
            None,
        ))?;
        self.buffers.push(id);
        Ok(id)
    }

    fn texture(&mut self, of: &Recipe) -> Result<TextureId, Fault> {
        let device = self.device;
        let id = device.made::<TextureKind, _>(device.global.device_create_texture(
            device.id,
            &of.descriptor,
            None,
        ))?;
        self.textures.push(id);
        Ok(id)
    }

    fn view(&mut self, of: &TextureView) -> Result<Option<TextureViewId>, Fault> {
        let Some((recipe, descriptor)) = of.destroyed()? else {
            return Ok(None);
        };
        let texture = self.texture(recipe)?;
        let device = self.device;
        let id = device.made::<TextureViewKind, _>(device.global.texture_create_view(
            texture,
            &descriptor,
            None,
        ))?;
        self.views.push(id);
        Ok(Some(id))
    }

    /// Puts a stand-in in the place of a buffer that is destroyed.
    fn replace_buffer(&mut self, binding: &mut BufferBinding) -> Result<(), Fault> {
        if let Some(buffer) = find::<BufferKind>(binding.buffer, self.device)
            && buffer.is_destroyed()
        {
            binding.buffer = self.buffer(&buffer)?;
        }
        Ok(())
    }

    /// Puts a stand-in in the place of a view whose texture is destroyed.
    fn replace_view(&mut self, id: &mut TextureViewId) -> Result<(), Fault> {
        if let Some(view) = find::<TextureViewKind>(*id, self.device)
            && let Some(stand_in) = self.view(&view)?
        {
            *id = stand_in;
        }
        Ok(())
    }

    fn replace(&mut self, resource: &mut BindingResource<'_>) -> Result<(), Fault> {
        match resource {
            BindingResource::Buffer(one) => self.replace_buffer(one),
            BindingResource::BufferArray(many) => {
                let mut many = many.to_mut().iter_mut();
                many.try_for_each(|one| self.replace_buffer(one))
            }
            BindingResource::TextureView(one) => self.replace_view(one),
            BindingResource::TextureViewArray(many) => {
                let mut many = many.to_mut().iter_mut();
                many.try_for_each(|one| self.replace_view(one))
            }
            _ => Ok(()),
        }
    }
}

impl Drop for StandIns<'_> {
    fn drop(&mut self) {
        let global = &self.device.global;
        for id in self.views.drain(..) {
            // Nobody waits for it.
            global.texture_view_drop(id);
        }
        for id in self.textures.drain(..) {
            global.texture_destroy(id);
            global.texture_drop(id);
        }
        for id in self.buffers.drain(..) {
            global.buffer_destroy(id);
            global.buffer_drop(id);
        }
    }
}

/// The object with this core id: all of the kind are looked at, for this is a program's mistake and need not be quick.
fn find<K: ChildKind>(id: CoreId<K::Marker>, device: &Device) -> Option<Arc<Child<K>>> {
    let all = K::table().alive().into_iter();
    all.filter_map(|bits| Child::<K>::get(K::Handle::from_bits(bits), "").ok())
        .find(|child| {
            child.device.owner() == device.owner() && child.core().is_ok_and(|core| core == id)
        })
}

/// Creates a view, of a stand-in if need be.
pub fn view(
    device: &Device,
    texture: TextureId,
    recipe: Option<&Recipe>,
    descriptor: &TextureViewDescriptor<'_>,
) -> Result<TextureViewId, Fault> {
    let global = &device.global;
    match (
        global.texture_create_view(texture, descriptor, None),
        recipe,
    ) {
        ((id, Some(CreateTextureViewError::DestroyedResource(_))), Some(recipe)) => {
            TextureViewKind::drop_core(global, id);
            recipe.destroyed.store(true, Ordering::Relaxed);
            let mut stand_ins = StandIns::new(device);
            let texture = stand_ins.texture(recipe)?;
            device.made::<TextureViewKind, _>(global.texture_create_view(texture, descriptor, None))
        }
        (made, _) => device.made::<TextureViewKind, _>(made),
    }
}

/// Creates a bind group, of stand-ins if need be.
pub fn bind_group(
    device: &Device,
    descriptor: &BindGroupDescriptor<'_>,
) -> Result<BindGroupId, Fault> {
    let global = &device.global;
    match global.device_create_bind_group(device.id, descriptor, None) {
        (
            id,
            Some(
                CreateBindGroupError::DestroyedResource(_)
                | CreateBindGroupError::BindingError(BindingError::DestroyedResource(_)),
            ),
        ) => {
            BindGroupKind::drop_core(global, id);
            let mut descriptor = descriptor.clone();
            let mut stand_ins = StandIns::new(device);
            for entry in descriptor.entries.to_mut() {
                stand_ins.replace(&mut entry.resource)?;
            }
            device.made::<BindGroupKind, _>(global.device_create_bind_group(
                device.id,
                &descriptor,
                None,
            ))
        }
        made => device.made::<BindGroupKind, _>(made),
    }
}
