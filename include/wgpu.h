/**
 * @file wgpu.h
 * What wgpu-native adds to the standard interface (version 29 of its wgpu.h), as wgpu-abi implements it.
 *
 * Values of these extensions lie at 0x00030000 and above. Chain the structs whose names end in `Extras` to the standard
 * struct that they extend. The rules of `webgpu.h` apply.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
/* Generated from src/ by `WGPU_ABI_GENERATE=1 cargo check`. Do not edit. */
#ifndef WGPU_H_
#define WGPU_H_

#include "webgpu.h"

/**
 * @defgroup NativeEnumerations Enumerations of wgpu-native
 * @{
 */

/** Further values of `WGPUSType`; cast them to it for the `sType` of a chained structure. */
typedef enum WGPUNativeSType {
    /** `WGPUDeviceExtras`, in a `WGPUDeviceDescriptor`. */
    WGPUSType_DeviceExtras = 0x00030001,
    /**
     * `WGPUNativeLimits`, in a `WGPULimits`, both when limits are asked for and when they are
     * required.
     */
    WGPUSType_NativeLimits = 0x00030002,
    /** `WGPUShaderSourceGLSL`, in a `WGPUShaderModuleDescriptor`. */
    WGPUSType_ShaderSourceGLSL = 0x00030003,
    /** `WGPUInstanceExtras`, in a `WGPUInstanceDescriptor`. */
    WGPUSType_InstanceExtras = 0x00030004,
    /** `WGPUBindGroupEntryExtras`, in a `WGPUBindGroupEntry`. */
    WGPUSType_BindGroupEntryExtras = 0x00030005,
    /** `WGPUBindGroupLayoutEntryExtras`, in a `WGPUBindGroupLayoutEntry`. */
    WGPUSType_BindGroupLayoutEntryExtras = 0x00030006,
    /** `WGPUQuerySetDescriptorExtras`, in a `WGPUQuerySetDescriptor`. */
    WGPUSType_QuerySetDescriptorExtras = 0x00030007,
    /** `WGPUSurfaceConfigurationExtras`, in a `WGPUSurfaceConfiguration`. */
    WGPUSType_SurfaceConfigurationExtras = 0x00030008,
    /** `WGPUSurfaceSourceSwapChainPanel`, in a `WGPUSurfaceDescriptor`. */
    WGPUSType_SurfaceSourceSwapChainPanel = 0x00030009,
    /** `WGPUPrimitiveStateExtras`, in a `WGPUPrimitiveState`. */
    WGPUSType_PrimitiveStateExtras = 0x0003000A,
    /** `WGPUSamplerDescriptorExtras`, in a `WGPUSamplerDescriptor`. */
    WGPUSType_SamplerDescriptorExtras = 0x0003000B,
    WGPUNativeSType_Force32 = 0x7FFFFFFF
} WGPUNativeSType WGPU_ENUM_ATTRIBUTE;

/**
 * Further values of `WGPUFeatureName`; cast them to it in `requiredFeatures` and `HasFeature`
 * calls.
 *
 * Where backends are named, the feature is never there on the others, and depends on the device on
 * those. Numbers that are missing here belong to features for which `wgpu.h` has no functions.
 */
