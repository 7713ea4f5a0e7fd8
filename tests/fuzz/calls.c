/* The sequence fuzzer: an input is a program of calls over living, dead and foreign handles.
 *
 * A call is two bytes that choose the function, one that says how much of it is wrong and on which device it is, and then the bytes
 * that wrong places ask for. Everything else has the values of a valid call; a handle is the latest of its kind, or one that the
 * input chooses. Three devices take part: two of lavapipe, of two instances, and one of the noop backend.
 *
 * After each program everything is released: nothing may be left alive, no call may have reported more than once, no panic may have
 * been contained, and a device that was not destroyed must still copy. What fails one of these ends the process.
 *
 * FUZZ_TRACE=1 prints the calls. */
#define _GNU_SOURCE
#include "values.h"

#include <time.h>

/* ---- objects ---- */

typedef struct Entry {
    uintptr_t handle;
    int references;
    int home;
    const char *which; /* what it is for; NULL: made by the program */
} Entry;

static void *handle(int kind, const char *which);
static uint64_t future(void);
static uint64_t submission(void);
static WGPUChainedStruct *chain(bool wrong, WGPUChainedStruct *first);
static void begin(unsigned leaves);
static void end(void);
static void enter(const char *name, int kind, uintptr_t subject);
static void leave(void);
static void keep(int kind, uintptr_t handle, uintptr_t subject);
static void keep_first(int home, int kind, uintptr_t handle, const char *which);
static void keep_from_callback(int kind, uintptr_t handle);
static void keep_future(uint64_t id);
static void keep_submission(uint64_t index);
static void note_AddRef(int kind, uintptr_t handle);
static void note_Release(int kind, uintptr_t handle);
static void note_Destroy(int kind, uintptr_t handle);
static void note_Unmap(int kind, uintptr_t handle);
static void note_MapAsync(int kind, uintptr_t handle);
static void write_to(void *range, WGPUBuffer buffer, size_t offset, size_t size);
static void read_from(const void *range, WGPUBuffer buffer, size_t offset, size_t size);
static void report(WGPUStringView message);
static void popped(WGPUPopErrorScopeStatus status, WGPUStringView message);
static void reenter(void);
static void counted(const WGPUAbiObject *object);

#define FUTURE(id_) ((WGPUFuture){.id = (id_)})
#include "calls.h"

static Entry pools[KINDS][ENTRIES];
static unsigned lengths[KINDS];
static uint64_t futures[16], submissions[4];
static unsigned future_count, submission_count;
/* Whether an object to begin with is used up, and whether a device, an adapter or an instance is. */
static bool spent, world_spent, submitted[HOMES];
static WGPUInstance instances[2];
static WGPUAdapter adapters[HOMES];
static WGPUDevice devices[HOMES];
static int base_objects, objects;
static int popping;
static WGPUBuffer mapped[4];
static unsigned mapped_count;

static Entry *find(int kind, uintptr_t handle) {
    for (unsigned i = 0; i < lengths[kind]; i++) {
        if (pools[kind][i].handle == handle && pools[kind][i].references > 0) {
            return &pools[kind][i];
        }
    }
    return NULL;
}

static int home_of(uintptr_t handle) {
    for (int kind = 1; kind < KINDS; kind++) {
        Entry *entry = find(kind, handle);
        if (entry != NULL) {
            return entry->home;
        }
    }
    return (int)now->home;
}

static void release_all(int kind, Entry *entry) {
    for (; entry->references > 0; entry->references--) {
        release_one(kind, entry->handle);
    }
}

static void add(int kind, uintptr_t handle, int home, const char *which) {
    if (handle == 0) {
        return;
    }
    if (lengths[kind] == ENTRIES) {
        /* The oldest that the program made goes. */
        unsigned at = 0;
        while (at < ENTRIES - 1 && pools[kind][at].which != NULL) {
            at++;
        }
        release_all(kind, &pools[kind][at]);
        memmove(&pools[kind][at], &pools[kind][at + 1], (ENTRIES - 1 - at) * sizeof(Entry));
        lengths[kind]--;
    }
    pools[kind][lengths[kind]++] = (Entry){.handle = handle, .references = 1, .home = home, .which = which};
}

