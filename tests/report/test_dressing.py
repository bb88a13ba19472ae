"""Tables of the report: marks on figures, folds for zeros and for pictures' numbers, a file each, empty parts in a line."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from decimal import Decimal

import pandas as pd
import pytest

import fa_helpers as fa
from fa_helpers.document import FinalAccounts
from fa_helpers.presentation.tables import show_table
from fa_helpers.report.dressing import Dressing
from fa_helpers.report.flags import SIGNS, Flags, flags_of
from fa_helpers.terms.messages import LANGUAGES, Language, column_label, message

FLAGS = Flags(
    "en",
    {
        (7, Decimal("20.5"), "money"): ("finding", "findings/a.html"),
        (8, Decimal("3"), "money"): ("corrected", ""),
        (7, Decimal("5"), "分"): ("finding", "findings/b.html"),
    },
    frozenset({9}),
)
CELL = '<div class="cell border-box-sizing code_cell rendered"><div class="output_area">{}</div></div>'
TEXT = '<div class="cell border-box-sizing text_cell rendered"><h2 id="x">{}</h2></div>'


def dressing(flags: Flags = FLAGS) -> Dressing:
    return Dressing(flags, flags.language, lambda stem: f"{stem}.csv")


def table(rows: list[tuple[str, float, int]], language: Language = "en") -> str:
    frame = pd.DataFrame(rows, columns=["subject", "final_accounts", "page"])
    return show_table(frame, language, unit="万元", caption="Spending")._repr_html_()


def rows_of(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))


def test_a_figure_of_a_finding_bears_a_mark_that_leads_to_it() -> None:
    html = dressing().page(
        CELL.format(table([("a", 20.50, 7), ("b", 20.50, 6), ("c", 3.00, 8), ("d", 4.0, 9)])), "n"
    )
    assert html.count("△</a>") == 1 and 'href="../findings/a.html"' in html
    assert html.index("△</a>") < html.index(">b<")
    assert html.count("✎</span>") == 1 and html.count("◌</span>") == 1
    for kind, sign in SIGNS.items():
        assert f"{sign} {message(f'report.mark_{kind}', 'en')}" in html, "the legend names the mark"


def test_what_is_computed_bears_no_mark() -> None:
    frame = pd.DataFrame({"subject": ["a"], "executed": [1.0], "page": [7], "change_rate": [20.5]})
    html = show_table(
        frame, "en", kinds={"change_rate": "number"}, unit="万元", computed=["change_rate"]
    )._repr_html_()
    assert "20.5" in html and 'class="fl"' not in dressing().table(html, "n", folded=False)


def test_a_number_of_something_else_bears_no_mark() -> None:
    """5 points are disputed on page 7; 5 yuan, 5 rows and 5% of the same page are not."""
    frame = pd.DataFrame(
        {"score": [5.0], "final_accounts": [5.0], "count": [5], "share": [0.05], "page": [7]}
    )
    html = dressing().table(
        show_table(frame, "en", unit="万元", computed=[])._repr_html_(), "n", folded=False
    )
    row = html.split("<tbody>")[1].split("</tbody>")[0]
    assert row.count('class="fl"') == 1 and row.index('class="fl"') < row.index("5.00%")
    assert row.index("findings/b.html") < row.index("</td>"), "the mark stands at the score, the first cell"


def test_pages_between_the_ends_of_a_range_are_meant_too() -> None:
    frame = pd.DataFrame({"subject": ["a"], "final_accounts": [20.5], "pages": ["6—8"]})
    html = dressing().table(show_table(frame, "en", unit="万元")._repr_html_(), "n", folded=False)
    assert html.count("△</a>") == 1


def test_a_mark_is_of_a_value_on_its_page_in_any_unit(bundled: FinalAccounts) -> None:
    checked = bundled.check()
    flags = flags_of(bundled, checked, {"cards.initial_budget.001": "f.html"}, "zh")
    assert "f.html" in flags.sign("241.69", [5]) and "f.html" in flags.sign("3,244.47", [13])
    assert not flags.sign("80.00", [22]), (
        "the goal's words say 80; the budget of 80 beside them is not in question"
    )
    assert not flags.sign("241.69", [3]) and not flags.sign("2,4x", [5]) and not flags.sign("0.00", [5])
    fact = next(fact for fact in bundled.data.facts if fact.printed == "18.76")
    document = fa.FinalAccounts(
        replace(
            bundled.data,
            facts=tuple(
                replace(f, corrected="by hand") if f.fact_id == fact.fact_id else f
                for f in bundled.data.facts
            ),
        ),
        bundled.source,
        bundled._sheet,
    )
    assert "✎" in flags_of(document, checked, {}, "zh").sign("18.76", [fact.locator.page])


@pytest.mark.parametrize("language", LANGUAGES)
def test_many_rows_of_zeros_are_folded_with_their_count(language: Language) -> None:
    rows = [("a", 5.00, 2), *((f"z{n}", 0.00, 3) for n in range(6))]
    flags = replace(FLAGS, language=language)
    html = dressing(flags).table(table(rows, language), "n", folded=False)
    words = message("report.zeros", language, count=6)
    assert words in html and html.index(">a<") < html.index(words) < html.index(">z0<")
    few = dressing(flags).table(table(rows[:4], language), "n", folded=False)
    assert "<details" not in few, "three are shown"
    all_zero = dressing(flags).table(table(rows[1:], language), "n", folded=False)
    assert "<details" not in all_zero, "a table of zeros alone stays one"


def test_the_numbers_of_a_picture_are_folded_below_it_and_others_are_not() -> None:
    made = dressing()
    picture = CELL.format('<img src="data:," alt="x">')
    html = made.page(
        picture + CELL.format(table([("a", 1.0, 2)])) + CELL.format(table([("b", 1.0, 2)])), "01"
    )
    assert html.count("<details") == 1 and html.index("<img") < html.index("<details") < html.index(
        "</details>"
    )
    assert html.index("</details>") < html.index(">b<")
    assert sorted(made.files) == ["tables/01-1.csv", "tables/01-2.csv"]
    assert all(f'href="../{name}"' in html for name in made.files)


def test_the_file_of_a_table_holds_its_words_and_no_formula() -> None:
    made = dressing()
    hostile = '=HYPERLINK("http://x")<img src=x onerror=alert(1)>'
    html = made.table(table([(hostile, -20.5, 7)]), "n", folded=False)
    assert "<img" not in html
    rows = rows_of(made.files["tables/n.csv"])
    assert rows[1] == [f"'{hostile}", "−20.50", "7"] and rows[0][0] == message("column.subject", "en")


def test_parts_of_which_the_document_holds_nothing_are_one_line() -> None:
    empty = show_table(pd.DataFrame({"subject": []}), "en", caption="None")._repr_html_()
    body = "<p>top</p>" + TEXT.format("First") + CELL.format(empty)
    body += (
        TEXT.format("Second")
        + CELL.format(table([("a", 1.0, 2)]))
        + TEXT.format("Third")
        + CELL.format(empty)
    )
    html = dressing().page(body + TEXT.format("Method, in words"), "n")
    words = message("report.not_in_it", "en", count=2, named="First; Third")
    assert words in html and html.index("Second") < html.index("Method") < html.index(words)
    assert html.count("First") == 2 and html.count("<div") == html.count("</div>")


@pytest.mark.parametrize("source", ["", "Source: p. 7"])
def test_columns_of_nothing_and_of_ids_are_left_out_and_stay_in_the_file(source: str) -> None:
    frame = pd.DataFrame(
        {
            "order": [1, 2],
            "subject": ["甲", "乙"],
            "reason": ["", ""],
            "final_accounts": [20.5, 1.0],
            "page": [7, 6],
        }
    ).assign(fact_ids=["a.1", "a.2"])
    dress = dressing()
    html = dress.table(show_table(frame, "en", unit="万元", source=source)._repr_html_(), "n", folded=False)
    assert ('colspan="4"' in html) == bool(source), "a note goes over the columns that are left"
    heads = re.findall(r'<th scope="col"[^>]*>(.*?)</th>', html)
    assert heads == [
        column_label("subject", "en"), column_label("order", "en"),
        f"{column_label('final_accounts', 'en')} (10,000 yuan)", column_label("page", "en"),
    ]  # fmt: skip
    assert html.index("甲") < html.index(">1<") < html.index("△</a>") and "a.1" not in html
    assert rows_of(dress.files["tables/n.csv"])[1] == ["1", "甲", "", "20.50", "7", "a.1"]


def test_a_note_below_is_not_counted_as_a_row() -> None:
    frame = pd.DataFrame({"subject": ["甲", "乙"], "final_accounts": [20.5, 1.0]})
    html = show_table(frame, "en", unit="万元", source="Source: p. 7")._repr_html_()
    assert message("report.numbers", "en", count=2) in dressing().table(html, "n", folded=True)


def test_an_empty_table_under_a_whole_sentence_adds_nothing() -> None:
    for caption, said in (("Nothing of this is stated.", False), ("没有这类线索。", False), ("Rates", True)):
        html = show_table(pd.DataFrame({"page": []}), "en", caption=caption)._repr_html_()
        assert caption in html and ("No data." in html) == said


def test_the_numbers_of_a_chart_that_was_not_drawn_are_not_announced() -> None:
    empty = CELL.format(
        '<p class="fa-table" lang="en"><b>Data behind the chart</b> <small>No rows.</small></p>'
    )
    said = CELL.format('<p class="said">No chart: there are no rows to draw.</p>')
    html = dressing().page(TEXT.format("Part") + said + empty + CELL.format(table([("a", 1.0, 1)])), "n")
    assert "No chart" in html and "Data behind" not in html and "Spending" in html


ANSWER = CELL.format('<p class="fa-answer"><b>{}</b></p>')
EMPTY = CELL.format('<p class="fa-table" lang="en"><b>Rows</b> <small>No data.</small></p>')


def test_a_page_without_an_answer_is_its_answer_and_one_line() -> None:
    quotes = TEXT.format(message("report.quotes", "en")) + ANSWER.format("Nothing to quote.")
    method = CELL.format("<p>How it is computed.</p>")
    body = ANSWER.format("No such part.") + method + TEXT.format("Amounts") + EMPTY
    ask = TEXT.format("Whom to ask") + ANSWER.format("Ask the office.")
    html = dressing().page(body + TEXT.format("Limits") + ask + quotes, "n")
    seen, fold = html.split('<details class="fold lacks">')
    assert "No such part." in seen and "Ask the office." in seen
    for words in ("How it is computed.", "Limits", "Nothing to quote.", "Amounts"):
        assert words not in seen and words in fold
    shown = dressing().page(body + TEXT.format("Limits") + CELL.format(table([("a", 1.0, 2)])), "n")
    assert "How it is computed." in shown.split('<details class="fold lacks">')[0], "a page with a table"


def test_no_title_leads_to_sentences_that_are_not_there() -> None:
    quotes = TEXT.format(message("report.quotes", "en"))
    shown = CELL.format(table([("a", 1.0, 2)]))
    assert "<h2" not in dressing().page(shown + quotes + CELL.format(""), "n")
    assert "<h2" in dressing().page(shown + quotes + ANSWER.format("According to p. 2"), "n")


def test_no_words_lead_to_a_crop_that_is_not_there() -> None:
    intro = '<div class="cell border-box-sizing text_cell"><p>The largest rate, on its page:</p></div>'
    none = CELL.format(f'<p class="said">&#39;{message("nb01.no_evidence", "en")}&#39;</p>')
    html = dressing().page(CELL.format(table([("a", 1.0, 2)])) + intro + none, "n")
    assert "largest rate" not in html and "no figure to show" not in html
