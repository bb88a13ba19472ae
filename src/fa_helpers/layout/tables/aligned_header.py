"""The header of a table without upright rules (无竖线表的表头): which texts stand over which columns.

Texts over one column are one stack. A text higher up that has columns on both sides without a text at its height
spans them: headers are centred over what they name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from fa_helpers.layout.tables.text_runs import Piece
from fa_helpers.terms.statements import ends_a_header

Placed = tuple[int, int, Sequence[Piece]]
_WRAP, _FAR = 1.6, 2.0
"""Lines of one header cell follow each other within so many character sizes: farther if they make a known name."""
_BELOW = 2.5
"""In character sizes: how far below a name the rule under it stands at most."""
_LEVEL = 0.6
"""A name over two lines of the header stands half-way to the lower one; what a name spans stands farther down."""
_OFF = 8.0
"""Points: how far a header may stand off the middle of the columns it spans."""


@dataclass(slots=True)
class _Stack:
    """The texts over one place, the lowest first: pieces of one cell together."""

    cells: list[list[Piece]] = field(default_factory=list)

    @property
    def x0(self) -> float:
        return min(p.x0 for cell in self.cells for p in cell)

    @property
    def x1(self) -> float:
        return max(p.x1 for cell in self.cells for p in cell)

    @property
    def top(self) -> float:
        return min(p.top for cell in self.cells for p in cell)

    @property
    def middle(self) -> float:
        """The height of the middle of its uppermost cell."""
        heights = [p.height for p in self.cells[-1]]
        return (min(heights) + max(heights)) / 2


def header_rows(
    lines: Sequence[Sequence[Piece]],
    columns: Sequence[tuple[float, float]],
    rules: Sequence[tuple[float, float, float]] = (),
) -> list[list[Placed]]:
    """Header cells as rows of a grid: first and last column, and the pieces; spanning names first.

    A level rule below a spanning name is as long as the columns that it spans.
    """
    stacks, upper = _stacks(lines, columns, rules)
    places = _places(stacks, columns)
    edges = _edges(stacks, places, columns)
    rows: list[list[Placed]] = []
    for pieces in reversed(upper):
        found = _spans(pieces, stacks, edges, rules)
        spans = [(_columns_of(span, places, columns), piece) for piece, span in found]
        rows.append([(first, end, [piece]) for (first, end), piece in spans if first < end])
    single: list[Placed] = [
        (place, place + 1, cell)
        for stack, place in zip(stacks, places, strict=True)
        if place >= 0
        for cell in stack.cells
    ]
    numbers = range(len(columns))
    names = [[p.line.folded for c, _, cell in single if c == place for p in cell] for place in numbers]
    widest = max(rows, key=lambda row: sum(end - first for first, end, _ in row), default=[])
    widened = (_over_repeats(row, names) if row is widest else row for row in rows)
    return [row for row in (*widened, single) if row]


def _over_repeats(row: Sequence[Placed], names: Sequence[Sequence[str]]) -> list[Placed]:
    """预算数 and 决算数 over the same names twice: each spans its own row of names to the ends."""
    count = len(row)
    for first in range(len(names) if count > 1 else 0):
        size, rest = divmod(len(names) - first, count)
        ends = [first + size * part for part in range(count + 1)]
        like = [list(names[a:b]) for a, b in pairwise(ends)]
        over = list(zip(row, pairwise(ends), strict=True))
        within = all(a <= left and right <= b for (left, right, _), (a, b) in over)
        if size > 1 and not rest and within and all(part == like[0] and all(part) for part in like):
            return [(a, b, cell) for (_, _, cell), (a, b) in over]
    return list(row)


def empty_columns(
    lines: Sequence[Sequence[Piece]],
    columns: Sequence[tuple[float, float]],
    rules: Sequence[tuple[float, float, float]],
) -> list[tuple[float, float]]:
    """The columns, with those that a name stands over and nothing below: the next page may have figures there."""
    stacks, _ = _stacks(lines, columns, rules)
    named = zip(stacks, _places(stacks, columns), strict=True)
    free = [(s.x0, s.x1) for s, place in named if place < 0]
    apart = [c for c in free if all(c[1] < x0 or c[0] > x1 for x0, x1 in columns)]
    return sorted([*columns, *apart])


def _stacks(
    lines: Sequence[Sequence[Piece]],
    columns: Sequence[tuple[float, float]],
    rules: Sequence[tuple[float, float, float]],
) -> tuple[list[_Stack], list[Sequence[Piece]]]:
    """The stacks from the left, and the texts above them line by line from the lowest."""
    stacks: list[_Stack] = []
    upper: list[Sequence[Piece]] = []
    for pieces in reversed(lines):
        over: list[Piece] = []
        for piece in pieces:
            touched = [s for s in stacks if min(s.x1, piece.x1) > max(s.x0, piece.x0)]
            if not touched:
                if _spans_gap(piece, pieces, stacks, columns, rules):
                    over.append(piece)
                else:
                    stacks.append(_Stack([[piece]]))
            elif len(touched) == 1 and _follows(piece, touched[0], rules):
                touched[0].cells[-1].append(piece)
            else:
                over.append(piece)
        stacks.sort(key=lambda s: s.x0)
        if over:
            upper.append(over)
    return stacks, upper


def _follows(piece: Piece, stack: _Stack, rules: Sequence[tuple[float, float, float]]) -> bool:
    """Whether a text goes on in the stack below it: near above it, and no level rule between them."""
    size = piece.line.size
    parted = any(
        piece.top + 0.6 * size < at < stack.top + 0.4 * size and x0 <= piece.x0 and piece.x1 <= x1
        for at, x0, x1 in rules
    )
    lower = "".join(p.text for p in sorted(stack.cells[-1], key=lambda p: p.top))
    far = _FAR if ends_a_header(piece.text + lower) else _WRAP
    return stack.top - piece.top <= far * size and not parted


def _spans_gap(
    piece: Piece,
    line: Sequence[Piece],
    stacks: Sequence[_Stack],
    columns: Sequence[tuple[float, float]],
    rules: Sequence[tuple[float, float, float]],
) -> bool:
    """Whether a text stands higher than its neighbours and over no column of its own: it spans some of them.

    As many texts of its ``line`` as there are columns between two neighbours have one each.
    """
    left = [s for s in stacks if s.x1 <= piece.x0]
    right = [s for s in stacks if s.x0 >= piece.x1]
    if not left or not right:
        return False
    named = set(_places(stacks, columns))
    between = [
        c for i, c in enumerate(columns) if i not in named and left[-1].x1 < (c[0] + c[1]) / 2 < right[0].x0
    ]
    lower = min(left[-1].top, right[0].top) - piece.top > 0.5 * piece.line.size
    beside = [p for p in line if p.x0 >= left[-1].x1 and p.x1 <= right[0].x0]
    own = any(c[0] < piece.x1 + _OFF and c[1] > piece.x0 - _OFF for c in between)
    own = own or len(between) == len(beside)
    below = [c for i, c in enumerate(columns) if i not in named and min(piece.x1, c[1]) > max(piece.x0, c[0])]
    if not lower or own or len(below) == 1:
        return False
    # In the middle between rules above and below, what spans others has a rule between it and them.
    over = sorted(at for at, x0, x1 in rules if x0 <= piece.x0 and piece.x1 <= x1)
    foot = min(left[-1].top, right[0].top) + 0.4 * piece.line.size
    box = [at for at in over if at < piece.top][-1:] + [at for at in over if at > foot][:1]
    boxed = len(box) == 2 and sum(box) / 2 - piece.height <= piece.line.size
    return not boxed or any(piece.top + 0.6 * piece.line.size < at < foot for at in over)


def _edges(
    stacks: Sequence[_Stack], places: Sequence[int], columns: Sequence[tuple[float, float]]
) -> list[float]:
    """Where the cells of the stacks end: half-way between what stands in one column and in the next."""
    extents = [
        (min(s.x0, columns[p][0]), max(s.x1, columns[p][1])) if p >= 0 else (s.x0, s.x1)
        for s, p in zip(stacks, places, strict=True)
    ]
    if not extents:
        return []
    return [extents[0][0], *((a[1] + b[0]) / 2 for a, b in pairwise(extents)), extents[-1][1]]


def _spans(
    pieces: Sequence[Piece],
    stacks: Sequence[_Stack],
    edges: Sequence[float],
    rules: Sequence[tuple[float, float, float]],
) -> list[tuple[Piece, list[int]]]:
    """The stacks under each text of an upper line: as many as stand under it and it is the middle of.

    Texts of one line share the stacks among them, so that none stands over those of another.
    """
    choices: list[list[tuple[int, float, list[int]]]] = []
    for piece in sorted(pieces, key=lambda p: p.x0):
        ruled = _over_rule(piece, stacks, rules)
        touched = [i for i, s in enumerate(stacks) if min(s.x1, piece.x1) > max(s.x0, piece.x0)]
        runs = [(len(ruled), 0.0, ruled)] if ruled else _centred(piece, stacks, edges, touched)
        choices.append(runs or [(0, 0.0, touched)])
    return list(zip(sorted(pieces, key=lambda p: p.x0), _shared(choices), strict=True))


def _centred(
    piece: Piece, stacks: Sequence[_Stack], edges: Sequence[float], touched: Sequence[int]
) -> list[tuple[int, float, list[int]]]:
    """The runs of stacks under a text that it is the middle of: how many, how far off, which."""
    under = _under(piece, stacks, touched)
    found = []
    for first in range(len(stacks)):
        for last in range(first, len(stacks)):
            if not under[last]:
                break
            names = (stacks[first].x0 + stacks[first].x1 + stacks[last].x0 + stacks[last].x1) / 4
            off = min(abs(at - piece.middle) for at in ((edges[first] + edges[last + 1]) / 2, names))
            if off <= _OFF:
                found.append((last - first + 1, off, list(range(first, last + 1))))
    return found


def _under(piece: Piece, stacks: Sequence[_Stack], touched: Sequence[int]) -> list[bool]:
    """Which stacks stand lower than a text: those half-way to what is below it span its own line too."""
    below = [stacks[i].middle for i in touched]
    depth = max(below, default=piece.top) - piece.height
    least = max(0.5 * piece.line.size, _LEVEL * depth)
    return [s.middle - piece.height > least for s in stacks]


def _shared(choices: Sequence[Sequence[tuple[int, float, list[int]]]]) -> list[list[int]]:
    """One run of stacks for each text, none over those of the text before it: a run for as many texts as can be, with the
    most stacks, nearest the middle.
    """
    best: dict[int, tuple[tuple[int, int, float], list[list[int]]]] = {0: ((0, 0, 0.0), [])}
    for runs in choices:
        here: dict[int, tuple[tuple[int, int, float], list[list[int]]]] = {}
        for end, ((texts, count, off), chosen) in best.items():
            for size, aside, run in (*runs, (0, 0.0, [])):
                if run and run[0] < end:
                    continue
                score = (texts + bool(run), count + size, off - aside)
                key = run[-1] + 1 if run else end
                if key not in here or score > here[key][0]:
                    here[key] = (score, [*chosen, run])
        best = here
    return max(best.values(), key=lambda found: found[0])[1]


def _over_rule(
    piece: Piece, stacks: Sequence[_Stack], rules: Sequence[tuple[float, float, float]]
) -> list[int]:
    """The stacks below the rule under a text, where that rule parts them from it and is short of the table's width."""
    under = [
        (at, x0, x1)
        for at, x0, x1 in rules
        if 0 < at - piece.top <= _BELOW * piece.line.size and x0 <= piece.x0 and piece.x1 <= x1
    ]
    if not under or not stacks:
        return []
    at, x0, x1 = min(under)
    inside = [i for i, s in enumerate(stacks) if x0 <= s.x0 and s.x1 <= x1]
    lower = all(stacks[i].top >= at - 1 for i in inside)
    return inside if lower and 1 < len(inside) < len(stacks) else []


