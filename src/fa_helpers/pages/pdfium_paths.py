"""The painted paths and pictures of a page through pdfium (线、框、图).

Objects inside forms (reusable drawings) count as well, each time they are painted.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable

import pypdfium2.raw as raw

from fa_helpers.pages.geometry import Frame, Matrix
from fa_helpers.pages.limits import MAX_FORM_DEPTH, MAX_OBJECTS_PER_PAGE, MAX_SEGMENTS_PER_PAGE
from fa_helpers.pages.paths import DIGITS, Drawing, Point, add_subpath, is_white
from fa_helpers.pages.pdfium_calls import pdfium_calls

_MOVE, _CURVE = raw.FPDF_SEGMENT_MOVETO, raw.FPDF_SEGMENT_BEZIERTO
_PATH, _FORM, _IMAGE = raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_FORM, raw.FPDF_PAGEOBJ_IMAGE


class TooComplexError(Exception):
    """A page holds more objects or longer paths, or forms nested deeper, than is read."""


class PathReader:
    """Reads the painted paths and the pictures of the pages of one document."""

    def __init__(self) -> None:
        self._calls = pdfium_calls()
        self._objects = self._segments = 0
        # where pdfium writes its answers
        self._raw_matrix = raw.FS_MATRIX()
        self._matrix_at = ctypes.addressof(self._raw_matrix)
        self._x, self._y = ctypes.c_float(), ctypes.c_float()
        self._x_at, self._y_at = ctypes.addressof(self._x), ctypes.addressof(self._y)
        self._fills, self._strokes = ctypes.c_int(), ctypes.c_int()
        self._modes_at = ctypes.addressof(self._fills), ctypes.addressof(self._strokes)
        self._rgba = (ctypes.c_uint * 4)()
        start = ctypes.addressof(self._rgba)
        self._rgba_at = tuple(start + place * ctypes.sizeof(ctypes.c_uint) for place in range(4))

    def read(self, page: int, frame: Frame) -> Drawing:
        """All visible lines, rectangles, curves and pictures of a loaded page."""
        self._objects = self._segments = 0
        drawing = Drawing()
        count, get = self._calls.page_object_count, self._calls.page_object
        self._walk(page, count, get, frame.matrix(), drawing, 0)
        return drawing

    def _walk(
        self,
        parent: int,
        count: Callable[[int], int],
        get: Callable[[int, int], int],
        to_page: Matrix,
        drawing: Drawing,
        depth: int,
    ) -> None:
        """The objects of a page, or of a form on it."""
        number = count(parent)
        self._objects += number
        if self._objects > MAX_OBJECTS_PER_PAGE or depth > MAX_FORM_DEPTH:
            raise TooComplexError
        calls = self._calls
        for index in range(number):
            item = get(parent, index)
            kind = calls.object_type(item)
            if kind == _PATH:
                if self._visible(item):
                    self._path(item, self._matrix(item).then(to_page), drawing)
            elif kind == _FORM:
                inner = self._matrix(item).then(to_page)
                self._walk(item, calls.form_object_count, calls.form_object, inner, drawing, depth + 1)
            elif kind == _IMAGE:
                # a picture is painted into the unit square of its matrix
                drawing.pictures.append(self._matrix(item).then(to_page).box(0, 0, 1, 1))

    def _matrix(self, item: int) -> Matrix:
        m = self._raw_matrix
        self._calls.object_matrix(item, self._matrix_at)
        return Matrix(m.a, m.b, m.c, m.d, m.e, m.f)

    def _visible(self, path: int) -> bool:
        """Whether a path is painted in anything but white: white boxes lie behind the cells of WPS tables."""
        calls = self._calls
        calls.draw_mode(path, *self._modes_at)
        if self._strokes.value and self._paints(path, calls.stroke_color):
            return True
        return bool(self._fills.value) and self._paints(path, calls.fill_color)

    def _paints(self, path: int, color: Callable[..., int]) -> bool:
        if not color(path, *self._rgba_at):
            return True  # a pattern
        red, green, blue, alpha = self._rgba
        return alpha > 0 and not is_white((red / 255, green / 255, blue / 255))

    def _path(self, path: int, to_page: Matrix, drawing: Drawing) -> None:
        """Sort the sub-paths of one path into the drawing."""
        segment_of, type_of = self._calls.segment, self._calls.segment_type
        point_of, closes = self._calls.segment_point, self._calls.segment_closes
        x, y, x_at, y_at = self._x, self._y, self._x_at, self._y_at
        a, b, c, d, e, f = to_page
        points: list[Point] = []
        closed = False
        control_points = 0
        count = self._calls.segment_count(path)
        self._segments += count
        if self._segments > MAX_SEGMENTS_PER_PAGE:
            raise TooComplexError
        for index in range(count):
            segment = segment_of(path, index)
            kind = type_of(segment)
            if kind == _MOVE and points:
                add_subpath(drawing, points, closed=closed, curved=control_points > 0)
                points, closed, control_points = [], False, 0
            elif kind == _CURVE:
                control_points += 1
                if control_points % 3:
                    continue  # two control points come before each end point
            point_of(segment, x_at, y_at)
            px, py = x.value, y.value
            points.append((round(a * px + c * py + e, DIGITS), round(b * px + d * py + f, DIGITS)))
            if closes(segment):
                closed = True
        if points:
            add_subpath(drawing, points, closed=closed, curved=control_points > 0)
