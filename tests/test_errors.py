"""Errors speak both languages from one catalogue, in one line that names the file and the way out."""

from __future__ import annotations

import pickle

import pytest

from fa_helpers.errors import FinalAccountsError, SourceError, UnknownFactError
from fa_helpers.terms.messages import LANGUAGES, Language, messages, placeholders

CODES = sorted(key.removeprefix("error.") for key in messages() if key.startswith("error."))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_a_code_has_one_line_in_both_languages(code: str, language: Language) -> None:
    values = {name: f"<{name}>" for name in placeholders(messages()[f"error.{code}"]["en"])}
    said = SourceError(where="决算.pdf", code=code, values=values).in_language(language)
    assert said.startswith("决算.pdf：" if language == "zh" else "决算.pdf: ") and "\n" not in said
    assert all(value in said for value in values.values())
    assert len([part for part in said.split("。" if language == "zh" else ". ") if part]) >= 2


def test_the_text_of_an_error_is_the_english_one() -> None:
    error = SourceError(where="a.pdf", code="page_damaged", values={"page": 12})
    assert str(error) == error.in_language("en") and "page 12" in str(error)
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


def test_an_error_that_is_a_key_error_is_not_quoted() -> None:
    error = UnknownFactError(where="doc", code="unknown_fact_alone", values={"id": "x.1"})
    assert isinstance(error, KeyError) and str(error).startswith("doc: ")


def test_what_only_a_programmer_can_cause_brings_its_own_words() -> None:
    assert (
        str(FinalAccountsError("no such thing", where="x", way_out="Add it.")) == "x: no such thing. Add it."
    )
