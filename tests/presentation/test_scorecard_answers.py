"""Scorecards in words and tables: the lead with its numbers, named ends, pay per head withheld, plain words without cards."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from fa_helpers.document import FinalAccounts
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
