"""The library exports the functions of the headers and nothing else; what is missing is listed as missing."""

from __future__ import annotations

import ctypes
import re
import subprocess
from pathlib import Path

import interface


def declared(root: Path) -> set[str]:
    found: set[str] = set()
    for header in sorted((root / "include").glob("*.h")):
        found |= set(interface.read(header).of_kind("function"))
    return found


def exported(library: Path) -> set[str]:
    out = subprocess.run(
        ["nm", "-D", "--defined-only", "--format=posix", str(library)], capture_output=True, text=True, check=True
    ).stdout
    return {line.split()[0] for line in out.splitlines()}


def test_exactly_the_declared_functions(root: Path, library_dir: Path) -> None:
    assert exported(library_dir / "libwgpu_native.so") == declared(root)


def test_coverage_is_true(root: Path, library_dir: Path, not_implemented: set[str]) -> None:
    text = (root / "docs/coverage.md").read_text()
    listed = set(re.findall(r"\| `(wgpu\w+)` \|", text))
    reference = set(re.findall(r"^wgpu\w+$", (root / "ffi/reference-functions.txt").read_text(), re.MULTILINE))
    assert len(reference) == 228
    assert reference <= listed
    assert exported(library_dir / "libwgpu_native.so") == listed - not_implemented


class StringView(ctypes.Structure):
    _fields_ = (("data", ctypes.c_char_p), ("length", ctypes.c_size_t))


def test_proc_address_of_every_function(root: Path, library_dir: Path) -> None:
    """wgpuGetProcAddress knows each exported function at the address the linker knows, and no other name."""
    library = ctypes.CDLL(str(library_dir / "libwgpu_native.so"))
    library.wgpuGetProcAddress.restype = ctypes.c_void_p
    library.wgpuGetProcAddress.argtypes = [StringView]
    for name in sorted(declared(root)):
        text = name.encode()
        address = ctypes.cast(getattr(library, name), ctypes.c_void_p).value
        assert library.wgpuGetProcAddress(StringView(text, len(text))) == address, name
    for name in (b"", b"wgpu", b"wgpuZ", b"wgpuBufferGetSizeX", b"printf"):
        assert library.wgpuGetProcAddress(StringView(name, len(name))) is None, name
