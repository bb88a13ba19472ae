"""The report as people use it, in Chromium: offline, by keys, by clicks, by a screen reader, on a phone, in the dark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from served_site import BROWSER, needs_browser, site

sync_api = pytest.importorskip("playwright.sync_api")
__all__ = ["site"]
pytestmark = needs_browser

GRAVE = ("serious", "critical")
REACHABLE = "a[href], summary, [tabindex='0'], button, input, select"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as run:
        shown = run.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        yield shown
        shown.close()


@pytest.fixture(scope="module")
def pages(site: tuple[Path, str]) -> list[Path]:
    return sorted(path for path in site[0].rglob("*.html"))


@pytest.fixture(scope="module")
def kinds(pages: list[Path]) -> list[Path]:
    """Pages of each kind: all of the first level, two of each folder in each language."""
    found: dict[tuple[str, bool], list[Path]] = {}
    for path in pages:
        found.setdefault((path.parent.name, ".zh." in path.name), []).append(path)
    first = next(iter(sorted(pages, key=lambda path: len(path.parts)))).parent
    return [path for some in found.values() for path in (some if some[0].parent == first else some[:2])]


@pytest.fixture
def tab(browser: Any) -> Iterator[Any]:
    """A page without a network; what it asks for elsewhere and what it complains of are kept."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, offline=True)
    page = context.new_page()
    page.asked, page.said = [], []
    page.on(
        "request", lambda one: None if one.url.startswith(("file:", "data:")) else page.asked.append(one.url)
    )
    page.on("console", lambda one: page.said.append(one.text) if one.type in ("error", "warning") else None)
    page.on("pageerror", lambda one: page.said.append(str(one)))
    yield page
    context.close()


def test_no_request_leaves_and_nothing_is_complained_of(tab: Any, pages: list[Path]) -> None:
    for path in pages:
        tab.goto(path.as_uri())
        tab.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        broken = "[...document.images].filter(one => !one.complete || !one.naturalWidth).map(one => one.src)"
        assert tab.evaluate(broken) == [], path.name
    assert tab.asked == [] and tab.said == []


def test_every_fold_opens_by_a_click_and_shows_its_crop(tab: Any, pages: list[Path]) -> None:
    seen = 0
    for path in pages:
        tab.goto(path.as_uri())
        for fold in tab.locator("main details").all():
            crop = fold.locator("img").first
            if fold.locator("img").count():
                assert not crop.is_visible()
            fold.locator("> summary").click()
            if fold.locator("img").count():
                crop.scroll_into_view_if_needed()
                assert crop.is_visible() and crop.get_attribute("alt"), path.name
                seen += 1
    assert seen >= 2 * 4, "four headlines in two languages, and what lies behind findings"


def test_every_page_link_leads_to_a_page_of_the_file(
    tab: Any, pages: list[Path], site: tuple[Path, str]
) -> None:
    import fa_helpers as fa

    count = fa.read(site[0] / "source.pdf").source.page_count
    found = set()
    for path in pages:
        tab.goto(path.as_uri())
        for link in tab.eval_on_selector_all("a[href]", "all => all.map(one => one.href)"):
            target, _, place = link.partition("#")
            name = target.removeprefix("file://")
            assert Path(name).exists() or Path(name).name in (
                "review.csv",
                "findings.html",
                "findings.zh.html",
                "facts.csv",
            ), link
            if place.startswith("page="):
                assert 1 <= int(place[5:]) <= count and name.endswith("source.pdf")
                found.add(int(place[5:]))
    assert len(found) > 10
    tab.goto((site[0] / "index.html").as_uri())
    with tab.expect_event("popup" if tab.locator("a.pg[target]").count() else "framenavigated"):
        tab.locator("a.pg").first.click()
    assert re.search(r"source\.pdf#page=\d+$", tab.url)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_checker_for_screen_readers_finds_nothing_grave(
    browser: Any, kinds: list[Path], scheme: str
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    context = browser.new_context(color_scheme=scheme, offline=True)
    page = context.new_page()
    only = {"runOnly": {"type": "rule", "values": ["color-contrast"]}} if scheme == "dark" else {}
    assert len(kinds) >= 8
    for path in kinds:
        page.goto(path.as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        result = axe.run(page, options=only).response
        found = [
            (one["id"], [node["html"][:120] for node in one["nodes"][:3]])
            for one in result["violations"]
            if one["impact"] in GRAVE
        ]
        assert found == [] and len(result["passes"]) >= (1 if only else 16), path.name
    context.close()


@pytest.mark.parametrize(
    "name", ["index.html", "notebooks/01_a.zh.html", "findings/cards.initial_budget.001.html"]
)
def test_keys_reach_everything_and_show_where_one_is(tab: Any, site: tuple[Path, str], name: str) -> None:
    tab.goto((site[0] / name).as_uri())
    wanted = tab.evaluate(f"""[...document.querySelectorAll("{REACHABLE}")].filter(one =>
        one.checkVisibility({{contentVisibilityAuto: true}}) && getComputedStyle(one).pointerEvents !== 'none'
        ).map((one, place) => {{ one.dataset.place = place; return place; }})""")
    reached, bare = set(), []
    for _ in range(len(wanted) + 10):
        tab.keyboard.press("Tab")
        place, outline, html = tab.evaluate("""(() => { const one = document.activeElement;
            return [one.dataset.place, getComputedStyle(one).outlineStyle, one.outerHTML.slice(0, 80)]; })()""")
        if place is not None:
            reached.add(int(place))
            bare += [html] if outline == "none" else []
    assert sorted(set(wanted) - reached) == [] and bare == []


def test_the_first_key_skips_the_menu(tab: Any, site: tuple[Path, str]) -> None:
    tab.goto((site[0] / "index.html").as_uri())
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "main"


def test_nothing_scrolls_sideways_on_a_phone(browser: Any, pages: list[Path]) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, offline=True)
    page = context.new_page()
    for path in pages:
        page.goto(path.as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path.name
    context.close()


def test_the_switch_of_language_stays_on_the_page(tab: Any, site: tuple[Path, str]) -> None:
    tab.goto((site[0] / "findings/cards.initial_budget.001.html").as_uri())
    tab.locator("nav.lang a").click()
    assert tab.url.endswith("findings/cards.initial_budget.001.zh.html")
    assert tab.evaluate("document.documentElement.lang") == "zh"


def test_chromium_opens_a_file_with_marks(browser: Any, tmp_path: Path) -> None:
    """The viewer paints the marks: their colour is on the screen."""
    pytest.importorskip("pypdf")
    import io

    from PIL import Image
    from tiny_pdf_sheet import marked_sheet

    path = tmp_path / "marked.pdf"
    path.write_bytes(marked_sheet())
    page = browser.new_page(viewport={"width": 900, "height": 700})
    page.goto(path.as_uri())
    for _ in range(20):
        page.wait_for_timeout(500)
        picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
        orange = [
            c
            for c in picture.getcolors(1 << 24) or []
            if c[1][0] > 240 and 120 < c[1][2] < 180 < c[1][1] < 220
        ]
        if sum(count for count, _ in orange) > 500:
            break
    else:
        pytest.fail("no mark is seen")
    page.close()
