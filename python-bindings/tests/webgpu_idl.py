"""The members of the interfaces of WebGPU, as the standard of 2026 has them."""

INTERFACES = {
    "GPUObjectBase": "label",
    "GPUAdapterInfo": "vendor architecture device description subgroupMinSize subgroupMaxSize isFallbackAdapter",
    "GPU": "requestAdapter getPreferredCanvasFormat wgslLanguageFeatures",
    "GPUAdapter": "features limits info requestDevice",
    "GPUDevice": """
        features limits adapterInfo queue destroy createBuffer createTexture createSampler importExternalTexture
        createBindGroupLayout createPipelineLayout createBindGroup createShaderModule createComputePipeline
        createRenderPipeline createComputePipelineAsync createRenderPipelineAsync createCommandEncoder
        createRenderBundleEncoder createQuerySet lost pushErrorScope popErrorScope onuncapturederror
        addEventListener removeEventListener
    """,
    "GPUBuffer": "size usage mapState mapAsync getMappedRange unmap destroy",
    "GPUTexture": """
        createView destroy width height depthOrArrayLayers mipLevelCount sampleCount dimension format usage
        textureBindingViewDimension
    """,
    "GPUTextureView": "",
    "GPUExternalTexture": "",
    "GPUSampler": "",
    "GPUBindGroupLayout": "",
    "GPUBindGroup": "",
    "GPUPipelineLayout": "",
    "GPUShaderModule": "getCompilationInfo",
    "GPUCompilationMessage": "message type lineNum linePos offset length",
    "GPUCompilationInfo": "messages",
    "GPUPipelineError": "message reason",
    "GPUPipelineBase": "getBindGroupLayout",
    "GPUComputePipeline": "",
    "GPURenderPipeline": "",
    "GPUCommandBuffer": "",
    "GPUCommandsMixin": "",
    "GPUCommandEncoder": """
        beginRenderPass beginComputePass copyBufferToBuffer copyBufferToTexture copyTextureToBuffer
        copyTextureToTexture clearBuffer resolveQuerySet finish
    """,
    "GPUBindingCommandsMixin": "setBindGroup setImmediates",
    "GPUDebugCommandsMixin": "pushDebugGroup popDebugGroup insertDebugMarker",
    "GPUComputePassEncoder": "setPipeline dispatchWorkgroups dispatchWorkgroupsIndirect end",
    "GPURenderPassEncoder": """
        setViewport setScissorRect setBlendConstant setStencilReference beginOcclusionQuery endOcclusionQuery
        executeBundles end
    """,
    "GPURenderCommandsMixin": """
        setPipeline setIndexBuffer setVertexBuffer draw drawIndexed drawIndirect drawIndexedIndirect
    """,
    "GPURenderBundle": "",
    "GPURenderBundleEncoder": "finish",
    "GPUQueue": "submit onSubmittedWorkDone writeBuffer writeTexture copyExternalImageToTexture",
    "GPUQuerySet": "destroy type count",
    "GPUCanvasContext": "canvas configure unconfigure getConfiguration getCurrentTexture",
    "GPUDeviceLostInfo": "reason message",
    "GPUError": "message",
    "GPUValidationError": "",
    "GPUOutOfMemoryError": "",
    "GPUInternalError": "",
    "GPUUncapturedErrorEvent": "error type preventDefault defaultPrevented",
}


def snake(name: str) -> str:
    """createBindGroup -> create_bind_group."""
    return "".join(f"_{char.lower()}" if char.isupper() else char for char in name)


def members(interface: str) -> set[str]:
    """The members of an interface under their names in Python, promises under the bare name."""
    return {snake(name).removesuffix("_async") for name in INTERFACES[interface].split()}
