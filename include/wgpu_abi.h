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
 * @defgroup AbiConstants Constants of wgpu-abi
 * @{
 */

/** As `vertexCount`, `indexCount` or `primitiveCount` of a build: as many as the structure was created for. */
#define WGPU_ABI_COUNT_UNDEFINED (UINT32_MAX)

/** @} */

/**
 * @defgroup AbiObjects Objects of wgpu-abi
 * @{
 */

/**
 * Pipelines as the driver compiled them, to be kept for later runs of the program.
 *
 * From `wgpuAbiDeviceCreatePipelineCache`; given back with `wgpuAbiPipelineCacheRelease`. Chain
 * `WGPUAbiPipelineExtras` to the descriptors of pipelines that are to use and fill it. Any number of
 * threads may do so at the same time.
 */
typedef struct WGPUAbiPipelineCacheImpl *WGPUAbiPipelineCache WGPU_OBJECT_ATTRIBUTE;
/**
 * A bottom level acceleration structure: triangles or boxes, sorted so that rays find them.
 *
 * From `wgpuAbiDeviceCreateBlas`; given back with `wgpuAbiBlasRelease`. It is empty until
 * `wgpuAbiCommandEncoderBuildAccelerationStructures` builds it.
 */
typedef struct WGPUAbiBlasImpl *WGPUAbiBlas WGPU_OBJECT_ATTRIBUTE;
/**
 * A top level acceleration structure: instances of `WGPUAbiBlas`, each with a place. What shaders
 * bind.
 *
 * From `wgpuAbiDeviceCreateTlas`; given back with `wgpuAbiTlasRelease`.
 */
typedef struct WGPUAbiTlasImpl *WGPUAbiTlas WGPU_OBJECT_ATTRIBUTE;

/** @} */

/**
 * @defgroup AbiEnumerations Enumerations of wgpu-abi
 * @{
 */

/** Numbers of the structs of `wgpu_abi.h` that can be chained. */
typedef enum WGPUAbiSType {
    /** `WGPUAbiDeviceExtras`, chained to `WGPUDeviceDescriptor`. */
    WGPUAbiSType_DeviceExtras = 0x5A000001,
    /** `WGPUAbiAdapterSelector`, chained to `WGPURequestAdapterOptions`. */
    WGPUAbiSType_AdapterSelector = 0x5A000002,
    /**
     * `WGPUAbiPipelineExtras`, chained to `WGPUComputePipelineDescriptor`,
     * `WGPURenderPipelineDescriptor` or `WGPUAbiMeshPipelineDescriptor`.
     */
    WGPUAbiSType_PipelineExtras = 0x5A000003,
    /**
     * `WGPUAbiMultiview`, chained to `WGPURenderPipelineDescriptor`, `WGPUAbiMeshPipelineDescriptor`,
     * `WGPURenderPassDescriptor` or `WGPURenderBundleEncoderDescriptor`.
     */
    WGPUAbiSType_Multiview = 0x5A000004,
    /** `WGPUAbiSurfaceColorSpace`, chained to `WGPUSurfaceConfiguration`. */
    WGPUAbiSType_SurfaceColorSpace = 0x5A000005,
    /** `WGPUAbiMeshLimits`, chained to `WGPULimits`. */
    WGPUAbiSType_MeshLimits = 0x5A000006,
    /** `WGPUAbiAccelerationStructureLimits`, chained to `WGPULimits`. */
    WGPUAbiSType_AccelerationStructureLimits = 0x5A000010,
    /** `WGPUAbiAccelerationStructureBindingLayout`, chained to `WGPUBindGroupLayoutEntry`. */
    WGPUAbiSType_AccelerationStructureBindingLayout = 0x5A000011,
    /** `WGPUAbiAccelerationStructureBindingEntry`, chained to `WGPUBindGroupEntry`. */
    WGPUAbiSType_AccelerationStructureBindingEntry = 0x5A000012,
    WGPUAbiSType_Force32 = 0x7FFFFFFF
} WGPUAbiSType WGPU_ENUM_ATTRIBUTE;

/** Whether a backend has an adapter for a request, and if not, what stands in the way. */
typedef enum WGPUAbiBackendState {
    /** It has an adapter that fits. */
    WGPUAbiBackendState_Available = 0x00000001,
    /** It is not in this library: it belongs to another platform. */
    WGPUAbiBackendState_NotCompiled = 0x00000002,
    /** The instance was created without it, by `backends` of `WGPUInstanceExtras`. */
    WGPUAbiBackendState_NotEnabled = 0x00000003,
    /** `backendType` of the request names another one. */
    WGPUAbiBackendState_NotRequested = 0x00000004,
    /** Its library is missing, or does not start. */
    WGPUAbiBackendState_Unusable = 0x00000005,
    /** It works, but knows no adapter: a driver is missing. */
    WGPUAbiBackendState_NoAdapter = 0x00000006,
    /** It has adapters, but none as the request wants it. */
    WGPUAbiBackendState_NoneFits = 0x00000007,
    WGPUAbiBackendState_Force32 = 0x7FFFFFFF
} WGPUAbiBackendState WGPU_ENUM_ATTRIBUTE;

/**
 * Features that neither standard header names. They go where a `WGPUFeatureName` goes, cast to it;
 * `wgpuAdapterHasFeature` knows them, the lists of `wgpuAdapterGetFeatures` leave them out, as a program
 * that does not know `wgpu_abi.h` could not name them.
 */
typedef enum WGPUAbiFeature {
    /** Buffers and textures in memory that is shared through opaque file descriptors. Vulkan on Linux and Android. */
    WGPUAbiFeature_ExternalMemoryFd = 0x5A010001,
    /**
     * Mesh pipelines, their draws, and WGSL with `enable wgpu_mesh_shader;`. Needs limits: see `WGPUAbiMeshLimits`.
     *
     * Experimental: wgpu-core and naga do not yet check all that they check elsewhere, so a wrong program can do what
     * the driver leaves undefined, to its own process. Left to the program are: the numbers of workgroups in indirect
     * buffers, which must be within the limits; and that what task and mesh stages read was written by an earlier
     * submission (on Vulkan, wgpu-hal orders writes of the same submission only before vertex, fragment and compute stages).
     * Asking for the feature says that the program minds this. Vulkan; Direct3D 12 and Metal untried.
     */
    WGPUAbiFeature_MeshShader = 0x5A010002,
    /** Mesh stages that make points. Needs `WGPUAbiFeature_MeshShader`. Experimental. Vulkan, Metal. */
    WGPUAbiFeature_MeshShaderPoints = 0x5A010003,
    /**
     * Mesh pipelines with `WGPUAbiMultiview`. Needs `WGPUAbiFeature_MeshShader` and `WGPUNativeFeature_Multiview`.
     * Experimental. Vulkan.
     */
    WGPUAbiFeature_MeshShaderMultiview = 0x5A010004,
    /** Textures in DMA-BUFs, whose layout in memory has a number (a DRM format modifier). Vulkan on Linux and Android. */
    WGPUAbiFeature_ExternalMemoryDmaBuf = 0x5A010005,
    /**
     * As `ExternalMemoryFd`, on Windows: an `fd` is an NT handle there, whose number fits into 32 bits. Type-checked, but never
     * run.
     */
    WGPUAbiFeature_ExternalMemoryWin32 = 0x5A010006,
    /** Positions of acceleration structures in other formats than `Float32x3`. Needs `WGPUNativeFeature_RayQuery` as well. */
    WGPUAbiFeature_ExtendedAccelerationStructureVertexFormats = 0x5A010010,
    /**
     * Shaders may ask for the corners of the triangle that a ray hit. Needs `WGPUNativeFeature_RayQuery` as well, and is
     * as experimental.
     */
    WGPUAbiFeature_RayHitVertexReturn = 0x5A010011,
    WGPUAbiFeature_Force32 = 0x7FFFFFFF
} WGPUAbiFeature WGPU_ENUM_ATTRIBUTE;

/** The kinds of memory that a texture can share. */
typedef enum WGPUAbiTextureMemoryType {
    /**
     * An opaque file descriptor, on Windows an NT handle: only the same driver on the same GPU knows the layout of the texels. For
     * Vulkan, CUDA and OpenGL. The memory is an allocation of its own for one image (in Vulkan "dedicated"). Needs
     * `WGPUAbiFeature_ExternalMemoryFd`, on Windows `WGPUAbiFeature_ExternalMemoryWin32`.
     */
    WGPUAbiTextureMemoryType_OpaqueFd = 0x00000001,
    /**
     * A DMA-BUF: modifier, offsets and strides describe the layout of the texels. For other drivers, cameras, video decoders, compositors.
     * Needs `WGPUAbiFeature_ExternalMemoryDmaBuf`.
     */
    WGPUAbiTextureMemoryType_DmaBuf = 0x00000002,
    WGPUAbiTextureMemoryType_Force32 = 0x7FFFFFFF
} WGPUAbiTextureMemoryType WGPU_ENUM_ATTRIBUTE;

/** Whether later builds may start from what is there. */
typedef enum WGPUAbiAccelerationStructureUpdateMode {
    /** The default: `Build`. */
    WGPUAbiAccelerationStructureUpdateMode_Undefined = 0x00000000,
    /** Every build begins anew. */
    WGPUAbiAccelerationStructureUpdateMode_Build = 0x00000001,
    /** An update where that is possible. wgpu-core 30 begins anew all the same; results do not differ. */
    WGPUAbiAccelerationStructureUpdateMode_PreferUpdate = 0x00000002,
    WGPUAbiAccelerationStructureUpdateMode_Force32 = 0x7FFFFFFF
} WGPUAbiAccelerationStructureUpdateMode WGPU_ENUM_ATTRIBUTE;

/** How the preparation of a compaction ended. */
typedef enum WGPUAbiPrepareCompactionStatus {
    /** `wgpuAbiQueueCompactBlas` may be called. */
    WGPUAbiPrepareCompactionStatus_Success = 0x00000001,
    /** The last reference to the instance went away before it was done. */
    WGPUAbiPrepareCompactionStatus_CallbackCancelled = 0x00000002,
    /** It was not possible; the message says why, and a validation error is reported too. */
    WGPUAbiPrepareCompactionStatus_Error = 0x00000003,
    /** The structure was built again, or the device was lost. */
    WGPUAbiPrepareCompactionStatus_Aborted = 0x00000004,
    WGPUAbiPrepareCompactionStatus_Force32 = 0x7FFFFFFF
} WGPUAbiPrepareCompactionStatus WGPU_ENUM_ATTRIBUTE;

/**
 * What the numbers in a surface's textures mean.
 *
 * A texture whose format ends in `Srgb` encodes what shaders write, as it does anywhere. Into every other format shaders write values
 * that are already encoded for the color space.
 */
typedef enum WGPUAbiColorSpace {
    /** `ExtendedSRGBLinear` for `RGBA16Float` where the surface has it, else `SRGB`. */
    WGPUAbiColorSpace_Auto = 0x00000000,
    /** sRGB, values from 0 to 1. Every surface has it. */
    WGPUAbiColorSpace_SRGB = 0x00000001,
    /** The primaries of sRGB with linear values, negative ones and ones above 1 among them (scRGB). */
    WGPUAbiColorSpace_ExtendedSRGBLinear = 0x00000002,
    /** Display P3 with the curve of sRGB, values from 0 to 1. */
    WGPUAbiColorSpace_DisplayP3 = 0x00000003,
    /** BT.2100 with perceptual quantisation (HDR10): 1 stands for 10000 cd/m². */
    WGPUAbiColorSpace_BT2100PQ = 0x00000004,
    /** BT.2100 with hybrid log-gamma. */
    WGPUAbiColorSpace_BT2100HLG = 0x00000005,
    /** The primaries and the curve of sRGB, values below 0 and above 1 among them. */
    WGPUAbiColorSpace_ExtendedSRGB = 0x00000006,
    /** Display P3 with the curve of sRGB, values below 0 and above 1 among them. Metal. */
    WGPUAbiColorSpace_ExtendedDisplayP3 = 0x00000007,
    WGPUAbiColorSpace_Force32 = 0x7FFFFFFF
} WGPUAbiColorSpace WGPU_ENUM_ATTRIBUTE;

/** @} */

/**
 * @defgroup AbiBitflags Bit flags of wgpu-abi
 * @{
 */

/** Switches of instances besides those of `WGPUInstanceFlag`, to be combined with them. */
typedef WGPUFlags WGPUAbiInstanceFlag;
/**
 * Refuses whatever the standard refuses, also what programs written for wgpu-native rely on. The environment variable
 * `WGPU_ABI_STRICT` (any value but `0`) does the same for all instances.
 */
static const WGPUAbiInstanceFlag WGPUAbiInstanceFlag_Strict = 0x0000000000000080;

/**
 * Shader stages that the standard does not have. They go where `WGPUShaderStage` goes, together with its flags, in the
 * `visibility` of bind group layout entries; the device must have the feature `WGPUAbiFeature_MeshShader`.
 */
typedef WGPUFlags WGPUAbiShaderStage;
/** The task stage of a mesh pipeline. */
static const WGPUAbiShaderStage WGPUAbiShaderStage_Task = 0x0000010000000000;
/** The mesh stage of a mesh pipeline. */
static const WGPUAbiShaderStage WGPUAbiShaderStage_Mesh = 0x0000020000000000;

/** Uses of buffers besides those of `WGPUBufferUsage`, to be combined with them. */
typedef WGPUFlags WGPUAbiBufferUsage;
/**
 * Vertices, indices, transforms and boxes of builds. Needs the feature `WGPUNativeFeature_RayQuery`. The buffer can be copied from
 * as if it had `CopySrc`, too.
 */
static const WGPUAbiBufferUsage WGPUAbiBufferUsage_BlasInput = 0x0000000100000000;

/** How an acceleration structure is made: a combination of the `WGPUAbiAccelerationStructureFlags_*`. */
typedef WGPUFlags WGPUAbiAccelerationStructureFlags;
/** None of those below. */
static const WGPUAbiAccelerationStructureFlags WGPUAbiAccelerationStructureFlags_None = 0x0000000000000000;
/** Leaves room for later updates. wgpu-core 30 builds anew every time, so this only costs memory. */
static const WGPUAbiAccelerationStructureFlags WGPUAbiAccelerationStructureFlags_AllowUpdate = 0x0000000000000001;
/** It can be compacted: see `wgpuAbiBlasPrepareCompaction`. For a `WGPUAbiBlas`. */
static const WGPUAbiAccelerationStructureFlags WGPUAbiAccelerationStructureFlags_AllowCompaction = 0x0000000000000002;
/** Rays are to be fast. Not together with `PreferFastBuild`. */
static const WGPUAbiAccelerationStructureFlags WGPUAbiAccelerationStructureFlags_PreferFastTrace = 0x0000000000000004;
/** Builds are to be fast. Not together with `PreferFastTrace`. */
static const WGPUAbiAccelerationStructureFlags WGPUAbiAccelerationStructureFlags_PreferFastBuild = 0x0000000000000008;
/** Little memory is to be taken, for builds and for the result. */
static const WGPUAbiAccelerationStructureFlags WGPUAbiAccelerationStructureFlags_LowMemory = 0x0000000000000010;
/** Builds read a transform for each geometry of triangles from a buffer. For a `WGPUAbiBlas` of triangles. */
static const WGPUAbiAccelerationStructureFlags WGPUAbiAccelerationStructureFlags_UseTransform = 0x0000000000000020;
/**
 * Shaders may ask for the corners of the triangle that was hit. Needs the feature
 * `WGPUAbiFeature_RayHitVertexReturn`; a `WGPUAbiTlas` with it has only instances with it.
 */
static const WGPUAbiAccelerationStructureFlags WGPUAbiAccelerationStructureFlags_AllowRayHitVertexReturn = 0x0000000000000040;

/** What rays make of a geometry: a combination of the `WGPUAbiGeometryFlags_*`. */
typedef WGPUFlags WGPUAbiGeometryFlags;
/** None of those below. */
static const WGPUAbiGeometryFlags WGPUAbiGeometryFlags_None = 0x0000000000000000;
/** Every hit counts. Without it, each is only a candidate until the shader confirms it. */
static const WGPUAbiGeometryFlags WGPUAbiGeometryFlags_Opaque = 0x0000000000000001;
/** No primitive is offered as a candidate more than once. */
static const WGPUAbiGeometryFlags WGPUAbiGeometryFlags_NoDuplicateAnyHitInvocation = 0x0000000000000002;

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

/**
 * Called exactly once for every `wgpuAbiBlasPrepareCompaction`. `message` is empty on success and lives only during the call; no
 * lock is held.
 */
typedef void (*WGPUAbiPrepareCompactionCallback)(WGPUAbiPrepareCompactionStatus status, WGPUStringView message, WGPU_NULLABLE void *userdata1, WGPU_NULLABLE void *userdata2) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

/**
 * @defgroup AbiCallbackInfos Callback descriptions of wgpu-abi
 * @{
 */

/** The callback of `wgpuAbiBlasPrepareCompaction` and when it may be called. */
typedef struct WGPUAbiPrepareCompactionCallbackInfo {
    /** NULL; nothing can be chained here. */
    WGPUChainedStruct *nextInChain;
    /** When the callback is called. Has no default: 0 is not a mode. */
    WGPUCallbackMode mode;
    /** The function to call. With NULL nothing is called; the future still completes. */
    WGPUAbiPrepareCompactionCallback callback;
    /** Passed to the callback as it is; never read. */
    WGPU_NULLABLE void *userdata1;
    /** Passed to the callback as it is; never read. */
    WGPU_NULLABLE void *userdata2;
} WGPUAbiPrepareCompactionCallbackInfo WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUAbiPrepareCompactionCallbackInfo` with every member at its default. */
#define WGPU_ABI_PREPARE_COMPACTION_CALLBACK_INFO_INIT _wgpu_MAKE_INIT_STRUCT(WGPUAbiPrepareCompactionCallbackInfo, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.mode=*/_wgpu_ENUM_ZERO_INIT(WGPUCallbackMode) _wgpu_COMMA \
    /*.callback=*/NULL _wgpu_COMMA \
    /*.userdata1=*/NULL _wgpu_COMMA \
    /*.userdata2=*/NULL _wgpu_COMMA \
})

/** @} */

/**
 * @defgroup AbiStructures Structures of wgpu-abi
 * @{
 */

/** Chained to `WGPUBindGroupEntry`: binds a `WGPUAbiTlas`, or an array of them, in place of the other members. */
typedef struct WGPUAbiAccelerationStructureBindingEntry {
    /** The link; its `sType` is `WGPUAbiSType_AccelerationStructureBindingEntry`. */
    WGPUChainedStruct chain;
    /**
     * The structure of a single binding; NULL for an array. The group keeps it. It need not be built yet: it must when the group is
     * used.
     */
    WGPU_NULLABLE WGPUAbiTlas tlas;
    /** The number of `tlases`; 0 for a single binding. */
    size_t tlasCount;
    /** The structures of an array. May be NULL if there are none. Copied. */
    const WGPUAbiTlas *tlases;
} WGPUAbiAccelerationStructureBindingEntry WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUAbiAccelerationStructureBindingEntry` with every member at its default. */
#define WGPU_ABI_ACCELERATION_STRUCTURE_BINDING_ENTRY_INIT _wgpu_MAKE_INIT_STRUCT(WGPUAbiAccelerationStructureBindingEntry, { \
    /*.chain=*/_wgpu_MAKE_INIT_STRUCT(WGPUChainedStruct, { \
        /*.next=*/NULL _wgpu_COMMA \
        /*.sType=*/(WGPUSType)WGPUAbiSType_AccelerationStructureBindingEntry _wgpu_COMMA \
    }) _wgpu_COMMA \
    /*.tlas=*/NULL _wgpu_COMMA \
    /*.tlasCount=*/0 _wgpu_COMMA \
    /*.tlases=*/NULL _wgpu_COMMA \
})

