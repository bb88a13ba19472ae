"""Scorecards in words and tables: the lead with its numbers, named ends, pay per head withheld, plain words without cards."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

import fa_helpers as fa
from card_forms import draw, samples
from check_samples import card, funds, indicator, with_cards
from fa_helpers.document import FinalAccounts
from fa_helpers.model.recipients import MONEY_PARTS
from fa_helpers.presentation import scorecards
from fa_helpers.presentation.few_persons import persons
from fa_helpers.terms.messages import LANGUAGES, Language


def test_the_lead_holds_the_numbers(bundled: FinalAccounts) -> None:
    text = str(scorecards.lead(bundled.data, "zh"))
    for number in ("4,464.39万元", "2,165.08万元", "48.50%", "0.50分", "76.05分", "57.41分", "51.55分"):
        assert number in text
    english = str(scorecards.lead(bundled.data, "en"))
    assert "21.65 million yuan (2,165.08万元)" in english and "51.55" in english


def test_amounts_without_an_item_explain_the_excess(bundled: FinalAccounts) -> None:
    text = str(scorecards.unlinked(bundled.data, "zh"))
    assert "48.28万元" in text and "31.97 + 3.00 + 13.31" in text and "可能" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_document_without_cards_says_so(real: Callable[[str], FinalAccounts], language: Language) -> None:
    data = real("putuo_socialwork_2024").data
    said = [scorecards.lead(data, language), scorecards.not_paying(data, language)]
    said += [scorecards.limits_as_goals(data, language), scorecards.unlinked(data, language)]
    said += [*scorecards.ranges(data, language), *scorecards.quotes(data, language)]
    assert all(str(prose) for prose in said)
    assert not any(re.search(r"\d", str(prose)) for prose in said)
    assert scorecards.most_different(data) == ""


def test_pay_per_head_of_one_or_two_is_withheld(bundled: FinalAccounts) -> None:
    data = bundled.data
    assert {c.name for c in data.scorecards if (persons(c) or 9) < 3} == {"雇员经费", "工作队补助及工作经费"}
    scoring = scorecards.readable(bundled.scoring(), data, "zh")
    paid = scoring[scoring.level3.isin(["人均发放标准", "人均补助标准"])]
    assert set(paid.target) | set(paid.actual) == {"（涉及个人，不列示）"}
    kept = scoring[scoring.level3 == "工作队工作经费"]
    assert kept.target.tolist() == ["<=15万元"]
    goals = scorecards.readable(bundled.scorecard_results(), data, "zh")
    texts = "".join([*goals.goal_expected, *goals.goal_actual])
    assert not any(words in texts for words in ("1万元/月", "1200元", "雇员发放经费13.31", "1个雇员", "2名"))
    assert "500.88万元/家" in texts and "1万元/月" in "".join(bundled.scorecards().goal_expected)


def test_ranges_and_quotes_name_their_source(bundled: FinalAccounts) -> None:
    first = str(scorecards.ranges(bundled.data, "zh")[0])
    assert "51.55分（" in first and "全部按规则" in first
    quotes = [str(quote) for quote in scorecards.quotes(bundled.data, "zh")]
    assert len(quotes) == 3
    assert all("第" in q and "页" in q and "复算" in q and "2023年度部门决算" in q for q in quotes)
    assert not any(word in "".join(quotes) for word in ("造假", "违规", "虚报"))


def test_one_form_without_scores_or_totals_says_only_what_it_prints() -> None:
    row = indicator(1, ("产出指标", "数量指标", "档案"), "≥10卷", "12卷", "", "")
    bare = with_cards(card([], [row], name="某馆"))
    assert str(scorecards.lead(bare, "zh")) == (
        "文件有一张绩效自评表（“某馆”，第1页），没有列示预算和执行的总数。自评表没有列示各指标的得分，不能与通常的评分规则比较。"
    )
    assert [str(said) for said in scorecards.ranges(bare, "en")] == [
        "No scorecard has a total that can be recomputed by the rule."
    ]
    paid = with_cards(card([funds("年度资金总额", "50", "40", "36")], [row], name="某馆"))
    assert "全年预算40.00万元，执行36.00万元，执行率90.00%（计算）" in str(scorecards.lead(paid, "zh"))
    several = with_cards(*(card([funds("总额", "", "40", "36")], [row], name=name) for name in "甲乙"))
    assert "没有列示总分" in str(scorecards.lead(several, "zh"))


def test_money_listed_side_by_side_has_no_total() -> None:
    beside = card([funds("省级资金", "", "30", "24"), funds("市级资金", "", "50", "44")], [], name="券")
    assert beside.whole_funds is None
    last = card([funds("省级资金", "", "30", "24"), funds("合计", "", "80", "68")], [], name="券")
    assert last.whole_funds is not None and last.whole_funds.source == "合计"
    parts = card([funds("预算", "", "80", "68"), funds("其中：财政", "", "50", "44")], [], name="券")
    assert parts.whole_funds is not None and parts.whole_funds.source == "预算"


def test_money_printed_in_yuan_stands_in_the_unit_of_its_table(tmp_path: Path) -> None:
    sample = next(sample for sample in samples() if sample.name == "money_in_yuan")
    path = tmp_path / "yuan.pdf"
    path.write_bytes(draw(sample))
    document = fa.read(path)
    (row,) = scorecards.readable(document.scorecard_results(), document.data, "zh").to_dict("records")
    assert (document.unit, row["unit"], row["adjusted_budget"], row["executed"]) == (
        "万元",
        "万元",
        Decimal(86),
        Decimal("81.7"),
    )
    (item,) = document.card_items().to_dict("records")
    assert (item["unit"], Decimal(str(item["amount"]))) == ("万元", Decimal("81.7"))


def test_parts_of_money_without_a_total_are_missing(tmp_path: Path) -> None:
    sample = next(sample for sample in samples() if sample.name == "years_and_tasks")
    path = tmp_path / "tasks.pdf"
    path.write_bytes(draw(sample))
    (row,) = fa.read(path).card_money().to_dict("records")
    assert all(pd.isna(row[part]) for part in ("executed", *MONEY_PARTS))
