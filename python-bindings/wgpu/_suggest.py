"""Messages for names that do not exist: what was given, what comes nearest, what is allowed.

Imported only when something is already wrong.
"""

from __future__ import annotations

from collections.abc import Iterable

_MAX_LISTED = 12


def fold(name: str) -> str:
    """The name without case and separators: all spellings of one name fold to the same text."""
    return name.replace("-", "").replace("_", "").replace(" ", "").lower()


def closest(name: object, allowed: Iterable[object]) -> list[str]:
    """The up to three allowed names that come nearest to the given one, best first."""
    if not isinstance(name, str):
        return []
    from difflib import get_close_matches

    by_fold: dict[str, str] = {}
    for option in allowed:
        by_fold.setdefault(fold(str(option)), str(option))
    folded = fold(name)
    if folded in by_fold:
        return [by_fold[folded]]
    matches = get_close_matches(folded, by_fold, n=3, cutoff=0.6)
    if not matches:
        matches = sorted(
            (key for key in by_fold if len(folded) > 2 and (folded in key or key in folded)),
            key=len,
        )[:3]
    return [by_fold[key] for key in matches]


def did_you_mean(names: list[str]) -> str:
    """The text " Did you mean 'a' or 'b'?", or an empty text when there is no name to offer."""
    if not names:
        return ""
    return f" Did you mean {' or '.join(repr(name) for name in names)}?"


def unknown(what: str, name: object, allowed: Iterable[object], *, where: str = "", hint: str = "") -> str:
    """The message for a name that is not among the allowed ones.

    ``what`` says what the name should be ("wgpu.TextureFormat", "limit"), ``where`` in which call
    or field it stood, ``hint`` is added at the end.
    """
    options = [str(option) for option in allowed]
    text = f"{where}: " if where else ""
    text += f"{name!r} is not a {what}."
    near = closest(name, options)
    text += did_you_mean(near)
    if len(options) <= _MAX_LISTED:
        text += f" Allowed: {', '.join(options) or 'none'}."
    elif not near:
        text += f" There are {len(options)}: {', '.join(options[:_MAX_LISTED])}, ..."
    return f"{text} {hint}" if hint else text


def bad_enum(enum: Iterable[object], name: str, value: object, *, where: str = "") -> str:
    """The message for a value that the enum of the given name does not have."""
    return unknown(f"wgpu.{name}", value, enum, where=where)


def unknown_keys(struct: str, given: Iterable[object], allowed: Iterable[str], *, where: str = "") -> str:
    """The message for a descriptor with keys that its struct does not have."""
    fields = list(allowed)
    parts = [
        repr(key) + (f" ({near.strip()})" if (near := did_you_mean(closest(key, fields))) else "")
        for key in given
        if key not in fields
    ]
    text = f"{where}: " if where else ""
    text += f"wgpu.{struct} has no field {', '.join(parts)}."
    return f"{text} Its fields: {', '.join(fields) or 'none'}."


def missing_keys(struct: str, missing: Iterable[str], *, where: str = "") -> str:
    """The message for a descriptor that lacks required fields."""
    names = [repr(key) for key in missing]
    text = f"{where}: " if where else ""
    return f"{text}wgpu.{struct} needs {' and '.join(names)}, which {'was' if len(names) == 1 else 'were'} not given."


def in_python(message: str) -> str:
    """A message of the native library with features and limits as `request_device_sync()` takes them."""
    import re

    from . import _enum_values as enum_values
    from ._limits import kebab

    features = {
        fold(name): name
        for table in (enum_values.AbiFeature, enum_values.NativeFeature, enum_values.FeatureName)
        for name in table
    }

    def feature(match: re.Match[str]) -> str:
        name = features.get(fold(match[1]))
        return match[0] if name is None else repr(name)

    message = readable_features(message)
    message = re.sub(r"\bWGPU(?:FeatureName|NativeFeature|AbiFeature)_(\w+)", feature, message)
    message = re.sub(
        r"(the device's |the limit |requiredLimits\.)(m(?:ax|in)[A-Z]\w+)", lambda m: m[1] + kebab(m[2]), message
    )
    for c, python in (
        ("requiredFeatures of WGPUDeviceDescriptor", "required_features of request_device_sync()"),
        ("requiredLimits of WGPUDeviceDescriptor", "required_limits of request_device_sync()"),
        ("requiredLimits.", "required_limits: "),
    ):
        message = message.replace(c, python)
    return message


def readable_features(message: str) -> str:
    """A message of wgpu-core with features under the names that `required_features` takes.

    With that as the fix, if the library does not name one: others than ours may be loaded.
    """
    import re

    names: list[str] = []

    def replace(match: re.Match[str]) -> str:
        found = [name.strip() for part in match.groups() for name in part.split("|") if not name.startswith("0x")]
        names.extend(name.lower().replace("_", "-").removeprefix("experimental-") for name in found)
        return ", ".join(repr(name) for name in names)

    pattern = r"Features \{ features_wgpu: \w+\((.*?)\), features_webgpu: \w+\((.*?)\) \}"
    text = re.sub(pattern, replace, message).replace("Features '", "The features '")
    if not names:
        return message
    if "help: " in text:
        return text
    return f"{text}: pass required_features={names} to request_device_sync()"
