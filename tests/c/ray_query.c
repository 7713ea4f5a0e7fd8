/* Acceleration structures and ray queries: what rays hit, against the same computed here; builds, compaction, and everything that
 * core leaves unchecked.
 *
 * driver: new
 *
 * Without the feature WGPUNativeFeature_RayQuery only the refusals are tested. */
#include "common.h"

#include <math.h>

#include "wgpu.h"

#define SIDE 32
#define RAYS (SIDE * SIDE)
#define NONE 0u
#define TRIANGLE 1u
#define GENERATED 2u

typedef struct Hit {
    uint32_t kind;
    float t;
    uint32_t custom, instance, geometry, primitive;
} Hit;

/* A grid of rays along z from -10, over x and y from -4 to 4. */
static const char *const CAST =
    "enable wgpu_ray_query;"
    "struct Hit { kind: u32, t: f32, custom: u32, instance: u32, geometry: u32, primitive: u32 }"
    "@group(0) @binding(0) var scene: acceleration_structure;"
    "@group(0) @binding(1) var<storage, read_write> hits: array<Hit>;"
    "@compute @workgroup_size(8, 8) fn main(@builtin(global_invocation_id) id: vec3u) {"
    "  let at = (vec2f(id.xy) + 0.5) * (8.0 / 32.0) - 4.0;"
    "  var query: ray_query;"
    "  rayQueryInitialize(&query, scene, RayDesc(0u, 0xffu, 0.01, 100.0, vec3f(at, -10.0), vec3f(0.0, 0.0, 1.0)));"
    "  while rayQueryProceed(&query) {"
    "    let candidate = rayQueryGetCandidateIntersection(&query);"
    "    if candidate.kind == RAY_QUERY_INTERSECTION_AABB { rayQueryGenerateIntersection(&query, 10.0); }"
    "  }"
    "  let hit = rayQueryGetCommittedIntersection(&query);"
    "  hits[id.y * 32u + id.x] = Hit(hit.kind, hit.t, hit.instance_custom_data, hit.instance_index, hit.geometry_index,"
    "    hit.primitive_index);"
    "}";

static const float SQUARE[12] = {-1, -1, 0, 1, -1, 0, 1, 1, 0, -1, 1, 0};
static const uint16_t SQUARE_INDICES[6] = {0, 1, 2, 0, 2, 3};
static const float ROOF[9] = {-0.5f, 1, -0.5f, 0.5f, 1, 0.5f, 0, 2, 0};

static const WGPUAbiTransform FIRST = {0.9f, 0.2f, 0, -1.5f, -0.2f, 0.9f, 0, 0.25f, 0, 0, 1, 2};
static const WGPUAbiTransform SECOND = {1.5f, 0, 0, 1, 0, 1.25f, 0, -1, 0, 0.3f, -1, 1};

typedef struct Scene {
    WGPUBuffer vertices, indices, roof, hits;
    WGPUAbiBlas blas;
    WGPUAbiTlas tlas;
    WGPUComputePipeline pipeline;
    WGPUBindGroup group;
} Scene;

/* ---- what rays should hit ---- */

static void transformed(const WGPUAbiTransform *m, const float *p, double out[3]) {
    const float *rows = &m->m00;
    for (int i = 0; i < 3; i++) {
        out[i] = rows[4 * i] * (double)p[0] + rows[4 * i + 1] * (double)p[1] + rows[4 * i + 2] * (double)p[2] +
                 rows[4 * i + 3];
    }
}

/* The distance along z, negative for a miss; `*edge` when it is too near to an edge to be sure. */
static double distance_to(const WGPUAbiTransform *m, const float *const corners[3], double x, double y, bool *edge) {
    double p[3][3];
    for (int i = 0; i < 3; i++) {
        transformed(m, corners[i], p[i]);
    }
    double area = (p[1][0] - p[0][0]) * (p[2][1] - p[0][1]) - (p[2][0] - p[0][0]) * (p[1][1] - p[0][1]);
    double b1 = ((x - p[0][0]) * (p[2][1] - p[0][1]) - (p[2][0] - p[0][0]) * (y - p[0][1])) / area;
    double b2 = ((p[1][0] - p[0][0]) * (y - p[0][1]) - (x - p[0][0]) * (p[1][1] - p[0][1])) / area;
    double b0 = 1 - b1 - b2;
    double least = fmin(b0, fmin(b1, b2));
    if (fabs(least) < 1e-4) {
        *edge = true;
    }
    return least < 0 ? -1 : b0 * p[0][2] + b1 * p[1][2] + b2 * p[2][2] + 10;
}

