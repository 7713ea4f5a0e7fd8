/* A program as a user of an installed tree writes it: both ways to include, a function called directly and one by name. */
#include <stdio.h>
#include <webgpu/webgpu.h>
#include <webgpu/wgpu.h>
#include "wgpu.h"

int main(void) {
    WGPUStringView name = {"wgpuInstanceRelease", WGPU_STRLEN};
    WGPUProcInstanceRelease release = (WGPUProcInstanceRelease)wgpuGetProcAddress(name);
    WGPUInstanceDescriptor descriptor = WGPU_INSTANCE_DESCRIPTOR_INIT;
    WGPUInstanceExtras extras = {0};
    WGPUInstance instance;
    extras.chain.sType = (WGPUSType)WGPUSType_InstanceExtras;
    extras.backends = WGPUInstanceBackend_Vulkan;
    descriptor.nextInChain = &extras.chain;
    instance = wgpuCreateInstance(&descriptor);
    if (!instance || release != wgpuInstanceRelease) {
        fprintf(stderr, "no instance, or another function under the name\n");
        return 1;
    }
    release(instance);
    puts("linked");
    return 0;
}
