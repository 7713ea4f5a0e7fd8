/* A program as a user of an installed tree writes it: both ways to include, one call into each header. */
#include <stdio.h>
#include <webgpu/webgpu.h>
#include <webgpu/wgpu.h>
#include "wgpu.h"

int main(void) {
    WGPUInstanceDescriptor descriptor = WGPU_INSTANCE_DESCRIPTOR_INIT;
    WGPUInstance instance = wgpuCreateInstance(&descriptor);
    uint32_t version = wgpuGetVersion();
    if (!instance) {
        fprintf(stderr, "no instance\n");
        return 1;
    }
    wgpuInstanceRelease(instance);
    printf("wgpu.h %u.%u.%u.%u\n", version >> 24, version >> 16 & 0xFF, version >> 8 & 0xFF, version & 0xFF);
    return 0;
}