/**
 * Chained to `WGPUBindGroupLayoutEntry`: the entry binds a `WGPUAbiTlas`, or with `bindingArraySize` an array of them
 * (feature `WGPUNativeFeature_AccelerationStructureBindingArray`).
 */
typedef struct WGPUAbiAccelerationStructureBindingLayout {
    /** The link; its `sType` is `WGPUAbiSType_AccelerationStructureBindingLayout`. */
    WGPUChainedStruct chain;
    /**
     * Not 0: shaders declare it `acceleration_structure<vertex_return>` and may ask for the corners of the triangle hit. Needs the
     * feature `WGPUAbiFeature_RayHitVertexReturn` and structures with the flag for it.
     */
    WGPUBool vertexReturn;
} WGPUAbiAccelerationStructureBindingLayout WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUAbiAccelerationStructureBindingLayout` with every member at its default. */
#define WGPU_ABI_ACCELERATION_STRUCTURE_BINDING_LAYOUT_INIT _wgpu_MAKE_INIT_STRUCT(WGPUAbiAccelerationStructureBindingLayout, { \
    /*.chain=*/_wgpu_MAKE_INIT_STRUCT(WGPUChainedStruct, { \
        /*.next=*/NULL _wgpu_COMMA \
        /*.sType=*/(WGPUSType)WGPUAbiSType_AccelerationStructureBindingLayout _wgpu_COMMA \
    }) _wgpu_COMMA \
    /*.vertexReturn=*/WGPU_FALSE _wgpu_COMMA \
})

/**
 * Limits of acceleration structures. An extension of `WGPULimits`, to be filled and to be asked for.
 *
 * The defaults hold on a device with the feature `WGPUNativeFeature_RayQuery`, as far as its adapter reaches them; without it they
 * are 0. As with all limits, requiring less than the default gives the default.
 */
typedef struct WGPUAbiAccelerationStructureLimits {
    /** The link; its `sType` is `WGPUAbiSType_AccelerationStructureLimits`. */
    WGPUChainedStruct chain;
    /**
     * Most triangles or boxes of a `WGPUAbiBlas`, all its geometries together; also the most vertices of a geometry. Default:
     * 2^28.
     */
    uint32_t maxBlasPrimitiveCount;
    /** Most geometries of a `WGPUAbiBlas`. Default: 2^24 - 1. */
    uint32_t maxBlasGeometryCount;
    /** Most instances of a `WGPUAbiTlas`. Default: 2^24 - 1. */
    uint32_t maxTlasInstanceCount;
    /** Most bindings of a `WGPUAbiTlas` that one stage can reach, over all groups. Default: 1. */
    uint32_t maxAccelerationStructuresPerShaderStage;
    /** Most elements of binding arrays of `WGPUAbiTlas` that one stage can reach. Default: 0. */
    uint32_t maxBindingArrayAccelerationStructureElementsPerShaderStage;
} WGPUAbiAccelerationStructureLimits WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUAbiAccelerationStructureLimits` with every member at its default. */
#define WGPU_ABI_ACCELERATION_STRUCTURE_LIMITS_INIT _wgpu_MAKE_INIT_STRUCT(WGPUAbiAccelerationStructureLimits, { \
    /*.chain=*/_wgpu_MAKE_INIT_STRUCT(WGPUChainedStruct, { \
        /*.next=*/NULL _wgpu_COMMA \
        /*.sType=*/(WGPUSType)WGPUAbiSType_AccelerationStructureLimits _wgpu_COMMA \
    }) _wgpu_COMMA \
    /*.maxBlasPrimitiveCount=*/WGPU_LIMIT_U32_UNDEFINED _wgpu_COMMA \
    /*.maxBlasGeometryCount=*/WGPU_LIMIT_U32_UNDEFINED _wgpu_COMMA \
    /*.maxTlasInstanceCount=*/WGPU_LIMIT_U32_UNDEFINED _wgpu_COMMA \
    /*.maxAccelerationStructuresPerShaderStage=*/WGPU_LIMIT_U32_UNDEFINED _wgpu_COMMA \
    /*.maxBindingArrayAccelerationStructureElementsPerShaderStage=*/WGPU_LIMIT_U32_UNDEFINED _wgpu_COMMA \
})

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
    /**
     * The UUID of the GPU, such as `5a3e7c1e-1d2b-4f6a-9c55-0123456789ab`, the same for every process and
     * interface that knows it (NVIDIA's tools print it after `GPU-`). Empty when the backend does not
     * tell: only Vulkan does.
     */
    WGPUStringView deviceUUID;
    /**
     * The UUID of the driver's build, which two processes must share to share memory. Empty when
     * the backend does not tell.
     */
    WGPUStringView driverUUID;
    /**
     * The number that Windows gives the adapter until the next start of the system, its low part in
     * the lower 32 bits. 0 when there is none.
     */
    uint64_t deviceLUID;
    /** With `deviceLUID`: a bit for each of the GPUs that work as one adapter. 0 without. */
    uint32_t deviceNodeMask;
    /** The name of the driver. */
    WGPUStringView driver;
    /** The driver's version and other words of its own. */
    WGPUStringView driverInfo;
} WGPUAbiAdapterDetails WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUAbiAdapterDetails` with every member at its default. */
#define WGPU_ABI_ADAPTER_DETAILS_INIT _wgpu_MAKE_INIT_STRUCT(WGPUAbiAdapterDetails, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.pciBusId=*/WGPU_STRING_VIEW_INIT _wgpu_COMMA \
    /*.deviceUUID=*/WGPU_STRING_VIEW_INIT _wgpu_COMMA \
    /*.driverUUID=*/WGPU_STRING_VIEW_INIT _wgpu_COMMA \
    /*.deviceLUID=*/0 _wgpu_COMMA \
    /*.deviceNodeMask=*/0 _wgpu_COMMA \
    /*.driver=*/WGPU_STRING_VIEW_INIT _wgpu_COMMA \
    /*.driverInfo=*/WGPU_STRING_VIEW_INIT _wgpu_COMMA \
})

/**
 * Picks one adapter of several. An extension of `WGPURequestAdapterOptions`.
 *
 * Only an adapter that matches every member that is given is found; `powerPreference` is then ignored.
 * `wgpuAbiAdapterGetDetails` tells what an adapter has.
 */
typedef struct WGPUAbiAdapterSelector {
    /** The link; its `sType` is `WGPUAbiSType_AdapterSelector`. */
    WGPUChainedStruct chain;
    /** The place on the PCI bus, with or without the domain: `0000:81:00.0` or `81:00.0`. Default: any. */
    WGPUStringView pciBusId;
    /**
     * The UUID of the GPU, 32 hexadecimal digits with or without hyphens or a `GPU-` before them.
     * Default: any.
     */
    WGPUStringView deviceUUID;
    /** The LUID of the adapter. 0: any. */
    uint64_t deviceLUID;
    /** The vendor's number on the PCI bus. 0: any. */
    uint32_t vendorID;
    /** The vendor's number for the model. 0: any. */
    uint32_t deviceID;
} WGPUAbiAdapterSelector WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUAbiAdapterSelector` with every member at its default. */
#define WGPU_ABI_ADAPTER_SELECTOR_INIT _wgpu_MAKE_INIT_STRUCT(WGPUAbiAdapterSelector, { \
    /*.chain=*/_wgpu_MAKE_INIT_STRUCT(WGPUChainedStruct, { \
        /*.next=*/NULL _wgpu_COMMA \
        /*.sType=*/(WGPUSType)WGPUAbiSType_AdapterSelector _wgpu_COMMA \
    }) _wgpu_COMMA \
    /*.pciBusId=*/WGPU_STRING_VIEW_INIT _wgpu_COMMA \
    /*.deviceUUID=*/WGPU_STRING_VIEW_INIT _wgpu_COMMA \
    /*.deviceLUID=*/0 _wgpu_COMMA \
    /*.vendorID=*/0 _wgpu_COMMA \
    /*.deviceID=*/0 _wgpu_COMMA \
})

/** One backend's answer to a request for an adapter. */
typedef struct WGPUAbiBackendReport {
    /** The backend. */
    WGPUBackendType backendType;
    /** Whether it has an adapter for the request. */
    WGPUAbiBackendState state;
    /** How many adapters it has, whether they fit or not. 0 where it was not asked. */
    size_t adapterCount;
    /**
     * The reason in words, with the message of the loader or driver. Empty when an adapter is
     * available.
     */
    WGPUStringView message;
} WGPUAbiBackendReport WGPU_STRUCTURE_ATTRIBUTE;

/**
 * Every backend's answer to a request for an adapter.
 *
 * Filled by `wgpuAbiInstanceGetBackendReports`; given back with `wgpuAbiBackendReportsFreeMembers`.
 */
typedef struct WGPUAbiBackendReports {
    /** NULL; nothing can be chained here. */
    WGPUChainedStruct *nextInChain;
    /** The number of elements in `reports`. */
    size_t reportCount;
    /** One report for each backend that wgpu-core has on any platform. */
    const WGPUAbiBackendReport *reports;
} WGPUAbiBackendReports WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUAbiBackendReports` with every member at its default. */
#define WGPU_ABI_BACKEND_REPORTS_INIT _wgpu_MAKE_INIT_STRUCT(WGPUAbiBackendReports, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.reportCount=*/0 _wgpu_COMMA \
    /*.reports=*/NULL _wgpu_COMMA \
})

/** The number of boxes that a `WGPUAbiBlas` keeps room for. */
typedef struct WGPUAbiBlasBoxSize {
    /** NULL; nothing can be chained here. */
    WGPUChainedStruct *nextInChain;
    /** The most boxes of a build. */
    uint32_t primitiveCount;
    /** What rays make of the boxes. */
    WGPUAbiGeometryFlags flags;
} WGPUAbiBlasBoxSize WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUAbiBlasBoxSize` with every member at its default. */
#define WGPU_ABI_BLAS_BOX_SIZE_INIT _wgpu_MAKE_INIT_STRUCT(WGPUAbiBlasBoxSize, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.primitiveCount=*/0 _wgpu_COMMA \
    /*.flags=*/WGPUAbiGeometryFlags_None _wgpu_COMMA \
})

