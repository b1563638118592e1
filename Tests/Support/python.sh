#!/bin/sh
# Makes the environment .venv with the Python packages that tests need, which the file $1 lists, and
# then writes the file $2. Run by make when the list is newer than that file.
set -eu
cd "$(dirname "$0")/../.."
. Tests/Support/packages.sh

if ! python3 -c 'import ensurepip, venv' >/dev/null 2>&1; then
  if has apt-get; then
    install_debian_packages python3 python3-venv
  else
    echo "Please install Python 3 with its module venv." >&2
    exit 1
  fi
fi

rm -rf .venv
python3 -m venv .venv
.venv/bin/pip install --quiet --disable-pip-version-check --requirement "$1"
touch "$2"
