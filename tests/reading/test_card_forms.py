"""Forms of many provinces, drawn for the test: every cell as it was written down before the form was read."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

import fa_helpers as fa
from card_forms import Sample, draw, samples
from fa_helpers.document import FinalAccounts
from fa_helpers.model import FundsRow, Indicator, Reason, Scorecard
from fa_helpers.text.fold import fold

ALL = {sample.name: sample for sample in samples()}
CUT = "runs_over"
UNREADABLE = "unreadable_points"
GOAL = "goal_elsewhere"
NATURE = "money_by_nature"
UNKNOWN = "money_column_unknown"
FORMS = [
    name
    for name, sample in ALL.items()
    if sample.truth and name not in (CUT, UNREADABLE, GOAL, NATURE, UNKNOWN)
]
OTHERS = [name for name, sample in ALL.items() if not sample.truth]
FUNDS = ("initial_budget", "adjusted_budget", "executed", "weight", "execution_rate", "score")


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> dict[str, FinalAccounts]:
    folder = tmp_path_factory.mktemp("forms")
    found = {}
    for name, sample in ALL.items():
        path = folder / f"{name}.pdf"
        path.write_bytes(draw(sample))
        found[name] = fa.read(path)
    return found


def printed(row: FundsRow | Indicator, column: str) -> str:
    return row.printed(column)


def as_number(text: str) -> Decimal | None:
    bare = text.replace(",", "").rstrip("%分")
    return Decimal(bare) if bare.replace(".", "").isdigit() else None


def check_head(sample: Sample, number: int, card: Scorecard) -> None:
    found = {
        "kind": card.kind,
        "name": card.name,
        "supervisor": card.supervisor,
        "implementer": card.implementer,
        "expected": card.goal_expected,
        "actual": card.goal_actual,
    }
    for key, value in found.items():
        said = sample.said(key, number)
        assert fold(value) == fold(said[0][0] if said else ""), key
    money = {
        fact.unit
        for row in card.funds
        for cell in row.cells
        for fact in cell.figures
        if fact.measure == "amount"
    }
    assert money <= {(sample.said("unit", number) or [["万元"]])[0][0]}
    totals = ["" if x is None else str(x) for x in (card.total_weight, card.total_score)]
    assert totals == sample.said("total", number)[0]


def test_there_are_forms_of_many_layouts() -> None:
    assert len(FORMS) >= 20 and len(OTHERS) >= 8


@pytest.mark.parametrize("name", FORMS)
def test_every_cell_of_a_form(name: str, read: dict[str, FinalAccounts]) -> None:
    sample, cards = ALL[name], read[name].data.scorecards
    assert len(cards) == sum(line[0] == "card" for line in sample.truth)
    for number, card in enumerate(cards):
        check_head(sample, number, card)
        funds = [[row.source, *(printed(row, c).rstrip("%") for c in FUNDS)] for row in card.funds]
        assert funds == sample.said("funds", number)
        indicators = [
            [
                *(row.level1, row.level2, row.level3, row.target, row.actual),
                *(printed(row, "weight"), printed(row, "score"), row.deviation),
            ]
            for row in card.indicators
        ]
        assert indicators == sample.said("ind", number)
        assert card.left_over == () and card.cut == ()


@pytest.mark.parametrize("name", FORMS)
def test_blanks_dashes_and_zeros_stay_apart(name: str, read: dict[str, FinalAccounts]) -> None:
    for card in read[name].data.scorecards:
        for row in (*card.funds, *card.indicators):
            columns = FUNDS if isinstance(row, FundsRow) else ("weight", "score")
            for column in columns:
                said = printed(row, column)
                assert getattr(row, column) == as_number(said), (column, said)
                assert (column in {cell.column for cell in row.cells}) == bool(said)


@pytest.mark.parametrize("name", FORMS)
def test_every_number_is_a_fact(name: str, read: dict[str, FinalAccounts]) -> None:
    document = read[name]
    for card in document.data.scorecards:
        ids = card.figures_by_cell()
        for key, row in card.rows():
            columns = FUNDS if isinstance(row, FundsRow) else ("weight", "score")
            for column in columns:
                assert ((key, column) in ids) == (row.number(column) is not None)
            for column in ("target", "actual") if isinstance(row, Indicator) else ():
                has_digit = any(char.isdigit() for char in printed(row, column))
                assert ((key, column) in ids) == has_digit, (key, column)
                for fact in ids.get((key, column), ()):
                    assert fact.printed in getattr(row, column) and fact.locator.x0 is not None
    rows = [r for r in document.data.coverage if r.part.startswith("scorecard")]
    assert [r.status for r in rows] == ["read"] * len(document.data.scorecards)


@pytest.mark.parametrize("name", ["sichuan", "yunnan", "unit_column"])
def test_a_number_stands_where_its_field_says(name: str, read: dict[str, FinalAccounts]) -> None:
    card = read[name].data.scorecards[0]
    rows = dict(card.rows())
    numbers = [fact for fact in card.figures() if fact.offset >= 0]
    assert numbers
    for number in numbers:
        text = str(getattr(rows[number.row], number.column))
        assert text[number.offset : number.offset + len(number.printed)] == number.printed
    target = next(n for n in numbers if n.column == "target")
    assert target.unit == {"sichuan": "个", "yunnan": "次", "unit_column": "盏"}[name]


def test_a_unit_in_its_own_column_is_the_outcomes_too(read: dict[str, FinalAccounts]) -> None:
    document = read["sichuan"]
    rows = {row.level3: row for row in document.data.scorecards[0].indicators}
    assert (rows["维护合格率"].actual, rows["维护合格率"].reached.printed) == ("98", "98%")
    assert rows["站点运转情况"].reached.printed == "良好"
    scored = document.scoring().set_index("level3")
    assert scored.recomputed_score["维护合格率"] == pytest.approx(19.6)


def test_a_list_below_a_form_is_a_table_of_its_own(read: dict[str, FinalAccounts]) -> None:
    rows = [r for r in read["list_after_a_form"].data.coverage if r.page_first == 2]
    assert [(r.part, r.status) for r in rows] == [("scorecard.01", "read"), ("table.01", "not_read")]


@pytest.mark.parametrize("name", OTHERS)
def test_lists_and_evaluation_tables_are_no_forms(name: str, read: dict[str, FinalAccounts]) -> None:
    data = read[name].data
    assert data.scorecards == () and data.statement_cells == ()
    rows = [r for r in data.coverage if r.page_first == 2]
    assert [(r.status, r.part[:5]) for r in rows] == [
        ("not_read", "score" if name == "no_rules" else "table")
    ]


def test_a_goal_that_is_not_read_is_told(read: dict[str, FinalAccounts]) -> None:
    data = read[GOAL].data
    (card,) = data.scorecards
    assert (card.goal_expected, card.goal_actual) == ("", "")
    assert card.left_over == ("全年修缮步道三段，均已完工并交付使用。",)
    assert next(row.status for row in data.coverage if row.part == card.scorecard_id) == "partly_read"


def test_a_total_below_its_parts_is_the_forms_money_and_its_score_counts_once(
    read: dict[str, FinalAccounts],
) -> None:
    document = read["total_below_its_parts"]
    (card,) = document.data.scorecards
    assert card.whole_funds is card.funds[0] and card.funds[0].source == "合计"
    assert [row.source for row in card.execution_rows] == ["基本支出", "项目支出"]
    outcomes = {entry.check.rule: entry.check.outcome for entry in document.check().entries}
    assert outcomes["card.total_score"] == outcomes["card.weights_total"] == "holds"
    assert not {"inconsistent", "suspicious"} & set(outcomes.values())


@pytest.mark.parametrize("name", [NATURE, UNKNOWN])
def test_sums_without_a_known_column_are_told(name: str, read: dict[str, FinalAccounts]) -> None:
    (card,) = read[name].data.scorecards
    assert [row.source for row in card.funds] == ["年度资金总额"]
    assert list(card.left_over) == [line[0] for line in ALL[name].said("left")]


def test_a_column_of_directions_says_which_way_a_target_is_meant(read: dict[str, FinalAccounts]) -> None:
    rows = {row.level3: row for row in read["directions"].data.scorecards[0].indicators}
    assert (rows["观测次数"].wanted.operator, rows["故障排除时长"].wanted.operator) == (">=", "<=")
    scored = read["directions"].scoring().set_index("level3")
    assert scored.outcome["故障排除时长"] == "missed" and scored.outcome["观测次数"] == "met"


def test_text_that_runs_over_its_cell_is_marked(read: dict[str, FinalAccounts]) -> None:
    data = read[CUT].data
    row = next(r for r in data.coverage if r.part == "scorecard.01")
    assert row.status == "partly_read" and row.reason.key == "coverage.text_cut"
    for name in ALL[CUT].said("cut"):
        assert name[0] in row.reason.details
    card = data.scorecards[0]
    assert card.indicators[1].target == "100%" and card.indicators[0].score == 39
    assert ("indicator.1", "actual") not in card.figures_by_cell()


def test_what_is_no_number_is_named(read: dict[str, FinalAccounts]) -> None:
    data = read[UNREADABLE].data
    rows = [r for r in data.coverage if r.part == "scorecard.01"]
    assert [row.status for row in rows] == ["partly_read", "partly_read"]
    assert rows[0].reason == Reason("coverage.left_over", (ALL[UNREADABLE].said("left")[0][0],))
    assert rows[1].reason == Reason("coverage.text_cut", (ALL[UNREADABLE].said("cut")[0][0],))
    card = data.scorecards[0]
    assert card.indicators[0].score is None and card.funds[0].executed is None
    assert card.indicators[0].printed("score") == "40扣1"


@pytest.mark.parametrize("name", ["beijing", "sichuan", "open_sides", CUT])
def test_both_engines_read_the_same(name: str, read: dict[str, FinalAccounts], tmp_path: Path) -> None:
    path = tmp_path / f"{name}.pdf"
    path.write_bytes(draw(ALL[name]))
    other = fa.read(path, engine="plumber").data

    def words(cards: tuple[Scorecard, ...]) -> list[object]:
        return [
            (c.name, c.cut, [[(cell.column, cell.printed) for cell in row.cells] for _, row in c.rows()])
            for c in cards
        ]

    assert words(other.scorecards) == words(read[name].data.scorecards)
