"""English for the words that every scorecard prints (自评表固定栏目): rows of its funds, groups of its indicators."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from fa_helpers.patterns import regex
from fa_helpers.resources import rows
from fa_helpers.terms.messages import Language, message
from fa_helpers.text.fold import fold

_OPENS: Final = regex(r"^其中[:：,，]?\s*")
_PARTS: Final = regex(r"(其中[:,]?)?(.*?)(?:\((\d+(?:\.\d+)?)分\)|(\d+(?:\.\d+)?)分?|\((?:万|亿)?元\))?$")


def form_label(text: str, language: Language) -> str:
    """A row or group of a scorecard as printed; in English where forms have it in common (自评表栏目名称), else quoted.

    >>> form_label("其中：当年财政拨款", "en"), form_label("效益指标（30分）", "en"), form_label("道路养护", "en")
    ('fiscal appropriation of the year', 'benefit indicators (30 points)', '“道路养护”')
    """
    if language == "zh":
        return text
    found = _PARTS.fullmatch(fold(text).strip())
    known = _labels().get(found[2].strip(), "") if found is not None else ""
    if found is None or not known:
        return f"“{text}”"
    points = found[3] or found[4]
    if points:
        known = message("label.of_points", "en", name=known, points=points)
    return known


def row_name(text: str, language: Language) -> str:
    """A row of a scorecard within a sentence (行名): without the word that opens parts, in English where it is known.

    >>> row_name("其中：当年财政拨款", "zh"), row_name("年度资金总额", "en"), row_name("道路养护", "en")
    ('当年财政拨款', 'total funds of the year', '道路养护')
    """
    bare = _OPENS.sub("", text)
    known = form_label(bare, language)
    return bare if known == f"“{bare}”" else known


@lru_cache(maxsize=1)
def _labels() -> dict[str, str]:
    return {fold(row["zh"]): row["en"] for row in rows("form_labels.csv")}
