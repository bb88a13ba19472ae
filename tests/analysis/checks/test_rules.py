"""Every rule: words in both languages, and examples on made-up documents that hold and that do not."""

from __future__ import annotations

import importlib
from collections import Counter
from pathlib import Path

import pytest

from check_samples import Example
from fa_helpers.analysis.checks import check_document
from fa_helpers.analysis.checks.rule import FAMILIES, rules
from fa_helpers.analysis.checks.wording import message_of

MODULES = sorted(path.stem for path in Path(__file__).parent.glob("examples_*.py"))
EXAMPLES: list[Example] = [x for name in MODULES for x in importlib.import_module(name).EXAMPLES]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e.name)
def test_example(example: Example) -> None:
    ledger = check_document(example.document())
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
