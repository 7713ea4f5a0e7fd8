"""`GPUAdapter`: one GPU with one native API; devices come from it."""

from __future__ import annotations

from ._async import GPUPromise
from ._calls import BAD_ARGUMENTS, explain
from ._convert import fields
from ._enum_values import AdapterType, BackendType
from ._errors import PENDING, DeviceEvents, device_lost_callback, raise_pending, readable, uncaptured_callback
from ._events import SPONTANEOUS, SUCCESS, callback_info, device_callback
from ._instance import get_instance
from ._lib import EMPTY, NULL, NULL_STRING, ffi, lib, load, missing_symbols, string, text
from ._limits import feature_array, read_features, read_limits, required_limits
from ._object import tracker

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, NoReturn

    from . import structs
    from ._device import GPUDevice


DEVICE_EXTRAS = 0x00030001  # WGPUSType_DeviceExtras


class GPUAdapterInfo(dict[str, "str | int"]):
    """What is known of an adapter: a dict whose standard items are attributes as well.

    `device` is the name for people, `description` the driver and its version. Beyond the standard there are
    "vendor_id", "device_id" (PCI numbers), "adapter_type" ("DiscreteGPU", "IntegratedGPU", "CPU", "Unknown"),
    "backend_type" ("Vulkan", "Metal", "D3D12", "OpenGL", ...), and which of several: "pci_bus_id", "device_uuid" ("" if
    unknown).
    """

    def __repr__(self) -> str:
        return f"<GPUAdapterInfo dict with {', '.join(f'{key}={value!r}' for key, value in self.items())}>"

    @property
    def vendor(self) -> str:
        """The maker of the GPU."""
        return str(self.get("vendor", ""))

    @property
    def architecture(self) -> str:
        """The family of the GPU, if known."""
        return str(self.get("architecture", ""))

    @property
    def device(self) -> str:
        """The name of the GPU."""
        return str(self.get("device", ""))

    @property
    def description(self) -> str:
        """The driver and its version."""
        return str(self.get("description", ""))

    @property
    def subgroup_min_size(self) -> int:
        """The smallest number of invocations in a subgroup."""
        return int(self.get("subgroup_min_size", 4))

    @property
    def subgroup_max_size(self) -> int:
        """The largest number of invocations in a subgroup."""
        return int(self.get("subgroup_max_size", 128))

    @property
    def is_fallback_adapter(self) -> bool:
        """Whether the adapter computes in software."""
        return str(self.get("adapter_type", "")).lower() in ("software", "cpu")


def read_info(handle: int) -> GPUAdapterInfo:
    """Ask the library for the info of an adapter."""
    info = ffi.new("WGPUAdapterInfo *")
    lib.wgpuAdapterGetInfo(handle, info)
    result = GPUAdapterInfo(
        vendor=text(info.vendor),
        architecture=text(info.architecture),
        device=text(info.device),
        description=text(info.description),
        subgroup_min_size=info.subgroupMinSize or 4,
        subgroup_max_size=info.subgroupMaxSize or 128,
        vendor_id=info.vendorID,
        device_id=info.deviceID,
        adapter_type=AdapterType.reverse().get(info.adapterType, "Unknown"),
        backend_type=BackendType.reverse().get(info.backendType, "Unknown"),
    )
    lib.wgpuAdapterInfoFreeMembers(info[0])
    if "wgpuAbiAdapterGetDetails" not in missing_symbols():
        details = ffi.new("WGPUAbiAdapterDetails *")
        if lib.wgpuAbiAdapterGetDetails(handle, details) == SUCCESS:
            result["pci_bus_id"] = text(details.pciBusId)
            result["device_uuid"] = text(details.deviceUUID)
            lib.wgpuAbiAdapterDetailsFreeMembers(details[0])
    return result


