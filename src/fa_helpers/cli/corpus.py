"""``fa corpus`` (文档库): add many documents to a store, ask it, and write its panel, samples and tables."""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from fa_helpers import __version__
from fa_helpers.cli.arguments import take_engine, take_jobs, take_language
from fa_helpers.cli.each_file import UNREADABLE, FileTask, How, each_file, file_hash
from fa_helpers.cli.ending import Ending, say
from fa_helpers.errors import FinalAccountsError, SourceError
from fa_helpers.library import source_path
from fa_helpers.terms.messages import Language, message

if TYPE_CHECKING:
    from fa_helpers.corpus.store import Store


def add(parser: argparse.ArgumentParser) -> None:
    """What the commands take."""
    acts = parser.add_subparsers(dest="act", required=True, metavar="ACT")
    into = acts.add_parser("add", help="read files and folders into a store (入库)")
    into.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="PATH",
        help="files, folders and ids of data/ (文件、文件夹或data/中的编号)",
    )
    into.add_argument(
        "--retry", action="store_true", help="try again what could not be used (重试不可用的文件)"
    )
    into.add_argument(
        "--cluster",
        default="",
        metavar="ADDRESS",
        help="send the files to a Dask cluster, or to one started here: local (交给Dask集群；local 表示在本机启动)",
    )
    take_jobs(into)
    take_engine(into)
    acts.add_parser("status", help="what a store holds (库存情况)")
    query = acts.add_parser("query", help="ask the store's tables by SQL (用SQL查询)")
    query.add_argument("sql", metavar="SQL", help="such as: SELECT * FROM documents (查询语句)")
    panel = acts.add_parser("panel", help="one row per office, year and variable, with a codebook (面板数据)")
    panel.add_argument(
        "--lineage", default="", metavar="CSV", help="offices that follow one another (机构沿革文件)"
    )
    panel.add_argument(
        "--universe", default="", metavar="CSV", help="offices that were to publish (应公开单位文件)"
    )
    sample = acts.add_parser("sample", help="figures drawn by chance, for a person to look at (抽样复核)")
    sample.add_argument("-n", type=int, default=200, metavar="N", help="how many figures (抽取数)")
    sample.add_argument(
        "--seed", type=int, default=1, metavar="S", help="the same seed draws the same (随机种子)"
    )
    sample.add_argument(
        "--filled",
        type=Path,
        metavar="CSV",
        help="a sheet filled in: show the rate of errors (已填抽样表：显示差错率)",
    )
    sample.add_argument("-o", "--output", type=Path, metavar="DIR", help="folder to write to (输出文件夹)")
    export = acts.add_parser("export", help="write the tables of all documents (导出全部表格)")
    export.add_argument(
        "--table",
        action="append",
        default=[],
        metavar="NAME",
        help="this table only; may be repeated (只导出此表)",
    )
    for one, known in ((panel, "csv, parquet, xlsx, dta"), (export, "csv, parquet")):
        one.add_argument(
            "-o", "--output", required=True, type=Path, metavar="DIR", help="folder to write to (输出文件夹)"
        )
        one.add_argument(
            "--format",
            action="append",
            default=[],
            metavar="FORMAT",
            help=f"{known}; several with commas (格式)",
        )
    for name, one in acts.choices.items():
        one.add_argument(
            "--store",
            required=name != "sample",
            type=Path,
            metavar="DIR",
            help="folder of the store (文档库文件夹)",
        )
        if name != "add":
            take_language(one)