typedef enum WGPUNativeFeature {
    /**
     * Immediate data: `SetImmediates` of passes and bundles. On wherever the adapter has it. All
     * backends; emulated on OpenGL.
     */
    WGPUNativeFeature_Immediates = 0x00030001,
    /**
     * Formats may be used in every way that the adapter can, not only in those that the standard
     * guarantees: read-write storage, filtering, blending, more samples. No formats are added.
     */
    WGPUNativeFeature_TextureAdapterSpecificFormatFeatures = 0x00030002,
    /**
     * `wgpuRenderPassEncoderMultiDrawIndirectCount` and its indexed twin. Where it is there, the
     * functions without `Count` are one command too, otherwise a row of single draws. Vulkan,
     * Direct3D 12.
     */
    WGPUNativeFeature_MultiDrawIndirectCount = 0x00030004,
    /** Storage buffers and textures that vertex shaders write. Some GPUs that draw in tiles cannot. */
    WGPUNativeFeature_VertexWritableStorage = 0x00030005,
    /**
     * Bindings that are arrays of sampled textures or samplers, indexed by values that are equal
     * in all invocations. Vulkan, Direct3D 12, Metal.
     */
    WGPUNativeFeature_TextureBindingArray = 0x00030006,
    /**
     * Arrays of sampled textures and storage buffers indexed by any value. GLSL asks for it by
     * `GL_EXT_nonuniform_qualifier`, WGSL needs nothing. Vulkan, Direct3D 12, Metal.
     */
    WGPUNativeFeature_SampledTextureAndStorageBufferArrayNonUniformIndexing = 0x00030007,
    /** Query sets of pipeline statistics: see `WGPUQuerySetDescriptorExtras`. Vulkan. */
    WGPUNativeFeature_PipelineStatisticsQuery = 0x00030008,
    /**
     * Arrays of storage buffers, with `WGPUNativeFeature_BufferBindingArray`, and of storage
     * textures, with `WGPUNativeFeature_TextureBindingArray`. Vulkan, Direct3D 12, Metal.
     */
    WGPUNativeFeature_StorageResourceBindingArray = 0x00030009,
    /**
     * Bind groups whose arrays have fewer resources than the layout's count; shaders must not
     * touch the rest. Vulkan, Direct3D 12, Metal.
     */
    WGPUNativeFeature_PartiallyBoundBindingArray = 0x0003000A,
    /** The formats R, RG and RGBA with `16Unorm` and `16Snorm`. */
    WGPUNativeFeature_TextureFormat16bitNorm = 0x0003000B,
    /** The ASTC formats with values above 1. Vulkan, Metal, OpenGL. */
    WGPUNativeFeature_TextureCompressionAstcHdr = 0x0003000C,
    /**
     * The map usages of buffers go together with all others. Only good where processor and GPU
     * share memory; elsewhere such buffers are slow. Vulkan, Direct3D 12, Metal.
     */
    WGPUNativeFeature_MappablePrimaryBuffers = 0x0003000E,
    /**
     * Bindings that are arrays of buffers, indexed by values that are equal in all invocations.
     * Vulkan, Metal.
     */
    WGPUNativeFeature_BufferBindingArray = 0x0003000F,
    /** Arrays of storage textures indexed by any value. Vulkan, Direct3D 12, Metal. */
    WGPUNativeFeature_StorageTextureArrayNonUniformIndexing = 0x00030010,
    /**
     * The border color `WGPUSamplerBorderColor_Zero`. Needs
     * `WGPUNativeFeature_AddressModeClampToBorder` as well.
     */
    WGPUNativeFeature_AddressModeClampToZero = 0x00030011,
    /** The address mode `WGPUNativeAddressMode_ClampToBorder`. */
    WGPUNativeFeature_AddressModeClampToBorder = 0x00030012,
    /**
     * `WGPUPolygonMode_Line`: triangles drawn as their edges. Vulkan, Direct3D 12, Metal, desktop
     * OpenGL.
     */
    WGPUNativeFeature_PolygonModeLine = 0x00030013,
    /** `WGPUPolygonMode_Point`: triangles drawn as their corners. Vulkan, desktop OpenGL. */
    WGPUNativeFeature_PolygonModePoint = 0x00030014,
    /** `WGPUPrimitiveStateExtras::conservative`. Vulkan, Direct3D 12. */
    WGPUNativeFeature_ConservativeRasterization = 0x00030015,
    /** `wgpuCommandEncoderClearTexture`. All backends. */
    WGPUNativeFeature_ClearTexture = 0x00030016,
    /**
     * The built-in `view_index` in shaders, and passes of several views, which begin with
     * `WGPUAbiMultiview` of `wgpu_abi.h`. All backends.
     */
    WGPUNativeFeature_Multiview = 0x00030018,
    /** Vertex attributes of 64 bits. No backend has them yet. */
    WGPUNativeFeature_VertexAttribute64bit = 0x00030019,
    /** Textures of format `WGPUNativeTextureFormat_NV12`. Vulkan, Direct3D 12. */
    WGPUNativeFeature_TextureFormatNv12 = 0x0003001A,
    /**
     * Ray queries in shaders. Experimental. `wgpu_abi.h` has what they look through:
     * `wgpuAbiDeviceCreateTlas`. Vulkan, Direct3D 12, Metal.
     */
    WGPUNativeFeature_RayQuery = 0x0003001C,
    /** The type `f64` in shaders; on many GPUs 16 to 64 times as slow as `f32`. Vulkan. */
    WGPUNativeFeature_ShaderF64 = 0x0003001D,
    /**
     * The types `i16` and `u16` in shaders, in WGSL after `enable wgpu_int16;`. Vulkan, Direct3D
     * 12, Metal.
     */
    WGPUNativeFeature_ShaderI16 = 0x0003001E,
    /**
     * `@early_depth_test` on fragment shaders, `early_fragment_tests` and `depth_*` layouts in
     * GLSL. Vulkan, OpenGL.
     */
    WGPUNativeFeature_ShaderEarlyDepthTest = 0x00030020,
    /**
     * Subgroup functions and built-ins in compute and fragment shaders: the same as
     * `WGPUFeatureName_Subgroups`. Vulkan, Direct3D 12, Metal.
     */
    WGPUNativeFeature_Subgroup = 0x00030021,
    /** Subgroup functions and built-ins in vertex shaders too. Vulkan. */
    WGPUNativeFeature_SubgroupVertex = 0x00030022,
    /**
     * The function `subgroupBarrier` in compute shaders. Needs `WGPUNativeFeature_Subgroup` as
     * well. Vulkan, Metal.
     */
    WGPUNativeFeature_SubgroupBarrier = 0x00030023,
    /**
     * `wgpuCommandEncoderWriteTimestamp`. Needs `WGPUFeatureName_TimestampQuery` as well. All
     * backends.
     */
    WGPUNativeFeature_TimestampQueryInsideEncoders = 0x00030024,
    /**
     * `wgpuRenderPassEncoderWriteTimestamp` and `wgpuComputePassEncoderWriteTimestamp`. Needs
     * `WGPUFeatureName_TimestampQuery` as well. Rarely there on GPUs that draw in tiles.
     */
    WGPUNativeFeature_TimestampQueryInsidePasses = 0x00030025,
    /** The types `i64` and `u64` in shaders. Vulkan, Direct3D 12 with the DXC compiler, Metal. */
    WGPUNativeFeature_ShaderInt64 = 0x00030026,
    /** Atomic `f32` in shaders: load, store, add, subtract, exchange. Vulkan, Metal. */
    WGPUNativeFeature_ShaderFloat32Atomic = 0x00030027,
    /**
     * Atomic operations on storage textures of formats R32Uint and R32Sint. Vulkan, Direct3D 12,
     * Metal.
     */
    WGPUNativeFeature_TextureAtomic = 0x00030028,
    /** Textures of format `WGPUNativeTextureFormat_P010`. Vulkan, Direct3D 12. */
    WGPUNativeFeature_TextureFormatP010 = 0x00030029,
    /** Pipeline caches, which `wgpu_abi.h` has. Vulkan. */
    WGPUNativeFeature_PipelineCache = 0x0003002B,
    /** Atomic minimum and maximum of `i64` and `u64`. Vulkan, Direct3D 12, Metal. */
    WGPUNativeFeature_ShaderInt64AtomicMinMax = 0x0003002C,
    /** All atomic operations of `i64` and `u64`. Vulkan, Direct3D 12. */
    WGPUNativeFeature_ShaderInt64AtomicAllOps = 0x0003002D,
    /**
     * Atomic minimum and maximum on storage textures of format R64Uint. Vulkan, Direct3D 12,
     * Metal.
     */
    WGPUNativeFeature_TextureInt64Atomic = 0x00030030,
    /** The barycentric coordinates of a fragment as a built-in. Vulkan, Direct3D 12, Metal. */
    WGPUNativeFeature_ShaderBarycentrics = 0x00030037,
    /**
     * Passes of several views that leave some layers out. Needs `WGPUNativeFeature_Multiview` as
     * well. Vulkan, Direct3D 12.
     */
    WGPUNativeFeature_SelectiveMultiview = 0x00030038,
    /** Textures with both several samples and several layers. Vulkan, Metal. */
    WGPUNativeFeature_MultisampleArray = 0x0003003A,
    /**
     * Products of matrices of 8 by 8 `f32` computed by a subgroup together, in WGSL after `enable
     * wgpu_cooperative_matrix;`. Experimental. Vulkan, Metal.
     */
    WGPUNativeFeature_CooperativeMatrix = 0x0003003B,
    /**
     * Inputs of a fragment shader as the three vertices had them, not interpolated. Vulkan,
     * Direct3D 12, Metal.
     */
    WGPUNativeFeature_ShaderPerVertex = 0x0003003C,
    /** The built-in `draw_index`: the number of the draw within a multi-draw. Vulkan, OpenGL. */
    WGPUNativeFeature_ShaderDrawIndex = 0x0003003D,
    /**
     * Bindings that are arrays of acceleration structures. Needs `WGPUNativeFeature_RayQuery` to
     * be of use. Vulkan, Direct3D 12.
     */
    WGPUNativeFeature_AccelerationStructureBindingArray = 0x0003003E,
    /** `@coherent` on storage buffers: writes are seen by other workgroups at once. */
    WGPUNativeFeature_MemoryDecorationCoherent = 0x0003003F,
    /** `@volatile` on storage buffers: every read goes to memory. Vulkan, OpenGL. */
    WGPUNativeFeature_MemoryDecorationVolatile = 0x00030040,
    WGPUNativeFeature_Force32 = 0x7FFFFFFF
} WGPUNativeFeature WGPU_ENUM_ATTRIBUTE;

/** Which version of OpenGL ES 3 to ask for. */
typedef enum WGPUGles3MinorVersion {
    /** The newest that there is. */
    WGPUGles3MinorVersion_Automatic = 0x00000000,
    /** OpenGL ES 3.0: no compute shaders, no storage buffers. */
    WGPUGles3MinorVersion_Version0 = 0x00000001,
    /** OpenGL ES 3.1. */
    WGPUGles3MinorVersion_Version1 = 0x00000002,
    /** OpenGL ES 3.2. */
    WGPUGles3MinorVersion_Version2 = 0x00000003,
    WGPUGles3MinorVersion_Force32 = 0x7FFFFFFF
} WGPUGles3MinorVersion WGPU_ENUM_ATTRIBUTE;

/** How the OpenGL backend knows that work is done. */
typedef enum WGPUGLFenceBehaviour {
    /** By the fences of the driver. */
    WGPUGLFenceBehaviour_Normal = 0x00000000,
    /**
     * It believes at once that all work is done, so waits end at the next poll. Only for drivers
     * whose fences never complete: reading a buffer too early then gives old data.
     */
    WGPUGLFenceBehaviour_AutoFinish = 0x00000001,
    WGPUGLFenceBehaviour_Force32 = 0x7FFFFFFF
} WGPUGLFenceBehaviour WGPU_ENUM_ATTRIBUTE;

/** How the Direct3D 12 backend puts frames into a window. */
typedef enum WGPUDx12SwapchainKind {
    /** The same as `WGPUDx12SwapchainKind_DxgiFromHwnd`. */
    WGPUDx12SwapchainKind_Undefined = 0x00000000,
    /** Straight into the window: always opaque, and best known to debuggers. */
    WGPUDx12SwapchainKind_DxgiFromHwnd = 0x00000001,
    /**
     * Through a DirectComposition visual over the whole window: may be transparent, but RenderDoc
     * cannot follow it.
     */
    WGPUDx12SwapchainKind_DxgiFromVisual = 0x00000002,
    WGPUDx12SwapchainKind_Force32 = 0x7FFFFFFF
} WGPUDx12SwapchainKind WGPU_ENUM_ATTRIBUTE;

/** Which member of `WGPUNativeDisplayHandleData` is set. */
typedef enum WGPUNativeDisplayHandleType {
    /**
     * None: the backends open the display themselves where they need it. The value of zeroed
     * memory.
     */
    WGPUNativeDisplayHandleType_None = 0x00000000,
    /** `xlib`. */
    WGPUNativeDisplayHandleType_Xlib = 0x00000001,
    /** `xcb`. */
    WGPUNativeDisplayHandleType_Xcb = 0x00000002,
    /** `wayland`. */
    WGPUNativeDisplayHandleType_Wayland = 0x00000003,
    WGPUNativeDisplayHandleType_Force32 = 0x7FFFFFFF
} WGPUNativeDisplayHandleType WGPU_ENUM_ATTRIBUTE;

