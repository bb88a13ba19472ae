"""Who got the money in forms of several provinces, from the drawn page to the rows; ``forms.txt`` was written first."""

from __future__ import annotations

from decimal import Decimal

import pytest

import fa_helpers as fa
from card_forms import Sample, draw, samples
from fa_helpers.frames.recipients import card_money_rows, recipient_rows
from fa_helpers.model.recipients import MONEY_PARTS
from fa_helpers.text.fold import fold
from recipient_samples import HERE

FORMS = samples(HERE / "forms.txt")


def plain(value: object) -> str:
    return "" if value is None else f"{Decimal(str(value)).normalize():f}"


@pytest.mark.parametrize("form", FORMS, ids=[form.name for form in FORMS])
def test_a_form_tells_who_was_paid_and_names_no_person(form: Sample) -> None:
    data = fa.read(draw(form)).data
    found = [
        [
            fold(str(row["organisation"])),
            row["role"],
            plain(row["planned"]),
            plain(row["executed"]),
            row["naming"],
        ]
        for row in recipient_rows(data)
    ]
    assert found == form.said("rec")
    (money,) = card_money_rows(data)
    parts = {part: plain(money[part]) for part in MONEY_PARTS if money[part]}
    wanted = dict(line[0].split(" ") for line in form.said("money"))
    assert wanted.items() <= parts.items()
    assert sum(Decimal(value) for value in parts.values()) == money["executed"]


TARGETS = samples(HERE / "targets.txt")


@pytest.mark.parametrize("form", TARGETS, ids=[form.name for form in TARGETS])
def test_a_form_of_targets_tells_whom_it_plans_to_pay(form: Sample) -> None:
    data = fa.read(draw(form)).data
    assert data.scorecards == ()
    found = [
        [
            fold(str(row["organisation"])),
            row["role"],
            plain(row["planned"]),
            plain(row["executed"]),
            row["naming"],
        ]
        for row in recipient_rows(data)
    ]
    assert found == form.said("rec")
    assert all(
        row["executed"] is None and str(row["scorecard_id"]).startswith("target.")
        for row in recipient_rows(data)
    )
    assert [row.reason.key for row in data.coverage if row.part.startswith("table.")] == [
        "coverage.only_names"
    ]
    assert not [fact for fact in data.figures if fact.startswith("target.")]
