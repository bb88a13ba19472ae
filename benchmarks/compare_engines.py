"""Read every page of every file with both engines and write docs/engines.md: where they agree, where not, and why.

    python benchmarks/compare_engines.py [FOLDER]

Compared are the bundled document and each PDF of the folder (default: ``../shared/real``), all pages: size, turn and
notes of the page; characters and their places; lines of text; pictures; ruled tables with their cells; and what the
whole reader makes of it, facts, statements, scorecards and coverage, the places of figures to a fiftieth of a point.
It ends with 1 when something differs for which ``EXPLAINED`` has no reason.
"""

from __future__ import annotations

import dataclasses
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from fa_helpers.errors import FinalAccountsError
from fa_helpers.layout.lines import page_lines
from fa_helpers.layout.tables.grid import read_grid
from fa_helpers.model import DocumentData, Locator
from fa_helpers.pdf import reference_reader as plumber
from fa_helpers.pdf.page import Char, Page
from fa_helpers.pdf.ruled_tables import TableBox, find_tables
from fa_helpers.pdf.source import OpenedSource, open_source
from fa_helpers.reading.reader import read_document

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "docs" / "engines.md"
SAME = 0.02
"""Points: engines compute in floats of different length and both round to a hundredth or thousandth."""
SIDES = ("x0", "x1", "top", "bottom", "baseline", "size")

EXPLAINED = {
    "wider box": "the right side of a glyph whose ink is wider than its advance (条, 政, 款 in some Kai fonts): pdfium"
    " lets the box grow to the ink. Left side, top, bottom and baseline are the same; no line, cell or figure moves.",
    "fallback": "a page read by the reference in both cases, since pdfium has no Unicode for its font.",
}
COLUMNS = (
    "pages",
    "characters",
    "wider box",
    "lines",
    "pictures",
    "tables",
    "cells",
    "figures",
    "differences",
)
HEAD = """# What the two engines read differently

Made by `python benchmarks/compare_engines.py FOLDER`. pdfium is the default, pdfplumber the reference. Every page of
every document is read with both: characters with their places, lines of text (white space apart), pictures, ruled
tables and their cells; then the whole reader with each. “Figures” are facts of the text, cells of statements and
numbers of scorecards. A place counts as the same within 0.02 points. “Wider box” is explained below; everything else
that differs is a difference.

"""


def compare_pages(one: Page, other: Page) -> Counter[str]:
    """What two readings of one page hold, and in what they differ."""
    found = Counter({"pages": 1, "characters": len(one.chars), "pictures": len(one.pictures)})
    if "reference_engine" in one.notes:
        found["fallback"] += 1
    for name in ("width", "height", "rotation"):
        found[f"differs: {name}"] += getattr(one, name) != getattr(other, name)
    found["differs: number of characters"] += abs(len(one.chars) - len(other.chars))
    for a, b in zip(_ordered(one), _ordered(other), strict=False):
        for difference in _char_differences(a, b):
            found[difference] += 1
    tables, reference = find_tables(one), find_tables(other)
    found["tables"], found["cells"] = len(tables), sum(len(table.cells) for table in tables)
    found["differs: tables"] += len(tables) != len(reference)
    found["differs: cells or their text"] += len(_cells(one, tables) ^ _cells(other, reference))
    lines, others = _lines(one, tables), _lines(other, reference)
    found["lines"] = lines.total()
    found["differs: lines of text"] += ((lines - others) + (others - lines)).total()
    found["differs: pictures"] += len(_boxes(one.pictures) ^ _boxes(other.pictures))
    found["differs: notes of a page"] += one.notes != other.notes and "fallback" not in found
    return found


def _ordered(page: Page) -> list[Char]:
    return sorted(page.chars, key=lambda c: (round(c.baseline), round(c.x0), c.text))


def _char_differences(a: Char, b: Char) -> Iterator[str]:
    for name in ("text", "upright", "font"):
        if getattr(a, name) != getattr(b, name):
            yield f"differs: {name} of a character"
    for side in SIDES:
        gap = getattr(a, side) - getattr(b, side)
        if side == "x1" and SAME < gap < 0.6:
            yield "wider box"
        elif abs(gap) > SAME:
            yield f"differs: {side} of a character"


def _lines(page: Page, tables: Sequence[TableBox]) -> Counter[str]:
    """The lines outside of tables, as the reader joins them to sentences; in tables lines are those of a cell."""
    lines = page_lines(page, [table.box for table in tables])
    return Counter("".join(line.text.split()) for line in lines)


