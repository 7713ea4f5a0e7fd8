#!/bin/sh
# Checks every interleaving of a few threads on the handle tables and the event registry, with loom: tests/model/run.sh [NAME]
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$root/target}/model
export CARGO_TARGET_DIR
exec cargo test --quiet --locked --manifest-path "$root/tests/model/Cargo.toml" -- "$@"
