"""The words that give a number its role (表述词): what they are is grammar, not layout, and belongs to no document.

Each pattern is anchored at the end of a stretch of folded text that ends where the number begins.
"""

from __future__ import annotations

import re

from fa_helpers.model import Direction, Stage
from fa_helpers.patterns import regex

_NOT_A_BUDGET_STAGE = r"(?<!公共)(?<!基金)(?<!经营)(?<!保险)(?<!部门)"

FILLER = regex(
    r"(?:分别|均|各自|各|(?<!节)约|仅|达到|达|为|是|至|了|拥有|(?<!保)有|共计|累计|总共|共|相比较?|比较|对比|按?(?:同|可比)口径|[:¥])$"
)
"""Verbs and adverbs before a number that say nothing about its role."""

DIRECTION = regex(
    r"(?P<both>(?:增加|增长|上升|增)[(/](?:减少|下降|降低|减)\)?|(?:减少|下降|降低)[(/](?:增加|增长|上升)\)?)"
    r"|(?P<up>增加|(?<!负)增长|上升|提高|增幅|涨幅|上涨|超支|超出|增支|增收)"
    r"|(?P<down>负增长|减少|下降|降低|降幅|减幅|压减|缩减|压缩|节约(?!率)|节省|减支|减收)|(?P<flat>持平)"
    r"|(?P<none>变化|变动|增减)|(?P<gap>差值|(?<!收支)差额|相差)"
)
"""The forms' own 增加（减少） says both and so nothing."""
SAVED = ("节约", "节省")
DIRECTION_END = regex(
    rf"(?:{DIRECTION.pattern})(?:额|率|幅度|幅|数)?$|(?P<more>多)(?:支出?|收入?)?$|(?P<less>少)(?:支出?|收入?)?$"
    r"|(?:^|(?<=[年度数算比期额]))(?:(?P<rise>[增升])|(?P<fall>[减降]))$"
)
OF_A_CHANGE = regex(r"(?<=增加|减少|节约|节省|压缩|压减|缩减|降低|提高)(?:支出|开支|收入|经费|资金)$")
"""减少支出5万元: what is spent less is no thing of its own."""
RESULT = regex(
    r"(?:增加|减少|增长|下降|上升|降低|提高|压减|压缩|缩减|调[增减]|(?:^|(?<=[从由费出数员辆人批次]))[降减增升])(?P<to>为|到|至|成)了?$"
)
"""减少为, 降到: what is named next is the outcome and no change."""
DIRECTIONS: dict[str, Direction] = {
    "more": "increase",
    "rise": "increase",
    "fall": "decrease",
    "less": "decrease",
    "both": "",
    "up": "increase",
    "down": "decrease",
    "flat": "flat",
    "none": "",
    "gap": "",
}

_YEAR = r"(?:上年度?+|去年|上一年度?+|\d{4}年度?+)(?!年初|全年|调整|(?:收支|支出|收入)?总?预算)"
_BUDGET = (
    r"(?P<budget_year>\d{4}年度?+|上年度?+|去年)?(?:年初|全年|调整后?|年度|当年)?(?:收支|支出|收入)?总?"
    rf"{_NOT_A_BUDGET_STAGE}预算(?:数字?|安排|总[数额计])?"
)
PLAN_OF_A_YEAR = regex(
    rf"(?P<year>(?:相比|[与比较同])(?:\d{{4}}年度?|上年度?|去年))(?P<thing>(?!年初|全年|调整|年度|当年|部门|单位)[^,。;:\d]{{2,14}}?)"
    rf"(?P<plan>(?:总|年初)?{_NOT_A_BUDGET_STAGE}预算(?:数|安排|总[数额计])?)(?=$|相比|比较|对比)"
)
"""比2022年财政拨款收支总预算: the plan of a year for a thing."""
COMPARISON = regex(
    rf"(?:相比(?:于|较)?|与|(?<!经[比对])[比较]|同|相较于?|(?<!经)对比)(?:(?P<year>{_YEAR})(?:同期)?的?(?:(?P<side>支出|收入)?(?:决算|执行|实际)?(?:数[据字]?)?)(?!相同)"
    rf"|(?P<budget>{_BUDGET}))(?P<closed>相比较?|比较|对比|相比|比)?|(?P<same>同比|环比)"
)
"""与上年相比, 较上年, 比年初预算, 同比: what a change is measured against."""
COMPARED_AMOUNT = regex(rf"(?:{COMPARISON.pattern})(?:的|为)?$")
BEYOND = regex(
    rf"(?:(?P<more>大于|高于|超过|超出|多于|超)|(?P<less>小于|低于|少于))"
    rf"(?:(?P<year>{_YEAR})(?:(?:支出|收入)?决算数?)?|(?P<budget>{_BUDGET}))$"
)
"""决算数大于预算数: a difference, said without 增加."""

