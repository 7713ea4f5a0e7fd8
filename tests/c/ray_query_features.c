/* Ray queries: arrays of structures at one binding, and the corners of the triangle that was hit.
 * driver: new
 *
 * Each part is skipped without its feature. */
#include "ray_query.h"

#define ARRAYS WGPUNativeFeature_AccelerationStructureBindingArray
#define CORNERS WGPUAbiFeature_RayHitVertexReturn

/* A device with ray queries, a feature more, and room for two structures in a stage; false without the feature. */
static bool open_with(Gpu *gpu, uint32_t feature, const char *name) {
    adapter_open(gpu);
    WGPUFeatureName features[2] = {(WGPUFeatureName)WGPUNativeFeature_RayQuery, (WGPUFeatureName)feature};
    if (!wgpuAdapterHasFeature(gpu->adapter, features[0]) || !wgpuAdapterHasFeature(gpu->adapter, features[1])) {
        printf("skipped: the adapter has no %s\n", name);
        adapter_close(gpu);
        return false;
    }
    WGPUDeviceDescriptor descriptor = with_features(features, 2);
    WGPUAbiAccelerationStructureLimits rays = WGPU_ABI_ACCELERATION_STRUCTURE_LIMITS_INIT;
    rays.maxAccelerationStructuresPerShaderStage = 2;
    WGPUNativeLimits arrays = WGPU_NATIVE_LIMITS_INIT;
    if (feature == (uint32_t)ARRAYS) {
        rays.maxBindingArrayAccelerationStructureElementsPerShaderStage = 2;
        arrays.maxBindingArrayElementsPerShaderStage = 4;
        rays.chain.next = &arrays.chain;
    }
    WGPULimits limits = WGPU_LIMITS_INIT;
    limits.nextInChain = &rays.chain;
    descriptor.requiredLimits = &limits;
    device_open_on(gpu, descriptor);
    return true;
}

/* The layout of structures at binding 0 of group 0 and a buffer at binding 1. */
static WGPUBindGroupLayout layout_new(const Gpu *gpu, WGPUBool corners, uint32_t count) {
    WGPUAbiAccelerationStructureBindingLayout rays = WGPU_ABI_ACCELERATION_STRUCTURE_BINDING_LAYOUT_INIT;
    rays.vertexReturn = corners;
    WGPUBindGroupLayoutEntry entries[2] = {WGPU_BIND_GROUP_LAYOUT_ENTRY_INIT, WGPU_BIND_GROUP_LAYOUT_ENTRY_INIT};
    entries[0].nextInChain = &rays.chain;
    entries[0].visibility = entries[1].visibility = WGPUShaderStage_Compute;
    entries[0].bindingArraySize = count;
    entries[1].binding = 1;
    entries[1].buffer.type = WGPUBufferBindingType_Storage;
    WGPUBindGroupLayoutDescriptor descriptor = WGPU_BIND_GROUP_LAYOUT_DESCRIPTOR_INIT;
    descriptor.label = sv("layout of rays");
    descriptor.entryCount = 2;
    descriptor.entries = entries;
    return wgpuDeviceCreateBindGroupLayout(gpu->device, &descriptor);
}

static WGPUComputePipeline pipeline_new(const Gpu *gpu, WGPUBindGroupLayout group, const char *code) {
    WGPUPipelineLayoutDescriptor descriptor = WGPU_PIPELINE_LAYOUT_DESCRIPTOR_INIT;
    descriptor.bindGroupLayoutCount = 1;
    descriptor.bindGroupLayouts = &group;
    WGPUPipelineLayout layout = wgpuDeviceCreatePipelineLayout(gpu->device, &descriptor);
    WGPUComputePipeline pipeline = compute_new(gpu, "rays", layout, code);
    wgpuPipelineLayoutRelease(layout);
    return pipeline;
}

