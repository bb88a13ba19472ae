"""Which amounts a rate is about: of its own section, the total of a longer name, never another item's."""

from __future__ import annotations

from dataclasses import replace

from check_samples import text
from fa_helpers.computing.rate_partners import Pairs
from fa_helpers.model import DocumentData, Fact


def of_measure(data: DocumentData, measure: str, place: int = 0) -> Fact:
    return [fact for fact in data.facts if fact.measure == measure][place]


def test_a_share_takes_the_whole_of_its_own_section() -> None:
    data = text(
        "一、支出决算情况说明\n各项支出总计200.00万元，其中基本支出100.00万元，占支出总额50.00%。\n"
        "二、财政拨款支出决算情况说明\n财政拨款支出总计为80.00万元，其中基本支出20.00万元，占总支出的25.00%。"
    )
    pairs = Pairs(data.facts)
    wholes = [pairs.whole_of(of_measure(data, "share", place)) for place in (0, 1)]
    assert [whole.fact.printed for whole in wholes if whole] == ["200.00", "80.00"]
    assert [whole.sure for whole in wholes if whole] == [True, True]
    as_if_of_all_money = replace(of_measure(data, "share", 1), base="grand_total_expenditure")
    whole = pairs.whole_of(as_if_of_all_money)
    assert whole is not None and (whole.fact.printed, whole.sure) == ("80.00", False)


def test_a_change_finds_the_total_whose_name_it_shortens() -> None:
    data = text(
        "一、财政拨款收入支出决算总体情况说明\n财政拨款收入总计、支出总计均为30.00万元，"
        "与上年相比收入总计、支出总计均增加10.00万元，增长50.00%。"
    )
    pairs, change = Pairs(data.facts), of_measure(data, "change")
    amount, rate = pairs.amount_of(change, "final_accounts"), pairs.rate_of(change)
    assert amount is not None and (amount.fact.printed, amount.sure) == ("30.00", True)
    assert rate is not None and rate.printed == "50.00" and pairs.change_of(rate) is change


def test_an_item_never_takes_the_amount_of_another() -> None:
    data = text(
        "一、一般公共预算财政拨款支出决算具体情况\n"
        "1.一般公共服务支出（类）财政事务（款）行政运行（项）：支出决算为10.00万元。\n"
        "2.一般公共服务支出（类）财政事务（款）信息化建设（项）：比上年增加5.00万元，增长10.00%。"
    )
    assert Pairs(data.facts).amount_of(of_measure(data, "change"), "final_accounts") is None


def test_figures_before_and_after_stay_in_the_section() -> None:
    data = text(
        "一、收入决算情况说明\n本年收入合计10.00万元。\n二、支出决算情况说明\n"
        "本年支出合计10.00万元，其中：基本支出4.00万元；项目支出6.00万元。"
    )
    pairs, basic = Pairs(data.facts), data.facts[2]
    assert [f.concept for f in pairs.before(basic)] == ["total_expenditure"]
    assert [f.concept for f in pairs.after(basic)] == ["project_expenditure"]


def test_changes_and_rates_in_two_rows_belong_together_by_their_order() -> None:
    data = text(
        "一、收入支出决算总体情况说明\n收、支总计各是100.00、80.00万元。与上年相比，收、支总计各减少25.00、20.00万元，"
        "各下降20.00%、21.00%。"
    )
    pairs = Pairs(data.facts)
    rates = [fact for fact in data.facts if fact.measure == "change_rate"]
    changes = [pairs.change_of(rate) for rate in rates]
    assert [change.printed for change in changes if change] == ["25.00", "20.00"]
    assert [rate.printed for change in changes if change if (rate := pairs.rate_of(change))] == [
        "20.00",
        "21.00",
    ]
