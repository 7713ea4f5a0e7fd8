"""Checks the library's dependencies: where they come from, their licences, and which are there in several versions.

    tools/dependencies.py

What Cargo.lock and cargo's own data say is checked, also whether a version was withdrawn ("yanked") later.
Advisories are not, because their database is not in the registry. Ends with `N packages, N failed`.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
#: Licences that go with MIT or Apache-2.0; of an expression with OR one is enough, with AND all are needed.
LICENCES = {
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
}
REGISTRY = "registry+https://github.com/rust-lang/crates.io-index"


def allowed(expression: str) -> bool:
    """Whether a licence expression (with `/` for OR, as old packages have it) can be met."""
    text = expression.replace("/", " OR ")
    words = []
    for token in re.findall(r"[()]|\bAND\b|\bOR\b|[^\s()]+(?: WITH [^\s()]+)?", text):
        words.append(token.lower() if token in ("AND", "OR", "(", ")") else str(token in LICENCES))
    return bool(eval(" ".join(words)))  # only True, False, and, or, parentheses


def index_path(name: str) -> Path:
    """Where the registry's index keeps a package's versions."""
    name = name.lower()
    if len(name) > 3:
        return Path(name[:2], name[2:4], name)
    return Path("3", name[0], name) if len(name) == 3 else Path(str(len(name)), name)


def withdrawn(name: str, version: str) -> bool | None:
    """Whether the index that cargo fetched last calls this version yanked; None where it holds nothing of it."""
    home = Path(os.environ.get("CARGO_HOME", Path.home() / ".cargo"))
    for cache in home.glob("registry/index/index.crates.io-*/.cache"):
        file = cache / index_path(name)
        if not file.exists():
            continue
        # Lines of JSON, each behind its version, with zero bytes between.
        for entry in file.read_bytes().split(b"\0"):
            if entry.startswith(b"{") and (row := json.loads(entry))["vers"] == version:
                return bool(row["yanked"])
    return None


def main() -> int:
    command = ["cargo", "metadata", "--locked", "--format-version", "1", "--manifest-path", str(ROOT / "Cargo.toml")]
    packages = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)["packages"]
    lock = (ROOT / "Cargo.lock").read_text()
    sums = set(re.findall(r'name = "([^"]+)"\nversion = "([^"]+)"\nsource = "[^"]+"\nchecksum = "[0-9a-f]{64}"', lock))
    failed = unknown = 0
    versions: dict[str, list[str]] = defaultdict(list)
    for package in packages:
        if package["source"] is None and Path(package["manifest_path"]).parent == ROOT:
            continue
        name, version, licence = package["name"], package["version"], package["license"] or "no licence"
        versions[name].append(version)
        faults = []
        if package["source"] != REGISTRY:
            faults.append(f"it comes from {package['source'] or package['manifest_path']}, not from crates.io")
        if (name, version) not in sums:
            faults.append("Cargo.lock has no checksum for it")
        if not allowed(licence):
            faults.append(f"its licence is {licence}")
        yanked = withdrawn(name, version)
        unknown += yanked is None
        if yanked:
            faults.append("its authors withdrew this version: `cargo update -p` takes another")
        failed += bool(faults)
        for fault in faults:
            print(f"{name} {version}: {fault}")
    for name, several in sorted(versions.items()):
        if len(several) > 1:
            print(f"note: {name} in {len(several)} versions: {', '.join(sorted(several))}")
    if unknown:
        print(f"note: cargo has no index of {unknown} packages here, so they may be withdrawn: `cargo fetch` gets it")
    print(f"{sum(map(len, versions.values()))} packages, {failed} failed")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
