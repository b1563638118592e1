#!/bin/sh
# Installs what the browser tests need and is missing, or says what that is.
set -eu
cd "$(dirname "$0")/../.."
. Tests/Support/packages.sh

missing=
python3 Tests/Browser/chromium.py >/dev/null 2>&1 || missing="$missing chromium"
# The HTML validator is written in Java.
java -version >/dev/null 2>&1 || missing="$missing default-jre-headless"

if has apt-get; then
  # The font decides how much fits on a printed sheet: this one is wide.
  [ -f /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf ] || missing="$missing fonts-dejavu-core"
  # shellcheck disable=SC2086
  [ -z "$missing" ] || install_debian_packages $missing
elif [ -n "$missing" ]; then
  echo "Please install Chromium or Chrome (or set CHROMIUM to its path) and Java." >&2
  exit 1
fi
