"""The bundled document with one numeral changed in its text or forms and set anew (重排后再读)."""

from __future__ import annotations

import importlib.util
import random
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from fa_helpers.checks import Ledger, check_document
from fa_helpers.document import read
from fa_helpers.model import DocumentData
from planting.judging import Trial, all_facts, judge, reached
from planting.kinds import DIRECTIONS, KINDS, changed

ROOT = Path(__file__).resolve().parents[2]
BUNDLED = ROOT / "data" / "raw" / "urumqi-miit-2023"
NUMERAL = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
WORD = re.compile(rf"(?:{'|'.join(DIRECTIONS)})(?=\s*\d)")
TRIES = 60


def typeset_trials(count: int, seed: int) -> tuple[DocumentData, Ledger, list[Trial]]:
    """Trials on the bundled document; figures that no row reaches are passed over."""
    sys.path.insert(0, str(ROOT))
    module = _module()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.pdf"
        data = read(BUNDLED / "source.pdf").data
        ledger = check_document(data)
        return data, ledger, list(_trials(module, path, data, ledger, count, seed))


def _module() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bundled_typeset", BUNDLED / "typeset.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def _trials(
    module: ModuleType, path: Path, data: DocumentData, ledger: Ledger, count: int, seed: int
) -> Iterator[Trial]:
    from tools.ruled_form import change_texts

    choose = random.Random(seed)
    text = (BUNDLED / "source.txt").read_text(encoding="utf-8")
    forms = module.load_cards(BUNDLED / "cards.json")
    start = text.index("部门决算情况说明")
    end = text.index("部门（单位）名称")
    base, ids = all_facts(data), reached(ledger)
    for number in range(count):
        kind = KINDS[number % len(KINDS)]
        for _ in range(TRIES):
            in_text = kind == "direction" or choose.random() < 0.5
            if in_text:
                made = _one(text[:end], kind, choose, start)
                if made is None:
                    continue
                module.typeset(made + text[end:], forms, path)
            else:
                other = _FormChange(kind, choose)
                change_texts(forms, other.count)
                other.draw()
                module.typeset(text, change_texts(forms, other), path)
            now = read(path).data
            facts = all_facts(now)
            moved = [
                f
                for name, f in base.items()
                if name in facts and (facts[name].printed, facts[name].direction) != (f.printed, f.direction)
            ]
            if len(moved) == 1 and moved[0].fact_id in ids:
                yield judge(ledger, now, moved[0], kind, facts[moved[0].fact_id].printed)
                break


def _one(text: str, kind: str, choose: random.Random, start: int) -> str | None:
    """The text with one numeral, or one direction word, changed."""
    found = list((WORD if kind == "direction" else NUMERAL).finditer(text, start))
    place = choose.randrange(len(found))
    match = found[place]
    near = found[place + 1].group() if place + 1 < len(found) else ""
    new = DIRECTIONS[match.group()] if kind == "direction" else changed(match.group(), kind, choose, near)
    return None if new is None or new == match.group() else text[: match.start()] + new + text[match.end() :]


class _FormChange:
    """Changes the n-th numeral of the forms; ``count`` counts them first."""

    def __init__(self, kind: str, choose: random.Random) -> None:
        self.kind, self.choose = kind, choose
        self.numerals: list[str] = []
        self.wanted = -1
        self.seen = 0

    def count(self, words: str) -> str:
        self.numerals += NUMERAL.findall(words)
        return words

    def draw(self) -> None:
        self.wanted = self.choose.randrange(len(self.numerals))

    def __call__(self, words: str) -> str:
        return NUMERAL.sub(self._change, words)

    def _change(self, found: re.Match[str]) -> str:
        place, self.seen = self.seen, self.seen + 1
        if place != self.wanted:
            return found.group()
        near = self.numerals[place + 1] if place + 1 < len(self.numerals) else ""
        return changed(found.group(), self.kind, self.choose, near) or found.group()
