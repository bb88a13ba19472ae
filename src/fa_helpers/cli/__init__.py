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
from typing import Final, Never

from fa_helpers import __version__
from fa_helpers.cli.arguments import DEBUG_HELP, DEBUG_VARIABLE
from fa_helpers.cli.ending import Ending, say_error, say_interrupted, say_program_error
from fa_helpers.errors import FinalAccountsError
from fa_helpers.reading.collecting import seldom_collecting
from fa_helpers.terms.messages import LANGUAGES, Language
from fa_helpers.text.printable import printable

OK, INPUT_ERROR, READER_GONE = Ending.DONE.code, Ending.UNUSABLE.code, 141
_CODES_HELP = """exit codes (退出码):
  0    done (完成)
  1    fa check found inconsistencies (fa check 发现不一致)
  2    a file or an argument cannot be used (文件或参数不可用)
  70   error of the program; --debug shows where (程序错误；--debug 显示出错位置)
  130  interrupted (已中断)
  141  whoever read the output has gone (读取输出的程序已退出)"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit code."""
    safe_console()
    words = sys.argv[1:] if argv is None else argv
    if "_ARGCOMPLETE" in os.environ:  # a shell asks what can be typed next
        import argcomplete

        argcomplete.autocomplete(build_parser(os.environ.get("COMP_LINE", "").split()))
    parser = build_parser(words)
    arguments = parser.parse_args(words)
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
    """A parser that says in one line of either language what was typed wrongly, and steers no terminal by it."""

    words: Sequence[str] = ()

    def error(self, message: str) -> Never:
        from fa_helpers.cli.usage import usage_error

        words = list(self.words or sys.argv[1:])
        named = words[words.index("--language") + 1 :][:1] if "--language" in words else []
        language: Language = "zh" if named == ["zh"] else "en" if named == ["en"] else default_language()
        say_error(usage_error(printable(message), self.prog, words, COMMANDS), language)
        self.exit(INPUT_ERROR)


COMMANDS: Final = {
    "extract": "write every figure with its page and box, as CSV, Excel or Parquet (导出数据)",
    "check": "check that the figures in a document agree (核对文件中的数字是否一致)",
    "report": "make a site of pages that opens offline: figures to quote, findings with crops, all notebooks "
    "(制作可离线打开的报告)",
    "show": "show a figure or a check on its page (在原页上查看数据或核对项)",
    "cite": "a footnote for a figure, in both languages (生成引用脚注)",
    "diff": "what changed between two versions of a document (比较两个版本)",
    "feedback": "tell us of a figure that was read wrongly (反馈读错的数据)",
    "annotate": "mark the findings in a copy of the PDF, to be seen in any viewer (在PDF副本上标出核对结果)",
    "letter": "write numbered questions to the office from confirmed findings, with crops (写询问函和信息公开申请)",
    "review": "step through the findings and keep what is decided (逐条复核并记录结论)",
    "corpus": "many documents: a store, a panel, samples (文档库：入库、面板、抽样)",
    "lesson": "exercises for a class, and their grading (课堂练习与批改)",
}
"""Each command is the module of its name, with what it takes (``add``) and what it does (``run``)."""


def build_parser(words: Sequence[str] | None = None) -> argparse.ArgumentParser:
    """Everything the command takes (命令行参数); of ``words`` that name a command, what that one takes.

    So one command does not wait for the others to be loaded.
    """
    parser = Parser(
        prog="fa",
        description="Read departmental final accounts (部门决算) as published: PDF, web page, Word or Excel"
        " (读取原样公布的部门决算：PDF、网页、Word或Excel).",
        epilog=_CODES_HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"fa {__version__}")
    parser.add_argument("--language", choices=LANGUAGES, help="language of messages (提示语言)")
    parser.add_argument("--debug", action="store_true", help=DEBUG_HELP)
    parser.words = words or ()
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    named = None if words is None else next((word for word in words if word in COMMANDS), "")
    for name, about in COMMANDS.items():
        wanted = named in (None, name)
        command = commands.add_parser(name, help=about, add_help=wanted)
        command.words = parser.words
        if wanted:
            import_module(f"fa_helpers.cli.{name}").add(command)
    return parser


def _run(arguments: argparse.Namespace, language: Language) -> Ending:
    ending = import_module(f"fa_helpers.cli.{arguments.command}").run(arguments, language)
    return ending or Ending.DONE
