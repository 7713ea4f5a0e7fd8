/* Buffers whose memory two devices share through a file descriptor.
 * systems: posix
 *
 * Without the feature WGPUAbiFeature_ExternalMemoryFd only the refusal is tested. */
#include "common.h"
#include "files.h"

#include <fcntl.h>
#include <unistd.h>

#include "wgpu.h"

#define SIZE 4096u

static WGPUAbiSharedBufferDescriptor describe(const char *label, uint64_t size) {
    WGPUAbiSharedBufferDescriptor descriptor = WGPU_ABI_SHARED_BUFFER_DESCRIPTOR_INIT;
    descriptor.label = sv(label);
    descriptor.usage = WGPUBufferUsage_CopySrc | WGPUBufferUsage_Storage | WGPUBufferUsage_Vertex;
    descriptor.size = size;
    return descriptor;
}

static WGPUAbiSharedBufferDescriptor import_of(WGPUAbiSharedMemory memory) {
    WGPUAbiSharedBufferDescriptor descriptor = describe("imported", SIZE);
    descriptor.fd = memory.fd;
    descriptor.memorySize = memory.memorySize;
    return descriptor;
}

static void check_bytes(const Gpu *gpu, WGPUBuffer buffer, const uint8_t *expected) {
    uint8_t bytes[SIZE];
    memset(bytes, 0x55, sizeof bytes);
    buffer_read(gpu, buffer, 0, bytes, sizeof bytes);
    CHECK(memcmp(bytes, expected, SIZE) == 0);
}

/* What one device writes the other one reads, both ways, also when the first buffer is gone. */
static void both_ways(Gpu *first, Gpu *second) {
    uint8_t zeros[SIZE] = {0}, ones[SIZE], mixed[SIZE];
    memset(ones, 1, sizeof ones);
    for (size_t i = 0; i < SIZE; i++) {
        mixed[i] = (uint8_t)(i * 7);
    }
    WGPUAbiSharedBufferDescriptor descriptor = describe("exported", SIZE);
    WGPUBuffer here = NULL, there = NULL;
    EXPECT_OK(first, here = wgpuAbiDeviceCreateSharedBuffer(first->device, &descriptor));
    CHECK_EQ(wgpuBufferGetSize(here), SIZE);
    CHECK_EQ(wgpuBufferGetUsage(here), descriptor.usage | WGPUBufferUsage_CopyDst);
    check_bytes(first, here, zeros);

    WGPUAbiSharedMemory memory = WGPU_ABI_SHARED_MEMORY_INIT;
    REQUIRE(wgpuAbiBufferExportMemory(here, &memory) == WGPUStatus_Success);
    CHECK(memory.fd >= 0 && memory.memorySize >= SIZE);
    descriptor = import_of(memory);
    EXPECT_OK(second, there = wgpuAbiDeviceCreateSharedBuffer(second->device, &descriptor));
    /* The descriptor is still the program's. */
    CHECK(fcntl(memory.fd, F_GETFD) != -1);
    close(memory.fd);

    wgpuQueueWriteBuffer(first->queue, here, 0, ones, SIZE);
    check_bytes(first, here, ones);
    check_bytes(second, there, ones);
    wgpuQueueWriteBuffer(second->queue, there, 0, mixed, SIZE);
    check_bytes(second, there, mixed);
    check_bytes(first, here, mixed);
    wgpuBufferRelease(here);
    check_bytes(second, there, mixed);

    /* An imported buffer can be shared on. */
    memory = (WGPUAbiSharedMemory){.fd = -1};
    CHECK_EQ(wgpuAbiBufferExportMemory(there, &memory), WGPUStatus_Success);
    descriptor = import_of(memory);
    EXPECT_OK(first, here = wgpuAbiDeviceCreateSharedBuffer(first->device, &descriptor));
    check_bytes(first, here, mixed);
    close(memory.fd);
    wgpuBufferRelease(here);
    wgpuBufferRelease(there);
    CHECK_QUIET(first);
    CHECK_QUIET(second);
}

static void new_memory_is_zero(Gpu *gpu) {
    uint8_t zeros[SIZE] = {0}, ones[SIZE];
    memset(ones, 1, sizeof ones);
    for (int round = 0; round < 16; round++) {
        WGPUAbiSharedBufferDescriptor descriptor = describe("again", SIZE);
        WGPUBuffer buffer = wgpuAbiDeviceCreateSharedBuffer(gpu->device, &descriptor);
        check_bytes(gpu, buffer, zeros);
        wgpuQueueWriteBuffer(gpu->queue, buffer, 0, ones, SIZE);
        wgpuBufferRelease(buffer);
    }
}

