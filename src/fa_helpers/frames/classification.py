"""Codes and names of a document beside the classification (科目比对): every name, how it agrees, how sure the entry is.

Statements print codes with names; the text prints names only, and the one code that their path leads to is taken. A
code or name that the classification does not have is a question, never an error.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from fa_helpers.frames.rows import Row
from fa_helpers.model import DocumentData
from fa_helpers.terms.classification import classification_entry, function_code
from fa_helpers.terms.statement_rows import bare_label, class_code
from fa_helpers.text.fold import name_key

_ECONOMIC = "basic_expenditure_detail"
_LEVELS = {3: "function_class", 5: "function_section", 7: "function_item"}


@dataclass(slots=True)
class _Name:
    code: str
    level: str
    name: str
    code_printed: bool
    pages: set[int] = field(default_factory=set)


def classification_rows(data: DocumentData) -> list[Row]:
    """One row per code and name, by code; names without a code come last."""
    names: dict[tuple[str, str, str], _Name] = {}
    for found in (*_in_statements(data), *_in_items(data)):
        key = (found.code, found.level, name_key(found.name))
        known = names.setdefault(key, found)
        known.pages |= found.pages
        known.code_printed = known.code_printed or found.code_printed
    ordered = sorted(names.values(), key=lambda n: (not n.code, n.code, min(n.pages)))
    return [_row(name) for name in ordered]


def _row(found: _Name) -> Row:
    entry = classification_entry(found.code, found.name)
    return {
        "function_code": found.code,
        "level": found.level,
        "name": found.name,
        "classification_name": entry.name,
        "agreement": entry.agreement,
        "confidence": entry.confidence,
        "code_source": ("printed" if found.code_printed else "name") if found.code else "",
        "page": min(found.pages),
        "pages": " ".join(str(page) for page in sorted(found.pages)),
    }


def _in_statements(data: DocumentData) -> Iterator[_Name]:
    for cell in data.statement_cells:
        if cell.statement in ("", _ECONOMIC) or not cell.label:
            continue
        if cell.code:
            level = _LEVELS.get(len(cell.code), "")
            yield _Name(cell.code, level, cell.label, True, {cell.locator.page})
        elif code := class_code(cell.statement, cell.side, cell.label):
            yield _Name(code, "function_class", bare_label(cell.label), False, {cell.locator.page})


def _in_items(data: DocumentData) -> Iterator[_Name]:
    for item in data.functional_items:
        path = (item.function_class, item.function_section, item.function_item)
        for depth, level in enumerate(_LEVELS.values(), 1):
            if path[depth - 1]:
                code = function_code(*path[:depth])
                yield _Name(code, level, path[depth - 1], False, {item.page})
