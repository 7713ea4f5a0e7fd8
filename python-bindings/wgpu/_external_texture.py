"""`GPUExternalTexture`: video frames of a browser; here only a name."""

from __future__ import annotations

from ._object import GPUObjectBase


class GPUExternalTexture(GPUObjectBase):
    """A video frame in a browser. Not supported here: no method makes one.

    Copy frames into a `GPUTexture` with `GPUQueue.write_texture()`.
    """
