"""ffi/api.json describes what the headers declare, completely."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

import interface


@pytest.fixture(scope="module")
def api(root: Path) -> dict[str, Any]:
    description: dict[str, Any] = json.loads((root / "ffi/api.json").read_text())
    return description


@pytest.fixture(scope="module")
def headers(root: Path) -> interface.Interface:
    found = interface.Interface()
    for header in sorted((root / "include").glob("*.h")):
        found.facts |= interface.read(header).facts
    return found


def functions(api: dict[str, Any]) -> list[dict[str, Any]]:
    return [*api["functions"], *(method for thing in api["objects"] for method in thing["methods"])]


def test_same_names_and_numbers(api: dict[str, Any], headers: interface.Interface) -> None:
    assert sorted(f["name"] for f in functions(api)) == sorted(headers.of_kind("function"))
    described = {e["name"]: e["value"] for enum in api["enums"] for e in enum["entries"]}
    assert described == {k: v for k, v in headers.of_kind("value").items() if not k.endswith("_Force32")}
    flags = {e["name"]: f"{e['value']:x}" for flags in api["bitflags"] for e in flags["entries"]}
    numbers = headers.of_kind("number")
    assert flags == {name: numbers[name] for name in headers.of_kind("flag")}
    assert {c["name"] for c in api["constants"]} == set(numbers) - set(flags)
    for struct in api["structs"]:
        fact: Any = headers.facts[f"struct {struct['name']}"]
        assert [m["name"] for m in struct["members"]] == [name for name, _, _ in fact[2]]


def test_its_types_declare_the_same_functions(api: dict[str, Any], root: Path, tmp_path: Path) -> None:
    """Declarations written from the description agree with ours: C allows the same one twice, not another."""
    lines = ['#include "wgpu_abi.h"']
    for function in functions(api):
        args = ", ".join(f"{arg['type']} {arg['name']}" for arg in function["args"]) or "void"
        lines.append(f"{function.get('returns', {'type': 'void'})['type']} {function['name']}({args});")
    for callback in api["callbacks"]:
        args = ", ".join(f"{arg['type']} {arg['name']}" for arg in callback["args"]) or "void"
        lines.append(f"typedef void (*{callback['name']})({args});")
    for struct in api["structs"]:
        for member in struct["members"]:
            lines.append(f"typedef {member['type']} {struct['name']}_{member['name']};")
            here = f"(({struct['name']} *)0)->{member['name']}"
            lines.append(f'_Static_assert(_Generic(&{here}, {struct["name"]}_{member["name"]} *: 1), "");')
    source = tmp_path / "described.c"
    source.write_text("\n".join(lines) + "\n")
    command = ["gcc", "-std=c11", "-Werror", "-fsyntax-only", f"-I{root / 'include'}", str(source)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[:3000]


def test_facts_that_headers_cannot_say(api: dict[str, Any]) -> None:
    structs = {s["name"]: s for s in api["structs"]}
    members = {m["name"]: m for m in structs["WGPUBindGroupDescriptor"]["members"]}
    assert members["entries"]["count"] == "entryCount"
    assert members["label"]["default"] == "WGPU_STRING_VIEW_INIT"
    assert structs["WGPUShaderSourceWGSL"]["s_type"] == "WGPUSType_ShaderSourceWGSL"
    assert structs["WGPUDeviceExtras"]["s_type"] == "WGPUSType_DeviceExtras"
    assert structs["WGPUAdapterInfo"]["free_members"] == "wgpuAdapterInfoFreeMembers"
    callbacks = {c["name"]: c for c in api["callbacks"]}
    assert callbacks["WGPUUncapturedErrorCallback"]["style"] == "immediate"
    args = {a["name"]: a for a in callbacks["WGPURequestDeviceCallback"]["args"]}
    assert args["device"]["ownership"] == "with"
    assert args["message"]["ownership"] == "without"
    by_name = {f["name"]: f for f in functions(api)}
    assert by_name["wgpuDeviceCreateBuffer"]["returns"]["ownership"] == "with"
    assert by_name["wgpuBufferMapAsync"]["callback"] == "WGPUBufferMapCallback"
    assert by_name["wgpuCreateInstance"]["args"][0]["nullable"] is True
    assert structs["WGPUNativeLimits"]["extends"] == ["WGPULimits"]
    assert all(set(s["extends"]) <= structs.keys() for s in structs.values() if s["kind"] == "extension")
    directions = {(f["name"], a["name"]): a["direction"] for f in functions(api) for a in f["args"] if "direction" in a}
    assert directions["wgpuAdapterGetLimits", "limits"] == "inout"
    assert directions["wgpuInstanceWaitAny", "futures"] == "inout"
    assert directions["wgpuAdapterGetFeatures", "features"] == "out"
    assert directions["wgpuBufferReadMappedRange", "data"] == "out"
    assert ("wgpuQueueWriteBuffer", "data") not in directions


def test_memory_and_lifetimes(api: dict[str, Any]) -> None:
    structs = {s["name"]: {m["name"]: m for m in s["members"]} for s in api["structs"]}
    by_name = {f["name"]: f for f in functions(api)}
    # Every parameter that points to bytes says how many they are.
    bytes_of = {(f["name"], a["name"]): a.get("size") for f in functions(api) for a in f["args"] if "void" in a["type"]}
    without = {place for place, size in bytes_of.items() if size is None}
    assert without == {("wgpuAbiEnumerateObjects", "userdata"), ("wgpuSetLogCallback", "userdata")}
    assert bytes_of["wgpuQueueWriteBuffer", "data"] == "size"
    assert bytes_of["wgpuQueueWriteTexture", "data"] == "dataSize"
    assert structs["WGPUAbiPipelineCacheDescriptor"]["key"]["size"] == "keySize"
    assert structs["WGPUShaderSourceSPIRV"]["code"]["count"] == "codeSize"
    # Handles that arrive in a struct are the caller's to release, those that he puts into one are not.
    owned = {(name, m) for name, members in structs.items() for m in members if "ownership" in members[m]}
    assert owned == {("WGPUSurfaceTexture", "texture")}
    assert all(members["nextInChain"]["nullable"] for members in structs.values() if "nextInChain" in members)
    assert by_name["wgpuBufferGetMappedRange"]["returns"]["nullable"] is True
    assert by_name["wgpuGetProcAddress"]["returns"]["nullable"] is True
    assert "nullable" not in by_name["wgpuDeviceCreateBuffer"]["returns"]
    calls = {c["name"]: c["calls"] for c in api["callbacks"] if c["name"] != "WGPUProc"}
    often = {name for name, calls in calls.items() if calls != "once"}
    assert often == {"WGPULogCallback", "WGPUUncapturedErrorCallback", "WGPUAbiObjectCallback"}
    compilation = {c["name"]: c for c in api["callbacks"]}["WGPUCompilationInfoCallback"]
    assert {a["name"]: a for a in compilation["args"]}["compilationInfo"]["ownership"] == "without"
    for thing in api["objects"]:
        names = {m["name"] for m in thing["methods"]}
        assert {thing["add_ref"], thing["release"]} <= names


def test_every_function_says_which_threads_may_call_it(api: dict[str, Any]) -> None:
    assert [f["name"] for f in functions(api) if "threads" not in f] == []