class GPUAdapter:
    """One GPU (or software driver) with one native API. Made by `GPU.request_adapter_sync()`.

    It tells what there is (`info`, `features`, `limits`) and makes devices.
    """

    _internal: int | None

    def __init__(
        self,
        internal: int | None,
        features: set[str] | None = None,
        limits: dict[str, int] | None = None,
        adapter_info: Mapping[str, str | int] | None = None,
    ) -> None:
        tracker.counts["GPUAdapter"] += 1
        self._internal = internal
        # What is not given is asked from the library when it is wanted.
        self._features = features
        self._limits = limits
        self._info = None if adapter_info is None else GPUAdapterInfo(adapter_info)

    def __repr__(self) -> str:
        known = self._internal is not None or self._info is not None
        return f"<wgpu.backends.wgpu_native.GPUAdapter object {self.summary if known else ''!r} at {id(self):#x}>"

    def __reduce__(self) -> NoReturn:
        # A copy would release the native object a second time.
        raise TypeError("cannot pickle 'GPUAdapter' object")

    @property
    def features(self) -> set[str]:
        """The names of the optional features that devices of this adapter can have."""
        if self._features is None:
            self._features = read_features(lib.wgpuAdapterGetFeatures, lib.wgpuAdapterHasFeature, self._handle())
        return self._features

    @property
    def limits(self) -> dict[str, int]:
        """The highest limits (lowest alignments) that devices of this adapter can have, by name."""
        if self._limits is None:
            self._limits = read_limits(lib.wgpuAdapterGetLimits, self._handle())
        return self._limits

    @property
    def info(self) -> GPUAdapterInfo:
        """Name, maker, driver and kind of the adapter."""
        if self._info is None:
            self._info = read_info(self._handle())
        return self._info

    @property
    def summary(self) -> str:
        """One line: device, kind, native API."""
        info = self.info
        return f"{info.device} ({info.get('adapter_type')}) via {info.get('backend_type')}"

    @property
    def properties(self) -> dict[str, str | int]:
        """`info` as a plain dict under the names of release 0.8, with those of today besides."""
        info = self.info
        return {
            "name": info.device,
            "vendorID": info.get("vendor_id", 0),
            "deviceID": info.get("device_id", 0),
            "driverDescription": info.description,
            "adapterType": info.get("adapter_type", "Unknown"),
            "backendType": info.get("backend_type", "Unknown"),
            **info,
        }

    @property
    def name(self) -> str:
        """The name of the GPU, `info.device`."""
        return self.info.device

    @property
    def is_fallback_adapter(self) -> bool:
        """Whether the adapter computes in software."""
        return self.info.is_fallback_adapter

    def request_device_sync(
        self,
        *,
        label: str = "",
        required_features: structs.FeaturesLike = (),
        required_limits: Mapping[str, int | None] | None = None,
        default_queue: structs.QueueDescriptorStruct | None = None,
    ) -> GPUDevice:
        """Make a device, from which all other objects are made.

        Arguments:
            label: a name for error messages.
            required_features: what the device must be able to do; names from `features`, in any spelling.
            required_limits: limits by name, in any spelling. What is not given is as high as the adapter allows.
            default_queue: a dict with a `label` for the queue.

        Raises KeyError for an unknown name, RuntimeError when the adapter lacks a feature or limit.

        Spec: GPUAdapter.requestDevice
        """
        return self._request_device(label, required_features, required_limits, default_queue)

    def request_device_async(
        self,
        *,
        label: str = "",
        required_features: structs.FeaturesLike = (),
        required_limits: Mapping[str, int | None] | None = None,
        default_queue: structs.QueueDescriptorStruct | None = None,
    ) -> GPUPromise[GPUDevice]:
        """Like `request_device_sync`, but returns a `GPUPromise` of the device."""
        from ._gpu import resolved

        return resolved(
            "request_device", self._request_device, label, required_features, required_limits, default_queue
        )

    def request_device(self, **kwargs: Any) -> GPUDevice:
        """The name of `request_device_sync` in releases before 0.19."""
        return self.request_device_sync(**kwargs)

    def request_device_tracing(self, trace_path: str, **kwargs: Any) -> GPUDevice:
        """Like `request_device_sync`, but the device writes a trace of all commands into the folder `trace_path`."""
        from .backends.wgpu_native.extras import request_device_sync

        return request_device_sync(self, trace_path, **kwargs)

    def _request_device(
        self, label: str, required_features: Any, required_limits: Any, default_queue: Any, trace_path: str = ""
    ) -> GPUDevice:
        try:
            return create_device(self, label, required_features, required_limits, default_queue, trace_path)
        except BAD_ARGUMENTS as error:
            raise explain(error) from None

    def _handle(self) -> int:
        if self._internal is None:
            raise RuntimeError("this GPUAdapter was released")
        load()
        return self._internal

    def _release(self) -> None:
        internal = self._internal
        if internal is not None:
            self._internal = None
            lib.wgpuAdapterRelease(internal)

    def __del__(self) -> None:
        try:
            tracker.counts["GPUAdapter"] -= 1
            self._release()
        except (AttributeError, KeyError, TypeError):
            pass  # never complete, or the interpreter is going down


def create_device(
    adapter: GPUAdapter,
    label: str,
    features: Any,
    limits: Any,
    default_queue: Any,
    trace_path: str,
) -> GPUDevice:
    """Request a device; see `GPUAdapter.request_device_sync()`."""
    from ._device import GPUDevice
    from ._queue import GPUQueue

    adapter_handle = adapter._handle()
    queue_label = "default_queue"
    if default_queue:
        queue_label = fields(default_queue, frozenset(("label",)), "QueueDescriptor").get("label") or queue_label
    feature_count, feature_values = feature_array(features or (), adapter.features)
    c_limits, _keep_limits = required_limits(limits or {}, adapter.limits)
    trace = string(trace_path) if trace_path else NULL_STRING
    extras = ffi.new("WGPUDeviceExtras *", ((NULL, DEVICE_EXTRAS), trace))
    events = DeviceEvents(label)
    descriptor = (
        extras,
        string(label) if label else EMPTY,
        feature_count,
        feature_values,
        c_limits,
        (NULL, string(queue_label)),
        (NULL, SPONTANEOUS, device_lost_callback, events.key, 0),
        (NULL, uncaptured_callback, events.key, 0),
    )
    result: list[Any] = []
    info = callback_info(device_callback, lambda *values: result.extend(values))
    future = lib.wgpuAdapterRequestDevice(adapter_handle, [descriptor], info)
    if not future and not result:  # nothing will call back; the library has logged why
        raise RuntimeError(f"Request device failed: the handle {adapter_handle:#x} is no adapter any more")
    while not result:
        lib.wgpuInstanceProcessEvents(get_instance())
    status, made, message = result
    if status != SUCCESS:
        raise RuntimeError(f"Request device failed ({status}): {readable(message)}")
    if PENDING:
        raise_pending()
    queue = GPUQueue(queue_label if default_queue else "", lib.wgpuDeviceGetQueue(made), None)
    return GPUDevice(label, made, adapter, None, None, queue, events)
