"""The functional classification: its table is sound, and names lead to today's codes before those given up."""

from __future__ import annotations

import pytest

from fa_helpers.resources import rows
from fa_helpers.terms.classification import classification_entry, function_code, path_of_code

TABLE = rows("functional_classification.csv")


def test_every_code_stands_once_in_order_below_its_parent() -> None:
    codes = [row["code"] for row in TABLE]
    assert codes == sorted(set(codes))
    lengths = {"类": 3, "款": 5, "项": 7}
    for row in TABLE:
        assert len(row["code"]) == lengths[row["level"]], row
        assert row["parent"] == row["code"][:-2] * (row["level"] != "类"), row
        assert not row["parent"] or row["parent"] in codes, row
        assert row["name"] == row["name"].strip() != "", row


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (("科学技术支出", "基础研究", "机构运行"), "2060201"),
        (("城乡社区支出", "国有土地使用权出让收入安排的支出", "城市建设支出"), "2120803"),
        (
            ("国有资本经营预算支出", "解决历史遗留问题及改革成本支出", "国有企业退休人员社会化管理补助支出"),
            "2230105",
        ),
        (("社会保障和就业支出", "其他社会保障和就业支出", "其他社会保障和就业支出"), "2089999"),
        (("医疗卫生与计划生育支出", "医疗保障", "行政单位医疗"), "2100501"),
        (("卫生健康支出", "行政事业单位医疗", "行政单位医疗"), "2101101"),
        (("粮油物资储备支出", "粮油事务", "其他粮油事务支出"), "2220199"),
    ],
)
def test_names_lead_to_the_code(names: tuple[str, str, str], code: str) -> None:
    assert function_code(*names) == code


@pytest.mark.parametrize("code", ["2089901", "2299901", "2129901"])
def test_a_code_given_up_keeps_its_name(code: str) -> None:
    name = path_of_code(code)[2]
    assert classification_entry(code, name).agreement == "same"
    assert function_code(*path_of_code(code)) == code.replace("9901", "9999")
