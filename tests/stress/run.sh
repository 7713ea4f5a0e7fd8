#!/bin/sh
# Runs the stress tests in their short form (under a minute): hostile calls, threads, leaks and faults.
# The long form is `tests/stress/run.sh --long`: every call in every context, and minutes of threads.
#
# WGPU_LIB   folder of libwgpu_native.so; otherwise the development build is used, and built before
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
if [ -z "${WGPU_LIB:-}" ]; then
    (cd "$root" && cargo build --quiet --locked --lib)
fi
exec "${PYTHON:-python3}" "$root/tests/stress/stress.py" "$@"
