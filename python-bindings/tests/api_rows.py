"""Every promise of the API, one row each, and the table of which test checks it.

A test says which rows it is about by ``@pytest.mark.row("G1")``. The letters: G is the guide of release 0.8, E the page
of the command encoder of 0.17, H the rest of release 0.8, B what lies beyond both, R how conflicts between releases are
settled, N the names on which today's libraries stand, F faults of other packages that this one does not have, A what
this package adds.

    python tests/api_rows.py

writes ``docs/python-api.md``; ``test_api_table.py`` fails when that was forgotten, or when a row has no test.
"""

from __future__ import annotations

import ast
from pathlib import Path

TESTS = Path(__file__).parent
TABLE = TESTS.parents[1] / "docs" / "python-api.md"

SECTIONS = {
    "G": "The guide of release 0.8",
    "E": "The command encoder of release 0.17",
    "H": "The rest of release 0.8",
    "B": "Beyond both",
    "R": "Where releases contradict each other",
    "N": "Names on which other libraries stand",
    "F": "Faults seen elsewhere",
    "A": "What this package adds",
}

# What is promised, and what it is here.
ROWS = {
    "G1": ("`import wgpu.backends.rs`", "the same module as `wgpu_native` and `auto`; none needs importing"),
    "G2": ("`WGPU_LIB_PATH`", "another native library; a path that is not there is an error that names it"),
    "G3": ("`WGPU_BACKEND_TYPE`", "Vulkan, Metal, D3D12, OpenGL; one that the system lacks is an error"),
    "G4": ("classes begin with `GPU`", "and their constructors are those of 0.32"),
    "G5": ("arguments by name", "for descriptors; commands take positions too"),
    "G6": ("dicts for nested arguments", "or structs; an unknown field is an error that names it"),
    "G7": ("flags are ints", "or strings, in any case"),
    "G8": ("enum values are strings", "with underscores in attribute names"),
    "G9": ("defaults", "as in the standard"),
    "G10": ("`wgpu.base.apidiff`", "the list of differences, checked against the classes"),
    "G11": ("`wgpu.backends.rs.apidiff`", "the differences of this backend"),
    "G12": ("`GPUAdapter.properties`", "a dict with old and new keys, beside `info`"),
    "G13": ("`GPUBuffer.map_read()`", "maps, copies, unmaps"),
    "G14": ("`GPUBuffer.map_write()`", "maps, copies, unmaps"),
    "G15": ("`GPUBuffer.size`, `.usage`", "as then"),
    "G16": ("`GPUCanvasContext.present()`", "as then"),
    "G17": ("`GPUDevice.adapter`", "and `adapter_info`"),
    "G18": ("`GPUDevice.create_buffer_with_data()`", "rounds an odd length up to 4"),
    "G19": ("`GPUQueue.read_buffer()`", "a memoryview, or into `out`"),
    "G20": ("`GPUQueue.read_texture()`", "with any `bytes_per_row`, or none, or into `out`"),
    "G21": ("`GPUTexture.size` and its siblings", "and `width`, `height`, `depth_or_array_layers`"),
    "G22": ("`GPUTextureView.size`, `.texture`", "as then"),
    "G23": ("`GPU.request_adapter()`", "waits; the same as `request_adapter_sync()`"),
    "G24": ("`GPU.request_adapter_async()`", "a promise, which can be awaited"),
    "G25": ("`GPUBuffer.get_mapped_range()` hidden", "there: a memoryview that `unmap()` revokes"),
    "G26": ("`GPUBuffer.map_async()`, `.unmap()` hidden", "there, as in 0.32"),
    "G27": ("error scopes hidden", "there"),
    "G28": ("external textures and images hidden", "images are copied, external textures refused in words"),
    "G29": ("`GPU` is the root", "`wgpu.gpu` is the object, `wgpu.GPU` the class"),
    "G30": ("`GPUAdapter.features`, `.limits`", "limits in all spellings"),
    "G31": ("devices come from adapters", "`request_device()`, `_sync()`, `_async()`"),
    "G32": ("`wgpu.utils.get_default_device()`", "always the same device"),
    "G33": ("`GPUObjectBase`: `label`", "of every object, can be set; and `uid`"),
    "G34": ("`canvas.get_context()`", "through rendercanvas; `wgpu.gui` leads there"),
    "G35": ("textures of 1, 2 and 3 dimensions", "with mip levels and views"),
    "G36": ("`GPUSampler`", "filtering, addressing, comparing"),
    "G37": ("`GPUExternalTexture`", "the class is there"),
    "G38": ("bind groups and layouts", "offset and size may be left out, a buffer alone will do"),
    "G39": ("`GPUShaderModule`", "WGSL, GLSL and SPIR-V"),
    "G40": ("`GPUPipelineBase`", "the base of both pipelines"),
    "G41": ("mixins", "of the same names"),
    "G42": ("command buffers are for one use", "the second submit is an error"),
    "G43": ("render bundles", "implemented"),
    "G44": ("errors are logged", "and raised"),
    "G45": ("error classes to do", "all there"),
    "G46": ("compilation info, query sets to do", "all there"),
    "E1": ("its bases", "the same"),
    "E2": ("`begin_compute_pass()`", "`timestamp_writes` work"),
    "E3": ("`begin_render_pass()`", "with every argument, `max_draw_count` too"),
    "E4": ("`clear_buffer()`", "offset and size in multiples of 4"),
    "E5": ("`copy_buffer_to_buffer()`", "also in its short form, and to the end"),
    "E6": ("`copy_buffer_to_texture()`", "`bytes_per_row` in multiples of 256, not needed for one row"),
    "E7": ("`copy_size`", "tuple, list, dict or struct"),
    "E8": ("`copy_texture_to_buffer()`", "the same mirrored"),
    "E9": ("`copy_texture_to_texture()`", "a view is refused in words"),
    "E10": ("`finish()`", "once"),
    "E11": ("`resolve_query_set()`", "offset in multiples of 256"),
    "E12": ("debug groups and markers", "the same"),
    "H1": ("`wgpu.request_adapter()`, `_async()`", "there; the second is a coroutine"),
    "H2": ("`GPUAdapter.name`, `.is_fallback_adapter`", "there"),
    "H3": ("`GPUAdapter.request_device()`", "there, with `default_queue`"),
    "H4": ("`GPUAdapter.request_device_tracing()`", "there"),
    "H5": ("the methods of `GPUDevice`", "all, also in their old arguments"),
    "H6": ("`mapped_at_creation`", "works"),
    "H7": ("`view_formats`", "works"),
    "H8": ("`layout=None`", 'means "auto"'),
    "H9": ("`compilation_info()`, `_async()`", "there"),
    "H10": ("`get_bind_group_layout()`", "there"),
    "H11": ("`set_bind_group()` with five arguments", "a length beyond the data is no error"),
    "H12": ("the methods of passes", "all, and `set_immediates`"),
    "H13": ("`GPUCommandEncoder.write_timestamp()`", "works"),
    "H14": ("the methods of `GPUQueue`", "all"),
    "H15": ("`GPUCanvasContext`", "all; `canvas` is None"),
    "H16": ("errors without a message", "have one"),
    "H17": ("enums that are gone", "`PredefinedColorSpace`, `CanvasCompositingAlphaMode` are there"),
    "H18": ("structs that were renamed", "are there under both names"),
    "H19": ("five flags", "and `TRANSIENT_ATTACHMENT`"),
    "H20": ("`wgpu.utils`", "`compute_with_buffers` is loaded when wanted"),
    "H21": ("`wgpu.gui`", "leads to rendercanvas"),
    "H22": ("`wgpu.logger`, `.version_info` and modules", "there"),
    "H23": ("variables", "all"),
    "H24": ("`wgpu.print_report()`", "there"),
    "B1": ("error scopes", "per thread, nested, by filter; also in `with`"),
    "B2": ("`onuncapturederror`, event listeners", "`prevent_default()` keeps an error from being raised"),
    "B3": ("`GPUDevice.lost`", "one promise, and `lost_sync`"),
    "B4": ("compilation messages", "on the exception and on the module; an empty one equals `[]`"),
    "B5": ("`GPUPipelineError`", "with its reason"),
    "B6": ("`import_external_texture()`", "refused in words"),
    "B7": ("`copy_external_image_to_texture()`", "arrays and PIL images"),
    "B8": ("`get_mapped_range()`", "using it after `unmap()` is a ValueError"),
    "B9": ("errors of `submit()`", "are raised; the process goes on"),
    "B10": ("labels can be set", "and are in later messages"),
    "B11": ("short forms of arguments", "None where nothing is meant, textures for views, aspects, slices"),
    "B12": ("`on_submitted_work_done_*()`", "works"),
    "B13": ("`wgsl_language_features`", "a set of names"),
    "B14": ("query sets", "occlusion, timestamps, statistics"),
    "B15": ("render bundles", "drawn"),
    "B16": ("`destroy()`", "of devices, buffers, textures, query sets; no crash afterwards"),
    "B17": ("the error classes", "GPUOutOfMemoryError is a MemoryError"),
    "R1": ("one backend", "registered once, under three names"),
    "R2": ("apidiff", "at both places; every public name has a docstring"),
    "R3": ("`properties` and `info`", "beside each other"),
    "R4": ("`map_read()` and `map_sync()`", "beside each other"),
    "R5": ("`request_adapter()`", "the bare name waits, everywhere"),
    "R6": ("limits and features", "names in all spellings; `features` is a set"),
    "R7": ("raised or logged", "scope, handlers, log, raise, in this order"),
    "R8": ("`timestamp_writes=[]`", "means none"),
    "R9": ("classes of errors", "GPUValidationError and ValueError at once"),
    "R10": ("`copy_size` as a number", "a TypeError that names the three fields"),
    "R11": ("`get_current_texture()`", "a texture, which stands for its view"),
    "R12": ("`configure()`", "takes the old names too"),
    "R13": ("`wgpu.gui`", "imported on demand only"),
    "R14": ("a layout that was left out", 'is "auto"'),
    "R15": ("adapters", "make as many devices as are wanted"),
    "R16": ("shaders that are wrong", "raise, unless a scope takes the error"),
    "R17": ("versions", "that of the API first"),
    "N1": ("`wgpu`", "the names of the root"),
    "N2": ("`wgpu.gpu`", "its methods"),
    "N3": ("adapters and devices", "also what is private but used"),
    "N4": ("buffers, textures, queues, contexts", "also what is private but used"),
    "N5": ("`GPUPromise`", "await, then, catch, sync_wait"),
    "N6": ("`wgpu.utils`", "its modules"),
    "N7": ("`wgpu.structs`", "mappings with a readable repr"),
    "N8": ("`wgpu.diagnostics`", "topics and reports"),
    "N9": ("`wgpu.backends.wgpu_native`", "ffi, lib and helpers"),
    "N10": ("`wgpu.backends.wgpu_native.extras`", "all of it"),
    "N11": ("packaging", "a hook for PyInstaller, `py.typed`"),
    "N12": ("native features", "by their names"),
    "F1": ("errors of `submit()` end the process", "they are raised"),
    "F2": ("`on_submitted_work_done_*()` fails", "it works"),
    "F3": ("`copy_buffer_to_buffer(size=None)` fails", "it copies the rest"),
    "F4": ("`subgroup_min_size` is None", "it is a number"),
    "F5": ("`Extent3D`, `Origin3D`, `Color` objects fail", "they work"),
    "F6": ("`set_immediates()` without a size fails", "it takes all of the data"),
    "F7": ("`GPUPipelineError.reason` is the message", "it is the reason"),
    "F8": ("`view_formats`, `aspect`, `depth_slice` have no effect", "they have"),
    "F9": ('"max-bind-groups-plus-vertex-buffers" is 0', "it is the number"),
    "F10": (
        "`device.features` is what was asked for",
        'and what the standard has on: "core-features-and-limits", and "immediates" while their limit is not 0',
    ),
    "A1": ("`draw_many()`, `dispatch_many()`", "thousands of draws or dispatches from one array"),
    "A2": ("`GPUDevice.create_mesh_pipeline()`", "mesh shaders, and `draw_mesh_tasks()` with its kin"),
    "A3": ("`GPUDevice.create_blas()`, `create_tlas()`", "structures that rays are cast into; what is wrong is named"),
    "A4": ("`GPUCommandEncoder.build_acceleration_structures()`", "from buffers, and instances as dicts or records"),
    "A5": ("`GPUBlas.prepare_compaction_*()`, `GPUQueue.compact_blas()`", "a copy that takes less memory"),
    "A6": ("structures in bind groups", "one or an array; the type `acceleration_structure` in shaders"),
    "A7": ("`GPUDevice.create_pipeline_cache()`", "pipelines that the next run does not compile"),
    "A14": ("`GPUDevice.create_shared_buffer()`, `create_shared_texture()`", "memory that other processes use too"),
    "A8": ("`wgpu.utils.HostArray`", "results and mapped ranges for DLPack and `__array_interface__`"),
    "A9": ("tensors", "what has DLPack and no buffer protocol is taken as data, and as `out`"),
    "A10": ("passes in `with`", "are ended with the block"),
    "A11": ('`read_texture({"texture": t})`', "the whole level, row behind row"),
    "A12": ("limits as attributes", "`limits.max_buffer_size`"),
    "A13": ("messages", "name features and limits as requests take them, and what is to choose from"),
}


