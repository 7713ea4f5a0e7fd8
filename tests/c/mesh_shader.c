/* Mesh pipelines: workgroups that make triangles, and their draws.
 * driver: new
 *
 * Without the feature WGPUAbiFeature_MeshShader only the refusals are tested. */
#include "pipeline.h"
#include "render.h"

#include "wgpu.h"

#define MESH_SHADER ((WGPUFeatureName)WGPUAbiFeature_MeshShader)
#define MULTI_COUNT ((WGPUFeatureName)WGPUNativeFeature_MultiDrawIndirectCount)

/* One workgroup, one triangle over everything, its color half from its vertices and half from itself. */
static const char *const TRIANGLE =
    "enable wgpu_mesh_shader;"
    "struct V { @builtin(position) at: vec4f, @location(0) color: vec4f }"
    "struct P { @builtin(triangle_indices) corners: vec3u, @location(1) @per_primitive color: vec4f }"
    "struct Made { @builtin(vertices) vertices: array<V, 3>, @builtin(primitives) primitives: array<P, 1>,"
    "  @builtin(vertex_count) vertex_count: u32, @builtin(primitive_count) primitive_count: u32 }"
    "var<workgroup> made: Made;"
    "@mesh(made) @workgroup_size(3) fn ms(@builtin(local_invocation_index) i: u32) {"
    "  made.vertex_count = 3u; made.primitive_count = 1u;"
    "  made.vertices[i] = V(vec4f(f32(i32(i & 1u) * 4 - 1), f32(i32(i >> 1u) * 4 - 1), 0.5, 1.0), vec4f(1.0, 0.0, 0.0, 1.0));"
    "  if i == 0u { made.primitives[0] = P(vec3u(0u, 1u, 2u), vec4f(0.0, 0.0, 1.0, 1.0)); }"
    "}"
    "@fragment fn fs(@location(0) a: vec4f, @location(1) @per_primitive b: vec4f) -> @location(0) vec4f {"
    "  return max(a, b);"
    "}";
#define PINK 0xffff00ffu

/* Each workgroup of the task stage has a square of 4 by 4 pixels and starts two of the mesh stage, each for a half, 2 by 4.
 * The colors come from a buffer that both read, and from immediate data. */
static const char *const GRID =
    "enable wgpu_mesh_shader;"
    "struct V { @builtin(position) at: vec4f, @location(0) color: vec4f }"
    "struct P { @builtin(triangle_indices) corners: vec3u }"
    "struct Made { @builtin(vertices) vertices: array<V, 4>, @builtin(primitives) primitives: array<P, 2>,"
    "  @builtin(vertex_count) vertex_count: u32, @builtin(primitive_count) primitive_count: u32 }"
    "struct Square { at: vec2u, color: vec4f }"
    "@group(0) @binding(0) var<storage> colors: array<vec4f, 4>;"
    "var<immediate> blue: f32;"
    "var<task_payload> square: Square;"
    "var<workgroup> made: Made;"
    "@task @payload(square) @workgroup_size(1)"
    "fn ts(@builtin(workgroup_id) id: vec3u) -> @builtin(mesh_task_size) vec3u {"
    "  square.at = id.xy * 4u;"
    "  square.color = colors[id.y * 2u + id.x];"
    "  return vec3u(2u, 1u, 1u);"
    "}"
    "@mesh(made) @payload(square) @workgroup_size(1)"
    "fn ms(@builtin(workgroup_id) id: vec3u) {"
    "  made.vertex_count = 4u; made.primitive_count = 2u;"
    "  let begin = vec2f(square.at + vec2u(id.x * 2u, 0u));"
    "  for (var i = 0u; i < 4u; i++) {"
    "    let corner = (begin + vec2f(f32(i & 1u) * 2.0, f32(i >> 1u) * 4.0)) / 8.0;"
    "    made.vertices[i] = V(vec4f(corner.x * 2.0 - 1.0, 1.0 - corner.y * 2.0, 0.5, 1.0),"
    "      max(square.color, vec4f(0.0, 0.0, blue * f32(id.x), 1.0)));"
    "  }"
    "  made.primitives[0] = P(vec3u(0u, 1u, 2u));"
    "  made.primitives[1] = P(vec3u(1u, 3u, 2u));"
    "}"
    "@fragment fn fs(v: V) -> @location(0) vec4f { return v.color; }";

typedef struct MeshSetup {
    WGPUAbiMeshPipelineDescriptor descriptor;
    WGPUComputeState task;
    WGPUFragmentState fragment;
    WGPUColorTargetState target;
} MeshSetup;

static void mesh_setup(MeshSetup *setup, const char *label, WGPUShaderModule module, bool task) {
    setup->descriptor = WGPU_ABI_MESH_PIPELINE_DESCRIPTOR_INIT;
    setup->task = WGPU_COMPUTE_STATE_INIT;
    setup->fragment = WGPU_FRAGMENT_STATE_INIT;
    setup->target = WGPU_COLOR_TARGET_STATE_INIT;
    setup->descriptor.label = sv(label);
    setup->descriptor.task = task ? &setup->task : NULL;
    setup->descriptor.mesh.module = module;
    setup->descriptor.fragment = &setup->fragment;
    setup->task.module = module;
    setup->fragment.module = module;
    setup->fragment.targetCount = 1;
    setup->fragment.targets = &setup->target;
    setup->target.format = WGPUTextureFormat_RGBA8Unorm;
}

