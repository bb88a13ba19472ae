"""How often a rule was judged true: counted from the reviewed findings, said below the findings, and obeyed."""

from __future__ import annotations

import importlib.util

import pytest

import fa_helpers as fa
from conftest import ROOT
from fa_helpers.checks import trust
from fa_helpers.checks.rule import rules
from fa_helpers.checks.trust import Judged, judgements, of_rules, only_asks


def test_the_counts_are_those_of_the_reviewed_findings() -> None:
    spec = importlib.util.spec_from_file_location("checks_table", ROOT / "tools" / "checks_table.py")
    assert spec is not None and spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    assert tool.JUDGED.read_text(encoding="utf-8") == tool.judged(), "run python tools/checks_table.py"
    assert all(one.true <= one.judged for one in judgements().values())


@pytest.mark.parametrize(
    ("judged", "true", "asks"), [(0, 0, False), (4, 0, False), (5, 4, True), (5, 5, False), (100, 95, False)]
)
def test_a_rule_judged_often_and_true_too_seldom_asks(judged: int, true: int, asks: bool) -> None:
    assert only_asks(Judged(1, judged, true)) is asks


def test_such_a_rule_accuses_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    name = "sum.revenue_grand_total"
    monkeypatch.setattr(trust, "rows", lambda _: [{"rule": name, "judged": "10", "true": "8"}])
    for cached in (judgements, rules):
        cached.cache_clear()
    try:
        assert rules()[name].gravest == "suspicious" and rules()["rate.share"].gravest == "inconsistent"
    finally:
        monkeypatch.undo()
        for cached in (judgements, rules):
            cached.cache_clear()


def test_several_rules_are_summed_up_each_once() -> None:
    one, other = judgements()["card.group_weight"], judgements()["rate.share"]
    both = of_rules(["card.group_weight", "rate.share", "card.group_weight", "no.such_rule"])
    assert both == Judged(2, one.judged + other.judged, one.true + other.true)


def test_it_is_said_below_the_findings(bundled: fa.FinalAccounts) -> None:
    checked = bundled.check()
    judged = of_rules(entry.check.rule for entry in checked.entries if entry.check.outcome == "inconsistent")
    assert 0 < judged.true <= judged.judged
    (line,) = [one for one in checked.lines("en") if f"{judged.true} of {judged.judged}" in one]
    assert checked.lines("en").index(line) > 2
    (zh,) = [one for one in checked.lines("zh") if f"{judged.judged}项中{judged.true}项" in one]
    assert line != zh
