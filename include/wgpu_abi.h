/**
 * @file wgpu_abi.h
 * What wgpu-abi adds to webgpu.h and wgpu.h. Other implementations of those headers do not have it.
 *
 * The rules of `webgpu.h` apply.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
/* Generated from src/ by `WGPU_ABI_GENERATE=1 cargo check`. Do not edit. */
#ifndef WGPU_ABI_H_
#define WGPU_ABI_H_

#include "wgpu.h"

/**
 * @defgroup AbiEnumerations Enumerations of wgpu-abi
 * @{
 */

/** Numbers of the structs of `wgpu_abi.h` that can be chained. */
typedef enum WGPUAbiSType {
    /** `WGPUAbiDeviceExtras`, chained to `WGPUDeviceDescriptor`. */
    WGPUAbiSType_DeviceExtras = 0x5A000001,
    WGPUAbiSType_Force32 = 0x7FFFFFFF
} WGPUAbiSType WGPU_ENUM_ATTRIBUTE;

/** @} */

/**
 * @defgroup AbiCallbacks Callbacks of wgpu-abi
 * @{
 */

struct WGPUAbiObject;

/**
 * Called by `wgpuAbiEnumerateObjects` for each object that is alive, during the call, with no lock
 * held.
 */
typedef void (*WGPUAbiObjectCallback)(const struct WGPUAbiObject *object, WGPU_NULLABLE void *userdata) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

/**
 * @defgroup AbiStructures Structures of wgpu-abi
 * @{
 */

/**
 * What tells one adapter from another of the same model, and says more of its driver.
 *
 * Filled by `wgpuAbiAdapterGetDetails`; its strings go back with `wgpuAbiAdapterDetailsFreeMembers`.
 */
typedef struct WGPUAbiAdapterDetails {
    /** NULL; nothing can be chained here. */
    WGPUChainedStruct *nextInChain;
    /**
     * The place on the PCI bus, such as `0000:81:00.0`; empty when there is none or the backend
     * does not tell.
     */
    WGPUStringView pciBusId;
    /** The name of the driver. */
    WGPUStringView driver;
    /** The driver's version and other words of its own. */
    WGPUStringView driverInfo;
} WGPUAbiAdapterDetails WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUAbiAdapterDetails` with every member at its default. */
#define WGPU_ABI_ADAPTER_DETAILS_INIT _wgpu_MAKE_INIT_STRUCT(WGPUAbiAdapterDetails, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.pciBusId=*/WGPU_STRING_VIEW_INIT _wgpu_COMMA \
    /*.driver=*/WGPU_STRING_VIEW_INIT _wgpu_COMMA \
    /*.driverInfo=*/WGPU_STRING_VIEW_INIT _wgpu_COMMA \
})

/** An object that is alive, as `wgpuAbiEnumerateObjects` tells it. */
typedef struct WGPUAbiObject {
    /** The C type of the handle, such as `WGPUBuffer`. Static. */
    WGPUStringView kind;
    /** The label; empty when it has none. Lives until the callback returns. */
    WGPUStringView label;
    /** The handle's bits, as a pointer. */
    void *handle;
    /** How many references the application holds. */
    uint32_t references;
} WGPUAbiObject WGPU_STRUCTURE_ATTRIBUTE;

/** Which library this is. The strings are static: nothing is to be freed. */
typedef struct WGPUAbiVersion {
    /** NULL; nothing can be chained here. */
    WGPUChainedStruct *nextInChain;
    /** The version of this library, such as `0.1.0`. */
    WGPUStringView library;
    /** The version of wgpu-core that it is built on, such as `30.0.1`. */
    WGPUStringView core;
    /** The date of the standard header that `webgpu.h` follows, as year, month: `202607`. */
    uint32_t standardHeader;
    /** The interface of `wgpu.h`, as `wgpuGetVersion` tells it: one byte for each of four numbers. */
    uint32_t nativeHeader;
} WGPUAbiVersion WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUAbiVersion` with every member at its default. */
#define WGPU_ABI_VERSION_INIT _wgpu_MAKE_INIT_STRUCT(WGPUAbiVersion, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.library=*/WGPU_STRING_VIEW_INIT _wgpu_COMMA \
    /*.core=*/WGPU_STRING_VIEW_INIT _wgpu_COMMA \
    /*.standardHeader=*/0 _wgpu_COMMA \
    /*.nativeHeader=*/0 _wgpu_COMMA \
})

