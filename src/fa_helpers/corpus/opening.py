"""A store opened to be asked (打开文档库): every table a view in DuckDB's memory over the Parquet files, and a frame."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Collection, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from fa_helpers import __version__
from fa_helpers.corpus.made_offices import MADE, made_store
from fa_helpers.corpus.shards import MANIFEST
from fa_helpers.corpus.store import Store
from fa_helpers.errors import FinalAccountsError, SourceError
from fa_helpers.files.parquet import asked, connected, quoted
from fa_helpers.frames.columns import STORED
from fa_helpers.terms.messages import Language, message

if TYPE_CHECKING:
    import pandas as pd

    from fa_helpers.corpus.panel import Panel
    from fa_helpers.document import FinalAccounts
    from fa_helpers.presentation.evidence import Evidence

_EXPORTS: Final = ("csv", "parquet")


def open_corpus(folder: str | Path) -> Corpus:
    """Open a store of documents (打开文档库) that ``fa corpus add`` made; needs the extra ``corpus``.

    ``made-offices`` opens one of offices that do not exist, to try things on
    (:mod:`fa_helpers.corpus.made_offices`).
    Raises :class:`~fa_helpers.errors.FinalAccountsError` for a folder that is none, with the way out.
    """
    if str(folder) == MADE and not Path(folder).exists():
        folder = made_store()
    if not (Path(folder) / MANIFEST).is_file():
        raise FinalAccountsError(where=str(folder), code="no_store")
    return Corpus(Path(folder))


class Corpus:
    """A store of documents (文档库). Tables are those of ``fa extract`` with ``documents``, ``panel`` and ``sentences``.

    Money in frames is in yuan (``amount_yuan``) or in the unit of the column ``unit``; what is not printed is missing.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._store = Store(folder)

    def __repr__(self) -> str:
        return f"<Corpus {self.folder.name}: {self._manifest['documents']} documents>"

    @cached_property
    def _manifest(self) -> dict[str, Any]:
        return dict(json.loads((self.folder / MANIFEST).read_text("utf-8")))

    @cached_property
    def database(self) -> Any:
        """DuckDB in memory with a view for every table (数据库连接), and ``sources``: under which path each file lay."""
        if not self._manifest["documents"]:
            raise FinalAccountsError(where=self.folder.name, code="empty_store")
        found = connected("corpus")
        tables = self.folder / "tables" / str(self._manifest["digits"])
        for name in STORED:
            files = quoted(tables / "*" / f"{name}.parquet")
            found.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet('{files}')")
        found.execute("CREATE TABLE sources (document_id VARCHAR, path VARCHAR)")
        pairs = [(name, path) for name, paths in self._store.sources().items() for path in paths]
        if pairs:
            found.executemany("INSERT INTO sources VALUES (?, ?)", pairs)
        return found

    def _asked(self, sql: str) -> Any:
        return asked(self.database, sql)

    def query(self, sql: str) -> pd.DataFrame:
        """What SQL finds in the tables (查询), as a frame: ``SELECT entity, count(*) FROM documents GROUP BY 1``."""
        found: pd.DataFrame = self._asked(sql).df()
        return found

    def table(self, name: str) -> pd.DataFrame:
        """One whole table (整表), by document and in its order: ``documents``, ``facts``, ``statements``, ``checks`` …"""
        if name not in STORED:
            raise FinalAccountsError(code="no_table", values={"named": name, "known": ", ".join(STORED)})
        return self.query(f"SELECT * FROM {name}")

    def documents(self) -> pd.DataFrame:
        """One row for each file (文件清单): what became of it, whose account it is, what was read."""
        return self.table("documents")

    def document(self, name: str) -> FinalAccounts:
        """A document read again from its file (重新读取), to show pages; by its id, or the beginning of it.

        Raises :class:`~fa_helpers.errors.SourceError` where the file is no longer where it was.
        """
        from fa_helpers.document import read

        found = [
            path for key, paths in self._store.sources().items() if key.startswith(name) for path in paths
        ]
        there = next((path for path in found if Path(path).is_file()), None)
        if there is None:
            raise SourceError(where=found[0] if found else name, code="moved")
        return read(there).renamed(name)

    def panel(self, lineage: str | Path = "", universe: str | Path = "") -> Panel:
        """The panel (面板数据): ``.long`` with a row for every office, year and variable, ``.wide``; money in 万元.

        ``lineage`` names a file of offices that follow one another, ``universe`` one of those that were to publish
        (docs/panel.md); without them every name stands for itself.
        """
        from fa_helpers.corpus.panel import panel_of

        return panel_of(self, lineage, universe)

    def over_years(self, lineage: str | Path = "") -> pd.DataFrame:
        """Figures of two documents that should be one (跨年核对): :func:`fa_helpers.corpus.over_years.links`."""
        from fa_helpers.corpus.over_years import links

        return links(self, str(lineage))

    def repeated(self) -> pd.DataFrame:
        """Sentences that stand word for word in several documents (重复语句), with their places."""
        from fa_helpers.corpus.over_years import repeated

        return repeated(self)

    def sample(self, count: int, seed: int = 1) -> pd.DataFrame:
        """Figures drawn by chance (抽样), the same for the same seed."""
        from fa_helpers.corpus.sampling import sample

        return sample(self, count, seed)

    def show(self, document_id: str, fact_id: str, language: Language = "zh") -> Evidence:
        """A figure on its page (查看原文), as :meth:`fa_helpers.document.FinalAccounts.show`."""
        return self.document(document_id).show(fact_id, language)

    def csv_lines(self, sql: str) -> Iterator[str]:
        """What SQL finds, as lines of CSV (查询结果)."""
        found = self._asked(sql)
        yield _line([column[0] for column in found.description or ()])
        while rows := found.fetchmany(1000):
            yield from map(_line, rows)

    def export(self, output: Path, formats: Collection[str] = (), names: Collection[str] = ()) -> list[str]:
        """Write whole tables as CSV or Parquet (导出): the names of the files."""
        from fa_helpers.files.atomic_folder import write_folder

        wanted = [one.strip() for words in formats for one in words.split(",")] or ["csv"]
        for one in wanted:
            if one not in _EXPORTS:
                raise FinalAccountsError(
                    code="unknown_format", values={"named": one, "known": ", ".join(_EXPORTS)}
                )
        for name in names:
            if name not in STORED:
                raise FinalAccountsError(code="no_table", values={"named": name, "known": ", ".join(STORED)})
        files: dict[str, str | bytes] = {}
        for name in names or STORED:
            for one in wanted:
                files[f"{name}.{one}"] = self._whole(name, one)
        write_folder(files, output)
        return list(files)

    def _whole(self, name: str, kind: str) -> bytes:
        import tempfile

        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"table.{kind}"
            how = "FORMAT parquet" if kind == "parquet" else "FORMAT csv, HEADER"
            self._asked(f"SELECT * FROM {name}")
            self.database.execute(f"COPY (SELECT * FROM {name}) TO '{quoted(path)}' ({how})")
            return path.read_bytes()

    def summary(self, language: Language = "zh") -> list[str]:
        """What the store holds, in a few lines (库存情况)."""
        rows = list(self._store.rows())
        outcomes = Counter(row["outcome"] for row in rows)
        lines = [
            message(
                "corpus.documents", language, count=len(rows), pages=sum(int(r["pages"] or 0) for r in rows)
            )
        ]
        lines += [
            f"  {message(f'corpus.outcome_{name}', language)}: {n}" for name, n in sorted(outcomes.items())
        ]
        reasons = Counter(row["reason"] for row in rows if row["reason"])
        lines += [f"    {reason}: {count}" for reason, count in sorted(reasons.items())]
        kinds = Counter(row["kind"] for row in rows if row["kind"])
        lines += [
            f"  {message(f'profile.{kind}', language)}: {count}" for kind, count in sorted(kinds.items())
        ]
        old = sum(row["version"] != __version__ for row in rows)
        if old:
            lines.append(message("corpus.old_version", language, count=old))
        if len(rows) != self._manifest["documents"]:
            lines.append(message("corpus.unfinished", language))
        return lines


def _line(values: Collection[object]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="").writerow(["" if value is None else value for value in values])
    return out.getvalue()
