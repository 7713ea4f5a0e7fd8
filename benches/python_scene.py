"""A scene of 500 pygfx meshes, for benches/python.py: the time of its first frame, the CPU time of a later one."""

from __future__ import annotations

import json
import sys
import time

import pygfx as gfx
from rendercanvas.offscreen import RenderCanvas

SHORT = "--short" in sys.argv
COUNT, FRAMES = (5, 2) if SHORT else (500, 30)

canvas = RenderCanvas(size=(320, 240), pixel_ratio=1)
renderer = gfx.renderers.WgpuRenderer(canvas)
scene = gfx.Scene()
scene.add(gfx.AmbientLight(), gfx.DirectionalLight())
geometry = gfx.box_geometry(0.5, 0.5, 0.5)
meshes = []
for i in range(COUNT):
    mesh = gfx.Mesh(geometry, gfx.MeshPhongMaterial(color=(i / COUNT, 0.5, 0.5, 1.0)))
    mesh.local.position = (i % 25 - 12, i // 25 - 10, 0)
    meshes.append(mesh)
    scene.add(mesh)
camera = gfx.PerspectiveCamera(60, 4 / 3)
camera.local.position = (0, 0, 25)
canvas.request_draw(lambda: renderer.render(scene, camera))

begin = time.perf_counter()
canvas.draw()
first = time.perf_counter() - begin

frames = []
for frame in range(FRAMES):
    for mesh in meshes[frame::10]:
        mesh.local.x += 0.01
    begin = time.thread_time()  # of Python's thread: what the software driver does on others does not count
    canvas.draw()
    frames.append(time.thread_time() - begin)
print(json.dumps({"first": first, "frame": sorted(frames)[len(frames) // 2]}))
