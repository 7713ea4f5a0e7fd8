"""GPUCommandEncoder: every method of the seed page, with data through the GPU, and every rule it names."""

from __future__ import annotations

import inspect

import numpy as np
import pytest

import wgpu


@pytest.fixture
def encoder(device):
    return device.create_command_encoder(label="encoder")


@pytest.fixture
def source(device):
    return device.create_buffer_with_data(data=bytes(range(64)), usage="COPY_SRC|COPY_DST", label="source")


@pytest.fixture
def target(device):
    return device.create_buffer_with_data(data=b"\xff" * 64, usage="COPY_SRC|COPY_DST", label="target")


def run(device, encoder) -> None:
    device.queue.submit([encoder.finish()])


def read(device, buffer) -> bytes:
    return bytes(device.queue.read_buffer(buffer))


def texture(device, size=(64, 4), format="rgba8unorm", **more):
    return device.create_texture(size=size, format=format, usage="COPY_SRC|COPY_DST|TEXTURE_BINDING", **more)


def pixels(width: int, height: int, depth: int = 1, channels: int = 4) -> np.ndarray:
    count = width * height * depth * channels
    return (np.arange(count) * 7 % 251).astype(np.uint8).reshape(depth, height, width, channels)


@pytest.mark.row("E1", "E2", "E3", "E4", "E5", "E6", "E8", "E9", "E10", "E11")
def test_signatures_of_the_seed_page():
    def parameters(name: str) -> list[str]:
        return list(inspect.signature(getattr(wgpu.GPUCommandEncoder, name)).parameters)[1:]

    assert parameters("begin_compute_pass") == ["label", "timestamp_writes"]
    assert parameters("clear_buffer") == ["buffer", "offset", "size"]
    assert parameters("copy_buffer_to_buffer") == [
        "source",
        "source_offset",
        "destination",
        "destination_offset",
        "size",
    ]
    for name in ("copy_buffer_to_texture", "copy_texture_to_buffer", "copy_texture_to_texture"):
        assert parameters(name) == ["source", "destination", "copy_size"]
    assert parameters("finish") == ["label"]
    assert parameters("resolve_query_set") == [
        "query_set",
        "first_query",
        "query_count",
        "destination",
        "destination_offset",
    ]
    bases = (wgpu.GPUCommandsMixin, wgpu.GPUDebugCommandsMixin, wgpu.GPUObjectBase)
    assert wgpu.GPUCommandEncoder.__bases__ == bases


# clear_buffer


@pytest.mark.row("E4")
@pytest.mark.parametrize(
    ("arguments", "begin", "end"), [((), 0, 64), ((16,), 16, 64), ((16, 8), 16, 24), ((0, None), 0, 64)]
)
def test_clear_buffer(device, encoder, source, arguments, begin, end):
    encoder.clear_buffer(source, *arguments)
    run(device, encoder)
    expected = bytearray(range(64))
    expected[begin:end] = bytes(end - begin)
    assert read(device, source) == expected


@pytest.mark.row("E4", "R9")
@pytest.mark.parametrize(
    ("offset", "size", "message"),
    [
        (2, 8, r"offset \(2\) and size \(8\) must be multiples of 4 bytes"),
        (0, 6, r"size \(6\) must be multiples of 4 bytes"),
        (2, None, "must be multiples of 4 bytes"),
        (32, 64, "bytes 32 to 96 are not within the 64 bytes of GPUBuffer 'source'"),
        (68, None, "not within"),
        (0, 0, "must not be zero"),
        (-4, 4, "not within"),
    ],
)
def test_clear_buffer_refuses(encoder, source, offset, size, message):
    with pytest.raises(ValueError, match=message) as error:
        encoder.clear_buffer(source, offset, size)
    assert isinstance(error.value, wgpu.GPUValidationError)
    encoder.finish()


# copy_buffer_to_buffer


@pytest.mark.row("E5")
def test_copy_buffer_to_buffer(device, encoder, source, target):
    encoder.copy_buffer_to_buffer(source, 4, target, 8, 16)
    run(device, encoder)
    assert read(device, target) == b"\xff" * 8 + bytes(range(4, 20)) + b"\xff" * 40


@pytest.mark.row("E5", "F3")
def test_copy_buffer_to_buffer_by_name_and_to_the_end(device, encoder, source, target):
    encoder.copy_buffer_to_buffer(source=source, source_offset=48, destination=target, destination_offset=0, size=None)
    run(device, encoder)
    assert read(device, target) == bytes(range(48, 64)) + b"\xff" * 48


@pytest.mark.row("E5", "B11")
def test_copy_buffer_to_buffer_short_form(device, encoder, source, target):
    encoder.copy_buffer_to_buffer(source, target, 8)
    run(device, encoder)
    assert read(device, target)[:12] == bytes(range(8)) + b"\xff" * 4
    encoder = device.create_command_encoder()
    encoder.copy_buffer_to_buffer(source, target)
    run(device, encoder)
    assert read(device, target) == bytes(range(64))


