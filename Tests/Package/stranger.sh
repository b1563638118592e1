#!/bin/sh
# Plays the first hour of somebody who has only the package: stranger.sh PACKAGE
#
# Measures it, and in clean roots of Debian, where `debootstrap` is there to make them, installs it,
# makes a site with a guide and an article, looks at it in the preview, builds it, and removes the
# package again. SUITES names the releases.
set -eu
package=$1
suites=${SUITES:-bookworm trixie}
work=$(mktemp -d)
mounted=
trap '[ -z "$mounted" ] || umount "$mounted"; rm -rf "$work"' EXIT

# At most `$3` of `$1`, of which there are `$2`.
at_most() {
  echo "$1: $2, at most $3"
  if [ "$2" -gt "$3" ]; then
    echo "that is too much" >&2
    exit 1
  fi
}

measure() {
  dpkg-deb -x "$package" "$work/measured"
  program=$work/measured/usr/bin/careleaf
  at_most 'bytes of the package' "$(stat -c %s "$package")" 20000000
  at_most 'bytes of the program' "$(stat -c %s "$program")" 25000000
  libraries=$(ldd "$program" | grep -c '=>')
  at_most 'shared libraries' "$libraries" 10
}

play() {
  set -eu
  cd "$(mktemp -d)"
  careleaf --version
  man=/usr/share/man/man1/careleaf.1.gz
  test -e "$man" || echo "no manual: this root leaves manuals out"
  careleaf init site --name 'Elm Clinic' --region US --phone '+1 541 555 0100' --kind skin
  cd site
  careleaf new article 'What it costs'
  sed -i 's/"TODO: one or two sentences"/What a peel costs./; s/^TODO:.*/Ask what the price buys./' \
    content/articles/what-it-costs.md
  sed -i 's/face: 80 to 120/face: 95/' content/treatments/example-peel/facts.yaml
  careleaf build --quiet
  grep -q 'Ask what the price buys' public/articles/what-it-costs/index.html
  grep -q '95' public/treatments/example-peel/prices/index.html
  careleaf preview --port 8711 > preview.out 2> preview.err &
  preview=$!
  # The line is printed when the preview answers.
  (tail -f -n +1 preview.out & echo $! > tail.pid; wait) | grep -q -m1 'The preview is at'
  kill "$(cat tail.pid)" 2>/dev/null || true
  kill -INT "$preview"
  wait "$preview"
  echo 'the site was made, built and previewed'
}

# In a clean root of the release `$1`.
play_in() {
  root=$work/$1
  debootstrap --variant=minbase "$1" "$root" >/dev/null
  # Without it Swift cannot tell what a program was called with.
  mount -t proc proc "$root/proc"
  mounted=$root/proc
  cp "$package" "$root/tmp/careleaf.deb"
  chroot "$root" apt-get install -y --no-install-recommends /tmp/careleaf.deb
  { sed -n '/^play() {/,/^}/p' "$0"; echo play; } > "$root/tmp/play.sh"
  chroot "$root" sh /tmp/play.sh
  chroot "$root" apt-get remove -y careleaf
  test ! -e "$root/usr/bin/careleaf"
  umount "$mounted"
  mounted=
  echo "$1: installed, played and removed"
}

measure
if command -v debootstrap >/dev/null && [ "$(id -u)" = 0 ]; then
  for suite in $suites; do play_in "$suite"; done
else
  echo "no debootstrap or not root: the package is unpacked, not installed" >&2
  PATH="$work/measured/usr/bin:/usr/bin:/bin" play
fi
