"""What one or two persons are paid stands in no page that is shown or shared."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

import fa_helpers as fa
from fa_helpers import cli
from fa_helpers.computing.versions import Difference
from fa_helpers.model import DocumentData
from fa_helpers.presentation.few_persons import Withheld, pay_of_few, shown_contexts
from fa_helpers.presentation.shared_page import shared_page
from fa_helpers.reading.scorecards.card_facts import with_values
from fa_helpers.report.versions import Versions
from fa_helpers.terms.messages import LANGUAGES, Language, message
from fa_helpers.terms.phrases import format_pages
from recipient_samples import made_document

PAID = re.compile(r"\d\s*万?元/(?:人|月|年)")


@pytest.fixture(scope="module")
def few(bundled: fa.FinalAccounts) -> str:
    """The card of one employee, by what it says itself."""
    return next(c.scorecard_id for c in bundled.data.scorecards if c.name == "雇员经费")


def test_pay_is_known_and_totals_of_the_project_are_not_among_it(bundled: fa.FinalAccounts, few: str) -> None:
    found = {name for name in pay_of_few(bundled.data) if name.startswith(few)}
    said = {bundled.fact(name).printed for name in found}
    assert {bundled.fact(name).unit for name in found} == {"万元"} and said == {"1", "1.1", "13.5", "13.31"}
    funds = {f.fact_id for f in bundled.data.card_facts if f.section == few and f.measure == "amount"}
    assert funds and not funds & found
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


def made_form(persons: str) -> DocumentData:
    """A form of a project for so many persons, in words of its own."""
    return made_document(
        {
            "name": "驻村补贴",
            "budget": "9.6",
            "executed": "9.4",
            "goal_expected": f"安排{persons}名驻村队员，补助标准为每人每月4000元；修路经费2万元。",
            "goal_actual": f"发放{persons}人补助9.4万元；修路经费2万元已付。",
            "indicators": [
                ("驻村人数", f">={persons}人", f"={persons}人"),
                ("补助标准", "<=4000元/月", "=3900元/月"),
                ("修路经费", "<=2万元", "=2万元"),
            ],
        }
    )


@pytest.mark.parametrize(("persons", "hidden"), [("1", True), ("2", True), ("3", False), ("12", False)])
def test_neither_pay_nor_the_number_of_few_persons_is_shown(persons: str, hidden: bool) -> None:
    data = made_form(persons)
    (card,) = data.scorecards
    withheld = Withheld.of(data)
    expected = withheld.words(card.scorecard_id, card.goal_expected)
    actual = withheld.words(card.scorecard_id, card.goal_actual)
    assert ("4000元" not in expected and f"{persons}名" not in expected) == hidden
    assert ("9.4万元" not in actual and f"{persons}人" not in actual) == hidden
    assert "修路经费2万元" in expected and "修路经费2万元" in actual
    lines = [
        withheld.hides_line(card.scorecard_id, one.level3, one.target, one.actual) for one in card.indicators
    ]
    assert lines == [hidden, hidden, False]


def test_the_command_that_shows_a_figure_shows_no_pay(
    bundled: fa.FinalAccounts, few: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    hidden = sorted(pay_of_few(bundled.data))
    for fact_id in (hidden[0], hidden[-1]):  # the command reads the file each time
        picture = tmp_path / "picture.png"
        for output in ([], ["-o", str(picture)]):
            assert cli.main(["--language", "en", "show", "urumqi-miit-2023", fact_id, *output]) == 2
            said = capsys.readouterr()
            page = f"p. {bundled.fact(fact_id).locator.page}"
            assert page in said.err and not said.out and not PAID.search(said.err)
        assert not picture.exists()
    total = next(f for f in bundled.data.card_facts if f.section == few and f.measure == "amount")
    assert cli.main(["show", "urumqi-miit-2023", total.fact_id]) == 0
    assert total.printed in capsys.readouterr().out


def test_a_check_of_pay_has_no_picture(
    bundled: fa.FinalAccounts, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    checked = bundled.check()
    check_id = next(e.check_id for e in checked.findings if checked.withholds(e.check))
    picture = tmp_path / "picture.png"
    assert cli.main(["show", "urumqi-miit-2023", check_id, "-o", str(picture)]) == 2
    assert not picture.exists() and "21" in capsys.readouterr().err


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_versions_are_compared_without_pay(bundled: fa.FinalAccounts, language: Language) -> None:
    data = bundled.data
    pay = bundled.fact(sorted(pay_of_few(data))[0])
    other = next(f for f in data.card_facts if f.section == pay.section and f.measure == "amount")
    found = [Difference("diff.1", "changed", pay, pay), Difference("diff.2", "changed", other, other)]
    versions = Versions(bundled, bundled, found, language)
    files = versions.page()
    shown = "\n".join(versions.lines()) + str(files["differences.html"])
    assert not PAID.search(shown) and f"{pay.printed}{pay.unit}" not in shown
    assert message("diff.withheld", language, hidden="＊") in shown
    assert other.printed in shown and not any("diff.1" in name for name in files)
    assert any("diff.2" in name for name in files)
