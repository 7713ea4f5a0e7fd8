"""Fixtures: one adapter and one device for all tests, and fresh devices for those that break theirs."""

from __future__ import annotations

import sys

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
