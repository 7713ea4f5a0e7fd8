#!/bin/sh
# A newer software Vulkan driver than Debian 12 has, for what its own (Mesa 22.3) cannot do: mesh shaders, ray queries. Prints the
# file for VK_DRIVER_FILES. The driver is downloaded from bookworm-backports into out/mesa, once; nothing of the system is changed,
# and root is not needed. Where it cannot be had, it says why on stderr and exits with 1.
#
#   VK_DRIVER_FILES=$(tools/mesa.sh) program
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
kept=$root/out/mesa
cannot() {
    echo "$*" >&2
    exit 1
}

if [ -e "$kept/lvp.json" ]; then
    echo "$kept/lvp.json"
    exit
fi

codename=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release 2>/dev/null || true)
if [ "$codename" != bookworm ]; then
    # Other systems are newer or have no such archive: their own driver has to do.
    for own in /usr/share/vulkan/icd.d/lvp_icd*.json; do
        [ ! -e "$own" ] || { echo "$own" && exit; }
    done
    cannot "no software Vulkan driver here, and only on Debian 12 a newer one can be downloaded"
fi
# Everything else that it links to comes with the package of the system.
dpkg-query -W mesa-vulkan-drivers >/dev/null 2>&1 || cannot "the package mesa-vulkan-drivers is not installed"

mkdir -p "$root/out"
made=$(mktemp -d "$root/out/mesa.XXXXXX")
trap 'rm -rf "$made"' EXIT
chmod 755 "$made"
mkdir -p "$made/apt/lists/partial" "$made/apt/cache/archives/partial"
echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://deb.debian.org/debian bookworm-backports main" \
    >"$made/apt/sources.list"
# A state of apt of its own: neither the lists of the system nor its lock.
apt() {
    (cd "$made/apt" && apt-get -qq -o Dir::Etc::SourceList="$made/apt/sources.list" -o Dir::Etc::SourceParts=/dev/null \
        -o Dir::State::Lists="$made/apt/lists" -o Dir::State::status=/dev/null -o Dir::Cache="$made/apt/cache" \
        -o APT::Sandbox::User="$(id -un)" -o APT::Update::Error-Mode=any -o Acquire::Languages=none -o Acquire::http::Timeout=20 -o Acquire::Retries=3 \
        "$@" >"$made/log" 2>&1) || cannot "the newer software Vulkan driver cannot be downloaded: $(tail -n 1 "$made/log")"
}
apt update
apt download mesa-vulkan-drivers
dpkg -x "$made"/apt/mesa-vulkan-drivers_*.deb "$made/root"

mkdir "$made/mesa"
mv "$made"/root/usr/lib/*/libvulkan_lvp.so "$made/mesa/"
mv "$made/root/usr/share/doc/mesa-vulkan-drivers/copyright" "$made/mesa/"
# Relative to the file itself.
sed "s|\"libvulkan_lvp.so\"|\"./libvulkan_lvp.so\"|" "$made"/root/usr/share/vulkan/icd.d/lvp_icd*.json >"$made/mesa/lvp.json"
# Another run may have been quicker.
mv -T "$made/mesa" "$kept" 2>/dev/null || [ -e "$kept/lvp.json" ]
echo "$kept/lvp.json"
