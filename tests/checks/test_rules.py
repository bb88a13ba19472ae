"""Every rule: words in both languages, and examples on made-up documents that hold and that do not."""

from __future__ import annotations

import importlib
from collections import Counter
from pathlib import Path

import pytest

from check_samples import Example
from fa_helpers.checks import check_document
from fa_helpers.checks.index.document import Book
from fa_helpers.checks.registry import MAKINGS
from fa_helpers.checks.rule import FAMILIES, Making, makes, rules
from fa_helpers.checks.sentences import message_of
from fa_helpers.errors import CheckError

MODULES = sorted(path.stem for path in Path(__file__).parent.glob("examples_*.py"))
EXAMPLES: list[Example] = [x for name in MODULES for x in importlib.import_module(name).EXAMPLES]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e.name)
def test_example(example: Example) -> None:
    ledger = check_document(example.document())
    assert ledger.broken == ()
    of_rule = [entry.check for entry in ledger.entries if entry.check.rule == example.rule]
    found = [check for check in of_rule if check.outcome == example.outcome]
    assert len(found) == example.count, [(c.outcome, message_of(c, "en")) for c in of_rule]


@pytest.mark.parametrize("rule_id", rules())
def test_every_rule_has_a_document_that_holds_and_one_that_does_not(rule_id: str) -> None:
    outcomes = Counter(example.outcome for example in EXAMPLES if example.rule == rule_id)
    assert outcomes["inconsistent"] + outcomes["suspicious"] >= 1, outcomes
    assert sum(outcomes.values()) - outcomes["inconsistent"] - outcomes["suspicious"] >= 1, outcomes


@pytest.mark.parametrize("rule_id", rules())
def test_a_rule_accuses_only_where_it_says_so(rule_id: str) -> None:
    outcomes = {example.outcome for example in EXAMPLES if example.rule == rule_id and example.count}
    assert ("inconsistent" in outcomes) == (rules()[rule_id].gravest == "inconsistent")


def test_rules_have_words_needs_and_source() -> None:
    for rule in rules().values():
        assert rule.family in FAMILIES and rule.needs and rule.source and rule.tolerance
        assert rule.title.zh and rule.title.en and rule.causes.zh and rule.causes.en
    assert list(rules()) == sorted(rules(), key=lambda r: (FAMILIES.index(rules()[r].family), r))


SHARED = {
    "economic.personnel",
    "public.total",
    "row.appropriation",
    "row.balance",
    "row.expenditure",
    "row.fund_expenditure",
    "row.general",
    "row.revenue",
    "summary.revenue_grand_total",
}
"""Rules that also say of a statement that it could not be read at all."""


def test_every_rule_is_declared_once_or_stands_for_an_unread_statement() -> None:
    declared = Counter(rule for making in MAKINGS for rule in making.rules)
    assert set(declared) == set(rules())
    assert {rule for rule, times in declared.items() if times > 1} == SHARED
    assert max(declared.values()) == 2


def test_no_making_emits_a_rule_that_it_does_not_declare() -> None:
    seen: set[str] = set()
    for example in EXAMPLES:
        book = Book(example.document())
        for making in MAKINGS:
            made = {check.rule for check in making.make(book)}
            assert made <= set(making.rules), (example.name, making.rules)
            seen |= made
    assert seen == set(rules())


def test_an_unknown_rule_cannot_be_declared() -> None:
    with pytest.raises(CheckError, match="no rule"):
        makes("row.unheard_of")
    assert isinstance(makes("row.revenue")(lambda book: ()), Making)