static Hit expected(const WGPUAbiTlasInstance *instances, size_t count, double x, double y, bool *edge) {
    Hit best = {NONE, 1e9f, 0, 0, 0, 0};
    for (uint32_t i = 0; i < count; i++) {
        for (uint32_t k = 0; k < 3; k++) {
            const float *corners[3];
            for (int c = 0; c < 3; c++) {
                corners[c] = k < 2 ? &SQUARE[3 * SQUARE_INDICES[3 * k + (uint32_t)c]] : &ROOF[3 * c];
            }
            double t = distance_to(&instances[i].transform, corners, x, y, edge);
            if (instances[i].mask != 0 && t >= 0 && t < best.t) {
                best = (Hit){TRIANGLE, (float)t, instances[i].customIndex, i, k == 2, k == 2 ? 0 : k};
            }
        }
    }
    return best;
}

/* ---- making things ---- */

static WGPUAbiBlas blas_new(const Gpu *gpu, const char *label, WGPUAbiAccelerationStructureFlags flags) {
    WGPUAbiBlasTriangleSize sizes[2] = {WGPU_ABI_BLAS_TRIANGLE_SIZE_INIT, WGPU_ABI_BLAS_TRIANGLE_SIZE_INIT};
    sizes[0].vertexCount = 4;
    sizes[0].indexFormat = WGPUIndexFormat_Uint16;
    sizes[0].indexCount = 6;
    sizes[1].vertexCount = 3;
    WGPUAbiBlasDescriptor descriptor = WGPU_ABI_BLAS_DESCRIPTOR_INIT;
    descriptor.label = sv(label);
    descriptor.flags = flags;
    descriptor.triangleGeometryCount = 2;
    descriptor.triangleGeometries = sizes;
    return wgpuAbiDeviceCreateBlas(gpu->device, &descriptor);
}

static WGPUAbiTlas tlas_new(const Gpu *gpu, const char *label, uint32_t most) {
    WGPUAbiTlasDescriptor descriptor = WGPU_ABI_TLAS_DESCRIPTOR_INIT;
    descriptor.label = sv(label);
    descriptor.maxInstances = most;
    return wgpuAbiDeviceCreateTlas(gpu->device, &descriptor);
}

static WGPUAbiTlasInstance instance_of(WGPUAbiBlas blas, WGPUAbiTransform transform, uint32_t custom) {
    WGPUAbiTlasInstance instance = WGPU_ABI_TLAS_INSTANCE_INIT;
    instance.blas = blas;
    instance.transform = transform;
    instance.customIndex = custom;
    return instance;
}

/* The geometries of the scene; `triangles` has room for two. */
static WGPUAbiBlasBuild geometry_of(const Scene *scene, WGPUAbiBlas blas, WGPUAbiBlasTriangles *triangles) {
    triangles[0] = WGPU_ABI_BLAS_TRIANGLES_INIT;
    triangles[0].vertexBuffer = scene->vertices;
    triangles[0].indexBuffer = scene->indices;
    triangles[1] = WGPU_ABI_BLAS_TRIANGLES_INIT;
    triangles[1].vertexBuffer = scene->roof;
    WGPUAbiBlasBuild build = WGPU_ABI_BLAS_BUILD_INIT;
    build.blas = blas;
    build.triangleGeometryCount = 2;
    build.triangleGeometries = triangles;
    return build;
}

static void build(WGPUCommandEncoder e, const WGPUAbiBlasBuild *blas, WGPUAbiTlas tlas,
                  const WGPUAbiTlasInstance *instances, size_t count) {
    WGPUAbiTlasBuild top = WGPU_ABI_TLAS_BUILD_INIT;
    top.tlas = tlas;
    top.instanceCount = count;
    top.instances = instances;
    wgpuAbiCommandEncoderBuildAccelerationStructures(e, blas != NULL, blas, tlas != NULL, &top);
}

static WGPUBindGroup group_of(const Gpu *gpu, WGPUComputePipeline pipeline, WGPUAbiTlas tlas, WGPUBuffer hits) {
    WGPUAbiAccelerationStructureBindingEntry rays = WGPU_ABI_ACCELERATION_STRUCTURE_BINDING_ENTRY_INIT;
    rays.tlas = tlas;
    WGPUBindGroupEntry entries[2] = {WGPU_BIND_GROUP_ENTRY_INIT, WGPU_BIND_GROUP_ENTRY_INIT};
    entries[0].nextInChain = &rays.chain;
    entries[1].binding = 1;
    entries[1].buffer = hits;
    WGPUBindGroupDescriptor descriptor = WGPU_BIND_GROUP_DESCRIPTOR_INIT;
    descriptor.label = sv("rays");
    descriptor.layout = wgpuComputePipelineGetBindGroupLayout(pipeline, 0);
    descriptor.entryCount = 2;
    descriptor.entries = entries;
    WGPUBindGroup group = wgpuDeviceCreateBindGroup(gpu->device, &descriptor);
    wgpuBindGroupLayoutRelease(descriptor.layout);
    return group;
}

