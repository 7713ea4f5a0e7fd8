#!/bin/sh
# Instructions per call, where the machine is too noisy for times: benches/count.sh [MEASURE]. Prints one line for each measure.
# Needs valgrind. What other threads do, such as a software driver's, is not counted. Environment: as for run.sh.
set -eu
cd "$(dirname "$0")/.."
library=${WGPU_LIB:-${CARGO_TARGET_DIR:-target}/pgo}/libwgpu_native.so
theirs=${THEIRS:-$(ls .venv-drop-in/lib/python3*/site-packages/wgpu/resources/libwgpu_native-release.so)}
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
cc -std=c11 -O2 -Wall -Wextra -Werror -DCOUNT_INSTRUCTIONS -I include benches/abi.c -o "$out/abi" -ldl -pthread
export XDG_RUNTIME_DIR="${XDG_RUNTIME_DIR:-/tmp}"
for which in ours theirs; do
    path=$library
    [ $which = ours ] || path=$theirs
    valgrind --tool=callgrind --collect-atstart=no --callgrind-out-file="$out/$which.out" \
        "$out/abi" ${1:+--only "$1"} "$path" >"$out/$which" 2>"$out/log" || { cat "$out/log"; exit 1; }
done
# A dump for each measure, numbered from 1, each with its sum in a line "totals:".
awk -F '\t' -v dir="$out" '
    function instructions(which, n,    file, line, sum) {
        file = dir "/" which ".out." n
        while ((getline line < file) > 0) if (line ~ /^totals:/) { split(line, sum, " "); close(file); return sum[2] }
        return 0
    }
    BEGIN { printf "%-44s %12s %12s %6s\n", "instructions per call", "ours", "theirs", "ratio" }
    { ours = instructions("ours", NR) / $3; theirs = instructions("theirs", NR) / $3
      printf "%-44s %12.0f %12.0f %6.2f\n", substr($1, 1, 24) (length($1) > 24 ? "…" : "") ": " $2, ours, theirs, theirs ? ours / theirs : 0 }
' "$out/ours"
