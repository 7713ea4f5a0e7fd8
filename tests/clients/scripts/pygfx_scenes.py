"""Scenes of pygfx, one for each thing that it draws."""

import os
import sys
from itertools import pairwise
from types import SimpleNamespace

import numpy as np
import pygfx as gfx
from pygfx.renderers.wgpu import DDAAPass, FogPass, FXAAPass, NoisePass, PhysicalBasedBloomPass
from pygfx.renderers.wgpu.engine import effectpasses
from pygfx.renderers.wgpu.engine.edl import EDLPass
from rendercanvas.offscreen import OffscreenRenderCanvas

SIZE = (200, 150)
random = np.random.default_rng
effectpasses.time = SimpleNamespace(perf_counter=lambda: 0.25)  # the noise is of the time


def lights(*, shadow=False, strength=1.0):
    sun = gfx.DirectionalLight(strength, cast_shadow=shadow)
    sun.local.position = (3, 5, 4)
    return [gfx.AmbientLight(0.2), sun]


def camera(position=(0, 1.5, 5), target=(0, 0, 0), angle=50):
    made = gfx.PerspectiveCamera(angle, SIZE[0] / SIZE[1], depth_range=(0.1, 100))
    made.local.position = position
    made.look_at(target)
    return made


def picture(*objects, view=None, background="#203040", prepare=None, **options):
    """Draws twice, since some things are only there on the second frame."""
    canvas = OffscreenRenderCanvas(size=SIZE, pixel_ratio=1)
    renderer = gfx.renderers.WgpuRenderer(canvas, **options)
    if prepare:
        prepare(renderer)
    scene = gfx.Scene()
    if background:
        scene.add(gfx.Background.from_color(background))
    scene.add(*objects)
    view = view or camera()
    canvas.request_draw(lambda: renderer.render(scene, view))
    canvas.draw()
    return {"": np.asarray(canvas.draw())}, renderer, scene


def place(thing, x=0.0, y=0.0, z=0.0, scale=1.0, turn=(0.0, 0.0, 0.0)):
    thing.local.position = (x, y, z)
    thing.local.scale = (scale, scale, scale)
    thing.local.euler = turn
    return thing


def checks(size=64, channels=4):
    board = np.indices((size, size)).sum(0) // 8 % 2
    data = np.full((size, size, channels), 255, "u1")
    data[..., 0] = board * 255
    data[..., 1] = np.linspace(0, 255, size).astype("u1")
    return data


def texture(data, dim=2, **options):
    return gfx.Texture(data, dim=dim, **options)


def sky():
    faces = np.zeros((6, 16, 16, 4), "u1")
    faces[..., 3] = 255
    for i in range(6):
        faces[i, :, :, i % 3] = 120 + 20 * i
        faces[i, :, :, (i + 1) % 3] = np.linspace(0, 255, 16).astype("u1")[:, None]
    return gfx.Texture(faces, dim=2, size=(16, 16, 6), generate_mipmaps=True)


