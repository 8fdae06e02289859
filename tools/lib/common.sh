# SPDX-License-Identifier: Apache-2.0
# What the scripts of tools/ share; to be sourced. Messages go to standard error: standard output
# belongs to the command that is run.

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
release="$top/build/release"

say() { printf '%s\n' "$*" >&2; }

# install_packages FILE…: installs those of the listed packages that are missing.
install_packages() {
    local wanted missing
    wanted=$(sed '/^#/d; /^$/d' "$@" | sort -u)
    missing=$(comm -23 <(printf '%s\n' "$wanted") \
        <(dpkg-query -W -f '${db:Status-Status} ${Package}\n' 2>/dev/null |
            sed -n 's/^installed //p' | sort -u))
    [ -z "$missing" ] && return 0
    say "installing: $(echo "$missing" | tr '\n' ' ')"
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || {
            say "these packages are missing, and there is no sudo to install them with:" $missing
            exit 1
        }
        as_root=(sudo)
    fi
    "${as_root[@]}" apt-get update -qq >&2
    # shellcheck disable=SC2086 # One word a package.
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends $missing >&2
}

# build_release ON|OFF [TARGET…]: configures where that is needed, and builds what is out of date. The
# tests, once configured, stay so.
build_release() {
    local tests=$1
    shift
    local configured=
    [ -f "$release/build.ninja" ] &&
        configured=$(sed -n 's/^NARRATE_TESTS:BOOL=//p' "$release/CMakeCache.txt")
    if [ -z "$configured" ] || { [ "$tests" = ON ] && [ "$configured" = OFF ]; }; then
        cmake --preset release -S "$top" "-DNARRATE_TESTS=$tests" >&2
    fi
    local log
    if ! log=$(ninja -C "$release" "$@" 2>&1); then
        say "$log"
        exit 1
    fi
}