static WGPUBindGroup group_with(const Gpu *gpu, WGPUBindGroupLayout layout, WGPUAbiTlas one, size_t count,
                                const WGPUAbiTlas *many, WGPUBuffer out) {
    WGPUAbiAccelerationStructureBindingEntry rays = WGPU_ABI_ACCELERATION_STRUCTURE_BINDING_ENTRY_INIT;
    rays.tlas = one;
    rays.tlasCount = count;
    rays.tlases = many;
    return group_of_rays(gpu, layout, rays, out);
}

static void dispatched(const Gpu *gpu, WGPUComputePipeline pipeline, WGPUBindGroup group, WGPUBuffer out, void *data,
                       size_t size) {
    WGPUCommandEncoder e = encoder_new(gpu, "rays");
    dispatch_once(e, pipeline, group);
    submit(gpu, e);
    buffer_read(gpu, out, 0, data, size);
}

/* One ray through the square of each structure, which stand at different distances. */
#define DISTANCES(first, second)                                                                                          \
    "enable wgpu_ray_query; enable wgpu_binding_array;"                                                                   \
    "@group(0) @binding(0) var scenes: binding_array<acceleration_structure, 2>;"                                         \
    "@group(0) @binding(1) var<storage, read_write> out: array<f32, 2>;"                                                  \
    "@compute @workgroup_size(1) fn main(@builtin(num_workgroups) n: vec3u) {"                                            \
    "  let ray = RayDesc(0u, 0xffu, 0.01, 100.0, vec3f(0.25, 0.0, -10.0), vec3f(0.0, 0.0, 1.0));"                         \
    "  var query: ray_query;"                                                                                             \
    "  rayQueryInitialize(&query, scenes[" first "], ray);"                                                               \
    "  while rayQueryProceed(&query) {}"                                                                                  \
    "  out[0] = rayQueryGetCommittedIntersection(&query).t;"                                                              \
    "  rayQueryInitialize(&query, scenes[" second "], ray);"                                                              \
    "  while rayQueryProceed(&query) {}"                                                                                  \
    "  out[1] = rayQueryGetCommittedIntersection(&query).t;"                                                              \
    "}"