def mesh_materials():
    kinds = [
        gfx.MeshBasicMaterial(color="#ff8040"),
        gfx.MeshPhongMaterial(color="#40c080", shininess=60),
        gfx.MeshStandardMaterial(color="#c0c0ff", roughness=0.4, metalness=0.3),
        gfx.MeshPhysicalMaterial(color="#ffd080", roughness=0.3, clearcoat=0.8),
        gfx.MeshToonMaterial(color="#8080ff"),
        gfx.MeshNormalMaterial(),
        gfx.MeshNormalLinesMaterial(color="#ffffff", line_length=0.2),
        gfx.MeshSliceMaterial(plane=(1, 1, 0.3, -1.25), color="#ffff00", thickness=6),
    ]
    sphere = gfx.sphere_geometry(0.55, 24, 12)
    meshes = [place(gfx.Mesh(sphere, m), x=1.3 * (i % 4) - 1.95, y=0.7 - 1.4 * (i // 4)) for i, m in enumerate(kinds)]
    return picture(*lights(), *meshes)


def mesh_attributes():
    knot = gfx.torus_knot_geometry(0.8, 0.25, 96, 12)
    knot.colors = gfx.Buffer(random(1).random((len(knot.positions.data), 3), "f4"))
    return picture(*lights(), place(gfx.Mesh(knot, gfx.MeshPhongMaterial(color_mode="vertex"))))


def mesh_textures():
    board = gfx.TextureMap(
        texture(checks(), generate_mipmaps=True), mag_filter="linear", min_filter="linear", mipmap_filter="linear"
    )
    box = gfx.Mesh(gfx.box_geometry(1.4, 1.4, 1.4), gfx.MeshBasicMaterial(map=board))
    floor = gfx.Mesh(
        gfx.plane_geometry(30, 30),
        gfx.MeshBasicMaterial(map=gfx.TextureMap(texture(checks(256), generate_mipmaps=True))),
    )
    heat = gfx.sphere_geometry(0.7)
    heat.texcoords = gfx.Buffer(np.ascontiguousarray(heat.texcoords.data[:, 1]))
    ball = gfx.Mesh(heat, gfx.MeshPhongMaterial(map=gfx.cm.viridis))
    return picture(
        *lights(),
        place(box, x=-1, turn=(0.4, 0.6, 0)),
        place(ball, x=1.2),
        place(floor, y=-1.2, turn=(-np.pi / 2, 0, 0)),
    )


def mesh_wireframe_and_sides():
    sphere = gfx.sphere_geometry(0.9, 12, 8)
    wire = gfx.Mesh(sphere, gfx.MeshBasicMaterial(color="#ffff80", wireframe=True, wireframe_thickness=2))
    back = gfx.Mesh(sphere, gfx.MeshPhongMaterial(color="#80ffff", side="back"))
    flat = gfx.Mesh(sphere, gfx.MeshPhongMaterial(color="#ff80ff", flat_shading=True))
    return picture(*lights(), place(wire, x=-2), place(back), place(flat, x=2), view=camera((0, 1, 6)))


def clipping():
    material = gfx.MeshPhongMaterial(
        color="#80ff80", clipping_planes=[(-1, 0, 0, 0.2), (0, 0, -1, 0.3)], clipping_mode="all"
    )
    return picture(*lights(), gfx.Mesh(gfx.torus_knot_geometry(1, 0.3, 96, 12), material))


def morph_and_skin():
    sphere = gfx.sphere_geometry(0.7, 24, 12)
    sphere.morph_positions = [sphere.positions.data * 1.6 * (np.abs(sphere.positions.data[:, :1]) > 0.2)]
    sphere.morph_targets_relative = False
    mesh = gfx.Mesh(sphere, gfx.MeshPhongMaterial(color="#ffa0a0"))
    mesh.morph_target_influences = np.array([0.5], "f4")
    column = gfx.cylinder_geometry(0.3, 0.3, 3, 12, 12)
    height = column.positions.data[:, 2] + 1.5
    index = np.clip(height.astype(int), 0, 2)
    share = height - index
    joints = np.zeros((len(height), 4), "u4")
    joints[:, 0], joints[:, 1] = index, np.minimum(index + 1, 3)
    weights = np.zeros((len(height), 4), "f4")
    weights[:, 0], weights[:, 1] = 1 - share, share
    column.skin_indices, column.skin_weights = gfx.Buffer(joints), gfx.Buffer(weights)
    skinned = gfx.SkinnedMesh(column, gfx.MeshPhongMaterial(color="#a0a0ff"))
    bones = [gfx.Bone() for _ in range(4)]
    bones[0].local.z = -1.5
    for parent, child in pairwise(bones):
        parent.add(child)
        child.local.z = 1
    skinned.add(bones[0])
    skinned.bind(gfx.Skeleton(bones))
    for bone in bones[1:]:
        bone.local.euler_x = 0.3
    skinned.skeleton.update()
    return picture(*lights(), place(mesh, x=-1.2), place(skinned, x=1.2, turn=(-1, 0, 0)))


def instances():
    material = gfx.MeshPhongMaterial(color="#ffcc44", pick_write=True)
    cubes = gfx.InstancedMesh(gfx.box_geometry(0.3, 0.3, 0.3), material, 125)
    for i in range(125):
        matrix = np.eye(4)
        matrix[:3, 3] = (i % 5 - 2) * 0.6, (i // 5 % 5 - 2) * 0.6, (i // 25 - 2) * 0.6
        cubes.set_matrix_at(i, matrix)
    pictures, renderer, _ = picture(*lights(), cubes, view=camera((2, 2, 4.5)))
    info = renderer.get_pick_info((SIZE[0] // 2, SIZE[1] // 2))
    return {**pictures, "picked": np.array([info["instance_index"], info["face_index"], info["world_object"] is cubes])}


def lines():
    angle = np.linspace(0, 12, 60, dtype="f4")
    spiral = np.stack([np.cos(angle) * angle / 12, np.sin(angle) * angle / 12, angle * 0], 1).astype("f4")
    colors = random(2).random((60, 4), "f4") * 0.6 + 0.4
    kinds = [
        gfx.LineMaterial(thickness=5, color_mode="vertex"),
        gfx.LineMaterial(thickness=3, color="#80ff80", dash_pattern=[2, 3]),
        gfx.LineSegmentMaterial(thickness=3, color="#ffff80"),
        gfx.LineArrowMaterial(thickness=6, color="#80ffff"),
        gfx.LineThinMaterial(color="#ffffff"),
        gfx.LineThinSegmentMaterial(color="#ff80ff"),
        gfx.LineMaterial(thickness=0.2, thickness_space="world", color="#ff8040", aa=True),
        gfx.LineDebugMaterial(thickness=8),
    ]
    geometry = gfx.Geometry(positions=spiral, colors=colors)
    made = [
        place(gfx.Line(geometry, m), x=1.3 * (i % 4) - 1.95, y=0.7 - 1.4 * (i // 4), scale=0.6)
        for i, m in enumerate(kinds)
    ]
    return picture(*made, view=camera((0, 0, 5)))


def points():
    positions = random(3).normal(0, 0.4, (80, 3)).astype("f4")
    geometry = gfx.Geometry(
        positions=positions,
        sizes=random(4).random(80, "f4") * 10 + 2,
        colors=random(5).random((80, 4), "f4"),
    )
    sprite = gfx.TextureMap(texture(checks(32)))
    kinds = [
        gfx.PointsMaterial(size=6, color="#ffe060"),
        gfx.PointsMaterial(size_mode="vertex", color_mode="vertex"),
        gfx.PointsGaussianBlobMaterial(size=14, color="#60ffe0"),
        *[
            gfx.PointsMarkerMaterial(
                size=14, marker=m, color="#ff6060", edge_width=2, custom_sdf="return length(coord) - size * 0.3;"
            )
            for m in ("o", "^", "+", "heart", "custom")
        ],
        gfx.PointsSpriteMaterial(size=12, sprite=sprite.texture),
    ]
    made = [
        place(gfx.Points(geometry, m), x=1.5 * (i % 3) - 1.5, y=1.3 - 1.3 * (i // 3), scale=0.7)
        for i, m in enumerate(kinds)
    ]
    return picture(*made, view=camera((0, 0, 5)))


def texts():
    made = [
        gfx.Text(text="Hello wgpu", font_size=0.6, material=gfx.TextMaterial(color="#ffffff")),
        gfx.Text(
            markdown="**bold** *slanted*",
            font_size=0.5,
            material=gfx.TextMaterial(color="#80ffff", outline_color="#ff0000", outline_thickness=0.2),
        ),
        gfx.Text(text="on the screen", font_size=14, screen_space=True, material=gfx.TextMaterial(color="#ffff80")),
        gfx.MultiText(font_size=0.3, material=gfx.TextMaterial(color="#ff80ff")),
    ]
    for i in range(5):
        block = made[-1].create_text_block()
        block.set_text(f"part {i}")
        block.set_position(i * 0.8 - 1.6, 0.3 * (i % 2), 0)
    return picture(*[place(t, y=1.3 - 0.9 * i) for i, t in enumerate(made)], view=camera((0, 0, 5)))


def images():
    gray = random(6).integers(0, 255, (16, 16), "u1")
    wide = (random(7).random((24, 24)) * 4000).astype("u2")
    real = random(8).random((20, 20), "f4")
    kinds = [
        (texture(gray), gfx.ImageBasicMaterial(clim=(0, 255))),
        (texture(checks(16)), gfx.ImageBasicMaterial()),
        (texture(wide), gfx.ImageBasicMaterial(clim=(0, 4000), interpolation="linear")),
        (texture(real), gfx.ImageBasicMaterial(clim=(0, 1), map=gfx.cm.plasma)),
        (texture(checks(16), colorspace="physical"), gfx.ImageBasicMaterial(gamma=1.5, interpolation="linear")),
        (texture(checks(18, 3)), gfx.ImageBasicMaterial()),
    ]
    made = [
        place(gfx.Image(gfx.Geometry(grid=t), m), x=1.6 * (i % 3) - 2.2, y=0.2 - 1.6 * (i // 3), scale=1.4 / t.size[0])
        for i, (t, m) in enumerate(kinds)
    ]
    return picture(*made, view=camera((0, 0, 5)))


def volumes():
    z, y, x = np.mgrid[-1:1:16j, -1:1:16j, -1:1:16j].astype("f4")
    ball = np.exp(-4 * (x * x + y * y + z * z)) + 0.1 * random(9).random((16, 16, 16), "f4")
    kinds = [
        gfx.VolumeMipMaterial(clim=(0, 1), map=gfx.cm.inferno),
        gfx.VolumeMinipMaterial(clim=(0, 0.2)),
        gfx.VolumeIsoMaterial(clim=(0, 1), threshold=0.5, map=gfx.cm.viridis),
        gfx.VolumeSliceMaterial(clim=(0, 1), plane=(0, 1, 1, 0)),
        gfx.VolumeSliceMaterial(clim=(0, 1), plane=(1, 0, 0, 0), interpolation="nearest"),
        gfx.VolumeMipMaterial(clim=(0, 1), interpolation="nearest"),
    ]
    geometry = gfx.Geometry(grid=texture(ball.astype("f4"), dim=3))
    made = []
    for i, material in enumerate(kinds):
        group = gfx.Group()
        group.add(place(gfx.Volume(geometry, material), x=-0.6, y=-0.6, z=-0.6, scale=0.08))
        made.append(place(group, x=1.5 * (i % 3) - 1.5, y=0.7 - 1.5 * (i // 3), turn=(0.3, 0.4, 0)))
    return picture(*lights(), *made)


def picking():
    knot = gfx.Mesh(gfx.torus_knot_geometry(0.9, 0.3, 64, 10), gfx.MeshPhongMaterial(pick_write=True))
    line = gfx.Line(
        gfx.Geometry(positions=np.array([(-3, 1, 1), (3, 1, 1)], "f4")), gfx.LineMaterial(thickness=8, pick_write=True)
    )
    dots = gfx.Points(
        gfx.Geometry(positions=np.array([(-2, 0, 0), (2, 0, 0)], "f4")), gfx.PointsMaterial(size=20, pick_write=True)
    )
    image = place(
        gfx.Image(gfx.Geometry(grid=texture(checks(16))), gfx.ImageBasicMaterial(pick_write=True)),
        x=-2,
        y=-2,
        scale=0.1,
    )
    things = [None, knot, line, dots, image]
    pictures, renderer, _ = picture(*lights(), *things[1:])
    found = []
    for y in range(5, SIZE[1], 10):
        for x in range(5, SIZE[0], 10):
            info = renderer.get_pick_info((x, y))
            numbers = [info.get("face_index"), info.get("vertex_index"), *(info.get("index") or ())]
            found.append([things.index(info["world_object"]), *[-1 if n is None else n for n in numbers][:2]])
    return {**pictures, "picked": np.array(found)}


def shadows():
    sun = lights(shadow=True)
    spot = gfx.SpotLight("#ff8080", 15, cast_shadow=True, angle=0.6, penumbra=0.3)
    spot.local.position = (-3, 4, 1)
    lamp = gfx.PointLight("#8080ff", 4, cast_shadow=True)
    lamp.local.position = (2, 2.5, 1.5)
    floor = place(
        gfx.Mesh(gfx.plane_geometry(10, 10), gfx.MeshPhongMaterial(color="#999999")), y=-1.2, turn=(-np.pi / 2, 0, 0)
    )
    floor.receive_shadow = True
    knot = gfx.Mesh(gfx.torus_knot_geometry(0.7, 0.2, 96, 12), gfx.MeshStandardMaterial(color="#d08040", roughness=0.5))
    knot.cast_shadow = knot.receive_shadow = True
    return picture(*sun, spot, lamp, floor, knot, view=camera((0, 2.5, 5)))


def transparency():
    made = []
    for i, mode in enumerate(
        ["solid", "auto", "blend", "add", "subtract", "multiply", "weighted_blend", "weighted_solid", "bayer"]
    ):
        for j, color in enumerate(["#ff4040", "#40ff40", "#4040ff"]):
            plane = gfx.Mesh(
                gfx.plane_geometry(0.6, 0.6), gfx.MeshBasicMaterial(color=color, opacity=0.6, alpha_mode=mode)
            )
            made.append(place(plane, x=1.2 * (i % 4) - 1.9 + 0.2 * j, y=1.1 - 1.1 * (i // 4) - 0.15 * j, z=0.1 * j))
    return picture(*made, view=camera((0, 0, 5)), background="#606060")


def skybox():
    box = sky()
    background = gfx.Background(None, gfx.BackgroundSkyboxMaterial(map=gfx.TextureMap(box)))
    mirror = gfx.MeshStandardMaterial(color="#ffffff", roughness=0.1, metalness=1.0, env_map=gfx.TextureMap(box))
    glass = gfx.MeshBasicMaterial(color="#ffffff", env_map=gfx.TextureMap(box))
    sphere = gfx.sphere_geometry(0.9, 32, 16)
    return picture(
        *lights(),
        background,
        place(gfx.Mesh(sphere, mirror), x=-1.1),
        place(gfx.Mesh(sphere, glass), x=1.1),
        background=None,
    )


def helpers():
    knot = gfx.Mesh(gfx.torus_knot_geometry(0.6, 0.2, 48, 8), gfx.MeshPhongMaterial())
    box = gfx.BoxHelper(color="#ffff00")
    box.set_transform_by_object(knot)
    grid = gfx.Grid(
        None,
        gfx.GridMaterial(major_step=1, minor_step=0.25, thickness_space="screen", major_thickness=2, infinite=True),
        orientation="xz",
    )
    ruler = gfx.Ruler(tick_side="right")
    ruler.start_pos, ruler.end_pos = (-2, -1, 0), (2, -1, 0)
    view = camera((1, 2, 5))
    ruler.update(view, SIZE)
    return picture(
        *lights(), knot, box, gfx.AxesHelper(2, 3), gfx.GridHelper(6, 12), place(grid, y=-1), ruler, view=view
    )


def effects(*passes):
    def scene():
        bright = gfx.MeshStandardMaterial(color="#ffffff", emissive="#ffa040", emissive_intensity=3)
        things = [
            place(gfx.Mesh(gfx.torus_knot_geometry(0.7, 0.2, 64, 8), gfx.MeshPhongMaterial(color="#80a0ff")), x=-1),
            place(gfx.Mesh(gfx.sphere_geometry(0.6), bright), x=1.2, z=-1),
        ]

        def prepare(renderer):
            renderer.effect_passes = [make() for make in passes]

        return picture(*lights(), *things, prepare=prepare, ppaa="none")

    return scene


def sampling(**options):
    def scene():
        knot = gfx.Mesh(gfx.torus_knot_geometry(0.9, 0.25, 64, 8), gfx.MeshPhongMaterial(color="#ffc080"))
        return picture(*lights(), knot, **options)

    return scene


def orthographic_viewports():
    canvas = OffscreenRenderCanvas(size=SIZE, pixel_ratio=1)
    renderer = gfx.renderers.WgpuRenderer(canvas)
    scene = gfx.Scene()
    scene.add(*lights(), gfx.Mesh(gfx.box_geometry(1, 1, 1), gfx.MeshPhongMaterial(color="#ff6060")))
    side, top = gfx.OrthographicCamera(2, 2), gfx.PerspectiveCamera(60, 1)
    top.local.position = (1, 2, 1)
    top.look_at((0, 0, 0))

    def draw():
        half = SIZE[0] // 2
        renderer.render(scene, side, rect=(0, 0, half, SIZE[1]), flush=False)
        renderer.render(scene, top, rect=(half, 0, half, SIZE[1]), flush=False)
        renderer.flush()

    canvas.request_draw(draw)
    return {"": np.asarray(canvas.draw()), "snapshot": renderer.snapshot()}, None, None


def changes():
    """Data, materials and objects that change between frames."""
    canvas = OffscreenRenderCanvas(size=SIZE, pixel_ratio=1)
    renderer = gfx.renderers.WgpuRenderer(canvas)
    data = checks(32)
    image = place(gfx.Image(gfx.Geometry(grid=texture(data)), gfx.ImageBasicMaterial()), x=-2, y=-1, scale=0.06)
    positions = random(10).normal(0, 0.7, (50, 3)).astype("f4")
    cloud = place(gfx.Points(gfx.Geometry(positions=positions), gfx.PointsMaterial(size=8)), x=1)
    scene = gfx.Scene()
    scene.add(gfx.Background.from_color("#404040"), *lights(), image, cloud)
    view = camera()
    canvas.request_draw(lambda: renderer.render(scene, view))
    frames = {"first": np.asarray(canvas.draw())}
    image.geometry.grid.data[4:12, 4:12] = 0
    image.geometry.grid.update_range((4, 4, 0), (8, 8, 1))
    cloud.geometry.positions.data[10:20] += (0, 0.5, 0)
    cloud.geometry.positions.update_range(10, 10)
    frames["data"] = np.asarray(canvas.draw())
    cloud.material = gfx.PointsMarkerMaterial(size=10, marker="s", color="#00ff00")
    scene.add(gfx.Mesh(gfx.box_geometry(), gfx.MeshPhongMaterial()))
    frames["objects"] = np.asarray(canvas.draw())
    canvas.set_logical_size(120, 90)
    frames["resized"] = np.asarray(canvas.draw())
    return frames, None, None


SCENES = {
    "mesh_materials": mesh_materials,
    "mesh_attributes": mesh_attributes,
    "mesh_textures": mesh_textures,
    "mesh_wireframe_and_sides": mesh_wireframe_and_sides,
    "clipping": clipping,
    "morph_and_skin": morph_and_skin,
    "instances": instances,
    "lines": lines,
    "points": points,
    "texts": texts,
    "images": images,
    "volumes": volumes,
    "picking": picking,
    "shadows": shadows,
    "transparency": transparency,
    "skybox": skybox,
    "helpers": helpers,
    "bloom": effects(PhysicalBasedBloomPass),
    "fog_and_noise": effects(lambda: FogPass("#888888", power=20), lambda: NoisePass(0.1)),
    "depth_lighting": effects(EDLPass),
    "fxaa": effects(FXAAPass),
    "ddaa": effects(DDAAPass),
    "supersampling": sampling(pixel_scale=2, pixel_filter="mitchell"),
    "upsampling": sampling(pixel_scale=0.5, pixel_filter="catmull"),
    "viewports": orthographic_viewports,
    "changes": changes,
}


def main():
    chosen = os.environ.get("SCENES", "").split() or list(SCENES)
    saved = {}
    for name in chosen:
        made = SCENES[name]()
        frames = made if isinstance(made, dict) else made[0]
        saved.update({f"{name}.{part}".rstrip("."): frame for part, frame in frames.items()})
    np.savez(sys.argv[1], **saved)


if __name__ == "__main__":
    main()
