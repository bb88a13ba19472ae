"""Findings shown: counts, cautions, the printed words; the page to be shared holds only what was confirmed."""

from __future__ import annotations

from html import unescape

import pytest

import fa_helpers as fa
from fa_helpers.presentation.shared_page import shared_page
from fa_helpers.terms.messages import LANGUAGES, Language

BODY = (
    "某市某局2023年度部门决算\n第一部分 单位概况\n一、主要职能\n负责某项工作。\n第二部分 部门决算情况说明\n"
    "一、收入支出决算总体情况说明\n2023年度收入总计12.00万元，其中：本年收入合计10.00万元，使用非财政拨款结余0.00万元，年初结转和结余2.10万元。"
)


@pytest.fixture(scope="module")
def checked() -> object:
    return fa.read(BODY.encode()).check()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_notebook_shows_counts_findings_and_the_caution(
    checked: fa.FinalAccounts, language: Language
) -> None:
    html = checked.in_(language)._repr_html_()  # type: ignore[attr-defined]
    assert html.count("<details>") == len(checked.told) >= 1  # type: ignore[attr-defined]
    assert "12.00 ≠ 10.00 + 0.00 + 2.10" in html and "【2.10】" in html
    assert {"zh": "不等于违规", "en": "no evidence of misconduct"}[language] in html


def test_the_shared_page_holds_only_what_a_person_confirmed(checked: fa.FinalAccounts) -> None:
    nothing = shared_page(checked, (), "en")  # type: ignore[arg-type]
    assert "12.00 ≠" not in nothing and "No finding has been confirmed yet" in nothing
    one = shared_page(checked, checked.findings[:1], "en")  # type: ignore[arg-type,attr-defined]
    assert one.count("<details open>") == 1, "what is printed must not be hidden"
    assert "12.00 ≠" in one and "The office's reply" in unescape(one) and "http" not in one


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_shared_page_names_the_file_it_is_about(bundled: fa.FinalAccounts, language: Language) -> None:
    page = shared_page(bundled.check(), (), language)
    source = bundled.data.sources[0]
    assert source.sha256 in page and source.name in page
    assert {"zh": "重排版", "en": "not the original"}[language] in page


def test_evidence_opens_the_figures(bundled: fa.FinalAccounts) -> None:
    checked = bundled.check()
    entry = next(e for e in checked.entries if e.check.fact_ids)
    crops = checked.evidence(entry.check_id, "en")
    assert len(crops) == len(entry.check.fact_ids) and all(crop.png() for crop in crops)
