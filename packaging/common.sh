# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# What run, test and CI share. Sourced, never run: sets `root`, the top of the tree.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() { printf '%s\n' "$*" >&2; }
die() {
    say "${0##*/}: $*"
    exit 1
}

# The package names of the sections that are named.
dependencies_of() {
    awk -v wanted=" $* " '
        { sub(/#.*/, "") }
        /^\[/ { gsub(/[][ \t]/, ""); on = index(wanted, " " $0 " "); next }
        on && NF { print $1 }' "$root/packaging/dependencies"
}

# Installs what is missing of the sections that are named, and nothing else. Asks no one when
# nothing is missing, so that a machine without root works once it has everything.
install_dependencies() {
    command -v dpkg-query >/dev/null || die "needs Debian 12: packaging/dependencies says what elsewhere"
    local missing=() name
    while read -r name; do
        [[ $(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null) == installed ]] ||
            missing+=("$name")
    done < <(dependencies_of "$@")
    [[ ${#missing[@]} -eq 0 ]] && return
    say "installing ${#missing[@]} Debian packages: ${missing[*]}"
    local as_root=()
    if [[ $EUID -ne 0 ]]; then
        command -v sudo >/dev/null ||
            die "cannot install without root or sudo. As root: apt-get install --no-install-recommends ${missing[*]}"
        as_root=(sudo)
    fi
    as_root+=(env DEBIAN_FRONTEND=noninteractive apt-get -q -o Dpkg::Use-Pty=0)
    # apt's own words go to a file, and are shown only when it fails.
    local log
    log=$(mktemp)
    if ! { "${as_root[@]}" update && "${as_root[@]}" install -y --no-install-recommends "${missing[@]}"; } \
        </dev/null >"$log" 2>&1; then
        tail -n 30 "$log" >&2
        rm -f "$log"
        die "could not install: ${missing[*]}"
    fi
    rm -f "$log"
}

# build PRESET [TARGET ...]: configures and builds, through ccache when it is there.
build() {
    local preset=$1 targets=()
    shift
    [[ $# -gt 0 ]] && targets=(--target "$@")
    if [[ -z ${DOCKET_COMPILER_LAUNCHER+set} ]] && command -v ccache >/dev/null; then
        # One clone may use what another compiled.
        export DOCKET_COMPILER_LAUNCHER=ccache CCACHE_BASEDIR="$root" CCACHE_NOHASHDIR=1
    fi
    export DOCKET_COMPILER_LAUNCHER=${DOCKET_COMPILER_LAUNCHER-}
    (
        cd "$root" || exit
        mkdir -p build
        cmake --preset "$preset" >"build/configure-$preset.log" 2>&1 || {
            cat "build/configure-$preset.log" >&2
            exit 1
        }
        cmake --build --preset "$preset" --parallel "$(nproc)" "${targets[@]}"
    )
}
