/* Looking for devices writes nothing to standard error, on a machine without a desktop too. */
#include "common.h"

#include <unistd.h>

int main(void) {
    environment_set("XDG_RUNTIME_DIR", NULL);
    environment_set("WAYLAND_DISPLAY", NULL);
    environment_set("DISPLAY", NULL);
    FILE *written = tmpfile();
    REQUIRE(written != NULL);
    int kept = dup(STDERR_FILENO);
    dup2(fileno(written), STDERR_FILENO);
    Gpu gpu;
    device_open(&gpu);
    size_t all = wgpuInstanceEnumerateAdapters(gpu.instance, NULL, NULL);
    device_close(&gpu);
    fflush(stderr);
    dup2(kept, STDERR_FILENO);
    CHECK(all > 0);
    char text[4096] = "";
    rewind(written);
    size_t length = fread(text, 1, sizeof text - 1, written);
    text[length] = '\0';
    if (length != 0) {
        fail(__FILE__, __LINE__, "this was written: %s", text);
    }
    fclose(written);
    close(kept);
    return finished();
}
