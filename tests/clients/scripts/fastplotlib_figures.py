"""Figures of fastplotlib: images, lines, scatters, text, a histogram, subplots, and data that changes."""

import os
import sys

os.environ["RENDERCANVAS_FORCE_OFFSCREEN"] = "1"

import fastplotlib as fpl  # it chooses its canvas when it is imported
import numpy as np

random = np.random.default_rng(1)
saved = {}


def figure(name, shape, fill, **options):
    made = fpl.Figure(shape=shape, size=(320, 240), **options)
    change = fill(made)
    made.show()
    made.canvas.draw()
    saved[name] = made.export_numpy()
    if change:
        change()
        made.canvas.draw()
        saved[f"{name}.changed"] = made.export_numpy()
    made.canvas.close()


def plots(fig):
    image = fig[0, 0].add_image(random.random((24, 32), "f4"), cmap="viridis")
    x = np.linspace(0, 10, 100)
    line = fig[0, 1].add_line(np.column_stack([x, np.sin(x)]), thickness=3, colors="cyan")
    fig[1, 0].add_scatter(random.normal(0, 1, (60, 2)).astype("f4"), sizes=6, colors="yellow")
    fig[1, 1].add_line_stack(np.column_stack([np.cos(np.linspace(0, 9, 60)) for _ in range(4)]).T, cmap="plasma")

    def change():
        image.data[5:10, 5:10] = 2.0
        image.cmap = "plasma"
        line.data[20:60, 1] = 0.5

    return change


def space(fig):
    z = np.linspace(0, 12, 200)
    fig[0, 0].add_line(np.column_stack([np.cos(z), np.sin(z), z / 4]), colors="cyan", thickness=4)
    fig[0, 0].add_scatter(random.normal(1, 0.5, (50, 3)).astype("f4"), sizes=8, colors="magenta")
    fig[0, 0].add_text("three axes", font_size=16, face_color="white", anchor="bottom-left")


def volume(fig):
    fig[0, 0].add_image_volume(random.random((8, 12, 12)).astype("f4"), mode="mip", cmap="gray")


figure("plots", (2, 2), plots)
figure("space", (1, 1), space, cameras="3d", controller_types="orbit")
figure("volume", (1, 1), volume, cameras="3d", controller_types="orbit")
np.savez(sys.argv[1], **saved)
