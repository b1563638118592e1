#!/bin/sh
# Tests the built site in a real browser; see `make browser-test`. Arguments go to pytest.
set -eu
cd "$(dirname "$0")/../.."
. Tests/Support/packages.sh

if ! sh Tests/Browser/install-tools.sh; then
  # Where nothing can be installed for you, the other tests still count.
  if has apt-get; then exit 1; fi
  echo "The browser tests are skipped." >&2
  exit 0
fi

exec .venv/bin/python -B -m pytest --config-file Tests/Browser/pytest.ini Tests/Browser "$@"
