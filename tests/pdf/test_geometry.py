"""Frames and matrices: the same point of the sheet is found wherever the page is turned."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fa_helpers.errors import SourceError
from fa_helpers.pdf.geometry import LETTER, Frame, Matrix, check_size, is_upright, shown_box

rotations = st.sampled_from([0, 90, 180, 270])


@given(rotation=rotations, x=st.floats(0, 1), y=st.floats(0, 1))
def test_points_of_the_sheet_lie_on_the_page(rotation: int, x: float, y: float) -> None:
    frame = Frame(10, 20, 210, 320, rotation)
    px, py = frame.matrix().point(10 + 200 * x, 20 + 300 * y)
    assert -1e-6 <= px <= frame.width + 1e-6
    assert -1e-6 <= py <= frame.height + 1e-6


@pytest.mark.parametrize(
    ("rotation", "place"), [(0, (0, 300)), (90, (0, 0)), (180, (200, 0)), (270, (300, 200))]
)
def test_the_bottom_left_corner_goes_round(rotation: int, place: tuple[float, float]) -> None:
    assert Frame(10, 20, 210, 320, rotation).matrix().point(10, 20) == place


def test_the_crop_box_is_cut_to_the_sheet() -> None:
    assert shown_box((0, 0, 100, 100), (10, 10, 200, 90)) == (10, 10, 100, 90)
    assert shown_box((0, 0, 100, 100), (0, 0, 0, 0)) == (0, 0, 100, 100)
    assert shown_box((0, 0, 100, 100), (300, 300, 400, 400)) == (0, 0, 100, 100)
    assert shown_box((0, 0, 0, 0), (0, 0, 0, 0)) == LETTER


@pytest.mark.parametrize(
    ("matrix", "upright"),
    [
        (Matrix(1, 0, 0, 1, 0, 0), True),
        (Matrix(0.5, 0, 0.3, 2, 0, 0), True),  # condensed and slanted
        (Matrix(0, 1, -1, 0, 0, 0), False),
        (Matrix(-1, 0, 0, -1, 0, 0), False),
        (Matrix(-1, 0, 0, 1, 0, 0), False),
        (Matrix(0.7, 0.7, -0.7, 0.7, 0, 0), False),  # a watermark
    ],
)
def test_upright_text(matrix: Matrix, upright: bool) -> None:
    assert is_upright(matrix) is upright


def test_sizes_that_no_page_has() -> None:
    check_size(Frame(0, 0, 595, 842), "a.pdf", 1)
    for frame in (Frame(0, 0, 1e9, 842), Frame(0, 0, 0, 842), Frame(0, 0, float("nan"), 842)):
        with pytest.raises(SourceError) as caught:
            check_size(frame, "a.pdf", 1)
        assert caught.value.code == "page_size"
