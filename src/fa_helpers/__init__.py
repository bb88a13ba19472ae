"""Read China's departmental final accounts (部门决算) and trust, compare, draw and teach their figures.

>>> import fa_helpers as fa
>>> doc = fa.read("urumqi-miit-2023")  # doctest: +SKIP
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "1.0.0"

# Public names load on first use, so that `fa --help` and `import fa_helpers` stay quick.
_PUBLIC: dict[str, str] = {
    "read": "fa_helpers.document",
    "FinalAccounts": "fa_helpers.document",
    "FinalAccountsError": "fa_helpers.errors",
    "SourceError": "fa_helpers.errors",
    "ParseError": "fa_helpers.errors",
    "UnknownFactError": "fa_helpers.errors",
    "Fact": "fa_helpers.model",
    "in_unit": "fa_helpers.presentation.labels",
    "labelled": "fa_helpers.presentation.labels",
    "message": "fa_helpers.terms.messages",
    "open_corpus": "fa_helpers.corpus.opening",
    "show_table": "fa_helpers.presentation.tables",
}
_MODULES: dict[str, str] = {
    "answers": "fa_helpers.presentation.answers",
    "findings": "fa_helpers.presentation.check_answers",
    "lessons": "fa_helpers.lessons",
    "measures": "fa_helpers.computing.rates",
    "charts": "fa_helpers.presentation.charts",
    "spending": "fa_helpers.presentation.spending",
    "scorecards": "fa_helpers.presentation.scorecards",
    "public_expenses": "fa_helpers.presentation.public_expenses",
    "recipients": "fa_helpers.presentation.recipients",
    "comparison": "fa_helpers.corpus.comparison",
}

if TYPE_CHECKING:
    from fa_helpers import lessons
    from fa_helpers.computing import rates as measures
    from fa_helpers.corpus import comparison
    from fa_helpers.corpus.opening import open_corpus
    from fa_helpers.document import FinalAccounts, read
    from fa_helpers.errors import FinalAccountsError, ParseError, SourceError, UnknownFactError
    from fa_helpers.model import Fact
    from fa_helpers.presentation import answers, charts, public_expenses, recipients, scorecards, spending
    from fa_helpers.presentation import check_answers as findings
    from fa_helpers.presentation.labels import in_unit, labelled
    from fa_helpers.presentation.tables import show_table
    from fa_helpers.terms.messages import message

__all__ = [
    "Fact",
    "FinalAccounts",
    "FinalAccountsError",
    "ParseError",
    "SourceError",
    "UnknownFactError",
    "__version__",
    "answers",
    "charts",
    "comparison",
    "findings",
    "in_unit",
    "labelled",
    "lessons",
    "measures",
    "message",
    "open_corpus",
    "public_expenses",
    "read",
    "recipients",
    "scorecards",
    "show_table",
    "spending",
]


def __getattr__(name: str) -> Any:
    if name in _PUBLIC:
        return getattr(import_module(_PUBLIC[name]), name)
    if name in _MODULES:
        return import_module(_MODULES[name])
    raise AttributeError(f"module 'fa_helpers' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
