"""The typeset PDF says what the published text says, looks as it should and comes out the same every time."""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from typeset_pages import (
    FOLDER,
    ROOT,
    bare,
    cells,
    distinct,
    load_typeset,
    logical_rows,
    overlaps,
    pdfium_lines,
    plumber_lines,
)

typeset = load_typeset()
from tools.ruled_form import boxes, change_texts  # noqa: E402  (typeset.py makes tools/ importable)

FORM_PAGES = range(13, 25)
TEXT_PAGES = [number for number in range(1, 29) if number not in FORM_PAGES]
DECIMAL = re.compile(r"\d[\d,]*\.\d+")
TRUTH = ROOT.parent / "shared/truth/urumqi_miit_2023.json"


@pytest.fixture(scope="module")
def text() -> str:
    return (FOLDER / "source.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def source(text: str) -> dict[int, list[str]]:
    """The lines of each page of the published text, white space left out."""
    return {number: [bare(line) for line in page] for number, page in enumerate(typeset.split_pages(text), 1)}


@pytest.fixture(scope="module")
def cards() -> Any:
    return typeset.load_cards(FOLDER / "cards.json")


@pytest.fixture(scope="module")
def made(text: str, cards: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("typeset") / "source.pdf"
    typeset.typeset(text, cards, out)
    return out


@pytest.fixture(scope="module")
def opened(made: Path) -> Iterator[Any]:
    with pdfplumber.open(made) as document:
        yield document


def replaced(seed: int) -> Callable[[str], str]:
    """Put other numbers, longer and shorter, in place of every decimal number."""
    choose = random.Random(seed)

    def other(found: re.Match[str]) -> str:
        return f"{choose.randrange(10 ** choose.randrange(1, 8)):,}.{choose.randrange(100):02d}"

    return lambda words: DECIMAL.sub(other, words)


def test_the_same_bytes_every_time(text: str, cards: Any, made: Path, tmp_path: Path) -> None:
    typeset.typeset(text, cards, tmp_path / "again.pdf")
    assert (tmp_path / "again.pdf").read_bytes() == made.read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == ["again.pdf"]
    assert made.read_bytes() == (FOLDER / "source.pdf").read_bytes(), "run typeset.py and commit source.pdf"


def test_pages_of_the_text_and_their_printed_numbers(
    text: str, source: dict[int, list[str]], made: Path
) -> None:
    assert len(source) == 28
    assert source[5][-1].startswith("1.一般公共服务支出") and source[6][0].startswith("2.社会保障")
    assert source[22][0] == "项目支出绩效自评表"
    assert [page[-1] for page in pdfium_lines(made)] == [str(number) for number in range(5, 33)]


def test_a_line_of_spaces_opens_no_page() -> None:
    assert typeset.split_pages(" 一\n\n二\n 三\n\n\n\n9\n\n四\n  \n五\n12\n") == [
        ["一", "二"],
        ["三"],
        ["四", "五", "12"],
    ]


def test_running_text_line_by_line_in_pdfium(source: dict[int, list[str]], made: Path) -> None:
    pages = pdfium_lines(made)
    assert {number: pages[number - 1][:-1] for number in TEXT_PAGES} == {n: source[n] for n in TEXT_PAGES}


def test_running_text_line_by_line_in_pdfplumber(source: dict[int, list[str]], opened: Any) -> None:
    for number in TEXT_PAGES:
        assert plumber_lines(opened.pages[number - 1])[:-1] == source[number]


def test_forms_hold_the_characters_of_their_page(source: dict[int, list[str]], made: Path) -> None:
    pages = pdfium_lines(made)
    for number in FORM_PAGES:
        assert Counter("".join(pages[number - 1][:-1])) == Counter("".join(source[number])), number


def test_every_cell_stands_in_its_box(cards: Any, opened: Any) -> None:
    for form in cards:
        for page in form.pages:
            expected = [[bare(line) for line in box.cell.lines] for box in boxes(page, len(form.columns))]
            found = cells(opened.pages[page.page - 1])
            assert [lines for lines, _ in found] == expected, page.page
            assert all(kept for _, kept in found), page.page
            table = [
                bare(cell) for row in opened.pages[page.page - 1].extract_tables()[0] for cell in row if cell
            ]
            assert Counter(table) == Counter("".join(lines) for lines in expected if lines), page.page


def test_nothing_overlaps_or_leaves_the_page(opened: Any) -> None:
    assert [overlaps(page) for page in opened.pages] == [[]] * 28


def test_the_mark_is_a_picture_and_in_the_metadata_only(opened: Any) -> None:
    assert set(opened.metadata) == {"Title", "Subject", "Keywords"}
    assert all(typeset.MARK in words for words in opened.metadata.values())
    for page in opened.pages:
        assert "非原件" not in "".join(char["text"] for char in page.chars)
        assert len(page.images) == 1 and not page.rects and not page.curves
        assert bool(page.lines) == (page.page_number in FORM_PAGES)


def test_a_changed_digit_changes_the_page(text: str, cards: Any, made: Path, tmp_path: Path) -> None:
    out = tmp_path / "changed.pdf"
    changed = change_texts(cards, lambda line: line.replace("31.97", "31.98"))
    typeset.typeset(
        text.replace("1,549.13 万元，下降\n\n39.37%", "1,549.13 万元，下降\n\n39.38%"), changed, out
    )
    before, after = pdfium_lines(made), pdfium_lines(out)
    assert [number for number in range(1, 29) if before[number - 1] != after[number - 1]] == [4, 15]
    assert "39.38%" in "".join(after[3]) and "31.98" in "".join(after[14])


@pytest.mark.parametrize(
    ("page_size", "font_size", "form_size"), [("B5", 12.0, None), ("A5", 13.0, 8.0), ("A4", 17.0, 12.0)]
)
def test_other_numbers_on_another_page(
    page_size: str, font_size: float, form_size: float | None, text: str, cards: Any, tmp_path: Path
) -> None:
    other, others = replaced(1)(text), change_texts(cards, replaced(2))
    out = tmp_path / "other.pdf"
    size = typeset.PAGE_SIZES[page_size]
    typeset.typeset(
        other, others, out, page_size=size, font_size=font_size, form_size=form_size, footer="none"
    )
    with pdfplumber.open(out) as document:
        form_pages = [bool(page.lines) for page in document.pages]
        assert [overlaps(page) for page in document.pages] == [[]] * len(form_pages)
        found = [found for page in document.pages if page.lines for found in cells(page)]
    assert all(kept for _, kept in found)
    running = [
        line
        for page, is_form in zip(pdfium_lines(out), form_pages, strict=True)
        if not is_form
        for line in page
    ]
    pages = dict(enumerate(typeset.split_pages(other), 1))
    expected = bare("".join("".join(pages[number]) for number in TEXT_PAGES))
    assert "".join(running) == expected
    assert all(number in expected for line in pages[4] for number in DECIMAL.findall(line))
    drawn = [cell for form in others for page in form.pages for row in page.rows for cell in row]
    assert Counter("".join("".join(lines) for lines, _ in found)) == Counter(
        bare("".join(c.text for c in drawn))
    )
    numbers = [number for cell in drawn for number in DECIMAL.findall(cell.text)]
    inside = ["".join(lines) for lines, _ in found]
    assert len(numbers) > 60 and all(any(number in cell for cell in inside) for number in numbers)


def test_footers_can_stand_at_the_top(text: str, cards: Any, tmp_path: Path) -> None:
    typeset.typeset(text, cards, tmp_path / "top.pdf", footer="top", first_number=1)
    assert [page[0] for page in pdfium_lines(tmp_path / "top.pdf")] == [
        str(number) for number in range(1, 29)
    ]


def test_cards_that_contradict_the_text_are_refused(
    tmp_path: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.txt"
    other.write_text(text.replace("2505.65", "2505.66", 1), encoding="utf-8")
    assert typeset.main(["--text", str(other), "--out", str(tmp_path / "out.pdf")]) == 2
    assert "page 18" in capsys.readouterr().err
    assert not (tmp_path / "out.pdf").exists()
    assert typeset.main(["--out", str(tmp_path / "out.pdf"), "--page-size", "B5", "--font-size", "12"]) == 0


@pytest.fixture(scope="module")
def truth() -> list[dict[str, Any]]:
    if not TRUTH.exists():
        pytest.skip("the figures read by hand are not here: ../shared/truth/urumqi_miit_2023.json")
    cards: list[dict[str, Any]] = json.loads(TRUTH.read_text(encoding="utf-8"))["scorecards"]
    return cards


def test_cards_agree_with_the_figures_read_by_hand(cards: Any, truth: list[dict[str, Any]]) -> None:
    assert len(cards) == len(truth) == 8
    assert sum(len(card["indicators"]) for card in truth) == 64
    assert sum(len(card["funds"]) for card in truth) == 27
    for form, card in zip(cards, truth, strict=True):
        assert form.title == card["table_title"]
        assert [form.pages[0].page, form.pages[-1].page] == [card["page"], card["page_end"]]
        rows = logical_rows(form, boxes)
        assert distinct(rows[0])[1] == bare(card["name"])
        check_funds(rows, card)
        check_indicators(rows, card)


def check_funds(rows: list[dict[int, tuple[str, bool]]], card: dict[str, Any]) -> None:
    printed = [[bare(words) for words in distinct(row)] for row in rows]
    named = {words[0]: words[1:] for words in printed if words}
    for expected in card["funds"]:
        found = named[bare(expected["row"])]
        figures = [words.removesuffix("分") for words in found if words not in ("", "—", "-")]
        assert figures == [bare(words) for words in expected["as_printed"]]
    assert sum(name.startswith("其他资金") for name in named) == 1


def check_indicators(rows: list[dict[int, tuple[str, bool]]], card: dict[str, Any]) -> None:
    head = next(row for row in rows if any(text == "三级指标" for text, _ in row.values()))
    columns = {text: col for col, (text, begins) in sorted(head.items(), reverse=True) if begins}
    name = columns["三级指标"]
    body = rows[rows.index(head) + 1 : -1]
    found = [row for row in body if row[name][1]]
    keys = {
        "一级指标": "level1", "二级指标": "level2", "三级指标": "level3", "年度指标值": "target",
        "预期指标值": "target", "实际完成值": "actual", "实际完成指标值": "actual", "指标值设定依据": "basis",
        "分值": "weight", "分值权重": "weight", "得分": "score", "偏差原因分析及改进措施": "deviation",
    }  # fmt: skip
    assert len(found) == len(card["indicators"])
    for row, expected in zip(found, card["indicators"], strict=True):
        for title, col in columns.items():
            if title in keys:
                compare(row[col][0], expected[keys[title]])
    compare(rows[-1][columns.get("分值", columns.get("分值权重", 0))][0], card["total_weight"])
    compare(rows[-1][columns["得分"]][0].removesuffix("分"), card["total_score"])


def compare(printed: str, expected: str | float | None) -> None:
    """Texts without white space, numbers by value."""
    if isinstance(expected, int | float):
        assert Decimal(bare(printed)) == Decimal(str(expected))
    else:
        assert bare(printed) == bare(expected or "")
