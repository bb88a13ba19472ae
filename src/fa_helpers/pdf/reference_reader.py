"""The reference reader (参照引擎): pdfplumber, in the same terms as the default one, to compare it with."""

from __future__ import annotations

import ast
import contextlib
import io
from collections.abc import Iterator, Sequence
from typing import Any

from fa_helpers.errors import SourceError
from fa_helpers.patterns import regex
from fa_helpers.pdf.font_names import font_name
from fa_helpers.pdf.geometry import Frame, Matrix, check_size, is_upright, shown_box
from fa_helpers.pdf.glyph_maps import mend_glyph_maps
from fa_helpers.pdf.limits import MAX_CHARS_PER_PAGE, MAX_DRAWING_BYTES
from fa_helpers.pdf.nested_drawings import content_of
from fa_helpers.pdf.page import UNKNOWN, Box, Char, Page
from fa_helpers.pdf.page_assembly import make_page
from fa_helpers.pdf.painted_paths import DIGITS, Drawing, add_subpath, is_white
from fa_helpers.pdf.quiet import quiet_pdfminer
from fa_helpers.pdf.text_rotation import shown_upright

ENGINE = "plumber"

_NO_CHARACTER = regex(r"\(cid:\d+\)|[\x00-\x08\x0e-\x1b]")


def read_pages(source: bytes, *, name: str, numbers: Sequence[int] | None = None) -> Iterator[Page]:
    """The pages of a PDF in turn, or those with the given numbers (from 1), as pdfminer interprets them."""
    import pdfplumber

    quiet_pdfminer()
    mend_glyph_maps()
    try:
        document = pdfplumber.open(io.BytesIO(source))
        pages = document.pages
    except Exception:
        # pdfminer raises whatever its parser trips over
        raise SourceError(
            where=name,
            code="damaged",
        ) from None
    try:
        for number in range(1, len(pages) + 1) if numbers is None else numbers:
            if number > len(pages):
                raise _damaged(number, name)
            page = pages[number - 1]
            yield _read(page, number, name)
            page.close()
    finally:
        document.close()


def _read(page: Any, number: int, name: str) -> Page:
    try:
        # pdfminer takes the corner that is written first for the lower left one
        page.page_obj.mediabox = _sorted_box(page.page_obj.mediabox)
        unpacked = sum(len(content_of(stream)) for stream in page.page_obj.contents)
        place, objects = _upright(page) if unpacked < MAX_DRAWING_BYTES else (None, {})
    except Exception:  # pdfminer raises whatever a broken page makes its parser trip over
        raise _damaged(number, name) from None
    if place is None:
        raise SourceError(
            where=name,
            code="page_objects",
            values={"page": number},
        )
    check_size(place.frame, name, number)
    found = objects.get("char", [])
    if len(found) > MAX_CHARS_PER_PAGE:
        raise SourceError(
            where=name,
            code="page_characters",
            values={"page": number},
        )
    drawing = Drawing()
    for kind in ("line", "rect", "curve"):
        for item in objects.get(kind, []):
            if _visible(item):
                _add_path(drawing, item["path"], place)
    for item in objects.get("image", []):
        x0, top = place.from_plumber(item["x0"], item["top"])
        x1, bottom = place.from_plumber(item["x1"], item["bottom"])
        drawing.pictures.append(Box(x0, top, x1, bottom))
    chars = [_char(item, place) for item in found if not item["text"].isspace()]
    return make_page(number, place.frame, chars, drawing, ENGINE)


def _upright(page: Any) -> tuple[_Place, dict[str, Any]]:
    """Where the page lies and what is on it; read once more, turned, when its text lies on its side."""
    place, objects = _Place(page.page_obj), page.objects
    frame = shown_upright(place.frame, (Matrix(*item["matrix"]) for item in objects.get("char", [])))
    if frame.rotation == place.frame.rotation:
        return place, objects
    from pdfplumber.page import Page as PlumberPage

    # pdfminer asks the page, pdfplumber its dictionary
    page.page_obj.rotate = page.page_obj.attrs["Rotate"] = frame.rotation
    turned = PlumberPage(page.pdf, page.page_obj, page.page_number, page.initial_doctop)
    return _Place(page.page_obj), turned.objects


def _damaged(number: int, name: str) -> SourceError:
    return SourceError(
        where=name,
        code="page_damaged",
        values={"page": number},
    )


class _Place:
    """Where pdfplumber's coordinates lie on the page as shown.

    pdfplumber counts from the top left of the media box, turned, and moves everything by the box's corner;
    the page as shown begins at the corner of the crop box.
    """

    def __init__(self, page: Any) -> None:
        rotation = page.rotate % 360
        media = _sorted_box(page.mediabox)
        self.frame = Frame(*shown_box(media, _sorted_box(page.cropbox)), rotation)
        sheet = Frame(*media, rotation)
        corner = sheet.matrix().box(self.frame.left, self.frame.bottom, self.frame.right, self.frame.top)
        turned = rotation in (90, 270)
        self._moved = (media[1] if turned else media[0], -(media[0] if turned else media[1]))
        self._corner = corner
        self._height = sheet.height

    def from_plumber(self, x: float, y: float) -> tuple[float, float]:
        """A point as pdfplumber gives it (counted from the top)."""
        return x - self._moved[0] - self._corner.x0, y - self._moved[1] - self._corner.top

    def baseline(self, y: float) -> float:
        """The vertical place of a glyph's origin as pdfminer gives it (counted from the bottom)."""
        return self._height - y - self._corner.top


def _sorted_box(box: Sequence[float]) -> tuple[float, float, float, float]:
    x0, y0, x1, y1 = (float(value) for value in box)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _char(item: dict[str, Any], place: _Place) -> Char:
    matrix = Matrix(*item["matrix"])
    x0, top = place.from_plumber(item["x0"], item["top"])
    x1, bottom = place.from_plumber(item["x1"], item["bottom"])
    across = matrix.a == 0 == matrix.d
    text = _NO_CHARACTER.sub(UNKNOWN, item["text"]) or UNKNOWN
    return Char(
        text,
        x0,
        x1,
        top,
        bottom,
        place.baseline(matrix.f),
        x1 - x0 if across else bottom - top,
        is_upright(matrix),
        _font_name(item["fontname"]),
    )


def _font_name(name: str) -> str:
    """A font's name; pdfminer hands a name that is not ASCII on as the spelling of its bytes."""
    written = name.encode()
    if name.startswith(("b'", 'b"')):
        with contextlib.suppress(SyntaxError, ValueError):
            written = ast.literal_eval(name)
    return font_name(written)


def _visible(item: dict[str, Any]) -> bool:
    """Whether a path is painted in anything but white."""
    return bool(
        (item["stroke"] and not _white(item["stroking_color"]))
        or (item["fill"] and not _white(item["non_stroking_color"]))
    )


def _white(color: Any) -> bool:
    parts = color if isinstance(color, (tuple, list)) else (color,)
    if not all(isinstance(part, (int, float)) for part in parts):
        return False  # a pattern
    return is_white(tuple(float(part) for part in parts))


def _add_path(drawing: Drawing, path: Sequence[tuple[Any, ...]], place: _Place) -> None:
    """One sub-path: its operators ``m``, ``l``, ``c``, ``v``, ``y``, ``h``, each with its points."""
    ends = [place.from_plumber(*points[-1]) for _, *points in path if points]
    points = [(round(x, DIGITS), round(y, DIGITS)) for x, y in ends]
    operators = {operator for operator, *_ in path}
    add_subpath(drawing, points, closed="h" in operators, curved=bool(operators & {"c", "v", "y"}))
