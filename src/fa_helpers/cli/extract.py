"""``fa extract`` (导出): write every figure of each file, all or nothing."""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from fa_helpers import __version__
from fa_helpers.cli.each_file import FileTask, How, each_file, file_hash, file_tasks
from fa_helpers.cli.ending import Ending, say
from fa_helpers.errors import FinalAccountsError
from fa_helpers.library import correction_files, source_path
from fa_helpers.terms.messages import Language, message

if TYPE_CHECKING:
    from fa_helpers.pdf.source import Engine, Ocr


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is asked of every file."""

    output: Path
    flat: bool
    skip_existing: bool
    engine: Engine
    ocr: Ocr
    language: Language

    def folder(self, task: FileTask) -> Path:
        return self.output if self.flat else self.output / task.document_id


def run(arguments: argparse.Namespace, language: Language) -> Ending:
    """Write the figures of every file into a folder of its own (逐个导出)."""
    if arguments.flat and len(arguments.files) > 1:
        raise FinalAccountsError(code="flat_takes_one")
    wanted = _Wanted(
        arguments.output, arguments.flat, arguments.skip_existing, arguments.engine, arguments.ocr, language
    )
    how = How(language, arguments.debug, arguments.jobs)
    return each_file(file_tasks(arguments.files), partial(_extract, wanted), how)


def _extract(wanted: _Wanted, task: FileTask) -> Ending:
    folder = wanted.folder(task)
    if wanted.skip_existing and _is_there(task, folder):
        say(message("cli.skipped", wanted.language, name=Path(task.name).name, path=folder))
        return Ending.DONE
    from fa_helpers.document import read
    from fa_helpers.files.atomic_folder import write_folder
    from fa_helpers.files.export import export_files

    document = read(task.name, engine=wanted.engine, ocr=wanted.ocr)
    if document.data.document_id != task.document_id:
        document = document.renamed(task.document_id)
    write_folder(dict(export_files(document.data, __version__, document.ledger)), folder)
    language = wanted.language
    say(f"{document.title(language)} → {folder}", *(f"  {line}" for line in document.summary(language)))
    return Ending.DONE


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
