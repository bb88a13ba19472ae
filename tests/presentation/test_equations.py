"""Equations of page crops: every figure framed as it is printed, signs between, plain texts without crops."""

from __future__ import annotations

import itertools
from io import BytesIO

import pytest
from PIL import Image

import fa_helpers as fa
from fa_helpers.checks.bilingual import same_words
from fa_helpers.checks.intervals import Mark
from fa_helpers.document import FinalAccounts
from fa_helpers.model import Locator
from fa_helpers.presentation.equations import pieces
from fa_helpers.presentation.frames_on_ink import FRAME

RULE = "sum.revenue_grand_total.001"


def mark(printed: str) -> Mark:
    return Mark(printed, printed, same_words(printed), Locator(1))


def test_equal_figures_are_told_apart_by_their_order() -> None:
    parts = pieces("4.00 = 2.00 + 2.00", [mark("4.00"), mark("2.00"), mark("2.00")])
    assert [p.text for p in parts] == ["4.00", "=", "2.00", "+", "2.00"]
    assert [p.mark is not None for p in parts] == [True, False, True, False, True]


def test_a_number_inside_another_is_no_figure_of_its_own() -> None:
    marks = [mark("3244.47"), mark("0"), mark("241.69"), mark("02.78")]
    parts = pieces("3244.47 − 241.69 = 3,002.78", marks)
    assert [part.text for part in parts if part.mark is not None] == ["3244.47", "241.69"]
    assert "".join(part.text.replace(" ", "") for part in parts) == "3244.47−241.69=3,002.78"


def test_what_is_computed_stays_text() -> None:
    parts = pieces("50.00% = 2.00 ÷ 4.00 = 50.00%", [mark("50.00"), mark("2.00"), mark("4.00")])
    assert [p.text for p in parts] == ["50.00%", "=", "2.00", "÷", "4.00", "= 50.00%"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_figure_is_framed(bundled: FinalAccounts, language: str) -> None:
    checked = bundled.check()
    evidence = checked.picture(RULE, language)  # type: ignore[arg-type]
    picture = Image.open(BytesIO(evidence.png() or b"")).convert("RGB")
    frame = tuple(int(FRAME[i : i + 2], 16) for i in (1, 3, 5))
    middle = [picture.getpixel((x, y)) == frame for y in (picture.height // 4,) for x in range(picture.width)]
    rising = sum(1 for a, b in itertools.pairwise(middle) if b and not a)
    figures = len(checked.entry(RULE).check.marks)
    assert figures == 4 and rising >= 2 * figures - 1
    assert evidence.png() == checked.picture(RULE, language).png()  # type: ignore[arg-type]


def test_a_plain_text_has_no_crops(bundled_text: FinalAccounts) -> None:
    evidence = bundled_text.check().picture(RULE, "en")
    assert evidence.png() and "2,385.28 = 2,380.33" in evidence.quote


def test_files_read_as_one_are_cropped_from_their_own_pages(bundled: FinalAccounts) -> None:
    from conftest import BUNDLED

    twice = fa.read([BUNDLED / "source.pdf", BUNDLED / "source.pdf"]).check()
    assert twice.picture(RULE, "en").png() == bundled.check().picture(RULE, "en").png()
