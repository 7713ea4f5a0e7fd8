// Renders frames of the demo's animation without a window: the same picture as render.py, from C.
//
//     render OUT_FOLDER SHADER_FOLDER FRAME...
//
// Only the standard header is used, so the program also builds against other implementations of webgpu.h.

#define _POSIX_C_SOURCE 199309L

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "png.h"
#include "scene.h"
#include "webgpu.h"

static const WGPUTextureFormat COLOUR_FORMAT = WGPUTextureFormat_RGBA8UnormSrgb;
static const WGPUTextureFormat DEPTH_FORMAT = WGPUTextureFormat_Depth32Float;

enum {
    SAMPLES = 4,
    ROW_BYTES = (WIDTH * 4 + 255) / 256 * 256, // copies to buffers want rows at multiples of 256 bytes
};

// Everything that lives longer than one frame.
typedef struct Renderer {
    WGPUInstance instance;
    WGPUDevice device;
    WGPUQueue queue;
    WGPUShaderModule shader;
    WGPUBuffer vertices, indices, frame, readback;
    WGPUTexture materials, shadow_map, samples, depth, picture;
    WGPUTextureView shadow_view, samples_view, depth_view, picture_view;
    WGPUBindGroupLayout frame_layout, material_layout;
    WGPUPipelineLayout shadow_pipeline_layout, pipeline_layout;
    WGPUBindGroup frame_bindings, material_bindings;
    WGPURenderPipeline shadow, background, mirror, floor, knot;
} Renderer;

static WGPUStringView text(const char *string) { return (WGPUStringView){string, WGPU_STRLEN}; }

static void fail(const char *what, WGPUStringView why) {
    fprintf(stderr, "  ✘ %s: %.*s\n", what, (int)why.length, why.data ? why.data : "");
    exit(1);
}

static void *allocate(size_t size) {
    void *memory = malloc(size);
    if (memory == NULL) {
        fail("out of memory", text(""));
    }
    return memory;
}

// ---- waiting: callbacks run inside wgpuInstanceProcessEvents, on this thread

static void wait_for(WGPUInstance instance, const bool *done) {
    while (!*done) {
        wgpuInstanceProcessEvents(instance);
        if (!*done) {
            nanosleep(&(struct timespec){0, 200000}, NULL);
        }
    }
}

typedef struct Request {
    bool done;
    void *object;
} Request;

static void got_adapter(WGPURequestAdapterStatus status, WGPUAdapter adapter, WGPUStringView message, void *request,
                        void *unused) {
    (void)unused;
    if (status != WGPURequestAdapterStatus_Success) {
        fail("no adapter", message);
    }
    *(Request *)request = (Request){true, adapter};
}

static void got_device(WGPURequestDeviceStatus status, WGPUDevice device, WGPUStringView message, void *request,
                       void *unused) {
    (void)unused;
    if (status != WGPURequestDeviceStatus_Success) {
        fail("no device", message);
    }
    *(Request *)request = (Request){true, device};
}

static void mapped(WGPUMapAsyncStatus status, WGPUStringView message, void *done, void *unused) {
    (void)unused;
    if (status != WGPUMapAsyncStatus_Success) {
        fail("the picture can't be mapped", message);
    }
    *(bool *)done = true;
}

static void report_error(const WGPUDevice *device, WGPUErrorType type, WGPUStringView message, void *unused1,
                         void *unused2) {
    (void)device, (void)type, (void)unused1, (void)unused2;
    fail("the library reports an error", message);
}