/** What is drawn of a triangle. */
typedef enum WGPUPolygonMode {
    /** All of it. The value of zeroed memory. */
    WGPUPolygonMode_Fill = 0x00000000,
    /** Its edges. Needs `WGPUNativeFeature_PolygonModeLine`. */
    WGPUPolygonMode_Line = 0x00000001,
    /** Its corners. Needs `WGPUNativeFeature_PolygonModePoint`. */
    WGPUPolygonMode_Point = 0x00000002
} WGPUPolygonMode WGPU_ENUM_ATTRIBUTE;

/** What is counted. */
typedef enum WGPUPipelineStatisticName {
    /** How often the vertex shader ran. A vertex used twice may run once. */
    WGPUPipelineStatisticName_VertexShaderInvocations = 0x00000000,
    /** How many primitives reached clipping. */
    WGPUPipelineStatisticName_ClipperInvocations = 0x00000001,
    /** How many primitives came out of clipping. */
    WGPUPipelineStatisticName_ClipperPrimitivesOut = 0x00000002,
    /** How often the fragment shader ran, with the helpers that fill a square of 2 by 2. */
    WGPUPipelineStatisticName_FragmentShaderInvocations = 0x00000003,
    /** How often the compute shader ran: the workgroups times their size. */
    WGPUPipelineStatisticName_ComputeShaderInvocations = 0x00000004,
    WGPUPipelineStatisticName_Force32 = 0x7FFFFFFF
} WGPUPipelineStatisticName WGPU_ENUM_ATTRIBUTE;

/** Further values of `WGPUQueryType`; cast them to it. */
typedef enum WGPUNativeQueryType {
    /**
     * Pipeline statistics, as `WGPUQuerySetDescriptorExtras` names them. Needs
     * `WGPUNativeFeature_PipelineStatisticsQuery`.
     */
    WGPUNativeQueryType_PipelineStatistics = 0x00030000,
    WGPUNativeQueryType_Force32 = 0x7FFFFFFF
} WGPUNativeQueryType WGPU_ENUM_ATTRIBUTE;

/** How much is logged: a level and everything more serious. */
typedef enum WGPULogLevel {
    /** Nothing. */
    WGPULogLevel_Off = 0x00000000,
    /** Failures that nobody else was told of, such as uncaptured errors without a callback. */
    WGPULogLevel_Error = 0x00000001,
    /** Also what still works but should be changed, such as a missing validation layer. */
    WGPULogLevel_Warn = 0x00000002,
    /** Also what is normal: adapters found, devices made. */
    WGPULogLevel_Info = 0x00000003,
    /** Also the life of single objects. */
    WGPULogLevel_Debug = 0x00000004,
    /** Also single steps; much text, and slow. */
    WGPULogLevel_Trace = 0x00000005,
    WGPULogLevel_Force32 = 0x7FFFFFFF
} WGPULogLevel WGPU_ENUM_ATTRIBUTE;

/** Further values of `WGPUAddressMode`; cast them to it. */
typedef enum WGPUNativeAddressMode {
    /**
     * Beyond the edge lies the border color of `WGPUSamplerDescriptorExtras`. Needs
     * `WGPUNativeFeature_AddressModeClampToBorder`.
     */
    WGPUNativeAddressMode_ClampToBorder = 0x00000004,
    WGPUNativeAddressMode_Force32 = 0x7FFFFFFF
} WGPUNativeAddressMode WGPU_ENUM_ATTRIBUTE;

/** The color beyond the edges of a texture. */
typedef enum WGPUSamplerBorderColor {
    /** Not given. The value of zeroed memory. */
    WGPUSamplerBorderColor_Undefined = 0x00000000,
    /** 0, 0, 0, alpha 0. */
    WGPUSamplerBorderColor_TransparentBlack = 0x00000001,
    /** 0, 0, 0, alpha 1. */
    WGPUSamplerBorderColor_OpaqueBlack = 0x00000002,
    /** 1, 1, 1, alpha 1. */
    WGPUSamplerBorderColor_OpaqueWhite = 0x00000003,
    /**
     * Transparent black; on Metal opaque black for formats without alpha. Needs
     * `WGPUNativeFeature_AddressModeClampToZero` as well.
     */
    WGPUSamplerBorderColor_Zero = 0x00000004,
    WGPUSamplerBorderColor_Force32 = 0x7FFFFFFF
} WGPUSamplerBorderColor WGPU_ENUM_ATTRIBUTE;

/** The shader compiler of the Direct3D 12 backend. */
typedef enum WGPUDx12Compiler {
    /** DXC if `dxcompiler.dll` is found, otherwise FXC. */
    WGPUDx12Compiler_Undefined = 0x00000000,
    /** The compiler that is part of Windows: slow, and without newer features, but always there. */
    WGPUDx12Compiler_Fxc = 0x00000001,
    /**
     * The newer compiler, from `dxcompiler.dll` version 1.8.2502 or later, which the program
     * brings along; see `WGPUInstanceExtras::dxcPath`.
     */
    WGPUDx12Compiler_Dxc = 0x00000002,
    WGPUDx12Compiler_Force32 = 0x7FFFFFFF
} WGPUDx12Compiler WGPU_ENUM_ATTRIBUTE;

/**
 * A shader model of Direct3D 12. Accepted for compatibility: the library takes the newest one that
 * both the compiler and the device have.
 */
typedef enum WGPUDxcMaxShaderModel {
    /** Shader model 6.0: subgroup (wave) operations. */
    WGPUDxcMaxShaderModel_V6_0 = 0x00000000,
    /** Shader model 6.1: view index, barycentric coordinates. */
    WGPUDxcMaxShaderModel_V6_1 = 0x00000001,
    /** Shader model 6.2: 16-bit numbers. */
    WGPUDxcMaxShaderModel_V6_2 = 0x00000002,
    /** Shader model 6.3: ray tracing pipelines. */
    WGPUDxcMaxShaderModel_V6_3 = 0x00000003,
    /** Shader model 6.4: dot products of packed bytes. */
    WGPUDxcMaxShaderModel_V6_4 = 0x00000004,
    /** Shader model 6.5: ray queries, mesh shaders. */
    WGPUDxcMaxShaderModel_V6_5 = 0x00000005,
    /** Shader model 6.6: 64-bit atomics, indexing of all descriptors. */
    WGPUDxcMaxShaderModel_V6_6 = 0x00000006,
    /** Shader model 6.7: quad operations, writable multisampled textures. */
    WGPUDxcMaxShaderModel_V6_7 = 0x00000007,
    WGPUDxcMaxShaderModel_Force32 = 0x7FFFFFFF
} WGPUDxcMaxShaderModel WGPU_ENUM_ATTRIBUTE;

/** Further values of `WGPUSurfaceGetCurrentTextureStatus`. */
typedef enum WGPUNativeSurfaceGetCurrentTextureStatus {
    /**
     * No texture, because nothing of the window can be seen. Leave the frame out and try again
     * later; the surface stays configured. Only on macOS, where asking would otherwise take up to
     * a second.
     */
    WGPUSurfaceGetCurrentTextureStatus_Occluded = 0x00030001,
    WGPUNativeSurfaceGetCurrentTextureStatus_Force32 = 0x7FFFFFFF
} WGPUNativeSurfaceGetCurrentTextureStatus WGPU_ENUM_ATTRIBUTE;

/**
 * Further values of `WGPUTextureFormat`; cast them to it.
 *
 * Width and height of such a texture are even. `wgpu.h` has no names for the single planes yet.
 */
typedef enum WGPUNativeTextureFormat {
    /**
     * A plane of 8-bit brightness (R8Unorm) and one of two 8-bit colors (RG8Unorm) at half width
     * and height. Needs `WGPUNativeFeature_TextureFormatNv12`.
     */
    WGPUNativeTextureFormat_NV12 = 0x00030007,
    /**
     * A plane of 10-bit brightness in 16 bits (R16Unorm) and one of two such colors (RG16Unorm) at
     * half width and height. Needs `WGPUNativeFeature_TextureFormatP010`.
     */
    WGPUNativeTextureFormat_P010 = 0x00030008
} WGPUNativeTextureFormat WGPU_ENUM_ATTRIBUTE;

/** @} */

/**
 * @defgroup NativeUtilityTypes Utility types of wgpu-native
 * @{
 */

/**
 * Number of a submission to a queue, as `wgpuQueueSubmitForIndex` returns it. Later submissions have greater numbers; 0 is
 * none. `wgpuDevicePoll` waits for one.
 */
typedef uint64_t WGPUSubmissionIndex;

/** @} */

/**
 * @defgroup NativeBitflags Bit flags of wgpu-native
 * @{
 */

