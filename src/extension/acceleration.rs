//! Builds of acceleration structures: what core leaves to its user to check, before the GPU sees it.

use std::collections::HashMap;
use std::sync::Arc;

use macro_rules_attribute::apply;
use wgpu_core::id::{BlasId, BufferId, CommandEncoderId};
use wgpu_core::ray_tracing::{
    BlasAabbGeometry, BlasBuildEntry, BlasGeometries, BlasTriangleGeometry, TlasInstance,
    TlasPackage,
};
use wgpu_types::{
    BlasAABBGeometrySizeDescriptor, BlasGeometrySizeDescriptors, BlasTriangleGeometrySizeDescriptor,
};

use crate::abi::*;
use crate::api::acceleration::{Builds, Indices, Temporary, package, require_feature};
use crate::api::blas::{Blas, BlasKind};
use crate::api::buffer::Buffer;
use crate::api::command_encoder::CommandEncoder;
use crate::api::device::Device;
use crate::api::tlas::{Tlas, TlasCore};
use crate::convert::{acceleration as convert, chain, input};
use crate::error::{Context, Fault};
use crate::export::record;
use crate::handle::{Encoder, Kept, RawHandle, Shared};

/// The triangles of a geometry, checked but for what core checks.
struct Triangles {
    size: BlasTriangleGeometrySizeDescriptor,
    vertices: BufferId,
    stride: u64,
    first_vertex: u32,
    indices: Option<(WGPUBuffer, u32)>,
    transform: Option<(BufferId, u64)>,
    /// Our copy of the indices, and where in it they begin.
    checked: Option<(BufferId, u32)>,
}

struct Boxes {
    size: BlasAABBGeometrySizeDescriptor,
    buffer: BufferId,
    offset: u32,
    stride: u64,
}

enum Geometries {
    Triangles(Vec<Triangles>),
    Boxes(Vec<Boxes>),
}

struct BlasBuild {
    blas: Arc<Kept<BlasKind>>,
    geometries: Geometries,
}

struct Instance {
    blas: BlasId,
    transform: [f32; 12],
    custom_index: u32,
    mask: u8,
}

struct TlasBuild {
    tlas: Arc<TlasCore>,
    instances: Vec<Instance>,
    /// What the instances lead to, each once.
    blases: Vec<Arc<Kept<BlasKind>>>,
}

/// Builds acceleration structures: first all of `blases`, then all of `tlases`, which may have instances of the former.
///
/// Every structure is built anew, from the buffers as they are when the commands run and from the instances as they are now. A
/// structure comes once in a call. Its geometries are those that it was created for, or fewer and smaller ones; a top level structure
/// must be built again before it is used when one of its bottom level structures was. Ranges must lie within buffers, which need usage
/// `WGPUAbiBufferUsage_BlasInput`. Indices are copied and cut down to the number of vertices, since drivers follow them blindly.
/// What is wrong is reported by `wgpuCommandEncoderFinish`, and by the submit when an instance was never built. A submit that fails
/// leaves the structures empty that its commands would have built. Not within a pass.
#[apply(record)]
pub fn wgpuAbiCommandEncoderBuildAccelerationStructures(
    commandEncoder: WGPUCommandEncoder,
    blasCount: usize,
    blases: *const WGPUAbiBlasBuild,
    tlasCount: usize,
    tlases: *const WGPUAbiTlasBuild,
) {
    let encoder = &mut **CommandEncoder::lock(commandEncoder, "commandEncoder")?;
    let device = &encoder.recording.device.clone();
    require_feature(device)?;
    // SAFETY: the caller of the C function promises valid arrays.
    let (blases, tlases) = unsafe {
        (
            blas_builds(blases, blasCount, device)?,
            tlas_builds(tlases, tlasCount, device)?,
        )
    };
    record(device, encoder.core()?, blases, tlases, &mut encoder.builds)
}

