"""The demo in small, the first programs, and the README's commands: run as a reader would run them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
DEMO = ROOT / "examples/demo"
LIBRARY = Path(os.environ.get("WGPU_LIB", ROOT / "target/release"))
README = (ROOT / "README.md").read_text()


def run(*command: str | Path, cwd: Path = ROOT, **environment: str) -> str:
    """What the command prints; a failure shows both streams."""
    done = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, f"{command} ended with {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def test_matrix_product() -> None:
    assert "✔ equals numpy's product" in run(sys.executable, DEMO / "matmul.py", "--side", "128")


def test_matrix_product_refuses_a_side_that_it_cannot_tile() -> None:
    done = subprocess.run(
        [sys.executable, DEMO / "matmul.py", "--side", "100"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "--side is 100, but must be a positive multiple of 64" in done.stderr


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Frame 7, rendered by both programs."""
    out = tmp_path_factory.mktemp("pictures")
    run(sys.executable, DEMO / "render.py", "--out", out, "--frames", "7")
    program = out / "render"
    sources = [DEMO / name for name in ("render.c", "scene.c", "png.c")]
    warnings = ["-std=c99", "-Wall", "-Wextra", "-Wpedantic", "-Werror"]
    run("cc", *warnings, "-O2", f"-I{ROOT}/include", *sources, "-o", program, f"-L{LIBRARY}", "-lwgpu_native", "-lm")
    run(program, out, DEMO / "shaders", "7", LD_LIBRARY_PATH=str(LIBRARY))
    return out


def test_both_languages_render_the_same_picture(pictures: Path) -> None:
    assert "✔ c-07.png matches python-07.png" in run(sys.executable, DEMO / "compare.py", pictures)


def test_a_different_picture_is_noticed(pictures: Path, tmp_path: Path) -> None:
    shutil.copy(pictures / "python-07.png", tmp_path)
    picture = Image.open(pictures / "c-07.png").convert("RGB")
    picture.paste((255, 0, 0), (300, 200, 320, 220))
    picture.save(tmp_path / "c-07.png")
    done = subprocess.run([sys.executable, DEMO / "compare.py", tmp_path], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "differ by more than" in done.stderr


def test_readme_shows_the_first_programs() -> None:
    assert (ROOT / "examples/c/double.c").read_text() in blocks("c")
    assert (ROOT / "examples/python/double.py").read_text() in blocks("python")


def test_first_python_program() -> None:
    assert run(sys.executable, ROOT / "examples/python/double.py") == "[ 2  4  6  8 10 12 14 16]\n"


def link_lines() -> list[str]:
    return [line for block in blocks("sh") for line in block.splitlines() if line.startswith("cc ")]


def test_readme_links_dynamically_and_statically() -> None:
    assert len(link_lines()) == 2
    assert sum("-lwgpu_native" in line for line in link_lines()) == 1
    [static] = [line for line in link_lines() if "libwgpu_native.a" in line]
    libraries = (ROOT / "ffi/static-libs.txt").read_text()
    assert re.search(r"libwgpu_native\.a (.*) -o", static)[1] in libraries  # type: ignore[index]


@pytest.mark.parametrize("line", link_lines())
def test_first_c_program_with_the_readme_s_link_line(line: str, tmp_path: Path) -> None:
    command = (
        line.replace("target/release", str(LIBRARY)).replace("$PWD/", "").replace("-o double", f"-o {tmp_path}/double")
    )
    run("sh", "-c", command)
    assert run(tmp_path / "double").split() == ["2", "4", "6", "8", "10", "12", "14", "16"]


def test_readme_s_make_targets_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = set(re.findall(r"`?make ([a-z-]+)`?", README + (ROOT / "CONTRIBUTING.md").read_text()))
    assert named
    assert named <= targets, f"{named - targets} named, but not in the Makefile"


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md"])
def test_links_lead_somewhere(document: str) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", (ROOT / document).read_text())
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_setup_names_the_packages_before_doing_anything(tmp_path: Path) -> None:
    """Without a C compiler and without the right to install one."""
    tools = ["sh", "sed", "uname", "dirname", "grep", "ldconfig", "apt-get", "python3", "cargo", "cut", "sort", "head"]
    for tool in tools:
        found = shutil.which(tool, path=os.environ["PATH"] + ":/sbin:/usr/sbin")
        if found:
            (tmp_path / tool).symlink_to(found)
    for tool, answer in {"id": "1000", "rustc": "rustc 1.95.0 (0 2026-01-01)"}.items():
        (tmp_path / tool).write_text(f"#!/bin/sh\necho '{answer}'\n")
        (tmp_path / tool).chmod(0o755)
    done = subprocess.run(
        [ROOT / "tools/setup.sh"],
        env={"PATH": str(tmp_path), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "Nothing has been done yet" in done.stderr
    assert "gcc libc6-dev" in done.stderr
