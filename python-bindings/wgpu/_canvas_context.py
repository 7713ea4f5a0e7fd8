"""`GPUCanvasContext`: drawing into a window."""

from __future__ import annotations

import sys

from ._calls import BAD_ARGUMENTS, explain, handle
from ._convert import flags as to_flags
from ._enum_values import (
    CompositeAlphaMode,
    PresentMode,
    SurfaceGetCurrentTextureStatus,
    TextureDimension,
    TextureFormat,
)
from ._errors import PENDING, ArgumentError, MissingFieldError, describe, raise_pending
from ._instance import get_instance
from ._lib import EMPTY, NULL, ffi, lib
from ._object import tracker
from ._texture import GPUTexture

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any, NoReturn

    from . import enums, structs
    from ._adapter import GPUAdapter
    from ._device import GPUDevice
    from ._typing import TextureUsageFlags

SOURCE_METAL_LAYER, SOURCE_WINDOWS, SOURCE_XLIB, SOURCE_WAYLAND, SOURCE_XCB = 4, 5, 6, 7, 9  # WGPUSType
OPTIMAL, SUBOPTIMAL, TIMEOUT, OUTDATED, LOST = 1, 2, 3, 4, 5  # WGPUSurfaceGetCurrentTextureStatus
OCCLUDED = 0x00030001
RENDER_ATTACHMENT = 0x10


class DrawCancelled(Exception):
    """There is no texture to draw to this time; skip the frame."""


