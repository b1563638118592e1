"""Serves a built site with nginx as docs/hosting.md recommends, and visits all of it.

    python3 Tests/Host/host_check.py public

Fails on a broken link, anchor or asset, a page that nothing leads to, a header that it promises
and nginx does not send, anything on a page that the headers forbid, and a file that differs from the
manifest. Addresses of other sites are not visited.
"""

import gzip
import html.parser
import json
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
import xml.etree.ElementTree

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROMISED = {
    "Content-Security-Policy": "default-src 'self'; base-uri 'self'; form-action 'self'; "
    "frame-ancestors 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
}
FINGERPRINTED = re.compile(
    r"^/assets/.+\.[0-9a-f]{10}\.[a-z0-9]+$|^/search/[a-z]+-[0-9a-f]{10}\.json$"
    r"|-(card|[0-9]+)\.[0-9a-f]{10}\.(jpg|png|webp)$")
TYPES = {
    ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8",
    ".js": "application/javascript; charset=utf-8", ".svg": "image/svg+xml",
    ".xml": "text/xml; charset=utf-8", ".txt": "text/plain; charset=utf-8", ".png": "image/png",
    ".jpg": "image/jpeg", ".webp": "image/webp", ".json": "application/json",
}


class Page(html.parser.HTMLParser):
    """What a page links to, its anchors, and what the headers forbid."""

    def __init__(self, text):
        super().__init__()
        self.links, self.ids, self.forbidden = [], set(), []
        self.script = None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        self.ids.add(values.get("id"))
        for name, value in attributes:
            if name in ("href", "src", "data-index"):
                self.links.append(value)
            if name == "srcset":
                self.links += [choice.split()[0] for choice in value.split(", ")]
            if name == "style" or name.startswith("on"):
                self.forbidden.append(f"attribute {name}")
        if tag == "style":
            self.forbidden.append("style element")
        if tag == "script" and "src" not in values and values.get("type") != "application/ld+json":
            self.forbidden.append("script in the page")
        if values.get("property") == "og:image":
            self.links.append(urllib.parse.urlsplit(values["content"]).path)
        if values.get("http-equiv") == "refresh":
            self.links.append(values["content"].split("url=")[1])

    handle_startendtag = handle_starttag


