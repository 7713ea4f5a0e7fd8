"""`GPUShaderModule` and the messages of the shader compiler."""

from __future__ import annotations

from ._async import GPUPromise
from ._errors import PENDING, ArgumentError, GPUInternalError, GPUValidationError, describe, raise_pending, take_pending
from ._events import SPONTANEOUS, SUCCESS, callback_info, compilation_info_callback
from ._lib import EMPTY, NULL, ffi, lib, string, text
from ._object import GPUObjectBase

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from . import enums
    from ._device import GPUDevice

SHADER_SOURCE_SPIRV = 0x00000001
SHADER_SOURCE_WGSL = 0x00000002
SHADER_SOURCE_GLSL = 0x00030003
SPIRV_MAGIC = b"\x03\x02\x23\x07"
SUFFIXES = (".wgsl", ".glsl", ".vert", ".frag", ".comp", ".spv")
_STAGES = {"vert": 1, "frag": 2, "comp": 4}
_MESSAGE_TYPES = {1: "error", 2: "warning", 3: "info"}

_create = lib.wgpuDeviceCreateShaderModule
_new = ffi.new


class GPUCompilationMessage:
    """One message of the shader compiler, with its place in the source."""

    def __init__(self, message: str, type: str, line_num: int, line_pos: int, offset: int, length: int) -> None:
        self._message = message
        self._type = type
        self._line_num = line_num
        self._line_pos = line_pos
        self._offset = offset
        self._length = length

    def __repr__(self) -> str:
        return f"<GPUCompilationMessage {self._type} {self._line_num}:{self._line_pos}: {self._message!r}>"

    @property
    def message(self) -> str:
        """The text."""
        return self._message

    @property
    def type(self) -> enums.CompilationMessageTypeEnum:
        """ "error", "warning" or "info"."""
        return self._type  # type: ignore[return-value]

    @property
    def line_num(self) -> int:
        """The line, from 1; 0 when the message has no place."""
        return self._line_num

    @property
    def line_pos(self) -> int:
        """The column in that line, from 1; 0 when the message has no place."""
        return self._line_pos

    @property
    def offset(self) -> int:
        """The place as an index into the source string."""
        return self._offset

    @property
    def length(self) -> int:
        """How many characters from there the message is about."""
        return self._length


