"""Frames as documents give them, of made-up offices, for the tests of the charts: gaps, zeros, names of any length."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any, cast

import pandas as pd

from fa_helpers.model import Profile
from fa_helpers.presentation.charts import (
    NothingToDraw,
    Picture,
    both_sides,
    budgets,
    execution,
    item_steps,
    page_strip,
    paired,
    points,
    scores,
)
from fa_helpers.presentation.charts.telling import Told
from fa_helpers.presentation.numbers import source_line
from fa_helpers.terms.messages import Language

ENTITY = "云岭县水利局（本级）"


@dataclass(frozen=True)
class Office:
    """A document of which only name, year and pages are asked."""

    entity: str = ENTITY
    year: int = 2031

    @property
    def data(self) -> Any:
        profile = Profile(entity=self.entity, fiscal_year=self.year, kind="departmental_final_accounts")
        return SimpleNamespace(profile=profile, facts=(), card_facts=())

    def source_line(self, pages: Iterable[int], language: Language) -> str:
        return source_line(self.entity, self.year, pages, language)


OFFICE = cast(Told, Office())


def stages() -> pd.DataFrame:
    """Two scopes in the order of the text, one of a single stage, one budget in 元."""
    rows = [
        ("total_expenditure", "本年支出合计", "final_accounts", 900.0, "万元", 7, "a.2"),
        ("total_expenditure", "本年支出合计", "initial_budget", 600.0, "万元", 6, "a.1"),
        ("department_scorecard_total", "年度资金总额", "initial_budget", 5000000.0, "元", 20, "c.1"),
        ("department_scorecard_total", "年度资金总额", "adjusted_budget", 800.0, "万元", 20, "c.2"),
        ("department_scorecard_total", "年度资金总额", "final_accounts", 760.0, "万元", 20, "c.3"),
        ("grand_total", "收入支出总计", "final_accounts", 950.0, "万元", 5, "g.1"),
    ]
    names = ["concept", "subject", "stage", "value", "unit", "page", "fact_ids"]
    return pd.DataFrame(rows, columns=names)


def parts() -> pd.DataFrame:
    rows = [
        ("fiscal_appropriation_revenue", "财政拨款收入", 700.0),
        ("service_revenue", "事业收入", 150.0),
        ("other_revenue", "其他收入", 0.0),
        ("opening_carryover_surplus", "年初结转和结余", 50.0),
        ("basic_expenditure", "基本支出", 500.0),
        ("project_expenditure", "项目支出", 400.0),
    ]
    frame = pd.DataFrame(rows, columns=["concept", "subject", "final_accounts"])
    return frame.assign(unit="万元", page=5, fact_ids="")


def totals() -> pd.DataFrame:
    rows = [("grand_total_revenue", "收入总计", 1000.0), ("grand_total_expenditure", "支出总计", 1000.0)]
    return pd.DataFrame(rows, columns=["concept", "subject", "final_accounts"]).assign(unit="万元", page=5)


def classes() -> pd.DataFrame:
    """One class without a base, one from zero, one that fell, three small ones."""
    rows = [
        ("其他支出", None, 657.0),
        ("农林水支出", 200.0, 260.0),
        ("住房保障支出", 12.0, 10.0),
        ("教育支出", 0.0, 5.0),
        ("卫生健康支出", 8.0, 8.0),
        ("节能环保支出", 3.0, None),
    ]
    return pd.DataFrame(rows, columns=["label", "base_amount", "final_accounts"]).assign(unit="万元", page=9)


def items() -> pd.DataFrame:
    rows = [
        ("水利工程建设", 500.0, 900.0, False),
        ("防汛 *", 300.0, 60.0, True),
        ("行政运行", 100.0, 104.0, False),
        ("抗旱", 0.0, 30.0, False),
        ("水土保持", 40.0, 0.0, False),
        ("农村供水", None, 77.0, False),
    ]
    return pd.DataFrame(rows, columns=["label", "base_amount", "amount", "hinted"]).assign(
        unit="万元", page=11
    )


def projects(count: int = 5) -> pd.DataFrame:
    rows = [(f"河道整治{i}期", 100.0 + i, 100.0 - 7 * (i % 5), 20 + i) for i in range(count)]
    frame = pd.DataFrame(rows, columns=["label", "adjusted_budget", "executed", "page"])
    return frame.assign(unit="万元", execution_rate=[50.0] + [None] * (count - 1) if count else [])


def lines() -> pd.DataFrame:
    rows = [
        ("s1", "防汛物资", "execution", "", "", 10.0, 6.0, 6.0, "same"),
        ("s1", "防汛物资", "indicator", "产出指标", "数量指标", 20.0, 15.0, 20.0, "below_rule"),
        ("s1", "防汛物资", "indicator", "效益指标", "社会效益指标", 30.0, 30.0, 12.5, "above_rule"),
        ("s2", "渠道维修", "indicator", "产出指标", "质量指标", 20.0, 8.0, 8.0, "same"),
        ("s3", "人员经费", "indicator", "满意度指标", "", 10.0, 10.0, 10.0, "same"),
    ]
    names = ["scorecard_id", "name", "row_kind", "level1", "level2", "weight", "score", "recomputed_score"]
    frame = pd.DataFrame(rows, columns=[*names, "agreement"])
    label = [f"{name}｜{order}" for order, name in enumerate(frame["name"])]
    return frame.assign(lost=frame["weight"] - frame["score"], page=21, label=label)


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


Drawn = Picture | NothingToDraw


def draw(kind: str, language: Language, *, rows: int | None = None) -> Drawn:
    """One chart of each kind; with ``rows`` only that many rows of its frame."""
    draws: dict[str, Callable[[], Drawn]] = {
        "budgets": lambda: budgets(stages()[:rows], OFFICE, language, flagged={"c.2"}),
        "both_sides": lambda: both_sides(parts()[:rows], totals(), OFFICE, language),
        "paired": lambda: paired(classes()[:rows], OFFICE, language, base="base_amount", base_name="base"),
        "item_steps": lambda: item_steps(items()[:rows], OFFICE, language, base_name="base"),
        "execution": lambda: execution(projects()[:rows], OFFICE, language),
        "points": lambda: points(lines()[:rows], OFFICE, language),
        "scores": lambda: scores(lines()[:rows], OFFICE, language),
        "page_strip": lambda: page_strip(
            coverage(),
            pages=30 if rows is None else rows,
            language=language,
            title="读了什么，没读什么" if language == "zh" else "What was read and what was not",
            source=source_line(ENTITY, 2031, [4, 5, 13], language),
        ),
    }
    return draws[kind]()


KINDS = ("budgets", "both_sides", "paired", "item_steps", "execution", "points", "scores", "page_strip")
PLATED = KINDS[:-1]
