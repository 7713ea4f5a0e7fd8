"""The user's guide: its code runs, its links lead somewhere, its anchors exist. Needs an adapter and rendercanvas."""

import ast
import asyncio
import inspect
import re
import textwrap
from pathlib import Path
from types import SimpleNamespace

import pytest

import wgpu
from wgpu.utils.device import DefaultDeviceHelper

GUIDE = Path(__file__).parents[2] / "docs" / "python.md"
TEXT = GUIDE.read_text()
BLOCKS = [textwrap.dedent(block) for block in re.findall(r"^ *```python\n(.*?)^ *```$", TEXT, re.MULTILINE | re.DOTALL)]


def test_the_guide_has_code():
    assert len(BLOCKS) >= 9


@pytest.mark.parametrize("code", BLOCKS, ids=lambda code: code.splitlines()[0][:40])
def test_code(code, monkeypatch, capsys):
    pytest.importorskip("rendercanvas")
    if "force_fallback_adapter" in code and not any(
        a.info.is_fallback_adapter for a in wgpu.gpu.enumerate_adapters_sync()
    ):
        pytest.skip("needs a software driver too")
    monkeypatch.setenv("RENDERCANVAS_FORCE_OFFSCREEN", "1")
    monkeypatch.setattr(wgpu, "preconfigure_default_device", DefaultDeviceHelper().preconfigure_default_device)
    device = wgpu.get_default_device()
    module = device.create_shader_module(code="@compute @workgroup_size(1) fn main() {}")
    used = []
    names = {"wgpu": wgpu, "device": device, "adapter": device.adapter, "module": module, "use_device": used.append}
    if "draw_many" in code:
        thing = SimpleNamespace(native_handle=7)
        names |= {"count": 2, "pipeline": thing, "vertices": thing, "groups": [thing, thing]}
        names["render_pass"] = SimpleNamespace(draw_many=used.append)

    flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
    coroutine = eval(compile(code, str(GUIDE), "exec", flags, dont_inherit=True), names)
    if inspect.iscoroutine(coroutine):

        async def main():
            await coroutine
            for _ in range(3000):  # until the loop has called what is scheduled
                await asyncio.sleep(0.01)
                if used or "use_device" not in code:
                    break

        asyncio.run(main())
    output = capsys.readouterr().out
    if "compute_with_buffers" in code:
        assert output.startswith("[1.0, 1.41421")
    if "scope.error" in code:
        assert "usage" in output
    if "draw_many" in code:
        pipeline, groups, *_ = used[0][1]
        assert pipeline == 7 and groups.tolist() == [7, 0, 0, 0] and used[0].itemsize == 168
    if "use_device" in code:
        assert isinstance(used[0], wgpu.GPUDevice)


def test_links():
    headings = {
        re.sub(r"[^a-z -]", "", line.lower()).strip().replace(" ", "-") for line in re.findall(r"^##? (.*)", TEXT, re.M)
    }
    for target in re.findall(r"\]\(([^)]+)\)", TEXT):
        if target.startswith("#"):
            assert target[1:] in headings
        elif not target.startswith("https://"):
            assert (GUIDE.parent / target).exists(), target


def test_variables_and_messages_are_true():
    source = "".join(path.read_text() for path in Path(wgpu.__file__).parent.glob("*.py"))
    for variable in re.findall(r"`(WGPU\w+)`", TEXT):
        assert f'"{variable}"' in source
    with pytest.raises(ValueError) as info:
        wgpu.get_default_device().create_sampler(mag_filter="liner")
    assert str(info.value) in TEXT
