"""What the commands take in common (公用参数): a file, how it is read, how many at once, the language."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from fa_helpers.terms.messages import LANGUAGES

DEBUG_VARIABLE: Final = "FA_DEBUG"
JOBS_VARIABLE: Final = "FA_JOBS"
DEBUG_HELP: Final = f"show where the program broke, as {DEBUG_VARIABLE}=1 does (显示程序出错位置)"
RESULTS: Final = "output"
"""Where ``run.py`` writes."""
FILE_HELP: Final = "PDF or text file, or the id of a document in data/ (文件，或data/中的编号)"


def take_files(parser: argparse.ArgumentParser) -> None:
    """What commands take that do many files (多个文件)."""
    parser.add_argument("files", nargs="+", metavar="FILE", help=FILE_HELP)


def take_file(parser: argparse.ArgumentParser) -> None:
    """What commands take that do one file (单个文件)."""
    parser.add_argument("file", metavar="FILE", help=FILE_HELP)


def take_results(parser: argparse.ArgumentParser) -> None:
    """The folder of what was found before, for commands that go on from it (结果文件夹)."""
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        default=Path(RESULTS),
        metavar="DIR",
        help="folder that fa check or fa report wrote to, whose review.csv is gone on from; by default "
        f"{RESULTS} (fa check 或 fa report 的输出文件夹，沿用其中的 review.csv；默认 {RESULTS})",
    )


def take_jobs(parser: argparse.ArgumentParser) -> None:
    """How many files are done at a time (并行数)."""
    parser.add_argument(
        "--jobs",
        type=_number_of_jobs,
        default=default_jobs(),
        metavar="N",
        help="read so many files at a time, each in a process of its own with bounds on its time and memory; by "
        "default as many as there are processors; 0: all in this process, without bounds "
        "(同时读取的文件数，每个文件在单独进程中读取并限制时间和内存；默认等于处理器数；0表示都在本进程中、不设限)",
    )


def default_jobs() -> int:
    """As many processes as there are processors for us (并行数), or what ``FA_JOBS`` says."""
    named = os.environ.get(JOBS_VARIABLE, "")
    if named.isdecimal():
        return int(named)
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity is not None else os.cpu_count() or 1


def _number_of_jobs(text: str) -> int:
    number = int(text)
    if number < 0:
        raise ValueError(text)
    return number


def take_engine(parser: argparse.ArgumentParser) -> None:
    """How a command reads its file (读取方式), and in which language it speaks."""
    parser.add_argument(
        "--engine",
        choices=("pdfium", "plumber"),
        default="pdfium",
        help="engine that reads the PDF (读取引擎)",
    )
    parser.add_argument(
        "--ocr",
        action="store_const",
        const="all",
        default="blank",
        help="read every page by its picture, not only those without text (逐页OCR识别)",
    )
    take_language(parser)


def take_language(parser: argparse.ArgumentParser, languages: Sequence[str] = LANGUAGES) -> None:
    """What every command takes; the language may stand before the command or behind it (语言)."""
    parser.add_argument(
        "--language",
        choices=languages,
        default=argparse.SUPPRESS,
        help="language of messages (提示语言)",
    )
    parser.add_argument("--debug", action="store_true", default=argparse.SUPPRESS, help=DEBUG_HELP)
