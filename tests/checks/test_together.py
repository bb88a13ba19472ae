"""Open questions of one cause stand in one row: all their figures in it, the first few told in full."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from fa_helpers.checks.bilingual import same_words
from fa_helpers.checks.check import Check
from fa_helpers.checks.intervals import mark_of
from fa_helpers.checks.together import one_row_a_cause
from fa_helpers.model import Fact, Locator


def asked(rule: str, number: int, form: str = "scorecard.01") -> Check:
    place = Locator(10 + number)
    what = ("scorecard", form, "", "得分", "score", Decimal(number), "分", str(number), "", place)
    fact = Fact(f"{form}.{number:03d}", *what)  # type: ignore[arg-type]
    words = same_words(f"第{number}项")
    return Check(rule, "suspicious", words, (mark_of(fact, words),), sentence=words)


def test_a_forms_own_way_is_one_row_with_all_its_figures() -> None:
    rows = [asked("card.reduced_though_met", n) for n in (1, 2)]
    other = asked("card.reduced_though_met", 3, "scorecard.02")
    joined, apart = one_row_a_cause([*rows, other])
    assert joined.fact_ids == ("scorecard.01.001", "scorecard.01.002") and apart == other
    assert joined.sentence is not None and joined.sentence.zh == "第1项；第2项"


def test_of_many_the_first_five_are_told_and_the_others_by_page() -> None:
    rows = [asked("card.dash_cell", n, f"scorecard.{n:02d}") for n in range(1, 9)]
    (joined,) = one_row_a_cause(rows)
    assert len(joined.fact_ids) == 8 and joined.sentence is not None
    assert joined.sentence.zh.endswith("第5项；另有3处（第16—18页）")
    assert joined.sentence.en.endswith("3 more (pp. 16–18)")


def test_what_accuses_or_has_its_own_cause_stays_by_itself() -> None:
    rows = [asked("card.bad_rate", n) for n in (1, 2)]
    told = [replace(asked("card.dash_cell", n), outcome="inconsistent") for n in (1, 2)]
    assert one_row_a_cause([*rows, *told]) == [*rows, *told]


def test_questions_about_one_figure_are_one_row_and_those_about_another_are_not() -> None:
    rows = [asked("public.counts", 1), asked("public.counts", 1), asked("public.counts", 2)]
    found = one_row_a_cause(rows)
    assert [check.fact_ids for check in found] == [("scorecard.01.001",), ("scorecard.01.002",)]
    assert found[0].sentence is not None and found[0].sentence.en == "第1项"


def test_items_alike_are_one_row_of_a_document() -> None:
    (joined,) = one_row_a_cause([asked("text.items_alike", n, f"narrative.2.{n}") for n in (1, 2, 3)])
    assert len(joined.fact_ids) == 3