static void cast(WGPUCommandEncoder e, const Scene *scene, WGPUBindGroup group) {
    WGPUComputePassEncoder pass = wgpuCommandEncoderBeginComputePass(e, NULL);
    wgpuComputePassEncoderSetPipeline(pass, scene->pipeline);
    wgpuComputePassEncoderSetBindGroup(pass, 0, group, 0, NULL);
    wgpuComputePassEncoderDispatchWorkgroups(pass, SIDE / 8, SIDE / 8, 1);
    wgpuComputePassEncoderEnd(pass);
    wgpuComputePassEncoderRelease(pass);
}

static void cast_now(const Gpu *gpu, const Scene *scene, Hit *hits) {
    WGPUCommandEncoder e = encoder_new(gpu, "cast");
    cast(e, scene, scene->group);
    submit(gpu, e);
    buffer_read(gpu, scene->hits, 0, hits, RAYS * sizeof *hits);
}

static void scene_new(const Gpu *gpu, Scene *scene) {
    WGPUBufferUsage input = WGPUAbiBufferUsage_BlasInput;
    scene->vertices = buffer_with(gpu, "square", input, SQUARE, sizeof SQUARE);
    scene->indices = buffer_with(gpu, "indices", input, SQUARE_INDICES, sizeof SQUARE_INDICES);
    scene->roof = buffer_with(gpu, "roof", input, ROOF, sizeof ROOF);
    scene->hits = buffer_new(gpu, "hits", WGPUBufferUsage_Storage | WGPUBufferUsage_CopySrc, RAYS * sizeof(Hit));
    scene->blas = blas_new(gpu, "house", WGPUAbiAccelerationStructureFlags_PreferFastTrace |
                                             WGPUAbiAccelerationStructureFlags_AllowCompaction);
    scene->tlas = tlas_new(gpu, "village", 4);
    scene->pipeline = compute_new(gpu, "cast", NULL, CAST);
    scene->group = group_of(gpu, scene->pipeline, scene->tlas, scene->hits);
}

static void scene_free(const Scene *scene) {
    wgpuBindGroupRelease(scene->group);
    wgpuComputePipelineRelease(scene->pipeline);
    wgpuAbiTlasRelease(scene->tlas);
    wgpuAbiBlasRelease(scene->blas);
    wgpuBufferRelease(scene->hits);
    wgpuBufferRelease(scene->roof);
    wgpuBufferRelease(scene->indices);
    wgpuBufferRelease(scene->vertices);
}

static void build_now(const Gpu *gpu, const Scene *scene, const WGPUAbiTlasInstance *instances, size_t count) {
    WGPUAbiBlasTriangles triangles[2];
    WGPUAbiBlasBuild blas = geometry_of(scene, scene->blas, triangles);
    WGPUCommandEncoder e = encoder_new(gpu, "build");
    build(e, &blas, scene->tlas, instances, count);
    submit(gpu, e);
}

/* Casts, and compares with what is computed here; gives the number of hits. */
#define CHECK_HITS(gpu, scene, instances, count) check_hits(__LINE__, gpu, scene, instances, count)
static int check_hits(int line, const Gpu *gpu, const Scene *scene, const WGPUAbiTlasInstance *instances, size_t count) {
    static Hit hits[RAYS];
    cast_now(gpu, scene, hits);
    int found = 0, wrong = 0, unsure = 0;
    for (int i = 0; i < RAYS; i++) {
        double x = (i % SIDE + 0.5) * 8 / SIDE - 4, y = (i / SIDE + 0.5) * 8 / SIDE - 4;
        bool edge = false;
        Hit want = expected(instances, count, x, y, &edge);
        if (edge) {
            unsure++;
            continue;
        }
        bool same = hits[i].kind == want.kind &&
                    (want.kind == NONE || (fabsf(hits[i].t - want.t) < 1e-4f && hits[i].custom == want.custom &&
                                           hits[i].instance == want.instance && hits[i].geometry == want.geometry &&
                                           hits[i].primitive == want.primitive));
        found += want.kind != NONE;
        if (!same && wrong++ == 0) {
            fail(__FILE__, line, "ray %d: kind %u t %f custom %u instance %u geometry %u primitive %u, expected %u %f %u %u %u %u",
                 i, hits[i].kind, (double)hits[i].t, hits[i].custom, hits[i].instance, hits[i].geometry,
                 hits[i].primitive, want.kind, (double)want.t, want.custom, want.instance, want.geometry, want.primitive);
        }
    }
    if (wrong != 0 || unsure > RAYS / 10) {
        fail(__FILE__, line, "%d of %d rays are wrong, %d unsure", wrong, RAYS, unsure);
    }
    return found;
}

