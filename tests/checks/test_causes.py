"""Possible causes: exact, few parts, from the place that the gap is about, and no chance matches."""

from __future__ import annotations

import random
from decimal import Decimal

from check_samples import card, funds, text, with_cards
from fa_helpers.checks import check_document
from fa_helpers.checks.cause_limits import breaks
from fa_helpers.checks.cause_pools import Pool
from fa_helpers.checks.causes import causes, fitting
from fa_helpers.document import FinalAccounts
from fa_helpers.model import DocumentData, Fact, FundsRow, Locator


def amount(number: int, printed: str) -> Fact:
    value = Decimal(printed)
    return Fact(
        f"narrative.2.1.{number:03d}",
        "narrative",
        "2.1",
        "",
        "某项",
        "amount",
        value,
        "万元",
        printed,
        "",
        Locator(1),
        "final_accounts",
        amount_yuan=value * 10000,
    )


def pool(*printed: str, most: int = 4) -> Pool:
    return Pool(tuple(amount(i, text) for i, text in enumerate(printed)), most)


def test_a_gap_is_filled_to_the_last_digit_or_not_at_all() -> None:
    few = pool("31.97", "13.31", "3.00", "156.00")
    found = fitting(482_800 * 100, few)
    assert found is not None and [f.printed for f in found[0]] == ["3.00", "13.31", "31.97"]
    assert fitting(482_900 * 100, few) is None


def test_two_ways_to_fill_it_say_nothing() -> None:
    assert fitting(int(Decimal("10.07") * 10**6), pool("4.03", "6.04", "3.02", "7.05")) is None


def test_a_round_gap_among_round_amounts_may_be_chance() -> None:
    assert fitting(30 * 10**6, pool("10", "20", "50", "70")) is None


def test_random_gaps_are_hardly_ever_explained() -> None:
    """The rate of chance matches stays below the bound that is promised, one in a hundred."""
    choose = random.Random(5)
    matches = 0
    for _ in range(400):
        amounts = [f"{choose.randrange(100, 300_000) / 100:.2f}" for _ in range(8)]
        gap = choose.randrange(100, 400_000) * 10_000
        matches += fitting(gap, pool(*amounts)) is not None
    assert matches <= 4


def _department_funds(budget: str) -> list[FundsRow]:
    return [
        funds("年度总资金", budget, "300.00", "300.00", "10", "100%", "10"),
        funds("其中：财政拨款", budget, "300.00", "300.00"),
        funds("其他资金", "0", "0", "0"),
    ]


def _department(told: str, budget: str) -> DocumentData:
    body = (
        "二、收入决算情况说明\n本年收入300.00万元，其中：财政拨款收入300.00万元，占100.00%。\n"
        "三、支出决算情况说明\n本年支出300.00万元，其中：基本支出260.00万元，占86.67%；项目支出40.00万元，占13.33%。\n"
        "四、财政拨款收入支出决算总体情况说明\n2023年度财政拨款支出总计300.00万元。"
        f"与年初预算相比，年初预算数{told}万元，决算数300.00万元，预决算差异率20.00%。"
    )
    forms = [
        card(
            _department_funds(budget),
            [],
            kind="department",
            name="某市某局",
            total_score="10",
        ),
        card(
            [funds("年度资金总额", "37.41", "40", "40", "10", "100%", "10")],
            [],
            name="甲项目",
            order=2,
            total_score="10",
        ),
        card(
            [funds("年度资金总额", "12.83", "15", "15", "10", "100%", "10")],
            [],
            name="乙项目",
            order=3,
            total_score="10",
        ),
    ]
    return with_cards(*forms, data=text(body))


def test_the_whole_equation_is_given() -> None:
    data = _department("250.00", "300.24")
    found = causes(data, check_document(data).findings)
    assert any("= 50.24 = 12.83 + 37.41" in cause.formula for cause in found), [c.formula for c in found]
    other = _department("250.00", "300.25")
    assert not any(c.kind == "missing_parts" for c in causes(other, check_document(other).findings))


def test_one_figure_settles_findings_that_say_it_on_their_own(bundled: FinalAccounts) -> None:
    found = bundled.check().causes
    explained = {check_id for cause in found for check_id in cause.check_ids}
    assert len(found) >= 4 and len(explained) >= 5
    for cause in found:
        if cause.kind == "one_figure":
            assert len(cause.check_ids) >= 2
        else:
            left, _, parts = cause.formula.rpartition(" = ")
            gap = left.rpartition(" = ")[2]
            assert Decimal(gap.replace(",", "")) == sum(
                Decimal(p.replace(",", "")) for p in parts.split(" + ")
            )


def test_a_document_that_holds_has_no_causes() -> None:
    data = _department("250.00", "250.00")
    assert causes(data, check_document(data).findings) == ()


def _revenue(share: str, sources: str = "6.00万元{}，其他收入4.00万元") -> DocumentData:
    return text(f"二、收入决算情况说明\n本年收入合计10.00万元，其中：财政拨款收入{sources.format(share)}。")


def _offered(data: DocumentData) -> set[str]:
    ledger = check_document(data)
    return {cause.kind for cause in causes(data, ledger.findings, ledger.entries)}


def test_a_change_is_no_cause_where_a_row_that_holds_needs_the_figure() -> None:
    yuan = Decimal(10_000)

    def broken(data: DocumentData, by: Decimal) -> bool:
        return breaks(check_document(data).entries, data.facts[0].fact_id, by)

    assert broken(_revenue(""), yuan)  # 11.00 is not 6.00 + 4.00
    assert not broken(_revenue(""), yuan / 1000)  # within rounding
    short = "6.00万元{}，其他收入1.00万元"
    assert not broken(_revenue("", short), yuan)  # no row holds
    assert broken(_revenue("，占60.00%", short), yuan)  # 6.00 of 11.00 would be 54.55 %


COPIED = (
    "三、支出决算情况说明\n2023年度本年支出合计1000.16万元，其中：基本支出700.11万元，项目支出300.05万元。\n"
    "五、一般公共预算财政拨款支出决算情况说明\n2023年度一般公共预算财政拨款支出{}万元。\n"
    "六、一般公共预算财政拨款基本支出决算情况说明\n一般公共预算财政拨款支出{}万元。"
)


def test_the_figure_of_all_money_is_offered_where_it_stands_for_another() -> None:
    data = text(COPIED.format("800.02", "1000.16"))
    ledger = check_document(data)
    (cause,) = (c for c in causes(data, ledger.findings, ledger.entries) if c.kind == "same_figure")
    assert [mark.printed for mark in cause.marks] == ["1000.16", "1000.16"]
    assert cause.marks[1].fact is not None and cause.marks[1].fact.concept == "total_expenditure"


def test_two_figures_that_are_nobody_elses_have_no_twin() -> None:
    assert "same_figure" not in _offered(text(COPIED.format("800.02", "900.03")))
    assert "same_figure" not in _offered(text(COPIED.format("800.02", "800.02")))
