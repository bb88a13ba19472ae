"""Names that may be one office under two (名称对照): offered with the reason, never put together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import TYPE_CHECKING, Final

from fa_helpers.patterns import regex
from fa_helpers.terms.organisation_words import place_chain
from fa_helpers.text.fold import fold
from fa_helpers.text.name_variants import MOST_LEFT_OUT, near

if TYPE_CHECKING:
    import pandas as pd

_ASIDE: Final = regex(r"\([^()]*\)")
_ENDING: Final = regex(r"(?:委员会|办公室|管理局|总局|局|委|厅|部|办)$")
_SAME_BEGINNING: Final = 4
_MOST_IN_A_BLOCK: Final = 400
"""Names that share so little that more of them begin alike are not compared with each other."""


def name_pairs(names: Iterable[str]) -> pd.DataFrame:
    """Pairs of names with the reason why they may be one office (疑似同一单位的名称): a person decides.

    >>> name_pairs(["云山市教育局", "云山市教育委员会", "云山市卫生局"])[["one", "other", "reason"]].values.tolist()
    [['云山市教育委员会', '云山市教育局', 'ending']]
    """
    import pandas as pd

    from fa_helpers.terms.messages import LANGUAGES, message

    found = sorted({(one, other, why) for one, other, why in _pairs(sorted(set(names)))})
    return pd.DataFrame(
        [[*row, *(message(f"panel.name_{row[2]}", language) for language in LANGUAGES)] for row in found],
        columns=["one", "other", "reason", *(f"reason_{language}" for language in LANGUAGES)],
    )


def _pairs(names: list[str]) -> Iterator[tuple[str, str, str]]:
    blocks: dict[tuple[str, str], list[str]] = {}
    for name in names:
        bare = _ASIDE.sub("", fold(name))
        for key in {
            ("start", bare[:_SAME_BEGINNING]),
            ("end", bare[-_SAME_BEGINNING:]),
            ("stem", _ENDING.sub("", bare)),
        }:
            blocks.setdefault(key, []).append(name)
    for block in blocks.values():
        if len(block) <= _MOST_IN_A_BLOCK:
            for one, other in combinations(block, 2):
                why = reason(one, other)
                if why:
                    yield one, other, why


def reason(one: str, other: str) -> str:
    """Why two names may be one office's, blank where nothing says so (疑似原因).

    >>> reason("云山市教育局", "云山市教育局（本级）"), reason("云山市财政局", "云山市税务局")
    ('aside', '')
    """
    a, b = fold(one), fold(other)
    if _ASIDE.sub("", a) == _ASIDE.sub("", b):
        return "aside"
    short, long = sorted((a, b), key=len)
    before = long.removesuffix(short)
    if before != long and place_chain(by_form=True).fullmatch(before):
        return "region"
    if _ENDING.sub("", a) == _ENDING.sub("", b) != "":
        return "ending"
    return "spelling" if near(a, b, MOST_LEFT_OUT) else ""