static void destroyed(Gpu *gpu) {
    WGPUAbiSharedBufferDescriptor descriptor = describe("short-lived", SIZE);
    WGPUBuffer buffer = wgpuAbiDeviceCreateSharedBuffer(gpu->device, &descriptor);
    wgpuBufferDestroy(buffer);
    wgpuDevicePoll(gpu->device, WGPU_TRUE, NULL);
    WGPUAbiSharedMemory memory = WGPU_ABI_SHARED_MEMORY_INIT;
    EXPECT_INVALID(gpu, TEXTS("wgpuAbiBufferExportMemory", "short-lived", "destroyed"),
                   CHECK_EQ(wgpuAbiBufferExportMemory(buffer, &memory), WGPUStatus_Error));
    CHECK_EQ(memory.fd, -1);
    wgpuBufferRelease(buffer);
    WGPUBuffer plain = buffer_new(gpu, "plain", WGPUBufferUsage_CopySrc, SIZE);
    EXPECT_INVALID(gpu, TEXTS("plain", "wgpuAbiDeviceCreateSharedBuffer"),
                   CHECK_EQ(wgpuAbiBufferExportMemory(plain, &memory), WGPUStatus_Error));
    wgpuBufferRelease(plain);
    CHECK_EQ(wgpuAbiBufferExportMemory(NULL, &memory), WGPUStatus_Error);
    CHECK_EQ(wgpuAbiBufferExportMemory(NULL, NULL), WGPUStatus_Error);
}

static void refused_case(Gpu *gpu, WGPUAbiSharedBufferDescriptor descriptor, const char *part) {
    WGPUBuffer buffer = NULL;
    EXPECT_INVALID(gpu, TEXTS("wgpuAbiDeviceCreateSharedBuffer", part),
                   buffer = wgpuAbiDeviceCreateSharedBuffer(gpu->device, &descriptor));
    REQUIRE(buffer != NULL);
    wgpuBufferRelease(buffer);
}
#define refused(...) CASE(refused_case(__VA_ARGS__))

static void wrong_arguments(Gpu *gpu) {
    CHECK(wgpuAbiDeviceCreateSharedBuffer(NULL, NULL) == NULL);
    WGPUAbiSharedBufferDescriptor d = describe("wrong", SIZE);
    refused(gpu, (d.size = 0, d), "size");
    refused(gpu, (d.size = 6, d), "size");
    refused(gpu, (d.size = UINT64_MAX - 3, d), "size");
    refused(gpu, (d = describe("wrong", SIZE), d.usage = WGPUBufferUsage_None, d), "usage");
    refused(gpu, (d.usage = WGPUBufferUsage_MapRead | WGPUBufferUsage_CopyDst, d), "usage");
    refused(gpu, (d.usage = (WGPUBufferUsage)1 << 40, d), "usage");
    refused(gpu, (d = describe("wrong", SIZE), d.memorySize = 1 << 20, d), "memorySize");
    refused(gpu, (d = describe("wrong", SIZE), d.fd = 250, d.memorySize = 1 << 20, d), "descriptor.fd");
    refused(gpu, (d.fd = -7, d), "descriptor.fd");
    refused(gpu, (d.fd = 1, d.memorySize = SIZE - 4, d), "memorySize");
    refused(gpu, (d.memorySize = 1 << 20, d.offset = UINT64_MAX, d), "offset");
    refused(gpu, (d.offset = 3, d), "offset");
    /* An open file, but no memory of a GPU. */
    int ends[2];
    REQUIRE(pipe(ends) == 0);
    refused(gpu, (d = describe("wrong", SIZE), d.fd = ends[0], d.memorySize = 1 << 20, d), "descriptor.fd");
    close(ends[0]);
    close(ends[1]);
}

static void without_the_feature(void) {
    Gpu gpu;
    device_open(&gpu);
    refused(&gpu, describe("none", SIZE), "WGPUAbiFeature_ExternalMemoryFd");
    device_close(&gpu);
}

int main(void) {
    without_the_feature();
    Gpu gpu;
    if (!DEVICE_OPEN_IF(&gpu, WGPUAbiFeature_ExternalMemoryFd)) {
        return finished();
    }
    const WGPUFeatureName wanted = (WGPUFeatureName)WGPUAbiFeature_ExternalMemoryFd;
    CHECK(wgpuDeviceHasFeature(gpu.device, wanted));
    Gpu other = {.instance = gpu.instance, .adapter = gpu.adapter};
    device_open_on(&other, with_features(&wanted, 1));
    both_ways(&gpu, &other);
    int before = open_files(); /* drivers open some when they are first used */
    both_ways(&gpu, &other);
    new_memory_is_zero(&gpu);
    destroyed(&gpu);
    wrong_arguments(&gpu);
    wgpuDevicePoll(gpu.device, WGPU_TRUE, NULL);
    wgpuDevicePoll(other.device, WGPU_TRUE, NULL);
    CHECK_EQ(open_files(), before);
    wgpuQueueRelease(other.queue);
    wgpuDeviceRelease(other.device);
    device_close(&gpu);
    return finished();
}
