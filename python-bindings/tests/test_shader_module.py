"""GPUShaderModule: three languages, and errors with line and column."""

from __future__ import annotations

import asyncio

import pytest

import wgpu

GOOD = "@compute @workgroup_size(1) fn main() {}"
BAD = "// é ✓\nfn main() {\n  let x = ;\n}\n"
GLSL = "#version 450\nlayout(local_size_x = 1) in;\nvoid main() {}\n"


@pytest.mark.row("G39", "G46", "H9", "B4")
def test_wgsl(device):
    module = device.create_shader_module(label="good", code=GOOD)
    assert isinstance(module, wgpu.GPUShaderModule) and module.label == "good"
    assert module.get_compilation_info_sync() == []
    assert module.get_compilation_info() == [] == module.compilation_info()
    assert module.get_compilation_info_async().sync_wait() == []
    assert module.compilation_info_async().sync_wait().messages == []

    async def main():
        return await module.get_compilation_info_async()

    assert asyncio.run(main()) == []


@pytest.mark.row("G46", "B4", "R16")
def test_an_error_shows_the_place(device):
    with pytest.raises(wgpu.GPUValidationError, match="expected expression") as error:
        device.create_shader_module(label="bad", code=BAD)
    text = str(error.value)
    assert "wgpuDeviceCreateShaderModule" in text and "bad" in text
    assert "let x = ;" in text and "3:11" in text
    messages = error.value.compilation_info.messages
    assert messages[0].type == "error" and "expected expression" in messages[0].message
    assert (messages[0].line_num, messages[0].line_pos) == (3, 11)
    assert BAD[messages[0].offset] == ";" and messages[0].length == 1
    assert "3:11" in repr(messages[0])


@pytest.mark.row("B4", "R16")
def test_an_error_in_a_scope_gives_an_invalid_module(device):
    with device.push_error_scope("validation") as scope:
        module = device.create_shader_module(code=BAD)
    assert isinstance(scope.error, wgpu.GPUValidationError)
    info = module.get_compilation_info_sync()
    assert info.messages[0].line_num == 3 and len(info) == 1 and info != []
    with pytest.raises(wgpu.GPUValidationError):
        device.create_compute_pipeline(compute={"module": module})


def test_an_error_of_meaning(device):
    with pytest.raises(wgpu.GPUValidationError):
        device.create_shader_module(code="fn f() -> i32 { return 1.5; }")


@pytest.mark.row("G39")
def test_glsl(device):
    module = device.create_shader_module(label="comp", code=GLSL)
    device.create_compute_pipeline(compute={"module": module, "entry_point": "main"})
    vertex = "#version 450\nvoid main() { gl_Position = vec4(float(gl_VertexID)); }\n"
    device.create_shader_module(label="vertex shader", code=vertex)
    with pytest.raises(ValueError, match=r"put 'vert', 'frag' or 'comp' into it \(label ''\)"):
        device.create_shader_module(code=GLSL)
    with pytest.raises(wgpu.GPUValidationError):
        device.create_shader_module(label="comp", code=GLSL + "!")


def test_other_types(device):
    with pytest.raises(ValueError, match="not SPIR-V"):
        device.create_shader_module(code=b"text")
    with pytest.raises(TypeError, match="is a str"):
        device.create_shader_module(code=None)
    with pytest.raises(wgpu.GPUValidationError):
        device.create_shader_module(code=b"\x03\x02\x23\x07" + bytes(16))


@pytest.mark.row("H5")
def test_hints_are_taken(device):
    device.create_shader_module(code=GOOD, compilation_hints=(), source_map=None, hints=None)