static void keep(int kind, uintptr_t handle, uintptr_t subject) {
    /* A queue and a layout may be one that is known already: one more reference to it. */
    Entry *known = find(kind, handle);
    if (known != NULL) {
        known->references++;
        return;
    }
    add(kind, handle, home_of(subject), NULL);
}

static void keep_first(int home, int kind, uintptr_t handle, const char *which) {
    add(kind, handle, home, which);
}

static bool on_main(void) {
    return pthread_equal(pthread_self(), main_thread) != 0;
}

static void keep_from_callback(int kind, uintptr_t handle) {
    if (on_main() && now != NULL) {
        keep(kind, handle, 0);
    } else if (handle != 0) {
        release_one(kind, handle);
    }
}

static void *wrong_handle(int kind) {
    uint8_t how = next();
    int other = 1 + next() % (KINDS - 1);
    if (how % 8 < 3 && lengths[other] != 0) {
        return (void *)pools[other][next() % lengths[other]].handle;
    }
    if (how % 8 == 3) {
        return (void *)(uintptr_t)wide(8);
    }
    if (how % 8 == 4 && lengths[kind] != 0) {
        return (void *)(pools[kind][lengths[kind] - 1].handle ^ (uintptr_t)1 << (next() % 64));
    }
    if (how % 8 < 7 && lengths[kind] != 0) {
        return (void *)pools[kind][next() % lengths[kind]].handle;
    }
    return NULL;
}

/* Whether a call takes its object out of use. */
static bool uses_up(const char *name) {
    static const char *const ENDS[] = {"Release", "Destroy", "Unmap"};
    size_t length = strlen(name);
    for (int i = 0; i < 3; i++) {
        size_t tail = strlen(ENDS[i]);
        if (length > tail && strcmp(name + length - tail, ENDS[i]) == 0) {
            return true;
        }
    }
    return false;
}

static void *handle(int kind, const char *which) {
    if (bad()) {
        return wrong_handle(kind);
    }
    if (strcmp(which, "none") == 0 || lengths[kind] == 0) {
        return NULL;
    }
    if (now->control & 4) {
        return (void *)pools[kind][lengths[kind] - 1 - next() % lengths[kind]].handle;
    }
    for (unsigned i = lengths[kind]; i-- > 0;) {
        Entry *entry = &pools[kind][i];
        bool fits = entry->which == NULL ? strcmp(which, "live") == 0 || strcmp(which, "fresh") == 0
                                         : strcmp(which, entry->which) == 0;
        /* What the program made is used up before the first objects are, which cost time to make anew. */
        bool spared = entry->which != NULL && uses_up(now->name) && (now->control & 32) == 0;
        if (entry->references > 0 && entry->home == (int)now->home && fits && !spared) {
            return (void *)entry->handle;
        }
    }
    return uses_up(now->name) ? NULL : (void *)pools[kind][lengths[kind] - 1].handle;
}

static uint64_t future(void) {
    bool wrong = bad();
    return wrong ? wide(8) : future_count == 0 ? 0 : futures[(future_count - 1) % 16];
}

static uint64_t submission(void) {
    bool wrong = bad();
    return wrong ? wide(8) : submission_count == 0 ? 0 : submissions[(submission_count - 1) % 4];
}

static void keep_future(uint64_t id) {
    if (id != 0 && on_main()) {
        futures[future_count++ % 16] = id;
    }
}

static void keep_submission(uint64_t index) {
    submissions[submission_count++ % 4] = index;
}

/* A first object that is changed for good must be made anew after the program. */
static void note_use(int kind, uintptr_t handle) {
    Entry *entry = find(kind, handle);
    if (entry == NULL || entry->which == NULL) {
        return;
    }
    if (kind == K_WGPUInstance || kind == K_WGPUAdapter || kind == K_WGPUDevice) {
        world_spent = true;
    } else {
        spent = true;
    }
}

static void note_AddRef(int kind, uintptr_t handle) {
    Entry *entry = find(kind, handle);
    if (entry != NULL) {
        entry->references++;
    }
}

static void note_Release(int kind, uintptr_t handle) {
    Entry *entry = find(kind, handle);
    if (entry != NULL) {
        if (entry->references == 1) {
            note_use(kind, handle);
        }
        entry->references--;
    }
}

static void note_Destroy(int kind, uintptr_t handle) {
    note_use(kind, handle);
}

