/* Shader sources of wgpu.h: GLSL, plain SPIR-V, fewer checks; and directives of WGSL that need a feature. */
#include "common.h"
#include "spirv.h"

#include "wgpu.h"

static WGPUShaderModule from_glsl(Gpu *gpu, WGPUShaderStage stage, const char *code, const WGPUShaderDefine *defines,
                                  uint32_t count) {
    WGPUShaderSourceGLSL source = {.chain = {.sType = (WGPUSType)WGPUSType_ShaderSourceGLSL}};
    source.stage = stage;
    source.code = sv(code);
    source.defines = defines;
    source.defineCount = count;
    WGPUShaderModuleDescriptor descriptor = WGPU_SHADER_MODULE_DESCRIPTOR_INIT;
    descriptor.label = sv("glsl");
    descriptor.nextInChain = &source.chain;
    return wgpuDeviceCreateShaderModule(gpu->device, &descriptor);
}

/* Runs the module's entry point "main" once on a buffer of one number at binding 0 and gives the number. */
static uint32_t run(Gpu *gpu, WGPUShaderModule module, uint32_t value) {
    WGPUComputePipelineDescriptor descriptor = WGPU_COMPUTE_PIPELINE_DESCRIPTOR_INIT;
    descriptor.compute.module = module;
    descriptor.compute.entryPoint = sv("main");
    WGPUComputePipeline pipeline = NULL;
    EXPECT_OK(gpu, pipeline = wgpuDeviceCreateComputePipeline(gpu->device, &descriptor));
    WGPUBuffer buffer =
        buffer_with(gpu, "value", WGPUBufferUsage_Storage | WGPUBufferUsage_CopySrc, &value, sizeof value);
    WGPUBindGroupLayout layout = wgpuComputePipelineGetBindGroupLayout(pipeline, 0);
    WGPUBindGroup group = group_of_buffer(gpu, layout, buffer, WGPU_WHOLE_SIZE);
    WGPUCommandEncoder encoder = encoder_new(gpu, "run");
    dispatch_once(encoder, pipeline, group);
    submit(gpu, encoder);
    buffer_read(gpu, buffer, 0, &value, sizeof value);
    wgpuBindGroupRelease(group);
    wgpuBindGroupLayoutRelease(layout);
    wgpuBufferRelease(buffer);
    wgpuComputePipelineRelease(pipeline);
    return value;
}

static void glsl(Gpu *gpu) {
    const char *code = "#version 450\n"
                       "layout(local_size_x = 1) in;\n"
                       "layout(set = 0, binding = 0) buffer Values { uint value; };\n"
                       "void main() { value = value * FACTOR + EXTRA 1u; }\n";
    const WGPUShaderDefine defines[] = {{sv("FACTOR"), sv("3u")}, {.name = sv("EXTRA"), .value = WGPU_STRING_VIEW_INIT}};
    WGPUShaderModule module = NULL;
    EXPECT_OK(gpu, module = from_glsl(gpu, WGPUShaderStage_Compute, code, defines, 2));
    CHECK_EQ(run(gpu, module, 5), 16);
    wgpuShaderModuleRelease(module);

    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateShaderModule", "'glsl'", "glsl:4:"),
                   wgpuShaderModuleRelease(from_glsl(gpu, WGPUShaderStage_Compute, code, defines + 1, 1)));
    EXPECT_INVALID(gpu, TEXTS("ShaderSourceGLSL.stage", "0x3"),
                   wgpuShaderModuleRelease(from_glsl(gpu, 3, code, defines, 2)));
    EXPECT_INVALID(gpu, TEXTS("ShaderSourceGLSL.defines"),
                   wgpuShaderModuleRelease(from_glsl(gpu, WGPUShaderStage_Compute, code, NULL, 2)));
    const WGPUShaderDefine nameless = {.name = WGPU_STRING_VIEW_INIT, .value = sv("1")};
    EXPECT_INVALID(gpu, TEXTS("without a name"),
                   wgpuShaderModuleRelease(from_glsl(gpu, WGPUShaderStage_Compute, code, &nameless, 1)));
}

