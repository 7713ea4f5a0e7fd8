//! Acceleration structures: what they are created from, and the records of their instances.

use wgpu_core::Label;
use wgpu_core::resource::{BlasDescriptor, TlasDescriptor};
use wgpu_types::{
    AccelerationStructureFlags as Flags, AccelerationStructureGeometryFlags as GeometryFlags,
    AccelerationStructureUpdateMode as UpdateMode, BlasAABBGeometrySizeDescriptor,
    BlasGeometrySizeDescriptors, BlasTriangleGeometrySizeDescriptor, Limits,
};

use super::pipeline::{index_format, vertex_format};
use super::{chain, input};
use crate::abi::*;
use crate::error::Fault;

/// An index of an instance has this many bits less than 32.
const MAX_CUSTOM_INDEX: u32 = (1 << 24) - 1;

/// The flags of a structure. Core hands most of them to the driver unseen.
fn flags(raw: WGPUAbiAccelerationStructureFlags) -> Result<Flags, Fault> {
    let known = u8::try_from(raw).ok().and_then(Flags::from_bits);
    let flags = known.ok_or_else(|| {
        Fault::validation(format!(
            "descriptor.flags is {raw:#x}, which has bits that are no WGPUAbiAccelerationStructureFlags"
        ))
    })?;
    if flags.contains(Flags::PREFER_FAST_TRACE | Flags::PREFER_FAST_BUILD) {
        return Err(Fault::validation(
            "descriptor.flags has PreferFastTrace and PreferFastBuild: choose one",
        ));
    }
    Ok(flags)
}

fn geometry_flags(raw: WGPUAbiGeometryFlags) -> Result<GeometryFlags, Fault> {
    let known = u8::try_from(raw).ok().and_then(GeometryFlags::from_bits);
    known.ok_or_else(|| {
        Fault::validation(format!(
            "`flags` is {raw:#x}, which has bits that are no WGPUAbiGeometryFlags"
        ))
    })
}

/// Core builds anew whatever is asked for, and fills the log with that.
fn update_mode(raw: Enum<WGPUAbiAccelerationStructureUpdateMode>) -> Result<UpdateMode, Fault> {
    input::value(raw, "descriptor.updateMode")?;
    Ok(UpdateMode::Build)
}

/// A bottom level structure.
///
/// # Safety
/// The descriptor's pointers must be valid for the call.
pub unsafe fn blas<'a>(
    c: &WGPUAbiBlasDescriptor,
    limits: &Limits,
) -> Result<(BlasDescriptor<'a>, BlasGeometrySizeDescriptors), Fault> {
    let most = (limits.max_blas_geometry_count, "maxBlasGeometryCount");
    // SAFETY: the caller promises valid pointers, here and below.
    let (triangles, boxes) = unsafe {
        chain::none(c.nextInChain, "descriptor")?;
        (
            input::limited(
                c.triangleGeometries,
                c.triangleGeometryCount,
                "descriptor.triangleGeometries",
                most,
            )?,
            input::limited(
                c.boxGeometries,
                c.boxGeometryCount,
                "descriptor.boxGeometries",
                most,
            )?,
        )
    };
    let flags = flags(c.flags)?;
    let sizes = match (triangles, boxes) {
        ([], []) => {
            return Err(Fault::validation(
                "the descriptor has no geometry: give `triangleGeometries` or `boxGeometries`",
            ));
        }
        (triangles, []) => BlasGeometrySizeDescriptors::Triangles {
            descriptors: triangles
                .iter()
                .enumerate()
                .map(|(i, size)| {
                    // SAFETY: as above.
                    unsafe { triangle_size(size) }.map_err(|fault| {
                        fault.within(format_args!("descriptor.triangleGeometries[{i}]"))
                    })
                })
                .collect::<Result<_, _>>()?,
        },
        ([], boxes) => BlasGeometrySizeDescriptors::AABBs {
            descriptors: boxes
                .iter()
                .enumerate()
                .map(|(i, size)| {
                    // SAFETY: as above.
                    unsafe { box_size(size) }.map_err(|fault| {
                        fault.within(format_args!("descriptor.boxGeometries[{i}]"))
                    })
                })
                .collect::<Result<_, _>>()?,
        },
        _ => {
            return Err(Fault::validation(
                "the descriptor has `triangleGeometries` and `boxGeometries`, but a structure has geometries of one kind",
            ));
        }
    };
    if flags.contains(Flags::USE_TRANSFORM) && !boxes.is_empty() {
        return Err(Fault::validation(
            "descriptor.flags has UseTransform, but boxes have no transform",
        ));
    }
    // The driver's limit is for all geometries together; core compares the vertices of each.
    let total = primitives(&sizes);
    if total > u64::from(limits.max_blas_primitive_count) {
        return Err(Fault::validation(format!(
            "the descriptor has {total} triangles or boxes, but the device's maxBlasPrimitiveCount is {}",
            limits.max_blas_primitive_count
        )));
    }
    let descriptor = BlasDescriptor {
        // SAFETY: as above.
        label: unsafe { input::label(c.label) },
        flags,
        update_mode: update_mode(c.updateMode)?,
    };
    Ok((descriptor, sizes))
}

