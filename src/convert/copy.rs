//! Both sides of copies, and sizes.

use wgpu_types::{
    Extent3d, Origin3d, TexelCopyBufferInfo, TexelCopyBufferLayout, TexelCopyTextureInfo,
};

use super::texture;
use crate::abi::*;
use crate::error::Fault;

pub fn extent(c: &WGPUExtent3D) -> Extent3d {
    Extent3d {
        width: c.width,
        height: c.height,
        depth_or_array_layers: c.depthOrArrayLayers,
    }
}

pub fn origin(c: &WGPUOrigin3D) -> Origin3d {
    Origin3d {
        x: c.x,
        y: c.y,
        z: c.z,
    }
}

pub fn buffer_layout(c: &WGPUTexelCopyBufferLayout) -> TexelCopyBufferLayout {
    let stride = |stride| (stride != WGPU_COPY_STRIDE_UNDEFINED).then_some(stride);
    TexelCopyBufferLayout {
        offset: c.offset,
        bytes_per_row: stride(c.bytesPerRow),
        rows_per_image: stride(c.rowsPerImage),
    }
}

/// The buffer side, once the caller has looked the buffer up.
pub fn buffer_info<B>(c: &WGPUTexelCopyBufferInfo, buffer: B) -> TexelCopyBufferInfo<B> {
    TexelCopyBufferInfo {
        buffer,
        layout: buffer_layout(&c.layout),
    }
}

/// The texture side, once the caller has looked the texture up. `name` is that of the struct.
pub fn texture_info<T>(
    c: &WGPUTexelCopyTextureInfo,
    texture: T,
    name: &str,
) -> Result<TexelCopyTextureInfo<T>, Fault> {
    Ok(TexelCopyTextureInfo {
        texture,
        mip_level: c.mipLevel,
        origin: origin(&c.origin),
        aspect: match c.aspect.get() {
            // The usual case, without the cost of a name.
            Some(WGPUTextureAspect::Undefined | WGPUTextureAspect::All) => {
                wgpu_types::TextureAspect::All
            }
            _ => texture::aspect(c.aspect, &format!("{name}.aspect"))?,
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strides_may_be_left_out() {
        let layout = buffer_layout(&WGPUTexelCopyBufferLayout::INIT);
        assert_eq!((layout.bytes_per_row, layout.rows_per_image), (None, None));
        let layout = buffer_layout(&WGPUTexelCopyBufferLayout {
            bytesPerRow: 256,
            ..WGPUTexelCopyBufferLayout::INIT
        });
        assert_eq!(layout.bytes_per_row, Some(256));
    }

    #[test]
    fn an_unknown_aspect_is_named() {
        let c = WGPUTexelCopyTextureInfo {
            aspect: Enum::of(9),
            ..WGPUTexelCopyTextureInfo::INIT
        };
        let text = texture_info(&c, (), "source").unwrap_err().text("f");
        assert!(text.contains("source.aspect"), "{text}");
        let c = WGPUTexelCopyTextureInfo {
            aspect: WGPUTextureAspect::DepthOnly.c(),
            ..WGPUTexelCopyTextureInfo::INIT
        };
        assert_eq!(
            texture_info(&c, (), "source").unwrap().aspect,
            wgpu_types::TextureAspect::DepthOnly
        );
    }
}
