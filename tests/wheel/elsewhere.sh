#!/bin/sh
# The wheels of tools/wheels.sh on the systems that they are for, as far as one Debian 12 machine can be another:
#
#   tests/wheel/elsewhere.sh [SYSTEM ...]      (aarch64, x86_64, x86_64-musl)
#
#   aarch64       Debian for arm64 with its Python and its software driver (Mesa 25), run by qemu: pip's choice of the wheel, a
#                 computation, the picture of the demo compared with the one of this machine, and all C programs that need no window
#   x86_64        glibc 2.31 and the software driver of Debian 11, which is too old to compute: a few C programs
#   x86_64-musl   Debian's musl, for which there are no drivers: a C program is told so, and why
#
# The systems are Debian's packages, unpacked into out/systems: nothing is installed, and root is not needed. aarch64 takes half an
# hour, WHEEL_PROGRAMS ("buffer texture") names fewer C programs.
set -eu
cd "$(dirname "$0")/../.."
root=$PWD
python=$root/.venv/bin/python
systems=$root/out/systems
export XDG_RUNTIME_DIR="${XDG_RUNTIME_DIR:-/tmp}" PATH="$systems:$PATH"
mkdir -p "$systems"

# fetch NAME SUITES ARCHITECTURE PACKAGE ...: unpacks the packages, and those that they need, into out/systems/NAME, once.
fetch() {
    name=$1 suites=$2 architecture=$3
    shift 3
    [ ! -d "$systems/$name" ] || return 0
    echo "elsewhere: downloading $name"
    made=$systems/.$name
    rm -rf "$made"
    mkdir -p "$made/apt/lists/partial" "$made/apt/cache/archives/partial" "$made/root"
    for suite in $suites; do
        echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://deb.debian.org/debian $suite main"
    done >"$made/apt/sources.list"
    : >"$made/apt/status"
    for command in update "install --download-only --yes --no-install-recommends $*"; do
        # shellcheck disable=SC2086 # the command is words
        apt-get -qq -o Dir::Etc::SourceList="$made/apt/sources.list" -o Dir::Etc::SourceParts=/dev/null \
            -o Dir::State::Lists="$made/apt/lists" -o Dir::State::status="$made/apt/status" -o Dir::Cache="$made/apt/cache" \
            -o APT::Architecture="$architecture" -o APT::Architectures="$architecture" -o APT::Sandbox::User="$(id -un)" \
            -o APT::Update::Error-Mode=any -o Acquire::Languages=none -o Acquire::Retries=3 -o Debug::NoLocking=true \
            $command >"$made/log" 2>&1 || { tail -n 3 "$made/log" >&2 && exit 1; }
    done
    for package in "$made"/apt/cache/archives/*.deb; do dpkg -x "$package" "$made/root"; done
    mv "$made/root" "$systems/$name"
    rm -rf "$made"
}

# driver NAME: lets programs use the software driver there.
driver() {
    libraries=$(echo "$systems/$1"/usr/lib/*-linux-gnu)
    sed "s|\"library_path\": *\".*/|\"library_path\": \"$libraries/|" "$systems/$1"/usr/share/vulkan/icd.d/lvp_icd*.json >"$systems/$1.json"
    export VK_DRIVER_FILES="$systems/$1.json" VK_ICD_FILENAMES="$systems/$1.json"
}

