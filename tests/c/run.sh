#!/bin/sh
# Compiles every C program here with gcc and clang and runs it on the software Vulkan driver.
#
#   tests/c/run.sh [name ...]
#
# The first comment of a program may name what it needs: "libs:" packages of pkg-config, "needs: display" an X server, "needs:
# wayland" a compositor. They are started for it; without an Xvfb or a weston to start, such a program is skipped. "driver: new" is
# for what the software driver of Debian 12 cannot do: tools/mesa.sh gets a newer one, and where it cannot, the program is skipped.
# "device: NAME" is linked with stand_in/NAME.c, which does what that device of the kernel does where it is not there.
# "systems: posix" is for what Windows has no counterpart of, "systems: windows" for what only Windows has.
# With a VK_DRIVER_FILES of one's own, all programs run on that driver, and without stand-ins.
#
# WGPU_INCLUDE   folder of webgpu.h                  (include)
# WGPU_LIB       folder of libwgpu_native.so         (target/release, else target/debug)
# CC             compilers, of which the first runs  ("gcc clang", those that are there)
# RUN            what runs a program of another machine, in words ("qemu-aarch64 -L ROOT"); CC compiles for it then
# TEST_SECONDS   time limit of one program           (180)
# CHECK          asan: under AddressSanitizer, UBSan and LeakSanitizer, with the library of `tests/fuzz/run.sh --build`, which is
#                instrumented too, where it was built; valgrind: under Valgrind's memcheck; tsan: under ThreadSanitizer, with a library
#                and a standard library of Rust that are instrumented (RUST_NIGHTLY, "nightly", and its rust-src; built here: minutes);
#                wine: compiled for Windows by mingw and run by Wine, with the library that tools/windows.sh builds
set -u
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
include=${WGPU_INCLUDE:-$root/include}
target=${CARGO_TARGET_DIR:-$root/target}
library=${WGPU_LIB:-$target/release}
[ -n "${WGPU_LIB:-}" ] || [ -e "$library/libwgpu_native.so" ] || library=$target/debug
check=${CHECK:-}
seconds=${TEST_SECONDS:-$(if [ -n "$check" ]; then echo 600; else echo 180; fi)}
flags="-std=c11 -g -Wall -Wextra -Werror -Wpedantic"

link="-lwgpu_native"
run=${RUN:-}
library_file=libwgpu_native.so
suffix=
system=posix
case $check in
"") ;;
asan)
    CC=clang
    instrumented=$target/fuzz/$(rustc -vV | sed -n 's/^host: //p')/debug
    if [ -e "$instrumented/libwgpu_native.a" ]; then
        library=$instrumented
        # Exported, the functions of the library have names in a report of leaks, as in the shared one.
        link="-l:libwgpu_native.a -ldl -rdynamic"
    else
        echo "note: the library is not instrumented; tests/fuzz/run.sh --build makes one that is" >&2
    fi
    flags="$flags -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer"
    export ASAN_OPTIONS="detect_leaks=1:${ASAN_OPTIONS:-}"
    export LSAN_OPTIONS="suppressions=$here/leaks-of-drivers.supp:print_suppressions=0:${LSAN_OPTIONS:-}"
    ;;
tsan)
    CC=clang
    nightly=${RUST_NIGHTLY:-nightly}
    triple=$(rustc -vV | sed -n 's/^host: //p')
    (cd "$root" && CARGO_TARGET_DIR=$target/tsan RUSTFLAGS="-Zsanitizer=thread --cfg fuzzing" \
        cargo "+$nightly" build --quiet --locked --lib --target "$triple" -Zbuild-std) || exit 2
    library=$target/tsan/$triple/debug
    # Rust's runtime of the sanitizer is newer than clang's, and serves both.
    runtime=$(rustc "+$nightly" --print sysroot)/lib/rustlib/$triple/lib/librustc-nightly_rt.tsan.a
    link="-l:libwgpu_native.a -Wl,--whole-archive $runtime -Wl,--no-whole-archive -Wl,--export-dynamic -lstdc++ -lm -ldl -lpthread"
    # The sanitizer is asked for when C is compiled (-Xclang) and not when it is linked, which would add clang's runtime.
    flags="$flags -O1 -Xclang -fsanitize=thread"
    export TSAN_OPTIONS="history_size=7:suppressions=$here/races-of-drivers.supp:${TSAN_OPTIONS:-}"
    ;;
