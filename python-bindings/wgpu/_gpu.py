"""`wgpu.gpu`: the entrypoint, through which adapters are found."""

from __future__ import annotations

import os

from . import _enum_values as enum_values
from ._adapter import GPUAdapter
from ._adapter_choice import VARIABLE, choose
from ._async import GPUPromise
from ._calls import BAD_ARGUMENTS, explain
from ._coreutils import get_logger
from ._events import SUCCESS, adapter_callback, callback_info
from ._instance import get_instance
from ._lib import NULL, ffi, lib

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from . import enums
    from ._canvas_context import GPUCanvasContext
    from ._coreutils import CanvasLike


class GPU:
    """The root of the API: finds the adapters of this system.

    There is one object, `wgpu.gpu`.
    """

    def request_adapter_sync(
        self,
        *,
        feature_level: enums.FeatureLevelEnum = "core",
        power_preference: enums.PowerPreferenceEnum | None = None,
        force_fallback_adapter: bool = False,
        canvas: CanvasLike | None = None,
        adapter: str | int | None = None,
    ) -> GPUAdapter:
        """Find an adapter: one GPU, or a software driver, with one native API.

        Arguments:
            feature_level: "core" (default) or "compatibility".
            power_preference: "high-performance" or "low-power". The default is the former.
            force_fallback_adapter: take a software adapter.
            canvas: a canvas or context that the adapter must be able to present to.
            adapter: which one of several, beyond WebGPU; the other arguments have no effect then. Its index in
                `enumerate_adapters_sync()`, its place on the PCI bus (`info["pci_bus_id"]`, "0000:81:00.0" or
                "81:00.0"), its UUID (`info["device_uuid"]`), its vendor and device number ("10de:2684"), or a part of
                its `summary` ("RTX").

        The variable `WGPU_BACKEND_TYPE` ("Vulkan", "Metal", "D3D12", "OpenGL") restricts the native API,
        `WGPUPY_WGPU_ADAPTER_NAME` stands in for the argument `adapter`.

        Raises RuntimeError when no adapter matches; the message says for each native API why. Raises ValueError with
        a list when there is none as `adapter` wants it.

        Spec: GPU.requestAdapter
        """
        return self._request_adapter(feature_level, power_preference, force_fallback_adapter, canvas, adapter)

    def request_adapter_async(
        self,
        *,
        feature_level: enums.FeatureLevelEnum = "core",
        power_preference: enums.PowerPreferenceEnum | None = None,
        force_fallback_adapter: bool = False,
        canvas: CanvasLike | None = None,
        adapter: str | int | None = None,
    ) -> GPUPromise[GPUAdapter]:
        """Like `request_adapter_sync`, but returns a `GPUPromise` of the adapter."""
        return resolved(
            "adapter by name" if adapter is not None or os.environ.get(VARIABLE) else "request_adapter",
            self._request_adapter,
            feature_level,
            power_preference,
            force_fallback_adapter,
            canvas,
            adapter,
        )

    def request_adapter(self, **kwargs: Any) -> GPUAdapter:
        """The name of `request_adapter_sync` in releases before 0.19."""
        return self.request_adapter_sync(**kwargs)

    def _request_adapter(
        self,
        feature_level: str,
        power_preference: str | None,
        force_fallback_adapter: bool,
        canvas: Any,
        adapter: str | int | None = None,
    ) -> GPUAdapter:
        wanted, source = (os.environ.get(VARIABLE) or None, VARIABLE) if adapter is None else (adapter, "adapter")
        if wanted is not None:
            return choose(self.enumerate_adapters_sync(), wanted, source)
        instance = get_instance()
        try:
            options = (
                NULL,
                enum_values.FeatureLevel[feature_level],
                enum_values.PowerPreference[power_preference or "high-performance"],
                bool(force_fallback_adapter),
                forced_backend(),
                surface_of(canvas) if canvas is not None else 0,
            )
        except BAD_ARGUMENTS as error:
            raise explain(error) from None
        result: list[Any] = []
        info = callback_info(adapter_callback, lambda *values: result.extend(values))
        lib.wgpuInstanceRequestAdapter(instance, [options], info)
        while not result:
            lib.wgpuInstanceProcessEvents(instance)
        status, handle, message = result
        if status != SUCCESS:
            raise RuntimeError(f"Request adapter failed ({status}): {message or 'no adapter matches the request'}")
        return GPUAdapter(handle)

    def enumerate_adapters_sync(self) -> list[GPUAdapter]:
        """All adapters of this system; a GPU with two drivers or native APIs is there twice."""
        instance = get_instance()
        count = lib.wgpuInstanceEnumerateAdapters(instance, NULL, NULL)
        handles = ffi.new("WGPUAdapter[]", count)
        count = lib.wgpuInstanceEnumerateAdapters(instance, NULL, handles)
        return [GPUAdapter(handle) for handle in ffi.unpack(handles, count) if handle] if count else []

    def enumerate_adapters_async(self) -> GPUPromise[list[GPUAdapter]]:
        """Like `enumerate_adapters_sync`, but returns a `GPUPromise` of the list."""
        return resolved("enumerate_adapters", self.enumerate_adapters_sync)

    def enumerate_adapters(self) -> list[GPUAdapter]:
        """The name of `enumerate_adapters_sync` in releases before 0.19."""
        return self.enumerate_adapters_sync()

    def get_preferred_canvas_format(self) -> enums.TextureFormatEnum:
        """A texture format that canvases take; `GPUCanvasContext.get_preferred_format` knows better.

        Spec: GPU.getPreferredCanvasFormat
        """
        return "bgra8unorm-srgb"

    @property
    def wgsl_language_features(self) -> set[str]:
        """The names of the WGSL language extensions that shaders may require."""
        names = {value: name for name, value in enum_values.WGSLLanguageFeatureName.items()}
        found = ffi.new("WGPUSupportedWGSLLanguageFeatures *")
        lib.wgpuInstanceGetWGSLLanguageFeatures(get_instance(), found)
        values = ffi.unpack(found.features, found.featureCount) if found.featureCount else []
        lib.wgpuSupportedWGSLLanguageFeaturesFreeMembers(found[0])
        return {names[value] for value in values if value in names}

    def get_canvas_context(self, present_info: dict[str, Any]) -> GPUCanvasContext:
        """Make a `GPUCanvasContext` for a window; canvas libraries such as rendercanvas do this.

        Arguments:
            present_info: "window" (an id or pointer), on Linux also "platform" ("x11", "wayland" or "xcb")
                and "display"; "vsync" (default True).
        """
        from ._canvas_context import GPUCanvasContext

        return GPUCanvasContext(present_info)


