#!/bin/sh
# Installs what the privacy tests need and is missing, or says what that is.
set -eu
cd "$(dirname "$0")/../.."
. Tests/Support/packages.sh

if has exiftool && has qpdf; then exit 0; fi
if has apt-get; then
  install_debian_packages libimage-exiftool-perl qpdf
elif has brew; then
  brew install exiftool qpdf
else
  echo "Please install ExifTool and qpdf." >&2
  exit 1
fi