# unpack SYSTEM PACKAGE ...: the wheel and packages of PyPI into out/systems/SYSTEM-site, as pip chooses them for that system.
unpack() {
    system=$1 site=$systems/$1-site
    shift
    wheel=$(echo "$root/out/wheels/$system"/*.whl)
    [ -e "$wheel" ] || { echo "elsewhere: there is no wheel for $system: tools/wheels.sh $system" >&2 && exit 1; }
    platform=${wheel##*-}
    rm -rf "$site"
    "$python" -m pip install -q --disable-pip-version-check --no-input --target "$site" --platform "${platform%.whl}" \
        --implementation cp --python-version 3.11 --only-binary :all: "$wheel" "$@"
}

# programs TARGET RUN NAME ...: C programs of tests/c, compiled for TARGET and run by RUN.
programs() {
    printf '#!/bin/sh\nexec "%s" -m ziglang cc -target %s "$@"\n' "$python" "$1" >"$systems/cc-$system"
    chmod +x "$systems/cc-$system"
    run=$2
    shift 2
    CC=cc-$system RUN=$run WGPU_LIB=$site/wgpu/resources TEST_SECONDS=900 tests/c/run.sh "$@"
}

# Programs without windows. What pipeline_async checks starts itself again, which qemu leaves to the kernel.
windowless() {
    for file in tests/c/*.c; do
        sed '/\*\//q' "$file" | grep -qE '^ \* (libs|needs|device):' || basename "$file" .c
    done | grep -vx pipeline_async
}

aarch64() {
    fetch aarch64 "bookworm bookworm-backports" arm64 -t bookworm-backports python3 libvulkan1 mesa-vulkan-drivers
    qemu=$(command -v qemu-aarch64-static || command -v qemu-aarch64) || {
        fetch qemu bookworm "$(dpkg --print-architecture)" qemu-user-static
        qemu=$systems/qemu/usr/bin/qemu-aarch64-static
    }
    unpack aarch64 numpy pillow
    run="$qemu -L $systems/aarch64"
    arm="env PYTHONPATH=$site $run $systems/aarch64/usr/bin/python3.11"
    pictures=$systems/aarch64-pictures
    rm -rf "$pictures"
    "$python" examples/demo/render.py --out "$pictures" --frames 7
    driver aarch64
    $arm -c 'import platform, wgpu; assert platform.machine() == "aarch64"; print(wgpu.__file__)'
    $arm examples/python/double.py
    $arm examples/demo/render.py --out "$pictures/arm" --frames 7
    # compare.py looks for what two programs drew.
    mv "$pictures/arm/python-07.png" "$pictures/c-07.png"
    "$python" examples/demo/compare.py "$pictures"
    # shellcheck disable=SC2046,SC2086 # the names are words
    programs aarch64-linux-gnu "$run" ${WHEEL_PROGRAMS:-$(windowless)}
}

x86_64() {
    fetch x86_64 bullseye amd64 libvulkan1 mesa-vulkan-drivers
    unpack x86_64
    driver x86_64
    libraries=$systems/x86_64/lib/x86_64-linux-gnu
    # shellcheck disable=SC2086 # the names are words
    programs x86_64-linux-gnu.2.17 "$libraries/ld-2.31.so --library-path $libraries:$systems/x86_64/usr/lib/x86_64-linux-gnu" ${WHEEL_PROGRAMS:-command_buffer errors leaks queue texture_view}
}

x86_64_musl() {
    fetch x86_64-musl bookworm amd64 musl
    unpack x86_64-musl
    library=$site/wgpu/resources
    "$python" -m ziglang cc -target x86_64-linux-musl -dynamic examples/c/double.c -Iinclude -L"$library" -lwgpu_native -o "$systems/double"
    said=$("$systems/x86_64-musl/lib/x86_64-linux-musl/libc.so" --library-path "$library" "$systems/double" 2>&1) && status=0 || status=$?
    echo "$said"
    [ "$status" = 1 ] && case $said in "no adapter: "*Vulkan*) ;; *) false ;; esac
}

[ $# -gt 0 ] || set -- aarch64 x86_64 x86_64-musl
for name in "$@"; do
    case $name in
    aarch64) (aarch64) ;;
    x86_64) (x86_64) ;;
    x86_64-musl) (x86_64_musl) ;;
    *) echo "$name is not a system that this can be; see the head of $0" >&2 && exit 2 ;;
    esac
    echo "elsewhere: $name passed"
done
