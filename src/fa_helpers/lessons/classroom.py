"""The lesson that runs (课堂): its document and language, and how an answer is checked and shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fa_helpers.document import FinalAccounts, read
from fa_helpers.errors import FinalAccountsError
from fa_helpers.lessons.exercises import expected, numbers
from fa_helpers.lessons.given import Given, given
from fa_helpers.lessons.judging import Expected, Outcome, judge
from fa_helpers.presentation.html import render
from fa_helpers.presentation.prose import Prose
from fa_helpers.terms.messages import LANGUAGES, Language, message
from fa_helpers.terms.phrases import sentences

if TYPE_CHECKING:
    import pandas as pd

ANSWER_TYPE = "application/x-fa-answer"
"""The kind of output under which a notebook keeps an answer, so that it can be graded without running anything."""


@dataclass(slots=True)
class _Class:
    doc: FinalAccounts | None = None
    language: Language = "zh"


_now = _Class()


class NoLessonError(FinalAccountsError):
    """An answer was checked before a lesson began (课程尚未开始)."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said of an answer (判定): ``outcome`` is ``right``, ``wrong``, ``unanswered`` or ``not_here``."""

    number: str
    outcome: Outcome
    answer: Given
    sentences: tuple[str, ...]
    language: Language

    def __str__(self) -> str:
        return sentences(self.sentences, self.language)

    def __repr__(self) -> str:
        return str(self)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        kept = f"{self.number} {self.answer.dumped()}"
        return {"text/plain": str(self), "text/html": render("verdict", verdict=self), ANSWER_TYPE: kept}


def begin(document: str | Path | FinalAccounts, language: Language = "zh") -> FinalAccounts:
    """Read the document that the lesson is about (开始上课) and return it; answers are checked against it from now on.

    ``document`` is what :func:`fa_helpers.read` takes, or a document that was read; ``language`` is ``"zh"`` or ``"en"``.
    """
    if language not in LANGUAGES:
        message("lesson.right", language, number="")  # refuses, with the languages there are
    _now.doc = document if isinstance(document, FinalAccounts) else read(document)
    _now.language = language
    return _now.doc


def _document() -> FinalAccounts:
    if _now.doc is None:
        raise NoLessonError(code="no_lesson")
    return _now.doc


def check(number: str, answer: Any) -> Verdict:
    """Check an answer to an exercise (核对答案): right, or what is wrong about it; never what the answer is.

    ``number`` is that of the exercise, as ``"4.2"``. ``answer`` is a number (or a text with one, as ``"12.5%"``), a name, a
    text, a figure of the document, a chart, or ``None`` where there is none; three dots stand for no answer yet.
    Raises :class:`~fa_helpers.lessons.exercises.UnknownExerciseError` for a number that no exercise has.
    """
    return verdict(number, given(answer), expected(number, _document()), _now.language)


def verdict(number: str, answer: Given, wanted: Expected | None, language: Language) -> Verdict:
    """What to say of an answer where this is wanted; ``None``: the document lacks it."""
    if wanted is None:
        said = (message("lesson.not_here", language, number=number),)
        return Verdict(number, "not_here", answer, said, language)
    outcome, key = judge(wanted, answer)
    first = message(f"lesson.{outcome}", language, number=number)
    if outcome == "unanswered":
        second = message(f"lesson.task.{number}", language, **wanted.task)
    else:
        second = message(f"lesson.say.{key}", language) if key != "right" else ""
    return Verdict(number, outcome, answer, tuple(filter(None, (first, second))), language)


def key(document: FinalAccounts | None = None, language: Language | None = None) -> pd.DataFrame:
    """The answers (参考答案), for the teacher: ``exercise``, ``task``, ``answer``; of the lesson's document by default.

    A text is judged by what it must name, which then stands as the answer; what the document lacks has no row.
    """
    import pandas as pd

    doc, language = document or _document(), language or _now.language
    found = [(number, expected(number, doc)) for number in numbers()]
    rows = [
        (number, message(f"lesson.task.{number}", language, **wanted.task), shown(wanted, language))
        for number, wanted in found
        if wanted is not None
    ]
    return pd.DataFrame(rows, columns=["exercise", "task", "answer"])


def shown(wanted: Expected, language: Language) -> str:
    """The right answer in words, for a key."""
    if wanted.kind in ("nothing", "chart"):
        return message(f"lesson.key.{wanted.kind}", language)
    if wanted.kind == "text":
        return " + ".join("/".join(words[:3]) for _, words in wanted.needs)
    return " / ".join(wanted.accepted[:3])


def attempt(action: Callable[..., Any], *arguments: Any) -> Any:
    """Try something that may fail (试一试): its result, or in words what is said when it fails.

    >>> attempt(read, "没有这个文件.pdf").language
    'zh'
    """
    try:
        return action(*arguments)
    except FinalAccountsError as error:
        return Prose((error.in_language(_now.language),), _now.language)
