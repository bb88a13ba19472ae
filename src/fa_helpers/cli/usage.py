"""What was typed wrongly (用法错误), in one line of the catalogue with the way out, where argparse has words of its own."""

from __future__ import annotations

import re
from argparse import ArgumentParser
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from importlib import import_module
from typing import Final

from fa_helpers.errors import FinalAccountsError

_MISSING: Final = "the following arguments are required: "
_NOT_TAKEN: Final = "unrecognized arguments: "
_UNKNOWN: Final = re.compile(r"argument COMMAND: invalid choice: '(.*?)'(?:,| \(|$)")
_VALUE: Final = re.compile(
    r"argument (.+?): invalid (?:choice|\w+ value): '(.*?)'(?:, maybe .*?)?(?: \(choose from (.*)\))?$"
)


def usage_error(
    said: str, program: str, words: Sequence[str], commands: Mapping[str, str]
) -> FinalAccountsError:
    """The error that what argparse ``said`` of ``words`` stands for (用法提示); ``program`` is whose arguments they are."""
    command = program.removeprefix("fa").strip() or next((word for word in words if word in commands), "")
    if said.startswith(_MISSING):
        named = said.removeprefix(_MISSING)
        if named == "COMMAND" and not command:
            return FinalAccountsError(code="usage_no_command")
        return FinalAccountsError(code="usage_missing", values={"named": named, "command": command})
    unknown = _UNKNOWN.match(said)
    if unknown is not None:
        near = get_close_matches(unknown[1], commands, n=1)
        values = {"named": unknown[1]} | ({"near": near[0]} if near else {})
        return FinalAccountsError(code="usage_unknown_command" + ("_near" if near else ""), values=values)
    if command and said.startswith(_NOT_TAKEN):
        named = said.removeprefix(_NOT_TAKEN)
        others = _who_take(named.split()[0].partition("=")[0], commands)
        found = {"named": named, "command": command}
        if others:
            return FinalAccountsError(code="usage_of_another", values=found | {"others": ", ".join(others)})
        return FinalAccountsError(code="usage_not_taken", values=found)
    whole = f"fa {command}".strip()
    value = _VALUE.match(said)
    if value is not None:
        found = {"named": value[1], "value": value[2]}
        if value[3]:
            choices = value[3].replace("'", "")
            return FinalAccountsError(code="usage_choice", values=found | {"choices": choices})
        return FinalAccountsError(code="usage_value", values=found | {"command": whole})
    return FinalAccountsError(code="usage_other", values={"said": said, "command": whole})


def _who_take(option: str, commands: Mapping[str, str]) -> list[str]:
    """The commands that take an option."""
    found = []
    for name in commands:
        parser = ArgumentParser(add_help=False)
        import_module(f"fa_helpers.cli.{name}").add(parser)
        if option.startswith("-") and any(option in one.option_strings for one in parser._actions):
            found.append(f"fa {name}")
    return found
