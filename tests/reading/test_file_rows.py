"""What is wrong with a file as such is a row of coverage, or a refusal that tells the reason."""

from __future__ import annotations

import pytest

from fa_helpers.errors import ParseError
from fa_helpers.reading.coverage import odd_steps


def labels(*numbers: int) -> list[tuple[int, str]]:
    return [(page, str(number)) for page, number in enumerate(numbers, 1)]


def test_page_numbers_that_do_not_go_on_are_named() -> None:
    assert odd_steps(labels(*range(1, 20))) == []
    assert odd_steps(labels(*range(1, 8), *range(9, 15))) == ["7→9"]
    assert odd_steps(labels(1, 2, 3, 4, 5, 5, 6, 7, 8, 9, 10)) == ["5→5"]
    assert odd_steps(labels(*range(1, 9), *range(1, 9))) == []  # an annex counts anew
    assert odd_steps(labels(1, 3, 2, 9, 4, 7, 5, 1, 8, 6)) == []  # no page numbers at all


def test_characters_that_nobody_can_tell_are_the_reason() -> None:
    from tests.pdf.tiny_pdf import TinyPdf, obj

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
