"""Sentences put together at random: their own office and year are never asked about, and nothing raises."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from check_samples import text
from fa_helpers.checks import check_document
from fa_helpers.checks.check import Check

PLACES = ("本河市", "全岭县", "由溪县", "向阳区", "青原县")
BODIES = ("水务局", "教育局", "人民医院", "总工会", "经济和信息化局", "大数据管理局")
WORDS = st.text("本由与根据按照，。；、（）1一2023年度局支出收入无项目为费", max_size=24)
TELLS = (
    "收入总计3.00万元",
    "机关运行经费支出3.00万元",
    "共有车辆3辆",
    "没有政府性基金预算收支",
    "公务接待费3.00万元",
)


def asked(body: str, entity: str) -> list[Check]:
    ledger = check_document(text(f"一、收入支出决算情况说明\n{body}", entity=entity))
    assert ledger.broken == ()
    return [e.check for e in ledger.of("suspicious") if e.check.rule in ("names.owner", "form.own_year")]


@given(
    place=st.sampled_from(PLACES),
    body=st.sampled_from(BODIES),
    told=st.lists(st.sampled_from(TELLS), min_size=1),
)
def test_the_office_itself_and_its_year_ask_nothing(place: str, body: str, told: list[str]) -> None:
    name = place + body
    assert asked("。".join(f"{name}2023年度{one}" for one in told) + "。", name) == []


@given(place=st.sampled_from(PLACES), bodies=st.permutations(BODIES), tells=st.sampled_from(TELLS))
def test_another_office_of_the_place_always_asks(place: str, bodies: list[str], tells: str) -> None:
    own, other = (place + body for body in bodies[:2])
    (found,) = asked(f"本年无变化。{other}2023年度{tells}。", own)
    assert found.rule == "names.owner" and found.marks[0].printed == other


@given(before=WORDS, behind=WORDS, year=st.integers(2000, 2030), tells=st.sampled_from(TELLS))
def test_any_words_around_are_taken(before: str, behind: str, year: int, tells: str) -> None:
    for check in asked(f"{before}{year}年度{tells}{behind}。", "青原县水务局"):
        assert check.marks[0].printed
