/* Acceleration structures and ray queries: what rays hit, against the same computed here; builds, moved instances, compaction, and
 * data that no driver may fall over. What is refused: ray_query_errors.c.
 *
 * driver: new
 *
 * Without the feature WGPUNativeFeature_RayQuery only the limits are tested. */
#include "ray_query.h"

static void test_hits(Gpu *gpu) {
    Scene scene;
    EXPECT_OK(gpu, scene_new(gpu, &scene));
    CHECK(wgpuAbiBlasGetDeviceAddress(scene.blas) != 0);
    WGPUAbiTlasInstance instances[3] = {instance_of(scene.blas, FIRST, 7), instance_of(scene.blas, SECOND, 0xffffff)};
    EXPECT_OK(gpu, build_now(gpu, &scene, instances, 2));
    CHECK(CHECK_HITS(gpu, &scene, instances, 2) > 150);

    /* Moved, with a third one; built alone. */
    instances[0].transform.m03 += 1.25f;
    instances[1].transform.m23 = -3;
    instances[2] = instance_of(scene.blas, WGPU_ABI_TRANSFORM_INIT, 3);
    instances[2].transform.m13 = 2;
    WGPUCommandEncoder e = encoder_new(gpu, "move");
    EXPECT_OK(gpu, build(e, NULL, scene.tlas, instances, 3));
    submit(gpu, e);
    CHECK(CHECK_HITS(gpu, &scene, instances, 3) > 200);

    /* Masked out, and left out. */
    instances[2].mask = 0;
    e = encoder_new(gpu, "mask");
    EXPECT_OK(gpu, build(e, NULL, scene.tlas, instances, 3));
    submit(gpu, e);
    CHECK_HITS(gpu, &scene, instances, 3);
    instances[2].blas = NULL;
    e = encoder_new(gpu, "leave out");
    EXPECT_OK(gpu, build(e, NULL, scene.tlas, instances, 3));
    submit(gpu, e);
    CHECK_HITS(gpu, &scene, instances, 2);
    e = encoder_new(gpu, "nothing");
    EXPECT_OK(gpu, build(e, NULL, scene.tlas, NULL, 0));
    submit(gpu, e);
    CHECK_EQ(CHECK_HITS(gpu, &scene, NULL, 0), 0);

    /* Build, use, and build again in one command buffer, which outlives every handle. */
    WGPUAbiBlasTriangles triangles[2];
    WGPUAbiBlasBuild again = geometry_of(&scene, scene.blas, triangles);
    e = encoder_new(gpu, "at once");
    EXPECT_OK(gpu, build(e, &again, scene.tlas, instances, 2));
    cast(e, &scene, scene.group);
    EXPECT_OK(gpu, build(e, &again, scene.tlas, instances, 1));
    cast(e, &scene, scene.group);
    WGPUCommandBuffer commands = wgpuCommandEncoderFinish(e, NULL);
    wgpuCommandEncoderRelease(e);
    EXPECT_OK(gpu, wgpuQueueSubmit(gpu->queue, 1, &commands));
    wgpuCommandBufferRelease(commands);
    CHECK_HITS(gpu, &scene, instances, 1);
    scene_free(&scene);
    CHECK_QUIET(gpu);
}

/* Instances of the last build stay alive while the GPU looks through them, though nobody has them any more. */
static void test_lifetimes(Gpu *gpu) {
    Scene scene;
    scene_new(gpu, &scene);
    for (int i = 0; i < 20; i++) {
        WGPUAbiBlas blas = blas_new(gpu, "short life", 0);
        WGPUAbiBlasTriangles triangles[2];
        WGPUAbiBlasBuild bottom = geometry_of(&scene, blas, triangles);
        WGPUAbiTlasInstance instance = instance_of(blas, FIRST, (uint32_t)i);
        WGPUCommandEncoder e = encoder_new(gpu, "build");
        build(e, &bottom, scene.tlas, &instance, 1);
        submit(gpu, e);
        wgpuAbiBlasRelease(blas);
        e = encoder_new(gpu, "cast");
        cast(e, &scene, scene.group);
        submit(gpu, e);
    }
    WGPUAbiTlasInstance last = instance_of(NULL, FIRST, 19);
    CHECK_HITS(gpu, &scene, &last, 1);
    /* The structure itself lives on in the group. */
    wgpuAbiTlasAddRef(scene.tlas);
    wgpuAbiTlasRelease(scene.tlas);
    CHECK_HITS(gpu, &scene, &last, 1);
    wgpuAbiTlasRelease(scene.tlas);
    CHECK_HITS(gpu, &scene, &last, 1);
    scene.tlas = tlas_new(gpu, "other", 1);
    scene_free(&scene);
}

