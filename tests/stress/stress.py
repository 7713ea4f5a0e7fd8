"""All stress tests, in a short form (the default) or a long one (`--long`), against the library in $WGPU_LIB.

Ends with `N passed, N failed`.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import hostile

HERE = Path(__file__).parent


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--library", type=Path, default=hostile.default_library())
    parser.add_argument("--json", type=Path, help="also write the figures of the hostile calls here")
    options = parser.parse_args()
    library = str(options.library)
    calls = ["--library", library, *(["--json", str(options.json)] if options.json else [])]
    contexts = ["--context", *hostile.CONTEXTS]
    parts = {
        "hostile calls": [
            "hostile.py",
            *calls,
            *contexts,
            *(["--full", "--table"] if options.long else ["--every", "25"]),
        ],
        "threads": ["threads.py", library, "180" if options.long else "4"],
        "leaks": ["leaks.py", library, *(["10000", "200"] if options.long else ["100", "5"])],
        "faults": ["faults.py", library],
    }
    passed = failed = 0
    with hostile.display() as variables:
        environment = {**hostile.environment(), **variables}
        for name, command in parts.items():
            begin = time.monotonic()
            print(f"== {name}", flush=True)
            limit = 3600 if options.long else 1200
            try:
                done = subprocess.run(
                    [sys.executable, str(HERE / command[0]), *command[1:]],
                    env=environment,
                    stdout=subprocess.PIPE,
                    text=True,
                    timeout=limit,
                )
                output, code = done.stdout, done.returncode
            except subprocess.TimeoutExpired:
                output, code = "", -1
            counts = re.findall(r"^(\d+) passed, (\d+) failed$", output, re.MULTILINE)
            if options.long or code:
                print(output, end="")
            if counts:
                passed += int(counts[-1][0])
                failed += int(counts[-1][1])
            if not counts or (code and counts[-1][1] == "0"):
                failed += 1
                print(f"{name} ended with {code}" if code >= 0 else f"{name} was ended by signal {-code} or the clock")
            print(f"   {counts[-1][0] if counts else 0} passed in {time.monotonic() - begin:.0f} s", flush=True)
    print(f"{passed} passed, {failed} failed")
    return int(failed > 0)


if __name__ == "__main__":
    os.chdir(HERE)
    sys.exit(main())
