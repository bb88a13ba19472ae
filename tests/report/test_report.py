"""The report: what it says first, that every link opens what it names, and that no text becomes markup."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

import fa_helpers as fa
from fa_helpers.checks.review import Review, key_of
from fa_helpers.cli.report import languages_of
from fa_helpers.document import FinalAccounts
from fa_helpers.report import findings
from fa_helpers.report.crops import Crops
from fa_helpers.report.figures import headlines
from fa_helpers.report.finding_pages import finding_pages, inconsistent
from fa_helpers.report.notebooks import NotebookPage
from fa_helpers.report.pages import SourceFiles
from fa_helpers.report.scores import office_scores
from fa_helpers.report.site import Report
from fa_helpers.terms.messages import LANGUAGES, Language, message

Reports = dict[Language, dict[str, str | bytes]]
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>{{ 7*7 }}"
BODY = (
    "某市某局2023年度部门决算\n第一部分 单位概况\n一、主要职能\n负责某项工作。\n第二部分 部门决算情况说明\n"
    "一、收入支出决算总体情况说明\n2023年度收入总计12.00万元，其中：本年收入合计10.00万元，使用非财政拨款结余0.00万元，年初结转和结余2.10万元。\n"
)


class Seen(HTMLParser):
    """Tags, addresses and text of a page, as a browser would take them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.images: list[dict[str, str | None]] = []
        self.ids: set[str] = set()
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.add(tag)
        self.ids.add(found.get("id") or "")
        if tag == "img":
            self.images.append(found)
        self.links += [found[name] or "" for name in ("href", "src") if name in found]

    def handle_data(self, data: str) -> None:
        self.text += data


def report(
    document: FinalAccounts,
    language: Language = "en",
    *,
    languages: tuple[Language, ...] = (),
    notebooks: dict[str, NotebookPage] | None = None,
    failed: dict[str, str] | None = None,
    copied: bool = True,
) -> dict[str, str | bytes]:
    source = SourceFiles(document.source, copied)
    pages = {"01_a": NotebookPage("What & why?", "<p>See p. 4.</p>")} if notebooks is None else notebooks
    return Report(
        document,
        document.check(),
        (),
        pages,
        failed or {},
        {"facts.csv": "a,b\n"},
        language,
        languages or (language,),
        source,
    ).files()


def page(files: dict[str, str | bytes], name: str = "index.html") -> str:
    text = files[name]
    assert isinstance(text, str)
    return text


