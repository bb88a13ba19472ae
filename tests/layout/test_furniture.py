"""Page numbers and running heads are taken off; text is not."""

from __future__ import annotations

import pytest

from fa_helpers.layout.furniture import strip_furniture
from fa_helpers.layout.lines import Line


def line(page: int, text: str, top: float) -> Line:
    return Line(page, text, (), 50.0, top, 300.0, top + 12, 12.0)


@pytest.mark.parametrize(
    ("printed", "label"), [("9", "9"), ("-9-", "9"), ("—12—", "12"), ("第5页", "5"), ("5/20", "5")]
)
def test_page_numbers_in_the_margin(printed: str, label: str) -> None:
    (body,) = strip_furniture([(1, 800.0, [line(1, "正文三万元", 300), line(1, printed, 770)])])
    assert body.label == label
    assert [x.text for x in body.lines] == ["正文三万元"]


def test_a_number_in_the_middle_of_a_page_stays() -> None:
    (body,) = strip_furniture([(1, 800.0, [line(1, "9", 400), line(1, "正文", 420)])])
    assert len(body.lines) == 2 and body.label == ""


def test_running_heads_need_several_pages() -> None:
    pages = [
        (n, 800.0, [line(n, f"某局{2020 + n}年决算", 30), line(n, f"正文{n}", 300)]) for n in range(1, 5)
    ]
    assert [[x.text for x in b.lines] for b in strip_furniture(pages)] == [[f"正文{n}"] for n in range(1, 5)]
    assert len(strip_furniture(pages[:2])[0].lines) == 2


def test_a_last_line_of_text_stays() -> None:
    (body,) = strip_furniture([(1, 800.0, [line(1, "减少3.5万元。", 770)])])
    assert len(body.lines) == 1


def test_plain_text_page_numbers_stand_alone_at_the_edge() -> None:
    (body,) = strip_furniture([(5, 0.0, [line(5, "占0.10%", 0), line(5, "9", 0)])])
    assert body.label == "9" and len(body.lines) == 1


def test_what_a_browser_prints_about_a_page_is_no_text_on_few_pages_either() -> None:
    (body,) = strip_furniture(
        [
            (
                1,
                800.0,
                [
                    line(1, "12/1/26,3:27PM样本局决算", 20),
                    line(1, "2.支出", 60),
                    line(1, "file:///x/a.html3/4", 780),
                ],
            )
        ]
    )
    assert [x.text for x in body.lines] == ["2.支出"]
