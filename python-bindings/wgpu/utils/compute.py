"""Computing on the GPU with plain buffers, in one call."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..classes import GPUBuffer

#: Bytes of each element, by format character.
FORMAT_SIZES = {"b": 1, "B": 1, "h": 2, "H": 2, "i": 4, "I": 4, "e": 2, "f": 4}


#: The same by the names that numpy has for them.
FORMAT_NAMES = {
    "int8": "b",
    "uint8": "B",
    "int16": "h",
    "uint16": "H",
    "int32": "i",
    "uint32": "I",
    "float16": "e",
    "float32": "f",
}


def _name(format: Any) -> str:
    """The name of a type of numpy ("float32", numpy.float32, numpy.dtype("f4")); numpy itself is not needed."""
    return str(getattr(format, "name", None) or getattr(format, "__name__", format))


class _Output:
    """What an output array shall look like."""

    def __init__(self, key: int, spec: Any) -> None:
        self.array_type: Any = None
        self.format = "B"
        if isinstance(spec, str) and "x" in spec:
            spec = tuple(spec.split("x"))
        if isinstance(spec, int):
            self.shape: tuple[int, ...] = (spec,)
        elif isinstance(spec, tuple) and spec:
            name = _name(spec[-1])
            self.format = FORMAT_NAMES.get(name, name)
            if self.format not in FORMAT_SIZES:
                raise ValueError(
                    f"compute_with_buffers: output {key} has format {self.format!r}; it must be one of "
                    f"{', '.join(map(repr, FORMAT_SIZES))}."
                )
            self.shape = tuple(int(n) for n in spec[:-1])
        elif isinstance(spec, type) and hasattr(spec, "_length_"):
            from ctypes import sizeof

            self.array_type = spec
            self.shape = (spec._length_,)
            self.nbytes = sizeof(spec)
        else:
            raise TypeError(
                f"compute_with_buffers: output {key} must be a number of bytes, a tuple such as (100, 'f'), "
                f"a text such as '100xf', or a ctypes array type; not {spec!r}."
            )
        if not self.shape or min(self.shape) < 1:
            raise ValueError(f"compute_with_buffers: output {key} has shape {self.shape}; it must not be empty.")
        if self.array_type is None:
            self.nbytes = FORMAT_SIZES[self.format]
            for n in self.shape:
                self.nbytes *= n

    def convert(self, data: memoryview) -> Any:
        """The data that came from the GPU, which may be a few bytes longer, as what was asked for."""
        data = data[: self.nbytes]
        if self.array_type is not None:
            return self.array_type.from_buffer(data)
        return data.cast(self.format, shape=self.shape)  # type: ignore[call-overload]


def compute_with_buffers(
    input_arrays: Mapping[int, Any],
    output_arrays: Mapping[int, Any],
    shader: str | bytes,
    constants: Mapping[str, float] | None = None,
    n: int | tuple[int, int, int] | None = None,
) -> dict[int, Any]:
    """Run a compute shader on some arrays, and get the results.

    The shader's entry point must be called "main". All bindings are storage buffers in group 0:
    ``@group(0) @binding(key) var<storage, ...>``, "read" if the key is only among the inputs,
    "read_write" otherwise. It runs on the default device.

    Arguments:
        input_arrays: arrays by number of their binding: whatever supports the buffer protocol, such
            as numpy arrays, ctypes arrays, ``array.array``, bytes. They are copied and not changed.
        output_arrays: what comes back, by number of its binding. Either a number of bytes; or a
            tuple of the shape and a format character, such as ``(100, 3, "f")``; or the same as
            text, ``"100x3xf"``; or a ctypes array type. A key that is also an input starts out
            with the data of that input.
        shader: WGSL, or SPIR-V as bytes.
        constants: values for the ``override`` constants of the shader.
        n: the number of workgroups: one number, or three. None means the first dimension of the
            first output.

    Returns:
        By number of binding: memoryviews of format and shape as asked for (of bytes if only a
        number was given), or ctypes arrays.

    The format characters are those of ``memoryview.cast()``: "b", "h", "i" are signed integers of
    1, 2 and 4 bytes, "B", "H", "I" unsigned ones; "e" and "f" are floats of 2 and 4 bytes. The types of
    numpy will do as well: ``(100, 3, numpy.float32)``, ``(100, 3, "float32")``.
    """
    from .. import flags
    from .device import get_default_device

    if not isinstance(input_arrays, dict):
        raise TypeError(f"compute_with_buffers: input_arrays must be a dict, not {input_arrays!r}.")
    if not isinstance(output_arrays, dict) or not output_arrays:
        raise TypeError(f"compute_with_buffers: output_arrays must be a dict that is not empty, not {output_arrays!r}.")
    for key in (*input_arrays, *output_arrays):
        if not isinstance(key, int):
            raise TypeError(f"compute_with_buffers: keys are the numbers of bindings, not {key!r}.")
    inputs = {key: _input(key, array) for key, array in input_arrays.items()}
    outputs = {key: _Output(key, spec) for key, spec in output_arrays.items()}
    for key in inputs.keys() & outputs.keys():
        if outputs[key].nbytes > inputs[key].nbytes:
            raise ValueError(
                f"compute_with_buffers: output {key} shall have {outputs[key].nbytes} bytes, but the input of the "
                f"same number has only {inputs[key].nbytes}."
            )
    groups = _workgroups(n, outputs)

    device = get_default_device()
    module = device.create_shader_module(code=shader)
    storage = flags.BufferUsage.STORAGE
    readable = storage | flags.BufferUsage.COPY_SRC
    buffers: dict[int, GPUBuffer] = {}
    for key, data in inputs.items():
        buffers[key] = device.create_buffer_with_data(data=data, usage=readable if key in outputs else storage)
    for key, output in outputs.items():
        if key not in buffers:
            buffers[key] = device.create_buffer(size=(output.nbytes + 3) & ~3, usage=readable)

    layout = device.create_bind_group_layout(
        entries=[
            {
                "binding": key,
                "visibility": flags.ShaderStage.COMPUTE,
                "buffer": {"type": "storage" if key in outputs else "read-only-storage"},
            }
            for key in buffers
        ]
    )
    group = device.create_bind_group(
        layout=layout,
        entries=[{"binding": key, "resource": {"buffer": buffer}} for key, buffer in buffers.items()],
    )
    pipeline = device.create_compute_pipeline(
        layout=device.create_pipeline_layout(bind_group_layouts=[layout]),
        compute={"module": module, "entry_point": "main", "constants": constants},
    )
    encoder = device.create_command_encoder()
    compute_pass = encoder.begin_compute_pass()
    compute_pass.set_pipeline(pipeline)
    compute_pass.set_bind_group(0, group)
    compute_pass.dispatch_workgroups(*groups)
    compute_pass.end()
    device.queue.submit([encoder.finish()])
    return {key: output.convert(device.queue.read_buffer(buffers[key])) for key, output in outputs.items()}


def _input(key: int, array: Any) -> memoryview:
    try:
        return memoryview(array)
    except TypeError:
        from .._convert import remedy
        from .._errors import describe

        raise TypeError(
            f"compute_with_buffers: input {key} must be an object with the buffer protocol (bytes, numpy array), "
            f"not {describe(array)}{remedy(array)}"
        ) from None


def _workgroups(n: Any, outputs: dict[int, _Output]) -> tuple[int, int, int]:
    if n is None:
        n = next(iter(outputs.values())).shape[0]
    if isinstance(n, int):
        n = (n, 1, 1)
    if not (isinstance(n, tuple) and len(n) == 3 and all(isinstance(number, int) for number in n)):
        raise TypeError(f"compute_with_buffers: n must be an int or a tuple of three ints, not {n!r}.")
    if min(n) < 1:
        raise ValueError(f"compute_with_buffers: n is {n}; the numbers of workgroups must be at least 1.")
    return n
