"""Every example runs, in a fresh interpreter, and says what it should."""

import os
import re
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "examples" / "python"

EXPECTED = {
    "compute.py": ["1000000 results are right: 1.0, 3.0, 5.0", r"compute_with_buffers\(\) gives the same"],
    "double.py": [r"\[ 2  4  6  8 10 12 14 16\]"],
    "draw_many.py": [r"drew 10000 squares, which cover (9\d|100)% of .*squares.png"],
    "error_scopes.py": [
        "1. GPU(Validation|OutOfMemory)Error: ",
        r"\| .*let x: i32 = 1.5",
        "2. The scope has a GPUValidationError",
        "3. The handler saw 1 error",
        "The device is still here",
    ],
    "mapping.py": ["simple: 1024 floats", "squares is filled", "the view is gone", "the sum is 357389824"],
    "fast_matmul.py": [r"256 x 256: .* GFLOP/s", "equals numpy's product", "of which the product reaches"],
    "several_gpus.py": [r"0: .+\(.+\) via ", "The default device is on: ", "squares, all right"],
    "timestamps.py": [r"1024 workgroups of 64: \d+\.\d+ ms|has no timestamps"],
    "triangle.py": ["drew .*triangle.png"],
}


def run_example(name, folder):
    return subprocess.run(
        [sys.executable, "-W", "error", str(FOLDER / name)],
        cwd=folder,
        env=os.environ,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_all_examples_are_tested():
    assert {path.name for path in FOLDER.glob("*.py")} - {"png.py"} == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_example(name, tmp_path):
    done = run_example(name, tmp_path)
    assert done.returncode == 0, done.stderr
    for pattern in EXPECTED[name]:
        assert re.search(pattern, done.stdout), done.stdout
    if name == "triangle.py":
        check_triangle(tmp_path / "triangle.png")


def check_triangle(path):
    data = path.read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    size = int.from_bytes(data[33:37], "big")
    assert data[37:41] == b"IDAT"
    rows = zlib.decompress(data[41 : 41 + size])
    width, height = 640, 480
    assert len(rows) == height * (1 + 4 * width)

    def pixel(x, y):
        begin = y * (1 + 4 * width) + 1 + 4 * x
        return tuple(rows[begin : begin + 4])

    background = pixel(5, 5)
    assert background[3] == 255
    assert max(background[:3]) < 80
    assert pixel(width - 5, 5) == background
    corners = [pixel(320, 90), pixel(90, 400), pixel(550, 400)]
    for channel, color in enumerate(corners):  # red at the top, green on the left, blue on the right
        assert color[channel] == max(color[:3]) > 220
    assert min(pixel(320, 290)[:3]) > 100  # all three mix in the middle
