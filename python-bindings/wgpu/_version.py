"""The version of the package: that of the wgpu-py interface it offers, and our own build number."""

__version__ = "0.32.0+abi.1"
version_info: tuple[int, ...] = (0, 32, 0)
