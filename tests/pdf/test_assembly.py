"""What is left out of a page: what lies beyond its edge, and what is printed over itself."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fa_helpers.pdf.geometry import Frame
from fa_helpers.pdf.page import UNKNOWN, Box, Char, Stroke
from fa_helpers.pdf.page_assembly import make_page, without_overprints
from fa_helpers.pdf.painted_paths import Drawing


def char(text: str, x0: float, baseline: float = 100.0, width: float = 5.0) -> Char:
    return Char(text, x0, x0 + width, baseline - 8, baseline + 2, baseline, 10.0, True, "F")


places = st.floats(20, 500)


@given(x=places, y=places, dx=st.floats(0, 1.5), dy=st.floats(0, 1.2), digits=st.integers(4, 9))
def test_the_shadow_of_a_word_is_found(x: float, y: float, dx: float, dy: float, digits: int) -> None:
    number = [char("0", x + 5 * place, y) for place in range(digits)]
    shadow = [char("0", c.x0 + dx, c.baseline + dy) for c in number]
    assert list(without_overprints(number + shadow)) == number


@given(x=places, y=places, dx=st.floats(0, 1.5))
def test_a_single_bold_digit_is_found(x: float, y: float, dx: float) -> None:
    digit = char("0", x, y)
    assert list(without_overprints([digit, char("0", x + dx, y)])) == [digit]


@given(x=st.floats(0, 500), step=st.floats(2.6, 8), digits=st.integers(2, 9))
def test_equal_digits_side_by_side_are_kept(x: float, step: float, digits: int) -> None:
    number = [char("1", x + step * place) for place in range(digits)]
    assert list(without_overprints(number)) == number


def test_equal_characters_on_other_lines_or_in_other_sizes_are_kept() -> None:
    chars = [
        char("一", 10, 100),
        char("一", 10, 102),
        char("二", 10, 100),
        char("一", 10, 100)._replace(size=20),
    ]
    assert list(without_overprints(chars)) == chars


def test_only_what_lies_on_the_page_is_on_it() -> None:
    drawing = Drawing(
        lines=[Stroke(-10, 50, 20, 50), Stroke(-10, 50, -5, 50)],
        rects=[Box(90, 10, 200, 20), Box(110, 10, 200, 20)],
        curves=[((50, 50), (60, 60)), ((50, 250), (60, 260))],
        pictures=[Box(0, 0, 300, 300), Box(0, 101, 50, 150)],
    )
    page = make_page(1, Frame(0, 0, 100, 100), [char("in", 50, 50), char("out", 101, 50)], drawing, "test")
    assert [c.text for c in page.chars] == ["in"]
    assert (len(page.lines), len(page.rects), len(page.curves), len(page.pictures)) == (1, 1, 1, 1)


def shown(*pictures: Box, chars: int = 40) -> tuple[str, ...]:
    """The notes of a page with a line of text at the top and pictures."""
    words = [char("a", 10 + 4 * place, 20) for place in range(chars)]
    return make_page(1, Frame(0, 0, 200, 200), words, Drawing(pictures=list(pictures)), "test").notes


def test_pictures_beside_text_are_named_but_marks_and_backgrounds_are_not() -> None:
    assert shown(Box(0, 50, 200, 150)) == ("picture_not_read",)
    strips = [Box(0, 50 + 5 * place, 200, 55 + 5 * place) for place in range(10)]
    assert shown(*strips) == ("picture_not_read",)  # a picture laid down in strips
    assert shown(Box(10, 150, 40, 170)) == ()  # an emblem
    assert shown(Box(0, 0, 200, 200)) == ()  # a background, or a scan with a layer of text
    assert shown(Box(0, 250, 200, 450)) == ()  # beyond the edge
    assert shown(Box(0, 50, 200, 150), chars=0) == ()  # a page of pictures only is told by picture_only


def test_notes() -> None:
    plain = make_page(1, Frame(0, 0, 100, 100), [char("a", 10, 50)], Drawing(), "test")
    assert plain.notes == ()
    unknown = make_page(1, Frame(0, 0, 100, 100), [char(UNKNOWN, 10, 50)], Drawing(), "test")
    assert unknown.notes == ("unknown_characters",)
    hatched = Drawing(lines=[Stroke(0, y / 200, 99, y / 200) for y in range(20_000)])
    assert make_page(1, Frame(0, 0, 100, 100), [], hatched, "test").notes == ("rules_not_read",)
