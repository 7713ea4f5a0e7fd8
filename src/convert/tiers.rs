//! The features `texture-formats-tier1` and `texture-formats-tier2`, which core lacks by name.
//!
//! Core can let a device use formats in every way that its adapter can, which is more than the tiers promise. So it is told to, and
//! what the standard does not promise is refused here.

use wgpu_core::binding_model::BindGroupLayoutDescriptor;
use wgpu_core::pipeline::FragmentState;
use wgpu_types::{
    BindingType, Features, StorageTextureAccess, TextureFormat, TextureFormatFeatureFlags as Flags,
    TextureFormatFeatures, TextureSampleType, TextureUsages,
};

use crate::error::Fault;

/// Each has what the one before has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    #[default]
    None,
    One,
    Two,
}

use TextureFormat as F;

/// Formats that the first tier adds.
const NORMALISED: [F; 6] = [
    F::R16Unorm,
    F::R16Snorm,
    F::Rg16Unorm,
    F::Rg16Snorm,
    F::Rgba16Unorm,
    F::Rgba16Snorm,
];
/// Those that the first tier lets be attachments.
const SIGNED: [F; 3] = [F::R8Snorm, F::Rg8Snorm, F::Rgba8Snorm];
/// Those that the first tier lets be stored, besides those that it adds.
const STORED: [F; 17] = [
    F::R8Unorm,
    F::R8Snorm,
    F::R8Uint,
    F::R8Sint,
    F::Rg8Unorm,
    F::Rg8Snorm,
    F::Rg8Uint,
    F::Rg8Sint,
    F::R16Uint,
    F::R16Sint,
    F::R16Float,
    F::Rg16Uint,
    F::Rg16Sint,
    F::Rg16Float,
    F::Rgb10a2Uint,
    F::Rgb10a2Unorm,
    F::Rg11b10Ufloat,
];
/// Those that the second tier lets be read and written in one shader.
const READ_AND_WRITTEN: [F; 15] = [
    F::R8Unorm,
    F::R8Uint,
    F::R8Sint,
    F::Rgba8Unorm,
    F::Rgba8Uint,
    F::Rgba8Sint,
    F::R16Uint,
    F::R16Sint,
    F::R16Float,
    F::Rgba16Uint,
    F::Rgba16Sint,
    F::Rgba16Float,
    F::Rgba32Uint,
    F::Rgba32Sint,
    F::Rgba32Float,
];

impl Tier {
    /// The highest one that an adapter has, which can do this with a format.
    pub fn of_adapter(
        features: Features,
        format: impl Fn(TextureFormat) -> TextureFormatFeatures,
    ) -> Self {
        if !features.contains(Self::One.of_core()) {
            return Self::None;
        }
        let has = |tier: Self| {
            let mut all = NORMALISED
                .iter()
                .chain(&SIGNED)
                .chain(&STORED)
                .chain(&READ_AND_WRITTEN);
            all.all(|of| {
                let (promised, has) = (tier.adds(*of), format(*of));
                has.allowed_usages.contains(promised.allowed_usages)
                    && has.flags.contains(promised.flags)
            })
        };
        match (has(Self::One), has(Self::Two)) {
            (true, true) => Self::Two,
            (true, false) => Self::One,
            _ => Self::None,
        }
    }

    /// What core must be asked for.
    pub fn of_core(self) -> Features {
        match self {
            Self::None => Features::empty(),
            _ => self.shown() | Features::TEXTURE_ADAPTER_SPECIFIC_FORMAT_FEATURES,
        }
    }

    /// That of it which the device then has.
    pub fn shown(self) -> Features {
        match self {
            Self::None => Features::empty(),
            _ => Features::TEXTURE_FORMAT_16BIT_NORM | Features::RG11B10UFLOAT_RENDERABLE,
        }
    }

