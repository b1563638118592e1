#!/bin/sh
# Installs what the build needs and is missing; says how to get Swift, which it does not install.
set -eu

. "$(dirname "$0")/packages.sh"

if ! has swift; then
  echo "Careleaf is built with Swift 6.1 or later, which is not installed." >&2
  if [ "$(uname)" = Darwin ]; then
    echo "Install it with: xcode-select --install" >&2
  else
    echo "Install it as described on swift.org/install/linux, then run make again." >&2
  fi
  exit 1
fi

version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\)\.\([0-9]*\).*/\1 \2/p' | head -n 1)
case "$version" in
  [0-5]\ *|6\ 0)
    echo "Careleaf needs Swift 6.1 or later; this is Swift $(echo "$version" | tr ' ' .)." >&2
    exit 1 ;;
esac

libraries="libcmark yaml-0.1 expat libjpeg libpng libwebpdemux lcms2"
if has curl && has pkg-config && pkg-config --exists $libraries; then exit 0; fi

if has apt-get; then
  install_debian_packages libcmark-dev libyaml-dev libexpat1-dev libjpeg-dev libpng-dev \
    libwebp-dev liblcms2-dev curl pkg-config
elif has brew; then
  brew install cmark libyaml expat jpeg-turbo libpng webp little-cms2 pkg-config
else
  echo "Please install curl, pkg-config and, with their headers: $libraries" >&2
  exit 1
fi
