#!/usr/bin/env bash
# Unmodified clients from PyPI on our package: rendercanvas (GLFW, Qt, wx, notebooks), pygfx, fastplotlib, wgpu-shadertoy, imgui.
# What wgpu-py 0.32 runs too must give the same numbers and pixels there (scripts/); the rest checks itself (alone/).
#   tests/clients/run.sh WHEEL [SCRIPT...]
#
# CLIENTS_VENV   folder for the two virtual environments, one with our wheel and one with wgpu-py (.venv-clients)
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
wheel=$(realpath "${1:?usage: run.sh WHEEL [SCRIPT...]}")
shift
venvs=${CLIENTS_VENV:-$here/../../.venv-clients}
# A venv is good for the requirements that it was made with.
made=$(cksum < "$here/requirements.txt")

make_venv() { # FOLDER PACKAGE
    echo "clients: making $1"
    python3 -m venv --clear "$1"
    "$1/bin/python" -m pip install -q --disable-pip-version-check --no-input -r "$here/requirements.txt" "$2"
    echo "$made" > "$1/made"
}

for which in wgpu-py ours; do
    if [ "$(cat "$venvs/$which/made" 2>/dev/null)" != "$made" ]; then
        package=$([ $which = ours ] && echo "$wheel" || echo wgpu==0.32.0)
        if ! make_venv "$venvs/$which" "$package"; then
            echo "clients: SKIPPED, pip could not install the packages of PyPI (its message is above)"
            exit
        fi
    fi
done
"$venvs/ours/bin/python" -m pip install -q --disable-pip-version-check --no-input --force-reinstall --no-deps "$wheel"

both=() alone=() names=("$@")
if [ $# = 0 ]; then
    names=()
    for script in "$here"/{scripts,alone}/*.py; do names+=("$(basename "$script" .py)"); done
fi
for name in "${names[@]}"; do
    if [ -e "$here/alone/$name.py" ]; then alone+=("$name"); else both+=("$name"); fi
done

# What Qt's windows link to is the system's; without it Qt ends the program.
qt=$("$venvs/ours/bin/python" -c 'import PySide6; print(PySide6.__path__[0])')/Qt/plugins/platforms
for platform in xcb offscreen; do
    missing=$(ldd "$qt/libq$platform.so" | sed -n 's/^\s*\(\S*\) => not found$/\1/p' | sort -u | tr '\n' ' ')
    if [ -n "$missing" ]; then
        script=$([ $platform = xcb ] && echo qt_window || echo qt_offscreen)
        echo "clients $script: SKIPPED, the system has no $missing"
        for i in "${!both[@]}"; do [ "${both[i]}" != $script ] || unset "both[i]"; done
    fi
done

status=0
export PYTHONDONTWRITEBYTECODE=1 XDG_RUNTIME_DIR=${XDG_RUNTIME_DIR:-/tmp}
if [ ${#both[@]} != 0 ]; then
    "$venvs/wgpu-py/bin/python" "$here/../drop_in/compare.py" "$venvs/ours/bin/python" "$here/scripts" "${both[@]}" || status=1
fi
for name in ${alone[@]+"${alone[@]}"}; do
    if env -u WGPU_LIB_PATH "$venvs/ours/bin/python" "$here/alone/$name.py"; then
        echo "clients $name: right"
    else
        echo "clients $name: FAILED"
        status=1
    fi
done
exit $status
