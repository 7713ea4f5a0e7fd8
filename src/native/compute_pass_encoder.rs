//! Timestamps and pipeline statistics inside compute passes.

use macro_rules_attribute::apply;

use crate::abi::*;
use crate::api::compute_pass_encoder::ComputePassEncoder;
use crate::api::query_set::QuerySet;
use crate::error::Context;
use crate::export::record;
use crate::handle::Encoder;

/// Begins to count what the query set of type `PipelineStatistics` names. One query at a time. Needs the native feature
/// `PipelineStatisticsQuery`.
#[apply(record)]
pub fn wgpuComputePassEncoderBeginPipelineStatisticsQuery(
    computePassEncoder: WGPUComputePassEncoder,
    querySet: WGPUQuerySet,
    queryIndex: u32,
) {
    let pass = &mut **ComputePassEncoder::lock(computePassEncoder, "computePassEncoder")?;
    let device = &pass.recording.device;
    let query_set = QuerySet::id_of_one(querySet, "querySet", queryIndex, device)?;
    device
        .global
        .compute_pass_begin_pipeline_statistics_query(&mut pass.core, query_set, queryIndex)
        .at_once(device)
}

/// Ends the statistics query that is open.
#[apply(record)]
pub fn wgpuComputePassEncoderEndPipelineStatisticsQuery(
    computePassEncoder: WGPUComputePassEncoder,
) {
    let pass = &mut **ComputePassEncoder::lock(computePassEncoder, "computePassEncoder")?;
    let device = &pass.recording.device;
    device
        .global
        .compute_pass_end_pipeline_statistics_query(&mut pass.core)
        .at_once(device)
}

/// Writes the time at which the dispatches before are done to a query of type `Timestamp`. Needs the native feature
/// `TimestampQueryInsidePasses`.
#[apply(record)]
pub fn wgpuComputePassEncoderWriteTimestamp(
    computePassEncoder: WGPUComputePassEncoder,
    querySet: WGPUQuerySet,
    queryIndex: u32,
) {
    let pass = &mut **ComputePassEncoder::lock(computePassEncoder, "computePassEncoder")?;
    let device = &pass.recording.device;
    let query_set = QuerySet::id_of_one(querySet, "querySet", queryIndex, device)?;
    device
        .global
        .compute_pass_write_timestamp(&mut pass.core, query_set, queryIndex)
        .at_once(device)
}
