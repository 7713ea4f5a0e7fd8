/* Acceleration structures and ray queries: what is refused, much of which core leaves unchecked, and that everything
 * works after it.
 *
 * driver: new
 *
 * Without the feature WGPUNativeFeature_RayQuery only what is refused for the lack of it is tested. */
#include "ray_query.h"

static void test_bad_limits(Gpu *gpu) {
    WGPUAbiAccelerationStructureLimits adapter = WGPU_ABI_ACCELERATION_STRUCTURE_LIMITS_INIT;
    WGPULimits limits = WGPU_LIMITS_INIT;
    limits.nextInChain = &adapter.chain;
    REQUIRE(wgpuAdapterGetLimits(gpu->adapter, &limits) == WGPUStatus_Success);
    WGPUFeatureName feature = (WGPUFeatureName)WGPUNativeFeature_RayQuery;
    WGPUDeviceDescriptor descriptor = with_features(&feature, 1);
    WGPUAbiAccelerationStructureLimits wanted = WGPU_ABI_ACCELERATION_STRUCTURE_LIMITS_INIT;
    wanted.maxTlasInstanceCount = adapter.maxTlasInstanceCount + 1;
    WGPULimits required = WGPU_LIMITS_INIT;
    required.nextInChain = &wanted.chain;
    descriptor.requiredLimits = &required;
    DeviceAnswer answer = request_device(gpu->instance, gpu->adapter, &descriptor);
    CHECK_EQ(answer.status, WGPURequestDeviceStatus_Error);
    CHECK_CONTAINS(answer.message, "maxTlasInstanceCount");
}

static void test_bad_creations(Gpu *gpu) {
    WGPUAbiBlasTriangleSize size = WGPU_ABI_BLAS_TRIANGLE_SIZE_INIT;
    size.vertexCount = 3;
    WGPUAbiBlasDescriptor good = WGPU_ABI_BLAS_DESCRIPTOR_INIT;
    good.label = sv("bad one");
    good.triangleGeometryCount = 1;
    good.triangleGeometries = &size;
    WGPUAbiBlasDescriptor descriptor = good;
    WGPUAbiBlas blas = NULL;
#define BAD_BLAS(...)                                                                                                \
    do {                                                                                                             \
        EXPECT_INVALID(gpu, TEXTS("wgpuAbiDeviceCreateBlas", "bad one", __VA_ARGS__),                                \
                       blas = wgpuAbiDeviceCreateBlas(gpu->device, &descriptor));                                    \
        CHECK(blas != NULL);                                                                                         \
        CHECK_EQ(wgpuAbiBlasGetDeviceAddress(blas), 0);                                                              \
        CHECK(!wgpuAbiBlasIsReadyForCompaction(blas));                                                               \
        wgpuAbiBlasRelease(blas);                                                                                    \
        descriptor = good;                                                                                           \
        size = WGPU_ABI_BLAS_TRIANGLE_SIZE_INIT;                                                                     \
        size.vertexCount = 3;                                                                                        \
    } while (0)
    descriptor.triangleGeometryCount = 0;
    BAD_BLAS("no geometry");
    descriptor.triangleGeometryCount = (size_t)1 << 40;
    BAD_BLAS("descriptor.triangleGeometries", "maxBlasGeometryCount");
    descriptor.triangleGeometries = NULL;
    BAD_BLAS("NULL");
    WGPUAbiBlasBoxSize box = WGPU_ABI_BLAS_BOX_SIZE_INIT;
    descriptor.boxGeometryCount = 1;
    descriptor.boxGeometries = &box;
    BAD_BLAS("one kind");
    descriptor.flags = 0x80;
    BAD_BLAS("0x80");
    descriptor.flags =
        WGPUAbiAccelerationStructureFlags_PreferFastBuild | WGPUAbiAccelerationStructureFlags_PreferFastTrace;
    BAD_BLAS("PreferFastTrace");
    descriptor.flags = WGPUAbiAccelerationStructureFlags_AllowRayHitVertexReturn;
    BAD_BLAS("VERTEX_RETURN");
    descriptor.updateMode = (WGPUAbiAccelerationStructureUpdateMode)77;
    BAD_BLAS("updateMode", "0x0000004d");
    WGPUChainedStruct chained = {NULL, WGPUSType_ShaderSourceWGSL};
    descriptor.nextInChain = &chained;
    BAD_BLAS("chain");
    size.flags = 4;
    BAD_BLAS("descriptor.triangleGeometries[0]", "0x4");
    size.vertexFormat = WGPUVertexFormat_Uint8;
    BAD_BLAS("format");
    size.vertexFormat = WGPUVertexFormat_Float32x2;
    BAD_BLAS("format");
    size.vertexFormat = (WGPUVertexFormat)0xffff;
    BAD_BLAS("vertexFormat");
    size.vertexCount = 0xfffffffe;
    BAD_BLAS("maxBlasPrimitiveCount");
    size.indexCount = 3;
    BAD_BLAS("indexFormat");
    size.indexFormat = WGPUIndexFormat_Uint32;
    size.indexCount = 4;
    BAD_BLAS("multiple of 3");
    size.indexFormat = WGPUIndexFormat_Uint32;
    size.indexCount = 0xfffffffc;
    BAD_BLAS("maxBlasPrimitiveCount");
    EXPECT_INVALID(gpu, TEXTS("wgpuAbiDeviceCreateBlas", "NULL"), blas = wgpuAbiDeviceCreateBlas(gpu->device, NULL));
    CHECK(blas == NULL);

    WGPUAbiAccelerationStructureLimits limits = WGPU_ABI_ACCELERATION_STRUCTURE_LIMITS_INIT;
    WGPULimits all = WGPU_LIMITS_INIT;
    all.nextInChain = &limits.chain;
    REQUIRE(wgpuDeviceGetLimits(gpu->device, &all) == WGPUStatus_Success);
    WGPUAbiTlas tlas = NULL;
    EXPECT_INVALID(gpu, TEXTS("wgpuAbiDeviceCreateTlas", "many", "max_tlas_instance_count"),
                   tlas = tlas_new(gpu, "many", limits.maxTlasInstanceCount + 1));
    wgpuAbiTlasRelease(tlas);
    EXPECT_INVALID(gpu, TEXTS("many"), tlas = tlas_new(gpu, "many", 0xffffffff));
    wgpuAbiTlasRelease(tlas);
    WGPUAbiTlasDescriptor top = WGPU_ABI_TLAS_DESCRIPTOR_INIT;
    top.flags = WGPUAbiAccelerationStructureFlags_UseTransform;
    EXPECT_INVALID(gpu, TEXTS("UseTransform"), tlas = wgpuAbiDeviceCreateTlas(gpu->device, &top));
    wgpuAbiTlasRelease(tlas);
    /* Room for nothing is room. */
    EXPECT_OK(gpu, tlas = tlas_new(gpu, "none", 0));
    WGPUCommandEncoder e = encoder_new(gpu, "none");
    EXPECT_OK(gpu, build(e, NULL, tlas, NULL, 0));
    submit(gpu, e);
    wgpuAbiTlasRelease(tlas);
    size.vertexCount = 0;
    EXPECT_OK(gpu, blas = wgpuAbiDeviceCreateBlas(gpu->device, &good));
    wgpuAbiBlasRelease(blas);
}

