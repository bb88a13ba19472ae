"""What can go wrong (错误): each error says what happened, where, and what to do next.

Every error is a :class:`FinalAccountsError`; its text is one line that can be shown to a person as it is.
"""

from __future__ import annotations

from collections.abc import Mapping


class FinalAccountsError(Exception):
    """Base of all errors of this package.

    Parameters: ``what`` happened, ``where`` (file, page or section), and the ``way_out`` (what to do next).
    ``code`` is a short stable name of the kind of refusal (``encrypted``, ``pictures_only``) for programs, ``values``
    are what the words for that code name (a line, an id).

    >>> str(FinalAccountsError("not a PDF", where="notes.pdf", way_out="Pass the PDF as it was published."))
    'notes.pdf: not a PDF. Pass the PDF as it was published.'
    """

    def __init__(
        self,
        what: str,
        *,
        where: str = "",
        way_out: str = "",
        code: str = "",
        values: Mapping[str, object] | None = None,
    ) -> None:
        self.what = what
        self.where = where
        self.way_out = way_out
        self.code = code
        self.values = dict(values or {})
        head = f"{where}: {what}" if where else what
        super().__init__(f"{head.rstrip('.')}. {way_out}".strip() if way_out else head)


class SourceError(FinalAccountsError):
    """The file cannot be used (文件无法使用): missing, not a PDF, encrypted, pictures only, or too large."""


class ParseError(FinalAccountsError):
    """The file was opened but is not a document this package reads (无法识别)."""


class CorrectionError(FinalAccountsError):
    """A correction by hand no longer fits the file (更正与文件不符)."""


class UnknownFactError(FinalAccountsError, KeyError):
    """No figure has the identifier asked for (没有该编号的数据)."""

    def __str__(self) -> str:
        return str(self.args[0])


class CheckError(FinalAccountsError):
    """A check cannot be made or described (核对出错): a rule without words, a review that does not fit."""
