"""Searching less often for unreachable objects, and only while a document is read."""

import gc
from collections.abc import Iterator

import pytest

from fa_helpers.reading.collecting import seldom_collecting


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    usual = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    yield
    gc.set_threshold(*usual)


def test_blocks_within_blocks_give_back_what_was_set_at_first() -> None:
    one, other = seldom_collecting(), seldom_collecting()
    one.__enter__()
    other.__enter__()
    one.__exit__(None, None, None)  # two threads need not end in the order of their beginning
    assert gc.get_threshold()[0] > 700
    other.__exit__(None, None, None)
    assert gc.get_threshold() == (700, 10, 10)


def test_an_error_gives_back_what_was_set() -> None:
    with pytest.raises(ValueError, match="no document"), seldom_collecting():
        raise ValueError("no document")
    assert gc.get_threshold() == (700, 10, 10)


@pytest.mark.parametrize("first", [0, 1_000_000])
def test_a_collector_that_is_off_or_seldom_at_work_stays_so(first: int) -> None:
    gc.set_threshold(first, 10, 10)
    with seldom_collecting():
        assert gc.get_threshold() == (first, 10, 10)