/** A set of backends. */
typedef WGPUFlags WGPUInstanceBackend;
/** All backends that the library has on this system. The value of zeroed memory. */
static const WGPUInstanceBackend WGPUInstanceBackend_All = 0x0000000000000000;
/** Vulkan: Linux, Android, Windows, FreeBSD. */
static const WGPUInstanceBackend WGPUInstanceBackend_Vulkan = 0x0000000000000001;
/** OpenGL ES 3 and desktop OpenGL: Linux, Android, Windows, FreeBSD. */
static const WGPUInstanceBackend WGPUInstanceBackend_GL = 0x0000000000000002;
/** Metal: macOS, iOS. */
static const WGPUInstanceBackend WGPUInstanceBackend_Metal = 0x0000000000000004;
/** Direct3D 12: Windows 10 and later. */
static const WGPUInstanceBackend WGPUInstanceBackend_DX12 = 0x0000000000000008;
/** The WebGPU of a browser. Not in this library; the bit has no effect. */
static const WGPUInstanceBackend WGPUInstanceBackend_BrowserWebGPU = 0x0000000000000020;
/** Those that can do all of the standard: all but OpenGL. */
static const WGPUInstanceBackend WGPUInstanceBackend_Primary = 0x000000000000002D;
/** Those that can do a part of the standard: OpenGL. */
static const WGPUInstanceBackend WGPUInstanceBackend_Secondary = 0x0000000000000002;
/** No backend; for compatibility with older headers. */
static const WGPUInstanceBackend WGPUInstanceBackend_Force32 = 0x000000007FFFFFFF;

/**
 * A set of switches for debugging and checking. `WGPUAbiInstanceFlag` of `wgpu_abi.h` has one more. Bits that are no switch have
 * no effect.
 */
typedef WGPUFlags WGPUInstanceFlag;
/**
 * Nothing said: the same as `WGPUInstanceFlag_Default`, so that a zeroed struct keeps the checks of
 * indirect calls.
 */
static const WGPUInstanceFlag WGPUInstanceFlag_Empty = 0x0000000000000000;
/**
 * Puts names and line numbers into shaders and objects for debuggers such as RenderDoc. Variable:
 * `WGPU_DEBUG`.
 */
static const WGPUInstanceFlag WGPUInstanceFlag_Debug = 0x0000000000000001;
/**
 * Turns on the checks of the backend: the Vulkan validation layer, the Direct3D debug layer, the
 * debug output of OpenGL. Slow. What they say goes to the log; without the layer installed there
 * is only a warning. Variable: `WGPU_VALIDATION`.
 */
static const WGPUInstanceFlag WGPUInstanceFlag_Validation = 0x0000000000000002;
/**
 * Keeps labels from the driver. They stay in our own messages. Variable:
 * `WGPU_DISCARD_HAL_LABELS`.
 */
static const WGPUInstanceFlag WGPUInstanceFlag_DiscardHalLabels = 0x0000000000000004;
/**
 * Lists drivers too that do not claim to fulfil their own standard, such as a Vulkan driver of
 * conformance version 0. Variable: `WGPU_ALLOW_UNDERLYING_NONCOMPLIANT_ADAPTER`.
 */
static const WGPUInstanceFlag WGPUInstanceFlag_AllowUnderlyingNoncompliantAdapter = 0x0000000000000008;
/**
 * Lets the backend's checks run on the GPU as well, with those of `WGPUInstanceFlag_Validation`.
 * Very slow. Vulkan and Direct3D 12. Variable: `WGPU_GPU_BASED_VALIDATION`.
 */
static const WGPUInstanceFlag WGPUInstanceFlag_GPUBasedValidation = 0x0000000000000010;
/**
 * Checks the arguments of indirect draws and dispatches on the GPU, and makes those out of range
 * do nothing.
 *
 * Without it such a call may do anything, and on Direct3D 12 some built-ins (`num_workgroups`,
 * `vertex_index`, `instance_index`) are wrong in indirect calls. Set by default. Variable:
 * `WGPU_VALIDATION_INDIRECT_CALL`.
 */
static const WGPUInstanceFlag WGPUInstanceFlag_ValidationIndirectCall = 0x0000000000000020;
/**
 * Lets `wgpuCommandEncoderResolveQuerySet` turn timestamps into nanoseconds, by a compute shader.
 * `wgpuQueueGetTimestampPeriod` is then 1.
 */
static const WGPUInstanceFlag WGPUInstanceFlag_AutomaticTimestampNormalization = 0x0000000000000040;
/** What an instance has without `WGPUInstanceExtras`: `WGPUInstanceFlag_ValidationIndirectCall`. */
static const WGPUInstanceFlag WGPUInstanceFlag_Default = 0x0000000001000000;
/**
 * Short for `WGPUInstanceFlag_Debug`, `WGPUInstanceFlag_Validation` and
 * `WGPUInstanceFlag_ValidationIndirectCall`.
 */
static const WGPUInstanceFlag WGPUInstanceFlag_Debugging = 0x0000000002000000;
/** Short for `WGPUInstanceFlag_Debugging` with `WGPUInstanceFlag_GPUBasedValidation`. */
static const WGPUInstanceFlag WGPUInstanceFlag_AdvancedDebugging = 0x0000000004000000;
/**
 * Lets the environment decide last: each variable named above sets its switch, or clears it with
 * the value `0`.
 */
static const WGPUInstanceFlag WGPUInstanceFlag_WithEnv = 0x0000000008000000;
/** No switch; for compatibility with older headers. */
static const WGPUInstanceFlag WGPUInstanceFlag_Force32 = 0x000000007FFFFFFF;

/**
 * Checks that the library adds to a shader, for `wgpuDeviceCreateShaderModuleTrusted`.
 *
 * A check left out makes the shader faster and the program responsible: where the check would have
 * caught something, anything may happen, beyond this library's promise to answer every call.
 * `wgpuDeviceCreateShaderModule` has all checks. Those of integer division are always on.
 */
typedef WGPUFlags WGPUShaderRuntimeChecks;
/** None of the checks below. */
static const WGPUShaderRuntimeChecks WGPUShaderRuntimeChecks_None = 0x0000000000000000;
/** Indices are kept within their arrays and buffers, also where the driver does not do it. */
static const WGPUShaderRuntimeChecks WGPUShaderRuntimeChecks_BoundsChecks = 0x0000000000000001;
/**
 * Every loop ends at some time, so that compilers cannot take an endless one for code never
 * reached.
 */
static const WGPUShaderRuntimeChecks WGPUShaderRuntimeChecks_ForceLoopBounding = 0x0000000000000002;
/** Functions of a ray query do nothing when they are called in the wrong order. */
static const WGPUShaderRuntimeChecks WGPUShaderRuntimeChecks_RayQueryInitializationTracking = 0x0000000000000004;
/** Task shaders start no more mesh workgroups than the limits allow. */
static const WGPUShaderRuntimeChecks WGPUShaderRuntimeChecks_TaskShaderDispatchTracking = 0x0000000000000008;
/** Mesh shaders name only vertices that exist. */
static const WGPUShaderRuntimeChecks WGPUShaderRuntimeChecks_MeshShaderPrimitiveIndicesClamp = 0x0000000000000010;

/** @} */

/**
 * @defgroup NativeCallbacks Callbacks of wgpu-native
 * @{
 */

/**
 * Receives the log of the library, set by `wgpuSetLogCallback`.
 *
 * It is called on any thread, several at a time, within whatever call logs; it must not call
 * functions of this library and must not unwind. `message` lives until it returns. `userdata` is
 * handed on as it is.
 */
typedef void (*WGPULogCallback)(WGPULogLevel level, WGPUStringView message, void *userdata) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

/**
 * @defgroup NativeStructures Structures of wgpu-native
 * @{
 */

/**
 * Several resources at one binding. An extension of `WGPUBindGroupEntry`, whose own resource is
 * then left empty.
 *
 * Exactly one of the three arrays is given, of the kind that the layout has at this binding. It
 * has as many elements as the layout's count, or, with
 * `WGPUNativeFeature_PartiallyBoundBindingArray`, at most as many. The arrays are only read during
 * the call.
 */
typedef struct WGPUBindGroupEntryExtras {
    /** The head, of type `WGPUSType_BindGroupEntryExtras`. */
    WGPUChainedStruct chain;
    /** The buffers, each bound from its begin to its end. NULL if the binding holds something else. */
    const WGPUBuffer *buffers;
    /** The number of elements in `buffers`. */
    size_t bufferCount;
    /** The samplers. NULL if the binding holds something else. */
    const WGPUSampler *samplers;
    /** The number of elements in `samplers`. */
    size_t samplerCount;
    /** The views. NULL if the binding holds something else. */
    const WGPUTextureView *textureViews;
    /** The number of elements in `textureViews`. */
    size_t textureViewCount;
} WGPUBindGroupEntryExtras WGPU_STRUCTURE_ATTRIBUTE;

