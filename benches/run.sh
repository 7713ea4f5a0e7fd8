#!/bin/sh
# Compares our library with wgpu-native's through C and writes out/bench/abi.json: benches/run.sh [--short | ROUNDS]
#
# --short    one round, nothing written: shows that every measure still runs
# WGPU_LIB   folder of our libwgpu_native.so (target/pgo: make build PROFILE=pgo)
# THEIRS     the other library (that of wgpu-py 0.32.0, which tests/drop_in/run.sh installs in .venv-drop-in)
set -eu
cd "$(dirname "$0")/.."
library=${WGPU_LIB:-${CARGO_TARGET_DIR:-target}/pgo}/libwgpu_native.so
theirs=${THEIRS:-$(ls .venv-drop-in/lib/python3*/site-packages/wgpu/resources/libwgpu_native-release.so)}
export XDG_RUNTIME_DIR="${XDG_RUNTIME_DIR:-/tmp}"
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
cc -std=c11 -O2 -Wall -Wextra -Werror -I include benches/abi.c -o "$out/abi" -ldl -pthread
if [ "${1:-}" = --short ]; then
    "$out/abi" --rounds 1 --memory "$library" "$theirs" >"$out/abi.json"
    python3 -m json.tool "$out/abi.json" >/dev/null
    exit
fi
mkdir -p out/bench
"$out/abi" --rounds "${1:-31}" --memory "$library" "$theirs" >"$out/abi.json"
# The size of the library, and of what is in the wheel.
python3 - "$out/abi.json" "$library" "$theirs" out/bench/abi.json <<'END'
import json, os, sys
result, ours, theirs, to = sys.argv[1:]
data = json.load(open(result))
data["rows"].append({"group": "memory", "measure": "size of the library", "unit": "KiB", "sense": "ratio", "target": 1.0,
                     "ours": os.path.getsize(ours) / 1024, "theirs": os.path.getsize(theirs) / 1024})
json.dump(data, open(to, "w"), indent=1)
END
