"""Sentences to be quoted: unit, page, attribution, and the caution that belongs to a hint."""

from __future__ import annotations

from collections.abc import Callable

from fa_helpers.document import FinalAccounts
from fa_helpers.presentation.spending_quotes import quotes
from fa_helpers.terms.messages import message


def test_each_quote_names_its_source(bundled: FinalAccounts) -> None:
    said = [str(quote) for quote in quotes(bundled.data, "zh")]
    assert len(said) == 4
    assert all(text.startswith("据") and "2023年度部门决算" in text and "万元" in text for text in said)
    assert all("页" in text for text in said)


def test_what_is_computed_is_marked(bundled: FinalAccounts) -> None:
    said = [str(quote) for quote in quotes(bundled.data, "zh")]
    (change,) = [text for text in said if "3,660.19" in text]
    assert "推算" in change and "第6—8页" in change


def test_a_hinted_item_carries_its_caution(bundled: FinalAccounts) -> None:
    (quote,) = [str(q) for q in quotes(bundled.data, "zh") if "1,685.00" in str(q)]
    caution = message("nb02.quote_hint", "zh")
    assert caution in quote and "第" not in quote.partition(caution)[2] and "此类款项有所改变" in quote


def test_a_change_from_a_rate_is_marked(real: Callable[[str], FinalAccounts]) -> None:
    said = [str(quote) for quote in quotes(real("swu_2023").data, "zh")]
    assert any("比上年增加2,453.76万元（计算）" in text for text in said)


def test_nothing_to_quote(real: Callable[[str], FinalAccounts]) -> None:
    (quote,) = quotes(real("shanghai_blank_template").data, "en")
    assert "no figure" in str(quote)
