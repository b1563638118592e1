"""A phone reads the code that the preview prints, and finds the address that it says."""

import re
import socket

import cv2
import numpy
import pytest

# In the drawing a line holds two rows of the code, and light modules are those that are drawn.
ROWS = {" ": (0, 0), "▀": (1, 0), "▄": (0, 1), "█": (1, 1)}
MODULE_PIXELS = 8
# Addresses for documentation (RFC 5737 and RFC 3849): to find out whether this machine has a
# network, nothing is sent there.
NETWORKS = {
    "0.0.0.0": (socket.AF_INET, "192.0.2.1"), "::": (socket.AF_INET6, "2001:db8::1"),
}


def is_in_network(host):
    family, other = NETWORKS[host]
    with socket.socket(family, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect((other, 9))
        except OSError:
            return False
        return True


def printed(preview):
    """The addresses for phones and the lines of the code under them."""
    lines = iter(preview.process.stdout.readline, "")
    addresses = []
    for line in lines:
        if not (found := re.search(r"same network: (\S+)", line)):
            break
        addresses.append(found[1])
    first = next(lines).rstrip("\n")
    return addresses, [first] + [next(lines).rstrip("\n") for _ in range((len(first) - 1) // 2)]


def picture(lines):
    """The drawing as a terminal with light letters on a dark ground shows it."""
    rows = [[ROWS[character][half] * 255 for character in line] for line in lines for half in (0, 1)]
    pixels = numpy.array(rows, dtype=numpy.uint8)
    return numpy.kron(pixels, numpy.ones((MODULE_PIXELS, MODULE_PIXELS), dtype=numpy.uint8))


@pytest.mark.parametrize("host", NETWORKS)
def test_a_phone_reads_the_code(preview, host):
    if not is_in_network(host):
        pytest.skip("this machine is in no such network")
    preview.start(0, "--host", host)
    addresses, lines = printed(preview)
    # OpenCV's other reader does not find some right codes when their edges are this sharp.
    text, corners, _ = cv2.QRCodeDetectorAruco().detectAndDecode(picture(lines))
    assert corners is not None, "\n".join(lines)
    assert text == addresses[0]
    assert f":{preview.port}/" in text
