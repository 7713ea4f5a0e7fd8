"""Any library with the C ABI of webgpu.h, called the way that the standard spells it.

    device = gpu.device(["TimestampQuery"], {"maxBindGroups": 5})
    buffer = device.CreateBuffer(size=16, usage="CopySrc|CopyDst")
    with device.expect("Validation"):
        device.queue.WriteBuffer(buffer, 2, bytes(4))
    result = buffer.MapAsync("Read", 0, 16).wait()

Values: enums and flags by the last part of their names, structs as dicts (`chain` holds the extensions) or tuples of
their first members, arrays as lists, bytes for `void` pointers; counts and sizes of data follow, and what is left out
has its default. The descriptor of a creation is given by keywords. What the call fills is returned, callbacks become a
`Promise`.

The types come from `ffi/api.json`, through the model of the stress tests.
"""

from __future__ import annotations

import contextlib
import ctypes
import dataclasses
import importlib.util
import time
from collections.abc import Iterator
from importlib.machinery import EXTENSION_SUFFIXES, ExtensionFileLoader
from pathlib import Path
from typing import Any

import pytest

from memory import Arena, Memory
from model import Api, Type, load
from nodes import Bits, Callback, Link, Obj, Ref
from world import Library, text

#: What a call writes for those that ask: returned as a struct.
OUTPUTS = (
    "WGPULimits",
    "WGPUAdapterInfo",
    "WGPUSupportedFeatures",
    "WGPUSupportedInstanceFeatures",
    "WGPUSupportedWGSLLanguageFeatures",
    "WGPUInstanceLimits",
)
#: Seconds after which a callback that has not come will not come.
PATIENCE = 60
#: The owners of the callbacks for the log, which are not taken back.
LOGGING: list[Memory] = []


@dataclasses.dataclass(frozen=True)
class Message:
    """What the compiler says about a shader; places count bytes."""

    type: str
    message: str
    line: int
    column: int
    offset: int
    length: int


@dataclasses.dataclass(frozen=True)
class CompilationInfo:
    messages: list[Message]

    @property
    def errors(self) -> list[Message]:
        return [message for message in self.messages if message.type == "Error"]


class Values:
    """Numbers of enums and flags by their short names, and back."""

    def __init__(self, api: Api) -> None:
        self.api = api
        self.numbers: dict[tuple[str, str], int] = {}
        self.names: dict[tuple[str, int], str] = {}
        for kind in (*api.enums, *api.flags):
            spellings = [kind, kind.replace("WGPU", "WGPUNative", 1)]
            if kind == "WGPUFeatureName":
                spellings.append("WGPUNativeFeature")
            for name, number in api.values.items():
                for spelling in spellings:
                    if isinstance(number, int) and name.startswith(f"{spelling}_"):
                        short = name.removeprefix(f"{spelling}_")
                        self.numbers.setdefault((kind, short), number)
                        self.names.setdefault((kind, number), short)

    def number(self, kind: str, names: str) -> int:
        """Of what has no name here, the number itself is its name."""
        found = 0
        for name in names.split("|"):
            found |= int(name) if name.isdecimal() else self.numbers[kind, name]
        return found

    def name(self, kind: str, number: int) -> str:
        return self.names.get((kind, number), str(number))


class Terse(Arena):
    """Takes the short spellings beside the nodes of the stress tests."""

    def __init__(self, gpu: Gpu) -> None:
        super().__init__(gpu.memory, no_names)
        self.gpu = gpu

    def convert(self, of: Type, node: Any) -> Any:
        if isinstance(node, str):
            if of.base == "WGPUStringView":
                node = node.encode()
            elif of.base in self.api.enums or of.base in self.api.flags:
                return self.gpu.values.number(of.base, node)
        elif isinstance(node, Object):
            return int(node)
        elif isinstance(node, bytes | bytearray) and of.pointer and of.base != "WGPUStringView":
            return self.keep((ctypes.c_ubyte * max(len(node), 1)).from_buffer_copy(bytes(node) or b"\0"))
        elif isinstance(node, int) and of.pointer:
            return node
        elif of.base in self.api.structs and isinstance(node, dict | tuple):
            node = self.obj(of.base, node)
        return super().convert(of, node)

    def obj(self, name: str, node: dict[str, Any] | tuple[Any, ...]) -> Obj:
        if isinstance(node, tuple):
            members = [member.name for member in self.api.structs[name].members]
            return Obj(dict(zip(members, node, strict=False)))
        chain = [Link(f"WGPU{of}", self.obj(f"WGPU{of}", value)) for of, value in node.get("chain", {}).items()]
        return Obj({key: value for key, value in node.items() if key != "chain"}, chain or None)


