#!/bin/sh
# All tests: called by `make test`, which builds and installs everything before. Stops at the first part that fails.
#
# WGPU_LIB   folder of libwgpu_native (set by the Makefile)
# PROFILE    cargo profile of the Rust tests (release)
set -u
cd "$(dirname "$0")/.." || exit
begin=$(date +%s)
passed=0

part() {
    if tools/step.sh "$@"; then
        passed=$((passed + 1))
    else
        echo "parts: $passed passed, 1 failed"
        exit 1
    fi
}

part "Rust tests" "The failing test is named above. One test: cargo test NAME" \
    cargo test --locked --profile "${PROFILE:-release}"
part "the headers and the ABI" "The differences are above. One test: tests/abi/run.sh -k NAME" \
    env WGPU_ABI_LIB_DIR="$WGPU_LIB" tests/abi/run.sh
part "bindings: what other languages make of the headers" \
    "The failing generator is named above. One: tests/bindings/run.sh -k NAME" tests/bindings/run.sh
part "C tests" "The failing program is named above. One program: tests/c/run.sh NAME" tests/c/run.sh
part "C tests under sanitizers and Valgrind" "The report is above. One program: CHECK=asan tests/c/run.sh NAME" \
    sh -c 'CHECK=asan tests/c/run.sh buffer errors handles native submission && CHECK=valgrind tests/c/run.sh handles'
part "conformance: the rules of the standard" \
    "The failing case is named above. One case: .venv/bin/pytest tests/conformance -k NAME" \
    .venv/bin/pytest -q -p no:cacheprovider tests/conformance
part "drop-in: unmodified wgpu-py and pygfx" "The difference is above. One script: tests/drop_in/run.sh LIBRARY NAME" \
    tests/drop_in/run.sh "$WGPU_LIB"/libwgpu_native.so
part "benchmarks, short form" "The failing measure is above. With times: benches/run.sh" benches/run.sh --short
part "benchmarks of Python, short form" "The failing measure is above. With times: benches/python.py" \
    env -u WGPU_LIB_PATH .venv/bin/python benches/python.py --ours .venv/bin/python --theirs .venv-drop-in/bin/python --short
part "stress: hostile calls, threads, leaks, faults" "What failed is named above. The long form: tests/stress/run.sh --long" \
    tests/stress/run.sh
part "fuzzing, from the corpus" "The input that fails is named above: FUZZ_TRACE=1 shows its calls. The long form: make fuzz" \
    tests/fuzz/run.sh
part "model checks of handles and events" "The failing model is named above. One model: tests/model/run.sh NAME" \
    tests/model/run.sh
mkdir -p .venv/coverage
# Without imgui-bundle, as on Python 3.10, or without the newer driver, the tests that need them are skipped, and the floor cannot be
# reached.
coverage=
.venv/bin/python -c "import imgui_bundle" 2>/dev/null && tools/mesa.sh >/dev/null 2>&1 &&
    coverage="--cov --cov-config=python-bindings/pyproject.toml"
# shellcheck disable=SC2086 # the options are words
part "Python tests" "The failing test, or what no test reaches, is above. One test: .venv/bin/pytest python-bindings/tests -k NAME" \
    env COVERAGE_FILE="$PWD/.venv/coverage/data" \
    .venv/bin/pytest python-bindings/tests $coverage
part "the wheel" "What is wrong with it is named above. Alone: tests/wheel/run.sh LIBRARY .venv/bin/python" \
    tests/wheel/run.sh "$WGPU_LIB"/libwgpu_native.so .venv/bin/python out/wheel
part "clients from PyPI on the wheel" "The difference is above. One script: tests/clients/run.sh WHEEL NAME; all: make clients" \
    tests/clients/run.sh out/wheel/*.whl pygfx_scenes small_programs imgui imgui_backend glfw_direct qt_offscreen gui shadertoy \
    notebook wx_loop
part "demo and README" "The failing test is named above. One test: .venv/bin/pytest tests/demo -k NAME" \
    .venv/bin/pytest -q tests/demo

echo "✔ all tests passed in $(($(date +%s) - begin)) s"
echo "parts: $passed passed, 0 failed"
