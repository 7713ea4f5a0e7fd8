"""Describes the extension module `wgpu._native` to cffi; setup.py names it.

The extension is not linked to libwgpu_native. Each function of the headers is a trampoline over a
pointer that `wgpu_py_load` fills from a library chosen at run time. A function that the library
lacks reports itself through `wgpu_py_missing` and returns zero.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from cffi import FFI

HERE = Path(__file__).resolve().parent

# Functions of the C part below.
OWN_FUNCTIONS = """
void wgpu_py_close(void);
const char *wgpu_py_load(const char *path);
uintptr_t wgpu_py_functions(void);
void wgpu_py_unload(void);
const char *wgpu_py_symbol(size_t index);
bool wgpu_py_has_symbol(size_t index);
uint32_t wgpu_py_map_wait(WGPUDevice device, WGPUBuffer buffer, WGPUMapMode mode, size_t offset, size_t size,
                          char *message, size_t capacity);
void *wgpu_py_allocate(size_t size);
void wgpu_py_free(void *memory);
void wgpu_py_copy(void *target, const void *source, size_t size);
void wgpu_py_copy_rows(uint8_t *target, size_t target_stride, const uint8_t *source, size_t source_stride,
                       size_t row_size, size_t rows);
"""

# Implemented in Python with ffi.def_extern().
MISSING = "void wgpu_py_missing(const char *name);"
# Likewise; the library gets `wgpu_py_gate_...` in their place, which end when the interpreter does.
CALLBACKS = """
void wgpu_py_log(WGPULogLevel level, WGPUStringView message, uintptr_t userdata);
void wgpu_py_adapter(WGPURequestAdapterStatus status, WGPUAdapter adapter, WGPUStringView message,
                     uintptr_t userdata1, uintptr_t userdata2);
void wgpu_py_device(WGPURequestDeviceStatus status, WGPUDevice device, WGPUStringView message,
                    uintptr_t userdata1, uintptr_t userdata2);
void wgpu_py_device_lost(const WGPUDevice *device, WGPUDeviceLostReason reason, WGPUStringView message,
                         uintptr_t userdata1, uintptr_t userdata2);
void wgpu_py_uncaptured(const WGPUDevice *device, WGPUErrorType type, WGPUStringView message,
                        uintptr_t userdata1, uintptr_t userdata2);
void wgpu_py_error_scope(WGPUPopErrorScopeStatus status, WGPUErrorType type, WGPUStringView message,
                         uintptr_t userdata1, uintptr_t userdata2);
void wgpu_py_map(WGPUMapAsyncStatus status, WGPUStringView message, uintptr_t userdata1, uintptr_t userdata2);
void wgpu_py_work_done(WGPUQueueWorkDoneStatus status, WGPUStringView message,
                       uintptr_t userdata1, uintptr_t userdata2);
void wgpu_py_compilation_info(WGPUCompilationInfoRequestStatus status, const WGPUCompilationInfo *info,
                              uintptr_t userdata1, uintptr_t userdata2);
void wgpu_py_compute_pipeline(WGPUCreatePipelineAsyncStatus status, WGPUComputePipeline pipeline,
                              WGPUStringView message, uintptr_t userdata1, uintptr_t userdata2);
void wgpu_py_render_pipeline(WGPUCreatePipelineAsyncStatus status, WGPURenderPipeline pipeline,
                             WGPUStringView message, uintptr_t userdata1, uintptr_t userdata2);
void wgpu_py_compaction(WGPUAbiPrepareCompactionStatus status, WGPUStringView message,
                        uintptr_t userdata1, uintptr_t userdata2);
"""

SOURCE = r"""
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifdef _WIN32
#include <windows.h>
#define yield_thread() SwitchToThread()
#else
#include <dlfcn.h>
#include <sched.h>
#include <sys/mman.h>
#include <unistd.h>
#define yield_thread() sched_yield()
#endif

@TYPES@

static void wgpu_py_missing(const char *name);

/*
 * The gate. A thread that enters an interpreter which is going down is ended by Python in the middle
 * of its frames, and that aborts the process when Rust frames are among them. So from the end of the
 * program on, callbacks of threads that are not Python's are left out.
 */