/// How many triangles or boxes all geometries have together.
fn primitives(sizes: &BlasGeometrySizeDescriptors) -> u64 {
    match sizes {
        BlasGeometrySizeDescriptors::Triangles { descriptors } => descriptors
            .iter()
            .map(|size| u64::from(size.index_count.unwrap_or(size.vertex_count) / 3))
            .sum(),
        BlasGeometrySizeDescriptors::AABBs { descriptors } => descriptors
            .iter()
            .map(|size| u64::from(size.primitive_count))
            .sum(),
    }
}

/// # Safety
/// The chain must be valid for the call.
unsafe fn triangle_size(
    c: &WGPUAbiBlasTriangleSize,
) -> Result<BlasTriangleGeometrySizeDescriptor, Fault> {
    // SAFETY: the caller's promise is the same.
    unsafe { chain::none(c.nextInChain, "size") }?;
    let index_format = index_format(c.indexFormat, "indexFormat")?;
    if index_format.is_none() && c.indexCount != 0 {
        return Err(Fault::validation(format!(
            "`indexCount` is {}, but there is no `indexFormat`",
            c.indexCount
        )));
    }
    if !c.indexCount.is_multiple_of(3) {
        return Err(Fault::validation(format!(
            "`indexCount` is {}, but it must be a multiple of 3",
            c.indexCount
        )));
    }
    Ok(BlasTriangleGeometrySizeDescriptor {
        vertex_format: vertex_format(c.vertexFormat, "vertexFormat")?,
        vertex_count: c.vertexCount,
        index_format,
        index_count: index_format.map(|_| c.indexCount),
        flags: geometry_flags(c.flags)?,
    })
}

/// # Safety
/// The chain must be valid for the call.
unsafe fn box_size(c: &WGPUAbiBlasBoxSize) -> Result<BlasAABBGeometrySizeDescriptor, Fault> {
    // SAFETY: the caller's promise is the same.
    unsafe { chain::none(c.nextInChain, "size") }?;
    Ok(BlasAABBGeometrySizeDescriptor {
        primitive_count: c.primitiveCount,
        flags: geometry_flags(c.flags)?,
    })
}

/// A top level structure.
///
/// # Safety
/// The descriptor's pointers must be valid for the call.
pub unsafe fn tlas<'a>(c: &WGPUAbiTlasDescriptor) -> Result<TlasDescriptor<'a>, Fault> {
    // SAFETY: the caller promises valid pointers.
    let label: Label<'a> = unsafe {
        chain::none(c.nextInChain, "descriptor")?;
        input::label(c.label)
    };
    let flags = flags(c.flags)?;
    // Core builds a top level structure so that it can never be compacted.
    if flags.intersects(Flags::USE_TRANSFORM | Flags::ALLOW_COMPACTION) {
        return Err(Fault::validation(
            "descriptor.flags has UseTransform or AllowCompaction, which only a WGPUAbiBlas can have",
        ));
    }
    Ok(TlasDescriptor {
        label,
        max_instances: c.maxInstances,
        flags,
        update_mode: update_mode(c.updateMode)?,
    })
}

