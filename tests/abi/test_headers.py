"""The headers compile everywhere without a warning, and every initialiser can be used."""

from __future__ import annotations

import itertools
import re
import shutil
import subprocess
from pathlib import Path

import pytest

LANGUAGES = {
    "c": [("gcc", "c99"), ("gcc", "c11"), ("gcc", "c2x"), ("clang", "c99"), ("clang", "c11"), ("clang", "c2x")],
    "cpp": [("g++", "c++11"), ("g++", "c++20"), ("clang++", "c++11"), ("clang++", "c++20")],
}
MATRIX = [(language, *choice) for language, choices in LANGUAGES.items() for choice in choices]
STRICT = ["-Wall", "-Wextra", "-Werror", "-pedantic", "-Wno-unused-variable"]


def struct_of(text: str, macro: str) -> str:
    found = re.search(rf"#define {macro} _wgpu_MAKE_INIT_STRUCT\((\w+),", text)
    assert found, macro
    return found[1]


def unit(root: Path, function: str) -> str:
    """A source that includes all headers twice, in both orders, and uses every initialiser in each place C allows."""
    names = ["webgpu.h", "wgpu.h", "wgpu_abi.h"]
    lines = [f'#include "{name}"' for name in [*names, *reversed(names)]]
    body = []
    for header in sorted((root / "include").glob("*.h")):
        text = header.read_text()
        for macro in re.findall(r"#define (WGPU_\w+_INIT) ", text):
            struct = struct_of(text, macro)
            body.append(
                f"    {{ {struct} fresh = {macro}; {struct} again; again = {macro}; fresh = again; (void)fresh; }}"
            )
    assert len(body) > 90, "the initialisers were not found"
    return "\n".join([*lines, f"int {function}(void);", f"int {function}(void) {{", *body, "    return 0;", "}", ""])


@pytest.mark.parametrize(("language", "compiler", "standard"), MATRIX)
def test_compiles_without_a_warning(language: str, compiler: str, standard: str, root: Path, tmp_path: Path) -> None:
    assert shutil.which(compiler), f"{compiler} is needed for this test"
    sources = []
    for name in ("first", "second"):
        source = tmp_path / f"{name}.{language}"
        source.write_text(unit(root, name) + ("int main(void) { return first(); }\n" if name == "first" else ""))
        sources.append(str(source))
    command = [
        compiler,
        f"-std={standard}",
        *STRICT,
        f"-I{root / 'include'}",
        *sources,
        "-o",
        str(tmp_path / "program"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[:3000]
    assert subprocess.run([tmp_path / "program"], check=False).returncode == 0


@pytest.mark.parametrize(
    "defines", [["WGPU_SKIP_PROCS"], ["WGPU_SKIP_DECLARATIONS"], ["WGPU_SHARED_LIBRARY", "WGPU_IMPLEMENTATION"]]
)
def test_switches(defines: list[str], root: Path, tmp_path: Path) -> None:
    source = tmp_path / "switches.c"
    source.write_text('#include "wgpu.h"\ntypedef int something;\n')
    command = [
        "gcc",
        "-std=c99",
        *STRICT,
        *(f"-D{d}" for d in defines),
        f"-I{root / 'include'}",
        "-E",
        "-P",
        str(source),
    ]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert ("(*WGPUProc" in text.replace("(*WGPUProc)", "")) == ("WGPU_SKIP_PROCS" not in defines)
    assert bool(re.search(r"\bwgpu[A-Z]\w*\(", text)) == ("WGPU_SKIP_DECLARATIONS" not in defines)
    if "WGPU_IMPLEMENTATION" in defines:
        assert 'visibility("default")' in text


def test_nothing_is_undocumented(root: Path) -> None:
    """Every declaration stands under a comment, and no comment is a placeholder."""
    for header in sorted((root / "include").glob("*.h")):
        lines = header.read_text().splitlines()
        top_level = r"^(WGPU_EXPORT|typedef|static const|#define WGPU_\w+ [_(])"
        member = r"^    (const |WGPU|u?int|size_t|float|double|void|char)[\w *]*;$"
        declarations = re.compile(rf"{top_level}|{member}|^    WGPU\w+_\w+ = ")
        bare = []
        for before, line in itertools.pairwise(lines):
            if declarations.match(line) and not before.rstrip().endswith("*/") and "Force32" not in line:
                bare.append(line)
        assert bare == [], header.name
        assert not [line for line in lines if re.search(r"\b(DOC|TODO)\b", line)], header.name
