"""The default device: one device for all parts of a program."""

from __future__ import annotations

from _thread import RLock

from .._coreutils import get_logger

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from typing import Any

    from .._typing import FeatureLevelEnum, PowerPreferenceEnum
    from ..classes import GPUAdapter, GPUDevice

__all__ = ["get_default_device", "preconfigure_default_device"]


class DefaultDeviceHelper:
    """Collects what the parts of a program want from the default device, and makes it."""

    def __init__(self) -> None:
        self._lock = RLock()
        self._callers: dict[str, str] = {}  # option -> who set it last
        self._adapter_kwargs: dict[str, Any] = {}
        self._device_kwargs: dict[str, Any] = {}
        self._the_device: GPUDevice | None = None

    def preconfigure_default_device(
        self,
        caller_info: str,
        *,
        feature_level: FeatureLevelEnum | None = None,
        power_preference: PowerPreferenceEnum | None = None,
        force_fallback_adapter: bool | None = None,
        canvas: object = None,
        adapter: GPUAdapter | None = None,
        label: str | None = None,
        preferred_features: Collection[str] | None = None,
        required_features: Collection[str] | None = None,
        required_limits: Mapping[str, int | None] | None = None,
    ) -> None:
        """Say what the default device shall be like, before it is made.

        For the time of import, or the begin of a program. Several libraries can call it: features
        add up, of limits the lowest counts, of everything else the last value, with a warning in
        the log when it replaces another one.

        Arguments:
            caller_info: who calls, or why, in a few words; for messages.
            feature_level: "core", or "compatibility" to accept older hardware.
            power_preference: "high-performance" or "low-power".
            force_fallback_adapter: whether to use a software adapter.
            canvas: a canvas that the adapter must be able to draw to; rarely needed.
            adapter: the adapter to use, for instance out of ``wgpu.gpu.enumerate_adapters_sync()``.
                All options above are then without effect.
            label: the name of the device.
            preferred_features: standard or native features to use if the adapter has them. A name
                with "!" in front takes a feature back.
            required_features: standard features without which the program cannot work. A name with
                "!" in front takes a feature back.
            required_limits: limits that the program needs. The value None takes a limit back.

        Raises:
            RuntimeError: the default device exists already.
            TypeError, ValueError: a value is wrong; the message names the caller.
        """
        from ..classes import GPUAdapter
        from ..enums import FeatureLevel, PowerPreference

        if not isinstance(caller_info, str):
            raise TypeError(
                "preconfigure_default_device: caller_info says who calls, as a str; it cannot be "
                f"a {type(caller_info).__name__}."
            )
        where = f"preconfigure_default_device ({caller_info})"

        with self._lock:
            if self._the_device is not None:
                raise RuntimeError(
                    f"{where}: the default device has been made already. Configure it earlier: "
                    "when your module is imported, or at the begin of the program."
                )
            # All values are checked before the first one is taken.
            adapter_options = {
                "feature_level": _choice(where, "feature_level", feature_level, FeatureLevel),
                "power_preference": _choice(where, "power_preference", power_preference, PowerPreference),
                "force_fallback_adapter": _typed(where, "force_fallback_adapter", force_fallback_adapter, bool),
                "canvas": canvas,
            }
            _typed(where, "adapter", adapter, GPUAdapter)
            _typed(where, "label", label, str)
            preferred = _names(where, "preferred_features", preferred_features)
            required = _names(where, "required_features", required_features)
            _check_standard(where, required)
            limits = _limits(where, required_limits)

            if adapter is not None:
                self._use_adapter(where, caller_info, adapter)
            for name, value in adapter_options.items():
                if value is None:
                    continue
                if "adapter" in self._adapter_kwargs:
                    get_logger().warning(
                        f"{where}: setting {name} is ignored because adapter is set by {self._callers['adapter']!r}."
                    )
                else:
                    self._replace(where, caller_info, self._adapter_kwargs, name, value)
            if label is not None:
                self._replace(where, caller_info, self._device_kwargs, "label", label)
            self._add_features(where, "preferred_features", preferred)
            self._add_features(where, "required_features", required)
            self._add_limits(where, limits)

    def _replace(self, where: str, caller: str, options: dict[str, Any], name: str, value: Any) -> None:
        old = options.get(name)
        if old is not None and old != value:
            get_logger().warning(
                f"{where}: {name} set to {value!r} overrides earlier set {old!r} by {self._callers[name]!r}."
            )
        options[name] = value
        self._callers[name] = caller

    def _use_adapter(self, where: str, caller: str, adapter: GPUAdapter) -> None:
        for name in [name for name in self._adapter_kwargs if name != "adapter"]:
            value = self._adapter_kwargs.pop(name)
            get_logger().warning(f"{where}: setting adapter overrides {name}={value!r} set by {self._callers[name]!r}.")
        self._replace(where, caller, self._adapter_kwargs, "adapter", adapter)

    def _add_features(self, where: str, name: str, features: Iterable[str]) -> None:
        on = {feature for feature in features if feature[0] != "!"}
        off = {feature[1:] for feature in features if feature[0] == "!"}
        if not on and not off:
            return
        current: set[str] = self._device_kwargs.setdefault(name, set())
        removed = current & off
        current -= off
        current |= on
        if removed:
            get_logger().warning(f"{where}: {name} removes earlier set {removed!r} from the set.")

    def _add_limits(self, where: str, limits: dict[str, int | None]) -> None:
        if not limits:
            return
        current: dict[str, int] = self._device_kwargs.setdefault("required_limits", {})
        removed = set()
        for name, value in limits.items():
            if value is not None:
                current[name] = min(value, current.get(name, value))
            elif current.pop(name, None) is not None:
                removed.add(name)
        if removed:
            get_logger().warning(f"{where}: required_limits removes earlier set {removed!r} from the dict.")

    def get_default_device(self) -> GPUDevice:
        """The default device; it is made on the first call and is always the same.

        Buffers, textures and so on can only be used together when they are of one device, so the
        parts of a program should share this one. ``preconfigure_default_device()`` says what it
        shall be like.
        """
        if self._the_device is None:
            with self._lock:
                if self._the_device is None:
                    self._the_device = self._make_device()
        return self._the_device

    def _make_device(self) -> GPUDevice:
        adapter: GPUAdapter | None = self._adapter_kwargs.get("adapter")
        if adapter is None:
            from .. import gpu

            adapter = gpu.request_adapter_sync(**self._adapter_kwargs)
        kwargs = dict(self._device_kwargs)
        preferred = kwargs.pop("preferred_features", set())
        kwargs["required_features"] = kwargs.get("required_features", set()) | (preferred & adapter.features)
        device = adapter.request_device_sync(**kwargs)
        # Canvas and adapter need not live longer than this.
        self._adapter_kwargs.clear()
        self._device_kwargs.clear()
        return device