static WGPURenderPipeline mesh_new(const Gpu *gpu, const char *label, const char *wgsl, bool task) {
    WGPUShaderModule module = shader_new(gpu, label, wgsl);
    MeshSetup setup;
    mesh_setup(&setup, label, module, task);
    WGPURenderPipeline pipeline = wgpuAbiDeviceCreateMeshPipeline(gpu->device, &setup.descriptor);
    wgpuShaderModuleRelease(module);
    return pipeline;
}

static void check_all(const Gpu *gpu, Target target, uint32_t color) {
    Pixels pixels = target_read(gpu, target);
    for (uint32_t i = 0; i < SIDE * SIDE; i++) {
        if (pixels.at[i / SIDE][i % SIDE] != color) {
            fail(__FILE__, __LINE__, "pixel (%u, %u) is 0x%08x, expected 0x%08x", i % SIDE, i / SIDE,
                 (unsigned)pixels.at[i / SIDE][i % SIDE], (unsigned)color);
            return;
        }
    }
}

/* Which of the four squares of GRID are drawn; the others are black. */
static void check_squares(const Gpu *gpu, Target target, const bool drawn[4]) {
    static const uint32_t LEFT[4] = {RED, GREEN, 0xff00ffffu, BLACK};
    Pixels pixels = target_read(gpu, target);
    for (uint32_t i = 0; i < SIDE * SIDE; i++) {
        uint32_t x = i % SIDE, y = i / SIDE, square = y / 4 * 2 + x / 4;
        uint32_t color = drawn[square] ? LEFT[square] | (x % 4 < 2 ? 0 : BLUE) : BLACK;
        if (pixels.at[y][x] != color) {
            fail(__FILE__, __LINE__, "pixel (%u, %u) is 0x%08x, expected 0x%08x", x, y, (unsigned)pixels.at[y][x],
                 (unsigned)color);
            return;
        }
    }
}

static void triangle(Gpu *gpu) {
    Target target = target_new(gpu);
    WGPURenderPipeline pipeline = mesh_new(gpu, "triangle", TRIANGLE, false);
    WGPUCommandEncoder encoder = encoder_new(gpu, "triangle");
    WGPURenderPassColorAttachment color = clear_to_black(target.view);
    WGPURenderPassEncoder pass = pass_begin(encoder, "triangle", &color, NULL);
    wgpuRenderPassEncoderSetPipeline(pass, pipeline);
    wgpuAbiRenderPassEncoderDrawMeshTasks(pass, 1, 1, 1);
    pass_end(pass);
    submit(gpu, encoder);
    check_all(gpu, target, PINK);

    /* Nothing is drawn with a zero among the counts. */
    encoder = encoder_new(gpu, "nothing");
    pass = pass_begin(encoder, "nothing", &color, NULL);
    wgpuRenderPassEncoderSetPipeline(pass, pipeline);
    wgpuAbiRenderPassEncoderDrawMeshTasks(pass, 1, 0, 1);
    pass_end(pass);
    submit(gpu, encoder);
    check_all(gpu, target, BLACK);
    wgpuRenderPipelineRelease(pipeline);
    target_release(target);
    CHECK_QUIET(gpu);
}

static PipelineAnswer mesh_later(const Gpu *gpu, const WGPUAbiMeshPipelineDescriptor *descriptor) {
    PipelineAnswer answer = {0};
    WGPUCreateRenderPipelineAsyncCallbackInfo info = WGPU_CREATE_RENDER_PIPELINE_ASYNC_CALLBACK_INFO_INIT;
    info.mode = WGPUCallbackMode_AllowProcessEvents;
    info.callback = on_render_pipeline;
    info.userdata1 = &answer;
    CHECK(wgpuAbiDeviceCreateMeshPipelineAsync(gpu->device, descriptor, info).id != 0);
    wait_until(gpu->instance, &answer.done);
    return answer;
}

typedef struct Grid {
    WGPURenderPipeline pipeline;
    WGPUBuffer colors;
    WGPUBindGroup group;
    Target target;
} Grid;

/* With a layout whose bindings only task and mesh stages see. */
static Grid grid_new(Gpu *gpu) {
    static const float COLORS[4][4] = {{1, 0, 0, 1}, {0, 1, 0, 1}, {1, 1, 0, 1}, {0, 0, 0, 1}};
    Grid grid;
    WGPUBindGroupLayoutEntry entry = WGPU_BIND_GROUP_LAYOUT_ENTRY_INIT;
    entry.visibility = WGPUAbiShaderStage_Task | WGPUAbiShaderStage_Mesh;
    entry.buffer.type = WGPUBufferBindingType_ReadOnlyStorage;
    WGPUBindGroupLayoutDescriptor bindings = WGPU_BIND_GROUP_LAYOUT_DESCRIPTOR_INIT;
    bindings.entryCount = 1;
    bindings.entries = &entry;
    WGPUBindGroupLayout group_layout = wgpuDeviceCreateBindGroupLayout(gpu->device, &bindings);
    WGPUPipelineLayoutDescriptor groups = WGPU_PIPELINE_LAYOUT_DESCRIPTOR_INIT;
    groups.bindGroupLayoutCount = 1;
    groups.bindGroupLayouts = &group_layout;
    groups.immediateSize = 4;
    WGPUPipelineLayout layout = wgpuDeviceCreatePipelineLayout(gpu->device, &groups);
    WGPUShaderModule module = shader_new(gpu, "grid", GRID);
    MeshSetup setup;
    mesh_setup(&setup, "grid", module, true);
    setup.descriptor.layout = layout;
    PipelineAnswer answer = mesh_later(gpu, &setup.descriptor);
    CHECK_EQ(answer.status, WGPUCreatePipelineAsyncStatus_Success);
    CHECK_CONTAINS(answer.message, "");
    grid.pipeline = answer.render;
    grid.colors = buffer_with(gpu, "colors", WGPUBufferUsage_Storage, COLORS, sizeof COLORS);
    grid.group = group_of_buffer(gpu, group_layout, grid.colors, sizeof COLORS);
    grid.target = target_new(gpu);
    wgpuShaderModuleRelease(module);
    wgpuPipelineLayoutRelease(layout);
    wgpuBindGroupLayoutRelease(group_layout);
    CHECK_QUIET(gpu);
    return grid;
}