/** The boxes of one geometry of a build, each with six 32-bit floats: the smallest x, y, z, then the greatest. */
typedef struct WGPUAbiBlasBoxes {
    /** NULL; nothing can be chained here. */
    WGPUChainedStruct *nextInChain;
    /** The boxes. The buffer needs usage `WGPUAbiBufferUsage_BlasInput`. */
    WGPUBuffer buffer;
    /** Bytes before the first box, a multiple of 8 and less than 4 GiB. */
    uint64_t offset;
    /** Bytes from one box to the next, a multiple of 8 and at least 24. */
    uint64_t stride;
    /** How many boxes, at most as many as created for. */
    uint32_t primitiveCount;
} WGPUAbiBlasBoxes WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUAbiBlasBoxes` with every member at its default. */
#define WGPU_ABI_BLAS_BOXES_INIT _wgpu_MAKE_INIT_STRUCT(WGPUAbiBlasBoxes, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.buffer=*/NULL _wgpu_COMMA \
    /*.offset=*/0 _wgpu_COMMA \
    /*.stride=*/24 _wgpu_COMMA \
    /*.primitiveCount=*/WGPU_ABI_COUNT_UNDEFINED _wgpu_COMMA \
})

/** The triangles of one geometry of a build. Formats and flags are those that the structure was created with. */
typedef struct WGPUAbiBlasTriangles {
    /** NULL; nothing can be chained here. */
    WGPUChainedStruct *nextInChain;
    /** The positions. The buffer needs usage `WGPUAbiBufferUsage_BlasInput`. */
    WGPUBuffer vertexBuffer;
    /**
     * Bytes from one vertex to the next: at least the size of the format (6 bytes for `Float16x4` and `Snorm16x4`), and a multiple
     * of the size of its components.
     */
    uint64_t vertexStride;
    /** The number of vertices before the first one that is used. Indices begin to count there. */
    uint32_t firstVertex;
    /** How many vertices, at most as many as created for. */
    uint32_t vertexCount;
    /**
     * The indices, if the geometry was created with a format for them; else NULL. Needs usage `WGPUAbiBufferUsage_BlasInput`, and a
     * size that is a multiple of 4. An index beyond `vertexCount` counts as the last one.
     */
    WGPU_NULLABLE WGPUBuffer indexBuffer;
    /** The number of indices before the first one. */
    uint32_t firstIndex;
    /** How many indices, a multiple of 3 and at most as many as created for. */
    uint32_t indexCount;
    /**
     * 12 numbers as in `WGPUAbiTransform`, applied to the vertices, if the structure was created with the flag `UseTransform`;
     * else NULL. Needs usage `WGPUAbiBufferUsage_BlasInput`.
     */
    WGPU_NULLABLE WGPUBuffer transformBuffer;
    /** Bytes before the transform, a multiple of 16. */
    uint64_t transformOffset;
} WGPUAbiBlasTriangles WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUAbiBlasTriangles` with every member at its default. */
#define WGPU_ABI_BLAS_TRIANGLES_INIT _wgpu_MAKE_INIT_STRUCT(WGPUAbiBlasTriangles, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.vertexBuffer=*/NULL _wgpu_COMMA \
    /*.vertexStride=*/12 _wgpu_COMMA \
    /*.firstVertex=*/0 _wgpu_COMMA \
    /*.vertexCount=*/WGPU_ABI_COUNT_UNDEFINED _wgpu_COMMA \
    /*.indexBuffer=*/NULL _wgpu_COMMA \
    /*.firstIndex=*/0 _wgpu_COMMA \
    /*.indexCount=*/WGPU_ABI_COUNT_UNDEFINED _wgpu_COMMA \
    /*.transformBuffer=*/NULL _wgpu_COMMA \
    /*.transformOffset=*/0 _wgpu_COMMA \
})

/** One bottom level structure of a build: as many geometries as it was created with or fewer, of the same kind and in the same order. */
typedef struct WGPUAbiBlasBuild {
    /** NULL; nothing can be chained here. */
    WGPUChainedStruct *nextInChain;
    /** What is built; once in a call. */
    WGPUAbiBlas blas;
    /** The number of `triangleGeometries`. */
    size_t triangleGeometryCount;
    /** The geometries of triangles. May be NULL if there are none. */
    const WGPUAbiBlasTriangles *triangleGeometries;
    /** The number of `boxGeometries`. */
    size_t boxGeometryCount;
    /** The geometries of boxes. May be NULL if there are none. */
    const WGPUAbiBlasBoxes *boxGeometries;
} WGPUAbiBlasBuild WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUAbiBlasBuild` with every member at its default. */
#define WGPU_ABI_BLAS_BUILD_INIT _wgpu_MAKE_INIT_STRUCT(WGPUAbiBlasBuild, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.blas=*/NULL _wgpu_COMMA \
    /*.triangleGeometryCount=*/0 _wgpu_COMMA \
    /*.triangleGeometries=*/NULL _wgpu_COMMA \
    /*.boxGeometryCount=*/0 _wgpu_COMMA \
    /*.boxGeometries=*/NULL _wgpu_COMMA \
})

/** The size and kind of triangles: what a `WGPUAbiBlas` keeps room for. */
typedef struct WGPUAbiBlasTriangleSize {
    /** NULL; nothing can be chained here. */
    WGPUChainedStruct *nextInChain;
    /**
     * The format of positions: `Float32x3`, with the feature
     * `WGPUAbiFeature_ExtendedAccelerationStructureVertexFormats` also `Float32x2`, `Float16x2`, `Float16x4`, `Snorm16x2` and
     * `Snorm16x4`.
     */
    WGPUVertexFormat vertexFormat;
    /** The most vertices of a build. */
    uint32_t vertexCount;
    /** The format of indices. `Undefined`: no indices, each three vertices are a triangle. */
    WGPUIndexFormat indexFormat;
    /** The most indices of a build, a multiple of 3; 0 without an `indexFormat`. */
    uint32_t indexCount;
    /** What rays make of the triangles. */
    WGPUAbiGeometryFlags flags;
} WGPUAbiBlasTriangleSize WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUAbiBlasTriangleSize` with every member at its default. */
#define WGPU_ABI_BLAS_TRIANGLE_SIZE_INIT _wgpu_MAKE_INIT_STRUCT(WGPUAbiBlasTriangleSize, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.vertexFormat=*/WGPUVertexFormat_Float32x3 _wgpu_COMMA \
    /*.vertexCount=*/0 _wgpu_COMMA \
    /*.indexFormat=*/_wgpu_ENUM_ZERO_INIT(WGPUIndexFormat) _wgpu_COMMA \
    /*.indexCount=*/0 _wgpu_COMMA \
    /*.flags=*/WGPUAbiGeometryFlags_Opaque _wgpu_COMMA \
})

/** Describes a bottom level acceleration structure, for `wgpuAbiDeviceCreateBlas`. It has geometries of triangles, or of boxes. */
typedef struct WGPUAbiBlasDescriptor {
    /** NULL; nothing can be chained here. */
    WGPUChainedStruct *nextInChain;
    /** A name for error messages and debuggers. Copied. */
    WGPUStringView label;
    /** How it is made. */
    WGPUAbiAccelerationStructureFlags flags;
    /** Whether builds may be updates. */
    WGPUAbiAccelerationStructureUpdateMode updateMode;
    /** The number of `triangleGeometries`, at most `maxBlasGeometryCount`; 0 if there are `boxGeometries`. */
    size_t triangleGeometryCount;
    /** The geometries of triangles. May be NULL if there are none. Copied. */
    const WGPUAbiBlasTriangleSize *triangleGeometries;
    /** The number of `boxGeometries`, at most `maxBlasGeometryCount`; 0 if there are `triangleGeometries`. */
    size_t boxGeometryCount;
    /** The geometries of axis-aligned boxes. May be NULL if there are none. Copied. */
    const WGPUAbiBlasBoxSize *boxGeometries;
} WGPUAbiBlasDescriptor WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUAbiBlasDescriptor` with every member at its default. */
#define WGPU_ABI_BLAS_DESCRIPTOR_INIT _wgpu_MAKE_INIT_STRUCT(WGPUAbiBlasDescriptor, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.label=*/WGPU_STRING_VIEW_INIT _wgpu_COMMA \
    /*.flags=*/WGPUAbiAccelerationStructureFlags_None _wgpu_COMMA \
    /*.updateMode=*/_wgpu_ENUM_ZERO_INIT(WGPUAbiAccelerationStructureUpdateMode) _wgpu_COMMA \
    /*.triangleGeometryCount=*/0 _wgpu_COMMA \
    /*.triangleGeometries=*/NULL _wgpu_COMMA \
    /*.boxGeometryCount=*/0 _wgpu_COMMA \
    /*.boxGeometries=*/NULL _wgpu_COMMA \
})

/** A buffer, and where in it to begin; the range goes to the buffer's end. */
typedef struct WGPUAbiBoundBuffer {
    /** The buffer; NULL leaves what is bound. */
    WGPU_NULLABLE WGPUBuffer buffer;
    /** Bytes before the first element. */
    uint64_t offset;
} WGPUAbiBoundBuffer WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUAbiBoundBuffer` with every member at its default. */
#define WGPU_ABI_BOUND_BUFFER_INIT _wgpu_MAKE_INIT_STRUCT(WGPUAbiBoundBuffer, { \
    /*.buffer=*/NULL _wgpu_COMMA \
    /*.offset=*/0 _wgpu_COMMA \
})

/** A format that a surface can have in a color space. */
typedef struct WGPUAbiColorFormat {
    /**
     * The format. It may be one that `WGPUSurfaceCapabilities` leaves out, as it has no color space
     * that `Auto` would choose.
     */
    WGPUTextureFormat format;
    /** The color space. */
    WGPUAbiColorSpace colorSpace;
} WGPUAbiColorFormat WGPU_STRUCTURE_ATTRIBUTE;

/**
 * The formats of a surface with their color spaces.
 *
 * Filled by `wgpuAbiSurfaceGetColorFormats`; given back with `wgpuAbiColorFormatsFreeMembers`.
 */
typedef struct WGPUAbiColorFormats {
    /** NULL; nothing can be chained here. */
    WGPUChainedStruct *nextInChain;
    /** The number of elements in `formats`. */
    size_t formatCount;
    /** Every pair that can be configured. */
    const WGPUAbiColorFormat *formats;
} WGPUAbiColorFormats WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUAbiColorFormats` with every member at its default. */
#define WGPU_ABI_COLOR_FORMATS_INIT _wgpu_MAKE_INIT_STRUCT(WGPUAbiColorFormats, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.formatCount=*/0 _wgpu_COMMA \
    /*.formats=*/NULL _wgpu_COMMA \
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

/**
 * One dispatch and what it needs bound, for `wgpuAbiComputePassEncoderDispatchMany`.
 *
 * A record of 72 bytes without gaps, to be filled like `WGPUAbiDraw`.
 */
typedef struct WGPUAbiDispatch {
    /** The pipeline; NULL leaves the one that is set. */
    WGPU_NULLABLE WGPUComputePipeline pipeline;
    /** Bind group 0; NULL leaves the one that is set. */
    WGPU_NULLABLE WGPUBindGroup bindGroup0;
    /** Bind group 1, likewise. */
    WGPU_NULLABLE WGPUBindGroup bindGroup1;
    /** Bind group 2, likewise. */
    WGPU_NULLABLE WGPUBindGroup bindGroup2;
    /** Bind group 3, likewise. */
    WGPU_NULLABLE WGPUBindGroup bindGroup3;
    /** The dynamic offset of `bindGroup0` in bytes, if bit 0 of `dynamicOffsetMask` is set. */
    uint32_t dynamicOffset0;
    /** The dynamic offset of `bindGroup1`, with bit 1. */
    uint32_t dynamicOffset1;
    /** The dynamic offset of `bindGroup2`, with bit 2. */
    uint32_t dynamicOffset2;
    /** The dynamic offset of `bindGroup3`, with bit 3. */
    uint32_t dynamicOffset3;
    /** Which of the bind groups have a dynamic offset. Groups with several need a call of their own. */
    uint32_t dynamicOffsetMask;
    /** Workgroups in the first direction; 0 in any direction runs none. */
    uint32_t workgroupCountX;
    /** Workgroups in the second direction. */
    uint32_t workgroupCountY;
    /** Workgroups in the third direction. */
    uint32_t workgroupCountZ;
} WGPUAbiDispatch WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUAbiDispatch` with every member at its default. */
#define WGPU_ABI_DISPATCH_INIT _wgpu_MAKE_INIT_STRUCT(WGPUAbiDispatch, { \
    /*.pipeline=*/NULL _wgpu_COMMA \
    /*.bindGroup0=*/NULL _wgpu_COMMA \
    /*.bindGroup1=*/NULL _wgpu_COMMA \
    /*.bindGroup2=*/NULL _wgpu_COMMA \
    /*.bindGroup3=*/NULL _wgpu_COMMA \
    /*.dynamicOffset0=*/0 _wgpu_COMMA \
    /*.dynamicOffset1=*/0 _wgpu_COMMA \
    /*.dynamicOffset2=*/0 _wgpu_COMMA \
    /*.dynamicOffset3=*/0 _wgpu_COMMA \
    /*.dynamicOffsetMask=*/0 _wgpu_COMMA \
    /*.workgroupCountX=*/1 _wgpu_COMMA \
    /*.workgroupCountY=*/1 _wgpu_COMMA \
    /*.workgroupCountZ=*/1 _wgpu_COMMA \
})

/**
 * What the display behind a surface can show, for the tone mapping of a program.
 *
 * What is not known is NaN: on Linux all of it, on Windows the headrooms, on the systems of Apple the
 * luminances. Luminances are in cd/m², headrooms are how many times brighter than white.
 */
