# SPDX-License-Identifier: Apache-2.0
# What the tests of installations share; to be sourced, with the sources' and the build's folder.
sources=$1
build=$2
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
# Nothing of the user's, and nothing of the build, takes part.
export HOME="$scratch/home" LC_ALL=C.UTF-8
unset NARRATE_BACKENDS XDG_CONFIG_HOME XDG_CACHE_HOME XDG_STATE_HOME LD_LIBRARY_PATH PKG_CONFIG_PATH
page="$sources/assets/articles/harbour-ferry.html"

fail() {
    printf 'failed: %s\n' "$*" >&2
    exit 1
}
# holds TEXT PATTERN: TEXT has a line that matches it.
holds() { grep -q -- "$2" <<<"$1" || fail "no '$2' in: $1"; }
# quietly COMMAND…: what it prints is shown if it fails.
quietly() {
    "$@" >"$scratch/log" 2>&1 || { cat "$scratch/log" >&2; fail "$*"; }
}
# is_wav FILE: there is sound in it.
is_wav() {
    [ "$(head -c 4 "$1")" = RIFF ] || fail "$1 is no WAV file"
    [ "$(stat -c %s "$1")" -gt 50000 ] || fail "$1 is too short"
}
# speaks NARRATE: the program speaks an article into an MP3 file, which takes a backend and a module.
speaks() {
    "$1" render "$page" -o "$scratch/article.mp3" -q || fail "$1 does not speak"
    [ "$(stat -c %s "$scratch/article.mp3")" -gt 50000 ] || fail "the MP3 file is too short"
    rm "$scratch/article.mp3"
}
