#!/bin/sh
# Fuzzes sequences of calls and the three shader front ends.
#
#   tests/fuzz/run.sh                  every input of the corpus and changed copies of them, against the library in $WGPU_LIB: 40 s
#   tests/fuzz/run.sh --long [SECONDS] libFuzzer with AddressSanitizer and coverage of the library, each target so long (600)
#   tests/fuzz/run.sh --long SECONDS TARGET ...   only these: calls wgsl glsl spirv
#   tests/fuzz/run.sh --build          only builds the library and the programs of the long form
#   tests/fuzz/run.sh --minimize       writes the corpus anew: few inputs that reach what all inputs reach, and those with names
#
# The short form needs a C compiler. The others need clang and a nightly Rust (RUST_NIGHTLY, "nightly"); they build the library anew,
# into target/fuzz, and keep what they find in target/fuzz/inputs. An input that fails is in target/fuzz/found; to see its calls:
# FUZZ_TRACE=1 target/fuzz/calls FILE
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
target=${CARGO_TARGET_DIR:-$root/target}
work=$target/fuzz
include=$root/include
flags="-std=c11 -g -O1 -Wall -Wextra -Werror"
mkdir -p "$work"
"${PYTHON:-python3}" "$here/generate.py" >"$work/calls.h.new"
mv "$work/calls.h.new" "$work/calls.h"

# compile TARGET COMPILER FLAGS: the object file of one fuzz target
compile() {
    case $1 in
    calls) source="$here/calls.c" ;;
    wgsl) source="-DLANGUAGE=0 $here/shader.c" ;;
    glsl) source="-DLANGUAGE=1 $here/shader.c" ;;
    spirv) source="-DLANGUAGE=2 $here/shader.c" ;;
    esac
    # shellcheck disable=SC2086 # the flags are words
    $2 $flags $3 -I "$include" -I "$work" -c $source -o "$work/$1.o"
}

for lavapipe in /usr/share/vulkan/icd.d/lvp_icd*.json; do
    if [ -z "${VK_DRIVER_FILES:-}" ] && [ -e "$lavapipe" ]; then export VK_DRIVER_FILES="$lavapipe"; fi
done

short() {
    library=${WGPU_LIB:-$target/debug}
    [ -e "$library/libwgpu_native.so" ] || { echo "no libwgpu_native.so in $library" >&2; exit 2; }
    failed=0
    # shellcheck disable=SC2086 # the flags are words
    ${CC:-cc} $flags -c "$here/driver.c" -o "$work/driver.o"
    for pair in calls:25 wgsl:5 glsl:5 spirv:5; do
        name=${pair%:*}
        compile "$name" "${CC:-cc}" ""
        "${CC:-cc}" "$work/$name.o" "$work/driver.o" -o "$work/$name-short" -L "$library" -lwgpu_native -Wl,-rpath,"$library" \
            -lm -lpthread
        input=$work/$name-input
        if FUZZ_INPUT=$input timeout -k 5 300 "$work/$name-short" "${pair#*:}" "$here/corpus/$name" 2>"$work/$name.log"; then
            rm -f "$input"
        else
            echo "FAILED  $name: exit code $?; the input is $input"
            grep -a "finding" "$work/$name.log" || tail -n 5 "$work/$name.log"
            failed=$((failed + 1))
        fi
    done
    echo "$((4 - failed)) passed, $failed failed"
    [ "$failed" = 0 ]
}

# Builds the library with the sanitizer and coverage, and the programs.
build() {
    triple=$(rustc -vV | sed -n 's/^host: //p')
    coverage="-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 -Cllvm-args=-sanitizer-coverage-inline-8bit-counters"
    coverage="$coverage -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares"
    (cd "$root" && CARGO_TARGET_DIR=$work RUSTFLAGS="-Zsanitizer=address $coverage --cfg fuzzing" \
        cargo "+${RUST_NIGHTLY:-nightly}" build --locked --lib --target "$triple")
    for name in "$@"; do
        compile "$name" clang "-fsanitize=address,undefined,fuzzer-no-link"
        clang++ -fsanitize=address,undefined,fuzzer "$work/$name.o" "$work/$triple/debug/libwgpu_native.a" -ldl -lm -lpthread \
            -o "$work/$name"
    done
}

long() {
    seconds=${1:-600}
    [ $# = 0 ] || shift
    [ $# != 0 ] || set -- calls wgsl glsl spirv
    build "$@"
    mkdir -p "$work/found"
    # The driver's leaks are not ours; those of the library are looked for by CHECK=asan tests/c/run.sh.
    export ASAN_OPTIONS=detect_leaks=0 UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1
    for name in "$@"; do
        mkdir -p "$work/inputs/$name"
        words=
        [ ! -e "$here/$name.dict" ] || words=-dict=$here/$name.dict
        most=4096
        [ "$name" != calls ] || most=600
        echo "▶ $name, $seconds s"
        # shellcheck disable=SC2086 # none or one word
        "$work/$name" -max_total_time="$seconds" -timeout=60 -rss_limit_mb=6000 -max_len=$most $words \
            -artifact_prefix="$work/found/$name-" "$work/inputs/$name" "$here/corpus/$name" 2>&1 |
            tee "$work/$name.log" | grep -aE "finding|ERROR|SUMMARY|DONE|Test unit" || true
        grep -aq "^Done " "$work/$name.log" || exit 1
    done
}

minimize() {
    build calls wgsl glsl spirv
    export ASAN_OPTIONS=detect_leaks=0
    for name in calls wgsl glsl spirv; do
        mkdir -p "$work/inputs/$name" "$work/least"
        rm -rf "$work/least/$name"
        mkdir "$work/least/$name"
        "$work/$name" -set_cover_merge=1 -timeout=60 -rss_limit_mb=6000 "$work/least/$name" "$here/corpus/$name" \
            "$work/inputs/$name" 2>&1 | tail -n 3
        # What a person has named stays: it once was a finding, or shows how a program looks.
        for file in "$here/corpus/$name"/*[!0-9a-f]*; do
            [ -e "$file" ] || continue
            rm -f "$work/least/$name/$(sha1sum "$file" | cut -d ' ' -f 1)"
            cp "$file" "$work/least/$name/"
        done
        rm -rf "$here/corpus/$name"
        cp -r "$work/least/$name" "$here/corpus/$name"
    done
}

case ${1:-} in
"") short ;;
--long) shift && long "$@" ;;
--build) build calls wgsl glsl spirv ;;
--minimize) minimize ;;
*) sed -n '2,14s/^# \{0,1\}//p' "$0" >&2 && exit 2 ;;
esac