typedef struct WGPUAbiDisplayInfo {
    /** NULL; nothing can be chained here. */
    WGPUChainedStruct *nextInChain;
    /** The brightest that a small part of the display can be. */
    float maxLuminance;
    /** The brightest that all of the display can be at once. */
    float maxFullFrameLuminance;
    /** The darkest that it can be. */
    float minLuminance;
    /** How bright white is that is not HDR. */
    float whiteLuminance;
    /** The headroom now. */
    float currentHeadroom;
    /** The headroom at best. */
    float potentialHeadroom;
    /** The headroom of the reference mode, where one is set. */
    float referenceHeadroom;
    /** The number of bits of each color channel; 0 when it is not known. */
    uint32_t bitsPerColor;
} WGPUAbiDisplayInfo WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUAbiDisplayInfo` with every member at its default. */
#define WGPU_ABI_DISPLAY_INFO_INIT _wgpu_MAKE_INIT_STRUCT(WGPUAbiDisplayInfo, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.maxLuminance=*/0.0f _wgpu_COMMA \
    /*.maxFullFrameLuminance=*/0.0f _wgpu_COMMA \
    /*.minLuminance=*/0.0f _wgpu_COMMA \
    /*.whiteLuminance=*/0.0f _wgpu_COMMA \
    /*.currentHeadroom=*/0.0f _wgpu_COMMA \
    /*.potentialHeadroom=*/0.0f _wgpu_COMMA \
    /*.referenceHeadroom=*/0.0f _wgpu_COMMA \
    /*.bitsPerColor=*/0 _wgpu_COMMA \
})

/**
 * One draw and what it needs bound, for `wgpuAbiRenderPassEncoderDrawMany` and
 * `wgpuAbiRenderBundleEncoderDrawMany`.
 *
 * A record of 168 bytes without gaps, so that arrays of it can be filled by programs that know
 * nothing of C structs: handles are 64-bit numbers, and neighbours of one kind lie side by side.
 * Handles that are NULL leave what is bound, by the draw before or by other calls.
 */
typedef struct WGPUAbiDraw {
    /** The pipeline; NULL leaves the one that is set. */
    WGPU_NULLABLE WGPURenderPipeline pipeline;
    /** Bind group 0; NULL leaves the one that is set. */
    WGPU_NULLABLE WGPUBindGroup bindGroup0;
    /** Bind group 1, likewise. */
    WGPU_NULLABLE WGPUBindGroup bindGroup1;
    /** Bind group 2, likewise. */
    WGPU_NULLABLE WGPUBindGroup bindGroup2;
    /** Bind group 3, likewise. */
    WGPU_NULLABLE WGPUBindGroup bindGroup3;
    /** The vertex buffer of slot 0. */
    WGPUAbiBoundBuffer vertexBuffer0;
    /** The vertex buffer of slot 1. */
    WGPUAbiBoundBuffer vertexBuffer1;
    /** The vertex buffer of slot 2. */
    WGPUAbiBoundBuffer vertexBuffer2;
    /** The vertex buffer of slot 3. */
    WGPUAbiBoundBuffer vertexBuffer3;
    /** The index buffer. Needs `indexFormat`. */
    WGPUAbiBoundBuffer indexBuffer;
    /**
     * `Undefined`: vertices are drawn in order, and there is no `indexBuffer`. Else the draw is indexed, and this is the
     * format of `indexBuffer`.
     */
    WGPUIndexFormat indexFormat;
    /** The dynamic offset of `bindGroup0` in bytes, if bit 0 of `dynamicOffsetMask` is set. */
    uint32_t dynamicOffset0;
    /** The dynamic offset of `bindGroup1`, with bit 1. */
    uint32_t dynamicOffset1;
    /** The dynamic offset of `bindGroup2`, with bit 2. */
    uint32_t dynamicOffset2;
    /** The dynamic offset of `bindGroup3`, with bit 3. */
    uint32_t dynamicOffset3;
    /** Which of the bind groups have a dynamic offset. Groups with several need a call of their own. */
    uint32_t dynamicOffsetMask;
    /** How many vertices or indices. */
    uint32_t count;
    /** How many times; 0 draws nothing. */
    uint32_t instanceCount;
    /** The first vertex or index. */
    uint32_t first;
    /** Added to each index of an indexed draw. */
    int32_t baseVertex;
    /** The first instance. */
    uint32_t firstInstance;
    /** 0. */
    uint32_t reserved;
} WGPUAbiDraw WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUAbiDraw` with every member at its default. */
#define WGPU_ABI_DRAW_INIT _wgpu_MAKE_INIT_STRUCT(WGPUAbiDraw, { \
    /*.pipeline=*/NULL _wgpu_COMMA \
    /*.bindGroup0=*/NULL _wgpu_COMMA \
    /*.bindGroup1=*/NULL _wgpu_COMMA \
    /*.bindGroup2=*/NULL _wgpu_COMMA \
    /*.bindGroup3=*/NULL _wgpu_COMMA \
    /*.vertexBuffer0=*/WGPU_ABI_BOUND_BUFFER_INIT _wgpu_COMMA \
    /*.vertexBuffer1=*/WGPU_ABI_BOUND_BUFFER_INIT _wgpu_COMMA \
    /*.vertexBuffer2=*/WGPU_ABI_BOUND_BUFFER_INIT _wgpu_COMMA \
    /*.vertexBuffer3=*/WGPU_ABI_BOUND_BUFFER_INIT _wgpu_COMMA \
    /*.indexBuffer=*/WGPU_ABI_BOUND_BUFFER_INIT _wgpu_COMMA \
    /*.indexFormat=*/_wgpu_ENUM_ZERO_INIT(WGPUIndexFormat) _wgpu_COMMA \
    /*.dynamicOffset0=*/0 _wgpu_COMMA \
    /*.dynamicOffset1=*/0 _wgpu_COMMA \
    /*.dynamicOffset2=*/0 _wgpu_COMMA \
    /*.dynamicOffset3=*/0 _wgpu_COMMA \
    /*.dynamicOffsetMask=*/0 _wgpu_COMMA \
    /*.count=*/0 _wgpu_COMMA \
    /*.instanceCount=*/1 _wgpu_COMMA \
    /*.first=*/0 _wgpu_COMMA \
    /*.baseVertex=*/0 _wgpu_COMMA \
    /*.firstInstance=*/0 _wgpu_COMMA \
    /*.reserved=*/0 _wgpu_COMMA \
})

/**
 * Limits of mesh shaders. An extension of `WGPULimits`; `WGPU_ABI_MESH_LIMITS_INIT` asks for the default of each.
 *
 * Defaults are all 0: what a program uses must be asked for, together with the feature `WGPUAbiFeature_MeshShader`.
 * As with all limits, requiring less than the default gives the default, more than the adapter has is an error. Without the
 * feature the adapter's are told, but nothing can use them.
 *
 * A workgroup of the mesh stage may take 28672 bytes of payload, outputs and `var<workgroup>` together, one of the task
 * stage 32768 bytes of payload and `var<workgroup>`: what every GPU with mesh shaders has.
 */
typedef struct WGPUAbiMeshLimits {
    /** The link; its `sType` is `WGPUAbiSType_MeshLimits`. */
    WGPUChainedStruct chain;
    /** Most workgroups of a draw with a task stage: the product of its three counts. */
    uint32_t maxTaskWorkgroupTotalCount;
    /** Most workgroups of a draw with a task stage, in each direction. */
    uint32_t maxTaskWorkgroupsPerDimension;
    /** Most workgroups of a draw without a task stage, or that one workgroup of the task stage starts: the product of three. */
    uint32_t maxMeshWorkgroupTotalCount;
    /** Most workgroups of a draw without a task stage, or that one workgroup of the task stage starts, in each direction. */
    uint32_t maxMeshWorkgroupsPerDimension;
    /** Most invocations in a workgroup of the task stage. */
    uint32_t maxTaskInvocationsPerWorkgroup;
    /** Most invocations in a workgroup of the task stage, in each direction. */
    uint32_t maxTaskInvocationsPerDimension;
    /** Most invocations in a workgroup of the mesh stage. */
    uint32_t maxMeshInvocationsPerWorkgroup;
    /** Most invocations in a workgroup of the mesh stage, in each direction. */
    uint32_t maxMeshInvocationsPerDimension;
    /** Most bytes that a task workgroup hands to its mesh workgroups. */
    uint32_t maxTaskPayloadSize;
    /** Most vertices that a workgroup of the mesh stage makes. */
    uint32_t maxMeshOutputVertices;
    /** Most triangles, lines or points that a workgroup of the mesh stage makes. */
    uint32_t maxMeshOutputPrimitives;
    /** Most layers that a workgroup of the mesh stage can send primitives to. */
    uint32_t maxMeshOutputLayers;
    /** Most views of a mesh pipeline with `WGPUAbiMultiview`; 0: none. */
    uint32_t maxMeshMultiviewViewCount;
} WGPUAbiMeshLimits WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUAbiMeshLimits` with every member at its default. */
#define WGPU_ABI_MESH_LIMITS_INIT _wgpu_MAKE_INIT_STRUCT(WGPUAbiMeshLimits, { \
    /*.chain=*/_wgpu_MAKE_INIT_STRUCT(WGPUChainedStruct, { \
        /*.next=*/NULL _wgpu_COMMA \
        /*.sType=*/(WGPUSType)WGPUAbiSType_MeshLimits _wgpu_COMMA \
    }) _wgpu_COMMA \
    /*.maxTaskWorkgroupTotalCount=*/WGPU_LIMIT_U32_UNDEFINED _wgpu_COMMA \
    /*.maxTaskWorkgroupsPerDimension=*/WGPU_LIMIT_U32_UNDEFINED _wgpu_COMMA \
    /*.maxMeshWorkgroupTotalCount=*/WGPU_LIMIT_U32_UNDEFINED _wgpu_COMMA \
    /*.maxMeshWorkgroupsPerDimension=*/WGPU_LIMIT_U32_UNDEFINED _wgpu_COMMA \
    /*.maxTaskInvocationsPerWorkgroup=*/WGPU_LIMIT_U32_UNDEFINED _wgpu_COMMA \
    /*.maxTaskInvocationsPerDimension=*/WGPU_LIMIT_U32_UNDEFINED _wgpu_COMMA \
    /*.maxMeshInvocationsPerWorkgroup=*/WGPU_LIMIT_U32_UNDEFINED _wgpu_COMMA \
    /*.maxMeshInvocationsPerDimension=*/WGPU_LIMIT_U32_UNDEFINED _wgpu_COMMA \
    /*.maxTaskPayloadSize=*/WGPU_LIMIT_U32_UNDEFINED _wgpu_COMMA \
    /*.maxMeshOutputVertices=*/WGPU_LIMIT_U32_UNDEFINED _wgpu_COMMA \
    /*.maxMeshOutputPrimitives=*/WGPU_LIMIT_U32_UNDEFINED _wgpu_COMMA \
    /*.maxMeshOutputLayers=*/WGPU_LIMIT_U32_UNDEFINED _wgpu_COMMA \
    /*.maxMeshMultiviewViewCount=*/WGPU_LIMIT_U32_UNDEFINED _wgpu_COMMA \
})

/**
 * Describes a mesh pipeline, for `wgpuAbiDeviceCreateMeshPipeline`.
 *
 * Instead of a vertex stage it has a mesh stage, whose workgroups make vertices and primitives, and before it, if wanted, a
 * task stage, whose workgroups decide how many of them run.
 */
typedef struct WGPUAbiMeshPipelineDescriptor {
    /**
     * NULL, or `WGPUAbiPipelineExtras`, `WGPUAbiMultiview` or both. Several views need the feature
     * `WGPUAbiFeature_MeshShaderMultiview`.
     */
    WGPUChainedStruct *nextInChain;
    /** A name for error messages and debuggers. Copied. */
    WGPUStringView label;
    /**
     * Layout of the pipeline, or NULL to derive one from the shaders: its bind group layouts
     * (`wgpuRenderPipelineGetBindGroupLayout`) then fit this pipeline only. Without a `fragment` it is required.
     */
    WGPU_NULLABLE WGPUPipelineLayout layout;
    /** The task stage, or NULL: draws count workgroups of the mesh stage. */
    WGPU_NULLABLE const WGPUComputeState *task;
    /** The mesh stage. */
    WGPUComputeState mesh;
    /**
     * What becomes of the primitives. `topology` must be what the mesh stage makes: `TriangleList` (the default), `LineList`, or
     * `PointList`, for which the device needs the feature `WGPUAbiFeature_MeshShaderPoints`.
     */
    WGPUPrimitiveState primitive;
    /** Depth and stencil test, or NULL if the pass has no such attachment. */
    WGPU_NULLABLE const WGPUDepthStencilState *depthStencil;
    /** Multisampling. */
    WGPUMultisampleState multisample;
    /** The fragment stage, or NULL to write depth and stencil only. */
    WGPU_NULLABLE const WGPUFragmentState *fragment;
} WGPUAbiMeshPipelineDescriptor WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUAbiMeshPipelineDescriptor` with every member at its default. */
#define WGPU_ABI_MESH_PIPELINE_DESCRIPTOR_INIT _wgpu_MAKE_INIT_STRUCT(WGPUAbiMeshPipelineDescriptor, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.label=*/WGPU_STRING_VIEW_INIT _wgpu_COMMA \
    /*.layout=*/NULL _wgpu_COMMA \
    /*.task=*/NULL _wgpu_COMMA \
    /*.mesh=*/WGPU_COMPUTE_STATE_INIT _wgpu_COMMA \
    /*.primitive=*/WGPU_PRIMITIVE_STATE_INIT _wgpu_COMMA \
    /*.depthStencil=*/NULL _wgpu_COMMA \
    /*.multisample=*/WGPU_MULTISAMPLE_STATE_INIT _wgpu_COMMA \
    /*.fragment=*/NULL _wgpu_COMMA \
})

/**
 * Draws into several layers at once. An extension of `WGPURenderPipelineDescriptor`,
 * `WGPUAbiMeshPipelineDescriptor`, `WGPURenderPassDescriptor` and `WGPURenderBundleEncoderDescriptor`.
 *
 * The views of the pass are arrays (`WGPUTextureViewDimension_2DArray`) of the same number of layers,
 * and every draw goes to each layer whose bit is set; shaders see its number in `@builtin(view_index)`.
 * The device must have the feature `WGPUNativeFeature_Multiview`, and `WGPUNativeFeature_SelectiveMultiview`
 * if the mask leaves out a layer, which keeps what it has. Pass, pipelines and bundles must have the
 * same mask.
 */
