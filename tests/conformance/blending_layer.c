// A layer for Vulkan's loader: the driver below says of signed normalised formats that it blends them.
//
// Mesa's software driver can do all that "texture-formats-tier2" asks for but that. With this, the rules of the feature can be checked
// on it; what it draws then means nothing. Needs no headers of Vulkan: the declarations below are what it uses of them.

#include <stdint.h>
#include <string.h>

typedef void (*Function)(void);
typedef Function (*GetProc)(void *instance, const char *name);

typedef struct Link {
    struct Link *next;
    GetProc get_proc;
} Link;

typedef struct CreateInfo {
    int32_t type;
    const struct CreateInfo *next;
    int32_t function;
    Link *link;
} CreateInfo;

typedef struct {
    uint32_t linear, optimal, buffer;
} Properties;

typedef struct Chained {
    int32_t type;
    struct Chained *next;
    Properties properties;
} Chained;

typedef struct {
    int32_t type;
    void *next;
    uint64_t linear, optimal, buffer;
} Properties3;

enum { LOADER_CREATE_INFO = 47, PROPERTIES_3 = 1000360000, BLENDS = 0x100 };

static GetProc below;
static void (*properties)(void *device, int32_t format, Properties *out);
static void (*properties2)(void *device, int32_t format, Chained *out);

static int is_signed(int32_t format) {
    // R8, R8G8, R8G8B8A8, R16, R16G16 and R16G16B16A16, each SNORM.
    return format == 10 || format == 17 || format == 38 || format == 71 || format == 78 || format == 92;
}

static void get_properties(void *device, int32_t format, Properties *out) {
    properties(device, format, out);
    if (is_signed(format))
        out->optimal |= BLENDS;
}

static void get_properties2(void *device, int32_t format, Chained *out) {
    properties2(device, format, out);
    if (!is_signed(format))
        return;
    out->properties.optimal |= BLENDS;
    for (Chained *link = out->next; link; link = link->next)
        if (link->type == PROPERTIES_3)
            ((Properties3 *)link)->optimal |= BLENDS;
}

static int32_t create_instance(const CreateInfo *info, const void *allocator, void **instance) {
    CreateInfo *loader = (CreateInfo *)info->next;
    while (loader->type != LOADER_CREATE_INFO || loader->function != 0)
        loader = (CreateInfo *)loader->next;
    below = loader->link->get_proc;
    loader->link = loader->link->next;
    int32_t (*create)(const CreateInfo *, const void *, void **);
    *(Function *)&create = below(0, "vkCreateInstance");
    int32_t result = create(info, allocator, instance);
    if (result == 0) {
        *(Function *)&properties = below(*instance, "vkGetPhysicalDeviceFormatProperties");
        *(Function *)&properties2 = below(*instance, "vkGetPhysicalDeviceFormatProperties2");
        if (!properties2)
            *(Function *)&properties2 = below(*instance, "vkGetPhysicalDeviceFormatProperties2KHR");
    }
    return result;
}

Function vkGetInstanceProcAddr(void *instance, const char *name) {
    if (!strcmp(name, "vkGetInstanceProcAddr"))
        return (Function)vkGetInstanceProcAddr;
    if (!strcmp(name, "vkCreateInstance"))
        return (Function)create_instance;
    if (!strcmp(name, "vkGetPhysicalDeviceFormatProperties"))
        return (Function)get_properties;
    if (!strncmp(name, "vkGetPhysicalDeviceFormatProperties2", 36))
        return (Function)get_properties2;
    return below ? below(instance, name) : 0;
}
