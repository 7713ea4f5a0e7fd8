"""The accelerator that is compiled from native/fast.c."""

from typing import Any

KEYS: tuple[str, ...]

class Handle:
    _internal: Any

def bind(address: int, /) -> None: ...
def method(cls: type, key: str, function: Any, argument_class: Any, doc: bytes, /) -> Any: ...
