//! `WGPUQuerySet`: places where passes write what they measured.

use std::sync::Arc;

use macro_rules_attribute::apply;
use wgpu_core::global::Global;
use wgpu_core::id::{QuerySetId, markers};

use super::device::Device;
use crate::abi::*;
use crate::convert::{input, query as convert};
use crate::error::{Context, Fault};
use crate::export::{self, export};
use crate::handle::{Child, ChildKind, Shared, Table};

pub type QuerySet = Child<QuerySetKind>;

/// What a query set was created with.
pub struct QuerySetKind {
    r#type: Enum<WGPUQueryType>,
    count: u32,
    /// Vertex shader invocations are among its statistics.
    pub counts_vertices: bool,
}

static TABLE: Table<Arc<QuerySet>> = Table::new();

impl ChildKind for QuerySetKind {
    type Handle = WGPUQuerySet;
    type Marker = markers::QuerySet;
    fn table() -> &'static Table<Arc<QuerySet>> {
        &TABLE
    }
    fn drop_core(global: &Global, id: QuerySetId) {
        global.query_set_drop(id);
    }
}

impl QuerySet {
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The core id of the set that one query is written to.
    pub fn id_of_one(
        handle: WGPUQuerySet,
        name: &str,
        index: u32,
        device: &Device,
    ) -> Result<QuerySetId, Fault> {
        let id = Self::id(handle, name, device)?;
        // Core refuses every other one.
        if index == 0 {
            Self::get(handle, name)?.check(0, 1)?;
        }
        Ok(id)
    }

    /// Whether these queries are in the set. Core takes an empty set for one of a single query.
    pub fn check(&self, first: u32, count: u32) -> Result<(), Fault> {
        if u64::from(first) + u64::from(count) <= u64::from(self.count) && first < self.count {
            return Ok(());
        }
        Err(Fault::validation(format!(
            "queries {first} to {} are wanted, but {} has {}",
            u64::from(first) + u64::from(count),
            self.describe(),
            self.count
        )))
    }
}

/// Creates a query set.
///
/// Timestamps need `WGPUFeatureName_TimestampQuery`, pipeline statistics `WGPUNativeFeature_PipelineStatisticsQuery` and a chained
/// `WGPUQuerySetDescriptorExtras`. A set has at most 4096 queries. Returns an error object, and reports, when the descriptor is
/// wrong; NULL when the device handle is dead or `descriptor` is NULL. The caller owns the handle. Any thread.
/// Spec: GPUDevice.createQuerySet.
#[apply(export)]
pub fn wgpuDeviceCreateQuerySet(
    device: WGPUDevice,
    descriptor: *const WGPUQuerySetDescriptor,
) -> WGPUQuerySet {
    let device = Device::get(device, "device")?;
    // SAFETY: the caller of the C function promises valid pointers.
    let c = unsafe { input::required(descriptor, "descriptor") }.on(&device)?;
    let mut data = QuerySetKind {
        r#type: c.r#type,
        count: c.count,
        counts_vertices: false,
    };
    let result = export::guard(|| {
        // SAFETY: as above.
        let descriptor = unsafe { convert::descriptor(c) }?;
        data.counts_vertices = convert::counts_vertices(&descriptor.ty);
        device.made::<QuerySetKind, _>(device.global.device_create_query_set(
            device.id,
            &descriptor,
            None,
        ))
    });
    // SAFETY: as above.
    let label = unsafe { input::label(c.label) };
    device.created("wgpuDeviceCreateQuerySet", label.as_deref(), data, result)
}

/// Takes one more reference, which must be given back with `wgpuQuerySetRelease`. Any thread.
#[apply(export)]
pub fn wgpuQuerySetAddRef(querySet: WGPUQuerySet) {
    QuerySet::add_ref(querySet)
}

/// Gives one reference back. Any thread.
#[apply(export)]
pub fn wgpuQuerySetRelease(querySet: WGPUQuerySet) {
    QuerySet::release(querySet).map(drop)
}

/// Changes the label, which later error messages name. Any thread. Spec: GPUObjectBase.label.
#[apply(export)]
pub fn wgpuQuerySetSetLabel(querySet: WGPUQuerySet, label: WGPUStringView) {
    // SAFETY: the caller of the C function promises a valid view.
    let label = unsafe { input::label(label) };
    QuerySet::get(querySet, "querySet")?
        .label
        .set(label.as_deref());
    Ok(())
}

/// Frees the queries as soon as the GPU no longer uses them. The handle stays valid; submitting commands that use the set is a
/// validation error from now on. Any thread. Spec: GPUQuerySet.destroy.
#[apply(export)]
pub fn wgpuQuerySetDestroy(querySet: WGPUQuerySet) {
    let query_set = QuerySet::get(querySet, "querySet")?;
    if let Ok(id) = query_set.core() {
        query_set.device.global.query_set_destroy(id);
    }
    Ok(())
}

/// The number of queries that the set was created with, also of an error object. Any thread. Spec: GPUQuerySet.count.
#[apply(export)]
pub fn wgpuQuerySetGetCount(querySet: WGPUQuerySet) -> u32 {
    Ok(QuerySet::get(querySet, "querySet")?.count)
}

/// The type that the set was created with, also of an error object; 0 for a dead handle. Any thread. Spec: GPUQuerySet.type.
#[apply(export)]
pub fn wgpuQuerySetGetType(querySet: WGPUQuerySet) -> Enum<WGPUQueryType> {
    Ok(QuerySet::get(querySet, "querySet")?.r#type)
}
