#!/bin/sh
# Runs one step of a longer job, so that a person sees what goes on, how long it took, and what to do if it fails.
#
#   tools/step.sh TITLE HINT COMMAND [ARGUMENT ...]
#
# On a terminal the command shows its own progress; elsewhere (a log, a pipe) a line every 20 s says that it still runs.
set -u
title=$1
hint=$2
shift 2

clock() {
    seconds=$(($(date +%s) - begin))
    if [ "$seconds" -ge 60 ]; then echo "$((seconds / 60)) min $((seconds % 60)) s"; else echo "$seconds s"; fi
}

begin=$(date +%s)
echo "▶ $title"
beat=
if [ ! -t 1 ]; then
    (
        trap 'kill "$nap" 2>/dev/null; exit' TERM
        while kill -0 $$ 2>/dev/null; do # until the script itself is gone
            sleep 20 &
            nap=$!
            wait "$nap"
            echo "  … $title: $(clock)"
        done
    ) &
    beat=$!
fi
"$@"
status=$?
if [ -n "$beat" ]; then
    kill "$beat" 2>/dev/null
    wait "$beat" 2>/dev/null
fi

if [ "$status" = 0 ]; then
    echo "✔ $title ($(clock))"
else
    echo "✘ $title: exit code $status after $(clock)" >&2
    echo "  $hint" >&2
fi
exit "$status"