ORIGIN = regex(rf"(?:由|从)(?P<year>{_YEAR})?(?:同期)?(?:决算)?数?的?$")
"""由上年的6万元减少为5万元: what the outcome came from."""
SHARE = regex(
    r"(?P<part>.*?)(?:所)?占(?!用|地|有|压)(?:比(?:例|重)?|(?P<whole>.*?)(?:的(?:比重|比例)?|比重|比例)?)$"
)
COMPLETION = regex(
    rf"(?:完成|为|占)(?:了)?(?:\d{{4}}年度?)?(?P<scope>本年|部门|年初部门|(?:年初|全年|调整后?)?[^,。;:]{{0,12}}(?:费|支出|收入)(?=预算))?"
    rf"(?P<budget>(?:年初|全年|调整后?|年度|当年)?(?:的)?(?:支出|收入)?{_NOT_A_BUDGET_STAGE}预算)(?:数|安排|批复数?)?(?P<of>的)?$"
)
VARIANCE = regex(r"(?:预决算)?差异率$")
EXECUTION = regex(r"(?:预算)?(?:执行(?:率|比例|比率?)|(?:执行|支出)进度)$")
COMPLETION_RATE = regex(r"(?:预算)?完成(?:率|比例)$|^完成$")

STAGES: tuple[tuple[re.Pattern[str], Stage], ...] = (
    (
        regex(
            rf"年初(?:(?:批复)?(?:支出|收入)?{_NOT_A_BUDGET_STAGE}|部门|单位)预算(?:数|总额|安排|批复数?|金额)?$"
        ),
        "initial_budget",
    ),
    (regex(r"(?<=采购)计划(?:采购)?(?:数|金额|资金)?$"), "initial_budget"),
    (
        regex(r"(?<![\u4e00-\u9fff])调整数$|调整预算后$|预算调整(?:后|数)$|(?<![\u4e00-\u9fff])调整后$"),
        "adjusted_budget",
    ),
    (
        regex(
            rf"(?:全年|调整后?的?|(?<!\d)年度)(?:支出|收入)?{_NOT_A_BUDGET_STAGE}预算(?:数|总额|安排|金额)?$"
        ),
        "adjusted_budget",
    ),
    (
        regex(
            r"(?:上年度?|去年)(?:支出|收入)?决算(?:数[据字]?)?$|(?:^|(?<=[(,]))(?:上年度?|去年|上一年度?)(?:同期)?数?$"
        ),
        "prior_final_accounts",
    ),
    (regex(r"决算(?:汇总)?(?:数[据字]?|总额|金额)?$"), "final_accounts"),
    (
        regex(
            r"实际采购(?:数|总?额|金额)?$|实际(?:支出|发生|使用|列支|开支)(?:数|总?额|金额)?$"
            r"|(?:全年|本年度?|当年)?(?:累计)?发生(?:数|额)$"
        ),
        "final_accounts",
    ),
    (regex(r"(?:实际|全年|预算)?(?:支出)?执行(?:数|总额|金额)?$"), "final_accounts"),
)
BUDGETED = regex(r"(?:年初|(?<=\d年)|(?<=年度)|^)预算安排(?!的)|(?:拟|计划|预计)(?=购置|采购|新增)")
"""2024年预算安排“三公”经费5万元: the budget is named before the thing."""
SIDE_OF_A_STAGE = regex(
    rf"(?:(?P<budget>(?:年初|全年|调整后?|(?<!\d)年度)?(?:本?部门|{_NOT_A_BUDGET_STAGE})预算)|(?:部门|单位)?决算)(?P<side>总?(?:收入|支出|收支))(?:安排|(?P<all>合计|总计)|总额|数)?$"
)
"""年初预算收入, 决算支出: the stage is named before the side."""
TOTAL_OF_A_BUDGET = regex(
    rf"(?:年初|全年|调整后?)?{_NOT_A_BUDGET_STAGE}预算(?P<total>总计|合计|总额|总数|汇总数)$|(?<=收入|支出|收支)总预算$"
)
"""收入预算总计: the total that is budgeted."""
BARE_BUDGET = regex(rf"(?:批复|核定|下达)?的?{_NOT_A_BUDGET_STAGE}预算(?:数|安排|金额|资金|总额)?$")
"""预算 without 年初 or 全年: which budget it is follows from the section, else the initial one."""

