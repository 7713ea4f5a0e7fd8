"""What the ABI tests need: the repository, the built library, the headers of the peer."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PEER = "wgpu==0.32.0"


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def target_dir() -> Path:
    return Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))


@pytest.fixture(scope="session")
def library_dir(target_dir: Path) -> Path:
    """The folder of the built libraries: $WGPU_ABI_LIB_DIR, else cargo's development build."""
    folder = Path(os.environ.get("WGPU_ABI_LIB_DIR", target_dir / "debug"))
    assert (folder / "libwgpu_native.so").exists(), f"no libwgpu_native.so in {folder}; run: cargo build"
    return folder


@pytest.fixture(scope="session")
def peer_headers(target_dir: Path) -> Path:
    """webgpu.h and wgpu.h as the wheel of wgpu-py ships them, downloaded once."""
    folder = target_dir / "abi-tests" / "peer"
    wanted = ["webgpu.h", "wgpu.h"]
    if not all((folder / name).exists() for name in wanted):
        folder.mkdir(parents=True, exist_ok=True)
        pip = [
            sys.executable,
            "-m",
            "pip",
            "download",
            "--quiet",
            "--no-deps",
            "--only-binary=:all:",
            "--dest",
            str(folder),
            PEER,
        ]
        subprocess.run(pip, check=True)
        [wheel] = folder.glob("wgpu-*.whl")
        with zipfile.ZipFile(wheel) as archive:
            for name in wanted:
                (folder / name).write_bytes(archive.read(f"wgpu/resources/{name}"))
        wheel.unlink()
    return folder


@pytest.fixture(scope="session")
def not_implemented(root: Path) -> set[str]:
    """The functions that docs/coverage.md admits to lack."""
    lines = (root / "docs/coverage.md").read_text().splitlines()
    return {line.split("`")[1] for line in lines if "| not implemented |" in line}
