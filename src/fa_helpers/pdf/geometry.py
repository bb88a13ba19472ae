"""From the coordinates a PDF is written in to those of the page as shown (坐标): turned and cropped."""

from __future__ import annotations

from typing import NamedTuple

from fa_helpers.errors import SourceError
from fa_helpers.pdf.limits import MAX_PAGE_POINTS
from fa_helpers.pdf.page import Box

LETTER = (0.0, 0.0, 612.0, 792.0)
"""The page size that readers assume when a page states none that makes sense."""


class Matrix(NamedTuple):
    """A PDF transformation: ``x' = a·x + c·y + e``, ``y' = b·x + d·y + f``."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def then(self, other: Matrix) -> Matrix:
        """This transformation followed by another.

        >>> Matrix(2, 0, 0, 2, 0, 0).then(Matrix(1, 0, 0, 1, 5, 0)).point(1, 1)
        (7, 2)
        """
        a, b, c, d, e, f = self
        p, q, r, s, t, u = other
        return Matrix(
            a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u
        )

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point comes to lie."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def back(self, x: float, y: float) -> tuple[float, float]:
        """Which point comes to lie there.

        >>> Frame(10, 20, 110, 220, rotation=90).matrix().back(5, 7)
        (17.0, 25.0)
        """
        a, b, c, d, e, f = self
        size = a * d - b * c
        return (d * (x - e) - c * (y - f)) / size, (a * (y - f) - b * (x - e)) / size

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """The upright rectangle around a transformed rectangle."""
        corners = [self.point(x, y) for x, y in ((x0, y0), (x1, y0), (x0, y1), (x1, y1))]
        xs = [x for x, _ in corners]
        ys = [y for _, y in corners]
        return Box(min(xs), min(ys), max(xs), max(ys))


IDENTITY = Matrix(1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Frame(NamedTuple):
    """The visible part of a page in PDF coordinates and the clockwise rotation it is shown with (页面框).

    >>> frame = Frame(0, 0, 595, 842, rotation=90)
    >>> frame.width, frame.height
    (842, 595)
    >>> frame.matrix().point(0, 0)  # bottom left of the sheet comes to lie at the top left
    (0, 0)
    """

    left: float
    bottom: float
    right: float
    top: float
    rotation: int = 0

    @property
    def width(self) -> float:
        """Width of the page as shown."""
        return self.top - self.bottom if self.rotation in (90, 270) else self.right - self.left

    @property
    def height(self) -> float:
        """Height of the page as shown."""
        return self.right - self.left if self.rotation in (90, 270) else self.top - self.bottom

    def turn(self) -> Matrix:
        """The rotation alone, y upwards."""
        return {
            90: Matrix(0, -1, 1, 0, 0, 0),
            180: Matrix(-1, 0, 0, -1, 0, 0),
            270: Matrix(0, 1, -1, 0, 0, 0),
        }.get(self.rotation, IDENTITY)

    def matrix(self) -> Matrix:
        """From PDF coordinates to points from the top left of the page as shown."""
        if self.rotation == 90:
            return Matrix(0, 1, 1, 0, -self.bottom, -self.left)
        if self.rotation == 180:
            return Matrix(-1, 0, 0, 1, self.right, -self.bottom)
        if self.rotation == 270:
            return Matrix(0, -1, -1, 0, self.top, self.right)
        return Matrix(1, 0, 0, -1, -self.left, self.top)


def shown_box(
    media: tuple[float, float, float, float], crop: tuple[float, float, float, float]
) -> tuple[float, float, float, float]:
    """The part of the sheet that is shown: the crop box as far as it lies on the media box."""
    if media[2] <= media[0] or media[3] <= media[1]:
        media = LETTER
    if crop[2] <= crop[0] or crop[3] <= crop[1]:
        return media
    box = max(media[0], crop[0]), max(media[1], crop[1]), min(media[2], crop[2]), min(media[3], crop[3])
    return box if box[0] < box[2] and box[1] < box[3] else media


def is_upright(matrix: Matrix) -> bool:
    """Whether text with this matrix (y upwards) stands level and reads from left to right.

    A slanted font is upright; text on its side, upside down, mirrored or set askew as a watermark is not.

    >>> is_upright(Matrix(1, 0, 0.3, 1, 0, 0)), is_upright(Matrix(0, 1, -1, 0, 0, 0))
    (True, False)
    """
    return matrix.a > 0 and matrix.d > 0 and abs(matrix.b) <= 0.02 * matrix.a


def check_size(frame: Frame, where: str, number: int) -> None:
    """Refuse a page whose size makes no sense: every later computation would be about nothing."""
    if not (0 < frame.width <= MAX_PAGE_POINTS and 0 < frame.height <= MAX_PAGE_POINTS):
        raise SourceError(
            where=where,
            code="page_size",
            values={"page": number, "width": f"{frame.width:.0f}", "height": f"{frame.height:.0f}"},
        )