class Host:
    """nginx on a free port of this machine, as docs/hosting.md sets it up."""

    def __init__(self, public):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="careleaf-host-"))
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        readme = (ROOT / "docs/hosting.md").read_text()
        config = re.search(r"```nginx\n(.*?)```", readme, re.S).group(1)
        config = config.replace("listen 80;", f"listen 127.0.0.1:{self.port};")
        config = config.replace("/srv/www/clinic", str(public))
        if str(self.port) not in config or str(public) not in config:
            raise SystemExit("docs/hosting.md has no 'listen 80;' or no '/srv/www/clinic'")
        temporary = "".join(
            f"{kind}_temp_path {self.folder}/{kind};\n"
            for kind in ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"])
        user = "user root;\n" if pathlib.Path.home() == pathlib.Path("/root") else ""
        (self.folder / "nginx.conf").write_text(
            f"{user}daemon off;\npid {self.folder}/pid;\nevents {{}}\n"
            f"http {{\ninclude /etc/nginx/mime.types;\naccess_log off;\n{temporary}\n{config}}}\n")
        self.process = subprocess.Popen([
            self.program(), "-e", f"{self.folder}/errors", "-c", f"{self.folder}/nginx.conf"])
        self.wait()

    @staticmethod
    def program():
        found = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
        return found or sys.exit("nginx is not installed: apt-get install nginx-light")

    def wait(self):
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except OSError:
                time.sleep(0.02)
        sys.exit(f"nginx does not start: {(self.folder / 'errors').read_text()}")

    def get(self, path, **headers):
        """Status, headers and body."""
        address = f"http://127.0.0.1:{self.port}{urllib.parse.quote(path, safe='/%?')}"
        request = urllib.request.Request(address, headers=headers)
        try:
            with urllib.request.urlopen(request) as answer:
                return answer.status, answer.headers, answer.read()
        except urllib.error.HTTPError as answer:
            return answer.code, answer.headers, answer.read()

    def stop(self):
        self.process.terminate()
        self.process.wait()
        shutil.rmtree(self.folder)


class Check:
    def __init__(self, public):
        self.public = public
        self.host = Host(public)
        self.problems = []
        self.pages, self.seen, self.links = {}, {}, 0

    def problem(self, path, text):
        self.problems.append(f"{path}: {text}")

    def run(self):
        try:
            self.visit("/")
            for path in ["/robots.txt", "/sitemap.xml", "/feed.xml"]:
                self.fetch(path)
            self.check_sitemap()
            self.check_missing()
            self.check_files()
            self.check_anchors()
        finally:
            self.host.stop()

    def visit(self, start):
        waiting = [start]
        while waiting:
            path = waiting.pop()
            if path in self.pages:
                continue
            body = self.fetch(path)
            if body is not None and path.endswith(".json"):
                waiting += [target for target in self.named(path, body) if target not in self.seen]
            if body is None or not path.endswith(("/", ".html")):
                continue
            page = self.pages[path] = Page(body.decode())
            for what in page.forbidden:
                self.problem(path, f"the headers forbid a {what}")
            for target in self.targets(path, page):
                if target not in self.seen:
                    waiting.append(target)

    def named(self, path, body):
        """What a file for scripts or for telephones leads to: the icons of the manifest, and those
        files of the search whose fingerprints stand in its index."""
        if path == "/manifest.json":
            return [icon["src"] for icon in json.loads(body)["icons"]]
        if not path.startswith("/search/index-"):
            return []
        names = (file.name for file in (self.public / "search").glob("*-*.json"))
        text = body.decode()
        return [f"/search/{name}" for name in names if name[-15:-5] in text]

    def targets(self, path, page):
        for link in page.links:
            parts = urllib.parse.urlsplit(urllib.parse.urljoin(path, link))
            self.links += 1
            if parts.scheme or parts.netloc:
                continue
            yield urllib.parse.unquote(parts.path)

    def fetch(self, path):
        status, headers, body = self.host.get(path, **{"Accept-Encoding": "gzip"})
        self.seen[path] = status
        if status != 200:
            self.problem(path, f"status {status}")
            return None
        self.check_headers(path, headers)
        if headers["Content-Encoding"] == "gzip":
            body = gzip.decompress(body)
        elif len(body) > 1000 and not path.endswith((".png", ".jpg", ".webp")):
            self.problem(path, "not compressed")
        file = self.public / (path[1:] + ("index.html" if path.endswith("/") else ""))
        if body != file.read_bytes():
            self.problem(path, "not the bytes of the file")
        return body

    def check_headers(self, path, headers):
        for name, value in PROMISED.items():
            if headers[name] != value:
                self.problem(path, f"{name}: {headers[name]}")
        kept = "public, max-age=31536000, immutable" if FINGERPRINTED.search(path) else "no-cache"
        if headers["Cache-Control"] != kept:
            self.problem(path, f"Cache-Control: {headers['Cache-Control']}")
        suffix = ".html" if path.endswith("/") else pathlib.PurePath(path).suffix
        if headers["Content-Type"] != TYPES.get(suffix):
            self.problem(path, f"Content-Type: {headers['Content-Type']}")
        if not headers["ETag"] and not headers["Last-Modified"]:
            self.problem(path, "cannot be asked for again cheaply")

    def check_sitemap(self):
        tree = xml.etree.ElementTree.parse(self.public / "sitemap.xml")
        for place in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc"):
            path = urllib.parse.unquote(urllib.parse.urlsplit(place.text).path)
            if self.seen.get(path) != 200:
                self.problem(path, "in the sitemap, but no page leads there")

    def check_missing(self):
        status, headers, body = self.host.get("/no/such/page/")
        if status != 404 or body != (self.public / "404.html").read_bytes():
            self.problem("/no/such/page/", f"status {status}, not the site's 404.html")
        if headers["Content-Security-Policy"] is None:
            self.problem("/no/such/page/", "no headers")
        for hidden in ["/.careleaf-manifest", "/.git/config"]:
            if self.host.get(hidden)[0] != 404:
                self.problem(hidden, "is served")

    def check_files(self):
        run = subprocess.run(
            ["sha256sum", "--check", "--quiet", ".careleaf-manifest"], cwd=self.public,
            capture_output=True, text=True)
        if run.returncode:
            self.problem(".careleaf-manifest", run.stdout + run.stderr)
        for file in self.public.rglob("*"):
            path = "/" + str(file.relative_to(self.public))
            if not file.is_file() or "/." in path:
                continue
            if path.endswith("/index.html"):
                path = path[:-len("index.html")]
            if path not in self.seen and path != "/404.html":
                self.visit(path)
                if 'http-equiv="refresh"' not in file.read_text(errors="replace"):
                    self.problem(path, "nothing leads there")

    def check_anchors(self):
        for path, page in self.pages.items():
            for link in page.links:
                parts = urllib.parse.urlsplit(urllib.parse.urljoin(path, link))
                target = self.pages.get(urllib.parse.unquote(parts.path))
                anchor = urllib.parse.unquote(parts.fragment)
                if not parts.netloc and target and anchor and anchor not in target.ids:
                    self.problem(path, f"'{link}' leads to no anchor")


def main():
    check = Check(pathlib.Path(sys.argv[1]).resolve())
    check.run()
    for problem in sorted(set(check.problems)):
        print(problem)
    print(
        f"{len(check.pages)} pages, {len(check.seen)} addresses, {check.links} links: "
        f"{len(set(check.problems))} problems")
    sys.exit(1 if check.problems else 0)


if __name__ == "__main__":
    main()