# -- checks; they give the value in the form in which it is kept


def _typed(where: str, name: str, value: Any, kind: type) -> Any:
    if value is not None and not isinstance(value, kind):
        raise TypeError(f"{where}: {name} must be a {kind.__name__}, but got {value!r}.")
    return value


def _choice(where: str, name: str, value: Any, enum: Any) -> Any:
    if _typed(where, name, value, str) is not None and value not in enum:
        from .._suggest import bad_enum

        raise ValueError(bad_enum(enum, enum.__name__, value, where=f"{where}: {name}"))
    return value


def _names(where: str, name: str, features: Any) -> list[str]:
    if features is None:
        return []
    if not isinstance(features, (set, frozenset, list, tuple)):
        raise TypeError(f"{where}: {name} must be a set of names, but got {features!r}.")
    for feature in features:
        if not isinstance(feature, str) or feature.strip("!") == "":
            raise TypeError(f"{where}: {name} must be a set of names, but it has {feature!r} in it.")
    return [feature.lower().replace("_", "-") for feature in features]


def _check_standard(where: str, features: Iterable[str]) -> None:
    from ..enums import FeatureName, NativeFeatureName

    for name in features:
        plain = name.lstrip("!")
        if plain not in FeatureName:
            from .._suggest import bad_enum

            hint = ""
            if plain in NativeFeatureName:
                hint = " It is a native feature: use it in preferred_features instead."
            raise ValueError(bad_enum(FeatureName, "FeatureName", plain, where=f"{where}: required_features") + hint)


def _limits(where: str, limits: Any) -> dict[str, int | None]:
    if limits is None:
        return {}
    if not isinstance(limits, dict):
        raise TypeError(f"{where}: required_limits must be a dict, but got {limits!r}.")
    for name, value in limits.items():
        if not isinstance(name, str) or not (value is None or isinstance(value, int)):
            raise TypeError(f"{where}: required_limits must map names to ints or None, but got {name!r}: {value!r}.")
    return {name.lower().replace("_", "-"): value for name, value in limits.items()}


_helper = DefaultDeviceHelper()
preconfigure_default_device = _helper.preconfigure_default_device
get_default_device = _helper.get_default_device
