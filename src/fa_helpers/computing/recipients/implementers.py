"""The unit that ran a form's project (实施单位): named in its cell, unless it is the office itself or a part of it."""

from __future__ import annotations

import re
from typing import Final

from fa_helpers.model import Scorecard
from fa_helpers.patterns import regex
from fa_helpers.terms.organisation_words import any_of
from fa_helpers.text.fold import fold

_KINDS: Final = regex("^(?:各|有关|相关|本|我|局|委|机关|全)|^(?:无|-|—|/)+$|^(?:详?见|同上|另附|如上|略)")
_CODE: Final = regex(r"^(?:\d{3,}[-—_:]?|\[\d+\])|\(\d+\)$")
"""A unit's budget code, before or behind its name."""
_OWN_PARTS: Final = regex(r"\(?(?:本级|机关|局机关|委机关)\)?$")


def implementers(card: Scorecard, entity: str) -> list[str]:
    """The units that ran a form's project, as folded names; none where that is the office itself.

    A bracket is a second name or a campus and stays; an inner department (人事科) is no organisation.
    """
    if card.kind == "department":
        return []
    found = []
    for name in re.split("[、,;/]", fold(card.implementer)):
        bare = _OWN_PARTS.sub("", _CODE.sub("", name))
        inner = re.fullmatch(f"[一-龥]{{1,8}}{any_of('inner_department')}", bare) and not re.search(
            "[省市县区州旗]", bare
        )
        if len(bare) >= 4 and not inner and not _KINDS.search(bare) and not is_own(bare, card, entity):
            found.append(bare)
    return found


def is_own(name: str, card: Scorecard, entity: str) -> bool:
    """Whether a name is that of the disclosing office (本单位), with or without its place."""
    own = {
        fold(entity),
        _CODE.sub("", fold(card.supervisor)),
        *([fold(card.name)] if card.kind == "department" else []),
    } - {""}
    return any(
        name == other or other.endswith(name) or (name.endswith(other) and _of_one_place(name, other, entity))
        for other in own
    )


def _of_one_place(name: str, short: str, entity: str) -> bool:
    """Whether a name longer than the office's adds the place of the office, and not another's (由溪县 beside 云岭市)."""
    whole = fold(entity)
    return whole in ("", short) or name.removesuffix(short) in whole


def is_implementer(name: str, units: list[str]) -> bool:
    """Whether a name in the text is the unit that ran the project, by one of its names or without its place."""
    names = {part for unit in units for part in (unit, *re.split("[()]", unit)) if part}
    return any(name == other or other.endswith(name) or name.endswith(other) for other in names)
