"""zcmir and zebsdsolve: programs in Zig that bring wgpu-native 29 along and find its functions at run time."""

import os
import re
import sys

import numpy as np

# Each looks for the library in a variable of its own before the one beside it.
if "WGPU_LIB_PATH" in os.environ:
    os.environ["ZCMIR_WGPU"] = os.environ["ZEBSDSOLVE_WGPU"] = os.environ["WGPU_LIB_PATH"]

import zcmir
import zebsdsolve

saved = {}
y, x = np.mgrid[0:48, 0:64] / 16


def image(shift):
    return np.uint8(127 * (1 + np.sin(2.1 * (x + shift)) * np.cos(1.7 * (y - shift))))


moving, fixed = image(0), image(0.2)
for step in range(4):
    pose = np.array([[1, 0, step], [0, 1, -step], [0, 0, 1.0]])
    saved[f"score {step}"] = np.float64(zcmir.score(moving, fixed, pose))
with zcmir.Registrar() as registrar:
    registrar.set_images(moving, fixed)
    saved["prepared"] = registrar.work_image(0)

with zebsdsolve.Solver() as solver:
    for name, source in zebsdsolve.shader_modules().items():
        for entry in re.findall(r"@compute[^{;]*?fn\s+(\w+)", source):
            message = solver._compile_wgsl(source, entry)
            saved[f"{name} {entry}"] = np.array(message or "")
assert len(saved) > 50

np.savez(sys.argv[1], **saved)
