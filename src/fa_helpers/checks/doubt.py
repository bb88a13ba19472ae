"""What makes a failing check less than an accusation (存疑): a closed set of kinds, kept as data.

``terms/data/doubts.csv`` says of each kind what it does to a check that fails: it ``asks`` for an explanation, or makes
the check ``not_checkable`` for a reason, or since something ``lacks``. Rules and :mod:`caution` only add doubts;
:mod:`policy` alone turns them into an outcome.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast, get_args

from fa_helpers.checks.bilingual import Words
from fa_helpers.errors import CheckError
from fa_helpers.resources import rows

Effect = Literal["asks", "not_checkable", "lacks"]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of doubt (存疑的种类): ``message`` replaces the check's own sentence, unless it is empty.

    ``keeps_money`` where the money stays in question: what may be no difference at all puts none in question.
    """

    kind: str
    effect: Effect
    keeps_money: bool
    message: str
    why: Words


@lru_cache(maxsize=1)
def kinds() -> dict[str, Kind]:
    """All kinds by id, in the order of the file (存疑表).

    >>> kinds()["list_short"].effect, kinds()["form_uncertain"].effect, kinds()["other_items"].effect
    ('asks', 'not_checkable', 'lacks')
    """
    table = {}
    for row in rows("doubts.csv"):
        if row["effect"] not in get_args(Effect):
            raise CheckError(f"no effect {row['effect']!r}", where="doubts.csv", way_out="See doubt.Effect.")
        why, kept = Words(row["zh"], row["en"]), row["money"] == "kept"
        table[row["doubt"]] = Kind(row["doubt"], cast(Effect, row["effect"]), kept, row["message"], why)
    return table


@dataclass(frozen=True, slots=True)
class Doubt:
    """A doubt about one check (一项存疑): its kind, and words of its own where those of the kind do not say enough."""

    kind: str
    said: tuple[Words, ...] = ()

    def __post_init__(self) -> None:
        if self.kind not in kinds():
            raise CheckError(
                f"no doubt {self.kind!r}",
                where="doubts.csv",
                way_out="Add it with a line why, in both languages.",
            )
