# PYTHON_ARGCOMPLETE_OK
"""The command ``fa`` (命令行): read files, write their figures, show a figure on its page.

Exit codes: 0 done; 1 ``fa check`` found inconsistencies, and nothing else; 2 the input cannot be used, said in one line;
70 an error of the program, also one that cost ``fa check`` some of its rules where it found no inconsistency.
"""

from __future__ import annotations

import argparse
import locale
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Never

from fa_helpers import __version__
from fa_helpers.cli import annotate, cite, corpus, diff, feedback, lesson, letter
from fa_helpers.cli.each_file import default_jobs
from fa_helpers.cli.ending import Ending, say_error, say_interrupted, say_program_error
from fa_helpers.errors import FinalAccountsError
from fa_helpers.reading.collecting import seldom_collecting
from fa_helpers.terms.messages import LANGUAGES, Language
from fa_helpers.text.printable import printable

OK, INPUT_ERROR, READER_GONE = Ending.DONE.code, Ending.UNUSABLE.code, 141
DEBUG_VARIABLE = "FA_DEBUG"
_CODES_HELP = """exit codes (退出码):
  0    done (完成)
  1    fa check found inconsistencies (fa check 发现不一致)
  2    a file or an argument cannot be used (文件或参数不可用)
  70   error of the program; --debug shows where (程序错误；--debug 显示出错位置)
  130  interrupted (已中断)
  141  whoever read the output has gone (读取输出的程序已退出)"""
_DEBUG_HELP = f"show where the program broke, as {DEBUG_VARIABLE}=1 does (显示程序出错位置)"
_FILE_HELP = "PDF or text file, or the id of a document in data/ (文件，或data/中的编号)"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit code."""
    safe_console()
    parser = build_parser()
    if "_ARGCOMPLETE" in os.environ:  # a shell asks what can be typed next
        import argcomplete

        argcomplete.autocomplete(parser)
    arguments = parser.parse_args(argv)
    named = arguments.language
    language: Language = named if named in LANGUAGES else default_language()
    arguments.debug = arguments.debug or bool(os.environ.get(DEBUG_VARIABLE))
    try:
        with seldom_collecting():
            code = _run(arguments, language).code
        sys.stdout.flush()
        return code
    except FinalAccountsError as error:
        say_error(error, language)
        return INPUT_ERROR
    except KeyboardInterrupt:
        return say_interrupted("cli.interrupted", language)
    except BrokenPipeError:  # who read our output has gone, as in: fa check … | head
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return READER_GONE
    except Exception as error:
        files = " ".join(getattr(arguments, "files", [getattr(arguments, "file", "")]))
        say_program_error(error, files, language, arguments.debug)
        return Ending.PROGRAM_ERROR.code


def default_language() -> Language:
    """Chinese on a Chinese system, else English; ``FA_LANGUAGE`` decides before that."""
    named = os.environ.get("FA_LANGUAGE") or os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    if not named:
        named = locale.getlocale()[0] or ""
    return "zh" if named.lower().startswith(("zh", "chinese")) else "en"


def safe_console() -> None:
    """A console that cannot show a character shows a question mark instead of stopping."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


class Parser(argparse.ArgumentParser):
    """A parser that repeats no argument in a way that steers the terminal."""

    def error(self, message: str) -> Never:
        super().error(printable(message))


