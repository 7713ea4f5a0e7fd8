#!/bin/sh
# Type-checks the library for systems that this one is not, so that their code does not rot: tools/check-targets.sh [TARGET ...]
# Windows is not among them: tools/windows.sh runs what it builds for it.
# A target whose standard library rustup can't bring is skipped, with a line that says so.
set -eu
cd "$(dirname "$0")/.."
[ $# -gt 0 ] || set -- aarch64-apple-darwin
for target in "$@"; do
    if rustup target add "$target" >/dev/null 2>&1; then
        echo "$target"
        # Only through clippy can warnings be denied without building the dependencies anew; its own lints depend on the target's types.
        cargo clippy --locked --quiet --lib --target "$target" -- -A clippy::all -D warnings
    else
        echo "$target: skipped, rustup can't install it here"
    fi
done
