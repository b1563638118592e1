"""Reads what Chromium prints."""

import unicodedata
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from math import hypot

from pypdf import PdfReader


@dataclass(frozen=True)
class Piece:
    """A piece of text on a sheet, its height above the sheet's foot and its size, in points."""

    text: str
    height: float
    size: float


class Print:
    """A printed page: its sheets, words, sizes of letters, and tags for screen readers."""

    def __init__(self, tab, paper="A4"):
        # Chromium takes the margins from the style sheet's @page.
        data = tab.pdf(format=paper, tagged=True)
        self._reader = PdfReader(BytesIO(data))
        self.sheets = [pieces(page) for page in self._reader.pages]

    @cached_property
    def text(self):
        return normal("".join(page.extract_text() for page in self._reader.pages))

    def smaller_than(self, points):
        """Text of smaller letters; rounding takes up to 0.05 pt off a size."""
        return [piece for sheet in self.sheets for piece in sheet if piece.size < points - 0.05]

    @property
    def last_lines(self):
        """The lowest text of each sheet but the last."""
        return [min(sheet, key=lambda piece: piece.height).text for sheet in self.sheets[:-1]]

    @property
    def is_tagged(self):
        root = self._reader.trailer["/Root"]
        return bool(root.get("/MarkInfo", {}).get("/Marked")) and "/StructTreeRoot" in root

    @property
    def language(self):
        return self._reader.trailer["/Root"].get("/Lang")

    @property
    def title(self):
        return self._reader.metadata.title


def normal(text):
    """Text without the spaces and joined letters that differ between a page and its print."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def pieces(page):
    found = []

    def visit(text, matrix, text_matrix, _, size):
        if text.strip():
            across, up = turn(text_matrix[2:4], matrix)
            height = turn(text_matrix[4:6], matrix)[1] + matrix[5]
            found.append(Piece(text.strip(), height, round(size * hypot(across, up), 2)))

    page.extract_text(visitor_text=visit)
    return found


def turn(vector, matrix):
    x, y = vector
    return x * matrix[0] + y * matrix[2], x * matrix[1] + y * matrix[3]
