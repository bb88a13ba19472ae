"""The unit of a chart's money (图中货币单位): one for the whole picture, by the size of what is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from fa_helpers.terms.messages import Language, unit_label
from fa_helpers.terms.phrases import fixed, telling_places
from fa_helpers.text.amounts import MONEY

if TYPE_CHECKING:
    import pandas as pd

_YUAN: Final = {"千元": 3, "万元": 4, "百万元": 6, "亿元": 8, "十亿元": 9}


@dataclass(frozen=True, slots=True)
class MoneyScale:
    """The unit of a picture (单位): ``unit`` as the catalogue knows it; amounts are given in yuan."""

    unit: str
    language: Language

    @property
    def word(self) -> str:
        """The unit in words."""
        return unit_label(self.unit, self.language)

    def of(self, yuan: Decimal) -> Decimal:
        """An amount in the unit, exact."""
        return yuan.scaleb(-_YUAN[self.unit])

    def text(self, yuan: Decimal | None, *, signed: bool = False) -> str:
        """An amount as it is drawn: two decimals, more where two would not tell it from others; a dash where there is none.

        >>> MoneyScale("百万元", "en").text(Decimal(-15491300), signed=True)
        '−15.49'
        """
        if yuan is None:
            return "–"
        value = self.of(yuan)
        return fixed(value, telling_places(value), signed=signed)

    def said(self, yuan: Decimal, *, signed: bool = False) -> str:
        """An amount with its unit, for a sentence."""
        between = "" if self.language == "zh" else " "
        return f"{self.text(yuan, signed=signed)}{between}{self.word}"


def money_scale(yuan: Iterable[Decimal | None], language: Language) -> MoneyScale:
    """Return the unit in which amounts are drawn (选定单位): 亿元 or 万元, in English by thousands, millions or billions.

    >>> money_scale([Decimal("4664.42").scaleb(4)], "en").word
    'million yuan'
    """
    sizes = [abs(value) for value in yuan if value]
    large, small = max(sizes, default=Decimal(0)), min(sizes, default=Decimal(0))
    if language == "zh":
        return MoneyScale("亿元" if large >= 10**8 and small >= 5 * 10**6 else "万元", language)
    if large >= 10**10 and small >= 10**7:
        return MoneyScale("十亿元", language)
    return MoneyScale("千元" if 0 < large < 10**6 else "百万元", language)


def in_scale(
    frame: pd.DataFrame, columns: Sequence[str], unit: str, language: Language
) -> tuple[pd.DataFrame, MoneyScale]:
    """Return a frame with the money of some columns in the unit of a picture, and that unit (换成图中单位)."""
    yuan = {name: [Decimal(str(value)) * MONEY[unit] for value in frame[name].fillna(0)] for name in columns}
    scale = money_scale([value for values in yuan.values() for value in values], language)
    scaled: dict[str, Any] = {name: list(map(scale.of, values)) for name, values in yuan.items()}
    return frame.assign(**scaled), scale
