"""Pages made from the program itself: commands, Python names, columns, glossary. What is not there cannot be told of."""

from __future__ import annotations

import argparse
import inspect
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import fa_helpers as fa
from fa_helpers.cli import build_parser
from fa_helpers.files.column_words import columns_of
from fa_helpers.files.tables import Table
from fa_helpers.frames.columns import FILES
from fa_helpers.resources import rows
from fa_helpers.terms.messages import LANGUAGES, message


def pages() -> dict[str, str]:
    """Every made page by its name."""
    return {
        "commands.md": commands(),
        "python.md": python(),
        "columns.md": columns(),
        "glossary.md": glossary(),
    }


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("*", "\\*").replace("<", "&lt;")


def subcommands(
    parser: argparse.ArgumentParser, name: str = "fa"
) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """A command and all below it, by what one types."""
    yield name, parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for word, below in action.choices.items():
                yield from subcommands(below, f"{name} {word}")


def options(parser: argparse.ArgumentParser) -> list[tuple[str, str]]:
    """What a command takes, with its words."""
    found = []
    for action in parser._actions:
        if isinstance(action, (argparse._SubParsersAction, argparse._HelpAction)):
            continue
        names = ", ".join(f"`{one}`" for one in action.option_strings)
        found.append((names or f"`{action.metavar or action.dest}`", action.help or ""))
    return found


def commands() -> str:
    """The commands with their options."""
    parser = build_parser()
    helps: dict[int, str] = {}
    for _, one in subcommands(parser):
        for action in one._actions:
            if isinstance(action, argparse._SubParsersAction):
                helps |= {id(action.choices[a.dest]): a.help or "" for a in action._choices_actions}
    lines = ["# Commands · 命令", "", parser.description or ""]
    for name, one in subcommands(parser):
        lines += ["", f"## {name}", "", helps.get(id(one), ""), "", "| takes | what |", "|---|---|"]
        lines += [f"| {_cell(names)} | {_cell(words)} |" for names, words in options(one)]
    lines += ["", "## Exit codes · 退出码", "", "```text", parser.epilog or "", "```"]
    return "\n".join(lines) + "\n"


def public() -> Iterator[tuple[str, Any]]:
    """Every public name with what it is: those of the package, then those of its public modules."""
    for name in fa.__all__:
        thing = getattr(fa, name)
        yield f"fa.{name}", thing
        if isinstance(thing, ModuleType):
            named = getattr(thing, "__all__", None) or sorted(n for n in vars(thing) if not n.startswith("_"))
            for inner in named:
                found = getattr(thing, inner)
                if callable(found) and getattr(found, "__module__", "").startswith("fa_helpers"):
                    yield f"fa.{name}.{inner}", found
    for name, method in inspect.getmembers(fa.FinalAccounts):
        if not name.startswith("_"):
            yield f"doc.{name}", method


def python() -> str:
    """The public names with their signatures and first words."""
    lines = ["# Python", "", "`import fa_helpers as fa`; `doc` is what `fa.read` returns.", ""]
    lines += ["| name | what it does |", "|---|---|"]
    for name, thing in public():
        said = inspect.getdoc(thing) or ""
        lines.append(
            f"| `{name}` | {_cell(said.split(chr(10) + chr(10))[0]) if name != 'fa.__version__' else 'the version'} |"
        )
    return "\n".join(lines) + "\n"


def columns() -> str:
    """Every table that is written, with its columns in both languages."""
    lines = ["# Columns · 列", "", "What each means in full: [data dictionary](../data/README.md)."]
    for name, schema in FILES.items():
        about = " · ".join(message(f"report.data_{name}", language) for language in LANGUAGES)
        lines += ["", f"## {name}", "", about, "", "| column | type | 中文 | English |", "|---|---|---|---|"]
        for column in columns_of(Table(name, schema, ())):
            words = " | ".join(_cell(column.words(language)) for language in LANGUAGES)
            lines.append(f"| `{column.name}` | {column.kind} | {words} |")
    return "\n".join(lines) + "\n"


def glossary() -> str:
    """The terms, by group."""
    lines = ["# Glossary · 术语表"]
    group = ""
    for row in sorted(rows("glossary.csv"), key=lambda row: row["group"]):
        if row["group"] != group:
            group = row["group"]
            lines += ["", f"## {group}", "", "| 中文 | English | identifier |", "|---|---|---|"]
        lines.append(f"| {_cell(row['term_zh'])} | {_cell(row['term_en'])} | `{row['identifier']}` |")
    return "\n".join(lines) + "\n"
