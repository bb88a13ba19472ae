"""Where a figure stands in the document (原文依据): the page cropped around it, or the printed line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from fa_helpers.errors import FinalAccountsError
from fa_helpers.model import Locator, Place
from fa_helpers.terms.messages import Language, message, of_kind
from fa_helpers.terms.phrases import format_pages
from fa_helpers.text.amounts import as_a_whole

if TYPE_CHECKING:
    from fa_helpers.model import DocumentData, Fact, Profile
    from fa_helpers.pdf.page import Drawn
    from fa_helpers.pdf.source import OpenedSource

Mark = tuple[float, float, float, float]

CONTEXT_POINTS: Final = 48.0
"""Height of the page that a crop shows above and below the figure: about three printed lines each."""
SCALE: Final = 2.0


@dataclass(frozen=True, slots=True, repr=False)
class Evidence:
    """A figure shown where it is printed (原文依据).

    ``caption`` names the office, the year and the page, ``quote`` is the printed line with the figure
    between 【 】, ``alt`` says what the picture shows. A plain text has no picture.
    """

    caption: str
    quote: str
    alt: str
    picture: bytes | None = None
    width: int = field(default=0)
    """Width in pixels that the picture is shown at; it is drawn finer than that."""

    def png(self) -> bytes | None:
        """Return the picture as PNG (图片), ``None`` for a plain-text source."""
        return self.picture

    def _repr_png_(self) -> tuple[bytes, dict[str, object]] | None:
        """The picture for a notebook, with its words."""
        return None if self.picture is None else (self.picture, {"alt": self.alt, "width": self.width})

    def __repr__(self) -> str:
        """The printed line and where it stands."""
        return "\n".join(filter(None, [self.quote, self.caption]))


def marked(text: str, printed: str) -> str:
    """Return a printed line with the numeral between 【 】 (标出数据), wherever it stands as a whole number.

    >>> marked("决算数 2,385.28 万元，预决算差异率 886.92%", "2,385.28")
    '决算数 【2,385.28】 万元，预决算差异率 886.92%'
    >>> marked("增加 14.74 万元", "4.74")
    '增加 14.74 万元'
    """
    if not printed:
        return text
    return as_a_whole(printed).sub(lambda found: f"【{found[0]}】", text)


def place_words(place: Place, language: Language) -> str:
    """Return where something stands in a file without pages (原文中的位置).

    >>> place_words(Place(table=3, row=5, column=2), "zh"), place_words(Place(sheet="收入", name="C5"), "en")
    ('表3第5行第2列', 'sheet “收入”, C5')
    """
    if place.sheet:
        return message("place.sheet", language, sheet=place.sheet, name=place.name)
    if place.table:
        return message("place.cell", language, table=place.table, row=place.row, column=place.column)
    return message("place.paragraph", language, paragraph=place.paragraph)


def caption_of(
    locator: Locator, profile: Profile, language: Language, note: str = "", place: Place | None = None
) -> str:
    """Return the line below a piece of evidence (出处): office, year, page, printed number, ``note``.

    What stands in a file without pages has a ``place`` instead.

    >>> from fa_helpers.model import Profile
    >>> caption_of(Locator(5, "9"), Profile("某局", 2023, "final_accounts"), "zh", "重排版，非原件")
    '某局2023年度部门决算，第5页（印刷页码9）【重排版，非原件】'
    """
    pages = format_pages(boxes_by_page(locator) or [locator.page], language)
    if place is not None:
        pages = place_words(place, language)
    values: dict[str, object] = {"entity": profile.entity, "pages": pages}
    key = "evidence.place"
    if profile.fiscal_year is None:
        key += "_without_year"
    else:
        values["year"] = profile.fiscal_year
    text = message(of_kind(key, profile.kind), language, **values)
    if locator.page_label:
        number = message("evidence.printed_number", language, label=locator.page_label)
        text = message("mark.aside", language, text=text, aside=number)
    return message("evidence.with_note", language, text=text, note=note) if note else text


def boxes_by_page(locator: Locator) -> Mapping[int, list[Mark]]:
    """The boxes of a figure by page; none for a plain text."""
    found: dict[int, list[Mark]] = {}
    for page, box in locator.parts:
        found.setdefault(page, []).append(box)
    if not found and None not in (locator.x0, locator.top, locator.x1, locator.bottom):
        box = (locator.x0 or 0.0, locator.top or 0.0, locator.x1 or 0.0, locator.bottom or 0.0)
        found[locator.page] = [box]
    return found


def crop(
    source: Drawn,
    locator: Locator,
    profile: Profile,
    language: Language,
    *,
    quote: str = "",
    note: str = "",
    place: Place | None = None,
    scale: float = SCALE,
    name: str = "document",
) -> Evidence:
    """Return the page cropped around a figure, the figure framed (页面局部), over the page's whole width.

    ``source`` is the content of the PDF, or the pages set for another form; ``note`` is a mark that the picture carries
    (重排版，非原件). A figure broken over pages shows a strip of each.

    Raises :class:`~fa_helpers.errors.FinalAccountsError` for a figure without a box, as a plain text has it.
    """
    from fa_helpers.presentation.page_pictures import finished, strip

    marks = boxes_by_page(locator)
    if not marks:
        raise FinalAccountsError(
            "the figure has no box on a page", way_out="Read the PDF: a text file has no page pictures."
        )
    caption = caption_of(locator, profile, language, note, place)
    strips = [
        strip(source, page, boxes, context_points=CONTEXT_POINTS, scale=scale, name=name)
        for page, boxes in marks.items()
    ]
    alt = message("evidence.alt_crop", language, caption=caption)
    return Evidence(caption, quote, alt, *finished(strips, caption, scale))


def page_with_marks(
    source: Drawn,
    number: int,
    locators: Sequence[Locator],
    profile: Profile,
    language: Language,
    *,
    note: str = "",
    scale: float = SCALE,
    name: str = "document",
) -> Evidence:
    """Return a whole page with the figures of ``locators`` framed (整页标注).

    ``number`` counts from 1 in the file; boxes on other pages are left out.
    """
    from fa_helpers.presentation.page_pictures import finished, strip

    boxes = [box for locator in locators for box in boxes_by_page(locator).get(number, [])]
    label = next((locator.page_label for locator in locators if locator.page == number), "")
    caption = caption_of(Locator(number, label), profile, language, note)
    page = strip(source, number, boxes, context_points=None, scale=scale, name=name)
    alt = message("evidence.alt_page", language, caption=caption, count=len(boxes))
    return Evidence(caption, "", alt, *finished([page], caption, scale))


def evidence(
    fact: Fact, data: DocumentData, source: OpenedSource, language: Language, *, note: str = ""
) -> Evidence:
    """Return a figure where it is printed (查看原文): a crop of the page, or the line of a plain text.

    The line is the printed clause with the figure between 【 】; where the numeral occurs in it more than
    once, each is marked and the caption of the line says so.
    """
    quote = marked(fact.context, fact.printed)
    occurrences = quote.count(f"【{fact.printed}】")
    if occurrences > 1:
        quote += " " + message("evidence.occurs", language, count=occurrences)
    where, profile = fact.locator, data.profile
    place = data.places.get(fact.fact_id)
    if source.text is None and boxes_by_page(where):
        name = source.name
        return crop(source.drawn, where, profile, language, quote=quote, note=note, place=place, name=name)
    caption = caption_of(where, profile, language, note)
    return Evidence(caption, quote, alt=f"{quote} {caption}")
