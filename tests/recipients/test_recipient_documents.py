"""Who got the money, from the file to the rows: a form drawn as PDF, and published ones against what people wrote down."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import fa_helpers as fa
from card_forms import Sample, draw
from fa_helpers.document import FinalAccounts
from fa_helpers.frames.recipients import card_money_rows, recipient_rows
from fa_helpers.frames.rows import Row
from fa_helpers.text.fold import fold
from recipient_samples import HERE

DRAWN = Sample(
    "drawn",
    {"columns": "9,10,12,17,12,12,9,9,14"},
    [
        "^text 项目支出绩效自评表",
        "项目名称{2}|校舍维修{7}",
        "主管部门{2}|平湖县教育局{3}|实施单位|平湖县第三中学{3}",
        "项目资金\\（万元）{2,2}||年初预算数|全年预算数|全年执行数|分值|执行率|得分",
        "年度资金总额|70|64.5|52.5|10|81.40%|8.14",
        "年度目标{2,2}|预期目标{4}|实际完成情况{3}",
        "支付平湖县永固建筑工程有限公司维修款52.5万元；江西宏图监理有限责任公司监理费12万元。{4}|已完成维修。{3}",
        "一级指标|二级指标|三级指标{2}|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施",
        "产出指标|成本指标|平湖县永固建筑工程有限公司维修款{2}|≤52.5万元|52.5万元|45|45|",
        "产出指标|成本指标|江西宏图监理有限责任公司监理费{2}|≤12万元|0万元|45|45|下年支付",
        "总分{6}|100|98.14|",
    ],
)
PARTS = {
    "named": "executed_named_with_amount",
    "not_split": "executed_named_without_split",
    "group": "executed_group",
    "unnamed": "executed_unnamed",
    "no_organisation": "executed_no_organisation",
    "run_by_implementer": "executed_run_by_named_implementer",
    "not_told": "executed_not_told",
}


def test_a_drawn_form_tells_who_was_paid_and_who_was_not() -> None:
    data = fa.read(draw(DRAWN)).data
    found = {str(row["organisation"]): row for row in recipient_rows(data)}
    assert list(found) == [
        "平湖县永固建筑工程有限公司",
        "江西宏图监理有限责任公司",
        "平湖县第三中学",
    ]
    paid, waiting, school = found.values()
    assert (paid["planned"], paid["executed"], paid["role"]) == (
        Decimal("52.5"),
        Decimal("52.5"),
        "contractor",
    )
    assert (waiting["planned"], waiting["executed"]) == (12, 0)
    assert (school["role"], school["planned"], school["executed"]) == ("implementer", None, None)
    assert paid["page"] == 2
    assert paid["x0"] is not None
    (money,) = card_money_rows(data)
    assert (money["budget"], money["executed"], money["named"]) == (
        Decimal("64.5"),
        Decimal("52.5"),
        Decimal("52.5"),
    )


def closed(text: object) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", str(text)))


def check_against(truth: dict[str, Any], document: FinalAccounts) -> None:
    """Every organisation with its amounts, nothing else, and the parts of every form's money."""
    forms = {closed(card["card"]) for card in truth["reconciliation"]}
    rows = [row for row in recipient_rows(document.data) if closed(row["card"]) in forms]
    wanted = {(closed(one["card"]), fold(one["organisation"])): one for one in truth["rows"]}
    got = {(closed(row["card"]), fold(str(row["organisation"]))): row for row in rows}
    assert set(got) <= set(wanted)
    assert {key for key, one in wanted.items() if not one.get("optional")} <= set(got)
    for key, row in got.items():
        one = wanted[key]
        if not one.get("optional"):
            assert [row["planned"], row["executed"]] == [number(one["planned"]), number(one["executed"])], key
            assert row["naming"] == one["naming"]
    assert not {fold(one["words"]) for one in truth["not_counted"]} & {name for _, name in got}
    book: dict[str, Row] = {closed(row["card"]): row for row in card_money_rows(document.data)}
    for card in truth["reconciliation"]:
        parts = {part: number(card.get(name)) or 0 for part, name in PARTS.items()}
        assert {part: book[closed(card["card"])][part] for part in PARTS} == parts


def number(value: Any) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def test_the_bundled_document(shared_file: Callable[[str], Path], bundled: FinalAccounts) -> None:
    path = shared_file("truth/recipients_urumqi_miit_2023.json")
    check_against(json.loads(path.read_text(encoding="utf-8")), bundled)


@pytest.mark.parametrize(
    "sample", ["truth/recipients_xian.json", "xian_second_sample.json", "xian_blind_sample.json"]
)
def test_published_forms(
    sample: str, shared_file: Callable[[str], Path], real: Callable[[str], FinalAccounts]
) -> None:
    path = shared_file(sample) if "/" in sample else HERE / sample
    check_against(json.loads(path.read_text(encoding="utf-8")), real("xian_health_2022_p1-100"))


def test_the_bundled_document_by_kinds_of_naming(bundled: FinalAccounts) -> None:
    money = [row for row in card_money_rows(bundled.data) if row["page"] != 13]
    sums = {
        part: sum((Decimal(str(row[part])) for row in money), Decimal(0)) for part in ("executed", *PARTS)
    }
    assert [sums[part] for part in ("executed", "named", "unnamed", "not_split", "no_organisation")] == [
        Decimal(text) for text in ("2165.08", "217.97", "1655", "273.63", "18.48")
    ]
    waiting = [row for row in recipient_rows(bundled.data) if row["executed"] == 0 and row["planned"]]
    assert [(row["planned"], row["planned_in_goal"]) for row in waiting] == [
        (Decimal("3.50"), None),
        (Decimal("1.60"), None),
        (20, None),
        (30, 20),
    ]
