"""What happens when something is wrong, and the three ways to hear of it.

1. The call that is wrong raises. That is the rule, and needs nothing.
2. An error scope takes the errors of all calls inside it; nothing is raised there.
3. A function of yours gets every error that no scope takes.
"""

import wgpu

WRONG_SHADER = """
@compute @workgroup_size(1)
fn main() {
    let x: i32 = 1.5;
}
"""


def raised(device: wgpu.GPUDevice) -> None:
    """The call raises; the program goes on."""
    try:
        device.create_buffer(label="too big", size=2**50, usage="STORAGE")
    except wgpu.GPUError as error:
        print(f"1. {type(error).__name__}: {str(error).splitlines()[0]}")
    else:
        raise AssertionError("there should have been an error")

    try:
        device.create_shader_module(label="wrong", code=WRONG_SHADER)
    except wgpu.GPUValidationError as error:
        print("   The message of a shader shows the place:")
        print("\n".join(f"   | {line}" for line in str(error).splitlines()))
    else:
        raise AssertionError("there should have been an error")


def scoped(device: wgpu.GPUDevice) -> None:
    """A scope collects; calls inside it give objects that cannot be used."""
    with device.push_error_scope("validation") as scope:
        device.create_texture(label="no usage", size=(4, 4), format="rgba8unorm", usage=0)
        device.create_buffer(label="comes too late", size=8, usage="MAP_READ|STORAGE")
    # The scope keeps the first error.
    assert isinstance(scope.error, wgpu.GPUValidationError)
    assert "no usage" in str(scope.error)
    print(f"2. The scope has a {type(scope.error).__name__}, about the texture")

    # The same without a context manager; scopes of different kinds can be nested.
    device.push_error_scope("out-of-memory")
    device.push_error_scope("validation")
    device.create_buffer(label="fine", size=8, usage="STORAGE")
    assert device.pop_error_scope_sync() is None
    assert device.pop_error_scope_sync() is None
    print("   Nothing wrong gives None")


def handled(device: wgpu.GPUDevice) -> None:
    """A handler sees what no scope takes. It can keep the error from being raised and logged."""
    seen: list[wgpu.GPUError] = []

    def on_error(event: wgpu.GPUUncapturedErrorEvent) -> None:
        assert event.error is not None
        seen.append(event.error)
        event.prevent_default()

    device.onuncapturederror = on_error
    device.create_buffer(label="bad", size=8, usage="MAP_READ|STORAGE")
    device.onuncapturederror = None
    print(f"3. The handler saw {len(seen)} error")
    assert len(seen) == 1


def main() -> None:
    device = wgpu.get_default_device()
    raised(device)
    scoped(device)
    handled(device)

    # After all that, the device works as before.
    buffer = device.create_buffer_with_data(data=b"still here", usage="COPY_SRC")
    print(f"The device is {bytes(device.queue.read_buffer(buffer))[:10].decode()}")


if __name__ == "__main__":
    main()
