"""Breaking text into lines (断行): numbers stay whole, closing marks never open a line; digits may have a font of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportlab.pdfbase import pdfmetrics

from fa_helpers.making.pieces import Figure, Piece, Word

TOKEN = re.compile(r"[0-9][0-9,.]*%?|[A-Za-z]+|.", re.S)
DIGITS = re.compile(r"([0-9][0-9,.%]*)")
NO_START = set(".，。；：、）》”％%！？,:;)")
NO_END = set("（《“")


@dataclass
class Token:
    """What stays together on a line, and the figure that it prints."""

    text: str
    width: float
    figure: Figure | None = None


@dataclass(frozen=True)
class Face:
    """A font for words, one for digits, a size, and how far digits are raised."""

    font: str
    digits: str
    size: float
    rise: float = 0

    def runs(self, text: str) -> list[tuple[str, str]]:
        """The text cut into runs of one font."""
        if self.font == self.digits:
            return [(text, self.font)] if text else []
        return [
            (part, self.digits if part[0].isdigit() else self.font) for part in DIGITS.split(text) if part
        ]

    def width(self, text: str) -> float:
        """Width in points."""
        return float(sum(pdfmetrics.stringWidth(t, f, self.size) for t, f in self.runs(text)))


def tokens(pieces: list[Piece], face: Face) -> list[Token]:
    """Pieces as tokens; a figure's number is one token."""
    out: list[Token] = []
    for piece in pieces:
        if isinstance(piece, Figure):
            if piece.printed:
                out.append(Token(piece.printed, face.width(piece.printed), piece))
            text = piece.unit
        else:
            text = piece.text if isinstance(piece, Word) else piece
        for found in TOKEN.findall(text):
            if out and found == "%" and out[-1].text[-1].isdigit():
                out[-1].text, out[-1].width = out[-1].text + found, out[-1].width + face.width(found)
            else:
                out.append(Token(found, face.width(found)))
    return out


def split(whole: list[Token], face: Face) -> list[Token]:
    """Tokens of one character each, as typesetters have them that break numbers anywhere."""
    out: list[Token] = []
    for token in whole:
        out += [Token(c, face.width(c), token.figure if not i else None) for i, c in enumerate(token.text)]
    return out


def break_lines(
    pieces: list[Piece], face: Face, width: float, indent: float = 0, inside_numbers: bool = False
) -> list[list[Token]]:
    """Lines no wider than ``width``, the first one shorter by ``indent``."""
    lines: list[list[Token]] = [[]]
    used = indent
    for token in split(tokens(pieces, face), face) if inside_numbers else tokens(pieces, face):
        if token.text == "\n":
            lines.append([])
            used = 0
            continue
        if used + token.width > width and lines[-1] and token.text[0] not in NO_START:
            carried: list[Token] = []
            while lines[-1] and lines[-1][-1].text in NO_END:
                carried.insert(0, lines[-1].pop())
            lines.append(carried)
            used = sum(t.width for t in carried)
            if token.text == " ":
                continue
        lines[-1].append(token)
        used += token.width
    return lines
