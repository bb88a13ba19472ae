"""Write docs/reading-measured.md: the figures transcribed by eye in tests/golden against what is read, difference by difference.

    python tools/golden_table.py [FOLDER]

FOLDER holds the PDFs (default: ``../shared/real``). Every difference needs its line in tests/golden/explained.csv; the
script ends with 1 while one has none.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fa_helpers import read
from fa_helpers.model import DocumentData, Fact
from fa_helpers.text.fold import fold

ROOT = Path(__file__).resolve().parents[1]
GOLDEN = ROOT / "tests" / "golden"
EXPLAINED = GOLDEN / "explained.csv"
FIRST_RUNS = GOLDEN / "first_runs.csv"
"""What was written down before any run, and how much of it the first run read rightly; noted once."""
OUT = ROOT / "docs" / "reading-measured.md"
WHOLE = ("putuo_finance_2024", "putuo_socialwork_2024")
"""Transcribed whole: what is read beyond the golden file is a difference too. The others are spread samples."""
ROLE = ("measure", "section", "stage", "base", "direction")
HEAD = """# How much is read right

Made by `python tools/golden_table.py FOLDER` from `tests/golden`: figures, statement cells and items written down by eye
from page pictures. “Found” are those that are read with the same number on the same page; “role” those of them that
also have the same measure, section, stage, base and direction. Two documents are written down whole, so that for them
“read” counts everything that is read and a figure too many would show; the others are spread samples.

