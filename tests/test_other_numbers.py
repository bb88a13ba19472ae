"""Nothing is tied to one document's numbers or layout: other decimals, smaller paper and letters, one changed digit."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

import fa_helpers as fa
from conftest import BUNDLED
from fa_helpers.document import FinalAccounts

DECIMAL = re.compile(r"\d[\d,]*\.\d+")
B5 = (498.9, 708.66)
Texts = tuple[str, str]


@pytest.fixture(scope="module")
def text() -> str:
    return (BUNDLED / "source.txt").read_text(encoding="utf-8")


def others(seed: int) -> Callable[[str], str]:
    choose = random.Random(seed)

    def other(found: re.Match[str]) -> str:
        return f"{choose.randrange(10 ** choose.randrange(1, 8)):,}.{choose.randrange(100):02d}"

    return lambda words: DECIMAL.sub(other, words)


def made(typeset: ModuleType, text: str, out: Path, seed: int, **layout: object) -> FinalAccounts:
    from tools.ruled_form import change_texts

    cards = change_texts(typeset.load_cards(BUNDLED / "cards.json"), others(seed + 1))
    typeset.typeset(text, cards, out, **layout)
    return fa.read(out)


@pytest.mark.parametrize(
    ("seed", "size", "letters"), [(1, (595.28, 841.89), 15.0), (2, B5, 12.0), (3, B5, 10.5)]
)
def test_other_decimals_on_other_paper_are_all_found(
    seed: int,
    size: tuple[float, float],
    letters: float,
    typeset: ModuleType,
    text: str,
    bundled: FinalAccounts,
    tmp_path: Path,
) -> None:
    changed = others(seed)(text)
    document = made(typeset, changed, tmp_path / "other.pdf", seed, page_size=size, font_size=letters)
    # The reference is the order of decimals in the changed text, not anything the reader says of itself.
    decimals = [f.printed for f in document.data.facts if "." in f.printed]
    narrative = changed[: changed.index("部门（单位）名称")]
    assert decimals == DECIMAL.findall(re.sub(r"\s", "", narrative))
    for mine, original in zip(document.data.facts, bundled.data.facts, strict=True):
        same = ("section", "concept", "subject", "measure", "stage", "base", "direction", "unit")
        assert [getattr(mine, name) for name in same] == [getattr(original, name) for name in same]


def test_one_changed_digit_changes_exactly_that_figure(text: str, bundled_text: FinalAccounts) -> None:
    choose = random.Random(20)
    narrative_end = text.index("部门（单位）名称")
    places = [m for m in DECIMAL.finditer(text) if m.end() < narrative_end]
    for found in choose.sample(places, 25):
        place = choose.choice([i for i in range(*found.span()) if text[i].isdigit() and (i > found.start())])
        digit = str((int(text[place]) + choose.randrange(1, 9)) % 10)
        document = fa.read((text[:place] + digit + text[place + 1 :]).encode())
        pairs = zip(document.data.facts, bundled_text.data.facts, strict=True)
        changed = [(mine.printed, its.printed) for mine, its in pairs if mine.value != its.value]
        assert len(changed) == 1
        assert changed[0][1] == found.group()
