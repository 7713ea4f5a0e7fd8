/**
 * @file webgpu.h
 * The standard WebGPU C interface, as wgpu-abi implements it.
 *
 * Every function may be called with any value: NULL, a released handle, a number that no enum has. The call then returns
 * its failure value, and the error goes to the innermost error scope of the device, to its uncaptured-error callback, or
 * to the log. Functions without a device to report to only log.
 *
 * - **Handles** are opaque numbers of pointer size. What a function returns as a handle belongs to the caller, who calls
 *   the type's Release once for it and once for every AddRef.
 * - **Structs** are read during the call only; the library keeps no pointer to them or into them.
 * - **Strings** are UTF-8, see `WGPUStringView`. Strings passed to a callback live until the callback returns.
 * - **Initialisers**: start every struct with its `WGPU_..._INIT` macro and set what differs.
 * - **Threads**: all functions may be called from any thread; a command, pass or bundle encoder is used by one at a time.
 *
 * Include it as `<webgpu/webgpu.h>`. Before including it, a program may define `WGPU_SHARED_LIBRARY` (the library is a DLL),
 * `WGPU_SKIP_PROCS` (no function pointer types), `WGPU_SKIP_DECLARATIONS` (no functions, for those who load them by name),
 * and the `WGPU_..._ATTRIBUTE` and `WGPU_NULLABLE` macros for annotations of their compiler.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
/* Generated from src/ by `WGPU_ABI_GENERATE=1 cargo check`. Do not edit. */
#ifndef WEBGPU_H_
#define WEBGPU_H_

#include <math.h>
#include <stddef.h>
#include <stdint.h>

/* How functions are imported; only a DLL needs to know. */
#if !defined(WGPU_SHARED_LIBRARY)
#  define WGPU_EXPORT
#elif defined(_WIN32) && defined(WGPU_IMPLEMENTATION)
#  define WGPU_EXPORT __declspec(dllexport)
#elif defined(_WIN32)
#  define WGPU_EXPORT __declspec(dllimport)
#elif defined(WGPU_IMPLEMENTATION)
#  define WGPU_EXPORT __attribute__((visibility("default")))
#else
#  define WGPU_EXPORT
#endif

/* Annotations that a program may define for its compiler. */
#ifndef WGPU_OBJECT_ATTRIBUTE
#  define WGPU_OBJECT_ATTRIBUTE
#endif
#ifndef WGPU_ENUM_ATTRIBUTE
#  define WGPU_ENUM_ATTRIBUTE
#endif
#ifndef WGPU_STRUCTURE_ATTRIBUTE
#  define WGPU_STRUCTURE_ATTRIBUTE
#endif
#ifndef WGPU_FUNCTION_ATTRIBUTE
#  define WGPU_FUNCTION_ATTRIBUTE
#endif
/* Marks what may be NULL. */
#ifndef WGPU_NULLABLE
#  define WGPU_NULLABLE
#endif

/* Helpers of the WGPU_..._INIT macros. A comma inside a braced macro argument would end the argument, hence _wgpu_COMMA. */
#define _wgpu_COMMA ,
#ifdef __cplusplus
#  define _wgpu_ENUM_ZERO_INIT(type) type(0)
#  define _wgpu_STRUCT_ZERO_INIT {}
#  if __cplusplus >= 201103L
#    define _wgpu_MAKE_INIT_STRUCT(type, value) (type value)
#  endif
#else
#  define _wgpu_ENUM_ZERO_INIT(type) (type)0
#  define _wgpu_STRUCT_ZERO_INIT {0}
#  if defined(__STDC_VERSION__) && __STDC_VERSION__ >= 199901L
#    define _wgpu_MAKE_INIT_STRUCT(type, value) ((type) value)
#  endif
#endif
/* Without compound literals a macro can still initialise a declared variable. */
#ifndef _wgpu_MAKE_INIT_STRUCT
#  define _wgpu_MAKE_INIT_STRUCT(type, value) value
#endif

/**
 * @defgroup Constants Constants
 * @{
 */

/** A `WGPUBool` that is true. */
#define WGPU_TRUE (UINT32_C(1))
/** A `WGPUBool` that is false. */
#define WGPU_FALSE (UINT32_C(0))
/**
 * As the `arrayLayerCount` of a view: 1 for a one-, two- or three-dimensional view, 6 for a cube,
 * and all layers from `baseArrayLayer` on for arrays of them.
 */
#define WGPU_ARRAY_LAYER_COUNT_UNDEFINED (UINT32_MAX)
/**
 * As `bytesPerRow` or `rowsPerImage` of a copy: not given. Allowed where the copy has only one row
 * of blocks, or only one image, so that the stride is never used.
 */
#define WGPU_COPY_STRIDE_UNDEFINED (UINT32_MAX)
/** As `depthClearValue`: not given, a NaN. An error where the depth is to be cleared. */
#define WGPU_DEPTH_CLEAR_VALUE_UNDEFINED (NAN)
/**
 * As the `depthSlice` of a color attachment: the view is not three-dimensional. A view that is
 * three-dimensional needs a real slice.
 */
#define WGPU_DEPTH_SLICE_UNDEFINED (UINT32_MAX)
/** As a required limit of 32 bits: the default of the standard is enough. */
#define WGPU_LIMIT_U32_UNDEFINED (UINT32_MAX)
/** As a required limit of 64 bits: the default of the standard is enough. */
#define WGPU_LIMIT_U64_UNDEFINED (UINT64_MAX)
/** As the `mipLevelCount` of a view: all levels from `baseMipLevel` on. */
#define WGPU_MIP_LEVEL_COUNT_UNDEFINED (UINT32_MAX)
/** As the index of a pass's timestamp: none is written at this end of the pass. */
#define WGPU_QUERY_SET_INDEX_UNDEFINED (UINT32_MAX)
/**
 * As the `length` of a `WGPUStringView`: the text ends at its first NUL byte, or, with a NULL
 * pointer, there is no text.
 */
#define WGPU_STRLEN (SIZE_MAX)
/** As the size of a mapped range: from the offset to the end of the buffer. */
#define WGPU_WHOLE_MAP_SIZE (SIZE_MAX)
/** As the size of a part of a buffer: from the offset to the end of the buffer. */
#define WGPU_WHOLE_SIZE (UINT64_MAX)

/** @} */

/**
 * @defgroup Objects Objects
 * @{
 */

/**
 * A graphics device of the system, seen through one backend, with what it can do.
 *
 * From `wgpuInstanceRequestAdapter` or `wgpuInstanceEnumerateAdapters`; given back with
 * `wgpuAdapterRelease`. It does not expire: any number of devices may be made from one adapter.
 * Spec: GPUAdapter.
 */
typedef struct WGPUAdapterImpl *WGPUAdapter WGPU_OBJECT_ATTRIBUTE;
/**
 * Resources put together in the shape of a bind group layout, for shaders to reach.
 *
 * From `wgpuDeviceCreateBindGroup`; given back with `wgpuBindGroupRelease`. It holds the buffers,
 * samplers and views in it. Spec: GPUBindGroup.
 */
typedef struct WGPUBindGroupImpl *WGPUBindGroup WGPU_OBJECT_ATTRIBUTE;
/**
 * The shape of a bind group: which kind of resource is at which binding, for which shader stages.
 *
 * From `wgpuDeviceCreateBindGroupLayout`, or from a pipeline with
 * `wgpuComputePipelineGetBindGroupLayout` and `wgpuRenderPipelineGetBindGroupLayout`; given back
 * with `wgpuBindGroupLayoutRelease`. Spec: GPUBindGroupLayout.
 */
typedef struct WGPUBindGroupLayoutImpl *WGPUBindGroupLayout WGPU_OBJECT_ATTRIBUTE;
/**
 * A linear piece of GPU memory.
 *
 * From `wgpuDeviceCreateBuffer`; given back with `wgpuBufferRelease`. `wgpuBufferDestroy` frees
 * the memory before that. Spec: GPUBuffer.
 */
typedef struct WGPUBufferImpl *WGPUBuffer WGPU_OBJECT_ATTRIBUTE;
/**
 * Recorded commands, ready to be submitted once.
 *
 * From `wgpuCommandEncoderFinish`; given back with `wgpuCommandBufferRelease`, also after it was
 * submitted. A second submission is a validation error. Spec: GPUCommandBuffer.
 */
typedef struct WGPUCommandBufferImpl *WGPUCommandBuffer WGPU_OBJECT_ATTRIBUTE;
/**
 * Records copies and passes into a command buffer.
 *
 * From `wgpuDeviceCreateCommandEncoder`; given back with `wgpuCommandEncoderRelease`, also after
 * `wgpuCommandEncoderFinish`. Mistakes while recording come out at `wgpuCommandEncoderFinish`. It
 * is used by one thread at a time. Spec: GPUCommandEncoder.
 */
typedef struct WGPUCommandEncoderImpl *WGPUCommandEncoder WGPU_OBJECT_ATTRIBUTE;
/**
 * Records the dispatches of one compute pass.
 *
 * From `wgpuCommandEncoderBeginComputePass`; ended with `wgpuComputePassEncoderEnd` and given back
 * with `wgpuComputePassEncoderRelease`. While it is open, its command encoder is locked. It is
 * used by one thread at a time. Spec: GPUComputePassEncoder.
 */
typedef struct WGPUComputePassEncoderImpl *WGPUComputePassEncoder WGPU_OBJECT_ATTRIBUTE;
/**
 * A compiled compute shader with its layout and constants.
 *
 * From `wgpuDeviceCreateComputePipeline` or `wgpuDeviceCreateComputePipelineAsync`; given back
 * with `wgpuComputePipelineRelease`. Spec: GPUComputePipeline.
 */
typedef struct WGPUComputePipelineImpl *WGPUComputePipeline WGPU_OBJECT_ATTRIBUTE;
/**
 * A logical connection to an adapter: creates all other objects and receives their errors.
 *
 * From `wgpuAdapterRequestDevice`; given back with `wgpuDeviceRelease`. Releasing the last
 * reference destroys the device, as `wgpuDeviceDestroy` does: its lost callback is called with
 * `WGPUDeviceLostReason_Destroyed`, and its objects can be released but no longer used. Spec:
 * GPUDevice.
 */
typedef struct WGPUDeviceImpl *WGPUDevice WGPU_OBJECT_ATTRIBUTE;
/**
 * A frame of video from outside.
 *
 * No function of these headers creates one. Spec: GPUExternalTexture.
 */
typedef struct WGPUExternalTextureImpl *WGPUExternalTexture WGPU_OBJECT_ATTRIBUTE;
/**
 * The library, opened once: finds adapters, makes surfaces, and delivers callbacks.
 *
 * From `wgpuCreateInstance`; given back with `wgpuInstanceRelease`. Instances are independent:
 * objects of two of them never mix. Releasing the last reference calls every callback that is
 * still outstanding with its `CallbackCancelled` status. Spec: GPU.
 */
typedef struct WGPUInstanceImpl *WGPUInstance WGPU_OBJECT_ATTRIBUTE;
/**
 * The bind group layouts of a pipeline, in order, and the size of its immediate data.
 *
 * From `wgpuDeviceCreatePipelineLayout`; given back with `wgpuPipelineLayoutRelease`. Spec:
 * GPUPipelineLayout.
 */
typedef struct WGPUPipelineLayoutImpl *WGPUPipelineLayout WGPU_OBJECT_ATTRIBUTE;
/**
 * A row of query results on the GPU: occlusion counts, timestamps or pipeline statistics.
 *
 * From `wgpuDeviceCreateQuerySet`; given back with `wgpuQuerySetRelease`. `wgpuQuerySetDestroy`
 * frees the memory before that. Spec: GPUQuerySet.
 */
typedef struct WGPUQuerySetImpl *WGPUQuerySet WGPU_OBJECT_ATTRIBUTE;
/**
 * Takes command buffers and data, and runs them in the order they came in.
 *
 * From `wgpuDeviceGetQueue`, which gives a new reference to the device's only queue each time;
 * given back with `wgpuQueueRelease`. Spec: GPUQueue.
 */
typedef struct WGPUQueueImpl *WGPUQueue WGPU_OBJECT_ATTRIBUTE;
/**
 * Recorded draws that can be replayed in many render passes.
 *
 * From `wgpuRenderBundleEncoderFinish`; given back with `wgpuRenderBundleRelease`. Spec:
 * GPURenderBundle.
 */
typedef struct WGPURenderBundleImpl *WGPURenderBundle WGPU_OBJECT_ATTRIBUTE;
/**
 * Records a render bundle.
 *
 * From `wgpuDeviceCreateRenderBundleEncoder`; given back with `wgpuRenderBundleEncoderRelease`,
 * also after `wgpuRenderBundleEncoderFinish`, where mistakes while recording come out. It is used
 * by one thread at a time. Spec: GPURenderBundleEncoder.
 */
typedef struct WGPURenderBundleEncoderImpl *WGPURenderBundleEncoder WGPU_OBJECT_ATTRIBUTE;
/**
 * Records the draws of one render pass.
 *
 * From `wgpuCommandEncoderBeginRenderPass`; ended with `wgpuRenderPassEncoderEnd` and given back
 * with `wgpuRenderPassEncoderRelease`. While it is open, its command encoder is locked. It is used
 * by one thread at a time. Spec: GPURenderPassEncoder.
 */
typedef struct WGPURenderPassEncoderImpl *WGPURenderPassEncoder WGPU_OBJECT_ATTRIBUTE;
/**
 * Compiled vertex and fragment shaders with the fixed state around them.
 *
 * From `wgpuDeviceCreateRenderPipeline` or `wgpuDeviceCreateRenderPipelineAsync`; given back with
 * `wgpuRenderPipelineRelease`. Spec: GPURenderPipeline.
 */
typedef struct WGPURenderPipelineImpl *WGPURenderPipeline WGPU_OBJECT_ATTRIBUTE;
/**
 * How a shader filters a texture and what it reads beyond the edges.
 *
 * From `wgpuDeviceCreateSampler`; given back with `wgpuSamplerRelease`. Spec: GPUSampler.
 */
typedef struct WGPUSamplerImpl *WGPUSampler WGPU_OBJECT_ATTRIBUTE;
/**
 * Shader code that was read and checked, with its messages.
 *
 * From `wgpuDeviceCreateShaderModule`; given back with `wgpuShaderModuleRelease`. Pipelines made
 * from it do not need it any more. Spec: GPUShaderModule.
 */
typedef struct WGPUShaderModuleImpl *WGPUShaderModule WGPU_OBJECT_ATTRIBUTE;
/**
 * A window, or another place on the screen, to present frames in.
 *
 * From `wgpuInstanceCreateSurface`; given back with `wgpuSurfaceRelease`. The window and its
 * display connection stay the caller's and must outlive the surface. Spec: GPUCanvasContext.
 */
typedef struct WGPUSurfaceImpl *WGPUSurface WGPU_OBJECT_ATTRIBUTE;
/**
 * An image on the GPU: one-, two- or three-dimensional, with mip levels and array layers.
 *
 * From `wgpuDeviceCreateTexture`, or from `wgpuSurfaceGetCurrentTexture`; given back with
 * `wgpuTextureRelease`. `wgpuTextureDestroy` frees the memory before that. Spec: GPUTexture.
 */
typedef struct WGPUTextureImpl *WGPUTexture WGPU_OBJECT_ATTRIBUTE;
/**
 * A part of a texture, seen in a given format and dimension.
 *
 * From `wgpuTextureCreateView`; given back with `wgpuTextureViewRelease`. It holds its texture.
 * Spec: GPUTextureView.
 */
typedef struct WGPUTextureViewImpl *WGPUTextureView WGPU_OBJECT_ATTRIBUTE;

/** @} */

/**
 * @defgroup Enumerations Enumerations
 * @{
 */

/** A boolean that may be left open. */
typedef enum WGPUOptionalBool {
    /** No. Note that zeroed memory means this, not `WGPUOptionalBool_Undefined`. */
    WGPUOptionalBool_False = 0x00000000,
    /** Yes. */
    WGPUOptionalBool_True = 0x00000001,
    /** Not given; the member that takes it says what then holds. */
    WGPUOptionalBool_Undefined = 0x00000002,
    WGPUOptionalBool_Force32 = 0x7FFFFFFF
} WGPUOptionalBool WGPU_ENUM_ATTRIBUTE;

/** What a call that answers at once tells about itself. */
typedef enum WGPUStatus {
    /** The call did its work, and its output structure is filled. */
    WGPUStatus_Success = 0x00000001,
    /**
     * The call did nothing: an argument was NULL, stale, of another kind or out of range, or the
     * chain of an output structure holds a type that does not belong there. The reason is reported
     * through the device if one is concerned, otherwise in the log. An output structure is left
     * unchanged.
     */
    WGPUStatus_Error = 0x00000002,
    WGPUStatus_Force32 = 0x7FFFFFFF
} WGPUStatus WGPU_ENUM_ATTRIBUTE;

/**
 * Tells the type of a structure in a chain; the first thing the library reads of it.
 *
 * Values from `0x00030000` on are those of `wgpu.h`: `WGPUNativeSType`.
 */
typedef enum WGPUSType {
    /** `WGPUShaderSourceSPIRV`, in a `WGPUShaderModuleDescriptor`. */
    WGPUSType_ShaderSourceSPIRV = 0x00000001,
    /** `WGPUShaderSourceWGSL`, in a `WGPUShaderModuleDescriptor`. */
    WGPUSType_ShaderSourceWGSL = 0x00000002,
    /** `WGPURenderPassMaxDrawCount`, in a `WGPURenderPassDescriptor`. */
    WGPUSType_RenderPassMaxDrawCount = 0x00000003,
    /** `WGPUSurfaceSourceMetalLayer`, in a `WGPUSurfaceDescriptor`. */
    WGPUSType_SurfaceSourceMetalLayer = 0x00000004,
    /** `WGPUSurfaceSourceWindowsHWND`, in a `WGPUSurfaceDescriptor`. */
    WGPUSType_SurfaceSourceWindowsHWND = 0x00000005,
    /** `WGPUSurfaceSourceXlibWindow`, in a `WGPUSurfaceDescriptor`. */
    WGPUSType_SurfaceSourceXlibWindow = 0x00000006,
    /** `WGPUSurfaceSourceWaylandSurface`, in a `WGPUSurfaceDescriptor`. */
    WGPUSType_SurfaceSourceWaylandSurface = 0x00000007,
    /** `WGPUSurfaceSourceAndroidNativeWindow`, in a `WGPUSurfaceDescriptor`. */
    WGPUSType_SurfaceSourceAndroidNativeWindow = 0x00000008,
    /** `WGPUSurfaceSourceXCBWindow`, in a `WGPUSurfaceDescriptor`. */
    WGPUSType_SurfaceSourceXCBWindow = 0x00000009,
    /** `WGPUSurfaceColorManagement`, in a `WGPUSurfaceConfiguration`. */
    WGPUSType_SurfaceColorManagement = 0x0000000A,
    /** `WGPURequestAdapterWebXROptions`, in a `WGPURequestAdapterOptions`. */
    WGPUSType_RequestAdapterWebXROptions = 0x0000000B,
    /** `WGPUTextureComponentSwizzleDescriptor`, in a `WGPUTextureViewDescriptor`. */
    WGPUSType_TextureComponentSwizzleDescriptor = 0x0000000C,
    /** `WGPUExternalTextureBindingLayout`, in a `WGPUBindGroupLayoutEntry`. */
    WGPUSType_ExternalTextureBindingLayout = 0x0000000D,
    /** `WGPUExternalTextureBindingEntry`, in a `WGPUBindGroupEntry`. */
    WGPUSType_ExternalTextureBindingEntry = 0x0000000E,
    /**
     * `WGPUCompatibilityModeLimits`, in a `WGPULimits`, both when limits are asked for and
     * when they are required.
     */
    WGPUSType_CompatibilityModeLimits = 0x0000000F,
    /** `WGPUTextureBindingViewDimension`, in a `WGPUTextureDescriptor`. */
    WGPUSType_TextureBindingViewDimension = 0x00000010,
    WGPUSType_Force32 = 0x7FFFFFFF
} WGPUSType WGPU_ENUM_ATTRIBUTE;

/**
 * How a shader uses a bound buffer.
 *
 * Spec: GPUBufferBindingType.
 */
typedef enum WGPUBufferBindingType {
    /** The entry of the bind group layout does not bind a buffer. */
    WGPUBufferBindingType_BindingNotUsed = 0x00000000,
    /** No choice: `WGPUBufferBindingType_Uniform` is used. */
    WGPUBufferBindingType_Undefined = 0x00000001,
    /**
     * `var<uniform>`: read only, with uniform layout rules. At most `maxUniformBufferBindingSize`
     * bytes; needs `WGPUBufferUsage_Uniform`.
     */
    WGPUBufferBindingType_Uniform = 0x00000002,
    /**
     * `var<storage, read_write>`. At most `maxStorageBufferBindingSize` bytes, a multiple of 4;
     * needs `WGPUBufferUsage_Storage`. In the vertex stage only with
     * `WGPUNativeFeature_VertexWritableStorage`.
     */
    WGPUBufferBindingType_Storage = 0x00000003,
    /** `var<storage, read>`: as `WGPUBufferBindingType_Storage`, but in any stage. */
    WGPUBufferBindingType_ReadOnlyStorage = 0x00000004,
    WGPUBufferBindingType_Force32 = 0x7FFFFFFF
} WGPUBufferBindingType WGPU_ENUM_ATTRIBUTE;

/**
 * Which samplers may be bound.
 *
 * Spec: GPUSamplerBindingType.
 */
typedef enum WGPUSamplerBindingType {
    /** The entry of the bind group layout does not bind a sampler. */
    WGPUSamplerBindingType_BindingNotUsed = 0x00000000,
    /** No choice: `WGPUSamplerBindingType_Filtering` is used. */
    WGPUSamplerBindingType_Undefined = 0x00000001,
    /** Any sampler without comparison, linear ones too. */
    WGPUSamplerBindingType_Filtering = 0x00000002,
    /** Samplers without comparison that use nearest filters only. */
    WGPUSamplerBindingType_NonFiltering = 0x00000003,
    /** Samplers with a comparison function (`sampler_comparison` in WGSL). */
    WGPUSamplerBindingType_Comparison = 0x00000004,
    WGPUSamplerBindingType_Force32 = 0x7FFFFFFF
} WGPUSamplerBindingType WGPU_ENUM_ATTRIBUTE;

/**
 * How a shader uses a bound storage texture.
 *
 * Spec: GPUStorageTextureAccess.
 */
typedef enum WGPUStorageTextureAccess {
    /** The entry of the bind group layout does not bind a storage texture. */
    WGPUStorageTextureAccess_BindingNotUsed = 0x00000000,
    /** No choice: `WGPUStorageTextureAccess_WriteOnly` is used. */
    WGPUStorageTextureAccess_Undefined = 0x00000001,
    /** `write`: texels are stored, never loaded. Not in the vertex stage. */
    WGPUStorageTextureAccess_WriteOnly = 0x00000002,
    /** `read`: texels are loaded, without a sampler. */
    WGPUStorageTextureAccess_ReadOnly = 0x00000003,
    /**
     * `read_write`: both. By default only for `R32Float`, `R32Sint` and `R32Uint`. Not in the
     * vertex stage.
     */
    WGPUStorageTextureAccess_ReadWrite = 0x00000004,
    WGPUStorageTextureAccess_Force32 = 0x7FFFFFFF
} WGPUStorageTextureAccess WGPU_ENUM_ATTRIBUTE;

/**
 * What a shader gets from a bound texture.
 *
 * Spec: GPUTextureSampleType.
 */
typedef enum WGPUTextureSampleType {
    /** The entry of the bind group layout does not bind a sampled texture. */
    WGPUTextureSampleType_BindingNotUsed = 0x00000000,
    /** No choice: `WGPUTextureSampleType_Float` is used. */
    WGPUTextureSampleType_Undefined = 0x00000001,
    /** Floats, and linear samplers may be used. Not for multisampled textures. */
    WGPUTextureSampleType_Float = 0x00000002,
    /** Floats, read with nearest samplers or `textureLoad` only. Takes filterable formats too. */
    WGPUTextureSampleType_UnfilterableFloat = 0x00000003,
    /** `texture_depth_*`: depth formats, read with comparison or nearest samplers. */
    WGPUTextureSampleType_Depth = 0x00000004,
    /** Signed integers (`texture_2d<i32>`), read with `textureLoad`. */
    WGPUTextureSampleType_Sint = 0x00000005,
    /** Unsigned integers (`texture_2d<u32>`), also the stencil aspect, read with `textureLoad`. */
    WGPUTextureSampleType_Uint = 0x00000006,
    WGPUTextureSampleType_Force32 = 0x7FFFFFFF
} WGPUTextureSampleType WGPU_ENUM_ATTRIBUTE;

/**
 * Whether the application, the GPU or a pending request has the buffer's memory.
 *
 * Answered by `wgpuBufferGetMapState`; only an unmapped buffer may be used by a submission.
 *
 * Spec: GPUBufferMapState.
 */
typedef enum WGPUBufferMapState {
    /** No mapping and no request: the GPU may use the buffer, and it may be mapped. */
    WGPUBufferMapState_Unmapped = 0x00000001,
    /** `wgpuBufferMapAsync` was called and its callback has not been called yet. */
    WGPUBufferMapState_Pending = 0x00000002,
    /** The application has the memory until `wgpuBufferUnmap` or `wgpuBufferDestroy`. */
    WGPUBufferMapState_Mapped = 0x00000003,
    WGPUBufferMapState_Force32 = 0x7FFFFFFF
} WGPUBufferMapState WGPU_ENUM_ATTRIBUTE;

/**
 * How a mapping request ended.
 *
 * Spec: GPUBuffer.mapAsync.
 */
typedef enum WGPUMapAsyncStatus {
    /** The buffer is mapped; `wgpuBufferGetMappedRange` and its siblings may be called. */
    WGPUMapAsyncStatus_Success = 0x00000001,
    /**
     * The last reference to the instance went away before the request was done. The buffer must
     * not be used from this callback.
     */
    WGPUMapAsyncStatus_CallbackCancelled = 0x00000002,
    /**
     * The request was invalid (range, alignment, usage, or state of the buffer). The message says
     * what was wrong; a validation error is also reported on the device.
     */
    WGPUMapAsyncStatus_Error = 0x00000003,
    /**
     * The request was cut short by `wgpuBufferUnmap`, `wgpuBufferDestroy`, the last release of the
     * buffer, or the loss of the device.
     */
    WGPUMapAsyncStatus_Aborted = 0x00000004,
    WGPUMapAsyncStatus_Force32 = 0x7FFFFFFF
} WGPUMapAsyncStatus WGPU_ENUM_ATTRIBUTE;

/**
 * What an attachment holds when a render pass begins.
 *
 * Spec: GPULoadOp.
 */
typedef enum WGPULoadOp {
    /** Not given: required for aspects that are absent or read only, an error for others. */
    WGPULoadOp_Undefined = 0x00000000,
    /** What the texture held before. On tile-based GPUs slower than clearing. */
    WGPULoadOp_Load = 0x00000001,
    /** The attachment's clear value. */
    WGPULoadOp_Clear = 0x00000002,
    WGPULoadOp_Force32 = 0x7FFFFFFF
} WGPULoadOp WGPU_ENUM_ATTRIBUTE;

/**
 * What becomes of an attachment when a render pass ends.
 *
 * Spec: GPUStoreOp.
 */
typedef enum WGPUStoreOp {
    /** Not given: required for aspects that are absent or read only, an error for others. */
    WGPUStoreOp_Undefined = 0x00000000,
    /** The results are written to the texture. */
    WGPUStoreOp_Store = 0x00000001,
    /**
     * The results are dropped; the texture then reads as zero. Right for depth buffers that nobody
     * reads afterwards.
     */
    WGPUStoreOp_Discard = 0x00000002,
    WGPUStoreOp_Force32 = 0x7FFFFFFF
} WGPUStoreOp WGPU_ENUM_ATTRIBUTE;

/** Why a device can no longer be used. */
typedef enum WGPUDeviceLostReason {
    /**
     * Something went wrong below: the driver reset or removed the device, memory ran out where the
     * system cannot recover, or the library stopped an internal failure from going further. The
     * message tells what. Request a new adapter and start again.
     */
    WGPUDeviceLostReason_Unknown = 0x00000001,
    /** The application ended it, with `wgpuDeviceDestroy` or by releasing its last reference. */
    WGPUDeviceLostReason_Destroyed = 0x00000002,
    /**
     * The instance was released while the device was in use. The callback is told only because it
     * will never be called later.
     */
    WGPUDeviceLostReason_CallbackCancelled = 0x00000003,
    /** The device never existed: `wgpuAdapterRequestDevice` failed, and its own callback says why. */
    WGPUDeviceLostReason_FailedCreation = 0x00000004,
    WGPUDeviceLostReason_Force32 = 0x7FFFFFFF
} WGPUDeviceLostReason WGPU_ENUM_ATTRIBUTE;

/** Which errors a scope catches. Spec: GPUErrorFilter. */
typedef enum WGPUErrorFilter {
    /** Errors of the kind `WGPUErrorType_Validation`. */
    WGPUErrorFilter_Validation = 0x00000001,
    /** Errors of the kind `WGPUErrorType_OutOfMemory`. */
    WGPUErrorFilter_OutOfMemory = 0x00000002,
    /** Errors of the kind `WGPUErrorType_Internal`. */
    WGPUErrorFilter_Internal = 0x00000003,
    WGPUErrorFilter_Force32 = 0x7FFFFFFF
} WGPUErrorFilter WGPU_ENUM_ATTRIBUTE;

/** The kind of an error. */
typedef enum WGPUErrorType {
    /** The scope caught nothing, or the device is lost and reports nothing any more. */
    WGPUErrorType_NoError = 0x00000001,
    /**
     * A call broke a rule of the standard: a wrong value, a stale handle, a limit passed, a
     * missing feature. The message names the call, the object and what is allowed. Spec:
     * GPUValidationError.
     */
    WGPUErrorType_Validation = 0x00000002,
    /**
     * A buffer, texture or query set did not fit in memory. The object exists but cannot be used;
     * a smaller one may work. Spec: GPUOutOfMemoryError.
     */
    WGPUErrorType_OutOfMemory = 0x00000003,
    /**
     * The call was correct, but the system could not do it: a pipeline too complex for the driver,
     * or a failure inside this library that was stopped there. Spec: GPUInternalError.
     */
    WGPUErrorType_Internal = 0x00000004,
    /** Never reported by this library. */
    WGPUErrorType_Unknown = 0x00000005,
    WGPUErrorType_Force32 = 0x7FFFFFFF
} WGPUErrorType WGPU_ENUM_ATTRIBUTE;

/** Whether a `wgpuDevicePopErrorScope` found a scope. */
typedef enum WGPUPopErrorScopeStatus {
    /**
     * The scope was popped; the type says whether it had caught an error. Also the answer on a
     * lost device, with `WGPUErrorType_NoError`.
     */
    WGPUPopErrorScopeStatus_Success = 0x00000001,
    /** The instance was released first. What the scope held is gone. */
    WGPUPopErrorScopeStatus_CallbackCancelled = 0x00000002,
    /**
     * No scope to pop: this thread has pushed none for this device, or the handle was not valid.
     * The message says which.
     */
    WGPUPopErrorScopeStatus_Error = 0x00000003,
    WGPUPopErrorScopeStatus_Force32 = 0x7FFFFFFF
} WGPUPopErrorScopeStatus WGPU_ENUM_ATTRIBUTE;

/**
 * When the callback of an asynchronous call may be called.
 *
 * In every mode it is called exactly once, also when the device is lost and when the instance is
 * released, with no lock held: it may itself call any function. It is called inside a call of this
 * library, on the thread of that call; spontaneous callbacks also on threads of the library. A
 * number that is no mode, 0 among them, is an error: the call then starts nothing, returns the
 * future 0 and never calls back.
 */
typedef enum WGPUCallbackMode {
    /** Only inside `wgpuInstanceWaitAny` with this future among those given. */
    WGPUCallbackMode_WaitAnyOnly = 0x00000001,
    /**
     * Inside `wgpuInstanceProcessEvents` or `wgpuDevicePoll`, or inside `wgpuInstanceWaitAny` with
     * this future among those given; on the thread that calls one of them.
     */
    WGPUCallbackMode_AllowProcessEvents = 0x00000002,
    /**
     * As soon as the result is known: inside any call but those that record, on any thread, or on
     * a thread of the library (one that compiled a pipeline, or the one that
     * `wgpuAbiInstanceSetPump` of `wgpu_abi.h` starts). That may be the very call that starts the
     * operation, before it returns the future.
     */
    WGPUCallbackMode_AllowSpontaneous = 0x00000003,
    WGPUCallbackMode_Force32 = 0x7FFFFFFF
} WGPUCallbackMode WGPU_ENUM_ATTRIBUTE;

/** How a `wgpuQueueOnSubmittedWorkDone` ended. */
typedef enum WGPUQueueWorkDoneStatus {
    /**
     * All work submitted before the call is done, or will never be because the device was lost:
     * either way the queue has finished with the resources it used.
     */
    WGPUQueueWorkDoneStatus_Success = 0x00000001,
    /** The instance was released first. Nothing is known of the work. */
    WGPUQueueWorkDoneStatus_CallbackCancelled = 0x00000002,
    /** The call itself was wrong: the queue handle was not valid, or an argument was out of range. */
    WGPUQueueWorkDoneStatus_Error = 0x00000003,
    WGPUQueueWorkDoneStatus_Force32 = 0x7FFFFFFF
} WGPUQueueWorkDoneStatus WGPU_ENUM_ATTRIBUTE;

/** How a `wgpuInstanceWaitAny` ended. */
typedef enum WGPUWaitStatus {
    /**
     * At least one future is complete: its `completed` is set and its callback was called. Also
     * the answer for no futures at all.
     */
    WGPUWaitStatus_Success = 0x00000001,
    /**
     * The time passed, or was 0, and no future was complete. No callback was called; all futures
     * are as before and may be waited for again.
     */
    WGPUWaitStatus_TimedOut = 0x00000002,
    /**
     * The wait could not begin: the instance handle was not valid, the array was NULL though its
     * count was not 0, a future was never given out, or a time was given without
     * `WGPUInstanceFeatureName_TimedWaitAny` or for too many futures. The log says which. No
     * callback was called.
     */
    WGPUWaitStatus_Error = 0x00000003,
    WGPUWaitStatus_Force32 = 0x7FFFFFFF
} WGPUWaitStatus WGPU_ENUM_ATTRIBUTE;

/**
 * How much an adapter must be able to do. Spec: GPURequestAdapterOptions.featureLevel.
 *
 * In this library the level does not exclude an adapter. One that falls short of the standard is
 * given where nothing better exists; it lacks `WGPUFeatureName_CoreFeaturesAndLimits`.
 */
typedef enum WGPUFeatureLevel {
    /** The same as `WGPUFeatureLevel_Core`. */
    WGPUFeatureLevel_Undefined = 0x00000000,
    /**
     * Older systems will do, such as OpenGL ES 3.1, with fewer features and lower limits. A better
     * adapter is given as it is.
     */
    WGPUFeatureLevel_Compatibility = 0x00000001,
    /** The whole of the standard, with at least its default limits. */
    WGPUFeatureLevel_Core = 0x00000002,
    WGPUFeatureLevel_Force32 = 0x7FFFFFFF
} WGPUFeatureLevel WGPU_ENUM_ATTRIBUTE;

/**
 * A feature of an adapter or device. Spec: GPUFeatureName.
 *
 * Values from `0x00030000` on are those of `wgpu.h`: `WGPUNativeFeature`, cast to this type.
 */
typedef enum WGPUFeatureName {
    /**
     * Everything of the core level. Missing only on an adapter that falls short of it. Naming it
     * in `requiredFeatures` changes nothing.
     */
    WGPUFeatureName_CoreFeaturesAndLimits = 0x00000001,
    /**
     * `unclippedDepth` of `WGPUPrimitiveState`: depth outside 0 to 1 is clamped instead of cut
     * away.
     */
    WGPUFeatureName_DepthClipControl = 0x00000002,
    /** Textures of format `WGPUTextureFormat_Depth32FloatStencil8`. */
    WGPUFeatureName_Depth32FloatStencil8 = 0x00000003,
    /**
     * Two-dimensional textures of the BC formats: blocks of 4 by 4 texels in 8 or 16 bytes. Usual
     * on desktop systems.
     */
    WGPUFeatureName_TextureCompressionBC = 0x00000004,
    /**
     * Three-dimensional textures of the BC formats. Needs `WGPUFeatureName_TextureCompressionBC`
     * as well.
     */
    WGPUFeatureName_TextureCompressionBCSliced3D = 0x00000005,
    /**
     * Two-dimensional textures of the ETC2 and EAC formats: blocks of 4 by 4 texels in 8 or 16
     * bytes. Usual on mobile systems.
     */
    WGPUFeatureName_TextureCompressionETC2 = 0x00000006,
    /**
     * Two-dimensional textures of the ASTC formats: blocks of 4 by 4 to 12 by 12 texels in 16
     * bytes. Usual on mobile systems.
     */
    WGPUFeatureName_TextureCompressionASTC = 0x00000007,
    /**
     * Three-dimensional textures of the ASTC formats. Needs
     * `WGPUFeatureName_TextureCompressionASTC` as well.
     */
    WGPUFeatureName_TextureCompressionASTCSliced3D = 0x00000008,
    /**
     * Query sets of timestamps, written at the begin and end of passes.
     *
     * A resolved timestamp times `wgpuQueueGetTimestampPeriod` is in nanoseconds. `wgpu.h` has
     * features for timestamps in other places.
     */
    WGPUFeatureName_TimestampQuery = 0x00000009,
    /** Indirect draws may have a first instance other than 0. Without it such a draw does nothing. */
    WGPUFeatureName_IndirectFirstInstance = 0x0000000A,
    /** The type `f16` in shaders, after `enable f16;`. */
    WGPUFeatureName_ShaderF16 = 0x0000000B,
    /**
     * Textures of format `WGPUTextureFormat_RG11B10Ufloat` as color attachments, with blending,
     * multisampling and resolving.
     */
    WGPUFeatureName_RG11B10UfloatRenderable = 0x0000000C,
    /** Textures of format `WGPUTextureFormat_BGRA8Unorm` as write-only storage textures. */
    WGPUFeatureName_BGRA8UnormStorage = 0x0000000D,
    /** Filtering of the formats of 32-bit floats: R, RG and RGBA. */
    WGPUFeatureName_Float32Filterable = 0x0000000E,
    /** Blending into color attachments of the formats of 32-bit floats: R, RG and RGBA. */
    WGPUFeatureName_Float32Blendable = 0x0000000F,
    /** The built-in `clip_distances` in vertex shaders, after `enable clip_distances;`. */
    WGPUFeatureName_ClipDistances = 0x00000010,
    /**
     * Two colors from a fragment shader for one attachment, with the blend factors `Src1`, after
     * `enable dual_source_blending;`. The pass can then have no second color attachment.
     */
    WGPUFeatureName_DualSourceBlending = 0x00000011,
    /**
     * Subgroup functions and built-ins in compute and fragment shaders, after `enable subgroups;`.
     * Brings `WGPUNativeFeature_SubgroupVertex` and `WGPUNativeFeature_SubgroupBarrier` along
     * where the adapter has them.
     */
    WGPUFeatureName_Subgroups = 0x00000012,
    /**
     * The formats R, RG and RGBA with `16Unorm` and `16Snorm`, as color attachments with blending
     * and several samples too; those with `8Snorm` as such, and resolved; and more formats as
     * storage textures that are read or written. Brings `WGPUFeatureName_RG11B10UfloatRenderable`
     * and `WGPUNativeFeature_TextureFormat16bitNorm` along.
     */
    WGPUFeatureName_TextureFormatsTier1 = 0x00000013,
    /**
     * More formats as storage textures that are both read and written in one shader. Brings
     * `WGPUFeatureName_TextureFormatsTier1` along.
     */
    WGPUFeatureName_TextureFormatsTier2 = 0x00000014,
    /** The built-in `primitive_index` in fragment shaders, after `enable primitive_index;`. */
    WGPUFeatureName_PrimitiveIndex = 0x00000015,
    /**
     * Views that exchange the channels of a texture. Not offered by this library: only the
     * identity is accepted.
     */
    WGPUFeatureName_TextureComponentSwizzle = 0x00000016,
    /** Shaders that choose the size of their subgroups. Not offered by this library. */
    WGPUFeatureName_SubgroupSizeControl = 0x00000017,
    WGPUFeatureName_Force32 = 0x7FFFFFFF
} WGPUFeatureName WGPU_ENUM_ATTRIBUTE;

/**
 * A feature of an instance, named in `WGPUInstanceDescriptor`. All of them are offered on every
 * system.
 */
typedef enum WGPUInstanceFeatureName {
    /** `wgpuInstanceWaitAny` with a time other than 0. It sleeps; it does not spin. */
    WGPUInstanceFeatureName_TimedWaitAny = 0x00000001,
    /** Shader modules from SPIR-V, by `WGPUShaderSourceSPIRV`. */
    WGPUInstanceFeatureName_ShaderSourceSPIRV = 0x00000002,
    /** One adapter may make any number of devices. */
    WGPUInstanceFeatureName_MultipleDevicesPerAdapter = 0x00000003,
    WGPUInstanceFeatureName_Force32 = 0x7FFFFFFF
} WGPUInstanceFeatureName WGPU_ENUM_ATTRIBUTE;

/**
 * An addition to WGSL that a shader may name after `requires`.
 *
 * `wgpuInstanceHasWGSLLanguageFeature` tells which ones there are; they do not depend on the
 * adapter. Those not offered make a shader that requires them fail. Spec: WGSLLanguageFeatures.
 */
typedef enum WGPUWGSLLanguageFeatureName {
    /**
     * `readonly_and_readwrite_storage_textures`: storage textures that are read, and
     * `textureBarrier`. Offered.
     */
    WGPUWGSLLanguageFeatureName_ReadonlyAndReadwriteStorageTextures = 0x00000001,
    /**
     * `packed_4x8_integer_dot_product`: `dot4U8Packed`, `dot4I8Packed` and the functions to pack
     * four bytes. Offered.
     */
    WGPUWGSLLanguageFeatureName_Packed4x8IntegerDotProduct = 0x00000002,
    /**
     * `unrestricted_pointer_parameters`: pointers into any address space as parameters. Not
     * offered.
     */
    WGPUWGSLLanguageFeatureName_UnrestrictedPointerParameters = 0x00000003,
    /** `pointer_composite_access`: `p.x` and `p[i]` on a pointer without `*`. Offered. */
    WGPUWGSLLanguageFeatureName_PointerCompositeAccess = 0x00000004,
    /**
     * `uniform_buffer_standard_layout`: uniform buffers laid out like storage buffers. Not
     * offered.
     */
    WGPUWGSLLanguageFeatureName_UniformBufferStandardLayout = 0x00000005,
    /**
     * `subgroup_id`: the built-ins that number the subgroups of a workgroup, on a device with
     * `WGPUFeatureName_Subgroups`. Offered.
     */
    WGPUWGSLLanguageFeatureName_SubgroupId = 0x00000006,
    /** `texture_and_sampler_let`: textures and samplers as the value of a `let`. Offered. */
    WGPUWGSLLanguageFeatureName_TextureAndSamplerLet = 0x00000007,
    /**
     * `subgroup_uniformity`: the analysis knows which values are equal in a subgroup.
     * Offered.
     */
    WGPUWGSLLanguageFeatureName_SubgroupUniformity = 0x00000008,
    /**
     * `texture_formats_tier1`: the storage formats of the feature of that name, which pipelines
     * then need. Offered.
     */
    WGPUWGSLLanguageFeatureName_TextureFormatsTier1 = 0x00000009,
    /**
     * `linear_indexing`: the built-ins that number workgroups and invocations in one row.
     * Offered.
     */
    WGPUWGSLLanguageFeatureName_LinearIndexing = 0x0000000A,
    /**
     * `immediate_address_space`: `var<immediate>`, on a device with a `maxImmediateSize` above
     * 0. Offered.
     */
    WGPUWGSLLanguageFeatureName_ImmediateAddressSpace = 0x0000000B,
    WGPUWGSLLanguageFeatureName_Force32 = 0x7FFFFFFF
} WGPUWGSLLanguageFeatureName WGPU_ENUM_ATTRIBUTE;

/** What kind of device an adapter is. */
typedef enum WGPUAdapterType {
    /** A GPU with memory of its own. */
    WGPUAdapterType_DiscreteGPU = 0x00000001,
    /** A GPU that shares the memory of the processor. */
    WGPUAdapterType_IntegratedGPU = 0x00000002,
    /** A driver that computes on the processor, such as lavapipe or WARP: correct, but slow. */
    WGPUAdapterType_CPU = 0x00000003,
    /** A virtual GPU, or the driver does not tell; usual with OpenGL. */
    WGPUAdapterType_Unknown = 0x00000004,
    WGPUAdapterType_Force32 = 0x7FFFFFFF
} WGPUAdapterType WGPU_ENUM_ATTRIBUTE;

/** The graphics interface below an adapter. */
typedef enum WGPUBackendType {
    /** As an option: any backend will do. */
    WGPUBackendType_Undefined = 0x00000000,
    /**
     * The backend that accepts everything and draws nothing; for tests of the calls themselves.
     * Only used when it is named here.
     */
    WGPUBackendType_Null = 0x00000001,
    /** As an option the same as `WGPUBackendType_Undefined`. No adapter reports it. */
    WGPUBackendType_WebGPU = 0x00000002,
    /** Direct3D 11. Not in this library: a request for it fails. */
    WGPUBackendType_D3D11 = 0x00000003,
    /** Direct3D 12, on Windows. */
    WGPUBackendType_D3D12 = 0x00000004,
    /** Metal, on the systems of Apple. */
    WGPUBackendType_Metal = 0x00000005,
    /** Vulkan, on Linux, Android, Windows and FreeBSD. */
    WGPUBackendType_Vulkan = 0x00000006,
    /** OpenGL, desktop or ES. Every adapter of the OpenGL backend reports this. */
    WGPUBackendType_OpenGL = 0x00000007,
    /** As an option the same as `WGPUBackendType_OpenGL`. No adapter reports it. */
    WGPUBackendType_OpenGLES = 0x00000008,
    WGPUBackendType_Force32 = 0x7FFFFFFF
} WGPUBackendType WGPU_ENUM_ATTRIBUTE;

/**
 * Which adapter to prefer where there are several. Only a preference: a system with one GPU gives
 * that one. Spec: GPUPowerPreference.
 */
typedef enum WGPUPowerPreference {
    /** None: the first adapter that fits, in the order in which the backends list them. */
    WGPUPowerPreference_Undefined = 0x00000000,
    /** An integrated GPU before a discrete one. */
    WGPUPowerPreference_LowPower = 0x00000001,
    /** A discrete GPU before an integrated one. */
    WGPUPowerPreference_HighPerformance = 0x00000002,
    WGPUPowerPreference_Force32 = 0x7FFFFFFF
} WGPUPowerPreference WGPU_ENUM_ATTRIBUTE;

/** How a `wgpuInstanceRequestAdapter` ended. */
typedef enum WGPURequestAdapterStatus {
    /** An adapter was found; the callback's receiver owns a reference to it. */
    WGPURequestAdapterStatus_Success = 0x00000001,
    /** The instance was released first. There is no adapter. */
    WGPURequestAdapterStatus_CallbackCancelled = 0x00000002,
    /**
     * No adapter fits the options, or an option is wrong. The message says which backends were
     * tried and what each one lacked, or which option it is.
     */
    WGPURequestAdapterStatus_Unavailable = 0x00000003,
    /**
     * The search itself failed: memory or handles ran out, or a failure inside the library was
     * stopped. The message says what.
     */
    WGPURequestAdapterStatus_Error = 0x00000004,
    WGPURequestAdapterStatus_Force32 = 0x7FFFFFFF
} WGPURequestAdapterStatus WGPU_ENUM_ATTRIBUTE;

/** How a `wgpuAdapterRequestDevice` ended. */
typedef enum WGPURequestDeviceStatus {
    /** The device was made; the callback's receiver owns a reference to it. */
    WGPURequestDeviceStatus_Success = 0x00000001,
    /** The instance was released first. There is no device. */
    WGPURequestDeviceStatus_CallbackCancelled = 0x00000002,
    /**
     * No device: a feature is not there, a limit is better than the adapter's, the descriptor is
     * wrong, or the driver refused. The message names the feature or limit, and what the adapter
     * has instead.
     */
    WGPURequestDeviceStatus_Error = 0x00000003,
    WGPURequestDeviceStatus_Force32 = 0x7FFFFFFF
} WGPURequestDeviceStatus WGPU_ENUM_ATTRIBUTE;

/**
 * What a color is multiplied with before blending.
 *
 * "Source" is the fragment shader's output, "target" the color already there. In the alpha
 * component the factor's alpha is used.
 *
 * Spec: GPUBlendFactor.
 */
typedef enum WGPUBlendFactor {
    /** No choice: `WGPUBlendFactor_One` for the source, `WGPUBlendFactor_Zero` for the target. */
    WGPUBlendFactor_Undefined = 0x00000000,
    /** 0. */
    WGPUBlendFactor_Zero = 0x00000001,
    /** 1. */
    WGPUBlendFactor_One = 0x00000002,
    /** The source's color. */
    WGPUBlendFactor_Src = 0x00000003,
    /** 1 - the source's color. */
    WGPUBlendFactor_OneMinusSrc = 0x00000004,
    /** The source's alpha. */
    WGPUBlendFactor_SrcAlpha = 0x00000005,
    /** 1 - the source's alpha. */
    WGPUBlendFactor_OneMinusSrcAlpha = 0x00000006,
    /** The target's color. */
    WGPUBlendFactor_Dst = 0x00000007,
    /** 1 - the target's color. */
    WGPUBlendFactor_OneMinusDst = 0x00000008,
    /** The target's alpha. */
    WGPUBlendFactor_DstAlpha = 0x00000009,
    /** 1 - the target's alpha. */
    WGPUBlendFactor_OneMinusDstAlpha = 0x0000000A,
    /** min(source's alpha, 1 - target's alpha); 1 for the alpha component. */
    WGPUBlendFactor_SrcAlphaSaturated = 0x0000000B,
    /** The constant of `wgpuRenderPassEncoderSetBlendConstant`. */
    WGPUBlendFactor_Constant = 0x0000000C,
    /** 1 - the constant of `wgpuRenderPassEncoderSetBlendConstant`. */
    WGPUBlendFactor_OneMinusConstant = 0x0000000D,
    /** The second source's color (`@blend_src(1)`). Needs `WGPUFeatureName_DualSourceBlending`. */
    WGPUBlendFactor_Src1 = 0x0000000E,
    /** 1 - the second source's color. Needs `WGPUFeatureName_DualSourceBlending`. */
    WGPUBlendFactor_OneMinusSrc1 = 0x0000000F,
    /** The second source's alpha. Needs `WGPUFeatureName_DualSourceBlending`. */
    WGPUBlendFactor_Src1Alpha = 0x00000010,
    /** 1 - the second source's alpha. Needs `WGPUFeatureName_DualSourceBlending`. */
    WGPUBlendFactor_OneMinusSrc1Alpha = 0x00000011,
    WGPUBlendFactor_Force32 = 0x7FFFFFFF
} WGPUBlendFactor WGPU_ENUM_ATTRIBUTE;

/**
 * How the two colors are combined, each multiplied with its factor (but for Min and Max).
 *
 * Spec: GPUBlendOperation.
 */
typedef enum WGPUBlendOperation {
    /** No choice: `WGPUBlendOperation_Add` is used. */
    WGPUBlendOperation_Undefined = 0x00000000,
    /** Source + target. */
    WGPUBlendOperation_Add = 0x00000001,
    /** Source - target. */
    WGPUBlendOperation_Subtract = 0x00000002,
    /** Target - source. */
    WGPUBlendOperation_ReverseSubtract = 0x00000003,
    /** The smaller one. Both factors must be `WGPUBlendFactor_One`. */
    WGPUBlendOperation_Min = 0x00000004,
    /** The larger one. Both factors must be `WGPUBlendFactor_One`. */
    WGPUBlendOperation_Max = 0x00000005,
    WGPUBlendOperation_Force32 = 0x7FFFFFFF
} WGPUBlendOperation WGPU_ENUM_ATTRIBUTE;

/** How an asynchronous pipeline creation ended. */
typedef enum WGPUCreatePipelineAsyncStatus {
    /** The pipeline is there; the callback owns one reference. */
    WGPUCreatePipelineAsyncStatus_Success = 0x00000001,
    /** The last reference to the instance went away first. No pipeline. */
    WGPUCreatePipelineAsyncStatus_CallbackCancelled = 0x00000002,
    /**
     * The descriptor or the shaders are invalid; the message says why. No pipeline, and no error
     * on the device.
     */
    WGPUCreatePipelineAsyncStatus_ValidationError = 0x00000003,
    /** The driver or the shader compiler failed. No pipeline, and no error on the device. */
    WGPUCreatePipelineAsyncStatus_InternalError = 0x00000004,
    WGPUCreatePipelineAsyncStatus_Force32 = 0x7FFFFFFF
} WGPUCreatePipelineAsyncStatus WGPU_ENUM_ATTRIBUTE;

/**
 * Which triangles are dropped.
 *
 * Spec: GPUCullMode.
 */
typedef enum WGPUCullMode {
    /** No choice: `WGPUCullMode_None` is used. */
    WGPUCullMode_Undefined = 0x00000000,
    /** None. */
    WGPUCullMode_None = 0x00000001,
    /** Those that show their front, see `WGPUFrontFace`. */
    WGPUCullMode_Front = 0x00000002,
    /** Those that show their back, see `WGPUFrontFace`. */
    WGPUCullMode_Back = 0x00000003,
    WGPUCullMode_Force32 = 0x7FFFFFFF
} WGPUCullMode WGPU_ENUM_ATTRIBUTE;

/**
 * Which triangles show their front, judged by the order of their vertices on the target (y down).
 *
 * Spec: GPUFrontFace.
 */
typedef enum WGPUFrontFace {
    /** No choice: `WGPUFrontFace_CCW` is used. */
    WGPUFrontFace_Undefined = 0x00000000,
    /** Those whose vertices run counter-clockwise. */
    WGPUFrontFace_CCW = 0x00000001,
    /** Those whose vertices run clockwise. */
    WGPUFrontFace_CW = 0x00000002,
    WGPUFrontFace_Force32 = 0x7FFFFFFF
} WGPUFrontFace WGPU_ENUM_ATTRIBUTE;

/**
 * Type of the elements of an index buffer.
 *
 * Spec: GPUIndexFormat.
 */
typedef enum WGPUIndexFormat {
    /** No choice: right for a non-strip topology, a validation error for `SetIndexBuffer`. */
    WGPUIndexFormat_Undefined = 0x00000000,
    /** 16-bit unsigned, 2 bytes each; 0xFFFF restarts a strip. */
    WGPUIndexFormat_Uint16 = 0x00000001,
    /** 32-bit unsigned, 4 bytes each; 0xFFFFFFFF restarts a strip. */
    WGPUIndexFormat_Uint32 = 0x00000002,
    WGPUIndexFormat_Force32 = 0x7FFFFFFF
} WGPUIndexFormat WGPU_ENUM_ATTRIBUTE;

/**
 * What the vertices form.
 *
 * Spec: GPUPrimitiveTopology.
 */
typedef enum WGPUPrimitiveTopology {
    /** No choice: `WGPUPrimitiveTopology_TriangleList` is used. */
    WGPUPrimitiveTopology_Undefined = 0x00000000,
    /** Each vertex a point, one pixel large. */
    WGPUPrimitiveTopology_PointList = 0x00000001,
    /** Each pair of vertices a line. */
    WGPUPrimitiveTopology_LineList = 0x00000002,
    /** Each vertex but the first a line from the one before. */
    WGPUPrimitiveTopology_LineStrip = 0x00000003,
    /** Each three vertices a triangle. */
    WGPUPrimitiveTopology_TriangleList = 0x00000004,
    /** Each vertex but the first two a triangle with the two before. */
    WGPUPrimitiveTopology_TriangleStrip = 0x00000005,
    WGPUPrimitiveTopology_Force32 = 0x7FFFFFFF
} WGPUPrimitiveTopology WGPU_ENUM_ATTRIBUTE;

/**
 * What becomes of a stencil value.
 *
 * Spec: GPUStencilOperation.
 */
typedef enum WGPUStencilOperation {
    /** No choice: `WGPUStencilOperation_Keep` is used. */
    WGPUStencilOperation_Undefined = 0x00000000,
    /** It stays. */
    WGPUStencilOperation_Keep = 0x00000001,
    /** It becomes 0. */
    WGPUStencilOperation_Zero = 0x00000002,
    /** It becomes the reference of `wgpuRenderPassEncoderSetStencilReference`. */
    WGPUStencilOperation_Replace = 0x00000003,
    /** All its bits are flipped. */
    WGPUStencilOperation_Invert = 0x00000004,
    /** One more, at most 255. */
    WGPUStencilOperation_IncrementClamp = 0x00000005,
    /** One less, at least 0. */
    WGPUStencilOperation_DecrementClamp = 0x00000006,
    /** One more, from 255 to 0. */
    WGPUStencilOperation_IncrementWrap = 0x00000007,
    /** One less, from 0 to 255. */
    WGPUStencilOperation_DecrementWrap = 0x00000008,
    WGPUStencilOperation_Force32 = 0x7FFFFFFF
} WGPUStencilOperation WGPU_ENUM_ATTRIBUTE;

/**
 * What the queries of a set measure.
 *
 * `wgpu.h` adds `WGPUNativeQueryType_PipelineStatistics`.
 *
 * Spec: GPUQueryType.
 */
typedef enum WGPUQueryType {
    /**
     * Whether any sample passed the depth and stencil tests between begin and end: the result is 0
     * when none did, and not 0 otherwise.
     */
    WGPUQueryType_Occlusion = 0x00000001,
    /**
     * A point of time on the GPU, 64 bits; only differences have a meaning. Multiply them by
     * `wgpuQueueGetTimestampPeriod` for nanoseconds. Needs `WGPUFeatureName_TimestampQuery`.
     */
    WGPUQueryType_Timestamp = 0x00000002,
    WGPUQueryType_Force32 = 0x7FFFFFFF
} WGPUQueryType WGPU_ENUM_ATTRIBUTE;

/**
 * What a sampler reads for a texture coordinate outside of 0 to 1.
 *
 * `wgpu.h` adds `WGPUNativeAddressMode_ClampToBorder`.
 *
 * Spec: GPUAddressMode.
 */
typedef enum WGPUAddressMode {
    /** No choice: `WGPUAddressMode_ClampToEdge` is used. */
    WGPUAddressMode_Undefined = 0x00000000,
    /** The texel at the nearest edge. */
    WGPUAddressMode_ClampToEdge = 0x00000001,
    /** The texture repeats: only the fraction of the coordinate counts. */
    WGPUAddressMode_Repeat = 0x00000002,
    /** The texture repeats, every second time mirrored. */
    WGPUAddressMode_MirrorRepeat = 0x00000003,
    WGPUAddressMode_Force32 = 0x7FFFFFFF
} WGPUAddressMode WGPU_ENUM_ATTRIBUTE;

/**
 * How a new value (depth, stencil reference, shader reference) is compared with the stored one.
 *
 * Below, "new" is the fragment's or the reference value and "stored" the texture's.
 *
 * Spec: GPUCompareFunction.
 */
typedef enum WGPUCompareFunction {
    /**
     * No choice. For a sampler: no comparison sampler. For a stencil face:
     * `WGPUCompareFunction_Always`. For `WGPUDepthStencilState.depthCompare` see there.
     */
    WGPUCompareFunction_Undefined = 0x00000000,
    /** Never passes. */
    WGPUCompareFunction_Never = 0x00000001,
    /** Passes if new < stored. */
    WGPUCompareFunction_Less = 0x00000002,
    /** Passes if new == stored. Depth needs the very same position arithmetic in both draws. */
    WGPUCompareFunction_Equal = 0x00000003,
    /** Passes if new <= stored. */
    WGPUCompareFunction_LessEqual = 0x00000004,
    /** Passes if new > stored. */
    WGPUCompareFunction_Greater = 0x00000005,
    /** Passes if new != stored. */
    WGPUCompareFunction_NotEqual = 0x00000006,
    /** Passes if new >= stored. */
    WGPUCompareFunction_GreaterEqual = 0x00000007,
    /** Passes whatever is stored. */
    WGPUCompareFunction_Always = 0x00000008,
    WGPUCompareFunction_Force32 = 0x7FFFFFFF
} WGPUCompareFunction WGPU_ENUM_ATTRIBUTE;

/**
 * How texels of one mip level are combined.
 *
 * Spec: GPUFilterMode.
 */
typedef enum WGPUFilterMode {
    /** No choice: `WGPUFilterMode_Nearest` is used. */
    WGPUFilterMode_Undefined = 0x00000000,
    /** The texel nearest to the coordinate. */
    WGPUFilterMode_Nearest = 0x00000001,
    /**
     * Weighted mean of the neighbouring texels (2 in each dimension). The texture's format must be
     * filterable.
     */
    WGPUFilterMode_Linear = 0x00000002,
    WGPUFilterMode_Force32 = 0x7FFFFFFF
} WGPUFilterMode WGPU_ENUM_ATTRIBUTE;

/**
 * How two neighbouring mip levels are combined.
 *
 * Spec: GPUMipmapFilterMode.
 */
typedef enum WGPUMipmapFilterMode {
    /** No choice: `WGPUMipmapFilterMode_Nearest` is used. */
    WGPUMipmapFilterMode_Undefined = 0x00000000,
    /** One level, the nearest. */
    WGPUMipmapFilterMode_Nearest = 0x00000001,
    /** Weighted mean of two levels. The texture's format must be filterable. */
    WGPUMipmapFilterMode_Linear = 0x00000002,
    WGPUMipmapFilterMode_Force32 = 0x7FFFFFFF
} WGPUMipmapFilterMode WGPU_ENUM_ATTRIBUTE;

/** How a request for compilation messages ended. */
typedef enum WGPUCompilationInfoRequestStatus {
    /** The messages are there, also when the shader has errors. */
    WGPUCompilationInfoRequestStatus_Success = 0x00000001,
    /** The last reference to the instance went away first; the info pointer is NULL. */
    WGPUCompilationInfoRequestStatus_CallbackCancelled = 0x00000002,
    WGPUCompilationInfoRequestStatus_Force32 = 0x7FFFFFFF
} WGPUCompilationInfoRequestStatus WGPU_ENUM_ATTRIBUTE;

/**
 * How severe a compilation message is.
 *
 * Spec: GPUCompilationMessageType.
 */
typedef enum WGPUCompilationMessageType {
    /** The shader is invalid, and with it every pipeline made from the module. */
    WGPUCompilationMessageType_Error = 0x00000001,
    /** The shader is valid, but does something that is hardly meant. */
    WGPUCompilationMessageType_Warning = 0x00000002,
    /** A remark. */
    WGPUCompilationMessageType_Info = 0x00000003,
    WGPUCompilationMessageType_Force32 = 0x7FFFFFFF
} WGPUCompilationMessageType WGPU_ENUM_ATTRIBUTE;

/** What the alpha of a frame means to the desktop behind it. Spec: GPUCanvasAlphaMode. */
typedef enum WGPUCompositeAlphaMode {
    /** Opaque if the surface can do it, otherwise as the system decides. */
    WGPUCompositeAlphaMode_Auto = 0x00000000,
    /** Nothing: the frame covers what is behind it. */
    WGPUCompositeAlphaMode_Opaque = 0x00000001,
    /** How much of the background is hidden; the colors are already multiplied with it. */
    WGPUCompositeAlphaMode_Premultiplied = 0x00000002,
    /** How much of the background is hidden; the compositor multiplies the colors with it. */
    WGPUCompositeAlphaMode_Unpremultiplied = 0x00000003,
    /** Decided by the window system, through its own calls. */
    WGPUCompositeAlphaMode_Inherit = 0x00000004,
    WGPUCompositeAlphaMode_Force32 = 0x7FFFFFFF
} WGPUCompositeAlphaMode WGPU_ENUM_ATTRIBUTE;

/** The meaning of the colors of a frame. Spec: PredefinedColorSpace. */
typedef enum WGPUPredefinedColorSpace {
    /** sRGB, the usual one; always there. */
    WGPUPredefinedColorSpace_SRGB = 0x00000001,
    /**
     * Display P3, with a wider range of colors. Where the surface lacks it, configuring is an
     * error.
     */
    WGPUPredefinedColorSpace_DisplayP3 = 0x00000002,
    WGPUPredefinedColorSpace_Force32 = 0x7FFFFFFF
} WGPUPredefinedColorSpace WGPU_ENUM_ATTRIBUTE;

/** When a presented frame gets on the screen, and whether a fast program waits. */
typedef enum WGPUPresentMode {
    /** The same as `WGPUPresentMode_Fifo`. */
    WGPUPresentMode_Undefined = 0x00000000,
    /**
     * Frames queue up and each refresh shows the next; a full queue makes
     * `wgpuSurfaceGetCurrentTexture` wait. No tearing. Every surface has it.
     */
    WGPUPresentMode_Fifo = 0x00000001,
    /** As first-in first-out, but a frame that comes late is shown at once, with tearing. */
    WGPUPresentMode_FifoRelaxed = 0x00000002,
    /** A frame is shown at once, in the middle of a refresh. Least delay, with tearing. */
    WGPUPresentMode_Immediate = 0x00000003,
    /**
     * Each refresh shows the newest frame; older ones that wait are dropped. No tearing, no
     * waiting.
     */
    WGPUPresentMode_Mailbox = 0x00000004,
    WGPUPresentMode_Force32 = 0x7FFFFFFF
} WGPUPresentMode WGPU_ENUM_ATTRIBUTE;

/**
 * How a `wgpuSurfaceGetCurrentTexture` ended. `wgpu.h` adds
 * `WGPUSurfaceGetCurrentTextureStatus_Occluded`.
 */
typedef enum WGPUSurfaceGetCurrentTextureStatus {
    /**
     * There is a texture that fits the window. Also the answer on a lost device: the texture then
     * accepts everything and shows nothing.
     */
    WGPUSurfaceGetCurrentTextureStatus_SuccessOptimal = 0x00000001,
    /**
     * There is a texture that can be drawn on and presented, but the window has changed: configure
     * the surface again, after this frame or instead of it.
     */
    WGPUSurfaceGetCurrentTextureStatus_SuccessSuboptimal = 0x00000002,
    /** No texture came free in time. Leave this frame out and try again. */
    WGPUSurfaceGetCurrentTextureStatus_Timeout = 0x00000003,
    /**
     * The window no longer fits the configuration, for example after a change of size. Configure
     * the surface again and try again.
     */
    WGPUSurfaceGetCurrentTextureStatus_Outdated = 0x00000004,
    /** The window system took the surface away. Release it and create a new one. */
    WGPUSurfaceGetCurrentTextureStatus_Lost = 0x00000005,
    /**
     * The call was wrong: the surface is not configured, the last texture was not presented yet,
     * or a handle is not valid. The reason is reported through the device or in the log.
     */
    WGPUSurfaceGetCurrentTextureStatus_Error = 0x00000006,
    WGPUSurfaceGetCurrentTextureStatus_Force32 = 0x7FFFFFFF
} WGPUSurfaceGetCurrentTextureStatus WGPU_ENUM_ATTRIBUTE;

/** What happens to values above 1. Spec: GPUCanvasToneMappingMode. */
typedef enum WGPUToneMappingMode {
    /** They are cut off: the frame has the range of an ordinary screen. */
    WGPUToneMappingMode_Standard = 0x00000001,
    /**
     * They are shown brighter than white if the screen can. Where the surface lacks it,
     * configuring is an error.
     */
    WGPUToneMappingMode_Extended = 0x00000002,
    WGPUToneMappingMode_Force32 = 0x7FFFFFFF
} WGPUToneMappingMode WGPU_ENUM_ATTRIBUTE;

/**
 * Which channel, or which constant, a channel of a texture view shows.
 *
 * Spec: GPUTextureViewDescriptor.swizzle.
 */
typedef enum WGPUComponentSwizzle {
    /** No choice: the channel shows itself. */
    WGPUComponentSwizzle_Undefined = 0x00000000,
    /** The constant 0. */
    WGPUComponentSwizzle_Zero = 0x00000001,
    /** The constant 1. */
    WGPUComponentSwizzle_One = 0x00000002,
    /** The red channel. */
    WGPUComponentSwizzle_R = 0x00000003,
    /** The green channel. */
    WGPUComponentSwizzle_G = 0x00000004,
    /** The blue channel. */
    WGPUComponentSwizzle_B = 0x00000005,
    /** The alpha channel. */
    WGPUComponentSwizzle_A = 0x00000006,
    WGPUComponentSwizzle_Force32 = 0x7FFFFFFF
} WGPUComponentSwizzle WGPU_ENUM_ATTRIBUTE;

/**
 * Which part of a combined depth-stencil texture is meant.
 *
 * Spec: GPUTextureAspect.
 */
typedef enum WGPUTextureAspect {
    /** No choice: `WGPUTextureAspect_All` is used. */
    WGPUTextureAspect_Undefined = 0x00000000,
    /** Everything that the format has. */
    WGPUTextureAspect_All = 0x00000001,
    /** The stencil part; the format must have one. */
    WGPUTextureAspect_StencilOnly = 0x00000002,
    /** The depth part; the format must have one. */
    WGPUTextureAspect_DepthOnly = 0x00000003,
    WGPUTextureAspect_Force32 = 0x7FFFFFFF
} WGPUTextureAspect WGPU_ENUM_ATTRIBUTE;

/**
 * Shape of a texture's memory.
 *
 * Spec: GPUTextureDimension.
 */
typedef enum WGPUTextureDimension {
    /** No choice: `WGPUTextureDimension_2D` is used. */
    WGPUTextureDimension_Undefined = 0x00000000,
    /**
     * A row of texels. Height, layer count, mip level count and sample count are 1; no depth,
     * stencil or compressed format, no render attachment.
     */
    WGPUTextureDimension_1D = 0x00000001,
    /** An image, or an array of equal images. The only shape that can be multisampled. */
    WGPUTextureDimension_2D = 0x00000002,
    /**
     * A volume: all three extents halve from mip level to mip level. No depth or stencil format;
     * compressed formats need `WGPUFeatureName_TextureCompressionBCSliced3D` or
     * `WGPUFeatureName_TextureCompressionASTCSliced3D`.
     */
    WGPUTextureDimension_3D = 0x00000003,
    WGPUTextureDimension_Force32 = 0x7FFFFFFF
} WGPUTextureDimension WGPU_ENUM_ATTRIBUTE;

/**
 * How a shader sees a texture view.
 *
 * Spec: GPUTextureViewDimension.
 */
typedef enum WGPUTextureViewDimension {
    /**
     * No choice. For a view it follows the texture: 1D, 2D (one layer), 2D array (several), 3D.
     * For a binding layout it is `WGPUTextureViewDimension_2D`.
     */
    WGPUTextureViewDimension_Undefined = 0x00000000,
    /** `texture_1d`: a 1D texture. */
    WGPUTextureViewDimension_1D = 0x00000001,
    /** `texture_2d`: one layer of a 2D texture. */
    WGPUTextureViewDimension_2D = 0x00000002,
    /** `texture_2d_array`: any number of layers of a 2D texture. */
    WGPUTextureViewDimension_2DArray = 0x00000003,
    /**
     * `texture_cube`: 6 layers of a square 2D texture, as the faces +X, -X, +Y, -Y, +Z, -Z. Cannot
     * be a storage texture.
     */
    WGPUTextureViewDimension_Cube = 0x00000004,
    /**
     * `texture_cube_array`: a multiple of 6 layers of a square 2D texture. Cannot be a storage
     * texture.
     */
    WGPUTextureViewDimension_CubeArray = 0x00000005,
    /** `texture_3d`: a 3D texture. */
    WGPUTextureViewDimension_3D = 0x00000006,
    WGPUTextureViewDimension_Force32 = 0x7FFFFFFF
} WGPUTextureViewDimension WGPU_ENUM_ATTRIBUTE;

/**
 * Format of the texels of a texture: size, channels, and what it may be used for.
 *
 * Every format can be sampled and, but for some depth formats, copied to and from buffers and
 * other textures. The rest is said of each one:
 *
 * - Filterable: linear samplers may read it (`WGPUTextureSampleType_Float`); others are read
 *   unfiltered.
 * - Renderable: `WGPUTextureUsage_RenderAttachment` is allowed.
 * - Blendable: a `WGPUColorTargetState` with this format may blend.
 * - Multisample: it may have 4 samples; resolvable: they may be resolved to one.
 * - Storage: `WGPUTextureUsage_StorageBinding` is allowed, for these accesses.
 * - Counts n bytes: weight in `maxColorAttachmentBytesPerSample`, where it is not the size.
 *
 * What is said holds on every adapter. With
 * `WGPUNativeFeature_TextureAdapterSpecificFormatFeatures` a device allows all that its adapter
 * can do. Bytes of a number are in the order of the host.
 *
 * Spec: GPUTextureFormat.
 */
typedef enum WGPUTextureFormat {
    /**
     * No format: stands for "none" or for a default where a member says so, else a validation
     * error.
     */
    WGPUTextureFormat_Undefined = 0x00000000,
    /**
     * 1 byte: red, unsigned normalized, 8 bits.
     *
     * Filterable, renderable, blendable, multisample, resolvable.
     */
    WGPUTextureFormat_R8Unorm = 0x00000001,
    /**
     * 1 byte: red, signed normalized, 8 bits.
     *
     * Filterable.
     */
    WGPUTextureFormat_R8Snorm = 0x00000002,
    /**
     * 1 byte: red, unsigned integer, 8 bits.
     *
     * Renderable, multisample.
     */
    WGPUTextureFormat_R8Uint = 0x00000003,
    /**
     * 1 byte: red, signed integer, 8 bits.
     *
     * Renderable, multisample.
     */
    WGPUTextureFormat_R8Sint = 0x00000004,
    /**
     * 2 bytes: red, unsigned normalized, 16 bits.
     *
     * Filterable; storage: read, write. Needs `WGPUNativeFeature_TextureFormat16bitNorm`.
     */
    WGPUTextureFormat_R16Unorm = 0x00000005,
    /**
     * 2 bytes: red, signed normalized, 16 bits.
     *
     * Filterable; storage: read, write. Needs `WGPUNativeFeature_TextureFormat16bitNorm`.
     */
    WGPUTextureFormat_R16Snorm = 0x00000006,
    /**
     * 2 bytes: red, unsigned integer, 16 bits.
     *
     * Renderable, multisample.
     */
    WGPUTextureFormat_R16Uint = 0x00000007,
    /**
     * 2 bytes: red, signed integer, 16 bits.
     *
     * Renderable, multisample.
     */
    WGPUTextureFormat_R16Sint = 0x00000008,
    /**
     * 2 bytes: red, float, 16 bits.
     *
     * Filterable, renderable, blendable, multisample, resolvable.
     */
    WGPUTextureFormat_R16Float = 0x00000009,
    /**
     * 2 bytes: red and green, unsigned normalized, 8 bits each.
     *
     * Filterable, renderable, blendable, multisample, resolvable.
     */
    WGPUTextureFormat_RG8Unorm = 0x0000000A,
    /**
     * 2 bytes: red and green, signed normalized, 8 bits each.
     *
     * Filterable.
     */
    WGPUTextureFormat_RG8Snorm = 0x0000000B,
    /**
     * 2 bytes: red and green, unsigned integer, 8 bits each.
     *
     * Renderable, multisample.
     */
    WGPUTextureFormat_RG8Uint = 0x0000000C,
    /**
     * 2 bytes: red and green, signed integer, 8 bits each.
     *
     * Renderable, multisample.
     */
    WGPUTextureFormat_RG8Sint = 0x0000000D,
    /**
     * 4 bytes: red, float, 32 bits.
     *
     * Renderable, multisample; storage: read, write, read-write. Filterable with
     * `WGPUFeatureName_Float32Filterable`, blendable with `WGPUFeatureName_Float32Blendable`.
     */
    WGPUTextureFormat_R32Float = 0x0000000E,
    /**
     * 4 bytes: red, unsigned integer, 32 bits.
     *
     * Renderable; storage: read, write, read-write.
     */
    WGPUTextureFormat_R32Uint = 0x0000000F,
    /**
     * 4 bytes: red, signed integer, 32 bits.
     *
     * Renderable; storage: read, write, read-write.
     */
    WGPUTextureFormat_R32Sint = 0x00000010,
    /**
     * 4 bytes: red and green, unsigned normalized, 16 bits each.
     *
     * Filterable; storage: read, write. Needs `WGPUNativeFeature_TextureFormat16bitNorm`.
     */
    WGPUTextureFormat_RG16Unorm = 0x00000011,
    /**
     * 4 bytes: red and green, signed normalized, 16 bits each.
     *
     * Filterable; storage: read, write. Needs `WGPUNativeFeature_TextureFormat16bitNorm`.
     */
    WGPUTextureFormat_RG16Snorm = 0x00000012,
    /**
     * 4 bytes: red and green, unsigned integer, 16 bits each.
     *
     * Renderable, multisample.
     */
    WGPUTextureFormat_RG16Uint = 0x00000013,
    /**
     * 4 bytes: red and green, signed integer, 16 bits each.
     *
     * Renderable, multisample.
     */
    WGPUTextureFormat_RG16Sint = 0x00000014,
    /**
     * 4 bytes: red and green, float, 16 bits each.
     *
     * Filterable, renderable, blendable, multisample, resolvable.
     */
    WGPUTextureFormat_RG16Float = 0x00000015,
    /**
     * 4 bytes: red, green, blue and alpha, unsigned normalized, 8 bits each.
     *
     * Filterable, renderable, blendable, multisample, resolvable; storage: read, write. Counts 8
     * bytes as a color target.
     */
    WGPUTextureFormat_RGBA8Unorm = 0x00000016,
    /**
     * 4 bytes: red, green, blue and alpha, unsigned normalized, 8 bits each; the colors in sRGB
     * encoding, linear in shaders.
     *
     * Filterable, renderable, blendable, multisample, resolvable. Counts 8 bytes as a color
     * target.
     */
    WGPUTextureFormat_RGBA8UnormSrgb = 0x00000017,
    /**
     * 4 bytes: red, green, blue and alpha, signed normalized, 8 bits each.
     *
     * Filterable; storage: read, write.
     */
    WGPUTextureFormat_RGBA8Snorm = 0x00000018,
    /**
     * 4 bytes: red, green, blue and alpha, unsigned integer, 8 bits each.
     *
     * Renderable, multisample; storage: read, write.
     */
    WGPUTextureFormat_RGBA8Uint = 0x00000019,
    /**
     * 4 bytes: red, green, blue and alpha, signed integer, 8 bits each.
     *
     * Renderable, multisample; storage: read, write.
     */
    WGPUTextureFormat_RGBA8Sint = 0x0000001A,
    /**
     * 4 bytes: blue, green, red and alpha, unsigned normalized, 8 bits each.
     *
     * Filterable, renderable, blendable, multisample, resolvable. Storage: write, with
     * `WGPUFeatureName_BGRA8UnormStorage`. Counts 8 bytes as a color target.
     */
    WGPUTextureFormat_BGRA8Unorm = 0x0000001B,
    /**
     * 4 bytes: blue, green, red and alpha, unsigned normalized, 8 bits each; the colors in sRGB
     * encoding, linear in shaders.
     *
     * Filterable, renderable, blendable, multisample, resolvable. Counts 8 bytes as a color
     * target.
     */
    WGPUTextureFormat_BGRA8UnormSrgb = 0x0000001C,
    /**
     * 4 bytes: unsigned integers, 10 bits each for red, green and blue from the lowest bit on, 2
     * for alpha.
     *
     * Renderable, multisample. Counts 8 bytes as a color target.
     */
    WGPUTextureFormat_RGB10A2Uint = 0x0000001D,
    /**
     * 4 bytes: unsigned normalized, 10 bits each for red, green and blue from the lowest bit on, 2
     * for alpha.
     *
     * Filterable, renderable, blendable, multisample, resolvable. Counts 8 bytes as a color
     * target.
     */
    WGPUTextureFormat_RGB10A2Unorm = 0x0000001E,
    /**
     * 4 bytes: floats without sign, 11 bits each for red and green from the lowest bit on, 10 for
     * blue.
     *
     * Filterable. Renderable, blendable, multisample and resolvable with
     * `WGPUFeatureName_RG11B10UfloatRenderable`. Counts 8 bytes as a color target.
     */
    WGPUTextureFormat_RG11B10Ufloat = 0x0000001F,
    /**
     * 4 bytes: floats without sign, 9 bits each for red, green and blue from the lowest bit on,
     * with a common exponent of 5 bits.
     *
     * Filterable.
     */
    WGPUTextureFormat_RGB9E5Ufloat = 0x00000020,
    /**
     * 8 bytes: red and green, float, 32 bits each.
     *
     * Renderable; storage: read, write. Filterable with `WGPUFeatureName_Float32Filterable`,
     * blendable with `WGPUFeatureName_Float32Blendable`.
     */
    WGPUTextureFormat_RG32Float = 0x00000021,
    /**
     * 8 bytes: red and green, unsigned integer, 32 bits each.
     *
     * Renderable; storage: read, write.
     */
    WGPUTextureFormat_RG32Uint = 0x00000022,
    /**
     * 8 bytes: red and green, signed integer, 32 bits each.
     *
     * Renderable; storage: read, write.
     */
    WGPUTextureFormat_RG32Sint = 0x00000023,
    /**
     * 8 bytes: red, green, blue and alpha, unsigned normalized, 16 bits each.
     *
     * Filterable; storage: read, write. Needs `WGPUNativeFeature_TextureFormat16bitNorm`.
     */
    WGPUTextureFormat_RGBA16Unorm = 0x00000024,
    /**
     * 8 bytes: red, green, blue and alpha, signed normalized, 16 bits each.
     *
     * Filterable; storage: read, write. Needs `WGPUNativeFeature_TextureFormat16bitNorm`.
     */
    WGPUTextureFormat_RGBA16Snorm = 0x00000025,
    /**
     * 8 bytes: red, green, blue and alpha, unsigned integer, 16 bits each.
     *
     * Renderable, multisample; storage: read, write.
     */
    WGPUTextureFormat_RGBA16Uint = 0x00000026,
    /**
     * 8 bytes: red, green, blue and alpha, signed integer, 16 bits each.
     *
     * Renderable, multisample; storage: read, write.
     */
    WGPUTextureFormat_RGBA16Sint = 0x00000027,
    /**
     * 8 bytes: red, green, blue and alpha, float, 16 bits each.
     *
     * Filterable, renderable, blendable, multisample, resolvable; storage: read, write.
     */
    WGPUTextureFormat_RGBA16Float = 0x00000028,
    /**
     * 16 bytes: red, green, blue and alpha, float, 32 bits each.
     *
     * Renderable; storage: read, write. Filterable with `WGPUFeatureName_Float32Filterable`,
     * blendable with `WGPUFeatureName_Float32Blendable`.
     */
    WGPUTextureFormat_RGBA32Float = 0x00000029,
    /**
     * 16 bytes: red, green, blue and alpha, unsigned integer, 32 bits each.
     *
     * Renderable; storage: read, write.
     */
    WGPUTextureFormat_RGBA32Uint = 0x0000002A,
    /**
     * 16 bytes: red, green, blue and alpha, signed integer, 32 bits each.
     *
     * Renderable; storage: read, write.
     */
    WGPUTextureFormat_RGBA32Sint = 0x0000002B,
    /**
     * 1 byte: stencil, an unsigned integer of 8 bits.
     *
     * Renderable, multisample; copied in both directions.
     */
    WGPUTextureFormat_Stencil8 = 0x0000002C,
    /**
     * 2 bytes: depth, unsigned normalized, 16 bits.
     *
     * Renderable, multisample; copied in both directions.
     */
    WGPUTextureFormat_Depth16Unorm = 0x0000002D,
    /**
     * Depth of at least 24 bits, in 4 bytes; integer or float, whichever the GPU has.
     *
     * Renderable, multisample; cannot be copied to or from buffers.
     */
    WGPUTextureFormat_Depth24Plus = 0x0000002E,
    /**
     * Depth as in `WGPUTextureFormat_Depth24Plus`, and 8 bits of stencil.
     *
     * Renderable, multisample; only the stencil aspect can be copied to and from buffers.
     */
    WGPUTextureFormat_Depth24PlusStencil8 = 0x0000002F,
    /**
     * 4 bytes: depth, float.
     *
     * Renderable, multisample; can be copied to buffers, not from them.
     */
    WGPUTextureFormat_Depth32Float = 0x00000030,
    /**
     * Depth as in `WGPUTextureFormat_Depth32Float`, and 8 bits of stencil.
     *
     * Renderable, multisample; depth can be copied to buffers, stencil in both directions. Needs
     * `WGPUFeatureName_Depth32FloatStencil8`.
     */
    WGPUTextureFormat_Depth32FloatStencil8 = 0x00000031,
    /**
     * 8 bytes per block of 4 x 4 texels: color and one bit of alpha, unsigned normalized.
     *
     * Filterable. Needs `WGPUFeatureName_TextureCompressionBC`.
     */
    WGPUTextureFormat_BC1RGBAUnorm = 0x00000032,
    /**
     * 8 bytes per block of 4 x 4 texels: color and one bit of alpha, unsigned normalized in sRGB
     * encoding.
     *
     * Filterable. Needs `WGPUFeatureName_TextureCompressionBC`.
     */
    WGPUTextureFormat_BC1RGBAUnormSrgb = 0x00000033,
    /**
     * 16 bytes per block of 4 x 4 texels: color, and alpha in 4 bits, unsigned normalized.
     *
     * Filterable. Needs `WGPUFeatureName_TextureCompressionBC`.
     */
    WGPUTextureFormat_BC2RGBAUnorm = 0x00000034,
    /**
     * 16 bytes per block of 4 x 4 texels: color, and alpha in 4 bits, unsigned normalized in sRGB
     * encoding.
     *
     * Filterable. Needs `WGPUFeatureName_TextureCompressionBC`.
     */
    WGPUTextureFormat_BC2RGBAUnormSrgb = 0x00000035,
    /**
     * 16 bytes per block of 4 x 4 texels: color, and interpolated alpha, unsigned normalized.
     *
     * Filterable. Needs `WGPUFeatureName_TextureCompressionBC`.
     */
    WGPUTextureFormat_BC3RGBAUnorm = 0x00000036,
    /**
     * 16 bytes per block of 4 x 4 texels: color, and interpolated alpha, unsigned normalized in
     * sRGB encoding.
     *
     * Filterable. Needs `WGPUFeatureName_TextureCompressionBC`.
     */
    WGPUTextureFormat_BC3RGBAUnormSrgb = 0x00000037,
    /**
     * 8 bytes per block of 4 x 4 texels: red, unsigned normalized.
     *
     * Filterable. Needs `WGPUFeatureName_TextureCompressionBC`.
     */
    WGPUTextureFormat_BC4RUnorm = 0x00000038,
    /**
     * 8 bytes per block of 4 x 4 texels: red, signed normalized.
     *
     * Filterable. Needs `WGPUFeatureName_TextureCompressionBC`.
     */
    WGPUTextureFormat_BC4RSnorm = 0x00000039,
    /**
     * 16 bytes per block of 4 x 4 texels: red and green, unsigned normalized.
     *
     * Filterable. Needs `WGPUFeatureName_TextureCompressionBC`.
     */
    WGPUTextureFormat_BC5RGUnorm = 0x0000003A,
    /**
     * 16 bytes per block of 4 x 4 texels: red and green, signed normalized.
     *
     * Filterable. Needs `WGPUFeatureName_TextureCompressionBC`.
     */
    WGPUTextureFormat_BC5RGSnorm = 0x0000003B,
    /**
     * 16 bytes per block of 4 x 4 texels: red, green and blue floats of 16 bits, without sign.
     *
     * Filterable. Needs `WGPUFeatureName_TextureCompressionBC`.
     */
    WGPUTextureFormat_BC6HRGBUfloat = 0x0000003C,
    /**
     * 16 bytes per block of 4 x 4 texels: red, green and blue floats of 16 bits, with sign.
     *
     * Filterable. Needs `WGPUFeatureName_TextureCompressionBC`.
     */
    WGPUTextureFormat_BC6HRGBFloat = 0x0000003D,
    /**
     * 16 bytes per block of 4 x 4 texels: color and alpha, of the best quality, unsigned
     * normalized.
     *
     * Filterable. Needs `WGPUFeatureName_TextureCompressionBC`.
     */
    WGPUTextureFormat_BC7RGBAUnorm = 0x0000003E,
    /**
     * 16 bytes per block of 4 x 4 texels: color and alpha, of the best quality, unsigned
     * normalized in sRGB encoding.
     *
     * Filterable. Needs `WGPUFeatureName_TextureCompressionBC`.
     */
    WGPUTextureFormat_BC7RGBAUnormSrgb = 0x0000003F,
    /**
     * 8 bytes per block of 4 x 4 texels: color, unsigned normalized.
     *
     * Filterable. Needs `WGPUFeatureName_TextureCompressionETC2`.
     */
    WGPUTextureFormat_ETC2RGB8Unorm = 0x00000040,
    /**
     * 8 bytes per block of 4 x 4 texels: color, unsigned normalized in sRGB encoding.
     *
     * Filterable. Needs `WGPUFeatureName_TextureCompressionETC2`.
     */
    WGPUTextureFormat_ETC2RGB8UnormSrgb = 0x00000041,
    /**
     * 8 bytes per block of 4 x 4 texels: color and one bit of alpha, unsigned normalized.
     *
     * Filterable. Needs `WGPUFeatureName_TextureCompressionETC2`.
     */
    WGPUTextureFormat_ETC2RGB8A1Unorm = 0x00000042,
    /**
     * 8 bytes per block of 4 x 4 texels: color and one bit of alpha, unsigned normalized in sRGB
     * encoding.
     *
     * Filterable. Needs `WGPUFeatureName_TextureCompressionETC2`.
     */
    WGPUTextureFormat_ETC2RGB8A1UnormSrgb = 0x00000043,
    /**
     * 16 bytes per block of 4 x 4 texels: color, and 8 bits of alpha, unsigned normalized.
     *
     * Filterable. Needs `WGPUFeatureName_TextureCompressionETC2`.
     */
    WGPUTextureFormat_ETC2RGBA8Unorm = 0x00000044,
    /**
     * 16 bytes per block of 4 x 4 texels: color, and 8 bits of alpha, unsigned normalized in sRGB
     * encoding.
     *
     * Filterable. Needs `WGPUFeatureName_TextureCompressionETC2`.
     */
    WGPUTextureFormat_ETC2RGBA8UnormSrgb = 0x00000045,
    /**
     * 8 bytes per block of 4 x 4 texels: red, 11 bits, unsigned normalized.
     *
     * Filterable. Needs `WGPUFeatureName_TextureCompressionETC2`.
     */
    WGPUTextureFormat_EACR11Unorm = 0x00000046,
    /**
     * 8 bytes per block of 4 x 4 texels: red, 11 bits, signed normalized.
     *
     * Filterable. Needs `WGPUFeatureName_TextureCompressionETC2`.
     */
    WGPUTextureFormat_EACR11Snorm = 0x00000047,
    /**
     * 16 bytes per block of 4 x 4 texels: red and green, 11 bits each, unsigned normalized.
     *
     * Filterable. Needs `WGPUFeatureName_TextureCompressionETC2`.
     */
    WGPUTextureFormat_EACRG11Unorm = 0x00000048,
    /**
     * 16 bytes per block of 4 x 4 texels: red and green, 11 bits each, signed normalized.
     *
     * Filterable. Needs `WGPUFeatureName_TextureCompressionETC2`.
     */
    WGPUTextureFormat_EACRG11Snorm = 0x00000049,
    /**
     * 16 bytes per block of 4 x 4 texels (8.00 bits each): color and alpha, unsigned normalized.
     *
     * Filterable. Needs `WGPUFeatureName_TextureCompressionASTC`.
     */
    WGPUTextureFormat_ASTC4x4Unorm = 0x0000004A,
    /**
     * 16 bytes per block of 4 x 4 texels (8.00 bits each): color and alpha, unsigned normalized in
     * sRGB encoding.
     *
     * Filterable. Needs `WGPUFeatureName_TextureCompressionASTC`.
     */
    WGPUTextureFormat_ASTC4x4UnormSrgb = 0x0000004B,
    /**
     * 16 bytes per block of 5 x 4 texels (6.40 bits each): color and alpha, unsigned normalized.
     *
     * Filterable. Needs `WGPUFeatureName_TextureCompressionASTC`.
     */
    WGPUTextureFormat_ASTC5x4Unorm = 0x0000004C,
    /**
     * 16 bytes per block of 5 x 4 texels (6.40 bits each): color and alpha, unsigned normalized in
     * sRGB encoding.
     *
     * Filterable. Needs `WGPUFeatureName_TextureCompressionASTC`.
     */
    WGPUTextureFormat_ASTC5x4UnormSrgb = 0x0000004D,
    /**
     * 16 bytes per block of 5 x 5 texels (5.12 bits each): color and alpha, unsigned normalized.
     *
     * Filterable. Needs `WGPUFeatureName_TextureCompressionASTC`.
     */
    WGPUTextureFormat_ASTC5x5Unorm = 0x0000004E,
    /**
     * 16 bytes per block of 5 x 5 texels (5.12 bits each): color and alpha, unsigned normalized in
     * sRGB encoding.
     *
     * Filterable. Needs `WGPUFeatureName_TextureCompressionASTC`.
     */
    WGPUTextureFormat_ASTC5x5UnormSrgb = 0x0000004F,
    /**
     * 16 bytes per block of 6 x 5 texels (4.27 bits each): color and alpha, unsigned normalized.
     *
     * Filterable. Needs `WGPUFeatureName_TextureCompressionASTC`.
     */
    WGPUTextureFormat_ASTC6x5Unorm = 0x00000050,
    /**
     * 16 bytes per block of 6 x 5 texels (4.27 bits each): color and alpha, unsigned normalized in
     * sRGB encoding.
     *
     * Filterable. Needs `WGPUFeatureName_TextureCompressionASTC`.
     */
    WGPUTextureFormat_ASTC6x5UnormSrgb = 0x00000051,
    /**
     * 16 bytes per block of 6 x 6 texels (3.56 bits each): color and alpha, unsigned normalized.
     *
     * Filterable. Needs `WGPUFeatureName_TextureCompressionASTC`.
     */
    WGPUTextureFormat_ASTC6x6Unorm = 0x00000052,
    /**
     * 16 bytes per block of 6 x 6 texels (3.56 bits each): color and alpha, unsigned normalized in
     * sRGB encoding.
     *
     * Filterable. Needs `WGPUFeatureName_TextureCompressionASTC`.
     */
    WGPUTextureFormat_ASTC6x6UnormSrgb = 0x00000053,
    /**
     * 16 bytes per block of 8 x 5 texels (3.20 bits each): color and alpha, unsigned normalized.
     *
     * Filterable. Needs `WGPUFeatureName_TextureCompressionASTC`.
     */
    WGPUTextureFormat_ASTC8x5Unorm = 0x00000054,
    /**
     * 16 bytes per block of 8 x 5 texels (3.20 bits each): color and alpha, unsigned normalized in
     * sRGB encoding.
     *
     * Filterable. Needs `WGPUFeatureName_TextureCompressionASTC`.
     */
    WGPUTextureFormat_ASTC8x5UnormSrgb = 0x00000055,
    /**
     * 16 bytes per block of 8 x 6 texels (2.67 bits each): color and alpha, unsigned normalized.
     *
     * Filterable. Needs `WGPUFeatureName_TextureCompressionASTC`.
     */
    WGPUTextureFormat_ASTC8x6Unorm = 0x00000056,
    /**
     * 16 bytes per block of 8 x 6 texels (2.67 bits each): color and alpha, unsigned normalized in
     * sRGB encoding.
     *
     * Filterable. Needs `WGPUFeatureName_TextureCompressionASTC`.
     */
    WGPUTextureFormat_ASTC8x6UnormSrgb = 0x00000057,
    /**
     * 16 bytes per block of 8 x 8 texels (2.00 bits each): color and alpha, unsigned normalized.
     *
     * Filterable. Needs `WGPUFeatureName_TextureCompressionASTC`.
     */
    WGPUTextureFormat_ASTC8x8Unorm = 0x00000058,
    /**
     * 16 bytes per block of 8 x 8 texels (2.00 bits each): color and alpha, unsigned normalized in
     * sRGB encoding.
     *
     * Filterable. Needs `WGPUFeatureName_TextureCompressionASTC`.
     */
    WGPUTextureFormat_ASTC8x8UnormSrgb = 0x00000059,
    /**
     * 16 bytes per block of 10 x 5 texels (2.56 bits each): color and alpha, unsigned normalized.
     *
     * Filterable. Needs `WGPUFeatureName_TextureCompressionASTC`.
     */
    WGPUTextureFormat_ASTC10x5Unorm = 0x0000005A,
    /**
     * 16 bytes per block of 10 x 5 texels (2.56 bits each): color and alpha, unsigned normalized
     * in sRGB encoding.
     *
     * Filterable. Needs `WGPUFeatureName_TextureCompressionASTC`.
     */
    WGPUTextureFormat_ASTC10x5UnormSrgb = 0x0000005B,
    /**
     * 16 bytes per block of 10 x 6 texels (2.13 bits each): color and alpha, unsigned normalized.
     *
     * Filterable. Needs `WGPUFeatureName_TextureCompressionASTC`.
     */
    WGPUTextureFormat_ASTC10x6Unorm = 0x0000005C,
    /**
     * 16 bytes per block of 10 x 6 texels (2.13 bits each): color and alpha, unsigned normalized
     * in sRGB encoding.
     *
     * Filterable. Needs `WGPUFeatureName_TextureCompressionASTC`.
     */
    WGPUTextureFormat_ASTC10x6UnormSrgb = 0x0000005D,
    /**
     * 16 bytes per block of 10 x 8 texels (1.60 bits each): color and alpha, unsigned normalized.
     *
     * Filterable. Needs `WGPUFeatureName_TextureCompressionASTC`.
     */
    WGPUTextureFormat_ASTC10x8Unorm = 0x0000005E,
    /**
     * 16 bytes per block of 10 x 8 texels (1.60 bits each): color and alpha, unsigned normalized
     * in sRGB encoding.
     *
     * Filterable. Needs `WGPUFeatureName_TextureCompressionASTC`.
     */
    WGPUTextureFormat_ASTC10x8UnormSrgb = 0x0000005F,
    /**
     * 16 bytes per block of 10 x 10 texels (1.28 bits each): color and alpha, unsigned normalized.
     *
     * Filterable. Needs `WGPUFeatureName_TextureCompressionASTC`.
     */
    WGPUTextureFormat_ASTC10x10Unorm = 0x00000060,
    /**
     * 16 bytes per block of 10 x 10 texels (1.28 bits each): color and alpha, unsigned normalized
     * in sRGB encoding.
     *
     * Filterable. Needs `WGPUFeatureName_TextureCompressionASTC`.
     */
    WGPUTextureFormat_ASTC10x10UnormSrgb = 0x00000061,
    /**
     * 16 bytes per block of 12 x 10 texels (1.07 bits each): color and alpha, unsigned normalized.
     *
     * Filterable. Needs `WGPUFeatureName_TextureCompressionASTC`.
     */
    WGPUTextureFormat_ASTC12x10Unorm = 0x00000062,
    /**
     * 16 bytes per block of 12 x 10 texels (1.07 bits each): color and alpha, unsigned normalized
     * in sRGB encoding.
     *
     * Filterable. Needs `WGPUFeatureName_TextureCompressionASTC`.
     */
    WGPUTextureFormat_ASTC12x10UnormSrgb = 0x00000063,
    /**
     * 16 bytes per block of 12 x 12 texels (0.89 bits each): color and alpha, unsigned normalized.
     *
     * Filterable. Needs `WGPUFeatureName_TextureCompressionASTC`.
     */
    WGPUTextureFormat_ASTC12x12Unorm = 0x00000064,
    /**
     * 16 bytes per block of 12 x 12 texels (0.89 bits each): color and alpha, unsigned normalized
     * in sRGB encoding.
     *
     * Filterable. Needs `WGPUFeatureName_TextureCompressionASTC`.
     */
    WGPUTextureFormat_ASTC12x12UnormSrgb = 0x00000065,
    WGPUTextureFormat_Force32 = 0x7FFFFFFF
} WGPUTextureFormat WGPU_ENUM_ATTRIBUTE;

/**
 * Type of a vertex attribute in memory, and thereby in the shader.
 *
 * Missing components read as 0, a missing fourth one as 1. `Unorm` and `Snorm` are integers that
 * the shader sees as floats: 0 to 1, or -1 to 1.
 *
 * Spec: GPUVertexFormat.
 */
typedef enum WGPUVertexFormat {
    /** 1 byte: one unsigned 8-bit integer; `u32`. */
    WGPUVertexFormat_Uint8 = 0x00000001,
    /** 2 bytes: two unsigned 8-bit integers; `vec2<u32>`. */
    WGPUVertexFormat_Uint8x2 = 0x00000002,
    /** 4 bytes: four unsigned 8-bit integers; `vec4<u32>`. */
    WGPUVertexFormat_Uint8x4 = 0x00000003,
    /** 1 byte: one signed 8-bit integer; `i32`. */
    WGPUVertexFormat_Sint8 = 0x00000004,
    /** 2 bytes: two signed 8-bit integers; `vec2<i32>`. */
    WGPUVertexFormat_Sint8x2 = 0x00000005,
    /** 4 bytes: four signed 8-bit integers; `vec4<i32>`. */
    WGPUVertexFormat_Sint8x4 = 0x00000006,
    /** 1 byte: one unsigned normalized 8-bit number; `f32`. */
    WGPUVertexFormat_Unorm8 = 0x00000007,
    /** 2 bytes: two unsigned normalized 8-bit numbers; `vec2<f32>`. */
    WGPUVertexFormat_Unorm8x2 = 0x00000008,
    /** 4 bytes: four unsigned normalized 8-bit numbers; `vec4<f32>`. */
    WGPUVertexFormat_Unorm8x4 = 0x00000009,
    /** 1 byte: one signed normalized 8-bit number; `f32`. */
    WGPUVertexFormat_Snorm8 = 0x0000000A,
    /** 2 bytes: two signed normalized 8-bit numbers; `vec2<f32>`. */
    WGPUVertexFormat_Snorm8x2 = 0x0000000B,
    /** 4 bytes: four signed normalized 8-bit numbers; `vec4<f32>`. */
    WGPUVertexFormat_Snorm8x4 = 0x0000000C,
    /** 2 bytes: one unsigned 16-bit integer; `u32`. */
    WGPUVertexFormat_Uint16 = 0x0000000D,
    /** 4 bytes: two unsigned 16-bit integers; `vec2<u32>`. */
    WGPUVertexFormat_Uint16x2 = 0x0000000E,
    /** 8 bytes: four unsigned 16-bit integers; `vec4<u32>`. */
    WGPUVertexFormat_Uint16x4 = 0x0000000F,
    /** 2 bytes: one signed 16-bit integer; `i32`. */
    WGPUVertexFormat_Sint16 = 0x00000010,
    /** 4 bytes: two signed 16-bit integers; `vec2<i32>`. */
    WGPUVertexFormat_Sint16x2 = 0x00000011,
    /** 8 bytes: four signed 16-bit integers; `vec4<i32>`. */
    WGPUVertexFormat_Sint16x4 = 0x00000012,
    /** 2 bytes: one unsigned normalized 16-bit number; `f32`. */
    WGPUVertexFormat_Unorm16 = 0x00000013,
    /** 4 bytes: two unsigned normalized 16-bit numbers; `vec2<f32>`. */
    WGPUVertexFormat_Unorm16x2 = 0x00000014,
    /** 8 bytes: four unsigned normalized 16-bit numbers; `vec4<f32>`. */
    WGPUVertexFormat_Unorm16x4 = 0x00000015,
    /** 2 bytes: one signed normalized 16-bit number; `f32`. */
    WGPUVertexFormat_Snorm16 = 0x00000016,
    /** 4 bytes: two signed normalized 16-bit numbers; `vec2<f32>`. */
    WGPUVertexFormat_Snorm16x2 = 0x00000017,
    /** 8 bytes: four signed normalized 16-bit numbers; `vec4<f32>`. */
    WGPUVertexFormat_Snorm16x4 = 0x00000018,
    /** 2 bytes: one 16-bit float; `f32`. */
    WGPUVertexFormat_Float16 = 0x00000019,
    /** 4 bytes: two 16-bit floats; `vec2<f32>`. */
    WGPUVertexFormat_Float16x2 = 0x0000001A,
    /** 8 bytes: four 16-bit floats; `vec4<f32>`. */
    WGPUVertexFormat_Float16x4 = 0x0000001B,
    /** 4 bytes: one 32-bit float; `f32`. */
    WGPUVertexFormat_Float32 = 0x0000001C,
    /** 8 bytes: two 32-bit floats; `vec2<f32>`. */
    WGPUVertexFormat_Float32x2 = 0x0000001D,
    /** 12 bytes: three 32-bit floats; `vec3<f32>`. */
    WGPUVertexFormat_Float32x3 = 0x0000001E,
    /** 16 bytes: four 32-bit floats; `vec4<f32>`. */
    WGPUVertexFormat_Float32x4 = 0x0000001F,
    /** 4 bytes: one unsigned 32-bit integer; `u32`. */
    WGPUVertexFormat_Uint32 = 0x00000020,
    /** 8 bytes: two unsigned 32-bit integers; `vec2<u32>`. */
    WGPUVertexFormat_Uint32x2 = 0x00000021,
    /** 12 bytes: three unsigned 32-bit integers; `vec3<u32>`. */
    WGPUVertexFormat_Uint32x3 = 0x00000022,
    /** 16 bytes: four unsigned 32-bit integers; `vec4<u32>`. */
    WGPUVertexFormat_Uint32x4 = 0x00000023,
    /** 4 bytes: one signed 32-bit integer; `i32`. */
    WGPUVertexFormat_Sint32 = 0x00000024,
    /** 8 bytes: two signed 32-bit integers; `vec2<i32>`. */
    WGPUVertexFormat_Sint32x2 = 0x00000025,
    /** 12 bytes: three signed 32-bit integers; `vec3<i32>`. */
    WGPUVertexFormat_Sint32x3 = 0x00000026,
    /** 16 bytes: four signed 32-bit integers; `vec4<i32>`. */
    WGPUVertexFormat_Sint32x4 = 0x00000027,
    /**
     * 4 bytes: unsigned normalized, 10 bits each for x, y, z from the lowest bit on, 2 for w;
     * `vec4<f32>`.
     */
    WGPUVertexFormat_Unorm10_10_10_2 = 0x00000028,
    /** 4 bytes: four unsigned normalized 8-bit numbers in the order z, y, x, w; `vec4<f32>`. */
    WGPUVertexFormat_Unorm8x4BGRA = 0x00000029,
    WGPUVertexFormat_Force32 = 0x7FFFFFFF
} WGPUVertexFormat WGPU_ENUM_ATTRIBUTE;

/**
 * When a vertex buffer moves on by one stride.
 *
 * Spec: GPUVertexStepMode.
 */
typedef enum WGPUVertexStepMode {
    /**
     * No choice: `WGPUVertexStepMode_Vertex` if the layout has attributes; without them the layout
     * is left out (see `WGPUVertexBufferLayout`).
     */
    WGPUVertexStepMode_Undefined = 0x00000000,
    /** With each vertex. */
    WGPUVertexStepMode_Vertex = 0x00000001,
    /** With each instance. */
    WGPUVertexStepMode_Instance = 0x00000002,
    WGPUVertexStepMode_Force32 = 0x7FFFFFFF
} WGPUVertexStepMode WGPU_ENUM_ATTRIBUTE;

/** @} */

/**
 * @defgroup UtilityTypes Utility types
 * @{
 */

/**
 * The type of every set of flags: 64 bits, combined with `|`.
 *
 * A bit that the set does not name is a validation error, unless the set says otherwise.
 */
typedef uint64_t WGPUFlags;

/**
 * A boolean of 32 bits: `WGPU_FALSE` is 0, `WGPU_TRUE` is 1.
 *
 * As an argument any value other than 0 counts as true. Results are 0 or 1.
 */
typedef uint32_t WGPUBool;

/**
 * A piece of UTF-8 text: a pointer and a length in bytes.
 *
 * Read as an argument:
 * - `{NULL, WGPU_STRLEN}` is no text at all (the value of `WGPU_STRING_VIEW_INIT`).
 * - `{p, WGPU_STRLEN}` is text that ends at the first NUL byte.
 * - `{p, n}` is exactly `n` bytes; a NUL byte is needed nowhere.
 * - `{anything, 0}` is the empty text.
 * - `{NULL, n}` with any other `n` is a validation error.
 *
 * The library copies what it needs before the call returns. Bytes that are no UTF-8 are replaced
 * in labels and refused in shader code and entry point names.
 *
 * Text that the library hands out always has an explicit length and no NUL byte to rely on. In a
 * callback it lives until the callback returns; in a structure until the matching `FreeMembers`
 * call.
 */
typedef struct WGPUStringView {
    /** The first byte. NULL together with `WGPU_STRLEN` means that no text is given. */
    WGPU_NULLABLE const char *data;
    /** The number of bytes, or `WGPU_STRLEN` to have them counted up to the first NUL byte. */
    size_t length;
} WGPUStringView WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUStringView` with every member at its default. */
#define WGPU_STRING_VIEW_INIT _wgpu_MAKE_INIT_STRUCT(WGPUStringView, { \
    /*.data=*/NULL _wgpu_COMMA \
    /*.length=*/WGPU_STRLEN _wgpu_COMMA \
})

/**
 * The head of a structure that extends another one; it is the first member of every extension.
 *
 * A descriptor's `nextInChain` points to the first extension, its `next` to the second, and so on.
 * Each extension states its type in `sType`, which must be one that the descriptor takes, and no
 * type may occur twice. A type that does not belong there is a validation error of the call, never
 * ignored. The order is free. The structures are the caller's and are only read during the call,
 * except those of an output structure, which are filled.
 */
typedef struct WGPUChainedStruct {
    /** The next structure of the chain, or NULL at its end. */
    struct WGPUChainedStruct *next;
    /** What structure this is the head of. */
    WGPUSType sType;
} WGPUChainedStruct WGPU_STRUCTURE_ATTRIBUTE;

/** @} */

/**
 * @defgroup Bitflags Bit flags
 * @{
 */

/**
 * What a buffer may be used for: a combination of the `WGPUBufferUsage_*` flags.
 *
 * A use that is not listed when the buffer is created is a validation error later. A set of zero
 * and unknown bits are validation errors at creation.
 *
 * Spec: GPUBufferUsage.
 */
typedef WGPUFlags WGPUBufferUsage;
/** No use at all; not valid for creating a buffer. */
static const WGPUBufferUsage WGPUBufferUsage_None = 0x0000000000000000;
/**
 * May be mapped with `WGPUMapMode_Read`.
 *
 * The only other flag allowed beside it is `WGPUBufferUsage_CopyDst`, unless the device has
 * `WGPUNativeFeature_MappablePrimaryBuffers`.
 */
static const WGPUBufferUsage WGPUBufferUsage_MapRead = 0x0000000000000001;
/**
 * May be mapped with `WGPUMapMode_Write`.
 *
 * The only other flag allowed beside it is `WGPUBufferUsage_CopySrc`, unless the device has
 * `WGPUNativeFeature_MappablePrimaryBuffers`.
 */
static const WGPUBufferUsage WGPUBufferUsage_MapWrite = 0x0000000000000002;
/** May be the source of a copy to a buffer or a texture. */
static const WGPUBufferUsage WGPUBufferUsage_CopySrc = 0x0000000000000004;
/** May be the target of a copy, of `wgpuCommandEncoderClearBuffer` and of `wgpuQueueWriteBuffer`. */
static const WGPUBufferUsage WGPUBufferUsage_CopyDst = 0x0000000000000008;
/** May be set with `wgpuRenderPassEncoderSetIndexBuffer` and its bundle twin. */
static const WGPUBufferUsage WGPUBufferUsage_Index = 0x0000000000000010;
/** May be set with `wgpuRenderPassEncoderSetVertexBuffer` and its bundle twin. */
static const WGPUBufferUsage WGPUBufferUsage_Vertex = 0x0000000000000020;
/** May be bound as `WGPUBufferBindingType_Uniform`. */
static const WGPUBufferUsage WGPUBufferUsage_Uniform = 0x0000000000000040;
/** May be bound as `WGPUBufferBindingType_Storage` or `WGPUBufferBindingType_ReadOnlyStorage`. */
static const WGPUBufferUsage WGPUBufferUsage_Storage = 0x0000000000000080;
/** May hold the arguments of indirect draws and dispatches. */
static const WGPUBufferUsage WGPUBufferUsage_Indirect = 0x0000000000000100;
/** May be the target of `wgpuCommandEncoderResolveQuerySet`. */
static const WGPUBufferUsage WGPUBufferUsage_QueryResolve = 0x0000000000000200;

/**
 * For which access `wgpuBufferMapAsync` maps: exactly one of the two flags.
 *
 * Spec: GPUMapMode.
 */
typedef WGPUFlags WGPUMapMode;
/** No access; not valid for mapping. */
static const WGPUMapMode WGPUMapMode_None = 0x0000000000000000;
/**
 * The application reads the contents. Needs `WGPUBufferUsage_MapRead`; what it writes into the
 * range is lost.
 */
static const WGPUMapMode WGPUMapMode_Read = 0x0000000000000001;
/**
 * The application writes; the contents found are those of the buffer. Needs
 * `WGPUBufferUsage_MapWrite`.
 */
static const WGPUMapMode WGPUMapMode_Write = 0x0000000000000002;

/**
 * Which channels of a color attachment are written: a combination of the `WGPUColorWriteMask_*`
 * flags.
 *
 * Spec: GPUColorWrite.
 */
typedef WGPUFlags WGPUColorWriteMask;
/** Nothing is written. */
static const WGPUColorWriteMask WGPUColorWriteMask_None = 0x0000000000000000;
/** The red channel. */
static const WGPUColorWriteMask WGPUColorWriteMask_Red = 0x0000000000000001;
/** The green channel. */
static const WGPUColorWriteMask WGPUColorWriteMask_Green = 0x0000000000000002;
/** The blue channel. */
static const WGPUColorWriteMask WGPUColorWriteMask_Blue = 0x0000000000000004;
/** The alpha channel. */
static const WGPUColorWriteMask WGPUColorWriteMask_Alpha = 0x0000000000000008;
/** All four channels; the default. */
static const WGPUColorWriteMask WGPUColorWriteMask_All = 0x000000000000000F;

/**
 * A set of shader stages: a combination of the `WGPUShaderStage_*` flags.
 *
 * Spec: GPUShaderStage.
 */
typedef WGPUFlags WGPUShaderStage;
/** No stage. */
static const WGPUShaderStage WGPUShaderStage_None = 0x0000000000000000;
/** The vertex stage of a render pipeline. */
static const WGPUShaderStage WGPUShaderStage_Vertex = 0x0000000000000001;
/** The fragment stage of a render pipeline. */
static const WGPUShaderStage WGPUShaderStage_Fragment = 0x0000000000000002;
/** The compute stage of a compute pipeline. */
static const WGPUShaderStage WGPUShaderStage_Compute = 0x0000000000000004;

/**
 * What a texture may be used for: a combination of the `WGPUTextureUsage_*` flags.
 *
 * A use that is not listed when the texture is created is a validation error later. A set of zero
 * and unknown bits are validation errors at creation, as is a use that the format does not allow.
 *
 * Spec: GPUTextureUsage.
 */
typedef WGPUFlags WGPUTextureUsage;
/** No use at all. Not valid for creating a texture; for a view it stands for the texture's usage. */
static const WGPUTextureUsage WGPUTextureUsage_None = 0x0000000000000000;
/** May be the source of a copy. */
static const WGPUTextureUsage WGPUTextureUsage_CopySrc = 0x0000000000000001;
/** May be the target of a copy and of `wgpuQueueWriteTexture`. */
static const WGPUTextureUsage WGPUTextureUsage_CopyDst = 0x0000000000000002;
/** May be bound as a sampled texture (`WGPUTextureBindingLayout`). */
static const WGPUTextureUsage WGPUTextureUsage_TextureBinding = 0x0000000000000004;
/** May be bound as a storage texture (`WGPUStorageTextureBindingLayout`). */
static const WGPUTextureUsage WGPUTextureUsage_StorageBinding = 0x0000000000000008;
/** May be a color, resolve or depth-stencil attachment of a render pass. */
static const WGPUTextureUsage WGPUTextureUsage_RenderAttachment = 0x0000000000000010;
/**
 * Contents live only within a render pass, so that a tile-based GPU needs no memory for them.
 *
 * Only together with `WGPUTextureUsage_RenderAttachment` and nothing else; the attachment must
 * be cleared on load and discarded on store.
 */
static const WGPUTextureUsage WGPUTextureUsage_TransientAttachment = 0x0000000000000020;

/** @} */

/**
 * @defgroup Callbacks Callbacks
 * @{
 */

struct WGPUCompilationInfo;

/**
 * A pointer to any function of the library, as `wgpuGetProcAddress` returns it.
 *
 * Cast it to the `WGPUProc*` type of the function before calling it. NULL: no such function.
 */
typedef void (*WGPUProc)(void) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Called exactly once for every `wgpuBufferMapAsync`, also when the device or the instance goes
 * away.
 *
 * When and on which thread follows from `WGPUBufferMapCallbackInfo.mode`; no lock of the
 * library is held, so it may call any function. `message` is empty on success and lives only
 * during the call.
 */
typedef void (*WGPUBufferMapCallback)(WGPUMapAsyncStatus status, WGPUStringView message, WGPU_NULLABLE void *userdata1, WGPU_NULLABLE void *userdata2) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Called once in the life of a device, when it is lost for whatever reason.
 *
 * `device` points to the handle for the duration of the call; no reference goes with it. The
 * handle is NULL when the device never existed or its last reference is gone. `message` lives
 * until the callback returns. It must not unwind out of the callback. Spec: GPUDevice.lost.
 */
typedef void (*WGPUDeviceLostCallback)(const WGPUDevice *device, WGPUDeviceLostReason reason, WGPUStringView message, WGPU_NULLABLE void *userdata1, WGPU_NULLABLE void *userdata2) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Called once after `wgpuDevicePopErrorScope` with the first error that the scope caught.
 *
 * `type` is `WGPUErrorType_NoError` and `message` empty when there was none. `message` lives until
 * the callback returns. It must not unwind out of the callback. Spec: GPUDevice.popErrorScope.
 */
typedef void (*WGPUPopErrorScopeCallback)(WGPUPopErrorScopeStatus status, WGPUErrorType type, WGPUStringView message, WGPU_NULLABLE void *userdata1, WGPU_NULLABLE void *userdata2) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Called for every error that no scope of the calling thread catches.
 *
 * It is called inside the call that failed, before that call returns, on its thread, with no lock
 * held: a debugger stopped here shows the culprit on the stack. Calls on several threads may make
 * it run several times at once. It is never called after the device was lost. `device` points to
 * the handle for the duration of the call; no reference goes with it. `message` lives until the
 * callback returns. It must not unwind out of the callback. Spec: GPUDevice.onuncapturederror.
 */
typedef void (*WGPUUncapturedErrorCallback)(const WGPUDevice *device, WGPUErrorType type, WGPUStringView message, WGPU_NULLABLE void *userdata1, WGPU_NULLABLE void *userdata2) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Called once after `wgpuQueueOnSubmittedWorkDone`.
 *
 * `message` is empty on success and lives until the callback returns. It must not unwind (throw,
 * `longjmp`) out of the callback. Spec: GPUQueue.onSubmittedWorkDone.
 */
typedef void (*WGPUQueueWorkDoneCallback)(WGPUQueueWorkDoneStatus status, WGPUStringView message, WGPU_NULLABLE void *userdata1, WGPU_NULLABLE void *userdata2) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Called once after `wgpuInstanceRequestAdapter`.
 *
 * `adapter` comes with a reference that the receiver releases; it is NULL unless the status is
 * `WGPURequestAdapterStatus_Success`. `message` is empty on success and lives until the callback
 * returns. It must not unwind out of the callback. Spec: GPU.requestAdapter.
 */
typedef void (*WGPURequestAdapterCallback)(WGPURequestAdapterStatus status, WGPUAdapter adapter, WGPUStringView message, WGPU_NULLABLE void *userdata1, WGPU_NULLABLE void *userdata2) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Called once after `wgpuAdapterRequestDevice`.
 *
 * `device` comes with a reference that the receiver releases; it is NULL unless the status is
 * `WGPURequestDeviceStatus_Success`. `message` is empty on success and lives until the callback
 * returns. It must not unwind out of the callback. Spec: GPUAdapter.requestDevice.
 */
typedef void (*WGPURequestDeviceCallback)(WGPURequestDeviceStatus status, WGPUDevice device, WGPUStringView message, WGPU_NULLABLE void *userdata1, WGPU_NULLABLE void *userdata2) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Called exactly once for every `wgpuDeviceCreateComputePipelineAsync`.
 *
 * On success the callback owns one reference of `pipeline`; otherwise that is NULL and `message`
 * says why. The message lives only during the call.
 */
typedef void (*WGPUCreateComputePipelineAsyncCallback)(WGPUCreatePipelineAsyncStatus status, WGPUComputePipeline pipeline, WGPUStringView message, WGPU_NULLABLE void *userdata1, WGPU_NULLABLE void *userdata2) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Called exactly once for every `wgpuDeviceCreateRenderPipelineAsync`.
 *
 * On success the callback owns one reference of `pipeline`; otherwise that is NULL and `message`
 * says why. The message lives only during the call.
 */
typedef void (*WGPUCreateRenderPipelineAsyncCallback)(WGPUCreatePipelineAsyncStatus status, WGPURenderPipeline pipeline, WGPUStringView message, WGPU_NULLABLE void *userdata1, WGPU_NULLABLE void *userdata2) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Called exactly once for every `wgpuShaderModuleGetCompilationInfo`.
 *
 * `compilationInfo` and everything it points to live only during the call.
 */
typedef void (*WGPUCompilationInfoCallback)(WGPUCompilationInfoRequestStatus status, const struct WGPUCompilationInfo *compilationInfo, WGPU_NULLABLE void *userdata1, WGPU_NULLABLE void *userdata2) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

/**
 * @defgroup CallbackInfos Callback descriptions
 * @{
 */

/** The callback of `wgpuBufferMapAsync` and when it may be called. */
typedef struct WGPUBufferMapCallbackInfo {
    /**
     * Extension chain. No known struct extends this one: leave it NULL, anything else is a
     * validation error.
     */
    WGPUChainedStruct *nextInChain;
    /** When the callback is called. Has no default: 0 is not a mode. */
    WGPUCallbackMode mode;
    /** The function to call. With NULL nothing is called; the future still completes. */
    WGPUBufferMapCallback callback;
    /** Passed to the callback as it is; never read. */
    WGPU_NULLABLE void *userdata1;
    /** Passed to the callback as it is; never read. */
    WGPU_NULLABLE void *userdata2;
} WGPUBufferMapCallbackInfo WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUBufferMapCallbackInfo` with every member at its default. */
#define WGPU_BUFFER_MAP_CALLBACK_INFO_INIT _wgpu_MAKE_INIT_STRUCT(WGPUBufferMapCallbackInfo, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.mode=*/_wgpu_ENUM_ZERO_INIT(WGPUCallbackMode) _wgpu_COMMA \
    /*.callback=*/NULL _wgpu_COMMA \
    /*.userdata1=*/NULL _wgpu_COMMA \
    /*.userdata2=*/NULL _wgpu_COMMA \
})

/** The callback of `wgpuShaderModuleGetCompilationInfo` and when it may be called. */
typedef struct WGPUCompilationInfoCallbackInfo {
    /**
     * Extension chain. No known struct extends this one: leave it NULL, anything else is a
     * validation error.
     */
    WGPUChainedStruct *nextInChain;
    /** When the callback is called. Has no default: 0 is not a mode. */
    WGPUCallbackMode mode;
    /** The function to call. With NULL nothing is called; the future still completes. */
    WGPUCompilationInfoCallback callback;
    /** Passed to the callback as it is; never read. */
    WGPU_NULLABLE void *userdata1;
    /** Passed to the callback as it is; never read. */
    WGPU_NULLABLE void *userdata2;
} WGPUCompilationInfoCallbackInfo WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUCompilationInfoCallbackInfo` with every member at its default. */
#define WGPU_COMPILATION_INFO_CALLBACK_INFO_INIT _wgpu_MAKE_INIT_STRUCT(WGPUCompilationInfoCallbackInfo, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.mode=*/_wgpu_ENUM_ZERO_INIT(WGPUCallbackMode) _wgpu_COMMA \
    /*.callback=*/NULL _wgpu_COMMA \
    /*.userdata1=*/NULL _wgpu_COMMA \
    /*.userdata2=*/NULL _wgpu_COMMA \
})

/** The callback of `wgpuDeviceCreateComputePipelineAsync` and when it may be called. */
typedef struct WGPUCreateComputePipelineAsyncCallbackInfo {
    /**
     * Extension chain. No known struct extends this one: leave it NULL, anything else is a
     * validation error.
     */
    WGPUChainedStruct *nextInChain;
    /** When the callback is called. Has no default: 0 is not a mode. */
    WGPUCallbackMode mode;
    /** The function to call. With NULL nothing is called; the future still completes. */
    WGPUCreateComputePipelineAsyncCallback callback;
    /** Passed to the callback as it is; never read. */
    WGPU_NULLABLE void *userdata1;
    /** Passed to the callback as it is; never read. */
    WGPU_NULLABLE void *userdata2;
} WGPUCreateComputePipelineAsyncCallbackInfo WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUCreateComputePipelineAsyncCallbackInfo` with every member at its default. */
#define WGPU_CREATE_COMPUTE_PIPELINE_ASYNC_CALLBACK_INFO_INIT _wgpu_MAKE_INIT_STRUCT(WGPUCreateComputePipelineAsyncCallbackInfo, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.mode=*/_wgpu_ENUM_ZERO_INIT(WGPUCallbackMode) _wgpu_COMMA \
    /*.callback=*/NULL _wgpu_COMMA \
    /*.userdata1=*/NULL _wgpu_COMMA \
    /*.userdata2=*/NULL _wgpu_COMMA \
})

/** The callback of `wgpuDeviceCreateRenderPipelineAsync` and when it may be called. */
typedef struct WGPUCreateRenderPipelineAsyncCallbackInfo {
    /**
     * Extension chain. No known struct extends this one: leave it NULL, anything else is a
     * validation error.
     */
    WGPUChainedStruct *nextInChain;
    /** When the callback is called. Has no default: 0 is not a mode. */
    WGPUCallbackMode mode;
    /** The function to call. With NULL nothing is called; the future still completes. */
    WGPUCreateRenderPipelineAsyncCallback callback;
    /** Passed to the callback as it is; never read. */
    WGPU_NULLABLE void *userdata1;
    /** Passed to the callback as it is; never read. */
    WGPU_NULLABLE void *userdata2;
} WGPUCreateRenderPipelineAsyncCallbackInfo WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUCreateRenderPipelineAsyncCallbackInfo` with every member at its default. */
#define WGPU_CREATE_RENDER_PIPELINE_ASYNC_CALLBACK_INFO_INIT _wgpu_MAKE_INIT_STRUCT(WGPUCreateRenderPipelineAsyncCallbackInfo, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.mode=*/_wgpu_ENUM_ZERO_INIT(WGPUCallbackMode) _wgpu_COMMA \
    /*.callback=*/NULL _wgpu_COMMA \
    /*.userdata1=*/NULL _wgpu_COMMA \
    /*.userdata2=*/NULL _wgpu_COMMA \
})

/** What to call when the device is lost, and when. */
typedef struct WGPUDeviceLostCallbackInfo {
    /** NULL; nothing can be chained here. */
    WGPUChainedStruct *nextInChain;
    /**
     * When the callback may be called. Must be given if there is a callback.
     *
     * With `WGPUCallbackMode_AllowSpontaneous` it is called inside `wgpuDeviceDestroy`, the last
     * `wgpuDeviceRelease`, or the call that found the device lost.
     */
    WGPUCallbackMode mode;
    /**
     * The function to call. NULL: nobody is told, except those who wait for
     * `wgpuDeviceGetLostFuture`.
     */
    WGPUDeviceLostCallback callback;
    /** Handed to the callback as it is; the library never reads through it. */
    WGPU_NULLABLE void *userdata1;
    /** Handed to the callback as it is, like `userdata1`. */
    WGPU_NULLABLE void *userdata2;
} WGPUDeviceLostCallbackInfo WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUDeviceLostCallbackInfo` with every member at its default. */
#define WGPU_DEVICE_LOST_CALLBACK_INFO_INIT _wgpu_MAKE_INIT_STRUCT(WGPUDeviceLostCallbackInfo, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.mode=*/_wgpu_ENUM_ZERO_INIT(WGPUCallbackMode) _wgpu_COMMA \
    /*.callback=*/NULL _wgpu_COMMA \
    /*.userdata1=*/NULL _wgpu_COMMA \
    /*.userdata2=*/NULL _wgpu_COMMA \
})

/**
 * What to call with errors that no scope catches. It has no mode: see
 * `WGPUUncapturedErrorCallback`.
 */
typedef struct WGPUUncapturedErrorCallbackInfo {
    /** NULL; nothing can be chained here. */
    WGPUChainedStruct *nextInChain;
    /** The function to call. NULL: such errors are logged at level error; the program goes on. */
    WGPUUncapturedErrorCallback callback;
    /** Handed to the callback as it is; the library never reads through it. */
    WGPU_NULLABLE void *userdata1;
    /** Handed to the callback as it is, like `userdata1`. */
    WGPU_NULLABLE void *userdata2;
} WGPUUncapturedErrorCallbackInfo WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUUncapturedErrorCallbackInfo` with every member at its default. */
#define WGPU_UNCAPTURED_ERROR_CALLBACK_INFO_INIT _wgpu_MAKE_INIT_STRUCT(WGPUUncapturedErrorCallbackInfo, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.callback=*/NULL _wgpu_COMMA \
    /*.userdata1=*/NULL _wgpu_COMMA \
    /*.userdata2=*/NULL _wgpu_COMMA \
})

/** What to call with the result of a scope, and when. */
typedef struct WGPUPopErrorScopeCallbackInfo {
    /** NULL; nothing can be chained here. */
    WGPUChainedStruct *nextInChain;
    /** When the callback may be called. Must be given. */
    WGPUCallbackMode mode;
    /** The function to call. NULL: the result is dropped, but the future still completes. */
    WGPUPopErrorScopeCallback callback;
    /** Handed to the callback as it is; the library never reads through it. */
    WGPU_NULLABLE void *userdata1;
    /** Handed to the callback as it is, like `userdata1`. */
    WGPU_NULLABLE void *userdata2;
} WGPUPopErrorScopeCallbackInfo WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUPopErrorScopeCallbackInfo` with every member at its default. */
#define WGPU_POP_ERROR_SCOPE_CALLBACK_INFO_INIT _wgpu_MAKE_INIT_STRUCT(WGPUPopErrorScopeCallbackInfo, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.mode=*/_wgpu_ENUM_ZERO_INIT(WGPUCallbackMode) _wgpu_COMMA \
    /*.callback=*/NULL _wgpu_COMMA \
    /*.userdata1=*/NULL _wgpu_COMMA \
    /*.userdata2=*/NULL _wgpu_COMMA \
})

/** What to call when submitted work is done, and when. */
typedef struct WGPUQueueWorkDoneCallbackInfo {
    /** NULL; nothing can be chained here. */
    WGPUChainedStruct *nextInChain;
    /** When the callback may be called. Must be given. */
    WGPUCallbackMode mode;
    /** The function to call. NULL: the result is dropped, but the future still completes. */
    WGPUQueueWorkDoneCallback callback;
    /** Handed to the callback as it is; the library never reads through it. */
    WGPU_NULLABLE void *userdata1;
    /** Handed to the callback as it is, like `userdata1`. */
    WGPU_NULLABLE void *userdata2;
} WGPUQueueWorkDoneCallbackInfo WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUQueueWorkDoneCallbackInfo` with every member at its default. */
#define WGPU_QUEUE_WORK_DONE_CALLBACK_INFO_INIT _wgpu_MAKE_INIT_STRUCT(WGPUQueueWorkDoneCallbackInfo, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.mode=*/_wgpu_ENUM_ZERO_INIT(WGPUCallbackMode) _wgpu_COMMA \
    /*.callback=*/NULL _wgpu_COMMA \
    /*.userdata1=*/NULL _wgpu_COMMA \
    /*.userdata2=*/NULL _wgpu_COMMA \
})

/**
 * What to call with the adapter, and when.
 *
 * The search is over when `wgpuInstanceRequestAdapter` returns: the next
 * `wgpuInstanceProcessEvents` calls the callback.
 */
typedef struct WGPURequestAdapterCallbackInfo {
    /** NULL; nothing can be chained here. */
    WGPUChainedStruct *nextInChain;
    /** When the callback may be called. Must be given. */
    WGPUCallbackMode mode;
    /** The function to call. NULL: the result is dropped, but the future still completes. */
    WGPURequestAdapterCallback callback;
    /** Handed to the callback as it is; the library never reads through it. */
    WGPU_NULLABLE void *userdata1;
    /** Handed to the callback as it is, like `userdata1`. */
    WGPU_NULLABLE void *userdata2;
} WGPURequestAdapterCallbackInfo WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPURequestAdapterCallbackInfo` with every member at its default. */
#define WGPU_REQUEST_ADAPTER_CALLBACK_INFO_INIT _wgpu_MAKE_INIT_STRUCT(WGPURequestAdapterCallbackInfo, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.mode=*/_wgpu_ENUM_ZERO_INIT(WGPUCallbackMode) _wgpu_COMMA \
    /*.callback=*/NULL _wgpu_COMMA \
    /*.userdata1=*/NULL _wgpu_COMMA \
    /*.userdata2=*/NULL _wgpu_COMMA \
})

/**
 * What to call with the device, and when.
 *
 * The device is made when `wgpuAdapterRequestDevice` returns: the next `wgpuInstanceProcessEvents`
 * calls the callback.
 */
typedef struct WGPURequestDeviceCallbackInfo {
    /** NULL; nothing can be chained here. */
    WGPUChainedStruct *nextInChain;
    /** When the callback may be called. Must be given. */
    WGPUCallbackMode mode;
    /** The function to call. NULL: the result is dropped, but the future still completes. */
    WGPURequestDeviceCallback callback;
    /** Handed to the callback as it is; the library never reads through it. */
    WGPU_NULLABLE void *userdata1;
    /** Handed to the callback as it is, like `userdata1`. */
    WGPU_NULLABLE void *userdata2;
} WGPURequestDeviceCallbackInfo WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPURequestDeviceCallbackInfo` with every member at its default. */
#define WGPU_REQUEST_DEVICE_CALLBACK_INFO_INIT _wgpu_MAKE_INIT_STRUCT(WGPURequestDeviceCallbackInfo, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.mode=*/_wgpu_ENUM_ZERO_INIT(WGPUCallbackMode) _wgpu_COMMA \
    /*.callback=*/NULL _wgpu_COMMA \
    /*.userdata1=*/NULL _wgpu_COMMA \
    /*.userdata2=*/NULL _wgpu_COMMA \
})

/** @} */

/**
 * @defgroup Structures Structures
 * @{
 */

/**
 * Names and numbers of an adapter, for people and for lists of known faults.
 *
 * Filled by `wgpuAdapterGetInfo` and `wgpuDeviceGetAdapterInfo`, which allocate the strings;
 * `wgpuAdapterInfoFreeMembers` frees them. A text that is not known is empty. Spec:
 * GPUAdapterInfo.
 */
typedef struct WGPUAdapterInfo {
    /** NULL; nothing can be chained here. */
    WGPUChainedStruct *nextInChain;
    /** The maker of the device, in lower case, if its number is a known one. */
    WGPUStringView vendor;
    /** The family of the device. Not known to this library: empty. */
    WGPUStringView architecture;
    /** The name that the driver gives to the device. */
    WGPUStringView device;
    /** The name and version of the driver. */
    WGPUStringView description;
    /** The backend through which the device is seen. */
    WGPUBackendType backendType;
    /** The kind of device. */
    WGPUAdapterType adapterType;
    /** The PCI number of the maker, such as `0x10de`; 0 where the backend does not tell. */
    uint32_t vendorID;
    /** The maker's number of the model; 0 where the backend does not tell. */
    uint32_t deviceID;
    /** The fewest invocations that a subgroup can have: a power of two, at least 4. */
    uint32_t subgroupMinSize;
    /** The most invocations that a subgroup can have: a power of two, at most 128. */
    uint32_t subgroupMaxSize;
} WGPUAdapterInfo WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUAdapterInfo` with every member at its default. */
#define WGPU_ADAPTER_INFO_INIT _wgpu_MAKE_INIT_STRUCT(WGPUAdapterInfo, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.vendor=*/WGPU_STRING_VIEW_INIT _wgpu_COMMA \
    /*.architecture=*/WGPU_STRING_VIEW_INIT _wgpu_COMMA \
    /*.device=*/WGPU_STRING_VIEW_INIT _wgpu_COMMA \
    /*.description=*/WGPU_STRING_VIEW_INIT _wgpu_COMMA \
    /*.backendType=*/WGPUBackendType_Undefined _wgpu_COMMA \
    /*.adapterType=*/_wgpu_ENUM_ZERO_INIT(WGPUAdapterType) _wgpu_COMMA \
    /*.vendorID=*/0 _wgpu_COMMA \
    /*.deviceID=*/0 _wgpu_COMMA \
    /*.subgroupMinSize=*/0 _wgpu_COMMA \
    /*.subgroupMaxSize=*/0 _wgpu_COMMA \
})

/**
 * One binding of a bind group: a buffer range, a sampler, or a texture view.
 *
 * Exactly one of `buffer`, `sampler`, `textureView` and the chained external texture is given, of
 * the kind that the layout's entry says.
 *
 * Spec: GPUBindGroupEntry, GPUBufferBinding.
 */
typedef struct WGPUBindGroupEntry {
    /**
     * Extension chain: `WGPUExternalTextureBindingEntry`, `WGPUBindGroupEntryExtras` (`wgpu.h`, binding arrays),
     * `WGPUAbiAccelerationStructureBindingEntry` (`wgpu_abi.h`) or NULL. Any other struct is a validation error.
     */
    WGPUChainedStruct *nextInChain;
    /** Number of the entry in the layout that this fills. Each is filled exactly once. */
    uint32_t binding;
    /** The buffer, or NULL for another kind. The group keeps a reference. */
    WGPU_NULLABLE WGPUBuffer buffer;
    /**
     * First byte of the buffer that shaders see: a multiple of `minUniformBufferOffsetAlignment`
     * or `minStorageBufferOffsetAlignment`. Ignored without a buffer.
     */
    uint64_t offset;
    /**
     * Bytes that shaders see, not 0. `WGPU_WHOLE_SIZE` (the default) goes to the end of the
     * buffer. For a binding with dynamic offset that is the size at each offset. Ignored without a
     * buffer.
     */
    uint64_t size;
    /** The sampler, or NULL for another kind. The group keeps a reference. */
    WGPU_NULLABLE WGPUSampler sampler;
    /**
     * The view, or NULL for another kind; one mip level for storage, one aspect for depth-stencil
     * formats. The group keeps a reference.
     */
    WGPU_NULLABLE WGPUTextureView textureView;
} WGPUBindGroupEntry WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUBindGroupEntry` with every member at its default. */
#define WGPU_BIND_GROUP_ENTRY_INIT _wgpu_MAKE_INIT_STRUCT(WGPUBindGroupEntry, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.binding=*/0 _wgpu_COMMA \
    /*.buffer=*/NULL _wgpu_COMMA \
    /*.offset=*/0 _wgpu_COMMA \
    /*.size=*/WGPU_WHOLE_SIZE _wgpu_COMMA \
    /*.sampler=*/NULL _wgpu_COMMA \
    /*.textureView=*/NULL _wgpu_COMMA \
})

/**
 * What `wgpuDeviceCreateBindGroup` creates.
 *
 * Spec: GPUBindGroupDescriptor.
 */
typedef struct WGPUBindGroupDescriptor {
    /**
     * Extension chain. No known struct extends this one: leave it NULL, anything else is a
     * validation error.
     */
    WGPUChainedStruct *nextInChain;
    /**
     * Name for error messages, leak reports and GPU debuggers. Copied; the null string means no
     * name.
     */
    WGPUStringView label;
    /** The layout that the entries fill. Required, of the same device. */
    WGPUBindGroupLayout layout;
    /** Number of `entries`: that of the layout's entries. */
    size_t entryCount;
    /** The resources, in any order. */
    const WGPUBindGroupEntry *entries;
} WGPUBindGroupDescriptor WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUBindGroupDescriptor` with every member at its default. */
#define WGPU_BIND_GROUP_DESCRIPTOR_INIT _wgpu_MAKE_INIT_STRUCT(WGPUBindGroupDescriptor, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.label=*/WGPU_STRING_VIEW_INIT _wgpu_COMMA \
    /*.layout=*/NULL _wgpu_COMMA \
    /*.entryCount=*/0 _wgpu_COMMA \
    /*.entries=*/NULL _wgpu_COMMA \
})

/**
 * The part of a bind group layout entry for a buffer.
 *
 * Spec: GPUBufferBindingLayout.
 */
typedef struct WGPUBufferBindingLayout {
    /**
     * Extension chain. No known struct extends this one: leave it NULL, anything else is a
     * validation error.
     */
    WGPUChainedStruct *nextInChain;
    /**
     * How shaders use the buffer. `WGPUBufferBindingType_Undefined` means uniform;
     * `WGPUBufferBindingType_BindingNotUsed` (0) means that the entry binds something else.
     */
    WGPUBufferBindingType type;
    /**
     * `WGPU_TRUE` if `SetBindGroup` adds an offset. Limits:
     * `maxDynamicUniformBuffersPerPipelineLayout`, `maxDynamicStorageBuffersPerPipelineLayout`.
     * Not in a layout that has binding arrays.
     */
    WGPUBool hasDynamicOffset;
    /**
     * Smallest size in bytes that a bind group may bind, checked when the group is made and
     * against the shaders when a pipeline is. With 0 (the default) the size is checked at each
     * draw and dispatch.
     */
    uint64_t minBindingSize;
} WGPUBufferBindingLayout WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUBufferBindingLayout` with every member at its default. */
#define WGPU_BUFFER_BINDING_LAYOUT_INIT _wgpu_MAKE_INIT_STRUCT(WGPUBufferBindingLayout, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.type=*/WGPUBufferBindingType_Undefined _wgpu_COMMA \
    /*.hasDynamicOffset=*/WGPU_FALSE _wgpu_COMMA \
    /*.minBindingSize=*/0 _wgpu_COMMA \
})

/**
 * The part of a bind group layout entry for a sampler.
 *
 * Spec: GPUSamplerBindingLayout.
 */
typedef struct WGPUSamplerBindingLayout {
    /**
     * Extension chain. No known struct extends this one: leave it NULL, anything else is a
     * validation error.
     */
    WGPUChainedStruct *nextInChain;
    /**
     * Which samplers may be bound. `WGPUSamplerBindingType_Undefined` means filtering;
     * `WGPUSamplerBindingType_BindingNotUsed` (0) means that the entry binds something else.
     */
    WGPUSamplerBindingType type;
} WGPUSamplerBindingLayout WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUSamplerBindingLayout` with every member at its default. */
#define WGPU_SAMPLER_BINDING_LAYOUT_INIT _wgpu_MAKE_INIT_STRUCT(WGPUSamplerBindingLayout, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.type=*/WGPUSamplerBindingType_Undefined _wgpu_COMMA \
})

/**
 * The part of a bind group layout entry for a sampled texture.
 *
 * Spec: GPUTextureBindingLayout.
 */
typedef struct WGPUTextureBindingLayout {
    /**
     * Extension chain. No known struct extends this one: leave it NULL, anything else is a
     * validation error.
     */
    WGPUChainedStruct *nextInChain;
    /**
     * What shaders get. `WGPUTextureSampleType_Undefined` means filterable floats;
     * `WGPUTextureSampleType_BindingNotUsed` (0) means that the entry binds something else.
     */
    WGPUTextureSampleType sampleType;
    /** Dimension of the views to bind. Default 2D. */
    WGPUTextureViewDimension viewDimension;
    /**
     * `WGPU_TRUE` for multisampled views: then the dimension is 2D and the sample type is not
     * `WGPUTextureSampleType_Float`.
     */
    WGPUBool multisampled;
} WGPUTextureBindingLayout WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUTextureBindingLayout` with every member at its default. */
#define WGPU_TEXTURE_BINDING_LAYOUT_INIT _wgpu_MAKE_INIT_STRUCT(WGPUTextureBindingLayout, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.sampleType=*/WGPUTextureSampleType_Undefined _wgpu_COMMA \
    /*.viewDimension=*/WGPUTextureViewDimension_Undefined _wgpu_COMMA \
    /*.multisampled=*/WGPU_FALSE _wgpu_COMMA \
})

/**
 * The part of a bind group layout entry for a storage texture.
 *
 * Spec: GPUStorageTextureBindingLayout.
 */
typedef struct WGPUStorageTextureBindingLayout {
    /**
     * Extension chain. No known struct extends this one: leave it NULL, anything else is a
     * validation error.
     */
    WGPUChainedStruct *nextInChain;
    /**
     * How shaders use the texture. `WGPUStorageTextureAccess_Undefined` means write only;
     * `WGPUStorageTextureAccess_BindingNotUsed` (0) means that the entry binds something else.
     */
    WGPUStorageTextureAccess access;
    /**
     * Format of the views to bind, and of the shader's declaration. Has no default; see
     * `WGPUTextureFormat` for those that allow it.
     */
    WGPUTextureFormat format;
    /** Dimension of the views to bind: default 2D, never a cube or cube array. */
    WGPUTextureViewDimension viewDimension;
} WGPUStorageTextureBindingLayout WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUStorageTextureBindingLayout` with every member at its default. */
#define WGPU_STORAGE_TEXTURE_BINDING_LAYOUT_INIT _wgpu_MAKE_INIT_STRUCT(WGPUStorageTextureBindingLayout, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.access=*/WGPUStorageTextureAccess_Undefined _wgpu_COMMA \
    /*.format=*/WGPUTextureFormat_Undefined _wgpu_COMMA \
    /*.viewDimension=*/WGPUTextureViewDimension_Undefined _wgpu_COMMA \
})

/**
 * One binding of a bind group layout.
 *
 * Exactly one of `buffer`, `sampler`, `texture`, `storageTexture` and the chained external texture
 * is in use; all the others stay at `BindingNotUsed`, as `WGPU_BIND_GROUP_LAYOUT_ENTRY_INIT` has
 * them.
 *
 * Spec: GPUBindGroupLayoutEntry.
 */
typedef struct WGPUBindGroupLayoutEntry {
    /**
     * Extension chain: `WGPUExternalTextureBindingLayout`, `WGPUBindGroupLayoutEntryExtras` (`wgpu.h`),
     * `WGPUAbiAccelerationStructureBindingLayout` (`wgpu_abi.h`) or NULL. Any other struct is a validation error.
     */
    WGPUChainedStruct *nextInChain;
    /**
     * The number in the shader's `@binding(n)`: unique in the layout, below the limit
     * `maxBindingsPerBindGroup`.
     */
    uint32_t binding;
    /** Stages whose shaders may use the binding; `WGPUAbiShaderStage` of `wgpu_abi.h` has those of mesh pipelines. */
    WGPUShaderStage visibility;
    /**
     * Number of elements if the shader declares a `binding_array`; 0 (the default) and 1 mean a
     * single resource. Above 1 one of the native features for binding arrays is needed.
     */
    uint32_t bindingArraySize;
    /** Set its `type` if the entry binds a buffer. */
    WGPUBufferBindingLayout buffer;
    /** Set its `type` if the entry binds a sampler. */
    WGPUSamplerBindingLayout sampler;
    /** Set its `sampleType` if the entry binds a sampled texture. */
    WGPUTextureBindingLayout texture;
    /** Set its `access` if the entry binds a storage texture. */
    WGPUStorageTextureBindingLayout storageTexture;
} WGPUBindGroupLayoutEntry WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUBindGroupLayoutEntry` with every member at its default. */
#define WGPU_BIND_GROUP_LAYOUT_ENTRY_INIT _wgpu_MAKE_INIT_STRUCT(WGPUBindGroupLayoutEntry, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.binding=*/0 _wgpu_COMMA \
    /*.visibility=*/WGPUShaderStage_None _wgpu_COMMA \
    /*.bindingArraySize=*/0 _wgpu_COMMA \
    /*.buffer=*/_wgpu_STRUCT_ZERO_INIT _wgpu_COMMA \
    /*.sampler=*/_wgpu_STRUCT_ZERO_INIT _wgpu_COMMA \
    /*.texture=*/_wgpu_STRUCT_ZERO_INIT _wgpu_COMMA \
    /*.storageTexture=*/_wgpu_STRUCT_ZERO_INIT _wgpu_COMMA \
})

/**
 * What `wgpuDeviceCreateBindGroupLayout` creates.
 *
 * Limits per stage and for dynamic buffers are checked here and again when layouts come together
 * in a pipeline layout.
 *
 * Spec: GPUBindGroupLayoutDescriptor.
 */
typedef struct WGPUBindGroupLayoutDescriptor {
    /**
     * Extension chain. No known struct extends this one: leave it NULL, anything else is a
     * validation error.
     */
    WGPUChainedStruct *nextInChain;
    /**
     * Name for error messages, leak reports and GPU debuggers. Copied; the null string means no
     * name.
     */
    WGPUStringView label;
    /** Number of `entries`; 0 gives an empty layout. */
    size_t entryCount;
    /** The bindings, in any order. */
    const WGPUBindGroupLayoutEntry *entries;
} WGPUBindGroupLayoutDescriptor WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUBindGroupLayoutDescriptor` with every member at its default. */
#define WGPU_BIND_GROUP_LAYOUT_DESCRIPTOR_INIT _wgpu_MAKE_INIT_STRUCT(WGPUBindGroupLayoutDescriptor, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.label=*/WGPU_STRING_VIEW_INIT _wgpu_COMMA \
    /*.entryCount=*/0 _wgpu_COMMA \
    /*.entries=*/NULL _wgpu_COMMA \
})

/**
 * Blending of the color or of the alpha of a target: source * `srcFactor` OP target * `dstFactor`.
 *
 * The defaults replace the target by the source.
 *
 * Spec: GPUBlendComponent.
 */
typedef struct WGPUBlendComponent {
    /** How the products are combined. Default add. */
    WGPUBlendOperation operation;
    /** Factor of the fragment shader's output. Default one. */
    WGPUBlendFactor srcFactor;
    /** Factor of the color already there. Default zero. */
    WGPUBlendFactor dstFactor;
} WGPUBlendComponent WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUBlendComponent` with every member at its default. */
#define WGPU_BLEND_COMPONENT_INIT _wgpu_MAKE_INIT_STRUCT(WGPUBlendComponent, { \
    /*.operation=*/WGPUBlendOperation_Undefined _wgpu_COMMA \
    /*.srcFactor=*/WGPUBlendFactor_Undefined _wgpu_COMMA \
    /*.dstFactor=*/WGPUBlendFactor_Undefined _wgpu_COMMA \
})

/**
 * Blending of a color target.
 *
 * Spec: GPUBlendState.
 */
typedef struct WGPUBlendState {
    /** Blending of red, green and blue. */
    WGPUBlendComponent color;
    /** Blending of alpha. */
    WGPUBlendComponent alpha;
} WGPUBlendState WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUBlendState` with every member at its default. */
#define WGPU_BLEND_STATE_INIT _wgpu_MAKE_INIT_STRUCT(WGPUBlendState, { \
    /*.color=*/WGPU_BLEND_COMPONENT_INIT _wgpu_COMMA \
    /*.alpha=*/WGPU_BLEND_COMPONENT_INIT _wgpu_COMMA \
})

/**
 * What `wgpuDeviceCreateBuffer` creates.
 *
 * Spec: GPUBufferDescriptor.
 */
typedef struct WGPUBufferDescriptor {
    /**
     * Extension chain. No known struct extends this one: leave it NULL, anything else is a
     * validation error.
     */
    WGPUChainedStruct *nextInChain;
    /**
     * Name for error messages, leak reports and GPU debuggers. Copied; the null string means no
     * name.
     */
    WGPUStringView label;
    /** What the buffer may be used for; at least one flag. */
    WGPUBufferUsage usage;
    /**
     * Size in bytes, at most the limit `maxBufferSize`; 0 is allowed. Must be a multiple of 4 when
     * `mappedAtCreation` is set. A size that the driver has no memory for is an out-of-memory
     * error.
     */
    uint64_t size;
    /**
     * `WGPU_TRUE` gives a buffer that is already mapped for writing, whatever its usage: fill it
     * through `wgpuBufferGetMappedRange`, then call `wgpuBufferUnmap`. New contents are zero.
     */
    WGPUBool mappedAtCreation;
} WGPUBufferDescriptor WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUBufferDescriptor` with every member at its default. */
#define WGPU_BUFFER_DESCRIPTOR_INIT _wgpu_MAKE_INIT_STRUCT(WGPUBufferDescriptor, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.label=*/WGPU_STRING_VIEW_INIT _wgpu_COMMA \
    /*.usage=*/WGPUBufferUsage_None _wgpu_COMMA \
    /*.size=*/0 _wgpu_COMMA \
    /*.mappedAtCreation=*/WGPU_FALSE _wgpu_COMMA \
})

/**
 * A color as four numbers, without regard to a format.
 *
 * All four must be finite. Values outside of what the format can hold are clamped; for integer
 * formats they are converted to integers.
 *
 * Spec: GPUColor.
 */
typedef struct WGPUColor {
    /** Red. */
    double r;
    /** Green. */
    double g;
    /** Blue. */
    double b;
    /** Alpha; 0 is transparent. */
    double a;
} WGPUColor WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUColor` with every member at its default. */
#define WGPU_COLOR_INIT _wgpu_MAKE_INIT_STRUCT(WGPUColor, { \
    /*.r=*/0.0 _wgpu_COMMA \
    /*.g=*/0.0 _wgpu_COMMA \
    /*.b=*/0.0 _wgpu_COMMA \
    /*.a=*/0.0 _wgpu_COMMA \
})

/**
 * One color target of a render pipeline.
 *
 * Spec: GPUColorTargetState.
 */
typedef struct WGPUColorTargetState {
    /**
     * Extension chain. No known struct extends this one: leave it NULL, anything else is a
     * validation error.
     */
    WGPUChainedStruct *nextInChain;
    /**
     * Format of the attachment, renderable and with color. `WGPUTextureFormat_Undefined` (the
     * default) is a hole: the pipeline has no such target.
     */
    WGPUTextureFormat format;
    /** Blending, or NULL for replacing. The format must be blendable. */
    WGPU_NULLABLE const WGPUBlendState *blend;
    /** Channels that are written. Default all. */
    WGPUColorWriteMask writeMask;
} WGPUColorTargetState WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUColorTargetState` with every member at its default. */
#define WGPU_COLOR_TARGET_STATE_INIT _wgpu_MAKE_INIT_STRUCT(WGPUColorTargetState, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.format=*/WGPUTextureFormat_Undefined _wgpu_COMMA \
    /*.blend=*/NULL _wgpu_COMMA \
    /*.writeMask=*/WGPUColorWriteMask_All _wgpu_COMMA \
})

/**
 * What `wgpuCommandEncoderFinish` returns; NULL is the same as the defaults.
 *
 * Spec: GPUCommandBufferDescriptor.
 */
typedef struct WGPUCommandBufferDescriptor {
    /**
     * Extension chain. No known struct extends this one: leave it NULL, anything else is a
     * validation error.
     */
    WGPUChainedStruct *nextInChain;
    /**
     * Name for error messages, leak reports and GPU debuggers. Copied; the null string means no
     * name.
     */
    WGPUStringView label;
} WGPUCommandBufferDescriptor WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUCommandBufferDescriptor` with every member at its default. */
#define WGPU_COMMAND_BUFFER_DESCRIPTOR_INIT _wgpu_MAKE_INIT_STRUCT(WGPUCommandBufferDescriptor, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.label=*/WGPU_STRING_VIEW_INIT _wgpu_COMMA \
})

/**
 * What `wgpuDeviceCreateCommandEncoder` creates; NULL is the same as the defaults.
 *
 * Spec: GPUCommandEncoderDescriptor.
 */
typedef struct WGPUCommandEncoderDescriptor {
    /**
     * Extension chain. No known struct extends this one: leave it NULL, anything else is a
     * validation error.
     */
    WGPUChainedStruct *nextInChain;
    /**
     * Name for error messages, leak reports and GPU debuggers. Copied; the null string means no
     * name.
     */
    WGPUStringView label;
} WGPUCommandEncoderDescriptor WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUCommandEncoderDescriptor` with every member at its default. */
#define WGPU_COMMAND_ENCODER_DESCRIPTOR_INIT _wgpu_MAKE_INIT_STRUCT(WGPUCommandEncoderDescriptor, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.label=*/WGPU_STRING_VIEW_INIT _wgpu_COMMA \
})

/**
 * Storage limits of the single stages. An extension of `WGPULimits`.
 *
 * Compatibility mode may set them lower than the limits per stage; the adapters of this library do
 * not, so each equals the limit per stage, and asking for more of one asks for more of that.
 * Spec: GPUSupportedLimits.
 */
typedef struct WGPUCompatibilityModeLimits {
    /** The head, of type `WGPUSType_CompatibilityModeLimits`. */
    WGPUChainedStruct chain;
    /**
     * Most storage buffers that a vertex shader can reach: `maxStorageBuffersPerShaderStage`.
     * Default: 8.
     */
    uint32_t maxStorageBuffersInVertexStage;
    /**
     * Most storage textures that a vertex shader can reach: `maxStorageTexturesPerShaderStage`.
     * Default: 4.
     */
    uint32_t maxStorageTexturesInVertexStage;
    /**
     * Most storage buffers that a fragment shader can reach: `maxStorageBuffersPerShaderStage`.
     * Default: 8.
     */
    uint32_t maxStorageBuffersInFragmentStage;
    /**
     * Most storage textures that a fragment shader can reach: `maxStorageTexturesPerShaderStage`.
     * Default: 4.
     */
    uint32_t maxStorageTexturesInFragmentStage;
} WGPUCompatibilityModeLimits WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUCompatibilityModeLimits` with every member at its default. */
#define WGPU_COMPATIBILITY_MODE_LIMITS_INIT _wgpu_MAKE_INIT_STRUCT(WGPUCompatibilityModeLimits, { \
    /*.chain=*/_wgpu_MAKE_INIT_STRUCT(WGPUChainedStruct, { \
        /*.next=*/NULL _wgpu_COMMA \
        /*.sType=*/WGPUSType_CompatibilityModeLimits _wgpu_COMMA \
    }) _wgpu_COMMA \
    /*.maxStorageBuffersInVertexStage=*/WGPU_LIMIT_U32_UNDEFINED _wgpu_COMMA \
    /*.maxStorageTexturesInVertexStage=*/WGPU_LIMIT_U32_UNDEFINED _wgpu_COMMA \
    /*.maxStorageBuffersInFragmentStage=*/WGPU_LIMIT_U32_UNDEFINED _wgpu_COMMA \
    /*.maxStorageTexturesInFragmentStage=*/WGPU_LIMIT_U32_UNDEFINED _wgpu_COMMA \
})

/**
 * One message of the shader compiler, with its place in the source.
 *
 * Positions count UTF-8 bytes of the source. Without a place, all four numbers are 0.
 *
 * Spec: GPUCompilationMessage.
 */
typedef struct WGPUCompilationMessage {
    /**
     * Extension chain. No known struct extends this one: leave it NULL, anything else is a
     * validation error.
     */
    WGPUChainedStruct *nextInChain;
    /** Human-readable text, not a stable format. */
    WGPUStringView message;
    /** How severe the message is. */
    WGPUCompilationMessageType type;
    /** Line of the source, from 1; 0 if no place is known. */
    uint64_t lineNum;
    /** Byte within that line, from 1; 0 if no place is known. */
    uint64_t linePos;
    /** Bytes from the start of the source to the place, from 0. */
    uint64_t offset;
    /** Bytes of source that the message is about; 0 for a point. */
    uint64_t length;
} WGPUCompilationMessage WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUCompilationMessage` with every member at its default. */
#define WGPU_COMPILATION_MESSAGE_INIT _wgpu_MAKE_INIT_STRUCT(WGPUCompilationMessage, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.message=*/WGPU_STRING_VIEW_INIT _wgpu_COMMA \
    /*.type=*/_wgpu_ENUM_ZERO_INIT(WGPUCompilationMessageType) _wgpu_COMMA \
    /*.lineNum=*/0 _wgpu_COMMA \
    /*.linePos=*/0 _wgpu_COMMA \
    /*.offset=*/0 _wgpu_COMMA \
    /*.length=*/0 _wgpu_COMMA \
})

/**
 * Everything the compiler said about one shader module.
 *
 * Spec: GPUCompilationInfo.
 */
typedef struct WGPUCompilationInfo {
    /**
     * Extension chain. No known struct extends this one: leave it NULL, anything else is a
     * validation error.
     */
    WGPUChainedStruct *nextInChain;
    /** Number of `messages`; 0 for a clean shader. */
    size_t messageCount;
    /** The messages, in the order of the source where they have a place. */
    const WGPUCompilationMessage *messages;
} WGPUCompilationInfo WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUCompilationInfo` with every member at its default. */
#define WGPU_COMPILATION_INFO_INIT _wgpu_MAKE_INIT_STRUCT(WGPUCompilationInfo, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.messageCount=*/0 _wgpu_COMMA \
    /*.messages=*/NULL _wgpu_COMMA \
})

/**
 * Timestamps that a compute or render pass writes when it begins and when it ends.
 *
 * At least one of the two indices must be given, and they must differ.
 *
 * Needs `WGPUFeatureName_TimestampQuery`. Spec: GPUComputePassTimestampWrites,
 * GPURenderPassTimestampWrites.
 */
typedef struct WGPUPassTimestampWrites {
    /**
     * Extension chain. No known struct extends this one: leave it NULL, anything else is a
     * validation error.
     */
    WGPUChainedStruct *nextInChain;
    /**
     * Set of type `WGPUQueryType_Timestamp` of the same device. Required; the pass keeps a
     * reference.
     */
    WGPUQuerySet querySet;
    /**
     * Query that gets the time of the beginning; `WGPU_QUERY_SET_INDEX_UNDEFINED` (the default)
     * writes none.
     */
    uint32_t beginningOfPassWriteIndex;
    /**
     * Query that gets the time of the end; `WGPU_QUERY_SET_INDEX_UNDEFINED` (the default) writes
     * none.
     */
    uint32_t endOfPassWriteIndex;
} WGPUPassTimestampWrites WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUPassTimestampWrites` with every member at its default. */
#define WGPU_PASS_TIMESTAMP_WRITES_INIT _wgpu_MAKE_INIT_STRUCT(WGPUPassTimestampWrites, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.querySet=*/NULL _wgpu_COMMA \
    /*.beginningOfPassWriteIndex=*/WGPU_QUERY_SET_INDEX_UNDEFINED _wgpu_COMMA \
    /*.endOfPassWriteIndex=*/WGPU_QUERY_SET_INDEX_UNDEFINED _wgpu_COMMA \
})

/**
 * What `wgpuCommandEncoderBeginComputePass` begins; NULL is the same as the defaults.
 *
 * Spec: GPUComputePassDescriptor.
 */
typedef struct WGPUComputePassDescriptor {
    /**
     * Extension chain. No known struct extends this one: leave it NULL, anything else is a
     * validation error.
     */
    WGPUChainedStruct *nextInChain;
    /**
     * Name for error messages, leak reports and GPU debuggers. Copied; the null string means no
     * name.
     */
    WGPUStringView label;
    /** Timestamps to write at the beginning and the end, or NULL for none. */
    WGPU_NULLABLE const WGPUPassTimestampWrites *timestampWrites;
} WGPUComputePassDescriptor WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUComputePassDescriptor` with every member at its default. */
#define WGPU_COMPUTE_PASS_DESCRIPTOR_INIT _wgpu_MAKE_INIT_STRUCT(WGPUComputePassDescriptor, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.label=*/WGPU_STRING_VIEW_INIT _wgpu_COMMA \
    /*.timestampWrites=*/NULL _wgpu_COMMA \
})

/**
 * Value of a pipeline-overridable constant (`override` in WGSL).
 *
 * Spec: GPUProgrammableStage.constants.
 */
typedef struct WGPUConstantEntry {
    /**
     * Extension chain. No known struct extends this one: leave it NULL, anything else is a
     * validation error.
     */
    WGPUChainedStruct *nextInChain;
    /**
     * Name of the constant, or the decimal number of its `@id(n)`. It must exist in the module and
     * come once.
     */
    WGPUStringView key;
    /**
     * The value, finite, converted to the constant's type; one that the type cannot hold is a
     * validation error. For `bool` 0 is false and the rest is true.
     */
    double value;
} WGPUConstantEntry WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUConstantEntry` with every member at its default. */
#define WGPU_CONSTANT_ENTRY_INIT _wgpu_MAKE_INIT_STRUCT(WGPUConstantEntry, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.key=*/WGPU_STRING_VIEW_INIT _wgpu_COMMA \
    /*.value=*/0.0 _wgpu_COMMA \
})

/**
 * The shader of a compute pipeline.
 *
 * Spec: GPUProgrammableStage.
 */
typedef struct WGPUComputeState {
    /**
     * Extension chain. No known struct extends this one: leave it NULL, anything else is a
     * validation error.
     */
    WGPUChainedStruct *nextInChain;
    /** The shader module. Required, of the same device. */
    WGPUShaderModule module;
    /**
     * Name of the function. The null string takes the only one of the module for this stage; it is
     * a validation error if there are none or several.
     */
    WGPUStringView entryPoint;
    /** Number of `constants`. */
    size_t constantCount;
    /** Values of overridable constants; those without a default in the shader must be given. */
    const WGPUConstantEntry *constants;
} WGPUComputeState WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUComputeState` with every member at its default. */
#define WGPU_COMPUTE_STATE_INIT _wgpu_MAKE_INIT_STRUCT(WGPUComputeState, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.module=*/NULL _wgpu_COMMA \
    /*.entryPoint=*/WGPU_STRING_VIEW_INIT _wgpu_COMMA \
    /*.constantCount=*/0 _wgpu_COMMA \
    /*.constants=*/NULL _wgpu_COMMA \
})

/**
 * What `wgpuDeviceCreateComputePipeline` and its asynchronous twin create.
 *
 * Spec: GPUComputePipelineDescriptor.
 */
typedef struct WGPUComputePipelineDescriptor {
    /** NULL, or `WGPUAbiPipelineExtras`. */
    WGPUChainedStruct *nextInChain;
    /**
     * Name for error messages, leak reports and GPU debuggers. Copied; the null string means no
     * name.
     */
    WGPUStringView label;
    /**
     * Layout of the pipeline, or NULL to derive one from the shader: its bind group layouts
     * (`wgpuComputePipelineGetBindGroupLayout`) then fit this pipeline only.
     */
    WGPU_NULLABLE WGPUPipelineLayout layout;
    /** The shader. */
    WGPUComputeState compute;
} WGPUComputePipelineDescriptor WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUComputePipelineDescriptor` with every member at its default. */
#define WGPU_COMPUTE_PIPELINE_DESCRIPTOR_INIT _wgpu_MAKE_INIT_STRUCT(WGPUComputePipelineDescriptor, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.label=*/WGPU_STRING_VIEW_INIT _wgpu_COMMA \
    /*.layout=*/NULL _wgpu_COMMA \
    /*.compute=*/WGPU_COMPUTE_STATE_INIT _wgpu_COMMA \
})

/**
 * Stencil test for the triangles that show one side.
 *
 * The defaults do nothing: always pass, keep.
 *
 * Spec: GPUStencilFaceState.
 */
typedef struct WGPUStencilFaceState {
    /**
     * How the reference is compared with the stencil value, both after masking with
     * `WGPUDepthStencilState.stencilReadMask`. Default always.
     */
    WGPUCompareFunction compare;
    /** When this test fails. Default keep. */
    WGPUStencilOperation failOp;
    /** When it passes and the depth test fails. Default keep. */
    WGPUStencilOperation depthFailOp;
    /** When both pass. Default keep. */
    WGPUStencilOperation passOp;
} WGPUStencilFaceState WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUStencilFaceState` with every member at its default. */
#define WGPU_STENCIL_FACE_STATE_INIT _wgpu_MAKE_INIT_STRUCT(WGPUStencilFaceState, { \
    /*.compare=*/WGPUCompareFunction_Undefined _wgpu_COMMA \
    /*.failOp=*/WGPUStencilOperation_Undefined _wgpu_COMMA \
    /*.depthFailOp=*/WGPUStencilOperation_Undefined _wgpu_COMMA \
    /*.passOp=*/WGPUStencilOperation_Undefined _wgpu_COMMA \
})

/**
 * Depth and stencil test of a render pipeline.
 *
 * Spec: GPUDepthStencilState.
 */
typedef struct WGPUDepthStencilState {
    /**
     * Extension chain. No known struct extends this one: leave it NULL, anything else is a
     * validation error.
     */
    WGPUChainedStruct *nextInChain;
    /** Format of the attachment, with depth or stencil. Required. */
    WGPUTextureFormat format;
    /**
     * Whether fragments that pass write their depth. Required for a format with depth;
     * `WGPUOptionalBool_Undefined` (the default) or false for one without.
     */
    WGPUOptionalBool depthWriteEnabled;
    /**
     * How a fragment's depth is compared with the stored one. Required for a format with depth if
     * depth is written or a stencil face has a `depthFailOp` other than keep; undefined or always
     * for a format without depth.
     */
    WGPUCompareFunction depthCompare;
    /** Stencil test for triangles that show their front, and for lines and points. */
    WGPUStencilFaceState stencilFront;
    /** Stencil test for triangles that show their back. */
    WGPUStencilFaceState stencilBack;
    /** Bits of reference and stencil value that are compared. Default all. */
    uint32_t stencilReadMask;
    /** Bits of the stencil value that are written. Default all. */
    uint32_t stencilWriteMask;
    /**
     * Constant added to each fragment's depth, in units of the smallest difference that the format
     * can hold. Only for triangles; 0 for lines and points.
     */
    int32_t depthBias;
    /** Factor of the triangle's slope that is added to the depth. Only for triangles; finite. */
    float depthBiasSlopeScale;
    /** Largest bias that is added; 0 (the default) for no bound. Only for triangles; finite. */
    float depthBiasClamp;
} WGPUDepthStencilState WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUDepthStencilState` with every member at its default. */
#define WGPU_DEPTH_STENCIL_STATE_INIT _wgpu_MAKE_INIT_STRUCT(WGPUDepthStencilState, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.format=*/WGPUTextureFormat_Undefined _wgpu_COMMA \
    /*.depthWriteEnabled=*/WGPUOptionalBool_Undefined _wgpu_COMMA \
    /*.depthCompare=*/WGPUCompareFunction_Undefined _wgpu_COMMA \
    /*.stencilFront=*/WGPU_STENCIL_FACE_STATE_INIT _wgpu_COMMA \
    /*.stencilBack=*/WGPU_STENCIL_FACE_STATE_INIT _wgpu_COMMA \
    /*.stencilReadMask=*/0xFFFFFFFF _wgpu_COMMA \
    /*.stencilWriteMask=*/0xFFFFFFFF _wgpu_COMMA \
    /*.depthBias=*/0 _wgpu_COMMA \
    /*.depthBiasSlopeScale=*/0.0f _wgpu_COMMA \
    /*.depthBiasClamp=*/0.0f _wgpu_COMMA \
})

/**
 * The limits of an adapter or a device.
 *
 * Filled by `wgpuAdapterGetLimits` and `wgpuDeviceGetLimits`; given to `wgpuAdapterRequestDevice`
 * in `requiredLimits`, where `WGPU_LIMITS_INIT` asks for the default of every member. The defaults
 * named below are those of the core level; an adapter that is only good for compatibility has
 * lower ones. Spec: GPUSupportedLimits.
 */
typedef struct WGPULimits {
    /**
     * NULL, or any of `WGPUCompatibilityModeLimits`, `WGPUNativeLimits`, `WGPUAbiMeshLimits` and
     * `WGPUAbiAccelerationStructureLimits`.
     */
    WGPUChainedStruct *nextInChain;
    /** Largest width of a one-dimensional texture, in texels. Default: 8192. */
    uint32_t maxTextureDimension1D;
    /** Largest width and height of a two-dimensional texture, in texels. Default: 8192. */
    uint32_t maxTextureDimension2D;
    /** Largest width, height and depth of a three-dimensional texture, in texels. Default: 2048. */
    uint32_t maxTextureDimension3D;
    /** Most layers of a two-dimensional texture. Default: 256. */
    uint32_t maxTextureArrayLayers;
    /** Most bind group layouts of a pipeline layout; a group's index is below this. Default: 4. */
    uint32_t maxBindGroups;
    /**
     * Most bind groups and vertex buffers of a render pipeline together, counting empty places
     * below the highest used one. Default: 24.
     */
    uint32_t maxBindGroupsPlusVertexBuffers;
    /** A binding number of a bind group layout is below this. Default: 1000. */
    uint32_t maxBindingsPerBindGroup;
    /** Most uniform buffers with dynamic offset of a pipeline layout. Default: 8. */
    uint32_t maxDynamicUniformBuffersPerPipelineLayout;
    /** Most storage buffers with dynamic offset of a pipeline layout. Default: 4. */
    uint32_t maxDynamicStorageBuffersPerPipelineLayout;
    /** Most sampled textures that one stage of a pipeline layout can reach. Default: 16. */
    uint32_t maxSampledTexturesPerShaderStage;
    /** Most samplers that one stage of a pipeline layout can reach. Default: 16. */
    uint32_t maxSamplersPerShaderStage;
    /** Most storage buffers that one stage of a pipeline layout can reach. Default: 8. */
    uint32_t maxStorageBuffersPerShaderStage;
    /** Most storage textures that one stage of a pipeline layout can reach. Default: 4. */
    uint32_t maxStorageTexturesPerShaderStage;
    /** Most uniform buffers that one stage of a pipeline layout can reach. Default: 12. */
    uint32_t maxUniformBuffersPerShaderStage;
    /** Largest part of a buffer bound as a uniform buffer, in bytes. Default: 65536. */
    uint64_t maxUniformBufferBindingSize;
    /** Largest part of a buffer bound as a storage buffer, in bytes. Default: 134217728 (128 MiB). */
    uint64_t maxStorageBufferBindingSize;
    /**
     * What offsets of uniform buffers, dynamic ones too, must be a multiple of, in bytes. Default:
     * 256. A required value must be a power of two and at least 32.
     */
    uint32_t minUniformBufferOffsetAlignment;
    /**
     * What offsets of storage buffers, dynamic ones too, must be a multiple of, in bytes. Default:
     * 256. A required value must be a power of two and at least 32.
     */
    uint32_t minStorageBufferOffsetAlignment;
    /** Most vertex buffers of a render pipeline. Default: 8. */
    uint32_t maxVertexBuffers;
    /**
     * Largest size of a buffer, in bytes. Default: 268435456 (256 MiB).
     *
     * A smaller buffer may still fail for want of memory. While indirect draws are checked
     * (`WGPUInstanceFlag_ValidationIndirectCall`, set by default) no adapter reports more than
     * 4294967295.
     */
    uint64_t maxBufferSize;
    /** Most vertex attributes of a render pipeline, over all its buffers. Default: 16. */
    uint32_t maxVertexAttributes;
    /** Largest distance between two elements of a vertex buffer, in bytes. Default: 2048. */
    uint32_t maxVertexBufferArrayStride;
    /** Most variables that pass from the vertex to the fragment shader. Default: 16. */
    uint32_t maxInterStageShaderVariables;
    /** Most color attachments of a render pass or pipeline. Default: 8. */
    uint32_t maxColorAttachments;
    /**
     * Most bytes that one sample of all color attachments takes together. Default: 32.
     *
     * The standard counts by its own table, not by what is stored: four channels of 8 bits, for
     * example, count as 8 bytes.
     */
    uint32_t maxColorAttachmentBytesPerSample;
    /** Most bytes of workgroup memory of a compute shader. Default: 16384. */
    uint32_t maxComputeWorkgroupStorageSize;
    /** Most invocations in a workgroup: the product of its three sizes. Default: 256. */
    uint32_t maxComputeInvocationsPerWorkgroup;
    /** Largest first size of a workgroup. Default: 256. */
    uint32_t maxComputeWorkgroupSizeX;
    /** Largest second size of a workgroup. Default: 256. */
    uint32_t maxComputeWorkgroupSizeY;
    /** Largest third size of a workgroup. Default: 64. */
    uint32_t maxComputeWorkgroupSizeZ;
    /** Most workgroups of a dispatch in each direction. Default: 65535. */
    uint32_t maxComputeWorkgroupsPerDimension;
    /**
     * Most bytes of immediate data of a pipeline. Default: 64; 0 where the adapter has none.
     *
     * No feature has to be named. Usual are 128 or 256.
     */
    uint32_t maxImmediateSize;
} WGPULimits WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPULimits` with every member at its default. */
#define WGPU_LIMITS_INIT _wgpu_MAKE_INIT_STRUCT(WGPULimits, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.maxTextureDimension1D=*/WGPU_LIMIT_U32_UNDEFINED _wgpu_COMMA \
    /*.maxTextureDimension2D=*/WGPU_LIMIT_U32_UNDEFINED _wgpu_COMMA \
    /*.maxTextureDimension3D=*/WGPU_LIMIT_U32_UNDEFINED _wgpu_COMMA \
    /*.maxTextureArrayLayers=*/WGPU_LIMIT_U32_UNDEFINED _wgpu_COMMA \
    /*.maxBindGroups=*/WGPU_LIMIT_U32_UNDEFINED _wgpu_COMMA \
    /*.maxBindGroupsPlusVertexBuffers=*/WGPU_LIMIT_U32_UNDEFINED _wgpu_COMMA \
    /*.maxBindingsPerBindGroup=*/WGPU_LIMIT_U32_UNDEFINED _wgpu_COMMA \
    /*.maxDynamicUniformBuffersPerPipelineLayout=*/WGPU_LIMIT_U32_UNDEFINED _wgpu_COMMA \
    /*.maxDynamicStorageBuffersPerPipelineLayout=*/WGPU_LIMIT_U32_UNDEFINED _wgpu_COMMA \
    /*.maxSampledTexturesPerShaderStage=*/WGPU_LIMIT_U32_UNDEFINED _wgpu_COMMA \
    /*.maxSamplersPerShaderStage=*/WGPU_LIMIT_U32_UNDEFINED _wgpu_COMMA \
    /*.maxStorageBuffersPerShaderStage=*/WGPU_LIMIT_U32_UNDEFINED _wgpu_COMMA \
    /*.maxStorageTexturesPerShaderStage=*/WGPU_LIMIT_U32_UNDEFINED _wgpu_COMMA \
    /*.maxUniformBuffersPerShaderStage=*/WGPU_LIMIT_U32_UNDEFINED _wgpu_COMMA \
    /*.maxUniformBufferBindingSize=*/WGPU_LIMIT_U64_UNDEFINED _wgpu_COMMA \
    /*.maxStorageBufferBindingSize=*/WGPU_LIMIT_U64_UNDEFINED _wgpu_COMMA \
    /*.minUniformBufferOffsetAlignment=*/WGPU_LIMIT_U32_UNDEFINED _wgpu_COMMA \
    /*.minStorageBufferOffsetAlignment=*/WGPU_LIMIT_U32_UNDEFINED _wgpu_COMMA \
    /*.maxVertexBuffers=*/WGPU_LIMIT_U32_UNDEFINED _wgpu_COMMA \
    /*.maxBufferSize=*/WGPU_LIMIT_U64_UNDEFINED _wgpu_COMMA \
    /*.maxVertexAttributes=*/WGPU_LIMIT_U32_UNDEFINED _wgpu_COMMA \
    /*.maxVertexBufferArrayStride=*/WGPU_LIMIT_U32_UNDEFINED _wgpu_COMMA \
    /*.maxInterStageShaderVariables=*/WGPU_LIMIT_U32_UNDEFINED _wgpu_COMMA \
    /*.maxColorAttachments=*/WGPU_LIMIT_U32_UNDEFINED _wgpu_COMMA \
    /*.maxColorAttachmentBytesPerSample=*/WGPU_LIMIT_U32_UNDEFINED _wgpu_COMMA \
    /*.maxComputeWorkgroupStorageSize=*/WGPU_LIMIT_U32_UNDEFINED _wgpu_COMMA \
    /*.maxComputeInvocationsPerWorkgroup=*/WGPU_LIMIT_U32_UNDEFINED _wgpu_COMMA \
    /*.maxComputeWorkgroupSizeX=*/WGPU_LIMIT_U32_UNDEFINED _wgpu_COMMA \
    /*.maxComputeWorkgroupSizeY=*/WGPU_LIMIT_U32_UNDEFINED _wgpu_COMMA \
    /*.maxComputeWorkgroupSizeZ=*/WGPU_LIMIT_U32_UNDEFINED _wgpu_COMMA \
    /*.maxComputeWorkgroupsPerDimension=*/WGPU_LIMIT_U32_UNDEFINED _wgpu_COMMA \
    /*.maxImmediateSize=*/WGPU_LIMIT_U32_UNDEFINED _wgpu_COMMA \
})

/** Describes the queue of a device. Spec: GPUQueueDescriptor. */
typedef struct WGPUQueueDescriptor {
    /** NULL; nothing can be chained here. */
    WGPUChainedStruct *nextInChain;
    /** A name for error messages and debuggers. Copied. */
    WGPUStringView label;
} WGPUQueueDescriptor WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUQueueDescriptor` with every member at its default. */
#define WGPU_QUEUE_DESCRIPTOR_INIT _wgpu_MAKE_INIT_STRUCT(WGPUQueueDescriptor, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.label=*/WGPU_STRING_VIEW_INIT _wgpu_COMMA \
})

/**
 * Describes a device, for `wgpuAdapterRequestDevice`. A NULL descriptor means
 * `WGPU_DEVICE_DESCRIPTOR_INIT`. Spec: GPUDeviceDescriptor.
 */
typedef struct WGPUDeviceDescriptor {
    /** NULL, or `WGPUDeviceExtras`, `WGPUAbiDeviceExtras` or both. */
    WGPUChainedStruct *nextInChain;
    /** A name for error messages and debuggers. Copied. */
    WGPUStringView label;
    /** The number of elements in `requiredFeatures`. */
    size_t requiredFeatureCount;
    /**
     * The features that the device must have, those of `WGPUNativeFeature` among them. May be
     * NULL if the count is 0. One that the adapter lacks fails the request.
     */
    const WGPUFeatureName *requiredFeatures;
    /**
     * The limits that the device must have at least. NULL, or a member left undefined: the
     * default. One that is better than the adapter's fails the request.
     */
    WGPU_NULLABLE const WGPULimits *requiredLimits;
    /** Describes the device's queue. */
    WGPUQueueDescriptor defaultQueue;
    /**
     * Whom to tell of the loss of the device. It is called once, also when the request itself
     * fails.
     */
    WGPUDeviceLostCallbackInfo deviceLostCallbackInfo;
    /** Whom to tell of errors that no scope catches. */
    WGPUUncapturedErrorCallbackInfo uncapturedErrorCallbackInfo;
} WGPUDeviceDescriptor WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUDeviceDescriptor` with every member at its default. */
#define WGPU_DEVICE_DESCRIPTOR_INIT _wgpu_MAKE_INIT_STRUCT(WGPUDeviceDescriptor, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.label=*/WGPU_STRING_VIEW_INIT _wgpu_COMMA \
    /*.requiredFeatureCount=*/0 _wgpu_COMMA \
    /*.requiredFeatures=*/NULL _wgpu_COMMA \
    /*.requiredLimits=*/NULL _wgpu_COMMA \
    /*.defaultQueue=*/WGPU_QUEUE_DESCRIPTOR_INIT _wgpu_COMMA \
    /*.deviceLostCallbackInfo=*/WGPU_DEVICE_LOST_CALLBACK_INFO_INIT _wgpu_COMMA \
    /*.uncapturedErrorCallbackInfo=*/WGPU_UNCAPTURED_ERROR_CALLBACK_INFO_INIT _wgpu_COMMA \
})

/**
 * Size of a texture or of a part of it, in texels.
 *
 * Spec: GPUExtent3D.
 */
typedef struct WGPUExtent3D {
    /** Texels in a row. Default 0, so it must be set for most uses. */
    uint32_t width;
    /** Rows. Default 1. */
    uint32_t height;
    /** Depth of a 3D texture, layers of a 2D one. Default 1. */
    uint32_t depthOrArrayLayers;
} WGPUExtent3D WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUExtent3D` with every member at its default. */
#define WGPU_EXTENT_3D_INIT _wgpu_MAKE_INIT_STRUCT(WGPUExtent3D, { \
    /*.width=*/0 _wgpu_COMMA \
    /*.height=*/1 _wgpu_COMMA \
    /*.depthOrArrayLayers=*/1 _wgpu_COMMA \
})

/** Chained to `WGPUBindGroupEntry`: binds an external texture in place of the other members. */
typedef struct WGPUExternalTextureBindingEntry {
    /** Header of the struct; `sType` must be `WGPUSType_ExternalTextureBindingEntry`. */
    WGPUChainedStruct chain;
    /** The external texture. Required; the bind group keeps a reference. */
    WGPUExternalTexture externalTexture;
} WGPUExternalTextureBindingEntry WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUExternalTextureBindingEntry` with every member at its default. */
#define WGPU_EXTERNAL_TEXTURE_BINDING_ENTRY_INIT _wgpu_MAKE_INIT_STRUCT(WGPUExternalTextureBindingEntry, { \
    /*.chain=*/_wgpu_MAKE_INIT_STRUCT(WGPUChainedStruct, { \
        /*.next=*/NULL _wgpu_COMMA \
        /*.sType=*/WGPUSType_ExternalTextureBindingEntry _wgpu_COMMA \
    }) _wgpu_COMMA \
    /*.externalTexture=*/NULL _wgpu_COMMA \
})

/**
 * Chained to `WGPUBindGroupLayoutEntry`: the entry binds an external texture.
 *
 * External textures exist on Direct3D 12 and Metal only; elsewhere this is a validation error.
 *
 * Spec: GPUExternalTextureBindingLayout.
 */
typedef struct WGPUExternalTextureBindingLayout {
    /** Header of the struct; `sType` must be `WGPUSType_ExternalTextureBindingLayout`. */
    WGPUChainedStruct chain;
} WGPUExternalTextureBindingLayout WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUExternalTextureBindingLayout` with every member at its default. */
#define WGPU_EXTERNAL_TEXTURE_BINDING_LAYOUT_INIT _wgpu_MAKE_INIT_STRUCT(WGPUExternalTextureBindingLayout, { \
    /*.chain=*/_wgpu_MAKE_INIT_STRUCT(WGPUChainedStruct, { \
        /*.next=*/NULL _wgpu_COMMA \
        /*.sType=*/WGPUSType_ExternalTextureBindingLayout _wgpu_COMMA \
    }) _wgpu_COMMA \
})

/**
 * The fragment stage of a render pipeline: shader and color targets.
 *
 * Spec: GPUFragmentState.
 */
typedef struct WGPUFragmentState {
    /**
     * Extension chain. No known struct extends this one: leave it NULL, anything else is a
     * validation error.
     */
    WGPUChainedStruct *nextInChain;
    /** The shader module. Required, of the same device. */
    WGPUShaderModule module;
    /**
     * Name of the function. The null string takes the only one of the module for this stage; it is
     * a validation error if there are none or several.
     */
    WGPUStringView entryPoint;
    /** Number of `constants`. */
    size_t constantCount;
    /** Values of overridable constants; those without a default in the shader must be given. */
    const WGPUConstantEntry *constants;
    /** Number of `targets`, at most the limit `maxColorAttachments`. */
    size_t targetCount;
    /**
     * The color targets, in the order of the shader's `@location(n)`. Their bytes per sample
     * together are at most the limit `maxColorAttachmentBytesPerSample`.
     */
    const WGPUColorTargetState *targets;
} WGPUFragmentState WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUFragmentState` with every member at its default. */
#define WGPU_FRAGMENT_STATE_INIT _wgpu_MAKE_INIT_STRUCT(WGPUFragmentState, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.module=*/NULL _wgpu_COMMA \
    /*.entryPoint=*/WGPU_STRING_VIEW_INIT _wgpu_COMMA \
    /*.constantCount=*/0 _wgpu_COMMA \
    /*.constants=*/NULL _wgpu_COMMA \
    /*.targetCount=*/0 _wgpu_COMMA \
    /*.targets=*/NULL _wgpu_COMMA \
})

/**
 * One asynchronous operation of an instance, to be waited for.
 *
 * A plain number, not an object: it is copied freely, never released, and of no use to another
 * instance.
 */
typedef struct WGPUFuture {
    /**
     * The number, never used twice in a process; 0 is no future.
     *
     * 0 is returned when nothing was started, because a handle or the callback's mode was not
     * valid; the callback is then not called, and the reason is reported. Whatever goes wrong
     * later goes to the callback.
     */
    uint64_t id;
} WGPUFuture WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUFuture` with every member at its default. */
#define WGPU_FUTURE_INIT _wgpu_MAKE_INIT_STRUCT(WGPUFuture, { \
    /*.id=*/0 _wgpu_COMMA \
})

/** One of the futures given to `wgpuInstanceWaitAny`, and the answer for it. */
typedef struct WGPUFutureWaitInfo {
    /** The future to wait for. One that completed before counts as complete. */
    WGPUFuture future;
    /**
     * Set to `WGPU_TRUE` when the future is complete: its callback was called, in this call or
     * before. Otherwise set to `WGPU_FALSE`. What it held before does not matter.
     */
    WGPUBool completed;
} WGPUFutureWaitInfo WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUFutureWaitInfo` with every member at its default. */
#define WGPU_FUTURE_WAIT_INFO_INIT _wgpu_MAKE_INIT_STRUCT(WGPUFutureWaitInfo, { \
    /*.future=*/WGPU_FUTURE_INIT _wgpu_COMMA \
    /*.completed=*/WGPU_FALSE _wgpu_COMMA \
})

/** What an instance can do at most; see `wgpuGetInstanceLimits`. */
typedef struct WGPUInstanceLimits {
    /** NULL; nothing can be chained here. */
    WGPUChainedStruct *nextInChain;
    /**
     * How many futures one `wgpuInstanceWaitAny` with a time can wait for. Required: 0 or any
     * number up to the one that `wgpuGetInstanceLimits` tells.
     */
    size_t timedWaitAnyMaxCount;
} WGPUInstanceLimits WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUInstanceLimits` with every member at its default. */
#define WGPU_INSTANCE_LIMITS_INIT _wgpu_MAKE_INIT_STRUCT(WGPUInstanceLimits, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.timedWaitAnyMaxCount=*/0 _wgpu_COMMA \
})

/**
 * Describes an instance, for `wgpuCreateInstance`. A NULL descriptor means
 * `WGPU_INSTANCE_DESCRIPTOR_INIT`.
 */
typedef struct WGPUInstanceDescriptor {
    /** NULL, or `WGPUInstanceExtras`. */
    WGPUChainedStruct *nextInChain;
    /** The number of elements in `requiredFeatures`. */
    size_t requiredFeatureCount;
    /**
     * The features that the instance must have. With one that does not exist, `wgpuCreateInstance`
     * returns NULL and logs why. May be NULL if the count is 0.
     */
    const WGPUInstanceFeatureName *requiredFeatures;
    /** The limits that the instance must have. NULL: the default of each. */
    WGPU_NULLABLE const WGPUInstanceLimits *requiredLimits;
} WGPUInstanceDescriptor WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUInstanceDescriptor` with every member at its default. */
#define WGPU_INSTANCE_DESCRIPTOR_INIT _wgpu_MAKE_INIT_STRUCT(WGPUInstanceDescriptor, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.requiredFeatureCount=*/0 _wgpu_COMMA \
    /*.requiredFeatures=*/NULL _wgpu_COMMA \
    /*.requiredLimits=*/NULL _wgpu_COMMA \
})

/**
 * Multisampling of a render pipeline; it must match the attachments of the pass.
 *
 * Spec: GPUMultisampleState.
 */
typedef struct WGPUMultisampleState {
    /**
     * Extension chain. No known struct extends this one: leave it NULL, anything else is a
     * validation error.
     */
    WGPUChainedStruct *nextInChain;
    /**
     * Samples per pixel: 1 (the default) or 4; other counts as in
     * `WGPUTextureDescriptor.sampleCount`.
     */
    uint32_t count;
    /** Samples that are written, bit n for sample n. Default all. */
    uint32_t mask;
    /**
     * `WGPU_TRUE` to derive the covered samples from the alpha of the first target: needs 4
     * samples, a blendable target with alpha, and a shader without `sample_mask` output.
     */
    WGPUBool alphaToCoverageEnabled;
} WGPUMultisampleState WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUMultisampleState` with every member at its default. */
#define WGPU_MULTISAMPLE_STATE_INIT _wgpu_MAKE_INIT_STRUCT(WGPUMultisampleState, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.count=*/1 _wgpu_COMMA \
    /*.mask=*/0xFFFFFFFF _wgpu_COMMA \
    /*.alphaToCoverageEnabled=*/WGPU_FALSE _wgpu_COMMA \
})

/**
 * A corner within one mip level of a texture, in texels.
 *
 * Spec: GPUOrigin3D.
 */
typedef struct WGPUOrigin3D {
    /** Column. A multiple of the block width for compressed formats. */
    uint32_t x;
    /** Row, from the top. A multiple of the block height for compressed formats. */
    uint32_t y;
    /** Depth slice of a 3D texture, array layer of a 2D one. */
    uint32_t z;
} WGPUOrigin3D WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUOrigin3D` with every member at its default. */
#define WGPU_ORIGIN_3D_INIT _wgpu_MAKE_INIT_STRUCT(WGPUOrigin3D, { \
    /*.x=*/0 _wgpu_COMMA \
    /*.y=*/0 _wgpu_COMMA \
    /*.z=*/0 _wgpu_COMMA \
})

/**
 * What `wgpuDeviceCreatePipelineLayout` creates.
 *
 * Spec: GPUPipelineLayoutDescriptor.
 */
typedef struct WGPUPipelineLayoutDescriptor {
    /**
     * Extension chain. No known struct extends this one: leave it NULL, anything else is a
     * validation error.
     */
    WGPUChainedStruct *nextInChain;
    /**
     * Name for error messages, leak reports and GPU debuggers. Copied; the null string means no
     * name.
     */
    WGPUStringView label;
    /** Number of `bindGroupLayouts`, at most the limit `maxBindGroups`. */
    size_t bindGroupLayoutCount;
    /**
     * The layout of each bind group, by group number. NULL elements leave a number unused. Layouts
     * from `GetBindGroupLayout` of a pipeline with automatic layout are validation errors.
     */
    const WGPUBindGroupLayout *bindGroupLayouts;
    /**
     * Bytes of immediate data that pipelines of this layout have, a multiple of 4, at most the
     * limit `maxImmediateSize` (64 unless more is requested).
     */
    uint32_t immediateSize;
} WGPUPipelineLayoutDescriptor WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUPipelineLayoutDescriptor` with every member at its default. */
#define WGPU_PIPELINE_LAYOUT_DESCRIPTOR_INIT _wgpu_MAKE_INIT_STRUCT(WGPUPipelineLayoutDescriptor, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.label=*/WGPU_STRING_VIEW_INIT _wgpu_COMMA \
    /*.bindGroupLayoutCount=*/0 _wgpu_COMMA \
    /*.bindGroupLayouts=*/NULL _wgpu_COMMA \
    /*.immediateSize=*/0 _wgpu_COMMA \
})

/**
 * How vertices become triangles, lines or points.
 *
 * Spec: GPUPrimitiveState.
 */
typedef struct WGPUPrimitiveState {
    /**
     * Extension chain: `WGPUPrimitiveStateExtras` (`wgpu.h`) or NULL. Any other struct is a
     * validation error.
     */
    WGPUChainedStruct *nextInChain;
    /** What the vertices form. Default triangle list. */
    WGPUPrimitiveTopology topology;
    /**
     * Index format of indexed draws with a strip topology, which fixes the value that restarts the
     * strip. Must be undefined for lists.
     */
    WGPUIndexFormat stripIndexFormat;
    /** Which triangles show their front. Default counter-clockwise. */
    WGPUFrontFace frontFace;
    /** Which triangles are dropped. Default none. */
    WGPUCullMode cullMode;
    /**
     * `WGPU_TRUE` to clamp depth instead of clipping at the near and far plane. Needs
     * `WGPUFeatureName_DepthClipControl`.
     */
    WGPUBool unclippedDepth;
} WGPUPrimitiveState WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUPrimitiveState` with every member at its default. */
#define WGPU_PRIMITIVE_STATE_INIT _wgpu_MAKE_INIT_STRUCT(WGPUPrimitiveState, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.topology=*/WGPUPrimitiveTopology_Undefined _wgpu_COMMA \
    /*.stripIndexFormat=*/WGPUIndexFormat_Undefined _wgpu_COMMA \
    /*.frontFace=*/WGPUFrontFace_Undefined _wgpu_COMMA \
    /*.cullMode=*/WGPUCullMode_Undefined _wgpu_COMMA \
    /*.unclippedDepth=*/WGPU_FALSE _wgpu_COMMA \
})

/**
 * What `wgpuDeviceCreateQuerySet` creates.
 *
 * Spec: GPUQuerySetDescriptor.
 */
typedef struct WGPUQuerySetDescriptor {
    /**
     * Extension chain: `WGPUQuerySetDescriptorExtras` (`wgpu.h`, for pipeline statistics) or NULL.
     * Any other struct is a validation error.
     */
    WGPUChainedStruct *nextInChain;
    /**
     * Name for error messages, leak reports and GPU debuggers. Copied; the null string means no
     * name.
     */
    WGPUStringView label;
    /** What the queries measure. Has no default. */
    WGPUQueryType type;
    /** Number of queries, at most 4096. A result takes 8 bytes when it is resolved into a buffer. */
    uint32_t count;
} WGPUQuerySetDescriptor WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUQuerySetDescriptor` with every member at its default. */
#define WGPU_QUERY_SET_DESCRIPTOR_INIT _wgpu_MAKE_INIT_STRUCT(WGPUQuerySetDescriptor, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.label=*/WGPU_STRING_VIEW_INIT _wgpu_COMMA \
    /*.type=*/_wgpu_ENUM_ZERO_INIT(WGPUQueryType) _wgpu_COMMA \
    /*.count=*/0 _wgpu_COMMA \
})

/**
 * What `wgpuRenderBundleEncoderFinish` returns; NULL is the same as the defaults.
 *
 * Spec: GPURenderBundleDescriptor.
 */
typedef struct WGPURenderBundleDescriptor {
    /**
     * Extension chain. No known struct extends this one: leave it NULL, anything else is a
     * validation error.
     */
    WGPUChainedStruct *nextInChain;
    /**
     * Name for error messages, leak reports and GPU debuggers. Copied; the null string means no
     * name.
     */
    WGPUStringView label;
} WGPURenderBundleDescriptor WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPURenderBundleDescriptor` with every member at its default. */
#define WGPU_RENDER_BUNDLE_DESCRIPTOR_INIT _wgpu_MAKE_INIT_STRUCT(WGPURenderBundleDescriptor, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.label=*/WGPU_STRING_VIEW_INIT _wgpu_COMMA \
})

/**
 * What `wgpuDeviceCreateRenderBundleEncoder` creates.
 *
 * The formats and the sample count must be those of every pass that executes the bundle, and of
 * every pipeline set in it.
 *
 * Spec: GPURenderBundleEncoderDescriptor.
 */
typedef struct WGPURenderBundleEncoderDescriptor {
    /** Extension chain: `WGPUAbiMultiview` or NULL. Any other struct is a validation error. */
    WGPUChainedStruct *nextInChain;
    /**
     * Name for error messages, leak reports and GPU debuggers. Copied; the null string means no
     * name.
     */
    WGPUStringView label;
    /** Number of `colorFormats`, at most the limit `maxColorAttachments`. */
    size_t colorFormatCount;
    /** Formats of the color attachments; `WGPUTextureFormat_Undefined` for one that is left out. */
    const WGPUTextureFormat *colorFormats;
    /**
     * Format of the depth-stencil attachment, `WGPUTextureFormat_Undefined` (the default) for
     * none.
     */
    WGPUTextureFormat depthStencilFormat;
    /** Samples per pixel, 1 (the default) or 4. */
    uint32_t sampleCount;
    /**
     * `WGPU_TRUE` if no pipeline in the bundle writes depth. Required in a pass with read-only
     * depth.
     */
    WGPUBool depthReadOnly;
    /**
     * `WGPU_TRUE` if no pipeline in the bundle writes stencil. Required in a pass with read-only
     * stencil.
     */
    WGPUBool stencilReadOnly;
} WGPURenderBundleEncoderDescriptor WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPURenderBundleEncoderDescriptor` with every member at its default. */
#define WGPU_RENDER_BUNDLE_ENCODER_DESCRIPTOR_INIT _wgpu_MAKE_INIT_STRUCT(WGPURenderBundleEncoderDescriptor, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.label=*/WGPU_STRING_VIEW_INIT _wgpu_COMMA \
    /*.colorFormatCount=*/0 _wgpu_COMMA \
    /*.colorFormats=*/NULL _wgpu_COMMA \
    /*.depthStencilFormat=*/WGPUTextureFormat_Undefined _wgpu_COMMA \
    /*.sampleCount=*/1 _wgpu_COMMA \
    /*.depthReadOnly=*/WGPU_FALSE _wgpu_COMMA \
    /*.stencilReadOnly=*/WGPU_FALSE _wgpu_COMMA \
})

/**
 * A color attachment of a render pass.
 *
 * Spec: GPURenderPassColorAttachment.
 */
typedef struct WGPURenderPassColorAttachment {
    /**
     * Extension chain. No known struct extends this one: leave it NULL, anything else is a
     * validation error.
     */
    WGPUChainedStruct *nextInChain;
    /**
     * What is drawn to: one mip level and one layer of a color texture with
     * `WGPUTextureUsage_RenderAttachment`. NULL leaves this attachment out. All attachments of a
     * pass have the same size and sample count.
     */
    WGPU_NULLABLE WGPUTextureView view;
    /**
     * Slice of a 3D view; required for one. `WGPU_DEPTH_SLICE_UNDEFINED` (the default) for all
     * others.
     */
    uint32_t depthSlice;
    /**
     * Single-sampled view of the same format and size that gets the mean of the samples when the
     * pass ends; `view` must then be multisampled. NULL for none.
     */
    WGPU_NULLABLE WGPUTextureView resolveTarget;
    /** What the attachment holds at first. Required if `view` is given. */
    WGPULoadOp loadOp;
    /** What becomes of it in the end. Required if `view` is given. */
    WGPUStoreOp storeOp;
    /** The color for `WGPULoadOp_Clear`, finite. Default: four times 0. */
    WGPUColor clearValue;
} WGPURenderPassColorAttachment WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPURenderPassColorAttachment` with every member at its default. */
#define WGPU_RENDER_PASS_COLOR_ATTACHMENT_INIT _wgpu_MAKE_INIT_STRUCT(WGPURenderPassColorAttachment, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.view=*/NULL _wgpu_COMMA \
    /*.depthSlice=*/WGPU_DEPTH_SLICE_UNDEFINED _wgpu_COMMA \
    /*.resolveTarget=*/NULL _wgpu_COMMA \
    /*.loadOp=*/WGPULoadOp_Undefined _wgpu_COMMA \
    /*.storeOp=*/WGPUStoreOp_Undefined _wgpu_COMMA \
    /*.clearValue=*/WGPU_COLOR_INIT _wgpu_COMMA \
})

/**
 * The depth-stencil attachment of a render pass.
 *
 * Load and store operations are required for each aspect that the format has and that is not read
 * only, and must be undefined for the others.
 *
 * Spec: GPURenderPassDepthStencilAttachment.
 */
typedef struct WGPURenderPassDepthStencilAttachment {
    /**
     * Extension chain. No known struct extends this one: leave it NULL, anything else is a
     * validation error.
     */
    WGPUChainedStruct *nextInChain;
    /**
     * One mip level and one layer, all aspects, of a depth or stencil texture with
     * `WGPUTextureUsage_RenderAttachment`. Required.
     */
    WGPUTextureView view;
    /** What depth holds at first. */
    WGPULoadOp depthLoadOp;
    /** What becomes of depth in the end. */
    WGPUStoreOp depthStoreOp;
    /**
     * Depth for `WGPULoadOp_Clear`, 0 to 1; required then. Default
     * `WGPU_DEPTH_CLEAR_VALUE_UNDEFINED`, a NaN.
     */
    float depthClearValue;
    /** `WGPU_TRUE` if the pass only tests depth; the texture may then be bound in it as well. */
    WGPUBool depthReadOnly;
    /** What stencil holds at first. */
    WGPULoadOp stencilLoadOp;
    /** What becomes of stencil in the end. */
    WGPUStoreOp stencilStoreOp;
    /** Stencil for `WGPULoadOp_Clear`; the low 8 bits count. Default 0. */
    uint32_t stencilClearValue;
    /** `WGPU_TRUE` if the pass only tests stencil; the texture may then be bound in it as well. */
    WGPUBool stencilReadOnly;
} WGPURenderPassDepthStencilAttachment WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPURenderPassDepthStencilAttachment` with every member at its default. */
#define WGPU_RENDER_PASS_DEPTH_STENCIL_ATTACHMENT_INIT _wgpu_MAKE_INIT_STRUCT(WGPURenderPassDepthStencilAttachment, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.view=*/NULL _wgpu_COMMA \
    /*.depthLoadOp=*/WGPULoadOp_Undefined _wgpu_COMMA \
    /*.depthStoreOp=*/WGPUStoreOp_Undefined _wgpu_COMMA \
    /*.depthClearValue=*/WGPU_DEPTH_CLEAR_VALUE_UNDEFINED _wgpu_COMMA \
    /*.depthReadOnly=*/WGPU_FALSE _wgpu_COMMA \
    /*.stencilLoadOp=*/WGPULoadOp_Undefined _wgpu_COMMA \
    /*.stencilStoreOp=*/WGPUStoreOp_Undefined _wgpu_COMMA \
    /*.stencilClearValue=*/0 _wgpu_COMMA \
    /*.stencilReadOnly=*/WGPU_FALSE _wgpu_COMMA \
})

/**
 * What `wgpuCommandEncoderBeginRenderPass` begins: attachments and queries.
 *
 * At least one attachment must be given. The sum of the color formats' bytes per sample is limited
 * by `maxColorAttachmentBytesPerSample`.
 *
 * Spec: GPURenderPassDescriptor.
 */
typedef struct WGPURenderPassDescriptor {
    /**
     * Extension chain: `WGPURenderPassMaxDrawCount`, `WGPUAbiMultiview` or NULL. Any other struct
     * is a validation error.
     */
    WGPUChainedStruct *nextInChain;
    /**
     * Name for error messages, leak reports and GPU debuggers. Copied; the null string means no
     * name.
     */
    WGPUStringView label;
    /** Number of `colorAttachments`, at most the limit `maxColorAttachments`. */
    size_t colorAttachmentCount;
    /** The color attachments, in the order of the shader's `@location(n)`. */
    const WGPURenderPassColorAttachment *colorAttachments;
    /** The depth-stencil attachment, or NULL for none. */
    WGPU_NULLABLE const WGPURenderPassDepthStencilAttachment *depthStencilAttachment;
    /**
     * Set for `wgpuRenderPassEncoderBeginOcclusionQuery`, of type `WGPUQueryType_Occlusion`; NULL
     * for none.
     */
    WGPU_NULLABLE WGPUQuerySet occlusionQuerySet;
    /** Timestamps to write at the beginning and the end, or NULL for none. */
    WGPU_NULLABLE const WGPUPassTimestampWrites *timestampWrites;
} WGPURenderPassDescriptor WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPURenderPassDescriptor` with every member at its default. */
#define WGPU_RENDER_PASS_DESCRIPTOR_INIT _wgpu_MAKE_INIT_STRUCT(WGPURenderPassDescriptor, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.label=*/WGPU_STRING_VIEW_INIT _wgpu_COMMA \
    /*.colorAttachmentCount=*/0 _wgpu_COMMA \
    /*.colorAttachments=*/NULL _wgpu_COMMA \
    /*.depthStencilAttachment=*/NULL _wgpu_COMMA \
    /*.occlusionQuerySet=*/NULL _wgpu_COMMA \
    /*.timestampWrites=*/NULL _wgpu_COMMA \
})

/**
 * Chained to `WGPURenderPassDescriptor`: a bound for the number of draws, those of bundles counted.
 *
 * A pass with more draws makes its encoder invalid. Without this struct the default holds.
 *
 * Spec: GPURenderPassDescriptor.maxDrawCount.
 */
typedef struct WGPURenderPassMaxDrawCount {
    /** Header of the struct; `sType` must be `WGPUSType_RenderPassMaxDrawCount`. */
    WGPUChainedStruct chain;
    /** Upper bound of draws in the pass. Default 50,000,000. */
    uint64_t maxDrawCount;
} WGPURenderPassMaxDrawCount WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPURenderPassMaxDrawCount` with every member at its default. */
#define WGPU_RENDER_PASS_MAX_DRAW_COUNT_INIT _wgpu_MAKE_INIT_STRUCT(WGPURenderPassMaxDrawCount, { \
    /*.chain=*/_wgpu_MAKE_INIT_STRUCT(WGPUChainedStruct, { \
        /*.next=*/NULL _wgpu_COMMA \
        /*.sType=*/WGPUSType_RenderPassMaxDrawCount _wgpu_COMMA \
    }) _wgpu_COMMA \
    /*.maxDrawCount=*/50000000 _wgpu_COMMA \
})

/**
 * One attribute of the vertices in a vertex buffer.
 *
 * Spec: GPUVertexAttribute.
 */
typedef struct WGPUVertexAttribute {
    /**
     * Extension chain. No known struct extends this one: leave it NULL, anything else is a
     * validation error.
     */
    WGPUChainedStruct *nextInChain;
    /** Type in memory. Has no default. */
    WGPUVertexFormat format;
    /**
     * Bytes from the start of the vertex: a multiple of the format's size or of 4, whichever is
     * smaller. The attribute must end within the stride (with stride 0 within the limit
     * `maxVertexBufferArrayStride`).
     */
    uint64_t offset;
    /**
     * Number of the shader's `@location(n)`: once in the pipeline, below the limit
     * `maxVertexAttributes`.
     */
    uint32_t shaderLocation;
} WGPUVertexAttribute WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUVertexAttribute` with every member at its default. */
#define WGPU_VERTEX_ATTRIBUTE_INIT _wgpu_MAKE_INIT_STRUCT(WGPUVertexAttribute, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.format=*/_wgpu_ENUM_ZERO_INIT(WGPUVertexFormat) _wgpu_COMMA \
    /*.offset=*/0 _wgpu_COMMA \
    /*.shaderLocation=*/0 _wgpu_COMMA \
})

/**
 * How vertices lie in one vertex buffer.
 *
 * A layout without attributes whose step mode is undefined is a hole: the slot takes no buffer.
 *
 * Spec: GPUVertexBufferLayout.
 */
typedef struct WGPUVertexBufferLayout {
    /**
     * Extension chain. No known struct extends this one: leave it NULL, anything else is a
     * validation error.
     */
    WGPUChainedStruct *nextInChain;
    /** When the buffer moves on by one stride. Default vertex. */
    WGPUVertexStepMode stepMode;
    /**
     * Bytes from one vertex to the next: a multiple of 4, at most the limit
     * `maxVertexBufferArrayStride`. With 0 all vertices read the same bytes.
     */
    uint64_t arrayStride;
    /** Number of `attributes`; the sum over all buffers is at most the limit `maxVertexAttributes`. */
    size_t attributeCount;
    /** The attributes, in any order. */
    const WGPUVertexAttribute *attributes;
} WGPUVertexBufferLayout WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUVertexBufferLayout` with every member at its default. */
#define WGPU_VERTEX_BUFFER_LAYOUT_INIT _wgpu_MAKE_INIT_STRUCT(WGPUVertexBufferLayout, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.stepMode=*/WGPUVertexStepMode_Undefined _wgpu_COMMA \
    /*.arrayStride=*/0 _wgpu_COMMA \
    /*.attributeCount=*/0 _wgpu_COMMA \
    /*.attributes=*/NULL _wgpu_COMMA \
})

/**
 * The vertex stage of a render pipeline: shader and vertex buffers.
 *
 * Spec: GPUVertexState.
 */
typedef struct WGPUVertexState {
    /**
     * Extension chain. No known struct extends this one: leave it NULL, anything else is a
     * validation error.
     */
    WGPUChainedStruct *nextInChain;
    /** The shader module. Required, of the same device. */
    WGPUShaderModule module;
    /**
     * Name of the function. The null string takes the only one of the module for this stage; it is
     * a validation error if there are none or several.
     */
    WGPUStringView entryPoint;
    /** Number of `constants`. */
    size_t constantCount;
    /** Values of overridable constants; those without a default in the shader must be given. */
    const WGPUConstantEntry *constants;
    /** Number of `buffers`, at most the limit `maxVertexBuffers`. */
    size_t bufferCount;
    /** Layout of each vertex buffer, by slot. */
    const WGPUVertexBufferLayout *buffers;
} WGPUVertexState WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUVertexState` with every member at its default. */
#define WGPU_VERTEX_STATE_INIT _wgpu_MAKE_INIT_STRUCT(WGPUVertexState, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.module=*/NULL _wgpu_COMMA \
    /*.entryPoint=*/WGPU_STRING_VIEW_INIT _wgpu_COMMA \
    /*.constantCount=*/0 _wgpu_COMMA \
    /*.constants=*/NULL _wgpu_COMMA \
    /*.bufferCount=*/0 _wgpu_COMMA \
    /*.buffers=*/NULL _wgpu_COMMA \
})

/**
 * What `wgpuDeviceCreateRenderPipeline` and its asynchronous twin create.
 *
 * It needs a color target or a depth-stencil state.
 *
 * Spec: GPURenderPipelineDescriptor.
 */
typedef struct WGPURenderPipelineDescriptor {
    /** NULL, or `WGPUAbiPipelineExtras`, `WGPUAbiMultiview` or both. */
    WGPUChainedStruct *nextInChain;
    /**
     * Name for error messages, leak reports and GPU debuggers. Copied; the null string means no
     * name.
     */
    WGPUStringView label;
    /**
     * Layout of the pipeline, or NULL to derive one from the shaders: its bind group layouts
     * (`wgpuRenderPipelineGetBindGroupLayout`) then fit this pipeline only.
     */
    WGPU_NULLABLE WGPUPipelineLayout layout;
    /** The vertex stage. */
    WGPUVertexState vertex;
    /** How vertices become triangles, lines or points. */
    WGPUPrimitiveState primitive;
    /** Depth and stencil test, or NULL if the pass has no such attachment. */
    WGPU_NULLABLE const WGPUDepthStencilState *depthStencil;
    /** Multisampling. */
    WGPUMultisampleState multisample;
    /** The fragment stage, or NULL to write depth and stencil only. */
    WGPU_NULLABLE const WGPUFragmentState *fragment;
} WGPURenderPipelineDescriptor WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPURenderPipelineDescriptor` with every member at its default. */
#define WGPU_RENDER_PIPELINE_DESCRIPTOR_INIT _wgpu_MAKE_INIT_STRUCT(WGPURenderPipelineDescriptor, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.label=*/WGPU_STRING_VIEW_INIT _wgpu_COMMA \
    /*.layout=*/NULL _wgpu_COMMA \
    /*.vertex=*/WGPU_VERTEX_STATE_INIT _wgpu_COMMA \
    /*.primitive=*/WGPU_PRIMITIVE_STATE_INIT _wgpu_COMMA \
    /*.depthStencil=*/NULL _wgpu_COMMA \
    /*.multisample=*/WGPU_MULTISAMPLE_STATE_INIT _wgpu_COMMA \
    /*.fragment=*/NULL _wgpu_COMMA \
})

/**
 * What the adapter must be able to do. NULL instead of the options means
 * `WGPU_REQUEST_ADAPTER_OPTIONS_INIT`. Spec: GPURequestAdapterOptions.
 */
typedef struct WGPURequestAdapterOptions {
    /** NULL, or `WGPURequestAdapterWebXROptions`, `WGPUAbiAdapterSelector` or both. */
    WGPUChainedStruct *nextInChain;
    /** How much of the standard the adapter must fulfil. Default: core. */
    WGPUFeatureLevel featureLevel;
    /** Which adapter to prefer if several fit. */
    WGPUPowerPreference powerPreference;
    /**
     * True: only an adapter of type `WGPUAdapterType_CPU` will do, so that all machines draw
     * alike. False: such an adapter is given only where no GPU fits.
     */
    WGPUBool forceFallbackAdapter;
    /**
     * The only backend that will do, or `WGPUBackendType_Undefined` for any of those that the
     * instance has.
     */
    WGPUBackendType backendType;
    /**
     * A surface that the adapter must be able to present on. NULL: none. It must be of the same
     * instance.
     */
    WGPU_NULLABLE WGPUSurface compatibleSurface;
} WGPURequestAdapterOptions WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPURequestAdapterOptions` with every member at its default. */
#define WGPU_REQUEST_ADAPTER_OPTIONS_INIT _wgpu_MAKE_INIT_STRUCT(WGPURequestAdapterOptions, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.featureLevel=*/WGPUFeatureLevel_Undefined _wgpu_COMMA \
    /*.powerPreference=*/WGPUPowerPreference_Undefined _wgpu_COMMA \
    /*.forceFallbackAdapter=*/WGPU_FALSE _wgpu_COMMA \
    /*.backendType=*/WGPUBackendType_Undefined _wgpu_COMMA \
    /*.compatibleSurface=*/NULL _wgpu_COMMA \
})

/** Asks for an adapter that can draw for a headset. An extension of `WGPURequestAdapterOptions`. */
typedef struct WGPURequestAdapterWebXROptions {
    /** The head, of type `WGPUSType_RequestAdapterWebXROptions`. */
    WGPUChainedStruct chain;
    /** True: the adapter must be able to. There is no WebXR in this library, so none is found. */
    WGPUBool xrCompatible;
} WGPURequestAdapterWebXROptions WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPURequestAdapterWebXROptions` with every member at its default. */
#define WGPU_REQUEST_ADAPTER_WEBXR_OPTIONS_INIT _wgpu_MAKE_INIT_STRUCT(WGPURequestAdapterWebXROptions, { \
    /*.chain=*/_wgpu_MAKE_INIT_STRUCT(WGPUChainedStruct, { \
        /*.next=*/NULL _wgpu_COMMA \
        /*.sType=*/WGPUSType_RequestAdapterWebXROptions _wgpu_COMMA \
    }) _wgpu_COMMA \
    /*.xrCompatible=*/WGPU_FALSE _wgpu_COMMA \
})

/**
 * What `wgpuDeviceCreateSampler` creates.
 *
 * Spec: GPUSamplerDescriptor.
 */
typedef struct WGPUSamplerDescriptor {
    /**
     * Extension chain: `WGPUSamplerDescriptorExtras` (`wgpu.h`) or NULL. Any other struct is a
     * validation error.
     */
    WGPUChainedStruct *nextInChain;
    /**
     * Name for error messages, leak reports and GPU debuggers. Copied; the null string means no
     * name.
     */
    WGPUStringView label;
    /** Addressing along the first coordinate (width). */
    WGPUAddressMode addressModeU;
    /** Addressing along the second coordinate (height). */
    WGPUAddressMode addressModeV;
    /** Addressing along the third coordinate (depth of a 3D texture). */
    WGPUAddressMode addressModeW;
    /** Filter when a texel covers more than one pixel. */
    WGPUFilterMode magFilter;
    /** Filter when a texel covers less than one pixel. */
    WGPUFilterMode minFilter;
    /** Filter between mip levels. */
    WGPUMipmapFilterMode mipmapFilter;
    /** Lowest level of detail that is used, in mip levels. Finite, 0 or more. */
    float lodMinClamp;
    /** Highest level of detail that is used, in mip levels. Not below `lodMinClamp`. Default 32. */
    float lodMaxClamp;
    /**
     * With a function the sampler is a comparison sampler, for `WGPUSamplerBindingType_Comparison`
     * and depth textures. With `WGPUCompareFunction_Undefined` it is not.
     */
    WGPUCompareFunction compare;
    /**
     * Highest ratio of anisotropic filtering, from 1 (none, the default). Above 1 all three
     * filters must be linear. Values above what the GPU has (often 16) are clamped to it; 0 is a
     * validation error.
     */
    uint16_t maxAnisotropy;
} WGPUSamplerDescriptor WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUSamplerDescriptor` with every member at its default. */
#define WGPU_SAMPLER_DESCRIPTOR_INIT _wgpu_MAKE_INIT_STRUCT(WGPUSamplerDescriptor, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.label=*/WGPU_STRING_VIEW_INIT _wgpu_COMMA \
    /*.addressModeU=*/WGPUAddressMode_Undefined _wgpu_COMMA \
    /*.addressModeV=*/WGPUAddressMode_Undefined _wgpu_COMMA \
    /*.addressModeW=*/WGPUAddressMode_Undefined _wgpu_COMMA \
    /*.magFilter=*/WGPUFilterMode_Undefined _wgpu_COMMA \
    /*.minFilter=*/WGPUFilterMode_Undefined _wgpu_COMMA \
    /*.mipmapFilter=*/WGPUMipmapFilterMode_Undefined _wgpu_COMMA \
    /*.lodMinClamp=*/0.0f _wgpu_COMMA \
    /*.lodMaxClamp=*/32.0f _wgpu_COMMA \
    /*.compare=*/WGPUCompareFunction_Undefined _wgpu_COMMA \
    /*.maxAnisotropy=*/1 _wgpu_COMMA \
})

/**
 * What `wgpuDeviceCreateShaderModule` creates; the source is chained to it.
 *
 * Spec: GPUShaderModuleDescriptor.
 */
typedef struct WGPUShaderModuleDescriptor {
    /**
     * The source, exactly one: `WGPUShaderSourceWGSL`, `WGPUShaderSourceSPIRV`, or
     * `WGPUShaderSourceGLSL` (`wgpu.h`). None or two of them is a validation error.
     */
    WGPUChainedStruct *nextInChain;
    /**
     * Name for error messages, leak reports and GPU debuggers. Copied; the null string means no
     * name.
     */
    WGPUStringView label;
} WGPUShaderModuleDescriptor WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUShaderModuleDescriptor` with every member at its default. */
#define WGPU_SHADER_MODULE_DESCRIPTOR_INIT _wgpu_MAKE_INIT_STRUCT(WGPUShaderModuleDescriptor, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.label=*/WGPU_STRING_VIEW_INIT _wgpu_COMMA \
})

/**
 * SPIR-V as the source of a shader module; chain it to `WGPUShaderModuleDescriptor`.
 *
 * The words are parsed and validated, never handed to the driver as they are.
 */
typedef struct WGPUShaderSourceSPIRV {
    /** Header of the struct; `sType` must be `WGPUSType_ShaderSourceSPIRV`. */
    WGPUChainedStruct chain;
    /** Number of 32-bit words in `code` (not bytes). */
    uint32_t codeSize;
    /**
     * The words, in the byte order of the host, beginning with the SPIR-V magic number. Read
     * during the call only.
     */
    const uint32_t *code;
} WGPUShaderSourceSPIRV WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUShaderSourceSPIRV` with every member at its default. */
#define WGPU_SHADER_SOURCE_SPIRV_INIT _wgpu_MAKE_INIT_STRUCT(WGPUShaderSourceSPIRV, { \
    /*.chain=*/_wgpu_MAKE_INIT_STRUCT(WGPUChainedStruct, { \
        /*.next=*/NULL _wgpu_COMMA \
        /*.sType=*/WGPUSType_ShaderSourceSPIRV _wgpu_COMMA \
    }) _wgpu_COMMA \
    /*.codeSize=*/0 _wgpu_COMMA \
    /*.code=*/NULL _wgpu_COMMA \
})

/** WGSL as the source of a shader module; chain it to `WGPUShaderModuleDescriptor`. */
typedef struct WGPUShaderSourceWGSL {
    /** Header of the struct; `sType` must be `WGPUSType_ShaderSourceWGSL`. */
    WGPUChainedStruct chain;
    /**
     * The source, UTF-8, read during the call only. Invalid UTF-8 is a validation error. A module
     * with errors is still returned: its messages are kept for
     * `wgpuShaderModuleGetCompilationInfo`.
     */
    WGPUStringView code;
} WGPUShaderSourceWGSL WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUShaderSourceWGSL` with every member at its default. */
#define WGPU_SHADER_SOURCE_WGSL_INIT _wgpu_MAKE_INIT_STRUCT(WGPUShaderSourceWGSL, { \
    /*.chain=*/_wgpu_MAKE_INIT_STRUCT(WGPUChainedStruct, { \
        /*.next=*/NULL _wgpu_COMMA \
        /*.sType=*/WGPUSType_ShaderSourceWGSL _wgpu_COMMA \
    }) _wgpu_COMMA \
    /*.code=*/WGPU_STRING_VIEW_INIT _wgpu_COMMA \
})

/**
 * The features of an adapter or a device.
 *
 * Filled by `wgpuAdapterGetFeatures` and `wgpuDeviceGetFeatures`, which allocate the array;
 * `wgpuSupportedFeaturesFreeMembers` frees it.
 */
typedef struct WGPUSupportedFeatures {
    /** The number of elements in `features`. */
    size_t featureCount;
    /** The features, in ascending order, native ones among them. NULL when there are none. */
    const WGPUFeatureName *features;
} WGPUSupportedFeatures WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUSupportedFeatures` with every member at its default. */
#define WGPU_SUPPORTED_FEATURES_INIT _wgpu_MAKE_INIT_STRUCT(WGPUSupportedFeatures, { \
    /*.featureCount=*/0 _wgpu_COMMA \
    /*.features=*/NULL _wgpu_COMMA \
})

/**
 * The features that an instance can have.
 *
 * Filled by `wgpuGetInstanceFeatures`, which allocates the array;
 * `wgpuSupportedInstanceFeaturesFreeMembers` frees it.
 */
typedef struct WGPUSupportedInstanceFeatures {
    /** The number of elements in `features`. */
    size_t featureCount;
    /** The features, in ascending order. NULL when there are none. */
    const WGPUInstanceFeatureName *features;
} WGPUSupportedInstanceFeatures WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUSupportedInstanceFeatures` with every member at its default. */
#define WGPU_SUPPORTED_INSTANCE_FEATURES_INIT _wgpu_MAKE_INIT_STRUCT(WGPUSupportedInstanceFeatures, { \
    /*.featureCount=*/0 _wgpu_COMMA \
    /*.features=*/NULL _wgpu_COMMA \
})

/**
 * The additions to WGSL that shaders may require.
 *
 * Filled by `wgpuInstanceGetWGSLLanguageFeatures`, which allocates the array;
 * `wgpuSupportedWGSLLanguageFeaturesFreeMembers` frees it.
 */
typedef struct WGPUSupportedWGSLLanguageFeatures {
    /** The number of elements in `features`. */
    size_t featureCount;
    /** The additions, in ascending order. NULL when there are none. */
    const WGPUWGSLLanguageFeatureName *features;
} WGPUSupportedWGSLLanguageFeatures WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUSupportedWGSLLanguageFeatures` with every member at its default. */
#define WGPU_SUPPORTED_WGSL_LANGUAGE_FEATURES_INIT _wgpu_MAKE_INIT_STRUCT(WGPUSupportedWGSLLanguageFeatures, { \
    /*.featureCount=*/0 _wgpu_COMMA \
    /*.features=*/NULL _wgpu_COMMA \
})

/**
 * What a surface can do with an adapter.
 *
 * Filled by `wgpuSurfaceGetCapabilities`, which allocates the arrays;
 * `wgpuSurfaceCapabilitiesFreeMembers` frees them.
 */
typedef struct WGPUSurfaceCapabilities {
    /** NULL; nothing can be chained here. */
    WGPUChainedStruct *nextInChain;
    /**
     * The usages that its textures can have; `WGPUTextureUsage_RenderAttachment` always among
     * them.
     */
    WGPUTextureUsage usages;
    /** The number of elements in `formats`; 0 if adapter and surface do not go together. */
    size_t formatCount;
    /** The formats that its textures can have, the preferred one first. */
    const WGPUTextureFormat *formats;
    /** The number of elements in `presentModes`. */
    size_t presentModeCount;
    /** The present modes it knows; `WGPUPresentMode_Fifo` always among them. */
    const WGPUPresentMode *presentModes;
    /** The number of elements in `alphaModes`. */
    size_t alphaModeCount;
    /** The alpha modes it knows; the first is what `WGPUCompositeAlphaMode_Auto` gives. */
    const WGPUCompositeAlphaMode *alphaModes;
} WGPUSurfaceCapabilities WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUSurfaceCapabilities` with every member at its default. */
#define WGPU_SURFACE_CAPABILITIES_INIT _wgpu_MAKE_INIT_STRUCT(WGPUSurfaceCapabilities, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.usages=*/WGPUTextureUsage_None _wgpu_COMMA \
    /*.formatCount=*/0 _wgpu_COMMA \
    /*.formats=*/NULL _wgpu_COMMA \
    /*.presentModeCount=*/0 _wgpu_COMMA \
    /*.presentModes=*/NULL _wgpu_COMMA \
    /*.alphaModeCount=*/0 _wgpu_COMMA \
    /*.alphaModes=*/NULL _wgpu_COMMA \
})

/**
 * The color space of a surface's frames. An extension of `WGPUSurfaceConfiguration`; without it
 * they are sRGB in the standard range. Spec: GPUCanvasConfiguration.
 */
typedef struct WGPUSurfaceColorManagement {
    /** The head, of type `WGPUSType_SurfaceColorManagement`. */
    WGPUChainedStruct chain;
    /** The color space. Must be given. */
    WGPUPredefinedColorSpace colorSpace;
    /** What happens to values above 1. Must be given. */
    WGPUToneMappingMode toneMappingMode;
} WGPUSurfaceColorManagement WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUSurfaceColorManagement` with every member at its default. */
#define WGPU_SURFACE_COLOR_MANAGEMENT_INIT _wgpu_MAKE_INIT_STRUCT(WGPUSurfaceColorManagement, { \
    /*.chain=*/_wgpu_MAKE_INIT_STRUCT(WGPUChainedStruct, { \
        /*.next=*/NULL _wgpu_COMMA \
        /*.sType=*/WGPUSType_SurfaceColorManagement _wgpu_COMMA \
    }) _wgpu_COMMA \
    /*.colorSpace=*/_wgpu_ENUM_ZERO_INIT(WGPUPredefinedColorSpace) _wgpu_COMMA \
    /*.toneMappingMode=*/_wgpu_ENUM_ZERO_INIT(WGPUToneMappingMode) _wgpu_COMMA \
})

/**
 * How the textures of a surface are made, for `wgpuSurfaceConfigure`.
 *
 * Configuring throws away a texture that was got but not presented. Mistakes are errors of
 * `device`, and leave the surface without configuration. Spec: GPUCanvasConfiguration.
 */
typedef struct WGPUSurfaceConfiguration {
    /**
     * NULL, or `WGPUSurfaceColorManagement` or `WGPUAbiSurfaceColorSpace`, and
     * `WGPUSurfaceConfigurationExtras`.
     */
    WGPUChainedStruct *nextInChain;
    /**
     * The device that draws. It must come from an adapter that can present on the surface, and is
     * held until the surface is configured anew, unconfigured or released.
     */
    WGPUDevice device;
    /** The format of the textures: one of `WGPUSurfaceCapabilities::formats`. Must be given. */
    WGPUTextureFormat format;
    /** The usages of the textures: a part of `WGPUSurfaceCapabilities::usages`. */
    WGPUTextureUsage usage;
    /**
     * The width of the textures in texels, as a rule the window's: at least 1, at most
     * `maxTextureDimension2D`.
     */
    uint32_t width;
    /**
     * The height of the textures in texels, as a rule the window's: at least 1, at most
     * `maxTextureDimension2D`.
     */
    uint32_t height;
    /** The number of elements in `viewFormats`. */
    size_t viewFormatCount;
    /**
     * Further formats that views of the textures may have: `format` with or without its `Srgb`.
     * May be NULL if the count is 0.
     */
    const WGPUTextureFormat *viewFormats;
    /**
     * What alpha means: one of `WGPUSurfaceCapabilities::alphaModes`, or
     * `WGPUCompositeAlphaMode_Auto`.
     */
    WGPUCompositeAlphaMode alphaMode;
    /**
     * When frames are shown: one of `WGPUSurfaceCapabilities::presentModes`, or
     * `WGPUPresentMode_Undefined`.
     */
    WGPUPresentMode presentMode;
} WGPUSurfaceConfiguration WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUSurfaceConfiguration` with every member at its default. */
#define WGPU_SURFACE_CONFIGURATION_INIT _wgpu_MAKE_INIT_STRUCT(WGPUSurfaceConfiguration, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.device=*/NULL _wgpu_COMMA \
    /*.format=*/WGPUTextureFormat_Undefined _wgpu_COMMA \
    /*.usage=*/WGPUTextureUsage_RenderAttachment _wgpu_COMMA \
    /*.width=*/0 _wgpu_COMMA \
    /*.height=*/0 _wgpu_COMMA \
    /*.viewFormatCount=*/0 _wgpu_COMMA \
    /*.viewFormats=*/NULL _wgpu_COMMA \
    /*.alphaMode=*/WGPUCompositeAlphaMode_Auto _wgpu_COMMA \
    /*.presentMode=*/WGPUPresentMode_Undefined _wgpu_COMMA \
})

/** Describes a surface, for `wgpuInstanceCreateSurface`. */
typedef struct WGPUSurfaceDescriptor {
    /**
     * Exactly one of the `WGPUSurfaceSource` structures, which says what the surface stands for.
     * One of another window system is an error.
     */
    WGPUChainedStruct *nextInChain;
    /** A name for error messages and debuggers. Copied. */
    WGPUStringView label;
} WGPUSurfaceDescriptor WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUSurfaceDescriptor` with every member at its default. */
#define WGPU_SURFACE_DESCRIPTOR_INIT _wgpu_MAKE_INIT_STRUCT(WGPUSurfaceDescriptor, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.label=*/WGPU_STRING_VIEW_INIT _wgpu_COMMA \
})

/** A window of Android. An extension of `WGPUSurfaceDescriptor`. */
typedef struct WGPUSurfaceSourceAndroidNativeWindow {
    /** The head, of type `WGPUSType_SurfaceSourceAndroidNativeWindow`. */
    WGPUChainedStruct chain;
    /** The `ANativeWindow *`. It stays the caller's and must outlive the surface. */
    void *window;
} WGPUSurfaceSourceAndroidNativeWindow WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUSurfaceSourceAndroidNativeWindow` with every member at its default. */
#define WGPU_SURFACE_SOURCE_ANDROID_NATIVE_WINDOW_INIT _wgpu_MAKE_INIT_STRUCT(WGPUSurfaceSourceAndroidNativeWindow, { \
    /*.chain=*/_wgpu_MAKE_INIT_STRUCT(WGPUChainedStruct, { \
        /*.next=*/NULL _wgpu_COMMA \
        /*.sType=*/WGPUSType_SurfaceSourceAndroidNativeWindow _wgpu_COMMA \
    }) _wgpu_COMMA \
    /*.window=*/NULL _wgpu_COMMA \
})

/** A layer of Core Animation. An extension of `WGPUSurfaceDescriptor`. */
typedef struct WGPUSurfaceSourceMetalLayer {
    /** The head, of type `WGPUSType_SurfaceSourceMetalLayer`. */
    WGPUChainedStruct chain;
    /** The `CAMetalLayer *`. The surface keeps a reference to it. */
    void *layer;
} WGPUSurfaceSourceMetalLayer WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUSurfaceSourceMetalLayer` with every member at its default. */
#define WGPU_SURFACE_SOURCE_METAL_LAYER_INIT _wgpu_MAKE_INIT_STRUCT(WGPUSurfaceSourceMetalLayer, { \
    /*.chain=*/_wgpu_MAKE_INIT_STRUCT(WGPUChainedStruct, { \
        /*.next=*/NULL _wgpu_COMMA \
        /*.sType=*/WGPUSType_SurfaceSourceMetalLayer _wgpu_COMMA \
    }) _wgpu_COMMA \
    /*.layer=*/NULL _wgpu_COMMA \
})

/** A surface of Wayland. An extension of `WGPUSurfaceDescriptor`. */
typedef struct WGPUSurfaceSourceWaylandSurface {
    /** The head, of type `WGPUSType_SurfaceSourceWaylandSurface`. */
    WGPUChainedStruct chain;
    /**
     * The `struct wl_display *` to which `surface` belongs. It must outlive the surface. OpenGL
     * needs the same display in `WGPUInstanceExtras::displayHandle`.
     */
    void *display;
    /** The `struct wl_surface *`. It stays the caller's and must outlive the surface. */
    void *surface;
} WGPUSurfaceSourceWaylandSurface WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUSurfaceSourceWaylandSurface` with every member at its default. */
#define WGPU_SURFACE_SOURCE_WAYLAND_SURFACE_INIT _wgpu_MAKE_INIT_STRUCT(WGPUSurfaceSourceWaylandSurface, { \
    /*.chain=*/_wgpu_MAKE_INIT_STRUCT(WGPUChainedStruct, { \
        /*.next=*/NULL _wgpu_COMMA \
        /*.sType=*/WGPUSType_SurfaceSourceWaylandSurface _wgpu_COMMA \
    }) _wgpu_COMMA \
    /*.display=*/NULL _wgpu_COMMA \
    /*.surface=*/NULL _wgpu_COMMA \
})

/** A window of Windows. An extension of `WGPUSurfaceDescriptor`. */
typedef struct WGPUSurfaceSourceWindowsHWND {
    /** The head, of type `WGPUSType_SurfaceSourceWindowsHWND`. */
    WGPUChainedStruct chain;
    /** The `HINSTANCE` of the program, as `GetModuleHandle(NULL)` returns it. */
    void *hinstance;
    /** The `HWND`. It stays the caller's and must outlive the surface. */
    void *hwnd;
} WGPUSurfaceSourceWindowsHWND WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUSurfaceSourceWindowsHWND` with every member at its default. */
#define WGPU_SURFACE_SOURCE_WINDOWS_HWND_INIT _wgpu_MAKE_INIT_STRUCT(WGPUSurfaceSourceWindowsHWND, { \
    /*.chain=*/_wgpu_MAKE_INIT_STRUCT(WGPUChainedStruct, { \
        /*.next=*/NULL _wgpu_COMMA \
        /*.sType=*/WGPUSType_SurfaceSourceWindowsHWND _wgpu_COMMA \
    }) _wgpu_COMMA \
    /*.hinstance=*/NULL _wgpu_COMMA \
    /*.hwnd=*/NULL _wgpu_COMMA \
})

/** A window of X11, seen through XCB. An extension of `WGPUSurfaceDescriptor`. */
typedef struct WGPUSurfaceSourceXCBWindow {
    /** The head, of type `WGPUSType_SurfaceSourceXCBWindow`. */
    WGPUChainedStruct chain;
    /** The `xcb_connection_t *` to the server. It must outlive the surface. */
    void *connection;
    /** The `xcb_window_t`, not 0. It must outlive the surface. */
    uint32_t window;
} WGPUSurfaceSourceXCBWindow WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUSurfaceSourceXCBWindow` with every member at its default. */
#define WGPU_SURFACE_SOURCE_XCB_WINDOW_INIT _wgpu_MAKE_INIT_STRUCT(WGPUSurfaceSourceXCBWindow, { \
    /*.chain=*/_wgpu_MAKE_INIT_STRUCT(WGPUChainedStruct, { \
        /*.next=*/NULL _wgpu_COMMA \
        /*.sType=*/WGPUSType_SurfaceSourceXCBWindow _wgpu_COMMA \
    }) _wgpu_COMMA \
    /*.connection=*/NULL _wgpu_COMMA \
    /*.window=*/0 _wgpu_COMMA \
})

/** A window of X11, seen through Xlib. An extension of `WGPUSurfaceDescriptor`. */
typedef struct WGPUSurfaceSourceXlibWindow {
    /** The head, of type `WGPUSType_SurfaceSourceXlibWindow`. */
    WGPUChainedStruct chain;
    /**
     * The `Display *` of the connection. It must outlive the surface; a program of several threads
     * calls `XInitThreads` first.
     */
    void *display;
    /** The `Window`, not 0. It must outlive the surface. */
    uint64_t window;
} WGPUSurfaceSourceXlibWindow WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUSurfaceSourceXlibWindow` with every member at its default. */
#define WGPU_SURFACE_SOURCE_XLIB_WINDOW_INIT _wgpu_MAKE_INIT_STRUCT(WGPUSurfaceSourceXlibWindow, { \
    /*.chain=*/_wgpu_MAKE_INIT_STRUCT(WGPUChainedStruct, { \
        /*.next=*/NULL _wgpu_COMMA \
        /*.sType=*/WGPUSType_SurfaceSourceXlibWindow _wgpu_COMMA \
    }) _wgpu_COMMA \
    /*.display=*/NULL _wgpu_COMMA \
    /*.window=*/0 _wgpu_COMMA \
})

/**
 * The texture to draw the next frame on, and how getting it went.
 *
 * Filled by `wgpuSurfaceGetCurrentTexture`.
 */
typedef struct WGPUSurfaceTexture {
    /** NULL; nothing can be chained here. */
    WGPUChainedStruct *nextInChain;
    /**
     * The texture, with a reference for the caller, who releases it after presenting. NULL unless
     * the status is one of the successes. After `wgpuSurfacePresent` it counts as destroyed.
     */
    WGPUTexture texture;
    /** How it went. */
    WGPUSurfaceGetCurrentTextureStatus status;
} WGPUSurfaceTexture WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUSurfaceTexture` with every member at its default. */
#define WGPU_SURFACE_TEXTURE_INIT _wgpu_MAKE_INIT_STRUCT(WGPUSurfaceTexture, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.texture=*/NULL _wgpu_COMMA \
    /*.status=*/_wgpu_ENUM_ZERO_INIT(WGPUSurfaceGetCurrentTextureStatus) _wgpu_COMMA \
})

/**
 * How texels lie in a buffer or in host memory.
 *
 * In rows of blocks, each row `bytesPerRow` after the one before, each image `rowsPerImage` rows
 * after the one before. For uncompressed formats a block is one texel.
 *
 * Spec: GPUTexelCopyBufferLayout.
 */
typedef struct WGPUTexelCopyBufferLayout {
    /**
     * Bytes to the first block. In a copy it must be a multiple of the block's size in bytes (of 4
     * for depth and stencil formats); `wgpuQueueWriteTexture` takes any.
     */
    uint64_t offset;
    /**
     * Bytes from one row of blocks to the next, at least those of one row of the copy. In copies
     * between buffer and texture a multiple of 256; `wgpuQueueWriteTexture` takes any.
     * `WGPU_COPY_STRIDE_UNDEFINED` (the default) is allowed when only one row is copied.
     */
    uint32_t bytesPerRow;
    /**
     * Rows of blocks from one image to the next, at least those of the copy.
     * `WGPU_COPY_STRIDE_UNDEFINED` (the default) is allowed when only one image is copied.
     */
    uint32_t rowsPerImage;
} WGPUTexelCopyBufferLayout WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUTexelCopyBufferLayout` with every member at its default. */
#define WGPU_TEXEL_COPY_BUFFER_LAYOUT_INIT _wgpu_MAKE_INIT_STRUCT(WGPUTexelCopyBufferLayout, { \
    /*.offset=*/0 _wgpu_COMMA \
    /*.bytesPerRow=*/WGPU_COPY_STRIDE_UNDEFINED _wgpu_COMMA \
    /*.rowsPerImage=*/WGPU_COPY_STRIDE_UNDEFINED _wgpu_COMMA \
})

/**
 * The buffer side of a copy between buffer and texture.
 *
 * Spec: GPUTexelCopyBufferInfo.
 */
typedef struct WGPUTexelCopyBufferInfo {
    /** How the texels lie in the buffer. */
    WGPUTexelCopyBufferLayout layout;
    /** The buffer. Required, with `WGPUBufferUsage_CopySrc` or `WGPUBufferUsage_CopyDst`. */
    WGPUBuffer buffer;
} WGPUTexelCopyBufferInfo WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUTexelCopyBufferInfo` with every member at its default. */
#define WGPU_TEXEL_COPY_BUFFER_INFO_INIT _wgpu_MAKE_INIT_STRUCT(WGPUTexelCopyBufferInfo, { \
    /*.layout=*/WGPU_TEXEL_COPY_BUFFER_LAYOUT_INIT _wgpu_COMMA \
    /*.buffer=*/NULL _wgpu_COMMA \
})

/**
 * The texture side of a copy.
 *
 * Spec: GPUTexelCopyTextureInfo.
 */
typedef struct WGPUTexelCopyTextureInfo {
    /** The texture. Required, with `WGPUTextureUsage_CopySrc` or `WGPUTextureUsage_CopyDst`. */
    WGPUTexture texture;
    /** Mip level to copy from or to. */
    uint32_t mipLevel;
    /**
     * First texel. All zero for multisampled and depth-stencil textures, of which only whole
     * levels can be copied.
     */
    WGPUOrigin3D origin;
    /**
     * Aspect to copy. Between buffer and texture it must be a single one; from texture to texture
     * it must be all. Default all.
     */
    WGPUTextureAspect aspect;
} WGPUTexelCopyTextureInfo WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUTexelCopyTextureInfo` with every member at its default. */
#define WGPU_TEXEL_COPY_TEXTURE_INFO_INIT _wgpu_MAKE_INIT_STRUCT(WGPUTexelCopyTextureInfo, { \
    /*.texture=*/NULL _wgpu_COMMA \
    /*.mipLevel=*/0 _wgpu_COMMA \
    /*.origin=*/WGPU_ORIGIN_3D_INIT _wgpu_COMMA \
    /*.aspect=*/WGPUTextureAspect_Undefined _wgpu_COMMA \
})

/**
 * Chained to `WGPUTextureDescriptor`: the dimension in which all views for binding will be.
 *
 * Only devices without `WGPUFeatureName_CoreFeaturesAndLimits` (compatibility level) heed it.
 */
typedef struct WGPUTextureBindingViewDimension {
    /** Header of the struct; `sType` must be `WGPUSType_TextureBindingViewDimension`. */
    WGPUChainedStruct chain;
    /** The dimension. Default: as for a view of the whole texture. */
    WGPUTextureViewDimension textureBindingViewDimension;
} WGPUTextureBindingViewDimension WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUTextureBindingViewDimension` with every member at its default. */
#define WGPU_TEXTURE_BINDING_VIEW_DIMENSION_INIT _wgpu_MAKE_INIT_STRUCT(WGPUTextureBindingViewDimension, { \
    /*.chain=*/_wgpu_MAKE_INIT_STRUCT(WGPUChainedStruct, { \
        /*.next=*/NULL _wgpu_COMMA \
        /*.sType=*/WGPUSType_TextureBindingViewDimension _wgpu_COMMA \
    }) _wgpu_COMMA \
    /*.textureBindingViewDimension=*/WGPUTextureViewDimension_Undefined _wgpu_COMMA \
})

/**
 * Order of the channels of a texture view.
 *
 * The identity (each channel itself) is all that this library supports; it does not offer
 * `WGPUFeatureName_TextureComponentSwizzle`.
 */
typedef struct WGPUTextureComponentSwizzle {
    /** What the view's red channel shows; default red. */
    WGPUComponentSwizzle r;
    /** What the view's green channel shows; default green. */
    WGPUComponentSwizzle g;
    /** What the view's blue channel shows; default blue. */
    WGPUComponentSwizzle b;
    /** What the view's alpha channel shows; default alpha. */
    WGPUComponentSwizzle a;
} WGPUTextureComponentSwizzle WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUTextureComponentSwizzle` with every member at its default. */
#define WGPU_TEXTURE_COMPONENT_SWIZZLE_INIT _wgpu_MAKE_INIT_STRUCT(WGPUTextureComponentSwizzle, { \
    /*.r=*/WGPUComponentSwizzle_Undefined _wgpu_COMMA \
    /*.g=*/WGPUComponentSwizzle_Undefined _wgpu_COMMA \
    /*.b=*/WGPUComponentSwizzle_Undefined _wgpu_COMMA \
    /*.a=*/WGPUComponentSwizzle_Undefined _wgpu_COMMA \
})

/**
 * Chained to `WGPUTextureViewDescriptor`: reorders the view's channels.
 *
 * Anything but the identity is a validation error.
 */
typedef struct WGPUTextureComponentSwizzleDescriptor {
    /** Header of the struct; `sType` must be `WGPUSType_TextureComponentSwizzleDescriptor`. */
    WGPUChainedStruct chain;
    /** The order of the channels. */
    WGPUTextureComponentSwizzle swizzle;
} WGPUTextureComponentSwizzleDescriptor WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUTextureComponentSwizzleDescriptor` with every member at its default. */
#define WGPU_TEXTURE_COMPONENT_SWIZZLE_DESCRIPTOR_INIT _wgpu_MAKE_INIT_STRUCT(WGPUTextureComponentSwizzleDescriptor, { \
    /*.chain=*/_wgpu_MAKE_INIT_STRUCT(WGPUChainedStruct, { \
        /*.next=*/NULL _wgpu_COMMA \
        /*.sType=*/WGPUSType_TextureComponentSwizzleDescriptor _wgpu_COMMA \
    }) _wgpu_COMMA \
    /*.swizzle=*/WGPU_TEXTURE_COMPONENT_SWIZZLE_INIT _wgpu_COMMA \
})

/**
 * What `wgpuDeviceCreateTexture` creates. New contents are zero.
 *
 * Spec: GPUTextureDescriptor.
 */
typedef struct WGPUTextureDescriptor {
    /**
     * Extension chain: `WGPUTextureBindingViewDimension` or NULL. Any other struct is a
     * validation error.
     */
    WGPUChainedStruct *nextInChain;
    /**
     * Name for error messages, leak reports and GPU debuggers. Copied; the null string means no
     * name.
     */
    WGPUStringView label;
    /** What the texture may be used for; at least one flag. */
    WGPUTextureUsage usage;
    /** Shape. Default `WGPUTextureDimension_2D`. */
    WGPUTextureDimension dimension;
    /**
     * Extents in texels of mip level 0; none may be 0. Limits: `maxTextureDimension1D`,
     * `maxTextureDimension2D`, `maxTextureDimension3D`, and `maxTextureArrayLayers` for the layers
     * of a 2D texture. Width and height of a compressed format must be multiples of its block.
     */
    WGPUExtent3D size;
    /** Format of the texels. Has no default. */
    WGPUTextureFormat format;
    /**
     * Number of mip levels, from 1 (the default) to 1 + floor(log2(largest extent)). 1 for
     * multisampled and 1D textures.
     */
    uint32_t mipLevelCount;
    /**
     * Samples per texel: 1 (the default) or 4; other counts need
     * `WGPUNativeFeature_TextureAdapterSpecificFormatFeatures`. A multisampled texture is 2D, has
     * one layer and one mip level, `WGPUTextureUsage_RenderAttachment` and no
     * `WGPUTextureUsage_StorageBinding`.
     */
    uint32_t sampleCount;
    /** Number of `viewFormats`. */
    size_t viewFormatCount;
    /** Further formats that views may have. Only the same format with or without `Srgb` is allowed. */
    const WGPUTextureFormat *viewFormats;
} WGPUTextureDescriptor WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUTextureDescriptor` with every member at its default. */
#define WGPU_TEXTURE_DESCRIPTOR_INIT _wgpu_MAKE_INIT_STRUCT(WGPUTextureDescriptor, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.label=*/WGPU_STRING_VIEW_INIT _wgpu_COMMA \
    /*.usage=*/WGPUTextureUsage_None _wgpu_COMMA \
    /*.dimension=*/WGPUTextureDimension_Undefined _wgpu_COMMA \
    /*.size=*/WGPU_EXTENT_3D_INIT _wgpu_COMMA \
    /*.format=*/WGPUTextureFormat_Undefined _wgpu_COMMA \
    /*.mipLevelCount=*/1 _wgpu_COMMA \
    /*.sampleCount=*/1 _wgpu_COMMA \
    /*.viewFormatCount=*/0 _wgpu_COMMA \
    /*.viewFormats=*/NULL _wgpu_COMMA \
})

/**
 * What `wgpuTextureCreateView` creates; a NULL descriptor gives the whole texture.
 *
 * Spec: GPUTextureViewDescriptor.
 */
typedef struct WGPUTextureViewDescriptor {
    /**
     * Extension chain: `WGPUTextureComponentSwizzleDescriptor` or NULL. Any other struct is a
     * validation error.
     */
    WGPUChainedStruct *nextInChain;
    /**
     * Name for error messages, leak reports and GPU debuggers. Copied; the null string means no
     * name.
     */
    WGPUStringView label;
    /**
     * Format of the view: the texture's, one of its `viewFormats`, or the format of the aspect
     * chosen. `WGPUTextureFormat_Undefined` (the default) takes the texture's, or the aspect's.
     */
    WGPUTextureFormat format;
    /**
     * How shaders see the view. Default: from the texture, see
     * `WGPUTextureViewDimension_Undefined`.
     */
    WGPUTextureViewDimension dimension;
    /** First mip level of the view. */
    uint32_t baseMipLevel;
    /**
     * Number of mip levels, at least 1. `WGPU_MIP_LEVEL_COUNT_UNDEFINED` (the default) takes all
     * that follow `baseMipLevel`.
     */
    uint32_t mipLevelCount;
    /** First array layer of the view. */
    uint32_t baseArrayLayer;
    /**
     * Number of array layers: 1 for 1D, 2D and 3D, 6 for a cube, a multiple of 6 for a cube array.
     * `WGPU_ARRAY_LAYER_COUNT_UNDEFINED` (the default) takes 1 or 6 where the dimension says so,
     * else all that follow `baseArrayLayer`.
     */
    uint32_t arrayLayerCount;
    /** Aspect that shaders see. A view for an attachment must have all. Default all. */
    WGPUTextureAspect aspect;
    /**
     * A subset of the texture's usage. `WGPUTextureUsage_None` (the default) takes all of it.
     * The view's format must allow it: an `Srgb` view of a texture with
     * `WGPUTextureUsage_StorageBinding` has to leave that flag out.
     */
    WGPUTextureUsage usage;
} WGPUTextureViewDescriptor WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUTextureViewDescriptor` with every member at its default. */
#define WGPU_TEXTURE_VIEW_DESCRIPTOR_INIT _wgpu_MAKE_INIT_STRUCT(WGPUTextureViewDescriptor, { \
    /*.nextInChain=*/NULL _wgpu_COMMA \
    /*.label=*/WGPU_STRING_VIEW_INIT _wgpu_COMMA \
    /*.format=*/WGPUTextureFormat_Undefined _wgpu_COMMA \
    /*.dimension=*/WGPUTextureViewDimension_Undefined _wgpu_COMMA \
    /*.baseMipLevel=*/0 _wgpu_COMMA \
    /*.mipLevelCount=*/WGPU_MIP_LEVEL_COUNT_UNDEFINED _wgpu_COMMA \
    /*.baseArrayLayer=*/0 _wgpu_COMMA \
    /*.arrayLayerCount=*/WGPU_ARRAY_LAYER_COUNT_UNDEFINED _wgpu_COMMA \
    /*.aspect=*/WGPUTextureAspect_Undefined _wgpu_COMMA \
    /*.usage=*/WGPUTextureUsage_None _wgpu_COMMA \
})

/** @} */

#ifdef __cplusplus
extern "C" {
#endif

#ifndef WGPU_SKIP_PROCS

/**
 * @defgroup Procs Function pointer types
 * @{
 */

/** A pointer to `wgpuAdapterAddRef`. */
typedef void (*WGPUProcAdapterAddRef)(WGPUAdapter adapter) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuAdapterGetFeatures`. */
typedef void (*WGPUProcAdapterGetFeatures)(WGPUAdapter adapter, WGPUSupportedFeatures *features) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuAdapterGetInfo`. */
typedef WGPUStatus (*WGPUProcAdapterGetInfo)(WGPUAdapter adapter, WGPUAdapterInfo *info) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuAdapterGetLimits`. */
typedef WGPUStatus (*WGPUProcAdapterGetLimits)(WGPUAdapter adapter, WGPULimits *limits) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuAdapterHasFeature`. */
typedef WGPUBool (*WGPUProcAdapterHasFeature)(WGPUAdapter adapter, WGPUFeatureName feature) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuAdapterInfoFreeMembers`. */
typedef void (*WGPUProcAdapterInfoFreeMembers)(WGPUAdapterInfo adapterInfo) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuAdapterRelease`. */
typedef void (*WGPUProcAdapterRelease)(WGPUAdapter adapter) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuAdapterRequestDevice`. */
typedef WGPUFuture (*WGPUProcAdapterRequestDevice)(WGPUAdapter adapter, WGPU_NULLABLE const WGPUDeviceDescriptor *descriptor, WGPURequestDeviceCallbackInfo callbackInfo) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuBindGroupAddRef`. */
typedef void (*WGPUProcBindGroupAddRef)(WGPUBindGroup bindGroup) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuBindGroupLayoutAddRef`. */
typedef void (*WGPUProcBindGroupLayoutAddRef)(WGPUBindGroupLayout bindGroupLayout) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuBindGroupLayoutRelease`. */
typedef void (*WGPUProcBindGroupLayoutRelease)(WGPUBindGroupLayout bindGroupLayout) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuBindGroupLayoutSetLabel`. */
typedef void (*WGPUProcBindGroupLayoutSetLabel)(WGPUBindGroupLayout bindGroupLayout, WGPUStringView label) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuBindGroupRelease`. */
typedef void (*WGPUProcBindGroupRelease)(WGPUBindGroup bindGroup) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuBindGroupSetLabel`. */
typedef void (*WGPUProcBindGroupSetLabel)(WGPUBindGroup bindGroup, WGPUStringView label) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuBufferAddRef`. */
typedef void (*WGPUProcBufferAddRef)(WGPUBuffer buffer) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuBufferDestroy`. */
typedef void (*WGPUProcBufferDestroy)(WGPUBuffer buffer) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuBufferGetConstMappedRange`. */
typedef const void *(*WGPUProcBufferGetConstMappedRange)(WGPUBuffer buffer, size_t offset, size_t size) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuBufferGetMapState`. */
typedef WGPUBufferMapState (*WGPUProcBufferGetMapState)(WGPUBuffer buffer) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuBufferGetMappedRange`. */
typedef void *(*WGPUProcBufferGetMappedRange)(WGPUBuffer buffer, size_t offset, size_t size) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuBufferGetSize`. */
typedef uint64_t (*WGPUProcBufferGetSize)(WGPUBuffer buffer) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuBufferGetUsage`. */
typedef WGPUBufferUsage (*WGPUProcBufferGetUsage)(WGPUBuffer buffer) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuBufferMapAsync`. */
typedef WGPUFuture (*WGPUProcBufferMapAsync)(WGPUBuffer buffer, WGPUMapMode mode, size_t offset, size_t size, WGPUBufferMapCallbackInfo callbackInfo) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuBufferReadMappedRange`. */
typedef WGPUStatus (*WGPUProcBufferReadMappedRange)(WGPUBuffer buffer, size_t offset, void *data, size_t size) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuBufferRelease`. */
typedef void (*WGPUProcBufferRelease)(WGPUBuffer buffer) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuBufferSetLabel`. */
typedef void (*WGPUProcBufferSetLabel)(WGPUBuffer buffer, WGPUStringView label) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuBufferUnmap`. */
typedef void (*WGPUProcBufferUnmap)(WGPUBuffer buffer) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuBufferWriteMappedRange`. */
typedef WGPUStatus (*WGPUProcBufferWriteMappedRange)(WGPUBuffer buffer, size_t offset, const void *data, size_t size) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuCommandBufferAddRef`. */
typedef void (*WGPUProcCommandBufferAddRef)(WGPUCommandBuffer commandBuffer) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuCommandBufferRelease`. */
typedef void (*WGPUProcCommandBufferRelease)(WGPUCommandBuffer commandBuffer) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuCommandBufferSetLabel`. */
typedef void (*WGPUProcCommandBufferSetLabel)(WGPUCommandBuffer commandBuffer, WGPUStringView label) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuCommandEncoderAddRef`. */
typedef void (*WGPUProcCommandEncoderAddRef)(WGPUCommandEncoder commandEncoder) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuCommandEncoderBeginComputePass`. */
typedef WGPUComputePassEncoder (*WGPUProcCommandEncoderBeginComputePass)(WGPUCommandEncoder commandEncoder, WGPU_NULLABLE const WGPUComputePassDescriptor *descriptor) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuCommandEncoderBeginRenderPass`. */
typedef WGPURenderPassEncoder (*WGPUProcCommandEncoderBeginRenderPass)(WGPUCommandEncoder commandEncoder, const WGPURenderPassDescriptor *descriptor) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuCommandEncoderClearBuffer`. */
typedef void (*WGPUProcCommandEncoderClearBuffer)(WGPUCommandEncoder commandEncoder, WGPUBuffer buffer, uint64_t offset, uint64_t size) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuCommandEncoderCopyBufferToBuffer`. */
typedef void (*WGPUProcCommandEncoderCopyBufferToBuffer)(WGPUCommandEncoder commandEncoder, WGPUBuffer source, uint64_t sourceOffset, WGPUBuffer destination, uint64_t destinationOffset, uint64_t size) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuCommandEncoderCopyBufferToTexture`. */
typedef void (*WGPUProcCommandEncoderCopyBufferToTexture)(WGPUCommandEncoder commandEncoder, const WGPUTexelCopyBufferInfo *source, const WGPUTexelCopyTextureInfo *destination, const WGPUExtent3D *copySize) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuCommandEncoderCopyTextureToBuffer`. */
typedef void (*WGPUProcCommandEncoderCopyTextureToBuffer)(WGPUCommandEncoder commandEncoder, const WGPUTexelCopyTextureInfo *source, const WGPUTexelCopyBufferInfo *destination, const WGPUExtent3D *copySize) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuCommandEncoderCopyTextureToTexture`. */
typedef void (*WGPUProcCommandEncoderCopyTextureToTexture)(WGPUCommandEncoder commandEncoder, const WGPUTexelCopyTextureInfo *source, const WGPUTexelCopyTextureInfo *destination, const WGPUExtent3D *copySize) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuCommandEncoderFinish`. */
typedef WGPUCommandBuffer (*WGPUProcCommandEncoderFinish)(WGPUCommandEncoder commandEncoder, WGPU_NULLABLE const WGPUCommandBufferDescriptor *descriptor) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuCommandEncoderInsertDebugMarker`. */
typedef void (*WGPUProcCommandEncoderInsertDebugMarker)(WGPUCommandEncoder commandEncoder, WGPUStringView markerLabel) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuCommandEncoderPopDebugGroup`. */
typedef void (*WGPUProcCommandEncoderPopDebugGroup)(WGPUCommandEncoder commandEncoder) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuCommandEncoderPushDebugGroup`. */
typedef void (*WGPUProcCommandEncoderPushDebugGroup)(WGPUCommandEncoder commandEncoder, WGPUStringView groupLabel) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuCommandEncoderRelease`. */
typedef void (*WGPUProcCommandEncoderRelease)(WGPUCommandEncoder commandEncoder) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuCommandEncoderResolveQuerySet`. */
typedef void (*WGPUProcCommandEncoderResolveQuerySet)(WGPUCommandEncoder commandEncoder, WGPUQuerySet querySet, uint32_t firstQuery, uint32_t queryCount, WGPUBuffer destination, uint64_t destinationOffset) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuCommandEncoderSetLabel`. */
typedef void (*WGPUProcCommandEncoderSetLabel)(WGPUCommandEncoder commandEncoder, WGPUStringView label) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuCommandEncoderWriteTimestamp`. */
typedef void (*WGPUProcCommandEncoderWriteTimestamp)(WGPUCommandEncoder commandEncoder, WGPUQuerySet querySet, uint32_t queryIndex) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuComputePassEncoderAddRef`. */
typedef void (*WGPUProcComputePassEncoderAddRef)(WGPUComputePassEncoder computePassEncoder) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuComputePassEncoderDispatchWorkgroups`. */
typedef void (*WGPUProcComputePassEncoderDispatchWorkgroups)(WGPUComputePassEncoder computePassEncoder, uint32_t workgroupCountX, uint32_t workgroupCountY, uint32_t workgroupCountZ) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuComputePassEncoderDispatchWorkgroupsIndirect`. */
typedef void (*WGPUProcComputePassEncoderDispatchWorkgroupsIndirect)(WGPUComputePassEncoder computePassEncoder, WGPUBuffer indirectBuffer, uint64_t indirectOffset) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuComputePassEncoderEnd`. */
typedef void (*WGPUProcComputePassEncoderEnd)(WGPUComputePassEncoder computePassEncoder) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuComputePassEncoderInsertDebugMarker`. */
typedef void (*WGPUProcComputePassEncoderInsertDebugMarker)(WGPUComputePassEncoder computePassEncoder, WGPUStringView markerLabel) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuComputePassEncoderPopDebugGroup`. */
typedef void (*WGPUProcComputePassEncoderPopDebugGroup)(WGPUComputePassEncoder computePassEncoder) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuComputePassEncoderPushDebugGroup`. */
typedef void (*WGPUProcComputePassEncoderPushDebugGroup)(WGPUComputePassEncoder computePassEncoder, WGPUStringView groupLabel) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuComputePassEncoderRelease`. */
typedef void (*WGPUProcComputePassEncoderRelease)(WGPUComputePassEncoder computePassEncoder) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuComputePassEncoderSetBindGroup`. */
typedef void (*WGPUProcComputePassEncoderSetBindGroup)(WGPUComputePassEncoder computePassEncoder, uint32_t groupIndex, WGPU_NULLABLE WGPUBindGroup group, size_t dynamicOffsetCount, const uint32_t *dynamicOffsets) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuComputePassEncoderSetImmediates`. */
typedef void (*WGPUProcComputePassEncoderSetImmediates)(WGPUComputePassEncoder computePassEncoder, uint32_t offset, const void *data, size_t size) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuComputePassEncoderSetLabel`. */
typedef void (*WGPUProcComputePassEncoderSetLabel)(WGPUComputePassEncoder computePassEncoder, WGPUStringView label) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuComputePassEncoderSetPipeline`. */
typedef void (*WGPUProcComputePassEncoderSetPipeline)(WGPUComputePassEncoder computePassEncoder, WGPUComputePipeline pipeline) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuComputePipelineAddRef`. */
typedef void (*WGPUProcComputePipelineAddRef)(WGPUComputePipeline computePipeline) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuComputePipelineGetBindGroupLayout`. */
typedef WGPUBindGroupLayout (*WGPUProcComputePipelineGetBindGroupLayout)(WGPUComputePipeline computePipeline, uint32_t groupIndex) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuComputePipelineRelease`. */
typedef void (*WGPUProcComputePipelineRelease)(WGPUComputePipeline computePipeline) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuComputePipelineSetLabel`. */
typedef void (*WGPUProcComputePipelineSetLabel)(WGPUComputePipeline computePipeline, WGPUStringView label) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuCreateInstance`. */
typedef WGPUInstance (*WGPUProcCreateInstance)(WGPU_NULLABLE const WGPUInstanceDescriptor *descriptor) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuDeviceAddRef`. */
typedef void (*WGPUProcDeviceAddRef)(WGPUDevice device) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuDeviceCreateBindGroup`. */
typedef WGPUBindGroup (*WGPUProcDeviceCreateBindGroup)(WGPUDevice device, const WGPUBindGroupDescriptor *descriptor) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuDeviceCreateBindGroupLayout`. */
typedef WGPUBindGroupLayout (*WGPUProcDeviceCreateBindGroupLayout)(WGPUDevice device, const WGPUBindGroupLayoutDescriptor *descriptor) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuDeviceCreateBuffer`. */
typedef WGPUBuffer (*WGPUProcDeviceCreateBuffer)(WGPUDevice device, const WGPUBufferDescriptor *descriptor) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuDeviceCreateCommandEncoder`. */
typedef WGPUCommandEncoder (*WGPUProcDeviceCreateCommandEncoder)(WGPUDevice device, WGPU_NULLABLE const WGPUCommandEncoderDescriptor *descriptor) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuDeviceCreateComputePipeline`. */
typedef WGPUComputePipeline (*WGPUProcDeviceCreateComputePipeline)(WGPUDevice device, const WGPUComputePipelineDescriptor *descriptor) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuDeviceCreateComputePipelineAsync`. */
typedef WGPUFuture (*WGPUProcDeviceCreateComputePipelineAsync)(WGPUDevice device, const WGPUComputePipelineDescriptor *descriptor, WGPUCreateComputePipelineAsyncCallbackInfo callbackInfo) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuDeviceCreatePipelineLayout`. */
typedef WGPUPipelineLayout (*WGPUProcDeviceCreatePipelineLayout)(WGPUDevice device, const WGPUPipelineLayoutDescriptor *descriptor) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuDeviceCreateQuerySet`. */
typedef WGPUQuerySet (*WGPUProcDeviceCreateQuerySet)(WGPUDevice device, const WGPUQuerySetDescriptor *descriptor) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuDeviceCreateRenderBundleEncoder`. */
typedef WGPURenderBundleEncoder (*WGPUProcDeviceCreateRenderBundleEncoder)(WGPUDevice device, const WGPURenderBundleEncoderDescriptor *descriptor) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuDeviceCreateRenderPipeline`. */
typedef WGPURenderPipeline (*WGPUProcDeviceCreateRenderPipeline)(WGPUDevice device, const WGPURenderPipelineDescriptor *descriptor) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuDeviceCreateRenderPipelineAsync`. */
typedef WGPUFuture (*WGPUProcDeviceCreateRenderPipelineAsync)(WGPUDevice device, const WGPURenderPipelineDescriptor *descriptor, WGPUCreateRenderPipelineAsyncCallbackInfo callbackInfo) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuDeviceCreateSampler`. */
typedef WGPUSampler (*WGPUProcDeviceCreateSampler)(WGPUDevice device, WGPU_NULLABLE const WGPUSamplerDescriptor *descriptor) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuDeviceCreateShaderModule`. */
typedef WGPUShaderModule (*WGPUProcDeviceCreateShaderModule)(WGPUDevice device, const WGPUShaderModuleDescriptor *descriptor) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuDeviceCreateTexture`. */
typedef WGPUTexture (*WGPUProcDeviceCreateTexture)(WGPUDevice device, const WGPUTextureDescriptor *descriptor) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuDeviceDestroy`. */
typedef void (*WGPUProcDeviceDestroy)(WGPUDevice device) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuDeviceGetAdapterInfo`. */
typedef WGPUStatus (*WGPUProcDeviceGetAdapterInfo)(WGPUDevice device, WGPUAdapterInfo *adapterInfo) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuDeviceGetFeatures`. */
typedef void (*WGPUProcDeviceGetFeatures)(WGPUDevice device, WGPUSupportedFeatures *features) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuDeviceGetLimits`. */
typedef WGPUStatus (*WGPUProcDeviceGetLimits)(WGPUDevice device, WGPULimits *limits) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuDeviceGetLostFuture`. */
typedef WGPUFuture (*WGPUProcDeviceGetLostFuture)(WGPUDevice device) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuDeviceGetQueue`. */
typedef WGPUQueue (*WGPUProcDeviceGetQueue)(WGPUDevice device) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuDeviceHasFeature`. */
typedef WGPUBool (*WGPUProcDeviceHasFeature)(WGPUDevice device, WGPUFeatureName feature) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuDevicePopErrorScope`. */
typedef WGPUFuture (*WGPUProcDevicePopErrorScope)(WGPUDevice device, WGPUPopErrorScopeCallbackInfo callbackInfo) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuDevicePushErrorScope`. */
typedef void (*WGPUProcDevicePushErrorScope)(WGPUDevice device, WGPUErrorFilter filter) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuDeviceRelease`. */
typedef void (*WGPUProcDeviceRelease)(WGPUDevice device) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuDeviceSetLabel`. */
typedef void (*WGPUProcDeviceSetLabel)(WGPUDevice device, WGPUStringView label) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuExternalTextureAddRef`. */
typedef void (*WGPUProcExternalTextureAddRef)(WGPUExternalTexture externalTexture) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuExternalTextureRelease`. */
typedef void (*WGPUProcExternalTextureRelease)(WGPUExternalTexture externalTexture) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuExternalTextureSetLabel`. */
typedef void (*WGPUProcExternalTextureSetLabel)(WGPUExternalTexture externalTexture, WGPUStringView label) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuGetInstanceFeatures`. */
typedef void (*WGPUProcGetInstanceFeatures)(WGPUSupportedInstanceFeatures *features) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuGetInstanceLimits`. */
typedef WGPUStatus (*WGPUProcGetInstanceLimits)(WGPUInstanceLimits *limits) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuGetProcAddress`. */
typedef WGPUProc (*WGPUProcGetProcAddress)(WGPUStringView procName) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuHasInstanceFeature`. */
typedef WGPUBool (*WGPUProcHasInstanceFeature)(WGPUInstanceFeatureName feature) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuInstanceAddRef`. */
typedef void (*WGPUProcInstanceAddRef)(WGPUInstance instance) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuInstanceCreateSurface`. */
typedef WGPUSurface (*WGPUProcInstanceCreateSurface)(WGPUInstance instance, const WGPUSurfaceDescriptor *descriptor) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuInstanceGetWGSLLanguageFeatures`. */
typedef void (*WGPUProcInstanceGetWGSLLanguageFeatures)(WGPUInstance instance, WGPUSupportedWGSLLanguageFeatures *features) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuInstanceHasWGSLLanguageFeature`. */
typedef WGPUBool (*WGPUProcInstanceHasWGSLLanguageFeature)(WGPUInstance instance, WGPUWGSLLanguageFeatureName feature) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuInstanceProcessEvents`. */
typedef void (*WGPUProcInstanceProcessEvents)(WGPUInstance instance) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuInstanceRelease`. */
typedef void (*WGPUProcInstanceRelease)(WGPUInstance instance) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuInstanceRequestAdapter`. */
typedef WGPUFuture (*WGPUProcInstanceRequestAdapter)(WGPUInstance instance, WGPU_NULLABLE const WGPURequestAdapterOptions *options, WGPURequestAdapterCallbackInfo callbackInfo) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuInstanceWaitAny`. */
typedef WGPUWaitStatus (*WGPUProcInstanceWaitAny)(WGPUInstance instance, size_t futureCount, WGPU_NULLABLE WGPUFutureWaitInfo *futures, uint64_t timeoutNS) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuPipelineLayoutAddRef`. */
typedef void (*WGPUProcPipelineLayoutAddRef)(WGPUPipelineLayout pipelineLayout) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuPipelineLayoutRelease`. */
typedef void (*WGPUProcPipelineLayoutRelease)(WGPUPipelineLayout pipelineLayout) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuPipelineLayoutSetLabel`. */
typedef void (*WGPUProcPipelineLayoutSetLabel)(WGPUPipelineLayout pipelineLayout, WGPUStringView label) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuQuerySetAddRef`. */
typedef void (*WGPUProcQuerySetAddRef)(WGPUQuerySet querySet) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuQuerySetDestroy`. */
typedef void (*WGPUProcQuerySetDestroy)(WGPUQuerySet querySet) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuQuerySetGetCount`. */
typedef uint32_t (*WGPUProcQuerySetGetCount)(WGPUQuerySet querySet) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuQuerySetGetType`. */
typedef WGPUQueryType (*WGPUProcQuerySetGetType)(WGPUQuerySet querySet) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuQuerySetRelease`. */
typedef void (*WGPUProcQuerySetRelease)(WGPUQuerySet querySet) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuQuerySetSetLabel`. */
typedef void (*WGPUProcQuerySetSetLabel)(WGPUQuerySet querySet, WGPUStringView label) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuQueueAddRef`. */
typedef void (*WGPUProcQueueAddRef)(WGPUQueue queue) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuQueueOnSubmittedWorkDone`. */
typedef WGPUFuture (*WGPUProcQueueOnSubmittedWorkDone)(WGPUQueue queue, WGPUQueueWorkDoneCallbackInfo callbackInfo) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuQueueRelease`. */
typedef void (*WGPUProcQueueRelease)(WGPUQueue queue) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuQueueSetLabel`. */
typedef void (*WGPUProcQueueSetLabel)(WGPUQueue queue, WGPUStringView label) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuQueueSubmit`. */
typedef void (*WGPUProcQueueSubmit)(WGPUQueue queue, size_t commandCount, const WGPUCommandBuffer *commands) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuQueueWriteBuffer`. */
typedef void (*WGPUProcQueueWriteBuffer)(WGPUQueue queue, WGPUBuffer buffer, uint64_t bufferOffset, const void *data, size_t size) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuQueueWriteTexture`. */
typedef void (*WGPUProcQueueWriteTexture)(WGPUQueue queue, const WGPUTexelCopyTextureInfo *destination, const void *data, size_t dataSize, const WGPUTexelCopyBufferLayout *dataLayout, const WGPUExtent3D *writeSize) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuRenderBundleAddRef`. */
typedef void (*WGPUProcRenderBundleAddRef)(WGPURenderBundle renderBundle) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuRenderBundleEncoderAddRef`. */
typedef void (*WGPUProcRenderBundleEncoderAddRef)(WGPURenderBundleEncoder renderBundleEncoder) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuRenderBundleEncoderDraw`. */
typedef void (*WGPUProcRenderBundleEncoderDraw)(WGPURenderBundleEncoder renderBundleEncoder, uint32_t vertexCount, uint32_t instanceCount, uint32_t firstVertex, uint32_t firstInstance) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuRenderBundleEncoderDrawIndexed`. */
typedef void (*WGPUProcRenderBundleEncoderDrawIndexed)(WGPURenderBundleEncoder renderBundleEncoder, uint32_t indexCount, uint32_t instanceCount, uint32_t firstIndex, int32_t baseVertex, uint32_t firstInstance) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuRenderBundleEncoderDrawIndexedIndirect`. */
typedef void (*WGPUProcRenderBundleEncoderDrawIndexedIndirect)(WGPURenderBundleEncoder renderBundleEncoder, WGPUBuffer indirectBuffer, uint64_t indirectOffset) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuRenderBundleEncoderDrawIndirect`. */
typedef void (*WGPUProcRenderBundleEncoderDrawIndirect)(WGPURenderBundleEncoder renderBundleEncoder, WGPUBuffer indirectBuffer, uint64_t indirectOffset) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuRenderBundleEncoderFinish`. */
typedef WGPURenderBundle (*WGPUProcRenderBundleEncoderFinish)(WGPURenderBundleEncoder renderBundleEncoder, WGPU_NULLABLE const WGPURenderBundleDescriptor *descriptor) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuRenderBundleEncoderInsertDebugMarker`. */
typedef void (*WGPUProcRenderBundleEncoderInsertDebugMarker)(WGPURenderBundleEncoder renderBundleEncoder, WGPUStringView markerLabel) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuRenderBundleEncoderPopDebugGroup`. */
typedef void (*WGPUProcRenderBundleEncoderPopDebugGroup)(WGPURenderBundleEncoder renderBundleEncoder) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuRenderBundleEncoderPushDebugGroup`. */
typedef void (*WGPUProcRenderBundleEncoderPushDebugGroup)(WGPURenderBundleEncoder renderBundleEncoder, WGPUStringView groupLabel) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuRenderBundleEncoderRelease`. */
typedef void (*WGPUProcRenderBundleEncoderRelease)(WGPURenderBundleEncoder renderBundleEncoder) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuRenderBundleEncoderSetBindGroup`. */
typedef void (*WGPUProcRenderBundleEncoderSetBindGroup)(WGPURenderBundleEncoder renderBundleEncoder, uint32_t groupIndex, WGPU_NULLABLE WGPUBindGroup group, size_t dynamicOffsetCount, const uint32_t *dynamicOffsets) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuRenderBundleEncoderSetImmediates`. */
typedef void (*WGPUProcRenderBundleEncoderSetImmediates)(WGPURenderBundleEncoder renderBundleEncoder, uint32_t offset, const void *data, size_t size) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuRenderBundleEncoderSetIndexBuffer`. */
typedef void (*WGPUProcRenderBundleEncoderSetIndexBuffer)(WGPURenderBundleEncoder renderBundleEncoder, WGPUBuffer buffer, WGPUIndexFormat format, uint64_t offset, uint64_t size) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuRenderBundleEncoderSetLabel`. */
typedef void (*WGPUProcRenderBundleEncoderSetLabel)(WGPURenderBundleEncoder renderBundleEncoder, WGPUStringView label) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuRenderBundleEncoderSetPipeline`. */
typedef void (*WGPUProcRenderBundleEncoderSetPipeline)(WGPURenderBundleEncoder renderBundleEncoder, WGPURenderPipeline pipeline) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuRenderBundleEncoderSetVertexBuffer`. */
typedef void (*WGPUProcRenderBundleEncoderSetVertexBuffer)(WGPURenderBundleEncoder renderBundleEncoder, uint32_t slot, WGPU_NULLABLE WGPUBuffer buffer, uint64_t offset, uint64_t size) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuRenderBundleRelease`. */
typedef void (*WGPUProcRenderBundleRelease)(WGPURenderBundle renderBundle) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuRenderBundleSetLabel`. */
typedef void (*WGPUProcRenderBundleSetLabel)(WGPURenderBundle renderBundle, WGPUStringView label) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuRenderPassEncoderAddRef`. */
typedef void (*WGPUProcRenderPassEncoderAddRef)(WGPURenderPassEncoder renderPassEncoder) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuRenderPassEncoderBeginOcclusionQuery`. */
typedef void (*WGPUProcRenderPassEncoderBeginOcclusionQuery)(WGPURenderPassEncoder renderPassEncoder, uint32_t queryIndex) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuRenderPassEncoderDraw`. */
typedef void (*WGPUProcRenderPassEncoderDraw)(WGPURenderPassEncoder renderPassEncoder, uint32_t vertexCount, uint32_t instanceCount, uint32_t firstVertex, uint32_t firstInstance) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuRenderPassEncoderDrawIndexed`. */
typedef void (*WGPUProcRenderPassEncoderDrawIndexed)(WGPURenderPassEncoder renderPassEncoder, uint32_t indexCount, uint32_t instanceCount, uint32_t firstIndex, int32_t baseVertex, uint32_t firstInstance) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuRenderPassEncoderDrawIndexedIndirect`. */
typedef void (*WGPUProcRenderPassEncoderDrawIndexedIndirect)(WGPURenderPassEncoder renderPassEncoder, WGPUBuffer indirectBuffer, uint64_t indirectOffset) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuRenderPassEncoderDrawIndirect`. */
typedef void (*WGPUProcRenderPassEncoderDrawIndirect)(WGPURenderPassEncoder renderPassEncoder, WGPUBuffer indirectBuffer, uint64_t indirectOffset) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuRenderPassEncoderEnd`. */
typedef void (*WGPUProcRenderPassEncoderEnd)(WGPURenderPassEncoder renderPassEncoder) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuRenderPassEncoderEndOcclusionQuery`. */
typedef void (*WGPUProcRenderPassEncoderEndOcclusionQuery)(WGPURenderPassEncoder renderPassEncoder) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuRenderPassEncoderExecuteBundles`. */
typedef void (*WGPUProcRenderPassEncoderExecuteBundles)(WGPURenderPassEncoder renderPassEncoder, size_t bundleCount, const WGPURenderBundle *bundles) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuRenderPassEncoderInsertDebugMarker`. */
typedef void (*WGPUProcRenderPassEncoderInsertDebugMarker)(WGPURenderPassEncoder renderPassEncoder, WGPUStringView markerLabel) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuRenderPassEncoderPopDebugGroup`. */
typedef void (*WGPUProcRenderPassEncoderPopDebugGroup)(WGPURenderPassEncoder renderPassEncoder) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuRenderPassEncoderPushDebugGroup`. */
typedef void (*WGPUProcRenderPassEncoderPushDebugGroup)(WGPURenderPassEncoder renderPassEncoder, WGPUStringView groupLabel) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuRenderPassEncoderRelease`. */
typedef void (*WGPUProcRenderPassEncoderRelease)(WGPURenderPassEncoder renderPassEncoder) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuRenderPassEncoderSetBindGroup`. */
typedef void (*WGPUProcRenderPassEncoderSetBindGroup)(WGPURenderPassEncoder renderPassEncoder, uint32_t groupIndex, WGPU_NULLABLE WGPUBindGroup group, size_t dynamicOffsetCount, const uint32_t *dynamicOffsets) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuRenderPassEncoderSetBlendConstant`. */
typedef void (*WGPUProcRenderPassEncoderSetBlendConstant)(WGPURenderPassEncoder renderPassEncoder, const WGPUColor *color) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuRenderPassEncoderSetImmediates`. */
typedef void (*WGPUProcRenderPassEncoderSetImmediates)(WGPURenderPassEncoder renderPassEncoder, uint32_t offset, const void *data, size_t size) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuRenderPassEncoderSetIndexBuffer`. */
typedef void (*WGPUProcRenderPassEncoderSetIndexBuffer)(WGPURenderPassEncoder renderPassEncoder, WGPUBuffer buffer, WGPUIndexFormat format, uint64_t offset, uint64_t size) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuRenderPassEncoderSetLabel`. */
typedef void (*WGPUProcRenderPassEncoderSetLabel)(WGPURenderPassEncoder renderPassEncoder, WGPUStringView label) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuRenderPassEncoderSetPipeline`. */
typedef void (*WGPUProcRenderPassEncoderSetPipeline)(WGPURenderPassEncoder renderPassEncoder, WGPURenderPipeline pipeline) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuRenderPassEncoderSetScissorRect`. */
typedef void (*WGPUProcRenderPassEncoderSetScissorRect)(WGPURenderPassEncoder renderPassEncoder, uint32_t x, uint32_t y, uint32_t width, uint32_t height) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuRenderPassEncoderSetStencilReference`. */
typedef void (*WGPUProcRenderPassEncoderSetStencilReference)(WGPURenderPassEncoder renderPassEncoder, uint32_t reference) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuRenderPassEncoderSetVertexBuffer`. */
typedef void (*WGPUProcRenderPassEncoderSetVertexBuffer)(WGPURenderPassEncoder renderPassEncoder, uint32_t slot, WGPU_NULLABLE WGPUBuffer buffer, uint64_t offset, uint64_t size) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuRenderPassEncoderSetViewport`. */
typedef void (*WGPUProcRenderPassEncoderSetViewport)(WGPURenderPassEncoder renderPassEncoder, float x, float y, float width, float height, float minDepth, float maxDepth) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuRenderPipelineAddRef`. */
typedef void (*WGPUProcRenderPipelineAddRef)(WGPURenderPipeline renderPipeline) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuRenderPipelineGetBindGroupLayout`. */
typedef WGPUBindGroupLayout (*WGPUProcRenderPipelineGetBindGroupLayout)(WGPURenderPipeline renderPipeline, uint32_t groupIndex) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuRenderPipelineRelease`. */
typedef void (*WGPUProcRenderPipelineRelease)(WGPURenderPipeline renderPipeline) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuRenderPipelineSetLabel`. */
typedef void (*WGPUProcRenderPipelineSetLabel)(WGPURenderPipeline renderPipeline, WGPUStringView label) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuSamplerAddRef`. */
typedef void (*WGPUProcSamplerAddRef)(WGPUSampler sampler) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuSamplerRelease`. */
typedef void (*WGPUProcSamplerRelease)(WGPUSampler sampler) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuSamplerSetLabel`. */
typedef void (*WGPUProcSamplerSetLabel)(WGPUSampler sampler, WGPUStringView label) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuShaderModuleAddRef`. */
typedef void (*WGPUProcShaderModuleAddRef)(WGPUShaderModule shaderModule) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuShaderModuleGetCompilationInfo`. */
typedef WGPUFuture (*WGPUProcShaderModuleGetCompilationInfo)(WGPUShaderModule shaderModule, WGPUCompilationInfoCallbackInfo callbackInfo) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuShaderModuleRelease`. */
typedef void (*WGPUProcShaderModuleRelease)(WGPUShaderModule shaderModule) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuShaderModuleSetLabel`. */
typedef void (*WGPUProcShaderModuleSetLabel)(WGPUShaderModule shaderModule, WGPUStringView label) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuSupportedFeaturesFreeMembers`. */
typedef void (*WGPUProcSupportedFeaturesFreeMembers)(WGPUSupportedFeatures supportedFeatures) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuSupportedInstanceFeaturesFreeMembers`. */
typedef void (*WGPUProcSupportedInstanceFeaturesFreeMembers)(WGPUSupportedInstanceFeatures supportedInstanceFeatures) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuSupportedWGSLLanguageFeaturesFreeMembers`. */
typedef void (*WGPUProcSupportedWGSLLanguageFeaturesFreeMembers)(WGPUSupportedWGSLLanguageFeatures supportedWGSLLanguageFeatures) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuSurfaceAddRef`. */
typedef void (*WGPUProcSurfaceAddRef)(WGPUSurface surface) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuSurfaceCapabilitiesFreeMembers`. */
typedef void (*WGPUProcSurfaceCapabilitiesFreeMembers)(WGPUSurfaceCapabilities surfaceCapabilities) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuSurfaceConfigure`. */
typedef void (*WGPUProcSurfaceConfigure)(WGPUSurface surface, const WGPUSurfaceConfiguration *config) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuSurfaceGetCapabilities`. */
typedef WGPUStatus (*WGPUProcSurfaceGetCapabilities)(WGPUSurface surface, WGPUAdapter adapter, WGPUSurfaceCapabilities *capabilities) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuSurfaceGetCurrentTexture`. */
typedef void (*WGPUProcSurfaceGetCurrentTexture)(WGPUSurface surface, WGPUSurfaceTexture *surfaceTexture) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuSurfacePresent`. */
typedef WGPUStatus (*WGPUProcSurfacePresent)(WGPUSurface surface) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuSurfaceRelease`. */
typedef void (*WGPUProcSurfaceRelease)(WGPUSurface surface) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuSurfaceSetLabel`. */
typedef void (*WGPUProcSurfaceSetLabel)(WGPUSurface surface, WGPUStringView label) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuSurfaceUnconfigure`. */
typedef void (*WGPUProcSurfaceUnconfigure)(WGPUSurface surface) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuTextureAddRef`. */
typedef void (*WGPUProcTextureAddRef)(WGPUTexture texture) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuTextureCreateView`. */
typedef WGPUTextureView (*WGPUProcTextureCreateView)(WGPUTexture texture, WGPU_NULLABLE const WGPUTextureViewDescriptor *descriptor) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuTextureDestroy`. */
typedef void (*WGPUProcTextureDestroy)(WGPUTexture texture) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuTextureGetDepthOrArrayLayers`. */
typedef uint32_t (*WGPUProcTextureGetDepthOrArrayLayers)(WGPUTexture texture) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuTextureGetDimension`. */
typedef WGPUTextureDimension (*WGPUProcTextureGetDimension)(WGPUTexture texture) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuTextureGetFormat`. */
typedef WGPUTextureFormat (*WGPUProcTextureGetFormat)(WGPUTexture texture) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuTextureGetHeight`. */
typedef uint32_t (*WGPUProcTextureGetHeight)(WGPUTexture texture) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuTextureGetMipLevelCount`. */
typedef uint32_t (*WGPUProcTextureGetMipLevelCount)(WGPUTexture texture) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuTextureGetSampleCount`. */
typedef uint32_t (*WGPUProcTextureGetSampleCount)(WGPUTexture texture) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuTextureGetTextureBindingViewDimension`. */
typedef WGPUTextureViewDimension (*WGPUProcTextureGetTextureBindingViewDimension)(WGPUTexture texture) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuTextureGetUsage`. */
typedef WGPUTextureUsage (*WGPUProcTextureGetUsage)(WGPUTexture texture) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuTextureGetWidth`. */
typedef uint32_t (*WGPUProcTextureGetWidth)(WGPUTexture texture) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuTextureRelease`. */
typedef void (*WGPUProcTextureRelease)(WGPUTexture texture) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuTextureSetLabel`. */
typedef void (*WGPUProcTextureSetLabel)(WGPUTexture texture, WGPUStringView label) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuTextureViewAddRef`. */
typedef void (*WGPUProcTextureViewAddRef)(WGPUTextureView textureView) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuTextureViewRelease`. */
typedef void (*WGPUProcTextureViewRelease)(WGPUTextureView textureView) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuTextureViewSetLabel`. */
typedef void (*WGPUProcTextureViewSetLabel)(WGPUTextureView textureView, WGPUStringView label) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

#endif /* WGPU_SKIP_PROCS */

#ifndef WGPU_SKIP_DECLARATIONS

/**
 * @defgroup GlobalFunctions Global functions
 * @{
 */

/**
 * Creates an instance, the root of everything else.
 *
 * `descriptor` may be NULL: all backends, no timed waits. `WGPUInstanceExtras` can be chained to it. No driver is loaded before the
 * first adapter is asked for. Returns NULL, with the reason in the log, when the descriptor is wrong. The caller owns the handle.
 * Any thread.
 */
WGPU_EXPORT WGPUInstance wgpuCreateInstance(WGPU_NULLABLE const WGPUInstanceDescriptor *descriptor) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Lists what instances can do, before one exists.
 *
 * Writes the list to `features`; give it back with `wgpuSupportedInstanceFeaturesFreeMembers`. Any thread.
 */
WGPU_EXPORT void wgpuGetInstanceFeatures(WGPUSupportedInstanceFeatures *features) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Tells the largest values that `requiredLimits` of an instance may have.
 *
 * Any thread. Returns `WGPUStatus_Error`, and writes nothing, when `limits` is NULL or has an unknown struct chained to it.
 */
WGPU_EXPORT WGPUStatus wgpuGetInstanceLimits(WGPUInstanceLimits *limits) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Returns the function of this name, of `webgpu.h`, `wgpu.h` or `wgpu_abi.h`; NULL for any other name.
 *
 * Cast the result to the function's `WGPUProc*` type before calling it. Any thread.
 */
WGPU_EXPORT WGPUProc wgpuGetProcAddress(WGPUStringView procName) WGPU_FUNCTION_ATTRIBUTE;

/** Tells whether instances can do something, before one exists. An unknown value is simply not supported. Any thread. */
WGPU_EXPORT WGPUBool wgpuHasInstanceFeature(WGPUInstanceFeatureName feature) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

/**
 * @defgroup WGPUAdapterMethods Functions of WGPUAdapter
 * @{
 */

/**
 * Lists what devices of this adapter can be asked for, the native features of `wgpu.h` among it.
 *
 * Writes the list to `features`; give it back with `wgpuSupportedFeaturesFreeMembers`. Any thread. Spec: GPUAdapter.features.
 */
WGPU_EXPORT void wgpuAdapterGetFeatures(WGPUAdapter adapter, WGPUSupportedFeatures *features) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Says which GPU this is: names, PCI ids, backend, subgroup sizes.
 *
 * Writes `info`; give its strings back with `wgpuAdapterInfoFreeMembers`. Returns `WGPUStatus_Error`, and writes nothing, when the
 * handle is dead or `info` is NULL. Any thread. Spec: GPUAdapter.info.
 */
WGPU_EXPORT WGPUStatus wgpuAdapterGetInfo(WGPUAdapter adapter, WGPUAdapterInfo *info) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Tells the most (for alignments: the least) that `requiredLimits` of a device may ask for.
 *
 * `WGPUNativeLimits`, `WGPUCompatibilityModeLimits`, `WGPUAbiMeshLimits` and `WGPUAbiAccelerationStructureLimits` chained to
 * `limits` are filled too. Returns `WGPUStatus_Error`, and writes
 * nothing, when the handle is dead, `limits` is NULL, or something else is chained. Any thread. Spec: GPUAdapter.limits.
 */
WGPU_EXPORT WGPUStatus wgpuAdapterGetLimits(WGPUAdapter adapter, WGPULimits *limits) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Tells whether devices of this adapter can be asked for a feature. An unknown value is simply not there. Any thread.
 * Spec: GPUAdapter.features.
 */
WGPU_EXPORT WGPUBool wgpuAdapterHasFeature(WGPUAdapter adapter, WGPUFeatureName feature) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Opens a device on the adapter.
 *
 * `descriptor` may be NULL: no features, default limits. The device is made when the call returns; the callback is called as its
 * mode says and owns the device. On failure the message names the feature or limit, what the adapter has, and the device-lost
 * callback is called too, with reason `FailedCreation`. An adapter makes any number of devices, but where the instance is
 * strict (`WGPU_ABI_STRICT=1`) one. Returns the future, or `{0}` when
 * `adapter` is no live handle or the mode is none. Any thread. Spec: GPUAdapter.requestDevice.
 */
WGPU_EXPORT WGPUFuture wgpuAdapterRequestDevice(WGPUAdapter adapter, WGPU_NULLABLE const WGPUDeviceDescriptor *descriptor, WGPURequestDeviceCallbackInfo callbackInfo) WGPU_FUNCTION_ATTRIBUTE;

/** Takes one more reference, which must be given back with `wgpuAdapterRelease`. Any thread. */
WGPU_EXPORT void wgpuAdapterAddRef(WGPUAdapter adapter) WGPU_FUNCTION_ATTRIBUTE;

/** Gives one reference back; after the last one the handle is dead. Devices made from the adapter live on. Any thread. */
WGPU_EXPORT void wgpuAdapterRelease(WGPUAdapter adapter) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

/**
 * @defgroup WGPUAdapterInfoMethods Functions of WGPUAdapterInfo
 * @{
 */

/**
 * Frees the strings that `wgpuAdapterGetInfo` or `wgpuDeviceGetAdapterInfo` wrote. A zeroed struct, or one freed before, is left
 * alone. Any thread.
 */
WGPU_EXPORT void wgpuAdapterInfoFreeMembers(WGPUAdapterInfo adapterInfo) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

/**
 * @defgroup WGPUBindGroupMethods Functions of WGPUBindGroup
 * @{
 */

/** Changes the label, which later error messages name. Any thread. Spec: GPUObjectBase.label. */
WGPU_EXPORT void wgpuBindGroupSetLabel(WGPUBindGroup bindGroup, WGPUStringView label) WGPU_FUNCTION_ATTRIBUTE;

/** Takes one more reference, which must be given back with `wgpuBindGroupRelease`. Any thread. */
WGPU_EXPORT void wgpuBindGroupAddRef(WGPUBindGroup bindGroup) WGPU_FUNCTION_ATTRIBUTE;

/** Gives one reference back. Recorded and submitted commands keep the group. Any thread. */
WGPU_EXPORT void wgpuBindGroupRelease(WGPUBindGroup bindGroup) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

/**
 * @defgroup WGPUBindGroupLayoutMethods Functions of WGPUBindGroupLayout
 * @{
 */

/** Changes the label, which later error messages name. Any thread. Spec: GPUObjectBase.label. */
WGPU_EXPORT void wgpuBindGroupLayoutSetLabel(WGPUBindGroupLayout bindGroupLayout, WGPUStringView label) WGPU_FUNCTION_ATTRIBUTE;

/** Takes one more reference, which must be given back with `wgpuBindGroupLayoutRelease`. Any thread. */
WGPU_EXPORT void wgpuBindGroupLayoutAddRef(WGPUBindGroupLayout bindGroupLayout) WGPU_FUNCTION_ATTRIBUTE;

/** Gives one reference back. Bind groups and pipeline layouts made with the layout keep what they need of it. Any thread. */
WGPU_EXPORT void wgpuBindGroupLayoutRelease(WGPUBindGroupLayout bindGroupLayout) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

/**
 * @defgroup WGPUBufferMethods Functions of WGPUBuffer
 * @{
 */

/**
 * Frees the buffer's memory as soon as the GPU no longer uses it, and unmaps it. The handle stays valid; using the buffer in
 * commands is a validation error from now on. Any thread. Spec: GPUBuffer.destroy.
 */
WGPU_EXPORT void wgpuBufferDestroy(WGPUBuffer buffer) WGPU_FUNCTION_ATTRIBUTE;

/** The mapped bytes, for reading; otherwise as `wgpuBufferGetMappedRange`. Any thread. */
WGPU_EXPORT const void *wgpuBufferGetConstMappedRange(WGPUBuffer buffer, size_t offset, size_t size) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Whether the buffer is mapped, or will be. `Unmapped` for a dead handle, and from the loss of the device on. Any thread.
 * Spec: GPUBuffer.mapState.
 */
WGPU_EXPORT WGPUBufferMapState wgpuBufferGetMapState(WGPUBuffer buffer) WGPU_FUNCTION_ATTRIBUTE;

/**
 * The mapped bytes, for reading and writing.
 *
 * `offset` is in bytes from the start of the buffer and a multiple of 8, `size` a multiple of 4 or `WGPU_WHOLE_MAP_SIZE`. Valid
 * until the buffer is unmapped, destroyed or released. Returns NULL, with the reason in the log, when the buffer is not mapped there.
 * Buffers mapped for reading and ranges that overlap are refused too, but only by instances that are strict (`WGPU_ABI_STRICT=1`).
 * Any thread. Spec: GPUBuffer.getMappedRange.
 */
WGPU_EXPORT void *wgpuBufferGetMappedRange(WGPUBuffer buffer, size_t offset, size_t size) WGPU_FUNCTION_ATTRIBUTE;

/** The size in bytes that the buffer was created with, also of an error object. Any thread. Spec: GPUBuffer.size. */
WGPU_EXPORT uint64_t wgpuBufferGetSize(WGPUBuffer buffer) WGPU_FUNCTION_ATTRIBUTE;

/** The usage that the buffer was created with, also of an error object. Any thread. Spec: GPUBuffer.usage. */
WGPU_EXPORT WGPUBufferUsage wgpuBufferGetUsage(WGPUBuffer buffer) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Maps a range of the buffer once the GPU no longer uses it.
 *
 * `offset` is in bytes and a multiple of 8, `size` a multiple of 4 or `WGPU_WHOLE_MAP_SIZE` (to the end); the buffer needs usage
 * `MapRead` or `MapWrite` to match `mode`, and must be unmapped. A wrong argument is a validation error, and the callback gets the
 * status `Error`; so does a further call while the buffer is being mapped. Unmapping or destroying the buffer first, or losing
 * the device, gives `Aborted`. Progress is made by `wgpuInstanceWaitAny`, `wgpuInstanceProcessEvents`,
 * `wgpuDevicePoll` and submits. Returns the future, or `{0}` when `buffer` is no live handle or the callback mode is none.
 * Any thread. Spec: GPUBuffer.mapAsync.
 */
WGPU_EXPORT WGPUFuture wgpuBufferMapAsync(WGPUBuffer buffer, WGPUMapMode mode, size_t offset, size_t size, WGPUBufferMapCallbackInfo callbackInfo) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Copies mapped bytes out: `size` bytes from `offset` on to `data`, safely also while another thread unmaps the buffer.
 *
 * Returns `WGPUStatus_Error`, with the reason in the log, when the buffer is not mapped there. Alignment as for
 * `wgpuBufferGetMappedRange`. Any thread.
 */
WGPU_EXPORT WGPUStatus wgpuBufferReadMappedRange(WGPUBuffer buffer, size_t offset, void *data, size_t size) WGPU_FUNCTION_ATTRIBUTE;

/** Changes the label, which later error messages name. Any thread. Spec: GPUObjectBase.label. */
WGPU_EXPORT void wgpuBufferSetLabel(WGPUBuffer buffer, WGPUStringView label) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Ends the mapping: the GPU sees what was written, and pointers into the range are dead. A pending mapping ends as `Aborted`;
 * unmapping an unmapped buffer does nothing. Any thread. Spec: GPUBuffer.unmap.
 */
WGPU_EXPORT void wgpuBufferUnmap(WGPUBuffer buffer) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Copies bytes in: `size` bytes from `data` to the mapped range at `offset`, safely also while another thread unmaps the buffer.
 *
 * Returns `WGPUStatus_Error`, with the reason in the log, when the buffer is not mapped there. Alignment as for
 * `wgpuBufferGetMappedRange`. Any thread.
 */
WGPU_EXPORT WGPUStatus wgpuBufferWriteMappedRange(WGPUBuffer buffer, size_t offset, const void *data, size_t size) WGPU_FUNCTION_ATTRIBUTE;

/** Takes one more reference, which must be given back with `wgpuBufferRelease`. Any thread. */
WGPU_EXPORT void wgpuBufferAddRef(WGPUBuffer buffer) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Gives one reference back. After the last one the buffer is unmapped, a pending mapping ends as `Aborted`, and the memory is
 * freed when the GPU no longer uses it. Any thread.
 */
WGPU_EXPORT void wgpuBufferRelease(WGPUBuffer buffer) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

/**
 * @defgroup WGPUCommandBufferMethods Functions of WGPUCommandBuffer
 * @{
 */

/** Changes the label, which later error messages name. Any thread. Spec: GPUObjectBase.label. */
WGPU_EXPORT void wgpuCommandBufferSetLabel(WGPUCommandBuffer commandBuffer, WGPUStringView label) WGPU_FUNCTION_ATTRIBUTE;

/** Takes one more reference, which must be given back with `wgpuCommandBufferRelease`. Any thread. */
WGPU_EXPORT void wgpuCommandBufferAddRef(WGPUCommandBuffer commandBuffer) WGPU_FUNCTION_ATTRIBUTE;

/** Gives one reference back; also needed after a submit. Any thread. */
WGPU_EXPORT void wgpuCommandBufferRelease(WGPUCommandBuffer commandBuffer) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

/**
 * @defgroup WGPUCommandEncoderMethods Functions of WGPUCommandEncoder
 * @{
 */

/**
 * Opens a compute pass; until it is ended, the encoder itself cannot record.
 *
 * `descriptor` may be NULL. The pass takes part in the encoder's faults: they are reported by `wgpuCommandEncoderFinish`. The caller
 * owns the handle. Spec: GPUCommandEncoder.beginComputePass.
 */
WGPU_EXPORT WGPUComputePassEncoder wgpuCommandEncoderBeginComputePass(WGPUCommandEncoder commandEncoder, WGPU_NULLABLE const WGPUComputePassDescriptor *descriptor) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Opens a render pass; until it is ended, the encoder itself cannot record.
 *
 * Color attachments may have a NULL view: their slot stays empty. The pass takes part in the encoder's faults: they are reported
 * by `wgpuCommandEncoderFinish`. The caller owns the handle. Spec: GPUCommandEncoder.beginRenderPass.
 */
WGPU_EXPORT WGPURenderPassEncoder wgpuCommandEncoderBeginRenderPass(WGPUCommandEncoder commandEncoder, const WGPURenderPassDescriptor *descriptor) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Fills a range of a buffer with zeros.
 *
 * `offset` and `size` are in bytes and multiples of 4; `WGPU_WHOLE_SIZE` means to the end. The buffer needs usage `CopyDst`.
 * Spec: GPUCommandEncoder.clearBuffer.
 */
WGPU_EXPORT void wgpuCommandEncoderClearBuffer(WGPUCommandEncoder commandEncoder, WGPUBuffer buffer, uint64_t offset, uint64_t size) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Copies bytes from one buffer to another, or to a range of the same buffer that does not overlap.
 *
 * Offsets and `size` are in bytes and multiples of 4; `WGPU_WHOLE_SIZE` means to the end of the source. The source needs usage
 * `CopySrc`, the destination `CopyDst`. Spec: GPUCommandEncoder.copyBufferToBuffer.
 */
WGPU_EXPORT void wgpuCommandEncoderCopyBufferToBuffer(WGPUCommandEncoder commandEncoder, WGPUBuffer source, uint64_t sourceOffset, WGPUBuffer destination, uint64_t destinationOffset, uint64_t size) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Copies texels from a buffer to a texture.
 *
 * `copySize` is in texels. The buffer's `offset` is a multiple of the texel block's size (4 for depth and stencil),
 * `bytesPerRow` a multiple of 256, needed for more than one row of blocks; `rowsPerImage` counts rows of blocks, needed for more
 * than one layer. The source needs usage `CopySrc`, the destination `CopyDst`. Spec: GPUCommandEncoder.copyBufferToTexture.
 */
WGPU_EXPORT void wgpuCommandEncoderCopyBufferToTexture(WGPUCommandEncoder commandEncoder, const WGPUTexelCopyBufferInfo *source, const WGPUTexelCopyTextureInfo *destination, const WGPUExtent3D *copySize) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Copies texels from a texture to a buffer; sizes, strides and usages as for `wgpuCommandEncoderCopyBufferToTexture`.
 * Spec: GPUCommandEncoder.copyTextureToBuffer.
 */
WGPU_EXPORT void wgpuCommandEncoderCopyTextureToBuffer(WGPUCommandEncoder commandEncoder, const WGPUTexelCopyTextureInfo *source, const WGPUTexelCopyBufferInfo *destination, const WGPUExtent3D *copySize) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Copies texels between textures of the same format (but for sRGB), or within one, where the subresources differ.
 *
 * `copySize` is in texels. The source needs usage `CopySrc`, the destination `CopyDst`. Depth, stencil and multisampled textures
 * are copied whole. Spec: GPUCommandEncoder.copyTextureToTexture.
 */
WGPU_EXPORT void wgpuCommandEncoderCopyTextureToTexture(WGPUCommandEncoder commandEncoder, const WGPUTexelCopyTextureInfo *source, const WGPUTexelCopyTextureInfo *destination, const WGPUExtent3D *copySize) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Ends the recording and gives the commands, to be submitted once.
 *
 * Whatever was wrong in the encoder and its passes is reported here, with the name of the call that was wrong; the result is then
 * an error object, which a submit refuses. A second finish is a validation error. The encoder's handle must still be released.
 * The caller owns the result. Spec: GPUCommandEncoder.finish.
 */
WGPU_EXPORT WGPUCommandBuffer wgpuCommandEncoderFinish(WGPUCommandEncoder commandEncoder, WGPU_NULLABLE const WGPUCommandBufferDescriptor *descriptor) WGPU_FUNCTION_ATTRIBUTE;

/** Marks this place for debuggers. Spec: GPUDebugCommandsMixin.insertDebugMarker. */
WGPU_EXPORT void wgpuCommandEncoderInsertDebugMarker(WGPUCommandEncoder commandEncoder, WGPUStringView markerLabel) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Closes the innermost group that was pushed on this encoder. Without one, the encoder becomes invalid.
 * Spec: GPUDebugCommandsMixin.popDebugGroup.
 */
WGPU_EXPORT void wgpuCommandEncoderPopDebugGroup(WGPUCommandEncoder commandEncoder) WGPU_FUNCTION_ATTRIBUTE;

/** Opens a group of commands that debuggers show under this name. Spec: GPUDebugCommandsMixin.pushDebugGroup. */
WGPU_EXPORT void wgpuCommandEncoderPushDebugGroup(WGPUCommandEncoder commandEncoder, WGPUStringView groupLabel) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Writes the results of queries to a buffer, 8 bytes each.
 *
 * `destinationOffset` is in bytes and a multiple of 256; the buffer needs usage `QueryResolve`. Queries that were not made give 0.
 * Spec: GPUCommandEncoder.resolveQuerySet.
 */
WGPU_EXPORT void wgpuCommandEncoderResolveQuerySet(WGPUCommandEncoder commandEncoder, WGPUQuerySet querySet, uint32_t firstQuery, uint32_t queryCount, WGPUBuffer destination, uint64_t destinationOffset) WGPU_FUNCTION_ATTRIBUTE;

/** Changes the label, which later error messages name. Spec: GPUObjectBase.label. */
WGPU_EXPORT void wgpuCommandEncoderSetLabel(WGPUCommandEncoder commandEncoder, WGPUStringView label) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Writes the time at which the commands before are done to a query of type `Timestamp`. Needs the native feature
 * `TimestampQueryInsideEncoders`.
 */
WGPU_EXPORT void wgpuCommandEncoderWriteTimestamp(WGPUCommandEncoder commandEncoder, WGPUQuerySet querySet, uint32_t queryIndex) WGPU_FUNCTION_ATTRIBUTE;

/** Takes one more reference, which must be given back with `wgpuCommandEncoderRelease`. Any thread. */
WGPU_EXPORT void wgpuCommandEncoderAddRef(WGPUCommandEncoder commandEncoder) WGPU_FUNCTION_ATTRIBUTE;

/** Gives one reference back; also needed after `wgpuCommandEncoderFinish`. Any thread. */
WGPU_EXPORT void wgpuCommandEncoderRelease(WGPUCommandEncoder commandEncoder) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

/**
 * @defgroup WGPUComputePassEncoderMethods Functions of WGPUComputePassEncoder
 * @{
 */

/**
 * Runs the pipeline with this many workgroups, each at most `maxComputeWorkgroupsPerDimension`; 0 in any direction runs none.
 * Spec: GPUComputePassEncoder.dispatchWorkgroups.
 */
WGPU_EXPORT void wgpuComputePassEncoderDispatchWorkgroups(WGPUComputePassEncoder computePassEncoder, uint32_t workgroupCountX, uint32_t workgroupCountY, uint32_t workgroupCountZ) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Runs the pipeline with the workgroup counts that three `uint32_t` in a buffer give.
 *
 * The buffer needs usage `Indirect`; `indirectOffset` is in bytes and a multiple of 4. Counts above the limit run nothing.
 * Spec: GPUComputePassEncoder.dispatchWorkgroupsIndirect.
 */
WGPU_EXPORT void wgpuComputePassEncoderDispatchWorkgroupsIndirect(WGPUComputePassEncoder computePassEncoder, WGPUBuffer indirectBuffer, uint64_t indirectOffset) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Ends the pass; its encoder can record again. Ending it twice, or after its encoder was finished, is a validation error.
 * Spec: GPUComputePassEncoder.end.
 */
WGPU_EXPORT void wgpuComputePassEncoderEnd(WGPUComputePassEncoder computePassEncoder) WGPU_FUNCTION_ATTRIBUTE;

/** Marks this place for debuggers. Spec: GPUDebugCommandsMixin.insertDebugMarker. */
WGPU_EXPORT void wgpuComputePassEncoderInsertDebugMarker(WGPUComputePassEncoder computePassEncoder, WGPUStringView markerLabel) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Closes the innermost group that was pushed in this pass. Without one, the encoder becomes invalid.
 * Spec: GPUDebugCommandsMixin.popDebugGroup.
 */
WGPU_EXPORT void wgpuComputePassEncoderPopDebugGroup(WGPUComputePassEncoder computePassEncoder) WGPU_FUNCTION_ATTRIBUTE;

/** Opens a group of commands that debuggers show under this name. Spec: GPUDebugCommandsMixin.pushDebugGroup. */
WGPU_EXPORT void wgpuComputePassEncoderPushDebugGroup(WGPUComputePassEncoder computePassEncoder, WGPUStringView groupLabel) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Sets (or, with a NULL `group`, takes away) the bind group of an index.
 *
 * `dynamicOffsets` has one offset in bytes for each binding with a dynamic offset, in the order of binding numbers, each a
 * multiple of the device's `minUniformBufferOffsetAlignment` or `minStorageBufferOffsetAlignment`.
 * Spec: GPUBindingCommandsMixin.setBindGroup.
 */
WGPU_EXPORT void wgpuComputePassEncoderSetBindGroup(WGPUComputePassEncoder computePassEncoder, uint32_t groupIndex, WGPU_NULLABLE WGPUBindGroup group, size_t dynamicOffsetCount, const uint32_t *dynamicOffsets) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Sets bytes of the immediate data (`var<immediate>`) that later dispatches see, whichever pipeline is set.
 *
 * `offset` and `size` are in bytes and multiples of 4; together at most the device's `maxImmediateSize`. What a shader uses must be
 * set before it runs. Spec: GPUBindingCommandsMixin.setImmediates.
 */
WGPU_EXPORT void wgpuComputePassEncoderSetImmediates(WGPUComputePassEncoder computePassEncoder, uint32_t offset, const void *data, size_t size) WGPU_FUNCTION_ATTRIBUTE;

/** Changes the label, which later error messages name. Spec: GPUObjectBase.label. */
WGPU_EXPORT void wgpuComputePassEncoderSetLabel(WGPUComputePassEncoder computePassEncoder, WGPUStringView label) WGPU_FUNCTION_ATTRIBUTE;

/** Sets the pipeline of the dispatches that follow. Spec: GPUComputePassEncoder.setPipeline. */
WGPU_EXPORT void wgpuComputePassEncoderSetPipeline(WGPUComputePassEncoder computePassEncoder, WGPUComputePipeline pipeline) WGPU_FUNCTION_ATTRIBUTE;

/** Takes one more reference, which must be given back with `wgpuComputePassEncoderRelease`. Any thread. */
WGPU_EXPORT void wgpuComputePassEncoderAddRef(WGPUComputePassEncoder computePassEncoder) WGPU_FUNCTION_ATTRIBUTE;

/** Gives one reference back. A pass that is released without `wgpuComputePassEncoderEnd` makes its encoder invalid. Any thread. */
WGPU_EXPORT void wgpuComputePassEncoderRelease(WGPUComputePassEncoder computePassEncoder) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

/**
 * @defgroup WGPUComputePipelineMethods Functions of WGPUComputePipeline
 * @{
 */

/**
 * The layout of the bind group with this number.
 *
 * Every call gives a new object, which the caller owns. With an automatic layout it fits bind groups for this pipeline only; a number
 * that the shaders do not use gives an empty layout. A number that is not below the limit `maxBindGroups`, or an invalid pipeline,
 * gives an error object and a report; a dead handle NULL. Any thread. Spec: GPUPipelineBase.getBindGroupLayout.
 */
WGPU_EXPORT WGPUBindGroupLayout wgpuComputePipelineGetBindGroupLayout(WGPUComputePipeline computePipeline, uint32_t groupIndex) WGPU_FUNCTION_ATTRIBUTE;

/** Changes the label, which later error messages name. Any thread. Spec: GPUObjectBase.label. */
WGPU_EXPORT void wgpuComputePipelineSetLabel(WGPUComputePipeline computePipeline, WGPUStringView label) WGPU_FUNCTION_ATTRIBUTE;

/** Takes one more reference, which must be given back with `wgpuComputePipelineRelease`. Any thread. */
WGPU_EXPORT void wgpuComputePipelineAddRef(WGPUComputePipeline computePipeline) WGPU_FUNCTION_ATTRIBUTE;

/** Gives one reference back. Recorded and submitted commands keep the pipeline. Any thread. */
WGPU_EXPORT void wgpuComputePipelineRelease(WGPUComputePipeline computePipeline) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

/**
 * @defgroup WGPUDeviceMethods Functions of WGPUDevice
 * @{
 */

/**
 * Creates a bind group.
 *
 * Every binding of the layout is filled exactly once, by a resource of its kind. Offsets and sizes are in bytes. Returns an error
 * object, and reports, when an entry has no resource or several, a resource is invalid, of another device, or does not fit the
 * layout; NULL when the device handle is dead. Destroying one of the buffers or textures, before or later, makes submits that use
 * the group fail. The caller owns the handle. Any thread. Spec: GPUDevice.createBindGroup.
 */
WGPU_EXPORT WGPUBindGroup wgpuDeviceCreateBindGroup(WGPUDevice device, const WGPUBindGroupDescriptor *descriptor) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Creates a bind group layout.
 *
 * Two layouts with the same entries may stand for each other everywhere. Returns an error object, and reports, when an entry binds
 * nothing or several kinds of resources, two entries have the same number, a feature is missing, or a limit is passed: those of
 * each shader stage are counted here, and over all groups by pipeline layouts. NULL when the device handle is dead. The caller owns
 * the handle. Any thread. Spec: GPUDevice.createBindGroupLayout.
 */
WGPU_EXPORT WGPUBindGroupLayout wgpuDeviceCreateBindGroupLayout(WGPUDevice device, const WGPUBindGroupLayoutDescriptor *descriptor) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Creates a buffer.
 *
 * `size` is in bytes; with `mappedAtCreation` it must be a multiple of 4. The content is zero. Returns an error object, and
 * reports, when the descriptor is wrong (validation) or memory is short (out of memory); NULL when the device handle is dead, or
 * when `mappedAtCreation` was asked for and there is no memory for the mapping. The caller owns the handle. Any thread.
 * Spec: GPUDevice.createBuffer.
 */
WGPU_EXPORT WGPUBuffer wgpuDeviceCreateBuffer(WGPUDevice device, const WGPUBufferDescriptor *descriptor) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Creates an encoder to record commands with.
 *
 * `descriptor` may be NULL. Returns NULL when the device handle is dead. The caller owns the handle. Any thread may create one;
 * one thread at a time may use it, a second one at the same moment is a reported error. Spec: GPUDevice.createCommandEncoder.
 */
WGPU_EXPORT WGPUCommandEncoder wgpuDeviceCreateCommandEncoder(WGPUDevice device, WGPU_NULLABLE const WGPUCommandEncoderDescriptor *descriptor) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Creates a compute pipeline, and compiles its shader before it returns.
 *
 * Returns an error object, and reports, when the shader and the layout do not fit, an entry point or constant does not exist, or a
 * limit is passed (validation), or when the driver's compiler fails (internal); NULL when the device handle is dead. The caller owns
 * the handle. Any thread. Spec: GPUDevice.createComputePipeline.
 */
WGPU_EXPORT WGPUComputePipeline wgpuDeviceCreateComputePipeline(WGPUDevice device, const WGPUComputePipelineDescriptor *descriptor) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Creates a compute pipeline on a worker thread.
 *
 * The descriptor is copied before the call returns, and its objects are kept. A wrong descriptor or a failure of the compiler is told
 * to the callback, with a NULL pipeline, and is no error of the device. On a lost device the callback gets a pipeline that does
 * nothing. With the mode `AllowSpontaneous` the callback may run on the worker thread. Returns the future, or `{0}` when `device` is
 * no live handle or the callback mode is none. Any thread. Spec: GPUDevice.createComputePipelineAsync.
 */
WGPU_EXPORT WGPUFuture wgpuDeviceCreateComputePipelineAsync(WGPUDevice device, const WGPUComputePipelineDescriptor *descriptor, WGPUCreateComputePipelineAsyncCallbackInfo callbackInfo) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Creates a pipeline layout.
 *
 * The position of a bind group layout is its group number; NULL leaves the number unused. `immediateSize` is in bytes and a
 * multiple of 4. Returns an error object, and reports, when a layout is invalid, of another device or from a pipeline with automatic
 * layout, or when a limit is passed; NULL when the device handle is dead. The caller owns the handle. Any thread.
 * Spec: GPUDevice.createPipelineLayout.
 */
WGPU_EXPORT WGPUPipelineLayout wgpuDeviceCreatePipelineLayout(WGPUDevice device, const WGPUPipelineLayoutDescriptor *descriptor) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Creates a query set.
 *
 * Timestamps need `WGPUFeatureName_TimestampQuery`, pipeline statistics `WGPUNativeFeature_PipelineStatisticsQuery` and a chained
 * `WGPUQuerySetDescriptorExtras`. A set has at most 4096 queries. Returns an error object, and reports, when the descriptor is
 * wrong; NULL when the device handle is dead or `descriptor` is NULL. The caller owns the handle. Any thread.
 * Spec: GPUDevice.createQuerySet.
 */
WGPU_EXPORT WGPUQuerySet wgpuDeviceCreateQuerySet(WGPUDevice device, const WGPUQuerySetDescriptor *descriptor) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Creates an encoder to record a render bundle with.
 *
 * Returns an encoder that records nothing, and reports, when the descriptor names no attachment, or a format or sample count that no
 * pass can have; NULL when the device handle is dead. The caller owns the handle. Any thread may create one; one thread at a time
 * may use it, a second one at the same moment is a reported error. Spec: GPUDevice.createRenderBundleEncoder.
 */
WGPU_EXPORT WGPURenderBundleEncoder wgpuDeviceCreateRenderBundleEncoder(WGPUDevice device, const WGPURenderBundleEncoderDescriptor *descriptor) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Creates a render pipeline, and compiles its shaders before it returns.
 *
 * Returns an error object, and reports, when the shaders, the layout and the fixed state do not fit, an entry point or constant does
 * not exist, or a limit or feature is missing (validation), or when the driver's compiler fails (internal); NULL when the device
 * handle is dead. The caller owns the handle. Any thread. Spec: GPUDevice.createRenderPipeline.
 */
WGPU_EXPORT WGPURenderPipeline wgpuDeviceCreateRenderPipeline(WGPUDevice device, const WGPURenderPipelineDescriptor *descriptor) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Creates a render pipeline on a worker thread; otherwise as `wgpuDeviceCreateComputePipelineAsync`.
 *
 * Returns the future, or `{0}` when `device` is no live handle or the callback mode is none. Any thread.
 * Spec: GPUDevice.createRenderPipelineAsync.
 */
WGPU_EXPORT WGPUFuture wgpuDeviceCreateRenderPipelineAsync(WGPUDevice device, const WGPURenderPipelineDescriptor *descriptor, WGPUCreateRenderPipelineAsyncCallbackInfo callbackInfo) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Creates a sampler.
 *
 * `descriptor` may be NULL: nearest filters, clamped to the edge. Returns an error object, and reports, when the descriptor is
 * wrong; NULL when the device handle is dead. The caller owns the handle. Any thread. Spec: GPUDevice.createSampler.
 */
WGPU_EXPORT WGPUSampler wgpuDeviceCreateSampler(WGPUDevice device, WGPU_NULLABLE const WGPUSamplerDescriptor *descriptor) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Creates a shader module from the one source that is chained to the descriptor: `WGPUShaderSourceWGSL`, `WGPUShaderSourceSPIRV`,
 * or `WGPUShaderSourceGLSL` of `wgpu.h`.
 *
 * Returns an error object, and reports with line and column, when the code is wrong; `wgpuShaderModuleGetCompilationInfo` tells the
 * same in numbers. At most 16 MiB of code; code that is nested too deeply to be compiled is a validation error. Returns NULL when
 * the device handle is dead or `descriptor` is NULL. The caller owns the handle. Any thread. Spec: GPUDevice.createShaderModule.
 */
WGPU_EXPORT WGPUShaderModule wgpuDeviceCreateShaderModule(WGPUDevice device, const WGPUShaderModuleDescriptor *descriptor) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Creates a texture.
 *
 * The content is zero. Returns an error object, and reports, when the descriptor is wrong (validation) or memory is short (out of
 * memory); NULL when the device handle is dead or `descriptor` is NULL. The caller owns the handle. Any thread.
 * Spec: GPUDevice.createTexture.
 */
WGPU_EXPORT WGPUTexture wgpuDeviceCreateTexture(WGPUDevice device, const WGPUTextureDescriptor *descriptor) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Destroys the device: pending mappings end as `Aborted`, the lost callback is called with reason `Destroyed`, and later calls do
 * nothing and report nothing. Destroying it again does nothing. Any thread. Spec: GPUDevice.destroy.
 */
WGPU_EXPORT void wgpuDeviceDestroy(WGPUDevice device) WGPU_FUNCTION_ATTRIBUTE;

/** Says which GPU the device is on; see `wgpuAdapterGetInfo`. Any thread. Spec: GPUDevice.adapterInfo. */
WGPU_EXPORT WGPUStatus wgpuDeviceGetAdapterInfo(WGPUDevice device, WGPUAdapterInfo *adapterInfo) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Lists the features that the device was made with, the native ones of `wgpu.h` among them.
 *
 * Writes the list to `features`; give it back with `wgpuSupportedFeaturesFreeMembers`. Any thread. Spec: GPUDevice.features.
 */
WGPU_EXPORT void wgpuDeviceGetFeatures(WGPUDevice device, WGPUSupportedFeatures *features) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Tells the limits that hold on the device: those asked for, or the defaults where they are better.
 *
 * `WGPUNativeLimits`, `WGPUCompatibilityModeLimits`, `WGPUAbiMeshLimits` and `WGPUAbiAccelerationStructureLimits` chained to
 * `limits` are filled too. Returns `WGPUStatus_Error`, and writes
 * nothing, when the handle is dead, `limits` is NULL, or something else is chained. Any thread. Spec: GPUDevice.limits.
 */
WGPU_EXPORT WGPUStatus wgpuDeviceGetLimits(WGPUDevice device, WGPULimits *limits) WGPU_FUNCTION_ATTRIBUTE;

/** The future that completes when the device is lost: the same at every call. Any thread. Spec: GPUDevice.lost. */
WGPU_EXPORT WGPUFuture wgpuDeviceGetLostFuture(WGPUDevice device) WGPU_FUNCTION_ATTRIBUTE;

/**
 * The device's queue. Every call gives the same queue and one more reference to it, which the caller owns. Any thread.
 * Spec: GPUDevice.queue.
 */
WGPU_EXPORT WGPUQueue wgpuDeviceGetQueue(WGPUDevice device) WGPU_FUNCTION_ATTRIBUTE;

/** Tells whether the device was made with a feature. An unknown value is simply not there. Any thread. Spec: GPUDevice.features. */
WGPU_EXPORT WGPUBool wgpuDeviceHasFeature(WGPUDevice device, WGPUFeatureName feature) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Closes the innermost error scope of the calling thread. The callback gets the first error that it took, `NoError` if none, or
 * the status `Error` when there was no scope. On a lost device it gets `NoError`. Spec: GPUDevice.popErrorScope.
 */
WGPU_EXPORT WGPUFuture wgpuDevicePopErrorScope(WGPUDevice device, WGPUPopErrorScopeCallbackInfo callbackInfo) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Opens an error scope on the calling thread: it takes the first error of its kind that calls on this thread cause on this
 * device, until it is popped. Scopes nest. Any thread. Spec: GPUDevice.pushErrorScope.
 */
WGPU_EXPORT void wgpuDevicePushErrorScope(WGPUDevice device, WGPUErrorFilter filter) WGPU_FUNCTION_ATTRIBUTE;

/** Changes the label, which later error messages name. Any thread. Spec: GPUObjectBase.label. */
WGPU_EXPORT void wgpuDeviceSetLabel(WGPUDevice device, WGPUStringView label) WGPU_FUNCTION_ATTRIBUTE;

/** Takes one more reference, which must be given back with `wgpuDeviceRelease`. Any thread. */
WGPU_EXPORT void wgpuDeviceAddRef(WGPUDevice device) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Gives one reference back. The last one destroys the device: the lost callback is called with reason `Destroyed`, and the
 * device's objects stay valid handles whose calls do nothing. Any thread.
 */
WGPU_EXPORT void wgpuDeviceRelease(WGPUDevice device) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

/**
 * @defgroup WGPUExternalTextureMethods Functions of WGPUExternalTexture
 * @{
 */

/** Changes the label, which later error messages name. Any thread. Spec: GPUObjectBase.label. */
WGPU_EXPORT void wgpuExternalTextureSetLabel(WGPUExternalTexture externalTexture, WGPUStringView label) WGPU_FUNCTION_ATTRIBUTE;

/** Takes one more reference, which must be given back with `wgpuExternalTextureRelease`. Any thread. */
WGPU_EXPORT void wgpuExternalTextureAddRef(WGPUExternalTexture externalTexture) WGPU_FUNCTION_ATTRIBUTE;

/** Gives one reference back. Any thread. */
WGPU_EXPORT void wgpuExternalTextureRelease(WGPUExternalTexture externalTexture) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

/**
 * @defgroup WGPUInstanceMethods Functions of WGPUInstance
 * @{
 */

/**
 * Creates a surface for a window.
 *
 * The chain of `descriptor` has exactly one of the `WGPUSurfaceSource` structs. Nothing is asked of the window or of a driver yet:
 * what does not fit shows in `wgpuSurfaceGetCapabilities` and `wgpuInstanceRequestAdapter`. Returns NULL, with the reason in the
 * log, when the chain has no source, two, one of another system, or one with a NULL member. The window must outlive the surface,
 * which the caller owns. Any thread; some window systems want it to be the thread that made the window.
 * Spec: HTMLCanvasElement.getContext.
 */
WGPU_EXPORT WGPUSurface wgpuInstanceCreateSurface(WGPUInstance instance, const WGPUSurfaceDescriptor *descriptor) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Lists the WGSL language features that shaders may rely on.
 *
 * Writes the list to `features`; give it back with `wgpuSupportedWGSLLanguageFeaturesFreeMembers`. Any thread.
 * Spec: GPU.wgslLanguageFeatures.
 */
WGPU_EXPORT void wgpuInstanceGetWGSLLanguageFeatures(WGPUInstance instance, WGPUSupportedWGSLLanguageFeatures *features) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Tells whether shaders may rely on a WGSL language feature. An unknown value is simply not supported. Any thread.
 * Spec: GPU.wgslLanguageFeatures.
 */
WGPU_EXPORT WGPUBool wgpuInstanceHasWGSLLanguageFeature(WGPUInstance instance, WGPUWGSLLanguageFeatureName feature) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Makes progress on every device of the instance, without waiting, and runs the callbacks of operations that are complete and
 * whose mode is not `WaitAnyOnly`. They may call any function. Any thread.
 */
WGPU_EXPORT void wgpuInstanceProcessEvents(WGPUInstance instance) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Looks for an adapter that fits `options` (NULL: any).
 *
 * The search is over when the call returns; the callback is called as its mode says. On failure its message tells for each
 * backend why there is none, and which package to install. The adapter that it gets is owned by the callback. Returns the future,
 * or `{0}` when `instance` is no live handle or the mode is none. Any thread. Spec: GPU.requestAdapter.
 */
WGPU_EXPORT WGPUFuture wgpuInstanceRequestAdapter(WGPUInstance instance, WGPU_NULLABLE const WGPURequestAdapterOptions *options, WGPURequestAdapterCallbackInfo callbackInfo) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Waits until at least one of the futures is complete, runs the callbacks of those that are, and marks them `completed`.
 *
 * `timeoutNS` is in nanoseconds: 0 only looks, `UINT64_MAX` waits for ever. More than 0 needs the instance feature `TimedWaitAny`
 * and at most `timedWaitAnyMaxCount` (64) futures, else `WGPUWaitStatus_Error`, which is also the answer to a number that no call
 * has returned as a future. The futures may be of any kind and of several
 * devices. The wait blocks, it does not spin. Any thread.
 */
WGPU_EXPORT WGPUWaitStatus wgpuInstanceWaitAny(WGPUInstance instance, size_t futureCount, WGPU_NULLABLE WGPUFutureWaitInfo *futures, uint64_t timeoutNS) WGPU_FUNCTION_ATTRIBUTE;

/** Takes one more reference, which must be given back with `wgpuInstanceRelease`. Any thread. */
WGPU_EXPORT void wgpuInstanceAddRef(WGPUInstance instance) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Gives one reference back. With the last one, every operation that is still pending ends: its callback is called now, with the
 * status `CallbackCancelled`, whatever its mode. Devices live on until they are released themselves. Any thread.
 */
WGPU_EXPORT void wgpuInstanceRelease(WGPUInstance instance) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

/**
 * @defgroup WGPUPipelineLayoutMethods Functions of WGPUPipelineLayout
 * @{
 */

/** Changes the label, which later error messages name. Any thread. Spec: GPUObjectBase.label. */
WGPU_EXPORT void wgpuPipelineLayoutSetLabel(WGPUPipelineLayout pipelineLayout, WGPUStringView label) WGPU_FUNCTION_ATTRIBUTE;

/** Takes one more reference, which must be given back with `wgpuPipelineLayoutRelease`. Any thread. */
WGPU_EXPORT void wgpuPipelineLayoutAddRef(WGPUPipelineLayout pipelineLayout) WGPU_FUNCTION_ATTRIBUTE;

/** Gives one reference back. Pipelines made with the layout keep what they need of it. Any thread. */
WGPU_EXPORT void wgpuPipelineLayoutRelease(WGPUPipelineLayout pipelineLayout) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

/**
 * @defgroup WGPUQuerySetMethods Functions of WGPUQuerySet
 * @{
 */

/**
 * Frees the queries as soon as the GPU no longer uses them. The handle stays valid; submitting commands that use the set is a
 * validation error from now on. Any thread. Spec: GPUQuerySet.destroy.
 */
WGPU_EXPORT void wgpuQuerySetDestroy(WGPUQuerySet querySet) WGPU_FUNCTION_ATTRIBUTE;

/** The number of queries that the set was created with, also of an error object. Any thread. Spec: GPUQuerySet.count. */
WGPU_EXPORT uint32_t wgpuQuerySetGetCount(WGPUQuerySet querySet) WGPU_FUNCTION_ATTRIBUTE;

/** The type that the set was created with, also of an error object; 0 for a dead handle. Any thread. Spec: GPUQuerySet.type. */
WGPU_EXPORT WGPUQueryType wgpuQuerySetGetType(WGPUQuerySet querySet) WGPU_FUNCTION_ATTRIBUTE;

/** Changes the label, which later error messages name. Any thread. Spec: GPUObjectBase.label. */
WGPU_EXPORT void wgpuQuerySetSetLabel(WGPUQuerySet querySet, WGPUStringView label) WGPU_FUNCTION_ATTRIBUTE;

/** Takes one more reference, which must be given back with `wgpuQuerySetRelease`. Any thread. */
WGPU_EXPORT void wgpuQuerySetAddRef(WGPUQuerySet querySet) WGPU_FUNCTION_ATTRIBUTE;

/** Gives one reference back. Any thread. */
WGPU_EXPORT void wgpuQuerySetRelease(WGPUQuerySet querySet) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

/**
 * @defgroup WGPUQueueMethods Functions of WGPUQueue
 * @{
 */

/**
 * Calls back when all work that was submitted before is done, or when the device is lost.
 *
 * Returns the future, or `{0}` when `queue` is no live handle or the mode is none. Any thread.
 * Spec: GPUQueue.onSubmittedWorkDone.
 */
WGPU_EXPORT WGPUFuture wgpuQueueOnSubmittedWorkDone(WGPUQueue queue, WGPUQueueWorkDoneCallbackInfo callbackInfo) WGPU_FUNCTION_ATTRIBUTE;

/** Changes the label, which later error messages name. Any thread. Spec: GPUObjectBase.label. */
WGPU_EXPORT void wgpuQueueSetLabel(WGPUQueue queue, WGPUStringView label) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Submits command buffers, to be run in this order after everything submitted before.
 *
 * Each can be submitted once and must have been finished on this device without an error; its resources must not be destroyed or
 * mapped. Otherwise none is run, and the reason is a validation error. The handles must still be released. Any thread.
 * Spec: GPUQueue.submit.
 */
WGPU_EXPORT void wgpuQueueSubmit(WGPUQueue queue, size_t commandCount, const WGPUCommandBuffer *commands) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Writes to a buffer, before any command buffer that is submitted later and after those submitted before.
 *
 * The data is copied before the call returns. `bufferOffset` and `size` are in bytes and multiples of 4; the buffer needs usage
 * `CopyDst`, must not be mapped, and the range must lie within it, else a validation error. Any thread.
 * Spec: GPUQueue.writeBuffer.
 */
WGPU_EXPORT void wgpuQueueWriteBuffer(WGPUQueue queue, WGPUBuffer buffer, uint64_t bufferOffset, const void *data, size_t size) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Writes to a texture, before any command buffer that is submitted later and after those submitted before.
 *
 * The data is copied before the call returns. `dataSize` and the members of `dataLayout` are in bytes and rows of blocks, without
 * alignment; `writeSize` is in texels. The texture needs usage `CopyDst`, and the range must lie within it and within the data,
 * else a validation error. Any thread. Spec: GPUQueue.writeTexture.
 */
WGPU_EXPORT void wgpuQueueWriteTexture(WGPUQueue queue, const WGPUTexelCopyTextureInfo *destination, const void *data, size_t dataSize, const WGPUTexelCopyBufferLayout *dataLayout, const WGPUExtent3D *writeSize) WGPU_FUNCTION_ATTRIBUTE;

/** Takes one more reference, which must be given back with `wgpuQueueRelease`. Any thread. */
WGPU_EXPORT void wgpuQueueAddRef(WGPUQueue queue) WGPU_FUNCTION_ATTRIBUTE;

/** Gives one reference back. Work submitted goes on. Any thread. */
WGPU_EXPORT void wgpuQueueRelease(WGPUQueue queue) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

/**
 * @defgroup WGPURenderBundleMethods Functions of WGPURenderBundle
 * @{
 */

/** Changes the label, which later error messages name. Any thread. Spec: GPUObjectBase.label. */
WGPU_EXPORT void wgpuRenderBundleSetLabel(WGPURenderBundle renderBundle, WGPUStringView label) WGPU_FUNCTION_ATTRIBUTE;

/** Takes one more reference, which must be given back with `wgpuRenderBundleRelease`. Any thread. */
WGPU_EXPORT void wgpuRenderBundleAddRef(WGPURenderBundle renderBundle) WGPU_FUNCTION_ATTRIBUTE;

/** Gives one reference back. Passes that execute the bundle keep it. Any thread. */
WGPU_EXPORT void wgpuRenderBundleRelease(WGPURenderBundle renderBundle) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

/**
 * @defgroup WGPURenderBundleEncoderMethods Functions of WGPURenderBundleEncoder
 * @{
 */

/** Draws vertices from the bound vertex buffers. Spec: GPURenderCommandsMixin.draw. */
WGPU_EXPORT void wgpuRenderBundleEncoderDraw(WGPURenderBundleEncoder renderBundleEncoder, uint32_t vertexCount, uint32_t instanceCount, uint32_t firstVertex, uint32_t firstInstance) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Draws the vertices that the bound index buffer names; `baseVertex` is added to each index.
 * Spec: GPURenderCommandsMixin.drawIndexed.
 */
WGPU_EXPORT void wgpuRenderBundleEncoderDrawIndexed(WGPURenderBundleEncoder renderBundleEncoder, uint32_t indexCount, uint32_t instanceCount, uint32_t firstIndex, int32_t baseVertex, uint32_t firstInstance) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Draws indexed with the five 32-bit numbers in a buffer: index count, instance count, first index, base vertex (signed), first
 * instance.
 *
 * The buffer needs usage `Indirect`; `indirectOffset` is in bytes and a multiple of 4. A first instance other than 0 needs the
 * feature `IndirectFirstInstance`. Spec: GPURenderCommandsMixin.drawIndexedIndirect.
 */
WGPU_EXPORT void wgpuRenderBundleEncoderDrawIndexedIndirect(WGPURenderBundleEncoder renderBundleEncoder, WGPUBuffer indirectBuffer, uint64_t indirectOffset) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Draws with the four `uint32_t` in a buffer: vertex count, instance count, first vertex, first instance.
 *
 * The buffer needs usage `Indirect`; `indirectOffset` is in bytes and a multiple of 4. A first instance other than 0 needs the
 * feature `IndirectFirstInstance`. Spec: GPURenderCommandsMixin.drawIndirect.
 */
WGPU_EXPORT void wgpuRenderBundleEncoderDrawIndirect(WGPURenderBundleEncoder renderBundleEncoder, WGPUBuffer indirectBuffer, uint64_t indirectOffset) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Ends the recording and gives the bundle, which the caller owns.
 *
 * `descriptor` may be NULL. Everything that was wrong with the recorded calls is reported here; then, and when the encoder was
 * finished before, the result is an error object. NULL when the handle is dead. The encoder still has to be released.
 * Spec: GPURenderBundleEncoder.finish.
 */
WGPU_EXPORT WGPURenderBundle wgpuRenderBundleEncoderFinish(WGPURenderBundleEncoder renderBundleEncoder, WGPU_NULLABLE const WGPURenderBundleDescriptor *descriptor) WGPU_FUNCTION_ATTRIBUTE;

/** Marks this place for debuggers. Spec: GPUDebugCommandsMixin.insertDebugMarker. */
WGPU_EXPORT void wgpuRenderBundleEncoderInsertDebugMarker(WGPURenderBundleEncoder renderBundleEncoder, WGPUStringView markerLabel) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Closes the innermost group that was pushed in this bundle. Without one, the bundle becomes invalid.
 * Spec: GPUDebugCommandsMixin.popDebugGroup.
 */
WGPU_EXPORT void wgpuRenderBundleEncoderPopDebugGroup(WGPURenderBundleEncoder renderBundleEncoder) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Opens a group of commands that debuggers show under this name. Every group must be closed in the bundle.
 * Spec: GPUDebugCommandsMixin.pushDebugGroup.
 */
WGPU_EXPORT void wgpuRenderBundleEncoderPushDebugGroup(WGPURenderBundleEncoder renderBundleEncoder, WGPUStringView groupLabel) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Sets (or, with a NULL `group`, takes away) the bind group of this number.
 *
 * There are as many dynamic offsets, in bytes, as the group's layout has bindings with them, in the order of the bindings.
 * Spec: GPUBindingCommandsMixin.setBindGroup.
 */
WGPU_EXPORT void wgpuRenderBundleEncoderSetBindGroup(WGPURenderBundleEncoder renderBundleEncoder, uint32_t groupIndex, WGPU_NULLABLE WGPUBindGroup group, size_t dynamicOffsetCount, const uint32_t *dynamicOffsets) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Sets bytes of the immediate data (`var<immediate>`) that later draws of the bundle see, whichever pipeline is set.
 *
 * `offset` and `size` are in bytes and multiples of 4; together at most the device's `maxImmediateSize`. What a shader uses must be
 * set before it runs. Spec: GPUBindingCommandsMixin.setImmediates.
 */
WGPU_EXPORT void wgpuRenderBundleEncoderSetImmediates(WGPURenderBundleEncoder renderBundleEncoder, uint32_t offset, const void *data, size_t size) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Sets the buffer that indexed draws read.
 *
 * The buffer needs usage `Index`. `offset` is in bytes and a multiple of the format's size (2 or 4), `size` in bytes or
 * `WGPU_WHOLE_SIZE`: to the end. Spec: GPURenderCommandsMixin.setIndexBuffer.
 */
WGPU_EXPORT void wgpuRenderBundleEncoderSetIndexBuffer(WGPURenderBundleEncoder renderBundleEncoder, WGPUBuffer buffer, WGPUIndexFormat format, uint64_t offset, uint64_t size) WGPU_FUNCTION_ATTRIBUTE;

/** Changes the label, which later error messages name. Spec: GPUObjectBase.label. */
WGPU_EXPORT void wgpuRenderBundleEncoderSetLabel(WGPURenderBundleEncoder renderBundleEncoder, WGPUStringView label) WGPU_FUNCTION_ATTRIBUTE;

/** Sets the pipeline of the draws that follow. Its targets must be those of the bundle. Spec: GPURenderCommandsMixin.setPipeline. */
WGPU_EXPORT void wgpuRenderBundleEncoderSetPipeline(WGPURenderBundleEncoder renderBundleEncoder, WGPURenderPipeline pipeline) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Sets (or, with a NULL `buffer`, takes away) the vertex buffer of a slot.
 *
 * The buffer needs usage `Vertex`. `offset` is in bytes and a multiple of 4, `size` in bytes or `WGPU_WHOLE_SIZE`: to the end.
 * Spec: GPURenderCommandsMixin.setVertexBuffer.
 */
WGPU_EXPORT void wgpuRenderBundleEncoderSetVertexBuffer(WGPURenderBundleEncoder renderBundleEncoder, uint32_t slot, WGPU_NULLABLE WGPUBuffer buffer, uint64_t offset, uint64_t size) WGPU_FUNCTION_ATTRIBUTE;

/** Takes one more reference, which must be given back with `wgpuRenderBundleEncoderRelease`. Any thread. */
WGPU_EXPORT void wgpuRenderBundleEncoderAddRef(WGPURenderBundleEncoder renderBundleEncoder) WGPU_FUNCTION_ATTRIBUTE;

/** Gives one reference back; also needed after `wgpuRenderBundleEncoderFinish`. Any thread. */
WGPU_EXPORT void wgpuRenderBundleEncoderRelease(WGPURenderBundleEncoder renderBundleEncoder) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

/**
 * @defgroup WGPURenderPassEncoderMethods Functions of WGPURenderPassEncoder
 * @{
 */

/**
 * Begins to count the samples that pass all tests, into the pass's occlusion query set. One query at a time, each index once in
 * a pass. Spec: GPURenderPassEncoder.beginOcclusionQuery.
 */
WGPU_EXPORT void wgpuRenderPassEncoderBeginOcclusionQuery(WGPURenderPassEncoder renderPassEncoder, uint32_t queryIndex) WGPU_FUNCTION_ATTRIBUTE;

/** Draws vertices from the bound vertex buffers. Spec: GPURenderCommandsMixin.draw. */
WGPU_EXPORT void wgpuRenderPassEncoderDraw(WGPURenderPassEncoder renderPassEncoder, uint32_t vertexCount, uint32_t instanceCount, uint32_t firstVertex, uint32_t firstInstance) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Draws the vertices that the bound index buffer names; `baseVertex` is added to each index.
 * Spec: GPURenderCommandsMixin.drawIndexed.
 */
WGPU_EXPORT void wgpuRenderPassEncoderDrawIndexed(WGPURenderPassEncoder renderPassEncoder, uint32_t indexCount, uint32_t instanceCount, uint32_t firstIndex, int32_t baseVertex, uint32_t firstInstance) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Draws indexed with the five 32-bit numbers in a buffer: index count, instance count, first index, base vertex (signed), first
 * instance.
 *
 * The buffer needs usage `Indirect`; `indirectOffset` is in bytes and a multiple of 4. A first instance other than 0 needs the
 * feature `IndirectFirstInstance`. Spec: GPURenderCommandsMixin.drawIndexedIndirect.
 */
WGPU_EXPORT void wgpuRenderPassEncoderDrawIndexedIndirect(WGPURenderPassEncoder renderPassEncoder, WGPUBuffer indirectBuffer, uint64_t indirectOffset) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Draws with the four `uint32_t` in a buffer: vertex count, instance count, first vertex, first instance.
 *
 * The buffer needs usage `Indirect`; `indirectOffset` is in bytes and a multiple of 4. A first instance other than 0 needs the
 * feature `IndirectFirstInstance`. Spec: GPURenderCommandsMixin.drawIndirect.
 */
WGPU_EXPORT void wgpuRenderPassEncoderDrawIndirect(WGPURenderPassEncoder renderPassEncoder, WGPUBuffer indirectBuffer, uint64_t indirectOffset) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Ends the pass; its encoder can record again.
 *
 * Ending it twice, or after its encoder was finished, is a validation error. More draws than `WGPURenderPassMaxDrawCount` allows
 * make the encoder invalid. Spec: GPURenderPassEncoder.end.
 */
WGPU_EXPORT void wgpuRenderPassEncoderEnd(WGPURenderPassEncoder renderPassEncoder) WGPU_FUNCTION_ATTRIBUTE;

/** Ends the occlusion query that is open. Spec: GPURenderPassEncoder.endOcclusionQuery. */
WGPU_EXPORT void wgpuRenderPassEncoderEndOcclusionQuery(WGPURenderPassEncoder renderPassEncoder) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Executes bundles, one after the other.
 *
 * Their formats, sample count and read-only aspects must be those of the pass. Afterwards no pipeline, bind group, index or vertex
 * buffer is set. Spec: GPURenderPassEncoder.executeBundles.
 */
WGPU_EXPORT void wgpuRenderPassEncoderExecuteBundles(WGPURenderPassEncoder renderPassEncoder, size_t bundleCount, const WGPURenderBundle *bundles) WGPU_FUNCTION_ATTRIBUTE;

/** Marks this place for debuggers. Spec: GPUDebugCommandsMixin.insertDebugMarker. */
WGPU_EXPORT void wgpuRenderPassEncoderInsertDebugMarker(WGPURenderPassEncoder renderPassEncoder, WGPUStringView markerLabel) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Closes the innermost group that was pushed in this pass. Without one, the encoder becomes invalid.
 * Spec: GPUDebugCommandsMixin.popDebugGroup.
 */
WGPU_EXPORT void wgpuRenderPassEncoderPopDebugGroup(WGPURenderPassEncoder renderPassEncoder) WGPU_FUNCTION_ATTRIBUTE;

/** Opens a group of commands that debuggers show under this name. Spec: GPUDebugCommandsMixin.pushDebugGroup. */
WGPU_EXPORT void wgpuRenderPassEncoderPushDebugGroup(WGPURenderPassEncoder renderPassEncoder, WGPUStringView groupLabel) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Sets (or, with a NULL `group`, takes away) the bind group of an index.
 *
 * `dynamicOffsets` has one offset in bytes for each binding with a dynamic offset, in the order of binding numbers, each a
 * multiple of the device's `minUniformBufferOffsetAlignment` or `minStorageBufferOffsetAlignment`.
 * Spec: GPUBindingCommandsMixin.setBindGroup.
 */
WGPU_EXPORT void wgpuRenderPassEncoderSetBindGroup(WGPURenderPassEncoder renderPassEncoder, uint32_t groupIndex, WGPU_NULLABLE WGPUBindGroup group, size_t dynamicOffsetCount, const uint32_t *dynamicOffsets) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Sets the constant color that blend factors `Constant` and `OneMinusConstant` use; at first it is transparent black. All four
 * channels must be finite. Spec: GPURenderPassEncoder.setBlendConstant.
 */
WGPU_EXPORT void wgpuRenderPassEncoderSetBlendConstant(WGPURenderPassEncoder renderPassEncoder, const WGPUColor *color) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Sets bytes of the immediate data (`var<immediate>`) that later draws see, whichever pipeline is set. Executed bundles clear
 * it.
 *
 * `offset` and `size` are in bytes and multiples of 4; together at most the device's `maxImmediateSize`. What a shader uses must be
 * set before it runs. Spec: GPUBindingCommandsMixin.setImmediates.
 */
WGPU_EXPORT void wgpuRenderPassEncoderSetImmediates(WGPURenderPassEncoder renderPassEncoder, uint32_t offset, const void *data, size_t size) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Sets the buffer that indexed draws read.
 *
 * The buffer needs usage `Index`. `offset` is in bytes and a multiple of the format's size (2 or 4), `size` in bytes or
 * `WGPU_WHOLE_SIZE`: to the end. Spec: GPURenderCommandsMixin.setIndexBuffer.
 */
WGPU_EXPORT void wgpuRenderPassEncoderSetIndexBuffer(WGPURenderPassEncoder renderPassEncoder, WGPUBuffer buffer, WGPUIndexFormat format, uint64_t offset, uint64_t size) WGPU_FUNCTION_ATTRIBUTE;

/** Changes the label, which later error messages name. Spec: GPUObjectBase.label. */
WGPU_EXPORT void wgpuRenderPassEncoderSetLabel(WGPURenderPassEncoder renderPassEncoder, WGPUStringView label) WGPU_FUNCTION_ATTRIBUTE;

/** Sets the pipeline of the draws that follow. Spec: GPURenderCommandsMixin.setPipeline. */
WGPU_EXPORT void wgpuRenderPassEncoderSetPipeline(WGPURenderPassEncoder renderPassEncoder, WGPURenderPipeline pipeline) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Sets the rectangle, in texels, outside of which nothing is drawn. It must lie within the attachments; at first it is all of
 * them. Spec: GPURenderPassEncoder.setScissorRect.
 */
WGPU_EXPORT void wgpuRenderPassEncoderSetScissorRect(WGPURenderPassEncoder renderPassEncoder, uint32_t x, uint32_t y, uint32_t width, uint32_t height) WGPU_FUNCTION_ATTRIBUTE;

/** Sets the value that stencil tests compare with; at first it is 0. Spec: GPURenderPassEncoder.setStencilReference. */
WGPU_EXPORT void wgpuRenderPassEncoderSetStencilReference(WGPURenderPassEncoder renderPassEncoder, uint32_t reference) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Sets (or, with a NULL `buffer`, takes away) the vertex buffer of a slot.
 *
 * The buffer needs usage `Vertex`. `offset` is in bytes and a multiple of 4, `size` in bytes or `WGPU_WHOLE_SIZE`: to the end.
 * Spec: GPURenderCommandsMixin.setVertexBuffer.
 */
WGPU_EXPORT void wgpuRenderPassEncoderSetVertexBuffer(WGPURenderPassEncoder renderPassEncoder, uint32_t slot, WGPU_NULLABLE WGPUBuffer buffer, uint64_t offset, uint64_t size) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Sets the part of the attachments, in texels, and the range of depths, within 0 to 1, that clip space is stretched over. At
 * first it is all of both. All six numbers must be finite. Spec: GPURenderPassEncoder.setViewport.
 */
WGPU_EXPORT void wgpuRenderPassEncoderSetViewport(WGPURenderPassEncoder renderPassEncoder, float x, float y, float width, float height, float minDepth, float maxDepth) WGPU_FUNCTION_ATTRIBUTE;

/** Takes one more reference, which must be given back with `wgpuRenderPassEncoderRelease`. Any thread. */
WGPU_EXPORT void wgpuRenderPassEncoderAddRef(WGPURenderPassEncoder renderPassEncoder) WGPU_FUNCTION_ATTRIBUTE;

/** Gives one reference back. A pass that is released without `wgpuRenderPassEncoderEnd` makes its encoder invalid. Any thread. */
WGPU_EXPORT void wgpuRenderPassEncoderRelease(WGPURenderPassEncoder renderPassEncoder) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

/**
 * @defgroup WGPURenderPipelineMethods Functions of WGPURenderPipeline
 * @{
 */

/**
 * The layout of the bind group with this number.
 *
 * Every call gives a new object, which the caller owns. With an automatic layout it fits bind groups for this pipeline only; a number
 * that the shaders do not use gives an empty layout. A number that is not below the limit `maxBindGroups`, or an invalid pipeline,
 * gives an error object and a report; a dead handle NULL. Any thread. Spec: GPUPipelineBase.getBindGroupLayout.
 */
WGPU_EXPORT WGPUBindGroupLayout wgpuRenderPipelineGetBindGroupLayout(WGPURenderPipeline renderPipeline, uint32_t groupIndex) WGPU_FUNCTION_ATTRIBUTE;

/** Changes the label, which later error messages name. Any thread. Spec: GPUObjectBase.label. */
WGPU_EXPORT void wgpuRenderPipelineSetLabel(WGPURenderPipeline renderPipeline, WGPUStringView label) WGPU_FUNCTION_ATTRIBUTE;

/** Takes one more reference, which must be given back with `wgpuRenderPipelineRelease`. Any thread. */
WGPU_EXPORT void wgpuRenderPipelineAddRef(WGPURenderPipeline renderPipeline) WGPU_FUNCTION_ATTRIBUTE;

/** Gives one reference back. Recorded and submitted commands keep the pipeline. Any thread. */
WGPU_EXPORT void wgpuRenderPipelineRelease(WGPURenderPipeline renderPipeline) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

/**
 * @defgroup WGPUSamplerMethods Functions of WGPUSampler
 * @{
 */

/** Changes the label, which later error messages name. Any thread. Spec: GPUObjectBase.label. */
WGPU_EXPORT void wgpuSamplerSetLabel(WGPUSampler sampler, WGPUStringView label) WGPU_FUNCTION_ATTRIBUTE;

/** Takes one more reference, which must be given back with `wgpuSamplerRelease`. Any thread. */
WGPU_EXPORT void wgpuSamplerAddRef(WGPUSampler sampler) WGPU_FUNCTION_ATTRIBUTE;

/** Gives one reference back. Any thread. */
WGPU_EXPORT void wgpuSamplerRelease(WGPUSampler sampler) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

/**
 * @defgroup WGPUShaderModuleMethods Functions of WGPUShaderModule
 * @{
 */

/**
 * Tells what the compiler said about the module: at least one error for an error object, and warnings, if there is anything to warn of,
 * for a valid one.
 *
 * Warnings are about barriers and derivatives that only some invocations may come to (WGSL's uniformity rules); strict instances take
 * them for errors. Nothing else is a warning, and none is logged.
 *
 * The messages are there when the call returns; the callback is called as its mode says, and the messages live until it returns.
 * Positions count bytes of UTF-8. Returns the future, or `{0}` when `shaderModule` is no live handle or the mode is none. Any
 * thread. Spec: GPUShaderModule.getCompilationInfo.
 */
WGPU_EXPORT WGPUFuture wgpuShaderModuleGetCompilationInfo(WGPUShaderModule shaderModule, WGPUCompilationInfoCallbackInfo callbackInfo) WGPU_FUNCTION_ATTRIBUTE;

/** Changes the label, which later error messages name. Any thread. Spec: GPUObjectBase.label. */
WGPU_EXPORT void wgpuShaderModuleSetLabel(WGPUShaderModule shaderModule, WGPUStringView label) WGPU_FUNCTION_ATTRIBUTE;

/** Takes one more reference, which must be given back with `wgpuShaderModuleRelease`. Any thread. */
WGPU_EXPORT void wgpuShaderModuleAddRef(WGPUShaderModule shaderModule) WGPU_FUNCTION_ATTRIBUTE;

/** Gives one reference back. Pipelines made from the module live on. Any thread. */
WGPU_EXPORT void wgpuShaderModuleRelease(WGPUShaderModule shaderModule) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

/**
 * @defgroup WGPUSupportedFeaturesMethods Functions of WGPUSupportedFeatures
 * @{
 */

/**
 * Frees the list that `wgpuAdapterGetFeatures` or `wgpuDeviceGetFeatures` wrote. A zeroed struct, or one freed before, is left
 * alone. Any thread.
 */
WGPU_EXPORT void wgpuSupportedFeaturesFreeMembers(WGPUSupportedFeatures supportedFeatures) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

/**
 * @defgroup WGPUSupportedInstanceFeaturesMethods Functions of WGPUSupportedInstanceFeatures
 * @{
 */

/** Frees the list that `wgpuGetInstanceFeatures` wrote. A zeroed struct, or one freed before, is left alone. Any thread. */
WGPU_EXPORT void wgpuSupportedInstanceFeaturesFreeMembers(WGPUSupportedInstanceFeatures supportedInstanceFeatures) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

/**
 * @defgroup WGPUSupportedWGSLLanguageFeaturesMethods Functions of WGPUSupportedWGSLLanguageFeatures
 * @{
 */

/** Frees the list that `wgpuInstanceGetWGSLLanguageFeatures` wrote. A zeroed struct, or one freed before, is left alone. Any thread. */
WGPU_EXPORT void wgpuSupportedWGSLLanguageFeaturesFreeMembers(WGPUSupportedWGSLLanguageFeatures supportedWGSLLanguageFeatures) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

/**
 * @defgroup WGPUSurfaceMethods Functions of WGPUSurface
 * @{
 */

/**
 * Makes the surface ready to give textures, or changes how they are.
 *
 * A current texture that was not presented is thrown away: it counts as destroyed. Waits until the device's queue is idle. Whatever
 * is wrong with `config` is a validation error of `config->device`, and leaves the surface without configuration. On a lost device
 * it succeeds, and frames are not shown. Any thread; those that submit work to the device wait meanwhile.
 * Spec: GPUCanvasContext.configure.
 */
WGPU_EXPORT void wgpuSurfaceConfigure(WGPUSurface surface, const WGPUSurfaceConfiguration *config) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Tells which formats, present modes, alpha modes and usages the surface has with an adapter.
 *
 * Writes `capabilities`; give its lists back with `wgpuSurfaceCapabilitiesFreeMembers`. When the two do not go together, or the
 * window is gone, all lists are empty. Returns `WGPUStatus_Error`, with empty lists, when a handle is dead, the two are of different
 * instances, or something is chained. Any thread.
 */
WGPU_EXPORT WGPUStatus wgpuSurfaceGetCapabilities(WGPUSurface surface, WGPUAdapter adapter, WGPUSurfaceCapabilities *capabilities) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Gets the texture to draw the next frame on.
 *
 * Writes the texture, which the caller owns, and how it went to `surfaceTexture`; the texture is NULL unless the status is one of the
 * successes. Waits for a texture to come free, a second at most. A surface that is not configured, or whose last texture was not
 * presented, gets the status `Error`, with the reason in the log. On a lost device the status is `SuccessOptimal`, and the texture
 * an error object. Any thread. Spec: GPUCanvasContext.getCurrentTexture.
 */
WGPU_EXPORT void wgpuSurfaceGetCurrentTexture(WGPUSurface surface, WGPUSurfaceTexture *surfaceTexture) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Shows the current texture on the window, as soon as the work that was submitted before is done; a texture on which nothing was
 * drawn is black.
 *
 * The texture counts as destroyed from now on; it may be released before or after. Returns `WGPUStatus_Error`, with the reason in
 * the log, when the surface is not configured or has no current texture. When the window has changed or is gone, the next
 * `wgpuSurfaceGetCurrentTexture` says so. Vulkan drivers for Wayland wait here while nothing of the window can be seen, unless
 * the present mode is `Mailbox` or `Immediate`. Any thread.
 */
WGPU_EXPORT WGPUStatus wgpuSurfacePresent(WGPUSurface surface) WGPU_FUNCTION_ATTRIBUTE;

/** Changes the label, which later error messages name. Any thread. */
WGPU_EXPORT void wgpuSurfaceSetLabel(WGPUSurface surface, WGPUStringView label) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Takes the configuration away, throws a current texture away that was not presented, and frees what the driver keeps for the
 * surface. A surface without configuration is left alone. Any thread. Spec: GPUCanvasContext.unconfigure.
 */
WGPU_EXPORT void wgpuSurfaceUnconfigure(WGPUSurface surface) WGPU_FUNCTION_ATTRIBUTE;

/** Takes one more reference, which must be given back with `wgpuSurfaceRelease`. Any thread. */
WGPU_EXPORT void wgpuSurfaceAddRef(WGPUSurface surface) WGPU_FUNCTION_ATTRIBUTE;

/** Gives one reference back. The last one unconfigures the surface; after that the window may be closed. Any thread. */
WGPU_EXPORT void wgpuSurfaceRelease(WGPUSurface surface) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

/**
 * @defgroup WGPUSurfaceCapabilitiesMethods Functions of WGPUSurfaceCapabilities
 * @{
 */

/** Frees the lists that `wgpuSurfaceGetCapabilities` wrote. A zeroed struct, or one freed before, is left alone. Any thread. */
WGPU_EXPORT void wgpuSurfaceCapabilitiesFreeMembers(WGPUSurfaceCapabilities surfaceCapabilities) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

/**
 * @defgroup WGPUTextureMethods Functions of WGPUTexture
 * @{
 */

/**
 * Creates a view of a texture.
 *
 * `descriptor` may be NULL: the whole texture. Returns an error object, and reports, when the descriptor is wrong, its usage is not
 * a part of the texture's, or the texture is invalid; NULL when the texture handle is dead. The caller owns the
 * handle. Any thread. Spec: GPUTexture.createView.
 */
WGPU_EXPORT WGPUTextureView wgpuTextureCreateView(WGPUTexture texture, WGPU_NULLABLE const WGPUTextureViewDescriptor *descriptor) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Frees the texture's memory as soon as the GPU no longer uses it. The handle stays valid, and views and bind groups can
 * still be made of it; submitting commands that use them, and writing to the texture, is a validation error from now on. Any thread. Spec: GPUTexture.destroy.
 */
WGPU_EXPORT void wgpuTextureDestroy(WGPUTexture texture) WGPU_FUNCTION_ATTRIBUTE;

/**
 * The depth of a 3D texture, or the number of layers of others, also of an error object. Any thread.
 * Spec: GPUTexture.depthOrArrayLayers.
 */
WGPU_EXPORT uint32_t wgpuTextureGetDepthOrArrayLayers(WGPUTexture texture) WGPU_FUNCTION_ATTRIBUTE;

/**
 * The dimension that the texture was created with, also of an error object; never `Undefined` for a live handle, unless the
 * descriptor had an unknown value. Any thread. Spec: GPUTexture.dimension.
 */
WGPU_EXPORT WGPUTextureDimension wgpuTextureGetDimension(WGPUTexture texture) WGPU_FUNCTION_ATTRIBUTE;

/**
 * The format that the texture was created with, also of an error object; `Undefined` for a dead handle. Any thread.
 * Spec: GPUTexture.format.
 */
WGPU_EXPORT WGPUTextureFormat wgpuTextureGetFormat(WGPUTexture texture) WGPU_FUNCTION_ATTRIBUTE;

/** The height in texels that the texture was created with, also of an error object. Any thread. Spec: GPUTexture.height. */
WGPU_EXPORT uint32_t wgpuTextureGetHeight(WGPUTexture texture) WGPU_FUNCTION_ATTRIBUTE;

/** The number of mip levels that the texture was created with, also of an error object. Any thread. Spec: GPUTexture.mipLevelCount. */
WGPU_EXPORT uint32_t wgpuTextureGetMipLevelCount(WGPUTexture texture) WGPU_FUNCTION_ATTRIBUTE;

/**
 * The number of samples of a texel that the texture was created with, also of an error object. Any thread.
 * Spec: GPUTexture.sampleCount.
 */
WGPU_EXPORT uint32_t wgpuTextureGetSampleCount(WGPUTexture texture) WGPU_FUNCTION_ATTRIBUTE;

/**
 * The dimension in which the texture is bound on a device without `WGPUFeatureName_CoreFeaturesAndLimits`; `Undefined` on all
 * others, where views choose. Any thread. Spec: GPUTexture.textureBindingViewDimension.
 */
WGPU_EXPORT WGPUTextureViewDimension wgpuTextureGetTextureBindingViewDimension(WGPUTexture texture) WGPU_FUNCTION_ATTRIBUTE;

/** The usage that the texture was created with, also of an error object. Any thread. Spec: GPUTexture.usage. */
WGPU_EXPORT WGPUTextureUsage wgpuTextureGetUsage(WGPUTexture texture) WGPU_FUNCTION_ATTRIBUTE;

/** The width in texels that the texture was created with, also of an error object. Any thread. Spec: GPUTexture.width. */
WGPU_EXPORT uint32_t wgpuTextureGetWidth(WGPUTexture texture) WGPU_FUNCTION_ATTRIBUTE;

/** Changes the label, which later error messages name. Any thread. Spec: GPUObjectBase.label. */
WGPU_EXPORT void wgpuTextureSetLabel(WGPUTexture texture, WGPUStringView label) WGPU_FUNCTION_ATTRIBUTE;

/** Takes one more reference, which must be given back with `wgpuTextureRelease`. Any thread. */
WGPU_EXPORT void wgpuTextureAddRef(WGPUTexture texture) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Gives one reference back. Views keep the texture's memory. A texture of a surface may be released before or after it is
 * presented. Any thread.
 */
WGPU_EXPORT void wgpuTextureRelease(WGPUTexture texture) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

/**
 * @defgroup WGPUTextureViewMethods Functions of WGPUTextureView
 * @{
 */

/** Changes the label, which later error messages name. Any thread. Spec: GPUObjectBase.label. */
WGPU_EXPORT void wgpuTextureViewSetLabel(WGPUTextureView textureView, WGPUStringView label) WGPU_FUNCTION_ATTRIBUTE;

/** Takes one more reference, which must be given back with `wgpuTextureViewRelease`. Any thread. */
WGPU_EXPORT void wgpuTextureViewAddRef(WGPUTextureView textureView) WGPU_FUNCTION_ATTRIBUTE;

/** Gives one reference back. Any thread. */
WGPU_EXPORT void wgpuTextureViewRelease(WGPUTextureView textureView) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

#endif /* WGPU_SKIP_DECLARATIONS */

#ifdef __cplusplus
} /* extern "C" */
#endif

#endif /* WEBGPU_H_ */
