"""Frames as the documents give them, for the tests of the charts: a published ladder, long names, gaps."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from fa_helpers.presentation.charts import (
    NothingToDraw,
    Picture,
    bar,
    bridge,
    dumbbell,
    ladder,
    page_strip,
    slope,
)
from fa_helpers.presentation.numbers import source_line
from fa_helpers.terms.messages import Language

ENTITY = "乌鲁木齐高新技术产业开发区（乌鲁木齐市新市区）工业和信息化局"
TITLES = {
    "bar": {"zh": "各级资金的预算与执行", "en": "Funds by level: budget and execution"},
    "bridge": {"zh": "支出为什么减少", "en": "Why expenditure fell"},
    "slope": {"zh": "各类支出的变化", "en": "Expenditure by class"},
    "ladder": {"zh": "预算与结果：同一年度的五个数", "en": "Budgets and outcomes: five figures of one year"},
    "dumbbell": {"zh": "自评得分与推算得分", "en": "Self-score and recomputed score"},
    "page_strip": {"zh": "读了什么，没读什么", "en": "What was read and what was not"},
}


def funds() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "label": ["年度总资金", "其中：中央安排（万元）", "地（州、市）安排（万元）", "其他资金（万元）"],
            "initial_budget": [3244.47, 0.0, 0.0, None],
            "adjusted_budget": [4664.42, 3367.45, 631.64, None],
            "executed": [2380.33, 1680.0, 247.38, None],
        }
    )


def classes() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "function_class": [
                "资源勘探工业信息等支出",
                "节能环保支出",
                "社会保障和就业支出",
                "一般公共服务支出",
                "城乡社区支出",
            ],
            "prior_final_accounts": [3660.19, 242.3, 23.38, 3.59, None],
            "final_accounts": [2195.81, 156.0, 31.12, 2.35, 40.0],
            "signed_change": [-1464.38, -86.3, 7.74, -1.24, None],
        }
    )


def rungs() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "label": ["年初预算数", "年初预算数", "全年预算数", "全年执行数", "本年支出合计"],
            "value": [241.69, 3244.47, 4664.42, 2380.33, 2385.28],
            "place": [
                "财政拨款收入支出决算总体情况说明，第5页",
                "部门（单位）整体支出绩效目标自评表，第13页",
                "部门（单位）整体支出绩效目标自评表，第13页",
                "部门（单位）整体支出绩效目标自评表，第13页",
                "支出决算情况说明，第4页",
            ],
        }
    )


def scores() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "level3": [
                "培训费下降率",
                "预算经费",
                "政府采购执行率",
                "规模以上工业增加值增长率",
                "受益群体满意度",
                "新增规模以上工业企业",
            ],
            "score": [0.0, 6.13, 10.0, 25.0, 10.0, None],
            "recomputed_score": [0.0, 12.0, 4.0, 0.5, None, 3.0],
            "weight": [8, 12, 10, 25, 10, None],
        }
    )


def coverage() -> pd.DataFrame:
    rows = [
        ("部门概况", 1, 3, "read"),
        ("情况说明", 4, 9, "read"),
        ("“三公”经费", 8, 9, "partly_read"),
        ("政府性基金", 10, 10, "empty"),
        ("其他重要事项", 11, 11, "not_read"),
        ("自评表", 13, 28, "read"),
        ("收入支出决算总表", None, None, "absent"),
        ("国有资本经营预算财政拨款收入支出决算表", None, None, "absent"),
        ("财政拨款“三公”经费支出决算表", None, None, "absent"),
    ]
    return pd.DataFrame(rows, columns=["title", "page_first", "page_last", "status"])


def _words(kind: str, language: Language) -> dict[str, str]:
    return {
        "title": TITLES[kind][language],
        "source": source_line(ENTITY, 2023, [4, 5, 6, 13], language),
    }


def draw(kind: str, language: Language, *, rows: int | None = None) -> Picture | NothingToDraw:
    """One chart of each kind; with ``rows`` only that many rows of its frame."""
    slope_columns = {"label": "function_class", "start": "prior_final_accounts", "end": "final_accounts"}
    score_columns = {"label": "level3", "start": "score", "end": "recomputed_score", "weight": "weight"}
    ends = {"start": 3929.46, "end": 2425.28, "start_label": "上年支出（推算）", "end_label": "本年支出"}
    draws: dict[str, Callable[[], Picture | NothingToDraw]] = {
        "bar": lambda: bar(
            funds()[:rows],
            label="label",
            values=["initial_budget", "adjusted_budget", "executed"],
            language=language,
            **_words("bar", language),
        ),
        "bridge": lambda: bridge(
            classes()[:rows],
            label="function_class",
            change="signed_change",
            language=language,
            **ends,  # type: ignore[arg-type]
            **_words("bridge", language),
        ),
        "slope": lambda: slope(
            classes()[:rows], language=language, **slope_columns, **_words("slope", language)
        ),
        "ladder": lambda: ladder(
            rungs()[:rows],
            label="label",
            value="value",
            place="place",
            language=language,
            **_words("ladder", language),
        ),
        "dumbbell": lambda: dumbbell(
            scores()[:rows], language=language, **score_columns, **_words("dumbbell", language)
        ),
        "page_strip": lambda: page_strip(
            coverage(),
            pages=30 if rows is None else rows,
            language=language,
            **_words("page_strip", language),
        ),
    }
    return draws[kind]()


KINDS = tuple(TITLES)