#ifdef _MSC_VER
#include <intrin.h>
typedef volatile long Counter;
#define add(counter, number) _InterlockedExchangeAdd(&(counter), (number))
#define pause_thread() Sleep(1)
#else
#include <time.h>
typedef long Counter;
#define add(counter, number) __atomic_fetch_add(&(counter), (number), __ATOMIC_SEQ_CST)
#define pause_thread() nanosleep(&(struct timespec){0, 1000000}, NULL)
#endif

static Counter inside, closed;
static unsigned long closing_thread;

static bool enter(void)
{
    add(inside, 1);
    if (!add(closed, 0) || PyThread_get_thread_ident() == closing_thread)
        return true;
    add(inside, -1);
    return false;
}

/* Shuts the gate for other threads, and waits up to 5 s for those that are inside. Call it without the GIL. */
static void wgpu_py_close(void)
{
    closing_thread = PyThread_get_thread_ident();
    add(closed, 1);
    for (int i = 0; i < 5000 && add(inside, 0); i++)
        pause_thread();
}

@GATES@

@POINTERS@

static Functions functions;

static const char *const symbols[] = {
@SYMBOLS@
    NULL
};

@TRAMPOLINES@

/* Fills the pointers from the library at `path` (UTF-8). NULL, or why that failed. */
static const char *wgpu_py_load(const char *path)
{
    static char error[1024];
    void **slots = (void **)&functions;
#ifdef _WIN32
    wchar_t wide[4096];
    if (!MultiByteToWideChar(CP_UTF8, 0, path, -1, wide, 4096))
        return "the path cannot be converted to UTF-16";
    HMODULE library = LoadLibraryExW(wide, NULL, LOAD_LIBRARY_SEARCH_DEFAULT_DIRS | LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR);
    if (!library)
        library = LoadLibraryW(wide);
    if (!library) {
        snprintf(error, sizeof error, "Windows error %lu", GetLastError());
        return error;
    }
    for (size_t i = 0; symbols[i]; i++)
        slots[i] = (void *)GetProcAddress(library, symbols[i]);
#else
    void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (!library) {
        snprintf(error, sizeof error, "%s", dlerror());
        return error;
    }
    for (size_t i = 0; symbols[i]; i++)
        slots[i] = dlsym(library, symbols[i]);
#endif
    return NULL;
}

/* Where the pointers are, for the accelerator in fast.c. */
static uintptr_t wgpu_py_functions(void)
{
    return (uintptr_t)&functions;
}

#ifdef __GLIBC__
static void leave(int status, void *unused)
{
    (void)unused;
    fflush(NULL);
    _exit(status);
}
#endif

/* For the child of a fork: takes the pointers away, so that calls report instead of running, and leaves the exit
   handlers of its parent's driver to the parent: NVIDIA's crash in the child, and end what the parent's GPU does. */
static void wgpu_py_unload(void)
{
#ifdef __GLIBC__
    on_exit(leave, NULL);
#endif
    inside = 0; /* those were threads of the parent */
    memset(&functions, 0, sizeof functions);
}

static const char *wgpu_py_symbol(size_t index)
{
    return symbols[index];
}

static bool wgpu_py_has_symbol(size_t index)
{
    return ((void **)&functions)[index] != NULL;
}

typedef struct {
    volatile uint32_t status;
    char *message;
    size_t capacity;
} MapWait;

static void map_wait_done(WGPUMapAsyncStatus status, WGPUStringView message, uintptr_t userdata1, uintptr_t userdata2)
{
    MapWait *wait = (MapWait *)userdata1;
    (void)userdata2;
    if (message.data && wait->capacity) {
        size_t size = message.length == SIZE_MAX ? strlen(message.data) : message.length;
        if (size >= wait->capacity)
            size = wait->capacity - 1;
        memcpy(wait->message, message.data, size);
        wait->message[size] = 0;
    }
#ifdef __GNUC__
    __sync_synchronize();
#endif
    wait->status = status;
}

