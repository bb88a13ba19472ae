"""The words of self-evaluation forms (绩效自评表用语): headers and labels by which cells are recognised.

Forms differ between provinces in layout, order and wording; these words are standard enough to find the columns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from fa_helpers.layout.tables.grid import GridCell
from fa_helpers.patterns import regex
from fa_helpers.text.fold import fold

_STRIP = regex(r"\([^()]*[A-Za-z0-9%×*/][^()]*\)|(?<=.)\([^()]*\)$|\d+分|%")
"""Marks of a header: brackets with a letter or a number anywhere, any brackets at its end, points."""
_LIST_MARK = regex(r"^(?:\d{1,2}[.、]|[一二三四五六七八九十]+、|\([一二三四五六七八九十\d]+\))")

FUNDS_HEADERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "initial_budget",
        regex(r"(?:年初|当年|期初)(?:批复|部门|安排)?预算(?:安排)?(?:数|金额|资金|额)?|年初(?:批复|安排)数"),
    ),
    (
        "adjusted_budget",
        regex(
            r"(?:全年(?:\(调整\))?|调整后?(?:的)?(?:全年)?|年度|调整)预算(?:安排)?(?:数|金额|资金|额)?|预算(?:安排)?(?:数|金额|资金|额)|批复(?:数|金额|资金)"
        ),
    ),
    (
        "executed",
        regex(
            r"(?:(?:全年|实际|年度|当年)(?:预算)?(?:执行|支出|使用)|(?:预算)?(?:执行|支出))(?:数|金额|资金|额)"
            r"|(?:全年|实际|年度|当年|预算)(?:执行|支出)"
        ),
    ),
    ("weight", regex(r"(?:执行率)?(?:分值|权重)(?:权重|分值)?")),
    ("execution_rate", regex(r"(?:全年|资金)?(?:预算)?(?:执行|支出|完成)(?:率|进度)")),
    ("score", regex(r"(?:自评|实际|评价|执行率)?(?:得分|评分)|自评分")),
)
INDICATOR_HEADERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("level1", regex(r"一级指标(?:名称)?")),
    ("level2", regex(r"二级指标(?:名称)?")),
    ("level3", regex(r"三级指标(?:名称)?|指标内容|具体指标|指标名称")),
    ("sign", regex(r"(?:绩效)?指标(?:性质|方向|类型|符号)|(?:计算|运算|比较)?符号|性质")),
    ("unit", regex(r"(?:绩效)?(?:指标)?(?:计量|度量)?单位")),
    ("basis", regex(r"(?:指标值)?设定依据|指标值?依据|评分标准|指标解释|评分细则|评价标准")),
    (
        "actual",
        regex(
            r"(?:年度|全年|本年|当年|年末|指标)*(?:实际)?(?:完成|实现)(?:情况|指标值|值|目标值|数)"
            r"|(?:年度|全年|指标)*实际(?:完成|实现|指标)*(?:值|情况|数)?"
        ),
    ),
    ("first_target", regex(r"年初(?:设定)?(?:指标|目标)值")),
    (
        "target",
        regex(
            r"(?:年度|年初|本年|当年|预期|全年|目标|指标|绩效|计划|设定|调整后?|\(调整\)|\(程\))*"
            r"(?:(?:指标|目标)值|预期(?:实现)?值|计划(?:完成)?(?:值|数))"
        ),
    ),
    ("weight", regex(r"(?:指标)?(?:分值|权重)(?:权重|分值)?")),
    ("score", regex(r"(?:自评|实际|评价|指标)?(?:得分|评分)|自评分")),
    (
        "deviation",
        regex(r".{0,12}原因.{0,20}|偏差.*|备注|(?:得分|评分|其他)?说明|(?:存在问题(?:及|和|与))?改进措施"),
    ),
)
TASK_HEADERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("source", regex(r"任务名称|主要任务|重点任务")),
    ("content", regex(r"主要内容|任务内容")),
    ("status", regex(r"完成情况|任务完成情况")),
    *FUNDS_HEADERS[1:],
)
TASK_SPLITS: dict[str, tuple[tuple[str, str, str], ...]] = {
    # under 全年预算数 and 全年执行数: 总额, 财政拨款, 其他资金
    "adjusted_budget": (("adjusted_budget", "budget_fiscal", "budget_other"),),
    "executed": (("executed", "executed_fiscal", "executed_other"),),
}
SPLIT_WORDS = (
    regex(r"总额|合计|小计|总计"),
    regex(r"财政(?:拨款|资金)|其中:财政.*"),
    regex(r"其他资金|其他"),
)

GOAL_EXPECTED = regex(
    r"(?:项目|年初|年度|全年|当年|\(调整\)|调整后?|预期|设定|总体|绩效|支出|工作)*目标(?:内容|值|\d)?"
)
GOAL_WORD = regex(r"目标")
REPORTED = regex(r"情况说明")
"""The head over what is told of how the money was managed (资金管理情况), row by row."""
GOAL_ACTUAL = regex(
    r"(?:项目|年度|全年|当年|年末|总体|绩效|自评|具体)*(?:目标)?(?:实际)?完成(?:情况|目标)(?:综述)?"
)
NAME = regex(
    r"(?:项目|政策)(?:支出)?(?:\([^()]{1,6}\))?名称|专项(?:资金)?名称"
    r"|(?:[省市州县区]级)?(?:预算)?(?:部门|单位)(?:\((?:部门|单位)\))?名称|转移支付.*名称"
)
SUPERVISOR = regex(
    r"(?:项目|中央|省级|市级|州级|县级|区级|本级)?主管(?:部门|单位)(?:及代码|名称)?|主管\(?单?位?\)?部?门?"
)
IMPLEMENTER = regex(
    r"项目(?:单位|部门)|(?:项目|资金)?(?:具体)?(?:实施|执行|承担|使用)(?:\(主管\))?(?:单位|部门)(?:名称)?"
)
PAIR_BUDGET = regex(r"(?:全年|年度)?预算数")
PAIR_EXECUTED = regex(r"(?:全年)?(?:预算)?执行数")
PLACEHOLDER = regex(r"(?:指标\d*:?|[….·]+)?")
SIGN = regex(r"[≥≤≧≦<>=]{1,2}|﹦")
FUNDS_TITLE = regex(
    r"(?:项目|部门|年度|预算|专项)?(?:预算)?资金(?:情况|执行情况)?|(?:年度)?预算执行情况|部门整体支出"
)
TOTAL = regex(r"(?:总分|合计|总计|总得分|合计得分|得分合计|自评总分)(?:\(?\d*分?\)?)?")
TARGET_HEAD = regex(r"(?:年度|预期|绩效|计划)?目标")
"""The head over targets, where the indicators' names have a head of their own."""
GROUP_HEAD = regex(r"(?:绩效|考核|评价)?指标(?:类型|类别)?")
"""The head over the names of groups where no 一级指标 is printed."""
TOTAL_SCORE = regex(r"(?:自评|综合|评价)?(?:总分|总得分|得分|总评分|分数)")
TASK_TOTAL = regex(r"(?:金额)?合计|总计")
DASHES = frozenset({"", "—", "-", "--", "——", "–", "－", "/", "――", "─"})


def folded(text: str) -> str:
    """Text folded for comparing."""
    return fold(text)


def label(text: str) -> str:
    """A label cell's folded text without its list number, its marks and its colon.

    >>> label("1.项目年度目标(10分):")
    '项目年度目标'
    """
    return _STRIP.sub("", _LIST_MARK.sub("", text).rstrip(":")).rstrip(":")


def column_of_any(cells: Sequence[GridCell]) -> bool:
    """Whether one of the cells is a header of the indicator block."""
    return any(column_of(cell.folded, INDICATOR_HEADERS) for cell in cells)


def header(text: str) -> str:
    """A header cell's folded text without its marks: （万元）, （A）.

    >>> header("全年预算数(A)")
    '全年预算数'
    """
    return _STRIP.sub("", text)


@lru_cache(maxsize=8192)
def column_of(text: str, headers: tuple[tuple[str, re.Pattern[str]], ...]) -> str:
    """The column that a header cell names, empty when it names none.

    >>> column_of("全年执行数(B)", FUNDS_HEADERS)
    'executed'
    """
    bare = header(text)
    for name, pattern in headers:
        if pattern.fullmatch(bare):
            return name
    return ""