static void test_bad_indices(Gpu *gpu) {
    Scene scene;
    scene_new(gpu, &scene);
    for (int large = 0; large < 2; large++) {
        WGPUAbiBlas blas = blas_indexed(gpu, large ? WGPUIndexFormat_Uint32 : WGPUIndexFormat_Uint16);
        /* 12 indices, or 10. */
        WGPUBuffer indices = buffer_new(gpu, "indices", WGPUAbiBufferUsage_BlasInput, large ? 40 : 24);
        WGPUAbiBlasTriangles triangles = WGPU_ABI_BLAS_TRIANGLES_INIT;
        triangles.vertexBuffer = scene.vertices;
        triangles.indexBuffer = indices;
        WGPUAbiBlasBuild bottom = WGPU_ABI_BLAS_BUILD_INIT;
        bottom.blas = blas;
        bottom.triangleGeometryCount = 1;
        bottom.triangleGeometries = &triangles;
        /* Beyond the buffer, or without vertices. */
        triangles.firstIndex = 4;
        EXPECT_BAD_RECORDING(gpu, TEXTS("blases[0].triangleGeometries[0]", "indexBuffer", "bytes"),
                             build(e, &bottom, NULL, NULL, 0));
        triangles.firstIndex = 0xffffffff;
        EXPECT_BAD_RECORDING(gpu, TEXTS("blases[0].triangleGeometries[0]", "indexBuffer"), build(e, &bottom, NULL, NULL, 0));
        triangles.firstIndex = 0;
        triangles.vertexCount = 0;
        EXPECT_BAD_RECORDING(gpu, TEXTS("blases[0].triangleGeometries[0]", "no vertices"), build(e, &bottom, NULL, NULL, 0));
        wgpuBufferRelease(indices);
        wgpuAbiBlasRelease(blas);
    }
    scene_free(&scene);
}

static void test_bad_boxes(Gpu *gpu) {
    WGPUBuffer buffer = buffer_new(gpu, "boxes", WGPUAbiBufferUsage_BlasInput, 64);
    WGPUAbiBlas blas = blas_of_boxes(gpu);
    WGPUAbiBlasBoxes boxes = WGPU_ABI_BLAS_BOXES_INIT;
    boxes.buffer = buffer;
    boxes.stride = 32;
    WGPUAbiBlasBuild bottom = WGPU_ABI_BLAS_BUILD_INIT;
    bottom.blas = blas;
    bottom.boxGeometryCount = 1;
    struct {
        WGPUAbiBlasBoxes boxes;
        const char *part;
    } bad[] = {{boxes, "AABB primitive offset"}, {boxes, "stride"},    {boxes, "stride"},
               {boxes, "overrun"},               {boxes, "created for 2"}, {boxes, "less than 4 GiB"}};
    bad[0].boxes.offset = 4;
    bad[1].boxes.stride = 16;
    bad[2].boxes.stride = 28;
    bad[3].boxes.offset = 8;
    bad[4].boxes.primitiveCount = 3;
    bad[5].boxes.offset = 1ull << 32;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        bottom.boxGeometries = &bad[i].boxes;
        EXPECT_BAD_RECORDING(gpu, TEXTS(bad[i].part), build(e, &bottom, NULL, NULL, 0));
    }
    bottom.boxGeometries = &boxes;
    bottom.triangleGeometryCount = 1;
    EXPECT_BAD_RECORDING(gpu, TEXTS("blases[0]", "`triangleGeometries` has 1 geometries", "created for `boxGeometries`"),
                         build(e, &bottom, NULL, NULL, 0));
    wgpuAbiBlasRelease(blas);
    wgpuBufferRelease(buffer);
}