def no_names(ref: Ref) -> int:
    raise TypeError(f"{ref} in a conformance test")


class Within(Library):
    """The functions within a Python extension made by cffi, which exports none of them: Dawn's in `wgpudawn`."""

    def __init__(self, path: Path, api: Api) -> None:
        loader = ExtensionFileLoader(path.name.split(".")[0], str(path))
        spec = importlib.util.spec_from_loader(loader.name, loader)
        assert spec is not None
        module: Any = importlib.util.module_from_spec(spec)
        loader.exec_module(module)
        self.api = api
        self.functions: dict[str, Any] = {}
        for function in api.functions.values():
            if not hasattr(module.lib, function.name):
                continue
            address = int(module.ffi.cast("uintptr_t", module.ffi.addressof(module.lib, function.name)))
            returns = api.ctype(function.returns) if function.returns else None
            of = ctypes.CFUNCTYPE(returns, *[api.ctype(arg.type) for arg in function.args])
            self.functions[function.name] = of(address)


def library_of(path: Path, api: Api) -> Library:
    extension = any(path.name.endswith(suffix) for suffix in EXTENSION_SUFFIXES if suffix != ".so")
    return (Within if extension else Library)(path, api)


class Object(int):
    """A handle, with the functions of its kind as methods."""

    gpu: Gpu
    kind: str
    device: Device | None

    def __new__(cls, number: int, gpu: Gpu, kind: str, device: Device | None = None) -> Object:
        made = super().__new__(cls, number)
        made.gpu, made.kind, made.device = gpu, kind, device
        return made

    def __getattr__(self, name: str) -> Any:
        if not name[0].isupper():
            raise AttributeError(name)
        function = f"wgpu{self.kind.removeprefix('WGPU')}{name}"
        if function not in self.gpu.api.functions:
            raise AttributeError(f"there is no {function}")

        def method(*given: Any, **named: Any) -> Any:
            return self.gpu.call(function, self, *given, owner=self, **named)

        return method

    def __repr__(self) -> str:
        return f"<{self.kind} {int(self):#x}>"


class Promise:
    """A callback that is to come: its arguments without the user data, texts as str, enums by name."""

    def __init__(self, gpu: Gpu, owner: Object | None) -> None:
        self.gpu = gpu
        self.owner = owner
        self.future = 0
        self.calls: list[tuple[Any, ...]] = []

    def __bool__(self) -> bool:
        return bool(self.calls)

    def wait(self) -> tuple[Any, ...]:
        """The callback's arguments, once it came."""
        end = time.monotonic() + PATIENCE
        while not self.calls and time.monotonic() < end:
            self.gpu.call("wgpuInstanceProcessEvents", self.gpu.instance)
            device = self.owner.device if self.owner is not None else None
            if not self.calls and device is not None and "wgpuDevicePoll" in self.gpu.library.functions:
                self.gpu.call("wgpuDevicePoll", device, True)
        assert self.calls, "the callback did not come"
        return self.calls[0]


