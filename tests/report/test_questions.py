"""What to ask the office: up to three sentences to copy, with pages and without blame, and the letter they lead to."""

from __future__ import annotations

import re

import pytest

import fa_helpers as fa
from accusing_words import ACCUSING
from fa_helpers.checks.review import Review, key_of
from fa_helpers.document import FinalAccounts
from fa_helpers.presentation.asking import is_for_the_office
from fa_helpers.report.pages import SourceFiles
from fa_helpers.report.questions import MOST_IN_LETTER, asked
from fa_helpers.report.site import Report
from fa_helpers.terms.messages import LANGUAGES, Language, message

CLEAN = (
    "临河县档案馆2022年度部门决算\n第一部分 单位概况\n一、主要职能\n保管档案。\n第二部分 部门决算情况说明\n"
    "一、收入支出决算总体情况说明\n2022年度收入总计80.00万元，支出总计80.00万元。\n"
)


def pages(document: FinalAccounts, language: Language, reviews: tuple[Review, ...] = ()) -> dict[str, str]:
    told = (document, document.check(), reviews, {}, {}, {}, language, (language,))
    files = Report(*told, SourceFiles(document.source, True)).files()
    return {name: str(text) for name, text in files.items() if name.endswith(".html")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_question_is_a_sentence_with_its_pages_and_blames_nobody(
    bundled: FinalAccounts, language: Language
) -> None:
    found = asked(bundled, bundled.check(), (), language)
    assert found is not None and len(found.first()) == 3
    for check_id, sentence in found.first():
        assert sentence.endswith("？" if language == "zh" else "?") and "2023" in sentence
        assert re.search(r"第\d+页" if language == "zh" else r"pp?\. \d+", sentence), check_id
        assert not ACCUSING.search(sentence)
    index = pages(bundled, language)["index.html"]
    assert 'id="ask"' in index and 'href="questions.html"' in index


def test_nothing_is_asked_where_nothing_is_open() -> None:
    document = fa.read(CLEAN.encode())
    assert asked(document, document.check(), (), "en") is None
    files = pages(document, "en")
    assert "questions.html" not in files and 'id="ask"' not in files["index.html"]


def test_what_a_person_confirmed_is_asked_first_and_what_is_explained_is_not(bundled: FinalAccounts) -> None:
    checked, sha256 = bundled.check(), bundled.source.sha256
    told = [one.entry for one in checked.told]
    said = [("explained", told[0]), ("confirmed", told[4])]
    reviews = tuple(
        Review("1", e.check_id, sha256, key_of(e), e.check.outcome, status, "A", "2026-01-01", "", "", "")
        for status, e in said
    )
    found = asked(bundled, checked, reviews, "zh")
    assert found is not None and found.draft
    ids = [check_id for check_id, _ in found.first()]
    assert ids[0] == told[4].check_id and told[0].check_id not in ids
    letter = pages(bundled, "zh", reviews)["questions.html"]
    assert message("letter.draft", "zh") in letter


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_letter_has_a_picture_for_each_figure_and_room_for_each_reply(
    bundled: FinalAccounts, language: Language
) -> None:
    found = asked(bundled, bundled.check(), (), language)
    assert found is not None
    letter = found.letter({})
    assert 0 < len(letter.questions) <= MOST_IN_LETTER
    page = pages(bundled, language)["questions.html"]
    assert page.count('class="reply"') == len(letter.questions)
    drawn = [picture.name for one in letter.questions for picture in one.pictures if picture.name]
    assert drawn and page.count("<img ") == len(drawn) and set(drawn) == set(letter.pictures)
    assert "img/ask/" in page and message("letter.law", language) in page


def test_a_name_is_asked_about_as_a_name(bundled: FinalAccounts) -> None:
    found = asked(bundled, bundled.check(), (), "en")
    assert found is not None
    names = [e for e in found.entries if e.check.rule.startswith("names.")]
    letter = found.letter({})
    asks = {one.ask for one, entry in zip(letter.questions, found.entries, strict=False) if entry in names}
    assert asks == {message("ask.name", "en")}


def test_what_hangs_on_the_reading_is_no_question_to_the_office(bundled: FinalAccounts) -> None:
    checked = bundled.check()
    check = next(one.entry.check for one in checked.told)
    assert is_for_the_office(check)
    assert not is_for_the_office(check.doubted("row_unknown")) and is_for_the_office(
        check.doubted("list_short")
    )
