"""Draws a user interface of Dear ImGui on a canvas of rendercanvas."""

from __future__ import annotations

from ._backend import ImguiWgpuBackend
from ._imgui import imgui

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from ..._typing import TextureFormatEnum
    from ...classes import GPUDevice

Key: Any = imgui.Key


def _key_map() -> dict[str, Any]:
    """From the key names of canvas events to those of Dear ImGui."""
    keys = {
        **{"ArrowDown": Key.down_arrow, "ArrowUp": Key.up_arrow, "ArrowLeft": Key.left_arrow},
        **{"ArrowRight": Key.right_arrow, "PageDown": Key.page_down, "PageUp": Key.page_up},
        **{"Home": Key.home, "End": Key.end, "Insert": Key.insert, "Delete": Key.delete},
        **{"Backspace": Key.backspace, "Enter": Key.enter, "Escape": Key.escape, "Tab": Key.tab},
        **{"CapsLock": Key.caps_lock, "NumLock": Key.num_lock, "ScrollLock": Key.scroll_lock},
        **{"Pause": Key.pause, "PrintScreen": Key.print_screen, " ": Key.space},
        # Events do not tell left from right.
        **{"Alt": Key.left_alt, "Control": Key.left_ctrl, "Shift": Key.left_shift, "Meta": Key.left_super},
    }
    keys.update((f"F{number}", getattr(Key, f"f{number}")) for number in range(1, 13))
    keys.update((digit, getattr(Key, f"_{digit}")) for digit in "0123456789")
    for letter in "abcdefghijklmnopqrstuvwxyz":
        keys[letter] = keys[letter.upper()] = getattr(Key, letter)
    return keys


class ImguiRenderer:
    """Draws a user interface on top of what a canvas shows, and gives it the events of the canvas.

    Events that the interface uses (a click on a window, a key in a text field) go no further than
    to it.

    Arguments:
        device: the device that draws to the canvas.
        canvas: a canvas of rendercanvas.
        render_target_format: the format of the canvas, if it has not been configured; None takes the
            preferred one. ValueError if the canvas has been configured with another one.
    """

    #: Keys of Dear ImGui by their names in canvas events.
    KEY_MAP = _key_map()
    #: Keys that go with others.
    KEY_MAP_MOD = {"Shift": Key.mod_shift, "Control": Key.mod_ctrl, "Alt": Key.mod_alt, "Meta": Key.mod_super}

    def __init__(self, device: GPUDevice, canvas: Any, render_target_format: TextureFormatEnum | None = None) -> None:
        context: Any = canvas.get_context("wgpu")
        self._canvas_context = context
        if context._config is None:
            target_format = render_target_format or context.get_preferred_format(device.adapter)
            context.configure(device=device, format=target_format)
        else:
            target_format = context._config["format"]
            if render_target_format not in (None, target_format):
                raise ValueError(
                    f"ImguiRenderer: the canvas has been configured with the format {target_format!r}, "
                    f"not {render_target_format!r}."
                )

        self._imgui_context = imgui.create_context()
        imgui.set_current_context(self._imgui_context)
        self._device = device
        self._backend = ImguiWgpuBackend(device, target_format)
        self._update_gui: Callable[[], object] | None = None
        self._follow_size()

        for handler, *types in (
            (self._on_resize, "resize"),
            (self._on_mouse_move, "pointer_move"),
            (self._on_mouse, "pointer_down", "pointer_up"),
            (self._on_wheel, "wheel"),
            (self._on_key, "key_down", "key_up"),
            (self._on_char_input, "char"),
        ):
            canvas.add_event_handler(handler, *types, order=-99)  # before the handlers of the program

    @property
    def imgui_context(self) -> Any:
        """The context of Dear ImGui that belongs to this renderer."""
        return self._imgui_context

    @property
    def backend(self) -> ImguiWgpuBackend:
        """What draws. Its ``io`` has the input and the settings."""
        return self._backend

    def set_gui(self, gui_updater: Callable[[], object]) -> None:
        """Set the function that is called in each frame to build the interface with calls of imgui."""
        if not callable(gui_updater):
            raise TypeError(f"ImguiRenderer.set_gui() takes a function, not {gui_updater!r}.")
        self._update_gui = gui_updater

    def render(self) -> None:
        """Build the interface, and draw it on top of the current texture of the canvas.

        To be called in the canvas' draw function, after everything else has been drawn.
        """
        if self._update_gui is None:
            raise AttributeError("ImguiRenderer.render() needs a function that builds the interface: call set_gui().")
        imgui.set_current_context(self._imgui_context)
        self._follow_size()
        imgui.new_frame()
        try:
            self._update_gui()
        finally:
            imgui.render()  # also after an error, so that the next frame can begin

        encoder = self._device.create_command_encoder(label="imgui")
        render_pass = encoder.begin_render_pass(
            label="imgui",
            color_attachments=[
                {
                    "view": self._canvas_context.get_current_texture().create_view(),
                    "load_op": "load",
                    "store_op": "store",
                }
            ],
        )
        self._backend.render(imgui.get_draw_data(), render_pass)
        render_pass.end()
        self._device.queue.submit([encoder.finish()])

    def _follow_size(self) -> None:
        context, io = self._canvas_context, self._backend.io
        io.display_size = context.logical_size
        io.display_framebuffer_scale = (context.pixel_ratio, context.pixel_ratio)

    # -- events

    def _on_resize(self, event: dict[str, Any]) -> None:
        io = self._backend.io
        io.display_size = (event["width"], event["height"])
        scale = event.get("pixel_ratio")
        if scale is not None:
            io.display_framebuffer_scale = (scale, scale)

    def _on_mouse_move(self, event: dict[str, Any]) -> None:
        self._backend.io.add_mouse_pos_event(event["x"], event["y"])
        self._stop_if(self._backend.io.want_capture_mouse, event)

    def _on_mouse(self, event: dict[str, Any]) -> None:
        # Buttons of events count from 1, those of Dear ImGui from 0, in the same order.
        self._backend.io.add_mouse_button_event(event["button"] - 1, event["event_type"] == "pointer_down")
        self._stop_if(self._backend.io.want_capture_mouse, event)

    def _on_wheel(self, event: dict[str, Any]) -> None:
        # A notch of the wheel is 100 in events, and 1 in Dear ImGui, in the other direction.
        self._backend.io.add_mouse_wheel_event(event["dx"] / 100, -event["dy"] / 100)
        self._stop_if(self._backend.io.want_capture_mouse, event)

    def _on_key(self, event: dict[str, Any]) -> None:
        name, down = event["key"], event["event_type"] == "key_down"
        for table in (self.KEY_MAP, self.KEY_MAP_MOD):
            if name in table:
                self._backend.io.add_key_event(table[name], down)
        if name in self.KEY_MAP:
            self._stop_if(self._backend.io.want_capture_keyboard, event)

    def _on_char_input(self, event: dict[str, Any]) -> None:
        # Canvases differ in the name.
        self._backend.io.add_input_characters_utf8(event.get("data") or event.get("char_str") or "")
        self._stop_if(self._backend.io.want_text_input, event)

    @staticmethod
    def _stop_if(condition: bool, event: dict[str, Any]) -> None:
        if condition:
            event["stop_propagation"] = True