typedef struct WGPUAbiMultiview {
    /** The link; its `sType` is `WGPUAbiSType_Multiview`. */
    WGPUChainedStruct chain;
    /**
     * Bit n: layer n of the views. The highest one must be below the limit `maxMultiviewViewCount`
     * of `WGPUNativeLimits`, and below 31. 0: as if this struct was not there.
     */
    uint32_t mask;
} WGPUAbiMultiview WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUAbiMultiview` with every member at its default. */
#define WGPU_ABI_MULTIVIEW_INIT _wgpu_MAKE_INIT_STRUCT(WGPUAbiMultiview, { \
    /*.chain=*/_wgpu_MAKE_INIT_STRUCT(WGPUChainedStruct, { \
        /*.next=*/NULL _wgpu_COMMA \
        /*.sType=*/(WGPUSType)WGPUAbiSType_Multiview _wgpu_COMMA \
    }) _wgpu_COMMA \
    /*.mask=*/0 _wgpu_COMMA \
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
    /**
     * The function that made the object and its callers, innermost first, as file and offset for `addr2line`,
     * with the name where it is known. Empty unless the environment variable `WGPU_ABI_LEAKS` was set, to something other
     * than `0`, when the first object was made. Lives until the callback returns.
     */
    WGPUStringView origin;
} WGPUAbiObject WGPU_STRUCTURE_ATTRIBUTE;

/**
 * The bytes of a pipeline cache.
 *
 * Filled by `wgpuAbiPipelineCacheGetData`; given back with `wgpuAbiPipelineCacheDataFreeMembers`.
 */
typedef struct WGPUAbiPipelineCacheData {
    /** NULL; nothing can be chained here. */
    WGPUChainedStruct *nextInChain;
    /** The number of bytes in `data`. */
    size_t dataSize;
    /** The bytes. What they mean is the driver's affair. */
    const void *data;
} WGPUAbiPipelineCacheData WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUAbiPipelineCacheData` with every member at its default. */
#define WGPU_ABI_PIPELINE_CACHE_DATA_INIT _wgpu_MAKE_INIT_STRUCT(WGPUAbiPipelineCacheData, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.dataSize=*/0 _wgpu_COMMA \
    /*.data=*/NULL _wgpu_COMMA \
})

/** Describes a pipeline cache, for `wgpuAbiDeviceCreatePipelineCache`. */
typedef struct WGPUAbiPipelineCacheDescriptor {
    /** NULL; nothing can be chained here. */
    WGPUChainedStruct *nextInChain;
    /** A name for error messages and debuggers. Copied. */
    WGPUStringView label;
    /** The number of bytes in `data`. 0: the cache begins empty. */
    size_t dataSize;
    /**
     * What `wgpuAbiPipelineCacheGetData` gave in an earlier run. May be NULL if the size is 0.
     * Copied.
     */
    const void *data;
    /** The number of bytes in `key`, at most 1024. 0: none. */
    size_t keySize;
    /**
     * A secret of the application. The data is signed with it, and data that was signed with
     * another key is refused. Without a key damaged data is refused, but whoever may write the data
     * can forge it, and drivers do not check what they read. May be NULL if the size is 0. Copied.
     */
    const void *key;
    /**
     * True: data that cannot be used, since it is damaged or another driver's, is ignored with a
     * warning in the log, and the cache begins empty. False: it is a validation error.
     */
    WGPUBool fallback;
} WGPUAbiPipelineCacheDescriptor WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUAbiPipelineCacheDescriptor` with every member at its default. */
#define WGPU_ABI_PIPELINE_CACHE_DESCRIPTOR_INIT _wgpu_MAKE_INIT_STRUCT(WGPUAbiPipelineCacheDescriptor, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.label=*/WGPU_STRING_VIEW_INIT _wgpu_COMMA \
    /*.dataSize=*/0 _wgpu_COMMA \
    /*.data=*/NULL _wgpu_COMMA \
    /*.keySize=*/0 _wgpu_COMMA \
    /*.key=*/NULL _wgpu_COMMA \
    /*.fallback=*/WGPU_FALSE _wgpu_COMMA \
})

/**
 * Gives a pipeline a cache. An extension of `WGPUComputePipelineDescriptor`,
 * `WGPURenderPipelineDescriptor` and `WGPUAbiMeshPipelineDescriptor`.
 */
typedef struct WGPUAbiPipelineExtras {
    /** The link; its `sType` is `WGPUAbiSType_PipelineExtras`. */
    WGPUChainedStruct chain;
    /** The cache to look in before the driver compiles, and to keep the result in. NULL: none. */
    WGPU_NULLABLE WGPUAbiPipelineCache cache;
} WGPUAbiPipelineExtras WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUAbiPipelineExtras` with every member at its default. */
#define WGPU_ABI_PIPELINE_EXTRAS_INIT _wgpu_MAKE_INIT_STRUCT(WGPUAbiPipelineExtras, { \
    /*.chain=*/_wgpu_MAKE_INIT_STRUCT(WGPUChainedStruct, { \
        /*.next=*/NULL _wgpu_COMMA \
        /*.sType=*/(WGPUSType)WGPUAbiSType_PipelineExtras _wgpu_COMMA \
    }) _wgpu_COMMA \
    /*.cache=*/NULL _wgpu_COMMA \
})

/** Describes a buffer whose memory can be shared, for `wgpuAbiDeviceCreateSharedBuffer`. */
typedef struct WGPUAbiSharedBufferDescriptor {
    /** NULL; nothing can be chained here. */
    WGPUChainedStruct *nextInChain;
    /** A name for error messages and debuggers. Copied. */
    WGPUStringView label;
    /** How the buffer is used; it cannot be mapped. `CopyDst` is added. */
    WGPUBufferUsage usage;
    /** The size in bytes, a multiple of 4 and not 0. */
    uint64_t size;
    /**
     * An opaque file descriptor (on Windows an NT handle) of memory that a Vulkan device, CUDA or this library exported on the
     * same GPU with the same driver; -1: new memory, all zero. It is duplicated, and stays the
     * caller's to close.
     */
    int32_t fd;
    /** With `fd`: the size in bytes of all the memory, as the exporter tells it. Else 0. */
    uint64_t memorySize;
    /** With `fd`: where in the memory the buffer begins, in bytes. Else 0. */
    uint64_t offset;
} WGPUAbiSharedBufferDescriptor WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUAbiSharedBufferDescriptor` with every member at its default. */
#define WGPU_ABI_SHARED_BUFFER_DESCRIPTOR_INIT _wgpu_MAKE_INIT_STRUCT(WGPUAbiSharedBufferDescriptor, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.label=*/WGPU_STRING_VIEW_INIT _wgpu_COMMA \
    /*.usage=*/WGPUBufferUsage_None _wgpu_COMMA \
    /*.size=*/0 _wgpu_COMMA \
    /*.fd=*/-1 _wgpu_COMMA \
    /*.memorySize=*/0 _wgpu_COMMA \
    /*.offset=*/0 _wgpu_COMMA \
})

/** The memory of a buffer, for another device, process or interface to import. */
typedef struct WGPUAbiSharedMemory {
    /** NULL; nothing can be chained here. */
    WGPUChainedStruct *nextInChain;
    /** The file descriptor, the caller's to close or to send to another process. -1: none. */
    int32_t fd;
    /** The size in bytes of all the memory; the importer needs it. */
    uint64_t memorySize;
} WGPUAbiSharedMemory WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUAbiSharedMemory` with every member at its default. */
#define WGPU_ABI_SHARED_MEMORY_INIT _wgpu_MAKE_INIT_STRUCT(WGPUAbiSharedMemory, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.fd=*/-1 _wgpu_COMMA \
    /*.memorySize=*/0 _wgpu_COMMA \
})

/** Where a plane of a shared texture lies. */
typedef struct WGPUAbiTexturePlane {
    /** The file descriptor (on Windows an NT handle) of the memory. It is duplicated, and stays the caller's to close. */
    int32_t fd;
    /** Where in the memory the plane begins, in bytes. 0 for opaque memory. */
    uint64_t offset;
    /** The bytes from one row to the next. 0 for opaque memory. */
    uint64_t stride;
} WGPUAbiTexturePlane WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUAbiTexturePlane` with every member at its default. */
#define WGPU_ABI_TEXTURE_PLANE_INIT _wgpu_MAKE_INIT_STRUCT(WGPUAbiTexturePlane, { \
    /*.fd=*/-1 _wgpu_COMMA \
    /*.offset=*/0 _wgpu_COMMA \
    /*.stride=*/0 _wgpu_COMMA \
})

/**
 * Describes a texture whose memory can be shared, for `wgpuAbiDeviceCreateSharedTexture`. It is 2D, with one mip level and one
 * sample.
 */
typedef struct WGPUAbiSharedTextureDescriptor {
    /** NULL; nothing can be chained here. */
    WGPUChainedStruct *nextInChain;
    /** A name for error messages and debuggers. Copied. */
    WGPUStringView label;
    /** How the texture is used: copies, texture binding, storage binding, render attachment. */
    WGPUTextureUsage usage;
    /** The size in texels. `depthOrArrayLayers` is the number of layers: 1 for DMA-BUF. */
    WGPUExtent3D size;
    /**
     * The format: one with colors that is not compressed. Of a video frame (NV12, P010) each plane is imported as a texture of its own,
     * such as `R8Unorm` and `RG8Unorm`, from its `offset`.
     */
    WGPUTextureFormat format;
    /** The number of `viewFormats`. */
    size_t viewFormatCount;
    /** Other formats that views may have: the same one with or without `Srgb`. */
    const WGPUTextureFormat *viewFormats;
    /** The kind of memory. */
    WGPUAbiTextureMemoryType memoryType;
    /** With opaque memory to import: its size in bytes, as the exporter tells it. Else 0. */
    uint64_t memorySize;
    /** With a DMA-BUF. To import: 1. For new memory: the number of `modifiers` to choose from; 0: whatever the driver likes best. */
    size_t modifierCount;
    /** DRM format modifiers, which stand for layouts of the texels. 0: row by row. */
    const uint64_t *modifiers;
    /** 0: new memory, all zero. To import opaque memory: 1. To import a DMA-BUF: the number of planes that its modifier has. */
    size_t planeCount;
    /** Where the memory to import is. All planes must lie in one DMA-BUF. */
    const WGPUAbiTexturePlane *planes;
} WGPUAbiSharedTextureDescriptor WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUAbiSharedTextureDescriptor` with every member at its default. */
#define WGPU_ABI_SHARED_TEXTURE_DESCRIPTOR_INIT _wgpu_MAKE_INIT_STRUCT(WGPUAbiSharedTextureDescriptor, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.label=*/WGPU_STRING_VIEW_INIT _wgpu_COMMA \
    /*.usage=*/WGPUTextureUsage_None _wgpu_COMMA \
    /*.size=*/WGPU_EXTENT_3D_INIT _wgpu_COMMA \
    /*.format=*/WGPUTextureFormat_Undefined _wgpu_COMMA \
    /*.viewFormatCount=*/0 _wgpu_COMMA \
    /*.viewFormats=*/NULL _wgpu_COMMA \
    /*.memoryType=*/WGPUAbiTextureMemoryType_OpaqueFd _wgpu_COMMA \
    /*.memorySize=*/0 _wgpu_COMMA \
    /*.modifierCount=*/0 _wgpu_COMMA \
    /*.modifiers=*/NULL _wgpu_COMMA \
    /*.planeCount=*/0 _wgpu_COMMA \
    /*.planes=*/NULL _wgpu_COMMA \
})

/**
 * The memory of a texture, for another device, process or interface to import. To be freed with
 * `wgpuAbiSharedTextureMemoryFreeMembers`, which leaves the file descriptor open.
 */
typedef struct WGPUAbiSharedTextureMemory {
    /** NULL; nothing can be chained here. */
    WGPUChainedStruct *nextInChain;
    /** The kind of memory. */
    WGPUAbiTextureMemoryType memoryType;
    /** The file descriptor, the caller's to close or to send to another process. -1: none. */
    int32_t fd;
    /** The size in bytes of all the memory. */
    uint64_t memorySize;
    /** The DRM format modifier of a DMA-BUF. 0 for opaque memory, where it means nothing. */
    uint64_t modifier;
    /** The number of `planes`; 1 for opaque memory. */
    size_t planeCount;
    /** Where the planes lie; `fd` is in each of them. */
    const WGPUAbiTexturePlane *planes;
} WGPUAbiSharedTextureMemory WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUAbiSharedTextureMemory` with every member at its default. */
#define WGPU_ABI_SHARED_TEXTURE_MEMORY_INIT _wgpu_MAKE_INIT_STRUCT(WGPUAbiSharedTextureMemory, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.memoryType=*/WGPUAbiTextureMemoryType_OpaqueFd _wgpu_COMMA \
    /*.fd=*/-1 _wgpu_COMMA \
    /*.memorySize=*/0 _wgpu_COMMA \
    /*.modifier=*/0 _wgpu_COMMA \
    /*.planeCount=*/0 _wgpu_COMMA \
    /*.planes=*/NULL _wgpu_COMMA \
})

/**
 * Chooses the color space of a surface. An extension of `WGPUSurfaceConfiguration`, in place of
 * `WGPUSurfaceColorManagement`.
 */
typedef struct WGPUAbiSurfaceColorSpace {
    /** The link; its `sType` is `WGPUAbiSType_SurfaceColorSpace`. */
    WGPUChainedStruct chain;
    /**
     * One that `wgpuAbiSurfaceGetColorFormats` lists with the format, or `Auto`. Another one is a
     * validation error.
     */
    WGPUAbiColorSpace colorSpace;
} WGPUAbiSurfaceColorSpace WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUAbiSurfaceColorSpace` with every member at its default. */
#define WGPU_ABI_SURFACE_COLOR_SPACE_INIT _wgpu_MAKE_INIT_STRUCT(WGPUAbiSurfaceColorSpace, { \
    /*.chain=*/_wgpu_MAKE_INIT_STRUCT(WGPUChainedStruct, { \
        /*.next=*/NULL _wgpu_COMMA \
        /*.sType=*/(WGPUSType)WGPUAbiSType_SurfaceColorSpace _wgpu_COMMA \
    }) _wgpu_COMMA \
    /*.colorSpace=*/WGPUAbiColorSpace_Auto _wgpu_COMMA \
})

/** How an access to a shared texture begins. */
typedef struct WGPUAbiTextureBeginAccess {
    /** NULL; nothing can be chained here. */
    WGPUChainedStruct *nextInChain;
    /**
     * A sync file that the queue waits for before it goes on; -1: the other side is done. It is duplicated, and stays the caller's to
     * close. The driver must have sync files (`VK_KHR_external_semaphore_fd`).
     */
    int32_t fence;
} WGPUAbiTextureBeginAccess WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUAbiTextureBeginAccess` with every member at its default. */
#define WGPU_ABI_TEXTURE_BEGIN_ACCESS_INIT _wgpu_MAKE_INIT_STRUCT(WGPUAbiTextureBeginAccess, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.fence=*/-1 _wgpu_COMMA \
})

/** How an access to a shared texture ended. */
typedef struct WGPUAbiTextureEndAccess {
    /** NULL; nothing can be chained here. */
    WGPUChainedStruct *nextInChain;
    /** A sync file that signals when the GPU is done with the texture, the caller's to close or to send; -1: it is done already. */
    int32_t fence;
} WGPUAbiTextureEndAccess WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUAbiTextureEndAccess` with every member at its default. */
#define WGPU_ABI_TEXTURE_END_ACCESS_INIT _wgpu_MAKE_INIT_STRUCT(WGPUAbiTextureEndAccess, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.fence=*/-1 _wgpu_COMMA \
})

