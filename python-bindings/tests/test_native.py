"""The compiled binding: generated files are fresh, and the tables agree with the API."""

from __future__ import annotations

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


def test_every_enum_string_has_a_value():
    skipped = {"AutoLayoutMode", "PredefinedColorSpace", "CanvasToneMappingMode", "PipelineErrorReason"}
    for name, cls in vars(wgpu.enums).items():
        if isinstance(cls, type) and hasattr(cls, "__members__") and cls.__members__ and name not in skipped:
            table = getattr(_enum_values, {"NativeFeatureName": "NativeFeature"}.get(name, name), None)
            if table is not None:
                assert set(cls) <= set(table), name


def test_tables_are_one_to_one():
    for name, table in vars(_enum_values).items():
        if isinstance(table, EnumMap) and name not in ("InstanceBackend",):
            assert len(set(table.values())) == len(table), name


def test_limit_names():
    from wgpu._limits import limit_table

    table = limit_table()
    assert "max-texture-dimension-1d" in table.standard and "min-uniform-buffer-offset-alignment" in table.standard
    assert "max-compute-workgroup-size-x" in table.standard and "max-immediate-size" in table.standard
    assert "max-non-sampler-bindings" in table.native
