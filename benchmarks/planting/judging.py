"""What a planted error did to the ledger (植入后的台账): found, asked about, within rounding, missed, not read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fa_helpers.checks import Entry, Ledger, check_document
from fa_helpers.checks.rule import rule
from fa_helpers.model import DocumentData, Fact

RESULTS = ("found", "asked", "within", "missed", "not_read")


@dataclass(frozen=True, slots=True)
class Trial:
    """One planted error and what came of it: the figure, the kind, before and after, the result, the rule that saw it."""

    fact: Fact
    kind: str
    after: str
    result: str
    rule: str = ""


def all_facts(data: DocumentData) -> dict[str, Fact]:
    """Every figure of text, statements and cards by id."""
    return {f.fact_id: f for f in (*data.facts, *data.cell_facts, *data.card_facts)}


def reached(ledger: Ledger, *, accusing: bool = False) -> dict[str, list[Entry]]:
    """Figures that stand in a row that holds, with those rows.

    ``accusing`` leaves out the rows whose failure would only ask for an explanation.
    """
    found: dict[str, list[Entry]] = {}
    for entry in ledger.of("holds", "rounding"):
        if accusing and rule(entry.check.rule).gravest != "inconsistent":
            continue
        for fact_id in entry.check.fact_ids:
            found.setdefault(fact_id, []).append(entry)
    return found


def judge(
    before: Ledger, data: DocumentData, fact: Fact, kind: str, after: str, *, accusing: bool = False
) -> Trial:
    """Set the ledger of the changed document beside the one before."""
    now = all_facts(data).get(fact.fact_id)
    if now is None or (kind != "direction" and now.printed != after):
        return Trial(fact, kind, after, "not_read")
    ledger = check_document(data)
    known = {_key(entry) for entry in before.of("inconsistent")}
    new = [e for e in ledger.of("inconsistent") if _key(e) not in known and fact.fact_id in e.check.fact_ids]
    if new:
        return Trial(fact, kind, after, "found", new[0].check.rule)
    asked = {_key(entry) for entry in before.of("suspicious")}
    for entry in ledger.of("suspicious"):
        if _key(entry) not in asked and fact.fact_id in entry.check.fact_ids:
            return Trial(fact, kind, after, "asked")
    rows = [e for e in ledger.entries if fact.fact_id in e.check.fact_ids]
    return Trial(fact, kind, after, "within" if _within(before, rows, fact, accusing) else "missed")


def _key(entry: Entry) -> tuple[str, tuple[str, ...], str]:
    return entry.check.rule, entry.check.fact_ids, entry.check.formula


def _within(before: Ledger, rows: Iterable[Entry], fact: Fact, accusing: bool) -> bool:
    """Whether the change stays inside what every row that holds the figure allows: its tolerance, or its bound.

    Rows are matched by rule and figures: one that is no longer made was lost, and that counts as a miss.
    """
    now = {(e.check.rule, e.check.fact_ids): e.check for e in rows}
    for entry in reached(before, accusing=accusing).get(fact.fact_id, []):
        check = now.get((entry.check.rule, entry.check.fact_ids))
        if check is None or check.outcome not in ("holds", "rounding"):
            return False
    return True
