/* WGPUShaderModule: WGSL and SPIR-V, compilation messages, hostile sources. */
#include "common.h"
#include "spirv.h"

typedef struct InfoAnswer {
    bool done;
    int calls;
    WGPUCompilationInfoRequestStatus status;
    size_t count;
    WGPUCompilationMessage first;
    char text[2048];
} InfoAnswer;

static void on_info(WGPUCompilationInfoRequestStatus status, const WGPUCompilationInfo *info, void *userdata1,
                    void *userdata2) {
    InfoAnswer *answer = userdata1;
    (void)userdata2;
    answer->done = true;
    answer->calls++;
    answer->status = status;
    REQUIRE(info != NULL);
    answer->count = info->messageCount;
    if (info->messageCount > 0) {
        answer->first = info->messages[0];
        copy_text(answer->text, sizeof answer->text, info->messages[0].message);
    }
}

static InfoAnswer compilation_info(Gpu *gpu, WGPUShaderModule module) {
    InfoAnswer answer = {0};
    WGPUCompilationInfoCallbackInfo info = WGPU_COMPILATION_INFO_CALLBACK_INFO_INIT;
    info.mode = WGPUCallbackMode_AllowProcessEvents;
    info.callback = on_info;
    info.userdata1 = &answer;
    CHECK(wgpuShaderModuleGetCompilationInfo(module, info).id != 0);
    wait_until(gpu->instance, &answer.done);
    CHECK_EQ(answer.calls, 1);
    CHECK_EQ(answer.status, WGPUCompilationInfoRequestStatus_Success);
    return answer;
}

static void good_source(Gpu *gpu) {
    WGPUShaderModule module = NULL;
    EXPECT_OK(gpu, module = shader_new(gpu, "good", "@compute @workgroup_size(1) fn main() {}"));
    CHECK(module != NULL);
    CHECK_EQ(compilation_info(gpu, module).count, 0);

    /* No mode, no future, no callback. */
    InfoAnswer never = {0};
    WGPUCompilationInfoCallbackInfo info = WGPU_COMPILATION_INFO_CALLBACK_INFO_INIT;
    info.callback = on_info;
    info.userdata1 = &never;
    WGPUFuture none = {.id = 1};
    EXPECT_INVALID(gpu, TEXTS("wgpuShaderModuleGetCompilationInfo", "mode"),
                   none = wgpuShaderModuleGetCompilationInfo(module, info));
    CHECK_EQ(none.id, 0);
    CHECK(!never.done);
    wgpuShaderModuleRelease(module);

    /* A view need not end with a zero byte. */
    const char *text = "@compute @workgroup_size(1) fn main() {} and this is no WGSL";
    WGPUShaderSourceWGSL source = WGPU_SHADER_SOURCE_WGSL_INIT;
    source.code = (WGPUStringView){.data = text, .length = strlen("@compute @workgroup_size(1) fn main() {}")};
    WGPUShaderModuleDescriptor descriptor = WGPU_SHADER_MODULE_DESCRIPTOR_INIT;
    descriptor.nextInChain = &source.chain;
    EXPECT_OK(gpu, wgpuShaderModuleRelease(wgpuDeviceCreateShaderModule(gpu->device, &descriptor)));
}

/* Errors have a place: line and column from 1, bytes from 0. */
static void syntax_error(Gpu *gpu) {
    const char *text = "// äöü: bytes, not letters\nfn main() {\n  let x = ;\n}\n";
    WGPUShaderModule module = NULL;
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateShaderModule", "'broken'", "let x = ;", "3:11"),
                   module = shader_new(gpu, "broken", text));
    REQUIRE(module != NULL);
    InfoAnswer info = compilation_info(gpu, module);
    CHECK_EQ(info.count, 1);
    CHECK_EQ(info.first.type, WGPUCompilationMessageType_Error);
    CHECK_EQ(info.first.lineNum, 3);
    CHECK_EQ(info.first.linePos, 11);
    CHECK_EQ(info.first.offset, (size_t)(strstr(text, " ;") + 1 - text));
    CHECK_EQ(info.first.length, 1);
    CHECK(info.text[0] != '\0');

    /* What is made of it is invalid, and says why. */
    WGPUComputePipelineDescriptor pipeline = WGPU_COMPUTE_PIPELINE_DESCRIPTOR_INIT;
    pipeline.label = sv("from broken");
    pipeline.compute.module = module;
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateComputePipeline", "from broken", "'broken'"),
                   wgpuComputePipelineRelease(wgpuDeviceCreateComputePipeline(gpu->device, &pipeline)));
    wgpuShaderModuleRelease(module);
}