    /// What it promises of a format beyond what every device has.
    fn adds(self, format: TextureFormat) -> TextureFormatFeatures {
        let mut usages = TextureUsages::empty();
        let mut flags = Flags::empty();
        let attachment = Flags::BLENDABLE | Flags::MULTISAMPLE_X4;
        let stored = Flags::STORAGE_READ_ONLY | Flags::STORAGE_WRITE_ONLY;
        if self >= Self::One {
            if NORMALISED.contains(&format) {
                usages |= TextureUsages::RENDER_ATTACHMENT | TextureUsages::STORAGE_BINDING;
                flags |= attachment | stored;
            }
            if SIGNED.contains(&format) {
                usages |= TextureUsages::RENDER_ATTACHMENT;
                flags |= attachment | Flags::MULTISAMPLE_RESOLVE;
            }
            if STORED.contains(&format) {
                usages |= TextureUsages::STORAGE_BINDING;
                flags |= stored;
            }
        }
        if self >= Self::Two && READ_AND_WRITTEN.contains(&format) {
            flags |= Flags::STORAGE_READ_WRITE;
        }
        TextureFormatFeatures {
            allowed_usages: usages,
            flags,
        }
    }
}

/// What a device with a tier may do with formats.
pub struct Rules {
    pub tier: Tier,
    pub features: Features,
}

impl Rules {
    pub fn of(&self, format: TextureFormat) -> TextureFormatFeatures {
        let mut all = format.guaranteed_format_features(self.features);
        if NORMALISED.contains(&format) {
            // Core's own feature has them otherwise.
            all.flags = Flags::empty();
        }
        let more = self.tier.adds(format);
        all.allowed_usages |= more.allowed_usages;
        if more
            .allowed_usages
            .contains(TextureUsages::RENDER_ATTACHMENT)
        {
            all.allowed_usages |= TextureUsages::TRANSIENT_ATTACHMENT;
        }
        all.flags |= more.flags;
        all
    }

    pub fn check_texture(
        &self,
        format: TextureFormat,
        usage: TextureUsages,
        samples: u32,
    ) -> Result<(), Fault> {
        let has = self.of(format);
        let missing = usage - has.allowed_usages;
        if !missing.is_empty() {
            return Err(Fault::validation(format!(
                "textures of format {format:?} cannot have the usage {missing:?}"
            )));
        }
        self.check_samples(format, samples)
    }

    /// A view in another format than its texture's.
    pub fn check_view(&self, format: TextureFormat, usage: TextureUsages) -> Result<(), Fault> {
        let checked = TextureUsages::RENDER_ATTACHMENT | TextureUsages::STORAGE_BINDING;
        self.check_texture(format, usage & checked, 1)
    }

    pub fn check_samples(&self, format: TextureFormat, samples: u32) -> Result<(), Fault> {
        match samples {
            0 | 1 => Ok(()),
            _ if self.of(format).flags.sample_count_supported(samples) => Ok(()),
            _ => Err(Fault::validation(format!(
                "the format {format:?} cannot have {samples} samples"
            ))),
        }
    }

    /// A color target or attachment.
    pub fn check_attachment(&self, format: TextureFormat) -> Result<(), Fault> {
        self.check_texture(format, TextureUsages::RENDER_ATTACHMENT, 1)
    }

    pub fn check_fragment(&self, state: &FragmentState, samples: u32) -> Result<(), Fault> {
        for (i, target) in state.targets.iter().enumerate() {
            let Some(target) = target else {
                continue;
            };
            let blendable = self.of(target.format).flags.contains(Flags::BLENDABLE);
            self.check_attachment(target.format)
                .and_then(|()| self.check_samples(target.format, samples))
                .and_then(|()| match target.blend {
                    Some(_) if !blendable => Err(Fault::validation(format!(
                        "the format {:?} cannot be blended",
                        target.format
                    ))),
                    _ => Ok(()),
                })
                .map_err(|fault| fault.within(format_args!("descriptor.fragment.targets[{i}]")))?;
        }
        Ok(())
    }

    pub fn check_resolve(&self, format: TextureFormat) -> Result<(), Fault> {
        match self.of(format).flags.contains(Flags::MULTISAMPLE_RESOLVE) {
            true => Ok(()),
            false => Err(Fault::validation(format!(
                "the resolve target has the format {format:?}, which cannot be resolved to"
            ))),
        }
    }

    pub fn check_storage(
        &self,
        format: TextureFormat,
        access: StorageTextureAccess,
    ) -> Result<(), Fault> {
        let needed = match access {
            StorageTextureAccess::WriteOnly => Flags::STORAGE_WRITE_ONLY,
            StorageTextureAccess::ReadOnly => Flags::STORAGE_READ_ONLY,
            StorageTextureAccess::ReadWrite => Flags::STORAGE_READ_WRITE,
            StorageTextureAccess::Atomic => Flags::STORAGE_ATOMIC,
        };
        match self.of(format).flags.contains(needed) {
            true => Ok(()),
            false => Err(wrong_storage(format, access)),
        }
    }

