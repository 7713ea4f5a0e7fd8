"""`GPUTexture`: images on the GPU."""

from __future__ import annotations

from ._accelerate import accelerate, release_in_c
from ._calls import BAD_ARGUMENTS, explain
from ._convert import flags as to_flags
from ._enum_values import TextureAspect, TextureFormat, TextureViewDimension
from ._errors import PENDING, ArgumentError, discard, raise_pending
from ._lib import EMPTY, NULL, ffi, lib, string
from ._object import GPUObjectBase, tracker
from ._texture_view import GPUTextureView

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from . import enums
    from ._shared_memory import SharedTextureMemory
    from ._typing import TextureUsageFlags

UNDEFINED = 2**32 - 1  # WGPU_MIP_LEVEL_COUNT_UNDEFINED, WGPU_ARRAY_LAYER_COUNT_UNDEFINED
SWIZZLE_DESCRIPTOR = 0x0000000C  # WGPUSType_TextureComponentSwizzleDescriptor
_SWIZZLES = {"0": 1, "1": 2, "r": 3, "g": 4, "b": 5, "a": 6}

_create_view = lib.wgpuTextureCreateView


class GPUTexture(GPUObjectBase):
    """An image, or a stack of images, on the GPU. Made by `GPUDevice.create_texture()`.

    Shaders and render passes use it through a `GPUTextureView`; where a view is asked for, a texture stands
    for its default view.
    """

    _release_function = lib.wgpuTextureRelease
    _set_label_function = lib.wgpuTextureSetLabel
    _view: GPUTextureView | None = None

    def __init__(self, label: str, internal: int | None, device: Any, tex_info: dict[str, Any]) -> None:
        super().__init__(label, internal, device)
        self._tex_info = tex_info
        self._nbytes = estimate_nbytes(tex_info)
        tracker.amounts["GPUTexture"] += self._nbytes

    @property
    def size(self) -> tuple[int, int, int]:
        """(width, height, depth or number of array layers) of mip level 0, in texels."""
        return self._tex_info["size"]  # type: ignore[no-any-return]

    @property
    def width(self) -> int:
        """The width of mip level 0, in texels."""
        return self._tex_info["size"][0]  # type: ignore[no-any-return]

    @property
    def height(self) -> int:
        """The height of mip level 0, in texels."""
        return self._tex_info["size"][1]  # type: ignore[no-any-return]

    @property
    def depth_or_array_layers(self) -> int:
        """The depth of mip level 0 (3D), or the number of layers."""
        return self._tex_info["size"][2]  # type: ignore[no-any-return]

    @property
    def mip_level_count(self) -> int:
        """The number of mip levels."""
        return self._tex_info["mip_level_count"]  # type: ignore[no-any-return]

    @property
    def sample_count(self) -> int:
        """The number of samples per texel, 1 or 4."""
        return self._tex_info["sample_count"]  # type: ignore[no-any-return]

    @property
    def dimension(self) -> enums.TextureDimensionEnum:
        """ "1d", "2d" or "3d"."""
        return self._tex_info["dimension"]  # type: ignore[no-any-return]

    @property
    def format(self) -> enums.TextureFormatEnum:
        """The format of the texels."""
        return self._tex_info["format"]  # type: ignore[no-any-return]

    @property
    def usage(self) -> int:
        """What the texture may be used for: `wgpu.TextureUsage` values, orred."""
        return self._tex_info["usage"]  # type: ignore[no-any-return]

    @property
    def texture_binding_view_dimension(self) -> enums.TextureViewDimensionEnum | None:
        """The view dimension for bindings on compatibility-level devices; None elsewhere."""
        return self._tex_info.get("texture_binding_view_dimension")

    def create_view(
        self,
        *,
        label: str = "",
        format: enums.TextureFormatEnum | None = None,
        dimension: enums.TextureViewDimensionEnum | None = None,
        usage: TextureUsageFlags = 0,
        aspect: enums.TextureAspectEnum = "all",
        base_mip_level: int = 0,
        mip_level_count: int | None = None,
        base_array_layer: int = 0,
        array_layer_count: int | None = None,
        swizzle: str = "rgba",
    ) -> GPUTextureView:
        """Make a view: the texture, or a part of it, as a shader or a render pass sees it.

        Arguments:
            label: a name for error messages.
            format: the format of the view; the texture's own, or one of its `view_formats`.
            dimension: "1d", "2d", "2d-array", "cube", "cube-array" or "3d"; the default is that of the texture.
            usage: a part of the texture's usage; 0 for all of it.
            aspect: "all", "depth-only" or "stencil-only".
            base_mip_level, mip_level_count: the mip levels; by default all from the base.
            base_array_layer, array_layer_count: the layers; by default all from the base that the dimension takes.
            swizzle: four of "rgba01", which component each one shows.

        Spec: GPUTexture.createView
        """
        try:
            info = self._tex_info
            view_dimension = dimension or info["dimension"]
            if not array_layer_count:
                if view_dimension in ("2d-array", "cube-array"):
                    array_layer_count = UNDEFINED
                else:
                    array_layer_count = 6 if view_dimension == "cube" else 1
            chain = NULL
            if swizzle != "rgba":
                chain = _swizzle_chain(swizzle)
            descriptor = (
                chain,
                string(label) if label else EMPTY,
                TextureFormat[format or info["format"]],
                TextureViewDimension[view_dimension],
                base_mip_level,
                mip_level_count or UNDEFINED,
                base_array_layer,
                array_layer_count,
                TextureAspect[aspect or "all"],
                usage if usage.__class__ is int else to_flags(usage, "TextureUsage"),
            )
            handle = _create_view(self._internal, [descriptor])
            if PENDING:
                discard(lib.wgpuTextureViewRelease, handle)
            return GPUTextureView(label, handle, self._device, self, self._tex_info["size"])
        except BAD_ARGUMENTS as error:
            raise explain(error) from None

    def _default_view(self) -> GPUTextureView:
        """The view that stands for the texture itself; the same one each time."""
        if self._view is None:
            dimension = self._tex_info["dimension"]
            if dimension == "2d" and self._tex_info["size"][2] > 1:
                dimension = "2d-array"
            view = self.create_view(dimension=dimension)
            view._texture = None  # no reference cycle; see GPUTextureView.texture
            view._texture_ref = _weak(self)
            self._view = view
        return self._view

    def destroy(self) -> None:
        """Free the memory as soon as the GPU has finished with it. Using the texture afterwards is an error.

        Spec: GPUTexture.destroy
        """
        if self._internal is not None:
            lib.wgpuTextureDestroy(self._internal)
            if PENDING:
                raise_pending()

    # Shared memory

    def export_memory(self) -> SharedTextureMemory:
        """The memory of a texture of `GPUDevice.create_shared_texture()`, for others to import.

        The file descriptor in it is the caller's to close. The memory lives as long as one of its users. Beyond WebGPU.
        """
        from ._shared_memory import export_texture

        return export_texture(self)

    def begin_access(self, fence: int | None = None) -> None:
        """Take a shared texture from the other side, which has ended its turn.

        Arguments:
            fence: a sync file that the GPU waits for, which stays the caller's to close; None when the other side's
                work is done.

        Beyond WebGPU.
        """
        from ._shared_memory import begin_access

        begin_access(self, fence)

    def end_access(self, *, fence: bool = True) -> int | None:
        """Give a shared texture to the other side, after all work that was submitted. Until `begin_access()` it
        must not be used.

        Returns a sync file for the other side to wait for, the caller's to close; None when the work is done. Where the
        driver has no sync files, it waits until then. With `fence=False` it neither waits nor gives one: the caller
        waits, with `GPUQueue.on_submitted_work_done_sync()`.

        Beyond WebGPU.
        """
        from ._shared_memory import end_access

        return end_access(self, fence)

    def __del__(self) -> None:
        try:
            tracker.amounts["GPUTexture"] -= self._nbytes
        except (AttributeError, KeyError, TypeError):
            return  # never complete, or the interpreter is going down
        super().__del__()


