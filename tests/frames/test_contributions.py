"""What each part did to the change of its total: points that add up to the rate, shares where they mean something."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from fa_helpers.frames.contributions import TotalChange

AMOUNTS = st.decimals(Decimal("0.01"), Decimal(10_000), places=2)


def money(text: str) -> Decimal:
    return Decimal(text)


def test_points_add_up_to_the_rate_of_the_total() -> None:
    # 200 becomes 230 (+15 %): 120 → 150 gives 15 points, 80 → 80 none.
    total = TotalChange.of([(money("30"), money("120")), (money("0"), money("80"))])
    rows = [
        total.parts(money("150"), money("120"), money("30")),
        total.parts(money("80"), money("80"), money("0")),
    ]
    assert [row["contribution_points"] for row in rows] == [money("15"), money("0")]
    assert [row["contribution"] for row in rows] == [money("1"), money("0")]


def test_a_total_that_hardly_moved_has_points_and_no_shares() -> None:
    # +50 and −49 on a base of 200: 25 and −24.5 points, together half a point; shares would be 5,000 %.
    total = TotalChange.of([(money("50"), money("100")), (money("-49"), money("100"))])
    row = total.parts(money("150"), money("100"), money("50"))
    assert row == {
        "contribution_points": money("25"),
        "contribution": None,
        "contribution_reason": "small_total_change",
    }


def test_what_is_unknown_stays_blank() -> None:
    total = TotalChange.of([(None, money("5")), (money("1"), None)])
    assert total.parts(money("5"), None, None)["contribution_points"] is None
    assert (
        TotalChange.of([(money("4"), money("0"))]).parts(money("4"), money("0"), money("4"))[
            "contribution_points"
        ]
        is None
    )


@given(st.lists(st.tuples(AMOUNTS, AMOUNTS), min_size=1, max_size=8))
def test_points_of_any_parts_add_up(pairs: list[tuple[Decimal, Decimal]]) -> None:
    total = TotalChange.of((final - before, before) for final, before in pairs)
    points = [total.parts(f, b, f - b)["contribution_points"] for f, b in pairs]
    whole = sum((b for _, b in pairs), Decimal(0))
    rate = (sum((f for f, _ in pairs), Decimal(0)) - whole) / whole * 100
    assert abs(sum((p for p in points if isinstance(p, Decimal)), Decimal(0)) - rate) < money("0.000001")