class GPUCanvasContext:
    """The surface of a window. Made by `GPU.get_canvas_context()`, usually through rendercanvas.

    Each frame: `get_current_texture()`, draw to it, submit, `present()`. The window system decides how fast
    frames are taken.
    """

    _surface_id: int | None = 0

    def __init__(self, present_info: dict[str, Any]) -> None:
        if not hasattr(present_info, "get"):
            what = describe(present_info)
            raise TypeError(f"GPU.get_canvas_context(): present_info must be a dict with 'window' and more, not {what}")
        tracker.counts["GPUCanvasContext"] += 1
        self._present_info = present_info
        self._physical_size = (0, 0)
        self._config: dict[str, Any] | None = None
        self._configured_size: tuple[int, int] | None = None
        self._capabilities: dict[str, Any] | None = None
        self._texture: GPUTexture | None = None
        self._failures = 0
        self._surface_id = create_surface(present_info)

    def __repr__(self) -> str:
        return f"<wgpu.GPUCanvasContext object {self._physical_size} at {id(self):#x}>"

    def __reduce__(self) -> NoReturn:
        # A copy would release the native object a second time.
        raise TypeError("cannot pickle 'GPUCanvasContext' object")

    @property
    def canvas(self) -> object:
        """The canvas that was given in the present info, if any."""
        return self._present_info.get("canvas")

    @property
    def physical_size(self) -> tuple[int, int]:
        """The size of the surface in pixels."""
        return self._physical_size

    def set_physical_size(self, width: int, height: int) -> None:
        """Tell the size of the window in pixels. The canvas library calls this when it changes."""
        if width < 0 or height < 0:
            raise ArgumentError(f"the size of a surface is not negative, got {width} by {height}")
        self._physical_size = int(width), int(height)

    def get_preferred_format(self, adapter: GPUAdapter) -> enums.TextureFormatEnum:
        """The texture format that needs no conversion on the way to the window."""
        formats = self._get_capabilities(adapter)["formats"]
        return formats[0] if formats else "bgra8unorm-srgb"

    def get_configuration(self) -> dict[str, Any] | None:
        """The arguments of the last `configure()`, or None.

        Spec: GPUCanvasContext.getConfiguration
        """
        return self._config

    def configure(
        self,
        *,
        device: GPUDevice,
        format: enums.TextureFormatEnum | None,
        usage: TextureUsageFlags = RENDER_ATTACHMENT,
        view_formats: Sequence[enums.TextureFormatEnum] = (),
        color_space: enums.PredefinedColorSpaceEnum = "srgb",
        tone_mapping: structs.CanvasToneMappingStruct | None = None,
        alpha_mode: str = "opaque",
        compositing_alpha_mode: enums.CanvasAlphaModeEnum | None = None,
        size: Any = None,
    ) -> None:
        """Say what the textures are to be.

        Arguments:
            device: the device that draws.
            format: the format of the textures; None for the preferred one.
            usage: what the textures are for, by default RENDER_ATTACHMENT.
            view_formats: other formats that views of them may have.
            color_space: "srgb".
            tone_mapping: a dict of "mode", "standard".
            alpha_mode: "opaque" or "premultiplied"; whatever the window system has beyond.
            compositing_alpha_mode: the name of `alpha_mode` in release 0.8.
            size: taken for compatibility with release 0.8, without effect.

        Spec: GPUCanvasContext.configure
        """
        try:
            from ._device import GPUDevice as Device

            handle("GPUCanvasContext.configure", "device", Device, device)
            capabilities = self._get_capabilities(device.adapter)
            format = format or self.get_preferred_format(device.adapter)
            alpha_mode = compositing_alpha_mode or alpha_mode
            usage_bits = to_flags(usage, "TextureUsage")
            TextureFormat[format]
            CompositeAlphaMode[alpha_mode]
            if format not in capabilities["formats"]:
                raise ArgumentError(f"unsupported texture format: {format} not in {capabilities['formats']}")
            if not usage_bits or usage_bits & ~capabilities["usages"]:
                raise ArgumentError(f"unsupported texture usage: {usage_bits} not in {capabilities['usages']}")
            if alpha_mode not in capabilities["alpha_modes"] and alpha_mode != "auto":
                raise ArgumentError(f"unsupported alpha-mode: {alpha_mode} not in {capabilities['alpha_modes']}")
            self._config = {
                "device": device,
                "format": format,
                "usage": usage_bits,
                "view_formats": tuple(view_formats),
                "color_space": color_space,
                "tone_mapping": tone_mapping or {},
                "alpha_mode": alpha_mode,
            }
            self._configure_surface()
        except BAD_ARGUMENTS as error:
            raise explain(error) from None

    def unconfigure(self) -> None:
        """Undo `configure()`. The current texture is dropped.

        Spec: GPUCanvasContext.unconfigure
        """
        self._drop_texture()
        self._config = None
        self._configured_size = None
        if self._surface_id:
            lib.wgpuSurfaceUnconfigure(self._surface_id)

    def get_current_texture(self) -> GPUTexture:
        """The texture of this frame; the same one until `present()`.

        Raises `DrawCancelled` when the window system has none to give, for instance while the window is resized.

        Spec: GPUCanvasContext.getCurrentTexture
        """
        if not self._config:
            raise RuntimeError("Canvas context must be configured before calling get_current_texture().")
        if self._texture is None:
            self._texture = self._acquire()
        return self._texture

    def present(self) -> None:
        """Show what was drawn to the current texture."""
        if self._texture is not None:
            status = lib.wgpuSurfacePresent(self._surface_id)
            self._drop_texture()
            if PENDING:
                raise_pending()
            if status != 1:
                from ._coreutils import get_logger

                get_logger().warning("wgpuSurfacePresent failed (%s)", status)

    def _get_capabilities(self, adapter: GPUAdapter) -> dict[str, Any]:
        """What the surface can do with this adapter."""
        if self._capabilities is None:
            found = ffi.new("WGPUSurfaceCapabilities *")
            if lib.wgpuSurfaceGetCapabilities(self._surface_id, adapter._internal, found) != 1:
                if PENDING:
                    raise_pending()
                raise RuntimeError(f"the surface cannot be used with the adapter {adapter.summary}")
            formats = _names(found.formats, found.formatCount, TextureFormat)
            self._capabilities = {
                "usages": found.usages or RENDER_ATTACHMENT,
                "formats": formats or ["bgra8unorm-srgb", "bgra8unorm"],
                "alpha_modes": _names(found.alphaModes, found.alphaModeCount, CompositeAlphaMode) or ["opaque"],
                "present_modes": _names(found.presentModes, found.presentModeCount, PresentMode) or ["fifo"],
            }
            self._capabilities["view_formats"] = self._capabilities["formats"]
            lib.wgpuSurfaceCapabilitiesFreeMembers(found[0])
        return self._capabilities

    def _present_mode(self) -> int:
        """Wait for the screen if "vsync" was asked for, else present as fast as possible."""
        vsync = self._present_info.get("vsync", True)
        supported = (self._capabilities or {}).get("present_modes", ["fifo"])
        for mode in ("fifo",) if vsync else ("immediate", "mailbox", "fifo"):
            if mode in supported:
                return PresentMode[mode]
        return PresentMode[supported[0]]

    def _configure_surface(self) -> None:
        config = self._config
        width, height = self._physical_size
        self._drop_texture()
        if not (config and self._surface_id and width and height):
            self._configured_size = None  # as soon as there is a size
            return
        views = [TextureFormat[item] for item in config["view_formats"]]
        c_views = ffi.new("WGPUTextureFormat[]", views) if views else NULL
        descriptor = (
            NULL,
            config["device"]._internal,
            TextureFormat[config["format"]],
            config["usage"],
            width,
            height,
            len(views),
            c_views,
            CompositeAlphaMode[config["alpha_mode"]],
            self._present_mode(),
        )
        lib.wgpuSurfaceConfigure(self._surface_id, [descriptor])
        if PENDING:
            raise_pending()
        self._configured_size = (width, height)

    def _acquire(self) -> GPUTexture:
        if not self._surface_id:
            raise RuntimeError("the canvas context was released")
        if 0 in self._physical_size:
            raise RuntimeError("Cannot get texture for a canvas with zero pixels.")
        if self._configured_size != self._physical_size:
            self._configure_surface()
        status, texture = self._current_texture()
        if status in (SUBOPTIMAL, OUTDATED, LOST):
            # The window changed; the surface must be made to fit.
            if texture:
                lib.wgpuTextureRelease(texture)
            self._configure_surface()
            status, texture = self._current_texture()
        if status not in (OPTIMAL, SUBOPTIMAL) or not texture:
            if texture:
                lib.wgpuTextureRelease(texture)
            self._cancelled(status)
        self._failures = 0
        return self._wrap(texture)

    def _current_texture(self) -> tuple[int, int]:
        found = ffi.new("WGPUSurfaceTexture *")
        lib.wgpuSurfaceGetCurrentTexture(self._surface_id, found)
        if PENDING:
            raise_pending()
        return found.status, found.texture

    def _cancelled(self, status: int) -> None:
        names = {**SurfaceGetCurrentTextureStatus.reverse(), OCCLUDED: "Occluded"}
        name = names.get(status, "Unknown")
        if status != OCCLUDED:
            self._failures += 1
            if self._failures in (5, 12, 25, 50) or self._failures % 100 == 0:
                from ._coreutils import get_logger

                get_logger().warning("No surface texture for %s frames: %r", self._failures, name)
        raise DrawCancelled(f"{name} ({status})")

    def _wrap(self, texture: int) -> GPUTexture:
        info = {
            "size": (
                lib.wgpuTextureGetWidth(texture),
                lib.wgpuTextureGetHeight(texture),
                lib.wgpuTextureGetDepthOrArrayLayers(texture),
            ),
            "mip_level_count": lib.wgpuTextureGetMipLevelCount(texture),
            "sample_count": lib.wgpuTextureGetSampleCount(texture),
            "dimension": TextureDimension.reverse()[lib.wgpuTextureGetDimension(texture)],
            "format": TextureFormat.reverse()[lib.wgpuTextureGetFormat(texture)],
            "usage": lib.wgpuTextureGetUsage(texture),
        }
        assert self._config is not None
        return GPUTexture("", texture, self._config["device"], info)

    def _drop_texture(self) -> None:
        if self._texture is not None:
            texture, self._texture = self._texture, None
            texture._release()  # not destroy: the GPU may not be done with it

    def _release(self) -> None:
        self._drop_texture()
        surface, self._surface_id = self._surface_id, None
        if surface:
            lib.wgpuSurfaceRelease(surface)

    def __del__(self) -> None:
        try:
            tracker.counts["GPUCanvasContext"] -= 1
            self._release()
        except (AttributeError, KeyError, TypeError):
            pass  # never complete, or the interpreter is going down


