"""The table of relations: one notation, no relation twice, and figures set beside each other as it says."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from fa_helpers.checks.bilingual import same_words
from fa_helpers.checks.index.addresses import Term, side_of
from fa_helpers.checks.intervals import Mark, Quantity
from fa_helpers.checks.relations import relation
from fa_helpers.checks.rule import rules
from fa_helpers.model import Locator
from fa_helpers.resources import rows


def printed(text: str) -> Quantity:
    mark = Mark(text, text, same_words(text), Locator(1), "万元")
    return Quantity(Decimal(text) * 10000, Decimal(50), "万元", text, (mark,))


def test_an_address_has_from_the_one_before_it_what_it_leaves_out() -> None:
    (whole,), (first, second) = side_of("a:sum:total"), side_of("208:x@budget y", Term("a", "sum", "total"))
    assert whole == ((Term("a", "sum", "total"),),)
    assert first == ((Term("a", "208", "x", "budget"),),)
    assert second == ((Term("a", "208", "y"),),)


def test_no_relation_stands_twice_and_each_has_a_rule() -> None:
    table = rows("relations.csv")
    texts = Counter((row["rule"], row["whole"], row["parts"]) for row in table)
    assert max(texts.values()) == 1
    assert {row["rule"] for row in table} <= set(rules())


def test_a_sum_counts_a_blank_part_as_nothing_and_says_so() -> None:
    whole = relation("row.general")
    check = whole.check([printed("5.00")], [printed("5.00"), None])
    assert check.outcome == "holds"
    assert check.sentence is not None
    assert "空白" in check.sentence.zh


def test_a_doubt_of_a_blank_part_speaks_only_against_a_total_too_large() -> None:
    short = relation("public.total")
    large = short.check([printed("9.00")], [printed("5.00"), None, None])
    small = short.check([printed("4.00")], [printed("5.00"), None, None])
    assert large.is_doubted("list_short")
    assert small.accuses


def test_figures_rounded_by_themselves_may_differ_by_their_rounding() -> None:
    left, right = [printed("5.00")], [printed("5.01")]
    assert relation("link.general_classes").check(left, right).outcome == "rounding"
    assert relation("link.general_total").check(left, right).outcome == "inconsistent"


def test_a_part_within_its_whole_is_the_judged_figure() -> None:
    check = relation("link.capital_spending").check([printed("2.00"), printed("1.00")], [printed("4.00")])
    assert (check.printed, check.expected, check.difference) == (4, 3, 1)
