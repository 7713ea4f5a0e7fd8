"""ffi/layout.json says what compilers do, on every kind of machine that it speaks about."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

# The column of layout.json that holds for each target.
TARGETS = {
    "x86_64-unknown-linux-gnu": "64-bit",
    "aarch64-apple-darwin": "64-bit",
    "x86_64-pc-windows-msvc": "64-bit",
    "armv7-unknown-linux-gnueabihf": "32-bit",
    "wasm32-unknown-unknown": "32-bit",
    "i686-pc-windows-msvc": "32-bit",
    "i686-unknown-linux-gnu": "32-bit-x86-unix",
}


def assertions(root: Path, column: str) -> list[str]:
    described = json.loads((root / "ffi/layout.json").read_text())["structs"]
    lines = []
    for name, struct in described.items():
        layout = struct[column]
        claims = {f"sizeof({name})": layout["size"], f"_Alignof({name})": layout["align"]}
        claims |= {f"offsetof({name}, {member})": offset for member, offset in layout["offsets"].items()}
        lines += [
            f'_Static_assert({claim} == {number}, "{claim} is not {number}");' for claim, number in claims.items()
        ]
    assert len(lines) > 600
    return lines


@pytest.mark.parametrize("target", TARGETS)
def test_compiler_agrees(target: str, root: Path, tmp_path: Path) -> None:
    # Other systems' C libraries are not here; the headers need only NAN from them.
    (tmp_path / "math.h").write_text("#define NAN 0.0f\n")
    source = tmp_path / "layout.c"
    source.write_text('#include "wgpu_abi.h"\n' + "\n".join(assertions(root, TARGETS[target])) + "\n")
    command = [
        "clang",
        f"--target={target}",
        "-std=c11",
        "-ffreestanding",
        "-fsyntax-only",
        f"-I{tmp_path}",
        f"-I{root / 'include'}",
        str(source),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[:3000]


def test_every_struct_is_listed(root: Path) -> None:
    api = json.loads((root / "ffi/api.json").read_text())
    layout = json.loads((root / "ffi/layout.json").read_text())["structs"]
    assert sorted(s["name"] for s in api["structs"]) == sorted(layout)
    for struct in api["structs"]:
        assert [m["name"] for m in struct["members"]] == list(layout[struct["name"]]["64-bit"]["offsets"])
