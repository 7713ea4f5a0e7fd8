"""Where the API differs from the WebGPU standard, as data.

A test compares the names with the classes and with the standard: none is missing, and none too many.
"""

from __future__ import annotations


class ApiDiff:
    """Differences by name: `added`, `changed` and `hidden`. Its docstring is the list."""

    def __init__(self, added: dict[str, str], changed: dict[str, str], hidden: dict[str, str]) -> None:
        self.added = added
        self.changed = changed
        self.hidden = hidden

    @property
    def __doc__(self) -> str:  # type: ignore[override]
        lines = [
            f"    * {verb} ``{name}()`` - {reason}"
            for verb, names in (("Adds", self.added), ("Changes", self.changed), ("Hides", self.hidden))
            for name, reason in names.items()
        ]
        return "\n".join(["Differences from WebGPU:", "", *sorted(lines), ""])


apidiff: ApiDiff = ApiDiff(
    added={
        "GPU.enumerate_adapters": "the name of enumerate_adapters_sync in older releases",
        "GPU.enumerate_adapters_async": "to choose among several GPUs",
        "GPU.enumerate_adapters_sync": "to choose among several GPUs",
        "GPU.get_canvas_context": "how canvas libraries get a context for a window",
        "GPUAdapter.is_fallback_adapter": "info.is_fallback_adapter, under the name of release 0.8",
        "GPUAdapter.name": "info.device, under the name of release 0.8",
        "GPUAdapter.properties": "the info under the names of release 0.8",
        "GPUAdapter.request_device_tracing": "native feature",
        "GPUAdapter.summary": "the info in one line",
        "GPUBuffer.map_read": "mapping and reading in one call",
        "GPUBuffer.map_write": "mapping and writing in one call",
        "GPUBuffer.export_memory": "native feature",
        "GPUBuffer.read_mapped": "reading without a view that must be let go",
        "GPUBuffer.size": "an attribute in the standard too, which releases of 2022 did not have",
        "GPUBuffer.usage": "an attribute in the standard too, which releases of 2022 did not have",
        "GPUBuffer.write_mapped": "writing without a view that must be let go",
        "GPUCanvasContext.get_preferred_format": "the format depends on the window",
        "GPUCanvasContext.physical_size": "there is no canvas to ask",
        "GPUCanvasContext.present": "Python programs say when a frame is done",
        "GPUCanvasContext.set_physical_size": "there is no canvas to ask",
        "GPUCommandEncoder.build_acceleration_structures": "native feature",
        "GPUCommandEncoder.write_timestamp": "native feature",
        "GPUComputePassEncoder.dispatch_many": "many dispatches in one call",
        "GPUDevice.adapter": "the way back",
        "GPUDevice.create_blas": "native feature",
        "GPUDevice.create_mesh_pipeline": "native feature",
        "GPUDevice.create_mesh_pipeline_async": "native feature",
        "GPUDevice.create_buffer_with_data": "a buffer and its data in one call",
        "GPUDevice.create_shared_buffer": "native feature",
        "GPUDevice.create_shared_texture": "native feature",
        "GPUDevice.create_tlas": "native feature",
        "GPUDevice.get_texture_modifiers": "native feature",
        "GPUDevice.create_pipeline_cache": "pipelines that the next run does not compile again",
        "GPUObjectBase.native_handle": "for arrays of draws, and for C code",
        "GPUObjectBase.uid": "a key for caches",
        "GPUQueue.compact_blas": "native feature",
        "GPUQueue.read_buffer": "the opposite of write_buffer",
        "GPUQueue.read_texture": "the opposite of write_texture, without the rule for bytes_per_row",
        "GPUQueue.timestamp_period": "nanoseconds in a tick of timestamp queries",
        "GPURenderBundleEncoder.draw_many": "many draws in one call",
        "GPURenderPassEncoder.draw_many": "many draws in one call",
        "GPURenderPassEncoder.draw_mesh_tasks": "native feature",
        "GPURenderPassEncoder.draw_mesh_tasks_indirect": "native feature",
        "GPURenderPassEncoder.multi_draw_mesh_tasks_indirect": "native feature",
        "GPURenderPassEncoder.multi_draw_mesh_tasks_indirect_count": "native feature",
        "GPUShaderModule.compilation_info": "the name of get_compilation_info in release 0.8",
        "GPUShaderModule.compilation_info_async": "the name of get_compilation_info_async in release 0.8",
        "GPUTexture.begin_access": "native feature",
        "GPUTexture.dimension": "an attribute in the standard too, which releases of 2022 did not have",
        "GPUTexture.end_access": "native feature",
        "GPUTexture.export_memory": "native feature",
        "GPUTexture.format": "an attribute in the standard too, which releases of 2022 did not have",
        "GPUTexture.mip_level_count": "an attribute in the standard too, which releases of 2022 did not have",
        "GPUTexture.sample_count": "an attribute in the standard too, which releases of 2022 did not have",
        "GPUTexture.size": "width, height and depth in one",
        "GPUTexture.usage": "an attribute in the standard too, which releases of 2022 did not have",
        "GPUTextureView.size": "the size of the texture",
        "GPUTextureView.texture": "the way back",
        "GPUValidationError.compilation_info": "what the compiler said, when a shader was at fault",
    },
    changed={
        "GPU.get_preferred_canvas_format": "the context knows better: GPUCanvasContext.get_preferred_format",
        "GPU.request_adapter": "waits; the arguments include a canvas",
        "GPU.request_adapter_async": "the arguments include a canvas",
        "GPUBindingCommandsMixin.set_bind_group": "one signature for the two of the standard",
        "GPUBuffer.get_mapped_range": "a memoryview, revoked by unmap",
        "GPUBuffer.map_async": "beside it there is map_sync, which waits",
        "GPUBuffer.unmap": "raises if the buffer is not mapped, or a view is in use",
        "GPUDevice.import_external_texture": "raises: there are no external textures",
        "GPUDevice.pop_error_scope": "waits; pop_error_scope_async gives a promise",
        "GPUDevice.push_error_scope": "returns a context manager",
        "GPUQueue.copy_external_image_to_texture": "takes arrays and PIL images",
    },
    hidden={},
)
