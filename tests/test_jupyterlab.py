"""JupyterLab as people use it: notebooks run from the top and show their figures; a student answers, wrongly, then rightly."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT

sync_api = pytest.importorskip("playwright.sync_api")
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")
pytestmark = pytest.mark.skipif(not BROWSER, reason="no Chromium or Chrome is on this machine")
NOTEBOOKS = ("00_read_the_document", "04_project_scorecards")
LESSON = "lessons/03_does_it_add_up"
SECONDS = 120


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server over copies of the notebooks without outputs; its address."""
    folder = tmp_path_factory.mktemp("lab")
    (folder / "lessons").mkdir()
    for name in (*NOTEBOOKS, LESSON):
        notebook = json.loads((ROOT / "notebooks" / f"{name}.ipynb").read_text("utf-8"))
        for cell in notebook["cells"]:
            cell |= {"outputs": [], "execution_count": None} if cell["cell_type"] == "code" else {}
        (folder / f"{name}.ipynb").write_text(json.dumps(notebook), "utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", f"--port={port}", "--allow-root"]
    command += [f"--ServerApp.root_dir={folder}", "--IdentityProvider.token=t", "--ServerApp.port_retries=0"]
    settings = {
        name: str(folder / name)
        for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "IPYTHONDIR", "JUPYTERLAB_SETTINGS_DIR")
    }
    drawn = Path(settings["JUPYTERLAB_SETTINGS_DIR"]) / "@jupyterlab" / "notebook-extension"
    drawn.mkdir(parents=True)  # all cells are drawn, also those out of sight
    (drawn / "tracker.jupyterlab-settings").write_text('{"windowingMode": "none"}', "utf-8")
    environment = {**os.environ, "FA_DATA": str(ROOT / "data"), **settings}
    server = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder
    )
    try:
        yield _when_up(f"http://127.0.0.1:{port}", server)
    finally:
        server.terminate()
        server.wait(20)


@pytest.fixture(scope="module")
def browser(lab: str) -> Iterator[Any]:
    """A browser that keeps JupyterLab's own files from one test to the next."""
    with sync_api.sync_playwright() as run:
        shown = run.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        yield shown.new_context(viewport={"width": 1280, "height": 4000})
        shown.close()


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """An empty page."""
    shown = browser.new_page()
    yield shown
    shown.close()


def _when_up(address: str, server: subprocess.Popen[bytes]) -> str:
    until = time.monotonic() + SECONDS
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/api/status?token=t", timeout=5):
                return address
        except OSError:
            time.sleep(0.3)
    pytest.fail("JupyterLab does not start")


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_runs_from_the_top_and_shows_its_figures(lab: str, page: Any, name: str) -> None:
    notebook = json.loads((ROOT / "notebooks" / f"{name}.ipynb").read_text("utf-8"))
    stored = [one for cell in notebook["cells"] for one in cell.get("outputs", [])]
    wanted = sum("image/png" in one.get("data", {}) for one in stored)
    assert wanted
    page.goto(f"{lab}/lab/tree/{name}.ipynb?token=t&reset")
    panel = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
    panel.wait_for(timeout=SECONDS * 1000)
    _run_all(page)
    page.wait_for_function(
        "count => document.querySelectorAll('.jp-OutputArea img').length >= count",
        arg=wanted,
        timeout=SECONDS * 1000,
    )
    text = panel.inner_text()
    assert "工业和信息化局" in text and panel.locator("table.fa-table").count()
    assert (
        page.locator(
            ".jp-OutputArea-output[data-mime-type*='stderr'], .jp-RenderedText pre .ansi-red-fg"
        ).count()
        == 0
    )
    blank = "[...document.querySelectorAll('.jp-OutputArea img')].filter(one => !one.naturalWidth).length"
    assert page.evaluate(blank) == 0


def test_a_student_answers_wrongly_and_then_rightly(lab: str, page: Any) -> None:
    page.goto(f"{lab}/lab/tree/{LESSON}.ipynb?token=t&reset")
    page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)").wait_for(timeout=SECONDS * 1000)
    _run_all(page)
    cell = page.locator(".jp-CodeCell", has_text='lessons.check("3.2", answer)')
    for answer, said in (("...", "尚未作答"), ("0.005 * 11", "合计数本身也是"), ("0.005 * 12", "正确")):
        if answer != "...":
            cell.locator(".cm-content").click()
            page.keyboard.press("Control+A")
            page.keyboard.type(f'answer = {answer}\nlessons.check("3.2", answer)')
            page.keyboard.press("Control+Enter")
        cell.get_by_text(said).first.wait_for(timeout=SECONDS * 1000)


def _run_all(page: Any) -> None:
    """The menu's own entry, once the kernel is there."""
    page.get_by_text("| Idle").wait_for(timeout=SECONDS * 1000)
    page.get_by_role("menuitem", name="Run", exact=True).click(timeout=SECONDS * 1000)
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click(timeout=SECONDS * 1000)