/// Records the commands of a build, and what they build.
fn record(
    device: &Arc<Device>,
    encoder: CommandEncoderId,
    mut blases: Vec<BlasBuild>,
    tlases: Vec<TlasBuild>,
    builds: &mut Builds,
) -> Result<(), Fault> {
    let mut temporary = Temporary::new(device);
    if !blases.is_empty() {
        let tools = device.rays.get(device)?;
        tools.wait_for_shaders(device, encoder)?;
        for (i, build) in blases.iter_mut().enumerate() {
            if let Geometries::Triangles(all) = &mut build.geometries {
                for (j, triangles) in all.iter_mut().enumerate() {
                    let Some(indices) = triangles.indices() else {
                        continue;
                    };
                    let checked = tools
                        .check(device, encoder, &indices, &mut temporary)
                        .map_err(|fault| {
                            fault.within(format_args!("blases[{i}].triangleGeometries[{j}]"))
                        })?;
                    triangles.checked = Some(checked);
                }
            }
        }
    }
    device
        .global
        .command_encoder_build_acceleration_structures(
            encoder,
            blases.iter().map(BlasBuild::core),
            tlases.iter().map(TlasBuild::core),
        )
        .at_once(device)?;
    builds.add(
        blases.into_iter().map(|build| build.blas),
        tlases.into_iter().map(|build| (build.tlas, build.blases)),
    );
    Ok(())
}

/// # Safety
/// The array must have `count` elements, whose pointers must be valid for the call.
unsafe fn blas_builds(
    builds: *const WGPUAbiBlasBuild,
    count: usize,
    device: &Device,
) -> Result<Vec<BlasBuild>, Fault> {
    // SAFETY: the caller's promise is the same.
    let builds = unsafe { input::array(builds, count, "blases") }?;
    once(builds.iter().map(|build| build.blas.bits()), "blases")?;
    builds
        .iter()
        .enumerate()
        .map(|(i, c)| {
            // SAFETY: as above.
            unsafe { blas_build(c, device) }
                .map_err(|fault| in_build(fault, "blases", i, Blas::label_of(c.blas)))
        })
        .collect()
}

/// # Safety
/// As [`blas_builds`].
unsafe fn tlas_builds(
    builds: *const WGPUAbiTlasBuild,
    count: usize,
    device: &Device,
) -> Result<Vec<TlasBuild>, Fault> {
    // SAFETY: the caller's promise is the same.
    let builds = unsafe { input::array(builds, count, "tlases") }?;
    once(builds.iter().map(|build| build.tlas.bits()), "tlases")?;
    builds
        .iter()
        .enumerate()
        .map(|(i, c)| {
            // SAFETY: as above.
            unsafe { tlas_build(c, device) }
                .map_err(|fault| in_build(fault, "tlases", i, Tlas::label_of(c.tlas)))
        })
        .collect()
}

/// Says which build it was, and of which structure.
#[cold]
fn in_build(fault: Fault, list: &str, index: usize, label: Option<Box<str>>) -> Fault {
    match label {
        Some(label) => fault.within(format_args!("{list}[{index}] '{label}'")),
        None => fault.within(format_args!("{list}[{index}]")),
    }
}

/// Two builds of one structure would run at the same time: core puts no barrier between the builds of a call.
fn once(handles: impl Iterator<Item = usize>, name: &str) -> Result<(), Fault> {
    let mut handles: Vec<usize> = handles.collect();
    handles.sort_unstable();
    match handles.windows(2).find(|pair| pair[0] == pair[1]) {
        None => Ok(()),
        Some(pair) => Err(Fault::validation(format!(
            "`{name}` has the structure {:#x} twice: record a call for each build",
            pair[0]
        ))),
    }
}

