#!/usr/bin/env bash
# Make ready what `make` needs, once: tools/set_up.sh run|develop|content|package|lock|chromium|packers …
#
# System packages (Debian and Ubuntu), a virtual environment in .venv, and in it what
# requirements/PART.txt pins. Each part leaves a stamp and is not repeated until that changes.
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$@" >&2; }

fail() {
    say "$@"
    exit 1
}

# library, the package that holds it: what Qt's parts for windows, pictures and printing load.
# Read with ldd from PySide6/Qt/plugins in a bare Debian; to be read again when Qt changes.
libraries_of_run="
libEGL.so.1             libegl1
libGL.so.1              libgl1
libX11-xcb.so.1         libx11-xcb1
libcups.so.2            libcups2
libdbus-1.so.3          libdbus-1-3
libfontconfig.so.1      libfontconfig1
libglib-2.0.so.0        libglib2.0-0
libgssapi_krb5.so.2     libgssapi-krb5-2
libwayland-client.so.0  libwayland-client0
libwayland-cursor.so.0  libwayland-cursor0
libwayland-egl.so.1     libwayland-egl1
libxcb-cursor.so.0      libxcb-cursor0
libxcb-glx.so.0         libxcb-glx0
libxcb-icccm.so.4       libxcb-icccm4
libxcb-image.so.0       libxcb-image0
libxcb-keysyms.so.1     libxcb-keysyms1
libxcb-randr.so.0       libxcb-randr0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-render.so.0      libxcb-render0
libxcb-shape.so.0       libxcb-shape0
libxcb-shm.so.0         libxcb-shm0
libxcb-sync.so.1        libxcb-sync1
libxcb-util.so.1        libxcb-util1
libxcb-xfixes.so.0      libxcb-xfixes0
libxcb-xkb.so.1         libxcb-xkb1
libxkbcommon-x11.so.0   libxkbcommon-x11-0
libxkbcommon.so.0       libxkbcommon0
"

# program, the package that holds it
programs_of_develop="
Xvfb         xvfb
dbus-daemon  dbus-daemon
openbox      openbox
strace       strace
xdotool      xdotool
xprop        x11-utils
"

# `make package` builds with these, and `make test-package` tries what was built
programs_of_packers="
appstreamcli                  appstream
debootstrap                   debootstrap
desktop-file-validate         desktop-file-utils
dpkg-shlibdeps                dpkg-dev
lintian                       lintian
makensis                      nsis
man                           man-db
objdump                       binutils
patchelf                      patchelf
update-mime-database          shared-mime-info
wine                          wine
x86_64-w64-mingw32-gcc        gcc-mingw-w64-x86-64
xz                            xz-utils
"

# --- What the system lacks --------------------------------------------------------------------

missing_libraries() {
    local known library package
    known=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null) || return 0
    while read -r library package; do
        # "(libc6," and an architecture: a 32-bit library would not do
        [[ -z $library || $known == *$'\t'"$library (libc6,"* ]] || echo "$package"
    done <<<"$libraries_of_run"
}

missing_programs() {
    local program package
    while read -r program package; do
        [[ -z $program ]] || command -v "$program" >/dev/null || echo "$package"
    done <<<"$1"
}

missing_venv() {
    "$python" -c 'import ensurepip' 2>/dev/null ||
        "$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'
}

missing_packages() { # part
    missing_venv
    case $1 in
    run) missing_libraries ;;
    develop) missing_programs "$programs_of_develop" ;;
    packers) missing_programs "$programs_of_packers" ;;
    chromium) missing_programs "chromium chromium" ;;
    esac
}

install_packages() { # package…
    local install="apt-get install -y --no-install-recommends $*" as_root=""
    command -v apt-get >/dev/null ||
        fail "Some system packages are missing. Debian calls them: $*" \
            "Install what your system calls them, then try again."
    if ((EUID != 0)); then
        sudo -n true 2>/dev/null ||
            fail "Some system packages are missing. Run this line, then try again:" \
                "" "    sudo apt-get update && sudo $install" ""
        as_root="sudo -n"
    fi
    say "Installing system packages: $*"
    # The package lists of a fresh system are empty or old: ask for new ones when they do not do.
    quietly $as_root env DEBIAN_FRONTEND=noninteractive $install ||
        { quietly $as_root apt-get update &&
            quietly $as_root env DEBIAN_FRONTEND=noninteractive $install; } ||
        fail "$(cat "$log")" "The packages could not be installed. The line was: $install"
}

quietly() { "$@" >"$log" 2>&1 </dev/null; }

# --- Python -----------------------------------------------------------------------------------

is_new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
    local candidate
    for candidate in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
        if is_new_enough "$candidate"; then
            echo "$candidate"
            return
        fi
    done
    fail "Python 3.11 or newer is needed. Say where it is with: make PYTHON=/path/to/python3"
}

make_environment() {
    is_new_enough .venv/bin/python && .venv/bin/python -c 'import pip' 2>/dev/null && return
    say "Making .venv with $("$python" --version)"
    rm -rf .venv
    "$python" -m venv .venv
}

install_requirements() { # name
    say "Fetching the Python packages of requirements/$1.txt (up to 150 MB, once)"
    # Every package is pinned there: pip need not look for what they need, and must not. It takes
    # "coverage[toml]" for a package beside the pinned "coverage", and wants the newest one.
    .venv/bin/pip install --quiet --disable-pip-version-check --require-hashes --no-deps \
        -r "requirements/$1.txt"
}

install_project() {
    .venv/bin/pip install --quiet --disable-pip-version-check \
        --no-index --no-deps --no-build-isolation --editable .
}

# --- Once -------------------------------------------------------------------------------------

fingerprint() { # file
    echo "$PWD $(readlink -f .venv/bin/python) $(cksum <"$1")"
}

is_done() { # part, the file it follows from
    [[ -x .venv/bin/python && -f .venv/done-$1 && $(<".venv/done-$1") == "$(fingerprint "$2")" ]]
}

is_ready() { # part
    case $1 in
    chromium) [[ -z $(missing_programs "chromium chromium") ]] ;;
    packers) [[ -z $(missing_programs "$programs_of_packers") ]] ;;
    *) is_done "$1" "requirements/$1.txt" ;;
    esac
}

set_up() { # part…
    local python packages part
    python=$(find_python)
    packages=$(for part in "$@"; do missing_packages "$part"; done | sort -u)
    # shellcheck disable=SC2086 # one word per package
    [[ -z $packages ]] || install_packages $packages
    make_environment
    for part in "$@"; do
        [[ $part != chromium && $part != packers ]] || continue
        install_requirements "$part"
        fingerprint "requirements/$part.txt" >".venv/done-$part"
    done
}

set_up_project() {
    install_project
    fingerprint pyproject.toml >.venv/done-project
}

(($# > 0)) || fail "usage: tools/set_up.sh run|develop|content|package|lock|chromium|packers …"
log=$(mktemp)
trap 'rm -f "$log"' EXIT

missing=()
for part in "$@"; do
    is_ready "$part" || missing+=("$part")
done
((${#missing[@]} == 0)) || set_up "${missing[@]}"
is_done project pyproject.toml || [[ ! -f .venv/done-run ]] || set_up_project
