"""Messages of checks: both languages, both figures with pages, and no word that accuses."""

from __future__ import annotations

from accusing_words import ACCUSING
from check_samples import text
from fa_helpers.analysis.checks import check_document
from fa_helpers.analysis.checks.rule import rules
from fa_helpers.analysis.checks.wording import message_of

BODY = (
    "一、收入支出决算总体情况说明\n2023年度收入总计12.00万元，其中：本年收入合计10.00万元，"
    "使用非财政拨款结余0.00万元，年初结转和结余{}万元。"
)


def test_a_finding_names_both_figures_the_gap_and_what_rounding_allows() -> None:
    entry = next(
        e
        for e in check_document(text(BODY.format("2.10"))).entries
        if e.check.rule == "sum.revenue_grand_total"
    )
    english, chinese = message_of(entry.check, "en"), message_of(entry.check, "zh")
    for part in (
        "12.00 ≠ 10.00 + 0.00 + 2.10",
        "p. 1",
        "0.1 × 10,000 yuan",
        "0.02 × 10,000 yuan",
        "both cannot be right",
    ):
        assert part in english
    for part in (
        "12.00 ≠ 10.00 + 0.00 + 2.10",
        "第1页",
        "相差0.1万元",
        "允许的0.02万元",
        "不能同时成立",
        "待说明",
    ):
        assert part in chinese


def test_titles_of_rules_do_not_accuse() -> None:
    for rule in rules().values():
        assert not ACCUSING.search(rule.title.zh + rule.title.en)