/// A count of a build: the one of the creation, or a smaller one.
pub fn count(raw: u32, created: u32, name: &str) -> Result<u32, Fault> {
    match raw {
        WGPU_ABI_COUNT_UNDEFINED => Ok(created),
        count if count <= created => Ok(count),
        count => Err(Fault::validation(format!(
            "`{name}` is {count}, but the structure was created for {created}"
        ))),
    }
}

impl WGPUAbiTransform {
    /// The numbers, row by row.
    pub fn rows(&self) -> [f32; 12] {
        [
            self.m00, self.m01, self.m02, self.m03, self.m10, self.m11, self.m12, self.m13,
            self.m20, self.m21, self.m22, self.m23,
        ]
    }
}

/// The place, number and mask of an instance; drivers check none of them.
pub fn instance(c: &WGPUAbiTlasInstance) -> Result<([f32; 12], u32, u8), Fault> {
    if c.customIndex > MAX_CUSTOM_INDEX {
        return Err(Fault::validation(format!(
            "`customIndex` is {}, but it has 24 bits: {MAX_CUSTOM_INDEX} at most",
            c.customIndex
        )));
    }
    let Ok(mask) = u8::try_from(c.mask) else {
        return Err(Fault::validation(format!(
            "`mask` is {:#x}, but it has 8 bits",
            c.mask
        )));
    };
    let m = c.transform.rows();
    if !m.iter().all(|number| number.is_finite()) {
        return Err(Fault::validation(format!(
            "`transform` is {m:?}, but all its numbers must be finite"
        )));
    }
    let of = |row: usize, column: usize| f64::from(m[4 * row + column]);
    let minor = |a: usize, b: usize| of(1, a) * of(2, b) - of(1, b) * of(2, a);
    let determinant = of(0, 0) * minor(1, 2) - of(0, 1) * minor(0, 2) + of(0, 2) * minor(0, 1);
    // Drivers invert it with 32 bits.
    if !(determinant as f32).is_normal() || !(1.0 / determinant as f32).is_finite() {
        return Err(Fault::validation(format!(
            "`transform` is {m:?}, which cannot be inverted: to take an instance out, set its `mask` to 0 or its `blas` to NULL"
        )));
    }
    Ok((m, c.customIndex, mask))
}

#[cfg(test)]
mod tests {
    use wgpu_types::{IndexFormat, VertexFormat};

    use super::*;

    fn limits() -> Limits {
        Limits {
            max_blas_geometry_count: 2,
            max_blas_primitive_count: 10,
            ..Limits::defaults()
        }
    }

    fn convert(
        triangles: &[WGPUAbiBlasTriangleSize],
        boxes: &[WGPUAbiBlasBoxSize],
        flags: WGPUAbiAccelerationStructureFlags,
    ) -> Result<BlasGeometrySizeDescriptors, String> {
        let c = WGPUAbiBlasDescriptor {
            flags,
            triangleGeometryCount: triangles.len(),
            triangleGeometries: triangles.as_ptr(),
            boxGeometryCount: boxes.len(),
            boxGeometries: boxes.as_ptr(),
            ..WGPUAbiBlasDescriptor::INIT
        };
        // SAFETY: the arrays are as long as said.
        unsafe { blas(&c, &limits()) }
            .map(|(_, sizes)| sizes)
            .map_err(|fault| fault.text("f"))
    }

    const TRIANGLES: WGPUAbiBlasTriangleSize = WGPUAbiBlasTriangleSize {
        vertexCount: 9,
        ..WGPUAbiBlasTriangleSize::INIT
    };
    const BOXES: WGPUAbiBlasBoxSize = WGPUAbiBlasBoxSize {
        primitiveCount: 6,
        ..WGPUAbiBlasBoxSize::INIT
    };