static void validation_error(Gpu *gpu) {
    WGPUShaderModule module = NULL;
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateShaderModule", "types"),
                   module = shader_new(gpu, "types", "fn f() -> i32 {\n  return 1.5f;\n}"));
    InfoAnswer info = compilation_info(gpu, module);
    CHECK(info.count >= 1);
    CHECK_EQ(info.first.type, WGPUCompilationMessageType_Error);
    CHECK_EQ(info.first.lineNum, 2);
    wgpuShaderModuleRelease(module);
}

static WGPUShaderModule from_spirv(Gpu *gpu, const uint32_t *words, uint32_t count) {
    WGPUShaderSourceSPIRV source = WGPU_SHADER_SOURCE_SPIRV_INIT;
    source.codeSize = count;
    source.code = words;
    WGPUShaderModuleDescriptor descriptor = WGPU_SHADER_MODULE_DESCRIPTOR_INIT;
    descriptor.label = sv("spirv");
    descriptor.nextInChain = &source.chain;
    return wgpuDeviceCreateShaderModule(gpu->device, &descriptor);
}

static void spirv(Gpu *gpu) {
    WGPUShaderModule module = NULL;
    EXPECT_OK(gpu, module = from_spirv(gpu, EMPTY_SPIRV, EMPTY_SPIRV_COUNT));
    WGPUComputePipelineDescriptor descriptor = WGPU_COMPUTE_PIPELINE_DESCRIPTOR_INIT;
    descriptor.compute.module = module;
    descriptor.compute.entryPoint = sv("main");
    EXPECT_OK(gpu, wgpuComputePipelineRelease(wgpuDeviceCreateComputePipeline(gpu->device, &descriptor)));
    wgpuShaderModuleRelease(module);

    uint32_t wrong[EMPTY_SPIRV_COUNT];
    memcpy(wrong, EMPTY_SPIRV, sizeof EMPTY_SPIRV);
    wrong[0] = 0xDEADBEEF;
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateShaderModule", "spirv"),
                   wgpuShaderModuleRelease(from_spirv(gpu, wrong, EMPTY_SPIRV_COUNT)));
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateShaderModule", "spirv"),
                   wgpuShaderModuleRelease(from_spirv(gpu, EMPTY_SPIRV, 0)));
    /* Cut anywhere, and with every word broken: an answer, whichever, and a living process. */
    for (uint32_t cut = 0; cut < EMPTY_SPIRV_COUNT; cut++) {
        memcpy(wrong, EMPTY_SPIRV, sizeof EMPTY_SPIRV);
        wrong[cut] ^= 0x00030102;
        wgpuDevicePushErrorScope(gpu->device, WGPUErrorFilter_Internal);
        wgpuDevicePushErrorScope(gpu->device, WGPUErrorFilter_Validation);
        WGPUShaderModule cut_off = from_spirv(gpu, EMPTY_SPIRV, cut);
        WGPUShaderModule broken = from_spirv(gpu, wrong, EMPTY_SPIRV_COUNT);
        (void)scope_pop(gpu);
        (void)scope_pop(gpu);
        CHECK(cut_off != NULL && broken != NULL);
        wgpuShaderModuleRelease(cut_off);
        wgpuShaderModuleRelease(broken);
    }
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateShaderModule", "code"),
                   wgpuShaderModuleRelease(from_spirv(gpu, NULL, 8)));
}

