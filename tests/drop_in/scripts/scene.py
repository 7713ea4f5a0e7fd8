"""A pygfx scene: meshes, lines, points, text, an image, a volume, picking, shadows."""

import sys

import numpy as np
import pygfx as gfx
from rendercanvas.offscreen import OffscreenRenderCanvas

canvas = OffscreenRenderCanvas(size=(320, 240), pixel_ratio=1)
renderer = gfx.renderers.WgpuRenderer(canvas)
scene = gfx.Scene()
scene.add(gfx.Background.from_color("#202840", "#102010"))
scene.add(gfx.AmbientLight(0.4))
light = gfx.DirectionalLight(2)
light.local.position = (3, 5, 4)
light.cast_shadow = True
scene.add(light)
knot = gfx.Mesh(gfx.torus_knot_geometry(1, 0.3, 96, 12), gfx.MeshPhongMaterial(color="#d08040", pick_write=True))
knot.cast_shadow = True
scene.add(knot)
floor = gfx.Mesh(gfx.plane_geometry(8, 8), gfx.MeshPhongMaterial(color="#888888"))
floor.local.position = (0, -1.6, 0)
floor.local.euler_x = -np.pi / 2
floor.receive_shadow = True
scene.add(floor)
angle = np.linspace(0, 12, 200, dtype="f4")
line = np.stack([np.cos(angle) * 2, angle / 6 - 1, np.sin(angle) * 2], 1).astype("f4")
scene.add(gfx.Line(gfx.Geometry(positions=line), gfx.LineMaterial(thickness=3, color="#60d0ff")))
points = np.random.default_rng(2).normal(0, 1.5, (100, 3)).astype("f4")
scene.add(gfx.Points(gfx.Geometry(positions=points), gfx.PointsMaterial(size=6, color="#ffe060")))
text = gfx.Text(text="drop-in", font_size=0.5, material=gfx.TextMaterial(color="#ffffff"))
text.local.position = (0, 1.8, 0)
scene.add(text)
image = np.random.default_rng(3).integers(0, 255, (16, 16), "u1")
picture = gfx.Image(gfx.Geometry(grid=gfx.Texture(image, dim=2)), gfx.ImageBasicMaterial(clim=(0, 255)))
picture.local.scale = (0.08, 0.08, 0.08)
picture.local.position = (-2.6, 0.4, 0)
scene.add(picture)
grid = np.random.default_rng(4).random((8, 8, 8), "f4")
volume = gfx.Volume(gfx.Geometry(grid=gfx.Texture(grid, dim=3)), gfx.VolumeMipMaterial(clim=(0, 1)))
volume.local.scale = (0.15, 0.15, 0.15)
volume.local.position = (1.8, 0, -0.5)
scene.add(volume)
camera = gfx.PerspectiveCamera(50, 4 / 3)
camera.local.position = (0, 1.5, 6)
camera.look_at((0, 0, 0))


def draw():
    renderer.render(scene, camera)


canvas.request_draw(draw)
frame = np.asarray(canvas.draw())
picked = renderer.get_pick_info((160, 120))
np.savez(sys.argv[1], frame=frame, picked=np.array([picked["world_object"] is knot, picked["rgba"] is not None]))
