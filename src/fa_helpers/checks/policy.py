"""The one policy of judgement (判定规则): from difference, tolerance, gravest outcome and doubts to what the ledger says.

A failing check accuses where nothing speaks against it. Its first doubt decides: it asks, or was not checkable at all.
A rule that only asks never accuses. Rules compare and doubt; nothing else in the package decides this.
"""

from __future__ import annotations

from dataclasses import replace

from fa_helpers.checks.bilingual import sentence
from fa_helpers.checks.check import Check
from fa_helpers.checks.doubt import kinds
from fa_helpers.checks.intervals import ZERO
from fa_helpers.checks.rule import rule


def decided(check: Check) -> Check:
    """A check as the ledger holds it (判定): outcome, money in question and sentence; what does not fail stays.

    >>> from fa_helpers.checks.check import stated
    >>> from fa_helpers.checks.bilingual import same_words
    >>> failing = stated("row.revenue", "inconsistent", same_words("合计"), ())
    >>> decided(failing).outcome, decided(failing.doubted("list_short")).outcome
    ('inconsistent', 'suspicious')
    """
    if not check.fails:
        return check
    if not check.doubts:
        return check if rule(check.rule).gravest == "inconsistent" else replace(check, outcome="suspicious")
    first = check.doubts[0]
    kind = kinds()[first.kind]
    said = first.said or ((sentence(kind.message),) if kind.message else ())
    if kind.effect == "asks":
        money = check.money if kind.keeps_money else ZERO
        return replace(check, outcome="suspicious", money=money, sentence=said[0] if said else check.sentence)
    reason, missing = (said[0], ()) if kind.effect == "not_checkable" else (None, said)
    return Check(
        check.rule,
        "not_checkable",
        check.about,
        check.marks,
        missing=missing,
        sentence=reason,
        doubts=check.doubts,
    )
