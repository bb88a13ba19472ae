"""Codes and names beside the classification: agreement and confidence are shown, an unknown code is a question."""

from __future__ import annotations

from collections.abc import Callable

from fa_helpers.document import FinalAccounts
from fa_helpers.terms.classification import classification_entry

Real = Callable[[str], FinalAccounts]


def test_a_former_name_and_an_unknown_code_are_told_apart(real: Real) -> None:
    frame = real("foshan_rail_2019").classification()
    by_name = {row["name"]: row for _, row in frame.iterrows()}
    old = by_name["资源勘探信息等支出"]
    assert (old.function_code, old.agreement, old.code_source) == ("215", "former_name", "name")
    assert old.classification_name == "资源勘探工业信息等支出"
    unknown = frame[frame.agreement == "unknown"]
    assert set(unknown.confidence) == {""} and set(unknown.classification_name) == {""}
    known = frame[frame.agreement != "unknown"]
    assert set(known.confidence) <= {"A", "B", "C"}


def test_each_code_and_name_stands_once_with_all_its_pages(real: Real) -> None:
    frame = real("putuo_finance_2024").classification()
    assert not frame.duplicated(["function_code", "level", "name"]).any()
    (row,) = frame[frame.function_code == "2010601"].to_dict("records")
    assert (row["name"], row["level"], row["code_source"]) == ("行政运行", "function_item", "printed")
    pages = [int(page) for page in row["pages"].split()]
    assert pages == sorted(set(pages)) and len(pages) > 2 and row["page"] == pages[0]


def test_names_of_the_text_have_the_code_their_path_leads_to(bundled: FinalAccounts) -> None:
    frame = bundled.classification()
    assert set(frame.code_source) == {"name"}
    assert set(frame.level) == {"function_class", "function_section", "function_item"}
    assert len(frame) > len(bundled.data.functional_items)


def test_codes_of_the_economic_classification_are_left_out(real: Real) -> None:
    assert not any(
        code.startswith("30") for code in real("putuo_finance_2024").classification().function_code
    )


def test_another_name_for_a_known_code_differs() -> None:
    assert classification_entry("2010601", "行政运转").agreement == "differs"
    assert classification_entry("2010601", " 行政 运行").agreement == "same"
