"""A figure as a footnote (引用脚注), in both languages, and the line of code that gets it again."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from fa_helpers.errors import FinalAccountsError
from fa_helpers.model import DocumentData, Fact, SourceFile
from fa_helpers.presentation.few_persons import Withheld
from fa_helpers.presentation.prose import name_of
from fa_helpers.terms.messages import Language, has_message, message
from fa_helpers.terms.phrases import with_unit
from fa_helpers.text.amounts import plain
from fa_helpers.text.fold import name_key
from fa_helpers.text.private import masked


@dataclass(frozen=True, slots=True)
class Citation:
    """What a footnote says of a figure (引用)."""

    zh: str
    en: str
    code: str

    def in_(self, language: Language) -> str:
        """The footnote in one language."""
        return self.zh if language == "zh" else self.en


def citation(
    fact: Fact, data: DocumentData, source: SourceFile, page: int, named: str, notes: dict[Language, str]
) -> Citation:
    """The footnote of a figure: ``source`` is the file it stands in, ``page`` its page there, ``named`` how it is read.

    Raises :class:`FinalAccountsError` for what one or two persons are paid: a footnote is made to be printed.
    """
    if Withheld.of(data).hides(fact):
        raise FinalAccountsError(where=source.name, code="about_persons", values={"page": page})
    zh, en = (_footnote(fact, data, source, page, notes[x], x) for x in ("zh", "en"))
    return Citation(zh, en, f"fa_helpers.read({named!r}).fact({fact.fact_id!r}).value")


def figure_text(fact: Fact, language: Language) -> str:
    """A figure as it is printed (原文数字), in English with what it is in yuan."""
    as_printed = fact.printed + fact.unit
    if language == "en" and fact.amount_yuan is not None and fact.unit != "元":
        amount = f"{Decimal(plain(fact.amount_yuan)):,f}"
        return message("answer.money", language, amount=amount, printed=as_printed)
    # A form counts in units of its own (家, 场): they stay as they are.
    known = not fact.unit or has_message(f"unit.{fact.unit}")
    return with_unit(fact.printed, fact.unit, language) if known else as_printed


def _footnote(
    fact: Fact, data: DocumentData, source: SourceFile, page: int, note: str, language: Language
) -> str:
    label = fact.locator.page_label
    place = message("answer.place", language, page=page)
    if label:
        place = message("answer.place_with_label", language, page=page, label=label)
    values = {
        "whose": _whose(data, language),
        "part": _part(fact, data, language),
        "place": place,
        "name": _name(fact, language),
        "figure": figure_text(fact, language),
        "file": source.name,
        "sha256": source.sha256,
    }
    said = [message("cite.footnote", language, **values)]
    if fact.corrected:
        said.append(message("cite.corrected", language, value=format(fact.value, "f"), by=fact.corrected))
    if fact.locator.page in data.unsure_pages:
        said.append(message("cite.unsure", language))
    if note:
        said.append(message("cite.note", language, note=note))
    return masked(" ".join(said) if language == "en" else "".join(said))


def _whose(data: DocumentData, language: Language) -> str:
    """Office, kind and year, with the document's own title where it has one."""
    profile = data.profile
    kind = message(f"profile.{profile.kind}", language)
    entity = profile.entity or message("card.unnamed", language)
    year = profile.fiscal_year
    title = message("card.title_without_year", language, entity=entity, kind=kind)
    if year is not None:
        title = message("card.title", language, entity=entity, year=year, kind=kind)
    if not profile.title or name_key(profile.title) == name_key(title):
        return title
    return message("cite.titled", language, whose=title, title=profile.title)


def _name(fact: Fact, language: Language) -> str:
    """What it is called, and of a budget or last year which."""
    name = name_of(fact, language) or fact.column
    stage = fact.stage if fact.measure == "amount" else ""
    words = message(f"stage.{stage}", language) if stage else ""
    measure = message(f"measure.{fact.measure}", language) if fact.measure != "amount" else ""
    aside = words or measure
    return message("mark.aside", language, text=name, aside=aside) if aside else name


def _part(fact: Fact, data: DocumentData, language: Language) -> str:
    """The section, the statement or the form it stands in, by its printed title."""
    for card in data.scorecards:
        if card.scorecard_id == fact.section:
            return " · ".join(dict.fromkeys(filter(None, (card.title, card.name))))
    for cell in data.statement_cells:
        if cell.fact is not None and cell.fact.fact_id == fact.fact_id:
            return " · ".join(filter(None, (cell.title, cell.column_label)))
    titles = [s.ordinal + s.title for s in data.sections if s.number == fact.section]
    return titles[0] if titles else message(f"origin.{fact.origin}", language)
