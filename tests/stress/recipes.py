"""What a valid call needs beyond its types: values of members and arguments, and how each kind of object is made.

A function or struct that is not named here is called with the defaults of its description; the suite then says that its
baseline is not valid, and a recipe should be added.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import baseline
from nodes import Bits, Block, Callback, Link, Obj, Ref

if TYPE_CHECKING:
    from world import Home

SHADER = b"""
override k: u32 = 1;
@group(0) @binding(0) var<uniform> u: vec4f;
@group(0) @binding(1) var<storage, read_write> s: array<u32>;
@compute @workgroup_size(1) fn main() { s[0] = k + u32(u.x); }
@vertex fn vs(@location(0) p: vec4f) -> @builtin(position) vec4f { return p + u * f32(k); }
@fragment fn fs() -> @location(0) vec4f { return vec4f(f32(k)); }
"""
MESH_SHADER = b"""enable wgpu_mesh_shader;
override k: u32 = 1;
struct V { @builtin(position) p: vec4f }
struct P { @builtin(triangle_indices) i: vec3u }
struct Made { @builtin(vertices) v: array<V, 3>, @builtin(primitives) p: array<P, 1>,
  @builtin(vertex_count) n: u32, @builtin(primitive_count) m: u32 }
struct Payload { n: u32 }
var<task_payload> payload: Payload;
var<workgroup> made: Made;
@task @payload(payload) @workgroup_size(1) fn ts() -> @builtin(mesh_task_size) vec3u { payload.n = k; return vec3u(k); }
@mesh(made) @payload(payload) @workgroup_size(1) fn ms() {
  made.n = 3u; made.m = payload.n * k; made.v[0].p = vec4f(1.0); made.p[0].i = vec3u(0u, 1u, 2u);
}
@fragment fn fs() -> @location(0) vec4f { return vec4f(f32(k)); }
"""
GLSL = b"#version 450\nlayout(local_size_x = 1) in;\nvoid main() {}\n"
#: An empty compute shader: `void main() {}`.
SPIRV = b"".join(
    word.to_bytes(4, "little")
    for word in [
        *(0x07230203, 0x00010000, 0, 5, 0),
        *(0x00020011, 1),
        *(0x0003000E, 0, 1),
        *(0x0005000F, 5, 3, 0x6E69616D, 0),
        *(0x00060010, 3, 17, 1, 1, 1),
        *(0x00020013, 1),
        *(0x00030021, 2, 1),
        *(0x00050036, 1, 3, 0, 2),
        *(0x000200F8, 4),
        *(0x000100FD,),
        *(0x00010038,),
    ]
)

BUFFER_USES = [
    f"WGPUBufferUsage_{use}"
    for use in ("CopySrc", "CopyDst", "Index", "Vertex", "Uniform", "Storage", "Indirect", "QueryResolve")
]
TEXTURE_USES = [
    f"WGPUTextureUsage_{use}" for use in ("CopySrc", "CopyDst", "TextureBinding", "StorageBinding", "RenderAttachment")
]
STAGES = [f"WGPUShaderStage_{stage}" for stage in ("Vertex", "Fragment", "Compute")]
#: Asked for where the adapter has them, so that the calls they allow are reached.
FEATURES = [
    "WGPUFeatureName_TimestampQuery",
    "WGPUFeatureName_IndirectFirstInstance",
    "WGPUAbiFeature_ExternalMemoryFd",
    "WGPUAbiFeature_ExternalMemoryDmaBuf",
    "WGPUAbiFeature_MeshShader",
    "WGPUNativeFeature_ClearTexture",
    "WGPUNativeFeature_Immediates",
    "WGPUNativeFeature_MultiDrawIndirectCount",
    "WGPUNativeFeature_PipelineCache",
    "WGPUNativeFeature_PipelineStatisticsQuery",
    "WGPUNativeFeature_RayQuery",
    "WGPUNativeFeature_TimestampQueryInsideEncoders",
    "WGPUNativeFeature_TimestampQueryInsidePasses",
]


#: Functions of which the software driver of Debian 12 knows only the refusal: a part of their names, and the feature.
NEEDS = {
    "Mesh": "WGPUAbiFeature_MeshShader",
    "Blas": "WGPUNativeFeature_RayQuery",
    "Tlas": "WGPUNativeFeature_RayQuery",
    "AccelerationStructure": "WGPUNativeFeature_RayQuery",
    "GetTextureModifiers": "WGPUAbiFeature_ExternalMemoryDmaBuf",
}
#: What a device with mesh shaders asks for.
MESH_LIMITS = {
    "maxTaskWorkgroupTotalCount": 8,
    "maxTaskWorkgroupsPerDimension": 8,
    "maxMeshWorkgroupTotalCount": 8,
    "maxMeshWorkgroupsPerDimension": 8,
    "maxTaskInvocationsPerWorkgroup": 8,
    "maxTaskInvocationsPerDimension": 8,
    "maxMeshInvocationsPerWorkgroup": 8,
    "maxMeshInvocationsPerDimension": 8,
    "maxTaskPayloadSize": 64,
    "maxMeshOutputVertices": 8,
    "maxMeshOutputPrimitives": 8,
}


def source(code: bytes = SHADER) -> list[Link]:
    return [Link("WGPUShaderSourceWGSL", Obj({"code": code}))]


def mesh_stage(entry_point: bytes) -> Obj:
    constants = [Obj({"key": b"k", "value": 1})]
    return Obj({"module": Ref("WGPUShaderModule", "mesh"), "entryPoint": entry_point, "constants": constants})


def color(view: Ref) -> Obj:
    return Obj({"view": view, "loadOp": "WGPULoadOp_Clear", "storeOp": "WGPUStoreOp_Store"})


STENCIL = Obj(
    {
        "compare": "WGPUCompareFunction_Always",
        "failOp": "WGPUStencilOperation_Keep",
        "depthFailOp": "WGPUStencilOperation_Keep",
        "passOp": "WGPUStencilOperation_Keep",
    }
)
DEPTH_STENCIL = Obj(
    {
        "format": "WGPUTextureFormat_Depth24PlusStencil8",
        "depthWriteEnabled": "WGPUOptionalBool_True",
        "depthCompare": "WGPUCompareFunction_Less",
        "stencilFront": STENCIL,
        "stencilBack": STENCIL,
    }
)
CALLBACK = {"mode": "WGPUCallbackMode_AllowSpontaneous", "callback": Callback()}

#: The values of a struct's members that make a valid one.
STRUCTS: dict[str, Obj] = {
    "WGPUInstanceDescriptor": Obj(
        {"requiredFeatures": ["WGPUInstanceFeatureName_TimedWaitAny"], "requiredLimits": Obj()},
        [Link("WGPUInstanceExtras", Obj())],
    ),
    "WGPUInstanceExtras": Obj({"backends": ["WGPUInstanceBackend_Vulkan"]}),
    "WGPUAbiAdapterSelector": Obj({"pciBusId": b"", "deviceUUID": b"", "vendorID": 0x10005}),
    "WGPUInstanceEnumerateAdapterOptions": Obj({"backends": ["WGPUInstanceBackend_Vulkan"]}),
    "WGPUDeviceDescriptor": Obj(
        {"label": b"device", "requiredFeatures": ["WGPUFeatureName_TimestampQuery"], "requiredLimits": Obj()},
    ),
    "WGPUDeviceLostCallbackInfo": Obj(CALLBACK),
    "WGPUUncapturedErrorCallbackInfo": Obj({"callback": Callback()}),
    "WGPUBufferDescriptor": Obj({"label": b"buffer", "usage": BUFFER_USES, "size": 1024}),
    "WGPUTextureDescriptor": Obj(
        {
            "label": b"texture",
            "usage": TEXTURE_USES,
            "dimension": "WGPUTextureDimension_2D",
            "size": Obj({"width": 16, "height": 16, "depthOrArrayLayers": 1}),
            "format": "WGPUTextureFormat_RGBA8Unorm",
            "viewFormats": ["WGPUTextureFormat_RGBA8UnormSrgb"],
        }
    ),
    "WGPUTextureViewDescriptor": Obj(
        {
            "label": b"view",
            "format": "WGPUTextureFormat_RGBA8Unorm",
            "dimension": "WGPUTextureViewDimension_2D",
            "mipLevelCount": 1,
            "arrayLayerCount": 1,
            "aspect": "WGPUTextureAspect_All",
        }
    ),
    "WGPUQuerySetDescriptor": Obj({"label": b"queries", "type": "WGPUQueryType_Occlusion", "count": 8}),
    "WGPUQuerySetDescriptorExtras": Obj({"pipelineStatistics": ["WGPUPipelineStatisticName_ComputeShaderInvocations"]}),
    "WGPUShaderModuleDescriptor": Obj({"label": b"module"}, source()),
    "WGPUShaderSourceWGSL": Obj({"code": SHADER}),
    "WGPUShaderSourceSPIRV": Obj({"codeSize": len(SPIRV) // 4, "code": Block(len(SPIRV), SPIRV)}),
    "WGPUShaderSourceGLSL": Obj(
        {
            "stage": ["WGPUShaderStage_Compute"],
            "code": GLSL,
            "defines": [Obj({"name": b"A", "value": b"1"})],
        }
    ),
    "WGPUShaderModuleDescriptorSpirV": Obj(
        {"label": b"module", "sourceSize": len(SPIRV) // 4, "source": Block(len(SPIRV), SPIRV)}
    ),
    "WGPUBindGroupLayoutDescriptor": Obj(
        {
            "label": b"layout",
            "entries": [
                Obj(
                    {
                        "binding": 0,
                        "visibility": STAGES,
                        "buffer": Obj(
                            {"type": "WGPUBufferBindingType_Uniform", "hasDynamicOffset": 1, "minBindingSize": 16}
                        ),
                    }
                ),
                Obj(
                    {
                        "binding": 1,
                        "visibility": ["WGPUShaderStage_Compute"],
                        "buffer": Obj({"type": "WGPUBufferBindingType_Storage"}),
                    }
                ),
                Obj(
                    {
                        "binding": 2,
                        "visibility": ["WGPUShaderStage_Fragment"],
                        "sampler": Obj({"type": "WGPUSamplerBindingType_Filtering"}),
                    }
                ),
                Obj(
                    {
                        "binding": 3,
                        "visibility": ["WGPUShaderStage_Fragment"],
                        "texture": Obj(
                            {
                                "sampleType": "WGPUTextureSampleType_Float",
                                "viewDimension": "WGPUTextureViewDimension_2D",
                            }
                        ),
                    }
                ),
                Obj(
                    {
                        "binding": 4,
                        "visibility": ["WGPUShaderStage_Compute"],
                        "storageTexture": Obj(
                            {
                                "access": "WGPUStorageTextureAccess_WriteOnly",
                                "format": "WGPUTextureFormat_RGBA8Unorm",
                                "viewDimension": "WGPUTextureViewDimension_2D",
                            }
                        ),
                    }
                ),
            ],
        }
    ),
    "WGPUBindGroupDescriptor": Obj(
        {
            "label": b"group",
            "layout": Ref("WGPUBindGroupLayout"),
            "entries": [
                Obj({"binding": 0, "buffer": Ref("WGPUBuffer"), "offset": 0, "size": 256}),
                Obj({"binding": 1, "buffer": Ref("WGPUBuffer", "storage"), "offset": 0, "size": 256}),
                Obj({"binding": 2, "sampler": Ref("WGPUSampler")}),
                Obj({"binding": 3, "textureView": Ref("WGPUTextureView")}),
                Obj({"binding": 4, "textureView": Ref("WGPUTextureView", "other")}),
            ],
        }
    ),
    "WGPUBindGroupEntryExtras": Obj({"buffers": [Ref("WGPUBuffer")]}),
    "WGPUExternalTextureBindingEntry": Obj({"externalTexture": Ref("WGPUExternalTexture")}),
    "WGPUPipelineLayoutDescriptor": Obj(
        {"label": b"layout", "bindGroupLayouts": [Ref("WGPUBindGroupLayout")], "immediateSize": 16}
    ),
    "WGPUSamplerDescriptor": Obj({"label": b"sampler"}),
    "WGPUAbiPipelineCacheDescriptor": Obj(
        {"label": b"cache", "dataSize": 0, "data": None, "keySize": 4, "key": Block(4, b"key!"), "fallback": 1}
    ),
    "WGPUAbiSharedBufferDescriptor": Obj(
        {"label": b"shared", "usage": ["WGPUBufferUsage_CopySrc", "WGPUBufferUsage_Vertex"], "size": 1024, "fd": -1}
    ),
    "WGPUAbiSharedTextureDescriptor": Obj(
        {
            "label": b"shared",
            "usage": ["WGPUTextureUsage_CopySrc", "WGPUTextureUsage_RenderAttachment"],
            "size": Obj({"width": 8, "height": 8, "depthOrArrayLayers": 1}),
            "format": "WGPUTextureFormat_RGBA8Unorm",
            "viewFormats": ["WGPUTextureFormat_RGBA8UnormSrgb"],
            "memoryType": "WGPUAbiTextureMemoryType_OpaqueFd",
            "modifiers": [],
            "planes": [],
        }
    ),
    "WGPUAbiTextureBeginAccess": Obj({"fence": -1}),
    "WGPUAbiMultiview": Obj({"mask": 1}),
    "WGPUAbiMeshPipelineDescriptor": Obj(
        {
            "label": b"mesh",
            "layout": Ref("WGPUPipelineLayout"),
            "depthStencil": DEPTH_STENCIL,
            "task": mesh_stage(b"ts"),
            "mesh": mesh_stage(b"ms"),
            "fragment": Obj({"module": Ref("WGPUShaderModule", "mesh")}),
        }
    ),
    "WGPUAbiBlasDescriptor": Obj(
        {
            "label": b"blas",
            "flags": ["WGPUAbiAccelerationStructureFlags_AllowCompaction"],
            "triangleGeometries": [Obj(), Obj()],
            "boxGeometries": [],
        }
    ),
    "WGPUAbiBlasTriangleSize": Obj({"vertexCount": 12, "indexFormat": "WGPUIndexFormat_Uint32", "indexCount": 12}),
    "WGPUAbiBlasBoxSize": Obj({"primitiveCount": 4}),
    "WGPUAbiTlasDescriptor": Obj({"label": b"tlas", "maxInstances": 4}),
    "WGPUAbiBlasBuild": Obj({"blas": Ref("WGPUAbiBlas"), "triangleGeometries": [Obj()], "boxGeometries": []}),
    "WGPUAbiBlasTriangles": Obj({"vertexBuffer": Ref("WGPUBuffer", "blas"), "indexBuffer": Ref("WGPUBuffer", "blas")}),
    "WGPUAbiBlasBoxes": Obj({"buffer": Ref("WGPUBuffer", "blas")}),
    "WGPUAbiTlasBuild": Obj({"tlas": Ref("WGPUAbiTlas"), "instances": [Obj(), Obj()]}),
    "WGPUAbiTlasInstance": Obj({"blas": Ref("WGPUAbiBlas")}),
    "WGPUAbiAccelerationStructureBindingEntry": Obj({"tlas": Ref("WGPUAbiTlas"), "tlases": []}),
    "WGPUAbiPipelineExtras": Obj({"cache": Ref("WGPUAbiPipelineCache")}),
    "WGPUComputePipelineDescriptor": Obj({"label": b"pipeline", "layout": Ref("WGPUPipelineLayout")}),
    "WGPUComputeState": Obj(
        {
            "module": Ref("WGPUShaderModule"),
            "entryPoint": b"main",
            "constants": [Obj({"key": b"k", "value": 2})],
        }
    ),
    "WGPURenderPipelineDescriptor": Obj(
        {
            "label": b"pipeline",
            "layout": Ref("WGPUPipelineLayout"),
            "primitive": Obj({"topology": "WGPUPrimitiveTopology_TriangleList"}),
            "depthStencil": DEPTH_STENCIL,
            "fragment": Obj(),
        }
    ),
    "WGPUVertexState": Obj(
        {
            "module": Ref("WGPUShaderModule"),
            "entryPoint": b"vs",
            "constants": [Obj({"key": b"k", "value": 2})],
            "buffers": [
                Obj(
                    {
                        "stepMode": "WGPUVertexStepMode_Vertex",
                        "arrayStride": 16,
                        "attributes": [Obj({"format": "WGPUVertexFormat_Float32x4", "offset": 0, "shaderLocation": 0})],
                    }
                )
            ],
        }
    ),
    "WGPUFragmentState": Obj(
        {
            "module": Ref("WGPUShaderModule"),
            "entryPoint": b"fs",
            "constants": [Obj({"key": b"k", "value": 2})],
            "targets": [
                Obj(
                    {
                        "format": "WGPUTextureFormat_RGBA8Unorm",
                        "blend": Obj(
                            {
                                part: Obj(
                                    {
                                        "operation": "WGPUBlendOperation_Add",
                                        "srcFactor": "WGPUBlendFactor_One",
                                        "dstFactor": "WGPUBlendFactor_Zero",
                                    }
                                )
                                for part in ("color", "alpha")
                            }
                        ),
                    }
                )
            ],
        }
    ),
    "WGPUCommandEncoderDescriptor": Obj({"label": b"encoder"}),
    "WGPUCommandBufferDescriptor": Obj({"label": b"commands"}),
    "WGPUComputePassDescriptor": Obj({"label": b"pass", "timestampWrites": Obj()}),
    "WGPUPassTimestampWrites": Obj(
        {
            "querySet": Ref("WGPUQuerySet", "timestamps"),
            "beginningOfPassWriteIndex": 0,
            "endOfPassWriteIndex": 1,
        }
    ),
    "WGPURenderPassDescriptor": Obj(
        {
            "label": b"pass",
            "colorAttachments": [color(Ref("WGPUTextureView", "target"))],
            "depthStencilAttachment": Obj(
                {
                    "view": Ref("WGPUTextureView", "depth"),
                    "depthLoadOp": "WGPULoadOp_Clear",
                    "depthStoreOp": "WGPUStoreOp_Store",
                    "depthClearValue": 1.0,
                    "stencilLoadOp": "WGPULoadOp_Clear",
                    "stencilStoreOp": "WGPUStoreOp_Store",
                }
            ),
            "occlusionQuerySet": Ref("WGPUQuerySet"),
            "timestampWrites": Obj(),
        }
    ),
    "WGPURenderBundleEncoderDescriptor": Obj(
        {
            "label": b"bundle",
            "colorFormats": ["WGPUTextureFormat_RGBA8Unorm"],
            "depthStencilFormat": "WGPUTextureFormat_Depth24PlusStencil8",
        }
    ),
    "WGPURenderBundleDescriptor": Obj({"label": b"bundle"}),
    "WGPUTexelCopyTextureInfo": Obj({"texture": Ref("WGPUTexture")}),
    "WGPUTexelCopyBufferInfo": Obj({"buffer": Ref("WGPUBuffer")}),
    "WGPUTexelCopyBufferLayout": Obj({"bytesPerRow": 256, "rowsPerImage": 4}),
    "WGPUExtent3D": Obj({"width": 4, "height": 4, "depthOrArrayLayers": 1}),
    "WGPUImageSubresourceRange": Obj({"mipLevelCount": 1, "arrayLayerCount": 1}),
    "WGPUSurfaceDescriptor": Obj({"label": b"surface"}, [Link("WGPUSurfaceSourceXlibWindow", Obj())]),
    "WGPUSurfaceSourceXlibWindow": Obj({"display": Ref("Display"), "window": Ref("Window")}),
    "WGPUSurfaceConfiguration": Obj(
        {
            "device": Ref("WGPUDevice"),
            "format": "WGPUTextureFormat_BGRA8Unorm",
            "width": 64,
            "height": 64,
            "viewFormats": ["WGPUTextureFormat_BGRA8UnormSrgb"],
            "presentMode": "WGPUPresentMode_Fifo",
        }
    ),
    "WGPUFutureWaitInfo": Obj({"future": Ref("WGPUFuture")}),
}

#: The arguments of calls that several kinds of encoders have.
ENCODING: dict[str, dict[str, Any]] = {
    "SetBindGroup": {"group": Ref("WGPUBindGroup"), "dynamicOffsets": [256]},
    "SetImmediates": {"data": Block(16), "size": 16},
    "SetVertexBuffer": {"buffer": Ref("WGPUBuffer"), "size": 256},
    "SetIndexBuffer": {"format": "WGPUIndexFormat_Uint16", "size": 256},
    "Draw": {"vertexCount": 3, "instanceCount": 1},
    "DrawIndexed": {"indexCount": 3, "instanceCount": 1},
    "SetViewport": {"width": 16, "height": 16, "maxDepth": 1},
    "SetScissorRect": {"width": 16, "height": 16},
    "MultiDrawIndirect": {"count": 1},
    "MultiDrawIndexedIndirect": {"count": 1},
    "MultiDrawIndirectCount": {"max_count": 1},
    "MultiDrawIndexedIndirectCount": {"max_count": 1},
    "InsertDebugMarker": {"markerLabel": b"marker"},
    "PushDebugGroup": {"groupLabel": b"group"},
}

#: The values of arguments, by function or by function and argument.
ARGUMENTS: dict[str, Any] = {
    "wgpuGetProcAddress.procName": b"wgpuCreateInstance",
    "wgpuSetLogCallback.callback": Callback(),
    "wgpuSetLogLevel.level": "WGPULogLevel_Error",
    "wgpuHasInstanceFeature.feature": "WGPUInstanceFeatureName_TimedWaitAny",
    "wgpuAdapterHasFeature.feature": "WGPUFeatureName_TimestampQuery",
    "wgpuDeviceHasFeature.feature": "WGPUFeatureName_TimestampQuery",
    "wgpuInstanceHasWGSLLanguageFeature.feature": 1,
    "wgpuInstanceRequestAdapter.options": Obj({"compatibleSurface": Ref("WGPUSurface")}),
    "wgpuInstanceWaitAny.futures": [Obj()],
    "wgpuDevicePoll.wait": 1,
    "wgpuDevicePoll.submissionIndex": [Ref("WGPUSubmissionIndex")],
    "wgpuDevicePushErrorScope.filter": "WGPUErrorFilter_Validation",
    "wgpuBufferMapAsync.buffer": Ref("WGPUBuffer", "mappable"),
    "wgpuBufferMapAsync.mode": ["WGPUMapMode_Read"],
    "wgpuBufferMapAsync.size": 64,
    "wgpuBufferUnmap.buffer": Ref("WGPUBuffer", "mapped"),
    **{
        f"wgpuBuffer{name}.{arg}": value
        for name in ("GetMappedRange", "GetConstMappedRange", "ReadMappedRange", "WriteMappedRange")
        for arg, value in {"buffer": Ref("WGPUBuffer", "mapped"), "size": 64, "data": Block(64)}.items()
    },
    "wgpuQueueWriteBuffer.buffer": Ref("WGPUBuffer"),
    "wgpuQueueWriteBuffer.data": Block(64),
    "wgpuQueueWriteBuffer.size": 64,
    "wgpuAbiQueueReadBuffer.buffer": Ref("WGPUBuffer"),
    "wgpuAbiQueueReadBuffer.data": Block(64),
    "wgpuAbiQueueReadBuffer.size": 64,
    "wgpuAbiQueueReadTexture.data": Block(1024),
    "wgpuAbiQueueReadTexture.dataSize": 1024,
    "wgpuAbiRenderPassEncoderDrawMany.draws": [Obj()],
    "wgpuAbiRenderBundleEncoderDrawMany.draws": [Obj()],
    "wgpuAbiComputePassEncoderDispatchMany.dispatches": [Obj()],
    **{f"wgpuAbiRenderPassEncoderDrawMeshTasks.workgroupCount{axis}": 1 for axis in "XYZ"},
    "wgpuAbiRenderPassEncoderMultiDrawMeshTasksIndirect.drawCount": 1,
    "wgpuAbiRenderPassEncoderMultiDrawMeshTasksIndirectCount.maxDrawCount": 1,
    "wgpuAbiCommandEncoderBuildAccelerationStructures.blases": [Obj()],
    "wgpuAbiCommandEncoderBuildAccelerationStructures.tlases": [Obj()],
    "wgpuAbiBlasPrepareCompaction.blas": Ref("WGPUAbiBlas", "built"),
    "wgpuAbiQueueCompactBlas.blas": Ref("WGPUAbiBlas", "prepared"),
    "wgpuQueueWriteTexture.data": Block(1024),
    "wgpuQueueWriteTexture.dataSize": 1024,
    "wgpuQueueSubmit.commands": [Ref("WGPUCommandBuffer", "fresh")],
    "wgpuQueueSubmitForIndex.commands": [Ref("WGPUCommandBuffer", "fresh")],
    "wgpuCommandEncoderCopyBufferToBuffer.destination": Ref("WGPUBuffer", "storage"),
    "wgpuCommandEncoderCopyBufferToBuffer.size": 64,
    "wgpuCommandEncoderCopyTextureToTexture.destination": Obj({"texture": Ref("WGPUTexture", "other")}),
    "wgpuCommandEncoderClearBuffer.size": 64,
    "wgpuCommandEncoderResolveQuerySet.queryCount": 2,
    "wgpuCommandEncoderResolveQuerySet.querySet": Ref("WGPUQuerySet"),
    "wgpuCommandEncoderWriteTimestamp.querySet": Ref("WGPUQuerySet", "timestamps"),
    "wgpuComputePassEncoderWriteTimestamp.querySet": Ref("WGPUQuerySet", "timestamps"),
    "wgpuRenderPassEncoderWriteTimestamp.querySet": Ref("WGPUQuerySet", "timestamps"),
    "wgpuComputePassEncoderBeginPipelineStatisticsQuery.querySet": Ref("WGPUQuerySet", "statistics"),
    "wgpuRenderPassEncoderBeginPipelineStatisticsQuery.querySet": Ref("WGPUQuerySet", "statistics"),
    "wgpuRenderPassEncoderExecuteBundles.bundles": [Ref("WGPURenderBundle")],
    **{f"wgpuComputePassEncoderDispatchWorkgroups.workgroupCount{axis}": 1 for axis in "XYZ"},
    **{
        f"wgpu{kind}Encoder{call}.{arg}": value
        for kind in ("ComputePass", "RenderPass", "RenderBundle")
        for call, values in ENCODING.items()
        for arg, value in values.items()
    },
    "wgpuCommandEncoderInsertDebugMarker.markerLabel": b"marker",
    "wgpuCommandEncoderPushDebugGroup.groupLabel": b"group",
    "wgpuSurfaceGetCurrentTexture.surface": Ref("WGPUSurface", "configured"),
    "wgpuSurfacePresent.surface": Ref("WGPUSurface", "acquired"),
    "wgpuAbiBufferExportMemory.buffer": Ref("WGPUBuffer", "shared"),
    "wgpuAbiTextureExportMemory.texture": Ref("WGPUTexture", "shared"),
    "wgpuAbiTextureBeginAccess.texture": Ref("WGPUTexture", "shared"),
    "wgpuAbiTextureEndAccess.texture": Ref("WGPUTexture", "shared"),
    "wgpuAbiDeviceGetTextureModifiers.format": "WGPUTextureFormat_RGBA8Unorm",
    "wgpuAbiDeviceGetTextureModifiers.usage": ["WGPUTextureUsage_TextureBinding"],
    "wgpuSurfaceUnconfigure.surface": Ref("WGPUSurface", "configured"),
}

#: Calls that must come before, on the same subject.
BEFORE: dict[str, tuple[str, dict[str, Any]]] = {
    "wgpuRenderPassEncoderEndOcclusionQuery": ("wgpuRenderPassEncoderBeginOcclusionQuery", {}),
    "wgpuComputePassEncoderEndPipelineStatisticsQuery": ("wgpuComputePassEncoderBeginPipelineStatisticsQuery", {}),
    "wgpuRenderPassEncoderEndPipelineStatisticsQuery": ("wgpuRenderPassEncoderBeginPipelineStatisticsQuery", {}),
    "wgpuDevicePopErrorScope": ("wgpuDevicePushErrorScope", {}),
    "wgpuAbiTextureBeginAccess": ("wgpuAbiTextureEndAccess", {}),
    "wgpuAbiTextureEndAccess": ("wgpuAbiTextureBeginAccess", {}),
    **{
        f"wgpuAbiRenderPassEncoder{call}": (
            "wgpuRenderPassEncoderSetPipeline",
            {"pipeline": Ref("WGPURenderPipeline", "mesh")},
        )
        for call in (
            "DrawMeshTasks",
            "DrawMeshTasksIndirect",
            "MultiDrawMeshTasksIndirect",
            "MultiDrawMeshTasksIndirectCount",
        )
    },
    **{
        f"wgpu{kind}PopDebugGroup": (f"wgpu{kind}PushDebugGroup", {})
        for kind in ("CommandEncoder", "ComputePassEncoder", "RenderPassEncoder", "RenderBundleEncoder")
    },
}
#: Calls that must come after, so that the shared objects are as before.
AFTER: dict[str, tuple[str, dict[str, Any]]] = {
    "wgpuRenderPassEncoderBeginOcclusionQuery": ("wgpuRenderPassEncoderEndOcclusionQuery", {}),
    "wgpuComputePassEncoderBeginPipelineStatisticsQuery": ("wgpuComputePassEncoderEndPipelineStatisticsQuery", {}),
    "wgpuRenderPassEncoderBeginPipelineStatisticsQuery": ("wgpuRenderPassEncoderEndPipelineStatisticsQuery", {}),
    "wgpuDevicePushErrorScope": ("wgpuDevicePopErrorScope", {}),
    **{
        f"wgpu{kind}PushDebugGroup": (f"wgpu{kind}PopDebugGroup", {})
        for kind in ("CommandEncoder", "ComputePassEncoder", "RenderPassEncoder", "RenderBundleEncoder")
    },
}


def _buffer(home: Home, which: str) -> int:
    if which == "shared":
        return home.create("wgpuAbiDeviceCreateSharedBuffer", "WGPUAbiSharedBufferDescriptor", {})
    uses = {
        "mappable": ["WGPUBufferUsage_MapRead", "WGPUBufferUsage_CopyDst"],
        "mapped": ["WGPUBufferUsage_MapWrite", "WGPUBufferUsage_CopySrc"],
        "error": ["WGPUBufferUsage_MapRead", "WGPUBufferUsage_MapWrite"],
        "blas": ["WGPUAbiBufferUsage_BlasInput", "WGPUBufferUsage_CopyDst"],
    }
    members = {"usage": uses.get(which, BUFFER_USES), "mappedAtCreation": int(which == "mapped")}
    return home.create("wgpuDeviceCreateBuffer", "WGPUBufferDescriptor", members)


def _texture(home: Home, which: str) -> int:
    members: dict[str, Any] = {}
    if which == "shared":
        return home.create("wgpuAbiDeviceCreateSharedTexture", "WGPUAbiSharedTextureDescriptor", {})
    if which == "depth":
        members["format"] = "WGPUTextureFormat_Depth24PlusStencil8"
        members["usage"] = ["WGPUTextureUsage_RenderAttachment", "WGPUTextureUsage_CopyDst"]
        members["viewFormats"] = []
    if which == "error":
        members["usage"] = 0
    return home.create("wgpuDeviceCreateTexture", "WGPUTextureDescriptor", members)


def _view(home: Home, which: str) -> int:
    texture = which if which in ("depth", "target", "other", "error") else "live"
    descriptor = None if which in ("depth", "error") else STRUCTS["WGPUTextureViewDescriptor"]
    return int(home.call("wgpuTextureCreateView", texture=home.ref("WGPUTexture", texture), descriptor=descriptor))


def _queries(home: Home, which: str) -> int:
    members: dict[str, Any] = {}
    chain = None
    if which == "timestamps":
        members["type"] = "WGPUQueryType_Timestamp"
    if which == "error":
        members["count"] = 2**31
    if which == "statistics":
        members["type"] = "WGPUNativeQueryType_PipelineStatistics"
        chain = [Link("WGPUQuerySetDescriptorExtras", STRUCTS["WGPUQuerySetDescriptorExtras"])]
    return home.create("wgpuDeviceCreateQuerySet", "WGPUQuerySetDescriptor", members, chain)


def _module(home: Home, which: str) -> int:
    chain = source(b"no WGSL") if which == "error" else None
    if which == "mesh" and not home.world.lacks("WGPUAbiFeature_MeshShader"):
        chain = source(MESH_SHADER)
    return home.create("wgpuDeviceCreateShaderModule", "WGPUShaderModuleDescriptor", {}, chain)


def _with_device(function: str, struct: str, error: dict[str, Any]) -> Any:
    def make(home: Home, which: str) -> int:
        return home.create(function, struct, error if which == "error" else {})

    return make


def _render_pipeline(home: Home, which: str) -> int:
    if which == "mesh" and not home.world.lacks("WGPUAbiFeature_MeshShader"):
        return home.create("wgpuAbiDeviceCreateMeshPipeline", "WGPUAbiMeshPipelineDescriptor", {})
    vertex = {"vertex": Obj({"module": Ref("WGPUShaderModule"), "entryPoint": b"none"})}
    return home.create(
        "wgpuDeviceCreateRenderPipeline", "WGPURenderPipelineDescriptor", vertex if which == "error" else {}
    )


def _blas(home: Home, which: str) -> int:
    members: dict[str, Any] = {"triangleGeometries": []} if which == "error" else {}
    made = home.create("wgpuAbiDeviceCreateBlas", "WGPUAbiBlasDescriptor", members)
    if which in ("built", "prepared"):
        encoder = Bits(_encoder(home, "fresh"))
        build = baseline.obj(home.world.api, "WGPUAbiBlasBuild", Obj({"blas": Bits(made)}))
        home.call("wgpuAbiCommandEncoderBuildAccelerationStructures", commandEncoder=encoder, blases=[build], tlases=[])
        commands = Bits(int(home.call("wgpuCommandEncoderFinish", commandEncoder=encoder, descriptor=None)))
        home.call("wgpuCommandEncoderRelease", commandEncoder=encoder)
        home.call("wgpuQueueSubmit", queue=home.ref("WGPUQueue"), commands=[commands])
        home.call("wgpuCommandBufferRelease", commandBuffer=commands)
    if which == "prepared":
        info = baseline.obj(home.world.api, "WGPUAbiPrepareCompactionCallbackInfo")
        home.call("wgpuAbiBlasPrepareCompaction", blas=Bits(made), callbackInfo=info)
        home.call("wgpuDevicePoll", device=home.ref("WGPUDevice"), wait=1, submissionIndex=None)
    return made


def _queue(home: Home, which: str) -> int:
    return int(home.call("wgpuDeviceGetQueue", device=home.ref("WGPUDevice")))


def _encoder(home: Home, which: str) -> int:
    return home.create("wgpuDeviceCreateCommandEncoder", "WGPUCommandEncoderDescriptor", {})


def _command_buffer(home: Home, which: str) -> int:
    encoder = _encoder(home, "fresh")
    made = int(home.call("wgpuCommandEncoderFinish", commandEncoder=Bits(encoder), descriptor=None))
    home.call("wgpuCommandEncoderRelease", commandEncoder=Bits(encoder))
    return made


def _compute_pass(home: Home, which: str) -> int:
    encoder = _encoder(home, "fresh")
    made = int(home.call("wgpuCommandEncoderBeginComputePass", commandEncoder=Bits(encoder), descriptor=None))
    home.world.parents[made] = encoder
    it = Bits(made)
    home.call("wgpuComputePassEncoderSetPipeline", computePassEncoder=it, pipeline=home.ref("WGPUComputePipeline"))
    home.call(
        "wgpuComputePassEncoderSetBindGroup",
        computePassEncoder=it,
        group=home.ref("WGPUBindGroup"),
        dynamicOffsets=[0],
    )
    return made


def _draw_state(home: Home, kind: str, made: int) -> None:
    subject = {kind[0].lower() + kind[1:]: Bits(made)}
    buffer = home.ref("WGPUBuffer")
    home.call(f"wgpu{kind}SetPipeline", **subject, pipeline=home.ref("WGPURenderPipeline"))
    home.call(f"wgpu{kind}SetBindGroup", **subject, group=home.ref("WGPUBindGroup"), dynamicOffsets=[0])
    home.call(f"wgpu{kind}SetVertexBuffer", **subject, slot=0, buffer=buffer, offset=0, size=1024)
    home.call(
        f"wgpu{kind}SetIndexBuffer", **subject, buffer=buffer, format="WGPUIndexFormat_Uint16", offset=0, size=1024
    )


def _render_pass(home: Home, which: str) -> int:
    encoder = _encoder(home, "fresh")
    descriptor = Obj({**STRUCTS["WGPURenderPassDescriptor"].members, "timestampWrites": None})
    made = int(home.call("wgpuCommandEncoderBeginRenderPass", commandEncoder=Bits(encoder), descriptor=descriptor))
    home.world.parents[made] = encoder
    _draw_state(home, "RenderPassEncoder", made)
    return made


def _bundle_encoder(home: Home, which: str) -> int:
    made = home.create("wgpuDeviceCreateRenderBundleEncoder", "WGPURenderBundleEncoderDescriptor", {})
    _draw_state(home, "RenderBundleEncoder", made)
    return made


def _bundle(home: Home, which: str) -> int:
    encoder = _bundle_encoder(home, "fresh")
    made = int(home.call("wgpuRenderBundleEncoderFinish", renderBundleEncoder=Bits(encoder), descriptor=None))
    home.call("wgpuRenderBundleEncoderRelease", renderBundleEncoder=Bits(encoder))
    return made


def _surface(home: Home, which: str) -> int:
    if not home.world.window():
        return 0
    chain: list[Link] | None = None if which != "error" else []
    descriptor = baseline.obj(home.world.api, "WGPUSurfaceDescriptor", Obj(chain=chain))
    made = int(home.call("wgpuInstanceCreateSurface", instance=home.ref("WGPUInstance"), descriptor=descriptor))
    if which in ("configured", "acquired"):
        config = baseline.obj(home.world.api, "WGPUSurfaceConfiguration")
        home.call("wgpuSurfaceConfigure", surface=Bits(made), config=config)
    if which == "acquired":
        home.world.acquire(home, made)
    return made


#: How an object of each kind is made; `WGPUInstance`, `WGPUAdapter` and `WGPUDevice` are the world's own.
MAKERS: dict[str, Any] = {
    "WGPUQueue": _queue,
    "WGPUBuffer": _buffer,
    "WGPUTexture": _texture,
    "WGPUTextureView": _view,
    "WGPUSampler": _with_device("wgpuDeviceCreateSampler", "WGPUSamplerDescriptor", {"maxAnisotropy": 0}),
    "WGPUQuerySet": _queries,
    "WGPUShaderModule": _module,
    "WGPUBindGroupLayout": _with_device(
        "wgpuDeviceCreateBindGroupLayout", "WGPUBindGroupLayoutDescriptor", {"entries": [Obj(), Obj()]}
    ),
    "WGPUBindGroup": _with_device("wgpuDeviceCreateBindGroup", "WGPUBindGroupDescriptor", {"entries": []}),
    "WGPUPipelineLayout": _with_device(
        "wgpuDeviceCreatePipelineLayout", "WGPUPipelineLayoutDescriptor", {"immediateSize": 2**31}
    ),
    "WGPUAbiPipelineCache": _with_device(
        "wgpuAbiDeviceCreatePipelineCache",
        "WGPUAbiPipelineCacheDescriptor",
        {"dataSize": 4, "data": Block(4, b"junk"), "fallback": 0},
    ),
    "WGPUAbiBlas": _blas,
    "WGPUAbiTlas": _with_device("wgpuAbiDeviceCreateTlas", "WGPUAbiTlasDescriptor", {"flags": 0x20}),
    "WGPUComputePipeline": _with_device(
        "wgpuDeviceCreateComputePipeline",
        "WGPUComputePipelineDescriptor",
        {"compute": Obj({"module": Ref("WGPUShaderModule"), "entryPoint": b"none"})},
    ),
    "WGPURenderPipeline": _render_pipeline,
    "WGPUCommandEncoder": _encoder,
    "WGPUCommandBuffer": _command_buffer,
    "WGPUComputePassEncoder": _compute_pass,
    "WGPURenderPassEncoder": _render_pass,
    "WGPURenderBundleEncoder": _bundle_encoder,
    "WGPURenderBundle": _bundle,
    "WGPUSurface": _surface,
}