static void test_bad_transforms(Gpu *gpu) {
    Scene scene;
    scene_new(gpu, &scene);
    WGPUAbiBlas moved = blas_new(gpu, "moved", WGPUAbiAccelerationStructureFlags_UseTransform);
    WGPUAbiTransform both[2] = {FIRST, FIRST};
    WGPUBuffer transforms = buffer_with(gpu, "transforms", WGPUAbiBufferUsage_BlasInput, both, sizeof both);
    WGPUAbiBlasTriangles triangles[2];
    WGPUAbiBlasBuild again = geometry_of(&scene, moved, triangles);
    EXPECT_BAD_RECORDING(gpu, TEXTS("moved", "USE_TRANSFORM"), build(e, &again, NULL, NULL, 0));
    triangles[0].transformBuffer = triangles[1].transformBuffer = transforms;
    triangles[1].transformOffset = 8;
    EXPECT_BAD_RECORDING(gpu, TEXTS("transforms", "unaligned"), build(e, &again, NULL, NULL, 0));
    triangles[1].transformOffset = 64;
    EXPECT_BAD_RECORDING(gpu, TEXTS("transforms", "overrun"), build(e, &again, NULL, NULL, 0));
    wgpuAbiBlasRelease(moved);
    wgpuBufferRelease(transforms);
    scene_free(&scene);
}

