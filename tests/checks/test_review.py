"""``review.csv``: what people wrote is kept over reruns, and mistakes in the file are told with the line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from check_samples import text
from fa_helpers.checks import check_document
from fa_helpers.checks.review import (
    COLUMNS,
    NOT_FOUND,
    key_of,
    load_reviews,
    merged,
    review_text,
    with_status,
)
from fa_helpers.errors import CheckError

BODY = (
    "一、收入支出决算总体情况说明\n2023年度收入总计12.00万元，其中：本年收入合计10.00万元，"
    "使用非财政拨款结余0.00万元，年初结转和结余{}万元。"
)
SHA = "a" * 64


def findings(carryover: str = "2.10") -> list:  # type: ignore[type-arg]
    return [
        e
        for e in check_document(text(BODY.format(carryover))).findings
        if e.check.rule == "sum.revenue_grand_total"
    ]


def test_a_decision_is_kept_over_reruns(tmp_path: Path) -> None:
    first = merged((), findings(), SHA)
    assert len(first) == 1 and first[0].status == ""
    decided = [replace(first[0], status="confirmed", by="某人", date="2024-01-02", note="见第1页")]
    path = tmp_path / "review.csv"
    path.write_text(review_text(decided), encoding="utf-8")
    again = merged(load_reviews(path), findings(), SHA)
    assert list(again) == decided
    assert [key_of(e) for e in with_status(findings(), again, SHA, "confirmed")] == [decided[0].key]
    assert with_status(findings(), again, "b" * 64, "confirmed") == ()


def test_nothing_that_a_person_wrote_is_lost() -> None:
    decided = [replace(merged((), findings(), SHA)[0], status="dismissed", by="某人", date="2024-01-02")]
    after = merged(decided, findings("2.00"), SHA)
    assert [(r.status, r.outcome) for r in after] == [("dismissed", NOT_FOUND)]
    other = replace(decided[0], sha256="b" * 64)
    assert merged([other], findings(), SHA)[-1] == other


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("sha256,key\n", "columns outcome"),
        (",".join(COLUMNS) + "\na,b,c,sure,x,2024,,,\n", "line 2: .*sure"),
        (",".join(COLUMNS) + "\na,b,c,confirmed,,,,,\n", "line 2: "),
    ],
)
def test_a_file_that_does_not_fit_is_told_with_the_line(lines: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "review.csv"
    path.write_text(lines, encoding="utf-8")
    with pytest.raises(CheckError, match=said) as told:
        load_reviews(path)
    assert "review.csv" in str(told.value)


def test_no_file_is_an_empty_one(tmp_path: Path) -> None:
    assert load_reviews(tmp_path / "review.csv") == ()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gbk", "utf-16"])
@pytest.mark.parametrize(
    ("written", "kept"),
    [("确认", "confirmed"), ("有说明", "explained"), ("排除", "dismissed"), (" Confirmed ", "confirmed")],
)
def test_what_a_spreadsheet_saved_is_understood(
    written: str, kept: str, encoding: str, tmp_path: Path
) -> None:
    first = merged((), findings(), SHA)[0]
    decided = replace(first, status=written, by="某人", date="2024/1/2")
    path = tmp_path / "review.csv"
    text = review_text([decided]) + "," * (len(COLUMNS) - 1) + "\n"
    path.write_bytes(text.replace("\n", "\r\n").encode(encoding))
    assert load_reviews(path) == (replace(decided, status=kept),)


def test_columns_may_be_moved_and_separated_by_semicolons(tmp_path: Path) -> None:
    path = tmp_path / "review.csv"
    path.write_text(
        "Note;"
        + ";".join(name for name in COLUMNS if name != "note")
        + "\n见原文;a;b;c;排除;某人;2024/1/2;中;e\n",
        encoding="utf-8",
    )
    (found,) = load_reviews(path)
    assert (found.note, found.status, found.message_en) == ("见原文", "dismissed", "e")


def test_a_workbook_under_the_name_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "review.csv"
    path.write_bytes(b"PK\x03\x04\x81\xff\xff\x00")
    with pytest.raises(CheckError, match="CSV"):
        load_reviews(path)
