"""Set up the environment and run the suite (一条命令：建立环境并运行). Needs only Python 3.11 or later.

    python run.py                            read the bundled document, run the notebooks, write a report
    python run.py --document 报告.pdf --language en --output results
    python run.py test [pytest arguments]    every check and test
    python run.py lab                        open the notebooks in JupyterLab
    python run.py docs                       write the documentation as pages that open offline
    python run.py doctor                     what is here and what is missing, in plain words

The first call makes the environment in .venv and installs into it; later calls start at once. pip uses your
own index, proxy and configuration. Without a network: --wheels DIR, a folder made elsewhere with the same
system and Python by

    python -m pip download --no-deps -r requirements.lock -d DIR
"""

# This file and tools/launcher/console.py must work under Python 3.6, so that an old Python is told that it is
# too old instead of showing a SyntaxError: an annotation that it lacks stands in quotes above the check.
import argparse
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from tools.launcher.console import say

MINIMUM = (3, 11)
CANNOT_USE_INPUT, CANNOT_SET_UP = 2, 3


def too_old(version: "tuple[object, ...]") -> "tuple[str, str] | None":
    """Return what to say, in English and Chinese, to a Python that is too old."""
    numbers = [int(str(part)) for part in version[:3]]
    if tuple(numbers[:2]) >= MINIMUM:
        return None
    have = ".".join(map(str, numbers))
    return (
        f"This is Python {have}; Python 3.11 or later is needed. Install it from python.org or by your "
        "package manager, then run\n    python3.11 run.py    (on Windows: py -3.11 run.py)",
        f"当前是 Python {have}，需要 Python 3.11 或更新版本。请从 python.org 或用软件包管理器安装后运行\n"
        "    python3.11 run.py    （Windows：py -3.11 run.py）",
    )


if too_old(sys.version_info):
    say(*(too_old(sys.version_info) or ()))
    sys.exit(CANNOT_SET_UP)

from tools.launcher.checks import run_tests  # noqa: E402 - only a Python that is new enough can read these
from tools.launcher.doctor import examine  # noqa: E402
from tools.launcher.environment import set_up  # noqa: E402
from tools.launcher.problems import OFFLINE_RECIPE, SetupError, Words, explain_os_error  # noqa: E402
from tools.launcher.programs import INTERRUPTED, run_module  # noqa: E402

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"


class InputError(Exception):
    """The document asked for is not there (找不到文件); ``words`` say so and what to do."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


class Parser(argparse.ArgumentParser):
    """An argument parser whose help can be shown on any console."""

    def _print_message(self, message: str, file: object = None) -> None:
        if message:
            say(message, end="")


def build_parser(command: str) -> Parser:
    """The options of a command."""
    parser = Parser(
        prog="run.py", description=__doc__, formatter_class=argparse.RawTextHelpFormatter, allow_abbrev=False
    )
    parser.add_argument(
        "--wheels", metavar="DIR", help="install offline from this folder (从该文件夹离线安装)"
    )
    if command == "suite":
        parser.add_argument(
            "--document",
            metavar="PATH",
            help="path of a PDF, or an id under data/raw (PDF路径，或data/raw中的编号)",
        )
        parser.add_argument("--language", choices=("zh", "en"), help="language of the results (语言)")
        parser.add_argument("--output", metavar="DIR", help="folder for the results (结果文件夹)")
    return parser


def split_command(argv: list[str]) -> tuple[str, list[str]]:
    """Take the command out of the arguments; it may follow options with a value, such as --wheels DIR."""
    place = 0
    while place < len(argv) and argv[place].startswith("--"):
        place += 1 if "=" in argv[place] else 2
    if place < len(argv) and argv[place] in ("test", "lab", "docs", "doctor"):
        return argv[place], argv[:place] + argv[place + 1 :]
    return "suite", argv


def absolute(path: str) -> Path:
    """Take a path as relative to the caller's folder."""
    return Path(os.path.abspath(Path(path).expanduser()))  # noqa: PTH100 - resolve() would follow links


