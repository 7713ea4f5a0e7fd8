#!/usr/bin/env bash
# Unmodified wgpu-py 0.32.0, pygfx and programs in Zig, once on their own library and once on ours: the same numbers and
# pixels, and no new log line.
#   tests/drop_in/run.sh LIBRARY [SCRIPT...]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
library=$(realpath "${1:?usage: run.sh LIBRARY [SCRIPT...]}")
shift
venv=${DROP_IN_VENV:-$here/../../.venv-drop-in}
if ! "$venv/bin/python" -c 'import glfw, numpy, PIL, pygfx, rendercanvas, wgpu, zcmir, zebsdsolve' 2>/dev/null; then
    echo "drop-in: making $venv"
    python3 -m venv "$venv"
    "$venv/bin/pip" install -q wgpu==0.32.0 pygfx==0.17.0 rendercanvas==2.7.2 glfw==2.11.0 zcmir==0.1.4 zebsdsolve==0.1.0 numpy pillow
fi
exec "$venv/bin/python" "$here/compare.py" "$library" "$here/scripts" "$@"
