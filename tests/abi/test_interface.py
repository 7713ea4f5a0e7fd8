"""Our headers declare what the official ones declare: same names, values, layouts and defaults."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import interface

HEADERS = ["webgpu.h", "wgpu.h"]


def excused(line: str, not_implemented: set[str]) -> bool:
    """A function that is listed as not implemented is not declared, and its pointer type neither."""
    name = line.split()[-1]
    function = "wgpu" + name.removeprefix("WGPUProc") if name.startswith("WGPUProc") else name
    return line.startswith(("missing: function", "missing: typedef WGPUProc")) and function in not_implemented


@pytest.mark.parametrize("header", HEADERS)
def test_same_as_the_peer(header: str, root: Path, peer_headers: Path, not_implemented: set[str]) -> None:
    found = interface.differences(interface.read(peer_headers / header), interface.read(root / "include" / header))
    assert [line for line in found if not excused(line, not_implemented)] == []


def test_a_difference_is_found(root: Path, tmp_path: Path) -> None:
    """The comparison is worth something: a changed value, member and default are reported."""
    text = (root / "include/webgpu.h").read_text()
    changes = {
        "WGPUMapAsyncStatus_Error = 0x00000003": "WGPUMapAsyncStatus_Error = 0x00000004",
        "WGPUBool mappedAtCreation;": "uint64_t mappedAtCreation;",
        "/*.sampleCount=*/1": "/*.sampleCount=*/2",
    }
    for old, new in changes.items():
        assert old in text, old
        text = text.replace(old, new)
    (tmp_path / "webgpu.h").write_text(text)
    found = interface.differences(interface.read(root / "include/webgpu.h"), interface.read(tmp_path / "webgpu.h"))
    for expected in (
        "value WGPUMapAsyncStatus_Error",
        "struct WGPUBufferDescriptor",
        "default WGPU_TEXTURE_DESCRIPTOR_INIT.sampleCount",
    ):
        assert any(expected in line for line in found), (expected, found)


@pytest.mark.parametrize(("reference", "header"), [("native-v29", "wgpu.h"), ("webgpu-2026-07", "webgpu.h")])
def test_same_as_the_recorded_facts(reference: str, header: str, root: Path, not_implemented: set[str]) -> None:
    """The same question asked of facts that were recorded from the official headers, where they are at hand."""
    tool = root / "../shared/abi/abi_facts.py"
    if not tool.exists():
        pytest.skip("no ../shared here")
    facts = tool.parent / f"{reference}.json"
    command = [sys.executable, str(tool), "diff", str(facts), header, "-I", str(root / "include")]
    lines = subprocess.run(command, capture_output=True, text=True, check=False).stdout.splitlines()
    assert lines, "abi_facts.py said nothing"
    excusable = ("missing function ", "missing typedef WGPUProc")
    rest = [
        line
        for line in lines[:-1]
        if not (line.startswith(excusable) and excused("missing: " + line.split(" ", 1)[1], not_implemented))
    ]
    assert rest == []
    assert "different 0" in lines[-1]
