#!/bin/sh
# Builds the library for Windows with mingw and runs it under Wine, on the Vulkan driver of this system: the C tests, and programs that
# are built as a user would, from an installed tree.
#
#   tools/windows.sh [C test ...]      the named C tests alone; without names, all of this
#
# Root on Debian or Ubuntu: installs what is missing. Where Wine or mingw cannot be had, it says so and only checks the types.
# Takes three minutes on two cores where nothing was built before, and two more for the tests.
set -eu
cd "$(dirname "$0")/.."
triple=x86_64-pc-windows-gnu
target=${CARGO_TARGET_DIR:-target}
built=$target/$triple/debug
cc=x86_64-w64-mingw32-gcc-posix
skip() {
    echo "skipped: $*; only type-checked:"
    exec tools/check-targets.sh "$triple"
}

packages=
for pair in $cc=gcc-mingw-w64-x86-64-posix wine=wine wineserver=wine Xvfb=xvfb pkg-config=pkg-config cmake=cmake; do
    command -v "${pair%%=*}" >/dev/null || packages="$packages ${pair#*=}"
done
case $packages in *wine*) packages="$packages wine64 libvulkan1 mesa-vulkan-drivers libgl1 libgl1-mesa-dri" ;; esac
if [ -n "$packages" ]; then
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then skip "programs for Windows need:$packages"; fi
    export DEBIAN_FRONTEND=noninteractive
    retry="-o Acquire::Retries=5 -o DPkg::Lock::Timeout=300"
    # shellcheck disable=SC2086 # both are words
    if ! { apt-get $retry update -qq && apt-get $retry install -y -qq --no-install-recommends $packages </dev/null >/dev/null; }; then
        skip "apt-get could not install$packages"
    fi
fi
rustup target add "$triple" >/dev/null 2>&1 || skip "rustup cannot install the target"

# Warnings that only this target sees are errors.
cargo rustc --locked --quiet --lib --target "$triple" -- -D warnings

if [ $# -gt 0 ]; then
    CHECK=wine exec tests/c/run.sh "$@"
fi

out=$PWD/out/windows
rm -rf "$out"
mkdir -p "$out"

# Exactly the declared functions.
x86_64-w64-mingw32-objdump -p "$built/wgpu_native.dll" | sed -n '/Ordinal\/Name Pointer/,/^$/s/^[[:space:]]*\[ *[0-9][0-9]*\].* //p' | sort >"$out/exported"
sed -n 's/^    ("\(wgpu[A-Za-z0-9]*\)", .*/\1/p' src/native/proc_table.rs | sort >"$out/declared"
diff "$out/declared" "$out/exported"
echo "exports: $(grep -c . "$out/exported") functions, as declared"

CHECK=wine tests/c/run.sh

# Programs of users: README's, linked both ways as pkg-config says, and one that finds the library through CMake.
TARGET=$triple WGPU_ABI_LIB_DIR=$built ffi/install.sh "$out/installed"
export PKG_CONFIG_LIBDIR="$out/installed/lib/pkgconfig"
# shellcheck disable=SC2046 # flags are words
"$cc" examples/c/double.c $(pkg-config --cflags --libs wgpu-native) -o "$out/double-shared.exe"
# shellcheck disable=SC2046
"$cc" examples/c/double.c $(pkg-config --cflags --static --libs wgpu-native | sed 's/-lwgpu_native/-l:libwgpu_native.a/') \
    -static -o "$out/double-static.exe"
for static in OFF ON; do
    if ! { cmake -S tests/abi/consumer -B "$out/cmake-$static" -DCMAKE_SYSTEM_NAME=Windows -DCMAKE_C_COMPILER="$cc" \
        -DCMAKE_PREFIX_PATH="$out/installed" -DWGPU_NATIVE_STATIC=$static && cmake --build "$out/cmake-$static"; } >"$out/log"; then
        cat "$out/log" && exit 1
    fi
done
cp "$out/cmake-OFF/program.exe" "$out/program-shared.exe"
cp "$out/cmake-ON/program.exe" "$out/program-static.exe"
cp "$out/installed/bin/wgpu_native.dll" "$out/"
for name in double program; do
    for kind in shared static; do
        imports=$(x86_64-w64-mingw32-objdump -p "$out/$name-$kind.exe" | grep -c wgpu_native.dll || true)
        case $kind$imports in shared1 | static0) ;; *) echo "$name-$kind.exe is not linked so" && exit 1 ;; esac
    done
done
# shellcheck disable=SC2016 # expanded by the inner shell
tools/wine.sh sh -euc '
    for program in "$@"; do
        echo "$(basename "$program"): $(wine "$program" | tr -d "\r")"
    done' - "$out"/*.exe | tee "$out/log"
[ "$(grep -c -e "shared.exe: 2 4 6 8 10 12 14 16 $" -e "static.exe: 2 4 6 8 10 12 14 16 $" -e ": linked$" "$out/log")" = 4 ]
