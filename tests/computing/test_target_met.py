"""One target, one outcome: met, missed, met by not paying, or not to be compared, with the assumption named."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fa_helpers.computing.target_met import judge
from fa_helpers.reading.scorecards.stated_values import parse_stated

CASES = [
    # target, actual, group, name -> outcome, share, assumption
    (">=5%", "0.1%", "产出", "", "missed", "0.02", "at_least"),
    ("≥95%", "96.67%", "满意度", "", "met", "1", "at_least"),
    (">95%", "95%", "", "", "missed", "1", "at_least"),
    ("<=600米", "=515米", "产出指标数量指标", "", "met", "1", "limit_on_output"),
    ("<=15万元", "3万元", "成本", "", "met", "1", "limit"),
    ("≤20万元", "0万元", "成本", "", "met_by_not_paying", "1", "limit_unpaid"),
    ("≤0万元", "0万元", "成本", "", "met", "1", "limit"),
    ("≤20次", "0次", "质量", "", "met", "1", "limit"),
    ("<=1万元/月", "1.25万元/月", "成本", "", "missed", "0.8", "limit_exceeded"),
    ("=8次", "10次", "数量", "", "met", "1", "exact_more"),
    ("=3个", "=1个", "数量", "", "missed", None, "exact"),
    ("=100万元", "125万元", "成本", "", "missed", "0.8", "exact_cost"),
    ("100万元", "80万元", "成本指标", "项目成本", "met", "1", "bare_limit"),
    ("100万元", "0万元", "成本指标", "项目成本", "met_by_not_paying", "1", "limit_unpaid"),
    ("20次", "30次", "数量", "排查次数", "met", "1", "bare_at_least"),
    ("396万元", "378.27万", "成本指标", "", "met", "1", "bare_limit"),
    ("上涨5%-10%", "上涨6.23%", "", "", "met", "1", "range"),
    ("2023年12月31日", "=2023年12月31日", "时效", "", "met", "1", "date"),
]


@pytest.mark.parametrize(("target", "actual", "group", "name", "outcome", "share", "assumption"), CASES)
def test_compared(
    target: str, actual: str, group: str, name: str, outcome: str, share: str | None, assumption: str
) -> None:
    verdict = judge(parse_stated(target), parse_stated(actual), group, name)
    assert (verdict.outcome, verdict.assumption, verdict.reason) == (outcome, assumption, "")
    if share is not None:
        assert verdict.share == Fraction(share)


REASONS = [
    ("有效", "有效", "", "repeats_target"),
    ("≥95%", "≥95%", "", "repeats_target"),
    ("2022年底", "2022年底", "", "repeats_target"),
    ("均大于95%", "均大于93%", "", "actual_is_bound"),
    ("提升影响力", "完成", "", "target_in_words"),
    ("≥95%", "达到要求", "", "actual_in_words"),
    ("350人左右", "360人", "", "target_unread"),
    ("≥95%", "", "", "no_actual"),
    ("", "95%", "", "no_target"),
    ("2100人次", "2134万", "", "units_differ"),
    ("4157万", "4173", "", "unit_missing"),
    ("上涨5%-10%", "下降6%", "", "wording_differs"),
    ("上涨5%-10%", "上涨12%", "", "outside_range"),
    ("2023年6月30日", "2023年7月1日", "", "late"),
    ("100%", "2023年12月31日", "", "different_kinds"),
    ("0次", "2次", "安全事故", "direction_unknown"),
    ("100%", "65%", "预算控制数", "direction_unknown"),
    ("≥0%", "-1%", "", "no_proportion"),
]


@pytest.mark.parametrize(("target", "actual", "name", "reason"), REASONS)
def test_not_compared_says_why(target: str, actual: str, name: str, reason: str) -> None:
    verdict = judge(parse_stated(target), parse_stated(actual), "产出指标", name)
    assert (verdict.outcome, verdict.reason, verdict.share) == ("not_comparable", reason, None)


AMOUNTS = st.decimals(min_value=0, max_value=10**6, places=2)


@given(
    st.sampled_from(["≥", "≤", ">", "<", "=", ""]),
    AMOUNTS,
    AMOUNTS,
    st.sampled_from(["成本指标", "数量指标"]),
)
def test_a_share_lies_between_nothing_and_all(
    sign: str, wanted: Decimal, reached: Decimal, group: str
) -> None:
    verdict = judge(parse_stated(f"{sign}{wanted}万元"), parse_stated(f"{reached}万元"), group)
    assert (verdict.share is None) == (verdict.outcome == "not_comparable")
    assert bool(verdict.assumption) != bool(verdict.reason)
    if verdict.share is not None:
        assert 0 <= verdict.share <= 1
    if verdict.outcome in ("met", "met_by_not_paying"):
        assert verdict.share == 1
