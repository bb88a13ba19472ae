"""Which concept a printed subject names, and which it must not."""

from __future__ import annotations

import pytest

from fa_helpers.terms.concepts import concept_of, trim_subject


def test_a_last_word_is_left_out_or_added_but_not_exchanged() -> None:
    assert concept_of("因公出国（境）经费支出") == concept_of("因公出国（境）") == "overseas_travel"
    assert concept_of("基本") == "basic_expenditure" and concept_of("基本经费") == ""
    assert concept_of("项目经费") == ""


@pytest.mark.parametrize(
    ("subject", "trimmed"),
    [
        ("某市某区一般公共预算财政拨款“三公”经费支出", "一般公共预算财政拨款“三公”经费支出"),
        ("用于公务接待（简称“三公”经费）的支出合计", "“三公”经费支出合计"),
        ("用于公务接待等（含会议费）的支出合计", "用于公务接待等（含会议费）的支出合计"),
        ("某专项基金财政拨款收入", "某专项基金财政拨款收入"),
    ],
)
def test_a_beginning_goes_only_where_it_leaves_the_scope(subject: str, trimmed: str) -> None:
    folded = subject.replace("（", "(").replace("）", ")")
    assert trim_subject(folded) == trimmed.replace("（", "(").replace("）", ")")


def test_the_end_of_a_name_is_known_however_long_its_beginning_is() -> None:
    assert trim_subject("甲乙丙" * 3000 + "占用情况中固定资产车辆") == "固定资产车辆"
    assert concept_of("甲乙丙" * 3000 + "本年支出合计") == ""
