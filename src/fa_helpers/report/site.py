"""A report's pages (报告页面): the first page with what can be printed, the notebook pages, one style sheet, pictures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final

from markupsafe import Markup

from fa_helpers.checks.review import Review, key_of
from fa_helpers.document import FinalAccounts
from fa_helpers.library import source_note
from fa_helpers.patterns import regex
from fa_helpers.presentation.answers import what_was_read
from fa_helpers.presentation.findings import Checked
from fa_helpers.presentation.headline_figures import is_of_outcomes
from fa_helpers.presentation.html import render, template_text
from fa_helpers.presentation.recipients import not_known as not_told
from fa_helpers.presentation.recipients import who_got_the_money
from fa_helpers.report import findings
from fa_helpers.report.crops import Crops
from fa_helpers.report.dressing import Dressing, csv_of
from fa_helpers.report.figures import headlines
from fa_helpers.report.file_rows import data_rows, source_rows
from fa_helpers.report.finding_pages import FindingPage, finding_pages
from fa_helpers.report.flags import Flags, flags_of
from fa_helpers.report.lead import lead_of, pages_meant
from fa_helpers.report.notebooks import NotebookPage
from fa_helpers.report.pages import SourceFiles, pages_in, unbroken
from fa_helpers.report.questions import STEM, Asked, asked
from fa_helpers.report.scores import office_scores
from fa_helpers.report.spending import spending_chart
from fa_helpers.report.unknown import unknown
from fa_helpers.terms.messages import Language, message
from fa_helpers.terms.phrases import sentences
from fa_helpers.text.private import masked

INDEX: Final = "index.html"
STYLE: Final = "style.css"
FINDINGS_PAGE: Final = "05_check_the_figures"
_NOTEBOOK_LINK: Final = regex(r'href="([^":/]+)\.ipynb(#[^"]*)?"')
_STATES: Final = ("open", "confirmed", "explained")


@dataclass(frozen=True, slots=True)
class Report:
    """What a report is made of (报告内容): the document, its ledger, what people said, the pages that were run."""

    document: FinalAccounts
    checked: Checked
    reviews: tuple[Review, ...]
    notebooks: Mapping[str, NotebookPage]
    failed: Mapping[str, str]
    figures: Mapping[str, str]
    language: Language
    languages: tuple[Language, ...]
    source: SourceFiles
    drawn: dict[tuple[object, ...], tuple[bytes, int, int]] = field(default_factory=dict)

    def files(self) -> dict[str, str | bytes]:
        """Every page with its pictures and the file itself, name to content (全部文件)."""
        crops = Crops(self.document, drawn=self.drawn)
        index = self._name("index", self.language)
        pages = finding_pages(self.document, self.checked, self.reviews, crops, self.language)
        links = {page.check_id: self._name(page.stem, self.language) for page in pages}
        flags = flags_of(self.document, self.checked, links, self.language)
        ending = self._name("", self.language).removesuffix("html") + "csv"
        dressing = Dressing(flags, self.language, lambda stem: stem + ending)
        questions = asked(self.document, self.checked, self.reviews, self.language)
        files: dict[str, str | bytes] = {
            STYLE: template_text("report.css"),
            index: self._index(crops, pages, flags, questions),
        }
        for place, name in enumerate(sorted(self.notebooks), start=1):
            page = self.notebooks[name]
            body = dressing.page(self._among_pages(page.body), name)
            body = self.source.linked_html(body, "../", self.language)
            values = {"title": page.title, "up": "../", "menu": self._menu(place), "body": body}
            files[self._titles()[place][0]] = render("report_notebook", language=self.language, **values)
        if questions is not None:
            files |= self._letter(questions)
        for place in range(len(pages)):
            files[self._name(pages[place].stem, self.language)] = self._finding(pages, place)
        chart = spending_chart(self.document, self.language)
        if chart is not None:
            files[self._chart_file()] = csv_of(chart.rows(self.language))
        return files | dressing.files | dict(crops.files) | dict(self.source.contents())

    def _name(self, stem: str, language: Language) -> str:
        """The file of a page: that in the first language has the plain name."""
        return f"{stem}.html" if language == self.languages[0] else f"{stem}.{language}.html"

    def _among_pages(self, body: str) -> str:
        """Links from notebook to notebook lead from page to page."""
        ending = self._name("", self.language)
        return _NOTEBOOK_LINK.sub(rf'href="\1{ending}\2"', body)

    def _stems(self) -> list[str]:
        """Every page without its ending, the first page before the others."""
        return ["index", *(f"notebooks/{name}" for name in sorted(self.notebooks))]

    def _titles(self) -> list[tuple[str, str]]:
        """Link and words of every page."""
        words = [message("report.overview", self.language)]
        words += [self.notebooks[name].title for name in sorted(self.notebooks)]
        return [
            (self._name(stem, self.language), said) for stem, said in zip(self._stems(), words, strict=True)
        ]

    def _menu(self, place: int) -> dict[str, Any]:
        titles = self._titles()
        back = titles[place - 1] if place else None
        following = titles[place + 1] if place + 1 < len(titles) else None
        return self._menu_of(self._stems()[place], titles[place][1], titles, back, following)

    def _menu_of(
        self,
        stem: str,
        current: str,
        titles: list[tuple[str, str]],
        back: tuple[str, str] | None,
        following: tuple[str, str] | None,
    ) -> dict[str, Any]:
        title = self.document.title(self.language)
        other = next((one for one in self.languages if one != self.language), None)
        return {
            "home": titles[0][0],
            "brand": message("report.brand", self.language),
            "other": self._name(stem, other) if other is not None else "",
            "other_language": other,
            "current": current,
            "pages": titles,
            "back": back,
            "next": following,
            "foot": self._foot(title),
        }

    def _foot(self, title: str) -> str:
        """The source, and which number of a page is meant."""
        source = message("report.foot", self.language, title=title, sha256=self.document.source.sha256)
        return sentences(
            filter(None, [source, pages_meant(self.document.data, self.language)]), self.language
        )

    def _finding(self, pages: Sequence[FindingPage], place: int) -> str:
        """The page of a finding: it leads back to the one before, or to those that lead."""
        language, page, titles = self.language, pages[place], self._titles()
        links = [(self._name(one.stem, language), self._short(one)) for one in pages]
        first = (f"{titles[0][0]}#findings", message("report.findings_short", language))
        following = links[place + 1] if place + 1 < len(links) else None
        menu = self._menu_of(
            page.stem,
            links[place][1],
            [*titles, links[place]],
            links[place - 1] if place else first,
            following,
        )
        places = [("pages", "finding.pages")] + ([("gap", "finding.gap")] if page.formula else [])
        places += [("why", "finding.why")] + (
            [("where", "finding.where")] if page.again or page.equal else []
        )
        notes = dict.fromkeys(source_note(part.sha256, language) for part in self.source.parts)
        return render(
            "report_finding",
            language=language,
            comma="，" if language == "zh" else ", ",
            stop="。" if language == "zh" else ".",
            title=f"{links[place][1]}: {page.title}",
            up="../",
            menu=menu,
            places=[(name, message(key, language)) for name, key in [*places, ("ask", "finding.ask_title")]],
            linked=partial(self._linked, up="../"),
            unbroken=unbroken,
            finding=page,
            notes=[note for note in notes if note],
        )

    def _letter(self, questions: Asked) -> dict[str, str | bytes]:
        """The page with the letter and its pictures; it leads back to the first page."""
        language, titles = self.language, self._titles()
        made = questions.letter(self.drawn)
        own = (self._name(STEM, language), message("report.letter", language))
        back = (f"{titles[0][0]}#ask", message("report.ask", language))
        menu = self._menu_of(STEM, own[1], [*titles, own], back, None)
        more = len(questions.entries) - len(made.questions)
        values = {"title": made.title, "up": "", "menu": menu, "letter": made, "more": more}
        page = render("report_letter", language=language, linked=self._linked, **values)
        return {own[0]: page, **made.pictures}

    def _short(self, page: FindingPage) -> str:
        return message("finding.menu", self.language, number=page.number)

    def _index(
        self, crops: Crops, pages: Sequence[FindingPage], flags: Flags, questions: Asked | None
    ) -> str:
        language, document, checked = self.language, self.document, self.checked
        profile = document.data.profile
        leads = findings.leading(checked)
        shown = findings.shown(checked, leads[: findings.MOST], self.reviews, crops, language)
        figures = headlines(document, crops, checked.flagged, language, asked=findings.questioned(checked))
        chart = spending_chart(document, language)
        money = who_got_the_money(document.data, language)
        scores = office_scores(document, language)
        not_known = [*unknown(document.data, checked, language), *not_told(document.data, language)]
        titles = self._titles()
        places = [("figures", "report.figures_short")] if figures else []
        places += [("chart", "report.spending")] if chart else []
        places += [("findings", "report.findings_short")]
        places += [("ask", "report.ask")] if questions is not None else []
        places += [("money", "money.title")] if money else []
        places += [("scores", "report.scores")] if scores else []
        places += [("unknown", "report.unknown"), ("next", "report.next_steps")]
        all_findings = self._name(f"notebooks/{FINDINGS_PAGE}", self.language)
        findings_page = all_findings if FINDINGS_PAGE in self.notebooks else ""
        return render(
            "report_index",
            language=language,
            comma="，" if language == "zh" else ", ",
            space="" if language == "zh" else " ",
            title=document.title(language),
            up="",
            menu=self._menu(0),
            places=[(place, message(key, language)) for place, key in places],
            linked=self._linked,
            unbroken=unbroken,
            sign=lambda text, pages: flags.sign(text, pages_in(pages)),
            legend=flags.legend,
            kind=self._kind(),
            entity=Markup("<wbr>（").join(profile.entity.split("（"))
            if profile.entity
            else message("card.unnamed", language),
            owner=document.title(language),
            files=source_rows(self.source, language),
            how_read=self._linked(str(what_was_read(document.data, language))),
            page_numbers=pages_meant(document.data, language),
            answer=[self._linked(line) for line in lead_of(document.data, checked, leads, language)],
            no_outcomes=self._no_outcomes(),
            figures=figures,
            chart=chart,
            chart_file=self._chart_file(),
            findings_title=self._findings_title(shown),
            findings_lead=self._findings_lead(shown),
            findings=shown,
            findings_page=findings_page,
            finding_links={page.check_id: self._name(page.stem, language) for page in pages},
            other_findings=[
                (self._name(page.stem, language), page.title)
                for page in pages
                if page.check_id not in {one.check_id for one in shown}
            ],
            states=self._states(),
            asked=questions.first() if questions is not None else [],
            letter=self._name(STEM, language),
            money=money,
            scores=scores,
            unknown=not_known,
            data=data_rows(self.figures, language, self.languages[0]),
            notebooks=titles[1:],
            failed=sorted(self.failed.items()),
        )

    def _chart_file(self) -> str:
        return self._name("tables/spending", self.language).removesuffix("html") + "csv"

    def _linked(self, text: str, up: str = "") -> Markup:
        return self.source.linked(masked(text), up)

    def _kind(self) -> str:
        profile = self.document.data.profile
        kind = message(f"profile.{profile.kind}", self.language)
        kind = kind[:1].upper() + kind[1:]
        if profile.fiscal_year is None:
            return kind
        return message("report.kind", self.language, kind=kind, year=profile.fiscal_year)

    def _no_outcomes(self) -> str:
        """Said of a document that tells no outcomes, instead of empty parts."""
        data = self.document.data
        if is_of_outcomes(data):
            return ""
        return message(
            "report.no_outcomes", self.language, kind=message(f"profile.{data.profile.kind}", self.language)
        )

    def _findings_title(self, shown: Sequence[findings.Shown]) -> str:
        if not shown:
            return message("report.findings_none", self.language)
        key = "report.questions" if shown[0].asks else "report.findings"
        return message(key, self.language, count=len(shown))

    def _findings_lead(self, shown: Sequence[findings.Shown]) -> str:
        counts = self.checked.counts
        asked = counts["suspicious"]
        if not shown and not asked:
            return message("report.findings_lead_nothing", self.language)
        if not shown or shown[0].asks:
            return message("report.findings_lead_none", self.language, suspicious=asked)
        told_of = counts["inconsistent"]
        return message("report.findings_lead", self.language, inconsistent=told_of, suspicious=asked)

    def _states(self) -> list[tuple[str, int]]:
        said = {review.key: review.status for review in self.reviews}
        states = [said.get(key_of(entry)) or "open" for entry in self.checked.findings]
        return [(state, states.count(state)) for state in _STATES]
