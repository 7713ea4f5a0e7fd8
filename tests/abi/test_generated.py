"""The committed generated files are those that the sources give, and the check notices when they are not."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

GENERATED = ["include/webgpu.h", "include/wgpu.h", "ffi/api.json", "ffi/layout.json", "src/abi/layout.rs"]


@pytest.fixture(scope="module")
def generator(target_dir: Path) -> Path:
    """The build script as cargo compiled it last. Run without cargo it costs no rebuild of the library."""
    built = list(target_dir.glob("*/build/wgpu-abi-*/build-script-build"))
    assert built, "the build script is not built; run: cargo build"
    return max(built, key=lambda path: path.stat().st_mtime)


def run(generator: Path, mode: str, root: Path, scratch: Path) -> str:
    cargo = {"CARGO_CFG_TARGET_OS": "linux", "CARGO_MANIFEST_DIR": str(root), "OUT_DIR": str(scratch)}
    env = {**os.environ, **cargo, "WGPU_ABI_GENERATE": mode}
    out = subprocess.run([generator], env=env, capture_output=True, text=True, check=True).stdout
    errors = [line.removeprefix("cargo::error=") for line in out.splitlines() if line.startswith("cargo::error=")]
    return "\n".join(errors)


def test_nothing_is_stale(generator: Path, root: Path, tmp_path: Path) -> None:
    assert run(generator, "check", root, tmp_path) == ""


def test_a_stale_file_is_noticed_and_mended(generator: Path, root: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    for folder in ("src", "ffi", "include", "docs"):
        shutil.copytree(root / folder, copy / folder)
    source = copy / "src/abi/buffer.rs"
    text = source.read_text()
    assert "Aborted = 4" in text
    source.write_text(text.replace("Aborted = 4", "Aborted = 5"))
    complaint = run(generator, "check", copy, tmp_path)
    assert "include/webgpu.h" in complaint
    assert "ffi/layout.json" not in complaint
    assert "WGPU_ABI_GENERATE=1 cargo check" in complaint
    assert run(generator, "1", copy, tmp_path) == ""
    assert "WGPUMapAsyncStatus_Aborted = 0x00000005" in (copy / "include/webgpu.h").read_text()
    assert run(generator, "check", copy, tmp_path) == ""
    for name in GENERATED:
        (copy / name).unlink()
    complaint = run(generator, "check", copy, tmp_path)
    assert all(name in complaint for name in GENERATED)


def test_a_mistake_in_the_sources_is_named(generator: Path, root: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(root / "src/abi", copy / "src/abi")
    shutil.copytree(root / "ffi", copy / "ffi")
    with (copy / "src/abi/buffer.rs").open("a") as source:
        source.write("#[repr(C)] pub struct WGPUWrong { pub what: WGPUNowhere }\n")
    complaint = run(generator, "check", copy, tmp_path)
    assert "src/abi/buffer.rs" in complaint
    assert "WGPUNowhere" in complaint


def test_own_extensions_get_a_header(generator: Path, root: Path, tmp_path: Path) -> None:
    """Types of src/abi/extension* and functions named wgpuAbi* make up wgpu_abi.h, which nothing else declares."""
    copy = tmp_path / "copy"
    for folder in ("src", "ffi", "include", "docs"):
        shutil.copytree(root / folder, copy / folder)
    (copy / "src/abi/extension_pair.rs").write_text("""
        /// A pair.
        #[repr(C)]
        pub struct WGPUAbiPair {
            /// One.
            pub one: u32,
            /// Two.
            pub two: Nullable<WGPUBuffer>,
            /// A struct of the standard.
            pub state: WGPUVertexState,
        }
    """)
    (copy / "src/native/extension_pair.rs").write_text(
        "/// Fills a pair.\n#[apply(export)] pub fn wgpuAbiFill(pair: *mut WGPUAbiPair) -> WGPUBool { Ok(0) }\n"
    )
    assert run(generator, "1", copy, tmp_path) == ""
    program = copy / "program.c"
    body = "WGPUAbiPair p = {0}; WGPUProcAbiFill f = 0; return f || p.two;"
    program.write_text(f'#include "wgpu_abi.h"\nint main(void) {{ {body} }}\n')
    subprocess.run(["gcc", "-Wall", "-Werror", f"-I{copy / 'include'}", program, "-o", copy / "program"], check=True)
    subprocess.run([copy / "program"], check=True)
    # What was there before stays where it was, also what the extension contains.
    for name in ("webgpu.h", "wgpu.h"):
        assert (copy / "include" / name).read_text() == (root / "include" / name).read_text()
    assert "wgpuAbiFill" in (copy / "src/native/proc_table.rs").read_text()
    (copy / "src/abi/extension_pair.rs").unlink()
    (copy / "src/native/extension_pair.rs").unlink()
    assert run(generator, "1", copy, tmp_path) == ""
    assert (copy / "include/wgpu_abi.h").read_text() == (root / "include/wgpu_abi.h").read_text()
