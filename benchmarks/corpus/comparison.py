"""What was read against what is known (比对): figures, items, cells, forms, as multisets of keys."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

Key = tuple[Any, ...]
PARTS = ("narrative", "items", "cells", "open cells", "heads", "funds", "indicators", "recipients")


def fold(text: object) -> str:
    """Text without white space and width."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", str(text or "")))


def num(text: object) -> Decimal | None:
    """A printed number by value."""
    try:
        return (
            Decimal(fold(text).replace(",", "").rstrip("%").rstrip("分")).normalize()
            if text is not None
            else None
        )
    except InvalidOperation:
        return None


def row_key(statement: str, code: str, label: str) -> str:
    """What names a row of a statement."""
    if statement == "three_public_statement":
        return ""
    return fold(code) or re.sub(r"^(其中:|[一二三四五六七八九十]+、)", "", fold(label))


def measure(name: str, stage: str) -> str:
    """Measure with the stage of amounts."""
    if name == "amount":
        return "amount:" + (stage or "final_accounts")
    return name


@dataclass
class Score:
    """Hits, how many there are, how many were found; what was missed and what was made up."""

    hit: int = 0
    known: int = 0
    found: int = 0
    missed: list[Key] = field(default_factory=list)
    extra: list[Key] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Sum up."""
        self.hit, self.known, self.found = (
            self.hit + other.hit,
            self.known + other.known,
            self.found + other.found,
        )

    @property
    def recall(self) -> float:
        """Share of the known that was found."""
        return self.hit / self.known if self.known else 1.0

    @property
    def precision(self) -> float:
        """Share of the found that is known."""
        return self.hit / self.found if self.found else 1.0


def score(known: list[Key], found: list[Key]) -> Score:
    """Compare as multisets."""
    a, b = Counter(known), Counter(found)
    hit = sum((a & b).values())
    return Score(hit, len(known), len(found), list((a - b).elements()), list((b - a).elements()))


def narrative(truth: dict[str, Any], data: Any) -> Score:
    """Figures of the text by page, value, measure and unit; open ones may be read as anything, or not at all."""
    known, free = [], Counter[Key]()
    for f in truth["narrative"]:
        key = (f["page"], num(f["printed"]), measure(f["measure"], f["stage"]), fold(f["unit"]))
        if f.get("doubt"):
            free[key[:2]] += 1
        else:
            known.append(key)
    found = [
        (f.locator.page, num(f.printed), measure(f.measure, f.stage), fold(f.unit))
        for f in data.facts
        if f.origin in ("narrative", "profile")
    ]
    result = score(known, found)
    for key in list(result.extra):
        if free[key[:2]]:
            free[key[:2]] -= 1
            result.extra.remove(key)
            result.found -= 1
    return result


def items(truth: dict[str, Any], data: Any) -> Score:
    """Items with their amounts."""
    known = [
        (
            fold(i["lei"]),
            fold(i["kuan"]),
            fold(i["xiang"]),
            num(i["initial_budget"]),
            num(i["adjusted_budget"]),
            num(i["final"]),
        )
        for i in truth["functional_items"]
    ]
    found = [
        (
            fold(i.function_class),
            fold(i.function_section),
            fold(i.function_item),
            norm(i.initial_budget),
            norm(i.adjusted_budget),
            norm(i.final_accounts),
        )
        for i in data.functional_items
    ]
    return score(known, found)


def norm(value: Decimal | None) -> Decimal | None:
    """A value without trailing zeros."""
    return None if value is None else abs(value).normalize()


def cells(truth: dict[str, Any], data: Any) -> Score:
    """Cells of statements."""
    known = []
    for s in truth["statements"]:
        for r in s["rows"]:
            key = row_key(s["statement"], r["code"], r["label"])
            known += [
                (s["statement"], r["page"], key, fold(c["column"]).split("/")[-1], num(c["printed"]))
                for c in r["cells"]
            ]
    found = [
        (
            c.statement,
            c.locator.page,
            row_key(c.statement, c.code, c.label),
            fold(c.column_label).split("/")[-1],
            num(c.printed),
        )
        for c in data.statement_cells
        if num(c.printed) is not None
    ]
    return score(known, found)


def cards(truth: dict[str, Any], data: Any) -> dict[str, Score]:
    """Heads, funds and indicators of the self-evaluation forms."""
    names = ("initial_budget", "full_year_budget", "executed", "execution_rate", "score")
    heads, funds, indicators = [], [], []
    for c in truth["scorecards"]:
        n = fold(c["name"])
        office = fold(c["supervisor"])
        heads.append((n, num(c["total_score"]), office, office))
        funds += [(n, fold(r["row"]), *(num(r[k]) for k in names)) for r in c["funds"]]
        indicators += [
            (
                n,
                fold(x["level1"]),
                fold(x["level2"]),
                fold(x["level3"]),
                fold(x["target"]),
                fold(x["actual"]),
                num(x["weight"]),
                num(x["score"]),
            )
            for x in c["indicators"]
        ]
    got_heads, got_funds, got_indicators = [], [], []
    for c in data.scorecards:
        n = fold(c.name)
        department = c.kind == "department"
        got_heads.append(
            (
                n,
                norm(c.total_score),
                "" if department else fold(c.supervisor),
                "" if department else fold(c.implementer),
            )
        )
        for r in c.funds:
            got_funds.append(
                (
                    n,
                    fold(r.source),
                    norm(r.initial_budget),
                    norm(r.adjusted_budget),
                    norm(r.executed),
                    norm(r.execution_rate),
                    norm(r.score),
                )
            )
        for i in c.indicators:
            got_indicators.append(
                (
                    n,
                    fold(i.level1),
                    fold(i.level2),
                    fold(i.level3),
                    fold(i.target),
                    fold(i.actual),
                    norm(i.weight),
                    norm(i.score),
                )
            )
    some = [r for r in funds if any(r[2:5])], [r for r in got_funds if any(r[2:5])]
    return {
        "heads": score(heads, got_heads),
        "funds": score(*some),
        "indicators": score(indicators, got_indicators),
    }


def recipients(truth: dict[str, Any], data: Any, named: Iterable[Any]) -> Score:
    """Whom the forms say is paid, with both amounts in 万元; the unit that ran a project is none."""
    names = {card.scorecard_id: fold(card.name) for card in data.scorecards}
    known = [
        (
            fold(c["name"]),
            fold(r["organisation"]),
            r["role"],
            num(r["planned"]),
            num(r["executed"]),
            r["naming"],
        )
        for c in truth["scorecards"]
        for r in c.get("recipients", [])
    ]
    found = [
        (
            names[one.scorecard_id],
            fold(one.organisation),
            one.role,
            norm(one.planned),
            norm(one.executed),
            one.naming,
        )
        for one in named
        if one.role != "implementer"
    ]
    return score(known, found)


def compare(truth: dict[str, Any], data: Any, named: Iterable[Any] = ()) -> dict[str, Score]:
    """All parts of a document; ``named`` are the recipients found in it."""
    # Statements without upright rules are counted apart: the reader finds those by alignment.
    ruled = truth["style"]["rules"] == "all"
    tables = {
        "cells" if ruled else "open cells": cells(truth, data),
        "open cells" if ruled else "cells": Score(),
    }
    parts = {"narrative": narrative(truth, data), "items": items(truth, data)} | tables | cards(truth, data)
    return parts | {"recipients": recipients(truth, data, named)}