def run(arguments: argparse.Namespace, language: Language) -> Ending:
    """Do what is asked of a store."""
    acts = {
        "add": _add,
        "status": _status,
        "query": _query,
        "panel": _panel,
        "sample": _sample,
        "export": _export,
    }
    return acts[arguments.act](arguments, language)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is asked of every file; ``hashes`` are those of the files by the names of their tasks."""

    store: Store
    engine: str
    ocr: str

    def __call__(self, task: FileTask) -> Ending:
        path = Path(task.name)
        self.store.add(path, task.document_id, engine=self.engine, ocr=self.ocr)
        return Ending.DONE


def _add(arguments: argparse.Namespace, language: Language) -> Ending:
    from fa_helpers.corpus.one_document import document_id
    from fa_helpers.corpus.shards import finish
    from fa_helpers.corpus.store import Store, files_below
    from fa_helpers.files.atomic_folder import check_writable

    started, clock = datetime.now(UTC), time.monotonic()
    store = Store(arguments.store)
    check_writable(store.folder)
    named = [path if path.exists() else source_path(str(path)) for path in arguments.paths]
    paths = files_below(named)
    for path in paths:
        if not path.is_file():
            raise SourceError(where=path.name, code="missing")
    store.put_right()
    hashed = {path: file_hash(path) for path in paths}
    tasks = _tasks(store, hashed, arguments.retry)
    lost: dict[str, str] = {}
    worst = _read_all(_Wanted(store, arguments.engine, arguments.ocr), tasks, arguments, language, lost)
    made = finish(store)
    rows = [row for task in tasks if (row := store.row(document_id(task.document_id))) is not None]
    seconds = time.monotonic() - clock
    outcomes = [row["outcome"] for row in rows]
    pages = sum(int(row["pages"] or 0) for row in rows)
    run = {
        "started": started.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "seconds": f"{seconds:.1f}",
        "files": len(paths),
        "known": len(paths) - len(tasks),
        "read": outcomes.count("read"),
        "refused": outcomes.count("refused") + outcomes.count("broken"),
        "lost": outcomes.count("lost"),
        "lost_reasons": " ".join(f"{document_id(sha256)}:{code}" for sha256, code in sorted(lost.items())),
        "pages": pages,
        "jobs": arguments.jobs,
        "pages_per_second": f"{pages / max(seconds, 0.1):.2f}",
        "version": __version__,
    }
    store.remember([(sha256, path) for path, sha256 in hashed.items() if sha256 != UNREADABLE], run)
    say(
        message(
            "corpus.added",
            language,
            **{k: run[k] for k in ("read", "known", "refused", "lost", "pages", "seconds")},
            made=made,
        )
    )
    return worst


def _tasks(store: Store, hashed: dict[Path, str], retry: bool) -> list[FileTask]:
    """Each file once, by its hash, that the store does not know."""
    from fa_helpers.corpus.one_document import document_id

    found: dict[str, tuple[str, Path]] = {}
    for path, sha256 in hashed.items():
        known = store.knows(sha256, path)
        if known and retry:
            row = store.row(document_id(sha256))
            known = row is not None and row["outcome"] == "read"
        if not known:
            key = sha256 if sha256 != UNREADABLE else str(path)  # each of those is told
            found.setdefault(key, (sha256, path))
    return [FileTask(str(path), sha256) for sha256, path in found.values()]


def _read_all(
    wanted: _Wanted,
    tasks: Sequence[FileTask],
    arguments: argparse.Namespace,
    language: Language,
    reasons: dict[str, str],
) -> Ending:
    """Read all; what a process took with it is tried once more by itself, then kept as lost.

    Whether time or memory ran out first depends on the machine's other work: so the reason stands in ``runs.csv``.
    """
    lost: list[FileTask] = []
    how = How(language, arguments.debug, arguments.jobs, arguments.cluster)
    worst = each_file(tasks, wanted, how, lost=lambda task, error: lost.append(task))

    def keep(task: FileTask, error: FinalAccountsError) -> None:
        reasons[task.document_id] = error.code
        wanted.store.refuse(task.document_id, "lost", "")

    if lost:
        say(message("corpus.again", language, count=len(lost)), error=True)
        each_file(lost, wanted, How(language, arguments.debug, min(1, arguments.jobs)), lost=keep)
    return worst


def _status(arguments: argparse.Namespace, language: Language) -> Ending:
    from fa_helpers.corpus.opening import open_corpus

    say(*open_corpus(arguments.store).summary(language))
    return Ending.DONE


def _query(arguments: argparse.Namespace, language: Language) -> Ending:
    from fa_helpers.corpus.opening import open_corpus

    lines = open_corpus(arguments.store).csv_lines(arguments.sql)
    while some := list(islice(lines, 1000)):
        say(*some)
    return Ending.DONE


def _panel(arguments: argparse.Namespace, language: Language) -> Ending:
    from fa_helpers.corpus.opening import open_corpus
    from fa_helpers.corpus.panel_files import panel_files
    from fa_helpers.files.atomic_folder import write_folder

    corpus = open_corpus(arguments.store)
    panel = corpus.panel(arguments.lineage, arguments.universe)
    others = {"over_years": corpus.over_years(arguments.lineage), "repeated": corpus.repeated()}
    files = panel_files(panel, arguments.format, others)
    write_folder(files, arguments.output)
    counts = {
        "offices": panel.wide.entity.nunique(),
        "years": len(panel.wide),
        "values": panel.long.value.count(),
    }
    say(message("panel.written", language, **counts, count=len(files), path=arguments.output))
    return Ending.DONE


def _sample(arguments: argparse.Namespace, language: Language) -> Ending:
    from fa_helpers.corpus.sampling import SHEET, error_rates, sample_files

    if arguments.filled is not None:
        for one in error_rates(arguments.filled):
            values = {"group": f"{one.by} {one.group}".strip(), "wrong": one.wrong, "count": one.looked_at}
            ends = {name: f"{100 * getattr(one, name):.2f}" for name in ("rate", "low", "high")}
            say(message("corpus.error_rate", language, **values, **ends))
        return Ending.DONE
    if arguments.store is None or arguments.output is None:
        raise FinalAccountsError(code="sample_needs")
    from fa_helpers.corpus.opening import open_corpus
    from fa_helpers.files.atomic_folder import write_folder

    files = sample_files(open_corpus(arguments.store), arguments.n, arguments.seed)
    write_folder(files, arguments.output)
    say(message("corpus.sample", language, crops=len(files) - 1, path=arguments.output / SHEET))
    return Ending.DONE


def _export(arguments: argparse.Namespace, language: Language) -> Ending:
    from fa_helpers.corpus.opening import open_corpus

    written = open_corpus(arguments.store).export(arguments.output, arguments.format, arguments.table)
    say(message("corpus.written", language, count=len(written), path=arguments.output))
    return Ending.DONE
