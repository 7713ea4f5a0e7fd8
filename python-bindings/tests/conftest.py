"""Fixtures: one adapter and one device for all tests, and fresh devices for those that break theirs."""

from __future__ import annotations

import pytest

import wgpu


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
