"""The kinds of requests whose growth is measured, and a preview that answers them."""

import os
import re
import signal
import socket
import subprocess

from kinds import Kind, fill

KINDS = []
#: Requests of one measurement; one alone takes less than the clock can tell.
REPEATED = 200
#: The bytes of a request at n. The preview refuses what is much longer than browsers send.
SHORTEST = 1 << 10


def add(name, head, method="GET"):
    """`head` makes the target and the lines after it, of about `size` bytes."""
    def files(size):
        target, lines = head(size)
        lines = "".join(f"{line}\r\n" for line in ["Host: localhost", *lines])
        return {"request": f"{method} {target} HTTP/1.1\r\n{lines}Connection: close\r\n\r\n"}
    KINDS.append(Kind(f"request: {name}", files, mistakes=True, start=SHORTEST))


def kinds():
    for name, unit in {
        "a long path": "a", "many folders": "/a", "slashes": "/", "points": ".", "folders above": (
            "../"), "percent-encodings": "%41", "encoded slashes": "%2F", "zero bytes": "%00",
        "broken encodings": "%", "encoded letters": "%C3%A9", "wrong letters": "%FF",
        "marks": "%CC%81", "semicolons": ";a=b",
    }.items():
        add(name, lambda size, unit=unit: ("/" + fill(unit, size), []))
    add("a long query", lambda size: ("/?" + fill("a", size), []))
    add("many parameters", lambda size: ("/?" + fill("a{i}=b&", size), []))
    add("one parameter often", lambda size: ("/?" + fill("a=b&", size), []))
    add("parameters of the review panel",
        lambda size: ("/.careleaf/review.json?path=" + fill("%2F", size), []))
    add("a long header", lambda size: ("/", ["X-A: " + fill("a", size)]))
    add("many headers", lambda size: ("/", fill("X-{i}: a\n", size).split("\n")[:-1]))
    add("one header often", lambda size: ("/", ["X-A: a"] * (size // 8)))
    add("cookies", lambda size: ("/", ["Cookie: " + fill("a{i}=b; ", size)]))
    add("ranges", lambda size: ("/", ["Range: bytes=" + fill("0-1,", size) + "0-1"]))
    add("entity tags", lambda size: ("/", ["If-None-Match: " + fill('"a{i}", ', size) + '"b"']))
    add("encodings", lambda size: ("/", ["Accept-Encoding: " + fill("gzip;q=0.1, ", size)]))
    add("a long host", lambda size: ("http://" + fill("a.", size) + "/", []))
    add("a long method", lambda size: ("/", []), method="G" * SHORTEST)
    add("spaces", lambda size: ("/", ["X-A:" + fill(" ", size)]))


#: What every request takes.
SMALL = Kind("request: small", lambda size: {
    "request": "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"})


class Preview:
    """A preview of a site at a free port."""

    def __init__(self, program, site):
        self.command = [program, "preview", "--site", site]

    def __enter__(self):
        self.process = subprocess.Popen(
            self.command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        said = self.process.stdout.readline()
        self.port = int(re.search(r":(\d+)", said)[1])
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGINT)
        self.process.wait(timeout=10)

    def seconds(self):
        fields = open(f"/proc/{self.process.pid}/stat").read().rsplit(") ", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def answer(self, kind, factor):
        """The bytes of some requests and the seconds of processor that their answers take."""
        request = kind.files(kind.start * factor)["request"].encode()
        before = self.seconds()
        for _ in range(REPEATED):
            self.send(request)
        return REPEATED * len(request), self.seconds() - before

    def send(self, request):
        with socket.create_connection(("127.0.0.1", self.port), timeout=20) as connection:
            try:
                connection.sendall(request)
                while connection.recv(1 << 16):
                    pass
            except (ConnectionError, TimeoutError):
                pass


kinds()
