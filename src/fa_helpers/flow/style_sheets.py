"""What a web page's styles hide (样式): as much of CSS as tells whether letters can be seen."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from fa_helpers.patterns import regex

_COMMENT = regex(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_RULE = regex(r"([^{}@;]{1,2000})\{([^{}]{0,4000})\}")
_MEDIA = regex(r"@media[^{}]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}|@[\w-]+[^{};]*;")
_SELECTOR = regex(r"(?P<tag>[a-z][\w-]*)?(?:\.(?P<class>[\w-]+)|#(?P<id>[\w-]+))?", re.IGNORECASE)
_WHITE = regex(r"#fff(?:fff)?|white|rgba?\((?:255,255,255|100%,100%,100%)(?:,[\d.]+)?\)|window")
_CLEAR = regex(r"transparent|rgba\((?:\d+,){3}0(?:\.0+)?\)")
_NOTHING = regex(r"0(?:\.0+)?(?:px|pt|em|rem|cm|mm|%)?")
_FAR = regex(r"-\d{3,}(?:px|pt|em)")
_NO_COLOUR = frozenset({"", "none", "initial", "inherit", "unset"})


@dataclass(frozen=True, slots=True)
class Style:
    """What is said of one element: that it is ``gone`` (no room is left for it), ``unseen`` in another way, in ``white``
    letters or others (``None`` where nothing is said), or on a colour.
    """

    gone: bool = False
    unseen: bool = False
    white: bool | None = None
    coloured: bool = False


def declarations(text: str) -> dict[str, str]:
    """The declarations of a style, names and values in small letters without blanks.

    >>> declarations("Display: NONE; color:#FFF !important")
    {'display': 'none', 'color': '#fff'}
    """
    found = {}
    for part in text.lower().split(";"):
        name, mark, value = part.partition(":")
        if mark:
            found[name.strip()] = "".join(value.replace("!important", "").split())
    return found


class Styles:
    """The styles of a page (样式表): rules of its own style sheets for one class, id or tag."""

    def __init__(self, sheets: Iterable[str]) -> None:
        self._rules: dict[tuple[str, str], list[tuple[str, dict[str, str]]]] = {}
        for sheet in sheets:
            for selectors, body in _RULE.findall(_MEDIA.sub("", _COMMENT.sub("", sheet))):
                self._add(selectors, declarations(body))

    def _add(self, selectors: str, body: dict[str, str]) -> None:
        for selector in selectors.split(","):
            found = _SELECTOR.fullmatch(selector.strip())
            if found is None or not selector.strip():
                continue
            tag = (found["tag"] or "").lower()
            key = (
                ("class", found["class"])
                if found["class"]
                else ("id", found["id"])
                if found["id"]
                else ("tag", tag)
            )
            self._rules.setdefault(key, []).append((tag, body))

    def of(self, element: Any) -> Style:
        """What is said of an element by rules, attributes and its own style, the latter last."""
        keys = [("tag", element.tag), *(("class", name) for name in (element.get("class") or "").split())]
        keys.append(("id", element.get("id") or ""))
        said: dict[str, str] = {}
        for key in keys:
            for tag, body in self._rules.get(key, ()):
                if tag in ("", element.tag):
                    said |= body
        if element.get("hidden") is not None:
            said["display"] = "none"
        if element.get("bgcolor"):
            said["background-color"] = element.get("bgcolor").lower()
        if element.get("background"):
            said["background-image"] = "url"
        if element.tag == "font" and element.get("color"):
            said["color"] = element.get("color").lower()
        return _judged(said | declarations(element.get("style") or ""))


def _judged(said: dict[str, str]) -> Style:
    if not said:
        return Style()
    size = said.get("font-size", "")
    cut = said.get("overflow", "").startswith("hidden") and any(
        _NOTHING.fullmatch(said.get(side, "")) for side in ("width", "height", "max-width", "max-height")
    )
    away = any(_FAR.fullmatch(said.get(side, "")) for side in ("left", "top", "text-indent", "margin-left"))
    unseen = (
        said.get("visibility") in ("hidden", "collapse")
        or _NOTHING.fullmatch(size) is not None
        or _NOTHING.fullmatch(said.get("opacity", "")) is not None
        or cut
        or away
    )
    colour = said.get("color", "")
    ground = [said.get(name, "") for name in ("background", "background-color", "background-image")]
    coloured = any(
        one not in _NO_COLOUR and not _WHITE.fullmatch(one) and not _CLEAR.fullmatch(one) for one in ground
    )
    white = None if not colour else any(p.fullmatch(colour) for p in (_WHITE, _CLEAR))
    gone = said.get("display") == "none" or said.get("mso-hide") == "all"
    return Style(gone, unseen, white, coloured)