/** A DRM format modifier that a driver has for a format. */
typedef struct WGPUAbiTextureModifier {
    /** The modifier. */
    uint64_t modifier;
    /** How many planes such a texture has in memory. */
    uint32_t planeCount;
} WGPUAbiTextureModifier WGPU_STRUCTURE_ATTRIBUTE;

/** The modifiers that a device can import. To be freed with `wgpuAbiTextureModifiersFreeMembers`. */
typedef struct WGPUAbiTextureModifiers {
    /** NULL; nothing can be chained here. */
    WGPUChainedStruct *nextInChain;
    /** The number of `modifiers`. */
    size_t modifierCount;
    /** The modifiers; NULL when there are none. */
    const WGPUAbiTextureModifier *modifiers;
} WGPUAbiTextureModifiers WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUAbiTextureModifiers` with every member at its default. */
#define WGPU_ABI_TEXTURE_MODIFIERS_INIT _wgpu_MAKE_INIT_STRUCT(WGPUAbiTextureModifiers, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.modifierCount=*/0 _wgpu_COMMA \
    /*.modifiers=*/NULL _wgpu_COMMA \
})

/**
 * Where something is: three rows of four numbers. A point p goes to `(m00 m01 m02) · p + m03` and so on.
 *
 * 12 numbers without gaps, so that an array of them can be copied here.
 */
typedef struct WGPUAbiTransform {
    /** Row 0, which gives x: column 0. */
    float m00;
    /** Row 0, column 1. */
    float m01;
    /** Row 0, column 2. */
    float m02;
    /** What is added to x. */
    float m03;
    /** Row 1, which gives y: column 0. */
    float m10;
    /** Row 1, column 1. */
    float m11;
    /** Row 1, column 2. */
    float m12;
    /** What is added to y. */
    float m13;
    /** Row 2, which gives z: column 0. */
    float m20;
    /** Row 2, column 1. */
    float m21;
    /** Row 2, column 2. */
    float m22;
    /** What is added to z. */
    float m23;
} WGPUAbiTransform WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUAbiTransform` with every member at its default. */
#define WGPU_ABI_TRANSFORM_INIT _wgpu_MAKE_INIT_STRUCT(WGPUAbiTransform, { \
    /*.m00=*/1.0f _wgpu_COMMA \
    /*.m01=*/0.0f _wgpu_COMMA \
    /*.m02=*/0.0f _wgpu_COMMA \
    /*.m03=*/0.0f _wgpu_COMMA \
    /*.m10=*/0.0f _wgpu_COMMA \
    /*.m11=*/1.0f _wgpu_COMMA \
    /*.m12=*/0.0f _wgpu_COMMA \
    /*.m13=*/0.0f _wgpu_COMMA \
    /*.m20=*/0.0f _wgpu_COMMA \
    /*.m21=*/0.0f _wgpu_COMMA \
    /*.m22=*/1.0f _wgpu_COMMA \
    /*.m23=*/0.0f _wgpu_COMMA \
})

/**
 * One instance of a `WGPUAbiTlas`.
 *
 * A record of 64 bytes without gaps, so that arrays of it can be filled by programs that know nothing of C structs.
 */
typedef struct WGPUAbiTlasInstance {
    /** What is there. NULL: nothing, the record is passed over. */
    WGPU_NULLABLE WGPUAbiBlas blas;
    /** Where it is. All numbers are finite, and the three columns on the left can be inverted. */
    WGPUAbiTransform transform;
    /** A number for shaders, `instance_custom_data` there; below 2^24. */
    uint32_t customIndex;
    /** Rays whose mask has none of these eight bits pass through; at most 255. */
    uint32_t mask;
} WGPUAbiTlasInstance WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUAbiTlasInstance` with every member at its default. */
#define WGPU_ABI_TLAS_INSTANCE_INIT _wgpu_MAKE_INIT_STRUCT(WGPUAbiTlasInstance, { \
    /*.blas=*/NULL _wgpu_COMMA \
    /*.transform=*/WGPU_ABI_TRANSFORM_INIT _wgpu_COMMA \
    /*.customIndex=*/0 _wgpu_COMMA \
    /*.mask=*/255 _wgpu_COMMA \
})

/** One top level structure of a build, with all its instances. */
typedef struct WGPUAbiTlasBuild {
    /** NULL; nothing can be chained here. */
    WGPUChainedStruct *nextInChain;
    /** What is built; once in a call. */
    WGPUAbiTlas tlas;
    /** The number of `instances`, at most the structure's `maxInstances`. */
    size_t instanceCount;
    /** The instances; what was there before is gone. May be NULL if there are none. Copied. */
    const WGPUAbiTlasInstance *instances;
} WGPUAbiTlasBuild WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUAbiTlasBuild` with every member at its default. */
#define WGPU_ABI_TLAS_BUILD_INIT _wgpu_MAKE_INIT_STRUCT(WGPUAbiTlasBuild, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.tlas=*/NULL _wgpu_COMMA \
    /*.instanceCount=*/0 _wgpu_COMMA \
    /*.instances=*/NULL _wgpu_COMMA \
})