static void grid_release(Grid grid) {
    wgpuRenderPipelineRelease(grid.pipeline);
    wgpuBindGroupRelease(grid.group);
    wgpuBufferRelease(grid.colors);
    target_release(grid.target);
}

static WGPURenderPassEncoder grid_begin(WGPUCommandEncoder encoder, const Grid *grid) {
    WGPURenderPassColorAttachment color = clear_to_black(grid->target.view);
    WGPURenderPassEncoder pass = pass_begin(encoder, "grid", &color, NULL);
    float blue = 1;
    wgpuRenderPassEncoderSetPipeline(pass, grid->pipeline);
    wgpuRenderPassEncoderSetBindGroup(pass, 0, grid->group, 0, NULL);
    wgpuRenderPassEncoderSetImmediates(pass, 0, &blue, sizeof blue);
    return pass;
}

static void tasks(Gpu *gpu, const Grid *grid, bool counts) {
    static const bool ALL[4] = {true, true, true, true};
    WGPUCommandEncoder encoder = encoder_new(gpu, "direct");
    WGPURenderPassEncoder pass = grid_begin(encoder, grid);
    wgpuAbiRenderPassEncoderDrawMeshTasks(pass, 2, 2, 1);
    pass_end(pass);
    submit(gpu, encoder);
    check_squares(gpu, grid->target, ALL);

    /* A number before, the upper row, the left column, and a draw that is never reached. */
    static const uint32_t DRAWS[] = {7, 2, 1, 1, 1, 2, 1, 2, 2, 1};
    static const uint32_t COUNTS[] = {99, 2, 1};
    WGPUBuffer draws = buffer_with(gpu, "draws", WGPUBufferUsage_Indirect, DRAWS, sizeof DRAWS);
    encoder = encoder_new(gpu, "indirect");
    pass = grid_begin(encoder, grid);
    wgpuAbiRenderPassEncoderDrawMeshTasksIndirect(pass, draws, 16);
    pass_end(pass);
    submit(gpu, encoder);
    check_squares(gpu, grid->target, (bool[4]){true, false, true, false});

    encoder = encoder_new(gpu, "several");
    pass = grid_begin(encoder, grid);
    wgpuAbiRenderPassEncoderMultiDrawMeshTasksIndirect(pass, draws, 4, 2);
    pass_end(pass);
    submit(gpu, encoder);
    check_squares(gpu, grid->target, (bool[4]){true, true, true, false});

    if (counts) {
        WGPUBuffer count = buffer_with(gpu, "count", WGPUBufferUsage_Indirect, COUNTS, sizeof COUNTS);
        encoder = encoder_new(gpu, "counted");
        pass = grid_begin(encoder, grid);
        wgpuAbiRenderPassEncoderMultiDrawMeshTasksIndirectCount(pass, draws, 4, count, 8, 3);
        pass_end(pass);
        submit(gpu, encoder);
        check_squares(gpu, grid->target, (bool[4]){true, true, false, false});
        encoder = encoder_new(gpu, "most");
        pass = grid_begin(encoder, grid);
        wgpuAbiRenderPassEncoderMultiDrawMeshTasksIndirectCount(pass, draws, 4, count, 0, 2);
        pass_end(pass);
        submit(gpu, encoder);
        check_squares(gpu, grid->target, (bool[4]){true, true, true, false});
        wgpuBufferRelease(count);
    } else {
        EXPECT_BAD_RECORDING(gpu, TEXTS("MultiDrawMeshTasksIndirectCount", "WGPUNativeFeature_MultiDrawIndirectCount"), {
            pass = grid_begin(e, grid);
            wgpuAbiRenderPassEncoderMultiDrawMeshTasksIndirectCount(pass, draws, 4, draws, 0, 2);
            pass_end(pass);
        });
    }
    wgpuBufferRelease(draws);
    CHECK_QUIET(gpu);
}

