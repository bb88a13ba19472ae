"""What one or two persons are paid stands in no page that is shown or shared."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

import fa_helpers as fa
from fa_helpers.presentation.few_persons import pay_of_few, shown_contexts
from fa_helpers.presentation.findings import shared_page
from fa_helpers.reading.scorecards.card_facts import with_values
from fa_helpers.terms.messages import LANGUAGES, Language, message
from fa_helpers.terms.phrases import format_pages

PAID = re.compile(r"\d\s*万?元/(?:人|月|年)")


@pytest.fixture(scope="module")
def few(bundled: fa.FinalAccounts) -> str:
    """The card of one employee, by what it says itself."""
    return next(c.scorecard_id for c in bundled.data.scorecards if c.name == "雇员经费")


def test_figures_per_head_are_known_and_totals_are_not_among_them(
    bundled: fa.FinalAccounts, few: str
) -> None:
    found = {name for name in pay_of_few(bundled.data) if name.startswith(few)}
    said = {bundled.fact(name).printed for name in found}
    assert {bundled.fact(name).unit for name in found} == {"万元"} and said == {"1", "1.1"}
    contexts = shown_contexts(bundled.data)
    assert contexts and not any(PAID.search(text) for name, text in contexts.items() if name.startswith(few))


def test_a_card_of_many_persons_withholds_nothing(bundled: fa.FinalAccounts) -> None:
    data = bundled.data
    many = tuple(
        replace(
            card,
            indicators=tuple(
                with_values(replace(i, actual=re.sub(r"\d+人", "30人", i.actual))) for i in card.indicators
            ),
        )
        for card in data.scorecards
    )
    assert pay_of_few(data) and not pay_of_few(replace(data, scorecards=many))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_shared_page_names_the_page_instead(bundled: fa.FinalAccounts, language: Language) -> None:
    checked = bundled.check()
    told = [e for e in checked.entries if checked.withholds(e.check)]
    assert {e.check.rule for e in told} >= {"cards.goal_product", "card.partial_score"}
    page = shared_page(checked, told, language)
    assert not PAID.search(page) and "× 12 ×" not in page
    wanted = message("findings.few_persons", language, pages=format_pages([21], language))
    headline = message("headline.few_persons", language, pages=format_pages([21], language))
    assert wanted in page and headline in "\n".join(checked.lines(language))
    assert "× 12 ×" not in checked.in_(language)._repr_html_()


def test_a_finding_about_many_cards_is_still_told(bundled: fa.FinalAccounts) -> None:
    checked = bundled.check()
    withheld = {e.check.rule for e in checked.findings if checked.withholds(e.check)}
    assert withheld == {"cards.goal_product"}