def forced_backend() -> int:
    """The WGPUBackendType that WGPU_BACKEND_TYPE asks for, 0 when it asks for none."""
    name = os.environ.get("WGPU_BACKEND_TYPE", "").strip()
    if not name:
        return 0
    for known, value in enum_values.BackendType.items():
        if known.lower() == name.lower():
            if known == "D3D11":
                raise RuntimeError("WGPU_BACKEND_TYPE is D3D11, which is not supported; use D3D12, Vulkan or OpenGL")
            return value
    get_logger().warning(
        "Invalid value for WGPU_BACKEND_TYPE: %r, which is ignored. Valid values are: %s",
        name,
        ", ".join(enum_values.BackendType),
    )
    return 0


def surface_of(canvas: Any) -> int:
    """The native surface behind a canvas, a rendercanvas context, or a GPUCanvasContext; 0 if there is none."""
    if hasattr(canvas, "get_context"):
        canvas = canvas.get_context("wgpu")
    context = getattr(canvas, "_wgpu_context", canvas)
    return getattr(context, "_surface_id", None) or 0


def resolved(title: str, function: Any, *args: Any) -> GPUPromise[Any]:
    """A promise that is settled already: with what `function` returns, or with what it raises."""
    promise: GPUPromise[Any] = GPUPromise(title, None)
    try:
        promise._wgpu_set_input(function(*args))
    except Exception as error:
        promise._wgpu_set_error(error)
    return promise
