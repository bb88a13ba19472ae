"""Text that may not be seen (可能看不见的文字): told by the objects of a page, before anything is painted.

A text object is in doubt when it is painted in a light colour, through glass or not at all, belongs to a layer or a
reusable drawing, is clipped, or lies under what is painted later: a box, a picture, an annotation. Whether it is seen
is another matter (:mod:`ink`): light letters stand on dark cells, and most layers are shown.
"""

from __future__ import annotations

import ctypes
from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pypdfium2.raw as raw

from fa_helpers.pdf.geometry import Frame, Matrix
from fa_helpers.pdf.page import Box, Char
from fa_helpers.pdf.pdfium.calls import Call, pdfium_calls

_LIGHT = 0.75 * 255
"""Paint of which every part reaches this is light: on paper it may not be seen."""
_CLEAR = 0.75 * 255
"""Paint less opaque than this may not be seen."""
_NEAR = 48
"""How far the parts of two colours may differ that are hard to tell apart."""
_THIN = 1.5
"""A box lower or narrower than this, in points, is a rule and hides nothing."""
_PAINTED = frozenset({raw.FPDF_TEXTRENDERMODE_FILL, raw.FPDF_TEXTRENDERMODE_FILL_STROKE})
_HARMLESS = frozenset({raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP})
_CORNERS = (4, 5)
"""A path of so many points is a rectangle: its first and third point lie across."""
_INSIDE = 0.2
"""How much of a letter, in sizes, may reach over the edge of what it is clipped to: its box is larger than its ink."""

_LAYER = "OC\0".encode("utf-16-le")
"""The name of a mark that puts an object on a layer, as pdfium writes it."""

Color = tuple[int, int, int, int]


class TextObject(NamedTuple):
    """A text object of a page: its handle and its characters, with their places on the page as shown."""

    handle: int
    chars: Sequence[Char]

    def box(self) -> Box:
        """Around its first and its last character."""
        one, other = self.chars[0], self.chars[-1]
        return Box(min(one[1], other[1]), min(one[3], other[3]), max(one[2], other[2]), max(one[4], other[4]))


@dataclass(slots=True)
class Painted:
    """What is painted on a page, in order (绘制次序): found when its paths are read.

    ``order`` gives each object its place, ``texts`` are the text objects, ``reused`` are texts within reusable drawings that are
    clear in part or belong to a layer, ``fills`` the filled paths,
    with the matrix of their drawing, ``pictures`` and ``annotations`` (form fields too) with their boxes.
    """

    order: dict[int, int] = field(default_factory=dict)
    reused: set[int] = field(default_factory=set)
    fills: list[tuple[int, Matrix]] = field(default_factory=list)
    texts: list[tuple[int, Matrix]] = field(default_factory=list)
    pictures: list[tuple[int, Box]] = field(default_factory=list)
    annotations: list[Box] = field(default_factory=list)


def doubtful(frame: Frame, texts: Sequence[TextObject], painted: Painted) -> set[int]:
    """The handles of the text objects that may not be seen."""
    handles = list(dict.fromkeys(text.handle for text in texts))
    colors = _colors(handles)
    found = {handle for handle, color in colors.items() if color is None or _is_faint(color)}
    found |= set(_with(pdfium_calls().has_transparency, handles)) | painted.reused.intersection(handles)
    modes = map(pdfium_calls().text_render_mode, handles)
    found |= {handle for handle, mode in zip(handles, modes, strict=True) if mode not in _PAINTED}
    found |= set(_on_layers(handles))
    if covers := _covers(handles, painted):
        found |= set(_covered([text for text in texts if text.handle not in found], colors, covers, painted))
    if painted.annotations:
        found |= set(_annotated(texts, painted.annotations))
    return found | set(_clipped([text for text in texts if text.handle not in found], frame))


def annotation_boxes(page: int, frame: Frame) -> list[Box]:
    """Where annotations and form fields lie that show something of their own."""
    calls, found, to_page = pdfium_calls(), [], frame.matrix()
    box = raw.FS_RECTF()
    for place in range(max(calls.annotation_count(page), 0)):
        one = calls.annotation(page, place)
        if not one:
            continue
        if calls.annotation_kind(one) not in _HARMLESS and calls.annotation_box(one, ctypes.addressof(box)):
            found.append(to_page.box(box.left, box.bottom, box.right, box.top))
        calls.close_annotation(one)
    return found


def _with(call: Call, handles: Sequence[int]) -> Iterator[int]:
    return (handle for handle, said in zip(handles, map(call, handles), strict=True) if said)


def _colors(handles: Sequence[int]) -> dict[int, Color | None]:
    """What objects are filled with; ``None`` for a pattern."""
    buffer = (ctypes.c_uint * (4 * len(handles)))()
    start, one = ctypes.addressof(buffer), ctypes.sizeof(ctypes.c_uint)
    places = [range(start + part * one, start + len(buffer) * one, 4 * one) for part in range(4)]
    call: Any = pdfium_calls().fill_color
    known = list(map(call, handles, *places))
    colors = zip(*(buffer[part::4] for part in range(4)), strict=True)
    return {
        handle: color if plain else None for handle, plain, color in zip(handles, known, colors, strict=True)
    }


def _is_faint(color: Color) -> bool:
    red, green, blue, alpha = color
    return alpha < _CLEAR or min(red, green, blue) >= _LIGHT


def may_hide(form: int) -> bool:
    """Whether a reusable drawing is painted through glass, or belongs to a layer."""
    return bool(pdfium_calls().has_transparency(form)) or any(_on_layers([form]))


