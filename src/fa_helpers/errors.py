"""What can go wrong (错误): each error says what happened, where, and what to do next.

Every error is a :class:`FinalAccountsError`; its text is one line that can be shown to a person as it is.
"""

from __future__ import annotations

from collections.abc import Mapping

from fa_helpers.resources import rows


class FinalAccountsError(Exception):
    """Base of all errors of this package.

    ``code`` is a short stable name of the kind of refusal (``encrypted``, ``pictures_only``) for programs; the words
    for it, what happened and the way out, stand in the catalogue as ``error.<code>``, and ``values`` fill them.
    ``where`` is the file, page or section. What only a programmer can cause has no code and brings its own words:
    ``what`` happened and the ``way_out``.

    >>> str(FinalAccountsError(where="notes.pdf", code="not_a_pdf"))
    'notes.pdf: this is not a PDF. Use the PDF as published.'
    """

    def __init__(
        self,
        what: str = "",
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
        super().__init__(what or code)

    def __str__(self) -> str:
        return self.in_language("en")

    def in_language(self, language: str) -> str:
        """The error in one line (错误提示), ``zh`` or ``en``: where, what, and the way out.

        >>> FinalAccountsError(where="a.pdf", code="page_damaged", values={"page": 12}).in_language("zh")
        'a.pdf：第12页已损坏。请重新下载，或用阅读器另存一份。'
        """
        text = self._words(language)
        if not self.where:
            return text
        return f"{self.where}：{text}" if language == "zh" else f"{self.where}: {text}"

    def _words(self, language: str) -> str:
        text = _catalogue(f"error.{self.code}", language) if self.code and not self.what else ""
        if text:
            return text.format(**self.values)
        return f"{self.what.rstrip('.')}. {self.way_out}" if self.way_out else self.what


def _catalogue(key: str, language: str) -> str:
    """A text of the catalogue, blank where it has none."""
    return next((row[language] for row in rows("messages.csv") if row["key"] == key), "")


class SourceError(FinalAccountsError):
    """The file cannot be used (文件无法使用): missing, not a PDF, encrypted, pictures only, or too large."""


class ParseError(FinalAccountsError):
    """The file was opened but is not a document this package reads (无法识别)."""


class CorrectionError(FinalAccountsError):
    """A correction by hand no longer fits the file (更正与文件不符)."""


class UnknownFactError(FinalAccountsError, KeyError):
    """No figure has the identifier asked for (没有该编号的数据)."""


class CheckError(FinalAccountsError):
    """A check cannot be made or described (核对出错): a rule without words, a review that does not fit."""
