"""Figures left over by the reader: where they cast doubt on a finding, and where they do not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from check_samples import text
from fa_helpers.checks import check_document
from fa_helpers.model import CoverageRow, Reason

_RATES = (
    "一、支出决算情况说明\n本年支出合计11.00万元，比上年增加1.00万元，增长12.00%。\n"
    "各项工作按期完成。\n其中：基本支出6.00万元，项目支出9.00万元，另有7项工作按期完成。"
)


@pytest.mark.parametrize(
    ("left", "rate", "total"),
    [
        (("7",), "inconsistent", "suspicious"),
        (("0", "0.00"), "inconsistent", "inconsistent"),
        ((*"345678", "(+2)"), "inconsistent", "suspicious"),
    ],
)
def test_a_figure_left_over_casts_doubt_on_what_it_may_belong_to(
    left: tuple[str, ...], rate: str, total: str
) -> None:
    data = text(_RATES)
    section = data.facts[0].section
    doubtful = replace(
        data, coverage=(CoverageRow(section, "", 1, 1, "partly_read", 3, Reason("coverage.left_over", left)),)
    )
    outcomes = {e.check.rule: e.check.outcome for e in check_document(doubtful).entries}
    assert (outcomes["rate.change"], outcomes["sum.expenditure_kinds"]) == (rate, total)


def test_a_number_left_over_between_a_rate_and_its_amounts_keeps_it_in_doubt() -> None:
    data = text(_RATES.replace("，比上年增加", "（见附表2），比上年增加"))
    row = CoverageRow(data.facts[0].section, "", 1, 1, "partly_read", 3, Reason("coverage.left_over", ("2",)))
    ledger = check_document(replace(data, coverage=(row,)))
    assert [e.check.outcome for e in ledger.entries if e.check.rule == "rate.change"] == ["suspicious"]