static void test_bad_builds(Gpu *gpu, Gpu *foreign) {
    Scene scene, other;
    scene_new(gpu, &scene);
    scene_new(foreign, &other);
    WGPUAbiBlasTriangles triangles[3];
    WGPUAbiBlasBuild good = geometry_of(&scene, scene.blas, triangles);
    WGPUAbiTlasInstance instance = instance_of(scene.blas, FIRST, 1);
    const char *const name = "wgpuAbiCommandEncoderBuildAccelerationStructures";
#define BAD_BUILD(...) EXPECT_BAD_RECORDING(gpu, TEXTS(name, __VA_ARGS__), build(e, &good, scene.tlas, &instance, 1))
#define RESET()                                                                                   \
    (good = geometry_of(&scene, scene.blas, triangles), instance = instance_of(scene.blas, FIRST, 1), (void)0)
    good.blas = NULL;
    BAD_BUILD("blases[0]", "NULL");
    good.blas = (WGPUAbiBlas)(void *)scene.tlas;
    BAD_BUILD("blases[0]", "WGPUAbiTlas", "WGPUAbiBlas");
    good.blas = other.blas;
    BAD_BUILD("blases[0]", "another device");
    RESET();
    good.triangleGeometryCount = 3;
    BAD_BUILD("blases[0] 'house'", "3 geometries", "created for 2");
    RESET();
    good.boxGeometryCount = 1;
    BAD_BUILD("boxGeometries");
    RESET();
    triangles[0].vertexBuffer = NULL;
    BAD_BUILD("blases[0]", "triangleGeometries[0]", "vertexBuffer");
    triangles[0].vertexBuffer = other.vertices;
    BAD_BUILD("another device");
    triangles[0].vertexBuffer = scene.hits;
    EXPECT_BAD_RECORDING(gpu, TEXTS("hits", "BLAS_INPUT"), build(e, &good, scene.tlas, &instance, 1));
    RESET();
    triangles[0].indexBuffer = scene.hits;
    BAD_BUILD("hits", "WGPUAbiBufferUsage_BlasInput");
    triangles[0].indexBuffer = NULL;
    BAD_BUILD("indexBuffer", "NULL");
    RESET();
    triangles[1].indexBuffer = scene.indices;
    BAD_BUILD("triangleGeometries[1]", "without an `indexFormat`");
    RESET();
    triangles[1].transformBuffer = scene.vertices;
    EXPECT_BAD_RECORDING(gpu, TEXTS("USE_TRANSFORM"), build(e, &good, NULL, NULL, 0));
    RESET();
    triangles[0].vertexCount = 5;
    BAD_BUILD("vertexCount", "5", "created for 4");
    RESET();
    triangles[0].indexCount = 9;
    BAD_BUILD("indexCount", "9", "created for 6");
    triangles[0].indexCount = 4;
    EXPECT_BAD_RECORDING(gpu, TEXTS("divisible by 3"), build(e, &good, NULL, NULL, 0));
    RESET();
    triangles[0].vertexStride = 8;
    EXPECT_BAD_RECORDING(gpu, TEXTS("stride"), build(e, &good, NULL, NULL, 0));
    triangles[0].vertexStride = 13;
    EXPECT_BAD_RECORDING(gpu, TEXTS("stride"), build(e, &good, NULL, NULL, 0));
    triangles[0].vertexStride = 1ull << 33;
    BAD_BUILD("vertexStride");
    triangles[0].vertexStride = 16;
    EXPECT_BAD_RECORDING(gpu, TEXTS("square", "overrun"), build(e, &good, NULL, NULL, 0));
    RESET();
    triangles[0].firstVertex = 0xffffffff;
    EXPECT_BAD_RECORDING(gpu, TEXTS("square", "overrun"), build(e, &good, NULL, NULL, 0));
    RESET();
    /* Instances. */
    instance.customIndex = 1 << 24;
    BAD_BUILD("tlases[0]", "instances[0]", "customIndex");
    RESET();
    instance.mask = 256;
    BAD_BUILD("instances[0]", "mask");
    RESET();
    instance.transform.m21 = NAN;
    BAD_BUILD("instances[0]", "finite");
    RESET();
    memset(&instance.transform, 0, sizeof instance.transform);
    BAD_BUILD("instances[0]", "inverted");
    RESET();
    instance.blas = other.blas;
    BAD_BUILD("instances[0]", "another device");
    RESET();
    EXPECT_BAD_RECORDING(gpu, TEXTS("tlases[0] 'village'", "instances", "5 elements", "maxInstances", "4"),
                         build(e, NULL, scene.tlas, &instance, 5));
    EXPECT_BAD_RECORDING(gpu, TEXTS("maxInstances"), build(e, NULL, scene.tlas, &instance, SIZE_MAX));
    EXPECT_BAD_RECORDING(gpu, TEXTS("tlases[0]", "another device"), build(e, NULL, other.tlas, NULL, 0));
    /* The same structure twice in a call. */
    WGPUAbiBlasBuild twice[2] = {good, good};
    EXPECT_BAD_RECORDING(gpu, TEXTS("blases", "twice"),
                         wgpuAbiCommandEncoderBuildAccelerationStructures(e, 2, twice, 0, NULL));
    WGPUAbiTlasBuild tops[2] = {WGPU_ABI_TLAS_BUILD_INIT, WGPU_ABI_TLAS_BUILD_INIT};
    tops[0].tlas = tops[1].tlas = scene.tlas;
    EXPECT_BAD_RECORDING(gpu, TEXTS("tlases", "twice"),
                         wgpuAbiCommandEncoderBuildAccelerationStructures(e, 0, NULL, 2, tops));
    EXPECT_BAD_RECORDING(gpu, TEXTS("blases", "NULL"),
                         wgpuAbiCommandEncoderBuildAccelerationStructures(e, 1, NULL, 0, NULL));
    /* Within a pass. */
    WGPUCommandEncoder e = encoder_new(gpu, "in a pass");
    WGPUComputePassEncoder pass = wgpuCommandEncoderBeginComputePass(e, NULL);
    build(e, &good, NULL, NULL, 0);
    wgpuComputePassEncoderEnd(pass);
    wgpuComputePassEncoderRelease(pass);
    WGPUCommandBuffer commands = NULL;
    EXPECT_INVALID(gpu, TEXTS("wgpuCommandEncoderFinish"), commands = wgpuCommandEncoderFinish(e, NULL));
    wgpuCommandBufferRelease(commands);
    wgpuCommandEncoderRelease(e);
    /* Destroyed buffers. */
    for (int i = 0; i < 2; i++) {
        WGPUBuffer buffer = buffer_with(gpu, "destroyed", WGPUAbiBufferUsage_BlasInput, SQUARE, sizeof SQUARE);
        *(i == 0 ? &triangles[0].vertexBuffer : &triangles[0].indexBuffer) = buffer;
        e = encoder_new(gpu, "destroyed");
        build(e, &good, NULL, NULL, 0);
        commands = wgpuCommandEncoderFinish(e, NULL);
        wgpuCommandEncoderRelease(e);
        wgpuBufferDestroy(buffer);
        EXPECT_INVALID(gpu, TEXTS("wgpuQueueSubmit", "destroyed"), wgpuQueueSubmit(gpu->queue, 1, &commands));
        wgpuCommandBufferRelease(commands);
        wgpuBufferRelease(buffer);
        RESET();
    }
    scene_free(&other);
    scene_free(&scene);
    CHECK_QUIET(gpu);
}

