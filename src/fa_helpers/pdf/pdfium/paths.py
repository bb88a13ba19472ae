"""The painted paths and pictures of a page through pdfium (线、框、图).

Objects inside forms (reusable drawings) count as well, each time they are painted.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable, Iterable
from itertools import islice, repeat
from typing import Any

import pypdfium2.raw as raw

from fa_helpers.pdf.geometry import Frame, Matrix
from fa_helpers.pdf.limits import MAX_FORM_DEPTH, MAX_OBJECTS_PER_PAGE, MAX_SEGMENTS_PER_PAGE
from fa_helpers.pdf.painted_paths import DIGITS, Drawing, Point, add_subpath, is_white
from fa_helpers.pdf.pdfium.calls import pdfium_calls
from fa_helpers.pdf.pdfium.doubtful_text import Painted, annotation_boxes, may_hide

_MOVE, _CURVE = raw.FPDF_SEGMENT_MOVETO, raw.FPDF_SEGMENT_BEZIERTO
_PATH, _FORM, _IMAGE = raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_FORM, raw.FPDF_PAGEOBJ_IMAGE
_TEXT, _SHADING = raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_SHADING


class TooComplexError(Exception):
    """A page holds more objects or longer paths, or forms nested deeper, than is read."""


class PathReader:
    """Reads the painted paths and the pictures of the pages of one document; ``has_layers`` tells whether it has layers.

    Each call is made for all objects of a page at once: a loop around single calls costs more than they do.
    """

    def __init__(self, has_layers: Callable[[], bool] = bool) -> None:
        self._calls = pdfium_calls()
        self._has_layers = has_layers
        self._objects = 0
        self.painted = Painted()

    def read(self, page: int, frame: Frame) -> Drawing:
        """All visible lines, rectangles, curves and pictures of a loaded page; ``painted`` keeps their order."""
        self._objects = 0
        self.painted = Painted(annotations=annotation_boxes(page, frame))
        drawing = Drawing()
        paths: list[tuple[int, Matrix]] = []
        count, get = self._calls.page_object_count, self._calls.page_object
        self._walk(page, count, get, frame.matrix(), paths, drawing, 0)
        visible = self._visible(paths)
        self._sort([path for path in paths if path[0] in visible], drawing)
        return drawing

    def _walk(
        self,
        parent: int,
        count: Callable[[int], int],
        get: Callable[[int, int], int],
        to_page: Matrix,
        paths: list[tuple[int, Matrix]],
        drawing: Drawing,
        depth: int,
        hiding: bool = False,
    ) -> None:
        """The objects of a page, or of a form on it: pictures go into the drawing, paths are listed."""
        number = count(parent)
        self._objects += number
        if self._objects > MAX_OBJECTS_PER_PAGE or depth > MAX_FORM_DEPTH:
            raise TooComplexError
        calls = self._calls
        items = list(map(get, repeat(parent, number), range(number)))
        kinds = list(map(calls.object_type, items))
        drawing.texts += kinds.count(_TEXT)
        order = self.painted.order
        texts = [item for item, kind in zip(items, kinds, strict=True) if kind == _TEXT]
        self.painted.texts += zip(texts, repeat(to_page))
        if hiding:
            self.painted.reused.update(texts)
        for item, kind in zip(items, kinds, strict=True):
            order[item] = len(order)
            if kind == _PATH:
                paths.append((item, to_page))
            elif kind == _FORM:
                inner = self._matrices([item])[0].then(to_page)
                get_inner, hides = calls.form_object, hiding or self._has_layers() or may_hide(item)
                self._walk(item, calls.form_object_count, get_inner, inner, paths, drawing, depth + 1, hides)
            elif kind == _IMAGE:
                # a picture is painted into the unit square of its matrix
                place = self._matrices([item])[0].then(to_page).box(0, 0, 1, 1)
                drawing.pictures.append(place)
                self.painted.pictures.append((item, place))
            elif kind == _SHADING:
                self.painted.fills.append((item, to_page))

    def _matrices(self, items: list[int]) -> list[Matrix]:
        buffer = (ctypes.c_float * (6 * len(items)))()
        deque(map(self._calls.object_matrix, items, _places(buffer, 6)), maxlen=0)
        fields = (buffer[field::6] for field in range(6))
        return [Matrix(*parts) for parts in zip(*fields, strict=True)]

    def _visible(self, paths: list[tuple[int, Matrix]]) -> set[int]:
        """The paths painted in anything but white: white boxes lie behind the cells of WPS tables."""
        calls, items = self._calls, [item for item, _ in paths]
        modes = (ctypes.c_int * (2 * len(items)))()
        deque(map(calls.draw_mode, items, _places(modes, 2), _places(modes, 2, 1)), maxlen=0)
        stroked = [item for item, mode in zip(items, modes[1::2], strict=True) if mode]
        self.painted.fills += [path for path, mode in zip(paths, modes[::2], strict=True) if mode]
        visible = self._painted(stroked, calls.stroke_color)
        filled = [item for item, mode in zip(items, modes[::2], strict=True) if mode and item not in visible]
        return visible | self._painted(filled, calls.fill_color)

    def _painted(self, items: list[int], color: Callable[..., int]) -> set[int]:
        """Those of the paths whose colour is a pattern, or neither white nor clear."""
        buffer = (ctypes.c_uint * (4 * len(items)))()
        known = list(map(color, items, *(_places(buffer, 4, part) for part in range(4))))
        colors = list(zip(*(buffer[part::4] for part in range(4)), strict=True))
        seen = {
            (red, green, blue, alpha)
            for red, green, blue, alpha in set(colors)
            if alpha > 0 and not is_white((red / 255, green / 255, blue / 255))
        }
        return {
            item
            for item, plain, color in zip(items, known, colors, strict=True)
            if not plain or color in seen
        }

    def _sort(self, paths: list[tuple[int, Matrix]], drawing: Drawing) -> None:
        """Sort the sub-paths of the paths into the drawing."""
        calls = self._calls
        items = [item for item, _ in paths]
        counts = list(map(calls.segment_count, items))
        if sum(counts) > MAX_SEGMENTS_PER_PAGE:
            raise TooComplexError
        segments: list[int] = []
        for item, count in zip(items, counts, strict=True):
            segments += map(calls.segment, repeat(item, count), range(count))
        buffer = (ctypes.c_float * (2 * len(segments)))()
        deque(map(calls.segment_point, segments, _places(buffer, 2), _places(buffer, 2, 1)), maxlen=0)
        kinds, closes = map(calls.segment_type, segments), map(calls.segment_closes, segments)
        parts = zip(kinds, closes, buffer[::2], buffer[1::2], strict=True)
        rounded = _Rounded()
        for (_, to_page), matrix, count in zip(paths, self._matrices(items), counts, strict=True):
            _sort_one(islice(parts, count), matrix.then(to_page), rounded, drawing)


class _Rounded(dict[float, float]):
    """Places rounded, each once: most rules of a page begin and end at a few dozen places."""

    def __missing__(self, place: float) -> float:
        found = self[place] = round(place, DIGITS)
        return found


def _sort_one(
    parts: Iterable[tuple[int, int, float, float]], to_page: Matrix, rounded: _Rounded, drawing: Drawing
) -> None:
    """Sort the sub-paths of one path: for each segment its kind, whether it closes the sub-path, and its point."""
    a, b, c, d, e, f = to_page
    points: list[Point] = []
    closed = False
    control_points = 0
    for kind, closes, px, py in parts:
        if kind == _MOVE and points:
            add_subpath(drawing, points, closed=closed, curved=control_points > 0)
            points, closed, control_points = [], False, 0
        elif kind == _CURVE:
            control_points += 1
            if control_points % 3:
                continue  # two control points come before each end point
        points.append((rounded[a * px + c * py + e], rounded[b * px + d * py + f]))
        if closes:
            closed = True
    if points:
        add_subpath(drawing, points, closed=closed, curved=control_points > 0)


def _places(buffer: Any, fields: int, field: int = 0) -> range:
    """Where a field of each of several answers is to be written; a buffer holds them one after the other."""
    start, one = ctypes.addressof(buffer), ctypes.sizeof(buffer._type_)
    return range(start + field * one, start + len(buffer) * one, fields * one)