valgrind)
    command -v valgrind >/dev/null || { echo "no valgrind" >&2; exit 2; }
    run="valgrind --quiet --error-exitcode=99 --leak-check=full --show-leak-kinds=definite --errors-for-leak-kinds=definite"
    run="$run --keep-debuginfo=yes --num-callers=40 --fair-sched=yes --suppressions=$here/valgrind.supp"
    ;;
wine)
    CC=x86_64-w64-mingw32-gcc-posix
    library=${WGPU_LIB:-$target/x86_64-pc-windows-gnu/debug}
    library_file=wgpu_native.dll
    suffix=.exe
    system=windows
    # The import library, and everything else linked statically: what mingw brings need not be there.
    link="-l:libwgpu_native.dll.a -static"
    flags="$flags -DWGPU_SHARED_LIBRARY"
    # Through start, which gives the code that the program ended with. Without it that is 137 on a busy machine: Wine kills processes
    # whose drivers take over a second to clear up after they have ended.
    run="wine start /b /wait /unix"
    if [ -z "${WINEPATH:-}" ]; then
        # shellcheck disable=SC1003 # one backslash
        WINEPATH="Z:$(cd "$library" && pwd | tr / '\\')" exec "$root/tools/wine.sh" "$0" "$@"
    fi
    ;;
*) echo "CHECK is asan, tsan, valgrind or wine, not $check" >&2 && exit 2 ;;
esac

if [ ! -e "$library/$library_file" ]; then
    echo "no $library_file in $library: run 'cargo build --release' first, or set WGPU_LIB" >&2
    exit 2
fi
compilers=
for cc in ${CC:-gcc clang}; do
    if command -v "$cc" >/dev/null; then compilers="$compilers $cc"; else echo "note: $cc is not installed" >&2; fi
done
if [ -z "$compilers" ]; then
    echo "no C compiler: install gcc or clang" >&2
    exit 2
fi

# The tests mean the software driver: its results are the same everywhere.
chosen=${VK_DRIVER_FILES:-}${VK_ICD_FILENAMES:-}
for lavapipe in /usr/share/vulkan/icd.d/lvp_icd*.json; do
    if [ -z "${VK_DRIVER_FILES:-}${VK_ICD_FILENAMES:-}" ] && [ -e "$lavapipe" ]; then
        export VK_DRIVER_FILES="$lavapipe" VK_ICD_FILENAMES="$lavapipe"
    fi
done

export XDG_RUNTIME_DIR="${XDG_RUNTIME_DIR:-/tmp}"
# Messages name released objects in development builds; here in every build.
export WGPU_ABI_DEBUG=1

out=$(mktemp -d)
if [ "$check" = asan ]; then
    # Drivers stay loaded, so that a leak of theirs can be told from one of ours by its stack.
    echo 'int dlclose(void *library); int dlclose(void *library) { (void)library; return 0; }' >"$out/dlclose.c"
    link="$out/dlclose.c $link"
fi
servers=
# shellcheck disable=SC2086 # the servers are words
trap '[ -z "$servers" ] || kill $servers; rm -rf "$out"' EXIT
passed=0
failed=0
skipped=0

# What the first comment of a program says after "WORD:".
said() {
    sed -n "s|^ \\* $2: \\(.*[^ */]\\)[ */]*$|\\1|p; /\\*\\//q" "$here/$1.c"
}

# Waits, thirty seconds at most, until the test holds for a server that was started.
up() {
    for _ in $(seq 300); do
        test "$1" "$2" && return
        sleep 0.1
    done
    return 1
}

