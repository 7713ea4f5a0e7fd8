#!/bin/sh
# Format, style and types of all sources: called by `make lint`. Stops at the first complaint.
set -eu
cd "$(dirname "$0")/.."
step=tools/step.sh
bin=$PWD/.venv/bin
python_files="python-bindings examples tools tests benches"

$step "Rust format" "Run: cargo fmt" cargo fmt --check
$step "Rust format of the models" "Run: cargo fmt --manifest-path tests/model/Cargo.toml" \
    cargo fmt --check --manifest-path tests/model/Cargo.toml
$step "Rust lints" "Fix what clippy says above." \
    cargo clippy --locked --all-targets --profile "${PROFILE:-release}" -- -D warnings
$step "the levels of the sources" "src/extension has C entries only: move what others need one level down, to src/api say." \
    sh -c '! grep -rnE "(crate|super)::extension" src --include="*.rs" | grep -v "^src/extension/\|^src/native/proc_table.rs:"'
$step "the dependencies" "A package comes from elsewhere, or its licence is none of tools/dependencies.py." \
    "$bin/python" tools/dependencies.py
# shellcheck disable=SC2086 # the folders are words
{
    $step "Python format" "Run: .venv/bin/ruff format $python_files" "$bin/ruff" format --check $python_files
    $step "Python lints" "Fix what ruff says above; much of it by: .venv/bin/ruff check --fix $python_files" \
        "$bin/ruff" check $python_files
}
$step "types of the package" "Fix what mypy says above." sh -c "cd python-bindings && '$bin/mypy' --strict"
$step "types, as pyright and editors see them" "Fix what pyright says above. Its first run downloads it: is the network there?" \
    sh -c "cd python-bindings && '$bin/pyright' --pythonpath '$bin/python'"
$step "types of the examples" "Fix what mypy says above." \
    env MYPYPATH=python-bindings:examples/demo "$bin/mypy" --strict examples python-bindings/tests/typing_sample.py tests/demo