    #[test]
    fn geometries_are_of_one_kind() {
        assert!(convert(&[], &[], 0).is_err());
        assert!(convert(&[TRIANGLES], &[BOXES], 0).is_err());
        assert!(convert(&[], &[BOXES], 0).is_ok());
        assert!(
            convert(
                &[],
                &[BOXES],
                WGPUAbiAccelerationStructureFlags_UseTransform
            )
            .is_err()
        );
        let indexed = WGPUAbiBlasTriangleSize {
            indexFormat: WGPUIndexFormat::Uint16.c(),
            indexCount: 6,
            ..TRIANGLES
        };
        let Ok(BlasGeometrySizeDescriptors::Triangles { descriptors }) =
            convert(&[TRIANGLES, indexed], &[], 0)
        else {
            panic!("triangles are triangles");
        };
        assert_eq!(descriptors[0].vertex_format, VertexFormat::Float32x3);
        assert_eq!(descriptors[0].index_count, None);
        assert_eq!(descriptors[1].index_format, Some(IndexFormat::Uint16));
        assert_eq!(descriptors[1].index_count, Some(6));
    }

    #[test]
    fn limits_are_for_all_geometries_together() {
        let text = convert(&[], &[BOXES, BOXES], 0).unwrap_err();
        assert!(text.contains("12") && text.contains("maxBlasPrimitiveCount is 10"));
        let text = convert(&[TRIANGLES; 3], &[], 0).unwrap_err();
        assert!(text.contains("maxBlasGeometryCount is 2"), "{text}");
        let many = WGPUAbiBlasTriangleSize {
            indexFormat: WGPUIndexFormat::Uint32.c(),
            indexCount: 33,
            ..TRIANGLES
        };
        assert!(convert(&[many], &[], 0).is_err());
    }

    #[test]
    fn flags_that_exclude_each_other_or_mean_nothing_are_faults() {
        assert!(convert(&[TRIANGLES], &[], 0x4 | 0x8).is_err());
        assert!(convert(&[TRIANGLES], &[], 0x80).is_err());
        assert!(convert(&[TRIANGLES], &[], 0x104).is_err());
        let tlas_with = |flags| {
            let c = WGPUAbiTlasDescriptor {
                flags,
                ..WGPUAbiTlasDescriptor::INIT
            };
            // SAFETY: nothing is chained.
            unsafe { tlas(&c) }.is_ok()
        };
        assert!(tlas_with(WGPUAbiAccelerationStructureFlags_PreferFastTrace));
        assert!(!tlas_with(WGPUAbiAccelerationStructureFlags_UseTransform));
        assert!(!tlas_with(
            WGPUAbiAccelerationStructureFlags_AllowCompaction
        ));
    }

    #[test]
    fn indices_come_in_threes_and_with_a_format() {
        let with = |indexFormat, indexCount| {
            let size = WGPUAbiBlasTriangleSize {
                indexFormat,
                indexCount,
                ..TRIANGLES
            };
            convert(&[size], &[], 0).is_ok()
        };
        assert!(with(WGPUIndexFormat::Uint32.c(), 3));
        assert!(!with(WGPUIndexFormat::Uint32.c(), 4));
        assert!(!with(Enum::ZERO, 3));
        assert!(!with(Enum::of(77), 3));
    }

    #[test]
    fn counts_are_at_most_those_of_the_creation() {
        assert_eq!(count(WGPU_ABI_COUNT_UNDEFINED, 7, "n").ok(), Some(7));
        assert_eq!(count(5, 7, "n").ok(), Some(5));
        assert!(count(8, 7, "n").is_err());
    }

    #[test]
    fn instances_are_checked() {
        let base = WGPUAbiTlasInstance::INIT;
        assert!(instance(&base).is_ok());
        let mut one = base;
        one.customIndex = 1 << 24;
        assert!(instance(&one).is_err());
        let mut one = base;
        one.mask = 256;
        assert!(instance(&one).is_err());
        for bad in [f32::NAN, f32::INFINITY, 0.0, 1e-44] {
            let mut one = base;
            one.transform.m11 = bad;
            assert!(instance(&one).is_err(), "{bad}");
        }
        let mut mirrored = base;
        mirrored.transform.m22 = -3.0;
        assert!(instance(&mirrored).is_ok());
    }
}