static void open_device(Renderer *r) {
    r->instance = wgpuCreateInstance(NULL);
    if (r->instance == NULL) {
        fail("no instance", text("wgpuCreateInstance answered NULL"));
    }

    WGPURequestAdapterOptions options = WGPU_REQUEST_ADAPTER_OPTIONS_INIT;
    options.powerPreference = WGPUPowerPreference_HighPerformance;
    Request adapter_request = {false, NULL};
    WGPURequestAdapterCallbackInfo adapter_callback = WGPU_REQUEST_ADAPTER_CALLBACK_INFO_INIT;
    adapter_callback.mode = WGPUCallbackMode_AllowProcessEvents;
    adapter_callback.callback = got_adapter;
    adapter_callback.userdata1 = &adapter_request;
    wgpuInstanceRequestAdapter(r->instance, &options, adapter_callback);
    wait_for(r->instance, &adapter_request.done);
    WGPUAdapter adapter = adapter_request.object;

    WGPUAdapterInfo info = WGPU_ADAPTER_INFO_INIT;
    wgpuAdapterGetInfo(adapter, &info);
    printf("  adapter: %.*s\n", (int)info.device.length, info.device.data);
    wgpuAdapterInfoFreeMembers(info);

    WGPUDeviceDescriptor descriptor = WGPU_DEVICE_DESCRIPTOR_INIT;
    descriptor.label = text("demo");
    descriptor.uncapturedErrorCallbackInfo.callback = report_error;
    Request device_request = {false, NULL};
    WGPURequestDeviceCallbackInfo device_callback = WGPU_REQUEST_DEVICE_CALLBACK_INFO_INIT;
    device_callback.mode = WGPUCallbackMode_AllowProcessEvents;
    device_callback.callback = got_device;
    device_callback.userdata1 = &device_request;
    wgpuAdapterRequestDevice(adapter, &descriptor, device_callback);
    wait_for(r->instance, &device_request.done);
    wgpuAdapterRelease(adapter);

    r->device = device_request.object;
    r->queue = wgpuDeviceGetQueue(r->device);
}

// ---- resources

static WGPUShaderModule load_shader(WGPUDevice device, const char *folder, const char *name) {
    char path[1024];
    snprintf(path, sizeof path, "%s/%s.wgsl", folder, name);
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        fail("can't read the shader", text(path));
    }
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    char *code = allocate((size_t)size + 1);
    size_t length = fread(code, 1, (size_t)size, file);
    fclose(file);

    WGPUShaderSourceWGSL source = WGPU_SHADER_SOURCE_WGSL_INIT;
    source.code = (WGPUStringView){code, length};
    WGPUShaderModuleDescriptor descriptor = WGPU_SHADER_MODULE_DESCRIPTOR_INIT;
    descriptor.nextInChain = &source.chain;
    descriptor.label = text(name);
    WGPUShaderModule module = wgpuDeviceCreateShaderModule(device, &descriptor);
    free(code);
    return module;
}

static WGPUBuffer make_buffer(Renderer *r, const char *label, WGPUBufferUsage usage, size_t size, const void *data) {
    WGPUBufferDescriptor descriptor = WGPU_BUFFER_DESCRIPTOR_INIT;
    descriptor.label = text(label);
    descriptor.usage = usage;
    descriptor.size = size;
    descriptor.mappedAtCreation = data != NULL;
    WGPUBuffer buffer = wgpuDeviceCreateBuffer(r->device, &descriptor);
    if (data != NULL) {
        memcpy(wgpuBufferGetMappedRange(buffer, 0, size), data, size);
        wgpuBufferUnmap(buffer);
    }
    return buffer;
}

static WGPUTexture make_target(Renderer *r, const char *label, uint32_t width, uint32_t height,
                               WGPUTextureFormat format, WGPUTextureUsage usage, uint32_t samples) {
    WGPUTextureDescriptor descriptor = WGPU_TEXTURE_DESCRIPTOR_INIT;
    descriptor.label = text(label);
    descriptor.size = (WGPUExtent3D){width, height, 1};
    descriptor.format = format;
    descriptor.usage = usage | WGPUTextureUsage_RenderAttachment;
    descriptor.sampleCount = samples;
    return wgpuDeviceCreateTexture(r->device, &descriptor);
}

static void make_mesh(Renderer *r) {
    Vertex *vertices = allocate(VERTEX_COUNT * sizeof(Vertex));
    scene_vertices(vertices);
    r->vertices = make_buffer(r, "vertices", WGPUBufferUsage_Vertex, VERTEX_COUNT * sizeof(Vertex), vertices);
    free(vertices);

    uint32_t *indices = allocate(INDEX_COUNT * sizeof(uint32_t));
    scene_indices(indices);
    r->indices = make_buffer(r, "indices", WGPUBufferUsage_Index, INDEX_COUNT * sizeof(uint32_t), indices);
    free(indices);
}

static WGPUTextureView level_view(WGPUTexture texture, uint32_t layer, uint32_t level) {
    WGPUTextureViewDescriptor descriptor = WGPU_TEXTURE_VIEW_DESCRIPTOR_INIT;
    descriptor.dimension = WGPUTextureViewDimension_2D;
    descriptor.baseArrayLayer = layer;
    descriptor.arrayLayerCount = 1;
    descriptor.baseMipLevel = level;
    descriptor.mipLevelCount = 1;
    return wgpuTextureCreateView(texture, &descriptor);
}