/* Maps and waits in one call without the interpreter; returns the WGPUMapAsyncStatus, 0 if the library cannot. */
static uint32_t wgpu_py_map_wait(WGPUDevice device, WGPUBuffer buffer, WGPUMapMode mode, size_t offset, size_t size,
                                 char *message, size_t capacity)
{
    MapWait wait = {0, message, capacity};
    WGPUBufferMapCallbackInfo info = {NULL, 2 /* AllowProcessEvents */, map_wait_done, (uintptr_t)&wait, 0};
    if (!functions.wgpuBufferMapAsync || !functions.wgpuDevicePoll) {
        wgpu_py_missing(functions.wgpuDevicePoll ? "wgpuBufferMapAsync" : "wgpuDevicePoll");
        return 0;
    }
    functions.wgpuBufferMapAsync(buffer, mode, offset, size, info);
    while (!wait.status) {
        functions.wgpuDevicePoll(device, 1, NULL);
        if (!wait.status)
            yield_thread(); /* another thread polled first and is about to call back */
    }
    return wait.status;
}

/* Memory for large results. Touching fresh memory for the first time costs several times what copying into it does.
 * So it comes in large pages, and what was let go is kept for the next result, up to KEPT_BYTES; meanwhile the system
 * may take the pages for others (MADV_FREE). Whoever finds the list in use does without it.
 */
#if defined(MADV_HUGEPAGE) && defined(MADV_FREE)
#define LARGE_PAGE ((size_t)2 << 20)
#define KEPT_BYTES ((size_t)256 << 20)
#define KEPT 8

/* Lies in the page before the memory. */
typedef struct {
    void *mapping;
    size_t mapped;
    size_t size;
} Block;

static Block *kept[KEPT]; /* the oldest first */
static size_t kept_count, kept_bytes;
static bool kept_in_use;

static Block *block_of(void *memory)
{
    return (Block *)((char *)memory - 4096);
}

static Block *take_kept(size_t index)
{
    Block *block = kept[index];
    kept_bytes -= block->size;
    memmove(&kept[index], &kept[index + 1], (--kept_count - index) * sizeof *kept);
    return block;
}

