"""HTML made of what documents say: whatever stands in names, labels and quotations is text, never markup."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import pandas as pd
import pytest

import fa_helpers as fa
from fa_helpers.checks.bilingual import Words
from fa_helpers.presentation.card import Card
from fa_helpers.presentation.check_answers import Note
from fa_helpers.presentation.findings import Checked
from fa_helpers.presentation.html import in_chinese, render
from fa_helpers.presentation.prose import Prose
from fa_helpers.presentation.shared_page import shared_page
from fa_helpers.presentation.tables import show_table
from fa_helpers.terms.messages import LANGUAGES, Language

HOSTILE = "</title><script>alert(1)</script><img src=x onerror='alert(2)' alt=\"&lt;\">{{ 7*7 }}"
BODY = (
    "某市某局2023年度部门决算\n第一部分 单位概况\n一、主要职能\n负责某项工作。\n第二部分 部门决算情况说明\n"
    "一、收入支出决算总体情况说明\n2023年度收入总计12.00万元，其中：本年收入合计10.00万元，使用非财政拨款结余0.00万元，年初结转和结余2.10万元。"
)


class Seen(HTMLParser):
    """Tags, attributes and text of a page, as a browser would take them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: dict[str, list[str]] = {}
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            self.attributes.setdefault(name, []).append(value or "")

    def handle_data(self, data: str) -> None:
        self.text += data


def hostile_result() -> Checked:
    """A document whose office, figures, contexts and file names are all hostile."""
    checked = fa.read(BODY.encode()).check()
    name = Words(HOSTILE, HOSTILE)
    entries = tuple(
        replace(e, check=replace(e.check, marks=tuple(replace(m, name=name) for m in e.check.marks)))
        for e in checked.entries
    )
    return replace(
        checked,
        title=dict.fromkeys(LANGUAGES, HOSTILE),
        ledger=replace(checked.ledger, entries=entries),
        contexts={mark.fact_id: HOSTILE + mark.printed for e in entries for mark in e.check.marks},
        sources=dict.fromkeys(LANGUAGES, (HOSTILE,)),
    )


def forms(language: Language) -> dict[str, str]:
    checked = hostile_result()
    assert checked.findings
    frame = pd.DataFrame({HOSTILE: [HOSTILE]})
    table = show_table(frame, language, labels={HOSTILE: HOSTILE}, caption=HOSTILE, source=HOSTILE)
    empty = show_table(frame.head(0), language, labels={HOSTILE: HOSTILE}, caption=HOSTILE)
    return {
        "shared page": shared_page(checked, checked.findings, language),
        "findings": checked.in_(language)._repr_html_(),
        "prose": Prose((HOSTILE,), language)._repr_html_(),
        "card": Card((language,), {language: (HOSTILE, HOSTILE)})._repr_html_(),
        "note": Note(HOSTILE, (HOSTILE,), language, HOSTILE, HOSTILE)._repr_html_(),
        "notes": Note(HOSTILE, (HOSTILE, HOSTILE), language)._repr_html_(),
        "table": table._repr_html_(),
        "table without rows": empty._repr_html_(),
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_document_says_never_becomes_markup(language: Language) -> None:
    for form, html in forms(language).items():
        seen = Seen(html)
        assert not {"script", "img"} & seen.tags, form
        assert not {"onerror", "src", "alt"} & set(seen.attributes), form
        assert HOSTILE in seen.text, f"{form}: the words are shown as they are"
        assert set(seen.attributes.get("lang", [])) == {language}, form


def test_links_keep_their_address() -> None:
    seen = Seen(Note("", ("a",), "en", "x.html?a=1&b=\"2'", "more")._repr_html_())
    assert seen.attributes["href"] == ["x.html?a=1&b=\"2'"]


def test_a_value_that_a_template_lacks_is_an_error() -> None:
    from jinja2 import UndefinedError

    with pytest.raises(UndefinedError):
        render("prose")


def test_only_chinese_words_are_said_to_be_chinese() -> None:
    assert str(in_chinese("教育支出")) == ' lang="zh"' and not in_chinese("education (205)")