@pytest.fixture(scope="module")
def reports(bundled: FinalAccounts) -> Reports:
    """The bundled document's report in each language."""
    return {language: report(bundled, language) for language in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_can_be_quoted_comes_before_findings_and_these_before_files(
    language: Language, reports: Reports
) -> None:
    html = page(reports[language])
    text = Seen(html).text
    order = [
        html.index(f'id="{name}"')
        for name in ("who", "figures", "chart", "findings", "scores", "unknown", "next")
    ]
    assert order == sorted(order)
    assert all(words in text for words in ("工业和信息化局", "2,385.28", "51.03%", "241.69", "What & why?"))
    assert message("check.caution", language) in text


def test_every_link_opens_what_it_names(bundled: FinalAccounts) -> None:
    files = report(bundled, "en", languages=("en", "zh")) | report(bundled, "zh", languages=("en", "zh"))
    beside = {"review.csv", "findings.html", "findings.zh.html", "figures/facts.csv", *files}
    for name in [name for name in files if name.endswith(".html")]:
        seen = Seen(page(files, name))
        assert seen.links
        for link in seen.links:
            path, _, place = link.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
            assert target in beside, f"{name}: {link}"
            if place.startswith("page="):
                assert 1 <= int(place[5:]) <= bundled.source.page_count
            elif place and target.endswith(".html"):
                assert place in Seen(page(files, target)).ids, f"{name}: {link}"
    assert sorted(name for name in files if name.endswith(".html") and not name.startswith("findings/")) == [
        "index.html",
        "index.zh.html",
        "notebooks/01_a.html",
        "notebooks/01_a.zh.html",
        "questions.html",
        "questions.zh.html",
    ]


def test_both_languages_give_the_same_figures_and_pages(reports: Reports) -> None:
    sides = [page(reports[language]) for language in LANGUAGES]
    wanted = [
        (sorted(set(re.findall(r"source\.pdf#page=\d+", html))), html.count("<article")) for html in sides
    ]
    assert wanted[0] == wanted[1] and wanted[0][1] == 7, "four figures and three findings"


def test_each_picture_has_words_and_a_size(reports: Reports) -> None:
    files = reports["en"]
    images = Seen(page(files)).images
    assert len(images) == 10
    for image in images:
        assert image["alt"] and int(image["width"] or 0) > 20 and int(image["height"] or 0) > 10
        content = files[str(image["src"])]
        assert isinstance(content, bytes) and content.startswith(b"\x89PNG")


def test_the_same_document_gives_the_same_bytes(bundled: FinalAccounts, reports: Reports) -> None:
    assert report(bundled) == reports["en"]


def test_a_document_that_is_a_text_has_no_pictures_and_no_page_links(bundled_text: FinalAccounts) -> None:
    files = report(bundled_text)
    seen = Seen(page(files))
    assert seen.images == [] and not [link for link in seen.links if "#page=" in link]
    assert "source.txt" in files and "2,385.28" in seen.text


def test_without_the_file_beside_it_nothing_links_to_it(bundled: FinalAccounts) -> None:
    files = report(bundled, copied=False)
    assert "source.pdf" not in files and not [x for x in Seen(page(files)).links if x.startswith("source")]


def test_a_notebook_that_failed_is_named_and_not_linked(bundled: FinalAccounts) -> None:
    html = page(report(bundled, notebooks={}, failed={"05_check_the_figures": "ValueError"}))
    assert "05_check_the_figures: ValueError" in html and "05_check_the_figures.html" not in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_document_says_never_becomes_markup(language: Language) -> None:
    document = fa.read(BODY.encode())
    data = document.data
    named = tuple(replace(fact, subject=HOSTILE, context=HOSTILE) for fact in data.facts)
    document.data = replace(data, profile=replace(data.profile, entity=HOSTILE), facts=named)
    html = page(report(document, language))
    seen = Seen(html)
    assert "script" not in seen.tags and seen.images == []
    assert HOSTILE in seen.text


def test_a_made_document_without_classes_or_findings_says_so_in_a_line() -> None:
    document = fa.read(BODY.replace("2.10", "2.00").encode())
    seen = Seen(page(report(document)))
    assert message("report.findings_none", "en") in seen.text
    assert "chart" not in seen.ids and "12" in seen.text


def test_the_amounts_of_the_office_lead_with_their_change(bundled: FinalAccounts) -> None:
    told = headlines(bundled, Crops(bundled), frozenset(), "zh")
    assert [(head.amount, head.unit) for head in told] == [
        ("2,385.28", "万元"),
        ("51.03%", ""),
        ("18.76", "万元"),
        ("0.00", "万元"),
    ]
    assert "39.37%" in told[0].change and "366.67%" in told[2].change
    flagged = frozenset(fact.fact_id for fact in bundled.data.facts if fact.printed == "18.76")
    assert [bool(head.flags) for head in headlines(bundled, Crops(bundled), flagged, "zh")] == [
        False,
        False,
        True,
        False,
    ]


def test_nothing_of_a_budget_is_quoted_as_spent() -> None:
    body = BODY.replace("部门决算", "部门预算").replace("决算情况", "预算情况")
    document = fa.read(body.encode())
    document.data = replace(document.data, profile=replace(document.data.profile, kind="budget"))
    assert document.data.facts
    seen = Seen(page(report(document)))
    assert not {"figures", "chart"} & seen.ids and "final accounts of" not in seen.text


def test_a_form_of_the_whole_office_shows_its_total_by_each_method(bundled: FinalAccounts) -> None:
    told = office_scores(bundled, "en")
    assert [(score.points, score.computed) for score in told] == [
        ("76.05", False),
        ("57.41", True),
        ("51.55", True),
    ]
    assert told[0].page == "p. 14" and office_scores(fa.read(BODY.encode()), "en") == []


def test_findings_that_lead_are_inconsistent_and_each_of_other_figures(bundled: FinalAccounts) -> None:
    leads = findings.leading(bundled.check())
    assert leads and all(entry.check.outcome == "inconsistent" for entry in leads)
    seen: set[object] = set()
    for entry in leads:
        amounts = {fact.amount_yuan for fact in entry.check.facts if fact.amount_yuan}
        figures = amounts | set(entry.check.fact_ids)
        assert not figures & seen
        seen |= figures


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("the text (p. 5) and the form (pp. 13 and 14)", [5, 13, 14]),
        ("见第5页和第13、14页", [5, 13, 14]),
        ("第4至6页", [4, 6]),
        ("pp. 4–6", [4, 6]),
        ("第2、20—22页，第3至5页", [2, 20, 22, 3, 5]),
        ("3 pages, 12.50%, group 5, 2023年第三季度", []),
    ],
)
def test_page_numbers_in_a_sentence_are_links_and_other_numbers_are_not(
    bundled: FinalAccounts, text: str, pages: list[int]
) -> None:
    linked = str(SourceFiles(bundled.source, True).linked(text))
    assert [int(found) for found in re.findall(r'href="source\.pdf#page=(\d+)"', linked)] == pages
    assert unescape(re.sub("<[^>]*>", "", linked)) == text