static void test_arrays(void) {
    Gpu gpu;
    if (!open_with(&gpu, ARRAYS, "arrays of acceleration structures")) {
        return;
    }
    Scene scene;
    scene_new(&gpu, &scene);
    WGPUAbiTransform far = WGPU_ABI_TRANSFORM_INIT;
    far.m23 = 5;
    WGPUAbiTlas tops[3] = {scene.tlas, tlas_new(&gpu, "second", 1), tlas_new(&gpu, "third", 1)};
    WGPUAbiTlasInstance near_instance = instance_of(scene.blas, WGPU_ABI_TRANSFORM_INIT, 1);
    WGPUAbiTlasInstance far_instance = instance_of(scene.blas, far, 2);
    build_now(&gpu, &scene, &near_instance, 1);
    WGPUCommandEncoder e = encoder_new(&gpu, "second");
    EXPECT_OK(&gpu, build(e, NULL, tops[1], &far_instance, 1));
    submit(&gpu, e);

    WGPUBindGroupLayout layout = NULL;
    EXPECT_OK(&gpu, layout = layout_new(&gpu, WGPU_FALSE, 2));
    WGPUComputePipeline pipeline = NULL;
    EXPECT_OK(&gpu, pipeline = pipeline_new(&gpu, layout, DISTANCES("0", "1")));
    WGPUBuffer out = buffer_new(&gpu, "out", WGPUBufferUsage_Storage | WGPUBufferUsage_CopySrc, 8);
    WGPUBindGroup group = NULL;
    EXPECT_OK(&gpu, group = group_with(&gpu, layout, NULL, 2, tops, out));
    float distances[2] = {0};
    EXPECT_OK(&gpu, dispatched(&gpu, pipeline, group, out, distances, sizeof distances));
    CHECK(fabsf(distances[0] - 10) < 1e-4f);
    CHECK(fabsf(distances[1] - 15) < 1e-4f);
    wgpuBindGroupRelease(group);
    /* The other way round; the group holds what it has. */
    WGPUAbiTlas turned[2] = {tops[1], tops[0]};
    EXPECT_OK(&gpu, group = group_with(&gpu, layout, NULL, 2, turned, out));
    wgpuAbiTlasRelease(tops[1]);
    EXPECT_OK(&gpu, dispatched(&gpu, pipeline, group, out, distances, sizeof distances));
    CHECK(fabsf(distances[0] - 15) < 1e-4f);
    CHECK(fabsf(distances[1] - 10) < 1e-4f);
    wgpuBindGroupRelease(group);

    /* Too many, one for an array, an array for one, and one that is no structure. */
    WGPUAbiTlas three[3] = {tops[0], tops[2], tops[0]};
    EXPECT_INVALID(&gpu, TEXTS("'rays'", "2", "3"),
                   wgpuBindGroupRelease(group_with(&gpu, layout, NULL, 3, three, out)));
    EXPECT_INVALID(&gpu, TEXTS("'rays'", "array"),
                   wgpuBindGroupRelease(group_with(&gpu, layout, tops[0], 0, NULL, out)));
    WGPUAbiTlas wrong[2] = {tops[0], (WGPUAbiTlas)(void *)scene.blas};
    EXPECT_INVALID(&gpu, TEXTS("tlases[1]", "WGPUAbiBlas", "WGPUAbiTlas is required"),
                   wgpuBindGroupRelease(group_with(&gpu, layout, NULL, 2, wrong, out)));
    WGPUBindGroupLayout single = NULL;
    EXPECT_OK(&gpu, single = layout_new(&gpu, WGPU_FALSE, 0));
    EXPECT_INVALID(&gpu, TEXTS("'rays'", "array"),
                   wgpuBindGroupRelease(group_with(&gpu, single, NULL, 2, three, out)));
    wgpuBindGroupLayoutRelease(single);
    /* More than the device has room for. */
    EXPECT_INVALID(&gpu, TEXTS("layout of rays", "help: ", "maxBindingArrayAccelerationStructureElementsPerShaderStage"),
                   wgpuBindGroupLayoutRelease(layout_new(&gpu, WGPU_FALSE, 3)));
    /* naga 30 panics on an index that is not constant: an error, and all goes on. */
    wgpuDevicePushErrorScope(gpu.device, WGPUErrorFilter_Internal);
    wgpuShaderModuleRelease(shader_new(&gpu, "dynamic", DISTANCES("0", "n.x")));
    Problem problem = scope_pop(&gpu);
    CHECK_EQ(problem.type, WGPUErrorType_Internal);
    CHECK_CONTAINS(problem.message, "dynamic");
    /* One that was never built. */
    WGPUAbiTlas unbuilt[2] = {tops[0], tops[2]};
    EXPECT_OK(&gpu, group = group_with(&gpu, layout, NULL, 2, unbuilt, out));
    e = encoder_new(&gpu, "unbuilt");
    dispatch_once(e, pipeline, group);
    EXPECT_INVALID(&gpu, TEXTS("wgpuQueueSubmit", "third"), submit(&gpu, e));

    wgpuBindGroupRelease(group);
    wgpuAbiTlasRelease(tops[2]);
    wgpuBufferRelease(out);
    wgpuComputePipelineRelease(pipeline);
    wgpuBindGroupLayoutRelease(layout);
    scene_free(&scene);
    device_close(&gpu);
}

static const char *const HIT_CORNERS =
    "enable wgpu_ray_query; enable wgpu_ray_query_vertex_return;"
    "@group(0) @binding(0) var scene: acceleration_structure<vertex_return>;"
    "@group(0) @binding(1) var<storage, read_write> out: array<vec4f, 3>;"
    "@compute @workgroup_size(1) fn main() {"
    "  var query: ray_query<vertex_return>;"
    "  rayQueryInitialize(&query, scene, RayDesc(0u, 0xffu, 0.01, 100.0, vec3f(2.5, -0.5, -10.0), vec3f(0.0, 0.0, 1.0)));"
    "  while rayQueryProceed(&query) {}"
    "  let corners = getCommittedHitVertexPositions(&query);"
    "  for (var i = 0; i < 3; i++) { out[i] = vec4f(corners[i], rayQueryGetCommittedIntersection(&query).t); }"
    "}";