static void test_compaction(Gpu *gpu) {
    Scene scene;
    scene_new(gpu, &scene);
    Prepared prepared;
    WGPUAbiTlasInstance instances[2] = {instance_of(scene.blas, FIRST, 1), instance_of(scene.blas, SECOND, 2)};
    build_now(gpu, &scene, instances, 2);
    CHECK(!wgpuAbiBlasIsReadyForCompaction(scene.blas));
    prepare(scene.blas, &prepared);
    wait_until(gpu->instance, &prepared.done);
    CHECK_EQ(prepared.status, WGPUAbiPrepareCompactionStatus_Success);
    CHECK(wgpuAbiBlasIsReadyForCompaction(scene.blas));
    EXPECT_OK(gpu, prepare(scene.blas, &prepared));
    wait_until(gpu->instance, &prepared.done);
    CHECK_EQ(prepared.status, WGPUAbiPrepareCompactionStatus_Success);
    WGPUAbiBlas small = NULL;
    EXPECT_OK(gpu, small = wgpuAbiQueueCompactBlas(gpu->queue, scene.blas));
    CHECK(small != NULL && small != scene.blas);
    CHECK(wgpuAbiBlasGetDeviceAddress(small) != wgpuAbiBlasGetDeviceAddress(scene.blas));

    /* The same hits, without the original. */
    wgpuAbiBlasRelease(scene.blas);
    scene.blas = small;
    instances[0].blas = instances[1].blas = small;
    WGPUCommandEncoder e = encoder_new(gpu, "build");
    EXPECT_OK(gpu, build(e, NULL, scene.tlas, instances, 2));
    submit(gpu, e);
    CHECK_HITS(gpu, &scene, instances, 2);
    scene_free(&scene);
}

/* Indices that lead out of the vertices: a driver would follow them anywhere. */
static void test_wild_indices(Gpu *gpu) {
    Scene scene;
    scene_new(gpu, &scene);
    for (int large = 0; large < 2; large++) {
        WGPUAbiBlas blas = blas_indexed(gpu, large ? WGPUIndexFormat_Uint32 : WGPUIndexFormat_Uint16);
        static const uint16_t SMALL[12] = {9, 0, 1, 0xffff, 0, 0xffff, 3, 5, 0x8000, 4, 0, 0};
        static const uint32_t LARGE[10] = {9, 0, 1, 0xffffffff, 0, 0x80000000, 3, 5, 0x40000000, 4};
        WGPUBuffer indices = large ? buffer_with(gpu, "wild", WGPUAbiBufferUsage_BlasInput, LARGE, sizeof LARGE)
                                   : buffer_with(gpu, "wild", WGPUAbiBufferUsage_BlasInput, SMALL, sizeof SMALL);
        WGPUAbiBlasTriangles triangles = WGPU_ABI_BLAS_TRIANGLES_INIT;
        triangles.vertexBuffer = scene.vertices;
        triangles.indexBuffer = indices;
        triangles.firstIndex = 1; /* in the middle of a word */
        WGPUAbiBlasBuild bottom = WGPU_ABI_BLAS_BUILD_INIT;
        bottom.blas = blas;
        bottom.triangleGeometryCount = 1;
        bottom.triangleGeometries = &triangles;
        WGPUAbiTlasInstance instance = WGPU_ABI_TLAS_INSTANCE_INIT;
        instance.blas = blas;
        WGPUCommandEncoder e = encoder_new(gpu, "wild");
        EXPECT_OK(gpu, build(e, &bottom, scene.tlas, &instance, 1));
        submit(gpu, e);
        Hit hits[RAYS];
        cast_now(gpu, &scene, hits);
        /* 0, 1 and the last vertex: the lower left half of the square. */
        int found = 0;
        for (int i = 0; i < RAYS; i++) {
            found += hits[i].kind == TRIANGLE;
            if (hits[i].kind == TRIANGLE) {
                CHECK_EQ(hits[i].primitive, 0);
                CHECK((i % SIDE) + (i / SIDE) <= SIDE);
            }
        }
        CHECK(found >= 28 && found <= 36);
        /* None. */
        triangles.firstIndex = 0;
        triangles.vertexCount = 0;
        triangles.indexCount = 0;
        e = encoder_new(gpu, "empty");
        EXPECT_OK(gpu, build(e, &bottom, scene.tlas, &instance, 1));
        submit(gpu, e);
        cast_now(gpu, &scene, hits);
        for (int i = 0; i < RAYS; i++) {
            CHECK_EQ(hits[i].kind, NONE);
        }
        wgpuBufferRelease(indices);
        wgpuAbiBlasRelease(blas);
    }
    scene_free(&scene);
}