    /// A texture whose binding says that filters may read it. Core minds the other formats.
    pub fn check_filtered(&self, format: TextureFormat) -> Result<(), Fault> {
        match NORMALISED.contains(&format) {
            false => Ok(()),
            true => Err(Fault::validation(format!(
                "the texture has the format {format:?}, which cannot be filtered: its binding needs the sample type UnfilterableFloat"
            ))),
        }
    }

    pub fn check_layout(&self, layout: &BindGroupLayoutDescriptor) -> Result<(), Fault> {
        for (i, entry) in layout.entries.iter().enumerate() {
            if let BindingType::StorageTexture { access, format, .. } = entry.ty {
                self.check_storage(format, access)
                    .map_err(|fault| fault.within(format_args!("descriptor.entries[{i}]")))?;
            }
        }
        Ok(())
    }
}

#[cold]
pub fn wrong_storage(format: TextureFormat, access: StorageTextureAccess) -> Fault {
    Fault::validation(format!(
        "storage textures of format {format:?} cannot have the access {access:?} on this device"
    ))
}

/// The textures of a layout that filters may read.
pub fn filterable_of(layout: &BindGroupLayoutDescriptor) -> Box<[u32]> {
    let filterable = |ty| {
        let float = TextureSampleType::Float { filterable: true };
        matches!(ty, BindingType::Texture { sample_type, .. } if sample_type == float)
    };
    let entries = layout.entries.iter();
    let textures = entries.filter(|entry| filterable(entry.ty));
    textures.map(|entry| entry.binding).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn able(format: TextureFormat) -> TextureFormatFeatures {
        Tier::Two.adds(format)
    }

    #[test]
    fn an_adapter_has_a_tier_if_it_has_all_of_it() {
        let core = Tier::One.of_core();
        assert_eq!(Tier::of_adapter(core, able), Tier::Two);
        assert_eq!(Tier::of_adapter(Features::empty(), able), Tier::None);
        for (format, flag, left) in [
            (F::R8Snorm, Flags::BLENDABLE, Tier::None),
            (F::Rgba8Snorm, Flags::MULTISAMPLE_RESOLVE, Tier::None),
            (F::Rg16Snorm, Flags::STORAGE_READ_ONLY, Tier::None),
            (F::R16Float, Flags::STORAGE_READ_WRITE, Tier::One),
        ] {
            let without = |of| {
                let mut has = able(of);
                if of == format {
                    has.flags -= flag;
                }
                has
            };
            assert_eq!(Tier::of_adapter(core, without), left, "{format:?}");
        }
    }

    #[test]
    fn what_is_not_promised_is_refused() {
        let rules = |tier: Tier| Rules {
            tier,
            features: tier.shown(),
        };
        let (one, two) = (rules(Tier::One), rules(Tier::Two));
        let (write, both) = (
            StorageTextureAccess::WriteOnly,
            StorageTextureAccess::ReadWrite,
        );
        assert!(one.check_storage(F::R8Unorm, write).is_ok());
        assert!(one.check_storage(F::R8Unorm, both).is_err());
        assert!(two.check_storage(F::R8Unorm, both).is_ok());
        assert!(two.check_storage(F::Rg8Unorm, both).is_err());
        assert!(one.check_storage(F::R32Uint, both).is_ok());
        assert!(one.check_storage(F::Bgra8Unorm, write).is_err());
        assert!(one.check_attachment(F::R8Snorm).is_ok());
        assert!(one.check_attachment(F::Rgb9e5Ufloat).is_err());
        assert!(one.check_attachment(F::Rg11b10Ufloat).is_ok());
        assert!(one.check_resolve(F::R8Snorm).is_ok());
        assert!(one.check_resolve(F::R16Unorm).is_err());
        assert!(one.check_samples(F::R16Unorm, 4).is_ok());
        assert!(one.check_samples(F::R16Unorm, 8).is_err());
        assert!(one.check_samples(F::R32Uint, 4).is_err());
        let flags = one.of(F::Rgba16Unorm).flags;
        assert!(!flags.contains(Flags::FILTERABLE) && flags.contains(Flags::BLENDABLE));
    }
}