class GPUCompilationInfo(tuple[GPUCompilationMessage, ...]):
    """The messages of the shader compiler for one module; also a sequence of them."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return list(self) == list(other) if isinstance(other, (list, tuple)) else NotImplemented

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return tuple.__hash__(self)

    @property
    def messages(self) -> list[GPUCompilationMessage]:
        """The messages, errors first."""
        return list(self)


class GPUShaderModule(GPUObjectBase):
    """A compiled shader. Made by `GPUDevice.create_shader_module()`."""

    _release_function = lib.wgpuShaderModuleRelease
    _set_label_function = lib.wgpuShaderModuleSetLabel
    _source: str | None = None

    def get_compilation_info_sync(self) -> GPUCompilationInfo:
        """What the compiler said about the source.

        Spec: GPUShaderModule.getCompilationInfo
        """
        return compilation_info(self._internal or 0, self._source)

    def get_compilation_info_async(self) -> GPUPromise[GPUCompilationInfo]:
        """Like `get_compilation_info_sync`, but returns a `GPUPromise`."""
        promise: GPUPromise[GPUCompilationInfo] = GPUPromise("get_compilation_info", None)
        promise._wgpu_set_input(self.get_compilation_info_sync())
        return promise

    def get_compilation_info(self) -> GPUCompilationInfo:
        """The name of `get_compilation_info_sync` in releases before 0.19."""
        return self.get_compilation_info_sync()

    def compilation_info(self) -> GPUCompilationInfo:
        """The name of `get_compilation_info_sync` in release 0.8."""
        return self.get_compilation_info_sync()

    def compilation_info_async(self) -> GPUPromise[GPUCompilationInfo]:
        """The name of `get_compilation_info_async` in release 0.8."""
        return self.get_compilation_info_async()


def compilation_info(handle: int, source: str | None) -> GPUCompilationInfo:
    """Ask the library for the messages of a module."""
    messages: list[GPUCompilationMessage] = []
    data = source.encode() if source else b""

    def done(status: int, info: Any) -> None:
        if status != SUCCESS:
            return
        for i in range(info.messageCount):
            item = info.messages[i]
            # The library counts bytes of UTF-8, the API characters.
            offset, length, column = item.offset, item.length, item.linePos
            if not data.isascii():
                start = data.rfind(b"\n", 0, offset) + 1
                column = len(data[start : start + column - 1].decode(errors="replace")) + 1 if column else 0
                length = len(data[offset : offset + length].decode(errors="replace"))
                offset = len(data[:offset].decode(errors="replace"))
            kind = _MESSAGE_TYPES.get(item.type, "info")
            messages.append(GPUCompilationMessage(text(item.message), kind, item.lineNum, column, offset, length))

    lib.wgpuShaderModuleGetCompilationInfo(handle, callback_info(compilation_info_callback, done, SPONTANEOUS))
    if PENDING:
        raise_pending()
    messages.sort(key=lambda message: message.type != "error")
    return GPUCompilationInfo(messages)


def shader_source(code: Any, label: str) -> Any:
    """The chained struct for `code`, and what must live as long."""
    if isinstance(code, str):
        view = string(code)
        if code.lstrip().startswith("#version ") and not any(
            mark in code for mark in ("@compute", "@vertex", "@fragment")
        ):
            stage = next((value for name, value in _STAGES.items() if name in label.lower()), 0)
            if not stage:
                raise ArgumentError(
                    f"the label of a GLSL shader tells its stage: put 'vert', 'frag' or 'comp' into it "
                    f"(label {label!r})"
                )
            # naga knows the Vulkan name only.
            defines = [(string("gl_VertexID"), string("gl_VertexIndex"))] if stage == 1 else []
            c_defines = _new("WGPUShaderDefine[]", defines) if defines else NULL
            struct = ((NULL, SHADER_SOURCE_GLSL), stage, view, len(defines), c_defines)
            return _new("WGPUShaderSourceGLSL *", struct), (view, defines, c_defines)
        return _new("WGPUShaderSourceWGSL *", ((NULL, SHADER_SOURCE_WGSL), view)), view
    if isinstance(code, (bytes, bytearray, memoryview)):
        data = bytes(code)
        if data[:4] != SPIRV_MAGIC:
            raise ArgumentError("the bytes given as shader code are not SPIR-V: they do not begin with 03 02 23 07")
        words = ffi.cast("uint32_t *", ffi.from_buffer(data))
        return _new("WGPUShaderSourceSPIRV *", ((NULL, SHADER_SOURCE_SPIRV), len(data) // 4, words)), data
    raise TypeError(f"shader code is a str (WGSL, GLSL) or bytes (SPIR-V), not {describe(code)}")


def create_shader_module(device: GPUDevice, label: str, code: Any) -> GPUShaderModule:
    source, _keep = shader_source(code, label)
    return compiled(device, label, code, _create(device._internal, [(source, string(label) if label else EMPTY)]))


def compiled(device: GPUDevice, label: str, code: Any, handle: int) -> GPUShaderModule:
    """The object of a module that the library has made, or the error that it reported."""
    if PENDING:
        error = take_pending()
        if error is not None:
            if handle:
                if isinstance(error, GPUValidationError) and not isinstance(error, GPUInternalError):
                    if isinstance(code, str) and len(code) < 256 and "\n" not in code and code.endswith(SUFFIXES):
                        error.args = (f"{error}\n  `code` is the source itself, not the name of a file",)
                    error.compilation_info = compilation_info(handle, code if isinstance(code, str) else None)
                lib.wgpuShaderModuleRelease(handle)
            try:
                raise error
            finally:
                del error  # no reference cycle
    module = GPUShaderModule(label, handle, device)
    if isinstance(code, str):
        module._source = code
    return module
