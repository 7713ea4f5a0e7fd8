#!/bin/sh
# Builds the library laid out after a profile of its use: tools/pgo.sh; it stays in target/pgo/libwgpu_native.so
#
# Three steps: a library that counts what is run, programs that use it, and the library that is compiled with the counts. Only this
# crate and wgpu-core count, the others are built once: about ten minutes on two cores, and nothing when no source has changed.
set -eu
tool=$(realpath "$0")
cd "$(dirname "$tool")/.."

# As cargo's RUSTC_WRAPPER: gives PGO_FLAG to the crates that count.
if [ -n "${PGO_FLAG:-}" ]; then
    case " $* " in
    *" --crate-name wgpu_core "* | *" --crate-name wgpu_native "*) exec "$@" "$PGO_FLAG" ;;
    esac
    exec "$@"
fi

target=${CARGO_TARGET_DIR:-$PWD/target}
case $target in /*) ;; *) target=$PWD/$target ;; esac
folder=$target/pgo
result=$folder/libwgpu_native.so
built=$folder/dist/libwgpu_native.so
if [ -e "$result" ] && [ -z "$(find src benches/abi.c benches/library.h tools/pgo.sh Cargo.toml Cargo.lock -newer "$result")" ]; then
    exit
fi

host=$(rustc -vV | sed -n 's/^host: //p')
profdata=$(rustc --print sysroot)/lib/rustlib/$host/bin/llvm-profdata
[ -x "$profdata" ] || rustup component add llvm-tools
export XDG_RUNTIME_DIR="${XDG_RUNTIME_DIR:-/tmp}"

# Cargo does not see the flag, so what has it is taken away first.
build() {
    CARGO_TARGET_DIR=$folder cargo clean --quiet --locked --profile dist -p wgpu-core -p wgpu-abi
    CARGO_TARGET_DIR=$folder RUSTC_WRAPPER=$tool PGO_FLAG=$1 cargo rustc --locked --lib --profile dist --crate-type cdylib
}

mkdir -p "$folder"
rm -rf "$folder/counts"
build "-Cprofile-generate=$folder/counts"

# What programs do most, in the benchmark's mixture; and once what they do seldom.
cc -std=c11 -O2 -I include benches/abi.c -o "$folder/abi" -ldl -pthread
"$folder/abi" --rounds 2 "$built" >/dev/null
WGPU_LIB=$folder/dist CC=cc tests/c/run.sh bind_group buffer command_encoder compute_pass_encoder compute_pipeline \
    queue render_bundle render_pass_encoder render_pipeline sampler shader_module texture texture_view >/dev/null

"$profdata" merge -o "$folder/profile" "$folder/counts"
build "-Cprofile-use=$folder/profile"
cp "$built" "$result"
tools/split_debug.sh "$result"
# Neither what counts nor what was compiled with these counts is for the next build.
CARGO_TARGET_DIR=$folder cargo clean --quiet --locked --profile dist -p wgpu-core -p wgpu-abi
