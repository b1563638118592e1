#!/bin/sh
# Tests the built site in a real browser, after installing what that needs and is missing:
# Debian's packages, and Python's in the folder .venv. Arguments go to pytest.
set -eu
cd "$(dirname "$0")/../.."
. Tests/Support/packages.sh

needed=Tests/Browser/requirements.txt
installed=.venv/requirements.txt

skip() {
  echo "The browser tests are skipped: $1" >&2
  exit 0
}

# The font decides how much fits on a printed sheet: this one is wide.
if has apt-get; then
  missing=
  for package in chromium default-jre-headless fonts-dejavu-core python3-venv; do
    dpkg -s "$package" >/dev/null 2>&1 || missing="$missing $package"
  done
  # shellcheck disable=SC2086
  [ -z "$missing" ] || install_debian_packages $missing
elif ! python3 Tests/Browser/chromium.py >/dev/null 2>&1; then
  skip "there is no Chromium. Install Chromium or Chrome, or set CHROMIUM to its path."
elif ! java -version >/dev/null 2>&1; then
  skip "there is no Java, which the HTML validator needs."
fi

if ! cmp -s "$needed" "$installed"; then
  rm -rf .venv
  python3 -m venv .venv
  .venv/bin/pip install --quiet --disable-pip-version-check --requirement "$needed"
  cp "$needed" "$installed"
fi

exec .venv/bin/python -B -m pytest --config-file Tests/Browser/pytest.ini "$@"
