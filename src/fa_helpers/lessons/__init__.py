"""Lessons with exercises (课程与练习): what the notebooks in ``notebooks/lessons`` use.

A lesson begins with ``doc = lessons.begin(DOCUMENT, LANGUAGE)``; each exercise ends with
``lessons.check("4.2", answer)``, which says whether the answer is right and, where it is not, what is wrong about it.
What is right is computed from the document, so that a lesson works on any document that can be read.
"""

from __future__ import annotations

from fa_helpers.lessons.changes import followed_budget as followed_budget
from fa_helpers.lessons.changes import followed_change as followed_change
from fa_helpers.lessons.charting import cut_axis as cut_axis
from fa_helpers.lessons.charting import two_bars as two_bars
from fa_helpers.lessons.classroom import attempt as attempt
from fa_helpers.lessons.classroom import begin as begin
from fa_helpers.lessons.classroom import check as check
from fa_helpers.lessons.classroom import key as key
from fa_helpers.lessons.many import offices as offices
from fa_helpers.lessons.money import first_finding as first_finding
from fa_helpers.lessons.sums import planted_error as planted_error
from fa_helpers.lessons.tables import practice_page as practice_page
from fa_helpers.presentation.fonts import chart_font as chart_font

__all__ = [
    "attempt",
    "begin",
    "chart_font",
    "check",
    "cut_axis",
    "first_finding",
    "followed_budget",
    "followed_change",
    "key",
    "offices",
    "planted_error",
    "practice_page",
    "two_bars",
]