/* Commands that use what is not built, or is built anew; and a submit that fails after core has noted a build. */
static void test_bad_submits(Gpu *gpu) {
    Scene scene;
    scene_new(gpu, &scene);
    WGPUAbiTlasInstance instance = instance_of(scene.blas, FIRST, 1);
    WGPUAbiBlasTriangles triangles[2];
    WGPUAbiBlasBuild bottom = geometry_of(&scene, scene.blas, triangles);
    WGPUCommandBuffer commands[3];
#define COMMANDS(i, ...)                                     \
    do {                                                     \
        WGPUCommandEncoder e = encoder_new(gpu, "commands"); \
        __VA_ARGS__;                                         \
        commands[i] = wgpuCommandEncoderFinish(e, NULL);     \
        wgpuCommandEncoderRelease(e);                        \
    } while (0)
#define SUBMIT_BAD(count, ...)                                                                                        \
    do {                                                                                                              \
        EXPECT_INVALID(gpu, TEXTS("wgpuQueueSubmit", __VA_ARGS__), wgpuQueueSubmit(gpu->queue, count, commands));     \
        for (int i_ = 0; i_ < (count); i_++) {                                                                        \
            wgpuCommandBufferRelease(commands[i_]);                                                                   \
        }                                                                                                             \
    } while (0)
    COMMANDS(0, cast(e, &scene, scene.group));
    SUBMIT_BAD(1, "village", "before it is built");
    COMMANDS(0, build(e, NULL, scene.tlas, &instance, 1));
    SUBMIT_BAD(1, "house", "before it is built");
    /* Core takes the structures as built by now; they are, but empty. */
    CHECK_EQ(CHECK_HITS(gpu, &scene, NULL, 0), 0);
    build_now(gpu, &scene, &instance, 1);
    CHECK_HITS(gpu, &scene, &instance, 1);
    /* A bottom level that is newer than the top level. */
    COMMANDS(0, build(e, &bottom, NULL, NULL, 0));
    COMMANDS(1, cast(e, &scene, scene.group));
    SUBMIT_BAD(2, "newer");
    build_now(gpu, &scene, &instance, 1);
    CHECK_HITS(gpu, &scene, &instance, 1);
    /* New structures, built by commands that are refused for another reason. */
    for (int i = 0; i < 10; i++) {
        Scene fresh = scene;
        fresh.blas = blas_new(gpu, "fresh", WGPUAbiAccelerationStructureFlags_AllowCompaction);
        fresh.tlas = tlas_new(gpu, "fresh", 4);
        fresh.group = group_of(gpu, scene.pipeline, fresh.tlas, scene.hits);
        instance.blas = fresh.blas;
        bottom = geometry_of(&scene, fresh.blas, triangles);
        WGPUAbiTlas never = tlas_new(gpu, "never", 4);
        WGPUBindGroup group = group_of(gpu, scene.pipeline, never, scene.hits);
        COMMANDS(0, build(e, &bottom, fresh.tlas, &instance, 1));
        COMMANDS(1, cast(e, &scene, group));
        COMMANDS(2, build(e, &bottom, NULL, NULL, 0));
        SUBMIT_BAD(3, "never", "before it is built");
        CHECK_EQ(CHECK_HITS(gpu, &fresh, NULL, 0), 0);
        Prepared prepared;
        prepare(fresh.blas, &prepared);
        wait_until(gpu->instance, &prepared.done);
        CHECK_EQ(prepared.status, WGPUAbiPrepareCompactionStatus_Success);
        build_now(gpu, &fresh, &instance, 1);
        CHECK_HITS(gpu, &fresh, &instance, 1);
        wgpuBindGroupRelease(group);
        wgpuAbiTlasRelease(never);
        wgpuBindGroupRelease(fresh.group);
        wgpuAbiTlasRelease(fresh.tlas);
        wgpuAbiBlasRelease(fresh.blas);
    }
    CHECK_EQ(gpu->lost.count, 0);
    scene_free(&scene);
}

