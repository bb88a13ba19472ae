"""What is wrong with a file as such is a row of coverage, or a refusal that tells the reason."""

from __future__ import annotations

import zlib

import pytest
from tests.pdf.tiny_pdf import TinyPdf, obj

from fa_helpers.errors import ParseError
from fa_helpers.layout.document_layout import lay_out
from fa_helpers.pdf.source import open_source
from fa_helpers.reading.file_rows import file_rows, odd_steps, shuffled


def labels(*numbers: int) -> list[tuple[int, str]]:
    return [(page, str(number)) for page, number in enumerate(numbers, 1)]


def test_page_numbers_that_do_not_go_on_are_named() -> None:
    assert odd_steps(labels(*range(1, 20))) == []
    assert odd_steps(labels(*range(1, 8), *range(9, 15))) == ["7→9"]
    assert odd_steps(labels(1, 2, 3, 4, 5, 5, 6, 7, 8, 9, 10)) == ["5→5"]
    assert odd_steps(labels(*range(1, 9), *range(1, 9))) == []  # an annex counts anew
    assert odd_steps(labels(1, 3, 2, 9, 4, 7, 5, 1, 8, 6)) == []  # no page numbers at all


def test_characters_that_nobody_can_tell_are_the_reason() -> None:
    import fa_helpers as fa

    pdf = TinyPdf()
    descendant = pdf.add(
        obj(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType2",
                "BaseFont": "/T",
                "CIDSystemInfo": "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>",
            }
        )
    )
    font = pdf.font(
        Subtype="/Type0", BaseFont="/T", Encoding="/Identity-H", DescendantFonts=f"[{descendant}]"
    )
    pdf.page("BT /F 9 Tf 20 100 Td <000100020003000400050006> Tj ET", f"<< /Font << /F {font} >> >>")
    with pytest.raises(ParseError) as refused:
        fa.read(pdf.write(), name="a.pdf")
    assert refused.value.code == "characters_unknown"


def told(pdf: bytes) -> dict[str, str]:
    """What is said of a file and its pages, by part."""
    source = open_source(pdf)
    return {row.part: str(row.reason) for row in file_rows(source, lay_out(source))}


def pages(*contents: bytes | None, packed: bool = True) -> TinyPdf:
    """Pages with a font each; of ``None`` the content is gone."""
    pdf = TinyPdf()
    fonts = f"<< /Font << /F {pdf.font()} >> >>"
    for content in contents:
        data = zlib.compress(content or b"") if packed else content or b""
        stream = pdf.stream(data, {"Filter": "/FlateDecode"} if packed else {})
        pdf.page("", fonts, **({"Contents": stream} if content is not None else {}))
    return pdf


def words(number: int) -> bytes:
    line = b"BT /F 9 Tf 20 %d Td (page %d of those that hold some words and figures, 12.34) Tj ET\n"
    return b"".join(line % (height, number) for height in (40, 60, 80))


def test_whole_files_say_nothing() -> None:
    assert told(pages(words(1), words(2), b"BT /F 9 Tf 20 50 Td (a BT b) Tj ET").write()) == {}
    assert told(pages(words(1), b"BT /F 9 Tf 20 50 Td (BT BT) Tj ET", packed=False).write()) == {}


def test_content_that_ends_early_is_named_with_its_page() -> None:
    said = told(pages(words(1), words(2)[:100]).write())
    assert said == {"page.002": "coverage.content_cut"}
    pdf = pages(words(1))
    data = zlib.compress(words(2))
    short = pdf.stream(data[: len(data) // 2], {"Filter": "/FlateDecode"})
    pdf.page("", "<< >>", Contents=short)
    assert told(pdf.write()) == {"page.002": "coverage.content_cut"}


def test_a_page_that_lost_its_text_is_no_blank_one() -> None:
    blank = pages(words(1))
    blank.page("")
    assert told(blank.write()) == {}
    assert told(pages(words(1), b"q Q", words(3)).write()) == {"page.002": "coverage.content_missing"}


def test_pages_that_nothing_lists_are_counted() -> None:
    pdf = pages(words(1), words(2), words(3))
    del pdf.pages[1]
    assert told(pdf.write()) == {"file": "coverage.pages_unlisted: 1"}


def test_pages_that_are_the_same_are_named() -> None:
    title = b"BT /F 9 Tf 20 50 Td (Annex) Tj ET"
    assert told(pages(words(1), words(2), words(1), title, title).write()) == {
        "file": "coverage.pages_alike: 1=3"
    }


def test_all_page_numbers_in_another_order_are_told() -> None:
    assert shuffled(labels(*range(3, 20))) == []
    assert shuffled(labels(5, 3, 9, 2, 1, 4, 8, 6, 7)) == ["5→3", "9→2", "2→1", "8→6"]
    assert shuffled(labels(5, 3, 90, 2, 1, 4, 8, 6, 7)) == []  # no page numbers at all
    assert shuffled(labels(*range(1, 9), *range(1, 9))) == []
