"""Scores computed again: the bundled document's known figures, both directions, rounding, and forms of other kinds."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

import check_samples as samples
from check_samples import with_cells
from fa_helpers.computing.scoring import points, readings, scored_lines
from fa_helpers.document import FinalAccounts
from fa_helpers.frames.rows import Row
from fa_helpers.frames.scorecard_rows import scoring_rows, scoring_total_rows
from fa_helpers.model import FundsRow, Indicator, Scorecard


def total_of(doc: FinalAccounts, name: str) -> Row:
    return next(row for row in scoring_total_rows(doc.data) if row["name"] == name)


TOTALS = [
    # card, printed, rule, only indicators above the rule replaced, nothing for not paying
    ("工业和信息化局", "76.05", "57.41", "51.55", "57.41"),
    ("产业链基地项目迁移费", "84.99", "87.12", "84.99", "77.12"),
    ("工作队补助及工作经费", "76.62", "84.62", "76.62", "84.62"),
    ("纺织服装专项资金", "64.36", "73.27", "64.36", "73.27"),
    ("工业节能减排专项资金", "100.00", "100.00", "100.00", "100.00"),
    ("雇员经费", "97.90", "97.90", "97.90", "97.90"),
    ("战略新兴产业专项资金", "67.83", "80.83", "67.83", "67.83"),
]


@pytest.mark.parametrize("card", TOTALS, ids=lambda card: card[0])
def test_totals_under_each_reading(bundled: FinalAccounts, card: tuple[str, ...]) -> None:
    row = total_of(bundled, card[0])
    names = ("total_score", "rule_total", "only_above_total", "unpaid_zero_total")
    assert [row[name] for name in names] == [Decimal(value) for value in card[1:]]
    assert row["parts_sum"] == row["total_score"]


def test_the_ends_are_named(bundled: FinalAccounts) -> None:
    row = total_of(bundled, "工业和信息化局")
    assert (row["lowest"], row["lowest_reading"]) == (Decimal("51.55"), "only_above")
    assert (row["highest"], row["highest_reading"]) == (Decimal("57.41"), "rule")


CHANGED = {
    ("工业和信息化局", "规模以上工业增加值增长率"): ("25", "0.50", "above_rule", "at_least"),
    ("工业和信息化局", "预算经费"): ("6.13", "12.00", "below_rule", "limit"),
    ("工业和信息化局", "年度总资金"): ("5.11", "5.10", "above_rule", "execution"),
    ("产业链基地项目迁移费", "线路改迁长度"): ("12.87", "15.00", "below_rule", "limit_on_output"),
    ("工作队补助及工作经费", "工作队工作经费"): ("2", "10.00", "below_rule", "limit"),
    ("纺织服装专项资金", "补贴标准（纺织专项）"): ("1.09", "10.00", "below_rule", "limit"),
}


def test_every_row_that_differs(bundled: FinalAccounts) -> None:
    rows = [row for row in scoring_rows(bundled.data) if row["agreement"] in ("above_rule", "below_rule")]
    found = {
        (row["name"], row["level3"]): (
            row["score"],
            row["recomputed_score"],
            row["agreement"],
            row["assumption"],
        )
        for row in rows
        if row["outcome"] != "met_by_not_paying"
    }
    assert found == {key: (Decimal(a), Decimal(b), c, d) for key, (a, b, c, d) in CHANGED.items()}
    assert len(rows) == len(CHANGED) + 2, "two limits were scored 0 because nothing was paid"


def test_not_paying_meets_four_limits_scored_in_two_ways(bundled: FinalAccounts) -> None:
    rows = [row for row in scoring_rows(bundled.data) if row["outcome"] == "met_by_not_paying"]
    assert sorted((row["weight"], row["score"]) for row in rows) == [(5, 5), (5, 5), (6, 0), (7, 0)]


def test_every_row_keeps_its_score_or_says_how(
    bundled: FinalAccounts, shared_file: Callable[[str], Path]
) -> None:
    truth = json.loads(shared_file("truth/urumqi_miit_2023.json").read_text(encoding="utf-8"))
    expected = [line for card in truth["scorecards"] for line in card["indicators"]]
    rows = [row for row in scoring_rows(bundled.data) if row["row_kind"] == "indicator"]
    assert [float(row["score"]) for row in rows if isinstance(row["score"], Decimal)] == [
        line["score"] for line in expected
    ]
    for row in rows:
        assert bool(row["assumption"]) != bool(row["reason"])
        assert (row["recomputed_score"] is None) == (row["outcome"] == "not_comparable")
    assert Counter(row["reason"] for row in rows if row["reason"]) == {"why.repeats_target": 7}


def test_a_limit_scored_as_a_goal_is_named(bundled: FinalAccounts) -> None:
    named = {row["level3"] for row in scoring_rows(bundled.data) if row["explanation"] == "limit_as_goal"}
    assert {"线路改迁长度", "工作队工作经费", "补贴标准（纺织专项）"} <= named
    assert "预算经费" not in named, "6.13 does not follow from 12 × 2,385.28 ÷ 3,244.47"


def indicator(target: str, actual: str, weight: str, score: str) -> Indicator:
    return samples.indicator(1, ("产出指标", "数量指标", "x"), target, actual, weight, score)


def form(*lines: Indicator, funds: tuple[FundsRow, ...] = (), total: str = "") -> Scorecard:
    return samples.card(funds, lines, total_weight="", total_score=total, name="a")


FUNDS = samples.funds("年度资金总额", "", "80", "30", "10", "", "3.75")


def test_points_are_rounded_half_up() -> None:
    assert points(Decimal(15), Fraction(515, 600)) == Decimal("12.88")
    assert points(Decimal("12.5"), Fraction(1)) == Decimal("12.50")


def test_a_score_within_its_printed_digits_is_rounding_and_moves_nothing() -> None:
    card = form(indicator("≥100%", "77.26%", "10", "7.7"), total="7.7")
    [line] = scored_lines(card)
    assert (line.recomputed, line.agreement, line.moves) == (Decimal("7.73"), "rounding", 0)
    found = readings(card, [line])
    assert found is not None and found.rule == Decimal("7.7")


def test_only_the_first_funds_row_is_scored_and_tasks_are_all() -> None:
    part = replace(FUNDS, source="其中：当年财政拨款")
    assert len(scored_lines(form(funds=(FUNDS, part), total="3.75"))) == 1
    task = replace(FUNDS, row_kind="task")
    assert len(scored_lines(form(funds=(task, task), total="7.5"))) == 2
    whole = with_cells(replace(task, row_kind="task_total"), score="7.5")
    assert len(scored_lines(form(funds=(task, task, whole), total="7.5"))) == 2


def test_execution_is_capped_and_needs_a_budget() -> None:
    over = with_cells(FUNDS, executed="100", score="10")
    assert scored_lines(form(funds=(over,)))[0].recomputed == Decimal("10.00")
    zero = with_cells(FUNDS, adjusted_budget="0")
    assert scored_lines(form(funds=(zero,)))[0].verdict.reason == "zero_budget"
    assert scored_lines(form(funds=(with_cells(FUNDS, weight=""),)))[0].verdict.reason == "no_weight"


def test_a_total_without_the_execution_score_is_not_moved_by_it() -> None:
    wrong = with_cells(FUNDS, score="9.00")
    line = indicator("≥1个", "1个", "90", "90")
    left_out, held = (form(line, funds=(wrong,), total=total) for total in ("90", "99"))
    assert [r.rule for c in (left_out, held) if (r := readings(c, scored_lines(c)))] == [
        Decimal(90),
        Decimal("93.75"),
    ]


def test_a_form_without_a_total_has_no_range() -> None:
    assert readings(form(indicator("≥1个", "1个", "10", "10")), []) is None


def test_other_forms(real: Callable[[str], FinalAccounts]) -> None:
    rows = scoring_rows(real("xian_health_2022_p1-100").data)
    assert sum(row["row_kind"] == "indicator" for row in rows) == 372
    exceeded = next(row for row in rows if row["target"] == "≤1095万元")
    assert (exceeded["score"], exceeded["recomputed_score"]) == (10, Decimal("7.87"))
    repeated = sum(row["reason"] == "why.repeats_target" for row in rows)
    assert repeated > 100, "many outcomes only repeat the target"
    above = [r for r in rows if r["agreement"] == "above_rule" and r["row_kind"] == "indicator"]
    assert above == [exceeded], "no other score of this document may be called too high"


def test_frames_do_not_depend_on_rows(bundled: FinalAccounts, real: Callable[[str], FinalAccounts]) -> None:
    without = real("putuo_socialwork_2024")
    for name in ("scoring", "scoring_totals", "scorecard_results", "card_items"):
        full, empty = getattr(bundled, name)(), getattr(without, name)()
        assert len(full) > 0 and len(empty) == 0
        assert full.dtypes.astype(str).to_dict() == empty.dtypes.astype(str).to_dict()
