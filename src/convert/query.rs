//! Query sets.

use wgpu_core::resource::QuerySetDescriptor;
use wgpu_types::{PipelineStatisticsTypes, QueryType};

use super::{chain, input};
use crate::abi::*;
use crate::error::Fault;

/// # Safety
/// The descriptor's pointers must be valid for the call.
pub unsafe fn descriptor<'a>(c: &WGPUQuerySetDescriptor) -> Result<QuerySetDescriptor<'a>, Fault> {
    let mut statistics = None;
    // SAFETY: the caller promises valid pointers, here and below.
    unsafe {
        chain::each(c.nextInChain, "descriptor", |link| {
            if link.s_type == WGPUNativeSType::WGPUSType_QuerySetDescriptorExtras as u32 {
                let extras: &WGPUQuerySetDescriptorExtras =
                    link.cast("QuerySetDescriptorExtras")?;
                statistics = Some(self::statistics(extras)?);
                return Ok(true);
            }
            Ok(false)
        })
    }?;
    Ok(QuerySetDescriptor {
        // SAFETY: as above.
        label: unsafe { input::label(c.label) },
        ty: query_type(c.r#type, statistics)?,
        // The standard allows an empty set, core does not.
        count: c.count.max(1),
    })
}

/// Whether vertex shader invocations are among the statistics.
pub fn counts_vertices(r#type: &QueryType) -> bool {
    matches!(r#type, QueryType::PipelineStatistics(types)
        if types.contains(PipelineStatisticsTypes::VERTEX_SHADER_INVOCATIONS))
}

fn query_type(
    raw: Enum<WGPUQueryType>,
    statistics: Option<PipelineStatisticsTypes>,
) -> Result<QueryType, Fault> {
    if raw.raw() == WGPUNativeQueryType::PipelineStatistics as u32 {
        return match statistics {
            Some(statistics) if !statistics.is_empty() => {
                Ok(QueryType::PipelineStatistics(statistics))
            }
            _ => Err(Fault::validation(
                "`descriptor.type` is WGPUNativeQueryType_PipelineStatistics, but no statistic is named: chain a \
                 WGPUQuerySetDescriptorExtras with at least one",
            )),
        };
    }
    // Extras that name nothing do not matter: clients chain them always.
    if statistics.is_some_and(|statistics| !statistics.is_empty()) {
        return Err(Fault::validation(
            "QuerySetDescriptorExtras names pipeline statistics, but `descriptor.type` is not \
             WGPUNativeQueryType_PipelineStatistics",
        ));
    }
    match input::value(raw, "descriptor.type")? {
        WGPUQueryType::Occlusion => Ok(QueryType::Occlusion),
        WGPUQueryType::Timestamp => Ok(QueryType::Timestamp),
        WGPUQueryType::Force32 => Err(input::no_value(raw, "descriptor.type")),
    }
}

/// # Safety
/// As [`descriptor`].
unsafe fn statistics(
    extras: &WGPUQuerySetDescriptorExtras,
) -> Result<PipelineStatisticsTypes, Fault> {
    const NAME: &str = "QuerySetDescriptorExtras.pipelineStatistics";
    // SAFETY: the caller's promise is the same.
    let names = unsafe {
        input::array(
            extras.pipelineStatistics,
            extras.pipelineStatisticCount,
            NAME,
        )
    }?;
    use PipelineStatisticsTypes as P;
    let mut types = P::empty();
    for name in names {
        types |= match input::value(*name, NAME)? {
            WGPUPipelineStatisticName::VertexShaderInvocations => P::VERTEX_SHADER_INVOCATIONS,
            WGPUPipelineStatisticName::ClipperInvocations => P::CLIPPER_INVOCATIONS,
            WGPUPipelineStatisticName::ClipperPrimitivesOut => P::CLIPPER_PRIMITIVES_OUT,
            WGPUPipelineStatisticName::FragmentShaderInvocations => P::FRAGMENT_SHADER_INVOCATIONS,
            WGPUPipelineStatisticName::ComputeShaderInvocations => P::COMPUTE_SHADER_INVOCATIONS,
            WGPUPipelineStatisticName::Force32 => P::empty(),
        };
    }
    Ok(types)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn query_set(
        r#type: u32,
        count: u32,
        names: &[Enum<WGPUPipelineStatisticName>],
    ) -> Result<(QueryType, u32), Fault> {
        let mut extras = WGPUQuerySetDescriptorExtras {
            chain: WGPUChainedStruct::of(Enum::native(
                WGPUNativeSType::WGPUSType_QuerySetDescriptorExtras,
            )),
            pipelineStatistics: names.as_ptr(),
            pipelineStatisticCount: names.len(),
        };
        let c = WGPUQuerySetDescriptor {
            nextInChain: (&raw mut extras).cast(),
            r#type: Enum::of(r#type),
            count,
            ..WGPUQuerySetDescriptor::INIT
        };
        // SAFETY: the chain is a local.
        unsafe { descriptor(&c) }.map(|descriptor| (descriptor.ty, descriptor.count))
    }

    #[test]
    fn the_standard_types_are_converted() {
        assert!(matches!(
            query_set(1, 5, &[]),
            Ok((QueryType::Occlusion, 5))
        ));
        assert!(matches!(
            query_set(2, 5, &[]),
            Ok((QueryType::Timestamp, 5))
        ));
        assert!(matches!(query_set(1, 0, &[]), Ok((_, 1))));
        assert!(query_set(0, 5, &[]).is_err());
    }

    #[test]
    fn statistics_must_be_named_for_their_type_and_no_other() {
        let native = WGPUNativeQueryType::PipelineStatistics as u32;
        let names = [
            WGPUPipelineStatisticName::ClipperInvocations.c(),
            WGPUPipelineStatisticName::ComputeShaderInvocations.c(),
        ];
        let both = PipelineStatisticsTypes::CLIPPER_INVOCATIONS
            | PipelineStatisticsTypes::COMPUTE_SHADER_INVOCATIONS;
        assert!(matches!(
            query_set(native, 1, &names),
            Ok((QueryType::PipelineStatistics(types), 1)) if types == both
        ));
        assert!(query_set(native, 1, &[]).is_err());
        assert!(query_set(1, 1, &names).is_err());
        assert!(query_set(native, 1, &[Enum::of(7)]).is_err());
    }
}
