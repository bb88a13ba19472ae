"""``python run.py doctor`` (检查运行条件): what is here and what is missing, in plain words; changes nothing."""

import json
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tools.launcher.console import say
from tools.launcher.environment import condition
from tools.launcher.problems import Words
from tools.launcher.programs import child_variables, environment_python

EXTRAS = {
    "xlsxwriter": ("Excel files", "Excel文件", "excel"),
    "duckdb": ("Parquet files", "Parquet文件", "parquet"),
    "pypdf": ("notes on a PDF", "PDF批注", "annotate"),
    "docx": ("letters as Word files", "Word格式的询问函", "letter"),
    "lxml": ("web pages and Word files", "网页和Word文件", "web,office"),
    "python_calamine": ("Excel files as documents", "Excel格式的决算", "office"),
    "rapidocr": ("scans", "扫描件", "ocr"),
    "reportlab": ("exercises for a class", "课堂练习", "lessons"),
    "sphinx": ("the documentation as pages", "文档网页", "docs"),
    "argcomplete": ("completion in the shell", "命令补全", "completion"),
}
CONDITIONS = {
    "ready": Words("is ready", "已就绪"),
    "missing": Words("is not there yet: python run.py makes it", "尚未建立：运行 python run.py 即可"),
    "outdated": Words(
        "is of an earlier state: the next run brings it up to date", "需要更新：下次运行时自动更新"
    ),
}
DAMAGED = Words("cannot be used as it is: the next run makes it anew", "目前不能使用：下次运行时重新建立")
ROOM = 1_500_000_000
"""Bytes that a first set-up takes, with some to spare."""


def examine(root: Path, environment: Path) -> int:
    """Say line by line what is here; 0 where everything needed is."""
    version = platform.python_version()
    found = condition(root, environment)
    lines = [(True, Words(f"Python {version}", f"Python {version}"))]
    words = CONDITIONS.get(found, DAMAGED)
    lines.append((found == "ready", Words(f"the environment .venv {words.en}", f"运行环境 .venv {words.zh}")))
    lines.append(_room(root))
    lines.append(_document(root))
    needed = all(good for good, _ in lines)
    if found == "ready":
        lines += list(_extras(root, environment))
    lines += [_program("soffice", "LibreOffice", "old Word files (.doc)", "旧版Word文件（.doc）")]
    lines += [_program("chromium", "Chromium", "hand-outs as PDF, tests in a browser", "PDF讲义、浏览器测试")]
    for good, one in lines:
        say(f"{'ok     ' if good else 'missing'} {one.en}", f"        {one.zh}")
    return 0 if needed else 1


def _room(root: Path) -> "tuple[bool, Words]":
    free = shutil.disk_usage(root).free
    gigabytes = f"{free / 1e9:.1f}"
    return free > ROOM or (root / ".venv").exists(), Words(
        f"{gigabytes} GB free on the disk (a first set-up takes 1.5)",
        f"磁盘剩余{gigabytes}GB（首次安装约需1.5GB）",
    )


def _document(root: Path) -> "tuple[bool, Words]":
    there = any((root / "data" / "raw").glob("*/source.pdf"))
    return there, Words("the bundled document in data/raw", "data/raw 中的自带文件")


def _extras(root: Path, environment: Path) -> "Iterator[tuple[bool, Words]]":
    """What can be imported inside the environment."""
    code = (
        "import importlib.util, json, sys; "
        "print(json.dumps([n for n in sys.argv[1:] if importlib.util.find_spec(n)]))"
    )
    command = [str(environment_python(environment)), "-c", code, *EXTRAS]
    done = subprocess.run(
        command, cwd=root, env=child_variables(environment), capture_output=True, encoding="utf-8"
    )
    here = json.loads(done.stdout) if done.returncode == 0 else []
    for name, (en, zh, extra) in EXTRAS.items():
        way = "" if name in here else f': pip install "fa-helpers[{extra}]"'
        yield name in here, Words(f"{en}{way}", f"{zh}{way.replace(': ', '：')}")


def _program(name: str, title: str, en: str, zh: str) -> "tuple[bool, Words]":
    there = bool(shutil.which(name))
    return there, Words(f"{title}, for {en}", f"{title}，用于{zh}")


if __name__ == "__main__":
    here = Path(__file__).resolve().parents[2]
    sys.exit(examine(here, here / ".venv"))
