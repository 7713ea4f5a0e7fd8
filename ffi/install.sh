#!/bin/sh
# Installs headers, libraries, pkg-config and CMake files for C programs:  ffi/install.sh PREFIX
# Takes the libraries from target/release, or from $WGPU_ABI_LIB_DIR; build them first: cargo build --release
# TARGET is the target of cargo that they were built for, if not this machine.
# The tree under PREFIX can be moved or packed as it is.
set -eu

[ $# -eq 1 ] || { echo "usage: ffi/install.sh PREFIX" >&2; exit 2; }
root=$(cd "$(dirname "$0")/.." && pwd)
libraries=${WGPU_ABI_LIB_DIR:-${CARGO_TARGET_DIR:-$root/target}/release}
target=${TARGET:-$(rustc -vV | sed -n 's/^host: //p')}
mkdir -p "$1"
prefix=$(cd "$1" && pwd)

static_libs=$(sed -n "s/^$target: //p" "$root/ffi/static-libs.txt")
version=$(sed -n 's/^version = "\(.*\)"/\1/p' "$root/Cargo.toml" | head -n 1)

found=
for file in libwgpu_native.so libwgpu_native.dylib libwgpu_native.a wgpu_native.dll libwgpu_native.dll.a wgpu_native.dll.lib \
    wgpu_native.lib; do
    [ -e "$libraries/$file" ] || continue
    case $file in *.dll) folder=bin ;; *) folder=lib ;; esac
    mkdir -p "$prefix/$folder"
    cp -f "$libraries/$file" "$prefix/$folder/"
    found=yes
    case $file in
    libwgpu_native.a | wgpu_native.lib)
        [ -n "$static_libs" ] || echo "ffi/static-libs.txt has no line for $target: static linking will need its system libraries by hand" >&2
        ;;
    esac
done
[ -n "$found" ] || { echo "no library in $libraries; run: cargo build --release" >&2; exit 1; }

mkdir -p "$prefix/include/webgpu" "$prefix/lib/pkgconfig" "$prefix/lib/cmake/wgpu-native"
cp -f "$root"/include/*.h "$prefix/include/webgpu/"

fill() {
    sed -e "s|@VERSION@|$version|g" -e "s|@STATIC_LIBS@|$static_libs|g" \
        -e "s|@STATIC_LIBS_CMAKE@|$(echo "$static_libs" | tr ' ' ';')|g" "$root/ffi/$1.in" >"$2/$1"
}
fill wgpu-native.pc "$prefix/lib/pkgconfig"
fill wgpu-native-config.cmake "$prefix/lib/cmake/wgpu-native"
fill wgpu-native-config-version.cmake "$prefix/lib/cmake/wgpu-native"
echo "installed wgpu-abi $version in $prefix"
