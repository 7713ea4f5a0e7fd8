"""``python -m wgpu``: what this system has, and what the package makes of it; ``python -m wgpu demo`` draws.

The first is to be put into reports of problems.
"""

from __future__ import annotations

import os
import sys
import textwrap
from importlib import import_module

import wgpu

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

VARIABLES = ("WGPU_LIB_PATH", "WGPU_BACKEND_TYPE", "WGPUPY_WGPU_ADAPTER_NAME", "WGPU_DEBUG")

PACKAGES = (
    *("cffi", "numpy", "rendercanvas", "glfw", "PySide6", "PyQt6", "PyQt5", "wxPython", "jupyter_rfb"),
    *("imgui-bundle", "pygfx", "pylinalg", "fastplotlib", "wgpu-shadertoy"),
)

USAGE = """\
usage: python -m wgpu [report]
       python -m wgpu demo [-o FILE] [--seconds N]

report: prints adapters with their drivers, features and limits, what each native API has to say, the version and path
of the native library, and the variables that change what is used.
demo: draws in a window, or, where there can be none, into a PNG file.
"""


def report() -> Iterator[str]:
    """The report, line by line. Ends with a hint when there is no adapter."""
    yield wgpu.diagnostics.system.get_report().rstrip()
    yield heading("packages")
    yield from packages()
    import_module("wgpu.backends.wgpu_native")  # what follows asks the native library
    yield wgpu.diagnostics.wgpu_native_info.get_report().rstrip()
    yield heading("variables")
    for name in VARIABLES:
        if name in os.environ:
            yield f"{name}={os.environ[name]}"
    if not any(name in os.environ for name in VARIABLES):
        yield f"none of {', '.join(VARIABLES)} is set"

    yield from backends()
    adapters = wgpu.gpu.enumerate_adapters_sync()
    for number, adapter in enumerate(adapters):
        yield heading(f"adapter {number}: {adapter.summary}")
        yield from describe(adapter)
    if not adapters:
        yield heading("adapters")
        yield "There is none."
    try:
        chosen = wgpu.gpu.request_adapter_sync(power_preference="high-performance")
    except Exception as error:
        yield heading("no adapter can be used")
        yield str(error)
    else:
        yield heading("what a program gets that asks for nothing special")
        yield str(chosen.summary)


def packages() -> Iterator[str]:
    """The packages that matter here, with their versions, whether they are used or not."""
    from importlib.metadata import PackageNotFoundError, version

    yield f"{'wgpu':>16}: {wgpu.__version__}"
    for name in PACKAGES:
        try:
            yield f"{name:>16}: {version(name)}"
        except PackageNotFoundError:
            continue


def backends() -> Iterator[str]:
    """What each native API has to say."""
    from wgpu.backends.wgpu_native.extras import backend_reports

    reports = backend_reports()
    if reports:
        yield heading("native APIs")
    for report in reports:
        count = f", {report['adapter_count']} found" if report["adapter_count"] else ""
        why = f": {report['message']}" if report["message"] else ""
        yield f"{report['backend_type']:>16}: {report['state']}{count}{why}"


def describe(adapter: wgpu.GPUAdapter) -> Iterator[str]:
    """Information, features and limits of an adapter."""
    for name, value in adapter.info.items():
        if name in ("vendor_id", "device_id") and isinstance(value, int):
            yield f"{name:>24}: {value:#06x}"
        elif value != "":
            yield f"{name:>24}: {value}"
    standard = set(wgpu.FeatureName)
    for title, names in (
        ("features", adapter.features & standard),
        ("native features", adapter.features - standard),
    ):
        yield f"\n  {title} ({len(names)}):"
        yield textwrap.fill(
            ", ".join(sorted(names)) or "none",
            100,
            initial_indent="    ",
            subsequent_indent="    ",
            break_on_hyphens=False,
        )
    yield "\n  limits:"
    for name, number in adapter.limits.items():
        yield f"    {name:<52} {number}"


def heading(text: str) -> str:
    """A line that begins a part of the report."""
    return f"\n██ {text}:\n"


def main() -> int:
    """Run the command line; gives the exit status."""
    arguments = sys.argv[1:]
    if arguments[:1] == ["demo"]:
        from wgpu._demo import main as demo

        try:
            return demo(arguments[1:])
        except RuntimeError as error:  # no adapter, no library
            print(error, file=sys.stderr)
            return 1
    if arguments not in ([], ["report"]):
        print(USAGE, end="")
        return 0 if arguments in (["-h"], ["--help"]) else 2
    try:
        for line in report():
            print(line)
    except BrokenPipeError:  # as by "| head"
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except RuntimeError as error:  # no native library, or none that works
        print(f"\n{error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