def _places(stacks: Sequence[_Stack], columns: Sequence[tuple[float, float]]) -> list[int]:
    """The column under each stack: the one it overlaps most, else the nearest that has no header; -1 for none.

    Between two others one name and one column without a name belong together, however far the figures stand aside.
    """
    places = [-1] * len(stacks)
    taken: set[int] = set()
    pairs = [
        (min(s.x1, x1) - max(s.x0, x0), i, c)
        for i, s in enumerate(stacks)
        for c, (x0, x1) in enumerate(columns)
    ]
    for overlap, i, c in sorted(pairs, key=lambda pair: -pair[0]):
        in_order = all(
            (places[j] < c) == (j < i) for j in range(len(stacks)) if places[j] >= 0 and places[j] != c
        )
        reach = 0.5 * (columns[c][1] - columns[c][0]) + 4 * _OFF
        if places[i] < 0 and c not in taken and in_order and overlap > -reach:
            places[i] = c
            taken.add(c)
    for i in [i for i, place in enumerate(places) if place < 0]:
        before = [j for j in range(i) if places[j] >= 0]
        behind = [j for j in range(i + 1, len(stacks)) if places[j] >= 0]
        between = range(places[before[-1]] + 1, places[behind[0]]) if before and behind else range(0)
        if len(between) == 1 and behind[0] - before[-1] == 2:
            places[i] = between[0]
    return list(range(len(columns))) if _in_turn(stacks, places, columns) else places


def _in_turn(stacks: Sequence[_Stack], places: Sequence[int], columns: Sequence[tuple[float, float]]) -> bool:
    """Whether there are as many names as columns, each between the columns beside its own: centred in wide columns, over
    figures that stand far aside.
    """
    ends = [float("-inf"), *(x1 for _, x1 in columns)]
    begins = [*(x0 for x0, _ in columns[1:]), float("inf")]
    return len(stacks) == len(columns) and all(
        place in (-1, turn) and end < (stack.x0 + stack.x1) / 2 < begin
        for turn, (place, stack, end, begin) in enumerate(zip(places, stacks, ends, begins, strict=False))
    )


def _columns_of(
    span: Sequence[int], places: Sequence[int], columns: Sequence[tuple[float, float]]
) -> tuple[int, int]:
    found = [places[i] for i in span if places[i] >= 0]
    return (min(found), max(found) + 1) if found else (0, 0)