static void draw_mip_level(Renderer *r, WGPUCommandEncoder encoder, WGPURenderPipeline pipeline, WGPUSampler sampler,
                           uint32_t layer, uint32_t level) {
    WGPUBindGroupLayout layout = wgpuRenderPipelineGetBindGroupLayout(pipeline, 0);
    WGPUTextureView above = level_view(r->materials, layer, level - 1);
    WGPUTextureView below = level_view(r->materials, layer, level);

    WGPUBindGroupEntry entries[2] = {WGPU_BIND_GROUP_ENTRY_INIT, WGPU_BIND_GROUP_ENTRY_INIT};
    entries[0].binding = 0;
    entries[0].textureView = above;
    entries[1].binding = 1;
    entries[1].sampler = sampler;
    WGPUBindGroupDescriptor group = WGPU_BIND_GROUP_DESCRIPTOR_INIT;
    group.layout = layout;
    group.entryCount = 2;
    group.entries = entries;
    WGPUBindGroup bindings = wgpuDeviceCreateBindGroup(r->device, &group);

    WGPURenderPassColorAttachment target = WGPU_RENDER_PASS_COLOR_ATTACHMENT_INIT;
    target.view = below;
    target.loadOp = WGPULoadOp_Clear;
    target.storeOp = WGPUStoreOp_Store;
    WGPURenderPassDescriptor descriptor = WGPU_RENDER_PASS_DESCRIPTOR_INIT;
    descriptor.colorAttachmentCount = 1;
    descriptor.colorAttachments = &target;
    WGPURenderPassEncoder pass = wgpuCommandEncoderBeginRenderPass(encoder, &descriptor);
    wgpuRenderPassEncoderSetPipeline(pass, pipeline);
    wgpuRenderPassEncoderSetBindGroup(pass, 0, bindings, 0, NULL);
    wgpuRenderPassEncoderDraw(pass, 3, 1, 0, 0);
    wgpuRenderPassEncoderEnd(pass);

    // Recorded commands keep alive what they use, so everything can be released at once.
    wgpuRenderPassEncoderRelease(pass);
    wgpuBindGroupRelease(bindings);
    wgpuTextureViewRelease(above);
    wgpuTextureViewRelease(below);
    wgpuBindGroupLayoutRelease(layout);
}

static void submit(Renderer *r, WGPUCommandEncoder encoder) {
    WGPUCommandBuffer commands = wgpuCommandEncoderFinish(encoder, NULL);
    wgpuQueueSubmit(r->queue, 1, &commands);
    wgpuCommandBufferRelease(commands);
    wgpuCommandEncoderRelease(encoder);
}

static void draw_mip_levels(Renderer *r, const char *shaders) {
    WGPUShaderModule shader = load_shader(r->device, shaders, "mipmap");
    WGPUColorTargetState target = WGPU_COLOR_TARGET_STATE_INIT;
    target.format = COLOUR_FORMAT;
    WGPUFragmentState fragment = WGPU_FRAGMENT_STATE_INIT;
    fragment.module = shader;
    fragment.entryPoint = text("mipmap_fragment");
    fragment.targetCount = 1;
    fragment.targets = &target;
    WGPURenderPipelineDescriptor descriptor = WGPU_RENDER_PIPELINE_DESCRIPTOR_INIT;
    descriptor.label = text("mipmap");
    descriptor.vertex.module = shader;
    descriptor.vertex.entryPoint = text("mipmap_vertex");
    descriptor.fragment = &fragment;
    WGPURenderPipeline pipeline = wgpuDeviceCreateRenderPipeline(r->device, &descriptor);

    WGPUSamplerDescriptor linear = WGPU_SAMPLER_DESCRIPTOR_INIT;
    linear.label = text("mipmap");
    linear.minFilter = WGPUFilterMode_Linear;
    linear.magFilter = WGPUFilterMode_Linear;
    WGPUSampler sampler = wgpuDeviceCreateSampler(r->device, &linear);

    WGPUCommandEncoder encoder = wgpuDeviceCreateCommandEncoder(r->device, NULL);
    for (uint32_t layer = 0; layer < TEXTURE_LAYERS; layer++) {
        for (uint32_t level = 1; level < MIP_LEVELS; level++) {
            draw_mip_level(r, encoder, pipeline, sampler, layer, level);
        }
    }
    submit(r, encoder);
    wgpuSamplerRelease(sampler);
    wgpuRenderPipelineRelease(pipeline);
    wgpuShaderModuleRelease(shader);
}

