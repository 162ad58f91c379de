#!/bin/sh
# Sees to it that the system libraries are there which pip cannot bring: what Qt needs for a window ("run"),
# and also LibreOffice, Xvfb, poppler, strace and a printer that writes PDF for the tests ("test"), what takes built files apart ("dist"),
# and what makes a bare system to try them in ("dist-test"). Installs what is missing where it may, else says the one command.
set -eu

level=${1:-run}
[ "$(uname -s)" = Linux ] || exit 0
if ! command -v dpkg-query >/dev/null 2>&1; then
    echo "Not a Debian system: please see to Qt 6's xcb libraries (libEGL, libGL, libxkbcommon-x11, libxcb-cursor ...) yourself." >&2
    exit 0
fi

run="libegl1 libgl1 libfontconfig1 libdbus-1-3 libxkbcommon0 libxkbcommon-x11-0 libx11-xcb1 libxcb-cursor0 libxcb-icccm4
libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xfixes0 libxcb-xkb1 libglib2.0-0
libcups2 fonts-noto-core"
tests="libreoffice-writer-nogui libreoffice-calc-nogui xvfb xauth xdotool poppler-utils cups printer-driver-cups-pdf strace"
case "$level" in
    run) wanted=$run ;;
    test) wanted="$run $tests" ;;
    dist) wanted="$run $tests binutils" ;;
    dist-test) wanted="$run $tests binutils debootstrap" ;;
    *) echo "system-packages.sh run|test|dist|dist-test" >&2; exit 2 ;;
esac
# Python's own venv module is a package of its own on Debian.
python=${PYTHON:-python3}
"$python" -c 'import ensurepip, venv' 2>/dev/null || wanted="$wanted python3-venv"

missing=
for package in $wanted; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

command="apt-get install -y --no-install-recommends$missing"
if [ "$(id -u)" = 0 ]; then
    as_root=
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    as_root=sudo
else
    echo "Missing system packages. Please run, as root:" >&2
    echo "    $command" >&2
    exit 1
fi
echo "Installing system packages:$missing"
$as_root apt-get update -qq
# shellcheck disable=SC2086  # the list is words on purpose
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null
