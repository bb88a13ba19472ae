"""The policy of judgement: what fails accuses, unless something speaks against it; nothing else decides this."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from conftest import ROOT
from fa_helpers.checks.bilingual import same_words, sentence
from fa_helpers.checks.check import Check, Outcome, stated
from fa_helpers.checks.doubt import Doubt, kinds
from fa_helpers.checks.policy import decided
from fa_helpers.errors import CheckError
from fa_helpers.resources import rows
from fa_helpers.terms.messages import has_message

CHECKS = ROOT / "src" / "fa_helpers" / "checks"
ABOUT, OWN = same_words("某项"), same_words("自己的话")


def failing(rule: str = "row.revenue", outcome: Outcome = "inconsistent") -> Check:
    return stated(rule, outcome, ABOUT, (), OWN, money=Decimal(5))


@pytest.mark.parametrize("kind", kinds())
def test_what_accuses_without_a_doubt_does_not_with_it(kind: str) -> None:
    assert decided(failing()).outcome == "inconsistent"
    known, judged = kinds()[kind], decided(failing().doubted(kind))
    assert judged.outcome == ("suspicious" if known.effect == "asks" else "not_checkable")
    assert judged.money == (5 if known.keeps_money else 0)
    assert judged.doubts == (Doubt(kind),)
    if known.effect == "lacks":
        assert judged.missing == (sentence(known.message),) and judged.sentence is None
    else:
        assert judged.sentence == (sentence(known.message) if known.message else OWN)


@pytest.mark.parametrize("outcome", ["holds", "rounding", "not_checkable", "not_applicable"])
def test_what_does_not_fail_cannot_be_doubted(outcome: Outcome) -> None:
    check = failing(outcome=outcome)
    assert check.doubted("list_short") is check and decided(check) is check


def test_the_first_doubt_decides_and_its_own_words_are_said() -> None:
    check = failing().doubted("other_amounts", same_words("另一句")).doubted("form_uncertain")
    judged = decided(check)
    assert (judged.outcome, judged.sentence) == ("suspicious", same_words("另一句"))
    assert [doubt.kind for doubt in judged.doubts] == ["other_amounts", "form_uncertain"]
    cleared = decided(check.sure_of("other_amounts").sure_of("form_uncertain"))
    assert (cleared.outcome, cleared.sentence) == ("inconsistent", OWN)


def test_a_rule_that_only_asks_never_accuses() -> None:
    assert decided(failing("names.cost")).outcome == "suspicious"
    assert decided(failing("names.cost")).money == 5


def test_kinds_are_a_closed_set_with_words() -> None:
    with pytest.raises(CheckError, match="no doubt"):
        failing().doubted("unheard_of")
    for kind in kinds().values():
        assert kind.why.zh and kind.why.en
        assert not kind.message or (has_message(kind.message) and kind.effect)
        assert kind.message or kind.effect == "asks"
        assert kind.effect == "asks" or not kind.keeps_money


def test_every_kind_is_used_and_only_the_policy_asks() -> None:
    paths = CHECKS.rglob("*.py")
    code = {str(path.relative_to(CHECKS)): path.read_text(encoding="utf-8") for path in paths}
    named = set(re.findall(r'\.doubted\(\s*"(\w+)"', "".join(code.values())))
    named |= {doubt.rstrip("?") for row in rows("relations.csv") for doubt in row["doubts"].split()}
    assert named == set(kinds())
    asks = re.compile(r'outcome="suspicious"|stated\([^()]*"suspicious"')
    assert [name for name, text in code.items() if asks.search(text)] == ["policy.py"]