static void make_materials(Renderer *r, const char *shaders) {
    WGPUExtent3D size = {TEXTURE_SIZE, TEXTURE_SIZE, TEXTURE_LAYERS};
    WGPUTextureDescriptor descriptor = WGPU_TEXTURE_DESCRIPTOR_INIT;
    descriptor.label = text("materials");
    descriptor.size = size;
    descriptor.format = COLOUR_FORMAT;
    descriptor.mipLevelCount = MIP_LEVELS;
    descriptor.usage =
        WGPUTextureUsage_TextureBinding | WGPUTextureUsage_CopyDst | WGPUTextureUsage_RenderAttachment;
    r->materials = wgpuDeviceCreateTexture(r->device, &descriptor);

    size_t bytes = (size_t)TEXTURE_LAYERS * TEXTURE_SIZE * TEXTURE_SIZE * 4;
    uint8_t(*pixels)[TEXTURE_SIZE][TEXTURE_SIZE][4] = allocate(bytes);
    scene_materials(pixels);
    WGPUTexelCopyTextureInfo to = WGPU_TEXEL_COPY_TEXTURE_INFO_INIT;
    to.texture = r->materials;
    WGPUTexelCopyBufferLayout layout = WGPU_TEXEL_COPY_BUFFER_LAYOUT_INIT;
    layout.bytesPerRow = TEXTURE_SIZE * 4;
    layout.rowsPerImage = TEXTURE_SIZE;
    wgpuQueueWriteTexture(r->queue, &to, pixels, bytes, &layout, &size);
    free(pixels);

    draw_mip_levels(r, shaders);
}

static void make_targets(Renderer *r) {
    r->shadow_map = make_target(r, "shadow map", SHADOW_SIZE, SHADOW_SIZE, DEPTH_FORMAT,
                                WGPUTextureUsage_TextureBinding, 1);
    r->samples = make_target(r, "samples", WIDTH, HEIGHT, COLOUR_FORMAT, 0, SAMPLES);
    r->depth = make_target(r, "depth", WIDTH, HEIGHT, DEPTH_FORMAT, 0, SAMPLES);
    r->picture = make_target(r, "picture", WIDTH, HEIGHT, COLOUR_FORMAT, WGPUTextureUsage_CopySrc, 1);
    r->shadow_view = wgpuTextureCreateView(r->shadow_map, NULL);
    r->samples_view = wgpuTextureCreateView(r->samples, NULL);
    r->depth_view = wgpuTextureCreateView(r->depth, NULL);
    r->picture_view = wgpuTextureCreateView(r->picture, NULL);
}

// ---- bindings and pipelines

static WGPUBindGroupLayout make_group_layout(Renderer *r, const char *label, size_t count,
                                             const WGPUBindGroupLayoutEntry *entries) {
    WGPUBindGroupLayoutDescriptor descriptor = WGPU_BIND_GROUP_LAYOUT_DESCRIPTOR_INIT;
    descriptor.label = text(label);
    descriptor.entryCount = count;
    descriptor.entries = entries;
    return wgpuDeviceCreateBindGroupLayout(r->device, &descriptor);
}

static WGPUBindGroup make_group(Renderer *r, const char *label, WGPUBindGroupLayout layout, size_t count,
                                const WGPUBindGroupEntry *entries) {
    WGPUBindGroupDescriptor descriptor = WGPU_BIND_GROUP_DESCRIPTOR_INIT;
    descriptor.label = text(label);
    descriptor.layout = layout;
    descriptor.entryCount = count;
    descriptor.entries = entries;
    return wgpuDeviceCreateBindGroup(r->device, &descriptor);
}

static WGPUPipelineLayout make_pipeline_layout(Renderer *r, const char *label, size_t count,
                                               const WGPUBindGroupLayout *groups) {
    WGPUPipelineLayoutDescriptor descriptor = WGPU_PIPELINE_LAYOUT_DESCRIPTOR_INIT;
    descriptor.label = text(label);
    descriptor.bindGroupLayoutCount = count;
    descriptor.bindGroupLayouts = groups;
    return wgpuDeviceCreatePipelineLayout(r->device, &descriptor);
}