static void test_bad_compactions(Gpu *gpu) {
    Scene scene;
    scene_new(gpu, &scene);
    Prepared prepared;
    EXPECT_INVALID(gpu, TEXTS("wgpuAbiBlasPrepareCompaction", "house", "not yet built"), prepare(scene.blas, &prepared));
    wait_until(gpu->instance, &prepared.done);
    CHECK_EQ(prepared.status, WGPUAbiPrepareCompactionStatus_Error);
    CHECK_CONTAINS(prepared.message, "not yet built");
    WGPUAbiBlas failed = NULL;
    EXPECT_INVALID(gpu, TEXTS("wgpuAbiQueueCompactBlas", "not prepared"),
                   failed = wgpuAbiQueueCompactBlas(gpu->queue, scene.blas));
    CHECK(failed != NULL);
    CHECK_EQ(wgpuAbiBlasGetDeviceAddress(failed), 0);
    wgpuAbiBlasRelease(failed);

    WGPUAbiTlasInstance instance = instance_of(scene.blas, FIRST, 1);
    build_now(gpu, &scene, &instance, 1);
    EXPECT_OK(gpu, prepare(scene.blas, &prepared));
    wait_until(gpu->instance, &prepared.done);
    CHECK_EQ(prepared.status, WGPUAbiPrepareCompactionStatus_Success);
    WGPUAbiBlas small = NULL;
    EXPECT_OK(gpu, small = wgpuAbiQueueCompactBlas(gpu->queue, scene.blas));
    WGPUAbiBlasTriangles triangles[2];
    WGPUAbiBlasBuild again = geometry_of(&scene, small, triangles);
    EXPECT_BAD_RECORDING(gpu, TEXTS("blases[0]", "wgpuAbiQueueCompactBlas"), build(e, &again, NULL, NULL, 0));
    EXPECT_INVALID(gpu, TEXTS("house (compacted)", "compact"), prepare(small, &prepared));
    wait_until(gpu->instance, &prepared.done);
    wgpuAbiBlasRelease(small);

    /* Core forgets a preparation when the structure is built again, and would panic at the next one. */
    WGPUAbiBlas other = blas_new(gpu, "again", WGPUAbiAccelerationStructureFlags_AllowCompaction);
    again = geometry_of(&scene, other, triangles);
    for (int i = 0; i < 5; i++) {
        Prepared second;
        WGPUCommandEncoder e = encoder_new(gpu, "build");
        build(e, &again, NULL, NULL, 0);
        submit(gpu, e);
        prepare(other, &prepared);
        e = encoder_new(gpu, "build again");
        build(e, &again, NULL, NULL, 0);
        submit(gpu, e);
        wgpuDevicePushErrorScope(gpu->device, WGPUErrorFilter_Validation);
        prepare(other, &second);
        wait_until(gpu->instance, &prepared.done);
        wait_until(gpu->instance, &second.done);
        Problem problem = scope_pop(gpu);
        /* The first may have ended before the second build; if not, the second was refused, or the GPU was done by then. */
        CHECK(prepared.status == WGPUAbiPrepareCompactionStatus_Aborted ||
              prepared.status == WGPUAbiPrepareCompactionStatus_Success);
        CHECK_EQ(second.status == WGPUAbiPrepareCompactionStatus_Error, problem.type == WGPUErrorType_Validation);
        CHECK_EQ(gpu->lost.count, 0);
        uint32_t ignored;
        buffer_read(gpu, scene.hits, 0, &ignored, sizeof ignored); /* the GPU is done */
        wgpuInstanceProcessEvents(gpu->instance);
        if (second.status == WGPUAbiPrepareCompactionStatus_Error) {
            CHECK_CONTAINS(second.message, "is being prepared");
            EXPECT_OK(gpu, prepare(other, &second));
            wait_until(gpu->instance, &second.done);
            CHECK_EQ(second.status, WGPUAbiPrepareCompactionStatus_Success);
        }
    }
    wgpuAbiBlasRelease(other);
    WGPUAbiBlas plain = blas_new(gpu, "plain", 0);
    again = geometry_of(&scene, plain, triangles);
    WGPUCommandEncoder e = encoder_new(gpu, "build");
    build(e, &again, NULL, NULL, 0);
    submit(gpu, e);
    EXPECT_INVALID(gpu, TEXTS("plain", "ALLOW_COMPACTION"), prepare(plain, &prepared));
    wait_until(gpu->instance, &prepared.done);
    wgpuAbiBlasRelease(plain);
    scene_free(&scene);
}

static WGPUBindGroupLayout layout_new(const Gpu *gpu, WGPUBool vertex_return, uint32_t count, WGPUBufferBindingType also) {
    WGPUAbiAccelerationStructureBindingLayout rays = WGPU_ABI_ACCELERATION_STRUCTURE_BINDING_LAYOUT_INIT;
    rays.vertexReturn = vertex_return;
    WGPUBindGroupLayoutEntry entry = WGPU_BIND_GROUP_LAYOUT_ENTRY_INIT;
    entry.nextInChain = &rays.chain;
    entry.visibility = WGPUShaderStage_Compute | WGPUShaderStage_Fragment;
    entry.bindingArraySize = count;
    entry.buffer.type = also;
    WGPUBindGroupLayoutDescriptor descriptor = WGPU_BIND_GROUP_LAYOUT_DESCRIPTOR_INIT;
    descriptor.label = sv("layout of rays");
    descriptor.entryCount = 1;
    descriptor.entries = &entry;
    return wgpuDeviceCreateBindGroupLayout(gpu->device, &descriptor);
}

static void test_bindings(Gpu *gpu, Gpu *foreign) {
    WGPUBindGroupLayout layout = NULL, bad = NULL;
    EXPECT_OK(gpu, layout = layout_new(gpu, WGPU_FALSE, 0, WGPUBufferBindingType_BindingNotUsed));
    EXPECT_INVALID(gpu, TEXTS("layout of rays", "several kinds"),
                   bad = layout_new(gpu, WGPU_FALSE, 0, WGPUBufferBindingType_Uniform));
    wgpuBindGroupLayoutRelease(bad);
    EXPECT_INVALID(gpu, TEXTS("layout of rays", "VERTEX_RETURN"),
                   bad = layout_new(gpu, WGPU_TRUE, 0, WGPUBufferBindingType_BindingNotUsed));
    wgpuBindGroupLayoutRelease(bad);
    WGPUAbiTlas tlas = tlas_new(gpu, "bound", 1), other = tlas_new(foreign, "other", 1);
    struct {
        WGPUAbiTlas tlas;
        size_t count;
        WGPUBuffer buffer;
        const char *part;
    } cases[] = {{tlas, 0, NULL, NULL},
                 {other, 0, NULL, "another device"},
                 {NULL, 0, NULL, "no resource"},
                 {(WGPUAbiTlas)(void *)layout, 0, NULL, "WGPUAbiTlas is required"},
                 {tlas, 1, NULL, "several resources"},
                 {NULL, 1, NULL, "array"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        WGPUAbiAccelerationStructureBindingEntry rays = WGPU_ABI_ACCELERATION_STRUCTURE_BINDING_ENTRY_INIT;
        rays.tlas = cases[i].tlas;
        rays.tlasCount = cases[i].count;
        rays.tlases = &tlas;
        WGPUBindGroupEntry entry = WGPU_BIND_GROUP_ENTRY_INIT;
        entry.nextInChain = &rays.chain;
        WGPUBindGroupDescriptor descriptor = WGPU_BIND_GROUP_DESCRIPTOR_INIT;
        descriptor.layout = layout;
        descriptor.entryCount = 1;
        descriptor.entries = &entry;
        WGPUBindGroup group = NULL;
        if (cases[i].part == NULL) {
            EXPECT_OK(gpu, group = wgpuDeviceCreateBindGroup(gpu->device, &descriptor));
            /* Core does not look at the structures of bundles. */
            WGPUTextureFormat format = WGPUTextureFormat_RGBA8Unorm;
            WGPURenderBundleEncoderDescriptor bundle = WGPU_RENDER_BUNDLE_ENCODER_DESCRIPTOR_INIT;
            bundle.colorFormatCount = 1;
            bundle.colorFormats = &format;
            WGPURenderBundleEncoder encoder = wgpuDeviceCreateRenderBundleEncoder(gpu->device, &bundle);
            wgpuRenderBundleEncoderSetBindGroup(encoder, 0, group, 0, NULL);
            WGPURenderBundle none = NULL;
            EXPECT_INVALID(gpu, TEXTS("wgpuRenderBundleEncoderSetBindGroup", "no render bundle"),
                           none = wgpuRenderBundleEncoderFinish(encoder, NULL));
            wgpuRenderBundleRelease(none);
            wgpuRenderBundleEncoderRelease(encoder);
        } else {
            EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateBindGroup", cases[i].part),
                           group = wgpuDeviceCreateBindGroup(gpu->device, &descriptor));
        }
        wgpuBindGroupRelease(group);
    }
    wgpuAbiTlasRelease(other);
    wgpuAbiTlasRelease(tlas);
    wgpuBindGroupLayoutRelease(layout);
}

