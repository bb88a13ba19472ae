"""Frames in words and the pictures of the spending notebook: what is plotted, what is left to the table."""

from __future__ import annotations

from collections.abc import Callable

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


def test_each_class_is_drawn_once_the_largest_first(bundled: FinalAccounts) -> None:
    numbers = class_picture(bundled.classes(), bundled, "zh").numbers.set_index("label")
    assert numbers.index[0] == "资源勘探信息等支出" and len(numbers) == 4
    assert numbers.iloc[0][["base_amount", "final_accounts"]].tolist() == [3660.19, 2195.81]


def test_a_class_without_a_base_is_drawn(real: Callable[[str], FinalAccounts]) -> None:
    doc = real("xian_health_2022_p1-100")
    picture = class_picture(doc.classes(), doc, "zh")
    assert len(picture.numbers) == 6 and "其他支出占各类之和的65.7%" in picture.alt


def test_amounts_alone_where_nothing_can_be_compared(bundled: FinalAccounts) -> None:
    classes = bundled.classes().assign(base="", base_amount=None)
    drawn = class_picture(classes, bundled, "zh").numbers
    assert drawn["final_accounts"].tolist() == [2195.81, 156.0, 31.12, 2.35] and "base_amount" not in drawn
    items = bundled.item_changes().assign(base="", base_amount=None)
    assert item_picture(items, bundled, "zh").numbers["final_accounts"].tolist()[:2] == [1685.0, 272.38]


def test_the_items_reach_the_final_accounts(bundled: FinalAccounts) -> None:
    numbers = item_picture(bundled.item_changes(), bundled, "zh").numbers
    assert len(numbers) == 12 and numbers.iloc[-1][["base_amount", "final_accounts"]].tolist() == [
        3929.46,
        2385.28,
    ]
    assert round(numbers["signed_change"].iloc[:-1].sum(), 2) == numbers["signed_change"].iloc[-1] == -1544.18


def test_nothing_to_draw(real: Callable[[str], FinalAccounts]) -> None:
    doc = real("shanghai_blank_template")
    assert isinstance(class_picture(doc.classes(), doc, "zh"), NothingToDraw)
    assert isinstance(item_picture(doc.item_changes(), doc, "en"), NothingToDraw)


def test_kinds_of_zero_are_not_drawn(bundled: FinalAccounts) -> None:
    kinds = bundled.expenditure_kinds()
    assert len(kinds) == 5
    picture = kinds_picture(kinds, bundled, "zh")
    assert isinstance(picture, Picture)
    assert picture.numbers["final_accounts"].tolist() == [2116.8, 268.48, 2385.28]


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
