#!/usr/bin/env bash
# The wheel as a user gets it: its tag and what its libraries need are checked, then it is installed into a fresh virtual
# environment where neither Rust nor a C compiler is to be found, and computes and draws there.
#   tests/wheel/run.sh LIBRARY PYTHON [FOLDER]
#
# PYTHON has what builds and what checks (tools/requirements.txt, tools/requirements-test.txt); the wheel is left in FOLDER (out/wheel).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
library=$(realpath "${1:?usage: run.sh LIBRARY PYTHON [FOLDER]}")
python=$(cd "$(dirname "$2")" && pwd)/$(basename "$2") # a link into a virtual environment stays one
folder=${3:-$here/../../out/wheel}
mkdir -p "$folder"
rm -f "$folder"/*.whl
# Nothing of an earlier build goes into a wheel.
rm -rf "$here/../../python-bindings/build"
WGPU_ABI_BUNDLE=$library "$python" -m pip wheel -q --disable-pip-version-check --no-deps --no-build-isolation \
    -w "$folder" "$here/../../python-bindings"
wheel=$(echo "$folder"/*.whl)
"$python" "$here/check.py" "$wheel"

venv=$(mktemp -d)
trap 'rm -rf "$venv"' EXIT
"$python" -m venv "$venv"
if ! "$venv/bin/python" -m pip install -q --disable-pip-version-check --no-input --only-binary :all: "$wheel"; then
    echo "wheel: SKIPPED, pip could not install what it depends on (its message is above)"
    exit
fi
# No tool but Python's own, and nothing of this checkout.
(
    cd "$venv"
    env -i PATH="$venv/bin" HOME="$venv" XDG_RUNTIME_DIR="${XDG_RUNTIME_DIR:-/tmp}" "$venv/bin/python" -I "$here/use.py"
)

# The source distribution has all that cargo and the C compiler want, and says what is missing where there is no Rust.
sources=$venv/sources
(cd "$here/../../python-bindings" && "$python" -W ignore -c "from setuptools.build_meta import build_sdist; build_sdist('$sources')" >"$venv/log" 2>&1) ||
    { cat "$venv/log" && exit 1; }
tar -xzf "$sources"/wgpu-*.tar.gz -C "$sources"
(cd "$sources"/wgpu-*/rust && cargo metadata --locked --no-deps --format-version 1 >/dev/null)
build=("$python" -m pip wheel -q --disable-pip-version-check --no-deps --no-build-isolation -w "$venv/built" "$sources"/wgpu-*.tar.gz)
if env -u WGPU_ABI_BUNDLE PATH="$venv/bin" "${build[@]}" >"$venv/log" 2>&1 || ! grep -q "Rust .* or newer is needed, but there is no cargo on the PATH" "$venv/log"; then
    cat "$venv/log"
    echo "wheel: the source distribution does not say that Rust is missing"
    exit 1
fi
WGPU_ABI_BUNDLE=$library "${build[@]}"
"$python" - "$wheel" "$venv"/built/*.whl <<'PYTHON'
import sys, zipfile
first, second = (sorted(zipfile.ZipFile(name).namelist()) for name in sys.argv[1:])
assert first == second, set(first) ^ set(second)
PYTHON
echo "wheel: the source distribution builds the same files, and asks for Rust where there is none"