"""


@dataclass(frozen=True)
class Difference:
    """One thing in which the reading is not what was written down."""

    document: str
    part: str
    page: int
    printed: str
    field: str
    golden: str
    read: str

    @property
    def key(self) -> tuple[str, ...]:
        """What its explanation is filed under."""
        return self.document, self.part, str(self.page), self.printed, self.field, self.golden, self.read


@dataclass
class Score:
    """How many were written down, found, and found with their role; how many were read."""

    part: str
    golden: int = 0
    found: int = 0
    role: int = 0
    read: int | None = None


def number(text: object) -> str:
    """A numeral without separators and signs of unit, to compare by value."""
    plain = fold(str(text)).replace(",", "").rstrip("%分")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def paired(
    golden: Sequence[Any],
    found: Iterable[Any],
    key: Callable[[Any], Hashable],
    likeness: Callable[[Any, Any], float],
) -> tuple[list[tuple[Any, Any]], list[Any]]:
    """Each golden thing with the likest found thing of its key (or ``None``), and what of the found is left."""
    pool: defaultdict[Hashable, list[Any]] = defaultdict(list)
    for thing in found:
        pool[key(thing)].append(thing)
    pairs = []
    for thing in golden:
        near = pool[key(thing)]
        best = max(near, key=lambda other: likeness(thing, other), default=None)
        if best is not None:
            near.remove(best)
        pairs.append((thing, best))
    return pairs, [thing for near in pool.values() for thing in near]


def figures(
    name: str, golden: Sequence[dict[str, Any]], data: DocumentData
) -> tuple[Score, list[Difference]]:
    """The figures of the text."""

    def key(thing: Any) -> Hashable:
        page, printed, unit = (
            (thing.locator.page, thing.printed, thing.unit)
            if isinstance(thing, Fact)
            else (thing["page"], thing["printed"], thing["unit"])
        )
        return page, number(printed), fold(unit)

    def likeness(thing: Any, fact: Any) -> float:
        subject, other = fold(thing["subject"]), fold(fact.subject)
        roles: int = sum(getattr(fact, f) == thing[f] for f in ROLE)
        return roles + (0.5 if subject in other or other in subject else 0.0)

    pairs, left = paired(golden, data.facts, key, likeness)
    score = Score("figures", len(golden), read=len(data.facts) if name in WHOLE else None)
    wrong: list[Difference] = []
    for thing, fact in pairs:
        if fact is None:
            wrong.append(
                Difference(name, "figures", thing["page"], thing["printed"], "figure", thing["subject"], "")
            )
            continue
        score.found += 1
        fields = [f for f in ROLE if getattr(fact, f) != thing[f]]
        score.role += not fields
        wrong += [
            Difference(name, "figures", thing["page"], thing["printed"], f, thing[f], getattr(fact, f))
            for f in fields
        ]
    if name in WHOLE:
        wrong += [
            Difference(name, "figures", f.locator.page, f.printed, "figure", "", f.subject) for f in left
        ]
    return score, wrong


def cells(name: str, golden: Sequence[dict[str, Any]], data: DocumentData) -> tuple[Score, list[Difference]]:
    """The cells of the statements: statement, page, row, column, number."""
    wanted = [
        (
            s["statement"],
            r["page"],
            row_key(s["statement"], r["code"], r["label"]),
            leaf(c["column"]),
            number(c["printed"]),
        )
        for s in golden
        for r in s["rows"]
        for c in r["cells"]
        if number(c["printed"]).strip("-—")
    ]
    found = [
        (
            c.statement,
            c.locator.page,
            row_key(c.statement, c.code, c.label),
            leaf(c.column_label),
            number(c.printed),
        )
        for c in data.statement_cells
        if c.value is not None
    ]
    pairs, left = paired(wanted, found, lambda cell: cell, lambda *_: 1)
    hits = sum(other is not None for _, other in pairs)
    wrong = [
        Difference(name, "cells", cell[1], cell[4], "cell", f"{cell[0]} {cell[2]} {cell[3]}", "")
        for cell, other in pairs
        if other is None
    ]
    if name in WHOLE:
        wrong += [Difference(name, "cells", c[1], c[4], "cell", "", f"{c[0]} {c[2]} {c[3]}") for c in left]
    return Score("cells", len(wanted), hits, hits, len(found) if name in WHOLE else None), wrong


def row_key(statement: str, code: str, label: str) -> str:
    """What tells a row from others: its code, else its name without numbering."""
    if statement == "three_public_statement":
        return ""  # one row of figures, which forms name differently or not at all
    name = fold(label).removeprefix("其中:")
    return fold(code) or name.split("、", 1)[-1]


def leaf(column: str) -> str:
    """The lowest header above a column."""
    return fold(column).split("/")[-1]


def items(name: str, golden: Sequence[dict[str, Any]], data: DocumentData) -> tuple[Score, list[Difference]]:
    """The items of expenditure by function with their budgets and outcomes."""

    def amounts(*values: object) -> tuple[str, ...]:
        return tuple("" if value is None else number(value) for value in values)

    wanted = [
        (fold(i["xiang"]), *amounts(i["initial_budget"], i["adjusted_budget"], i["final"]), i["page"])
        for i in golden
    ]
    found = [
        (fold(i.function_item), *amounts(i.initial_budget, i.adjusted_budget, i.final_accounts), i.page)
        for i in data.functional_items
    ]
    pairs, left = paired(wanted, found, lambda item: item[:4], lambda *_: 1)
    hits = sum(other is not None for _, other in pairs)
    wrong = [Difference(name, "items", i[4], i[3], "item", i[0], "") for i, other in pairs if other is None]
    if name in WHOLE:
        wrong += [Difference(name, "items", i[4], i[3], "item", "", i[0]) for i in left]
    return Score("items", len(wanted), hits, hits, len(found) if name in WHOLE else None), wrong


def measure(name: str, data: DocumentData) -> tuple[list[Score], list[Difference]]:
    """All parts of one document."""
    golden = json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))
    results = [
        figures(name, golden["narrative"], data),
        cells(name, golden["statements"], data),
        items(name, golden["functional_items"], data),
    ]
    return [score for score, _ in results], [d for _, wrong in results for d in wrong]


def explanations() -> dict[tuple[str, ...], str]:
    """Why a difference is one, by its key."""
    with EXPLAINED.open(encoding="utf-8", newline="") as file:
        return {tuple(row[:7]): row[7] for row in list(csv.reader(file))[1:]}


def report(results: dict[str, tuple[list[Score], list[Difference]]]) -> tuple[str, list[Difference]]:
    """The page of documentation, and the differences that nobody explained."""
    why = explanations()
    lines = ["| document | part | written down | found | role | read |", "|---|---|---:|---:|---:|---:|"]
    for name, (scores, _) in results.items():
        for s in scores:
            if s.golden or s.read:
                beyond = "sample" if s.read is None else str(s.read)
                lines.append(f"| `{name}` | {s.part} | {s.golden} | {s.found} | {s.role} | {beyond} |")
    every = [d for _, wrong in results.values() for d in wrong]
    lines += [
        "",
        "## Every difference",
        "",
        "| document | page | printed | what | written down | read | why |",
    ]
    lines.append("|---|---:|---|---|---|---|---|")
    for d in every:
        reason = why.get(d.key, "**not explained**")
        shown = (d.golden or "–", d.read or "–")
        lines.append(
            f"| `{d.document}` | {d.page} | {d.printed} | {d.field} | {shown[0]} | {shown[1]} | {reason} |"
        )
    lines += ["", *first_runs(), "", "## How they were written down", ""]
    for name in results:
        golden = json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))
        lines.append(f"- `{name}`: {golden['how']}")
    return HEAD + "\n".join(lines) + "\n", [d for d in every if d.key not in why]


def first_runs() -> list[str]:
    """How much was right before anything was mended: what no later change can better."""
    with FIRST_RUNS.open(encoding="utf-8", newline="") as file:
        noted = list(csv.DictReader(file))
    return [
        "## The first run",
        "",
        "Answers written down and committed before the reader saw the text; then kinds were mended, and both stay as tests",
        "that ask for all of it. The cells of a page stand together and are no spread sample; who wrote the sentences knew the",
        "families that are read.",
        "",
        "| what | written down | right in the first run | what was lost or wrong |",
        "|---|---:|---:|---|",
        *(f"| {row['what']} | {row['written']} | {row['first']} | {row['lost']} |" for row in noted),
    ]


def main() -> None:
    """Read the documents and write the page."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared" / "real"
    names = sorted(path.stem for path in GOLDEN.glob("*.json"))
    text, unexplained = report({name: measure(name, read(folder / f"{name}.pdf").data) for name in names})
    OUT.write_text(text, encoding="utf-8")
    print(text)
    for difference in unexplained:
        print("not explained:", ",".join(difference.key), file=sys.stderr)
    sys.exit(bool(unexplained))


if __name__ == "__main__":
    main()