static void wrong_draws(Gpu *gpu, const Grid *grid, bool counts) {
    WGPURenderPassEncoder pass;
    WGPURenderPipeline plain = render_new(gpu, "plain", COVER);
    WGPUBuffer draws = buffer_new(gpu, "draws", WGPUBufferUsage_Indirect, 32);
    WGPUBuffer storage = buffer_new(gpu, "storage", WGPUBufferUsage_Storage, 32);

    /* Pipeline and draw of different sorts. */
    EXPECT_BAD_RECORDING(gpu, TEXTS("mesh shader draw command on standard pipeline"), {
        pass = grid_begin(e, grid);
        wgpuRenderPassEncoderSetPipeline(pass, plain);
        wgpuAbiRenderPassEncoderDrawMeshTasks(pass, 1, 1, 1);
        pass_end(pass);
    });
    EXPECT_BAD_RECORDING(gpu, TEXTS("mesh shader draw command on standard pipeline"), {
        pass = grid_begin(e, grid);
        wgpuRenderPassEncoderSetPipeline(pass, plain);
        wgpuAbiRenderPassEncoderDrawMeshTasksIndirect(pass, draws, 0);
        pass_end(pass);
    });
    EXPECT_BAD_RECORDING(gpu, TEXTS("standard draw command on mesh shader pipeline"), {
        pass = grid_begin(e, grid);
        wgpuRenderPassEncoderDraw(pass, 3, 1, 0, 0);
        pass_end(pass);
    });
    EXPECT_BAD_RECORDING(gpu, TEXTS("standard draw command on mesh shader pipeline"), {
        pass = grid_begin(e, grid);
        wgpuRenderPassEncoderDrawIndirect(pass, draws, 0);
        pass_end(pass);
    });
    EXPECT_BAD_RECORDING(gpu, TEXTS("standard draw command on mesh shader pipeline"), {
        WGPUAbiDraw draw = WGPU_ABI_DRAW_INIT;
        draw.pipeline = grid->pipeline;
        draw.count = 3;
        pass = grid_begin(e, grid);
        wgpuAbiRenderPassEncoderDrawMany(pass, 1, &draw);
        pass_end(pass);
    });
    /* No pipeline at all, nothing bound, or no immediate data. */
    EXPECT_BAD_RECORDING(gpu, TEXTS("pipeline"), {
        WGPURenderPassColorAttachment color = clear_to_black(grid->target.view);
        pass = pass_begin(e, "none", &color, NULL);
        wgpuAbiRenderPassEncoderDrawMeshTasks(pass, 1, 1, 1);
        pass_end(pass);
    });
    EXPECT_BAD_RECORDING(gpu, TEXTS("grid"), {
        WGPURenderPassColorAttachment color = clear_to_black(grid->target.view);
        pass = pass_begin(e, "none", &color, NULL);
        wgpuRenderPassEncoderSetPipeline(pass, grid->pipeline);
        wgpuAbiRenderPassEncoderDrawMeshTasks(pass, 1, 1, 1);
        pass_end(pass);
    });
    /* Numbers and buffers. */
    EXPECT_BAD_RECORDING(gpu, TEXTS("max_task_mesh_workgroups_per_dimension"), {
        pass = grid_begin(e, grid);
        wgpuAbiRenderPassEncoderDrawMeshTasks(pass, UINT32_MAX, 1, 1);
        pass_end(pass);
    });
    EXPECT_BAD_RECORDING(gpu, TEXTS("storage"), {
        pass = grid_begin(e, grid);
        wgpuAbiRenderPassEncoderDrawMeshTasksIndirect(pass, storage, 0);
        pass_end(pass);
    });
    EXPECT_BAD_RECORDING(gpu, TEXTS("2"), {
        pass = grid_begin(e, grid);
        wgpuAbiRenderPassEncoderDrawMeshTasksIndirect(pass, draws, 2);
        pass_end(pass);
    });
    EXPECT_BAD_RECORDING(gpu, TEXTS("24"), {
        pass = grid_begin(e, grid);
        wgpuAbiRenderPassEncoderDrawMeshTasksIndirect(pass, draws, 24);
        pass_end(pass);
    });
    EXPECT_BAD_RECORDING(gpu, TEXTS("32"), {
        pass = grid_begin(e, grid);
        wgpuAbiRenderPassEncoderMultiDrawMeshTasksIndirect(pass, draws, 0, 3);
        pass_end(pass);
    });
    EXPECT_BAD_RECORDING(gpu, counts ? TEXTS("countBufferOffset", "multiple of 4") : TEXTS("MultiDrawIndirectCount"), {
        pass = grid_begin(e, grid);
        wgpuAbiRenderPassEncoderMultiDrawMeshTasksIndirectCount(pass, draws, 0, draws, 2, 1);
        pass_end(pass);
    });
    EXPECT_BAD_RECORDING(gpu, TEXTS("indirectBuffer"), {
        pass = grid_begin(e, grid);
        wgpuAbiRenderPassEncoderDrawMeshTasksIndirect(pass, NULL, 0);
        pass_end(pass);
    });
    EXPECT_BAD_RECORDING(gpu, TEXTS("countBuffer"), {
        pass = grid_begin(e, grid);
        wgpuAbiRenderPassEncoderMultiDrawMeshTasksIndirectCount(pass, draws, 0, NULL, 0, 1);
        pass_end(pass);
    });

    /* Bundles do not take it. */
    WGPUTextureFormat format = WGPUTextureFormat_RGBA8Unorm;
    WGPURenderBundleEncoderDescriptor descriptor = WGPU_RENDER_BUNDLE_ENCODER_DESCRIPTOR_INIT;
    descriptor.colorFormatCount = 1;
    descriptor.colorFormats = &format;
    for (int many = 0; many < 2; many++) {
        WGPURenderBundleEncoder recorder = wgpuDeviceCreateRenderBundleEncoder(gpu->device, &descriptor);
        if (many) {
            WGPUAbiDraw draw = WGPU_ABI_DRAW_INIT;
            draw.pipeline = grid->pipeline;
            draw.count = 3;
            wgpuAbiRenderBundleEncoderDrawMany(recorder, 1, &draw);
        } else {
            wgpuRenderBundleEncoderSetPipeline(recorder, grid->pipeline);
            wgpuRenderBundleEncoderDraw(recorder, 3, 1, 0, 0);
        }
        WGPURenderBundle bundle = NULL;
        EXPECT_INVALID(gpu, TEXTS("'grid'", "mesh pipeline", "bundles"), bundle = wgpuRenderBundleEncoderFinish(recorder, NULL));
        wgpuRenderBundleRelease(bundle);
        wgpuRenderBundleEncoderRelease(recorder);
    }
    wgpuBufferRelease(storage);
    wgpuBufferRelease(draws);
    wgpuRenderPipelineRelease(plain);
    CHECK_QUIET(gpu);
}

