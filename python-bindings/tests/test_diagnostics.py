"""The text of diagnostics, counting, and topics of one's own."""

import textwrap

import pytest

import wgpu
from wgpu import _diagnostics
from wgpu._diagnostics import DiagnosticsBase, DiagnosticsRoot, ObjectTracker, dict_to_text, int_repr


def block(text):
    return textwrap.dedent(text).lstrip("\n")


@pytest.fixture
def root(monkeypatch):
    monkeypatch.setattr(_diagnostics, "diagnostics", DiagnosticsRoot())
    return _diagnostics.diagnostics


class Counts(DiagnosticsBase):
    def __init__(self, name):
        super().__init__(name)
        self.tracker = ObjectTracker()

    def get_dict(self):
        return {name: {"count": count} for name, count in self.tracker.counts.items()}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        *[(0, "0"), (7, "7"), (912, "912"), (1000, "1.00K"), (1234, "1.23K"), (12345, "12.3K"), (123456, "123K")],
        *[(1_234_000, "1.23M"), (123_456_000, "123M"), (12_345_000_000, "12.3G"), (4 * 10**12, "4.00E12")],
        *[(-7, "-7"), (-1000, "-1.00K"), (-123_456_000, "-123M")],
    ],
)
def test_int_repr(value, text):
    assert int_repr(value) == text


def test_names_and_values():
    data = {"count": 123456, "kind": "disc", "ratio": 4.12345678, "good": True, "bad": False, "nothing": None}
    assert dict_to_text(data) == block("""
          count:  123K
           kind:  disc
          ratio:  4.12346
           good:  ✓
            bad:  -
        nothing:
    """)
    assert dict_to_text({}) == "No data\n"


def test_table():
    data = {"one": {"a": 1, "b": "x"}, "second": {"a": 20000, "c": 2.5}, "total": {"a": 20001}}
    assert dict_to_text(data) == (
        "             a  b    c\n\n   one:      1  x\nsecond:  20.0K     2.5\n\n total:  20.0K\n"
    )
    assert dict_to_text(data, ["", "b", "a"]).splitlines()[2] == "   one:  x      1"


def test_rows_with_several_lines():
    data = {
        "Buffer": {"backend": {"vulkan": {"live": 1}, "gl": {"live": 20}}, "count": 3},
        "Queue": {"count": 1, "backend": {}},
        "Sampler": {"count": 2, "backend": {"gl": {"live": 5}}},
    }
    assert dict_to_text(data).splitlines() == [
        "          count  backend   live",
        "",
        " Buffer:      3   vulkan:     1",
        "                      gl:    20",
        "  Queue:      1",
        "Sampler:      2       gl:     5",
    ]


def test_values_that_cannot_be_shown():
    with pytest.raises(TypeError, match=r"not \[1\]"):
        dict_to_text({"a": [1]})


@pytest.mark.row("N8")
def test_tracker():
    tracker = ObjectTracker()
    tracker.increase("GPUBuffer", 100)
    tracker.increase("GPUBuffer", 28)
    tracker.increase("GPUQueue")
    tracker.decrease("GPUBuffer", 100)
    assert tracker.counts == {"GPUBuffer": 1, "GPUQueue": 1}
    assert tracker.amounts == {"GPUBuffer": 28}
    tracker.decrease("GPUQueue")
    assert tracker.counts["GPUQueue"] == 0


@pytest.mark.row("N8")
def test_own_topics(root, capsys):
    first, second = Counts("first"), Counts("second")
    assert root.first is first
    assert repr(root) == "<DiagnosticsRoot with topics: first, second>"
    assert repr(second) == "<Diagnostics for 'second'>"
    first.tracker.increase("Thing")
    report = "\n██ first:\n\n        count\n\nThing:      1\n\n██ second:\n\nNo data\n"
    assert root.get_report() == report
    assert root.get_dict() == {"first": {"Thing": {"count": 1}}, "second": {}}
    root.print_report()
    assert capsys.readouterr().out == report
    second.get_subscript = lambda: "Nothing to see.  \n"
    second.print_report()
    assert capsys.readouterr().out == "\n██ second:\n\nNo data\n\nNothing to see.\n"


def test_topics_must_be_complete(root):
    with pytest.raises(ValueError, match="must be an identifier"):
        DiagnosticsBase("not a name")
    with pytest.raises(NotImplementedError, match="must define get_dict"):
        DiagnosticsBase("name").get_dict()


@pytest.mark.row("N8")
def test_builtin_topics():
    assert isinstance(wgpu.diagnostics, DiagnosticsRoot)
    report = wgpu.diagnostics.get_report()
    for name in ("system", "versions", "wgpu_native_info", "object_counts"):
        assert f"██ {name}:" in report
    assert wgpu.diagnostics.system.get_dict()["python_implementation"]
    assert wgpu.diagnostics.versions.get_dict()["wgpu"] == wgpu.__version__
    counts = wgpu.diagnostics.object_counts.get_dict()
    assert counts["total"]["count"] == sum(row["count"] for name, row in counts.items() if name != "total")


def test_memory_per_texel():
    sizes = _diagnostics.texture_format_to_bpp
    assert set(sizes) == set(wgpu.TextureFormat)
    expected = {
        **{"r8unorm": 8, "bgra8unorm-srgb": 32, "rg16float": 32, "rgba32float": 128, "rgb10a2uint": 32},
        **{"depth16unorm": 16, "stencil8": 8, "bc1-rgba-unorm-srgb": 4, "bc7-rgba-unorm": 8, "bc4-r-snorm": 4},
        **{"etc2-rgb8unorm": 4, "etc2-rgb8a1unorm-srgb": 4, "etc2-rgba8unorm": 8, "eac-r11snorm": 4},
        **{"eac-rg11unorm": 8, "astc-4x4-unorm": 8, "astc-12x12-unorm-srgb": 128 / 144},
    }
    assert {name: sizes[name] for name in expected} == expected
    with pytest.raises(AttributeError):
        _diagnostics.nothing  # noqa: B018
