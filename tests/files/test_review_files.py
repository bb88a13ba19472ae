"""The review file and the page to share: what people wrote is kept, and only what they confirmed is shared."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

import fa_helpers as fa
from fa_helpers.errors import CheckError
from fa_helpers.files.review_files import review_files

TEXT = (
    "某市某局2023年度部门决算\n第一部分 单位概况\n一、主要职能\n负责某项工作。\n第二部分 部门决算情况说明\n"
    "一、收入支出决算总体情况说明\n2023年度收入总计12.00万元，其中：本年收入合计10.00万元，使用非财政拨款结余0.00万元，年初结转和结余2.10万元。"
)
SHA = "0" * 64


def test_what_was_written_is_kept_and_shared(tmp_path: Path) -> None:
    checked = fa.read(TEXT.encode()).check()
    first = review_files(checked, tmp_path, SHA, "en")
    assert set(first) == {"review.csv", "findings.html"} and list(tmp_path.iterdir()) == []
    assert "12.00 ≠" not in first["findings.html"]
    assert first["review.csv"].startswith("\ufeffgroup,check_id,sha256,"), (
        "Excel needs the mark to read Chinese"
    )
    rows = list(csv.DictReader(io.StringIO(first["review.csv"])))
    rows[0] |= {"status": "confirmed", "by": "某人", "date": "2024-01-02", "note": "已问，电话0991-3835512"}
    with (tmp_path / "review.csv").open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    second = review_files(checked, tmp_path, SHA, "en")
    assert "已问，电话0991-3835512" in second["review.csv"] and "12.00 ≠" in second["findings.html"]
    assert "12.00 ≠" not in review_files(checked, tmp_path, "1" * 64, "en")["findings.html"]


def test_a_file_that_cannot_be_understood_is_told(tmp_path: Path) -> None:
    (tmp_path / "review.csv").write_text("key\nx\n", encoding="utf-8")
    with pytest.raises(CheckError):
        review_files(fa.read(TEXT.encode()).check(), tmp_path, SHA, "en")


def test_there_is_a_page_for_each_language_and_none_is_left_as_it_was(tmp_path: Path) -> None:
    checked = fa.read(TEXT.encode()).check()
    both = review_files(checked, tmp_path, SHA, "zh", languages=("zh", "en"))
    assert set(both) == {"review.csv", "findings.html", "findings.en.html"}
    assert '<html lang="zh">' in both["findings.html"] and 'href="findings.en.html"' in both["findings.html"]
    assert (
        '<html lang="en">' in both["findings.en.html"] and 'href="findings.html"' in both["findings.en.html"]
    )
    for name, text in both.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    again = review_files(checked, tmp_path, SHA, "en")  # a person answers in English
    assert again == both
