"""Texts in which everything agrees, however it is told: no rule may find a contradiction in them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from check_samples import text
from fa_helpers.checks import check_document
from fa_helpers.checks.sentences import message_of

TOLD = Path(__file__).with_name("consistent.txt").read_text("utf-8")
BODIES: dict[str, str] = dict(re.findall(r"^\[(.+)\]\n((?:[^\[\n].*\n)+)", TOLD, re.M))


@pytest.mark.parametrize("name", BODIES)
def test_nothing_is_accused_where_everything_agrees(name: str) -> None:
    data = text(BODIES[name])
    assert data.facts, "no figure was read, so nothing was tried"
    entries = check_document(data).entries
    assert [message_of(e.check, "en") for e in entries if e.check.outcome == "inconsistent"] == []


def test_every_text_of_the_file_is_tried() -> None:
    assert len(BODIES) == TOLD.count("\n[") > 60
