"""Messages of checks: both languages, both figures with pages, and no word that accuses."""

from __future__ import annotations

from decimal import Decimal

from accusing_words import ACCUSING
from check_samples import text
from fa_helpers.checks import check_document
from fa_helpers.checks.bilingual import Words, same_words
from fa_helpers.checks.check import Check, Outcome, compare, stated
from fa_helpers.checks.intervals import Mark, Quantity
from fa_helpers.checks.rule import rules
from fa_helpers.checks.sentences import mark_text, message_of
from fa_helpers.model import Locator

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
    for part in ("12.00 ≠ 10.00 + 0.00 + 2.10", "p. 1", "1,000 yuan (0.1万元)", "200 yuan (0.02万元)"):
        assert part in english
    for part in ("12.00 ≠ 10.00 + 0.00 + 2.10", "第1页", "0.1万元", "0.02万元"):
        assert part in chinese


def test_titles_of_rules_do_not_accuse() -> None:
    for rule in rules().values():
        assert not ACCUSING.search(rule.title.zh + rule.title.en)


def _stated(sentence: Words, *marks: Mark, outcome: Outcome = "suspicious") -> Check:
    return stated("rate.zero_base", outcome, same_words("x"), marks, sentence)


def test_a_sentence_without_a_page_is_given_those_of_its_figures() -> None:
    marks = [Mark("", "0", same_words("x"), Locator(page)) for page in (7, 5)]
    check = _stated(Words("基数为0", "the base is 0"), *marks)
    assert message_of(check, "zh").endswith("基数为0（第5、7页）。")
    assert message_of(check, "en").endswith("The base is 0 (pp. 5 and 7).")
    named = _stated(Words("第5页为0", "p. 5 reads 0"), *marks)
    assert message_of(named, "zh").endswith("。第5页为0。")
    assert message_of(named, "en").endswith(". p. 5 reads 0.")
    many = _stated(
        Words("基数为0", "base"), *(Mark("", "0", same_words("x"), Locator(n)) for n in range(1, 7))
    )
    assert message_of(many, "en").endswith("Base (pp. 1–4 and more).")


def test_what_holds_without_a_figure_has_no_empty_brackets() -> None:
    check = stated("form.missing_per_cent", "holds", same_words("x"), [])
    assert "（" not in message_of(check, "zh") and "(" not in message_of(check, "en")


def test_where_rounding_allows_nothing_no_zero_is_named_as_allowed() -> None:
    one = Quantity(Decimal(100), Decimal(0), "分", "100")
    other = Quantity(Decimal(96), Decimal(0), "分", "96")
    check = compare("card.weights_total", one, other, Decimal(0))
    assert "相差4分" in message_of(check, "zh") and "0分" not in message_of(check, "zh").replace("100分", "")
    assert "4 points apart" in message_of(check, "en") and "0 points" not in message_of(check, "en")


def test_one_more_figure_is_one() -> None:
    marks = [Mark("", str(n), same_words("x"), Locator(1)) for n in range(6)]
    assert "1 more figure)" in message_of(_holds(marks[:5]), "en")
    assert "2 more figures)" in message_of(_holds(marks), "en")


def _holds(marks: list[Mark]) -> Check:
    return stated("card.blank_weight", "holds", same_words("x"), marks)


def test_words_stand_once_and_quotes_inside_quotes_are_single() -> None:
    name = same_words("“三公”经费支出")
    words = Mark("", name.zh, name, Locator(3))
    assert mark_text(words, "zh") == "第3页“‘三公’经费支出”"
    assert mark_text(words, "en") == "p. 3 “‘三公’经费支出”"
    assert mark_text(Mark("a", "0.16", name, Locator(3), "万元"), "zh") == "第3页“‘三公’经费支出”0.16万元"
