#!/bin/sh
# Runs a command that may call `wine`: with an X server, a Windows of its own in out/wine, and this system's software Vulkan driver.
#
#   tools/wine.sh COMMAND [ARGUMENT ...]
#
# WINEPREFIX   the Windows, made if it is not there (out/wine)
# WINEPATH     more folders with DLLs, as Windows names them
set -u
root=$(cd "$(dirname "$0")/.." && pwd)
# Nothing is said, and no browser or .NET offered.
export WINEPREFIX="${WINEPREFIX:-$root/out/wine}" WINEDEBUG="${WINEDEBUG:--all}" WINEDLLOVERRIDES="mscoree,mshtml="
export XDG_RUNTIME_DIR="${XDG_RUNTIME_DIR:-/tmp}"
for lavapipe in /usr/share/vulkan/icd.d/lvp_icd*.json; do
    if [ -z "${VK_DRIVER_FILES:-}${VK_ICD_FILENAMES:-}" ] && [ -e "$lavapipe" ]; then
        export VK_DRIVER_FILES="$lavapipe" VK_ICD_FILENAMES="$lavapipe"
    fi
done

made=$(mktemp -d)
server=
trap 'wineserver -k; [ -z "$server" ] || kill "$server"; rm -rf "$made"' EXIT
# Without -noreset a server that loses its last client begins anew, and refuses who comes meanwhile.
Xvfb -noreset -displayfd 3 -screen 0 640x480x24 -nolisten tcp 3>"$made/display" >/dev/null 2>&1 &
server=$!
for _ in $(seq 300); do
    [ ! -s "$made/display" ] || break
    sleep 0.1
done
DISPLAY=:$(cat "$made/display")
export DISPLAY

mkdir -p "$(dirname "$WINEPREFIX")"
# Stays until the end, so that not every program starts it anew.
wineserver -p >"$made/log" 2>&1
if ! wine wineboot --init >>"$made/log" 2>&1; then
    cat "$made/log" >&2
    exit 2
fi
# What a Wine before 9 lacks, and every program of Rust wants.
library=$WINEPREFIX/drive_c/windows/system32/bcryptprimitives.dll
[ -e "$library" ] ||
    x86_64-w64-mingw32-gcc-posix -shared "$root/tools/bcryptprimitives.c" -o "$library" -ladvapi32 || exit 2
"$@"
