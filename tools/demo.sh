#!/bin/sh
# The demo itself: called by `make demo`, which builds and installs everything before.
#
# WGPU_LIB   folder of libwgpu_native (set by the Makefile)
set -eu
cd "$(dirname "$0")/.."
step=tools/step.sh
demo=examples/demo
python=.venv/bin/python
program=$WGPU_LIB/demo-render
driver_hint="The message is above. If no adapter was found, install a GPU driver or the software one (Debian: mesa-vulkan-drivers)."

mkdir -p out
rm -f out/*.png
$step "matrix product in Python" "$driver_hint" "$python" $demo/matmul.py
$step "picture in Python" "$driver_hint" "$python" $demo/render.py --out out
$step "compiling the C program" "The compiler's message is above: if it can't read this library's header, please report it." \
    "${CC:-cc}" -std=c99 -O2 -Wall -Wextra -Iinclude $demo/render.c $demo/scene.c $demo/png.c -o "$program" \
    -L"$WGPU_LIB" -lwgpu_native -lm -Wl,-rpath,"$WGPU_LIB"
$step "picture in C" "$driver_hint" "$program" out $demo/shaders 0 12 24
$step "comparing the pictures" "Please report this together with the adapter's name and the pictures." \
    "$python" $demo/compare.py out

echo
echo "✔ The demo is done. The pictures are in $PWD/out:"
echo "    demo.png         the animation, rendered by Python (open it in a browser)"
echo "    python-NN.png    its frames"
echo "    c-NN.png         the same frames, rendered by C"
