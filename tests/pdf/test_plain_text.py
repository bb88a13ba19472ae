"""Plain text: encodings, and where pages begin."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from fa_helpers.errors import SourceError
from fa_helpers.pdf.plain_text import decode, read_pages, split_pages

BUNDLED = Path(__file__).resolve().parents[2] / "data" / "raw" / "urumqi-miit-2023" / "source.txt"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
def test_encodings_in_use(encoding: str) -> None:
    assert decode("决算数 12.00 万元".encode(encoding)) == "决算数 12.00 万元"


@pytest.mark.parametrize("source", [b"\xff\xff\xff\xff", b"abc\xff", b"ab\x00cd"])
def test_bytes_in_no_encoding_are_refused(source: bytes) -> None:
    with pytest.raises(SourceError) as caught:
        decode(source, name="a.txt")
    assert caught.value.code == "encoding"
    assert str(caught.value).startswith("a.txt: ")


def test_form_feeds_part_pages_and_nothing_else_does() -> None:
    assert split_pages(" a\n b\n\fc\n\n\n\n7\n\n\f\fd\n\f") == [["a", "b"], ["c", "7"], [], ["d"]]


def test_one_space_opens_a_page() -> None:
    assert split_pages("a\nb\n c\n  d\n　e\n\tf\n \n g") == [["a", "b"], ["c", "d", "e", "f"], ["g"]]


def test_a_text_that_is_set_in_by_a_space_is_one_page() -> None:
    assert len(split_pages("".join(f" line {n}\n" for n in range(40)))) == 1


def test_a_printed_page_number_closes_a_page() -> None:
    body = "\n\n".join(f"第{n}行" for n in range(5))
    pages = split_pages(f"{body}\n\n\n\n- 3 -\n\n{body}\n\n12\n\n{body}\n\n\n\n4\n")
    assert [page[-1] for page in pages] == ["- 3 -", "4"]
    assert "12" in pages[1]  # a number between the usual blank lines is a figure


def test_line_ends_of_all_systems() -> None:
    assert split_pages("a\r\nb\rc\n") == [["a", "b", "c"]]


def test_an_empty_text_has_no_pages() -> None:
    assert list(read_pages(" \n\n")) == []


def test_pages_can_be_chosen() -> None:
    (page,) = read_pages("a\n b\n c", numbers=[2])
    assert (page.number, page.text_lines, page.engine, page.chars) == (2, ("b",), "plain_text", ())


def test_the_bundled_text_has_28_pages() -> None:
    pages = split_pages(decode(BUNDLED.read_bytes()))
    assert len(pages) == 28
    assert (pages[4][-1], pages[20][-1]) == ("9", "25")
    assert pages[0][0] == "第一部分 单位概况"


def test_pages_begin_where_they_were_read_to_begin(shared_file: Callable[[str], Path]) -> None:
    truth = json.loads(shared_file("truth/urumqi_miit_2023.json").read_text(encoding="utf-8"))
    text = decode(BUNDLED.read_bytes())
    lines = text.split("\n")
    firsts = [lines[line - 1].strip() for line in truth["document"]["page_mapping"]["page_first_lines"]]
    assert [page[0] for page in split_pages(text)] == firsts