/* A statistic that a mesh pipeline cannot have. */
static void statistics(Gpu *gpu, const Grid *grid) {
    WGPUPipelineStatisticName names[] = {WGPUPipelineStatisticName_FragmentShaderInvocations,
                                         WGPUPipelineStatisticName_VertexShaderInvocations};
    for (size_t count = 1; count <= 2; count++) {
        WGPUQuerySetDescriptorExtras extras = {.chain.sType = (WGPUSType)WGPUSType_QuerySetDescriptorExtras};
        extras.pipelineStatistics = names;
        extras.pipelineStatisticCount = count;
        WGPUQuerySetDescriptor descriptor = WGPU_QUERY_SET_DESCRIPTOR_INIT;
        descriptor.nextInChain = &extras.chain;
        descriptor.type = (WGPUQueryType)WGPUNativeQueryType_PipelineStatistics;
        descriptor.count = 1;
        WGPUQuerySet queries = wgpuDeviceCreateQuerySet(gpu->device, &descriptor);
        WGPUCommandEncoder encoder = encoder_new(gpu, "statistics");
        WGPURenderPassEncoder pass = grid_begin(encoder, grid);
        wgpuRenderPassEncoderBeginPipelineStatisticsQuery(pass, queries, 0);
        wgpuAbiRenderPassEncoderDrawMeshTasks(pass, 1, 1, 1);
        wgpuRenderPassEncoderEndPipelineStatisticsQuery(pass);
        pass_end(pass);
        if (count == 1) {
            EXPECT_OK(gpu, submit(gpu, encoder));
        } else {
            WGPUCommandBuffer commands = NULL;
            EXPECT_INVALID(gpu, TEXTS("VertexShaderInvocations"), commands = wgpuCommandEncoderFinish(encoder, NULL));
            wgpuCommandBufferRelease(commands);
            wgpuCommandEncoderRelease(encoder);
        }
        wgpuQuerySetRelease(queries);
    }
}

/* Expects that a pipeline cannot be made; `change` alters the descriptor of TRIANGLE, or of `wgsl`. */
#define EXPECT_NO_PIPELINE(gpu, texts, wgsl, task, change)                                          \
    do {                                                                                            \
        WGPUShaderModule module = shader_new(gpu, "bad", wgsl);                                     \
        CHECK_QUIET(gpu);                                                                           \
        MeshSetup setup;                                                                            \
        mesh_setup(&setup, "bad", module, task);                                                    \
        change;                                                                                     \
        WGPURenderPipeline pipeline_ = NULL;                                                        \
        EXPECT_INVALID(gpu, texts, pipeline_ = wgpuAbiDeviceCreateMeshPipeline((gpu)->device, &setup.descriptor)); \
        CHECK(pipeline_ != NULL);                                                                   \
        wgpuRenderPipelineRelease(pipeline_);                                                       \
        wgpuShaderModuleRelease(module);                                                            \
    } while (0)

/* A mesh shader with so many vertices and primitives, workgroup variables, and a workgroup size. */
static const char *sized(const char *vertices, const char *primitives, const char *size, const char *bytes) {
    static char text[4096];
    snprintf(text, sizeof text,
             "enable wgpu_mesh_shader; override n = 1u;"
             "struct V { @builtin(position) at: vec4f } struct P { @builtin(triangle_indices) corners: vec3u }"
             "struct Made { @builtin(vertices) vertices: array<V, %s>, @builtin(primitives) primitives: array<P, %s>,"
             "  @builtin(vertex_count) vertex_count: u32, @builtin(primitive_count) primitive_count: u32 }"
             "var<workgroup> made: Made; var<workgroup> more: array<u32, %s / 4>;"
             "@mesh(made) @workgroup_size(%s) fn ms() { more[0] = 1u; made.vertex_count = more[0]; }"
             "@fragment fn fs() -> @location(0) vec4f { return vec4f(1.0); }",
             vertices, primitives, bytes, size);
    return text;
}

