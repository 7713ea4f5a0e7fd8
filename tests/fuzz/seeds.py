"""Writes the programs that the sequence fuzzer begins with: one file each, into a folder.

    seeds.py FOLDER

Each is a list of functions that are called with the values of a valid call; what the fuzzer finds is made of pieces of
them.
"""

from __future__ import annotations

import sys
from pathlib import Path

from generate import opcode

LAVAPIPE, NOOP, OTHER = 0, 1, 2
ENCODE = "DeviceCreateCommandEncoder"
FINISH = ["CommandEncoderFinish", "QueueSubmit"]
DRAW_STATE = ["SetPipeline", "SetBindGroup", "SetVertexBuffer", "SetIndexBuffer", "Draw", "DrawIndexed"]
COMPUTE = [
    ENCODE,
    "CommandEncoderBeginComputePass",
    "ComputePassEncoderSetPipeline",
    "ComputePassEncoderSetBindGroup",
    "ComputePassEncoderSetImmediates",
    "ComputePassEncoderDispatchWorkgroups",
    "ComputePassEncoderDispatchWorkgroupsIndirect",
    "ComputePassEncoderEnd",
    *FINISH,
]
RENDER = [
    ENCODE,
    "CommandEncoderBeginRenderPass",
    *(f"RenderPassEncoder{name}" for name in DRAW_STATE),
    "RenderPassEncoderBeginOcclusionQuery",
    "RenderPassEncoderDrawIndirect",
    "RenderPassEncoderEndOcclusionQuery",
    "RenderPassEncoderSetScissorRect",
    "RenderPassEncoderSetViewport",
    "RenderPassEncoderExecuteBundles",
    "RenderPassEncoderEnd",
    *FINISH,
]
BUNDLE = [
    "DeviceCreateRenderBundleEncoder",
    *(f"RenderBundleEncoder{name}" for name in DRAW_STATE),
    "RenderBundleEncoderFinish",
    ENCODE,
    "CommandEncoderBeginRenderPass",
    "RenderPassEncoderExecuteBundles",
    "RenderPassEncoderEnd",
    *FINISH,
]
COPY = [
    ENCODE,
    "CommandEncoderCopyBufferToBuffer",
    "CommandEncoderCopyBufferToTexture",
    "CommandEncoderCopyTextureToBuffer",
    "CommandEncoderCopyTextureToTexture",
    "CommandEncoderClearBuffer",
    "CommandEncoderClearTexture",
    "CommandEncoderResolveQuerySet",
    "CommandEncoderWriteTimestamp",
    *FINISH,
    "QueueWriteBuffer",
    "QueueWriteTexture",
    "QueueOnSubmittedWorkDone",
    "InstanceWaitAny",
    "DevicePoll",
]
MAP = [
    "DeviceCreateBuffer",
    "BufferMapAsync",
    "DevicePoll",
    "BufferGetMappedRange",
    "BufferGetConstMappedRange",
    "BufferReadMappedRange",
    "BufferWriteMappedRange",
    "BufferUnmap",
    "BufferDestroy",
    "BufferRelease",
]
SCOPES = [
    "DevicePushErrorScope",
    "DeviceCreateBuffer",
    "DevicePushErrorScope",
    "DevicePopErrorScope",
    "DevicePopErrorScope",
]
MAKE = [
    "DeviceCreateTexture",
    "TextureCreateView",
    "DeviceCreateSampler",
    "DeviceCreateShaderModule",
    "ShaderModuleGetCompilationInfo",
    "DeviceCreateShaderModuleTrusted",
    "DeviceCreateShaderModuleSpirV",
    "DeviceCreateBindGroupLayout",
    "DeviceCreateBindGroup",
    "DeviceCreatePipelineLayout",
    "DeviceCreateComputePipeline",
    "ComputePipelineGetBindGroupLayout",
    "DeviceCreateRenderPipelineAsync",
    "DeviceCreateQuerySet",
    "InstanceProcessEvents",
]
OPEN = [
    "CreateInstance",
    "InstanceRequestAdapter",
    "InstanceEnumerateAdapters",
    "AdapterRequestDevice",
    "DeviceGetQueue",
]
PROGRAMS: dict[str, list[str]] = {
    "compute": COMPUTE,
    "render": RENDER,
    "bundle": BUNDLE,
    "copy": COPY,
    "map": MAP,
    "scopes": SCOPES,
    "make": MAKE,
    "open": OPEN,
    "destroyed while encoding": [*COMPUTE[:6], "DeviceDestroy", *COMPUTE[6:]],
    "destroyed while drawing": [*RENDER[:6], "DeviceDestroy", *RENDER[6:]],
    "destroyed while mapping": [*MAP[:2], "DeviceDestroy", *MAP[2:]],
    "submitted twice": [*COMPUTE, "QueueSubmit"],
    "finished twice": [*COMPUTE[:-1], *FINISH],
    "a pass left open": [*COMPUTE[:6], *FINISH],
    "buffer destroyed before the submission": [
        "DeviceCreateBuffer",
        ENCODE,
        "CommandEncoderCopyBufferToBuffer",
        "CommandEncoderFinish",
        "BufferDestroy",
        "QueueSubmit",
    ],
    "texture destroyed before the submission": [
        "DeviceCreateTexture",
        "TextureCreateView",
        ENCODE,
        "CommandEncoderCopyBufferToTexture",
        "CommandEncoderFinish",
        "TextureDestroy",
        "QueueSubmit",
    ],
    "mapped at the submission": [
        "DeviceCreateBuffer",
        ENCODE,
        "CommandEncoderCopyBufferToBuffer",
        "CommandEncoderFinish",
        "BufferMapAsync",
        "QueueSubmit",
    ],
    "released at the submission": [*COMPUTE[:-1], "CommandBufferRelease", "QueueSubmit"],
}


def program(names: list[str], home: int) -> bytes:
    made = bytearray()
    for name in names:
        made += opcode(f"wgpu{name}").to_bytes(2, "little")
        # The first objects are only ended where that is asked for.
        made.append(home << 3 | (32 if name in ("DeviceDestroy", "BufferUnmap") else 0))
    return bytes(made)


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, names in PROGRAMS.items():
        for home in (LAVAPIPE, NOOP):
            suffix = "" if home == LAVAPIPE else " on noop"
            (folder / (name + suffix).replace(" ", "-")).write_bytes(program(names, home))


if __name__ == "__main__":
    main()
