"""What the demo's picture is made of: mesh, texture and matrices.

`scene.c` computes the same numbers in C. Both work in double precision (and the texture in integers), so that the two
pictures can be compared pixel by pixel.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]

WIDTH, HEIGHT = 640, 400
FRAMES = 36
TEXTURE_SIZE = 512
SHADOW_SIZE = 1024

SEGMENTS = 540  # along the knot
SIDES = 36  # around its tube
TURNS, LOOPS = 2, 3  # the knot winds twice around its axis while it goes three times around its ring
RING, WAVE, TUBE = 1.0, 0.46, 0.29
REPEATS = 9  # of the texture along the knot; a multiple of LOOPS, so that a third of a turn is a whole animation


def vertices() -> NDArray[np.float32]:
    """Rows of position, normal, tangent (3 values each) and uv (2 values)."""
    phi = (np.arange(SEGMENTS + 1) * (2 * math.pi / SEGMENTS))[:, None]
    theta = (np.arange(SIDES + 1) * (2 * math.pi / SIDES))[None, :]
    cos_turn, sin_turn = np.cos(TURNS * phi), np.sin(TURNS * phi)
    cos_loop, sin_loop = np.cos(LOOPS * phi), np.sin(LOOPS * phi)

    radius = RING + WAVE * cos_loop
    slope = -WAVE * LOOPS * sin_loop
    centre = np.stack([radius * cos_turn, WAVE * sin_loop, radius * sin_turn], axis=-1)
    tangent = np.stack(
        [
            slope * cos_turn - radius * TURNS * sin_turn,
            WAVE * LOOPS * cos_loop,
            slope * sin_turn + radius * TURNS * cos_turn,
        ],
        axis=-1,
    )
    tangent /= np.sqrt((tangent * tangent).sum(axis=-1, keepdims=True))
    outward = np.stack([cos_loop * cos_turn, sin_loop, cos_loop * sin_turn], axis=-1)
    sideways = np.cross(tangent, outward)

    normal = np.cos(theta)[..., None] * outward + np.sin(theta)[..., None] * sideways
    rows = np.empty((SEGMENTS + 1, SIDES + 1, 11), np.float32)
    rows[..., 0:3] = centre + TUBE * normal
    rows[..., 3:6] = normal
    rows[..., 6:9] = tangent
    rows[..., 9] = phi * (REPEATS / (2 * math.pi))
    rows[..., 10] = theta / (2 * math.pi)
    return rows.reshape(-1, 11)


def indices() -> NDArray[np.uint32]:
    """Two triangles for each cell of the grid of vertices, counter-clockwise seen from outside."""
    near = np.arange(SEGMENTS)[:, None] * (SIDES + 1) + np.arange(SIDES)
    far = near + SIDES + 1
    return np.stack([near, near + 1, far, far, near + 1, far + 1], axis=-1).ravel().astype(np.uint32)


def _noise(x: NDArray[np.uint32], y: NDArray[np.uint32]) -> NDArray[np.int64]:
    """A number from 0 to 255 for each pair of coordinates."""
    h = x * np.uint32(374761393) + y * np.uint32(668265263)
    h = (h ^ (h >> np.uint32(13))) * np.uint32(1274126177)
    low: NDArray[np.int64] = ((h ^ (h >> np.uint32(16))) & np.uint32(255)).astype(np.int64)
    return low


def materials() -> NDArray[np.uint8]:
    """Two RGBA layers: a weave of two kinds of strand, and floor tiles. Alpha is the height."""
    size = TEXTURE_SIZE
    y, x = np.indices((size, size), dtype=np.int64)
    layers = np.empty((2, size, size, 4), np.uint8)

    level = ((x // 64 + y // 64) % 2) == 0  # here the strand along x passes over the strand along y
    across = np.where(level, y, x) % 64 * 2 - 63
    along = np.where(level, x, y) % 64 * 2 - 63
    height = (255 - across * across * 255 // 3969) * (255 - along * along * 140 // 3969) // 255
    height = np.where(np.abs(across) > 57, height // 3, height)
    fibre = _noise(np.where(level, y, x).astype(np.uint32), np.where(level, x // 16, y // 16).astype(np.uint32))
    light = (90 + height * 165 // 255) * (232 + fibre * 23 // 255) // 255
    cream = (y // 64) % 4 == 1
    for channel, (copper, teal, pale) in enumerate(zip((226, 118, 52), (18, 112, 128), (236, 218, 184), strict=True)):
        colour = np.where(level, np.where(cream, pale, copper), teal)
        layers[0, :, :, channel] = colour * light // 255
    layers[0, :, :, 3] = height

    edge = np.minimum(np.minimum(x % 128, 127 - x % 128), np.minimum(y % 128, 127 - y % 128))
    tile = _noise((x // 128).astype(np.uint32), (y // 128 + 77).astype(np.uint32))
    grain = _noise(x.astype(np.uint32), y.astype(np.uint32))
    bright = np.where(edge < 2, 110, 210 + tile * 30 // 255 + grain * 12 // 255)
    for channel, slate in enumerate((66, 72, 84)):
        layers[1, :, :, channel] = slate * bright // 255
    layers[1, :, :, 3] = np.where(edge < 2, 60, 255)
    return layers


def _unit(vector: FloatArray) -> FloatArray:
    return vector / math.sqrt(float(vector @ vector))


def _look_at(eye: FloatArray, at: FloatArray) -> FloatArray:
    back = _unit(eye - at)
    right = _unit(np.cross(np.array([0.0, 1.0, 0.0]), back))
    up = np.cross(back, right)
    matrix = np.eye(4)
    matrix[:3, :3] = [right, up, back]
    matrix[:3, 3] = -(matrix[:3, :3] @ eye)
    return matrix


def _perspective(height_angle: float, aspect: float, near: float, far: float) -> FloatArray:
    scale = 1 / math.tan(height_angle / 2)
    matrix = np.zeros((4, 4))
    matrix[0, 0], matrix[1, 1] = scale / aspect, scale
    matrix[2, 2], matrix[2, 3] = far / (near - far), near * far / (near - far)
    matrix[3, 2] = -1
    return matrix


def _box(half_width: float, near: float, far: float) -> FloatArray:
    """Parallel projection: what the lamp sees."""
    matrix = np.eye(4)
    matrix[0, 0] = matrix[1, 1] = 1 / half_width
    matrix[2, 2], matrix[2, 3] = 1 / (near - far), near / (near - far)
    return matrix


def _turn_x(angle: float) -> FloatArray:
    c, s = math.cos(angle), math.sin(angle)
    return np.array([[1, 0, 0, 0], [0, c, -s, 0], [0, s, c, 0], [0, 0, 0, 1]])


def _turn_y(angle: float) -> FloatArray:
    c, s = math.cos(angle), math.sin(angle)
    return np.array([[c, 0, s, 0], [0, 1, 0, 0], [-s, 0, c, 0], [0, 0, 0, 1]])


def frame_data(frame: int) -> NDArray[np.float32]:
    """The uniform `Frame` of scene.wgsl for one frame of the animation: 3 matrices and 2 vectors, 56 values."""
    model = _turn_x(0.62) @ _turn_y(2 * math.pi / LOOPS * frame / FRAMES)
    eye = np.array([0.0, 1.2, 5.6])
    view_projection = _perspective(0.62, WIDTH / HEIGHT, 0.5, 60.0) @ _look_at(eye, np.array([0.0, -0.2, 0.0]))
    lamp = _unit(np.array([-0.55, 1.0, 0.5]))
    lamp_projection = _box(2.6, 0.5, 11.0) @ _look_at(lamp * 4.5, np.zeros(3))

    data = np.zeros(56, np.float32)
    for place, matrix in enumerate((view_projection, lamp_projection, model)):
        data[place * 16 : place * 16 + 16] = matrix.T.ravel()  # WGSL matrices are column by column
    data[48:51] = eye
    data[52:55] = lamp
    return data