static void make_layouts(Renderer *r) {
    WGPUBindGroupLayoutEntry frame = WGPU_BIND_GROUP_LAYOUT_ENTRY_INIT;
    frame.visibility = WGPUShaderStage_Vertex | WGPUShaderStage_Fragment;
    frame.buffer.type = WGPUBufferBindingType_Uniform;
    r->frame_layout = make_group_layout(r, "frame", 1, &frame);

    WGPUBindGroupLayoutEntry material[4];
    for (uint32_t i = 0; i < 4; i++) {
        material[i] = WGPU_BIND_GROUP_LAYOUT_ENTRY_INIT;
        material[i].binding = i;
        material[i].visibility = WGPUShaderStage_Fragment;
    }
    material[0].texture.sampleType = WGPUTextureSampleType_Float;
    material[0].texture.viewDimension = WGPUTextureViewDimension_2DArray;
    material[1].sampler.type = WGPUSamplerBindingType_Filtering;
    material[2].texture.sampleType = WGPUTextureSampleType_Depth;
    material[2].texture.viewDimension = WGPUTextureViewDimension_2D;
    material[3].sampler.type = WGPUSamplerBindingType_Comparison;
    r->material_layout = make_group_layout(r, "materials", 4, material);

    WGPUBindGroupLayout groups[2] = {r->frame_layout, r->material_layout};
    r->shadow_pipeline_layout = make_pipeline_layout(r, "shadow", 1, groups);
    r->pipeline_layout = make_pipeline_layout(r, "scene", 2, groups);
}

static void make_bindings(Renderer *r) {
    WGPUBindGroupEntry frame = WGPU_BIND_GROUP_ENTRY_INIT;
    frame.buffer = r->frame;
    r->frame_bindings = make_group(r, "frame", r->frame_layout, 1, &frame);

    WGPUSamplerDescriptor repeating = WGPU_SAMPLER_DESCRIPTOR_INIT;
    repeating.label = text("materials");
    repeating.addressModeU = WGPUAddressMode_Repeat;
    repeating.addressModeV = WGPUAddressMode_Repeat;
    repeating.magFilter = WGPUFilterMode_Linear;
    repeating.minFilter = WGPUFilterMode_Linear;
    repeating.mipmapFilter = WGPUMipmapFilterMode_Linear;
    WGPUSampler material_sampler = wgpuDeviceCreateSampler(r->device, &repeating);

    WGPUSamplerDescriptor comparing = WGPU_SAMPLER_DESCRIPTOR_INIT;
    comparing.label = text("shadow");
    comparing.magFilter = WGPUFilterMode_Linear;
    comparing.minFilter = WGPUFilterMode_Linear;
    comparing.compare = WGPUCompareFunction_LessEqual;
    WGPUSampler shadow_sampler = wgpuDeviceCreateSampler(r->device, &comparing);

    WGPUTextureViewDescriptor both_layers = WGPU_TEXTURE_VIEW_DESCRIPTOR_INIT;
    both_layers.dimension = WGPUTextureViewDimension_2DArray;
    WGPUTextureView material_view = wgpuTextureCreateView(r->materials, &both_layers);

    WGPUBindGroupEntry material[4];
    for (uint32_t i = 0; i < 4; i++) {
        material[i] = WGPU_BIND_GROUP_ENTRY_INIT;
        material[i].binding = i;
    }
    material[0].textureView = material_view;
    material[1].sampler = material_sampler;
    material[2].textureView = r->shadow_view;
    material[3].sampler = shadow_sampler;
    r->material_bindings = make_group(r, "materials", r->material_layout, 4, material);

    wgpuTextureViewRelease(material_view);
    wgpuSamplerRelease(material_sampler);
    wgpuSamplerRelease(shadow_sampler);
}

typedef struct PipelineOptions {
    const char *name, *vertex, *fragment; // no fragment: the pipeline of the shadow pass
    bool mesh, blend, keep_depth;
    WGPUPrimitiveTopology topology;
    WGPUCullMode cull;
    WGPUCompareFunction depth;
} PipelineOptions;

