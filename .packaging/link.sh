#!/bin/sh
# The linker of the packaged program: that of Swift's toolchain, which is told to take some libraries
# from their archives, where the system has these.
#
# libcmark has its whole version in its name, so that a package with it outside would be for one release
# of a system only; libstdc++ and libgcc are used by Swift's runtime alone. What decodes files that come
# from elsewhere (libjpeg, libpng, zlib, libwebp, Little CMS, Expat, libyaml) stays outside, so that
# corrections of the system reach it without a new package. libcmark reads what the clinic's own people
# write, and what they move in; after a correction of it, make the package anew.
#
# NIOEmbedded, with which SwiftNIO's users test, comes with the rest of it. Nothing calls it, but Swift
# finds conformances to protocols at run time, so that the linker alone would keep it.
set -eu
archives='cmark stdc++'
tools=$(dirname "$(readlink -f "$(command -v swiftc)")")
edits='s/"-lgcc_s"/"-lgcc_eh"/g;s#"[^"]*/NIOEmbedded\.build/[^"]*\.o"##g'
chosen=' '
for name in $archives; do
  # The path of the file, or only its name where there is none.
  if [ -e "$("$tools/clang" -print-file-name="lib$name.a")" ]; then
    edits="$edits;s/\"-l$name\"/\"-l:lib$name.a\"/g"
    chosen="$chosen-l$name "
  fi
done

# Many arguments come in a file.
left=$#
while [ "$left" -gt 0 ]; do
  argument=$1
  case $argument in
    @*)
      sed -i -e "$edits" "${argument#@}" ;;
    -lgcc_s) argument=-lgcc_eh ;;
    */NIOEmbedded.build/*.o) argument= ;;
    -l*)
      case $chosen in *" $argument "*) argument=-l:lib${argument#-l}.a ;; esac ;;
  esac
  shift
  [ -z "$argument" ] || set -- "$@" "$argument"
  left=$((left - 1))
done
exec "$tools/ld.lld" "$@"
