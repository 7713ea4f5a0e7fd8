"""Loads Dear ImGui."""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def _load() -> Any:
    try:
        imgui = import_module("imgui_bundle").imgui
    except ImportError as error:
        raise ImportError("wgpu.utils.imgui needs the package imgui-bundle: pip install imgui-bundle") from error
    if not hasattr(imgui.BackendFlags_, "renderer_has_textures"):
        raise ImportError(
            f"wgpu.utils.imgui needs Dear ImGui 1.92 or newer, this is {imgui.get_version()}: "
            "pip install --upgrade imgui-bundle"
        )
    return imgui


imgui = _load()
