#!/bin/sh
# Moves the symbols of a finished library into a file beside it, LIBRARY.debug, where debuggers and profilers find them:
#   tools/split_debug.sh LIBRARY
set -eu
library=$1
# macOS has its own tools, and a library that was split before has no symbols left.
command -v objcopy >/dev/null || exit 0
if readelf -S "$library" 2>/dev/null | grep -q gnu_debuglink; then
    exit 0
fi
objcopy --only-keep-debug "$library" "$library.debug"
objcopy --strip-unneeded --add-gnu-debuglink="$library.debug" "$library" "$library.split"
mv "$library.split" "$library"
