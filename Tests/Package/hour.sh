# Bash. What the script that readme.py prints is run with: a home with a photograph in it, and what
# stands in for looking at the preview.
set -eu
HOME=$(mktemp -d)
export HOME
cd "$HOME"
cp "$PHOTOGRAPH" room.jpg
port=8711

# Starts the preview as the reader does, and returns when it answers.
preview() {
  careleaf preview "$@" --port "$port" > "$HOME/preview.out" 2> "$HOME/preview.err" &
  preview=$!
  (tail -f -n +1 --pid="$preview" "$HOME/preview.out" & echo $! > "$HOME/tail.pid"; wait) |
    grep -q -m1 'The preview is at' || { cat "$HOME/preview.err" >&2; exit 1; }
  kill "$(cat "$HOME/tail.pid")" 2>/dev/null || true
}

# What the preview shows at the address `$1`.
page() {
  exec 3<>"/dev/tcp/127.0.0.1/$port"
  printf 'GET /%s/ HTTP/1.1\r\nHost: localhost:%s\r\nConnection: close\r\n\r\n' "$1" "$port" >&3
  cat <&3
  exec 3>&-
}

fail() {
  echo "$1" >&2
  exit 1
}

# Looks for the price `$1` and the photograph in the article `$2`, in what was built and in the
# preview, which was running all the time, and ends that.
finish() {
  built=public/$2/index.html
  grep -qF "\$$1" "$built" || fail "the built article has no price"
  grep -q 'room-[0-9]*\.[0-9a-f]*\.webp' "$built" || fail "the built article has no photograph"
  ls public/treatments/steam-facial/room-*.webp > /dev/null
  grep -qF "\$$1" public/treatments/steam-facial/prices/index.html || fail "there is no price list"
  shown=
  # The preview notices within a moment.
  for _ in $(seq 100); do
    if page "$2" | grep -qaF "\$$1"; then shown=yes; break; fi
    sleep 0.1
  done
  [ -n "$shown" ] || fail "the preview does not show the article: $(cat "$HOME/preview.err")"
  kill -INT "$preview"
  wait "$preview"
  echo 'the site of README was made, previewed and built'
}
