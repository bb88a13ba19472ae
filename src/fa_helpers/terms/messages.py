"""Every sentence and label shown to people (文案), in Chinese and in English, kept as data.

``terms/data/messages.csv`` has one row per key with the text in both languages and the same
``{placeholders}`` in both. Code names a key; it never holds the sentence.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from string import Formatter
from types import MappingProxyType
from typing import Literal, get_args

from fa_helpers.errors import FinalAccountsError
from fa_helpers.resources import rows

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


class UnknownMessageError(FinalAccountsError, KeyError):
    """A text was asked for that the catalogue does not have (没有该文案), or with the wrong placeholders."""


@lru_cache(maxsize=1)
def messages() -> Mapping[str, Mapping[Language, str]]:
    """Return the whole catalogue (文案表): key to language to text, read once, not to be changed.

    >>> messages()["status.read"]["zh"]
    '已读'
    """
    return MappingProxyType(
        {row["key"]: MappingProxyType({"zh": row["zh"], "en": row["en"]}) for row in rows("messages.csv")}
    )


@lru_cache(maxsize=4096)
def placeholders(text: str) -> frozenset[str]:
    """Return the names in braces (占位符) of a catalogue text.

    >>> sorted(placeholders("p. {page} of {count}"))
    ['count', 'page']
    """
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def has_message(key: str) -> bool:
    """Say whether the catalogue has ``key`` (是否有该文案).

    >>> has_message("status.read"), has_message("status.unheard_of")
    (True, False)
    """
    return key in messages()


def message(key: str, language: Language, /, **values: object) -> str:
    """Return the text of ``key`` (文案) in ``language``, its placeholders filled with ``values``.

    Raises :class:`UnknownMessageError` when the key, the language or a placeholder's value is missing, or
    when a value has no placeholder: a half-filled sentence must never reach a reader.

    >>> message("evidence.printed_number", "zh", label="9")
    '印刷页码9'
    >>> message("rate.zero_base", "en")
    'base is 0: no rate'
    """
    entry = messages().get(key)
    if entry is None:
        raise UnknownMessageError(
            f"no message {key!r}",
            where="messages.csv",
            way_out="Add the key with its text in both languages.",
        )
    if language not in entry:
        raise UnknownMessageError(code="unknown_language", values={"named": repr(language)})
    text = entry[language]
    wanted = placeholders(text)
    if wanted != values.keys():
        raise UnknownMessageError(
            f"message {key!r} takes {sorted(wanted)}, was given {sorted(values)}",
            where="messages.csv",
            way_out="Pass exactly the values that the text names.",
        )
    return text.format(**values)


def of_kind(key: str, kind: str) -> str:
    """The key of a sentence for a kind of document (按文件种类): a budget's figures are no outcomes and are not named so.

    >>> of_kind("evidence.place", "budget"), of_kind("evidence.place", "departmental_final_accounts")
    ('evidence.place_budget', 'evidence.place')
    """
    return f"{key}_{kind}" if has_message(f"{key}_{kind}") else key


def of_count(key: str, count: int) -> str:
    """The key of a sentence for a count (按数目): that for one, where English says it in another way.

    >>> of_count("answer.compared_holds", 1), of_count("answer.compared_holds", 3)
    ('answer.compared_holds_one', 'answer.compared_holds')
    """
    return f"{key}_one" if count == 1 and has_message(f"{key}_one") else key


def counted(key: str, count: int, language: Language) -> str:
    """The sentence for a count (按数目的句子), as :func:`of_count` picks it.

    >>> counted("card.pages", 1, "en"), counted("card.pages", 31, "en")
    ('1 page', '31 pages')
    """
    key = of_count(key, count)
    return message(key, language, **({} if key.endswith("_one") else {"count": count}))


def column_label(column: str, language: Language) -> str:
    """Return the heading (列名) of a column of a frame or file, in words.

    Raises :class:`UnknownMessageError` for a column that the catalogue does not know.

    >>> column_label("adjusted_budget", "zh"), column_label("adjusted_budget", "en")
    ('全年预算数', 'full-year budget')
    """
    return message(f"column.{column}", language)


def unit_label(unit: str, language: Language) -> str:
    """Return a unit (计量单位) in words; ``unit`` is written as in the data, such as 万元; blank stays blank.

    A document counts in units of its own (家, 场): they stay as they are.

    >>> unit_label("万元", "en"), unit_label("场", "en"), unit_label("", "en")
    ('10,000 yuan', '场', '')
    """
    return message(f"unit.{unit}", language) if has_message(f"unit.{unit}") else unit


def reason_text(reason: str, language: Language) -> str:
    """Return a coverage reason (说明): the words of a message key, or the document's own sentence unchanged.

    >>> reason_text("rate.zero_base", "zh"), reason_text("本单位无政府性基金预算。", "en")
    ('基数为0，不可比', '本单位无政府性基金预算。')
    """
    return message(reason, language) if has_message(reason) else reason