static WGPURenderPipeline make_pipeline(Renderer *r, PipelineOptions options) {
    bool shadow = options.fragment == NULL;
    WGPUVertexAttribute attributes[4];
    static const size_t OFFSETS[4] = {
        offsetof(Vertex, position), offsetof(Vertex, normal), offsetof(Vertex, tangent), offsetof(Vertex, uv)};
    for (uint32_t i = 0; i < 4; i++) {
        attributes[i] = WGPU_VERTEX_ATTRIBUTE_INIT;
        attributes[i].format = i < 3 ? WGPUVertexFormat_Float32x3 : WGPUVertexFormat_Float32x2;
        attributes[i].offset = OFFSETS[i];
        attributes[i].shaderLocation = i;
    }
    WGPUVertexBufferLayout mesh = WGPU_VERTEX_BUFFER_LAYOUT_INIT;
    mesh.stepMode = WGPUVertexStepMode_Vertex;
    mesh.arrayStride = sizeof(Vertex);
    mesh.attributeCount = 4;
    mesh.attributes = attributes;

    WGPUDepthStencilState depth = WGPU_DEPTH_STENCIL_STATE_INIT;
    depth.format = DEPTH_FORMAT;
    depth.depthWriteEnabled = options.keep_depth ? WGPUOptionalBool_False : WGPUOptionalBool_True;
    depth.depthCompare = options.depth;
    if (shadow) {
        depth.depthBias = 2;
        depth.depthBiasSlopeScale = 2.0f;
    }

    WGPUBlendState over = WGPU_BLEND_STATE_INIT;
    over.color = (WGPUBlendComponent){WGPUBlendOperation_Add, WGPUBlendFactor_SrcAlpha,
                                      WGPUBlendFactor_OneMinusSrcAlpha};
    over.alpha = (WGPUBlendComponent){WGPUBlendOperation_Add, WGPUBlendFactor_Zero, WGPUBlendFactor_One};
    WGPUColorTargetState target = WGPU_COLOR_TARGET_STATE_INIT;
    target.format = COLOUR_FORMAT;
    target.blend = options.blend ? &over : NULL;
    WGPUFragmentState fragment = WGPU_FRAGMENT_STATE_INIT;
    fragment.module = r->shader;
    fragment.entryPoint = text(options.fragment);
    fragment.targetCount = 1;
    fragment.targets = &target;

    WGPURenderPipelineDescriptor descriptor = WGPU_RENDER_PIPELINE_DESCRIPTOR_INIT;
    descriptor.label = text(options.name);
    descriptor.layout = shadow ? r->shadow_pipeline_layout : r->pipeline_layout;
    descriptor.vertex.module = r->shader;
    descriptor.vertex.entryPoint = text(options.vertex);
    descriptor.vertex.bufferCount = options.mesh ? 1 : 0;
    descriptor.vertex.buffers = &mesh;
    descriptor.primitive.topology = options.topology;
    descriptor.primitive.cullMode = options.cull;
    descriptor.depthStencil = &depth;
    descriptor.multisample.count = shadow ? 1 : SAMPLES;
    descriptor.fragment = shadow ? NULL : &fragment;
    return wgpuDeviceCreateRenderPipeline(r->device, &descriptor);
}

static void make_pipelines(Renderer *r) {
    r->shadow = make_pipeline(r, (PipelineOptions){
                                     .name = "shadow",
                                     .vertex = "shadow_vertex",
                                     .mesh = true,
                                     .topology = WGPUPrimitiveTopology_TriangleList,
                                     .cull = WGPUCullMode_Back,
                                     .depth = WGPUCompareFunction_Less,
                                 });
    r->background = make_pipeline(r, (PipelineOptions){
                                         .name = "background",
                                         .vertex = "background_vertex",
                                         .fragment = "background_fragment",
                                         .keep_depth = true,
                                         .topology = WGPUPrimitiveTopology_TriangleList,
                                         .cull = WGPUCullMode_None,
                                         .depth = WGPUCompareFunction_Always,
                                     });
    r->mirror = make_pipeline(r, (PipelineOptions){
                                     .name = "mirror",
                                     .vertex = "mirror_vertex",
                                     .fragment = "knot_fragment",
                                     .mesh = true,
                                     .topology = WGPUPrimitiveTopology_TriangleList,
                                     .cull = WGPUCullMode_Front, // a mirror image turns the other way round
                                     .depth = WGPUCompareFunction_Less,
                                 });
    r->floor = make_pipeline(r, (PipelineOptions){
                                    .name = "floor",
                                    .vertex = "floor_vertex",
                                    .fragment = "floor_fragment",
                                    .blend = true,
                                    .topology = WGPUPrimitiveTopology_TriangleStrip,
                                    .cull = WGPUCullMode_None,
                                    .depth = WGPUCompareFunction_Less,
                                });
    r->knot = make_pipeline(r, (PipelineOptions){
                                   .name = "knot",
                                   .vertex = "knot_vertex",
                                   .fragment = "knot_fragment",
                                   .mesh = true,
                                   .topology = WGPUPrimitiveTopology_TriangleList,
                                   .cull = WGPUCullMode_Back,
                                   .depth = WGPUCompareFunction_Less,
                               });
}