@pytest.mark.row("E5", "R9")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((2, 0, 8), r"source_offset \(2\) must be a multiple of 4"),
        ((0, 6, 8), r"destination_offset \(6\) must be a multiple of 4"),
        ((0, 0, 7), r"size \(7\) must be a multiple of 4"),
        ((1, 2, 3), "source_offset .* and destination_offset .* and size"),
    ],
)
def test_copy_buffer_to_buffer_alignment(encoder, source, target, arguments, message):
    source_offset, target_offset, size = arguments
    with pytest.raises(ValueError, match=message) as error:
        encoder.copy_buffer_to_buffer(source, source_offset, target, target_offset, size)
    assert isinstance(error.value, wgpu.GPUValidationError)


def test_copy_buffer_to_buffer_past_the_end(encoder, source, target):
    encoder.copy_buffer_to_buffer(source, 32, target, 0, 64)
    with pytest.raises(wgpu.GPUValidationError):
        encoder.finish()


def test_copy_buffer_to_buffer_onto_itself(encoder, source):
    encoder.copy_buffer_to_buffer(source, 0, source, 32, 32)
    with pytest.raises(wgpu.GPUValidationError):
        encoder.finish()


def test_copy_buffer_to_buffer_of_other_things(encoder, source, target):
    with pytest.raises(TypeError, match="source must be a GPUBuffer, not None"):
        encoder.copy_buffer_to_buffer(None, 0, target, 0, 4)
    with pytest.raises(TypeError, match="destination must be a GPUBuffer, not 5"):
        encoder.copy_buffer_to_buffer(source, 0, 5, 0, 4)
    with pytest.raises(TypeError, match="source_offset must be an int, not 'x'"):
        encoder.copy_buffer_to_buffer(source, "x", target, 0, 4)
    with pytest.raises(ValueError, match="size is -4"):
        encoder.copy_buffer_to_buffer(source, 0, target, 0, -4)
    encoder.copy_buffer_to_buffer(source, 0.0, target, np.int64(4), 8.0)
    encoder.finish()


def test_copy_from_a_released_buffer(encoder, source, target):
    source._release()
    with pytest.raises(wgpu.GPUValidationError, match="source, GPUBuffer 'source', was released"):
        encoder.copy_buffer_to_buffer(source, 0, target, 0, 4)


# copies with textures


@pytest.mark.row("E6", "E8")
@pytest.mark.parametrize(
    "size", [(64, 4), (64, 4, 1), [64, 4], {"width": 64, "height": 4}, wgpu.Extent3D(width=64, height=4)]
)
def test_copy_buffer_to_texture_and_back(device, encoder, size):
    data = pixels(64, 4)
    source = device.create_buffer_with_data(data=data, usage="COPY_SRC")
    target = device.create_buffer(size=data.nbytes, usage="COPY_SRC|COPY_DST")
    image = texture(device)
    layout = {"offset": 0, "bytes_per_row": 256, "rows_per_image": 4}
    encoder.copy_buffer_to_texture({"buffer": source, **layout}, {"texture": image}, size)
    encoder.copy_texture_to_buffer({"texture": image}, {"buffer": target, **layout}, size)
    run(device, encoder)
    assert read(device, target) == data.tobytes()


@pytest.mark.row("E7", "F5")
def test_copies_take_struct_objects(device, encoder):
    data = pixels(64, 1)
    source = device.create_buffer_with_data(data=data, usage="COPY_SRC")
    image = texture(device)
    encoder.copy_buffer_to_texture(
        wgpu.TexelCopyBufferInfo(buffer=source, bytes_per_row=256),
        wgpu.TexelCopyTextureInfo(texture=image, origin=wgpu.Origin3D(x=0, y=2, z=0)),
        (64, 1, 1),
    )
    run(device, encoder)
    result = device.queue.read_texture({"texture": image, "origin": (0, 2, 0)}, {"bytes_per_row": 256}, (64, 1))
    assert bytes(result) == data.tobytes()


def test_copies_of_parts_with_offsets(device, encoder):
    data = pixels(64, 4)
    source = device.create_buffer_with_data(data=data, usage="COPY_SRC")
    image = texture(device)
    encoder.copy_buffer_to_texture(
        {"buffer": source, "offset": 512, "bytes_per_row": 256}, {"texture": image, "origin": (8, 1, 0)}, (16, 2, 1)
    )
    run(device, encoder)
    result = np.frombuffer(device.queue.read_texture({"texture": image}, {"bytes_per_row": 256}, (64, 4)), np.uint8)
    expected = np.zeros((4, 64, 4), np.uint8)
    expected[1:3, 8:24] = data[0, 2:4, 0:16]
    assert np.array_equal(result.reshape(4, 64, 4), expected)


