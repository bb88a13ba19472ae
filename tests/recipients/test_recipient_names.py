"""Names of organisations in a text: by form and context. ``names.txt`` was begun before the rules."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fa_helpers.computing.recipients.names import names_in
from fa_helpers.text.fold import fold
from recipient_samples import HERE

LINES = [
    tuple(part.strip() for part in line.split(" | "))
    for line in (HERE / "names.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
# Characters that begin no verb and end no place, so that a made name has one reading.
HEADS = st.text("鑫瑞泽邦翔宏骏佳森岚", min_size=2, max_size=4)
TRADES = st.sampled_from(["电子", "商贸", "建筑工程", "粮油", "环保科技", "企业管理服务", ""])
ENDINGS = st.sampled_from(["有限公司", "有限责任公司", "股份有限公司", "公司", "集团有限公司", "专业合作社"])
PLACES = st.sampled_from(["", "山东", "成都", "江州市", "内蒙古呼伦贝尔", "定远县城关镇"])
LEADS = st.sampled_from(
    ["", "支付", "用于支持", "补贴", "会同", "通过", "我单位委托", "奖励", "拨付给", "向"]
)
TAILS = st.sampled_from(["", "尾款3万元", "（云平台项目）", "新能源产业园项目落地", "奖励标准", "，保障运行"])


@pytest.mark.parametrize(("words", "expected"), LINES, ids=[line[0] for line in LINES])
def test_names_are_known_by_form_and_context(words: str, expected: str) -> None:
    found = [name.text for name in names_in(fold(words))]
    assert found == ([] if expected == "-" else expected.split(";"))


@given(LEADS, st.builds("{}{}{}{}".format, PLACES, HEADS, TRADES, ENDINGS), TAILS)
def test_a_company_is_found_whole_wherever_it_stands(lead: str, name: str, tail: str) -> None:
    assert [found.text for found in names_in(fold(lead + name + tail))] == [name]


@given(st.lists(st.builds("{}{}".format, HEADS, ENDINGS), min_size=2, max_size=4, unique=True), st.booleans())
def test_an_enumeration_is_cut_between_its_names(names: list[str], last_with_and: bool) -> None:
    text = "、".join(names[:-1]) + ("和" if last_with_and else "、") + names[-1]
    assert [found.text for found in names_in(fold(f"用于补贴{text}进行技改"))] == names


@given(st.text(max_size=60))
def test_any_text_gives_names_that_stand_in_it_in_order_and_apart(text: str) -> None:
    folded = fold(text)
    found = names_in(folded)
    assert all(folded[name.start : name.end] == name.text for name in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@given(st.sampled_from(["物业", "保险", "第三方", "承包", "施工", "快递", "龙头", "一家物业"]), LEADS)
def test_a_kind_of_company_is_no_name(kind: str, lead: str) -> None:
    assert names_in(f"{lead}{kind}公司") == []
