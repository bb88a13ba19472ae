"""Whether a file is a document of this form at all (文件识别): told by its statements and headings, never by its name."""

from __future__ import annotations

from fa_helpers.layout.document_layout import Sheet
from fa_helpers.layout.headings import explains_accounts, tells_public_expenses
from fa_helpers.patterns import regex
from fa_helpers.reading.cover import FURTHEST
from fa_helpers.terms.statements import statement_of

_FORM_TITLE = regex(r"(?:决算|预算|收入|支出|收支|拨款|经费)[^,。;]{0,12}(?:说明|情况|表)(?:\([^()]*\))?$")

_ANNOUNCES = regex(
    r"现将[^。;]{0,40}(?:决算|预算|三公[”\"]?经费)[^。;]{0,20}(?:公布|公开|公告|公示|说明)如下"
    r"|经[^,。]{0,12}汇总,\d{4}年[^。]{0,120}三公[”\"]?经费[^。;,]{0,12}[决预]算"
)
"""A text that says itself that it publishes an account, where no title stands above it."""


def is_of_this_form(sheet: Sheet, kind: str) -> bool:
    """Whether a laid-out file is final accounts (部门决算) or a relative of them.

    A statement, a self-evaluation form or a list of statements says so by itself. Else the words 决算 or 预算 must
    occur and a heading must be one of the form's: an invoice has tables, and an article on final accounts has the
    words, but neither has these.
    """
    if any(block.kind in ("statement", "scorecard") for block in sheet.blocks):
        return True
    if any(statement_of(line.folded) for line in (*sheet.outline.listed, *sheet.outline.contents)):
        return True
    return kind != "other" and any(
        is_form_title(section.title) for section in sheet.outline.sections if section.ordinal
    )


def explains_by_title(sheet: Sheet, kind: str) -> bool:
    """Whether only titles without a number say that accounts are explained (单页说明): then money must be in it.

    The cover of a report on performance (绩效自评报告) says so too; its own headings are those of no account.
    """
    if kind == "performance_report":
        return True
    titles = [section.title for section in sheet.outline.sections if not section.ordinal]
    lead = [line.folded for line, _ in sheet.outline.sections[0].lines] if sheet.outline.sections else []
    lines = [line.folded for line in sheet.outline.cover[:FURTHEST]]
    if kind != "other" and (
        _ANNOUNCES.search("".join([*lines, *lead])) or tells_public_expenses(lines + lead)
    ):
        return True
    cover = ["".join(lines[i : i + n]) for i in range(len(lines)) for n in (1, 2, 3)]
    return kind != "other" and (
        any(map(is_form_title, titles)) or any(map(explains_accounts, titles + cover))
    )


def is_form_title(title: str) -> bool:
    """Whether a heading is one of the form's (规定格式的标题).

    >>> is_form_title("收入决算情况说明"), is_form_title("第一条为了加强部门决算管理")
    (True, False)
    """
    return _FORM_TITLE.search(title) is not None