/// # Safety
/// The pointers must be valid for the call.
unsafe fn blas_build(c: &WGPUAbiBlasBuild, device: &Device) -> Result<BlasBuild, Fault> {
    // SAFETY: the caller promises a valid chain.
    unsafe { chain::none(c.nextInChain, "build") }?;
    Blas::id(c.blas, "blas", device)?;
    let blas = Blas::get(c.blas, "blas")?;
    if blas.compacted {
        return Err(Fault::validation(
            "`blas` was made by wgpuAbiQueueCompactBlas and cannot be built again: build the original",
        ));
    }
    let kept = blas.kept.clone();
    let kept = kept.ok_or_else(|| Fault::internal("a valid structure without core's"))?;
    let geometries = match &blas.sizes {
        BlasGeometrySizeDescriptors::Triangles { descriptors } => {
            other_kind(c.boxGeometryCount, "boxGeometries", "triangleGeometries")?;
            room(
                c.triangleGeometryCount,
                descriptors.len(),
                "triangleGeometries",
            )?;
            // SAFETY: the caller promises a valid array.
            let all = unsafe {
                input::array(
                    c.triangleGeometries,
                    c.triangleGeometryCount,
                    "triangleGeometries",
                )
            }?;
            let all = all.iter().zip(descriptors).enumerate();
            Geometries::Triangles(
                all.map(|(i, (c, size))| {
                    // SAFETY: as above.
                    unsafe { triangles(c, size, device) }
                        .map_err(|fault| fault.within(format_args!("triangleGeometries[{i}]")))
                })
                .collect::<Result<_, _>>()?,
            )
        }
        BlasGeometrySizeDescriptors::AABBs { descriptors } => {
            other_kind(
                c.triangleGeometryCount,
                "triangleGeometries",
                "boxGeometries",
            )?;
            room(c.boxGeometryCount, descriptors.len(), "boxGeometries")?;
            // SAFETY: the caller promises a valid array.
            let all =
                unsafe { input::array(c.boxGeometries, c.boxGeometryCount, "boxGeometries") }?;
            let all = all.iter().zip(descriptors).enumerate();
            Geometries::Boxes(
                all.map(|(i, (c, size))| {
                    // SAFETY: as above.
                    unsafe { boxes(c, size, device) }
                        .map_err(|fault| fault.within(format_args!("boxGeometries[{i}]")))
                })
                .collect::<Result<_, _>>()?,
            )
        }
    };
    Ok(BlasBuild {
        blas: kept,
        geometries,
    })
}

fn other_kind(count: usize, given: &str, created: &str) -> Result<(), Fault> {
    if count == 0 {
        return Ok(());
    }
    Err(Fault::validation(format!(
        "`{given}` has {count} geometries, but the structure was created for `{created}`"
    )))
}

fn room(count: usize, created: usize, name: &str) -> Result<(), Fault> {
    if count <= created {
        return Ok(());
    }
    Err(Fault::validation(format!(
        "`{name}` has {count} geometries, but the structure was created for {created}"
    )))
}

/// # Safety
/// The chain must be valid for the call.
unsafe fn triangles(
    c: &WGPUAbiBlasTriangles,
    created: &BlasTriangleGeometrySizeDescriptor,
    device: &Device,
) -> Result<Triangles, Fault> {
    // SAFETY: the caller promises a valid chain.
    unsafe { chain::none(c.nextInChain, "geometry") }?;
    let mut size = created.clone();
    size.vertex_count = convert::count(c.vertexCount, created.vertex_count, "vertexCount")?;
    size.index_count = match created.index_count {
        Some(count) => Some(convert::count(c.indexCount, count, "indexCount")?),
        None => None,
    };
    if c.vertexStride > u64::from(u32::MAX) {
        return Err(Fault::validation(format!(
            "`vertexStride` is {}, but it must have 32 bits",
            c.vertexStride
        )));
    }
    let indices = match (created.index_format, c.indexBuffer.bits()) {
        (None, 0) => None,
        (Some(_), bits) if bits != 0 => Some((c.indexBuffer, c.firstIndex)),
        (Some(_), _) => {
            return Err(Fault::validation(
                "`indexBuffer` is NULL, but the geometry was created with an `indexFormat`",
            ));
        }
        (None, _) => {
            return Err(Fault::validation(
                "`indexBuffer` is set, but the geometry was created without an `indexFormat`",
            ));
        }
    };
    let transform = Buffer::id_nullable(c.transformBuffer, "transformBuffer", device)?;
    Ok(Triangles {
        size,
        vertices: Buffer::id(c.vertexBuffer, "vertexBuffer", device)?,
        stride: c.vertexStride,
        first_vertex: c.firstVertex,
        indices,
        transform: transform.map(|buffer| (buffer, c.transformOffset)),
        checked: None,
    })
}

/// # Safety
/// The chain must be valid for the call.
unsafe fn boxes(
    c: &WGPUAbiBlasBoxes,
    created: &BlasAABBGeometrySizeDescriptor,
    device: &Device,
) -> Result<Boxes, Fault> {
    // SAFETY: the caller promises a valid chain.
    unsafe { chain::none(c.nextInChain, "geometry") }?;
    let mut size = created.clone();
    size.primitive_count =
        convert::count(c.primitiveCount, created.primitive_count, "primitiveCount")?;
    let Ok(offset) = u32::try_from(c.offset) else {
        return Err(Fault::validation(format!(
            "`offset` is {}, but it must be less than 4 GiB",
            c.offset
        )));
    };
    Ok(Boxes {
        size,
        buffer: Buffer::id(c.buffer, "buffer", device)?,
        offset,
        stride: c.stride,
    })
}