/* ---- compaction ---- */

typedef struct Prepared {
    bool done;
    WGPUAbiPrepareCompactionStatus status;
    char message[1024];
} Prepared;

static void on_prepared(WGPUAbiPrepareCompactionStatus status, WGPUStringView message, void *userdata1, void *userdata2) {
    Prepared *prepared = userdata1;
    CHECK(userdata2 == prepared);
    CHECK(!prepared->done);
    prepared->status = status;
    copy_text(prepared->message, sizeof prepared->message, message);
    prepared->done = true;
}

static void prepare(WGPUAbiBlas blas, Prepared *prepared) {
    *prepared = (Prepared){0};
    WGPUAbiPrepareCompactionCallbackInfo info = WGPU_ABI_PREPARE_COMPACTION_CALLBACK_INFO_INIT;
    info.mode = WGPUCallbackMode_AllowProcessEvents;
    info.callback = on_prepared;
    info.userdata1 = info.userdata2 = prepared;
    CHECK(wgpuAbiBlasPrepareCompaction(blas, info).id != 0);
}

/* ---- tests ---- */

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
    WGPUAbiTlas gone = scene.tlas;
    wgpuAbiTlasRelease(scene.tlas);
    CHECK_HITS(gpu, &scene, &last, 1);
    EXPECT_BAD_RECORDING(gpu, TEXTS("wgpuAbiCommandEncoderBuildAccelerationStructures", "released", "village"),
                         build(e, NULL, gone, NULL, 0));
    scene.tlas = tlas_new(gpu, "other", 1);
    scene_free(&scene);
}

