#!/bin/sh
# Plays the first hour of somebody who has only the package: stranger.sh PACKAGE
#
# Installs it, in a clean root of Debian where `debootstrap` is there to make one, makes a site with a
# guide and an article, looks at it in the preview, builds it, and removes the package again.
set -eu
package=$1
suite=${SUITE:-bookworm}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

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

if command -v debootstrap >/dev/null && [ "$(id -u)" = 0 ]; then
  debootstrap --variant=minbase "$suite" "$work/root" >/dev/null
  cp "$package" "$work/root/tmp/careleaf.deb"
  chroot "$work/root" apt-get install -y --no-install-recommends /tmp/careleaf.deb
  { declare_play=$(sed -n '/^play() {/,/^}/p' "$0"); echo "$declare_play"; echo play; } \
    > "$work/root/tmp/play.sh"
  chroot "$work/root" sh /tmp/play.sh
  chroot "$work/root" apt-get remove -y careleaf
  test ! -e "$work/root/usr/bin/careleaf"
else
  echo "no debootstrap or not root: the package is unpacked, not installed" >&2
  dpkg-deb -x "$package" "$work/root"
  PATH="$work/root/usr/bin:/usr/bin:/bin" play
fi