def _on_layers(handles: Sequence[int]) -> Iterator[int]:
    """Objects that belong to a layer (optional content), shown or not."""
    calls = pdfium_calls()
    # a browser marks each of its letters: one buffer for all, in which longer names are not even written
    buffer, length = ctypes.create_string_buffer(len(_LAYER)), ctypes.c_ulong()
    answer = ctypes.addressof(buffer), len(_LAYER), ctypes.addressof(length)

    def is_layer(mark: int) -> bool:
        return bool(calls.mark_name(mark, *answer)) and length.value == len(_LAYER) and buffer.raw == _LAYER

    for handle, count in zip(handles, map(calls.mark_count, handles), strict=True):
        if count > 0 and any(is_layer(calls.mark(handle, place)) for place in range(count)):
            yield handle


class _Cover(NamedTuple):
    order: int
    box: Box
    color: Color | None


def _covers(handles: Sequence[int], painted: Painted) -> list[_Cover]:
    """What may hide text: painted after some of it, or dark and so perhaps of its colour."""
    if not handles:
        return []
    first = min(painted.order.get(handle, 0) for handle in handles)
    colors = _colors([item for item, _ in painted.fills])
    covers = [_Cover(painted.order[item], box, None) for item, box in painted.pictures]
    fills = [
        (item, matrix)
        for item, matrix in painted.fills
        if painted.order[item] > first or not _is_faint(colors[item] or (0, 0, 0, 255))
    ]
    for (item, _), box in zip(fills, bounds(fills), strict=True):
        if box.x1 - box.x0 > _THIN and box.bottom - box.top > _THIN:
            covers.append(_Cover(painted.order[item], box, colors[item]))
    return [cover for cover in covers if cover.order > first or cover.color is not None]


def bounds(items: Sequence[tuple[int, Matrix]]) -> list[Box]:
    """Around objects, each with the matrix that leads to the page as shown."""
    buffer = (ctypes.c_float * (4 * len(items)))()
    start, one = ctypes.addressof(buffer), ctypes.sizeof(ctypes.c_float)
    places = [range(start + part * one, start + len(buffer) * one, 4 * one) for part in range(4)]
    call: Any = pdfium_calls().object_bounds
    deque(map(call, [item for item, _ in items], *places), maxlen=0)
    sides = zip(*(buffer[part::4] for part in range(4)), strict=True)
    return [matrix.box(*corners) for (_, matrix), corners in zip(items, sides, strict=True)]


def _covered(
    texts: Sequence[TextObject],
    colors: Mapping[int, Color | None],
    covers: Iterable[_Cover],
    painted: Painted,
) -> Iterator[int]:
    """Texts under something painted later, or on something of their own colour."""
    boxes = sorted(((text.box(), text.handle) for text in texts), key=lambda item: item[0].top)
    tallest = max((box.bottom - box.top for box, _ in boxes), default=0.0)
    tops = [box.top for box, _ in boxes]
    for cover in covers:
        x0, top, x1, bottom = cover.box
        for box, handle in boxes[bisect_left(tops, top - tallest) : bisect_left(tops, bottom)]:
            if box.x1 <= x0 or box.x0 >= x1 or box.bottom <= top:
                continue
            later = cover.order > painted.order.get(handle, 0)
            if later or _alike(cover.color, colors[handle]):
                yield handle


def _alike(one: Color | None, other: Color | None) -> bool:
    return (
        one is not None
        and other is not None
        and all(abs(a - b) <= _NEAR for a, b in zip(one[:3], other[:3], strict=True))
    )


def _annotated(texts: Sequence[TextObject], boxes: Sequence[Box]) -> Iterator[int]:
    for text in texts:
        x0, top, x1, bottom = text.box()
        if any(x0 < box.x1 and x1 > box.x0 and top < box.bottom and bottom > box.top for box in boxes):
            yield text.handle


def _clipped(texts: Sequence[TextObject], frame: Frame) -> Iterator[int]:
    """Texts with digits that reach beyond the box of a path they are clipped to."""
    calls, to_page = pdfium_calls(), frame.matrix()
    boxes: dict[int, Box | None] = {}
    texts = [text for text in texts if any(map(_is_digit, text.chars))]
    clips = list(map(calls.clip_path, [text.handle for text in texts]))
    counts = [calls.clip_count(clip) if clip else 0 for clip in clips]
    for text, clip, count in zip(texts, clips, counts, strict=True):
        for place in range(max(count, 0)):
            start = calls.clip_segment(clip, place, 0)  # objects in a row share one path
            if start not in boxes:
                boxes[start] = _clip_box(clip, place, to_page)
            if not _holds(boxes[start], text.box()):
                yield text.handle
                break


def _is_digit(char: Char) -> bool:
    return char[0].isdigit()


def _holds(shape: Box | None, box: Box) -> bool:
    slack = _INSIDE * (box.bottom - box.top)
    return (
        shape is not None
        and shape.x0 - slack <= box.x0
        and shape.x1 + slack >= box.x1
        and shape.top - slack <= box.top
        and shape.bottom + slack >= box.bottom
    )


def _clip_box(clip: int, place: int, to_page: Matrix) -> Box | None:
    """The box around a path that text is clipped to; ``None`` for an empty one."""
    calls = pdfium_calls()
    count = calls.clip_segment_count(clip, place)
    if count < 1:
        return None
    x, y = ctypes.c_float(), ctypes.c_float()
    x_at, y_at = ctypes.addressof(x), ctypes.addressof(y)
    xs, ys = [], []
    for number in (0, 2) if count in _CORNERS else range(count):
        calls.segment_point(calls.clip_segment(clip, place, number), x_at, y_at)
        xs.append(x.value)
        ys.append(y.value)
    return to_page.box(min(xs), min(ys), max(xs), max(ys))
