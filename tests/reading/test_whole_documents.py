"""Whole explanations in the manner of twelve kinds of offices, made up; every figure is marked where it stands.

In ``documents`` ``{12.50 A 万元}`` is a figure with its role and unit (roles as in ``test_sentence_families``), printed as
its numeral alone; a numeral without a mark is none. ``#page`` begins a page.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import fa_helpers as fa
from fa_helpers.document import FinalAccounts
from fa_helpers.model import Fact

DOCUMENTS = sorted(Path(__file__).with_name("documents").glob("*.txt"))
_MARK = re.compile(r"\{([-\d.,]+) (\w+) ([^}]+)\}")
_MEASURES = {
    "C": "change",
    "R": "change_rate",
    "S": "share",
    "K": "completion_rate",
    "X": "execution_rate",
    "N": "count",
    "AR": "area",
    "SC": "score",
}
_STAGES = {"A": "final_accounts", "I": "initial_budget", "J": "adjusted_budget"}


def marked(path: Path) -> tuple[str, list[tuple[str, str, str, int]]]:
    """The text of a document, and its figures: printed, measure or stage, unit, page."""
    pages, figures = [], []
    for number, page in enumerate(path.read_text(encoding="utf-8").split("#page\n"), 1):
        for printed, role, unit in _MARK.findall(page):
            figures.append((printed, _STAGES.get(role) or _MEASURES[role], unit, number))
        pages.append(_MARK.sub(r"\1", page))
    return "\f".join(pages), figures


def told(fact: Fact) -> tuple[str, str, str, int]:
    kind = fact.stage if fact.measure == "amount" else fact.measure
    return fact.printed, kind, fact.unit, fact.locator.page


def read(path: Path) -> FinalAccounts:
    return fa.read(marked(path)[0].encode())


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_every_figure_of_a_document_is_read_once(path: Path) -> None:
    assert [told(fact) for fact in read(path).data.facts] == marked(path)[1]


def test_the_documents_state_a_thousand_figures() -> None:
    assert len(DOCUMENTS) == 12
    assert sum(len(marked(path)[1]) for path in DOCUMENTS) > 1000


def named(stem: str) -> FinalAccounts:
    return read(next(path for path in DOCUMENTS if path.stem == stem))


def test_items_stand_under_the_class_named_above_them() -> None:
    items = [
        (item.function_class, item.function_section, item.function_item, str(item.final_accounts))
        for item in named("jiangsu").data.functional_items
    ]
    assert items == [
        ("公共安全支出", "法院", "行政运行", "5200.00"),
        ("公共安全支出", "法院", "案件审判", "2200.00"),
        ("社会保障和就业支出", "行政事业单位养老支出", "行政单位离退休", "300.00"),
        ("住房保障支出", "住房改革支出", "住房公积金", "500.00"),
        ("住房保障支出", "住房改革支出", "提租补贴", "500.00"),
    ]


KINDS = {
    "beijing": ("北京市望川区档案馆", 2023, "departmental_final_accounts"),
    "chongqing": ("重庆市南溪区文化馆", 2024, "unit_final_accounts"),
    "sichuan": ("泸江市中医医院", 2023, "unit_final_accounts"),
    "central": ("国家典籍保护总局", 2019, "departmental_final_accounts"),
}


@pytest.mark.parametrize("stem", KINDS)
def test_whose_accounts_they_are(stem: str) -> None:
    profile = named(stem).data.profile
    assert (profile.entity, profile.fiscal_year, profile.kind) == KINDS[stem]
