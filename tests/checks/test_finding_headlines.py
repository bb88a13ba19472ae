"""Headlines of findings: one line, both figures with their pages, and a last clause that tells the two kinds apart."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from accusing_words import ACCUSING
from check_samples import Example
from fa_helpers.checks import check_document
from fa_helpers.checks.check import Check, same_check
from fa_helpers.checks.headline_figures import disputed
from fa_helpers.checks.headlines import headline
from fa_helpers.checks.intervals import Quantity, quantity
from fa_helpers.checks.rule import rules
from fa_helpers.document import FinalAccounts
from fa_helpers.model import Fact, Locator
from fa_helpers.terms.messages import LANGUAGES, Language, has_message, message, messages

KINDS = {"moved", "repeat", "sum", "rate", "bound", "word", "zero", "score", "name", "form"}
MODULES = sorted(path.stem for path in Path(__file__).parent.glob("examples_*.py"))
EXAMPLES: list[Example] = [x for name in MODULES for x in importlib.import_module(name).EXAMPLES]


@cache
def found() -> tuple[Check, ...]:
    return tuple(_found())


def _found() -> Iterator[Check]:
    for example in EXAMPLES:
        if example.outcome in ("inconsistent", "suspicious"):
            for entry in check_document(example.document()).entries:
                if (entry.check.rule, entry.check.outcome) == (example.rule, example.outcome):
                    yield entry.check


def endings(language: Language, *, open_question: bool) -> list[str]:
    keys = [key for key in messages() if key.startswith("both.")]
    chosen = [key for key in keys if (key in ("both.open", "both.ask", "both.scoring")) is open_question]
    return [messages()[key][language].rpartition("}")[2] for key in chosen]


def test_every_rule_names_its_headline() -> None:
    for rule in rules().values():
        assert rule.kind in KINDS and has_message(f"both.{rule.both}"), rule.rule_id
        assert rule.gravest != "inconsistent" or rule.both not in ("open", "scoring"), rule.rule_id
        assert rule.both != "scope" or has_message(f"example.{rule.cause}"), rule.rule_id


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_last_clause_tells_an_inconsistency_from_an_open_question(language: Language) -> None:
    assert len(found()) > 150
    for check in found():
        said = headline(check, language)
        assert said and "\n" not in said and "{" not in said
        assert not ACCUSING.search(said)
        if rules()[check.rule].kind == "zero":
            continue
        is_open = check.outcome == "suspicious"
        assert said.endswith(tuple(endings(language, open_question=is_open))), said
        assert not said.endswith(tuple(endings(language, open_question=not is_open))), said


@pytest.mark.parametrize("language", LANGUAGES)
def test_figures_and_pages_are_named_and_no_title_leads(language: Language) -> None:
    led = 0
    for check in found():
        said = headline(check, language)
        led += said.startswith(rules()[check.rule].title.in_(language))
        if check.pages:
            assert re.search(rf"(?<!\d){check.pages[0]}(?!\d)", said), said
        judged = re.split(" ≠ | > | ≈ ", check.formula)[0] if check.formula else ""
        shown = {number.replace(",", "") for number in re.findall(r"\d[\d,]*(?:\.\d+)?", said)}
        value = f"{abs(check.printed or 0):.{len(judged.partition('.')[2].partition(' ')[0].strip('%)'))}f}"
        assert not judged or value in shown or set(re.findall(r"\d+(?:\.\d+)?", judged)) <= shown, said
    assert led < len(found()) / 8, (
        "the rule's title leads only where a check has too many figures for a sentence"
    )


def test_the_largest_finding_of_the_bundled_document(bundled: FinalAccounts) -> None:
    checked = bundled.check()
    check = checked.entry("cards.initial_budget.001").check
    zh, en = headline(check, "zh"), headline(check, "en")
    for text in ("3,244.47万元（第13页）", "241.69万元（第5页）", "3,002.78万元"):
        assert text in zh
    for text in (
        "32.44 million yuan (3,244.47万元)",
        "2.42 million yuan (241.69万元)",
        "30.03 million yuan",
        "p. 5",
    ):
        assert text in en
    assert en.endswith(message("both.budget", "en"))
    softer = headline(replace(check, outcome="suspicious"), "en")
    assert softer.endswith(message("both.open", "en"))


def test_what_a_rate_is_reckoned_from_is_not_disputed(bundled: FinalAccounts) -> None:
    """Points of 5.11 stand against 10 × 2380.33 ÷ 4664.42: the points are in question, and two equal prints are both."""
    entries = {entry.check_id: entry.check for entry in bundled.check().entries}
    assert disputed(entries["card.execution_score.001"]) == {"scorecard.01.006"}
    assert disputed(entries["cards.project_expenditure.001"]) == {"narrative.2.11.006", "narrative.2.3.004"}
    assert disputed(entries["cards.goal_parts.002"]) == {"scorecard.07.goal_expected.1"}


def test_every_inconsistency_with_figures_disputes_one_and_only_its_own() -> None:
    for check in found():
        if check.outcome == "inconsistent":
            named = disputed(check)
            assert named <= set(check.fact_ids)
            assert named or not check.fact_ids, check.formula


def test_what_projects_executed_is_called_so(bundled: FinalAccounts) -> None:
    """Page 11 gives 全年执行数 2,165.08万元 of the projects evaluated, beside their budget of 4,464.39."""
    entry = next(e for e in bundled.check().findings if e.check.rule == "cards.project_expenditure")
    assert headline(entry.check, "zh").startswith("预算绩效评价项目的全年执行数为2,165.08万元（第11页）")
    assert headline(entry.check, "en").startswith(
        "The amount executed by the projects evaluated is 21.65 million"
    )


def pair(first: str, second: str, language: Language) -> str:
    """The headline of one total that stands twice, on pages 4 and 8."""

    def said(origin: str, printed: str, page: int) -> Quantity:
        value = Decimal(printed)
        more = ("basic_expenditure", "基本支出", "amount", value, "万元", printed, f"基本支出{printed}")
        return quantity(Fact(origin, origin, "", *more, Locator(page)))  # type: ignore[arg-type]

    twice = same_check("text.statement_totals", said("narrative", first, 4), said("statement", second, 8))
    return headline(twice, language)


@pytest.mark.parametrize(
    ("first", "second", "gap"),
    [
        ("4512.49", "1000.51", "35.12 million yuan (3,511.98万元) apart"),  # 45.12 − 10.01 would be 35.11
        ("4512.40", "1000.10", "35.12 million yuan apart"),
        ("88.02", "48.02", "400,000 yuan apart"),
    ],
)
def test_a_gap_that_the_rounded_figures_do_not_leave_has_the_documents_own_behind_it(
    first: str, second: str, gap: str
) -> None:
    assert f", {gap}; " in pair(first, second, "en")
    assert "million" not in pair(first, second, "zh")


def test_an_english_headline_opens_as_a_sentence_does() -> None:
    for check in found():
        said = headline(check, "en")
        assert not said.startswith("p. ") and not re.match("“?[a-z]", said), said
