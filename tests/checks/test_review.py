"""``review.csv``: what people wrote is kept over reruns, and mistakes in the file are told with the line."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from check_samples import text
from fa_helpers.checks import check_document
from fa_helpers.checks.order import Told, one_each
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


def told(carryover: str = "2.10") -> tuple[Told, ...]:
    return one_each(findings(carryover))


def test_a_decision_is_kept_over_reruns(tmp_path: Path) -> None:
    first = merged((), told(), SHA)
    assert len(first) == 1 and first[0].status == ""
    decided = [replace(first[0], status="confirmed", by="某人", date="2024-01-02", note="见第1页")]
    path = tmp_path / "review.csv"
    path.write_text(review_text(decided), encoding="utf-8")
    again = merged(load_reviews(path), told(), SHA)
    assert list(again) == decided
    assert [key_of(e) for e in with_status(findings(), again, SHA, "confirmed")] == [decided[0].key]
    assert with_status(findings(), again, "b" * 64, "confirmed") == ()


def test_nothing_that_a_person_wrote_is_lost() -> None:
    decided = [replace(merged((), told(), SHA)[0], status="dismissed", by="某人", date="2024-01-02")]
    after = merged(decided, told("2.00"), SHA)
    assert [(r.status, r.outcome) for r in after] == [("dismissed", NOT_FOUND)]
    other = replace(decided[0], sha256="b" * 64)
    assert merged([other], told(), SHA)[-1] == other


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("sha256,key\n", "columns outcome"),
        (",".join(COLUMNS) + "\n,,a,b,c,sure,x,2024,,,\n", "line 2: .*sure"),
        (",".join(COLUMNS) + "\n,,a,b,c,confirmed,,,,,\n", "line 2: "),
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
    first = merged((), told(), SHA)[0]
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
        + "\n见原文;;;a;b;c;排除;某人;2024/1/2;中;e\n",
        encoding="utf-8",
    )
    (found,) = load_reviews(path)
    assert (found.note, found.status, found.message_en) == ("见原文", "dismissed", "e")


def test_a_workbook_under_the_name_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "review.csv"
    path.write_bytes(b"PK\x03\x04\x81\xff\xff\x00")
    with pytest.raises(CheckError, match="CSV"):
        load_reviews(path)


def saved(path: Path, rows: list[list[str]], encoding: str = "utf-8-sig") -> None:
    with path.open("w", encoding=encoding, newline="") as lines:
        csv.writer(lines).writerows(rows)


def test_columns_that_people_added_are_carried(tmp_path: Path) -> None:
    (first,) = merged((), told(), SHA)
    own = [getattr(first, name) for name in COLUMNS]
    rows = [["科室", *COLUMNS, "note", ""], ["财务科", *own, "second note", "loose words"]]
    saved(tmp_path / "review.csv", [*rows, ["办公室", "", "", "b" * 64, "k"]])
    again = merged(load_reviews(tmp_path / "review.csv"), told(), SHA)
    text = review_text(again)
    written = list(csv.reader(text.splitlines()))
    assert written[0] == [*COLUMNS, "科室", "note", ""]
    assert written[1] == [*own, "财务科", "second note", "loose words"]
    assert written[2] == ["", "", "b" * 64, "k", *[""] * 7, "办公室", "", ""]
    (tmp_path / "review.csv").write_text(text, encoding="utf-8")
    assert review_text(merged(load_reviews(tmp_path / "review.csv"), told(), SHA)) == text


def test_a_line_with_a_word_in_an_added_column_alone_is_kept(tmp_path: Path) -> None:
    saved(
        tmp_path / "review.csv",
        [[*COLUMNS, "科室"], ["", "", SHA, "gone", "", "", "", "", "", "", "", "财务科"]],
    )
    (found, _) = reversed(merged(load_reviews(tmp_path / "review.csv"), told(), SHA))
    assert (found.key, found.outcome, found.more) == ("gone", NOT_FOUND, (("科室", "财务科"),))


def test_every_line_on_a_finding_is_kept_and_what_contradicts_is_not_shared() -> None:
    (first,) = merged((), told(), SHA)
    said = [
        replace(first, status=status, by=by, date="2024-01-02", note=f"note of {by}")
        for status, by in (("confirmed", "甲"), ("confirmed", "乙"))
    ]
    assert merged([said[0], first, said[1]], told(), SHA) == tuple(said), "but no blank line beside them"
    assert with_status(findings(), said, SHA, "confirmed")
    apart = [said[0], replace(said[1], status="dismissed")]
    assert merged(apart, told(), SHA) == tuple(apart)
    assert not with_status(findings(), apart, SHA, "confirmed")
    assert not with_status(findings(), apart, SHA, "dismissed")
    assert [r.note for r in merged(apart, (), SHA)] == ["note of 甲", "note of 乙"]


@pytest.mark.parametrize(
    "words", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "＝1", "- 已问", '=HYPERLINK("x")']
)
def test_no_cell_is_a_formula_and_words_stay_the_same(words: str, tmp_path: Path) -> None:
    (first,) = merged((), told(), SHA)
    said = [replace(first, note=words, more=((words, words),))]
    text = review_text(said)
    for row in csv.reader(text.splitlines()):
        assert not any(cell[:1] in tuple("=+-@＝＋－＠") for cell in row if cell)
    path = tmp_path / "review.csv"
    path.write_text(text, encoding="utf-8")
    assert list(load_reviews(path)) == said and review_text(load_reviews(path)) == text


@pytest.mark.parametrize("number", ["-12.50", "+3%", "-1,200.00"])
def test_numbers_stay_numbers(number: str) -> None:
    (first,) = merged((), told(), SHA)
    text = review_text([replace(first, note=number)])
    assert list(csv.reader(text.splitlines()))[1][COLUMNS.index("note")] == number
