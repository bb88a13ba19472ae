"""The numbers of forms as facts: alone in a cell or among words, each in its box and found by row and column."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pdfplumber
import pytest

from conftest import BUNDLED
from fa_helpers.document import FinalAccounts
from fa_helpers.layout.lines import Line
from fa_helpers.layout.tables.grid import GridCell
from fa_helpers.model import CardCell, Scorecard
from fa_helpers.pdf.page import Box, Char
from fa_helpers.reading.scorecards.card_facts import with_facts, with_words
from fa_helpers.reading.scorecards.numbers import cell_numbers
from fa_helpers.text.fold import fold


def cell(*lines: str, width: float = 100.0) -> GridCell:
    """A cell of full-width characters of ten points."""
    printed = []
    for row, text in enumerate(lines):
        top = 10.0 + 12 * row
        chars = tuple(
            Char(c, 10.0 * i, 10.0 * i + 10, top, top + 10, top + 9, 10.0, True, "")
            for i, c in enumerate(text)
        )
        printed.append(Line(3, text, chars, 0.0, top, 10.0 * len(text), top + 10, 10.0))
    return GridCell(3, Box(0, 0, width, 50), 0, 1, 0, 1, tuple(printed))


def numbers(column: str, *lines: str) -> list[tuple[str, str, int]]:
    return [(n.printed, n.unit, n.offset) for n in cell_numbers(cell(*lines), column, {})]


@pytest.mark.parametrize(
    ("column", "text", "found"),
    [
        ("target", "≥5次", [("5", "次", 1)]),
        ("actual", "2023年12月", [("2023", "年", 0), ("12", "月", 5)]),
        ("goal_actual", "2023年完成培训5次，支出1,200.50万元", [("5", "次", 9), ("1,200.50", "万元", 14)]),
        ("goal_expected", "1.建成2所学校", [("2", "所", 4)]),
        ("level1", "产出指标（50分）", [("50", "分", 5)]),
        ("level3", "指标1：培训人数", []),
        ("target", "有效", []),
    ],
)
def test_numbers_among_words(column: str, text: str, found: list[tuple[str, str, int]]) -> None:
    assert numbers(column, text) == found


def test_a_wrapped_number_is_whole_and_a_list_is_not() -> None:
    assert [n[0] for n in numbers("goal_actual", "全年共计支出经费12", "34.5万元，余6元")] == [
        "1234.5",
        "6",
    ]
    assert [n[0] for n in numbers("goal_actual", "培训人数达到50", "3.继续推进各项工作的落实")] == ["50"]
    wrapped = next(cell_numbers(cell("全年共计支出经费12", "34.5万元，余6元"), "goal_actual", {}))
    assert len(wrapped.locator.parts) == 2 and wrapped.locator.page == 3


def test_every_number_among_words_is_in_its_box(bundled: FinalAccounts) -> None:
    facts = [f for f in bundled.data.card_facts if f.measure in ("target", "actual", "stated")]
    assert len(facts) > 150
    with pdfplumber.open(BUNDLED / "source.pdf") as pdf:
        for fact in facts:
            where = fact.locator
            boxes = where.parts or ((where.page, (where.x0, where.top, where.x1, where.bottom)),)
            said = "".join(
                c["text"]
                for page, (x0, top, x1, bottom) in boxes
                for c in pdf.pages[page - 1].chars
                if x0 - 1 <= (c["x0"] + c["x1"]) / 2 <= x1 + 1
                and top - 1 <= (c["top"] + c["bottom"]) / 2 <= bottom + 1
            )
            assert re.sub(r"\s", "", fold(said)) == fold(fact.printed), fact.fact_id


def test_facts_are_found_by_row_and_column(bundled: FinalAccounts) -> None:
    for card in bundled.data.scorecards:
        ids = card.figures_by_cell()
        named = [fact.fact_id for facts in ids.values() for fact in facts]
        assert set(named) == {f.fact_id for f in bundled.data.card_facts if f.section == card.scorecard_id}
        for key, row in card.rows():
            for column in ("weight", "score", "executed"):
                value = getattr(row, column, None)
                assert ((key, column) in ids) == (value is not None)
                if value is not None:
                    assert ids[key, column][0].value == value
    first = bundled.data.scorecards[0].figures_by_cell()
    assert first["indicator.5", "actual"][0].printed == "0.1"
    assert first["card", "total_score"][0].value == bundled.data.scorecards[0].total_score


def test_a_heading_counts_for_all_its_indicators(bundled: FinalAccounts) -> None:
    card = bundled.data.scorecards[0]
    rows = [replace(i, level1="产出指标（50分）", cells=()) for i in card.indicators[:2]]
    heading = tuple(cell_numbers(cell("产出指标（50分）"), "level1", {}))
    rows[0] = replace(rows[0], cells=(CardCell("level1", rows[0].level1, heading[0].locator, heading),))
    ids = with_facts(replace(card, indicators=tuple(rows))).figures_by_cell()
    assert ids["indicator.1", "level1"] == ids["indicator.2", "level1"]
    (fact,) = ids["indicator.1", "level1"]
    assert (fact.measure, fact.base, fact.value, fact.unit) == ("score", "level1", Decimal(50), "分")


def test_a_number_among_words_can_be_shown(bundled: FinalAccounts) -> None:
    shown = bundled.show("scorecard.01.goal_actual.4")
    assert shown is not None and bundled.fact("scorecard.01.goal_actual.4").printed == "0.1"


def test_a_correction_reaches_the_words(bundled: FinalAccounts) -> None:
    card: Scorecard = bundled.data.scorecards[0]
    second, third = card.figures_by_cell()["card", "goal_actual"][1:3]
    mended = with_words(card, second, Decimal("9999.99"))
    assert "基本支出9999.99万元" in mended.goal_actual and "268.48" not in mended.goal_actual
    moved = mended.figures_by_cell()["card", "goal_actual"][2]
    assert moved.fact_id == third.fact_id
    again = with_words(mended, moved, Decimal(1))
    assert "项目支出1万元" in again.goal_actual
    assert len(again.figures()) == len(card.figures())


def test_ids_do_not_move_when_words_change(bundled: FinalAccounts) -> None:
    card = bundled.data.scorecards[0]
    bare = with_facts(replace(card, cells=tuple(c for c in card.cells if not c.column.startswith("goal"))))
    kept = [f.fact_id for f in card.figures() if "goal" not in f.fact_id]
    assert [f.fact_id for f in bare.figures()] == kept


def test_the_text_s_figures_stay_apart(bundled: FinalAccounts) -> None:
    assert not any(f.origin == "scorecard" for f in bundled.data.facts)
    assert not bundled.facts()["fact_id"].str.startswith("scorecard").any()
