"""Statements of made-up offices, drawn in many ways, are read whole: figures, rows, sides and columns."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from made_forms import all_forms, expenditure, funds, revenue, summary
from made_statements import Form, Style, Truth, draw

import fa_helpers as fa
from fa_helpers.document import FinalAccounts
from fa_helpers.text.fold import fold

RULED = {
    "closed": Style(),
    "open at the sides": Style(outer=False),
    "painted boxes": Style(rule="fill", outer=False),
    "dash by dash": Style(rule="dashes"),
    "over pages with header": Style(rows_per_page=3),
    "over pages without header": Style(rows_per_page=3, repeat=False),
    "centred labels": Style(label="centre"),
    "title in two lines": Style(title="two lines"),
    "title at the foot of the page before": Style(title="foot"),
    "title at the foot, office and unit overleaf": Style(title="foot, head overleaf"),
    "upright rules only": Style(level="ends"),
}
BARE = {
    "level rules only": Style(upright=False),
    "rules at the ends only": Style(upright=False, level="ends"),
    "no rules": Style(rule="none"),
}


def read(tmp_path: Path, forms: list[Form], style: Style) -> FinalAccounts:
    return fa.read(draw(tmp_path / "made.pdf", forms, style))


def cells(document: FinalAccounts) -> Counter[Truth]:
    return Counter(
        (c.statement, c.side, c.code, fold(c.label), c.column, c.column_label, c.printed)
        for c in document.data.statement_cells
    )


def truth(forms: list[Form]) -> Counter[Truth]:
    return Counter((*t[:3], fold(t[3]), *t[4:]) for form in forms for t in form.truth())


@pytest.mark.parametrize("name", RULED)
def test_ruled_forms_are_read_whole(name: str, tmp_path: Path) -> None:
    forms = all_forms()
    document = read(tmp_path, forms, RULED[name])
    assert cells(document) == truth(forms)
    assert not [r for r in document.data.coverage if r.status in ("partly_read", "not_read")]


def test_statements_without_any_text_that_explains_them_say_so(tmp_path: Path) -> None:
    document = read(tmp_path, all_forms(), Style())
    (row,) = [r for r in document.data.coverage if r.part == "narrative"]
    assert (row.status, row.reason.key, row.page_first) == ("absent", "coverage.no_narrative", None)


@pytest.mark.parametrize("name", BARE)
def test_forms_without_upright_rules_are_read_and_marked(name: str, tmp_path: Path) -> None:
    """Rows, figures and the meaning of columns; names spanning several columns are not asked for."""
    forms = all_forms()
    document = read(tmp_path, forms, BARE[name])

    def last(found: Counter[Truth]) -> Counter[tuple[str, ...]]:
        return Counter({(*t[:4], t[5].split("/")[-1], t[6]): n for t, n in found.items()})

    assert last(cells(document)) == last(truth(forms))
    marked = [r for r in document.data.coverage if r.reason.key == "coverage.by_alignment"]
    assert len(marked) == len(forms)


@pytest.mark.parametrize(("made", "left"), [(revenue(), 6), (revenue(), 8), (expenditure(), 5)])
@pytest.mark.parametrize("rows", [99, 4], ids=["one page", "two pages"])
def test_a_table_wider_than_the_paper_is_one_statement(
    made: Form, left: int, rows: int, tmp_path: Path
) -> None:
    document = read(tmp_path, [made], Style(halves=left, rows_per_page=rows))
    assert cells(document) == truth([made])
    lines: dict[str, set[int]] = {}
    for cell in document.data.statement_cells:
        lines.setdefault(cell.code or cell.label, set()).add(cell.line)
    assert all(len(found) == 1 for found in lines.values())


def test_the_unit_is_that_of_the_statement_and_never_the_beginning_of_a_name(tmp_path: Path) -> None:
    """编制单位：元氏… is no unit."""
    found = read(tmp_path, [summary(), funds()], Style()).data.statement_cells
    assert {(c.statement, c.unit) for c in found} == {
        ("revenue_expenditure_summary", "万元"),
        ("government_fund_statement", "元"),
    }
    for cell in found:
        assert cell.value is not None and cell.amount_yuan == cell.value * (1 if cell.unit == "元" else 10000)


def test_a_detail_form_is_another_statement_where_the_statement_itself_stands_beside_it(
    tmp_path: Path,
) -> None:
    made = expenditure()
    plain = Form("", "一般公共预算财政拨款支出决算表", made.head, made.leaves, made.widths, made.rows)
    detail = Form("", "一般公共预算财政拨款支出决算明细表", made.head, made.leaves, made.widths, made.rows)
    both = read(tmp_path, [plain, detail], Style()).data.statement_cells
    assert {(c.statement, c.title) for c in both} == {
        ("general_budget_expenditure", plain.title),
        ("", detail.title),
    }
    alone = read(tmp_path, [detail], Style()).data.statement_cells
    assert {c.statement for c in alone} == {"general_budget_expenditure"}
