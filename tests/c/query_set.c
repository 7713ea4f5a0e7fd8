/* WGPUQuerySet: creation, getters, timestamps that grow, pipeline statistics, destruction. */
#include "common.h"

#include "wgpu.h"

static WGPUQuerySet create(Gpu *gpu, const char *label, WGPUQueryType type, uint32_t count) {
    WGPUQuerySetDescriptor descriptor = WGPU_QUERY_SET_DESCRIPTOR_INIT;
    descriptor.label = sv(label);
    descriptor.type = type;
    descriptor.count = count;
    return wgpuDeviceCreateQuerySet(gpu->device, &descriptor);
}

static void bad_case(Gpu *gpu, WGPUQueryType type, uint32_t count, const char *part) {
    WGPUQuerySet set = NULL;
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateQuerySet", "'wrong'", part), set = create(gpu, "wrong", type, count));
    CHECK(set != NULL);
    CHECK_EQ(wgpuQuerySetGetCount(set), count);
    CHECK_EQ(wgpuQuerySetGetType(set), type);
    wgpuQuerySetDestroy(set);
    wgpuQuerySetRelease(set);
}
#define bad(...) CASE(bad_case(__VA_ARGS__))

static void creation(Gpu *gpu) {
    WGPUQuerySet set = NULL;
    EXPECT_OK(gpu, set = create(gpu, "occlusion", WGPUQueryType_Occlusion, 4096));
    CHECK_EQ(wgpuQuerySetGetCount(set), 4096);
    CHECK_EQ(wgpuQuerySetGetType(set), WGPUQueryType_Occlusion);
    wgpuQuerySetSetLabel(set, sv("renamed"));
    wgpuQuerySetAddRef(set);
    wgpuQuerySetRelease(set);
    wgpuQuerySetDestroy(set);
    wgpuQuerySetDestroy(set);
    CHECK_EQ(wgpuQuerySetGetCount(set), 4096);
    CHECK_QUIET(gpu);

    /* Destroyed: recorded, then refused. */
    WGPUBuffer buffer = buffer_new(gpu, "out", WGPUBufferUsage_QueryResolve, 256);
    WGPUCommandEncoder encoder = encoder_new(gpu, "resolve");
    wgpuDevicePushErrorScope(gpu->device, WGPUErrorFilter_Validation);
    wgpuCommandEncoderResolveQuerySet(encoder, set, 0, 1, buffer, 0);
    submit(gpu, encoder);
    Problem problem = scope_pop(gpu);
    CHECK_EQ(problem.type, WGPUErrorType_Validation);
    CHECK_CONTAINS(problem.message, "occlusion"); /* core knows the first label */
    wgpuBufferRelease(buffer);
    wgpuQuerySetRelease(set);
    CHECK_EQ(wgpuQuerySetGetCount(set), 0);
    CHECK_EQ(wgpuQuerySetGetType(set), 0);
    wgpuQuerySetDestroy(set);
    wgpuQuerySetRelease(set);

    EXPECT_OK(gpu, wgpuQuerySetRelease(create(gpu, "empty", WGPUQueryType_Occlusion, 0)));
    bad(gpu, WGPUQueryType_Occlusion, 4097, "4097");
    bad(gpu, WGPUQueryType_Occlusion, UINT32_MAX, "4294967295");
    bad(gpu, (WGPUQueryType)0, 1, "type");
    bad(gpu, (WGPUQueryType)77, 1, "type");
    bad(gpu, WGPUQueryType_Timestamp, 2, "TIMESTAMP"); /* needs the feature */
    WGPUQuerySetDescriptor descriptor = WGPU_QUERY_SET_DESCRIPTOR_INIT;
    descriptor.type = WGPUQueryType_Occlusion;
    descriptor.count = 1;
    WGPUChainedStruct unknown = {.next = NULL, .sType = (WGPUSType)0x12345678};
    descriptor.nextInChain = &unknown;
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateQuerySet", "0x12345678"),
                   wgpuQuerySetRelease(wgpuDeviceCreateQuerySet(gpu->device, &descriptor)));
}