def not_there(document: str, path: Path) -> Words:
    """What to say of a document that is not there."""
    if document.lower().startswith(("http:", "https:", "ftp:")):
        return Words(
            f"This is a web address, and the program downloads nothing: {document}\nDownload the PDF with a browser, "
            "then give its path.",
            f"这是网址，本程序不下载文件：{document}\n请先用浏览器下载PDF，再填写文件路径。",
        )
    return Words(
        f"File not found: {path}\nCheck the path; put it in quotation marks if it contains spaces.",
        f"找不到文件：{path}\n请检查路径；路径含空格的，请加引号。",
    )


def suite_arguments(options: argparse.Namespace, root: Path) -> list[str]:
    """What is passed on to the suite; a document that is not there is told before anything is installed."""
    arguments = []
    if options.document:
        path = absolute(options.document)
        there = os.path.exists(path)  # noqa: PTH110 - Path.exists() raises where one may not enter a folder
        if not there and not (root / "data" / "raw" / options.document).is_dir():
            raise InputError(not_there(options.document, path))
        arguments += ["--document", str(path) if there else options.document]
    if options.language:
        arguments += ["--language", options.language]
    if options.output:
        arguments += ["--output", str(absolute(options.output))]
    return arguments


def wheels_folder(options: argparse.Namespace) -> "Path | None":
    """The folder given with --wheels, checked."""
    if not options.wheels:
        return None
    folder = absolute(options.wheels)
    if not any(folder.glob("*.whl")):
        words = Words(
            f"--wheels: no packages (*.whl) in {folder}. Make the folder with\n    {OFFLINE_RECIPE}",
            f"--wheels：{folder} 中没有软件包（*.whl）。制作方法：\n    {OFFLINE_RECIPE}",
        )
        raise SetupError(words)
    return folder


def run(argv: list[str]) -> int:
    """Read the arguments, set up, run the command."""
    command, rest = split_command(argv)
    parser = build_parser(command)
    options, extra = parser.parse_known_args(rest)
    if extra and command == "suite":
        parser.error("unknown argument (无法识别的参数): " + " ".join(extra))
    arguments = suite_arguments(options, ROOT) if command == "suite" else extra
    if command == "doctor":
        return examine(ROOT, ENVIRONMENT)
    set_up(ROOT, ENVIRONMENT, wheels_folder(options))
    if command == "docs":
        return run_module(["tools.make_docs", *arguments], ENVIRONMENT, ROOT)
    if command == "test":
        return run_tests(ROOT, ENVIRONMENT, arguments)
    if command == "lab":
        return run_lab(arguments)
    return run_module(["fa_helpers.suite", *arguments], ENVIRONMENT, ROOT)


def run_lab(arguments: list[str]) -> int:
    """Open JupyterLab on the notebooks, without what needs the network or looks for programs elsewhere."""
    options = ["--LabApp.extension_manager=readonly", "--LanguageServerManager.autodetect=False"]
    folder = f"--ServerApp.root_dir={ROOT / 'notebooks'}"
    code = run_module(["jupyterlab", folder, *options, *arguments], ENVIRONMENT, ROOT)
    return 0 if code == INTERRUPTED else code  # Ctrl-C is how JupyterLab is stopped


def main(argv: list[str]) -> int:
    """Run, and turn what can go wrong into plain words and an exit code."""
    try:
        return run(argv)
    except InputError as error:
        say(*error.words)
        return CANNOT_USE_INPUT
    except BrokenPipeError:  # who read our output has gone, as in: run.py | head
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        say(*explain_os_error(error).words)
    except SetupError as error:
        say(*error.words)
    except KeyboardInterrupt:
        say("\nInterrupted. Run the command again to start over.", "已中断。重新运行即可。")
        return INTERRUPTED
    return CANNOT_SET_UP


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