def tests_by_row() -> dict[str, list[str]]:
    """Row -> the tests that are marked with it, as file::function."""
    found: dict[str, list[str]] = {row: [] for row in ROWS}
    for path in sorted(TESTS.glob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            for mark in getattr(node, "decorator_list", ()):
                if isinstance(mark, ast.Call) and ast.unparse(mark.func) == "pytest.mark.row":
                    for argument in mark.args:
                        found.setdefault(ast.literal_eval(argument), []).append(f"{path.name}::{node.name}")
    return found


def table() -> str:
    """The text of docs/python-api.md."""
    lines = [
        "# The Python API, row by row",
        "",
        "What releases of wgpu-py promised, what this package makes of it, and the test that checks it. Written by",
        "`python python-bindings/tests/api_rows.py`; `make test` fails when a row has no test.",
    ]
    tests = tests_by_row()
    for letter, title in SECTIONS.items():
        lines += ["", f"## {title}", "", "| row | what | here | tests |", "|---|---|---|---|"]
        for row, (what, here) in ROWS.items():
            if row[0] == letter:
                names = ", ".join(f"`{name.removeprefix('test_').replace('.py::test_', ': ')}`" for name in tests[row])
                lines.append(f"| {row} | {what} | {here} | {names} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    TABLE.write_text(table())
    print(TABLE)
