#!/bin/sh
# Runs the ABI tests against the development build (or $WGPU_ABI_LIB_DIR). Arguments go to pytest.
# Needs gcc, g++, clang, cmake, pkg-config and Python; makes a virtual environment for the rest.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
target=${CARGO_TARGET_DIR:-$root/target}
venv=$target/abi-tests/venv
if ! "$venv/bin/python" -c 'import clang.cindex, pytest' 2>/dev/null; then
    python3 -m venv "$venv"
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check 'libclang==18.1.1' 'pytest>=8,<10'
fi
exec "$venv/bin/python" -m pytest -q -p no:cacheprovider "$@" "$root/tests/abi"