static void wrong_pipelines(Gpu *gpu) {
    WGPURenderPipeline pipeline = NULL;
    EXPECT_INVALID(gpu, TEXTS("wgpuAbiDeviceCreateMeshPipeline", "descriptor"),
                   pipeline = wgpuAbiDeviceCreateMeshPipeline(gpu->device, NULL));
    CHECK(pipeline == NULL);
    EXPECT_NO_PIPELINE(gpu, TEXTS("'bad'", "descriptor.mesh", "module"), TRIANGLE, false,
                       setup.descriptor.mesh.module = NULL);
    EXPECT_NO_PIPELINE(gpu, TEXTS("no_such"), TRIANGLE, false, setup.descriptor.mesh.entryPoint = sv("no_such"));
    EXPECT_NO_PIPELINE(gpu, TEXTS("fs"), TRIANGLE, false, setup.descriptor.mesh.entryPoint = sv("fs"));
    EXPECT_NO_PIPELINE(gpu, TEXTS("the stage is Task"), TRIANGLE, true, (void)0); /* it has no task stage */
    EXPECT_NO_PIPELINE(gpu, TEXTS("payload"), GRID, false, (void)0); /* its task stage is left out */
    EXPECT_NO_PIPELINE(gpu, TEXTS("descriptor.layout", "descriptor.fragment"), TRIANGLE, false,
                       setup.descriptor.fragment = NULL);
    EXPECT_NO_PIPELINE(gpu, TEXTS("descriptor.primitive", "topology", "TriangleStrip"), TRIANGLE, false,
                       setup.descriptor.primitive.topology = WGPUPrimitiveTopology_TriangleStrip);
    EXPECT_NO_PIPELINE(gpu, TEXTS("topology"), TRIANGLE, false,
                       setup.descriptor.primitive.topology = WGPUPrimitiveTopology_LineList);
    EXPECT_NO_PIPELINE(gpu, TEXTS("WGPUAbiFeature_MeshShaderPoints"), TRIANGLE, false,
                       setup.descriptor.primitive.topology = WGPUPrimitiveTopology_PointList);
    WGPUAbiMultiview multiview = WGPU_ABI_MULTIVIEW_INIT;
    multiview.mask = 1;
    EXPECT_NO_PIPELINE(gpu, TEXTS("WGPUNativeFeature_Multiview"), TRIANGLE, false,
                       setup.descriptor.nextInChain = &multiview.chain);
    WGPUChainedStruct unknown = {.sType = (WGPUSType)0x12345};
    EXPECT_NO_PIPELINE(gpu, TEXTS("0x00012345"), TRIANGLE, false, setup.descriptor.nextInChain = &unknown);
    EXPECT_NO_PIPELINE(gpu, TEXTS("descriptor.mesh", "0x00012345"), TRIANGLE, false,
                       setup.descriptor.mesh.nextInChain = &unknown);

    /* Less immediate data than the stages use. */
    WGPUPipelineLayoutDescriptor groups = WGPU_PIPELINE_LAYOUT_DESCRIPTOR_INIT;
    WGPUPipelineLayout layout = wgpuDeviceCreatePipelineLayout(gpu->device, &groups);
    EXPECT_NO_PIPELINE(gpu, TEXTS("descriptor.mesh", "immediate", "immediateSize"), GRID, true,
                       setup.descriptor.layout = layout);
    wgpuPipelineLayoutRelease(layout);

    /* Limits: those that core looks at, and those that are given by overrides or are nobody's. */
    EXPECT_NO_PIPELINE(gpu, TEXTS("max_mesh_output_vertices"), sized("100", "1", "1", "16"), false, (void)0);
    EXPECT_NO_PIPELINE(gpu, TEXTS("max_mesh_output_primitives"), sized("3", "100", "1", "16"), false, (void)0);
    EXPECT_NO_PIPELINE(gpu, TEXTS("max_mesh_invocations"), sized("3", "1", "100", "16"), false, (void)0);
    EXPECT_NO_PIPELINE(gpu, TEXTS("descriptor.mesh", "28672"), sized("3", "1", "1", "28672"), false, (void)0);
    WGPUConstantEntry n = WGPU_CONSTANT_ENTRY_INIT;
    n.key = sv("n");
    n.value = 100;
    EXPECT_NO_PIPELINE(gpu, TEXTS("maxMeshInvocationsPerDimension"), sized("3", "1", "n", "16"), false, {
        setup.descriptor.mesh.constantCount = 1;
        setup.descriptor.mesh.constants = &n;
    });

    /* Later, the same is told to the callback. */
    WGPUShaderModule module = shader_new(gpu, "later", TRIANGLE);
    MeshSetup setup;
    mesh_setup(&setup, "later", module, false);
    setup.descriptor.primitive.topology = WGPUPrimitiveTopology_LineStrip;
    PipelineAnswer answer = mesh_later(gpu, &setup.descriptor);
    CHECK_EQ(answer.status, WGPUCreatePipelineAsyncStatus_ValidationError);
    CHECK(answer.render == NULL);
    CHECK_CONTAINS(answer.message, "wgpuAbiDeviceCreateMeshPipelineAsync");
    CHECK_CONTAINS(answer.message, "'later'");
    wgpuShaderModuleRelease(module);
    CHECK_QUIET(gpu);
}

