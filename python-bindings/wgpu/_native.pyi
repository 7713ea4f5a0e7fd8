"""The extension module that cffi compiles from native/build.py."""

from typing import Any

ffi: Any
lib: Any
