"""The module that is compiled from native/dlpack.c."""

def capsule(
    owner: object, address: int, code: int, bits: int, shape: tuple[int, ...], readonly: bool, versioned: bool, /
) -> object: ...
