"""Compare the pictures that the C program wrote with those of the Python program, pixel by pixel."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np
from PIL import Image

# The two programs compute the mesh with different sine functions, so a vertex may differ in its last bit. That moves a
# shade by a step or two, and now and then a sample at the edge of a triangle to the neighbour.
STEP = 2
PIXELS_BEYOND_STEP = 0.0005


def differences(python: Path, c: Path) -> str | None:
    """Print how the two pictures compare; return what is wrong, if anything is."""
    first = np.asarray(Image.open(python).convert("RGB")).astype(int)
    second = np.asarray(Image.open(c).convert("RGB")).astype(int)
    if first.shape != second.shape:
        return f"{python} is {first.shape[1]}x{first.shape[0]}, {c} is {second.shape[1]}x{second.shape[0]}"
    difference = np.abs(first - second).max(axis=2)
    equal, beyond = np.mean(difference == 0), np.mean(difference > STEP)
    summary = f"{equal:.2%} of the pixels equal, largest difference {difference.max()} of 255"
    if beyond > PIXELS_BEYOND_STEP:
        return f"{python} and {c} differ: {summary}; {beyond:.2%} differ by more than {STEP}"
    print(f"  ✔ {c.name} matches {python.name}: {summary}")
    return None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where the two programs wrote their pictures")
    folder: Path = parser.parse_args().folder
    pictures = sorted(folder.glob("c-*.png"))
    if not pictures:
        sys.exit(f"  ✘ no picture of the C program in {folder}")
    faults = [differences(c.with_name(c.name.replace("c-", "python-", 1)), c) for c in pictures]
    if wrong := [fault for fault in faults if fault]:
        sys.exit("\n".join(f"  ✘ {fault}" for fault in wrong))


if __name__ == "__main__":
    main()
