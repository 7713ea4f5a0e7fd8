"""What all GPU objects share: label, identity, counting, and the release of the native handle."""

from __future__ import annotations

from itertools import count

from ._accelerate import Handle, register, release_in_c, setup
from ._diagnostics import diagnostics
from ._errors import PENDING, discard, raise_pending
from ._lib import EMPTY, lib, string

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, ClassVar, NoReturn

    from ._device import GPUDevice

tracker = diagnostics.object_counts.tracker
_counts = tracker.counts
_next_uid = count(1).__next__


class GPUObjectBase(Handle):
    """The base class of the device and of all objects made from it.

    Objects are made by methods of other objects, never directly. The native object is released when
    the Python object goes; the GPU finishes work that uses it first. All objects may be used from
    any thread, encoders by one thread at a time.
    """

    _release_function: ClassVar[Any]
    _set_label_function: ClassVar[Any]
    _kind: ClassVar[str] = "GPUObjectBase"
    _nbytes = 0
    _uid = 0

    _internal: int | None
    _label: str
    _device: GPUDevice

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        cls._kind = cls.__name__
        register(cls)

    def __init__(self, label: str, internal: int | None, device: Any) -> None:
        self._label = label
        self._internal = internal
        self._device = device
        _counts[self._kind] += 1

    def __repr__(self) -> str:
        return f"<wgpu.backends.wgpu_native.{self.__class__.__name__} object {self._label!r} at {id(self):#x}>"

    def __str__(self) -> str:
        label = f' "{self._label}"' if self._label else ""
        return f"<{self.__class__.__name__}{label} ({self.uid})>"

    def __reduce__(self) -> NoReturn:
        # A copy would release the native object a second time.
        raise TypeError(f"cannot pickle {type(self).__name__!r} object")

    @property
    def uid(self) -> int:
        """A number for this object that no other object of the process gets, before or after."""
        if not self._uid:
            self._uid = _next_uid()
        return self._uid

    @property
    def native_handle(self) -> int:
        """The handle of the native object, for `draw_many()`, `dispatch_many()` and C code; 0 when it was released.

        It says nothing about the life of the object: keep that alive as long as the handle is used.
        """
        return self._internal or 0

    @property
    def label(self) -> str:
        """A name for people; the library uses it in error messages. Can be set."""
        return self._label

    @label.setter
    def label(self, label: str) -> None:
        self._label = str(label)
        if self._internal is not None:
            self._set_label_function(self._internal, string(self._label) if label else EMPTY)

    def _release(self) -> None:
        """Let go of the native object now; using this object afterwards is an error."""
        internal = self._internal
        if internal is not None:
            self._internal = None
            self._release_function(internal)

    def __del__(self) -> None:
        try:
            _counts[self._kind] -= 1
            if self._internal is not None:
                self._release()
        except (AttributeError, KeyError, TypeError, OverflowError):
            pass  # the object was never complete, or the interpreter is going down


def _discard(kind: str, handle: int) -> None:
    discard(getattr(lib, f"wgpu{kind[3:]}Release"), handle)


if setup(_counts, tracker.amounts, PENDING, _discard, raise_pending):
    release_in_c(GPUObjectBase)