static void bad_descriptors(Gpu *gpu) {
    WGPUShaderModuleDescriptor descriptor = WGPU_SHADER_MODULE_DESCRIPTOR_INIT;
    descriptor.label = sv("empty");
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateShaderModule", "'empty'"),
                   wgpuShaderModuleRelease(wgpuDeviceCreateShaderModule(gpu->device, &descriptor)));
    WGPUShaderSourceWGSL wgsl = WGPU_SHADER_SOURCE_WGSL_INIT;
    WGPUShaderSourceSPIRV words = WGPU_SHADER_SOURCE_SPIRV_INIT;
    wgsl.code = sv("fn f() {}");
    wgsl.chain.next = &words.chain;
    descriptor.nextInChain = &wgsl.chain;
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateShaderModule", "'empty'"),
                   wgpuShaderModuleRelease(wgpuDeviceCreateShaderModule(gpu->device, &descriptor)));
    wgsl.chain.next = NULL;
    wgsl.code = (WGPUStringView){.data = "fn f() {} \xff\xfe", .length = 12};
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateShaderModule", "UTF-8"),
                   wgpuShaderModuleRelease(wgpuDeviceCreateShaderModule(gpu->device, &descriptor)));
    wgsl.code = (WGPUStringView){.data = NULL, .length = 12};
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateShaderModule", "code"),
                   wgpuShaderModuleRelease(wgpuDeviceCreateShaderModule(gpu->device, &descriptor)));
    WGPUChainedStruct unknown = {.next = NULL, .sType = (WGPUSType)0x12345678};
    descriptor.nextInChain = &unknown;
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateShaderModule", "0x12345678"),
                   wgpuShaderModuleRelease(wgpuDeviceCreateShaderModule(gpu->device, &descriptor)));
}

/* Depth that would overflow a common stack: an answer, whichever, and a living process. */
static void deep_source(Gpu *gpu, const char *before, const char *link, const char *after, int links) {
    size_t step = strlen(link), capacity = strlen(before) + strlen(after) + step * (size_t)links + 1;
    char *text = malloc(capacity), *end = text;
    REQUIRE(text != NULL);
    end += sprintf(end, "%s", before);
    for (int i = 0; i < links; i++) {
        memcpy(end, link, step);
        end += step;
    }
    sprintf(end, "%s", after);
    wgpuDevicePushErrorScope(gpu->device, WGPUErrorFilter_Internal);
    wgpuDevicePushErrorScope(gpu->device, WGPUErrorFilter_Validation);
    WGPUShaderModule module = shader_new(gpu, "deep", text);
    (void)scope_pop(gpu);
    (void)scope_pop(gpu);
    CHECK(module != NULL);
    wgpuShaderModuleRelease(module);
    free(text);
}

static void hostile_sources(Gpu *gpu) {
    deep_source(gpu, "fn f(x: i32) -> i32 { return x", "+x", "; }", 100000);
    deep_source(gpu, "fn f(x: i32) -> i32 { return ", "-", "x; }", 50000);
    deep_source(gpu, "fn f(x: bool) -> bool { return ", "!", "x; }", 100000);
    deep_source(gpu, "fn f(x: i32) -> i32 { return ", "(", "x; }", 100000);
    deep_source(gpu, "fn f(x: i32) { if x == 0 {}", " else if x == 1 {}", "}", 20000);
    deep_source(gpu, "fn f() ", "{", "", 100000);
    deep_source(gpu, "var<private> a: ", "array<", "i32", 50000);
    deep_source(gpu, "", "/*", "", 100000);
    /* And a common shader right after. */
    EXPECT_OK(gpu, wgpuShaderModuleRelease(shader_new(gpu, "fine", "fn f() {}")));
}

static void life(Gpu *gpu) {
    WGPUShaderModule module = shader_new(gpu, "before", "@compute @workgroup_size(1) fn main() {}");
    wgpuShaderModuleSetLabel(module, sv("after"));
    wgpuShaderModuleAddRef(module);
    wgpuShaderModuleRelease(module);
    CHECK_EQ(compilation_info(gpu, module).count, 0);
    wgpuShaderModuleRelease(module);
    WGPUCompilationInfoCallbackInfo info = WGPU_COMPILATION_INFO_CALLBACK_INFO_INIT;
    info.mode = WGPUCallbackMode_AllowProcessEvents;
    CHECK_EQ(wgpuShaderModuleGetCompilationInfo(module, info).id, 0);
    wgpuShaderModuleRelease(module);
    CHECK_QUIET(gpu);
}

int main(void) {
    Gpu gpu;
    device_open(&gpu);
    good_source(&gpu);
    syntax_error(&gpu);
    validation_error(&gpu);
    spirv(&gpu);
    bad_descriptors(&gpu);
    hostile_sources(&gpu);
    life(&gpu);
    device_close(&gpu);
    return finished();
}
