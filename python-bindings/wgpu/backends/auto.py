"""Importing this loads the native library."""

from .wgpu_native import gpu as gpu
