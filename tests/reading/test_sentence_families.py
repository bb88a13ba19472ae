"""Families of sentences as different offices phrase them, each with every figure that it states.

The files in ``sentences`` hold made-up offices and figures. ``== `` names a family, ``# `` a section's title, ``@ kind``
the kind of document; ``> `` is a text, and each line after it one figure in order: printed, unit, role, direction,
concept. Roles: A final accounts, I initial budget, J adjusted budget, P last year's, - none; C and R a change and its rate
against last year, CI, RI, CJ, RJ against a budget, CO, RO against
another year; S:… a share and what it divides (S alone: whatever it divides);
KI, KJ a completion rate; X an execution rate; V a variance rate; N a count, AR an area, SC a score. Direction: + - = or
a full stop for none. Concept: - for none, * where it is not judged. ``left`` names the numerals left over (* for any).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from sentence_families import BASES, STAGES

from fa_helpers.layout.lines import Line
from fa_helpers.layout.passage import passage
from fa_helpers.model import Fact
from fa_helpers.reading.narrative.section import SectionReading, read_section

FOLDER = Path(__file__).with_name("sentences")
_DIRECTIONS = {"increase": "+", "decrease": "-", "flat": "=", "": "."}
_RATES = {"variance_rate": "V", "execution_rate": "X", "count": "N", "area": "AR", "score": "SC"}


@dataclass(slots=True)
class Case:
    """One text with what it states."""

    family: str
    title: str
    kind: str
    text: str
    figures: list[list[str]] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def load() -> list[Case]:
    cases: list[Case] = []
    for path in sorted(FOLDER.glob("*.txt")):
        family = title = kind = ""
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("== "):
                family, title = line[3:], ""
            elif line.startswith("# "):
                title = line[2:]
            elif line.startswith("@ kind "):
                kind = line[7:]
            elif line.startswith((">= ", "> ")):  # >=: the amounts decide what is told of which
                cases.append(Case(family, title or "情况说明", kind, line[2:].strip()))
            elif line.startswith("left "):
                cases[-1].left = line.split()[1:]
            elif line.strip():
                cases[-1].figures.append(line.split())
    return cases


CASES = load()


def role(fact: Fact) -> str:
    if fact.measure == "amount":
        return STAGES[fact.stage]
    if fact.measure in ("change", "change_rate"):
        return ("C" if fact.measure == "change" else "R") + BASES[fact.base]
    if fact.measure == "completion_rate":
        return "K" + BASES.get(fact.base, "?")
    return f"S:{fact.base}" if fact.measure == "share" else _RATES[fact.measure]


def read(case: Case) -> SectionReading:
    lines = [(Line(1, "".join(line.split())), True) for line in case.text.split("|")]
    return read_section(passage(lines), "2.1", case.title, "narrative", 2023, case.kind)


def told(fact: Fact, wanted: list[str]) -> list[str]:
    """The fact in the words of the file; what the file does not judge is taken from there."""
    found = [fact.printed, fact.unit, role(fact), _DIRECTIONS[fact.direction], fact.concept or "-"]
    if wanted[2:3] == ["S"] and found[2].startswith("S:"):
        found[2] = "S"
    if wanted[4:5] == ["*"]:
        found[4] = "*"
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.family}-{case.text[:24]}")
def test_every_figure_of_a_sentence_is_read(case: Case) -> None:
    reading = read(case)
    blanks: list[list[str]] = [[] for _ in reading.facts]
    wanted = [*case.figures, *blanks[len(case.figures) :]]
    found = [told(fact, want) for fact, want in zip(reading.facts, wanted, strict=False)]
    assert found == case.figures
    assert case.left == ["*"] or reading.left_over == case.left


def test_the_files_hold_many_families() -> None:
    assert len({case.family for case in CASES}) >= 10
    assert len(CASES) >= 120
