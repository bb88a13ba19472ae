"""What the headings of the text say (标题的口径): which money a section speaks of, and whose."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_SCOPES: Final = (
    ("three_public", re.compile("三公|公务用车|公务接待|因公出国|会议费|培训费")),
    ("other", re.compile("机关运行|政府采购|国有资产|绩效|资产|名词|职能|机构|人员")),
    ("government_fund", re.compile("政府性基金")),
    ("state_capital", re.compile("国有资本经营")),
    ("general_budget", re.compile("一般公共预算")),
    ("appropriation", re.compile("财政拨款")),
    ("all", re.compile("(?:收入|支出|收支)(?:.*决算|.*总体|.*总表|.*情况)")),
)
_UNIT_ALONE: Final = re.compile("(?!.*本级[及和与]).*本级.*")
_MONEY_NAMED: Final = re.compile("一般公共预算|财政拨款|全口径")
_RETOLD: Final = re.compile("绩效|名词")


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
