"""Made-up documents of sentences with what they state: how the files of ``provinces`` and ``blind`` are written.

``== `` names a document's province and what it shows, ``@ `` its year (and 预算 for a budget), ``# `` a heading with the
money of its figures behind ``|`` (``-`` for none), ``> `` a paragraph. Each other line is one figure in order: printed
with its unit, role, concept, and what is not as usual: ``y=`` year, ``f=`` fund, ``c=`` code of the function, ``w=`` whose
it is, ``u=`` a unit that is not printed. Roles: A final accounts, I initial budget, J adjusted budget, P last year's, -
none; C and R a change and its rate, with I, J or O where it is not last year's, and the direction; S a share with what it
divides; KI, KJ completion; XI, XJ execution; V variance; N count, AR area, SC score. ``*`` is not judged, ``|`` stands
between answers that are equally right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path

import fa_helpers as fa
from fa_helpers.document import FinalAccounts
from fa_helpers.model import Fact

STAGES = {
    "": "-",
    "final_accounts": "A",
    "initial_budget": "I",
    "adjusted_budget": "J",
    "prior_final_accounts": "P",
}
BASES = {"prior_final_accounts": "", "initial_budget": "I", "adjusted_budget": "J", "": "O"}
_RATED = {
    "completion_rate": "K",
    "execution_rate": "X",
    "variance_rate": "V",
    "count": "N",
    "area": "AR",
    "score": "SC",
}
_DIRECTIONS = {"increase": "+", "decrease": "-", "flat": "=", "": ""}
_NUMERAL = re.compile(r"-?[\d.,]+")
_UNITS = {"批": "批次", "台": "台（套）", "套": "台（套）", "次": "次"}


@dataclass(slots=True)
class Family:
    """One document with what it states."""

    name: str
    year: int = 2023
    kind: str = "决算"
    lines: list[str] = field(default_factory=list)
    figures: list[list[str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        cover = [
            f"甲县乙局{self.year}年度部门{self.kind}",
            "第一部分 甲县乙局概况",
            "一、主要职责",
            "负责日常工作。",
        ]
        return "\n\n".join([*cover, f"第二部分 {self.year}年度部门{self.kind}情况说明", *self.lines])


def load(path: Path) -> list[Family]:
    families: list[Family] = []
    fund = "-"
    for line in path.read_text(encoding="utf-8").splitlines():
        mark, _, rest = line.partition(" ")
        if mark == "==":
            families.append(Family(rest))
        elif mark == "@":
            year, _, kind = rest.partition(" ")
            families[-1].year, families[-1].kind = int(year), kind or "决算"
        elif mark == "#":
            title, _, fund = rest.partition(" | ")
            families[-1].lines.append(title)
        elif mark == ">":
            families[-1].lines.append(rest)
        elif mark:
            families[-1].figures.append(_wanted(line.split(), fund))
    return families


def load_folder(folder: Path) -> list[Family]:
    return [family for path in sorted(folder.glob("*.txt")) for family in load(path)]


def _wanted(words: list[str], fund: str) -> list[str]:
    """Printed, unit, role, concept, year, fund, code, whose."""
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
        named.get("w", "*"),
    ]


def role(fact: Fact) -> str:
    if fact.measure == "amount":
        return STAGES[fact.stage]
    if fact.measure in ("change", "change_rate"):
        return ("C" if fact.measure == "change" else "R") + BASES[fact.base] + _DIRECTIONS[fact.direction]
    if fact.measure == "share":
        return f"S:{fact.base}"
    base = BASES.get(fact.base, "?") if fact.measure in ("completion_rate", "execution_rate") else ""
    return _RATED[fact.measure] + base.replace("O", "")


def told(fact: Fact) -> list[str]:
    concept, code = fact.concept or "-", fact.function_code
    return [fact.printed, fact.unit, role(fact), concept, fact.year, fact.fund or "-", code, fact.whose]


def agree(found: list[str], wanted: list[str]) -> bool:
    return all(_fits(have, want) for have, want in zip(found, wanted, strict=True))


def _fits(have: str, want: str) -> bool:
    return any(one in ("*", have) or (one == "S" and have.startswith("S:")) for one in want.split("|"))


@lru_cache(maxsize=512)
def document(text: str) -> FinalAccounts:
    return fa.read(text.encode())


@dataclass(frozen=True, slots=True)
class Miss:
    """A figure that is not as it was written down: ``kind`` is blank, lost, wrong or extra."""

    family: str
    kind: str
    found: list[str]
    wanted: list[str]


def misses(family: Family) -> Iterator[Miss]:
    """Every figure of a document that is not right in everything, the read ones beside the written."""
    found = [told(fact) for fact in document(family.text).data.facts]
    wanted = family.figures
    pairs = SequenceMatcher(None, [f[0] for f in found], [w[0] for w in wanted], autojunk=False)
    for _, a, b, c, d in pairs.get_opcodes():
        for place in range(max(b - a, d - c)):
            have = found[a + place] if a + place < b else []
            want = wanted[c + place] if c + place < d else []
            if not have or not want:
                yield Miss(family.name, "extra" if have else "lost", have, want)
            elif not agree(have, want):
                blank = have[3] == "-" and agree([*have[:3], "", *have[4:]], [*want[:3], "*", *want[4:]])
                yield Miss(family.name, "blank" if blank else "wrong", have, want)
