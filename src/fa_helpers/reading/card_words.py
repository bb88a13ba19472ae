"""The words of self-evaluation forms (绩效自评表用语): headers and labels by which cells are recognised.

Forms differ between provinces in layout, order and wording; these words are standard enough to find the columns.
"""

from __future__ import annotations

import re

_STRIP = re.compile(r"\([A-Za-z]\)|\([A-Z]/[A-Z]\)|\(万元\)|\(元\)|\(年初设定\)|\(分\)|\d+分|%")

FUNDS_HEADERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("initial_budget", re.compile(r"(?:年初|当年)预算(?:数|金额|资金)?")),
    ("adjusted_budget", re.compile(r"(?:全年|调整后?|年度|调整后全年)预算(?:数|金额|资金)?|预算数")),
    ("executed", re.compile(r"(?:全年|实际|年度)?(?:预算)?(?:执行|支出)(?:数|金额|资金)|实际支出数?")),
    ("weight", re.compile(r"(?:分值|权重)(?:权重|分值)?")),
    ("execution_rate", re.compile(r"(?:预算)?执行率")),
    ("score", re.compile(r"(?:自评|实际)?得分")),
)
INDICATOR_HEADERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("level1", re.compile(r"一级指标(?:名称)?")),
    ("level2", re.compile(r"二级指标(?:名称)?")),
    ("level3", re.compile(r"三级指标(?:名称)?|指标内容|具体指标|指标名称")),
    ("basis", re.compile(r"(?:指标值)?设定依据|指标值?依据|评分标准|指标解释")),
    (
        "actual",
        re.compile(
            r"(?:年度|全年)?(?:指标)?实际(?:完成)?(?:指标)?值?(?:完成情况)?|(?:全年|实际)完成(?:情况|指标值|值)|完成值"
        ),
    ),
    ("target", re.compile(r"(?:年度|预期|全年|目标)?(?:绩效)?(?:目标)?指标值|(?:年度|预期)?目标值")),
    ("weight", re.compile(r"(?:分值|权重)(?:权重|分值)?")),
    ("score", re.compile(r"(?:自评|实际)?得分")),
    (
        "deviation",
        re.compile(
            r"(?:未完成|偏差|扣分)?(?:偏差)?(?:大)?原因(?:分析)?(?:(?:及|和|与)?(?:拟采取的)?改进措施)?|备注|未完成原因.*|偏差.*"
        ),
    ),
)
TASK_HEADERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("source", re.compile(r"任务名称|主要任务|重点任务")),
    ("content", re.compile(r"主要内容|任务内容")),
    ("status", re.compile(r"完成情况|任务完成情况")),
    *FUNDS_HEADERS[1:],
)
TASK_SPLITS: dict[str, tuple[tuple[str, str, str], ...]] = {
    # under 全年预算数 and 全年执行数: 总额, 财政拨款, 其他资金
    "adjusted_budget": (("adjusted_budget", "budget_fiscal", "budget_other"),),
    "executed": (("executed", "executed_fiscal", "executed_other"),),
}
SPLIT_WORDS = (
    re.compile(r"总额|合计|小计|总计"),
    re.compile(r"财政(?:拨款|资金)|其中:财政.*"),
    re.compile(r"其他资金|其他"),
)

GOAL_EXPECTED = re.compile(r"(?:年初)?(?:预期|年度|设定)?(?:绩效)?目标(?:内容|值)?|年初设定目标")
GOAL_ACTUAL = re.compile(
    r"(?:年度|目标|全年)?(?:总体)?(?:目标)?实际完成情况|(?:年度|全年|目标)?(?:目标)?完成情况"
)
NAME = re.compile(
    r"项目名称|专项(?:资金)?名称|部门\(单位\)名称|单位\(部门\)名称|部门名称|单位名称|转移支付.*名称"
)
SUPERVISOR = re.compile(r"(?:项目)?主管部门(?:及代码|名称)?|省级主管部门|主管\(?单?位?\)?部?门?")
IMPLEMENTER = re.compile(r"(?:项目)?实施单位(?:名称)?|(?:项目)?(?:执行|承担|使用|具体实施)单位")
FUNDS_TITLE = re.compile(
    r"(?:项目|部门|年度|预算|专项)?(?:预算)?资金(?:情况|执行情况)?|(?:年度)?预算执行情况|部门整体支出"
)
TOTAL = re.compile(r"(?:总分|合计|总计|总得分|合计得分|自评总分)(?:\(?\d*分?\)?)?")
TASK_TOTAL = re.compile(r"(?:金额)?合计|总计")
DASHES = frozenset({"—", "-", "--", "——", "–", "－", "/", "――", "─"})
EMPTY_NUMBER = re.compile(r"[—\-–－/―─]*")


def header(text: str) -> str:
    """A header cell's folded text without its marks: （万元）, （A）.

    >>> header("全年预算数(A)")
    '全年预算数'
    """
    return _STRIP.sub("", text)


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