@pytest.mark.parametrize("text", ["支出2,385.28万元。", "spent 23.85 million yuan (2,385.28万元), 12 firms"])
def test_an_amount_stays_with_its_unit(bundled: FinalAccounts, text: str) -> None:
    linked = str(SourceFiles(bundled.source, True).linked(text))
    assert '<span class="n">2,385.28万元</span>' in linked and unescape(re.sub("<[^>]*>", "", linked)) == text
    assert ('<span class="n">23.85 million yuan</span>' in linked) == ("million" in text)
    assert "12</span>" not in linked


def test_a_nought_is_stated_and_of_its_fund(bundled: FinalAccounts) -> None:
    quotes = {head.title: head.quote for head in headlines(bundled, Crops(bundled), frozenset(), "en")}
    nought = next(quote for title, quote in quotes.items() if "three public" in title.lower())
    assert "is stated as 0" in nought and "; fiscal appropriations)" in nought and "came to" not in nought
    assert "p. 8 (printed page no. 12)" in nought


@pytest.mark.parametrize("kind", ["fa-table", "fa-table many"])
def test_pages_of_a_table_are_links_where_the_heading_says_so(bundled: FinalAccounts, kind: str) -> None:
    table = (
        f'<table class="{kind}"><thead><tr><th scope="col" style="x">item</th><th scope="col">page</th></tr></thead>'
        "<tbody><tr><td>p. 3 items of 7</td><td>4, 9</td></tr></tbody></table><p>page 4</p>"
    )
    html = str(SourceFiles(bundled.source, True).linked_html(table, "../", "en"))
    assert re.findall(r'href="\.\./source\.pdf#page=(\d+)"', html) == ["3", "4", "9"]
    ends = table.replace(">item<", ">first page<").replace("p. 3 items of 7", "12")
    html = str(SourceFiles(bundled.source, True).linked_html(ends, "../", "en"))
    assert re.findall(r'href="\.\./source\.pdf#page=(\d+)"', html) == ["12", "4", "9"]