def _cells(page: Page, tables: Sequence[TableBox]) -> set[tuple[object, ...]]:
    """Place and text of each cell."""
    return {
        (*(round(side, 1) for side in cell.box), "".join(cell.text.split()))
        for table in tables
        for cell in read_grid(page, table).cells
    }


def _boxes(boxes: Any) -> set[tuple[float, ...]]:
    return {tuple(round(side, 1) for side in box) for box in boxes}


def compare_data(one: DocumentData, other: DocumentData) -> Counter[str]:
    """In what two readings of a document differ; the places of figures may differ by rounding."""
    found: Counter[str] = Counter()
    found["figures"] = len(one.facts) + len(one.cell_facts) + len(one.card_facts)
    for field in dataclasses.fields(DocumentData):
        if field.name == "sources":
            continue
        mine, theirs = getattr(one, field.name), getattr(other, field.name)
        found[f"differs: {field.name}"] += not _same(mine, theirs)
    return found


def _same(one: Any, other: Any) -> bool:
    """Equality down to the places, which may differ by rounding."""
    if isinstance(one, Locator):
        pairs = zip(
            (one.x0, one.x1, one.top, one.bottom), (other.x0, other.x1, other.top, other.bottom), strict=True
        )
        near = all(a is b is None or abs((a or 0) - (b or 0)) <= SAME for a, b in pairs)
        return near and one.page == other.page and _same(one.parts, other.parts)
    if isinstance(one, float) and isinstance(other, float):
        return abs(one - other) <= SAME
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(_same, one, other))
    if dataclasses.is_dataclass(one) and type(one) is type(other):
        return all(_same(getattr(one, f.name), getattr(other, f.name)) for f in dataclasses.fields(one))
    return bool(one == other)


def measure(path: Path) -> Counter[str]:
    """All that is compared in one file."""
    source = open_source(path)
    total: Counter[str] = Counter()
    for one, other in zip(source.pages(), plumber.read_pages(source.content, name=source.name), strict=True):
        total.update(compare_pages(one, other))
    return total + _read_both(source, path)


def _read_both(source: OpenedSource, path: Path) -> Counter[str]:
    data, refusals = [], []
    for opened in (source, open_source(path, engine="plumber")):
        try:
            data.append(read_document(opened, path.stem)[0])
        except FinalAccountsError as error:
            refusals.append(error.code)
    if len(data) == 2:
        return compare_data(*data)
    return Counter({"differs: refusal": int(len(set(refusals)) != 1 or bool(data))})


def report(found: dict[str, Counter[str]]) -> tuple[str, bool]:
    """The page of documentation, and whether all differences are explained."""
    lines = [f"| document | {' | '.join(COLUMNS)} |", "|---|" + "---:|" * len(COLUMNS)]
    unexplained: list[str] = []
    for name, counts in found.items():
        wrong = {key: count for key, count in counts.items() if key.startswith("differs: ") and count}
        counts["differences"] = sum(wrong.values())
        lines.append(f"| `{name}` | {' | '.join(str(counts[c]) for c in COLUMNS)} |")
        unexplained += [
            f"- `{name}`: {key.removeprefix('differs: ')}, {count} times: not explained"
            for key, count in wrong.items()
        ]
    used = [key for key in EXPLAINED if any(counts[key] for counts in found.values())]
    lines += ["", "## Why they differ", ""]
    lines += [f"- {key}: {re.sub(' +', ' ', EXPLAINED[key])}" for key in used] + unexplained
    lines += [
        "",
        "On made pages also (`tests/pages`): the descent of fonts that are not embedded; words that a file puts in",
    ]
    lines += [
        "place of those it prints; text rise, which is part of pdfium's baseline and not of pdfminer's."
    ]
    return HEAD + "\n".join(lines) + "\n", not unexplained


def main() -> None:
    """Compare all files and write the page."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared" / "real"
    bundled = ROOT / "data" / "raw" / "urumqi-miit-2023" / "source.pdf"
    paths = {"urumqi-miit-2023": bundled, **{p.stem: p for p in sorted(folder.glob("*.pdf"))}}
    text, explained = report({name: measure(path) for name, path in paths.items()})
    OUT.write_text(text, encoding="utf-8")
    print(text)
    sys.exit(not explained)


if __name__ == "__main__":
    main()
