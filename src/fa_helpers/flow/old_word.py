"""A Word file of before 2007 (.doc, .wps) by way of LibreOffice (旧版 Word): turned into .docx where it is installed.

It runs within bounds of time, in a folder of its own, and with settings that keep it from following links, running
macros and reaching any network.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from fa_helpers.errors import SourceError
from fa_helpers.flow.blocks import MAX_BYTES, Block
from fa_helpers.flow.word import read_word

_PROGRAMS: Final = ("soffice", "libreoffice")
_ELSEWHERE: Final = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\\Program Files\\LibreOffice\\program\\soffice.exe",
)
_SECONDS: Final = 90.0
_NOWHERE: Final = "127.0.0.1"
_SETTINGS: Final = (
    ("org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("org.openoffice.Office.Writer/Content/Update", "Link", "2"),
    ("org.openoffice.Inet/Settings", "ooInetProxyType", "2"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyName", _NOWHERE),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", _NOWHERE),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)


def read_old_word(content: bytes, *, name: str) -> tuple[Block, ...]:
    """The flow of a .doc file; refused with a way out where there is no LibreOffice."""
    if len(content) > MAX_BYTES:
        raise SourceError(where=name, code="too_much_text")
    program = _program()
    if program is None:
        raise SourceError(where=name, code="word_97")
    return read_word(_converted(program, content, name), name=name)


def _program() -> str | None:
    named = os.environ.get("FA_SOFFICE", "")
    found = [shutil.which(one) for one in ((named,) if named else _PROGRAMS)]
    return next((one for one in (*found, *(() if named else _ELSEWHERE)) if one and Path(one).exists()), None)


def _converted(program: str, content: bytes, name: str) -> bytes:
    with tempfile.TemporaryDirectory(prefix="fa-", ignore_cleanup_errors=True) as made:
        folder = Path(made)
        user = folder / "profile" / "user"
        user.mkdir(parents=True)
        (user / "registrymodifications.xcu").write_text(_settings(), encoding="utf-8")
        (folder / "source.doc").write_bytes(content)
        _run([
            program, "--headless", "--norestore", "--nolockcheck", "--nologo",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder), str(folder / "source.doc"),
        ], name)  # fmt: skip
        result = folder / "source.docx"
        if not result.is_file() or result.stat().st_size > MAX_BYTES:
            raise SourceError(where=name, code="damaged")
        return result.read_bytes()


def _run(command: list[str], name: str) -> None:
    """Run a program in a group of processes of its own, all of which end with it."""
    proxy = f"http://{_NOWHERE}:9"
    environment = os.environ | dict.fromkeys(("http_proxy", "https_proxy", "all_proxy"), proxy)
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
        start_new_session=sys.platform != "win32",
    )
    try:
        process.wait(_SECONDS)
    except subprocess.TimeoutExpired:
        raise SourceError(where=name, code="too_much_time") from None
    finally:
        if sys.platform != "win32":
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
        process.kill()
        process.wait()


def _settings() -> str:
    items = "".join(
        f'<item oor:path="/{path}"><prop oor:name="{prop}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, prop, value in _SETTINGS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{items}</oor:items>"
    )