/**
 * Makes a binding hold an array. An extension of `WGPUBindGroupLayoutEntry`.
 *
 * Needs `WGPUNativeFeature_TextureBindingArray` for textures and samplers,
 * `WGPUNativeFeature_BufferBindingArray` for buffers, and with either of them
 * `WGPUNativeFeature_StorageResourceBindingArray` for storage resources.
 */
typedef struct WGPUBindGroupLayoutEntryExtras {
    /** The head, of type `WGPUSType_BindGroupLayoutEntryExtras`. */
    WGPUChainedStruct chain;
    /** How many resources the array holds: the `N` of `binding_array<T, N>`. 0: not an array. */
    uint32_t count;
} WGPUBindGroupLayoutEntryExtras WGPU_STRUCTURE_ATTRIBUTE;

/** An extension of `WGPUDeviceDescriptor`. */
typedef struct WGPUDeviceExtras {
    /** The head, of type `WGPUSType_DeviceExtras`. */
    WGPUChainedStruct chain;
    /**
     * A directory into which all calls on the device are written, to be replayed by wgpu's player.
     * It must exist and should be empty. Not given or empty: no trace. Needs a library built with
     * the feature `trace`, which is the default.
     */
    WGPUStringView tracePath;
} WGPUDeviceExtras WGPU_STRUCTURE_ATTRIBUTE;

/** The objects of one kind. */
typedef struct WGPURegistryReport {
    /** Handles given out and not released for the last time. */
    size_t numAllocated;
    /**
     * Objects alive; the same as `numAllocated`. A number that grows from frame to frame shows a
     * missing release.
     */
    size_t numKeptFromUser;
    /** Places whose object was released, kept for new ones. */
    size_t numReleasedFromUser;
    /** Bytes that the library itself keeps for one object; GPU memory not counted. */
    size_t elementSize;
} WGPURegistryReport WGPU_STRUCTURE_ATTRIBUTE;

/** The objects of each kind that the library has a table for. */
typedef struct WGPUHubReport {
    /** The `WGPUAdapter`s. */
    WGPURegistryReport adapters;
    /** The `WGPUDevice`s. */
    WGPURegistryReport devices;
    /** The `WGPUQueue`s. */
    WGPURegistryReport queues;
    /** The `WGPUPipelineLayout`s. */
    WGPURegistryReport pipelineLayouts;
    /** The `WGPUShaderModule`s. */
    WGPURegistryReport shaderModules;
    /** The `WGPUBindGroupLayout`s. */
    WGPURegistryReport bindGroupLayouts;
    /** The `WGPUBindGroup`s. */
    WGPURegistryReport bindGroups;
    /** The `WGPUCommandBuffer`s and `WGPUCommandEncoder`s together. */
    WGPURegistryReport commandBuffers;
    /** The `WGPURenderBundle`s. */
    WGPURegistryReport renderBundles;
    /** The `WGPURenderPipeline`s. */
    WGPURegistryReport renderPipelines;
    /** The `WGPUComputePipeline`s. */
    WGPURegistryReport computePipelines;
    /** The `WGPUAbiPipelineCache`s of `wgpu_abi.h`. */
    WGPURegistryReport pipelineCaches;
    /** The `WGPUQuerySet`s. */
    WGPURegistryReport querySets;
    /** The `WGPUBuffer`s. */
    WGPURegistryReport buffers;
    /** The `WGPUTexture`s, those of surfaces among them. */
    WGPURegistryReport textures;
    /** The `WGPUTextureView`s. */
    WGPURegistryReport textureViews;
    /** The `WGPUSampler`s. */
    WGPURegistryReport samplers;
} WGPUHubReport WGPU_STRUCTURE_ATTRIBUTE;

/**
 * How many objects are alive, filled by `wgpuGenerateReport`. Plain numbers; nothing is to be
 * freed.
 */
typedef struct WGPUGlobalReport {
    /** The `WGPUSurface`s. */
    WGPURegistryReport surfaces;
    /** All other objects. */
    WGPUHubReport hub;
} WGPUGlobalReport WGPU_STRUCTURE_ATTRIBUTE;

/** The mip levels and layers of a texture that `wgpuCommandEncoderClearTexture` clears. */
typedef struct WGPUImageSubresourceRange {
    /** The aspects of the format: `WGPUTextureAspect_All`, or one of depth and stencil. */
    WGPUTextureAspect aspect;
    /** The first mip level. */
    uint32_t baseMipLevel;
    /** The number of mip levels, or `WGPU_MIP_LEVEL_COUNT_UNDEFINED` for all from the first on. */
    uint32_t mipLevelCount;
    /** The first layer; 0 for a three-dimensional texture. */
    uint32_t baseArrayLayer;
    /** The number of layers, or `WGPU_ARRAY_LAYER_COUNT_UNDEFINED` for all from the first on. */
    uint32_t arrayLayerCount;
} WGPUImageSubresourceRange WGPU_STRUCTURE_ATTRIBUTE;

/** Which adapters `wgpuInstanceEnumerateAdapters` lists. */
typedef struct WGPUInstanceEnumerateAdapterOptions {
    /** NULL; nothing can be chained here. */
    const WGPUChainedStruct *nextInChain;
    /** The backends to list, among those that the instance has opened. 0: all. */
    WGPUInstanceBackend backends;
} WGPUInstanceEnumerateAdapterOptions WGPU_STRUCTURE_ATTRIBUTE;

/** A connection to an X11 server, made by Xlib. */
typedef struct WGPUXlibDisplayHandle {
    /** The `Display *`, not NULL. */
    void *display;
    /** The number of the screen. */
    int screen;
} WGPUXlibDisplayHandle WGPU_STRUCTURE_ATTRIBUTE;

/** A connection to an X11 server, made by XCB. */
typedef struct WGPUXcbDisplayHandle {
    /** The `xcb_connection_t *`, not NULL. */
    void *connection;
    /** The number of the screen. */
    int screen;
} WGPUXcbDisplayHandle WGPU_STRUCTURE_ATTRIBUTE;

/** A connection to a Wayland compositor. */
typedef struct WGPUWaylandDisplayHandle {
    /** The `struct wl_display *`, not NULL. */
    void *display;
} WGPUWaylandDisplayHandle WGPU_STRUCTURE_ATTRIBUTE;

/** The connection of a `WGPUNativeDisplayHandle`; its type says which member is read. */
typedef union WGPUNativeDisplayHandleData {
    /** Read for `WGPUNativeDisplayHandleType_Xlib`. */
    WGPUXlibDisplayHandle xlib;
    /** Read for `WGPUNativeDisplayHandleType_Xcb`. */
    WGPUXcbDisplayHandle xcb;
    /** Read for `WGPUNativeDisplayHandleType_Wayland`. */
    WGPUWaylandDisplayHandle wayland;
} WGPUNativeDisplayHandleData WGPU_STRUCTURE_ATTRIBUTE;

/**
 * The program's own connection to the window system.
 *
 * The OpenGL backend needs it to present under Wayland; the others do not look at it. The
 * connection stays the caller's and must outlive the instance, and surfaces of the instance must
 * use the same one.
 */
typedef struct WGPUNativeDisplayHandle {
    /** Which member of `data` is set. */
    WGPUNativeDisplayHandleType type;
    /** The connection. */
    WGPUNativeDisplayHandleData data;
} WGPUNativeDisplayHandle WGPU_STRUCTURE_ATTRIBUTE;

/**
 * Which backends an instance uses, and how. An extension of `WGPUInstanceDescriptor`.
 *
 * Zeroed memory with the `sType` set asks for all backends with the default switches. Everything is copied.
 */
