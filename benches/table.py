"""Puts the results of the benchmarks, out/bench/*.json, into the tables of benches/README.md.

A result is `{"title": ..., "rounds": N, "rows": [...]}`, and maybe `"peer"`, the name of whom it compares with, and
`"machine"`, if it was measured on another one. A row has `group`, `measure`, `unit`, `ours`, `theirs` and `target`
(numbers, or null) and `sense`, which says what is compared:

    "ratio"     ours / theirs, at most the target: times and sizes
    "times"     theirs / ours, at least the target: how much faster
    "absolute"  ours, at least the target: a number that needs no comparison
    "most"      ours, at most the target

The table of NAME.json stands in README.md between `<!-- NAME -->` and `<!-- end of NAME -->`. `--print` only prints.
"""

from __future__ import annotations

import datetime
import json
import os
import platform
import re
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
RESULTS = HERE.parent / "out" / "bench"


def number(value: float | None) -> str:
    """Three significant digits, and thousands apart."""
    if not value:
        return ""
    if abs(value) >= 100:
        return f"{value:,.0f}".replace(",", " ")
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"


def compared(row: dict[str, Any]) -> tuple[str, str]:
    """The comparison and its target."""
    ours, theirs, target = row["ours"], row["theirs"], row["target"]
    match row["sense"]:
        case "ratio":
            value, sign = (ours / theirs if theirs else None), "≤"
        case "times":
            value, sign = (theirs / ours if theirs and ours else None), "≥"
        case "most":
            value, sign = ours, "≤"
        case _:
            value, sign = ours, "≥"
    if value is None:
        return "", ""
    if target is None:
        return f"{value:.2f}", ""
    met = value <= target if sign == "≤" else value >= target
    return f"{value:.2f}", f"{sign} {target:.2f} {'✔' if met else '✘'}"


def table(result: dict[str, Any], peer: str) -> str:
    ratio = "times faster" if any(row["sense"] == "times" for row in result["rows"]) else "ours / theirs"
    lines = [f"| measure | unit | ours | {peer} | {ratio} | target |", "|---|---|---:|---:|---:|---|"]
    group = None
    groups = list(dict.fromkeys(row["group"] for row in result["rows"]))
    for row in sorted(result["rows"], key=lambda row: groups.index(row["group"])):
        if row["group"] != group:
            group = row["group"]
            lines.append(f"| **{group}** | | | | | |")
        value, target = compared(row)
        cells = [row["measure"], row["unit"], number(row["ours"]), number(row["theirs"]), value, target]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def main() -> int:
    readme = HERE / "README.md"
    text = readme.read_text()
    found = False
    for path in sorted(RESULTS.glob("*.json")):
        result = json.loads(path.read_text())
        found = True
        content = table(result, result.get("peer", "wgpu-native 29"))
        when = datetime.datetime.fromtimestamp(path.stat().st_mtime).date()
        machine = result.get("machine") or f"{platform.machine()} with {os.cpu_count()} cores"
        words = f"{result['title']}, {when}, {machine}, {result['rounds']} rounds:"
        if "--print" in sys.argv:
            print(f"{words}\n\n{content}\n")
            continue
        begin, end = f"<!-- {path.stem} -->", f"<!-- end of {path.stem} -->"
        place = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
        if not place.search(text):
            print(f"benches/README.md has no place for {path.name}: {begin} ... {end}", file=sys.stderr)
            return 1
        block = f"{begin}\n{words}\n\n{content}\n{end}"
        text = place.sub(lambda _, block=block: block, text)
    if not found:
        print(f"no results in {RESULTS}: run benches/run.sh", file=sys.stderr)
        return 1
    if "--print" not in sys.argv:
        readme.write_text(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