static void *wgpu_py_allocate(size_t size)
{
    size_t best = KEPT;
    if (size > SIZE_MAX / 2)
        return NULL;
    size = (size + LARGE_PAGE - 1) & ~(LARGE_PAGE - 1);
    if (!__atomic_exchange_n(&kept_in_use, true, __ATOMIC_ACQUIRE)) {
        for (size_t i = 0; i < kept_count; i++) {
            size_t found = kept[i]->size;
            if (found >= size && found / 2 <= size && (best == KEPT || found < kept[best]->size))
                best = i;
        }
        Block *block = best == KEPT ? NULL : take_kept(best);
        __atomic_store_n(&kept_in_use, false, __ATOMIC_RELEASE);
        if (block)
            return (char *)block + 4096;
    }
    size_t mapped = size + LARGE_PAGE;
    char *mapping = mmap(NULL, mapped, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (mapping == MAP_FAILED)
        return NULL;
    /* At least one page beyond the start, which is aligned to pages. */
    char *memory = (char *)(((uintptr_t)mapping + LARGE_PAGE) & ~(LARGE_PAGE - 1));
    madvise(memory, size, MADV_HUGEPAGE);
    *block_of(memory) = (Block){mapping, mapped, size};
    return memory;
}

static void wgpu_py_free(void *memory)
{
    Block *block = block_of(memory);
    if (block->size > KEPT_BYTES || madvise(memory, block->size, MADV_FREE) ||
        __atomic_exchange_n(&kept_in_use, true, __ATOMIC_ACQUIRE)) {
        munmap(block->mapping, block->mapped);
        return;
    }
    while (kept_count == KEPT || kept_bytes + block->size > KEPT_BYTES) {
        Block *oldest = take_kept(0);
        munmap(oldest->mapping, oldest->mapped);
    }
    kept[kept_count++] = block;
    kept_bytes += block->size;
    __atomic_store_n(&kept_in_use, false, __ATOMIC_RELEASE);
}
#else
static void *wgpu_py_allocate(size_t size)
{
    return malloc(size);
}

static void wgpu_py_free(void *memory)
{
    free(memory);
}
#endif

static void wgpu_py_copy(void *target, const void *source, size_t size)
{
    memcpy(target, source, size);
}

static void wgpu_py_copy_rows(uint8_t *target, size_t target_stride, const uint8_t *source, size_t source_stride,
                              size_t row_size, size_t rows)
{
    for (size_t i = 0; i < rows; i++)
        memcpy(target + i * target_stride, source + i * source_stride, row_size);
}
"""

# WGPUFuture is a struct around a number; Python gets the number.
FUTURES = {
    "wgpuAbiBlasPrepareCompaction",
    "wgpuAbiDeviceCreateMeshPipelineAsync",
    "wgpuAdapterRequestDevice",
    "wgpuBufferMapAsync",
    "wgpuDeviceCreateComputePipelineAsync",
    "wgpuDeviceCreateRenderPipelineAsync",
    "wgpuDeviceGetLostFuture",
    "wgpuDevicePopErrorScope",
    "wgpuInstanceRequestAdapter",
    "wgpuQueueOnSubmittedWorkDone",
    "wgpuShaderModuleGetCompilationInfo",
}


def split_declarations() -> tuple[str, list[tuple[str, str, str]]]:
    """The type declarations, and the functions as (result type, name, parameters)."""
    types: list[str] = []
    functions: list[tuple[str, str, str]] = []
    for line in (HERE / "declarations.h").read_text().splitlines():
        match = re.match(r"(\w[\w \*]*?)(wgpu\w+)\((.*)\);$", line)
        if match and not line.startswith("typedef"):
            functions.append((match[1].strip(), match[2], match[3]))
        else:
            types.append(line)
    return "\n".join(types), functions


def pointers(functions: list[tuple[str, str, str]]) -> str:
    """The struct of function pointers."""
    members = [
        f"    {'WGPUFuture' if name in FUTURES else result} (*{name})({parameters});"
        for result, name, parameters in functions
    ]
    return "typedef struct {\n" + "\n".join(members) + "\n} Functions;\n"


def write_headers(folder: Path) -> None:
    """Write what fast.c includes."""
    types, functions = split_declarations()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "declarations.h").write_text(types)
    (folder / "functions.h").write_text(pointers(functions))


def callbacks() -> list[tuple[str, str]]:
    """Name and parameters of each callback."""
    return re.findall(r"void (wgpu_py_\w+)\((.*?)\);", " ".join(CALLBACKS.split()))


def gate_name(name: str) -> str:
    return name.replace("wgpu_py_", "wgpu_py_gate_")


def gate(name: str, parameters: str) -> str:
    """The C function that the library calls in place of the one in Python."""
    arguments = ", ".join(re.findall(r"(\w+)(?:,|$)", parameters))
    return (
        f"static void {name}({parameters});\n"
        f"static void {gate_name(name)}({parameters})\n"
        f"{{\n    if (enter()) {{\n        {name}({arguments});\n        add(inside, -1);\n    }}\n}}"
    )


def source() -> str:
    types, functions = split_declarations()
    trampolines = []
    for result, name, parameters in functions:
        future = name in FUTURES
        declared = [] if parameters == "void" else parameters.split(", ")
        arguments = ", ".join(re.findall(r"\w+$", p)[0] for p in declared)
        call = f"functions.{name}({arguments})" + (".id" if future else "")
        if result == "void":
            body = f'if (functions.{name}) {call}; else wgpu_py_missing("{name}");'
        else:
            body = f'if (functions.{name}) return {call}; wgpu_py_missing("{name}"); return 0;'
        trampolines.append(f"static {result} {name}({parameters}) {{ {body} }}")
    names = "\n".join(f'    "{name}",' for _, name, _ in functions)
    return (
        SOURCE.replace("@TYPES@", types)
        .replace("@POINTERS@", pointers(functions))
        .replace("@GATES@", "\n".join(gate(*callback) for callback in callbacks()))
        .replace("@SYMBOLS@", names)
        .replace("@TRAMPOLINES@", "\n".join(trampolines))
    )


# dlopen lives in libdl before glibc 2.34.
LIBRARIES = ["dl"] if sys.platform.startswith("linux") else []

ffibuilder = FFI()
ffibuilder.cdef((HERE / "declarations.h").read_text() + OWN_FUNCTIONS)
ffibuilder.cdef('extern "Python" {' + MISSING + CALLBACKS + "}")
ffibuilder.cdef("\n".join(f"void {gate_name(name)}({parameters});" for name, parameters in callbacks()))
ffibuilder.set_source(
    "wgpu._native", source(), extra_compile_args=[] if sys.platform == "win32" else ["-O2", "-g0"], libraries=LIBRARIES
)
