"""The glossary gives each identifier a name in both languages."""

from __future__ import annotations

import pytest

from fa_helpers.terms.glossary import UnknownConceptError, concept_label, concepts, is_concept
from fa_helpers.terms.messages import LANGUAGES, Language


def test_rows_are_complete_and_in_file_order() -> None:
    rows = concepts()
    assert rows[0].identifier == "final_accounts"
    assert all(row.identifier and row.zh and row.en and row.group for row in rows)
    assert concepts() is rows


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_identifier_has_a_short_name(language: Language) -> None:
    for row in concepts():
        name = concept_label(row.identifier, language)
        assert name == name.strip() != ""
        assert ";" not in name
        assert "(never" not in name


def test_the_first_term_names_the_concept() -> None:
    assert concept_label("adjusted_budget", "zh") == "全年预算数"
    assert concept_label("vehicle_operation", "zh") == "公务用车运行维护费"


def test_notes_are_cut_but_brackets_of_a_name_stay() -> None:
    assert concept_label("three_public_statement", "zh") == "财政拨款“三公”经费支出决算表"
    assert concept_label("basic_expenditure_detail", "zh").endswith("决算(明细)表")
    assert concept_label("subordinate_unit", "zh") == "下属单位"
    assert concept_label("initial_budget", "en") == "initial budget"


def test_unknown_identifiers_are_refused() -> None:
    assert not is_concept("no_such_concept")
    with pytest.raises(UnknownConceptError, match="no concept 'no_such_concept'"):
        concept_label("no_such_concept", "zh")
    with pytest.raises(KeyError):
        concept_label("revenue", "fr")  # type: ignore[arg-type]
