"""A pipeline cache in a file: what the driver compiled in one run of a program is there in the next."""

from __future__ import annotations

import os
import sys

from .._coreutils import get_logger

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import TracebackType

    from ..classes import GPUDevice, GPUPipelineCache

__all__ = ["PipelineCacheFile"]


class PipelineCacheFile:
    """A `GPUPipelineCache` and the file that it comes from and goes to.

    As a context manager it gives the cache, and writes the file at the end::

        with PipelineCacheFile(device, "viewer") as cache:
            pipeline = device.create_compute_pipeline(compute=..., cache=cache)

    Each GPU with each driver has a file of its own. A device without the feature "pipeline-cache" has no cache: then
    it is None, which is what pipelines take for none. What is wrong with a file is logged and the cache begins empty.

    Drivers believe what a cache holds. So the file can be read and written by its owner only, and one that is another
    user's is not read. See docs/security.md.
    """

    #: The cache, or None.
    cache: GPUPipelineCache | None
    #: Where the file is, whether or not it exists.
    path: str

    def __init__(
        self, device: GPUDevice, name: str, *, folder: str | os.PathLike[str] | None = None, key: bytes = b""
    ) -> None:
        """Open the file.

        Arguments:
            device: the device that makes the pipelines. It needs the feature "pipeline-cache".
            name: the name of the program, which becomes part of the name of the file.
            folder: where the file is. The default is the folder "wgpu" where the system has caches of the user.
            key: a secret of the program that the bytes are signed with, see `GPUDevice.create_pipeline_cache()`.
        """
        self.path = os.path.join(cache_folder() if folder is None else os.fspath(folder), file_name(device, name))
        self.cache = None
        self._written: bytes | None = None
        if "pipeline-cache" in device.features:
            self._written = self._read()
            self.cache = device.create_pipeline_cache(label=name, data=self._written, key=key, fallback=True)

    def save(self) -> bool:
        """Write the file, if there is anything new. Returns whether it was written."""
        if self.cache is None:
            return False
        data = self.cache.get_data()
        if data == self._written:
            return False
        beside = f"{self.path}.{os.getpid()}"
        try:
            os.makedirs(os.path.dirname(self.path) or ".", mode=0o700, exist_ok=True)
            try:
                with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
                    file.write(data)
                os.replace(beside, self.path)  # other runs see the old file or the new one
            finally:
                if os.path.exists(beside):
                    os.unlink(beside)
        except OSError as error:
            get_logger().warning("the pipeline cache %s was not written: %s", self.path, error)
            return False
        self._written = data
        return True

    def __enter__(self) -> GPUPipelineCache | None:
        return self.cache

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.save()

    def _read(self) -> bytes | None:
        try:
            with open(self.path, "rb") as file:
                if hasattr(os, "getuid") and os.fstat(file.fileno()).st_uid != os.getuid():
                    get_logger().warning("the pipeline cache %s is not read: it belongs to another user", self.path)
                    return None
                return file.read()
        except FileNotFoundError:
            return None
        except OSError as error:
            get_logger().warning("the pipeline cache %s was not read: %s", self.path, error)
            return None


def cache_folder() -> str:
    """Where the system has caches of the user."""
    if sys.platform == "win32":
        root = os.environ.get("LOCALAPPDATA") or os.path.expanduser("~")
    elif sys.platform == "darwin":
        root = os.path.expanduser("~/Library/Caches")
    else:
        root = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return os.path.join(root, "wgpu")


def file_name(device: GPUDevice, name: str) -> str:
    """A name that no other program, GPU or driver has."""
    from hashlib import sha256

    info = device.adapter_info
    fields = ("backend_type", "vendor_id", "device_id", "device", "description")
    identity = "".join(f"\n{info.get(field)}" for field in fields)
    plain = "".join(c if c.isalnum() or c in "-_" else "_" for c in name)
    return f"{plain}-{sha256((name + identity).encode()).hexdigest()[:16]}.pipelines"