def _names(values: Any, count: int, table: Any) -> list[Any]:
    names = table.reverse()
    return [names[value] for value in ffi.unpack(values, count) if value in names] if count else []


def create_surface(present_info: dict[str, Any]) -> int:
    """A WGPUSurface for a window; see `GPU.get_canvas_context()` for the items."""
    source = surface_source(present_info)
    surface: int = lib.wgpuInstanceCreateSurface(get_instance(), [(source, EMPTY)])
    if not surface:
        raise RuntimeError(f"no surface can be made for the window {present_info}")
    return surface


def item(info: dict[str, Any], name: str) -> Any:
    """An item of a present_info that must be there."""
    if info.get(name) is None:
        platform = info.get("platform", sys.platform)
        raise MissingFieldError(
            f"GPU.get_canvas_context(): present_info needs {name!r} on platform {platform!r}, got {sorted(info)}"
        )
    return info[name]


def surface_source(info: dict[str, Any]) -> Any:
    """The chained struct that names the window, by platform."""
    window = int(item(info, "window"))
    if sys.platform == "win32":
        import ctypes

        module = ctypes.windll.kernel32.GetModuleHandleW(None)
        pointers = ffi.cast("void *", module), ffi.cast("void *", window)
        return ffi.new("WGPUSurfaceSourceWindowsHWND *", ((NULL, SOURCE_WINDOWS), *pointers))
    if sys.platform == "darwin":
        layer = ffi.cast("void *", _metal_layer(window))
        return ffi.new("WGPUSurfaceSourceMetalLayer *", ((NULL, SOURCE_METAL_LAYER), layer))
    platform = info.get("platform", "x11")
    if platform == "wayland":
        pointers = ffi.cast("void *", int(item(info, "display"))), ffi.cast("void *", window)
        return ffi.new("WGPUSurfaceSourceWaylandSurface *", ((NULL, SOURCE_WAYLAND), *pointers))
    if platform == "xcb":
        connection = ffi.cast("void *", int(item(info, "connection")))
        return ffi.new("WGPUSurfaceSourceXCBWindow *", ((NULL, SOURCE_XCB), connection, window))
    if platform == "x11":
        display = ffi.cast("void *", int(item(info, "display")))
        return ffi.new("WGPUSurfaceSourceXlibWindow *", ((NULL, SOURCE_XLIB), display, window))
    raise ArgumentError(f"the platform of a window is 'x11', 'xcb' or 'wayland', got {platform!r}")


def _metal_layer(window: int) -> int:
    """The CAMetalLayer of an NSWindow or NSView, made if it has none."""
    from rubicon.objc.api import ObjCClass, ObjCInstance  # type: ignore[import-not-found]

    owner = ObjCInstance(window)
    view = getattr(owner, "contentView", owner)
    layer_class = ObjCClass("CAMetalLayer")
    if not (view.layer and view.layer.isKindOfClass(layer_class)):
        view.setLayer(layer_class.layer())
        view.setWantsLayer(True)
    return int(view.layer.ptr.value)