/* A few lines that stand for 2^40 tokens. */
static void macros_that_grow(Gpu *gpu) {
    char code[4096], *end = code;
    end += sprintf(end, "#version 450\nlayout(local_size_x = 1) in;\n#define A0 x+x\n");
    for (int i = 0; i < 40; i++) {
        end += sprintf(end, "#define A%d A%d+A%d\n", i + 1, i, i);
    }
    sprintf(end, "void main() { int x = 1; x = A40; }\n");
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateShaderModule", "macros"),
                   wgpuShaderModuleRelease(from_glsl(gpu, WGPUShaderStage_Compute, code, NULL, 0)));
    /* 2^15 links fit, and are deeper than the stack of this thread. */
    end = strstr(code, "A40;");
    memcpy(end, "A14;", 4);
    wgpuDevicePushErrorScope(gpu->device, WGPUErrorFilter_Validation);
    wgpuShaderModuleRelease(from_glsl(gpu, WGPUShaderStage_Compute, code, NULL, 0));
    (void)scope_pop(gpu);
}

static void spirv(Gpu *gpu) {
    WGPUShaderModuleDescriptorSpirV descriptor = {.label = sv("words"), .source = EMPTY_SPIRV};
    descriptor.sourceSize = EMPTY_SPIRV_COUNT;
    WGPUShaderModule module = NULL;
    EXPECT_OK(gpu, module = wgpuDeviceCreateShaderModuleSpirV(gpu->device, &descriptor));
    WGPUComputePipelineDescriptor pipeline = WGPU_COMPUTE_PIPELINE_DESCRIPTOR_INIT;
    pipeline.compute.module = module;
    EXPECT_OK(gpu, wgpuComputePipelineRelease(wgpuDeviceCreateComputePipeline(gpu->device, &pipeline)));
    wgpuShaderModuleRelease(module);
    descriptor.sourceSize -= 1;
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateShaderModuleSpirV", "'words'", "no end"),
                   wgpuShaderModuleRelease(wgpuDeviceCreateShaderModuleSpirV(gpu->device, &descriptor)));
    descriptor.source = NULL;
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateShaderModuleSpirV", "descriptor.source"),
                   wgpuShaderModuleRelease(wgpuDeviceCreateShaderModuleSpirV(gpu->device, &descriptor)));
    CHECK(wgpuDeviceCreateShaderModuleSpirV(NULL, &descriptor) == NULL);
}

static void trusted(Gpu *gpu) {
    WGPUShaderSourceWGSL source = WGPU_SHADER_SOURCE_WGSL_INIT;
    source.code = sv("@group(0) @binding(0) var<storage, read_write> value: u32;"
                     "@compute @workgroup_size(1) fn main() { for (var i = 0u; i < 4u; i++) { value += i; } }");
    WGPUShaderModuleDescriptor descriptor = WGPU_SHADER_MODULE_DESCRIPTOR_INIT;
    descriptor.label = sv("trusted");
    descriptor.nextInChain = &source.chain;
    const WGPUShaderRuntimeChecks checks[] = {WGPUShaderRuntimeChecks_None, WGPUShaderRuntimeChecks_BoundsChecks, 0x1F};
    for (size_t i = 0; i < sizeof checks / sizeof checks[0]; i++) {
        WGPUShaderModule module = NULL;
        EXPECT_OK(gpu, module = wgpuDeviceCreateShaderModuleTrusted(gpu->device, &descriptor, checks[i]));
        CHECK_EQ(run(gpu, module, 10), 16);
        wgpuShaderModuleRelease(module);
    }
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateShaderModuleTrusted", "'trusted'", "runtimeChecks", "0x20"),
                   wgpuShaderModuleRelease(wgpuDeviceCreateShaderModuleTrusted(gpu->device, &descriptor, 0x20)));
}

static const char SUBGROUPS[] = "/* first */ enable subgroups;"
                                "@group(0) @binding(0) var<storage, read_write> value: u32;"
                                "@compute @workgroup_size(1) fn main() { value = subgroupAdd(value) + 1u; }";

static void subgroups(Gpu *without) {
    EXPECT_INVALID(without, TEXTS("wgpuDeviceCreateShaderModule", "WGPUFeatureName_Subgroups", "line 1, column 20"),
                   wgpuShaderModuleRelease(shader_new(without, "subgroups", SUBGROUPS)));
    Gpu gpu;
    if (!DEVICE_OPEN_IF(&gpu, WGPUFeatureName_Subgroups)) {
        return;
    }
    WGPUShaderModule module = NULL;
    EXPECT_OK(&gpu, module = shader_new(&gpu, "subgroups", SUBGROUPS));
    CHECK_EQ(run(&gpu, module, 6), 7);
    wgpuShaderModuleRelease(module);
    device_close(&gpu);
}

int main(void) {
    Gpu gpu;
    device_open(&gpu);
    glsl(&gpu);
    macros_that_grow(&gpu);
    spirv(&gpu);
    trusted(&gpu);
    subgroups(&gpu);
    device_close(&gpu);
    return finished();
}
