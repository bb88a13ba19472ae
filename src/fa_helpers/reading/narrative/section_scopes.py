"""What the headings of the text say (标题的口径): which money a section speaks of, and whose."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, cast, get_args

from fa_helpers.model import Fund
from fa_helpers.patterns import regex

_SCOPES: Final = (
    ("three_public", regex("三公|公务用车|公务接待|因公出国|会议费|培训费")),
    ("other", regex("机关运行|一般性支出|政府采购|国有资产|绩效|资产|名词|职能|机构|人员")),
    ("government_fund", regex("政府性基金")),
    ("state_capital", regex("国有资本经营")),
    ("general_budget", regex("公共(?:财政)?预算|一般公共财政")),
    ("appropriation", regex("财政拨款")),
    ("all", regex("(?:收入|支出|收支)(?:.*决算|.*总体|.*总表|.*情况|.*对比|总?预算)|预算.*总体情况")),
)
_UNIT_ALONE: Final = regex("(?!.*本级[及和与]).*本级.*")
_MONEY_NAMED: Final = regex("一般公共预算|财政拨款|全口径")
_BUDGETS: Final[dict[str, Fund]] = {
    "公共预算": "general_budget",
    "公共财政": "general_budget",
    "政府性基金": "government_fund",
    "国有资本经营": "state_capital",
}
_WIDER: Final = {
    "appropriation": tuple(_BUDGETS.values()),
    "all": ("appropriation", *_BUDGETS.values()),
}
"""What a heading may leave out below one that says it: of which part of the money it speaks."""
_RETOLD: Final = regex("绩效|名词")


def scope_of(title: str) -> str:
    """Which money a heading speaks of, empty where it does not say (标题口径).

    >>> scope_of("政府性基金预算财政拨款支出决算情况说明"), scope_of("公务接待费支出情况"), scope_of("其他事项")
    ('government_fund', 'three_public', '')
    """
    return next((scope for scope, pattern in _SCOPES if pattern.search(title)), "")


def is_of_one_unit(title: str) -> bool:
    """Whether a heading speaks of the office alone, without the units below it (本级).

    >>> is_of_one_unit("局本级收入决算情况说明"), is_of_one_unit("局本级及下属单位收入决算情况说明")
    (True, False)
    """
    return bool(_UNIT_ALONE.fullmatch(title))


def speak_of_one_money(titles: Iterable[str]) -> bool:
    """Whether no heading names another budget than the others, or retells what was achieved (口径一致).

    >>> speak_of_one_money(["“三公”经费支出说明", "财政拨款“三公”经费支出说明"])
    True
    >>> speak_of_one_money(["一般公共预算“三公”经费支出说明", "财政拨款“三公”经费支出说明"])
    False
    """
    heard = list(titles)
    named = {found.group() for title in heard if (found := _MONEY_NAMED.search(title))}
    return len(named) < 2 and not any(_RETOLD.search(title) for title in heard)


def fund_named(words: str, fund: Fund) -> Fund:
    """The budget that the words before a figure name last; the section's where they name none (资金口径).

    >>> fund_named("一般公共预算财政拨款支出", "all"), fund_named("本年支出", "all")
    ('general_budget', 'all')
    """
    named = max(_BUDGETS, key=words.rfind)
    return _BUDGETS[named] if named in words else fund


@dataclass(frozen=True, slots=True)
class SectionScopes:
    """Which money each section of a text speaks of, and whose (章节口径): by its heading or the chapter's above it.

    ``titles`` are the folded headings by number, ``entity`` is the office that the document is of.
    """

    titles: Mapping[str, str]
    entity: str = ""
    _known: dict[str, str] = field(default_factory=dict)

    def topic(self, section: str) -> str:
        """What :func:`scope_of` says of a section; ``unknown`` if no heading above it says anything."""
        if section not in self._known:
            above = section.rpartition(".")[0]
            said = scope_of(self.titles.get(section, ""))
            within = self.topic(above) if above else "unknown"
            # (财政拨款)支出决算结构情况 below 一般公共预算财政拨款支出 is that budget's, as everything there.
            narrower = said in _WIDER and within in _WIDER[said]
            self._known[section] = within if narrower or not said else said
        return self._known[section]

    def fund(self, section: str) -> Fund:
        """The money that a section speaks of, empty where it is none of the budget's parts (机关运行、采购…)."""
        topic = self.topic(section)
        return cast(Fund, topic) if topic in get_args(Fund) else ""

    def is_own_body(self, section: str) -> bool:
        """Whether a heading speaks of the office without its subordinate units (本级) in a document of them all."""
        if not section or "本级" in self.entity:
            return False
        return is_of_one_unit(self.titles.get(section, "")) or self.is_own_body(section.rpartition(".")[0])