/* Core does not count what these stages see. */
static void too_many_bindings(Gpu *gpu) {
    WGPULimits limits = WGPU_LIMITS_INIT;
    CHECK_EQ(wgpuDeviceGetLimits(gpu->device, &limits), WGPUStatus_Success);
    uint32_t count = limits.maxUniformBuffersPerShaderStage;
    REQUIRE(count < 100);
    WGPUBindGroupLayoutEntry entries[100];
    for (uint32_t i = 0; i < count; i++) {
        WGPUBindGroupLayoutEntry entry = WGPU_BIND_GROUP_LAYOUT_ENTRY_INIT;
        entry.binding = i;
        entry.visibility = WGPUAbiShaderStage_Mesh;
        entry.buffer.type = WGPUBufferBindingType_Uniform;
        entries[i] = entry;
    }
    WGPUBindGroupLayoutDescriptor descriptor = WGPU_BIND_GROUP_LAYOUT_DESCRIPTOR_INIT;
    descriptor.entries = entries;
    descriptor.entryCount = count;
    WGPUBindGroupLayout layouts[2] = {wgpuDeviceCreateBindGroupLayout(gpu->device, &descriptor), NULL};
    descriptor.entryCount = 1;
    layouts[1] = wgpuDeviceCreateBindGroupLayout(gpu->device, &descriptor);
    WGPUPipelineLayoutDescriptor groups = WGPU_PIPELINE_LAYOUT_DESCRIPTOR_INIT;
    groups.bindGroupLayouts = layouts;
    for (size_t n = 1; n <= 2; n++) {
        groups.bindGroupLayoutCount = n;
        WGPUPipelineLayout layout = NULL;
        if (n == 1) {
            EXPECT_OK(gpu, layout = wgpuDeviceCreatePipelineLayout(gpu->device, &groups));
        } else {
            EXPECT_INVALID(gpu, TEXTS("mesh stage", "maxUniformBuffersPerShaderStage"),
                           layout = wgpuDeviceCreatePipelineLayout(gpu->device, &groups));
        }
        wgpuPipelineLayoutRelease(layout);
    }
    wgpuBindGroupLayoutRelease(layouts[0]);
    wgpuBindGroupLayoutRelease(layouts[1]);
}

/* The layout that is derived has the stages' bindings, and each group that is asked for. */
static void derived_layout(Gpu *gpu, const Grid *grid) {
    WGPURenderPipeline pipeline = mesh_new(gpu, "derived", GRID, true);
    WGPUBindGroupLayout layout = wgpuRenderPipelineGetBindGroupLayout(pipeline, 0);
    WGPUBindGroup group = group_of_buffer(gpu, layout, grid->colors, 64);
    Grid derived = *grid;
    derived.pipeline = pipeline;
    derived.group = group;
    WGPUCommandEncoder encoder = encoder_new(gpu, "derived");
    WGPURenderPassEncoder pass = grid_begin(encoder, &derived);
    wgpuAbiRenderPassEncoderDrawMeshTasks(pass, 1, 1, 1);
    pass_end(pass);
    submit(gpu, encoder);
    check_squares(gpu, grid->target, (bool[4]){true, false, false, false});
    CHECK_QUIET(gpu);
    WGPUBindGroupLayout none = NULL;
    EXPECT_INVALID(gpu, TEXTS("wgpuRenderPipelineGetBindGroupLayout"),
                   none = wgpuRenderPipelineGetBindGroupLayout(pipeline, 99));
    wgpuBindGroupLayoutRelease(none);
    wgpuBindGroupRelease(group);
    wgpuBindGroupLayoutRelease(layout);
    wgpuRenderPipelineRelease(pipeline);
}

static void without_the_feature(void) {
    Gpu gpu;
    device_open(&gpu);
    WGPURenderPipeline pipeline = NULL;
    WGPUAbiMeshPipelineDescriptor descriptor = WGPU_ABI_MESH_PIPELINE_DESCRIPTOR_INIT;
    descriptor.label = sv("none");
    EXPECT_INVALID(&gpu, TEXTS("'none'", "WGPUAbiFeature_MeshShader", "WGPUAbiMeshLimits"),
                   pipeline = wgpuAbiDeviceCreateMeshPipeline(gpu.device, &descriptor));
    CHECK(pipeline != NULL);
    wgpuRenderPipelineRelease(pipeline);
    CHECK_EQ(mesh_later(&gpu, &descriptor).status, WGPUCreatePipelineAsyncStatus_ValidationError);
    WGPUShaderModule module = NULL;
    EXPECT_INVALID(&gpu, TEXTS("wgpu_mesh_shader", "WGPUAbiFeature_MeshShader"), module = shader_new(&gpu, "mesh", TRIANGLE));
    wgpuShaderModuleRelease(module);
    WGPUBindGroupLayoutEntry entry = WGPU_BIND_GROUP_LAYOUT_ENTRY_INIT;
    entry.visibility = WGPUShaderStage_Fragment | WGPUAbiShaderStage_Mesh;
    entry.buffer.type = WGPUBufferBindingType_Uniform;
    WGPUBindGroupLayoutDescriptor bindings = WGPU_BIND_GROUP_LAYOUT_DESCRIPTOR_INIT;
    bindings.entryCount = 1;
    bindings.entries = &entry;
    WGPUBindGroupLayout layout = NULL;
    EXPECT_INVALID(&gpu, TEXTS("entries[0]", "visibility", "WGPUAbiFeature_MeshShader"),
                   layout = wgpuDeviceCreateBindGroupLayout(gpu.device, &bindings));
    wgpuBindGroupLayoutRelease(layout);
    Target target = target_new(&gpu);
    WGPUBuffer draws = buffer_new(&gpu, "draws", WGPUBufferUsage_Indirect, 32);
    for (int i = 0; i < 4; i++) {
        EXPECT_BAD_RECORDING(&gpu, TEXTS("MeshTasks", "WGPUAbiFeature_MeshShader"), {
            WGPURenderPassColorAttachment color = clear_to_black(target.view);
            WGPURenderPassEncoder pass = pass_begin(e, "none", &color, NULL);
            if (i == 0) {
                wgpuAbiRenderPassEncoderDrawMeshTasks(pass, 1, 1, 1);
            } else if (i == 1) {
                wgpuAbiRenderPassEncoderDrawMeshTasksIndirect(pass, draws, 0);
            } else if (i == 2) {
                wgpuAbiRenderPassEncoderMultiDrawMeshTasksIndirect(pass, draws, 0, 1);
            } else {
                wgpuAbiRenderPassEncoderMultiDrawMeshTasksIndirectCount(pass, draws, 0, draws, 0, 1);
            }
            pass_end(pass);
        });
    }
    wgpuBufferRelease(draws);
    target_release(target);
    device_close(&gpu);
}