static void note_Unmap(int kind, uintptr_t handle) {
    note_use(kind, handle);
}

/* A first object that was mapped is unmapped after the program. */
static void note_MapAsync(int kind, uintptr_t handle) {
    Entry *entry = find(kind, handle);
    if (entry != NULL && entry->which != NULL) {
        if (mapped_count == sizeof mapped / sizeof *mapped || strcmp(entry->which, "mappable") != 0) {
            note_use(kind, handle);
        } else {
            mapped[mapped_count++] = (WGPUBuffer)handle;
        }
    }
}

static void write_to(void *range, WGPUBuffer buffer, size_t offset, size_t size) {
    (void)buffer, (void)offset;
    if (range != NULL && size <= 65536) {
        memset(range, 1, size);
    }
}

static void read_from(const void *range, WGPUBuffer buffer, size_t offset, size_t size) {
    (void)buffer, (void)offset;
    static volatile uint8_t sink;
    for (size_t i = 0; range != NULL && size <= 65536 && i < size; i++) {
        sink = ((const uint8_t *)range)[i];
    }
    (void)sink;
}

static WGPUChainedStruct *chain(bool wrong, WGPUChainedStruct *first) {
    if (!wrong) {
        return first;
    }
    uint8_t how = next();
    unsigned known = sizeof LINKS / sizeof *LINKS;
    if (how < 128) { /* a struct of this library, where it belongs or not, before the others */
        WGPUChainedStruct *link = LINKS[how % known]();
        link->next = first;
        return link;
    }
    WGPUChainedStruct *head = get(512);
    if (how < 160) { /* a type without its struct behind it: zeros */
        head->sType = LINKS[how % known]()->sType;
    } else {
        head->sType = (WGPUSType)wide(4);
    }
    head->next = how < 192 ? first : how < 224 ? head : first != NULL ? first : head;
    if (how >= 240 && first != NULL) {
        first->next = head;
        return first;
    }
    return head;
}

/* ---- calls ---- */

static void begin(unsigned leaves) {
    static const unsigned WRONGS[] = {0, 1, 2, 1};
    now->wrongs = leaves == 0 ? 0 : WRONGS[now->control & 3];
    for (unsigned i = 0; i < now->wrongs; i++) {
        now->wrong[i] = (unsigned)wide(leaves > 256 ? 2 : 1) % leaves;
    }
    now->leaf = 0;
}

static void end(void) {
    while (now->used > 0) {
        free(now->blocks[--now->used]);
    }
}

static void enter(const char *name, int kind, uintptr_t subject) {
    now->reports = 0;
    if (tracing) {
        fprintf(stderr, "%*s%s(%s %#zx) wrong %u [%u %u] home %u\n", depth * 2, "", name, KIND_NAMES[kind], (size_t)subject,
                now->wrongs, now->wrong[0], now->wrong[1], now->home);
    }
    if (strncmp(name, "wgpuQueueSubmit", 15) == 0) {
        submitted[home_of(subject)] = true;
    }
}

static void leave(void) {
    if (now->reports > 1) {
        finding("more than one report", last_report);
    }
}

static void report(WGPUStringView message) {
    snprintf(last_report, sizeof last_report, "%.*s", (int)message.length, message.data == NULL ? "" : message.data);
    if (tracing) {
        fprintf(stderr, "    reports: %s\n", last_report);
    }
    if (strstr(last_report, "internal error") != NULL) {
        finding("a panic was contained", last_report);
    }
    if (on_main() && now != NULL) {
        now->reports++;
    }
}

static void popped(WGPUPopErrorScopeStatus status, WGPUStringView message) {
    if (status != WGPUPopErrorScopeStatus_Success) {
        popping = 0;
    }
    if (message.data != NULL && message.length != 0 && message.length < 4096 &&
        memmem(message.data, message.length, "internal error", 14) != NULL) {
        report(message);
    }
}

static void counted(const WGPUAbiObject *object) {
    if (on_main()) {
        objects++;
        if (tracing) {
            fprintf(stderr, "    alive: %.*s '%.*s' %p, %u references\n", (int)object->kind.length, object->kind.data,
                    (int)object->label.length, object->label.data, object->handle, object->references);
        }
    }
}

static unsigned made_calls, made_devices, made_instances, made_pipelines;