@pytest.mark.row("E6", "B11")
def test_one_row_needs_no_bytes_per_row(device, encoder):
    data = pixels(10, 1)
    source = device.create_buffer_with_data(data=data, usage="COPY_SRC")
    image = texture(device)
    encoder.copy_buffer_to_texture({"buffer": source}, {"texture": image}, (10, 1, 1))
    run(device, encoder)
    result = device.queue.read_texture({"texture": image}, {"bytes_per_row": 40}, (10, 1))
    assert bytes(result) == data.tobytes()


@pytest.mark.row("E9")
def test_copies_of_layers_and_mip_levels(device, encoder):
    data = pixels(64, 2, 3)
    source = device.create_buffer_with_data(data=data, usage="COPY_SRC")
    image = texture(device, (64, 2, 3))
    encoder.copy_buffer_to_texture({"buffer": source, "bytes_per_row": 256}, {"texture": image}, (64, 2, 3))
    small = texture(device, (128, 8), mip_level_count=2)
    encoder.copy_texture_to_texture(
        {"texture": image, "origin": (0, 0, 2)}, {"texture": small, "mip_level": 1, "origin": (0, 1, 0)}, (64, 2, 1)
    )
    run(device, encoder)
    everything = device.queue.read_texture({"texture": image}, {"bytes_per_row": 256}, (64, 2, 3))
    assert bytes(everything) == data.tobytes()
    level = device.queue.read_texture({"texture": small, "mip_level": 1}, {"bytes_per_row": 256}, (64, 4))
    assert bytes(level)[256:768] == data[2].tobytes()


@pytest.mark.row("E6", "E8", "R9")
@pytest.mark.parametrize("stride", [255, 4, 128, 257])
def test_bytes_per_row_alignment(device, encoder, source, stride):
    image = texture(device)
    info = {"buffer": source, "bytes_per_row": stride}
    with pytest.raises(ValueError, match=rf"bytes_per_row \({stride}\) must be a multiple of 256") as error:
        encoder.copy_buffer_to_texture(info, {"texture": image}, (1, 1, 1))
    assert isinstance(error.value, wgpu.GPUValidationError)
    with pytest.raises(ValueError, match="multiple of 256"):
        encoder.copy_texture_to_buffer({"texture": image}, info, (1, 1, 1))


def test_copies_past_the_end(device, source):
    image = texture(device)
    for size in ((65, 1, 1), (1, 5, 1), (64, 4, 2)):
        encoder = device.create_command_encoder()
        encoder.copy_buffer_to_texture({"buffer": source, "bytes_per_row": 512}, {"texture": image}, size)
        with pytest.raises(wgpu.GPUValidationError):
            encoder.finish()


@pytest.mark.row("E9")
def test_copies_take_textures_and_no_views(device, encoder, source):
    view = texture(device).create_view()
    buffer = {"buffer": source, "bytes_per_row": 256}
    with pytest.raises(ValueError, match="copy destination texture must be a texture, not a view"):
        encoder.copy_buffer_to_texture(buffer, {"texture": view}, (1, 1, 1))
    with pytest.raises(ValueError, match="copy source texture must be a texture, not a view"):
        encoder.copy_texture_to_buffer({"texture": view}, buffer, (1, 1, 1))
    with pytest.raises(ValueError, match="not a view"):
        encoder.copy_texture_to_texture({"texture": view}, {"texture": view.texture}, (1, 1, 1))


@pytest.mark.row("E7", "R10")
def test_copies_with_wrong_arguments(device, encoder, source):
    image = texture(device)
    buffer = {"buffer": source, "bytes_per_row": 256}
    with pytest.raises(TypeError, match=r"width, height, depth_or_array_layers.*not 64"):
        encoder.copy_buffer_to_texture(buffer, {"texture": image}, 64)
    with pytest.raises(TypeError, match="expected a dict or a wgpu.TexelCopyTextureInfo"):
        encoder.copy_buffer_to_texture(buffer, image, (1, 1, 1))
    with pytest.raises(ValueError, match=r"no field 'bufer'.*'buffer'"):
        encoder.copy_buffer_to_texture({"bufer": source}, {"texture": image}, (1, 1, 1))
    with pytest.raises(KeyError, match="needs 'buffer'"):
        encoder.copy_buffer_to_texture({"bytes_per_row": 256}, {"texture": image}, (1, 1, 1))
    with pytest.raises(TypeError, match="buffer must be a GPUBuffer, not None"):
        encoder.copy_buffer_to_texture({"buffer": None, "bytes_per_row": 256}, {"texture": image}, (1, 1, 1))
    with pytest.raises(TypeError, match="texture must be a GPUTexture, not 3"):
        encoder.copy_texture_to_texture({"texture": 3}, {"texture": image}, (1, 1, 1))
    with pytest.raises(ValueError, match="width is -1"):
        encoder.copy_texture_to_texture({"texture": image}, {"texture": image}, (-1, 1, 1))
    with pytest.raises(ValueError, match="'color' is not a wgpu.TextureAspect"):
        encoder.copy_texture_to_texture({"texture": image, "aspect": "color"}, {"texture": image}, (1, 1, 1))


