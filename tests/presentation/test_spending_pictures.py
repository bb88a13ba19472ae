"""Frames in words and the pictures of the spending notebook: what is plotted, what is left to the table."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fa_helpers.document import FinalAccounts
from fa_helpers.presentation.charts import NothingToDraw, Picture
from fa_helpers.presentation.spending import (
    class_picture,
    columns_of,
    hinted,
    item_picture,
    kinds_picture,
    worded,
)
from fa_helpers.terms.glossary import concept_label, concepts
from fa_helpers.terms.messages import has_message, message


def test_the_slope_draws_each_class_once(bundled: FinalAccounts) -> None:
    picture = class_picture(bundled.classes(), "zh", unit="万元")
    numbers = picture.numbers.set_index("label")
    assert numbers.loc["资源勘探信息等支出"].tolist() == [3660.19, 2195.81]
    assert list(numbers.columns) == ["prior_final_accounts", "final_accounts"] and len(numbers) == 4


def test_a_class_without_a_base_is_left_to_the_table(real: Callable[[str], FinalAccounts]) -> None:
    classes = real("xian_health_2022_p1-100").classes()
    assert len(classes) == 6 and len(class_picture(classes, "zh").numbers) == 5


def test_bars_where_nothing_can_be_compared(bundled: FinalAccounts) -> None:
    classes = bundled.classes().assign(base="", base_amount=None)
    assert class_picture(classes, "zh").numbers["final_accounts"].tolist() == [2.35, 31.12, 156.0, 2195.81]
    items = bundled.item_changes().assign(base="", base_amount=None)
    assert item_picture(items, "zh", most=3).numbers["final_accounts"].tolist() == [1685.0, 272.38, 235.01]


def test_the_bridge_reaches_the_final_accounts(bundled: FinalAccounts) -> None:
    amounts = item_picture(bundled.item_changes(), "zh").numbers["amount"].tolist()
    assert (amounts[0], amounts[1], amounts[-1]) == (3929.46, -3236.83, 2385.28)
    assert len(amounts) == 13 and round(sum(amounts[:-1]), 2) == amounts[-1]


@pytest.mark.parametrize("stem", ["xian_health_2022_p1-100", "swu_2023", "putuo_finance_2024"])
def test_no_bridge_leaves_anything_unexplained(stem: str, real: Callable[[str], FinalAccounts]) -> None:
    numbers = item_picture(real(stem).item_changes(), "zh", most=5).numbers
    assert message("chart.unexplained", "zh") not in numbers["label"].tolist()
    assert round(numbers["amount"].iloc[:-1].sum(), 2) == numbers["amount"].iloc[-1]


def test_the_rest_of_many_items_is_one_bar(real: Callable[[str], FinalAccounts]) -> None:
    picture = item_picture(real("xian_health_2022_p1-100").item_changes(), "zh")
    assert isinstance(picture, Picture) and len(picture.numbers) == 17
    assert "其余28项合计" in picture.alt and "变动最大的14项" in picture.alt


def test_nothing_to_draw(real: Callable[[str], FinalAccounts]) -> None:
    doc = real("shanghai_blank_template")
    assert isinstance(class_picture(doc.classes(), "zh"), NothingToDraw)
    assert isinstance(item_picture(doc.item_changes(), "en"), NothingToDraw)


def test_kinds_of_zero_are_not_drawn(bundled: FinalAccounts) -> None:
    kinds = bundled.expenditure_kinds()
    assert len(kinds) == 5
    drawn = kinds_picture(kinds.assign(label=kinds["subject"]), "zh").numbers
    assert drawn["final_accounts"].tolist() == [268.48, 2116.8]


def test_columns_are_named_after_the_base(
    bundled: FinalAccounts, real: Callable[[str], FinalAccounts]
) -> None:
    items = worded(bundled.item_changes(), "zh")
    assert columns_of(items) == ["prior_final_accounts", "signed_change", "change_rate"]
    budgeted = worded(real("putuo_socialwork_2024").item_changes(), "zh")
    assert columns_of(budgeted) == ["adjusted_budget", "variance", "variance_rate"]
    assert set(budgeted["movement"]) == {"低于预算", "与预算相同"}
    assert columns_of(worded(real("foshan_rail_2019").item_changes(), "zh")) == []


def test_names_that_occur_twice_are_told_apart_and_hints_marked(bundled: FinalAccounts) -> None:
    labels = worded(bundled.item_changes(), "zh")["label"].tolist()
    assert len(set(labels)) == 11
    assert labels[0] == "行政运行（发展与改革事务） *" and labels[5] == "其他工业和信息产业监管支出"
    assert sum(label.endswith("*") for label in labels) == 6


def test_hinted_items_come_by_size(bundled: FinalAccounts) -> None:
    assert hinted(worded(bundled.item_changes(), "zh"))["order"].tolist()[:3] == [6, 8, 3]


def test_english_names_of_classes_agree_with_the_glossary() -> None:
    compared = 0
    for concept in concepts():
        name, _, code = concept.zh.rstrip(")").partition(" (")
        key = f"function_class.{code}"
        if has_message(key) and message(key, "zh") == name:
            assert message(key, "en") == concept_label(concept.identifier, "en")
            compared += 1
    assert compared == 10
