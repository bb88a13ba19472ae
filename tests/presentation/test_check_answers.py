"""The findings in words and tables: numbers from the ledger, causes as possible only, plain words when empty."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

import fa_helpers as fa
from accusing_words import ACCUSING
from fa_helpers import findings
from fa_helpers.checks.check import OUTCOMES, compare
from fa_helpers.checks.headlines import headline
from fa_helpers.checks.intervals import quantity
from fa_helpers.checks.ledger import Ledger
from fa_helpers.checks.rule import rule
from fa_helpers.document import FinalAccounts
from fa_helpers.presentation import check_tables
from fa_helpers.presentation.check_answers import Note
from fa_helpers.presentation.findings import Checked
from fa_helpers.terms.messages import LANGUAGES, Language, message
from fa_helpers.terms.phrases import grouped

TABLES = {
    "by_family": check_tables.BY_FAMILY,
    "holding": check_tables.HOLDING,
    "inconsistent": check_tables.FINDINGS,
    "suspicious": check_tables.SUSPICIOUS,
    "unchecked": check_tables.UNCHECKED,
    "causes": check_tables.CAUSES,
    "pages": check_tables.PAGES,
}
HEAD = (
    "某市某局2023年度部门决算\n第一部分 单位概况\n一、主要职能\n负责某项工作。\n第二部分 部门决算情况说明\n"
)
SUM = (
    "一、收入支出决算总体情况说明\n2023年度收入总计12.00万元，其中：本年收入合计10.00万元，"
    "使用非财政拨款结余0.00万元，年初结转和结余{}万元。"
)


@pytest.fixture(scope="module")
def checked(bundled: FinalAccounts) -> Checked:
    return bundled.check()


@pytest.fixture(scope="module")
def empty(checked: Checked) -> Checked:
    return replace(checked, ledger=Ledger(()), causes=())


def made(carryover: str) -> Checked:
    return fa.read((HEAD + SUM.format(carryover)).encode()).check()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_answer_holds_the_six_counts_and_the_finding_that_leads(
    checked: Checked, language: Language
) -> None:
    text = str(findings.answer(checked, language))
    lead = checked.findings[0].check
    assert lead.outcome == "inconsistent"
    title, condition = findings.title_and_condition(headline(lead, language), language)
    assert title[1:] in text and condition in text and str(lead.marks[0].locator.page) in text
    numbers = re.findall(r"\d+", text)[:6]
    counts = checked.counts
    agree = counts["holds"] + counts["rounding"]
    findings_told = [counts["inconsistent"], counts["suspicious"]]
    rest = [counts["not_checkable"], counts["not_applicable"]]
    assert numbers == [str(n) for n in (agree + sum(findings_told), agree, *findings_told, *rest)]


def test_the_answer_without_findings_says_that_agreement_is_no_proof() -> None:
    text = str(findings.answer(made("2.00"), "en"))
    assert message("findings.none", "en") in text and message("findings.plain_text", "en") in text
    assert "12.00万元" in (said := str(findings.answer(made("2.10"), "en"))) and "12.10万元" in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_document_with_nothing_to_check_says_so(
    real: Callable[[str], FinalAccounts], language: Language
) -> None:
    blank = real("shanghai_blank_template").check()
    total = len(blank.entries)
    assert message("findings.nothing_to_check", language, total=total) in str(
        findings.answer(blank, language)
    )
    assert message("findings.nothing_said", language, total=total) in repr(findings.first(blank, language))
    assert not re.search(r"\d", str(findings.what_holds(blank, language)))
    assert len(findings.unchecked(blank, language)) and not len(findings.holding(blank, language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", TABLES)
def test_tables_have_their_columns_and_headings_even_when_empty(
    checked: Checked, empty: Checked, name: str, language: Language
) -> None:
    for result, rows in ((checked, True), (empty, False)):
        frame = getattr(findings, name)(result, language)
        assert list(frame.columns) == list(TABLES[name]) and bool(len(frame)) is rows
        assert repr(fa.show_table(frame, language))
        assert not ACCUSING.search(frame.to_csv())


def test_a_question_is_never_what_leads(checked: Checked) -> None:
    asked = tuple(entry for entry in checked.entries if entry.check.outcome == "suspicious")
    text = str(findings.answer(replace(checked, ledger=Ledger(asked), causes=()), "en"))
    assert message("findings.only_questions", "en") in text
    assert not any(headline(entry.check, "en")[1:] in text for entry in asked)


def test_a_terminal_says_the_first_in_full_and_counts_the_rest(checked: Checked) -> None:
    lines = checked.lines("en")
    full = [line for line in lines if line.startswith("[")]
    hidden = [entry for entry in checked.findings if checked.withholds(entry.check)]
    assert len(full) == 5 + len(hidden) and len(checked.told) > 5
    (rest,) = [line for line in lines if line.startswith("Not listed here, open question")]
    asked = sum(told.entry.check.outcome == "suspicious" for told in checked.told[5:])
    assert f"open question {asked}:" in rest and "scores" in rest


def test_families_add_up_to_the_counts(checked: Checked) -> None:
    frame = findings.by_family(checked, "en")
    last = frame.iloc[-1]
    for name in ("checks", *OUTCOMES):
        assert frame[name].iloc[:-1].sum() == last[name]
    assert {outcome: last[outcome] for outcome in OUTCOMES} == checked.counts


def test_every_finding_and_every_unchecked_row_is_counted(checked: Checked) -> None:
    counts = checked.counts
    assert len(findings.inconsistent(checked, "zh")) == counts["inconsistent"]
    assert findings.suspicious(checked, "zh").findings.sum() == counts["suspicious"]
    assert (
        findings.unchecked(checked, "zh").checks.sum() == counts["not_checkable"] + counts["not_applicable"]
    )
    held = findings.holding(checked, "zh")
    assert (held.holds.sum(), held.rounding.sum()) == (counts["holds"], counts["rounding"])


def test_inconsistent_findings_come_by_money_and_name_their_explanation(checked: Checked) -> None:
    frame = findings.inconsistent(checked, "en")
    assert frame.formula[0] == "3,244.47 ≠ 241.69" and frame.gap[0] == "30.03 million yuan (3,002.78万元)"
    assert frame.allowed[0] == "none" and "p. 5" in frame.figures_named[0]
    for number, cause in enumerate(checked.causes, 1):
        shown = [i for i in cause.check_ids if checked.entry(i).check.outcome == "inconsistent"]
        assert shown and frame.explained_by.tolist().count(str(number)) == len(shown)
    score = frame[frame.formula.str.startswith("5.11 ≠")]
    assert score.gap.tolist() == ["0.0068 points"]  # two decimals would show 0.01, and rounding allows 0.005


def test_examples_are_sums_in_numbers_alone(checked: Checked) -> None:
    examples = [text for text in findings.holding(checked, "en").example if text]
    assert len(examples) > 20
    assert not any(re.search("[一-鿿]", text) for text in examples)
    assert all(re.search(r"\(pp?\. \d", text) for text in examples)


def test_pay_of_one_person_is_not_shown(checked: Checked) -> None:
    frame = findings.suspicious(checked, "zh")
    assert "个人报酬" in frame[frame.check == rule("cards.goal_product").title.zh].first_finding.item()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_cause_is_called_possible_and_drawn(checked: Checked, language: Language) -> None:
    shown = list(findings.cause_strips(checked, language))
    assert len(shown) == 2 * len(checked.causes) >= 8
    for note, picture in zip(shown[::2], shown[1::2], strict=True):
        assert isinstance(note, Note) and not isinstance(picture, Note)
        assert {"zh": "一种可能的解释", "en": "One possible explanation"}[language] in note.title
        assert {"zh": "一种可能的解释", "en": "One possible explanation"}[language] in picture.caption
        assert picture.png() and not re.search(r"[a-z]+\.[a-z_]+\.\d{3}", repr(note))


def test_an_amount_that_fills_a_gap_is_said_once(checked: Checked) -> None:
    assert "2,385.28 − 2,380.33 = 4.95" in findings.causes(checked, "en").formula.tolist()


def test_strips_stop_and_say_when_there_are_none(checked: Checked, empty: Checked) -> None:
    assert len(list(findings.finding_strips(checked, "zh", most=2))) == 4
    (note,) = findings.finding_strips(empty, "en")
    assert repr(note) == message("findings.none_inconsistent", "en")
    (note,) = findings.cause_strips(empty, "en")
    assert repr(note) == message("findings.no_causes_needed", "en")


def test_a_plain_text_has_words_and_no_pictures() -> None:
    shown = list(findings.finding_strips(made("2.10"), "en"))
    assert len(shown) == 1 and "12.10万元" in repr(shown[0])


def test_the_first_three_have_different_causes_and_lead_on(checked: Checked) -> None:
    entries = findings.first_findings(checked)
    assert len(entries) == 3
    for cause in checked.causes:
        assert len({entry.check_id for entry in entries} & set(cause.check_ids)) <= 1
    note = findings.first(checked, "en", link="05_check_the_figures.ipynb")
    assert note.lines == tuple(checked.headline(entry.check, "en") for entry in entries)
    assert all(re.search(r"pp?\. \d", line) for line in note.lines)
    assert '<a href="05_check_the_figures.ipynb">' in note._repr_html_()


def test_what_a_document_prints_is_escaped(bundled: FinalAccounts) -> None:
    fact = replace(bundled.data.facts[0], printed="<b>1</b>")
    note = Note(
        "", (compare("names.class", quantity(fact), quantity(fact), quantity(fact).slack).formula,), "en"
    )
    assert "<b>1" not in note._repr_html_() and "&lt;b&gt;1" in note._repr_html_()


def test_pay_of_one_person_leads_nothing(checked: Checked) -> None:
    alone = tuple(entry for entry in checked.entries if entry.check.rule == "cards.goal_product")
    one = replace(checked, ledger=Ledger(alone), causes=())
    assert len(one.findings) == 1 and findings.first_findings(one) == ()
    for text in (str(findings.answer(one, "en")), repr(findings.first(one, "en"))):
        assert "13.5" not in text and message("findings.none", "en") not in text


def test_a_sentence_beside_the_formula_is_told(checked: Checked) -> None:
    entry = next(e for e in checked.findings if e.check.sentence and e.check.formula)
    note = findings.first(replace(checked, ledger=Ledger((entry,)), causes=()), "en")
    assert entry.check.sentence is not None and grouped(entry.check.sentence.en) in repr(note)