class Gpu:
    """A library and an instance of it."""

    def __init__(self, path: Path, strict: bool = False) -> None:
        self.api = load()
        self.values = Values(self.api)
        self.library = library_of(path, self.api)
        self.memory = Memory(self.api, self.record)
        self.promises: dict[int, Promise] = {}
        self.log: list[str] = []
        #: Handles to give back at the end of the case.
        self.owned: list[Object] = []
        self.devices: dict[Any, Device] = {}
        self.all_devices: dict[int, Device] = {}
        if "wgpuSetLogCallback" in self.library.functions:
            # It is the process's, and may be called when the next ones are used.
            LOGGING.append(self.memory)
            self.call("wgpuSetLogCallback", Callback())
            self.call("wgpuSetLogLevel", "Error")
        elif strict:
            pytest.skip("the library is not wgpu-native's, so its instances cannot be told to be strict")
        # Bit 7 of the flags: nothing beyond the standard.
        extras = {"chain": {"InstanceExtras": {"flags": 1 << 7}}}
        self.instance = self.call("wgpuCreateInstance", **(extras if strict else {}))
        self.owned.clear()
        self.adapter = self.request_adapter()
        self.owned.clear()

    # -- calls

    def call(self, name: str, *given: Any, owner: Object | None = None, **named: Any) -> Any:
        """A call of the C function: arguments in order, without the counts, or by name."""
        function = self.api.functions[name]
        native = self.library.functions.get(name)
        if native is None:
            pytest.skip(f"the library has no {name}")
        arena = Terse(self)
        arguments = function.args
        counts = {arg.count: arg.name for arg in arguments if arg.count and arg.name not in named}
        places = [arg.name for arg in arguments if arg.name not in counts]
        values = dict(zip(places, given, strict=False))
        known = {arg.name for arg in arguments}
        descriptor = {key: value for key, value in named.items() if key not in known}
        values.update((key, value) for key, value in named.items() if key in known)
        promise = None
        for arg in arguments:
            if arg.name == "descriptor" and "descriptor" not in values and (descriptor or "optional" not in arg.doc):
                values["descriptor"] = descriptor
            elif arg.name == "callbackInfo":
                promise = Promise(self, owner)
                info = {"mode": "AllowProcessEvents", "callback": Callback(), **values.get("callbackInfo", {})}
                values["callbackInfo"] = {**info, "userdata1": self.token(promise)}
            elif arg.name in ("size", "dataSize") and arg.name not in values and isinstance(values.get("data"), bytes):
                values[arg.name] = len(values["data"])
            elif arg.type.pointer and not arg.type.const and arg.type.base in OUTPUTS and arg.name not in values:
                values[arg.name] = {}
        result = native(*[arena.value(arg, values, counts) for arg in arguments])
        if promise is not None:
            promise.future = result.id if hasattr(result, "id") else 0
            return promise
        filled = [array[0] for name, array in arena.outputs if name in OUTPUTS]
        if filled:
            made = filled[-1]
            return made if function.returns is None or result == self.api.value("WGPUStatus_Success") else None
        return self.returned(function.returns, result, owner)

    def returned(self, of: Type | None, result: Any, owner: Object | None) -> Any:
        if of is None:
            return None
        if of.base in self.api.handles:
            device = owner.device if owner is not None else None
            made = Object(result, self, of.base, device)
            if result:
                self.owned.append(made)
            return made
        if of.base in self.api.enums:
            return self.values.name(of.base, result)
        return result

    def token(self, promise: Promise) -> int:
        number = len(self.promises) + 1
        self.promises[number] = promise
        return number

    def record(self, callback: str, given: tuple[Any, ...]) -> None:
        types = self.api.callbacks[callback]
        if callback == "WGPULogCallback":
            self.log.append(text(given[1]))
            return
        promise = self.promises.get(given[-2] or 0)
        if promise is None:
            return
        values: list[Any] = []
        for of, value in zip(types[:-2], given[:-2], strict=True):
            if of.base == "WGPUStringView":
                values.append(text(value))
            elif of.base in self.api.enums:
                values.append(self.values.name(of.base, value))
            elif of.base in self.api.handles and of.pointer:
                values.append(ctypes.c_size_t.from_address(value).value if value else 0)
            elif of.base in self.api.handles:
                owner = promise.owner
                made = Object(value, self, of.base, owner.device if owner is not None else None)
                if value:
                    self.owned.append(made)
                values.append(made)
            elif of.base == "WGPUCompilationInfo" and value:
                values.append(self.compilation_info(value))
            elif of.base in self.api.structs and of.pointer and value:
                values.append(self.api.structs[of.base].ctype.from_address(value))
            else:
                values.append(value)
        promise.calls.append(tuple(values))

    def compilation_info(self, address: int) -> CompilationInfo:
        """The messages live only until the callback returns."""
        info = self.api.structs["WGPUCompilationInfo"].ctype.from_address(address)
        kind = self.api.structs["WGPUCompilationMessage"].ctype
        start = ctypes.cast(info.messages, ctypes.c_void_p).value
        array = (kind * info.messageCount).from_address(start) if start else ()
        return CompilationInfo([
            Message(
                self.values.name("WGPUCompilationMessageType", one.type), text(one.message),
                one.lineNum, one.linePos, one.offset, one.length,
            )
            for one in array
        ])  # fmt: skip

    # -- adapters and devices

    def request_adapter(self, **options: Any) -> Object:
        promise = self.call("wgpuInstanceRequestAdapter", self.instance, options or None)
        status, adapter, message = promise.wait()
        assert status == "Success", message
        return adapter

    def request_device(self, adapter: Object | None = None, **descriptor: Any) -> tuple[str, Device | None, str]:
        """A device of its own: status, device, message."""
        errors, lost = Promise(self, None), Promise(self, None)
        named = {
            "deviceLostCallbackInfo": {
                "mode": "AllowSpontaneous",
                "callback": Callback(),
                "userdata1": Bits(self.token(lost)),
            },
            "uncapturedErrorCallbackInfo": {"callback": Callback(), "userdata1": Bits(self.token(errors))},
            **descriptor,
        }
        # In the standard, and where the library keeps to it, an adapter makes one device.
        adapter = adapter or self.request_adapter()
        promise = self.call("wgpuAdapterRequestDevice", adapter, named)
        status, handle, message = promise.wait()
        device = None
        if handle:
            self.owned.remove(handle)
            device = Device(handle, self, errors, lost)
            self.owned.append(device)
        return status, device, message

    def device(self, features: list[str] | tuple[str, ...] = (), limits: dict[str, int] | None = None) -> Device:
        """A device of the pool; the case is skipped where the adapter has not got that."""
        key = (frozenset(features), tuple(sorted((limits or {}).items())))
        found = self.devices.get(key)
        if found is not None and not found.lost:
            return found
        for feature in features:
            if not self.adapter.HasFeature(feature):
                pytest.skip(f"the adapter has no {feature}")
        status, device, message = self.request_device(requiredFeatures=list(features), requiredLimits=limits)
        if device is None:
            pytest.skip(f"{status}: {message}")
        self.owned.remove(device)
        self.devices[key] = device
        return device

    def limits(self, of: Object) -> dict[str, int]:
        made = of.GetLimits()
        members = self.api.structs["WGPULimits"].members
        return {member.name: getattr(made, member.name) for member in members if member.name != "nextInChain"}

    def features(self, of: Object) -> list[str]:
        """All features, for `HasFeature` of each must agree."""
        made = of.GetFeatures()
        array = (ctypes.c_uint32 * made.featureCount).from_address(made.features) if made.featureCount else ()
        names = [self.values.name("WGPUFeatureName", number) for number in array]
        self.library.functions["wgpuSupportedFeaturesFreeMembers"](made)
        return names

    def end_case(self) -> None:
        """Gives back what the case made."""
        lost = [key for key, device in self.devices.items() if device.lost]
        self.owned[:0] = [self.devices.pop(key) for key in lost]
        for made in reversed(self.owned):
            # A queue keeps its device, and drivers have some 64 of them.
            queue = getattr(made, "_queue", None)
            for each in [made] if queue is None else [queue, made]:
                self.call(f"wgpu{each.kind.removeprefix('WGPU')}Release", each)
        self.owned.clear()


