"""Do the tag and the libraries of a wheel fit each other? auditwheel and abi3audit, of PyPI, have looked too."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

# The buffer protocol joined the limited API in 3.11, and was the same in 3.10: see native/create.c.
OLDER_THAN_ITS_API = {"PyObject_GetBuffer", "PyBuffer_Release"}


def output(*command: str | Path) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def audit_tag(wheel: Path, system: str) -> list[str]:
    """What auditwheel holds against the tag: symbols that the system lacks, libraries that it need not have."""
    said = " ".join(output(sys.executable, "-m", "auditwheel", "show", "--ldpaths", "", wheel).split())
    found = re.search(r'platform tag: "(\w+)"', said)
    if found and found[1] == system:
        return []
    # It knows musl by the name that Alpine gives it; musl's loader takes every name with "libc." for itself.
    if system.startswith("musllinux") and said.endswith("need to be eliminated: libc.so"):
        return []
    return [f"the tag is {system}, but auditwheel says: {said}"]


def audit_stable_abi(wheel: Path) -> list[str]:
    """What the extensions use of Python beyond the stable ABI of 3.10."""
    command = [sys.executable, "-m", "abi3audit", "--report", wheel]  # ends with 1 when it found something
    report = json.loads(subprocess.run(command, capture_output=True, text=True, check=False).stdout)
    problems = []
    for extension in report["specs"][str(wheel)]["wheel"]:
        found = extension["result"]
        beyond = {*found["non_abi3_symbols"], *found["future_abi3_objects"]} - OLDER_THAN_ITS_API
        if beyond or found["baseline"] != "3.10":
            problems.append(f"{extension['name']} is not for all Pythons from 3.10 on: {sorted(beyond)}")
    return problems


def main() -> int:
    wheel = Path(sys.argv[1])
    name, _, python, abi, system = wheel.stem.split("-")
    problems: list[str] = []
    if (name, python, abi) != ("wgpu", "cp310", "abi3"):
        problems.append(f"the tag is {python}-{abi}, not cp310-abi3")
    if not re.match(r"(many|musl)linux_\d+_\d+_\w+$", system):
        problems.append(f"{system} is the tag of one machine only")
    problems += audit_tag(wheel, system) + audit_stable_abi(wheel)
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(wheel) as files:
        files.extractall(folder)
        if len(list(Path(folder).glob("*.dist-info/LICENSE-*"))) != 2:
            problems.append("the texts of the two licences are not in it")
        libraries = sorted(Path(folder).rglob("*.so"))
        for path in libraries:
            if re.search(r"\((RPATH|RUNPATH)\)", output("readelf", "-W", "-d", path)):
                problems.append(f"{path.name} looks for libraries in a folder of its own")
            if path.name != "libwgpu_native.so" and ".abi3." not in path.name:
                problems.append(f"{path.name} is for one Python only")
        if found := [path for path in libraries if path.name == "libwgpu_native.so"]:
            # All but the exported functions is local, so none of ours meets those of another library in the process.
            symbols = output("readelf", "-W", "--dyn-syms", *found)
            if foreign := re.findall(r" UND (Py\w+|_Py\w+)", symbols):
                problems.append(f"libwgpu_native.so asks Python for {foreign}")
            exported = re.findall(r" (?:GLOBAL|WEAK) +DEFAULT +\d+ ([\w.@]+)", symbols)
            if not exported or (others := [symbol for symbol in exported if not symbol.startswith("wgpu")]):
                problems.append(f"libwgpu_native.so exports {others if exported else 'nothing'}")
        else:
            problems.append("libwgpu_native.so is not in it")
    print(f"wheel {wheel.name}: {wheel.stat().st_size / 1e6:.1f} MB, {len(libraries)} libraries")
    for problem in problems:
        print(f"wheel: {problem}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