static void test_compaction(Gpu *gpu) {
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
    WGPUAbiBlasTriangles triangles[2];
    WGPUAbiBlasBuild again = geometry_of(&scene, small, triangles);
    EXPECT_BAD_RECORDING(gpu, TEXTS("blases[0]", "wgpuAbiQueueCompactBlas"), build(e, &again, NULL, NULL, 0));
    EXPECT_INVALID(gpu, TEXTS("house (compacted)", "compact"), prepare(small, &prepared));
    wait_until(gpu->instance, &prepared.done);

    /* Core forgets a preparation when the structure is built again, and would panic at the next one. */
    WGPUAbiBlas other = blas_new(gpu, "again", WGPUAbiAccelerationStructureFlags_AllowCompaction);
    again = geometry_of(&scene, other, triangles);
    for (int i = 0; i < 5; i++) {
        Prepared second;
        e = encoder_new(gpu, "build");
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
    e = encoder_new(gpu, "build");
    build(e, &again, NULL, NULL, 0);
    submit(gpu, e);
    EXPECT_INVALID(gpu, TEXTS("plain", "ALLOW_COMPACTION"), prepare(plain, &prepared));
    wait_until(gpu->instance, &prepared.done);
    wgpuAbiBlasRelease(plain);
    scene_free(&scene);
}

/* Indices that lead out of the vertices: a driver would follow them anywhere. */
static void test_wild_indices(Gpu *gpu) {
    Scene scene;
    scene_new(gpu, &scene);
    for (int large = 0; large < 2; large++) {
        WGPUAbiBlasTriangleSize size = WGPU_ABI_BLAS_TRIANGLE_SIZE_INIT;
        size.vertexCount = 4;
        size.indexFormat = large ? WGPUIndexFormat_Uint32 : WGPUIndexFormat_Uint16;
        size.indexCount = 9;
        WGPUAbiBlasDescriptor descriptor = WGPU_ABI_BLAS_DESCRIPTOR_INIT;
        descriptor.triangleGeometryCount = 1;
        descriptor.triangleGeometries = &size;
        WGPUAbiBlas blas = wgpuAbiDeviceCreateBlas(gpu->device, &descriptor);
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
        /* Beyond the buffer, or without vertices. */
        triangles.firstIndex = 4;
        EXPECT_BAD_RECORDING(gpu, TEXTS("blases[0].triangleGeometries[0]", "indexBuffer", "bytes"), build(e, &bottom, NULL, NULL, 0));
        triangles.firstIndex = 0xffffffff;
        EXPECT_BAD_RECORDING(gpu, TEXTS("blases[0].triangleGeometries[0]", "indexBuffer"), build(e, &bottom, NULL, NULL, 0));
        triangles.firstIndex = 0;
        triangles.vertexCount = 0;
        EXPECT_BAD_RECORDING(gpu, TEXTS("blases[0].triangleGeometries[0]", "no vertices"), build(e, &bottom, NULL, NULL, 0));
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
    WGPUAbiBlasBoxSize size = WGPU_ABI_BLAS_BOX_SIZE_INIT;
    size.primitiveCount = 2;
    WGPUAbiBlasDescriptor descriptor = WGPU_ABI_BLAS_DESCRIPTOR_INIT;
    descriptor.label = sv("boxes");
    descriptor.boxGeometryCount = 1;
    descriptor.boxGeometries = &size;
    WGPUAbiBlas blas = wgpuAbiDeviceCreateBlas(gpu->device, &descriptor);
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

    /* A transform of the geometry does what one of the instance does. */
    WGPUAbiBlas moved = blas_new(gpu, "moved", WGPUAbiAccelerationStructureFlags_UseTransform);
    WGPUAbiTransform both[2] = {FIRST, FIRST};
    WGPUBuffer transforms = buffer_with(gpu, "transforms", WGPUAbiBufferUsage_BlasInput, both, sizeof both);
    WGPUAbiBlasTriangles triangles[2];
    WGPUAbiBlasBuild again = geometry_of(&scene, moved, triangles);
    EXPECT_BAD_RECORDING(gpu, TEXTS("moved", "USE_TRANSFORM"), build(e, &again, NULL, NULL, 0));
    triangles[0].transformBuffer = triangles[1].transformBuffer = transforms;
    triangles[1].transformOffset = 48;
    WGPUAbiTlasInstance in_place = instance_of(moved, WGPU_ABI_TRANSFORM_INIT, 9);
    e = encoder_new(gpu, "moved");
    EXPECT_OK(gpu, build(e, &again, scene.tlas, &in_place, 1));
    submit(gpu, e);
    WGPUAbiTlasInstance like = instance_of(moved, FIRST, 9);
    CHECK(CHECK_HITS(gpu, &scene, &like, 1) > 50);
    triangles[1].transformOffset = 8;
    EXPECT_BAD_RECORDING(gpu, TEXTS("transforms", "unaligned"), build(e, &again, NULL, NULL, 0));
    triangles[1].transformOffset = 64;
    EXPECT_BAD_RECORDING(gpu, TEXTS("transforms", "overrun"), build(e, &again, NULL, NULL, 0));
    wgpuAbiBlasRelease(moved);
    wgpuBufferRelease(transforms);
    wgpuBufferRelease(buffer);
    scene_free(&scene);
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
        size = WGPU_ABI_BLAS_TRIANGLE_SIZE_INIT;                                            \
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
    BAD_BUILD("blases[0]", "3 geometries", "created for 2");
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
    EXPECT_BAD_RECORDING(gpu, TEXTS("tlases[0]", "instances", "5 elements", "maxInstances", "4"),
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
    /* Asked for, and too much. */
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
    wanted.maxTlasInstanceCount = adapter.maxTlasInstanceCount + 1;
    answer = request_device(gpu->instance, gpu->adapter, &descriptor);
    CHECK_EQ(answer.status, WGPURequestDeviceStatus_Error);
    CHECK_CONTAINS(answer.message, "maxTlasInstanceCount");
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

int main(void) {
    Gpu plain;
    device_open(&plain);
    test_no_feature(&plain);
    test_limits(&plain, false);
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
    test_limits(&gpu, true);
    test_hits(&gpu);
    test_lifetimes(&gpu);
    test_compaction(&gpu);
    test_wild_indices(&gpu);
    test_wild_numbers(&gpu);
    test_boxes_and_transforms(&gpu);
    test_bad_creations(&gpu);
    test_bad_builds(&gpu, &foreign);
    test_bad_submits(&gpu);
    test_bindings(&gpu, &foreign);
    test_objects(&gpu);
    test_loss(&gpu);
    device_close(&foreign);
    device_close(&gpu);
    return finished();
}