/* Numbers that are none, in vertices and boxes: no driver may fall over them. */
static void test_wild_numbers(Gpu *gpu) {
    Scene scene;
    scene_new(gpu, &scene);
    enum { COUNT = 64 };
    static const float WILD[] = {NAN, INFINITY, -INFINITY, 3e38f, -3e38f, 1e-45f, 0, 1};
    float numbers[COUNT * 9];
    uint32_t random = 1;
    for (int i = 0; i < COUNT * 9; i++) {
        random = random * 1664525u + 1013904223u;
        numbers[i] = WILD[random >> 29];
    }
    WGPUBuffer wild = buffer_with(gpu, "wild", WGPUAbiBufferUsage_BlasInput, numbers, sizeof numbers);
    WGPUAbiBlasTriangleSize size = WGPU_ABI_BLAS_TRIANGLE_SIZE_INIT;
    size.vertexCount = COUNT * 3;
    WGPUAbiBlasBoxSize boxes = WGPU_ABI_BLAS_BOX_SIZE_INIT;
    boxes.primitiveCount = COUNT;
    for (int kind = 0; kind < 2; kind++) {
        WGPUAbiBlasDescriptor descriptor = WGPU_ABI_BLAS_DESCRIPTOR_INIT;
        WGPUAbiBlasTriangles triangles = WGPU_ABI_BLAS_TRIANGLES_INIT;
        triangles.vertexBuffer = wild;
        WGPUAbiBlasBoxes box = WGPU_ABI_BLAS_BOXES_INIT;
        box.buffer = wild;
        WGPUAbiBlasBuild bottom = WGPU_ABI_BLAS_BUILD_INIT;
        if (kind == 0) {
            descriptor.triangleGeometryCount = bottom.triangleGeometryCount = 1;
            descriptor.triangleGeometries = &size;
            bottom.triangleGeometries = &triangles;
        } else {
            descriptor.boxGeometryCount = bottom.boxGeometryCount = 1;
            descriptor.boxGeometries = &boxes;
            bottom.boxGeometries = &box;
        }
        bottom.blas = wgpuAbiDeviceCreateBlas(gpu->device, &descriptor);
        WGPUAbiTlasInstance instances[2] = {instance_of(bottom.blas, FIRST, 1), instance_of(bottom.blas, SECOND, 2)};
        instances[0].transform.m00 = 3e18f;
        instances[0].transform.m11 = -3e18f;
        WGPUCommandEncoder e = encoder_new(gpu, "wild");
        EXPECT_OK(gpu, build(e, &bottom, scene.tlas, instances, 2));
        submit(gpu, e);
        Hit hits[RAYS];
        cast_now(gpu, &scene, hits);
        wgpuAbiBlasRelease(bottom.blas);
    }
    CHECK_EQ(gpu->lost.count, 0);
    wgpuBufferRelease(wild);
    scene_free(&scene);
}

static void test_boxes_and_transforms(Gpu *gpu) {
    Scene scene;
    scene_new(gpu, &scene);
    static const float BOXES[16] = {-3, -3, 0, -2, -2, 1, 0, 0, 1, 0, 0, 3, 2, 4, 0, 0};
    WGPUBuffer buffer = buffer_with(gpu, "boxes", WGPUAbiBufferUsage_BlasInput, BOXES, sizeof BOXES);
    WGPUAbiBlas blas = blas_of_boxes(gpu);
    WGPUAbiBlasBoxes boxes = WGPU_ABI_BLAS_BOXES_INIT;
    boxes.buffer = buffer;
    boxes.stride = 32;
    WGPUAbiBlasBuild bottom = WGPU_ABI_BLAS_BUILD_INIT;
    bottom.blas = blas;
    bottom.boxGeometryCount = 1;
    bottom.boxGeometries = &boxes;
    WGPUAbiTlasInstance instance = instance_of(blas, WGPU_ABI_TRANSFORM_INIT, 5);
    WGPUCommandEncoder e = encoder_new(gpu, "boxes");
    EXPECT_OK(gpu, build(e, &bottom, scene.tlas, &instance, 1));
    submit(gpu, e);
    Hit hits[RAYS];
    cast_now(gpu, &scene, hits);
    int found = 0;
    for (int i = 0; i < RAYS; i++) {
        double x = (i % SIDE + 0.5) * 8 / SIDE - 4, y = (i / SIDE + 0.5) * 8 / SIDE - 4;
        bool first = x > -3 && x < -2 && y > -3 && y < -2, second = x > 1 && x < 3 && y > 0 && y < 2;
        CHECK_EQ(hits[i].kind, first || second ? GENERATED : NONE);
        found += first || second;
        if (first || second) {
            CHECK_EQ(hits[i].custom, 5);
            CHECK_EQ(hits[i].primitive, second);
            CHECK(hits[i].t == 10);
        }
    }
    CHECK(found > 20);
    wgpuAbiBlasRelease(blas);

    /* A transform of the geometry does what one of the instance does. */
    WGPUAbiBlas moved = blas_new(gpu, "moved", WGPUAbiAccelerationStructureFlags_UseTransform);
    WGPUAbiTransform both[2] = {FIRST, FIRST};
    WGPUBuffer transforms = buffer_with(gpu, "transforms", WGPUAbiBufferUsage_BlasInput, both, sizeof both);
    WGPUAbiBlasTriangles triangles[2];
    WGPUAbiBlasBuild again = geometry_of(&scene, moved, triangles);
    triangles[0].transformBuffer = triangles[1].transformBuffer = transforms;
    triangles[1].transformOffset = 48;
    WGPUAbiTlasInstance in_place = instance_of(moved, WGPU_ABI_TRANSFORM_INIT, 9);
    e = encoder_new(gpu, "moved");
    EXPECT_OK(gpu, build(e, &again, scene.tlas, &in_place, 1));
    submit(gpu, e);
    WGPUAbiTlasInstance like = instance_of(moved, FIRST, 9);
    CHECK(CHECK_HITS(gpu, &scene, &like, 1) > 50);
    wgpuAbiBlasRelease(moved);
    wgpuBufferRelease(transforms);
    wgpuBufferRelease(buffer);
    scene_free(&scene);
}