def test_pages_of_several_files_lead_to_the_file_they_are_in(
    tmp_path: Path, statement_and_text: Callable[[Path], tuple[Path, Path]]
) -> None:
    first, second = statement_and_text(tmp_path)
    document = fa.read([first, second], one_office=True)
    files = SourceFiles(document.source, True)
    before = document.source.parts[0].page_count  # type: ignore[union-attr]
    assert files.link(1) == "source-1.pdf#page=1" and files.link(before + 1) == "source-2.pdf#page=1"
    assert files.link(document.source.page_count + 1) == ""


def test_a_report_is_in_the_language_named_or_in_both_with_ones_own_first() -> None:
    assert [languages_of("both", "en"), languages_of("both", "zh")] == [("en", "zh"), ("zh", "en")]
    assert [languages_of("zh", "en"), languages_of("en", "zh")] == [("zh",), ("en",)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_inconsistent_finding_has_a_page_that_leads_to_the_next(
    bundled: FinalAccounts, language: Language, reports: Reports
) -> None:
    files, checked = reports[language], bundled.check()
    found = [entry.check_id for entry in inconsistent(checked)]
    assert len(found) == checked.counts["inconsistent"] == 6 and found[0] == "cards.initial_budget.001"
    index = Seen(page(files)).links
    for place, check_id in enumerate(found):
        seen = Seen(page(files, f"findings/{check_id}.html"))
        assert f"findings/{check_id}.html" in index
        behind = f"../findings/{found[place - 1]}.html" if place else "../index.html#findings"
        assert behind in seen.links and "../review.csv" in seen.links
        if place + 1 < len(found):
            assert f"../findings/{found[place + 1]}.html" in seen.links
        assert [image["alt"] for image in seen.images] and "../source.pdf#page=" in " ".join(seen.links)
        assert message("finding.ask_title", language) in seen.text


def test_a_finding_page_shows_both_figures_what_follows_and_where_they_stand_again(reports: Reports) -> None:
    html = page(reports["zh"], "findings/cards.initial_budget.001.html")
    text = Seen(html).text
    for said in (
        "3,244.47 ≠ 241.69",
        "3,002.78万元",
        "30.00 + 156.00 + 1,161.78 + 1,655.00",
        "所比较的是哪一个预算数",
        "未复核",
    ):
        assert said in text, said
    assert {int(n) for n in re.findall(r"source\.pdf#page=(\d+)", html)} >= {5, 13, 14, 18, 20, 22, 24}
    assert html.count('<span class="mk"><b>A</b>') == html.count('<span class="mk"><b>B</b>') == 1


def test_a_finding_of_a_text_shows_the_printed_words(bundled_text: FinalAccounts) -> None:
    files = report(bundled_text)
    names = [name for name in files if name.startswith("findings/")]
    assert names
    for name in names:
        seen = Seen(page(files, name))
        assert seen.images == [] and "blockquote" in seen.tags


def test_what_a_person_said_of_a_finding_stands_on_its_page(bundled: FinalAccounts) -> None:
    checked = bundled.check()
    first = next(entry for entry in checked.findings if entry.check_id == "cards.initial_budget.001")
    said = Review(
        "1",
        first.check_id,
        bundled.source.sha256,
        key_of(first),
        "inconsistent",
        "explained",
        "A",
        "2026-01-01",
        "",
        "",
        "",
    )
    pages = finding_pages(bundled, checked, [said], Crops(bundled), "en")
    assert [one.status for one in pages] == ["explained"] + ["open"] * 5


def test_an_equal_number_of_another_figure_bears_no_letter(reports: Reports) -> None:
    """Three firms' awards are 30, 20 and 30; the goal's sentence, of which the finding is, says 30 and 20 too."""
    html = page(reports["zh"], "findings/cards.goal_parts.002.html")
    same, equal = html.split('<section id="where">')[1].split('<details class="fold">')
    assert "年度目标" in same and "<td>B</td>" in same and "奖励标准" not in same
    assert equal.count("奖励标准</th>") == 3 and "<td>A</td>" not in equal and "<td>B</td>" not in equal
