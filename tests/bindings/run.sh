#!/bin/sh
# Each generator of bindings reads our headers, and a compute program written in what it makes runs on the GPU.
# Arguments go to pytest. Needs gcc, cargo, Python and, for their programs, Go and Node.js.
#
# WGPU_LIB   folder of libwgpu_native.so (target/debug)
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
target=${CARGO_TARGET_DIR:-$root/target}
export WGPU_LIB="${WGPU_LIB:-$target/debug}" BINDINGS_DIR="$target/bindings" XDG_RUNTIME_DIR="${XDG_RUNTIME_DIR:-/tmp}"
venv=$BINDINGS_DIR/venv
wanted=$root/tests/bindings/requirements.txt
if ! cmp -s "$wanted" "$venv/requirements.txt"; then
    python3 -m venv --clear "$venv"
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-input -r "$wanted"
    cp "$wanted" "$venv/requirements.txt"
fi
exec "$venv/bin/python" -m pytest -q -p no:cacheprovider "$@" "$root/tests/bindings"