static void release_all(Renderer *r) {
    WGPURenderPipeline pipelines[] = {r->shadow, r->background, r->mirror, r->floor, r->knot};
    for (size_t i = 0; i < sizeof pipelines / sizeof *pipelines; i++) {
        wgpuRenderPipelineRelease(pipelines[i]);
    }
    wgpuBindGroupRelease(r->frame_bindings);
    wgpuBindGroupRelease(r->material_bindings);
    wgpuPipelineLayoutRelease(r->shadow_pipeline_layout);
    wgpuPipelineLayoutRelease(r->pipeline_layout);
    wgpuBindGroupLayoutRelease(r->frame_layout);
    wgpuBindGroupLayoutRelease(r->material_layout);
    WGPUTextureView views[] = {r->shadow_view, r->samples_view, r->depth_view, r->picture_view};
    for (size_t i = 0; i < sizeof views / sizeof *views; i++) {
        wgpuTextureViewRelease(views[i]);
    }
    WGPUTexture textures[] = {r->materials, r->shadow_map, r->samples, r->depth, r->picture};
    for (size_t i = 0; i < sizeof textures / sizeof *textures; i++) {
        wgpuTextureRelease(textures[i]);
    }
    WGPUBuffer buffers[] = {r->vertices, r->indices, r->frame, r->readback};
    for (size_t i = 0; i < sizeof buffers / sizeof *buffers; i++) {
        wgpuBufferRelease(buffers[i]);
    }
    wgpuShaderModuleRelease(r->shader);
    wgpuQueueRelease(r->queue);
    wgpuDeviceRelease(r->device);
    wgpuInstanceRelease(r->instance);
}

// ---- one frame

static void draw_shadow(Renderer *r, WGPUCommandEncoder encoder) {
    WGPURenderPassDepthStencilAttachment depth = WGPU_RENDER_PASS_DEPTH_STENCIL_ATTACHMENT_INIT;
    depth.view = r->shadow_view;
    depth.depthClearValue = 1.0f;
    depth.depthLoadOp = WGPULoadOp_Clear;
    depth.depthStoreOp = WGPUStoreOp_Store;
    WGPURenderPassDescriptor descriptor = WGPU_RENDER_PASS_DESCRIPTOR_INIT;
    descriptor.label = text("shadow");
    descriptor.depthStencilAttachment = &depth;

    WGPURenderPassEncoder pass = wgpuCommandEncoderBeginRenderPass(encoder, &descriptor);
    wgpuRenderPassEncoderSetPipeline(pass, r->shadow);
    wgpuRenderPassEncoderSetBindGroup(pass, 0, r->frame_bindings, 0, NULL);
    wgpuRenderPassEncoderSetVertexBuffer(pass, 0, r->vertices, 0, WGPU_WHOLE_SIZE);
    wgpuRenderPassEncoderSetIndexBuffer(pass, r->indices, WGPUIndexFormat_Uint32, 0, WGPU_WHOLE_SIZE);
    wgpuRenderPassEncoderDrawIndexed(pass, INDEX_COUNT, 1, 0, 0, 0);
    wgpuRenderPassEncoderEnd(pass);
    wgpuRenderPassEncoderRelease(pass);
}

static void draw_picture(Renderer *r, WGPUCommandEncoder encoder) {
    WGPURenderPassColorAttachment colour = WGPU_RENDER_PASS_COLOR_ATTACHMENT_INIT;
    colour.view = r->samples_view;
    colour.resolveTarget = r->picture_view;
    colour.loadOp = WGPULoadOp_Clear;
    colour.storeOp = WGPUStoreOp_Discard;
    colour.clearValue = (WGPUColor){0, 0, 0, 1};
    WGPURenderPassDepthStencilAttachment depth = WGPU_RENDER_PASS_DEPTH_STENCIL_ATTACHMENT_INIT;
    depth.view = r->depth_view;
    depth.depthClearValue = 1.0f;
    depth.depthLoadOp = WGPULoadOp_Clear;
    depth.depthStoreOp = WGPUStoreOp_Discard;
    WGPURenderPassDescriptor descriptor = WGPU_RENDER_PASS_DESCRIPTOR_INIT;
    descriptor.label = text("picture");
    descriptor.colorAttachmentCount = 1;
    descriptor.colorAttachments = &colour;
    descriptor.depthStencilAttachment = &depth;

    WGPURenderPassEncoder pass = wgpuCommandEncoderBeginRenderPass(encoder, &descriptor);
    wgpuRenderPassEncoderSetBindGroup(pass, 0, r->frame_bindings, 0, NULL);
    wgpuRenderPassEncoderSetBindGroup(pass, 1, r->material_bindings, 0, NULL);
    wgpuRenderPassEncoderSetVertexBuffer(pass, 0, r->vertices, 0, WGPU_WHOLE_SIZE);
    wgpuRenderPassEncoderSetIndexBuffer(pass, r->indices, WGPUIndexFormat_Uint32, 0, WGPU_WHOLE_SIZE);
    wgpuRenderPassEncoderSetPipeline(pass, r->background);
    wgpuRenderPassEncoderDraw(pass, 3, 1, 0, 0);
    wgpuRenderPassEncoderSetPipeline(pass, r->mirror);
    wgpuRenderPassEncoderDrawIndexed(pass, INDEX_COUNT, 1, 0, 0, 0);
    wgpuRenderPassEncoderSetPipeline(pass, r->floor);
    wgpuRenderPassEncoderDraw(pass, 4, 1, 0, 0);
    wgpuRenderPassEncoderSetPipeline(pass, r->knot);
    wgpuRenderPassEncoderDrawIndexed(pass, INDEX_COUNT, 1, 0, 0, 0);
    wgpuRenderPassEncoderEnd(pass);
    wgpuRenderPassEncoderRelease(pass);
}

