"""Tells PyInstaller where the hook for this package is (entry point "pyinstaller40")."""

from os.path import dirname


def get_hook_dirs() -> list[str]:
    """Folders with hooks."""
    return [dirname(__file__)]