def build_parser() -> argparse.ArgumentParser:
    """Everything the command takes (命令行参数)."""
    parser = Parser(
        prog="fa",
        description="Read departmental final accounts (部门决算) as published: PDF, web page, Word or Excel"
        " (读取原样公布的部门决算：PDF、网页、Word或Excel).",
        epilog=_CODES_HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"fa {__version__}")
    parser.add_argument("--language", choices=LANGUAGES, help="language of messages (提示语言)")
    parser.add_argument("--debug", action="store_true", help=_DEBUG_HELP)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    extract = commands.add_parser(
        "extract", help="write every figure with its page and box, as CSV, Excel or Parquet (导出数据)"
    )
    extract.add_argument("files", nargs="+", metavar="FILE", help=_FILE_HELP)
    extract.add_argument(
        "-o", "--output", required=True, type=Path, metavar="DIR", help="folder to write to (输出文件夹)"
    )
    extract.add_argument(
        "--flat",
        action="store_true",
        help="with one FILE only: write into DIR itself (只有一个文件时，直接写入DIR)",
    )
    extract.add_argument(
        "--skip-existing",
        action="store_true",
        help="leave out files whose results are there already, by the file's hash and the version "
        "(按文件哈希和版本跳过已有结果的文件)",
    )
    extract.add_argument(
        "--format",
        action="append",
        default=[],
        metavar="FORMAT",
        help="csv (default), xlsx, parquet, datapackage; several with commas (格式，可用逗号列出多种)",
    )
    extract.add_argument(
        "--with-source",
        action="store_true",
        help="put a copy of the file beside, to which page numbers in Excel lead (附原文件，Excel中的页码可打开原页)",
    )
    _jobs(extract)
    _engine(extract)
    check = commands.add_parser(
        "check", help="check that the figures in a document agree (核对文件中的数字是否一致)"
    )
    check.add_argument("files", nargs="+", metavar="FILE", help=_FILE_HELP)
    check.add_argument("--format", choices=("text", "json"), default="text", help="how to print (输出格式)")
    check.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="DIR",
        help="also write checks.csv, review.csv and findings.html (同时写出 checks.csv、review.csv、findings.html)",
    )
    _jobs(check)
    _engine(check)
    report = commands.add_parser(
        "report",
        help="make a site of pages that opens offline: figures to quote, findings with crops, all notebooks "
        "(制作可离线打开的报告)",
    )
    report.add_argument("files", nargs="+", metavar="FILE", help=_FILE_HELP)
    report.add_argument(
        "-o", "--output", required=True, type=Path, metavar="DIR", help="folder to write to (输出文件夹)"
    )
    report.add_argument("--open", action="store_true", help="open the first page in the browser (打开首页)")
    report.add_argument(
        "--no-source", action="store_true", help="do not put a copy of the file beside it (不附原文件)"
    )
    _jobs(report)
    _language(report, languages=(*LANGUAGES, "both"))  # its notebooks read the file by themselves
    show = commands.add_parser("show", help="show a figure or a check on its page (在原页上查看数据或核对项)")
    show.add_argument("file", metavar="FILE", help=_FILE_HELP)
    show.add_argument(
        "fact_id",
        metavar="ID",
        help="id of a figure (facts.csv) or of a check (checks.csv) (数据或核对的编号)",
    )
    show.add_argument(
        "-o", "--output", type=Path, metavar="PNG", help="write the cropped page as a PNG picture (保存截图)"
    )
    _engine(show)
    cite.add(
        commands.add_parser("cite", help="a footnote for a figure, in both languages (生成引用脚注)"),
        _FILE_HELP,
    )
    diff.add(
        commands.add_parser("diff", help="what changed between two versions of a document (比较两个版本)"),
        _FILE_HELP,
    )
    feedback.add(
        commands.add_parser("feedback", help="tell us of a figure that was read wrongly (反馈读错的数据)"),
        _FILE_HELP,
    )
    for name in ("cite", "diff", "feedback"):
        _engine(commands.choices[name])
    _engine(annotate.add_parser(commands, _FILE_HELP))
    _engine(letter.add_parser(commands, _FILE_HELP))
    review = commands.add_parser(
        "review", help="step through the findings and keep what is decided (逐条复核并记录结论)"
    )
    review.add_argument("file", metavar="FILE", help=_FILE_HELP)
    review.add_argument(
        "-o",
        "--output",
        type=Path,
        default=Path(),
        metavar="DIR",
        help="folder of the results, as for check; here by default (结果文件夹，默认当前文件夹)",
    )
    review.add_argument("--by", metavar="NAME", help="who decides (复核人)")
    review.add_argument("--all", action="store_true", help="also findings with an answer (包括已复核的)")
    _engine(review)
    corpus.add_parser(commands, _jobs, _engine, _language)
    for one in lesson.add_parsers(commands):
        _language(one)
    return parser


def _jobs(parser: argparse.ArgumentParser) -> None:
    """What commands take that do many files."""
    parser.add_argument(
        "--jobs",
        type=_number_of_jobs,
        default=default_jobs(),
        metavar="N",
        help="read so many files at a time, each in a process of its own with bounds on its time and memory; by "
        "default as many as there are processors; 0: all in this process, without bounds "
        "(同时读取的文件数，每个文件在单独进程中读取并限制时间和内存；默认等于处理器数；0表示都在本进程中、不设限)",
    )


def _number_of_jobs(text: str) -> int:
    number = int(text)
    if number < 0:
        raise ValueError(text)
    return number


def _engine(parser: argparse.ArgumentParser) -> None:
    """How a command reads its file, and in which language it speaks."""
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
    _language(parser)


def _language(parser: argparse.ArgumentParser, languages: Sequence[str] = LANGUAGES) -> None:
    """What every command takes; the language may stand before the command or behind it."""
    parser.add_argument(
        "--language",
        choices=languages,
        default=argparse.SUPPRESS,
        help="language of messages (提示语言)",
    )
    parser.add_argument("--debug", action="store_true", default=argparse.SUPPRESS, help=_DEBUG_HELP)


def _run(arguments: argparse.Namespace, language: Language) -> Ending:
    """Each command is a module of its name, loaded when it is asked for."""
    ending = import_module(f"fa_helpers.cli.{arguments.command}").run(arguments, language)
    return ending or Ending.DONE