class Device(Object):
    """A device with its queue, its uncaptured errors and its loss."""

    errors: Promise
    lost: Promise

    def __new__(cls, number: int, gpu: Gpu, errors: Promise, lost: Promise) -> Device:
        made = int.__new__(cls, number)
        made.gpu, made.kind, made.device = gpu, "WGPUDevice", made
        made.errors, made.lost = errors, lost
        errors.owner = lost.owner = made
        made._queue = None
        return made

    @property
    def queue(self) -> Object:
        if self._queue is None:
            self._queue = self.GetQueue()
            self.gpu.owned.remove(self._queue)
        return self._queue

    @contextlib.contextmanager
    def expect(self, error: str | None, *note: object) -> Iterator[None]:
        """The calls within cause an error of this class, `None`: none. `note`: which of the case's calls they are."""
        which = f" {note}" if note else ""
        self.errors.calls.clear()
        yield
        found = [(kind, message) for _, kind, message in self.errors.calls]
        self.errors.calls.clear()
        if error is None:
            assert not found, f"{found[0][0]} error, but the calls{which} are right:\n{found[0][1]}"
        else:
            assert found, f"no error, but {error} is due{which}"
            kinds = [kind for kind, _ in found]
            assert kinds[0] == error, f"the error is {kinds[0]}, but {error} is due{which}:\n{found[0][1]}"

    def valid(self, right: bool, *note: object) -> contextlib.AbstractContextManager[None]:
        """The calls within are right, or cause a validation error."""
        return self.expect(None if right else "Validation", *note)

    def record(self) -> Object:
        return self.CreateCommandEncoder()

    def finish(self, encoder: Object, right: bool = True) -> Object:
        """Ends the recording, which is where the faults of recording calls are reported."""
        with self.valid(right):
            return encoder.Finish()

    def submit(self, *commands: Object) -> None:
        self.queue.Submit(list(commands))

    def read(self, buffer: Object, offset: int = 0, size: int | None = None) -> bytes:
        """The content of any buffer with usage CopySrc, or of one with MapRead."""
        size = buffer.GetSize() - offset if size is None else size
        if not buffer.GetUsage() & self.gpu.values.number("WGPUBufferUsage", "MapRead"):
            near = self.CreateBuffer(size=size, usage="CopyDst|MapRead")
            encoder = self.record()
            encoder.CopyBufferToBuffer(buffer, offset, near, 0, size)
            self.submit(encoder.Finish())
            buffer, offset = near, 0
        status, message = buffer.MapAsync("Read", offset, size).wait()
        assert status == "Success", message
        pointer = buffer.GetConstMappedRange(offset, size)
        assert pointer
        content = ctypes.string_at(pointer, size)
        buffer.Unmap()
        return content
