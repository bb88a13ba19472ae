"""Every kind of doubt on made-up documents: a check that asks, or was not made, and accuses once the doubt is gone."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from examples_names import _class_row
from examples_statement_summaries import PUBLIC, _summary

from check_samples import card, funds, indicator, statement, text, with_cards, with_statements
from fa_helpers.checks import Check, check_document
from fa_helpers.checks.doubt import kinds
from fa_helpers.checks.rule import rules
from fa_helpers.model import CoverageRow, DocumentData, Reason

MODULES = sorted(path.stem for path in Path(__file__).parent.glob("examples_*.py"))
COLUMNS = ("total_expenditure", "basic_expenditure", "project_expenditure")
NAMES = (
    ("", "合计"),
    ("208", "社会保障和就业支出"),
    ("20805", "行政事业单位养老支出"),
    ("2080501", "行政单位离退休"),
    ("2080505", "机关事业单位基本养老保险缴费支出"),
)
SUM, A, B = "10.00 5.00 5.00", "4.00 4.00 _", "6.00 1.00 5.00"


def _spent(*printed: str, extra: tuple[tuple[str, str], ...] = (), **labels: str) -> DocumentData:
    """The statement of expenditure with three columns, and more where ``labels`` names them; ``_`` is a blank cell."""
    columns = (*COLUMNS, *labels)
    lines = [
        ("", *name, {c: p for c, p in zip(columns, row.split(), strict=False) if p != "_"})
        for name, row in zip((*NAMES, *extra), printed, strict=True)
    ]
    shown = dict(zip(COLUMNS, ("本年支出合计", "基本支出", "项目支出"), strict=True)) | labels
    return with_statements(statement("expenditure_statement", lines, labels=shown))


def _items(*printed: str) -> DocumentData:
    """One class with as many items as are given, in one column of totals and two of kinds."""
    names = [(f"20805{n:02d}", f"项目{n}") for n in range(1, len(printed))]
    lines = [
        ("", *name, dict(zip(COLUMNS, row.split(), strict=True)))
        for name, row in zip([("", "合计"), *names], printed, strict=True)
    ]
    return with_statements(statement("expenditure_statement", lines))


def _left_over() -> DocumentData:
    data = text("一、支出决算情况说明\n本年支出合计10.00万元，其中：基本支出6.00万元，项目支出5.00万元。")
    return replace(data, coverage=(CoverageRow("2.1", "", 1, 1, "partly_read", 3),))


def _card(total_score: str, score: str, *, left_over: tuple[str, ...] = (), order: int = 1) -> Any:
    rows = [funds("资金总额", "10.00", "10.00", "10.00", "10", "100%", "10")]
    levels = [indicator(n, ("产出指标", "数量指标", f"指标{n}"), "5次", "5次", "45", "45") for n in (1,)]
    levels.append(indicator(2, ("效益指标", "社会效益", "指标2"), "6次", "6次", "45", score))
    made = card(rows, levels, total_score=total_score, name=f"某项目{order}", order=order)
    return replace(made, left_over=left_over)


def _budget_column() -> DocumentData:
    rows = [
        ("", "", "合计", {"a": "5.00", "b": "9.00"}),
        ("", "201", "一般公共服务支出", {"a": "5.00", "b": "7.00"}),
    ]
    labels = {"a": "决算数/合计", "b": "年初预算数/合计"}
    return with_statements(statement("general_budget_expenditure", rows, labels=labels))


def _with_unseen_text(data: DocumentData) -> DocumentData:
    row = CoverageRow("page.001", "", 1, 1, "partly_read", 0, Reason("coverage.unseen_text", ("1", "9")))
    return replace(data, coverage=(*data.coverage, row))


OTHERWISE = "otherwise"
"""The pages of this document show other digits than it tells."""

PLANTED: dict[str, Callable[[], DocumentData]] = {
    "partly_read": _left_over,
    "form_left_over": lambda: with_cards(_card("101", "46", left_over=("7",))),
    "form_uncertain": lambda: _spent(SUM, "9.00 9.00 9.00", "7.00 6.00 5.00", "4.00 3.00 3.00", B),
    "many_rows": lambda: _items("40.00 26.00 17.00", *["4.00 2.00 2.00"] * 7, *["4.00 4.00 1.00"] * 3),
    "cut_off": lambda: _items("12.06 6.02 6.04", "4.00 2.00 2.00", "4.01 2.00 2.01", "4.02 2.01 2.01"),
    "blank_cell": lambda: _spent(SUM, SUM, SUM, "4.00 _ _", B),
    "column_unknown": lambda: _spent(SUM, SUM, SUM, "4.00 3.00 _ 1.00", "6.00 2.00 5.00", other="其他说明"),
    "rows_unknown": lambda: _spent(
        "10.00 4.00 5.00", SUM, SUM, "4.00 4.00 0.00", B, "2.00 1.00 1.00", extra=(("", "某单位"),)
    ),
    "budget_column": _budget_column,
    "near_amounts": lambda: text(
        "一、一般公共预算财政拨款支出决算具体情况\n1、一般公共服务支出（类）财政事务（款）行政运行（项）。"
        "年初预算为5.00万元，全年预算为6.00万元，支出决算为4.00万元。决算数大于预算数的主要原因：人员变动。"
    ),
    "other_spelling": lambda: _class_row("资源勘探工业信息寺支出"),
    "blank_part": lambda: with_cards(
        card(
            [
                funds("资金总额", "80.00", "80.00", "80.00"),
                funds("财政拨款", "80.00", "70.00", "90.00"),
                funds("其他资金", "", "", ""),
            ],
            [],
        )
    ),
    "carryover_not_split": _summary(
        PUBLIC,
        {"一、一般公共预算财政拨款": "8.00", "本年收入合计": "8.00", "年初财政拨款结转和结余": "1.50"},
        {
            "一、一般公共服务支出": "9.00 9.00 _",
            "本年支出合计": "9.00 9.00 _",
            "年末财政拨款结转和结余": "0.20 0.20 _",
        },
    ),
    "less_than_a_unit": lambda: text(
        "一、支出决算情况说明\n本年支出合计300000.00万元，其中：基本支出100000.00万元，占本年支出合计的33.34%；"
        "项目支出200000.00万元，占本年支出合计的66.67%。"
    ),
    "unseen_text": lambda: _with_unseen_text(
        text(
            "一、支出决算情况说明\n本年支出合计90.00万元，其中：基本支出30.00万元，占本年支出合计的33.33%；"
            "项目支出50.00万元，占本年支出合计的66.67%。"
        )
    ),
    "oddly_written": lambda: text(
        "一、支出决算情况说明\n本年支出合计1，090.00万元，其中：基本支出30.00万元，占本年支出合计的2.75%；"
        "项目支出50.00万元，占本年支出合计的66.67%。"
    ),
    "printed_otherwise": lambda: replace(
        text(
            "一、支出决算情况说明\n本年支出合计80.00万元，其中：基本支出30.00万元，占本年支出合计的36.50%；"
            "项目支出50.00万元，占本年支出合计的62.50%。"
        ),
        document_id=OTHERWISE,
    ),
    "without_execution": lambda: with_cards(
        _card("90", "45"), *(_card("100", "45", order=n) for n in (2, 3, 4))
    ),
}
"""Documents for kinds that no example of a rule has."""


@cache
def _documents() -> dict[str, list[Callable[[], DocumentData]]]:
    """Documents by the kinds of doubt in them."""
    found: dict[str, list[Callable[[], DocumentData]]] = {kind: [made] for kind, made in PLANTED.items()}
    for name in MODULES:
        for example in importlib.import_module(name).EXAMPLES:
            for kind in {check.doubts[0].kind for check in _checks(example.document()) if check.doubts}:
                found.setdefault(kind, []).append(example.document)
    return found


def _checks(data: DocumentData) -> Iterator[Check]:
    look = (lambda figures: frozenset({1})) if data.document_id == OTHERWISE else None
    return (entry.check for entry in check_document(data, look).entries)


def _in_doubt(data: DocumentData, kind: str) -> list[Check]:
    return [check for check in _checks(data) if check.doubts and check.doubts[0].kind == kind]


@pytest.mark.parametrize("kind", kinds())
def test_a_check_accuses_once_its_doubt_is_gone(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    documents = [made() for made in _documents()[kind]]
    asked = [(data, check) for data in documents for check in _in_doubt(data, kind)]
    assert asked
    effect = kinds()[kind].effect
    wanted = "suspicious" if effect == "asks" else "not_checkable"
    assert {check.outcome for _, check in asked} == {wanted}
    may_accuse = [check.rule for _, check in asked if rules()[check.rule].gravest == "inconsistent"]

    real = Check.doubted

    def doubted(check: Check, name: str, *said: Any, when: bool = True) -> Check:
        return real(check, name, *said, when=when and name != kind)

    monkeypatch.setattr(Check, "doubted", doubted)
    places = {(check.rule, check.fact_ids) for _, check in asked}
    after = [check for data in documents for check in _checks(data)]
    accusing = any(c.outcome == "inconsistent" and (c.rule, c.fact_ids) in places for c in after)
    assert accusing == bool(may_accuse)
