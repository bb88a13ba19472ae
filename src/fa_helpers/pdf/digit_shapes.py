"""Whether a printed digit looks like the digit that the file says it is (数字的字形): by ink, and by the holes in it.

A file may call its glyphs what they are not: then the page shows one figure and its text another. The holes tell most
of that, in any font: 0, 6 and 9 have one, 8 has two, 4 has one or none, the others none. What touches the edge of its
place, or cannot be told apart from what else is painted there, is taken for right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fa_helpers.patterns import regex

if TYPE_CHECKING:
    from PIL.Image import Image

_HOLES = {
    "0": (1, 2),  # some fonts strike it through
    "1": (0,),
    "2": (0,),
    "3": (0,),
    "4": (0, 1),
    "5": (0,),
    "6": (1,),
    "7": (0,),
    "8": (2,),
    "9": (1,),
}
_LEAST = 24
"""The least contrast, of 255, that an eye makes out."""
_CLEAR = 96
"""Ink of less contrast than this is too faint to judge its shape."""
_DARK = 0.35
"""A point with this part of the greatest contrast is ink: hair lines are paler than stems."""
_PAPER = regex(rb"\x00+")
_SMALLEST = 0.004
"""A hole takes up at least this part of a digit's place; less is a speck."""


def is_unlike(picture: Image, digit: str) -> bool:
    """Whether what a digit's place shows cannot be this digit: nothing at all, or a shape with other holes."""
    from PIL import ImageChops

    red, green, blue = picture.convert("RGB").split()
    # the lightest part of each colour first: there black letters stand out from a red seal or a blue mark
    shades = (
        ImageChops.lighter(ImageChops.lighter(red, green), blue),
        ImageChops.darker(ImageChops.darker(red, green), blue),
    )
    contrasts = [_contrast(shade) for shade in shades]
    if max(contrasts) < _LEAST:
        return True
    for shade, contrast in zip(shades, contrasts, strict=True):
        if contrast >= _CLEAR:
            rows = _ink(shade, _DARK * contrast)
            return not _touches_an_edge(rows) and _holes(rows) not in _HOLES[digit]
    return False


def _paper(shade: Image) -> int:
    counts = shade.histogram()
    return counts.index(max(counts))


def _contrast(shade: Image) -> int:
    darkest, lightest = shade.getextrema()
    paper = _paper(shade)
    return int(max(paper - darkest, lightest - paper))  # type: ignore[operator] # one number each: a shade of grey


def _ink(shade: Image, least: float) -> list[bytes]:
    """The rows of a picture, a byte for each point: 1 where it is ink."""
    paper = _paper(shade)
    points = shade.point([abs(level - paper) > least for level in range(256)]).tobytes()
    return [points[start : start + shade.width] for start in range(0, len(points), shade.width)]


def _touches_an_edge(rows: list[bytes]) -> bool:
    return 1 in rows[0] or 1 in rows[-1] or any(row[0] or row[-1] for row in rows)


def _holes(rows: list[bytes]) -> int:
    """How many stretches of paper are closed in by ink; paper hangs together by its sides, ink by corners too."""
    parent: list[int] = []
    size: list[int] = []

    def root(place: int) -> int:
        while parent[place] != place:
            place = parent[place]
        return place

    before: list[tuple[int, int, int]] = []
    for row, above_it in zip(rows, [b"", *rows], strict=False):
        if row == above_it:  # as it nearly always is down a stem
            for start, end, own in before:
                size[root(own)] += end - start
            continue
        runs = []
        for found in _PAPER.finditer(row):
            start, end = found.span()
            own = len(parent)
            parent.append(own)
            size.append(end - start)
            for left, right, other in before:
                if left < end and start < right and (above := root(other)) != (here := root(own)):
                    parent[max(above, here)] = min(above, here)
                    size[min(above, here)] += size[max(above, here)]
            runs.append((start, end, own))
        before = runs
    fewest = max(2, int(_SMALLEST * len(rows) * len(rows[0])))
    # all around the digit is paper, and its first run is the first of all
    return sum(parent[place] == place and size[place] >= fewest for place in range(1, len(parent)))