LEADING = regex(
    r"^(?:[、。)\]”]+|\d{1,2}[“\"](?=[.、])|\(?\d{1,2}[.、)](?!\d)|\([一二三四五六七八九十\d]+\)|[①-⓿❶-➓]|[一二三四五六七八九十]+[是、]"
    r"|2\d\d(?:\d\d){0,2}(?=[^,。;:\d]{2,20}支出)|其中[:,]?|另外?|而|决算(?=[^,。;:\d]{2,12}费)|以及|和|及|与|包括|即|具体(?:是|为|包括)|(?:主要|分别)?为(?=(?:公务|因公|[“\"]?三公|基本支出|项目支出|(?:人员|公用)经费|一般公共预算|政府性基金))|截至|截止|累计|共计(?=接待|支出.)|[^,。;:、\d]{0,4}购置(?:经?费)?(?:无|为零)、|按规定|(?:累计|实际|共)?完成(?=支出|收入)|支出(?=公务|因公|“三公|三公)|(?:开支|列支|支付)(?=.{0,6}费)|(?:本|我|各)(?:部门|单位|局|委|厅|办|校|院|区|市|县|机关|处)|学校|全区|全市|全县|\(含|\((?![^()]*\)))"
)
"""What may stand before a subject without being part of it."""

OWNED = frozenset({"价值", "面积", "数量", "原值", "金额", "账面价值", "资产价值"})
"""Words that name a property of the thing named before them: 房屋…，价值…."""

OF_THE_ITEM = frozenset({"支出", "收入", "本年支出", "本年收入", "全年支出", "当年支出"})
"""After an item's names these are the item's own: （项）。当年支出决算…."""

NOTHING = regex(
    r"(?:无|没有|未(?:发生|安排|使用))[^。;\n]{0,60}?(?:收入|支出|收支|结转|经费|项目|预算|情况|事项|说明)|不存在|空表|无此项"
)
"""A section that says there is nothing to report."""
ASIDE = regex("其中|用于|追加|结转|(?<!预算)安排(?!的)|包括")
"""Words of a clause that tell of a part of what its figure is named after (其中、用于…的)."""
_SAME_AS = (
    r"(?!度?(?:同期|决算数?)?(?:相比|对比|比较|基本)*(?:持平|一致|相同|无|没有|不变|增|减|下降|上升|多|少))"
)
PAST = regex(
    rf"(?:上年(?!(?!度?年末)[^,。;:\d]{{0,16}}结[转余])|去年|上一年){_SAME_AS}|往年|累计(?!\d|完成|接待|安排|组织|派|出国|人)"
)
"""Words of a clause that may make its amount another year's; 与上年持平 says nothing of the year."""
COMPARED_BEHIND = regex(r"(?:相比|对比|[比较与同和])(?:于)?(?:上年|去年|上一年|\d{4}年)")
"""5万元与上年持平: what stands behind an amount to compare it with is not of its own year."""
