"""What a terminal counts below the findings (发现之后的计数): those not said in full, and how their rules were judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from fa_helpers.checks.ledger import Entry
from fa_helpers.checks.order import KINDS, Told, kind_of
from fa_helpers.checks.trust import of_rules
from fa_helpers.terms.messages import Language, message
from fa_helpers.terms.phrases import listed


def rest_text(rest: Sequence[Told], language: Language) -> list[str]:
    """What is not said in full, counted by outcome and kind (其余各类计数)."""
    lines = []
    for outcome in ("inconsistent", "suspicious"):
        kinds = Counter(kind_of(told.entry.check) for told in rest if told.entry.check.outcome == outcome)
        if kinds:
            words = [
                message("check.count", language, outcome=message(f"kind.{kind}", language), count=kinds[kind])
                for kind in KINDS
                if kinds[kind]
            ]
            named = message(f"outcome.{outcome}", language)
            counted = {"count": kinds.total(), "kinds": listed(words, language)}
            lines.append(message("check.rest", language, outcome=named, **counted))
    return lines


def trust_text(findings: Iterable[Entry], language: Language) -> list[str]:
    """How many findings of the rules that accuse here were judged on published pages, how many true (规则可信度)."""
    named = [entry.check.rule for entry in findings if entry.check.outcome == "inconsistent"]
    judged = of_rules(named)
    if not judged.judged:
        return []
    counts = {"rules": judged.rules, "all": len(set(named)), "judged": judged.judged, "true": judged.true}
    return [message("check.trust", language, **counts)]
