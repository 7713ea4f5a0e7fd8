#!/bin/sh
# Compares our library with wgpu-native's: benches/run.sh [ROUNDS]. The tables in benches/README.md come from here.
#
# WGPU_LIB   folder of our libwgpu_native.so (target/dist: cargo build --profile dist --lib)
# THEIRS     the other library (that of wgpu-py 0.32.0, which tests/drop_in/run.sh has installed in .venv-drop-in)
set -eu
cd "$(dirname "$0")/.."
library=${WGPU_LIB:-${CARGO_TARGET_DIR:-target}/dist}/libwgpu_native.so
theirs=${THEIRS:-$(ls .venv-drop-in/lib/python3*/site-packages/wgpu/resources/libwgpu_native-release.so)}
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
cc -std=c11 -O2 -Wall -Wextra -Werror -I include benches/abi.c -o "$out/abi" -ldl
"$out/abi" "$library" "$theirs" "${1:-31}"
