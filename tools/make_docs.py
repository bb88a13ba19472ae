"""``python run.py docs``: the documentation as pages that open offline, in ``output/docs``. Needs the extra ``docs``.

The repository's own files are laid out again under ``output/docs-source``, so that links between them hold; pages made from
the program (``tools/docs_pages.py``) are put beside them in ``made/``. A warning is an error.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
from fa_helpers.lessons.classroom import ANSWER_TYPE  # noqa: E402
from fa_helpers.resources import FONT_FILE  # noqa: E402
from tools.docs_pages import pages  # noqa: E402 - the folder of tools is no package that is installed

CSS = """@font-face{font-family:"fa";src:url(fa-helpers-sans.ttf)}
body{--font-stack:system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",fa,sans-serif;
--font-stack--monospace:ui-monospace,Consolas,Menlo,monospace,fa}
td:first-child code{white-space:nowrap}td:first-child{min-width:5.5em}
"""
INDEX = """# fa_helpers

- [中文](docs/zh/index.md)：读取原样公布的部门决算，每个数字标明页码，合计与比率逐项复算。
- [English](docs/en/index.md): reads China’s departmental final accounts (部门决算) as they are published: every figure with its
  page, every sum and rate recomputed.
"""
PARTS = {
    "开始 · Begin": "zh/index en/index zh/howto en/howto findings methods privacy",
    "学与教 · Learn and teach": "notebooks/lessons teaching handout",
    "笔记本 · Notebooks": "notebooks notebooks/many",
    "查 · Look up": "made/commands made/python made/columns data/README made/glossary checks",
}
"""What stands at the side: pages of ``docs`` and of other folders, and folders of notebooks."""


def contents() -> str:
    """The lists of pages (目录): notebooks with their number and title in both languages, every page once."""
    listed: list[str] = []
    parts = []
    for caption, names in PARTS.items():
        pages_of = [line for name in names.split() for line in _entries(name)]
        parts.append(_tree(caption, pages_of))
        listed += pages_of
    others = [f"docs/{path.stem}" for path in sorted((ROOT / "docs").glob("*.md"))]
    rest = [name for name in others if name not in listed]
    return "\n".join([*parts, _tree("更多 · More", [*rest, "README", "CHANGELOG"])])


def _entries(name: str) -> list[str]:
    """The page of a name, or the notebooks of a folder."""
    if not name.startswith("notebooks"):
        return [name if name.startswith(("made/", "data/")) else f"docs/{name}"]
    found = sorted((ROOT / name).glob("[0-9]*.ipynb"))
    return [f"{path.stem[:2]} {_title(path)} <{name}/{path.stem}>" for path in found]


def _title(path: Path) -> str:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    heads = ["".join(cell["source"]).splitlines()[0] for cell in cells[:2]]
    return " · ".join(head.removeprefix("# ") for head in heads)


def _tree(caption: str, names: list[str]) -> str:
    return "\n".join(["```{toctree}", ":hidden:", f":caption: {caption}", *names, "```", ""])


def gather(target: Path) -> None:
    """Lay out what the pages are made of."""
    shutil.rmtree(target, ignore_errors=True)
    (target / "made").mkdir(parents=True)
    for path in [
        *ROOT.glob("docs/**/*.md"),
        *ROOT.glob("notebooks/**/[0-9]*.ipynb"),
        ROOT / "data" / "README.md",
    ]:
        if {"solutions", ".ipynb_checkpoints"} & set(path.parts):
            continue
        _place(path, target)
    for name in ("README.md", "CHANGELOG.md"):
        _place(ROOT / name, target)
    shutil.copytree(ROOT / "docs" / "images", target / "docs" / "images")
    (target / "index.md").write_text(f"{INDEX}\n{contents()}", encoding="utf-8")
    (target / "static").mkdir()
    shutil.copy(FONT_FILE, target / "static" / "fa-helpers-sans.ttf")
    (target / "static" / "fa.css").write_text(CSS, encoding="utf-8")
    for name, text in pages().items():
        (target / "made" / name).write_text(text, encoding="utf-8")


def _place(path: Path, target: Path) -> None:
    place = target / path.relative_to(ROOT)
    place.parent.mkdir(parents=True, exist_ok=True)
    text = path.read_text(encoding="utf-8")
    text = without_files(text, path).replace("```mermaid", "```text") if path.suffix == ".md" else shown(text)
    place.write_text(text, encoding="utf-8")


def shown(text: str) -> str:
    """A notebook without what is kept for grading alone."""
    book = json.loads(text)
    for cell in book["cells"]:
        if cell["metadata"].get("tags") == ["en"]:  # a page has one title
            cell["source"] = re.sub(r"\A# (.*)", r"**\1**", "".join(cell["source"]))
        for output in cell.get("outputs", []):
            output.get("data", {}).pop(ANSWER_TYPE, None)
    return json.dumps(book, ensure_ascii=False)


_LINK = re.compile(r"(?<!!)\[([^\]]+)\]\(([^)#\s]+)(#[^)]*)?\)")


def without_files(text: str, path: Path) -> str:
    """Links to files that are no pages (a folder, code, data) become their words."""

    def kept(found: re.Match[str]) -> str:
        words, goal = found[1], found[2]
        is_page = goal.startswith(("http:", "https:", "mailto:")) or goal.endswith((".md", ".ipynb"))
        return found[0] if is_page or (path.parent / goal).suffix == ".png" else words

    return _LINK.sub(kept, text)


def handouts(site: Path) -> list[str]:
    """The hand-outs as PDF, a page in each language, where a Chromium is on the machine."""
    chromium = next(
        (one for one in ("chromium", "chromium-browser", "google-chrome") if shutil.which(one)), ""
    )
    if not chromium:
        return []
    made = []
    text = (ROOT / "docs" / "handout.md").read_text(encoding="utf-8")
    halves = {"zh": text.split("## 中文")[1].split("## English")[0], "en": text.split("## English")[1]}
    for language, half in halves.items():
        page = site / f"handout-{language}.html"
        page.write_text(_printable(half, language), encoding="utf-8")
        target = site / f"handout-{language}.pdf"
        options = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-pdf-header-footer",
            f"--print-to-pdf={target}",
        ]
        done = subprocess.run([chromium, *options, page.as_uri()], capture_output=True, check=False)
        made += [target.name] if done.returncode == 0 and target.exists() else []
    return made


def _printable(text: str, language: str) -> str:
    """A hand-out as a page of large print."""
    from markdown_it import MarkdownIt

    style = (
        f"@font-face{{font-family:fa;src:url({FONT_FILE.as_uri()})}} body{{font:15pt/1.5 fa,sans-serif;margin:12mm}} "
        "pre,code{font:11pt/1.45 fa} pre{background:#eee;padding:8pt;white-space:pre-wrap} li{margin:.2em 0}"
    )
    title = {"zh": "部门决算数据课讲义", "en": "Data from final accounts: hand-out"}[language]
    body = MarkdownIt().render(text)
    head = f'<meta charset="utf-8"><title>{title}</title><style>{style}</style>'
    return f'<!doctype html><html lang="{language}">{head}<h1>{title}</h1>{body}'


def main() -> int:
    """Build the pages; returns an exit code."""
    parser = argparse.ArgumentParser(prog="run.py docs", description=__doc__)
    parser.add_argument("--output", type=Path, default=ROOT / "output" / "docs")
    output: Path = parser.parse_args().output
    missing = [name for name in ("sphinx", "myst_nb", "furo") if find_spec(name) is None]
    if missing:
        print(
            f'The pages need packages that are not here: {", ".join(missing)}. Run: pip install "fa-helpers[docs]"'
        )
        print(f'缺少软件包：{"、".join(missing)}。请运行：pip install "fa-helpers[docs]"')
        return 3
    source = output.parent / f"{output.name}-source"
    gather(source)
    options = ["-W", "--keep-going", "-q", "-E", "-b", "html", "-c", str(ROOT / "docs")]
    options += ["-D", f"html_static_path={source / 'static'}", "-D", "html_css_files=fa.css"]
    code = subprocess.run(
        [sys.executable, "-m", "sphinx", *options, str(source), str(output)], check=False
    ).returncode
    if code == 0:
        handouts(output)
        print(f"The pages: {output / 'index.html'}")
    return code


if __name__ == "__main__":
    sys.exit(main())
