"""The glossary (术语表): what each identifier means, in Chinese and in English."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from fa_helpers.errors import FinalAccountsError
from fa_helpers.patterns import regex
from fa_helpers.resources import rows
from fa_helpers.terms.messages import LANGUAGES, Language

# A term may be followed by a note or a variant: "revenue (never ...)", "工资福利支出 (301)", "下属单位 /
# 所属单位", "...; the class stands in ...". A bracket that belongs to the name has no space before it:
# "决算(明细)表".
_NOTE = regex(r"\s+\([^()]*\)$|;\s.*$|\s/\s.*$")


class UnknownConceptError(FinalAccountsError, KeyError):
    """No concept of the glossary has the identifier asked for (术语表中没有该概念)."""

    def __str__(self) -> str:
        return self.in_language("en") if self.code else str(self.args[0])


@dataclass(frozen=True, slots=True)
class Concept:
    """One row of the glossary (术语): an identifier with its Chinese term and English rendering.

    ``zh`` and ``en`` stand as in the file, notes included; ``group`` is the chapter of the glossary;
    ``authority`` names the sources of the rendering by letter, and is empty where there is none. One
    identifier may have several rows, since documents use several terms for it: the first row is its name.
    """

    identifier: str
    zh: str
    en: str
    group: str
    authority: str


@lru_cache(maxsize=1)
def concepts() -> tuple[Concept, ...]:
    """Return all rows of the glossary (术语表) in the order of the file.

    >>> concepts()[0].zh
    '决算'
    """
    return tuple(
        Concept(row["identifier"], row["term_zh"], row["term_en"], row["group"], row["authority"])
        for row in rows("glossary.csv")
    )


@lru_cache(maxsize=1)
def _by_identifier() -> dict[str, Concept]:
    """First row of each identifier."""
    table: dict[str, Concept] = {}
    for row in concepts():
        table.setdefault(row.identifier, row)
    return table


def is_concept(identifier: str) -> bool:
    """Say whether the glossary has ``identifier`` (是否为术语表中的概念).

    >>> is_concept("official_receptions"), is_concept("")
    (True, False)
    """
    return identifier in _by_identifier()


def must_be_concept(name: str, where: str) -> None:
    """Refuse what is no identifier of the glossary (不是概念编号), with those that are like it or have it in their words."""
    known = _by_identifier()
    if name in known:
        return
    from difflib import get_close_matches

    said = [one for one, concept in known.items() if str(name) in concept.zh]
    near = ", ".join(dict.fromkeys([*get_close_matches(str(name), known, n=3), *said[:3]]))
    raise UnknownConceptError(
        where=where,
        code="unknown_concept" if near else "unknown_concept_alone",
        values={"name": name} | ({"near": near} if near else {}),
    )


def without_gloss(label: str) -> str:
    """A label without what it adds to explain itself (去掉注释), for the middle of a sentence.

    >>> without_gloss("three public expenses: official overseas travel, vehicles, receptions")
    'three public expenses'
    """
    return label.partition(": ")[0]


def concept_label(identifier: str, language: Language) -> str:
    """Return the name of a concept (概念名称) as a label: its first term, without the notes in brackets.

    Raises :class:`UnknownConceptError` for an identifier or language that the glossary does not have.

    >>> concept_label("revenue", "en"), concept_label("wages_and_welfare", "zh")
    ('revenue', '工资福利支出')
    """
    concept = _by_identifier().get(identifier)
    if concept is None or language not in LANGUAGES:
        raise UnknownConceptError(
            f"no concept {identifier!r} in language {language!r}",
            where="glossary.csv",
            way_out="Look up the identifier in the glossary.",
        )
    text = concept.zh if language == "zh" else concept.en
    return _NOTE.sub("", text) or text
