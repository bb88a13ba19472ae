"""The flow of money on a phone: no text over another or beyond the edge, every amount beside its name."""

from __future__ import annotations

import pytest

from fa_helpers.frames.columns import MONEY_FLOWS
from fa_helpers.frames.frame import frame
from fa_helpers.frames.recipients import flow_rows
from fa_helpers.presentation.charts import Picture, flow
from fa_helpers.presentation.charts.plate import NARROW
from fa_helpers.presentation.numbers import format_amount
from fa_helpers.terms.messages import LANGUAGES, Language
from recipient_samples import CARDS, made_document


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("count", [1, 6, 30])
def test_everything_is_readable_at_the_width_of_a_phone(language: Language, count: int) -> None:
    said = [one | {"name": f"{one['name']}第{n}期"} for n, one in enumerate((CARDS * 9)[:count])]
    made = flow(frame(flow_rows(made_document(*said)), MONEY_FLOWS), language=language, title="资金")
    assert isinstance(made, Picture)
    plate = made.narrow().figure.plate  # type: ignore[attr-defined]
    assert plate.width == NARROW
    assert all(box.x0 >= 0 and box.x1 <= NARROW for box in plate.texts)
    assert not [
        (a.text, b.text) for n, a in enumerate(plate.texts) for b in plate.texts[n + 1 :] if a.overlaps(b)
    ]
    shown = {box.text for box in plate.texts}
    assert all(format_amount(value, made.unit) in shown for value in made.numbers["amount"])


def test_money_is_in_millions_in_english_and_as_given_in_chinese() -> None:
    rows = frame(flow_rows(made_document(CARDS[0] | {"executed": "512.00"})), MONEY_FLOWS)
    units = {}
    for language in LANGUAGES:
        made = flow(rows, language=language, title="资金")
        assert isinstance(made, Picture)
        units[language] = (made.unit, round(float(made.numbers["amount"].sum()), 4))
    assert units == {"zh": ("万元", 512.0), "en": ("百万元", 5.12)}