static void test_objects(Gpu *gpu) {
    WGPUAbiBlas blas = blas_new(gpu, "counted", 0);
    WGPUAbiTlas tlas = tlas_new(gpu, "counted", 1);
    wgpuAbiBlasAddRef(blas);
    wgpuAbiBlasRelease(blas);
    wgpuAbiBlasSetLabel(blas, sv("renamed"));
    wgpuAbiTlasSetLabel(tlas, sv("renamed too"));
    WGPUAbiTlasInstance instance = instance_of(blas, FIRST, 1);
    WGPUAbiBlas kept = blas;
    wgpuAbiBlasRelease(blas);
    EXPECT_BAD_RECORDING(gpu, TEXTS("WGPUAbiBlas", "released", "renamed"), build(e, NULL, tlas, &instance, 1));
    CHECK_EQ(wgpuAbiBlasGetDeviceAddress(kept), 0);
    CHECK(!wgpuAbiBlasIsReadyForCompaction(kept));
    wgpuAbiTlasRelease(tlas);
    wgpuAbiTlasRelease(tlas);
    wgpuAbiBlasAddRef(kept);
    WGPUAbiPrepareCompactionCallbackInfo info = WGPU_ABI_PREPARE_COMPACTION_CALLBACK_INFO_INIT;
    CHECK(wgpuAbiBlasPrepareCompaction(kept, info).id == 0);
    CHECK_QUIET(gpu);
}

/* A group keeps the structure alive, and not its handle. */
static void test_released(Gpu *gpu) {
    Scene scene;
    scene_new(gpu, &scene);
    WGPUAbiTlas gone = scene.tlas;
    wgpuAbiTlasRelease(scene.tlas);
    EXPECT_BAD_RECORDING(gpu, TEXTS("wgpuAbiCommandEncoderBuildAccelerationStructures", "released", "village"),
                         build(e, NULL, gone, NULL, 0));
    scene.tlas = tlas_new(gpu, "other", 1);
    scene_free(&scene);
}

static void test_no_feature(Gpu *gpu) {
    WGPUAbiTlas tlas = NULL;
    WGPUAbiBlas blas = NULL;
    WGPUBuffer buffer = NULL;
    WGPUBindGroupLayout layout = NULL;
    EXPECT_INVALID(gpu, TEXTS("wgpuAbiDeviceCreateTlas", "WGPUNativeFeature_RayQuery"), tlas = tlas_new(gpu, "t", 1));
    EXPECT_INVALID(gpu, TEXTS("wgpuAbiDeviceCreateBlas", "WGPUNativeFeature_RayQuery"), blas = blas_new(gpu, "b", 0));
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateBuffer", "RAY_QUERY"),
                   buffer = buffer_new(gpu, "buffer", WGPUAbiBufferUsage_BlasInput, 64));
    EXPECT_INVALID(gpu, TEXTS("RAY_QUERY"),
                   layout = layout_new(gpu, WGPU_FALSE, 0, WGPUBufferBindingType_BindingNotUsed));
    EXPECT_BAD_RECORDING(gpu, TEXTS("WGPUNativeFeature_RayQuery"), build(e, NULL, tlas, NULL, 0));
    WGPUShaderModule module = NULL;
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateShaderModule"), module = shader_new(gpu, "cast", CAST));
    wgpuShaderModuleRelease(module);
    wgpuBindGroupLayoutRelease(layout);
    wgpuBufferRelease(buffer);
    wgpuAbiTlasRelease(tlas);
    wgpuAbiBlasRelease(blas);
}

