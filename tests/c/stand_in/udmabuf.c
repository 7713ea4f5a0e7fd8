/* Stands in for /dev/udmabuf, which makes a DMA-BUF of a file in memory, where the kernel has none: the file itself is the DMA-BUF.
 *
 * Linked into a program that exports it (-rdynamic), so that its functions come before those of the C library, also for drivers. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/udmabuf.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/vfs.h>
#include <unistd.h>

#define MAGIC_OF_DMA_BUFS 0x444d4142
#define KIND_OF_DMA_BUFS 'b'

static void *original(const char *name) { return dlsym(RTLD_NEXT, name); }

/* Nothing is made up beside a real device. */
static bool stands_in(void) { return access("/dev/udmabuf", F_OK) != 0; }

static bool is_in_memory(int fd) {
    char link[64], path[256];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) {
        return false;
    }
    path[length] = '\0';
    return strstr(path, "/memfd:") != NULL;
}

static int open_one(const char *name, const char *path, int flags, mode_t mode) {
    int (*open_really)(const char *, int, ...);
    *(void **)&open_really = original(name);
    if (stands_in() && strcmp(path, "/dev/udmabuf") == 0) {
        return memfd_create("udmabuf", MFD_CLOEXEC);
    }
    return open_really(path, flags, mode);
}

int open(const char *path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    mode_t mode = va_arg(more, mode_t);
    va_end(more);
    return open_one("open", path, flags, mode);
}

int open64(const char *path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    mode_t mode = va_arg(more, mode_t);
    va_end(more);
    return open_one("open64", path, flags, mode);
}

int ioctl(int fd, unsigned long request, ...) {
    va_list more;
    va_start(more, request);
    void *argument = va_arg(more, void *);
    va_end(more);
    if (stands_in() && request == UDMABUF_CREATE) {
        const struct udmabuf_create *create = argument;
        return fcntl((int)create->memfd, F_DUPFD_CLOEXEC, 0);
    }
    /* Beginning and end of an access by the CPU, which memory of the CPU does not need. */
    if (stands_in() && _IOC_TYPE(request) == KIND_OF_DMA_BUFS && is_in_memory(fd)) {
        return 0;
    }
    int (*ioctl_really)(int, unsigned long, ...);
    *(void **)&ioctl_really = original("ioctl");
    return ioctl_really(fd, request, argument);
}

int fstatfs(int fd, struct statfs *about) {
    int (*really)(int, struct statfs *);
    *(void **)&really = original("fstatfs");
    int result = really(fd, about);
    if (result == 0 && stands_in() && is_in_memory(fd)) {
        about->f_type = MAGIC_OF_DMA_BUFS;
    }
    return result;
}
