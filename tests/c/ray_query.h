/* For tests of ray queries: a scene of squares and roofs, what rays should hit in it, and the preparation of compactions. */
#ifndef WGPU_ABI_TESTS_RAY_QUERY_H
#define WGPU_ABI_TESTS_RAY_QUERY_H

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

static inline void transformed(const WGPUAbiTransform *m, const float *p, double out[3]) {
    const float *rows = &m->m00;
    for (int i = 0; i < 3; i++) {
        out[i] = rows[4 * i] * (double)p[0] + rows[4 * i + 1] * (double)p[1] + rows[4 * i + 2] * (double)p[2] +
                 rows[4 * i + 3];
    }
}

/* The distance along z, negative for a miss; `*edge` when it is too near to an edge to be sure. */
static inline double distance_to(const WGPUAbiTransform *m, const float *const corners[3], double x, double y, bool *edge) {
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

static inline Hit expected(const WGPUAbiTlasInstance *instances, size_t count, double x, double y, bool *edge) {
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

static inline WGPUAbiBlas blas_new(const Gpu *gpu, const char *label, WGPUAbiAccelerationStructureFlags flags) {
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

/* For one geometry of nine indices into four vertices. */
static inline WGPUAbiBlas blas_indexed(const Gpu *gpu, WGPUIndexFormat format) {
    WGPUAbiBlasTriangleSize size = WGPU_ABI_BLAS_TRIANGLE_SIZE_INIT;
    size.vertexCount = 4;
    size.indexFormat = format;
    size.indexCount = 9;
    WGPUAbiBlasDescriptor descriptor = WGPU_ABI_BLAS_DESCRIPTOR_INIT;
    descriptor.triangleGeometryCount = 1;
    descriptor.triangleGeometries = &size;
    return wgpuAbiDeviceCreateBlas(gpu->device, &descriptor);
}

/* For one geometry of two boxes. */
static inline WGPUAbiBlas blas_of_boxes(const Gpu *gpu) {
    WGPUAbiBlasBoxSize size = WGPU_ABI_BLAS_BOX_SIZE_INIT;
    size.primitiveCount = 2;
    WGPUAbiBlasDescriptor descriptor = WGPU_ABI_BLAS_DESCRIPTOR_INIT;
    descriptor.label = sv("boxes");
    descriptor.boxGeometryCount = 1;
    descriptor.boxGeometries = &size;
    return wgpuAbiDeviceCreateBlas(gpu->device, &descriptor);
}

static inline WGPUAbiTlas tlas_new(const Gpu *gpu, const char *label, uint32_t most) {
    WGPUAbiTlasDescriptor descriptor = WGPU_ABI_TLAS_DESCRIPTOR_INIT;
    descriptor.label = sv(label);
    descriptor.maxInstances = most;
    return wgpuAbiDeviceCreateTlas(gpu->device, &descriptor);
}

static inline WGPUAbiTlasInstance instance_of(WGPUAbiBlas blas, WGPUAbiTransform transform, uint32_t custom) {
    WGPUAbiTlasInstance instance = WGPU_ABI_TLAS_INSTANCE_INIT;
    instance.blas = blas;
    instance.transform = transform;
    instance.customIndex = custom;
    return instance;
}

/* The geometries of the scene; `triangles` has room for two. */
static inline WGPUAbiBlasBuild geometry_of(const Scene *scene, WGPUAbiBlas blas, WGPUAbiBlasTriangles *triangles) {
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

static inline void build(WGPUCommandEncoder e, const WGPUAbiBlasBuild *blas, WGPUAbiTlas tlas,
                         const WGPUAbiTlasInstance *instances, size_t count) {
    WGPUAbiTlasBuild top = WGPU_ABI_TLAS_BUILD_INIT;
    top.tlas = tlas;
    top.instanceCount = count;
    top.instances = instances;
    wgpuAbiCommandEncoderBuildAccelerationStructures(e, blas != NULL, blas, tlas != NULL, &top);
}

/* A bind group with structures at binding 0 and a buffer at binding 1. */
static inline WGPUBindGroup group_of_rays(const Gpu *gpu, WGPUBindGroupLayout layout,
                                          WGPUAbiAccelerationStructureBindingEntry rays, WGPUBuffer hits) {
    WGPUBindGroupEntry entries[2] = {WGPU_BIND_GROUP_ENTRY_INIT, WGPU_BIND_GROUP_ENTRY_INIT};
    entries[0].nextInChain = &rays.chain;
    entries[1].binding = 1;
    entries[1].buffer = hits;
    WGPUBindGroupDescriptor descriptor = WGPU_BIND_GROUP_DESCRIPTOR_INIT;
    descriptor.label = sv("rays");
    descriptor.layout = layout;
    descriptor.entryCount = 2;
    descriptor.entries = entries;
    return wgpuDeviceCreateBindGroup(gpu->device, &descriptor);
}

static inline WGPUBindGroup group_of(const Gpu *gpu, WGPUComputePipeline pipeline, WGPUAbiTlas tlas, WGPUBuffer hits) {
    WGPUAbiAccelerationStructureBindingEntry rays = WGPU_ABI_ACCELERATION_STRUCTURE_BINDING_ENTRY_INIT;
    rays.tlas = tlas;
    WGPUBindGroupLayout layout = wgpuComputePipelineGetBindGroupLayout(pipeline, 0);
    WGPUBindGroup group = group_of_rays(gpu, layout, rays, hits);
    wgpuBindGroupLayoutRelease(layout);
    return group;
}

static inline void cast(WGPUCommandEncoder e, const Scene *scene, WGPUBindGroup group) {
    WGPUComputePassEncoder pass = wgpuCommandEncoderBeginComputePass(e, NULL);
    wgpuComputePassEncoderSetPipeline(pass, scene->pipeline);
    wgpuComputePassEncoderSetBindGroup(pass, 0, group, 0, NULL);
    wgpuComputePassEncoderDispatchWorkgroups(pass, SIDE / 8, SIDE / 8, 1);
    wgpuComputePassEncoderEnd(pass);
    wgpuComputePassEncoderRelease(pass);
}

static inline void cast_now(const Gpu *gpu, const Scene *scene, Hit *hits) {
    WGPUCommandEncoder e = encoder_new(gpu, "cast");
    cast(e, scene, scene->group);
    submit(gpu, e);
    buffer_read(gpu, scene->hits, 0, hits, RAYS * sizeof *hits);
}

static inline void scene_new(const Gpu *gpu, Scene *scene) {
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

static inline void scene_free(const Scene *scene) {
    wgpuBindGroupRelease(scene->group);
    wgpuComputePipelineRelease(scene->pipeline);
    wgpuAbiTlasRelease(scene->tlas);
    wgpuAbiBlasRelease(scene->blas);
    wgpuBufferRelease(scene->hits);
    wgpuBufferRelease(scene->roof);
    wgpuBufferRelease(scene->indices);
    wgpuBufferRelease(scene->vertices);
}

static inline void build_now(const Gpu *gpu, const Scene *scene, const WGPUAbiTlasInstance *instances, size_t count) {
    WGPUAbiBlasTriangles triangles[2];
    WGPUAbiBlasBuild blas = geometry_of(scene, scene->blas, triangles);
    WGPUCommandEncoder e = encoder_new(gpu, "build");
    build(e, &blas, scene->tlas, instances, count);
    submit(gpu, e);
}

/* Casts, and compares with what is computed here; gives the number of hits. */
#define CHECK_HITS(gpu, scene, instances, count) check_hits(__FILE__, __LINE__, gpu, scene, instances, count)
static inline int check_hits(const char *file, int line, const Gpu *gpu, const Scene *scene,
                             const WGPUAbiTlasInstance *instances, size_t count) {
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
            fail(file, line, "ray %d: kind %u t %f custom %u instance %u geometry %u primitive %u, expected %u %f %u %u %u %u",
                 i, hits[i].kind, (double)hits[i].t, hits[i].custom, hits[i].instance, hits[i].geometry,
                 hits[i].primitive, want.kind, (double)want.t, want.custom, want.instance, want.geometry, want.primitive);
        }
    }
    if (wrong != 0 || unsure > RAYS / 10) {
        fail(file, line, "%d of %d rays are wrong, %d unsure", wrong, RAYS, unsure);
    }
    return found;
}

/* ---- compaction ---- */

typedef struct Prepared {
    bool done;
    WGPUAbiPrepareCompactionStatus status;
    char message[1024];
} Prepared;

static inline void on_prepared(WGPUAbiPrepareCompactionStatus status, WGPUStringView message, void *userdata1, void *userdata2) {
    Prepared *prepared = userdata1;
    CHECK(userdata2 == prepared);
    CHECK(!prepared->done);
    prepared->status = status;
    copy_text(prepared->message, sizeof prepared->message, message);
    prepared->done = true;
}

static inline void prepare(WGPUAbiBlas blas, Prepared *prepared) {
    *prepared = (Prepared){0};
    WGPUAbiPrepareCompactionCallbackInfo info = WGPU_ABI_PREPARE_COMPACTION_CALLBACK_INFO_INIT;
    info.mode = WGPUCallbackMode_AllowProcessEvents;
    info.callback = on_prepared;
    info.userdata1 = info.userdata2 = prepared;
    CHECK(wgpuAbiBlasPrepareCompaction(blas, info).id != 0);
}

#endif