/** Describes a top level acceleration structure, for `wgpuAbiDeviceCreateTlas`. */
typedef struct WGPUAbiTlasDescriptor {
    /** NULL; nothing can be chained here. */
    WGPUChainedStruct *nextInChain;
    /** A name for error messages and debuggers. Copied. */
    WGPUStringView label;
    /** The most instances of a build, at most `maxTlasInstanceCount`. */
    uint32_t maxInstances;
    /** How it is made; not `UseTransform` and not `AllowCompaction`. */
    WGPUAbiAccelerationStructureFlags flags;
    /** Whether builds may be updates. */
    WGPUAbiAccelerationStructureUpdateMode updateMode;
} WGPUAbiTlasDescriptor WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUAbiTlasDescriptor` with every member at its default. */
#define WGPU_ABI_TLAS_DESCRIPTOR_INIT _wgpu_MAKE_INIT_STRUCT(WGPUAbiTlasDescriptor, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.label=*/WGPU_STRING_VIEW_INIT _wgpu_COMMA \
    /*.maxInstances=*/0 _wgpu_COMMA \
    /*.flags=*/WGPUAbiAccelerationStructureFlags_None _wgpu_COMMA \
    /*.updateMode=*/_wgpu_ENUM_ZERO_INIT(WGPUAbiAccelerationStructureUpdateMode) _wgpu_COMMA \
})

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

/** A pointer to `wgpuAbiBackendReportsFreeMembers`. */
typedef void (*WGPUProcAbiBackendReportsFreeMembers)(WGPUAbiBackendReports reports) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuAbiBlasAddRef`. */
typedef void (*WGPUProcAbiBlasAddRef)(WGPUAbiBlas blas) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuAbiBlasGetDeviceAddress`. */
typedef uint64_t (*WGPUProcAbiBlasGetDeviceAddress)(WGPUAbiBlas blas) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuAbiBlasIsReadyForCompaction`. */
typedef WGPUBool (*WGPUProcAbiBlasIsReadyForCompaction)(WGPUAbiBlas blas) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuAbiBlasPrepareCompaction`. */
typedef WGPUFuture (*WGPUProcAbiBlasPrepareCompaction)(WGPUAbiBlas blas, WGPUAbiPrepareCompactionCallbackInfo callbackInfo) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuAbiBlasRelease`. */
typedef void (*WGPUProcAbiBlasRelease)(WGPUAbiBlas blas) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuAbiBlasSetLabel`. */
typedef void (*WGPUProcAbiBlasSetLabel)(WGPUAbiBlas blas, WGPUStringView label) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuAbiBufferExportMemory`. */
typedef WGPUStatus (*WGPUProcAbiBufferExportMemory)(WGPUBuffer buffer, WGPUAbiSharedMemory *memory) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuAbiColorFormatsFreeMembers`. */
typedef void (*WGPUProcAbiColorFormatsFreeMembers)(WGPUAbiColorFormats formats) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuAbiCommandEncoderBuildAccelerationStructures`. */
typedef void (*WGPUProcAbiCommandEncoderBuildAccelerationStructures)(WGPUCommandEncoder commandEncoder, size_t blasCount, const WGPUAbiBlasBuild *blases, size_t tlasCount, const WGPUAbiTlasBuild *tlases) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuAbiComputePassEncoderDispatchMany`. */
typedef void (*WGPUProcAbiComputePassEncoderDispatchMany)(WGPUComputePassEncoder computePassEncoder, size_t dispatchCount, const WGPUAbiDispatch *dispatches) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuAbiDeviceCreateBlas`. */
typedef WGPUAbiBlas (*WGPUProcAbiDeviceCreateBlas)(WGPUDevice device, const WGPUAbiBlasDescriptor *descriptor) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuAbiDeviceCreateMeshPipeline`. */
typedef WGPURenderPipeline (*WGPUProcAbiDeviceCreateMeshPipeline)(WGPUDevice device, const WGPUAbiMeshPipelineDescriptor *descriptor) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuAbiDeviceCreateMeshPipelineAsync`. */
typedef WGPUFuture (*WGPUProcAbiDeviceCreateMeshPipelineAsync)(WGPUDevice device, const WGPUAbiMeshPipelineDescriptor *descriptor, WGPUCreateRenderPipelineAsyncCallbackInfo callbackInfo) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuAbiDeviceCreatePipelineCache`. */
typedef WGPUAbiPipelineCache (*WGPUProcAbiDeviceCreatePipelineCache)(WGPUDevice device, WGPU_NULLABLE const WGPUAbiPipelineCacheDescriptor *descriptor) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuAbiDeviceCreateSharedBuffer`. */
typedef WGPUBuffer (*WGPUProcAbiDeviceCreateSharedBuffer)(WGPUDevice device, const WGPUAbiSharedBufferDescriptor *descriptor) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuAbiDeviceCreateSharedTexture`. */
typedef WGPUTexture (*WGPUProcAbiDeviceCreateSharedTexture)(WGPUDevice device, const WGPUAbiSharedTextureDescriptor *descriptor) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuAbiDeviceCreateTlas`. */
typedef WGPUAbiTlas (*WGPUProcAbiDeviceCreateTlas)(WGPUDevice device, const WGPUAbiTlasDescriptor *descriptor) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuAbiDeviceGetTextureModifiers`. */
typedef WGPUStatus (*WGPUProcAbiDeviceGetTextureModifiers)(WGPUDevice device, WGPUTextureFormat format, WGPUTextureUsage usage, WGPUAbiTextureModifiers *modifiers) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuAbiEnumerateObjects`. */
typedef void (*WGPUProcAbiEnumerateObjects)(WGPUAbiObjectCallback callback, WGPU_NULLABLE void *userdata) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuAbiGetVersion`. */
typedef WGPUStatus (*WGPUProcAbiGetVersion)(WGPUAbiVersion *version) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuAbiInstanceGetBackendReports`. */
typedef WGPUStatus (*WGPUProcAbiInstanceGetBackendReports)(WGPUInstance instance, WGPU_NULLABLE const WGPURequestAdapterOptions *options, WGPUAbiBackendReports *reports) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuAbiInstanceSetPump`. */
typedef WGPUStatus (*WGPUProcAbiInstanceSetPump)(WGPUInstance instance, WGPUBool enabled) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuAbiPipelineCacheAddRef`. */
typedef void (*WGPUProcAbiPipelineCacheAddRef)(WGPUAbiPipelineCache pipelineCache) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuAbiPipelineCacheDataFreeMembers`. */
typedef void (*WGPUProcAbiPipelineCacheDataFreeMembers)(WGPUAbiPipelineCacheData data) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuAbiPipelineCacheGetData`. */
typedef WGPUStatus (*WGPUProcAbiPipelineCacheGetData)(WGPUAbiPipelineCache pipelineCache, WGPUAbiPipelineCacheData *data) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuAbiPipelineCacheRelease`. */
typedef void (*WGPUProcAbiPipelineCacheRelease)(WGPUAbiPipelineCache pipelineCache) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuAbiPipelineCacheSetLabel`. */
typedef void (*WGPUProcAbiPipelineCacheSetLabel)(WGPUAbiPipelineCache pipelineCache, WGPUStringView label) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuAbiQueueCompactBlas`. */
typedef WGPUAbiBlas (*WGPUProcAbiQueueCompactBlas)(WGPUQueue queue, WGPUAbiBlas blas) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuAbiQueueReadBuffer`. */
typedef WGPUStatus (*WGPUProcAbiQueueReadBuffer)(WGPUQueue queue, WGPUBuffer buffer, uint64_t bufferOffset, void *data, size_t size) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuAbiQueueReadTexture`. */
typedef WGPUStatus (*WGPUProcAbiQueueReadTexture)(WGPUQueue queue, const WGPUTexelCopyTextureInfo *source, void *data, size_t dataSize, const WGPUTexelCopyBufferLayout *dataLayout, const WGPUExtent3D *readSize) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuAbiRenderBundleEncoderDrawMany`. */
typedef void (*WGPUProcAbiRenderBundleEncoderDrawMany)(WGPURenderBundleEncoder renderBundleEncoder, size_t drawCount, const WGPUAbiDraw *draws) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuAbiRenderPassEncoderDrawMany`. */
typedef void (*WGPUProcAbiRenderPassEncoderDrawMany)(WGPURenderPassEncoder renderPassEncoder, size_t drawCount, const WGPUAbiDraw *draws) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuAbiRenderPassEncoderDrawMeshTasks`. */
typedef void (*WGPUProcAbiRenderPassEncoderDrawMeshTasks)(WGPURenderPassEncoder renderPassEncoder, uint32_t workgroupCountX, uint32_t workgroupCountY, uint32_t workgroupCountZ) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuAbiRenderPassEncoderDrawMeshTasksIndirect`. */
typedef void (*WGPUProcAbiRenderPassEncoderDrawMeshTasksIndirect)(WGPURenderPassEncoder renderPassEncoder, WGPUBuffer indirectBuffer, uint64_t indirectOffset) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuAbiRenderPassEncoderMultiDrawMeshTasksIndirect`. */
typedef void (*WGPUProcAbiRenderPassEncoderMultiDrawMeshTasksIndirect)(WGPURenderPassEncoder renderPassEncoder, WGPUBuffer indirectBuffer, uint64_t indirectOffset, uint32_t drawCount) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuAbiRenderPassEncoderMultiDrawMeshTasksIndirectCount`. */
typedef void (*WGPUProcAbiRenderPassEncoderMultiDrawMeshTasksIndirectCount)(WGPURenderPassEncoder renderPassEncoder, WGPUBuffer indirectBuffer, uint64_t indirectOffset, WGPUBuffer countBuffer, uint64_t countBufferOffset, uint32_t maxDrawCount) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuAbiSharedTextureMemoryFreeMembers`. */
typedef void (*WGPUProcAbiSharedTextureMemoryFreeMembers)(WGPUAbiSharedTextureMemory memory) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuAbiSurfaceGetColorFormats`. */
typedef WGPUStatus (*WGPUProcAbiSurfaceGetColorFormats)(WGPUSurface surface, WGPUAdapter adapter, WGPUAbiColorFormats *formats) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuAbiSurfaceGetDisplayInfo`. */
typedef WGPUStatus (*WGPUProcAbiSurfaceGetDisplayInfo)(WGPUSurface surface, WGPUAdapter adapter, WGPUAbiDisplayInfo *info) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuAbiTextureBeginAccess`. */
typedef WGPUStatus (*WGPUProcAbiTextureBeginAccess)(WGPUTexture texture, WGPU_NULLABLE const WGPUAbiTextureBeginAccess *access) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuAbiTextureEndAccess`. */
typedef WGPUStatus (*WGPUProcAbiTextureEndAccess)(WGPUTexture texture, WGPU_NULLABLE WGPUAbiTextureEndAccess *access) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuAbiTextureExportMemory`. */
typedef WGPUStatus (*WGPUProcAbiTextureExportMemory)(WGPUTexture texture, WGPUAbiSharedTextureMemory *memory) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuAbiTextureModifiersFreeMembers`. */
typedef void (*WGPUProcAbiTextureModifiersFreeMembers)(WGPUAbiTextureModifiers modifiers) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuAbiTlasAddRef`. */
typedef void (*WGPUProcAbiTlasAddRef)(WGPUAbiTlas tlas) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuAbiTlasRelease`. */
typedef void (*WGPUProcAbiTlasRelease)(WGPUAbiTlas tlas) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuAbiTlasSetLabel`. */
typedef void (*WGPUProcAbiTlasSetLabel)(WGPUAbiTlas tlas, WGPUStringView label) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

#endif /* WGPU_SKIP_PROCS */

#ifndef WGPU_SKIP_DECLARATIONS

/**
 * @defgroup AbiGlobalFunctions Global functions of wgpu-abi
 * @{
 */

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

/** @} */

/**
 * @defgroup AbiWGPUAbiAdapterDetailsMethods Functions of WGPUAbiAdapterDetails of wgpu-abi
 * @{
 */

/** Frees the strings that `wgpuAbiAdapterGetDetails` wrote. A zeroed struct, or one freed before, is left alone. Any thread. */
WGPU_EXPORT void wgpuAbiAdapterDetailsFreeMembers(WGPUAbiAdapterDetails details) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

/**
 * @defgroup AbiWGPUAbiBackendReportsMethods Functions of WGPUAbiBackendReports of wgpu-abi
 * @{
 */

/** Frees what `wgpuAbiInstanceGetBackendReports` wrote. A zeroed struct, or one freed before, is left alone. Any thread. */
WGPU_EXPORT void wgpuAbiBackendReportsFreeMembers(WGPUAbiBackendReports reports) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

/**
 * @defgroup AbiWGPUAbiBlasMethods Functions of WGPUAbiBlas of wgpu-abi
 * @{
 */

/**
 * The number that the driver knows the structure by: on Vulkan its address on the GPU. For native code that shares the device; the
 * library has no use for it. 0 for an error object and for a dead handle. Any thread.
 */
WGPU_EXPORT uint64_t wgpuAbiBlasGetDeviceAddress(WGPUAbiBlas blas) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Whether `wgpuAbiQueueCompactBlas` may be called: `wgpuAbiBlasPrepareCompaction` succeeded, and no build was submitted since. False for
 * an error object and for a dead handle. Any thread.
 */
WGPU_EXPORT WGPUBool wgpuAbiBlasIsReadyForCompaction(WGPUAbiBlas blas) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Finds out how small the structure can be made, as soon as the GPU has built it, and calls back. Then `wgpuAbiQueueCompactBlas` makes
 * the small one.
 *
 * The structure has the flag `AllowCompaction` and its build was submitted, else a validation error, and the callback gets the status
 * `Error`; likewise when it is being prepared already. Building it again ends the preparation: `Aborted`. Returns the future, or `{0}`
 * when the handle is dead or the mode is none. Any thread.
 */
WGPU_EXPORT WGPUFuture wgpuAbiBlasPrepareCompaction(WGPUAbiBlas blas, WGPUAbiPrepareCompactionCallbackInfo callbackInfo) WGPU_FUNCTION_ATTRIBUTE;

/** Changes the label, which later error messages name. Any thread. */
WGPU_EXPORT void wgpuAbiBlasSetLabel(WGPUAbiBlas blas, WGPUStringView label) WGPU_FUNCTION_ATTRIBUTE;

/** Takes one more reference, which must be given back with `wgpuAbiBlasRelease`. Any thread. */
WGPU_EXPORT void wgpuAbiBlasAddRef(WGPUAbiBlas blas) WGPU_FUNCTION_ATTRIBUTE;

/** Gives one reference back. Recorded commands, and top level structures that were built with it, keep what they need. Any thread. */
WGPU_EXPORT void wgpuAbiBlasRelease(WGPUAbiBlas blas) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

/**
 * @defgroup AbiWGPUAbiColorFormatsMethods Functions of WGPUAbiColorFormats of wgpu-abi
 * @{
 */

/** Frees the list that `wgpuAbiSurfaceGetColorFormats` wrote. A zeroed struct, or one freed before, is left alone. Any thread. */
WGPU_EXPORT void wgpuAbiColorFormatsFreeMembers(WGPUAbiColorFormats formats) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

/**
 * @defgroup AbiWGPUAbiPipelineCacheMethods Functions of WGPUAbiPipelineCache of wgpu-abi
 * @{
 */

/**
 * The bytes of the cache as it is now, to be given to `wgpuAbiDeviceCreatePipelineCache` in a later run.
 *
 * Writes `data`; give it back with `wgpuAbiPipelineCacheDataFreeMembers`. Returns `WGPUStatus_Error`, with no bytes, when the handle
 * is dead, the cache is an error object, its device is lost, or the driver does not give the bytes. Any thread.
 */
WGPU_EXPORT WGPUStatus wgpuAbiPipelineCacheGetData(WGPUAbiPipelineCache pipelineCache, WGPUAbiPipelineCacheData *data) WGPU_FUNCTION_ATTRIBUTE;

/** Changes the label, which later error messages name. Any thread. */
WGPU_EXPORT void wgpuAbiPipelineCacheSetLabel(WGPUAbiPipelineCache pipelineCache, WGPUStringView label) WGPU_FUNCTION_ATTRIBUTE;

/** Takes one more reference, which must be given back with `wgpuAbiPipelineCacheRelease`. Any thread. */
WGPU_EXPORT void wgpuAbiPipelineCacheAddRef(WGPUAbiPipelineCache pipelineCache) WGPU_FUNCTION_ATTRIBUTE;

/** Gives one reference back. Pipelines that were made with the cache do not need it. Any thread. */
WGPU_EXPORT void wgpuAbiPipelineCacheRelease(WGPUAbiPipelineCache pipelineCache) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

/**
 * @defgroup AbiWGPUAbiPipelineCacheDataMethods Functions of WGPUAbiPipelineCacheData of wgpu-abi
 * @{
 */

/** Frees what `wgpuAbiPipelineCacheGetData` wrote. A zeroed struct, or one freed before, is left alone. Any thread. */
WGPU_EXPORT void wgpuAbiPipelineCacheDataFreeMembers(WGPUAbiPipelineCacheData data) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

/**
 * @defgroup AbiWGPUAbiSharedTextureMemoryMethods Functions of WGPUAbiSharedTextureMemory of wgpu-abi
 * @{
 */

/**
 * Frees what `wgpuAbiTextureExportMemory` wrote, but does not close the descriptor. A zeroed struct, or one freed before, is left
 * alone. Any thread.
 */
WGPU_EXPORT void wgpuAbiSharedTextureMemoryFreeMembers(WGPUAbiSharedTextureMemory memory) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

/**
 * @defgroup AbiWGPUAbiTextureModifiersMethods Functions of WGPUAbiTextureModifiers of wgpu-abi
 * @{
 */

/** Frees what `wgpuAbiDeviceGetTextureModifiers` wrote. A zeroed struct, or one freed before, is left alone. Any thread. */
WGPU_EXPORT void wgpuAbiTextureModifiersFreeMembers(WGPUAbiTextureModifiers modifiers) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

/**
 * @defgroup AbiWGPUAbiTlasMethods Functions of WGPUAbiTlas of wgpu-abi
 * @{
 */

/** Changes the label, which later error messages name. Any thread. */
WGPU_EXPORT void wgpuAbiTlasSetLabel(WGPUAbiTlas tlas, WGPUStringView label) WGPU_FUNCTION_ATTRIBUTE;

/** Takes one more reference, which must be given back with `wgpuAbiTlasRelease`. Any thread. */
WGPU_EXPORT void wgpuAbiTlasAddRef(WGPUAbiTlas tlas) WGPU_FUNCTION_ATTRIBUTE;

/** Gives one reference back. Bind groups and recorded commands keep what they need. Any thread. */
WGPU_EXPORT void wgpuAbiTlasRelease(WGPUAbiTlas tlas) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

/**
 * @defgroup AbiWGPUAdapterMethods Functions of WGPUAdapter of wgpu-abi
 * @{
 */

/**
 * Says which piece of hardware the adapter is (place on the PCI bus, UUID, LUID) and which driver it has. Any thread.
 *
 * Writes `details`; give its strings back with `wgpuAbiAdapterDetailsFreeMembers`. Returns `WGPUStatus_Error`, and writes nothing,
 * when the handle is dead or `details` is NULL.
 */
WGPU_EXPORT WGPUStatus wgpuAbiAdapterGetDetails(WGPUAdapter adapter, WGPUAbiAdapterDetails *details) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

/**
 * @defgroup AbiWGPUBufferMethods Functions of WGPUBuffer of wgpu-abi
 * @{
 */

/**
 * Gives a new file descriptor of the memory of a buffer that `wgpuAbiDeviceCreateSharedBuffer` made.
 *
 * Writes `memory`; the descriptor is the caller's to close, and the memory lives as long as one of its users. Returns
 * `WGPUStatus_Error`, with the descriptor -1, when the handle is dead, the buffer is of another origin, invalid or destroyed, or the
 * driver fails. Any thread.
 */
WGPU_EXPORT WGPUStatus wgpuAbiBufferExportMemory(WGPUBuffer buffer, WGPUAbiSharedMemory *memory) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

/**
 * @defgroup AbiWGPUCommandEncoderMethods Functions of WGPUCommandEncoder of wgpu-abi
 * @{
 */

/**
 * Builds acceleration structures: first all of `blases`, then all of `tlases`, which may have instances of the former.
 *
 * Every structure is built anew, from the buffers as they are when the commands run and from the instances as they are now. A
 * structure comes once in a call. Its geometries are those that it was created for, or fewer and smaller ones; a top level structure
 * must be built again before it is used when one of its bottom level structures was. Ranges must lie within buffers, which need usage
 * `WGPUAbiBufferUsage_BlasInput`. Indices are copied and cut down to the number of vertices, since drivers follow them blindly.
 * What is wrong is reported by `wgpuCommandEncoderFinish`, and by the submit when an instance was never built. A submit that fails
 * leaves the structures empty that its commands would have built. Not within a pass.
 */
WGPU_EXPORT void wgpuAbiCommandEncoderBuildAccelerationStructures(WGPUCommandEncoder commandEncoder, size_t blasCount, const WGPUAbiBlasBuild *blases, size_t tlasCount, const WGPUAbiTlasBuild *tlases) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

/**
 * @defgroup AbiWGPUComputePassEncoderMethods Functions of WGPUComputePassEncoder of wgpu-abi
 * @{
 */

/**
 * Records dispatches, each with the pipeline and bind groups that it names; otherwise as `wgpuAbiRenderPassEncoderDrawMany`. Faults name
 * the dispatch, as `dispatches[7]`.
 * The encoder is used by one thread at a time.
 */
WGPU_EXPORT void wgpuAbiComputePassEncoderDispatchMany(WGPUComputePassEncoder computePassEncoder, size_t dispatchCount, const WGPUAbiDispatch *dispatches) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

/**
 * @defgroup AbiWGPUDeviceMethods Functions of WGPUDevice of wgpu-abi
 * @{
 */

/**
 * Creates a bottom level acceleration structure, for geometries of these sizes.
 *
 * It is empty until `wgpuAbiCommandEncoderBuildAccelerationStructures` builds it. The device must have the feature
 * `WGPUNativeFeature_RayQuery`. Returns an error object, and reports, when the descriptor is wrong or goes over a limit of
 * `WGPUAbiAccelerationStructureLimits` (validation) or memory is short (out of memory); NULL when the device handle is dead. The
 * caller owns the handle. Any thread.
 */
WGPU_EXPORT WGPUAbiBlas wgpuAbiDeviceCreateBlas(WGPUDevice device, const WGPUAbiBlasDescriptor *descriptor) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Creates a mesh pipeline, and compiles its shaders before it returns.
 *
 * The device must have the feature `WGPUAbiFeature_MeshShader`, whose comment says what is left to the program, and the limits of
 * `WGPUAbiMeshLimits` that the shaders need. Shaders are WGSL with `enable wgpu_mesh_shader;`, also when only the fragment stage
 * reads what was made for each primitive. The result is a render pipeline like others, with two differences: draws with it are those
 * of mesh tasks, any other is an error; and render bundles do not take it.
 *
 * Returns an error object, and reports, when the stages, the layout and the fixed state do not fit, an entry point or constant does
 * not exist, or a limit or feature is missing (validation), or when the driver's compiler fails (internal); NULL when the device
 * handle is dead or `descriptor` is NULL. The caller owns the handle, and gives it back with `wgpuRenderPipelineRelease`. Any thread.
 */
WGPU_EXPORT WGPURenderPipeline wgpuAbiDeviceCreateMeshPipeline(WGPUDevice device, const WGPUAbiMeshPipelineDescriptor *descriptor) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Creates a mesh pipeline on a worker thread; otherwise as `wgpuDeviceCreateComputePipelineAsync`.
 *
 * Returns the future, or `{0}` when `device` is no live handle or the callback mode is none. Any thread.
 */
WGPU_EXPORT WGPUFuture wgpuAbiDeviceCreateMeshPipelineAsync(WGPUDevice device, const WGPUAbiMeshPipelineDescriptor *descriptor, WGPUCreateRenderPipelineAsyncCallbackInfo callbackInfo) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Creates a cache of compiled pipelines, empty or with the bytes of an earlier run.
 *
 * The device must have the feature `WGPUNativeFeature_PipelineCache` (Vulkan). The bytes are checked before the driver sees them:
 * their signature, their length, the kind of GPU and the version of the driver. Bytes that fail are a validation error, or with
 * `fallback` ignored; use a `key`, or keep the bytes where only the user may write, as drivers trust what they read. `descriptor`
 * may be NULL: an empty cache. Returns an error object, and reports, on failure; NULL when the device handle is dead. The caller
 * owns the handle. Any thread.
 */
WGPU_EXPORT WGPUAbiPipelineCache wgpuAbiDeviceCreatePipelineCache(WGPUDevice device, WGPU_NULLABLE const WGPUAbiPipelineCacheDescriptor *descriptor) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Creates a buffer in memory that other devices, processes and interfaces (CUDA, OpenGL) can use too: new memory, or memory that
 * one of them exported.
 *
 * The device must have the feature `WGPUAbiFeature_ExternalMemoryFd`. Who writes and who reads when is the program's affair: wait for
 * the queue (`wgpuQueueOnSubmittedWorkDone`) before the other side touches the memory, and for the other side before submitting. An
 * `fd` must come from a program that is trusted: drivers believe what it says. Returns an error object, and reports, when the
 * descriptor is wrong or the driver refuses; NULL when the device handle is dead. The caller owns the handle. Any thread.
 */
WGPU_EXPORT WGPUBuffer wgpuAbiDeviceCreateSharedBuffer(WGPUDevice device, const WGPUAbiSharedBufferDescriptor *descriptor) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Creates a texture in memory that other devices, processes and interfaces (CUDA, OpenGL, cameras, compositors) can use too: new
 * memory, or memory that one of them exported.
 *
 * The device must have the feature of the kind of memory. The two sides take turns. A new texture is the device's to use at once;
 * `wgpuAbiTextureEndAccess` gives it to the other side, and `wgpuAbiTextureBeginAccess` takes it, an imported one for the first time.
 * What is drawn, copied or read between the turns is undefined. Opaque memory must be imported with the size, format, usage and view
 * formats that it was made with. An `fd` must come from a program that is trusted: drivers believe what it says. Descriptors stay the
 * caller's to close, whatever happens. Returns an error object, and reports, when the descriptor is wrong or the driver refuses; NULL
 * when the device handle is dead. The caller owns the handle. Any thread.
 */
WGPU_EXPORT WGPUTexture wgpuAbiDeviceCreateSharedTexture(WGPUDevice device, const WGPUAbiSharedTextureDescriptor *descriptor) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Creates a top level acceleration structure, with room for so many instances.
 *
 * It is bound with `WGPUAbiAccelerationStructureBindingEntry`, and must be built when commands that use it are submitted. The device
 * must have the feature `WGPUNativeFeature_RayQuery`. Returns an error object, and reports, when the descriptor is wrong or goes over
 * `maxTlasInstanceCount` (validation) or memory is short (out of memory); NULL when the device handle is dead. The caller owns the
 * handle. Any thread.
 */
WGPU_EXPORT WGPUAbiTlas wgpuAbiDeviceCreateTlas(WGPUDevice device, const WGPUAbiTlasDescriptor *descriptor) WGPU_FUNCTION_ATTRIBUTE;

/**
 * The DRM format modifiers with which the device can import a DMA-BUF of this format and usage, for the exporter to choose from.
 *
 * Writes `modifiers`; free them with `wgpuAbiTextureModifiersFreeMembers`. Returns `WGPUStatus_Error`, with no modifiers, when the handle
 * is dead, the device has no `WGPUAbiFeature_ExternalMemoryDmaBuf`, or format or usage cannot be shared. Any thread.
 */
WGPU_EXPORT WGPUStatus wgpuAbiDeviceGetTextureModifiers(WGPUDevice device, WGPUTextureFormat format, WGPUTextureUsage usage, WGPUAbiTextureModifiers *modifiers) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

/**
 * @defgroup AbiWGPUInstanceMethods Functions of WGPUInstance of wgpu-abi
 * @{
 */

/**
 * Tells for each backend whether it has an adapter for a request, and if not, why: which library is missing, which driver, which
 * option stands in the way.
 *
 * `options` are those of `wgpuInstanceRequestAdapter`; NULL: any adapter. Backends that were not used yet are opened for it, which
 * can take as long as a first request. Writes `reports`; give it back with `wgpuAbiBackendReportsFreeMembers`. Returns
 * `WGPUStatus_Error`, with an empty list, when the handle is dead, an option is wrong or `reports` is NULL. Any thread.
 */
WGPU_EXPORT WGPUStatus wgpuAbiInstanceGetBackendReports(WGPUInstance instance, WGPU_NULLABLE const WGPURequestAdapterOptions *options, WGPUAbiBackendReports *reports) WGPU_FUNCTION_ATTRIBUTE;

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
 * @defgroup AbiWGPUQueueMethods Functions of WGPUQueue of wgpu-abi
 * @{
 */

/**
 * Makes a copy of a structure that takes less memory, after everything submitted before.
 *
 * `wgpuAbiBlasPrepareCompaction` must have succeeded since the last build, else a validation error. The copy cannot be built again or
 * be compacted; top level structures that are to use it must be built with it. Release the original when nothing needs it any more.
 * Returns an error object, and reports, on failure; NULL when the queue's handle is dead. The caller owns the handle. Any thread.
 */
WGPU_EXPORT WGPUAbiBlas wgpuAbiQueueCompactBlas(WGPUQueue queue, WGPUAbiBlas blas) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Copies bytes of a buffer to memory, after everything submitted before, and returns when they are there.
 *
 * Much faster than a buffer of one's own to copy to and map: the device keeps staging buffers (of 8 MiB and less, 34 MiB at most), the
 * memory is copied on several threads while the GPU copies the next part, and a short wait does not put the thread to sleep.
 *
 * The buffer needs usage `CopySrc`; one with usage `MapRead` that is not mapped will do as well. `bufferOffset` and `size` are in bytes
 * and multiples of 4; `data` has room for `size` bytes, of any alignment. Work that other threads submit during the call may be seen in
 * part. Wrong arguments are validation errors. Returns `WGPUStatus_Error`, with what `data` then holds undefined, after any error and
 * when the device is lost. Any thread.
 */
WGPU_EXPORT WGPUStatus wgpuAbiQueueReadBuffer(WGPUQueue queue, WGPUBuffer buffer, uint64_t bufferOffset, void *data, size_t size) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Copies texels to memory, after everything submitted before, and returns when they are there.
 *
 * The converse of `wgpuQueueWriteTexture`: `dataSize` and the members of `dataLayout` are in bytes and rows of blocks, without
 * alignment; `bytesPerRow` is needed for more than one row of blocks, `rowsPerImage` for more than one image. Bytes before `offset` and
 * between rows are left as they are. `readSize` is in texels. The texture needs usage `CopySrc`; of a depth-stencil texture one aspect is
 * read, in whole images. Otherwise as `wgpuAbiQueueReadBuffer`. Any thread.
 */
WGPU_EXPORT WGPUStatus wgpuAbiQueueReadTexture(WGPUQueue queue, const WGPUTexelCopyTextureInfo *source, void *data, size_t dataSize, const WGPUTexelCopyBufferLayout *dataLayout, const WGPUExtent3D *readSize) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

/**
 * @defgroup AbiWGPURenderBundleEncoderMethods Functions of WGPURenderBundleEncoder of wgpu-abi
 * @{
 */

/**
 * Records draws in a bundle; otherwise as `wgpuAbiRenderPassEncoderDrawMany`, with `wgpuRenderBundleEncoderFinish` to report.
 * The encoder is used by one thread at a time.
 */
WGPU_EXPORT void wgpuAbiRenderBundleEncoderDrawMany(WGPURenderBundleEncoder renderBundleEncoder, size_t drawCount, const WGPUAbiDraw *draws) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

/**
 * @defgroup AbiWGPURenderPassEncoderMethods Functions of WGPURenderPassEncoder of wgpu-abi
 * @{
 */

/**
 * Records draws, each with the pipeline, bind groups and buffers that it names, as if by one call for each of them.
 *
 * What a draw has in common with the one before is not set again, so draws sorted by pipeline and bind group cost least. Handles that
 * are NULL leave what is bound, and after the call the state is that of its last draw. Each draw is checked like single calls: what is
 * wrong with it is reported by `wgpuCommandEncoderFinish` and names the draw, as `draws[7]`; those after it are left out. What only
 * shows when the pass is put together (a bind group that does not fit the pipeline, say) is reported as for single calls.
 * The encoder is used by one thread at a time.
 */
WGPU_EXPORT void wgpuAbiRenderPassEncoderDrawMany(WGPURenderPassEncoder renderPassEncoder, size_t drawCount, const WGPUAbiDraw *draws) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Draws with workgroups of the pipeline's first stage: the task stage, or the mesh stage if it has none.
 *
 * The pipeline must be a mesh pipeline. The counts and their product must be within the device's `WGPUAbiMeshLimits` of that stage,
 * or the encoder becomes invalid; with a 0 among them nothing is drawn. Vertex and index buffers are not used.
 */
WGPU_EXPORT void wgpuAbiRenderPassEncoderDrawMeshTasks(WGPURenderPassEncoder renderPassEncoder, uint32_t workgroupCountX, uint32_t workgroupCountY, uint32_t workgroupCountZ) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Draws as `wgpuAbiRenderPassEncoderDrawMeshTasks` with the counts in a buffer: three `uint32_t` (12 bytes) at `indirectOffset`.
 *
 * The buffer needs usage `Indirect`; the offset is in bytes and a multiple of 4. Nobody checks the counts in the buffer: when they
 * pass the limits, the driver may do anything, up to the loss of the device.
 */
WGPU_EXPORT void wgpuAbiRenderPassEncoderDrawMeshTasksIndirect(WGPURenderPassEncoder renderPassEncoder, WGPUBuffer indirectBuffer, uint64_t indirectOffset) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Draws `drawCount` times as `wgpuAbiRenderPassEncoderDrawMeshTasksIndirect`, each with the next three `uint32_t` in the buffer (12
 * bytes).
 *
 * Where the device has the native feature `MultiDrawIndirectCount` it is one command, otherwise a row of single draws.
 */
WGPU_EXPORT void wgpuAbiRenderPassEncoderMultiDrawMeshTasksIndirect(WGPURenderPassEncoder renderPassEncoder, WGPUBuffer indirectBuffer, uint64_t indirectOffset, uint32_t drawCount) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Draws as `wgpuAbiRenderPassEncoderMultiDrawMeshTasksIndirect`, as often as the `uint32_t` at `countBufferOffset` of `countBuffer`
 * says, at most `maxDrawCount` times.
 *
 * Needs the native feature `MultiDrawIndirectCount`; both buffers need usage `Indirect`. Offsets are in bytes and multiples of 4.
 */
WGPU_EXPORT void wgpuAbiRenderPassEncoderMultiDrawMeshTasksIndirectCount(WGPURenderPassEncoder renderPassEncoder, WGPUBuffer indirectBuffer, uint64_t indirectOffset, WGPUBuffer countBuffer, uint64_t countBufferOffset, uint32_t maxDrawCount) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

/**
 * @defgroup AbiWGPUSurfaceMethods Functions of WGPUSurface of wgpu-abi
 * @{
 */

/**
 * Lists the formats that a surface can have with an adapter, each with each of its color spaces, those for HDR among them.
 *
 * Writes `formats`; give it back with `wgpuAbiColorFormatsFreeMembers`. When the two do not go together, or the window is gone, the
 * list is empty. Returns `WGPUStatus_Error`, with an empty list, when a handle is dead, the two are of different instances, or
 * something is chained. Any thread.
 */
WGPU_EXPORT WGPUStatus wgpuAbiSurfaceGetColorFormats(WGPUSurface surface, WGPUAdapter adapter, WGPUAbiColorFormats *formats) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Tells what the display behind a surface can show now. It may change when the window moves, or the user changes a setting.
 *
 * Writes `info`; nothing is to be freed. Returns `WGPUStatus_Error`, and writes nothing, when a handle is dead, the two are of
 * different instances, or something is chained. Any thread; on the systems of Apple only the main thread gets values.
 */
WGPU_EXPORT WGPUStatus wgpuAbiSurfaceGetDisplayInfo(WGPUSurface surface, WGPUAdapter adapter, WGPUAbiDisplayInfo *info) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

/**
 * @defgroup AbiWGPUTextureMethods Functions of WGPUTexture of wgpu-abi
 * @{
 */

/**
 * Takes a shared texture from the other side, which has ended its turn: from now on it can be used.
 *
 * `access` is NULL where the other side's work is done. With a sync file in `access.fence` the queue waits for it, and this call does
 * not. Returns `WGPUStatus_Error`, and reports, when the handle is dead, the texture is not shared, invalid or destroyed, the access
 * has begun already, or `fence` is no sync file or the driver has none. Any thread.
 */
WGPU_EXPORT WGPUStatus wgpuAbiTextureBeginAccess(WGPUTexture texture, WGPU_NULLABLE const WGPUAbiTextureBeginAccess *access) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Gives a shared texture to the other side, after the work that was submitted so far; from now on it must not be used.
 *
 * `access` NULL: the program waits, with `wgpuQueueOnSubmittedWorkDone`, before the other side begins. Else writes `access`: a sync file
 * for which the other side has to wait; where the driver has none, this call waits, and the fence is -1. Returns `WGPUStatus_Error`,
 * with the fence -1, and reports, when the handle is dead, the texture is not shared, invalid or destroyed, or there is no access that
 * could end. Any thread.
 */
WGPU_EXPORT WGPUStatus wgpuAbiTextureEndAccess(WGPUTexture texture, WGPU_NULLABLE WGPUAbiTextureEndAccess *access) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Gives a new file descriptor of the memory of a texture that `wgpuAbiDeviceCreateSharedTexture` made, and what an importer must know.
 *
 * Writes `memory`; the descriptor is the caller's to close, and the memory lives as long as one of its users. Free the rest with
 * `wgpuAbiSharedTextureMemoryFreeMembers`. Size, format, usage and view formats are the caller's to tell the importer. Returns
 * `WGPUStatus_Error`, with the descriptor -1, when the handle is dead, the texture is of another origin, invalid or destroyed, or the
 * driver fails. Any thread.
 */
WGPU_EXPORT WGPUStatus wgpuAbiTextureExportMemory(WGPUTexture texture, WGPUAbiSharedTextureMemory *memory) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

#endif /* WGPU_SKIP_DECLARATIONS */

#ifdef __cplusplus
} /* extern "C" */
#endif

#endif /* WGPU_ABI_H_ */