static void one_call(void) {
    if (depth + 1 == MOST_DEPTH || made_calls == MOST_CALLS) {
        return;
    }
    uint32_t code = (uint32_t)wide(2);
    unsigned control = next();
    unsigned low = 0, high = sizeof OPERATIONS / sizeof *OPERATIONS;
    while (low + 1 < high) {
        unsigned middle = (low + high) / 2;
        if (OPERATIONS[middle].code <= code) {
            low = middle;
        } else {
            high = middle;
        }
    }
    const char *name = OPERATIONS[low].name;
    /* These take long, and many of them tell no more than few. */
    if ((strcmp(name, "wgpuCreateInstance") == 0 && made_instances++ >= 1) ||
        (strcmp(name, "wgpuAdapterRequestDevice") == 0 && made_devices++ >= 2) ||
        (strstr(name, "Create") != NULL && strstr(name, "Pipeline") != NULL && made_pipelines++ >= 6)) {
        return;
    }
    made_calls++;
    Call *outer = now;
    now = &calls[++depth];
    now->name = name;
    now->control = control;
    now->home = (control >> 3 & 3) % HOMES;
    OPERATIONS[low].call();
    depth--;
    now = outer;
}

/* Callbacks use the library too, where the call that they come from says so. */
static void reenter(void) {
    if (on_main() && now != NULL && left != 0 && popping == 0 && (now->control & 64) != 0) {
        one_call();
    }
}

/* ---- the world ---- */

static void on_first_adapter(WGPURequestAdapterStatus status, WGPUAdapter adapter, WGPUStringView message, void *to, void *unused) {
    (void)status, (void)message, (void)unused;
    *(WGPUAdapter *)to = adapter;
}

static void on_first_device(WGPURequestDeviceStatus status, WGPUDevice device, WGPUStringView message, void *to, void *unused) {
    (void)status, (void)unused;
    if (device == NULL) {
        fprintf(stderr, "no device: %.*s\n", (int)message.length, message.data);
        exit(2);
    }
    *(WGPUDevice *)to = device;
}

static void open_world(void) {
    static const WGPUBackendType BACKENDS[HOMES] = {WGPUBackendType_Vulkan, WGPUBackendType_Null, WGPUBackendType_Vulkan};
    for (int i = 0; i < 2; i++) {
        WGPUInstanceFeatureName feature = WGPUInstanceFeatureName_TimedWaitAny;
        WGPUInstanceExtras extras = {.chain = {.sType = (WGPUSType)WGPUSType_InstanceExtras},
                                     .backends = WGPUInstanceBackend_Vulkan};
        WGPUInstanceDescriptor descriptor = WGPU_INSTANCE_DESCRIPTOR_INIT;
        descriptor.nextInChain = &extras.chain;
        descriptor.requiredFeatureCount = 1;
        descriptor.requiredFeatures = &feature;
        instances[i] = wgpuCreateInstance(&descriptor);
        add(K_WGPUInstance, (uintptr_t)instances[i], i == 0 ? 0 : 2, "live");
    }
    for (int home = 0; home < HOMES; home++) {
        WGPURequestAdapterOptions options = WGPU_REQUEST_ADAPTER_OPTIONS_INIT;
        options.backendType = BACKENDS[home];
        WGPURequestAdapterCallbackInfo info = WGPU_REQUEST_ADAPTER_CALLBACK_INFO_INIT;
        info.mode = WGPUCallbackMode_AllowSpontaneous;
        info.callback = on_first_adapter;
        info.userdata1 = &adapters[home];
        adapters[home] = NULL;
        wgpuInstanceRequestAdapter(instances[home / 2], &options, info);
        if (adapters[home] == NULL) {
            fprintf(stderr, "no adapter for home %d\n", home);
            exit(2);
        }
        add(K_WGPUAdapter, (uintptr_t)adapters[home], home, "live");
        WGPUFeatureName features[sizeof FEATURES / sizeof *FEATURES];
        size_t count = 0;
        bool immediates = false;
        for (size_t i = 0; i < sizeof FEATURES / sizeof *FEATURES; i++) {
            if (wgpuAdapterHasFeature(adapters[home], FEATURES[i])) {
                features[count++] = FEATURES[i];
                immediates |= FEATURES[i] == (WGPUFeatureName)WGPUNativeFeature_Immediates;
            }
        }
        WGPULimits limits = WGPU_LIMITS_INIT;
        limits.maxImmediateSize = 16;
        WGPUDeviceDescriptor descriptor = WGPU_DEVICE_DESCRIPTOR_INIT;
        descriptor.requiredFeatureCount = count;
        descriptor.requiredFeatures = features;
        descriptor.requiredLimits = immediates ? &limits : NULL;
        descriptor.uncapturedErrorCallbackInfo.callback = on_WGPUUncapturedErrorCallback;
        WGPURequestDeviceCallbackInfo device_info = WGPU_REQUEST_DEVICE_CALLBACK_INFO_INIT;
        device_info.mode = WGPUCallbackMode_AllowSpontaneous;
        device_info.callback = on_first_device;
        device_info.userdata1 = &devices[home];
        wgpuAdapterRequestDevice(adapters[home], &descriptor, device_info);
        add(K_WGPUDevice, (uintptr_t)devices[home], home, "live");
    }
}