accelerate(GPUTexture, create_view=None)
release_in_c(GPUTexture)


def _weak(texture: GPUTexture) -> Any:
    from _weakref import ref

    return ref(texture)


def _swizzle_chain(swizzle: str) -> Any:
    if len(swizzle) != 4 or any(component not in _SWIZZLES for component in swizzle):
        raise ArgumentError(f"a swizzle is four characters of 'rgba01', got {swizzle!r}")
    components = tuple(_SWIZZLES[component] for component in swizzle)
    return ffi.new("WGPUTextureComponentSwizzleDescriptor *", ((NULL, SWIZZLE_DESCRIPTOR), components))


texel_bits_table: dict[str, float] = {}


def texel_bits(format: str, default: int) -> float:
    """Bits per texel of a format. The table is made on first use: importing it takes time."""
    if not texel_bits_table:
        from ._texel_size import texture_format_to_bpp

        texel_bits_table.update(texture_format_to_bpp)
    return texel_bits_table.get(format, default)


def estimate_nbytes(tex_info: dict[str, Any]) -> int:
    """The bytes of all texels; drivers may add padding."""
    width, height, depth = tex_info["size"]
    bits = texel_bits(tex_info["format"], 0)
    total = width * height * depth
    for _ in range(1, tex_info["mip_level_count"]):
        width, height = max(1, width // 2), max(1, height // 2)
        if tex_info["dimension"] == "3d":
            depth = max(1, depth // 2)
        total += width * height * depth
    return int(total * bits * tex_info["sample_count"]) // 8