static void timestamps(void) {
    Gpu gpu;
    WGPUFeatureName feature = WGPUFeatureName_TimestampQuery;
    device_open_with(&gpu, with_features(&feature, 1));
    WGPUQuerySet set = create(&gpu, "times", WGPUQueryType_Timestamp, 4);
    WGPUBuffer buffer = buffer_new(&gpu, "ticks", WGPUBufferUsage_QueryResolve | WGPUBufferUsage_CopySrc, 32);
    WGPUCommandEncoder encoder = encoder_new(&gpu, "time");
    for (uint32_t i = 0; i < 2; i++) {
        WGPUPassTimestampWrites writes = WGPU_PASS_TIMESTAMP_WRITES_INIT;
        writes.querySet = set;
        writes.beginningOfPassWriteIndex = 2 * i;
        writes.endOfPassWriteIndex = 2 * i + 1;
        WGPUComputePassDescriptor descriptor = WGPU_COMPUTE_PASS_DESCRIPTOR_INIT;
        descriptor.timestampWrites = &writes;
        WGPUComputePassEncoder pass = wgpuCommandEncoderBeginComputePass(encoder, &descriptor);
        wgpuComputePassEncoderEnd(pass);
        wgpuComputePassEncoderRelease(pass);
    }
    wgpuCommandEncoderResolveQuerySet(encoder, set, 0, 4, buffer, 0);
    submit(&gpu, encoder);
    uint64_t ticks[4];
    buffer_read(&gpu, buffer, 0, ticks, sizeof ticks);
    CHECK(ticks[0] != 0);
    for (int i = 1; i < 4; i++) {
        CHECK(ticks[i] >= ticks[i - 1]);
    }
    CHECK_QUIET(&gpu);
    wgpuBufferRelease(buffer);
    wgpuQuerySetRelease(set);
    device_close(&gpu);
}

static WGPUQuerySet create_statistics(Gpu *gpu, const WGPUPipelineStatisticName *names, size_t count) {
    WGPUQuerySetDescriptorExtras extras = {.chain = {.sType = (WGPUSType)WGPUSType_QuerySetDescriptorExtras}};
    extras.pipelineStatistics = names;
    extras.pipelineStatisticCount = count;
    WGPUQuerySetDescriptor descriptor = WGPU_QUERY_SET_DESCRIPTOR_INIT;
    descriptor.label = sv("statistics");
    descriptor.nextInChain = &extras.chain;
    descriptor.type = (WGPUQueryType)WGPUNativeQueryType_PipelineStatistics;
    descriptor.count = 2;
    return wgpuDeviceCreateQuerySet(gpu->device, &descriptor);
}

static void statistics(Gpu *without) {
    const WGPUPipelineStatisticName names[] = {WGPUPipelineStatisticName_ComputeShaderInvocations,
                                               WGPUPipelineStatisticName_VertexShaderInvocations};
    EXPECT_INVALID(without, TEXTS("wgpuDeviceCreateQuerySet", "'statistics'", "PIPELINE_STATISTICS"),
                   wgpuQuerySetRelease(create_statistics(without, names, 2)));
    Gpu gpu;
    if (!DEVICE_OPEN_IF(&gpu, WGPUNativeFeature_PipelineStatisticsQuery)) {
        return;
    }
    EXPECT_INVALID(&gpu, TEXTS("WGPUQuerySetDescriptorExtras"), wgpuQuerySetRelease(create_statistics(&gpu, NULL, 0)));
    WGPUQuerySet set = NULL;
    EXPECT_OK(&gpu, set = create_statistics(&gpu, names, 2));
    CHECK_EQ(wgpuQuerySetGetType(set), WGPUNativeQueryType_PipelineStatistics);
    WGPUComputePipeline pipeline = compute_new(&gpu, "count me", NULL, "@compute @workgroup_size(16) fn main() {}");
    WGPUBuffer buffer = buffer_new(&gpu, "counts", WGPUBufferUsage_QueryResolve | WGPUBufferUsage_CopySrc, 32);
    WGPUCommandEncoder encoder = encoder_new(&gpu, "count");
    WGPUComputePassEncoder pass = wgpuCommandEncoderBeginComputePass(encoder, NULL);
    wgpuComputePassEncoderSetPipeline(pass, pipeline);
    for (uint32_t i = 0; i < 2; i++) {
        wgpuComputePassEncoderBeginPipelineStatisticsQuery(pass, set, i);
        wgpuComputePassEncoderDispatchWorkgroups(pass, 3 + i, 1, 1);
        wgpuComputePassEncoderEndPipelineStatisticsQuery(pass);
    }
    wgpuComputePassEncoderEnd(pass);
    wgpuComputePassEncoderRelease(pass);
    wgpuCommandEncoderResolveQuerySet(encoder, set, 0, 2, buffer, 0);
    submit(&gpu, encoder);
    uint64_t counts[4]; /* of each query the vertex shader's, then the compute shader's */
    buffer_read(&gpu, buffer, 0, counts, sizeof counts);
    CHECK_EQ(counts[0], 0);
    CHECK_EQ(counts[1], 3 * 16);
    CHECK_EQ(counts[2], 0);
    CHECK_EQ(counts[3], 4 * 16);
    wgpuBufferRelease(buffer);
    wgpuComputePipelineRelease(pipeline);
    wgpuQuerySetRelease(set);
    device_close(&gpu);
}

int main(void) {
    Gpu gpu;
    device_open(&gpu);
    creation(&gpu);
    statistics(&gpu);
    device_close(&gpu);
    timestamps();
    return finished();
}