/* A device that goes away under all of this. */
static void test_loss(Gpu *gpu) {
    Scene scene;
    scene_new(gpu, &scene);
    WGPUAbiTlasInstance instance = instance_of(scene.blas, FIRST, 1);
    build_now(gpu, &scene, &instance, 1);
    Prepared prepared, late;
    prepare(scene.blas, &prepared);
    WGPUAbiBlasTriangles triangles[2];
    WGPUAbiBlasBuild bottom = geometry_of(&scene, scene.blas, triangles);
    WGPUCommandEncoder e = encoder_new(gpu, "late");
    build(e, &bottom, scene.tlas, &instance, 1);
    wgpuDeviceDestroy(gpu->device);
    wait_until(gpu->instance, &prepared.done);
    CHECK(prepared.status == WGPUAbiPrepareCompactionStatus_Aborted ||
          prepared.status == WGPUAbiPrepareCompactionStatus_Success);
    prepare(scene.blas, &late);
    wait_until(gpu->instance, &late.done);
    CHECK_EQ(late.status, WGPUAbiPrepareCompactionStatus_Aborted);
    build(e, &bottom, scene.tlas, &instance, 1);
    WGPUCommandBuffer commands = wgpuCommandEncoderFinish(e, NULL);
    wgpuQueueSubmit(gpu->queue, 1, &commands);
    wgpuCommandBufferRelease(commands);
    wgpuCommandEncoderRelease(e);
    WGPUAbiBlas blas = blas_new(gpu, "late", 0);
    WGPUAbiBlas small = wgpuAbiQueueCompactBlas(gpu->queue, scene.blas);
    WGPUAbiTlas tlas = tlas_new(gpu, "late", 1);
    CHECK(blas != NULL && tlas != NULL && small != NULL);
    wgpuAbiBlasRelease(small);
    wgpuAbiBlasRelease(blas);
    wgpuAbiTlasRelease(tlas);
    scene_free(&scene);
    CHECK_EQ(gpu->lost.count, 1);
}

typedef struct Again {
    WGPUQueue queue;
    WGPUAbiBlas blas;
    int calls;
} Again;

/* Compacts, which waits until nobody submits. */
static void on_error_compact(const WGPUDevice *device, WGPUErrorType type, WGPUStringView message, void *userdata1,
                             void *userdata2) {
    Again *again = userdata1;
    CHECK(device != NULL && type == WGPUErrorType_Validation && message.length > 0 && userdata2 == NULL);
    if (again->calls++ == 0) {
        wgpuAbiBlasRelease(wgpuAbiQueueCompactBlas(again->queue, again->blas));
    }
}

/* The callback for errors may call any function, also when it is called for a compaction that cannot be prepared. */
static void test_compaction_in_a_callback(const Gpu *gpu) {
    WGPUFeatureName feature = (WGPUFeatureName)WGPUNativeFeature_RayQuery;
    WGPUDeviceDescriptor descriptor = with_features(&feature, 1);
    Again again = {0};
    descriptor.uncapturedErrorCallbackInfo.callback = on_error_compact;
    descriptor.uncapturedErrorCallbackInfo.userdata1 = &again;
    DeviceAnswer answer = request_device(gpu->instance, gpu->adapter, &descriptor);
    REQUIRE(answer.device != NULL);
    Gpu other = {.instance = gpu->instance, .adapter = gpu->adapter, .device = answer.device};
    again.queue = other.queue = wgpuDeviceGetQueue(other.device);
    again.blas = blas_new(&other, "unbuilt", WGPUAbiAccelerationStructureFlags_AllowCompaction);
    Prepared prepared;
    prepare(again.blas, &prepared);
    CHECK_EQ(again.calls, 2);
    wait_until(other.instance, &prepared.done);
    CHECK_EQ(prepared.status, WGPUAbiPrepareCompactionStatus_Error);
    wgpuAbiBlasRelease(again.blas);
    wgpuQueueRelease(other.queue);
    wgpuDeviceRelease(other.device);
}

int main(void) {
    Gpu plain;
    device_open(&plain);
    test_no_feature(&plain);
    WGPUFeatureName feature = (WGPUFeatureName)WGPUNativeFeature_RayQuery;
    if (!wgpuAdapterHasFeature(plain.adapter, feature)) {
        printf("skipped: the adapter has no ray queries\n");
        device_close(&plain);
        return finished();
    }
    device_close(&plain);
    Gpu gpu, foreign;
    device_open_with(&gpu, with_features(&feature, 1));
    device_open_with(&foreign, with_features(&feature, 1));
    test_bad_limits(&gpu);
    test_bad_creations(&gpu);
    test_bad_indices(&gpu);
    test_bad_boxes(&gpu);
    test_bad_transforms(&gpu);
    test_bad_builds(&gpu, &foreign);
    test_bad_submits(&gpu);
    test_bad_compactions(&gpu);
    test_compaction_in_a_callback(&gpu);
    test_bindings(&gpu, &foreign);
    test_objects(&gpu);
    test_released(&gpu);
    test_loss(&gpu);
    device_close(&foreign);
    device_close(&gpu);
    return finished();
}
