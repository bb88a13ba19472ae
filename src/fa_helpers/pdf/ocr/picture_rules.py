"""The rules of tables in a picture (图中的表线), and how far it is turned."""

from __future__ import annotations

from typing import Any

Rules = list[tuple[float, float, float, float]]

_FURTHEST, _STEP = 3.0, 0.1
"""Degrees that a page may be turned by, and steps they are looked for in."""
_SMALL = 800
"""Pixels of the longer side of the picture in which its turn is looked for."""
_LEVEL, _UPRIGHT = 4.0, 1.5
"""Lengths of the shortest rules, in heights of the text: what is shorter is a stroke of a character."""
_THICK = 0.5
_NEAR = 0.4
"""How far a rule may end from the one it ends on, in heights of the text."""
_LONG = 12.0
"""A level rule so long is one also without uprights."""
_SEVERAL, _OVER = 4, 2.0
"""How many level rules tell an upright one surely, and how far it may then run on, in heights of the text."""
_ALONG = 9
_GAP = 3
"""Pixels of a rule that noise may have eaten."""


def straightened(picture: Any) -> Any:
    """The picture turned back by the angle at which its lines are sharpest."""
    import cv2
    import numpy

    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    height, width = grey.shape
    part = min(1.0, _SMALL / max(height, width))
    small = cv2.resize(grey, None, fx=part, fy=part, interpolation=cv2.INTER_AREA)
    ink = (255 - small).astype(numpy.float32)

    def sharpness(angle: float) -> float:
        sums = _turned(ink, angle, 0.0).sum(axis=1)
        return float(((sums[1:] - sums[:-1]) ** 2).sum())

    steps = round(_FURTHEST / _STEP)
    angles = sorted((number * _STEP for number in range(-steps, steps + 1)), key=abs)
    best = max(angles, key=sharpness)
    if abs(best) < _STEP / 2 or sharpness(best) < 1.02 * sharpness(0.0):
        return picture
    return _turned(picture, best, (255, 255, 255))


def _turned(picture: Any, angle: float, ground: Any) -> Any:
    import cv2

    height, width = picture.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    return cv2.warpAffine(
        picture,
        matrix,
        (width, height),
        flags=cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=ground,
    )


def rules_in(picture: Any, *, text_height: float) -> tuple[Rules, Rules]:
    """The level and the upright rules of a picture, in pixels; thick bars and short strokes are none."""
    import cv2

    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    level = _strokes(grey, round(_LEVEL * text_height), text_height, level=True)
    upright = _strokes(grey, round(_UPRIGHT * text_height), text_height, level=False)
    near = _NEAR * text_height
    upright = [rule for found in upright if (rule := _between(found, level, near, text_height)) is not None]
    long = _LONG * text_height
    return [rule for rule in level if rule[2] - rule[0] >= long or _stands_on(rule, upright, near)], upright


def _between(
    rule: tuple[float, float, float, float], level: Rules, near: float, text_height: float
) -> tuple[float, float, float, float] | None:
    """An upright rule from the first level one that it meets to the last; ``None`` for strokes of stacked characters.

    One that goes over several may run into a character below or above: what stands over is cut off.
    """
    x, top, _, bottom = rule
    met = [y for x0, y, x1, _ in level if x0 - near <= x <= x1 + near and top - near <= y <= bottom + near]
    if len(met) < 2:
        return None
    over = max(min(met) - top, bottom - max(met))
    if over > (near if len(met) < _SEVERAL else _OVER * text_height):
        return None
    return (x, min(met), x, max(met))


def _stands_on(rule: tuple[float, float, float, float], upright: Rules, near: float) -> bool:
    x0, y, x1, _ = rule
    return all(
        any(abs(x - end) <= near and top - near <= y <= bottom + near for x, top, _, bottom in upright)
        for end in (x0, x1)
    )


def _strokes(grey: Any, shortest: int, text_height: float, *, level: bool) -> Rules:
    import cv2

    size = (lambda length: (length, 1)) if level else (lambda length: (1, length))
    smooth = cv2.blur(grey, size(_ALONG))  # along the rule: a thin one stays, noise does not
    ink = cv2.adaptiveThreshold(smooth, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 31, 10)
    closed = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_RECT, size(_GAP)))
    opened = cv2.morphologyEx(
        closed, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, size(max(shortest, 8)))
    )
    found: Rules = []
    count, _, stats, _ = cv2.connectedComponentsWithStats(opened, connectivity=8)
    for x, y, width, height, _ in stats[1:count]:
        if (height if level else width) > _THICK * text_height:
            continue
        if level:
            found.append((float(x), float(y + height / 2), float(x + width), float(y + height / 2)))
        else:
            found.append((float(x + width / 2), float(y), float(x + width / 2), float(y + height)))
    return sorted(found)
