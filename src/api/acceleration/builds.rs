//! What command buffers build, from the recording to the end of the submission.

use std::iter;
use std::sync::Arc;

use wgpu_core::id::{CommandBufferId, TlasId};
use wgpu_core::ray_tracing::{BlasBuildEntry, BlasGeometries, TlasInstance, TlasPackage};

use crate::abi::{WGPUDeviceLostReason, WGPUSubmissionIndex};
use crate::api::blas::BlasKind;
use crate::api::device::Device;
use crate::api::tlas::TlasCore;
use crate::error::{Context, Fault};
use crate::handle::Kept;
use crate::transfer::{self, pending};

type Blases = Vec<Arc<Kept<BlasKind>>>;

/// The structures that recorded commands build.
#[derive(Default)]
pub struct Builds {
    blases: Blases,
    /// Each with what its instances lead to.
    tlases: Vec<(Arc<TlasCore>, Blases)>,
}

impl Builds {
    pub fn is_empty(&self) -> bool {
        self.blases.is_empty() && self.tlases.is_empty()
    }

    pub fn add(
        &mut self,
        blases: impl Iterator<Item = Arc<Kept<BlasKind>>>,
        tlases: impl Iterator<Item = (Arc<TlasCore>, Blases)>,
    ) {
        self.blases.extend(blases);
        self.tlases.extend(tlases);
    }

    /// Takes over what other commands build.
    #[inline]
    pub fn append(&mut self, other: &mut Self) {
        self.blases.append(&mut other.blases);
        self.tlases.append(&mut other.tlases);
    }

    /// Lets the top level structures keep what their new instances lead to, and gives what they kept until now.
    fn exchange(&mut self, kept: &mut Vec<Blases>) {
        for (tlas, blases) in self.tlases.drain(..) {
            kept.push(std::mem::replace(&mut *tlas.instances.lock(), blases));
        }
    }
}

/// Submits command buffers that build structures.
///
/// Core forgets the instances of the build before at once, though the GPU may still look through them: they are kept until it is done.
/// And core notes what is built while it still looks for errors: when it finds one, the structures count as built and hold garbage.
/// So they are built at once, empty, before anybody else can submit.
pub fn submit(
    device: &Arc<Device>,
    commands: &[CommandBufferId],
    mut builds: Builds,
) -> Result<WGPUSubmissionIndex, Fault> {
    let exclusive = device.submissions.write();
    let global = &device.global;
    let settled = pending::settle(device);
    let submitted = global.queue_submit(device.queue_id, commands);
    device.set_busy(true);
    let mut repaired = Ok(());
    if submitted.is_err() && !device.is_lost() {
        repaired = empty(device, &builds);
        builds
            .tlases
            .iter_mut()
            .for_each(|(_, blases)| blases.clear());
    }
    let mut kept = Vec::new();
    builds.exchange(&mut kept);
    if kept.iter().any(|blases| !blases.is_empty()) {
        global.queue_on_submitted_work_done(device.queue_id, Box::new(move || drop(kept)));
    }
    drop(exclusive);
    pending::report(device, settled);
    if let Err(fault) = repaired {
        device.lose(
            WGPUDeviceLostReason::Unknown,
            &format!("acceleration structures are undefined: {}", fault.message()),
        );
    }
    submitted.map_err(|(_, error)| error.into())
}

/// Builds them without geometries and without instances.
fn empty(device: &Arc<Device>, builds: &Builds) -> Result<(), Fault> {
    let commands = transfer::record(device, |encoder| {
        device
            .global
            .command_encoder_build_acceleration_structures(
                encoder,
                distinct(&builds.blases, |blas| Arc::as_ptr(blas) as usize).map(|blas| {
                    BlasBuildEntry {
                        blas_id: blas.id,
                        geometries: BlasGeometries::TriangleGeometries(Box::new(iter::empty())),
                    }
                }),
                distinct(&builds.tlases, |(tlas, _)| Arc::as_ptr(tlas) as usize)
                    .map(|(tlas, _)| package(tlas.kept.id, iter::empty())),
            )
            .at_once(device)
    })?;
    let submitted = device.global.queue_submit(device.queue_id, &[commands]);
    device.global.command_buffer_drop(commands);
    submitted.map(drop).map_err(|(_, error)| error.into())
}

/// One of each: a structure may be built by several commands.
fn distinct<T>(all: &[T], key: impl Fn(&T) -> usize) -> impl Iterator<Item = &T> {
    let mut all: Vec<&T> = all.iter().collect();
    all.sort_unstable_by_key(|it| key(it));
    all.dedup_by_key(|it| key(it));
    all.into_iter()
}

/// The build of a top level structure.
pub fn package<'a>(
    tlas_id: TlasId,
    instances: impl Iterator<Item = TlasInstance<'a>> + 'a,
) -> TlasPackage<'a> {
    TlasPackage {
        tlas_id,
        instances: Box::new(instances.map(Some)),
        lowest_unmodified: 0,
    }
}
