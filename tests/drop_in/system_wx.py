"""wx of the system, for the scripts of tests/clients."""

import subprocess
import sys
from pathlib import Path


def system_wx(folder: str) -> None:
    """PyPI has no wheel of wx for Linux; the system's serves if it is for this Python."""
    code = f"import sys, wx; print(sys.version_info[:2] == {tuple(sys.version_info[:2])}, wx.__path__[0])"
    asked = subprocess.run(["/usr/bin/python3", "-c", code], capture_output=True, text=True, check=False)
    fits, _, path = asked.stdout.strip().partition(" ")
    if fits == "True":
        Path(folder, "wx").symlink_to(path)
        sys.path.append(folder)
