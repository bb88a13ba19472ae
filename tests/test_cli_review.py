"""``fa review``: every answer is in ``review.csv`` at once, in the order of the findings; nobody is asked without a terminal."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest

import fa_helpers as fa
from fa_helpers import cli
from fa_helpers.checks.review import answered, merged
from fa_helpers.cli.review import Reviewer, review
from fa_helpers.presentation.findings import Checked
from fa_helpers.report.notebooks import notebook_page

BODY = (
    "某市某局2023年度部门决算\n第一部分 单位概况\n一、主要职能\n负责某项工作。\n"
    "第二部分 部门决算情况说明\n一、收入支出决算总体情况说明\n"
    "2023年度收入总计12.00万元，其中：本年收入合计10.00万元，使用非财政拨款结余0.00万元，年初结转和结余2.10万元。\n"
    "2023年度支出总计12.00万元，其中：本年支出合计9.00万元，结余分配0.00万元，年末结转和结余2.40万元。\n"
    "二、收入决算情况说明\n本年收入合计10.00万元，其中：财政拨款收入8.00万元，其他收入XX万元。\n"
)


@pytest.fixture
def document() -> fa.FinalAccounts:
    return fa.read(BODY.encode())


def asked(document: fa.FinalAccounts, folder: Path, typed: list[str], by: str = "某人", **more: bool) -> int:
    """A review in which these words are typed; after them the input ends."""
    words: Iterator[str] = iter(typed)

    def ask(_: str) -> str:
        try:
            return next(words)
        except StopIteration:
            raise EOFError from None

    checked = document.check()
    return review(Reviewer(document, checked, folder, "en", by, "2024-01-02", ask), **more)


def rows(folder: Path) -> list[dict[str, str]]:
    text = (folder / "review.csv").read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_answers_are_kept_in_the_order_of_findings(
    document: fa.FinalAccounts, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "out" / "one"
    assert asked(document, folder, ["what?", "c", "seen on p. 1", "说明", ""]) == 2
    said = capsys.readouterr().out
    assert "Type c, e, d, p, s or q." in said and "12.00" in said and "p. 1 " in said
    kept = rows(folder)
    checked = document.check()
    assert [row["check_id"] for row in kept] == [e.check_id for told in checked.grouped for e in told.entries]
    assert [(r["status"], r["by"], r["note"]) for r in kept[:2]] == [
        ("confirmed", "某人", "seen on p. 1"),
        ("explained", "某人", ""),
    ]
    assert "12.00" in (folder / "findings.html").read_text(encoding="utf-8"), (
        "what is confirmed may be shared"
    )


def test_what_has_an_answer_is_not_asked_again_unless_all_are(
    document: fa.FinalAccounts, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "one"
    asked(document, folder, ["c", ""])
    count = len(rows(folder))
    capsys.readouterr()
    assert asked(document, folder, []) == 0
    assert f"Findings to review: {count - 1}." in capsys.readouterr().out
    assert asked(document, folder, ["d", "a slip", "q"], every=True) == 1
    assert "Decided before: confirmed." in capsys.readouterr().out
    assert (rows(folder)[0]["status"], rows(folder)[0]["note"]) == ("dismissed", "a slip")
    assert len(rows(folder)) == count


def test_another_person_adds_a_line(document: fa.FinalAccounts, tmp_path: Path) -> None:
    folder = tmp_path / "one"
    asked(document, folder, ["c", ""])
    asked(document, folder, ["d", ""], by="另一人", every=True)
    first = rows(folder)[0]["key"]
    assert [(r["by"], r["status"]) for r in rows(folder) if r["key"] == first] == [
        ("某人", "confirmed"),
        ("另一人", "dismissed"),
    ]
    page = (folder / "findings.html").read_text(encoding="utf-8")
    assert "12.00 ≠" not in page, "on what people disagree is not shared"


def test_what_someone_wrote_meanwhile_is_merged(document: fa.FinalAccounts, tmp_path: Path) -> None:
    folder = tmp_path / "one"
    asked(document, folder, ["s", "c", ""])
    text = (folder / "review.csv").read_text(encoding="utf-8-sig")
    table = list(csv.reader(io.StringIO(text)))
    table[1][table[0].index("note")] = "from a spreadsheet"
    with (folder / "review.csv").open("w", encoding="gb18030", newline="") as lines:
        csv.writer(lines).writerows(table)
    asked(document, folder, ["s", "d", ""])
    assert rows(folder)[0]["note"] == "from a spreadsheet" and rows(folder)[1]["status"] == "confirmed"


def test_a_plain_text_has_no_picture(
    document: fa.FinalAccounts, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked(document, tmp_path / "one", ["p", "q"])
    assert "There is no picture of this." in capsys.readouterr().out
    assert not (tmp_path / "one").exists(), "nothing was answered, nothing is written"


def test_nobody_is_asked_without_a_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_text(BODY, encoding="utf-8")
    for language, words in (("en", "terminal"), ("zh", "终端")):
        assert cli.main(["--language", language, "review", str(path)]) == 2
        said = capsys.readouterr()
        assert said.out == "" and words in said.err and said.err.count("\n") == 1


def test_in_a_terminal_the_name_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(BODY, encoding="utf-8")
    typed = iter(["某人", "c", "", "q"])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda _: next(typed))
    assert cli.main(["--language", "en", "review", str(path), "-o", str(tmp_path / "out")]) == 0
    assert "Answers given: 1" in capsys.readouterr().out
    assert rows(tmp_path / "out" / "a")[0]["by"] == "某人"


def test_an_answer_on_a_finding_that_is_gone_is_kept(document: fa.FinalAccounts) -> None:
    checked: Checked = document.check()
    lines = merged((), checked.grouped, "a" * 64)
    answer = lines[0].__class__(
        "", "", "a" * 64, "no.such:key", "holds", "confirmed", "某人", "2024-01-02", "", "", ""
    )
    assert answered(lines, answer) == (*lines, answer)


def test_what_is_confirmed_is_shown_as_confirmed(document: fa.FinalAccounts, tmp_path: Path) -> None:
    folder = tmp_path / "one"
    assert "review:" not in str(document.check().in_("en"))
    asked(document, folder, ["c", "", "e", ""])
    checked = document.check(folder / "review.csv")
    said = "\n".join(checked.lines("en"))
    assert said.count("(review: confirmed)") == 1 and said.count("(review: explained)") == 1
    strips = [repr(strip) for strip in fa.findings.finding_strips(checked, "zh")]
    assert sum("（复核：已确认）" in strip for strip in strips) == 1
    table = fa.findings.inconsistent(checked, "en")
    assert table.check.str.contains("review: confirmed").sum() == 1


def test_a_report_shows_what_is_confirmed(document: fa.FinalAccounts, tmp_path: Path) -> None:
    folder = tmp_path / "a"
    asked(document, folder, ["c", ""])
    path = tmp_path / "a.txt"
    path.write_text(BODY, encoding="utf-8")
    book = Path(__file__).parents[1] / "notebooks" / "05_check_the_figures.ipynb"
    page = notebook_page(book, str(path), "en", str(folder / "review.csv"))
    assert "(review: confirmed)" in page.body
