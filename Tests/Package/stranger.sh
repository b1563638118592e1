#!/bin/sh
# Plays the first hour of somebody who has only the package: stranger.sh PACKAGE
#
# Measures it, and in clean roots of Debian, where `debootstrap` is there to make them, installs it,
# follows "Your first site" of README.md to a site with a guide, a price, a photograph and an article,
# in the preview and built, and removes the package again. SUITES names the releases.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
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
  # All but the loader, and what the kernel brings itself.
  libraries=$(ldd "$program" | grep -c '=>')
  at_most 'shared libraries' "$libraries" 10
}

# In a clean root of the release `$1`.
play_in() {
  root=$work/$1
  debootstrap --variant=minbase "$1" "$root" >/dev/null
  # Without it Swift cannot tell what a program was called with.
  mount -t proc proc "$root/proc"
  mounted=$root/proc
  cp "$package" "$root/tmp/careleaf.deb"
  cp "$work/hour.sh" "$work/room.jpg" "$root/tmp/"
  chroot "$root" apt-get install -y --no-install-recommends /tmp/careleaf.deb
  chroot "$root" careleaf --version
  chroot "$root" env PHOTOGRAPH=/tmp/room.jpg bash /tmp/hour.sh
  chroot "$root" apt-get remove -y careleaf
  test ! -e "$root/usr/bin/careleaf"
  umount "$mounted"
  mounted=
  echo "$1: installed, played and removed"
}

measure
cp "$(find "$here/../../content" -name '*.jpg' | head -n 1)" "$work/room.jpg"
{ cat "$here/hour.sh"; python3 -B "$here/readme.py"; } > "$work/hour.sh"
if command -v debootstrap >/dev/null && [ "$(id -u)" = 0 ]; then
  for suite in $suites; do play_in "$suite"; done
else
  echo "no debootstrap or not root: the package is unpacked, not installed" >&2
  PATH="$work/measured/usr/bin:/usr/bin:/bin" PHOTOGRAPH=$work/room.jpg bash "$work/hour.sh"
fi
