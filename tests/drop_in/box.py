"""A scene of pygfx for a canvas of any kind: a turned box before a background."""

import pygfx


def show(canvas):
    """Have the canvas draw the scene from now on."""
    renderer = pygfx.renderers.WgpuRenderer(canvas)
    scene = pygfx.Scene()
    scene.add(pygfx.Background.from_color("#446"))
    box = pygfx.Mesh(pygfx.box_geometry(2, 2, 2), pygfx.MeshNormalMaterial())
    box.local.euler = (0.5, 0.7, 0)
    scene.add(box)
    camera = pygfx.PerspectiveCamera(50, 4 / 3)
    camera.show_object(box)
    canvas.request_draw(lambda: renderer.render(scene, camera))
