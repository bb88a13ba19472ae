"""Words that tell organisations from the words around them (组织名称用词): by kind, and as patterns; no name of any."""

from __future__ import annotations

import re
from functools import cache

from fa_helpers.resources import rows


@cache
def words_of(kind: str) -> tuple[str, ...]:
    """The words of a kind, the longest first.

    >>> words_of("subsidy")[0]
    '补贴'
    """
    found = [row["word"] for row in rows("organisation_words.csv") if row["kind"] == kind]
    return tuple(sorted(found, key=len, reverse=True))


@cache
def any_of(kind: str) -> str:
    """A pattern for any word of a kind, the longest first."""
    return "(?:" + "|".join(words_of(kind)) + ")"


@cache
def places(level: str = "") -> str:
    """A pattern for the names of provinces and prefectures, or of one level of them."""
    found = [row["place"] for row in rows("places.csv") if level in ("", row["level"])]
    return "(?:" + "|".join(sorted(found, key=len, reverse=True)) + ")"


_DIVISION = "(?:自治区|自治州|自治县|地区|省|市|州|盟|县|区|旗)"
_NO_PLACE = "(?<![我全本各该辖社小校院城景厂库园片超上门都]区)(?<![我全本各该超上门]市)(?<![我全本各该]县)"
_BY_FORM = (
    "[一-龥]{2,6}?(?:自治区|自治州|自治县|高新区|新区|开发区|市|县|区|旗|镇|乡|街道)"
    + _NO_PLACE
    + "(?![长级政委])"
)


@cache
def place_chain(*, by_form: bool) -> re.Pattern[str]:
    """Places one after the other, from the larger to the smaller; ``by_form`` takes 某某县 for a place too."""
    listed = f"(?:{places('prefecture')}{_DIVISION}?)"
    first = f"(?:{places('province')}{_DIVISION}?{listed}?|{listed})"
    more = f"(?:(?!{places('province')}){_BY_FORM})"
    if by_form:
        return re.compile(f"(?:{first}{more}{{0,3}}|{more}{{1,3}})(?:[一-龥]{{1,6}}?村)?")
    return re.compile(f"{first}{more}{{0,2}}")