/// # Safety
/// The pointers must be valid for the call.
unsafe fn tlas_build(c: &WGPUAbiTlasBuild, device: &Device) -> Result<TlasBuild, Fault> {
    // SAFETY: the caller promises a valid chain.
    unsafe { chain::none(c.nextInChain, "build") }?;
    Tlas::id(c.tlas, "tlas", device)?;
    let tlas = Tlas::get(c.tlas, "tlas")?;
    let core = tlas.core.clone();
    let core = core.ok_or_else(|| Fault::internal("a valid structure without core's"))?;
    if c.instanceCount > tlas.max_instances as usize {
        return Err(Fault::validation(format!(
            "`instances` has {} elements, but the structure was created with a `maxInstances` of {}",
            c.instanceCount, tlas.max_instances
        )));
    }
    // SAFETY: the caller promises a valid array.
    let all = unsafe { input::array(c.instances, c.instanceCount, "instances") }?;
    let mut blases = HashMap::new();
    let mut instances = Vec::with_capacity(all.len());
    for (i, c) in all.iter().enumerate() {
        if c.blas.bits() == 0 {
            continue;
        }
        let instance = instance(c, &mut blases, device);
        instances.push(instance.map_err(|fault| fault.within(format_args!("instances[{i}]")))?);
    }
    Ok(TlasBuild {
        tlas: core,
        instances,
        blases: blases.into_values().collect(),
    })
}

/// What instances lead to, by handle.
type Blases = HashMap<usize, Arc<Kept<BlasKind>>>;

fn instance(
    c: &WGPUAbiTlasInstance,
    blases: &mut Blases,
    device: &Device,
) -> Result<Instance, Fault> {
    let (transform, custom_index, mask) = convert::instance(c)?;
    let blas = Blas::id(c.blas, "blas", device)?;
    if !blases.contains_key(&c.blas.bits())
        && let Some(kept) = &Blas::get(c.blas, "blas")?.kept
    {
        blases.insert(c.blas.bits(), kept.clone());
    }
    Ok(Instance {
        blas,
        transform,
        custom_index,
        mask,
    })
}

impl BlasBuild {
    fn core(&self) -> BlasBuildEntry<'_> {
        let geometries = match &self.geometries {
            Geometries::Triangles(all) => {
                BlasGeometries::TriangleGeometries(Box::new(all.iter().map(Triangles::core)))
            }
            Geometries::Boxes(all) => {
                BlasGeometries::AabbGeometries(Box::new(all.iter().map(Boxes::core)))
            }
        };
        BlasBuildEntry {
            blas_id: self.blas.id,
            geometries,
        }
    }
}

impl Triangles {
    /// The indices, if there are any.
    fn indices(&self) -> Option<Indices> {
        let (buffer, first) = self.indices?;
        Some(Indices {
            buffer,
            first,
            format: self.size.index_format?,
            count: self.size.index_count?,
            vertices: self.size.vertex_count,
        })
    }

    fn core(&self) -> BlasTriangleGeometry<'_> {
        BlasTriangleGeometry {
            size: &self.size,
            vertex_buffer: self.vertices,
            index_buffer: self.checked.map(|(buffer, _)| buffer),
            transform_buffer: self.transform.map(|(buffer, _)| buffer),
            first_vertex: self.first_vertex,
            vertex_stride: self.stride,
            first_index: self.checked.map(|(_, first)| first),
            transform_buffer_offset: self.transform.map(|(_, offset)| offset),
        }
    }
}

impl Boxes {
    fn core(&self) -> BlasAabbGeometry<'_> {
        BlasAabbGeometry {
            size: &self.size,
            stride: self.stride,
            aabb_buffer: self.buffer,
            primitive_offset: self.offset,
        }
    }
}

impl TlasBuild {
    fn core(&self) -> TlasPackage<'_> {
        package(
            self.tlas.kept.id,
            self.instances.iter().map(|instance| TlasInstance {
                blas_id: instance.blas,
                transform: &instance.transform,
                custom_data: instance.custom_index,
                mask: instance.mask,
            }),
        )
    }
}
