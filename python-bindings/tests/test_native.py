"""The compiled binding: generated files are fresh, and the tables agree with the API."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import wgpu
from wgpu import _enum_values
from wgpu._enums_base import EnumMap

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.skipif(not (ROOT.parent / "include" / "webgpu.h").exists(), reason="needs the repository")
def test_generated_files_are_fresh():
    pytest.importorskip("pycparser")
    command = [sys.executable, str(ROOT / "native" / "generate.py"), "--check"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr


def test_the_package_without_the_accelerator(tmp_path):
    files = [
        str(ROOT / "tests" / f"test_{name}.py")
        for name in ("command_encoder", "compute", "render", "buffer", "texture", "shader_module", "lifetime")
    ]
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *files]
    environment = {**os.environ, "WGPU_PURE": "1"}
    result = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, cwd=tmp_path)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.skipif(os.environ.get("WGPU_PURE") == "1", reason="the package runs without the accelerator")
def test_the_accelerator_is_there_and_looks_like_python():
    import inspect

    from wgpu import _fast

    assert len(_fast.KEYS) == len(set(_fast.KEYS)) > 20
    for key in _fast.KEYS:
        cls, name = key.split(".")
        method = getattr(getattr(wgpu, cls), name)
        assert type(method).__name__ == "method_descriptor", key
        assert method.__doc__ and inspect.signature(method).parameters, key
    assert str(inspect.signature(wgpu.GPURenderPassEncoder.draw)) == (
        "(self, /, vertex_count, instance_count=1, first_vertex=0, first_instance=0)"
    )
    with pytest.raises(KeyError, match="no method nonsense"):
        _fast.method(wgpu.GPUBuffer, "nonsense", print, None, b"")


def test_every_enum_string_has_a_value():
    skipped = {"AutoLayoutMode", "PredefinedColorSpace", "CanvasToneMappingMode", "PipelineErrorReason"}
    for name, cls in vars(wgpu.enums).items():
        if isinstance(cls, type) and hasattr(cls, "__members__") and cls.__members__ and name not in skipped:
            table = getattr(_enum_values, {"NativeFeatureName": "NativeFeature"}.get(name, name), None)
            own = _enum_values.AbiFeature if name == "NativeFeatureName" else {}
            if table is not None:
                assert set(cls) <= {*table, *own}, name


def test_tables_are_one_to_one():
    for name, table in vars(_enum_values).items():
        if isinstance(table, EnumMap) and name not in ("InstanceBackend",):
            assert len(set(table.values())) == len(table), name


def test_limit_names():
    from wgpu._limits import limit_table

    table = limit_table()
    assert "max-texture-dimension-1d" in table.standard and "min-uniform-buffer-offset-alignment" in table.standard
    assert "max-compute-workgroup-size-x" in table.standard and "max-immediate-size" in table.standard
    native, mesh, acceleration = (names for _, _, names in table.chained)
    assert "max-non-sampler-bindings" in native and "max-mesh-output-vertices" in mesh
    assert "max-tlas-instance-count" in acceleration
