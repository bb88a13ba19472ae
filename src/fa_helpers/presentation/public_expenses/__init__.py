"""The three public expenses and the running costs in words and tables (“三公”经费、机关运行经费的文字与表格)."""

from fa_helpers.presentation.public_expenses.frames import (
    concerning,
    counts,
    drawn,
    filled,
    items,
    per_head,
    picture,
    reasons,
    running,
    statement,
)
from fa_helpers.presentation.public_expenses.sentences import (
    answer,
    no_page,
    no_picture,
    persons,
    quotes,
    rates,
    reasons_said,
    running_words,
    statement_words,
)

__all__ = [
    "answer",
    "concerning",
    "counts",
    "drawn",
    "filled",
    "items",
    "no_page",
    "no_picture",
    "per_head",
    "persons",
    "picture",
    "quotes",
    "rates",
    "reasons",
    "reasons_said",
    "running",
    "running_words",
    "statement",
    "statement_words",
]
