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
    "cube.py": ["drew .*cube.png"],
    "double.py": [r"\[ 2  4  6  8 10 12 14 16\]"],
    "draw_many.py": [r"drew 10000 squares, which cover (9\d|100)% of .*squares.png"],
    "error_scopes.py": [
        "1. GPU(Validation|OutOfMemory)Error: ",
        r"\| .*let x: i32 = 1.5",
        "2. The scope has a GPUValidationError",
        "3. The handler saw 1 error",
        "The device is still here",
    ],
    "events.py": [
        "resize: 320 x 200\npointer_down: button 1 at 200, 80\nkey_down: s\nwrote .*events.png\nkey_down: Escape\n",
        "1 presses, the disc is at 200, 80",
    ],
    "mapping.py": ["simple: 1024 floats", "squares is filled", "the view is gone", "the sum is 357389824"],
    "fast_matmul.py": [r"256 x 256: .* GFLOP/s", "equals numpy's product", "of which the product reaches"],
    "mesh_shader.py": ["drew .*mesh_shader.png: the field covers 8[01]% of it"],
    "ray_query.py": ["drew .*ray_query.png: 768 triangles a ball; 4.[678]% of it is red"],
    "shared_texture.py": ["other process drew it:( \\d+){8}", "wrote .*shared_texture.png"],
    "several_gpus.py": [r"0: .+\(.+\) via ", "The default device is on: ", "squares, all right"],
    "textures.py": [
        r"8 levels equal numpy's means; the last is the pixel \[12[78], 12[78], \d+, 255\]",
        "drew .*textures.png",
    ],
    "timestamps.py": [r"1024 workgroups of 64: \d+\.\d+ ms|has no timestamps"],
    "triangle.py": ["drew .*triangle.png"],
}

# No window, even where there could be one.
ARGUMENTS = {"cube.py": ["--png"], "events.py": ["--simulate"]}
HELPERS = {"display.py", "png.py"}
# What the software driver of Debian 12 cannot do.
NEW_DRIVER = {"mesh_shader.py", "ray_query.py"}


def run_example(name, folder, environment=os.environ):
    return subprocess.run(
        [sys.executable, "-W", "error", str(FOLDER / name), *ARGUMENTS.get(name, [])],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def test_all_examples_are_tested():
    assert {path.name for path in FOLDER.glob("*.py")} - HELPERS == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_example(name, tmp_path, request):
    if name == "events.py":
        pytest.importorskip("rendercanvas")
    environment = request.getfixturevalue("new_driver") if name in NEW_DRIVER else os.environ
    done = run_example(name, tmp_path, environment)
    if re.search("has no (mesh shaders|ray queries)", done.stdout):
        pytest.skip(done.stdout)
    assert done.returncode == 0, done.stderr
    for pattern in EXPECTED[name]:
        assert re.search(pattern, done.stdout), done.stdout
    if name in PICTURES:
        PICTURES[name](tmp_path)


def read_png(path, width, height):
    """A function from a place to its pixel, of a file written by png.py."""
    data = path.read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert data[16:24] == width.to_bytes(4, "big") + height.to_bytes(4, "big")
    size = int.from_bytes(data[33:37], "big")
    assert data[37:41] == b"IDAT"
    rows = zlib.decompress(data[41 : 41 + size])
    assert len(rows) == height * (1 + 4 * width)

    def pixel(x, y):
        begin = y * (1 + 4 * width) + 1 + 4 * x
        return tuple(rows[begin : begin + 4])

    return pixel


def near(a, b):
    return all(abs(x - y) <= 2 for x, y in zip(a, b, strict=True))


def check_ray_query(folder):
    pixel = read_png(folder / "ray_query.png", 512, 512)
    for x, y, channel in ((256, 10, 2), (115, 290, 0), (268, 410, 2), (420, 330, 1)):  # the sky, and three balls
        color = pixel(x, y)
        assert color[channel] == max(color[:3]) > 120
    mirrored = pixel(218, 262)
    assert mirrored[0] > 2 * mirrored[1]
    # A dark tile of the floor is brighter than a bright tile, and another dark one, in shadow.
    lit, bright, dark = (pixel(*place)[:3] for place in ((100, 470), (212, 448), (330, 372)))
    assert near(lit, (64, 64, 64)) and near(bright, (45, 45, 45)) and near(dark, (19, 19, 19))


def check_triangle(folder):
    width, height = 640, 480
    pixel = read_png(folder / "triangle.png", width, height)
    background = pixel(5, 5)
    assert background[3] == 255
    assert max(background[:3]) < 80
    assert pixel(width - 5, 5) == background
    corners = [pixel(320, 90), pixel(90, 400), pixel(550, 400)]
    for channel, color in enumerate(corners):  # red at the top, green on the left, blue on the right
        assert color[channel] == max(color[:3]) > 220
    assert min(pixel(320, 290)[:3]) > 100  # all three mix in the middle


def check_cube(folder):
    pixel = read_png(folder / "cube.png", 640, 480)
    for corner in ((5, 5), (634, 5), (5, 474), (634, 474), (160, 240), (480, 240), (320, 400)):
        assert near(pixel(*corner), (13, 13, 20, 255))
    # Three faces are seen and hide the other three; each has white fields and grey ones, of half its tint.
    for tint, white, grey in (
        ((26, 26, 255), (300, 100), (265, 125)),
        ((255, 26, 26), (335, 90), (335, 250)),
        ((140, 255, 140), (318, 285), (360, 305)),
    ):
        assert near(pixel(*white)[:3], tint)
        assert near(pixel(*grey)[:3], [value // 2 for value in tint])


def check_textures(folder):
    pixel = read_png(folder / "textures.png", 384, 256)
    for x, y in ((0, 0), (200, 30), (30, 200), (255, 255)):  # red to the right, green downwards
        assert pixel(x, y)[:2] == (x, y)
    top = 0
    for level in range(1, 9):  # still so in the small ones, where a pixel is the mean of those it covers
        size = 256 >> level
        for x, y in ((0, 0), (size - 1, 0), (size // 2, size - 1)):
            mean = [((2 * place + 1) << level) / 2 - 0.5 for place in (x, y)]
            assert near(pixel(256 + x, top + y)[:2], mean)
        top += size
    assert pixel(300, 255) == (0, 0, 0, 0)  # nothing is there


def check_events(folder):
    pixel = read_png(folder / "events.png", 320, 200)
    background = pixel(5, 5)
    assert len(set(background[:3])) == 1
    inside, outside = 38, 42
    center = pixel(200, 80)
    assert center[2] > center[1] > center[0] > background[0]  # blue, after the press
    for x, y in ((1, 0), (-1, 0), (0, 1), (0, -1)):
        assert pixel(200 + x * inside, 80 + y * inside) == center
        assert pixel(200 + x * outside, 80 + y * outside) == background


PICTURES = {
    "cube.py": check_cube,
    "events.py": check_events,
    "textures.py": check_textures,
    "ray_query.py": check_ray_query,
    "triangle.py": check_triangle,
}