/** Asks for a device with all that its adapter has, in one word instead of 32 limits. */
typedef struct WGPUAbiDeviceExtras {
    /** The link; its `sType` is `WGPUAbiSType_DeviceExtras`. */
    WGPUChainedStruct chain;
    /** Not 0: every limit is the adapter's, whatever `requiredLimits` says. */
    WGPUBool allLimits;
    /** Not 0: every feature of the adapter that is not experimental, besides `requiredFeatures`. */
    WGPUBool allFeatures;
} WGPUAbiDeviceExtras WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUAbiDeviceExtras` with every member at its default. */
#define WGPU_ABI_DEVICE_EXTRAS_INIT _wgpu_MAKE_INIT_STRUCT(WGPUAbiDeviceExtras, { \
    /*.chain=*/_wgpu_MAKE_INIT_STRUCT(WGPUChainedStruct, { \
        /*.next=*/NULL _wgpu_COMMA \
        /*.sType=*/(WGPUSType)WGPUAbiSType_DeviceExtras _wgpu_COMMA \
    }) _wgpu_COMMA \
    /*.allLimits=*/WGPU_FALSE _wgpu_COMMA \
    /*.allFeatures=*/WGPU_FALSE _wgpu_COMMA \
})

/** @} */

#ifdef __cplusplus
extern "C" {
#endif

#ifndef WGPU_SKIP_PROCS

/**
 * @defgroup AbiProcs Function pointer types of wgpu-abi
 * @{
 */

/** A pointer to `wgpuAbiAdapterDetailsFreeMembers`. */
typedef void (*WGPUProcAbiAdapterDetailsFreeMembers)(WGPUAbiAdapterDetails details) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuAbiAdapterGetDetails`. */
typedef WGPUStatus (*WGPUProcAbiAdapterGetDetails)(WGPUAdapter adapter, WGPUAbiAdapterDetails *details) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuAbiEnumerateObjects`. */
typedef void (*WGPUProcAbiEnumerateObjects)(WGPUAbiObjectCallback callback, WGPU_NULLABLE void *userdata) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuAbiGetVersion`. */
typedef WGPUStatus (*WGPUProcAbiGetVersion)(WGPUAbiVersion *version) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuAbiInstanceSetPump`. */
typedef WGPUStatus (*WGPUProcAbiInstanceSetPump)(WGPUInstance instance, WGPUBool enabled) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

#endif /* WGPU_SKIP_PROCS */

#ifndef WGPU_SKIP_DECLARATIONS

/**
 * @defgroup AbiGlobalFunctions Global functions of wgpu-abi
 * @{
 */

/**
 * Says where the adapter is on the PCI bus and which driver it has. Any thread.
 *
 * Writes `details`; give its strings back with `wgpuAbiAdapterDetailsFreeMembers`. Returns `WGPUStatus_Error`, and writes nothing,
 * when the handle is dead or `details` is NULL.
 */
WGPU_EXPORT WGPUStatus wgpuAbiAdapterGetDetails(WGPUAdapter adapter, WGPUAbiAdapterDetails *details) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Calls `callback` for every object that is alive, of all instances, kind by kind. Any thread.
 *
 * Objects that other threads make or release meanwhile may or may not be among them.
 */
WGPU_EXPORT void wgpuAbiEnumerateObjects(WGPUAbiObjectCallback callback, WGPU_NULLABLE void *userdata) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Tells the versions of this library, of wgpu-core, and of the headers. Nothing is to be freed. Any thread.
 *
 * Returns `WGPUStatus_Error`, and writes nothing, when `version` is NULL or has something chained to it.
 */
WGPU_EXPORT WGPUStatus wgpuAbiGetVersion(WGPUAbiVersion *version) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Starts or stops the instance's pump: a thread that waits for the GPU and runs the callbacks of mode `AllowSpontaneous` as soon
 * as their operations are complete, on itself. It sleeps while nothing is pending. Off at first; programs that call
 * `wgpuInstanceProcessEvents` or wait need none.
 *
 * Returns `WGPUStatus_Error` when the handle is dead or the thread cannot start. Any thread.
 */
WGPU_EXPORT WGPUStatus wgpuAbiInstanceSetPump(WGPUInstance instance, WGPUBool enabled) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

/**
 * @defgroup AbiWGPUAbiAdapterDetailsMethods Functions of WGPUAbiAdapterDetails of wgpu-abi
 * @{
 */

/** Frees the strings that `wgpuAbiAdapterGetDetails` wrote. A zeroed struct, or one freed before, is left alone. Any thread. */
WGPU_EXPORT void wgpuAbiAdapterDetailsFreeMembers(WGPUAbiAdapterDetails details) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

#endif /* WGPU_SKIP_DECLARATIONS */

#ifdef __cplusplus
} /* extern "C" */
#endif

#endif /* WGPU_ABI_H_ */
