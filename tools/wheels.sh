#!/bin/sh
# Builds wheels for other machines, for systems older than this one, and for musl:
#
#   tools/wheels.sh [SYSTEM ...]      of x86_64, aarch64, x86_64-musl and aarch64-musl (all four)
#
# They come into out/wheels/SYSTEM and are checked there; tests/wheel/elsewhere.sh runs them. Zig compiles the C files and links, with
# headers and symbols of its own for every glibc and for musl: nothing of the system that builds gets in. Python's headers are those
# of this machine: the stable ABI is the same on all 64-bit systems of Linux.
#
# PROFILE   cargo profile of the libraries (dist)
# GLIBC     the oldest glibc that the wheels are for (2.17, below which Rust's standard library does not go)
set -eu
cd "$(dirname "$0")/.."
profile=${PROFILE:-dist}
glibc=${GLIBC:-2.17}
python=$PWD/.venv/bin/python
target=${CARGO_TARGET_DIR:-$PWD/target}
# cargo-zigbuild asks the Python on the PATH for zig.
export PATH="$PWD/.venv/bin:$PATH" CARGO_TARGET_DIR="$target"
[ $# -gt 0 ] || set -- x86_64 aarch64 x86_64-musl aarch64-musl

out=$PWD/out/wheels
for system in "$@"; do
    machine=${system%-musl}
    case $system in
    x86_64 | aarch64) libc=gnu floor=.$glibc flags='' ;;
    # Rust links musl statically unless told otherwise, and a library with a C library of its own cannot be loaded.
    x86_64-musl | aarch64-musl) libc=musl floor='' flags="-C target-feature=-crt-static" ;;
    *) echo "there are no wheels for $system; see the head of $0" >&2 && exit 2 ;;
    esac
    triple=$machine-unknown-linux-$libc
    rustup --quiet target add "$triple"
    # Nobody debugs a wheel.
    RUSTFLAGS="${RUSTFLAGS:-} $flags" cargo-zigbuild rustc --locked --lib --crate-type cdylib --profile "$profile" \
        --target "$triple$floor" -- -C strip=symbols
    library=$target/$triple/$(if [ "$profile" = dev ]; then echo debug; else echo "$profile"; fi)/libwgpu_native.so

    zig="$python -m ziglang"
    cc="$zig cc -target $machine-linux-$libc$floor"
    rm -rf python-bindings/build "${out:?}/$system"
    mkdir -p "$out/$system"
    # The platform is the machine's; setup.py finds in the wheel which C library it is for.
    CC=$cc LDSHARED="$cc -shared -s" AR="$zig ar" CFLAGS='' LDFLAGS='' _PYTHON_HOST_PLATFORM=linux-$machine WGPU_ABI_BUNDLE=$library \
        "$python" -m pip wheel -q --disable-pip-version-check --no-deps --no-build-isolation -w "$out/$system" ./python-bindings
    rm -rf python-bindings/build
    "$python" tests/wheel/check.py "$out/$system"/*.whl
done