typedef struct WGPUInstanceExtras {
    /** The head, of type `WGPUSType_InstanceExtras`. */
    WGPUChainedStruct chain;
    /**
     * The backends that may be used. They are opened when an adapter is first asked for, OpenGL
     * only when the others have none.
     */
    WGPUInstanceBackend backends;
    /** The switches. */
    WGPUInstanceFlag flags;
    /** The shader compiler of Direct3D 12. */
    WGPUDx12Compiler dx12ShaderCompiler;
    /** The version of OpenGL ES. */
    WGPUGles3MinorVersion gles3MinorVersion;
    /** How the OpenGL backend waits. */
    WGPUGLFenceBehaviour glFenceBehaviour;
    /**
     * The path of `dxcompiler.dll`, for `WGPUDx12Compiler_Dxc`. Not given or empty: it is looked
     * for on the search path of the program.
     */
    WGPUStringView dxcPath;
    /** Not used: the newest shader model that both the compiler and the device have is taken. */
    WGPUDxcMaxShaderModel dxcMaxShaderModel;
    /** How Direct3D 12 presents. */
    WGPUDx12SwapchainKind dx12PresentationSystem;
    /**
     * How full memory may get, in percent of the budget that the system allows, before creating
     * buffers, textures and query sets fails with an out-of-memory error. NULL: no bound but the
     * system's. Direct3D 12, and Vulkan where the driver tells.
     */
    WGPU_NULLABLE const uint8_t *budgetForDeviceCreation;
    /**
     * How full memory may get, in percent of the budget, before the device is given up as lost.
     * NULL: no bound but the system's. Direct3D 12, and Vulkan where the driver tells.
     */
    WGPU_NULLABLE const uint8_t *budgetForDeviceLoss;
    /** The connection to the window system, if a backend needs it. */
    WGPUNativeDisplayHandle displayHandle;
} WGPUInstanceExtras WGPU_STRUCTURE_ATTRIBUTE;

/**
 * Limits of binding arrays and multiview. An extension of `WGPULimits`;
 * `WGPU_NATIVE_LIMITS_INIT` asks for the default of each.
 *
 * As with all limits, requiring less than the default, 0 among it, gives the default.
 */
typedef struct WGPUNativeLimits {
    /** The head, of type `WGPUSType_NativeLimits`. */
    WGPUChainedStruct chain;
    /**
     * Most resources other than samplers in all living bind groups together. Default: 1000000.
     * Only Direct3D 12 has such a limit, and takes memory for it when the device is made.
     */
    uint32_t maxNonSamplerBindings;
    /**
     * Most elements of binding arrays, those of samplers aside, that one stage can reach. Default:
     * 0.
     */
    uint32_t maxBindingArrayElementsPerShaderStage;
    /** Most elements of binding arrays of samplers that one stage can reach. Default: 0. */
    uint32_t maxBindingArraySamplerElementsPerShaderStage;
    /** Most views of a pass with several of them. Default: 0. */
    uint32_t maxMultiviewViewCount;
} WGPUNativeLimits WGPU_STRUCTURE_ATTRIBUTE;

/** `WGPUNativeLimits` with every member at its default. */
#define WGPU_NATIVE_LIMITS_INIT _wgpu_MAKE_INIT_STRUCT(WGPUNativeLimits, { \
    /*.chain=*/_wgpu_MAKE_INIT_STRUCT(WGPUChainedStruct, { \
        /*.next=*/NULL _wgpu_COMMA \
        /*.sType=*/(WGPUSType)WGPUSType_NativeLimits _wgpu_COMMA \
    }) _wgpu_COMMA \
    /*.maxNonSamplerBindings=*/WGPU_LIMIT_U32_UNDEFINED _wgpu_COMMA \
    /*.maxBindingArrayElementsPerShaderStage=*/WGPU_LIMIT_U32_UNDEFINED _wgpu_COMMA \
    /*.maxBindingArraySamplerElementsPerShaderStage=*/WGPU_LIMIT_U32_UNDEFINED _wgpu_COMMA \
    /*.maxMultiviewViewCount=*/WGPU_LIMIT_U32_UNDEFINED _wgpu_COMMA \
})

/** An extension of `WGPUPrimitiveState`. */
typedef struct WGPUPrimitiveStateExtras {
    /** The head, of type `WGPUSType_PrimitiveStateExtras`. */
    WGPUChainedStruct chain;
    /** What is drawn of a triangle. Lines and points are drawn as ever. */
    WGPUPolygonMode polygonMode;
    /**
     * True: every pixel that a triangle touches is drawn, not only those whose center it covers.
     * Only for filled triangles. Needs `WGPUNativeFeature_ConservativeRasterization`.
     */
    WGPUBool conservative;
} WGPUPrimitiveStateExtras WGPU_STRUCTURE_ATTRIBUTE;

/**
 * What a query set of pipeline statistics counts. An extension of `WGPUQuerySetDescriptor`,
 * required for `WGPUNativeQueryType_PipelineStatistics`.
 *
 * A resolved query is one `uint64_t` for each statistic, in the order of
 * `WGPUPipelineStatisticName`, whatever the order in the array.
 */
typedef struct WGPUQuerySetDescriptorExtras {
    /** The head, of type `WGPUSType_QuerySetDescriptorExtras`. */
    WGPUChainedStruct chain;
    /** The statistics to count; at least one. */
    const WGPUPipelineStatisticName *pipelineStatistics;
    /** The number of elements in `pipelineStatistics`. */
    size_t pipelineStatisticCount;
} WGPUQuerySetDescriptorExtras WGPU_STRUCTURE_ATTRIBUTE;

/** The border of a sampler. An extension of `WGPUSamplerDescriptor`. */
typedef struct WGPUSamplerDescriptorExtras {
    /** The head, of type `WGPUSType_SamplerDescriptorExtras`. */
    WGPUChainedStruct chain;
    /** The color, for the address mode `WGPUNativeAddressMode_ClampToBorder`. */
    WGPUSamplerBorderColor samplerBorderColor;
} WGPUSamplerDescriptorExtras WGPU_STRUCTURE_ATTRIBUTE;

/** A macro that is defined before GLSL code is read. */
typedef struct WGPUShaderDefine {
    /** The name of the macro. */
    WGPUStringView name;
    /** What it stands for. Not given or empty: nothing. */
    WGPUStringView value;
} WGPUShaderDefine WGPU_STRUCTURE_ATTRIBUTE;

/** Shader code in SPIR-V, for `wgpuDeviceCreateShaderModuleSpirV`. Everything is copied. */
typedef struct WGPUShaderModuleDescriptorSpirV {
    /** A name for error messages and debuggers. */
    WGPUStringView label;
    /** The number of 32-bit words in `source`, not of bytes. */
    uint32_t sourceSize;
    /** The words of the module, the first one `0x07230203`. */
    const uint32_t *source;
} WGPUShaderModuleDescriptorSpirV WGPU_STRUCTURE_ATTRIBUTE;

/**
 * Shader code in GLSL 4.40 and later, or the Vulkan dialect of it, for one stage. An extension of
 * `WGPUShaderModuleDescriptor`.
 *
 * Only a part of GLSL is understood: descriptor sets are given by `layout(set=, binding=)`,
 * textures and samplers are separate. The entry point is `main`. Everything is copied.
 */
typedef struct WGPUShaderSourceGLSL {
    /** The head, of type `WGPUSType_ShaderSourceGLSL`. */
    WGPUChainedStruct chain;
    /** The stage of the code: exactly one flag. */
    WGPUShaderStage stage;
    /** The code, in UTF-8. */
    WGPUStringView code;
    /** The number of elements in `defines`. */
    uint32_t defineCount;
    /** The macros to define. May be NULL if the count is 0. */
    const WGPUShaderDefine *defines;
} WGPUShaderSourceGLSL WGPU_STRUCTURE_ATTRIBUTE;

/** An extension of `WGPUSurfaceConfiguration`. */
typedef struct WGPUSurfaceConfigurationExtras {
    /** The head, of type `WGPUSType_SurfaceConfigurationExtras`. */
    WGPUChainedStruct chain;
    /**
     * How many frames may be on their way at once. 1: least delay, but processor and GPU wait for
     * each other. 2: the default. 3: most even. The surface takes the nearest number that it can.
     */
    uint32_t desiredMaximumFrameLatency;
} WGPUSurfaceConfigurationExtras WGPU_STRUCTURE_ATTRIBUTE;

/** A panel of WinUI. An extension of `WGPUSurfaceDescriptor`, for Direct3D 12. */
typedef struct WGPUSurfaceSourceSwapChainPanel {
    /** The head, of type `WGPUSType_SurfaceSourceSwapChainPanel`. */
    WGPUChainedStruct chain;
    /** The `ISwapChainPanelNative *` of the panel, which must outlive the surface. */
    void *panelNative;
} WGPUSurfaceSourceSwapChainPanel WGPU_STRUCTURE_ATTRIBUTE;

/** @} */

