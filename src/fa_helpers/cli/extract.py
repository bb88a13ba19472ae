"""``fa extract`` (导出): write every figure of each file, all or nothing."""

from __future__ import annotations

import argparse
import json
from collections.abc import Collection
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from fa_helpers import __version__
from fa_helpers.cli.arguments import take_engine, take_files, take_jobs
from fa_helpers.cli.each_file import FileTask, How, each_file, file_hash, file_tasks
from fa_helpers.cli.ending import Ending, say
from fa_helpers.errors import FinalAccountsError
from fa_helpers.files.formats import FORMATS, files_in, formats_of, names_of
from fa_helpers.library import correction_files, source_path
from fa_helpers.terms.messages import LANGUAGES, Language, message

if TYPE_CHECKING:
    from fa_helpers.pdf.source import Engine, Ocr


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is asked of every file."""

    output: Path
    flat: bool
    skip_existing: bool
    formats: tuple[str, ...]
    with_source: bool
    engine: Engine
    ocr: Ocr
    language: Language

    def folder(self, task: FileTask) -> Path:
        return self.output if self.flat else self.output / task.document_id


def add(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    take_files(parser)
    parser.add_argument(
        "-o", "--output", required=True, type=Path, metavar="DIR", help="folder to write to (输出文件夹)"
    )
    parser.add_argument(
        "--flat",
        action="store_true",
        help="with one FILE only: write into DIR itself (只有一个文件时，直接写入DIR)",
    )
    parser.add_argument(
        "--skip-existing",
        action="store_true",
        help="leave out files whose results are there already, by the file's hash and the version "
        "(按文件哈希和版本跳过已有结果的文件)",
    )
    parser.add_argument(
        "--format",
        action="append",
        default=[],
        metavar="FORMAT",
        help="csv (default), xlsx, parquet, datapackage; several with commas (格式，可用逗号列出多种)",
    )
    parser.add_argument(
        "--with-source",
        action="store_true",
        help="put a copy of the file beside, to which page numbers in Excel lead (附原文件，Excel中的页码可打开原页)",
    )
    take_jobs(parser)
    take_engine(parser)


def run(arguments: argparse.Namespace, language: Language) -> Ending:
    """Write the figures of every file into a folder of its own (逐个导出)."""
    if arguments.flat and len(arguments.files) > 1:
        raise FinalAccountsError(code="flat_takes_one")
    wanted = _Wanted(
        arguments.output,
        arguments.flat,
        arguments.skip_existing,
        formats_of(arguments.format),
        arguments.with_source,
        arguments.engine,
        arguments.ocr,
        language,
    )
    how = How(
        language, arguments.debug, arguments.jobs, needs=("fa_helpers.document", "fa_helpers.files.tables")
    )
    return each_file(file_tasks(arguments.files), partial(_extract, wanted), how)


def _extract(wanted: _Wanted, task: FileTask) -> Ending:
    folder = wanted.folder(task)
    is_there = _is_there(task, folder)
    if wanted.skip_existing and is_there and _has(folder, wanted.formats):
        say(message("cli.skipped", wanted.language, name=Path(task.name).name, path=folder))
        return Ending.DONE
    from fa_helpers.document import read
    from fa_helpers.files.atomic_folder import write_folder
    from fa_helpers.report.pages import SourceFiles

    document = read(task.name, engine=wanted.engine, ocr=wanted.ocr)
    if document.data.document_id != task.document_id:
        document = document.renamed(task.document_id)
    source = SourceFiles(document.source, wanted.with_source)
    titles = {one: document.title(one) for one in LANGUAGES}
    files = files_in(wanted.formats, document.data, document.ledger, titles, __version__, source.link)
    # Files of another reading must not stand beside these; those of the same one, in another format, may.
    stale = frozenset() if is_there else names_of(FORMATS) - files.keys()
    write_folder({**files, **source.contents()}, folder, remove=stale)
    language = wanted.language
    say(f"{document.title(language)} → {folder}", *(f"  {line}" for line in document.summary(language)))
    return Ending.DONE


def _has(folder: Path, formats: Collection[str]) -> bool:
    """Whether every file of these formats lies in a folder."""
    return all((folder / name).is_file() for name in names_of(formats))


def _is_there(task: FileTask, folder: Path) -> bool:
    """Whether a folder holds this file's figures, of this version, without corrections then or now."""
    path = source_path(task.name)
    try:
        written = json.loads((folder / "document.json").read_text("utf-8"))
        known = [file["sha256"] for file in written["files"]]
        corrected = written["counts"]["coverage"].get("corrected", 0)
        version = written["package_version"]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):  # none there, or none of ours
        return False
    if known != [file_hash(path)] or version != __version__ or corrected:
        return False
    return not any(known[0].encode() in file.read_bytes() for file in correction_files(path))