static void count_objects(void) {
    objects = 0;
    wgpuAbiEnumerateObjects(on_WGPUAbiObjectCallback, NULL);
}

enum Extent { OF_THE_PROGRAM, OF_THE_DEVICES, EVERYTHING };

/* Releases what the pools have of this and the lesser extents, and what references the program added to the rest. */
static void clear(enum Extent extent) {
    for (int kind = KINDS; kind-- > 1;) {
        bool of_world = kind == K_WGPUInstance || kind == K_WGPUAdapter || kind == K_WGPUDevice;
        unsigned kept = 0;
        for (unsigned i = 0; i < lengths[kind]; i++) {
            Entry entry = pools[kind][i];
            if (entry.which == NULL || extent == EVERYTHING || (extent == OF_THE_DEVICES && !of_world)) {
                release_all(kind, &entry);
            } else {
                while (entry.references > 1) {
                    release_one(kind, entry.handle);
                    entry.references--;
                }
                pools[kind][kept++] = entry;
            }
        }
        lengths[kind] = kept;
    }
}

static void on_copied(WGPUMapAsyncStatus status, WGPUStringView message, void *to, void *unused) {
    (void)message, (void)unused;
    *(WGPUMapAsyncStatus *)to = status;
}

/* Whether the device still does its work: 64 bytes there and back. */
static bool works(int home) {
    WGPUDevice device = devices[home];
    WGPUQueue queue = wgpuDeviceGetQueue(device);
    WGPUBufferDescriptor near = WGPU_BUFFER_DESCRIPTOR_INIT, far = WGPU_BUFFER_DESCRIPTOR_INIT;
    near.size = far.size = 64;
    near.usage = WGPUBufferUsage_CopySrc | WGPUBufferUsage_CopyDst;
    far.usage = WGPUBufferUsage_MapRead | WGPUBufferUsage_CopyDst;
    WGPUBuffer from = wgpuDeviceCreateBuffer(device, &near), to = wgpuDeviceCreateBuffer(device, &far);
    uint8_t data[64];
    for (int i = 0; i < 64; i++) {
        data[i] = (uint8_t)(i * 3 + 1);
    }
    wgpuQueueWriteBuffer(queue, from, 0, data, 64);
    WGPUCommandEncoder encoder = wgpuDeviceCreateCommandEncoder(device, NULL);
    wgpuCommandEncoderCopyBufferToBuffer(encoder, from, 0, to, 0, 64);
    WGPUCommandBuffer commands = wgpuCommandEncoderFinish(encoder, NULL);
    wgpuQueueSubmit(queue, 1, &commands);
    WGPUMapAsyncStatus status = 0;
    WGPUBufferMapCallbackInfo info = WGPU_BUFFER_MAP_CALLBACK_INFO_INIT;
    info.mode = WGPUCallbackMode_AllowProcessEvents;
    info.callback = on_copied;
    info.userdata1 = &status;
    wgpuBufferMapAsync(to, WGPUMapMode_Read, 0, 64, info);
    wgpuDevicePoll(device, 1, NULL);
    wgpuInstanceProcessEvents(instances[home / 2]);
    const void *range = wgpuBufferGetConstMappedRange(to, 0, 64);
    bool same = status == WGPUMapAsyncStatus_Success && range != NULL && (home == NOOP || memcmp(range, data, 64) == 0);
    wgpuCommandBufferRelease(commands);
    wgpuCommandEncoderRelease(encoder);
    wgpuBufferRelease(from);
    wgpuBufferRelease(to);
    wgpuQueueRelease(queue);
    return same;
}