static void test_corners(void) {
    Gpu gpu;
    if (!open_with(&gpu, CORNERS, "corners of hits")) {
        return;
    }
    Scene scene;
    scene_new(&gpu, &scene);
    const WGPUAbiAccelerationStructureFlags flag = WGPUAbiAccelerationStructureFlags_AllowRayHitVertexReturn;
    WGPUAbiBlas blas = blas_new(&gpu, "with corners", flag);
    WGPUAbiTlasDescriptor descriptor = WGPU_ABI_TLAS_DESCRIPTOR_INIT;
    descriptor.label = sv("top with corners");
    descriptor.maxInstances = 1;
    descriptor.flags = flag;
    WGPUAbiTlas tlas = NULL;
    EXPECT_OK(&gpu, tlas = wgpuAbiDeviceCreateTlas(gpu.device, &descriptor));
    WGPUAbiBlasTriangles triangles[2];
    WGPUAbiBlasBuild bottom = geometry_of(&scene, blas, triangles);
    /* Moved to the right: the corners are those of the structure, before the transform. */
    WGPUAbiTransform right = WGPU_ABI_TRANSFORM_INIT;
    right.m03 = 2;
    WGPUAbiTlasInstance instance = instance_of(blas, right, 1);
    WGPUCommandEncoder e = encoder_new(&gpu, "build");
    EXPECT_OK(&gpu, build(e, &bottom, tlas, &instance, 1));
    submit(&gpu, e);

    WGPUBindGroupLayout layout = NULL;
    EXPECT_OK(&gpu, layout = layout_new(&gpu, WGPU_TRUE, 0));
    WGPUComputePipeline pipeline = NULL;
    EXPECT_OK(&gpu, pipeline = pipeline_new(&gpu, layout, HIT_CORNERS));
    WGPUBuffer out = buffer_new(&gpu, "out", WGPUBufferUsage_Storage | WGPUBufferUsage_CopySrc, 48);
    WGPUBindGroup group = NULL;
    EXPECT_OK(&gpu, group = group_with(&gpu, layout, tlas, 0, NULL, out));
    float corners[3][4] = {{0}};
    EXPECT_OK(&gpu, dispatched(&gpu, pipeline, group, out, corners, sizeof corners));
    /* The lower right half of the square. */
    for (int i = 0; i < 3; i++) {
        for (int k = 0; k < 3; k++) {
            CHECK(corners[i][k] == SQUARE[3 * SQUARE_INDICES[i] + k]);
        }
        CHECK(fabsf(corners[i][3] - 10) < 1e-4f);
    }
    wgpuBindGroupRelease(group);

    /* Structures without the flag: in a binding that asks for corners, and in a build. */
    EXPECT_INVALID(&gpu, TEXTS("'rays'", "VERTEX_RETURN"),
                   wgpuBindGroupRelease(group_with(&gpu, layout, scene.tlas, 0, NULL, out)));
    WGPUAbiBlasBuild plain = geometry_of(&scene, scene.blas, triangles);
    instance.blas = scene.blas;
    e = encoder_new(&gpu, "mixed");
    build(e, &plain, tlas, &instance, 1);
    Problem problem;
    wgpuDevicePushErrorScope(gpu.device, WGPUErrorFilter_Validation);
    submit(&gpu, e);
    problem = scope_pop(&gpu);
    CHECK_EQ(problem.type, WGPUErrorType_Validation);
    CHECK_CONTAINS(problem.message, "VERTEX_RETURN");

    wgpuBufferRelease(out);
    wgpuComputePipelineRelease(pipeline);
    wgpuBindGroupLayoutRelease(layout);
    wgpuAbiTlasRelease(tlas);
    wgpuAbiBlasRelease(blas);
    scene_free(&scene);
    device_close(&gpu);
}

int main(void) {
    test_arrays();
    test_corners();
    return finished();
}
