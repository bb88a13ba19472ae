"""What random documents are made of: words of the form and others, and everything that a cell may hold."""

from __future__ import annotations

from dataclasses import fields

from hypothesis import strategies as st

from fa_helpers.model import StatementCell
from fa_helpers.terms.statements import statement_ids, statement_title

CELLS_HOLD_FACTS = "fact" in {field.name for field in fields(StatementCell)}
"""Where cells hold their facts, a rate may stand under any header."""


def _one_of(words: str, *more: str) -> st.SearchStrategy[str]:
    return st.sampled_from([*words.split(), *more])


ordinary = st.builds(
    lambda whole, part, grouped: f"{whole:,}.{part:02d}" if grouped else f"{whole}.{part:02d}",
    st.integers(0, 10**8),
    st.integers(0, 99),
    st.booleans(),
)
"""Amounts as they are printed every day."""
whole_numbers = st.integers(0, 10**8).map(str) | st.integers(0, 10**9).map(lambda n: f"{n:,}")
long_numbers = st.builds(
    lambda digits, part, grouped: (f"{int(digits):,}" if grouped else digits) + part,
    st.integers(10**13, 10**30).map(str),
    st.sampled_from(["", ".00", ".5", ".123456789012345678901234567890"]),
    st.booleans(),
)
many_places = st.integers(0, 10**40).map(lambda n: f"0.{n}")
signed = ordinary.map(lambda text: "-" + text)
rates = st.integers(0, 2 * 10**4).map(lambda n: f"{n / 100:.2f}%") | ordinary.map(lambda t: t + "%")
dashes = st.sampled_from(["—", "-", "--", "——", "/", "－"])
wide = ordinary.map(lambda text: text.translate(str.maketrans("0123456789,.-", "０１２３４５６７８９，．－")))
odd = _one_of(
    "无 ① ②③ 约5.00 5.00万元 12人 1.2.3 (5.00) （12.34） 5.00元 +3.00 1,2 12,34.5 5. .5 0 00 007 1-2 2023 2023年 二 ##### ³ ½ Ⅳ ٣"
    " 8* ≥3 5.00-6.00 100％ 3、 （一） 合计 小计 人员经费合计 详见附表2 见注1",
    "1.00 2.00",
)

amounts = ordinary | ordinary | ordinary | whole_numbers | signed | long_numbers | many_places | wide
anything = amounts | amounts | dashes | st.just("") | odd

titles = st.sampled_from(
    [statement_title(i) for i in statement_ids()] + ["机关运行经费情况表", "政府采购情况表"]
)
units = st.sampled_from(["单位：万元", "单位：元", "金额单位：亿元", "单位:人民币元", ""])
known_heads = _one_of(
    "合计 小计 本年支出合计 本年收入合计 基本支出 项目支出 财政拨款收入 其他收入 事业收入 决算数 预算数 年初预算数"
    " 全年预算数 金额"
    " 年初结转和结余 年末结转和结余 2023年度预算数 2023年度决算数 2022年度决算数 上年决算数 公务接待费 因公出国（境）费 增减额"
)
rate_heads = _one_of("增减% 占比% 完成预算% 比重（%）")
unknown_heads = _one_of("进度 本期 甲 序时进度 A/B 数据 说明 第1季度 单位 收入 支出 备用", "", "")
heads = known_heads | known_heads | unknown_heads
codes = st.sampled_from(
    ["201", "20103", "2010301", "2080505", "208", "301", "30101", "30201", "999", "2210201", "", "20199"]
)
labels = _one_of(
    "合计 一般公共服务支出 行政运行 一、财政拨款收入 二、上级补助收入 本年支出合计 总计 其中：专项"
    " 机关事业单位基本养老保险缴费支出"
    " 工资福利支出 办公费 公务用车保有量（辆） 培训（人次） 住房保障支出 （一）支出合计 1．因公出国（境）费 公务接待费"
    " 年末结转和结余 其他",
    "",
)
