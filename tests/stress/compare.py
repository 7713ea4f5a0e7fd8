"""The hostile calls of two libraries side by side: `compare.py OURS.json THEIRS.json`, as hostile.py --json wrote them.

Calls of functions whose *valid* call already ends the process in one of the libraries are counted apart.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from cases import sample
from model import load
from worker import all_cases

ENDED = ("crash", "hang")


def read(path: str) -> tuple[set[str], dict[str, str]]:
    """The functions that were called, and the cases that ended the process."""
    data = json.loads(Path(path).read_text())
    return set(data["by function"]), {
        case["case"]: case["finding"] for case in data["cases"] if case["finding"] in ENDED
    }


def main() -> None:
    libraries = [read(path) for path in sys.argv[1:3]]
    common = libraries[0][0] & libraries[1][0]
    cases = [case for case in sample(all_cases(load()), 10**9) if case.function in common]
    missing = {
        case.function for case in cases if case.change is None and any(str(case) in ended for _, ended in libraries)
    }
    calls: Counter[str] = Counter()
    ends: list[Counter[str]] = [Counter(), Counter()]
    for case in cases:
        sort = (
            "of a function that is not there"
            if case.function in missing
            else case.change.sort
            if case.change
            else "valid"
        )
        calls[sort] += 1
        for (_, ended), count in zip(libraries, ends, strict=True):
            count[sort] += str(case) in ended
    print("| what is wrong | calls | end here | end there |\n|---|---:|---:|---:|")
    for sort, number in sorted(calls.items(), key=lambda item: -item[1]):
        print(f"| {sort} | {number} | {ends[0][sort]} | {ends[1][sort]} |")
    print(f"| all | {calls.total()} | {ends[0].total()} | {ends[1].total()} |")
    kinds = [Counter(ended.values()) for _, ended in libraries]
    print(f"\nhere: {dict(kinds[0])}, there: {dict(kinds[1])}; not there: {len(missing)} functions")


if __name__ == "__main__":
    main()
