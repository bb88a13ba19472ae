"""Amounts of cards and items: the bundled document's links, and that chance agreements are kept out."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from fa_helpers.computing.scorecard_items import CHANCE, Amount, _sums, chance_of, links, resolution
from fa_helpers.document import FinalAccounts
from fa_helpers.frames.scorecard_rows import card_item_rows


def test_the_table_of_the_bundled_document(bundled: FinalAccounts) -> None:
    rows = card_item_rows(bundled.data)
    found = {(row["name"], row["amount"]): (row["link"], row["item_orders"]) for row in rows}
    assert found == {
        ("产业链基地项目迁移费", Decimal("31.97")): ("none", ""),
        ("工作队补助及工作经费", Decimal("2.17")): ("goal_part", "6"),
        ("工作队补助及工作经费", Decimal("3.00")): ("none", ""),
        ("纺织服装专项资金", Decimal("273.63")): ("items_sum", "2 3"),
        ("工业节能减排专项资金", Decimal("156.00")): ("same", "5"),
        ("雇员经费", Decimal("13.31")): ("none", ""),
        ("战略新兴产业专项资金", Decimal("30.00")): ("cards_sum", "8"),
        ("中央产业基础再造和制造业高质量发展资金", Decimal("1655.00")): ("cards_sum", "8"),
    }
    equations = {row["equation"] for row in rows if row["equation"]}
    assert equations == {"273.63 = 1.25 + 272.38", "1,685.00 = 30.00 + 1,655.00"}


def test_every_link_adds_up_and_is_unlikely_by_chance(
    bundled: FinalAccounts, real: Callable[[str], FinalAccounts]
) -> None:
    for doc in (bundled, real("xian_health_2022_p1-100")):
        for link in links(doc.data):
            if link.items:
                assert sum(a.fen for a in link.cards) == sum(a.fen for a in link.items)
                assert link.chance <= CHANCE


def amounts(*fens: int) -> list[Amount]:
    return [Amount(str(fen), "", fen, 1) for fen in fens]


def test_two_ways_are_no_link() -> None:
    parts = amounts(10_001, 20_002, 5_000, 25_003)
    assert list(_sums("items_sum", amounts(30_003), parts, range(2, 3))) == []
    assert len(list(_sums("items_sum", amounts(30_003), parts[:2], range(2, 3)))) == 1


def test_many_round_amounts_are_no_link() -> None:
    many = amounts(*range(1_000_000, 60_000_000, 1_000_000))
    assert list(_sums("same", amounts(30_000_000), many, range(1, 2))) == []


@given(
    st.integers(min_value=1, max_value=10**12),
    st.lists(st.integers(min_value=1, max_value=10**12), max_size=30),
)
def test_more_candidates_are_never_less_likely(fen: int, values: list[int]) -> None:
    assert fen % resolution(fen) == 0
    assert 0 <= chance_of(fen, sorted(values[:10])) <= chance_of(fen, sorted(values))
