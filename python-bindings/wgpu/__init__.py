"""WebGPU for Python: computing and drawing on the GPU.

The way in is `wgpu.gpu`::

    import wgpu

    adapter = wgpu.gpu.request_adapter_sync()
    device = adapter.request_device_sync()
    buffer = device.create_buffer_with_data(data=b"some data", usage="COPY_SRC")

or, shorter, `wgpu.get_default_device()`. Classes, enums, flags and structs are all in this namespace.

"Spec: GPUQueue.submit" in a docstring means https://www.w3.org/TR/webgpu/#dom-gpuqueue-submit.
"""

from __future__ import annotations

from . import backends as backends
from . import resources as resources
from . import utils as utils
from ._classes import *
from ._diagnostics import DiagnosticsBase as DiagnosticsBase
from ._diagnostics import diagnostics as diagnostics
from ._records import DISPATCH_RECORD as DISPATCH_RECORD
from ._records import DRAW_RECORD as DRAW_RECORD
from ._records import TLAS_INSTANCE_RECORD as TLAS_INSTANCE_RECORD
from ._version import __version__ as __version__
from ._version import version_info as version_info
from .flags import *
from .utils.device import get_default_device as get_default_device
from .utils.device import preconfigure_default_device as preconfigure_default_device

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from . import base as base
    from . import classes as classes
    from . import enums as enums
    from . import flags as flags
    from . import gui as gui
    from . import structs as structs
    from ._coreutils import logger as logger
    from ._shared_memory import SharedBufferMemory as SharedBufferMemory
    from ._shared_memory import SharedTextureMemory as SharedTextureMemory
    from .enums import *
    from .gui._interface import WgpuCanvasInterface as WgpuCanvasInterface
    from .structs import *

#: The entrypoint.
gpu: GPU = GPU()


def request_adapter(*, canvas: object = None, power_preference: Any = None) -> GPUAdapter:
    """Find an adapter; see `GPU.request_adapter_sync()`. The manner of release 0.8."""
    return gpu.request_adapter_sync(canvas=canvas, power_preference=power_preference)


async def request_adapter_async(*, canvas: object = None, power_preference: Any = None) -> GPUAdapter:
    """Find an adapter, in a coroutine; see `GPU.request_adapter_async()`. The manner of release 0.8."""
    return gpu.request_adapter_sync(canvas=canvas, power_preference=power_preference)


def print_report() -> None:
    """Print what is known of this system and of the objects that are alive."""
    diagnostics.print_report()


if not TYPE_CHECKING:  # checkers shall refuse names that do not exist

    def rendercanvas_context_hook(canvas, present_methods):
        """What early releases of rendercanvas look for, which needs a newer one."""
        raise RuntimeError(
            "This rendercanvas is too old for this wgpu: update it with 'pip install -U rendercanvas', or use "
            "wgpu.gpu.get_canvas_context() without it."
        )

    def _load(names):
        """Enums and structs, which cost time to import and which not every program uses."""
        from importlib import import_module

        module = import_module(f"wgpu.{names}")
        globals().update({name: getattr(module, name) for name in module.__all__})

    def __dir__():
        _load("enums")
        _load("structs")
        return list(globals())

    def __getattr__(name):
        # Made on first use.
        if name == "logger":
            from ._coreutils import get_logger

            return get_logger()
        if name == "WgpuCanvasInterface":
            from .gui._interface import WgpuCanvasInterface

            return WgpuCanvasInterface
        if name in ("SharedBufferMemory", "SharedTextureMemory"):
            from . import _shared_memory

            return getattr(_shared_memory, name)
        if name in ("classes", "base", "gui", "structs", "enums", "flags"):
            from importlib import import_module

            return import_module(f"wgpu.{name}")
        if name == "__all__":  # for "from wgpu import *"
            return [name for name in __dir__() if not name.startswith("_")]
        for names in () if name.startswith("_") else ("enums", "structs"):
            _load(names)
            if name in globals():
                return globals()[name]
        import sys

        # With these, Python adds the nearest name to the message.
        raise AttributeError(f"module 'wgpu' has no attribute {name!r}", name=name, obj=sys.modules[__name__])