static void test_limits(Gpu *gpu, bool rays) {
    WGPUAbiAccelerationStructureLimits adapter = WGPU_ABI_ACCELERATION_STRUCTURE_LIMITS_INIT;
    WGPULimits limits = WGPU_LIMITS_INIT;
    limits.nextInChain = &adapter.chain;
    REQUIRE(wgpuAdapterGetLimits(gpu->adapter, &limits) == WGPUStatus_Success);
    WGPUAbiAccelerationStructureLimits device = WGPU_ABI_ACCELERATION_STRUCTURE_LIMITS_INIT;
    limits.nextInChain = &device.chain;
    REQUIRE(wgpuDeviceGetLimits(gpu->device, &limits) == WGPUStatus_Success);
    if (!rays) {
        CHECK_EQ(device.maxBlasPrimitiveCount, 0);
        CHECK_EQ(device.maxTlasInstanceCount, 0);
        return;
    }
    CHECK(adapter.maxBlasPrimitiveCount >= 1 << 20);
    CHECK_EQ(device.maxBlasPrimitiveCount,
             adapter.maxBlasPrimitiveCount < 1 << 28 ? adapter.maxBlasPrimitiveCount : 1 << 28);
    CHECK_EQ(device.maxAccelerationStructuresPerShaderStage, 1);
    /* Asked for. */
    WGPUFeatureName feature = (WGPUFeatureName)WGPUNativeFeature_RayQuery;
    WGPUDeviceDescriptor descriptor = with_features(&feature, 1);
    WGPUAbiAccelerationStructureLimits wanted = WGPU_ABI_ACCELERATION_STRUCTURE_LIMITS_INIT;
    wanted.maxAccelerationStructuresPerShaderStage = 2;
    WGPULimits required = WGPU_LIMITS_INIT;
    required.nextInChain = &wanted.chain;
    descriptor.requiredLimits = &required;
    DeviceAnswer answer = request_device(gpu->instance, gpu->adapter, &descriptor);
    REQUIRE(answer.device != NULL);
    limits.nextInChain = &device.chain;
    REQUIRE(wgpuDeviceGetLimits(answer.device, &limits) == WGPUStatus_Success);
    CHECK_EQ(device.maxAccelerationStructuresPerShaderStage, 2);
    wgpuDeviceRelease(answer.device);
}

int main(void) {
    Gpu plain;
    device_open(&plain);
    test_limits(&plain, false);
    WGPUFeatureName feature = (WGPUFeatureName)WGPUNativeFeature_RayQuery;
    if (!wgpuAdapterHasFeature(plain.adapter, feature)) {
        printf("skipped: the adapter has no ray queries\n");
        device_close(&plain);
        return finished();
    }
    device_close(&plain);
    Gpu gpu;
    device_open_with(&gpu, with_features(&feature, 1));
    test_limits(&gpu, true);
    test_hits(&gpu);
    test_lifetimes(&gpu);
    test_compaction(&gpu);
    test_wild_indices(&gpu);
    test_wild_numbers(&gpu);
    test_boxes_and_transforms(&gpu);
    device_close(&gpu);
    return finished();
}
