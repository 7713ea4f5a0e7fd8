"""Fixtures: one adapter and one device for all tests, and fresh devices for those that break theirs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import wgpu


def pytest_sessionfinish() -> None:
    # A loop of rendercanvas that is still active when the interpreter ends logs "coroutine already executing": its task
    # is then closed by the garbage collector, stops the loop, and that steps all tasks, itself among them.
    offscreen = sys.modules.get("rendercanvas.offscreen")
    if offscreen is not None:
        offscreen.loop.stop(force=True)


@pytest.fixture(scope="session")
def adapter() -> wgpu.GPUAdapter:
    return wgpu.gpu.request_adapter_sync()


@pytest.fixture(scope="session")
def device(adapter: wgpu.GPUAdapter) -> wgpu.GPUDevice:
    return adapter.request_device_sync(label="tests")


@pytest.fixture
def fresh_device(adapter: wgpu.GPUAdapter) -> wgpu.GPUDevice:
    return adapter.request_device_sync(label="fresh")


@pytest.fixture
def featured_device(adapter: wgpu.GPUAdapter, request: pytest.FixtureRequest) -> wgpu.GPUDevice:
    """A device with the features in the test's parameter; skips where the adapter lacks one."""
    features = request.param
    missing = set(features) - adapter.features
    if missing:
        pytest.skip(f"the adapter has no {', '.join(sorted(missing))}")
    return adapter.request_device_sync(label="featured", required_features=features)


@pytest.fixture(scope="session")
def new_driver() -> dict[str, str]:
    """The environment of a process with a newer software driver than Debian 12 has; skips where there is none.

    A VK_DRIVER_FILES of one's own stays.
    """
    if os.environ.get("VK_DRIVER_FILES"):
        return dict(os.environ)
    tool = Path(__file__).parents[2] / "tools" / "mesa.sh"
    found = subprocess.run([tool], capture_output=True, text=True, check=False)
    if found.returncode != 0:
        pytest.skip(found.stderr.strip())
    return {**os.environ, "VK_DRIVER_FILES": found.stdout.strip(), "VK_ICD_FILENAMES": found.stdout.strip()}