#ifdef __cplusplus
extern "C" {
#endif

#ifndef WGPU_SKIP_PROCS

/**
 * @defgroup NativeProcs Function pointer types of wgpu-native
 * @{
 */

/** A pointer to `wgpuCommandEncoderClearTexture`. */
typedef void (*WGPUProcCommandEncoderClearTexture)(WGPUCommandEncoder commandEncoder, WGPUTexture texture, const WGPUImageSubresourceRange *range) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuComputePassEncoderBeginPipelineStatisticsQuery`. */
typedef void (*WGPUProcComputePassEncoderBeginPipelineStatisticsQuery)(WGPUComputePassEncoder computePassEncoder, WGPUQuerySet querySet, uint32_t queryIndex) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuComputePassEncoderEndPipelineStatisticsQuery`. */
typedef void (*WGPUProcComputePassEncoderEndPipelineStatisticsQuery)(WGPUComputePassEncoder computePassEncoder) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuComputePassEncoderWriteTimestamp`. */
typedef void (*WGPUProcComputePassEncoderWriteTimestamp)(WGPUComputePassEncoder computePassEncoder, WGPUQuerySet querySet, uint32_t queryIndex) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuDeviceCreateShaderModuleSpirV`. */
typedef WGPUShaderModule (*WGPUProcDeviceCreateShaderModuleSpirV)(WGPUDevice device, const WGPUShaderModuleDescriptorSpirV *descriptor) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuDeviceCreateShaderModuleTrusted`. */
typedef WGPUShaderModule (*WGPUProcDeviceCreateShaderModuleTrusted)(WGPUDevice device, const WGPUShaderModuleDescriptor *descriptor, WGPUShaderRuntimeChecks runtimeChecks) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuDeviceGetNativeMetalDevice`. */
typedef void *(*WGPUProcDeviceGetNativeMetalDevice)(WGPUDevice device) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuDevicePoll`. */
typedef WGPUBool (*WGPUProcDevicePoll)(WGPUDevice device, WGPUBool wait, WGPU_NULLABLE const WGPUSubmissionIndex *submissionIndex) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuDeviceStartGraphicsDebuggerCapture`. */
typedef WGPUBool (*WGPUProcDeviceStartGraphicsDebuggerCapture)(WGPUDevice device) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuDeviceStopGraphicsDebuggerCapture`. */
typedef void (*WGPUProcDeviceStopGraphicsDebuggerCapture)(WGPUDevice device) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuGenerateReport`. */
typedef void (*WGPUProcGenerateReport)(WGPUInstance instance, WGPUGlobalReport *report) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuGetVersion`. */
typedef uint32_t (*WGPUProcGetVersion)(void) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuInstanceEnumerateAdapters`. */
typedef size_t (*WGPUProcInstanceEnumerateAdapters)(WGPUInstance instance, WGPU_NULLABLE const WGPUInstanceEnumerateAdapterOptions *options, WGPU_NULLABLE WGPUAdapter *adapters) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuQueueGetNativeMetalCommandQueue`. */
typedef void *(*WGPUProcQueueGetNativeMetalCommandQueue)(WGPUQueue queue) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuQueueGetTimestampPeriod`. */
typedef float (*WGPUProcQueueGetTimestampPeriod)(WGPUQueue queue) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuQueueSubmitForIndex`. */
typedef WGPUSubmissionIndex (*WGPUProcQueueSubmitForIndex)(WGPUQueue queue, size_t commandCount, const WGPUCommandBuffer *commands) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuRenderPassEncoderBeginPipelineStatisticsQuery`. */
typedef void (*WGPUProcRenderPassEncoderBeginPipelineStatisticsQuery)(WGPURenderPassEncoder renderPassEncoder, WGPUQuerySet querySet, uint32_t queryIndex) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuRenderPassEncoderEndPipelineStatisticsQuery`. */
typedef void (*WGPUProcRenderPassEncoderEndPipelineStatisticsQuery)(WGPURenderPassEncoder renderPassEncoder) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuRenderPassEncoderMultiDrawIndexedIndirect`. */
typedef void (*WGPUProcRenderPassEncoderMultiDrawIndexedIndirect)(WGPURenderPassEncoder encoder, WGPUBuffer buffer, uint64_t offset, uint32_t count) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuRenderPassEncoderMultiDrawIndexedIndirectCount`. */
typedef void (*WGPUProcRenderPassEncoderMultiDrawIndexedIndirectCount)(WGPURenderPassEncoder encoder, WGPUBuffer buffer, uint64_t offset, WGPUBuffer count_buffer, uint64_t count_buffer_offset, uint32_t max_count) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuRenderPassEncoderMultiDrawIndirect`. */
typedef void (*WGPUProcRenderPassEncoderMultiDrawIndirect)(WGPURenderPassEncoder encoder, WGPUBuffer buffer, uint64_t offset, uint32_t count) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuRenderPassEncoderMultiDrawIndirectCount`. */
typedef void (*WGPUProcRenderPassEncoderMultiDrawIndirectCount)(WGPURenderPassEncoder encoder, WGPUBuffer buffer, uint64_t offset, WGPUBuffer count_buffer, uint64_t count_buffer_offset, uint32_t max_count) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuRenderPassEncoderWriteTimestamp`. */
typedef void (*WGPUProcRenderPassEncoderWriteTimestamp)(WGPURenderPassEncoder renderPassEncoder, WGPUQuerySet querySet, uint32_t queryIndex) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuSetLogCallback`. */
typedef void (*WGPUProcSetLogCallback)(WGPULogCallback callback, void *userdata) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuSetLogLevel`. */
typedef void (*WGPUProcSetLogLevel)(WGPULogLevel level) WGPU_FUNCTION_ATTRIBUTE;

/** A pointer to `wgpuTextureGetNativeMetalTexture`. */
typedef void *(*WGPUProcTextureGetNativeMetalTexture)(WGPUTexture texture) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

#endif /* WGPU_SKIP_PROCS */

#ifndef WGPU_SKIP_DECLARATIONS

/**
 * @defgroup NativeGlobalFunctions Global functions of wgpu-native
 * @{
 */

/**
 * Counts the objects of each kind, of all instances. Nothing is to be freed. Any thread.
 *
 * Writes nothing when the instance handle is dead or `report` is NULL.
 */
WGPU_EXPORT void wgpuGenerateReport(WGPUInstance instance, WGPUGlobalReport *report) WGPU_FUNCTION_ATTRIBUTE;

/** The version of the interface `wgpu.h`, not of the library: 29.0.1.1, one byte each. Any thread. */
WGPU_EXPORT uint32_t wgpuGetVersion(void) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Sets the function that receives log lines; NULL: errors go to standard error, the rest nowhere.
 *
 * It is called on any thread, inside any call, and must not call functions of this library. `userdata` is handed on. Any thread.
 */
WGPU_EXPORT void wgpuSetLogCallback(WGPULogCallback callback, void *userdata) WGPU_FUNCTION_ATTRIBUTE;

/** Sets which log lines are made: those of this level and the graver ones. At first it is `WGPULogLevel_Error`. Any thread. */
WGPU_EXPORT void wgpuSetLogLevel(WGPULogLevel level) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

/**
 * @defgroup NativeWGPUCommandEncoderMethods Functions of WGPUCommandEncoder of wgpu-native
 * @{
 */

/**
 * Fills a part of a texture with zeros. Needs the native feature `ClearTexture`.
 *
 * Counts of `WGPU_MIP_LEVEL_COUNT_UNDEFINED` and `WGPU_ARRAY_LAYER_COUNT_UNDEFINED` mean all that follow the base.
 */
WGPU_EXPORT void wgpuCommandEncoderClearTexture(WGPUCommandEncoder commandEncoder, WGPUTexture texture, const WGPUImageSubresourceRange *range) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

/**
 * @defgroup NativeWGPUComputePassEncoderMethods Functions of WGPUComputePassEncoder of wgpu-native
 * @{
 */

/**
 * Begins to count what the query set of type `PipelineStatistics` names. One query at a time. Needs the native feature
 * `PipelineStatisticsQuery`.
 */
WGPU_EXPORT void wgpuComputePassEncoderBeginPipelineStatisticsQuery(WGPUComputePassEncoder computePassEncoder, WGPUQuerySet querySet, uint32_t queryIndex) WGPU_FUNCTION_ATTRIBUTE;

/** Ends the statistics query that is open. */
WGPU_EXPORT void wgpuComputePassEncoderEndPipelineStatisticsQuery(WGPUComputePassEncoder computePassEncoder) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Writes the time at which the dispatches before are done to a query of type `Timestamp`. Needs the native feature
 * `TimestampQueryInsidePasses`.
 */
WGPU_EXPORT void wgpuComputePassEncoderWriteTimestamp(WGPUComputePassEncoder computePassEncoder, WGPUQuerySet querySet, uint32_t queryIndex) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

/**
 * @defgroup NativeWGPUDeviceMethods Functions of WGPUDevice of wgpu-native
 * @{
 */

/**
 * Creates a shader module from SPIR-V.
 *
 * The same as `wgpuDeviceCreateShaderModule` with a chained `WGPUShaderSourceSPIRV`: the words are parsed and validated, and shaders
 * that naga does not understand are refused, since no feature of `wgpu.h` allows handing them to the driver as they are. Returns an
 * error object, and reports, when the code is wrong; NULL when the device handle is dead or `descriptor` is NULL. The caller owns
 * the handle. Any thread.
 */
WGPU_EXPORT WGPUShaderModule wgpuDeviceCreateShaderModuleSpirV(WGPUDevice device, const WGPUShaderModuleDescriptorSpirV *descriptor) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Creates a shader module that has only the checks in `runtimeChecks`.
 *
 * Otherwise as `wgpuDeviceCreateShaderModule`. What a check that is left out would have caught is undefined behaviour on the GPU;
 * see `WGPUShaderRuntimeChecks`. An unknown flag is a validation error. Any thread.
 */
WGPU_EXPORT WGPUShaderModule wgpuDeviceCreateShaderModuleTrusted(WGPUDevice device, const WGPUShaderModuleDescriptor *descriptor, WGPUShaderRuntimeChecks runtimeChecks) WGPU_FUNCTION_ATTRIBUTE;

/** The `id<MTLDevice>` behind the device, without a reference for the caller; NULL on other backends than Metal. Any thread. */
WGPU_EXPORT void *wgpuDeviceGetNativeMetalDevice(WGPUDevice device) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Makes progress on the device and runs the callbacks of its instance that are ready and whose mode is not `WaitAnyOnly`.
 *
 * With `wait` it returns when the submission `*submissionIndex` is done, or everything that was submitted when `submissionIndex`
 * is NULL; without work it returns at once. Returns true when nothing is in flight, also for a dead handle: pollers may outlive
 * their device. Any thread.
 */
WGPU_EXPORT WGPUBool wgpuDevicePoll(WGPUDevice device, WGPUBool wait, WGPU_NULLABLE const WGPUSubmissionIndex *submissionIndex) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Begins a capture in the graphics debugger that the process runs under (RenderDoc, Xcode, PIX).
 *
 * Returns true when a debugger took it; false when there is none. Any thread.
 */
WGPU_EXPORT WGPUBool wgpuDeviceStartGraphicsDebuggerCapture(WGPUDevice device) WGPU_FUNCTION_ATTRIBUTE;

/** Ends the capture that `wgpuDeviceStartGraphicsDebuggerCapture` began. Without one it does nothing. Any thread. */
WGPU_EXPORT void wgpuDeviceStopGraphicsDebuggerCapture(WGPUDevice device) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

/**
 * @defgroup NativeWGPUInstanceMethods Functions of WGPUInstance of wgpu-native
 * @{
 */

/**
 * Lists the adapters of the instance's backends, or of those that `options` names.
 *
 * With NULL `adapters` it only counts. Else there must be room for as many handles as the count that was returned before; each is
 * owned by the caller. Returns the count, 0 when the instance handle is dead. Any thread.
 */
WGPU_EXPORT size_t wgpuInstanceEnumerateAdapters(WGPUInstance instance, WGPU_NULLABLE const WGPUInstanceEnumerateAdapterOptions *options, WGPU_NULLABLE WGPUAdapter *adapters) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

/**
 * @defgroup NativeWGPUQueueMethods Functions of WGPUQueue of wgpu-native
 * @{
 */

/** The `id<MTLCommandQueue>` behind the queue, without a reference for the caller; NULL on other backends than Metal. Any thread. */
WGPU_EXPORT void *wgpuQueueGetNativeMetalCommandQueue(WGPUQueue queue) WGPU_FUNCTION_ATTRIBUTE;

/** How many nanoseconds one tick of a timestamp query is. Any thread. */
WGPU_EXPORT float wgpuQueueGetTimestampPeriod(WGPUQueue queue) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Submits like `wgpuQueueSubmit` and returns the number of the submission, for `wgpuDevicePoll`. 0 when nothing was submitted.
 * Any thread.
 */
WGPU_EXPORT WGPUSubmissionIndex wgpuQueueSubmitForIndex(WGPUQueue queue, size_t commandCount, const WGPUCommandBuffer *commands) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

/**
 * @defgroup NativeWGPURenderPassEncoderMethods Functions of WGPURenderPassEncoder of wgpu-native
 * @{
 */

/**
 * Begins to count what the query set of type `PipelineStatistics` names. One query at a time. Needs the native feature
 * `PipelineStatisticsQuery`.
 */
WGPU_EXPORT void wgpuRenderPassEncoderBeginPipelineStatisticsQuery(WGPURenderPassEncoder renderPassEncoder, WGPUQuerySet querySet, uint32_t queryIndex) WGPU_FUNCTION_ATTRIBUTE;

/** Ends the statistics query that is open. */
WGPU_EXPORT void wgpuRenderPassEncoderEndPipelineStatisticsQuery(WGPURenderPassEncoder renderPassEncoder) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Draws indexed `count` times, each with the next five 32-bit numbers in the buffer (20 bytes, see
 * `wgpuRenderPassEncoderDrawIndexedIndirect`).
 *
 * The buffer needs usage `Indirect`; `offset` is in bytes and a multiple of 4.
 */
WGPU_EXPORT void wgpuRenderPassEncoderMultiDrawIndexedIndirect(WGPURenderPassEncoder encoder, WGPUBuffer buffer, uint64_t offset, uint32_t count) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Draws as `wgpuRenderPassEncoderMultiDrawIndexedIndirect`, as often as the `uint32_t` at `count_buffer_offset` of `count_buffer`
 * says, at most `max_count` times. Needs the native feature `MultiDrawIndirectCount`; both buffers need usage `Indirect`.
 */
WGPU_EXPORT void wgpuRenderPassEncoderMultiDrawIndexedIndirectCount(WGPURenderPassEncoder encoder, WGPUBuffer buffer, uint64_t offset, WGPUBuffer count_buffer, uint64_t count_buffer_offset, uint32_t max_count) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Draws `count` times, each with the next four `uint32_t` in the buffer (16 bytes, see `wgpuRenderPassEncoderDrawIndirect`).
 *
 * The buffer needs usage `Indirect`; `offset` is in bytes and a multiple of 4.
 */
WGPU_EXPORT void wgpuRenderPassEncoderMultiDrawIndirect(WGPURenderPassEncoder encoder, WGPUBuffer buffer, uint64_t offset, uint32_t count) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Draws as `wgpuRenderPassEncoderMultiDrawIndirect`, as often as the `uint32_t` at `count_buffer_offset` of `count_buffer` says,
 * at most `max_count` times. Needs the native feature `MultiDrawIndirectCount`; both buffers need usage `Indirect`.
 */
WGPU_EXPORT void wgpuRenderPassEncoderMultiDrawIndirectCount(WGPURenderPassEncoder encoder, WGPUBuffer buffer, uint64_t offset, WGPUBuffer count_buffer, uint64_t count_buffer_offset, uint32_t max_count) WGPU_FUNCTION_ATTRIBUTE;

/**
 * Writes the time at which the draws before are done to a query of type `Timestamp`. Needs the native feature
 * `TimestampQueryInsidePasses`.
 */
WGPU_EXPORT void wgpuRenderPassEncoderWriteTimestamp(WGPURenderPassEncoder renderPassEncoder, WGPUQuerySet querySet, uint32_t queryIndex) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

/**
 * @defgroup NativeWGPUTextureMethods Functions of WGPUTexture of wgpu-native
 * @{
 */

/**
 * The `id<MTLTexture>` behind the texture, without a reference for the caller; NULL on other backends than Metal and for error
 * objects. Any thread.
 */
WGPU_EXPORT void *wgpuTextureGetNativeMetalTexture(WGPUTexture texture) WGPU_FUNCTION_ATTRIBUTE;

/** @} */

#endif /* WGPU_SKIP_DECLARATIONS */

#ifdef __cplusplus
} /* extern "C" */
#endif

#endif /* WGPU_H_ */
