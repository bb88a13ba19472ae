"""Made-up projects that say whom they pay: their truth, and that all else of the document stays as it was."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

import fa_helpers as fa
from conftest import ROOT
from fa_helpers.computing.recipients.recipients import recipients
from fa_helpers.making.document import FORMS, compose, make

sys.path.insert(0, str(ROOT / "benchmarks"))

from corpus.comparison import compare


def without_goals(truth: dict[str, Any]) -> dict[str, Any]:
    told = ("goal_expected", "goal_actual", "recipients")
    cards = [{key: value for key, value in card.items() if key not in told} for card in truth["scorecards"]]
    return truth | {"scorecards": cards}


@pytest.mark.parametrize("form", FORMS)
def test_naming_recipients_changes_nothing_else(form: str) -> None:
    for number in range(6):
        plain = compose(form, f"11/{number}", True).truth()
        named = compose(form, f"11/{number}", True, recipients=True).truth()
        assert without_goals(plain) == without_goals(named)
        assert not any(card["recipients"] for card in plain["scorecards"])


def test_recipients_of_made_projects_are_read(tmp_path: Path) -> None:
    known = 0
    for number in (2, 6):
        made = make("shaanxi", 3, number, False, tmp_path, recipients=True)
        data = fa.read(tmp_path / f"shaanxi-3-{number:03d}.pdf").data
        score = compare(made.truth(), data, recipients(data))["recipients"]
        assert (score.missed, score.extra) == ([], [])
        known += score.known
    assert known


def test_a_truth_holds_no_person_and_no_more_than_the_projects_money() -> None:
    for number in range(40):
        for card in compose("xinjiang", f"12/{number}", False, recipients=True).cards:
            paid = [float(row["executed"] or 0) for row in card.recipients]
            assert sum(paid) * 1_000_000 <= card.money[2] + 1
            assert not any("某" in row["organisation"] for row in card.recipients)
