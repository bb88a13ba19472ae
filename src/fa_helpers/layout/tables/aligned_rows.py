"""Lines of pieces become rows and columns (行与列) in a table without upright rules."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from fa_helpers.layout.tables.text_runs import AMOUNT, Piece, is_figure
from fa_helpers.patterns import regex

FEWEST_DATA_LINES = 3
"""So many lines with figures must stand below a title."""
_BEGINS = regex(
    r"^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十\d]+\)|\d{3}(?:\d{2}){0,2}(?!\d)|其中:|.{0,10}[合总]计$)"
)
_THREE_LINES = 2.0
"""In sizes: how far the first and the last line of a label of three stand off its second."""
_COUNTED = regex(r"\((?:个|人|人次|辆|批次|次|家|套|平方米|台(?:[,、/]?套|\(套\))?)\)$")
_ORDINAL = regex(r"^[一二三四五六七八九十]+、")
TOTAL = regex(r"^.{0,10}[合总小]计$")
_NUMERIC = regex(r"-?[\d.,]+%?")
_WHOLE = regex(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)\.\d\d%?|\d{3}(?:\d\d){0,2}")
NARROWEST = 1.0
"""Points: a gap that parts two columns."""


def has_figure(pieces: Sequence[Piece]) -> bool:
    """Whether a line has texts beside each other of which one is an amount or a dash, or is :func:`bare_row`."""
    return len(pieces) >= 2 and (
        any(AMOUNT.fullmatch(p.text) for p in pieces) or bare_row(pieces) or _counts(pieces)
    )


def _counts(pieces: Sequence[Piece]) -> bool:
    """Whether a line is a label with the unit of a count, and a whole number behind it: 车辆数合计（辆） 6."""
    return pieces[-1].text.isdecimal() and any(_COUNTED.search(piece.text) for piece in pieces[:-1])


def bare_row(pieces: Sequence[Piece]) -> bool:
    """Whether a line is a long row of whole numbers (0 0 0 0 0 0) that do not count the columns."""
    texts = [piece.text for piece in pieces]
    if len(texts) < 2 * FEWEST_DATA_LINES or not all(text.isdecimal() for text in texts):
        return False
    return any(int(b) != int(a) + 1 for a, b in pairwise(texts))


def in_a_row(pieces: Sequence[Piece]) -> bool:
    """Whether a line among rows has a figure, if only one: its label stands half a line above and below."""
    return has_figure(pieces) or any(is_figure(p.text) and p.text[-1].isdigit() for p in pieces)


def is_named_row(pieces: Sequence[Piece]) -> bool:
    """Whether a figure stands beside the words that it is of; shares round a chart (15.88%) have none."""
    return has_figure(pieces) and any(map(str.isalpha, "".join(piece.text for piece in pieces)))


def one_long_row(data: Sequence[Sequence[Piece]], *, ruled: bool) -> bool:
    """The three public expenses are one row of many figures; of a ``ruled`` table fewer tell."""
    fewest = FEWEST_DATA_LINES if ruled else 2 * FEWEST_DATA_LINES
    return any(
        bare_row(pieces) or sum(is_figure(piece.text) for piece in pieces) >= fewest for pieces in data
    )


def begins_data(pieces: Sequence[Piece]) -> bool:
    """Whether a line begins with an ordinal, a code or the like, as rows do and headers do not."""
    if any(_ORDINAL.match(piece.text) for piece in pieces[1:]):
        return True
    return bool(_BEGINS.match(pieces[0].text)) and not TOTAL.match(pieces[0].text)


def is_wrap(body: Sequence[Sequence[Piece]], row: int) -> bool:
    """Whether the line above a row is the upper part of a label wrapped around it: it stands half a line higher, and
    begins as labels do or has its lower part as far below.
    """
    upper, lower = body[row - 1], body[row]
    off = lower[0].line.top - upper[0].line.top
    if off >= 0.9 * lower[0].line.size:
        return False
    if _BEGINS.match(upper[0].text):
        return True
    below = body[row + 1] if row + 1 < len(body) else []
    as_far = bool(below) and abs(_base(below) + _base(upper) - 2 * _base(lower)) <= 0.2 * lower[0].line.size
    return as_far and all(_is_over(piece, below) for piece in upper)


def rows_of(body: Sequence[list[Piece]], rules: Sequence[tuple[float, float, float]]) -> list[list[Piece]]:
    """Rows of pieces: what stands between two level rules, or what stands on and about one line."""
    heights = wide_rules(body, rules)
    rows: list[list[Piece]] = []
    dense = is_dense(body, heights)
    for band in _bands(body, heights):
        numbers = sum(any(is_figure(p.text) or p.text.isdigit() for p in pieces) for pieces in band)
        if not numbers and dense and band[0][0].line.top > heights[-1]:
            continue  # what stands below the last rule is a foot of the page
        if heights and ((numbers == 1 and len(band) <= 4) or _is_one_wrapped_row(band)):
            rows.append([piece for pieces in band for piece in pieces])
        else:
            rows += _by_lines(band)
    return rows


def _is_one_wrapped_row(band: Sequence[list[Piece]]) -> bool:
    """Whether what stands between two rules is one row whose figures are too long for their columns: the parts below
    each other make whole figures or codes, which they are not by themselves.
    """
    stacks: list[list[Piece]] = []
    for piece in (p for pieces in band for p in pieces if _NUMERIC.fullmatch(p.text)):
        own = next((stack for stack in stacks if _is_over(piece, stack)), None)
        if own is None:
            stacks.append([piece])
        else:
            own.append(piece)
    parted = [[piece.text for piece in stack] for stack in stacks if len(stack) > 1]
    whole = all(_WHOLE.fullmatch("".join(texts)) for texts in parted)
    return whole and any(not all(map(_WHOLE.fullmatch, texts)) for texts in parted)


def wide_rules(body: Sequence[list[Piece]], rules: Sequence[tuple[float, float, float]]) -> list[float]:
    """The heights of level rules that reach over half of the table."""
    left = min(piece.x0 for pieces in body for piece in pieces)
    right = max(piece.x1 for pieces in body for piece in pieces)
    return sorted(at for at, x0, x1 in rules if min(x1, right) - max(x0, left) >= 0.5 * (right - left))


def band_start(body: Sequence[list[Piece]], row: int, rules: Sequence[tuple[float, float, float]]) -> int:
    """The first line of the row that a line stands in, where rules part the rows and its figures are wrapped."""
    heights = wide_rules(body, rules)
    if not is_dense(body, heights):
        return row
    band = [n for n, line in enumerate(body) if _band_of(line, heights) == _band_of(body[row], heights)]
    return min(band) if _is_one_wrapped_row([body[n] for n in band]) else row


def is_dense(body: Sequence[list[Piece]], heights: Sequence[float]) -> bool:
    """Whether there are rules between the rows, and not only at the ends of the table."""
    return len(heights) > sum(map(in_a_row, body)) / 2


def _bands(body: Sequence[list[Piece]], heights: Sequence[float]) -> list[list[list[Piece]]]:
    bands: dict[int, list[list[Piece]]] = {}
    for pieces in body:
        bands.setdefault(_band_of(pieces, heights), []).append(pieces)
    return [bands[key] for key in sorted(bands)]


def _band_of(pieces: Sequence[Piece], heights: Sequence[float]) -> int:
    """How many rules stand above a line."""
    middle = (pieces[0].line.top + pieces[0].line.bottom) / 2
    return sum(at < middle for at in heights)


def _by_lines(band: Sequence[list[Piece]]) -> list[list[Piece]]:
    """A row per line with figures; lines of a label wrapped around it or below it belong to it."""
    rows = [(pieces, list(pieces)) for pieces in band if in_a_row(pieces)]
    alone: list[list[Piece]] = []
    for pieces in band:
        if in_a_row(pieces):
            continue
        size = pieces[0].line.size
        near = min(rows, key=lambda r: abs(_base(r[0]) - _base(pieces)), default=None)
        above = [row for row in rows if 0 < _base(pieces) - _base(row[0]) <= 1.45 * size]
        apart = near is not None and _both_begin(near[1], pieces)
        if near is not None and not apart and abs(_base(near[0]) - _base(pieces)) <= 0.9 * size:
            near[1].extend(pieces)
        elif above and not any(_BEGINS.match(piece.text) or piece.text.isdigit() for piece in pieces):
            above[-1][1].extend(pieces)
        else:
            alone.append(pieces)
    alone = [pieces for pieces in alone if not _in_threes(pieces, rows, band)]
    return sorted([row for _, row in rows] + alone, key=_base)


def _in_threes(
    pieces: list[Piece],
    rows: Sequence[tuple[list[Piece], list[Piece]]],
    band: Sequence[list[Piece]],
) -> bool:
    """Whether a line is the first or the last of three of a label whose second stands in a row: another stands as far on
    the row's other side. It is joined to that row.
    """
    reach = _THREE_LINES * pieces[0].line.size
    first, row = min(rows, key=lambda pair: abs(_base(pair[0]) - _base(pieces)), default=(pieces, pieces))
    second = [piece for piece in first if _is_over(piece, pieces)]
    if first is pieces or not second or any(_BEGINS.match(p.text) or p.text.isdigit() for p in pieces):
        return False
    middle = second[0].chars[0].baseline
    off = _base(pieces) - middle
    other = [q for line in band if abs(_base(line) - middle + off) <= 0.1 * reach for q in line]
    if abs(off) > reach or not other or not all(_is_over(p, first) and _is_over(p, other) for p in pieces):
        return False
    row.extend(pieces)
    return True


def _is_over(piece: Piece, others: Sequence[Piece]) -> bool:
    return any(min(piece.x1, other.x1) > max(piece.x0, other.x0) for other in others)


def _both_begin(row: Sequence[Piece], pieces: Sequence[Piece]) -> bool:
    """Whether two lines each begin a label at one place: they are two rows."""
    return any(
        _BEGINS.match(piece.text)
        and _BEGINS.match(other.text)
        and min(piece.x1, other.x1) > max(piece.x0, other.x0)
        for piece in pieces
        for other in row
    )


def _base(pieces: Sequence[Piece]) -> float:
    return pieces[0].line.chars[0].baseline


def columns_of(rows: Sequence[Sequence[Piece]]) -> list[tuple[float, float]]:
    """Stretches that texts cover, between gaps that hardly any row crosses."""
    few = int(0.04 * len(rows))
    events: list[tuple[float, int]] = []
    for pieces in rows:
        for piece in pieces:
            if not TOTAL.match(piece.text) or len(rows) == 1:
                events += [(piece.x0, 1), (piece.x1, -1)]
    columns: list[list[float]] = []
    depth = 0
    for x, step in sorted(events, key=lambda e: (e[0], -e[1])):
        before, depth = depth, depth + step
        if before <= few < depth:
            if columns and x - columns[-1][1] < NARROWEST:
                continue
            columns.append([x, x])
        elif before > few >= depth:
            columns[-1][1] = x
    return [(x0, x1) for x0, x1 in columns]