static void settle(void) {
    for (int i = 0; i < 2; i++) {
        wgpuAbiInstanceSetPump(instances[i], 0);
    }
    for (int home = 0; home < HOMES; home++) {
        popping = 1;
        for (int i = 0; i < MOST_CALLS + 1 && popping != 0; i++) {
            WGPUPopErrorScopeCallbackInfo info = WGPU_POP_ERROR_SCOPE_CALLBACK_INFO_INIT;
            info.mode = WGPUCallbackMode_AllowSpontaneous;
            info.callback = on_WGPUPopErrorScopeCallback;
            wgpuDevicePopErrorScope(devices[home], info);
        }
        popping = 0;
        wgpuDevicePoll(devices[home], 1, NULL);
    }
    while (mapped_count > 0) {
        wgpuBufferUnmap(mapped[--mapped_count]);
    }
    /* Results that nobody waited for are given back. */
    for (unsigned i = 0; i < 16 && i < future_count; i++) {
        for (int k = 0; k < 2; k++) {
            WGPUFutureWaitInfo info = {.future = FUTURE(futures[i])};
            wgpuInstanceWaitAny(instances[k], 1, &info, 0);
        }
    }
    for (int i = 0; i < 2; i++) {
        wgpuInstanceProcessEvents(instances[i]);
    }
}

/* Afterwards just so many objects may be alive. Pipelines that other threads make come a little later, and go then. */
static void clear_to(enum Extent extent, int expected) {
    clear(extent);
    count_objects();
    for (int i = 0; i < 500 && objects != expected; i++) {
        struct timespec time = {.tv_nsec = 10000000};
        nanosleep(&time, NULL);
        if (extent != EVERYTHING) {
            settle();
            clear(extent);
        }
        count_objects();
    }
    if (objects != expected) {
        fprintf(stderr, "%d objects, expected %d:\n", objects, expected);
        tracing = true;
        count_objects();
        finding("objects are left", "after the program's were released");
    }
}

static void furnish_all(void) {
    now = &calls[0];
    for (int home = 0; home < HOMES; home++) {
        now->home = (unsigned)home;
        furnish(home, devices[home]);
    }
    spent = false;
    now = NULL;
    count_objects();
    /* What an earlier program began on another thread may still come, and is no part of what stays. */
    if (base_objects == 0) {
        base_objects = objects;
    } else {
        clear_to(OF_THE_PROGRAM, base_objects);
    }
}

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void listen(void) {
    wgpuSetLogCallback(on_WGPULogCallback, NULL);
    wgpuSetLogLevel(WGPULogLevel_Error);
}

int LLVMFuzzerInitialize(int *argc, char ***argv) {
    (void)argc, (void)argv;
    setenv("VK_DRIVER_FILES", "/usr/share/vulkan/icd.d/lvp_icd.x86_64.json", 0);
    setenv("XDG_RUNTIME_DIR", "/tmp", 0);
    tracing = getenv("FUZZ_TRACE") != NULL;
    main_thread = pthread_self();
    listen();
    open_world();
    furnish_all();
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    input = data;
    left = size;
    made_calls = made_devices = made_instances = made_pipelines = 0;
    future_count = submission_count = 0;
    memset(submitted, 0, sizeof submitted);
    while (left > 0 && made_calls < MOST_CALLS) {
        one_call();
    }
    left = 0;
    listen();
    if (!world_spent) {
        settle();
    }
    clear(OF_THE_PROGRAM);
    if (world_spent) {
        clear_to(EVERYTHING, 0);
        world_spent = false;
        open_world();
        furnish_all();
        return 0;
    }
    settle();
    if (spent) {
        clear_to(OF_THE_DEVICES, 2 + 2 * HOMES);
    } else {
        clear_to(OF_THE_PROGRAM, base_objects);
    }
    for (int home = 0; home < HOMES; home++) {
        if (submitted[home] && !works(home)) {
            finding("a device no longer works", home == NOOP ? "noop" : "lavapipe");
        }
    }
    if (spent) {
        furnish_all();
    }
    return 0;
}
