"""Evidence shows the figure where it is printed: framed on its page, or between brackets in its line."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pytest
from PIL import Image

import fa_helpers as fa
from fa_helpers.errors import FinalAccountsError
from fa_helpers.model import DocumentData, Fact, Locator, Profile
from fa_helpers.pdf.source import open_source
from fa_helpers.presentation.answers import quotable
from fa_helpers.presentation.evidence import Evidence, caption_of, crop, evidence, marked, page_with_marks
from fa_helpers.presentation.frames_on_ink import FRAME
from fa_helpers.terms.messages import Language

WIDTH, HEIGHT = 420.0, 595.0
FRAME_RGB = tuple(int(FRAME[i : i + 2], 16) for i in (1, 3, 5))
BOX = (120.0, 300.0, 180.0, 312.0)


@pytest.fixture(scope="module")
def pdf() -> bytes:
    """Two pages with a black bar where the figure stands."""
    canvas = pytest.importorskip("reportlab.pdfgen.canvas")
    buffer = BytesIO()
    sheet = canvas.Canvas(buffer, pagesize=(WIDTH, HEIGHT), invariant=1)
    for _ in range(2):
        x0, top, x1, bottom = BOX
        sheet.rect(x0, HEIGHT - bottom, x1 - x0, bottom - top, stroke=0, fill=1)
        sheet.drawString(40, 40, "2,385.28")
        sheet.showPage()
    sheet.save()
    return buffer.getvalue()


def picture(shown: Evidence) -> Image.Image:
    content = shown.png()
    assert content is not None
    return Image.open(BytesIO(content)).convert("RGB")


def frame_box(image: Image.Image) -> tuple[int, int, int, int]:
    """Where the colour of the frame begins and ends."""
    mask = image.point(lambda value: value)
    found = [
        (x, y) for y in range(mask.height) for x in range(mask.width) if mask.getpixel((x, y)) == FRAME_RGB
    ]
    xs, ys = [x for x, _ in found], [y for _, y in found]
    return min(xs), min(ys), max(xs), max(ys)


def test_the_crop_shows_the_figure_framed_over_the_whole_width(pdf: bytes) -> None:
    shown = crop(pdf, Locator(1, "5", *BOX), office("某局", 2023), "zh", scale=1.0)
    image = picture(shown)
    assert image.width == WIDTH
    assert 12 + 2 * 48 < image.height < 12 + 2 * 48 + 40
    assert image.getpixel((150, 48 + 6)) == (0, 0, 0)
    x0, top, x1, bottom = frame_box(image)
    assert (x0, x1) == (pytest.approx(118, abs=1), pytest.approx(182, abs=1))
    assert (top, bottom) == (pytest.approx(46, abs=1), pytest.approx(62, abs=1))
    assert shown.caption == "某局2023年度部门决算，第1页（印刷页码5）"
    assert shown.alt.startswith(shown.caption)


def test_the_same_figure_gives_the_same_bytes(pdf: bytes) -> None:
    def once() -> Evidence:
        return crop(pdf, Locator(1, "", *BOX), office("某局", None), "en")

    assert once() == once()
    assert once()._repr_png_() == (once().png(), {"alt": once().alt, "width": 560})
    assert repr(once()) == "某局, final accounts, p. 1"


def test_the_note_is_in_the_picture_and_in_its_words(pdf: bytes) -> None:
    locator = Locator(1, "", *BOX)
    plain = crop(pdf, locator, office("某局", 2023), "zh")
    noted = crop(pdf, locator, office("某局", 2023), "zh", note="重排版，非原件")
    assert "【重排版，非原件】" in noted.caption
    assert plain.png() != noted.png()
    assert picture(plain).size == picture(noted).size


def test_a_figure_broken_over_pages_shows_both(pdf: bytes) -> None:
    parts = ((1, (100.0, 580.0, 140.0, 590.0)), (2, (40.0, 10.0, 60.0, 20.0)))
    locator = Locator(1, "", 100.0, 580.0, 140.0, 590.0, parts)
    shown = crop(pdf, locator, office("某局", 2023), "zh", scale=1.0)
    assert shown.caption == "某局2023年度部门决算，第1、2页"
    assert picture(shown).height > (48 + 15) + (20 + 48)
    x0, top, x1, bottom = frame_box(picture(shown))
    assert (x0, x1) == (pytest.approx(38, abs=1), pytest.approx(142, abs=1))
    assert bottom - top > 40


def test_a_whole_page_with_its_marks(pdf: bytes) -> None:
    locators = [Locator(1, "", *BOX), Locator(2, "", *BOX), Locator(1, "", 10.0, 10.0, 30.0, 20.0)]
    shown = page_with_marks(pdf, 1, locators, office("局", 2023), "en", scale=1.0)
    assert "2 figures framed" in shown.alt
    image = picture(shown)
    assert image.height > HEIGHT
    assert frame_box(image)[:2] == (pytest.approx(8, abs=1), pytest.approx(8, abs=1))


def test_a_page_that_is_not_there_is_named(pdf: bytes) -> None:
    with pytest.raises(FinalAccountsError, match=r"report\.pdf"):
        crop(pdf, Locator(9, "", *BOX), office("", None), "zh", name="report.pdf")
    with pytest.raises(FinalAccountsError, match="no box"):
        crop(pdf, Locator(1), office("", None), "zh")


def office(entity: str, year: int | None) -> Profile:
    return Profile(entity, year, "final_accounts")


def fact(locator: Locator, context: str, printed: str) -> Fact:
    return Fact(
        fact_id="narrative.2.1.001",
        origin="narrative",
        section="2.1",
        concept="",
        subject="收入总计",
        measure="amount",
        value=Decimal("0.39"),
        unit="万元",
        printed=printed,
        context=context,
        locator=locator,
    )


def data(profile: Profile) -> DocumentData:
    return DocumentData("d", profile, ())


def test_a_plain_text_gives_its_line() -> None:
    source = open_source("第一部分 单位概况".encode(), name="text.txt")
    profile = Profile("某局", 2023, "departmental_final_accounts")
    shown = evidence(fact(Locator(4), "政府采购支出总额 0.39 万元", "0.39"), data(profile), source, "zh")
    assert shown.png() is None
    assert shown._repr_png_() is None
    assert repr(shown) == "政府采购支出总额 【0.39】 万元\n某局2023年度部门决算，第4页"
    twice = evidence(fact(Locator(4), "支出 0.39 万元，货物 0.39 万元", "0.39"), data(profile), source, "zh")
    assert "在此句中出现2次" in twice.quote


def test_a_pdf_gives_its_page(pdf: bytes) -> None:
    source = open_source(pdf, name="report.pdf")
    profile = Profile("某局", 2023, "departmental_final_accounts")
    shown = evidence(fact(Locator(1, "", *BOX), "收入总计 0.39 万元", "0.39"), data(profile), source, "zh")
    assert shown.png() is not None
    assert repr(shown).splitlines() == ["收入总计 【0.39】 万元", "某局2023年度部门决算，第1页"]


@pytest.mark.parametrize(
    ("text", "printed", "result"),
    [
        ("决算数 2,385.28 万元", "2,385.28", "决算数 【2,385.28】 万元"),
        ("决算数 2,385.28 万元", "385.28", "决算数 2,385.28 万元"),
        ("共 10 辆。", "10", "共 【10】 辆。"),
        ("共 10,8 辆", "10", "共 10,8 辆"),
        ("为 0.39。", "0.39", "为 【0.39】。"),
        ("无数字", "", "无数字"),
    ],
)
def test_only_whole_numbers_are_marked(text: str, printed: str, result: str) -> None:
    assert marked(text, printed) == result


def test_captions_without_a_year() -> None:
    assert caption_of(Locator(3), office("局", None), "zh") == "局部门决算，第3页"


@pytest.mark.parametrize(
    ("language", "said"), [("zh", "局2024年度预算，第3页"), ("en", "局, 2024 budget, p. 3")]
)
def test_a_budget_is_not_called_final_accounts(language: Language, said: str) -> None:
    assert caption_of(Locator(3), Profile("局", 2024, "budget"), language) == said
    head = "某市某局2024年度部门预算\n第一部分 单位概况\n一、主要职能\n负责某项工作。\n"
    head += "第二部分 部门预算情况说明\n一、支出预算情况说明\n"
    document = fa.read(f"{head}2024年支出预算9.00万元。".encode())
    document.data = replace(document.data, profile=Profile("局", 2024, "budget"))
    words = [document.source_line([3], language)]
    words += [str(quotable(document.data, fact, language)) for fact in document.data.facts]
    assert len(words) > 1
    for text in words:
        assert ("预算" if language == "zh" else "budget") in text
        assert "决算" not in text and "final accounts" not in text