def test_copy_texture_to_texture_of_other_format(device, encoder):
    encoder.copy_texture_to_texture(
        {"texture": texture(device)}, {"texture": texture(device, format="r32float")}, (1, 1, 1)
    )
    with pytest.raises(wgpu.GPUValidationError):
        encoder.finish()


@pytest.mark.row("B11", "F8")
def test_copy_one_aspect(device):
    image = device.create_texture(
        size=(64, 2), format="depth24plus-stencil8", usage="COPY_SRC|COPY_DST|RENDER_ATTACHMENT"
    )
    data = pixels(64, 2, channels=1)
    padded = np.zeros((2, 256), np.uint8)
    padded[:, :64] = data[0, :, :, 0]
    source = device.create_buffer_with_data(data=padded, usage="COPY_SRC")
    encoder = device.create_command_encoder()
    encoder.copy_buffer_to_texture(
        {"buffer": source, "bytes_per_row": 256}, {"texture": image, "aspect": "stencil-only"}, (64, 2, 1)
    )
    run(device, encoder)
    result = device.queue.read_texture({"texture": image, "aspect": "stencil-only"}, {"bytes_per_row": 64}, (64, 2))
    assert bytes(result) == data.tobytes()


# finish, debug groups, passes


@pytest.mark.row("E10")
def test_finish(device, encoder):
    commands = encoder.finish(label="commands")
    assert isinstance(commands, wgpu.GPUCommandBuffer) and commands.label == "commands"
    with pytest.raises(wgpu.GPUValidationError):
        encoder.finish()


def test_recording_after_finish(device, encoder, source):
    encoder.finish()
    with pytest.raises(wgpu.GPUValidationError):
        encoder.clear_buffer(source)
        encoder.finish()


@pytest.mark.row("E12")
def test_debug_groups(device, encoder, source):
    encoder.push_debug_group("outer")
    encoder.insert_debug_marker("hello ✓")
    encoder.push_debug_group("inner")
    encoder.clear_buffer(source)
    encoder.pop_debug_group()
    encoder.pop_debug_group()
    run(device, encoder)
    assert read(device, source) == bytes(64)


def test_debug_groups_must_balance(device):
    encoder = device.create_command_encoder()
    encoder.push_debug_group("open")
    with pytest.raises(wgpu.GPUValidationError):
        encoder.finish()
    encoder = device.create_command_encoder()
    with pytest.raises(wgpu.GPUValidationError):
        encoder.pop_debug_group()
        encoder.finish()


def test_an_open_pass_spoils_finish(device, encoder):
    open_pass = encoder.begin_compute_pass()
    with pytest.raises(wgpu.GPUValidationError):
        encoder.finish()
    del open_pass


def test_commands_during_a_pass(device, encoder, source):
    compute = encoder.begin_compute_pass(label="open")
    with pytest.raises(wgpu.GPUValidationError):
        encoder.clear_buffer(source)
        compute.end()
        encoder.finish()


@pytest.mark.row("E2", "R8")
def test_empty_timestamp_writes_mean_none(device, encoder):
    encoder.begin_compute_pass(timestamp_writes=[]).end()
    encoder.begin_compute_pass(timestamp_writes=None).end()
    encoder.finish()


def test_objects_of_another_device(device, fresh_device, encoder, source):
    other = fresh_device.create_buffer(size=64, usage="COPY_SRC|COPY_DST", label="other")
    encoder.copy_buffer_to_buffer(source, 0, other, 0, 64)
    with pytest.raises(wgpu.GPUValidationError):
        encoder.finish()
    assert read(device, source) == bytes(range(64))


def test_the_next_encoder_works_after_an_error(device, source):
    for _ in range(3):
        encoder = device.create_command_encoder()
        encoder.copy_buffer_to_buffer(source, 0, source, 0, 64)
        with pytest.raises(wgpu.GPUValidationError):
            encoder.finish()
        encoder = device.create_command_encoder()
        encoder.clear_buffer(source)
        run(device, encoder)
    assert read(device, source) == bytes(64)


def test_an_error_scope_takes_the_error(device, source):
    with device.push_error_scope("validation") as scope:
        encoder = device.create_command_encoder()
        encoder.copy_buffer_to_buffer(source, 1, source, 0, 3)
        encoder.finish()
    assert isinstance(scope.error, wgpu.GPUValidationError)