# Starts an X server, once.
display_start() {
    [ ! -s "$out/display" ] || return 0
    command -v Xvfb >/dev/null || return 1
    # Without -noreset a server that loses its last client begins anew, and refuses who comes meanwhile.
    Xvfb -noreset -displayfd 3 -screen 0 640x480x24 -nolisten tcp 3>"$out/display" >/dev/null 2>&1 &
    servers="$servers $!"
    up -s "$out/display" || return 1
    DISPLAY=:$(cat "$out/display")
    export DISPLAY
}

# Starts a compositor that shows to nobody, once, with a folder of its own for its socket.
wayland_start() {
    [ ! -S "$out/wayland/tests" ] || return 0
    command -v weston >/dev/null || return 1
    mkdir -p -m 700 "$out/wayland"
    XDG_RUNTIME_DIR=$out/wayland weston --backend=headless-backend.so --socket=tests --idle-time=0 \
        --log="$out/wayland/weston.log" >/dev/null 2>&1 &
    servers="$servers $!"
    up -S "$out/wayland/tests" || return 1
    export WAYLAND_DISPLAY="$out/wayland/tests"
}

named=1
if [ $# = 0 ]; then
    named=0
    for program in "$here"/*.c; do
        set -- "$@" "$(basename "$program" .c)"
    done
fi
for name in "$@"; do
    built=yes
    server=
    systems=$(said "$name" systems)
    if [ "${systems:-$system}" != "$system" ]; then
        [ "$named" = 0 ] || echo "skipped $name: it is for $systems"
        skipped=$((skipped + named))
        continue
    fi
    case $(said "$name" needs) in
    display) [ $system = windows ] || display_start || server="X server, and there is no Xvfb" ;;
    wayland) wayland_start || server="Wayland compositor, and there is no weston" ;;
    esac
    if [ -n "$server" ]; then
        echo "skipped $name: it needs a $server to start"
        skipped=$((skipped + 1))
        continue
    fi
    driver=
    if [ "$(said "$name" driver)" = new ] && [ -z "$chosen" ]; then
        if ! driver=$("$root/tools/mesa.sh" 2>"$out/log"); then
            echo "skipped $name: $(tail -n 1 "$out/log")"
            skipped=$((skipped + 1))
            continue
        fi
    fi
    libs=
    stand_in=
    if [ -n "$(said "$name" device)" ] && [ -z "$chosen" ]; then
        stand_in="$here/stand_in/$(said "$name" device).c -rdynamic -ldl"
    fi
    packages=$(said "$name" libs)
    if [ "$check" = wine ]; then
        libs="-lgdi32"
    elif [ -n "$packages" ]; then
        # shellcheck disable=SC2086 # the packages are words
        libs=$(pkg-config --cflags --libs $packages) || built=no
    fi
    for cc in $compilers; do
        # shellcheck disable=SC2086 # the flags are words
        if ! "$cc" $flags -I "$include" "$here/$name.c" $stand_in -o "$out/$name.$cc$suffix" -L "$library" $link \
            -Wl,-rpath,"$library" -lm -lpthread $libs; then
            echo "FAILED  $name: does not build with $cc"
            built=no
        fi
    done
    if [ $built = no ]; then
        failed=$((failed + 1))
        continue
    fi
    first=${compilers# }
    begin=$(date +%s%N)
    (
        [ -z "$driver" ] || export VK_DRIVER_FILES="$driver" VK_ICD_FILENAMES="$driver"
        # shellcheck disable=SC2086 # a command in words, or nothing
        exec timeout -k 5 "$seconds" $run "$out/$name.${first%% *}$suffix" >"$out/log" 2>&1
    )
    status=$?
    ms=$((($(date +%s%N) - begin) / 1000000))
    if [ $status = 0 ]; then
        echo "passed  $name ($ms ms)"
        passed=$((passed + 1))
    else
        # The checks that failed, or else how it ended.
        [ -z "$check" ] || cp "$out/log" "${TMPDIR:-/tmp}/$name.$check.log"
        { grep -E '\.[ch]:[0-9]+: ' "$out/log" || tail -n 30 "$out/log"; } | sed "s/^/    /" | head -n 60
        [ $status = 124 ] && status="no end within $seconds s"
        echo "FAILED  $name: $status"
        failed=$((failed + 1))
    fi
done
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ]
