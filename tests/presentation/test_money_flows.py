"""The flow of money: nothing is lost between forms, recipients and the drawing, whatever the number of forms."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from check_samples import card, funds, with_cards
from fa_helpers.computing.recipients.flows import flows
from fa_helpers.frames.columns import CARD_MONEY, MONEY_FLOWS
from fa_helpers.frames.frame import frame
from fa_helpers.frames.recipients import card_money_rows, flow_rows
from fa_helpers.model import DocumentData
from fa_helpers.model.recipients import MONEY_PARTS
from fa_helpers.presentation.charts import NothingToDraw, Picture, flow, money_bars
from fa_helpers.presentation.charts.flow_layout import MOST_CARDS, gathered
from fa_helpers.presentation.numbers import format_amount
from fa_helpers.terms.messages import LANGUAGES, Language
from recipient_samples import CARDS, made_card, made_document

KINDS = [{k: v for k, v in said.items() if k not in ("rows", "parts")} for said in CARDS]


def whole_department(*levels: str, executed: str) -> DocumentData:
    """A department's form with what each level gave, and two projects of 80.20 and 60.00."""
    rows = [funds("年度总资金", "", executed, executed)]
    rows += [
        funds(name, "", amount, amount) for name, _, amount in (level.partition("=") for level in levels)
    ]
    form = card(rows, [], kind="department", name="某局", order=9)
    return with_cards(form, made_card(KINDS[0], 1), made_card(KINDS[2], 2))


def test_what_stands_in_no_form_is_computed_and_levels_are_printed() -> None:
    found = flows(whole_department("中央安排=100", "市级安排=60", executed="160"))
    assert [(f.from_kind, f.from_name, f.to_kind, f.amount, f.amount_basis) for f in found[:3]] == [
        ("level", "中央安排", "whole", 100, "printed"),
        ("level", "市级安排", "whole", 60, "printed"),
        ("whole", "项目支出绩效自评表", "in_no_form", Decimal("19.80"), "computed"),
    ]


@pytest.mark.parametrize(("levels", "drawn"), [(("中央安排=100", "市级安排=60"), 2), (("财政拨款=90",), 0)])
def test_levels_are_drawn_only_where_they_add_up(levels: tuple[str, ...], drawn: int) -> None:
    assert len(gathered(flow_rows(whole_department(*levels, executed="160"))).levels) == drawn


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.tuples(st.sampled_from(KINDS), st.decimals("0.01", 900, places=2)), min_size=1, max_size=46)
)
def test_no_yuan_is_lost_from_three_forms_to_forty_six(made: list[tuple[dict[str, str], Decimal]]) -> None:
    said = [
        kind | {"name": f"{kind['name']}{n}", "executed": str(paid)} for n, (kind, paid) in enumerate(made)
    ]
    data = made_document(*said)
    total = sum((paid for _, paid in made), Decimal(0))
    found = [f for f in flows(data) if f.to_kind in MONEY_PARTS]
    assert sum((f.amount for f in found), Decimal(0)) == total
    drawn = gathered(flow_rows(data))
    assert drawn.total == total == sum((node.amount for node in drawn.recipients), Decimal(0))
    assert len(drawn.cards) <= MOST_CARDS + 1
    assert {link.source for link in drawn.links} == {node.key for node in drawn.cards}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("count", [3, 46])
def test_both_charts_have_their_numbers_beside_them(language: Language, count: int) -> None:
    said = [kind | {"name": f"项目{n}"} for n, kind in enumerate((KINDS * 5)[:count])]
    data = made_document(*said)
    for made in (
        flow(frame(flow_rows(data), MONEY_FLOWS), language=language, title="甲"),
        money_bars(frame(card_money_rows(data), CARD_MONEY), language=language, title="甲"),
    ):
        assert isinstance(made, Picture)
        assert made.png() == made.png()
        assert all(format_amount(value, made.unit) in made.alt for value in made.numbers["amount"][:20])


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_forms_no_chart(language: Language) -> None:
    empty = pd.DataFrame(columns=list(MONEY_FLOWS))
    assert isinstance(flow(empty, language=language, title="甲"), NothingToDraw)
    assert isinstance(
        money_bars(pd.DataFrame(columns=list(CARD_MONEY)), language=language, title="甲"), NothingToDraw
    )
