"""A small box with frame rate and drawing time."""

from __future__ import annotations

from time import perf_counter

from ._imgui import imgui
from ._renderer import ImguiRenderer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ...classes import GPUDevice

HISTORY = 100  # samples in the graphs


class _Series:
    """The last values of a number, its extremes, and its name."""

    def __init__(self) -> None:
        self.last: int | None = None
        self.low = self.high = 0
        self.samples = [0.0] * HISTORY

    def add(self, value: int) -> None:
        first = self.last is None
        self.low = value if first else min(self.low, value)
        self.high = value if first else max(self.high, value)
        self.last = value
        del self.samples[0]
        self.samples.append(float(value))

    def text(self, unit: str) -> str:
        return f"{self.last} {unit} ({self.low}-{self.high})"


class Stats:
    """Shows frames per second and milliseconds of drawing on a canvas. A click changes what is shown.

    Put the drawing of each frame between ``start()`` and ``stop()``, or use it as a context manager::

        stats = Stats(device, canvas)

        def draw_frame():
            with stats:
                ...

    Arguments:
        device: the device that draws to the canvas.
        canvas: a canvas of rendercanvas.
        foreground: red, green, blue, alpha of the text, 0 to 1.
        background: red, green, blue, alpha of the box.
        align: the corner, "left" or "right".
        auto_render: whether ``stop()`` draws the box; if not, call ``render()``.
        extra_data: names and values to be shown below.
    """

    def __init__(
        self,
        device: GPUDevice,
        canvas: Any,
        *,
        foreground: tuple[float, float, float, float] = (0, 1, 0, 1),
        background: tuple[float, float, float, float] = (0, 0.2, 0, 0.5),
        align: str = "left",
        auto_render: bool = True,
        extra_data: dict[str, object] | None = None,
    ) -> None:
        if align not in ("left", "right"):
            raise ValueError(f"Stats: align must be 'left' or 'right', not {align!r}.")
        self._foreground = foreground
        self._background = background
        self._align = align
        self._width = 0.0
        self._mode = 0
        self._milliseconds = _Series()
        self._frames_per_second = _Series()
        self._is_first = True
        self._begin: float | None = None
        self._second_began: float | None = None
        self._frames = 0
        #: Whether ``stop()`` draws the box.
        self.auto_render = auto_render
        self.extra_data = extra_data or {}
        self._renderer = ImguiRenderer(device, canvas)
        self._renderer.set_gui(self._draw)
        canvas.add_event_handler(self._on_click, "pointer_down", order=-200)

    @property
    def extra_data(self) -> dict[str, object]:
        """Names and values that are shown below."""
        return self._extra_data

    @extra_data.setter
    def extra_data(self, value: dict[str, object]) -> None:
        if not isinstance(value, dict):
            raise TypeError(f"Stats.extra_data must be a dict, not {value!r}.")
        self._extra_data = value

    def start(self) -> None:
        """The drawing of a frame begins."""
        self._begin = perf_counter()
        if self._second_began is None and not self._is_first:
            self._second_began = self._begin

    def stop(self) -> None:
        """The drawing of a frame ends. The first frame does not count: it compiles and uploads."""
        if self._begin is None:
            raise RuntimeError("Stats.stop() needs a start() before it.")
        begin, self._begin = self._begin, None
        if self._is_first:
            self._is_first = False
            return
        now = perf_counter()
        self._milliseconds.add(round((now - begin) * 1000))
        self._frames += 1
        elapsed = now - (self._second_began or begin)
        if elapsed >= 1:
            self._frames_per_second.add(round(self._frames / elapsed))
            self._second_began, self._frames = now, 0
        if self.auto_render:
            self.render()

    def render(self) -> None:
        """Draw the box."""
        self._renderer.render()

    def __enter__(self) -> Stats:
        self.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.stop()

    def _on_click(self, event: dict[str, Any]) -> None:
        if self._renderer.backend.io.want_capture_mouse:
            self._mode = (self._mode + 1) % 3
            event["stop_propagation"] = True

    def _draw(self) -> None:
        right = imgui.get_io().display_size.x - self._width
        imgui.set_next_window_size((0, 0), imgui.Cond_.always)
        imgui.set_next_window_pos((right if self._align == "right" else 0, 0), imgui.Cond_.always)
        imgui.push_style_color(imgui.Col_.window_bg, self._background)
        imgui.push_style_color(imgui.Col_.text, self._foreground)
        fixed = imgui.WindowFlags_
        imgui.begin(
            "stats",
            None,
            flags=fixed.no_move | fixed.no_resize | fixed.no_collapse | fixed.no_scrollbar | fixed.no_title_bar,
        )
        self._draw_numbers()
        if self._extra_data:
            imgui.separator()
            for name, value in self._extra_data.items():
                imgui.text(f"{name}: {value}")
        self._width = imgui.get_window_size().x
        imgui.end()
        imgui.pop_style_color(2)

    def _draw_numbers(self) -> None:
        from numpy import array, float32  # a dependency of imgui-bundle

        shown = ((self._milliseconds, "ms"), (self._frames_per_second, "fps"))
        if self._mode == 0:
            for series, unit in shown:
                if series.last is not None:
                    imgui.text(series.text(unit))
            return
        series, unit = shown[self._mode % 2]  # one click shows frames per second, the next one milliseconds
        plot = imgui.plot_histogram if unit == "fps" else imgui.plot_lines
        imgui.text(series.text(unit))
        plot("##", array(series.samples, float32), graph_size=(115, 25))
