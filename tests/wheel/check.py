"""What auditwheel would ask: do the tag and the libraries of a wheel fit each other?"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

# Parts of glibc and of gcc that each Linux of the manylinux tags has.
ALLOWED = r"lib(c|m|dl|rt|pthread)\.so\.\d|libgcc_s\.so\.1|ld-linux[\w-]*\.so\.\d"


def readelf(option: str, path: Path) -> str:
    return subprocess.run(["readelf", "-W", option, str(path)], capture_output=True, text=True, check=True).stdout


def main() -> int:
    wheel = Path(sys.argv[1])
    name, _, python, abi, system = wheel.stem.split("-")
    problems: list[str] = []
    if (name, python, abi) != ("wgpu", "cp310", "abi3"):
        problems.append(f"the tag is {python}-{abi}, not cp310-abi3")
    tag = re.fullmatch(r"manylinux_(\d+)_(\d+)_\w+", system)
    named = (int(tag[1]), int(tag[2])) if tag else (0, 0)
    if not tag:
        problems.append(f"{system} is no manylinux tag")
    needed = (0, 0)
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(wheel) as files:
        files.extractall(folder)
        libraries = sorted(Path(folder).rglob("*.so"))
        if "libwgpu_native.so" not in {path.name for path in libraries}:
            problems.append("libwgpu_native.so is not in it")
        for path in libraries:
            wants = re.findall(r"\(NEEDED\).*\[(.*)\]", readelf("-d", path))
            problems += [f"{path.name} needs {want}" for want in wants if not re.fullmatch(ALLOWED, want)]
            if re.search(r"\((RPATH|RUNPATH)\)", readelf("-d", path)):
                problems.append(f"{path.name} looks for libraries in a folder of its own")
            needed = max(
                [needed, *((int(a), int(b)) for a, b in re.findall(r"GLIBC_(\d+)\.(\d+)", readelf("-V", path)))]
            )
            foreign = re.findall(r" UND (Py\w+|_Py\w+)", readelf("--dyn-syms", path))
            if path.name != "libwgpu_native.so" and ".abi3." not in path.name:
                problems.append(f"{path.name} is for one Python only")
            if path.name == "libwgpu_native.so" and foreign:
                problems.append(f"{path.name} asks Python for {foreign}")
    if named != needed:
        problems.append(f"the tag names glibc {named[0]}.{named[1]}, the libraries ask for {needed[0]}.{needed[1]}")
    print(f"wheel {wheel.name}: {len(libraries)} libraries, glibc {needed[0]}.{needed[1]}")
    for problem in problems:
        print(f"wheel: {problem}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