static void render_frame(Renderer *r, int frame, const char *path) {
    FrameData data = scene_frame_data(frame);
    wgpuQueueWriteBuffer(r->queue, r->frame, 0, &data, sizeof data);

    WGPUCommandEncoder encoder = wgpuDeviceCreateCommandEncoder(r->device, NULL);
    draw_shadow(r, encoder);
    draw_picture(r, encoder);
    WGPUTexelCopyTextureInfo from = WGPU_TEXEL_COPY_TEXTURE_INFO_INIT;
    from.texture = r->picture;
    WGPUTexelCopyBufferInfo to = WGPU_TEXEL_COPY_BUFFER_INFO_INIT;
    to.buffer = r->readback;
    to.layout.bytesPerRow = ROW_BYTES;
    to.layout.rowsPerImage = HEIGHT;
    WGPUExtent3D size = {WIDTH, HEIGHT, 1};
    wgpuCommandEncoderCopyTextureToBuffer(encoder, &from, &to, &size);
    submit(r, encoder);

    bool done = false;
    WGPUBufferMapCallbackInfo callback = WGPU_BUFFER_MAP_CALLBACK_INFO_INIT;
    callback.mode = WGPUCallbackMode_AllowProcessEvents;
    callback.callback = mapped;
    callback.userdata1 = &done;
    wgpuBufferMapAsync(r->readback, WGPUMapMode_Read, 0, ROW_BYTES * HEIGHT, callback);
    wait_for(r->instance, &done);
    const uint8_t *pixels = wgpuBufferGetConstMappedRange(r->readback, 0, ROW_BYTES * HEIGHT);
    if (pixels == NULL || !png_write(path, pixels, WIDTH, HEIGHT, ROW_BYTES)) {
        fail("can't write the picture", text(path));
    }
    wgpuBufferUnmap(r->readback);
}

int main(int count, char **arguments) {
    if (count < 4) {
        fprintf(stderr, "use: %s OUT_FOLDER SHADER_FOLDER FRAME...\n", arguments[0]);
        return 2;
    }
    const char *out = arguments[1], *shaders = arguments[2];

    Renderer renderer = {0};
    open_device(&renderer);
    renderer.shader = load_shader(renderer.device, shaders, "scene");
    make_mesh(&renderer);
    renderer.frame = make_buffer(&renderer, "frame", WGPUBufferUsage_Uniform | WGPUBufferUsage_CopyDst,
                                 sizeof(FrameData), NULL);
    renderer.readback = make_buffer(&renderer, "readback", WGPUBufferUsage_MapRead | WGPUBufferUsage_CopyDst,
                                    ROW_BYTES * HEIGHT, NULL);
    make_materials(&renderer, shaders);
    make_targets(&renderer);
    make_layouts(&renderer);
    make_bindings(&renderer);
    make_pipelines(&renderer);

    for (int i = 3; i < count; i++) {
        int frame = atoi(arguments[i]);
        char path[1024];
        snprintf(path, sizeof path, "%s/c-%02d.png", out, frame);
        render_frame(&renderer, frame, path);
        printf("  ✔ frame %d: %s\n", frame, path);
    }
    release_all(&renderer);
    return 0;
}