static WGPUAbiMeshLimits mesh_limits_of_adapter(const Gpu *gpu) {
    WGPUAbiMeshLimits mesh = WGPU_ABI_MESH_LIMITS_INIT;
    WGPULimits limits = WGPU_LIMITS_INIT;
    limits.nextInChain = &mesh.chain;
    CHECK_EQ(wgpuAdapterGetLimits(gpu->adapter, &limits), WGPUStatus_Success);
    return mesh;
}

/* What is asked for is what the device has; more than the adapter has is refused. */
static void limits(Gpu *gpu, const WGPUAbiMeshLimits *asked) {
    WGPUAbiMeshLimits mesh = WGPU_ABI_MESH_LIMITS_INIT;
    WGPULimits of_device = WGPU_LIMITS_INIT;
    of_device.nextInChain = &mesh.chain;
    CHECK_EQ(wgpuDeviceGetLimits(gpu->device, &of_device), WGPUStatus_Success);
    CHECK_EQ(mesh.maxMeshOutputVertices, 8);
    CHECK_EQ(mesh.maxTaskWorkgroupsPerDimension, asked->maxTaskWorkgroupsPerDimension);
    CHECK_EQ(mesh.maxTaskPayloadSize, asked->maxTaskPayloadSize);

    WGPUAbiMeshLimits much = WGPU_ABI_MESH_LIMITS_INIT;
    much.maxMeshOutputVertices = asked->maxMeshOutputVertices * 1000u;
    WGPULimits required = WGPU_LIMITS_INIT;
    required.nextInChain = &much.chain;
    WGPUDeviceDescriptor descriptor = with_features((WGPUFeatureName[]){MESH_SHADER}, 1);
    descriptor.requiredLimits = &required;
    DeviceAnswer answer = request_device(gpu->instance, gpu->adapter, &descriptor);
    CHECK_EQ(answer.status, WGPURequestDeviceStatus_Error);
    CHECK_CONTAINS(answer.message, "maxMeshOutputVertices");

    /* Several views need a feature more. */
    descriptor = with_features((WGPUFeatureName[]){(WGPUFeatureName)WGPUAbiFeature_MeshShaderMultiview}, 1);
    answer = request_device(gpu->instance, gpu->adapter, &descriptor);
    CHECK_EQ(answer.status, WGPURequestDeviceStatus_Error);
    CHECK_CONTAINS(answer.message, "MeshShaderMultiview");
}

int main(void) {
    without_the_feature();
    Gpu gpu;
    if (!ADAPTER_OPEN_IF(&gpu, WGPUAbiFeature_MeshShader)) {
        return finished();
    }
    WGPUAbiMeshLimits of_adapter = mesh_limits_of_adapter(&gpu);
    CHECK(of_adapter.maxMeshOutputVertices >= 100 && of_adapter.maxTaskPayloadSize >= 16384);
    WGPUAbiMeshLimits mesh = of_adapter;
    mesh.maxMeshOutputVertices = 8;
    mesh.maxMeshOutputPrimitives = 8;
    mesh.maxMeshInvocationsPerDimension = 8;
    mesh.maxMeshInvocationsPerWorkgroup = 8;
    mesh.chain = (WGPUChainedStruct){.sType = (WGPUSType)WGPUAbiSType_MeshLimits};
    WGPULimits required = WGPU_LIMITS_INIT;
    required.nextInChain = &mesh.chain;
    required.maxImmediateSize = 16;
    bool counts = wgpuAdapterHasFeature(gpu.adapter, MULTI_COUNT);
    for (int round = 0; round < (counts ? 2 : 1); round++) {
        WGPUFeatureName features[] = {MESH_SHADER, (WGPUFeatureName)WGPUNativeFeature_PipelineStatisticsQuery, MULTI_COUNT};
        WGPUDeviceDescriptor descriptor = with_features(features, 2 + (size_t)round);
        descriptor.requiredLimits = &required;
        device_open_on(&gpu, descriptor);
        triangle(&gpu);
        Grid grid = grid_new(&gpu);
        tasks(&gpu, &grid, round == 1);
        derived_layout(&gpu, &grid);
        wrong_draws(&gpu, &grid, round == 1);
        statistics(&gpu, &grid);
        grid_release(grid);
        if (round == 0) {
            wrong_pipelines(&gpu);
            too_many_bindings(&gpu);
            limits(&gpu, &of_adapter);
        }
        CHECK_QUIET(&gpu);
        wgpuQueueRelease(gpu.queue);
        wgpuDeviceRelease(gpu.device);
    }
    adapter_close(&gpu);
    return finished();
}
