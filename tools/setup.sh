#!/bin/sh
# Makes sure that everything `make` needs is there, before any work starts.
#
#   tools/setup.sh           root on Debian or Ubuntu: installs what is missing. Anybody else: says what to install, exits 1.
#   tools/setup.sh --list    only prints the missing Debian packages, one a line
#
# PYTHON          the Python to use (python3)
# SETUP_EXTRA     more that must be there, as word=package: commands ("clang=clang") and pkg-config's files ("pc:x11=libx11-dev")
set -u
python=${PYTHON:-python3}
root=$(cd "$(dirname "$0")/.." && pwd)
system=$(uname -s)
packages=
say() { echo "$*" >&2; }
want() { case " $packages " in *" $1 "*) ;; *) packages="$packages $1" ;; esac }
have() { command -v "$1" >/dev/null 2>&1; }

have_loader() {
    PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2>/dev/null | grep -q 'libvulkan\.so\.1'
}

# A driver that can work here: the software one, or another one and a device for it.
have_driver() {
    [ -n "${VK_DRIVER_FILES:-}${VK_ICD_FILENAMES:-}" ] && return 0
    for folder in /usr/share/vulkan/icd.d /etc/vulkan/icd.d /usr/local/share/vulkan/icd.d "$HOME/.local/share/vulkan/icd.d"; do
        for file in "$folder"/*.json; do
            [ -e "$file" ] || continue
            case "$file" in
            */lvp_icd*) return 0 ;;
            */nvidia*) [ -r /dev/nvidiactl ] && return 0 ;;
            */dzn_icd*) [ -r /dev/dxg ] && return 0 ;;
            *) for device in /dev/dri/renderD*; do [ -r "$device" ] && [ -w "$device" ] && return 0; done ;;
            esac
        done
    done
    return 1
}

check_packages() {
    have cc || { want gcc && want libc6-dev; }
    if [ "$system" = Linux ]; then
        have_loader || want libvulkan1
        have_driver || want mesa-vulkan-drivers
    fi
    if ! have "$python"; then
        want python3 && want python3-venv && want python3-dev
    else
        "$python" -c 'import ensurepip, venv' 2>/dev/null || want python3-venv
        "$python" -c 'import pathlib, sysconfig
raise SystemExit(not pathlib.Path(sysconfig.get_path("include"), "Python.h").exists())' 2>/dev/null || want python3-dev
    fi
    for pair in ${SETUP_EXTRA:-}; do
        case "$pair" in
        pc:*) pair=${pair#pc:} && pkg-config --exists "${pair%%=*}" 2>/dev/null ;;
        *) have "${pair%%=*}" ;;
        esac || want "${pair#*=}"
    done
}

install_packages() {
    say "▶ installing$packages"
    export DEBIAN_FRONTEND=noninteractive
    retry="-o Acquire::Retries=5 -o DPkg::Lock::Timeout=300"
    # shellcheck disable=SC2086 # both are words
    if apt-get $retry update -qq && apt-get $retry install -y -qq --no-install-recommends $packages </dev/null >/dev/null; then
        say "✔ installed$packages"
    else
        say "✘ apt-get could not install$packages. Its message is above; is the network there?"
        exit 1
    fi
}

ask_for_packages() {
    say "Some packages are missing. Nothing has been done yet. Install them, then run make again:"
    if have apt-get; then
        say "    sudo apt-get update && sudo apt-get install -y$packages"
    elif [ "$system" = Darwin ]; then
        say "    xcode-select --install, and Python from python.org or Homebrew"
    else
        say "    Debian's names:$packages"
        say "    Fedora:  gcc, vulkan-loader, mesa-vulkan-drivers, python3-devel"
        say "    Arch:    gcc, vulkan-icd-loader, vulkan-swrast, python"
        say "    Alpine:  build-base, vulkan-loader, mesa-vulkan-swrast, python3-dev"
    fi
    exit 1
}

# at_least HAVE WANTED: compares versions such as 1.95.0 and 1.87
at_least() {
    [ "$(printf '%s\n%s\n' "$2" "$1" | sort -t. -k1,1n -k2,2n -k3,3n | head -n 1)" = "$2" ]
}

check_rust() {
    rust=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' "$root/Cargo.toml")
    if ! have cargo; then
        say "✘ cargo is not on the PATH. Install Rust $rust or newer with rustup, or add \$HOME/.cargo/bin to the PATH."
        exit 1
    fi
    found=$(rustc --version | cut -d ' ' -f 2)
    if ! at_least "${found%%-*}" "$rust"; then
        say "✘ rustc is $found, but $rust or newer is needed: rustup update stable"
        exit 1
    fi
}

check_python() {
    found=$("$python" -c 'import platform; print(platform.python_version())')
    if ! at_least "$found" 3.10; then
        say "✘ $python is Python $found, but 3.10 or newer is needed: make PYTHON=python3.11, say"
        exit 1
    fi
}

check_packages
if [ "${1:-}" = --list ]; then
    for package in $packages; do echo "$package"; done
    exit 0
fi
check_rust
if [ -n "$packages" ]; then
    if [ "$(id -u)" = 0 ] && have apt-get; then install_packages; else ask_for_packages; fi
fi
check_python
