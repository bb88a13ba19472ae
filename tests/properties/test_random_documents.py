"""Whole documents at random: ids stay when other parts are put before, and corrections reach everything and can be undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from typing import Any

from examples import examples
from hypothesis import assume, given
from hypothesis import strategies as st
from random_cards import Card, cards
from random_sentences import Sentence, sentences
from random_statements import Statement, statements
from witnesses import ids_are_unique, nothing_raises

from drawn_pages import HEAD, Cell, Drawn, plain_table
from fa_helpers.checks.ledger import check_document
from fa_helpers.document import FinalAccounts
from fa_helpers.frames.rows import file_rows
from fa_helpers.model import DocumentData, Fact, FunctionalItem
from fa_helpers.reading.corrections import Correction, correct
from fa_helpers.terms.statements import statement_of

NARRATIVE = (
    "第二部分 部门决算情况说明",
    "一、支出决算情况说明",
    "本年支出5.00万元，比上年增加1.00万元，增长25.00%。",
)
OTHER = plain_table("政府采购情况表", "万元", "项目|金额", "合计|7.00")
FORM = plain_table(
    "项目支出绩效自评表",
    "万元",
    "项目名称{2}|巡查{5}",
    "资金{2}|年初预算数|全年预算数|全年执行数|分值|得分",
    "年度资金总额{2}|6.00|6.00|5.00|10|8",
    "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分",
    "产出指标|数量指标|次数|3次|2次|90|60",
)


def every(data: DocumentData) -> tuple[Fact, ...]:
    return (*data.facts, *data.cell_facts, *data.card_facts)


def named(data: DocumentData, start: str) -> dict[str, tuple[str, str, str]]:
    """The figures of one part by id: what is printed, whose it is, what it is."""
    return {
        fact.fact_id: (fact.printed, fact.subject, fact.measure)
        for fact in every(data)
        if fact.fact_id.startswith(start)
    }


BEFORE: tuple[Callable[[Statement], Drawn], ...] = (
    lambda other: Drawn().text(*HEAD, *NARRATIVE).table(other.table),
    lambda _: Drawn().text(*HEAD, *NARRATIVE).table(FORM),
    lambda _: Drawn().text(
        *HEAD, NARRATIVE[0], "一、概况说明", "有车辆4辆。", "二、" + NARRATIVE[1][2:], NARRATIVE[2]
    ),
)
"""What may stand before a statement: another one, a form, more text."""


@examples
@given(
    st.lists(statements(), min_size=2, max_size=2, unique_by=lambda s: statement_of(s.title)),
    st.sampled_from(BEFORE),
)
def test_ids_of_a_statement_stay_whatever_stands_before_it(
    made: list[Statement], pages: Callable[[Statement], Drawn]
) -> None:
    other, here = made
    alone = Drawn().text(*HEAD, *NARRATIVE).table(here.table).read().data
    start = statement_of(here.title) or "statement."
    assert named(pages(other).table(here.table).read().data, start) == named(alone, start)


@examples
@given(cards(), statements())
def test_ids_of_a_form_stay_whatever_stands_before_it(card: Card, before: Statement) -> None:
    alone = Drawn().text(*HEAD, *NARRATIVE).table(card.table).read().data
    pages = Drawn().text(*HEAD, *NARRATIVE).table(before.table).table(card.table)
    assert named(pages.read().data, "scorecard.") == named(alone, "scorecard.")
    assert named(pages.read().data, "narrative.") == named(alone, "narrative.") != {}


@st.composite
def documents(draw: st.DrawFn) -> FinalAccounts:
    """Some text, a statement and a form."""
    sentence: Sentence = draw(sentences(longer=False, noisy=False, other_marks=False))
    pages = Drawn().text(*HEAD, *NARRATIVE, "二、" + sentence.family.title, *sentence.text.split("|"))
    pages.table(draw(statements()).table)
    if draw(st.booleans()):
        pages.table(draw(cards()).table)
    return pages.read()


def without_notes(data: DocumentData) -> DocumentData:
    """The data but for what a correction says of itself."""
    kept = tuple(row for row in data.coverage if row.reason.key != "coverage.corrected")
    return bare(replace(data, coverage=kept))


def bare(record: Any) -> Any:
    """The same record with the note taken off every figure that it holds."""
    if isinstance(record, tuple):
        return tuple(bare(part) for part in record)
    if isinstance(record, Fact):
        return replace(record, corrected="")
    if is_dataclass(record) and not isinstance(record, type):
        return replace(record, **{f.name: bare(getattr(record, f.name)) for f in fields(record)})
    return record


def amounts_of(item: FunctionalItem) -> set[Decimal | None]:
    """All that an item of expenditure holds."""
    return {
        *(item.final_accounts, item.initial_budget, item.adjusted_budget),
        *(item.change, item.change_rate_printed, item.completion_rate),
    }


@examples
@given(documents(), st.data())
def test_a_correction_reaches_everything_and_can_be_undone(
    document: FinalAccounts, choose: st.DataObject
) -> None:
    data = document.data
    facts = every(data)
    fact = choose.draw(st.sampled_from(facts))
    value = choose.draw(st.integers(0, 10**6).map(lambda n: f"{n / 100:.2f}"))
    change = Correction(data.sources[0].sha256, fact.fact_id, fact.printed, value, "someone", "looked")
    mended = correct(data, [change])
    after = {f.fact_id: f for f in every(mended)}
    assert f"{after[fact.fact_id].value:f}" == value and after[fact.fact_id].corrected == "someone: looked"
    changed = [f.fact_id for f in facts if after[f.fact_id].value != f.value]
    assert set(changed) <= {fact.fact_id}
    rows = file_rows(mended)
    if fact.origin == "statement":
        cells = [c for c in mended.statement_cells if c.locator == fact.locator and c.printed == fact.printed]
        assert [f"{cell.value:f}" for cell in cells] == [value]
        assert any(f"{row['value']}" == value for row in rows["statements"])
    elif fact.origin == "scorecard":
        assert mended.scorecards != data.scorecards or fact.value == after[fact.fact_id].value
    else:
        assert any(row["fact_id"] == fact.fact_id and f"{row['value']}" == value for row in rows["facts"])
        for item, before in zip(mended.functional_items, data.functional_items, strict=True):
            # of two changes in one sentence the item holds the first
            if fact.fact_id in item.fact_ids and fact.value in amounts_of(before):
                assert after[fact.fact_id].value in amounts_of(item)
    for entry in check_document(mended).entries:
        marks = [mark for mark in entry.check.marks if mark.fact_id == fact.fact_id]
        assert all(mark.locator == fact.locator for mark in marks)
    nothing_raises(FinalAccounts(mended, document.source, document._sheet))
    undone = correct(mended, [replace(change, value=f"{fact.value:f}")])
    assert without_notes(undone) == data


@examples
@given(st.data())
def test_checks_see_a_corrected_figure_as_if_it_were_printed_so(choose: st.DataObject) -> None:
    """A statement with one figure printed otherwise comes out as the statement that is corrected to it."""
    made = choose.draw(statements(ordinary=True))
    right = Drawn().text(*HEAD, *NARRATIVE).table(made.table).read().data
    assume(right.cell_facts)
    fact = choose.draw(st.sampled_from(right.cell_facts))
    table = Drawn().text(*HEAD, *NARRATIVE).table(made.table).tables[0]
    wrong = table.cell_at(fact.locator)
    assert wrong is not None
    digit = str((int(wrong.text[-1]) + choose.draw(st.integers(1, 9))) % 10)
    cells = tuple(
        Cell(wrong.text[:-1] + digit, c.row, c.column, c.rows, c.columns) if c == wrong else c
        for c in made.table.cells
    )
    printed = Drawn().text(*HEAD, *NARRATIVE).table(replace(made.table, cells=cells)).read().data
    by_id = {f.fact_id: f for f in printed.cell_facts}
    change = Correction(
        "0" * 64, fact.fact_id, by_id[fact.fact_id].printed, fact.printed, "someone", "looked"
    )
    mended = correct(printed, [change])
    values = [(f.fact_id, f.value, f.amount_yuan, f.concept) for f in right.cell_facts]
    assert [(f.fact_id, f.value, f.amount_yuan, f.concept) for f in mended.cell_facts] == values
    assert [c.value for c in mended.statement_cells] == [c.value for c in right.statement_cells]
    told = [
        (e.check_id, e.check.outcome, e.check.fact_ids, e.check.printed)
        for e in check_document(right).entries
    ]
    assert [
        (e.check_id, e.check.outcome, e.check.fact_ids, e.check.printed)
        for e in check_document(mended).entries
    ] == told
    ids_are_unique(FinalAccounts(mended, None, None))  # type: ignore[arg-type]
