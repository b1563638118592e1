#!/bin/sh
# Looks for private data in what is published; see `make privacy-test`. Arguments go to pytest.
set -eu
cd "$(dirname "$0")/../.."
. Tests/Support/packages.sh

if ! sh Tests/Privacy/install-tools.sh; then
  # Where nothing can be installed for you, the other tests still count.
  if has apt-get; then exit 1; fi
  echo "The privacy tests are skipped." >&2
  exit 0
fi

exec .venv/bin/python -B -m pytest --config-file Tests/Privacy/pytest.ini Tests/Privacy "$@"
