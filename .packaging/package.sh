#!/bin/sh
# Packs the program: package.sh deb|tarball PROGRAM FOLDER
#
# The same program gives the same bytes: files have the day of the commit, or SOURCE_DATE_EPOCH.
set -eu
kind=$1 program=$2 output=$3
here=$(cd "$(dirname "$0")" && pwd)
repository=$(dirname "$here")
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git -C "$repository" log -1 --format=%ct)}
export SOURCE_DATE_EPOCH LC_ALL=C TZ=UTC
umask 022
version=$("$program" --version | sed -n '1s/^careleaf \([0-9.]*\).*/\1/p')
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
chmod 755 "$root"
mkdir -p "$output"

install -D "$program" "$root/usr/bin/careleaf"
strip --remove-section=.comment --remove-section=.note "$root/usr/bin/careleaf"
share=$root/usr/share
mkdir -p "$share/man/man1" "$share/bash-completion/completions" \
  "$share/zsh/vendor-completions" "$share/fish/vendor_completions.d" "$share/doc/careleaf"
"$program" --experimental-dump-help |
  python3 -B "$here/manual.py" "$(date -d "@$SOURCE_DATE_EPOCH" +%Y-%m-%d)" |
  gzip -9n > "$share/man/man1/careleaf.1.gz"
"$program" --generate-completion-script bash | sed '1{/^#!/d}' > "$share/bash-completion/completions/careleaf"
"$program" --generate-completion-script zsh > "$share/zsh/vendor-completions/_careleaf"
"$program" --generate-completion-script fish > "$share/fish/vendor_completions.d/careleaf.fish"
gzip -9n < "$repository/CHANGELOG.md" > "$share/doc/careleaf/changelog.gz"
cp "$here/copyright" "$share/doc/careleaf/copyright"
find "$root" -newermt "@$SOURCE_DATE_EPOCH" -exec touch -hd "@$SOURCE_DATE_EPOCH" {} +

if [ "$kind" = tarball ]; then
  name=careleaf-$version-$(uname -m)
  tar --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" \
    --transform="s,^\./usr,$name," -cf - -C "$root" ./usr | xz -T1 -9 > "$output/$name.tar.xz"
  (cd "$output" && sha256sum "$name.tar.xz" > "$name.tar.xz.sha256" && ls -l "$name.tar.xz")
  exit
fi

maintainer=${MAINTAINER:-Careleaf <careleaf@users.noreply.github.com>}
version=$version-1
printf 'careleaf (%s) unstable; urgency=medium\n\n  * See changelog.gz.\n\n -- %s  %s\n' \
  "$version" "$maintainer" "$(date -R -d "@$SOURCE_DATE_EPOCH")" |
  gzip -9n > "$share/doc/careleaf/changelog.Debian.gz"

architecture=$(dpkg --print-architecture)
# dpkg-shlibdeps wants the sources of a package around it.
work=$(mktemp -d)
trap 'rm -rf "$root" "$work"' EXIT
mkdir "$work/debian"
printf 'Source: careleaf\n\nPackage: careleaf\nArchitecture: any\n' > "$work/debian/control"
depends=$(cd "$work" && dpkg-shlibdeps -O "$root/usr/bin/careleaf" | sed 's/^shlibs:Depends=//')
# dpkg-shlibdeps knows what functions need, not what reads the short form of relocations.
if readelf -d "$root/usr/bin/careleaf" | grep -q RELR; then
  depends=$(echo "$depends" | sed 's/libc6 ([^)]*)/libc6 (>= 2.36)/')
fi
mkdir "$root/DEBIAN"
cat > "$root/DEBIAN/control" <<END
Package: careleaf
Version: $version
Architecture: $architecture
Maintainer: $maintainer
Installed-Size: $(du -k -s --apparent-size "$root/usr" | cut -f1)
Depends: $depends
Section: web
Priority: optional
Description: site generator for patient education
 Careleaf makes a clinic's website from articles in Markdown and facts of
 treatments in YAML. It holds what the pages say against the facts, and
 publishes nothing that is wrong. 'careleaf init' begins a site.
END
(cd "$root" && find usr -type f | sort | xargs md5sum) > "$root/DEBIAN/md5sums"
find "$root" -newermt "@$SOURCE_DATE_EPOCH" -exec touch -hd "@$SOURCE_DATE_EPOCH" {} +
package=$output/careleaf_${version}_$architecture.deb
dpkg-deb --root-owner-group -Zxz -z9 --build "$root" "$package" > /dev/null
ls -l "$package"
