/* The leak report of WGPU_ABI_LEAKS, and where objects were made. */
#include "common.h"

#include "wgpu.h"

static char report[16384];

static void on_log(WGPULogLevel level, WGPUStringView message, void *userdata) {
    (void)userdata;
    if (level == WGPULogLevel_Error) {
        size_t length = strlen(report);
        copy_text(report + length, sizeof report - length - 1, message);
        strcat(report, "\n");
    }
}

static void on_object(const WGPUAbiObject *object, void *userdata) {
    char label[64], origin[1024];
    copy_text(label, sizeof label, object->label);
    copy_text(origin, sizeof origin, object->origin);
    if (strcmp(label, "kept") == 0) {
        (*(int *)userdata)++;
        CHECK_CONTAINS(origin, "wgpuDeviceCreateBuffer from leaks");
    }
    if (strcmp(label, "encoder") == 0) {
        (*(int *)userdata)++;
        CHECK_CONTAINS(origin, "wgpuDeviceCreateCommandEncoder from leaks");
    }
}

int main(void) {
    environment_set("WGPU_ABI_LEAKS", "1");
    wgpuSetLogCallback(on_log, NULL);
    wgpuSetLogLevel(WGPULogLevel_Error);
    Gpu gpu;
    device_open(&gpu);
    WGPUBuffer kept[3];
    for (int i = 0; i < 3; i++) {
        kept[i] = buffer_new(&gpu, "kept", WGPUBufferUsage_CopyDst, 16);
    }
    WGPUBuffer gone = buffer_new(&gpu, "gone", WGPUBufferUsage_CopyDst, 16);
    wgpuBufferRelease(gone);
    WGPUCommandEncoder encoder = encoder_new(&gpu, "encoder");
    wgpuCommandEncoderAddRef(encoder);
    int found = 0;
    wgpuAbiEnumerateObjects(on_object, &found);
    CHECK_EQ(found, 4);
    report[0] = '\0';
    device_close(&gpu);
    CHECK_CONTAINS(report, "leak: 3 x WGPUBuffer 'kept' with 1 references, made by wgpuDeviceCreateBuffer from leaks");
    CHECK_CONTAINS(report, "leak: 1 x WGPUCommandEncoder 'encoder' with 2 references");
    CHECK(strstr(report, "gone") == NULL);
    /* Without leaks nothing is said. */
    for (int i = 0; i < 3; i++) {
        wgpuBufferRelease(kept[i]);
    }
    wgpuCommandEncoderRelease(encoder);
    wgpuCommandEncoderRelease(encoder);
    report[0] = '\0';
    device_open(&gpu);
    device_close(&gpu);
    CHECK_EQ(strlen(report), 0);
    return finished();
}
