"""Items by function in the ways offices name them: class, section, item, initial budget, adjusted budget, final."""

from __future__ import annotations

import pytest

from fa_helpers.layout.lines import Line
from fa_helpers.layout.passage import passage
from fa_helpers.reading.narrative.items import read_items
from fa_helpers.reading.narrative.section import read_section

_POLICE = ("公共安全支出", "公安")
_FINANCE = ("一般公共服务支出", "财政事务")
_SCHOOL = ("教育支出", "普通教育")

PHRASINGS: list[tuple[str, list[tuple[str, ...]]]] = [
    (
        "（一）公共安全支出（类）|1.公安（款）行政运行（项）。年初预算500.00万元，支出决算510.00万元，完成年初预算的102%。"
        "|2.公安（款）执法办案（项）。年初预算50.00万元，支出决算45.00万元。"
        "|（二）住房保障支出（类）|1.住房改革支出（款）住房公积金（项）。年初预算30.00万元，支出决算30.00万元。",
        [
            (*_POLICE, "行政运行", "500.00", "", "510.00"),
            (*_POLICE, "执法办案", "50.00", "", "45.00"),
            ("住房保障支出", "住房改革支出", "住房公积金", "30.00", "", "30.00"),
        ],
    ),
    (
        "1.“一般公共服务支出”（类）“财政事务”（款）“行政运行”（项）。主要用于：人员工资。年初预算为10.00万元，支出决算为9.00万元。",
        [(*_FINANCE, "行政运行", "10.00", "", "9.00")],
    ),
    (
        "1.一般公共服务支出（类）/财政事务（款）/行政运行（项）：全年预算为10.00万元，支出决算为9.00万元。",
        [(*_FINANCE, "行政运行", "", "10.00", "9.00")],
    ),
    (
        "教育支出（类）普通教育（款）学前教育（项）年初预算5万元，决算4万元；小学教育（项）年初预算6万元，决算7万元；"
        "职业教育（款）中等职业教育（项）年初预算8万元，决算9万元。",
        [
            (*_SCHOOL, "学前教育", "5", "", "4"),
            (*_SCHOOL, "小学教育", "6", "", "7"),
            ("教育支出", "职业教育", "中等职业教育", "8", "", "9"),
        ],
    ),
    (
        "（一）一般公共服务支出（类）支出决算为200.00万元。|1.财政事务（款）支出决算为200.00万元。"
        "|行政运行（项）支出决算为150.00万元，比上年增加5.00万元。|一般行政管理事务（项）支出决算为50.00万元。",
        [(*_FINANCE, "行政运行", "", "", "150.00"), (*_FINANCE, "一般行政管理事务", "", "", "50.00")],
    ),
    (
        "2080505机关事业单位基本养老保险缴费支出：年初预算数30.00万元，支出决算数31.00万元。",
        [
            (
                "社会保障和就业支出",
                "行政事业单位养老支出",
                "机关事业单位基本养老保险缴费支出",
                "30.00",
                "",
                "31.00",
            )
        ],
    ),
    (
        "（1）行政运行（2010601）。年初预算为5.00万元，支出决算为6.00万元。（2）一般行政管理事务（2010602）。年初预算为2.00万元，"
        "支出决算为3.00万元。",
        [
            (*_FINANCE, "行政运行", "5.00", "", "6.00"),
            (*_FINANCE, "一般行政管理事务", "2.00", "", "3.00"),
        ],
    ),
    (
        "卫生健康支出（210类）行政事业单位医疗（11款）行政单位医疗（01项）年初预算为0，全年预算为15.00万元，支出决算为14.00万元。",
        [("卫生健康支出", "行政事业单位医疗", "行政单位医疗", "0", "15.00", "14.00")],
    ),
    (
        "一般公共服务支出（201）财政事务（20106）行政运行（2010601）年初预算为1.00万元，支出决算为2.00万元。",
        [(*_FINANCE, "行政运行", "1.00", "", "2.00")],
    ),
    (
        "教育支出（类）普通教育（款）高中教育（项）。上年结转5.00万元，年初预算为60.00万元，支出决算为64.00万元。",
        [(*_SCHOOL, "高中教育", "60.00", "", "64.00")],
    ),
    (
        "城乡社区支出（类）国有土地使用权出让收入安排的支出（款）城市建设支出（项）。支出决算为8.00万元，主要用于3条道路，年初预算为9.00万元。",
        [("城乡社区支出", "国有土地使用权出让收入安排的支出", "城市建设支出", "9.00", "", "8.00")],
    ),
]


@pytest.mark.parametrize(("text", "items"), PHRASINGS)
def test_items(text: str, items: list[tuple[str, ...]]) -> None:
    run = passage([(Line(1, line), True) for line in text.split("|")])
    reading = read_section(run, "2.5.3", "一般公共预算财政拨款支出决算具体情况", "narrative", 2023)
    found = [
        (
            item.function_class,
            item.function_section,
            item.function_item,
            *(
                "" if value is None else str(value)
                for value in (item.initial_budget, item.adjusted_budget, item.final_accounts)
            ),
        )
        for item in read_items(run, reading, 1)
    ]
    assert found == items
    assert reading.left_over == []
