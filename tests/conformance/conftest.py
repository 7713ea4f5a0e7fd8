"""The conformance tests: the rules of the WebGPU standard, seen through the C ABI. One file for each section.

WGPU_LIB_PATH   the library, any with the ABI of webgpu.h    (target/release, else target/debug)
WGPU_LIB        or the folder of libwgpu_native
"""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/stress"))

from differences import known  # noqa: E402
from gpu import Device, Gpu  # noqa: E402

# The tests mean the software driver: it is the same everywhere.
LAVAPIPE = sorted(glob.glob("/usr/share/vulkan/icd.d/lvp_icd*.json"))
if LAVAPIPE and not os.environ.get("VK_DRIVER_FILES"):
    os.environ["VK_DRIVER_FILES"] = os.environ["VK_ICD_FILENAMES"] = LAVAPIPE[0]


def library() -> Path:
    if "WGPU_LIB_PATH" in os.environ:
        return Path(os.environ["WGPU_LIB_PATH"])
    target = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    folders = [Path(os.environ["WGPU_LIB"])] if "WGPU_LIB" in os.environ else [target / "release", target / "debug"]
    found = [folder / "libwgpu_native.so" for folder in folders if (folder / "libwgpu_native.so").exists()]
    if not found:
        pytest.exit("no libwgpu_native.so: run 'cargo build --release' first, or set WGPU_LIB_PATH", 4)
    return found[0]


@pytest.fixture(scope="session")
def gpu() -> Gpu:
    return Gpu(library())


@pytest.fixture(scope="session")
def strict_gpu() -> Gpu:
    """An instance that takes nothing beyond the standard. A fresh one: strict adapters make one device."""
    return Gpu(library(), strict=True)


@pytest.fixture
def strict(strict_gpu: Gpu) -> Iterator[Device]:
    """A device of that instance."""
    yield strict_gpu.device()
    strict_gpu.end_case()


@pytest.fixture(autouse=True)
def case(gpu: Gpu) -> Iterator[None]:
    """Gives back what the case made."""
    yield
    gpu.end_case()


@pytest.fixture
def device(gpu: Gpu) -> Iterator[Device]:
    """A device with the default limits and no features. An error that no `expect` waited for fails the case."""
    made = gpu.device()
    made.errors.calls.clear()
    yield made
    stray = list(made.errors.calls)
    made.errors.calls.clear()
    assert not stray, f"an error that nobody expected: {stray}"


@pytest.fixture
def lenient(device: Device) -> Device:
    """A device of the default, where all instances are not strict."""
    if os.environ.get("WGPU_ABI_STRICT", "0") != "0":
        pytest.skip("about what is not strict")
    return device


@pytest.fixture
def differs(request: pytest.FixtureRequest) -> Callable[..., None]:
    """Marks the case as one of a known difference, `when` it is one."""

    def mark(name: str, when: bool = True) -> None:
        if when:
            request.applymarker(known(name))

    return mark
