"""The catalogue is complete in both languages, and no code asks for a text it does not have."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from accusing_words import ACCUSING
from fa_helpers import model
from fa_helpers.terms.messages import (
    LANGUAGES,
    Language,
    UnknownMessageError,
    column_label,
    has_message,
    message,
    messages,
    placeholders,
    reason_text,
    unit_label,
)

ROOT = Path(__file__).parents[2]
CATALOGUE = ROOT / "src" / "fa_helpers" / "terms" / "data" / "messages.csv"

# The columns of the files that `fa extract` writes.
COLUMNS = (
    "document_id entity fiscal_year fact_id origin section concept subject function_class "
    "function_section function_item function_code measure stage base direction value unit amount_yuan "
    "printed context page page_label x0 top x1 bottom order final_accounts initial_budget "
    "adjusted_budget change change_rate change_rate_printed completion_rate reason statement title line "
    "code label side column column_label scorecard_id kind name supervisor implementer page_first "
    "page_last total_weight total_score goal_expected goal_actual row_kind source executed weight "
    "execution_rate score content status budget_fiscal budget_other executed_fiscal executed_other "
    "level1 level2 level3 target basis actual deviation check_id rule outcome expected difference "
    "tolerance fact_ids pages message_en message_zh part figures"
)
UNITS = "元 万元 亿元 % 个百分点 人 人次 个 批次 辆 台（套） 平方米 分"


def rows() -> list[dict[str, str]]:
    with CATALOGUE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_file_is_plain_sorted_and_without_duplicates() -> None:
    raw = CATALOGUE.read_bytes()
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in raw
    keys = [row["key"] for row in rows()]
    assert keys == sorted(keys)
    assert len(keys) == len(set(keys))
    assert {tuple(row) for row in rows()} == {("key", "zh", "en")}, "a comma outside quotes cuts a text off"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_has_a_text(language: Language) -> None:
    blank = [key for key, entry in messages().items() if not entry[language].strip()]
    assert blank == []
    padded = [key for key, entry in messages().items() if entry[language] != entry[language].strip()]
    assert padded == []


def test_both_languages_take_the_same_placeholders() -> None:
    for key, entry in messages().items():
        assert placeholders(entry["zh"]) == placeholders(entry["en"]), key


CAUTIONS = {"check.caution"}
"""The one text that says what an inconsistency is not."""


def test_texts_do_not_accuse() -> None:
    for key, entry in messages().items():
        if key in CAUTIONS:
            continue
        assert not any(ACCUSING.search(text) for text in entry.values()), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_columns_units_and_identifiers_have_words(language: Language) -> None:
    for column in COLUMNS.split():
        assert column_label(column, language)
    for unit in UNITS.split():
        assert unit_label(unit, language)
    for group, kind in [
        ("origin", model.Origin),
        ("measure", model.Measure),
        ("stage", model.Stage),
        ("direction", model.Direction),
        ("status", model.Status),
        ("year", model.Year),
        ("fund", model.Fund),
        ("scope", model.Scope),
    ]:
        assert [name for name in get_args(kind) if name and not has_message(f"{group}.{name}")] == []


def test_values_fill_the_text() -> None:
    assert message("evidence.printed_number", "zh", label=9) == "印刷页码9"
    assert message("mark.with_computed", "en", text="{braces}") == "{braces} (computed)"


@pytest.mark.parametrize(
    ("key", "language", "values", "words"),
    [
        ("no.such.key", "zh", {}, "no message 'no.such.key'"),
        ("status.read", "fr", {}, "no language 'fr'"),
        ("evidence.printed_number", "zh", {}, "takes ['label'], was given []"),
        ("status.read", "zh", {"page": 1}, "takes [], was given ['page']"),
    ],
)
def test_a_wrong_request_is_refused(
    key: str, language: Language, values: dict[str, object], words: str
) -> None:
    with pytest.raises(UnknownMessageError) as caught:
        message(key, language, **values)
    assert isinstance(caught.value, KeyError)
    assert words in str(caught.value)


def test_reason_is_a_key_or_the_documents_own_words() -> None:
    assert reason_text("rate.both_zero", "en") == "both are 0: no rate"
    assert reason_text("空表。", "en") == "空表。"


def code() -> Iterator[tuple[str, str]]:
    """Every piece of code of the package and of the notebooks, with its place."""
    for path in sorted((ROOT / "src").rglob("*.py")):
        yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")
    for path in sorted((ROOT / "notebooks").rglob("*.ipynb")):
        if ".ipynb_checkpoints" in path.parts:
            continue
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        yield path.relative_to(ROOT).as_posix(), "\n".join("".join(cell["source"]) for cell in cells)


def test_every_key_named_in_code_exists() -> None:
    call = re.compile(r"""\bmessage\(\s*(f?)(["'])(.+?)\2""")
    unknown, seen = [], 0
    for place, text in code():
        for formatted, _, key in call.findall(text):
            seen += 1
            start = key.split("{")[0]
            known = any(k.startswith(start) for k in messages()) if formatted else key in messages()
            if not known:
                unknown.append((place, key))
    assert unknown == []
    assert seen > 0
