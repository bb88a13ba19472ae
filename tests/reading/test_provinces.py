"""Sentence families of the provinces: made-up offices and figures, the answers written before they were read.

Every family of ``provinces`` is a document of its own. ``== `` names its province and what it shows, ``@ `` its year,
``# `` a heading with the money of its figures behind ``|`` (``-`` for none), ``> `` a paragraph. Each line after it is one
figure in order: printed with its unit, role, concept, and what is not as usual: ``y=`` year, ``f=`` fund, ``c=`` code of the
function, ``u=`` a unit that is not printed. Roles: A final accounts, I initial budget, J adjusted budget, P last year's, -
none; C and R a change and its rate, with I, J or O where it is not last year's, and the direction; S a share with what it
divides; KI, KJ completion; XI, XJ execution; V variance; N count, AR area, SC score. ``*`` is not judged.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import pytest

import fa_helpers as fa
from fa_helpers.document import FinalAccounts
from fa_helpers.model import Fact

FOLDER = Path(__file__).with_name("provinces")
_STAGES = {
    "": "-",
    "final_accounts": "A",
    "initial_budget": "I",
    "adjusted_budget": "J",
    "prior_final_accounts": "P",
}
_BASES = {"prior_final_accounts": "", "initial_budget": "I", "adjusted_budget": "J", "": "O"}
_RATED = {
    "completion_rate": "K",
    "execution_rate": "X",
    "variance_rate": "V",
    "count": "N",
    "area": "AR",
    "score": "SC",
}
_DIRECTIONS = {"increase": "+", "decrease": "-", "flat": "=", "": ""}
_NUMERAL = re.compile(r"[\d.,]+")


@dataclass(slots=True)
class Family:
    """One document with what it states."""

    name: str
    year: int = 2023
    lines: list[str] = field(default_factory=list)
    figures: list[list[str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        cover = [
            f"甲县乙局{self.year}年度部门决算",
            "第一部分 甲县乙局概况",
            "一、主要职责",
            "负责日常工作。",
        ]
        return "\n\n".join([*cover, f"第二部分 {self.year}年度部门决算情况说明", *self.lines])


def load(path: Path) -> list[Family]:
    families: list[Family] = []
    fund = "-"
    for line in path.read_text(encoding="utf-8").splitlines():
        mark, _, rest = line.partition(" ")
        if mark == "==":
            families.append(Family(rest))
        elif mark == "@":
            families[-1].year = int(rest)
        elif mark == "#":
            title, _, fund = rest.partition(" | ")
            families[-1].lines.append(title)
        elif mark == ">":
            families[-1].lines.append(rest)
        elif mark:
            families[-1].figures.append(_wanted(line.split(), fund))
    return families


def _wanted(words: list[str], fund: str) -> list[str]:
    """Printed, unit, role, concept, year, fund, code."""
    printed, role, concept, *more = words
    numeral = _NUMERAL.match(printed)
    assert numeral is not None
    named = dict(word.split("=", 1) for word in more if "=" in word)
    unit = named.get("u", printed[numeral.end() :])
    money = "*" if "*" in more else named.get("f", fund)
    return [
        numeral.group(),
        _UNITS.get(unit, unit),
        role,
        concept,
        named.get("y", "this"),
        money,
        named.get("c", "*"),
    ]


_UNITS = {"批": "批次", "台": "台（套）", "套": "台（套）", "次": "次"}


def role(fact: Fact) -> str:
    if fact.measure == "amount":
        return _STAGES[fact.stage]
    if fact.measure in ("change", "change_rate"):
        return ("C" if fact.measure == "change" else "R") + _BASES[fact.base] + _DIRECTIONS[fact.direction]
    if fact.measure == "share":
        return f"S:{fact.base}"
    base = _BASES.get(fact.base, "?") if fact.measure in ("completion_rate", "execution_rate") else ""
    return _RATED[fact.measure] + base.replace("O", "")


def told(fact: Fact) -> list[str]:
    unit = fact.unit
    return [
        fact.printed,
        unit,
        role(fact),
        fact.concept or "-",
        fact.year,
        fact.fund or "-",
        fact.function_code,
    ]


def agree(found: list[str], wanted: list[str]) -> bool:
    return all(
        want in ("*", have) or (want == "S" and have.startswith("S:"))
        for have, want in zip(found, wanted, strict=True)
    )


FAMILIES = [family for path in sorted(FOLDER.glob("*.txt")) for family in load(path)]


@lru_cache(maxsize=256)
def document(text: str) -> FinalAccounts:
    return fa.read(text.encode())


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name.replace(" ", "-"))
def test_every_figure_of_a_family_is_right_in_everything(family: Family) -> None:
    found = [told(fact) for fact in document(family.text).data.facts]
    assert [have for have, want in zip(found, family.figures, strict=False) if not agree(have, want)] == []
    assert len(found) == len(family.figures)


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name.replace(" ", "-"))
def test_no_family_is_accused(family: Family) -> None:
    accused = document(family.text).check().ledger.of("inconsistent")
    assert [entry.check.rule for entry in accused] == []


def test_the_families_are_of_many_provinces() -> None:
    assert len(FAMILIES) >= 40
    assert len({family.name.split()[0] for family in FAMILIES}) >= 20
