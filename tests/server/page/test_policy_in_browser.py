"""What widgets of others may do on a page, in Chromium, and who is told if not."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import Browser, Page, expect

from tests.chromium import NAMED, join, patient
from tests.first_year import copy_programme
from tests.server.page.widgets_that_try import (
    ALLOWED,
    EVALUATES,
    PRIVATE,
    REFUSED,
    STOPPING,
    cell_of,
    names_in,
    stopping_of,
)
from tests.serving import COHORT, WORKSHOP, LiveServer, until
from toolkit.readiness.serving import Serving

pytestmark = pytest.mark.browser

MAY, NAMED_ONE, PLAIN, GREEDY = WORKSHOP, "workshop2", "workshop3", "workshop4"
OWN = (
    "from toolkit import Workshop\n"
    "workshop = Workshop({name!r})\n"
    "workshop.reflection('hope', 'What do you hope for?')"
)
SCRIPT = """
import traitlets
from IPython.display import HTML
HTML('''<p id="drawn" style="color: rgb(1, 2, 3)">Not yet</p>
<script>document.getElementById("drawn").textContent = "Drawn by a script"
try { new Function("return 7") } catch {}</script>
<script src="http://FAR/whole.js"></script>''')
"""
NOTES = "div.page-refused"
CALM, NETWORK = "This part of the page is not available", "Load the page again"
OF_EXTENSIONS = """
for (const [blockedURI, sourceFile] of [
  ["https://extension.example/", "chrome-extension://abc/content.js"],
  ["moz-extension", ""],
  ["https://seen.example/", ""],
])
  dispatchEvent(new SecurityPolicyViolationEvent("securitypolicyviolation", {
    blockedURI, sourceFile, effectiveDirective: "connect-src",
  }));
"""
"""What a browser says of its own extensions, and then of the page."""


@pytest.fixture(scope="module")
def far() -> Iterator[list[str]]:
    """Another host on this machine: its name, then whatever it was asked for."""
    asked: list[str] = []

    class Noting(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Noting) as server:
        asked.append(f"{NAMED}:{server.server_port}")
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield asked
        server.shutdown()


@pytest.fixture(scope="module")
def workshop_path(tmp_path_factory: pytest.TempPathFactory, far: list[str]) -> Path:
    site = tmp_path_factory.mktemp("site")
    copy_programme(site)
    file = site / "programme.toml"
    own = file.read_text(encoding="utf-8")
    file.write_text(own.replace("evaluate = []", 'evaluate = ["named"]'))
    refused = REFUSED.replace("FAR", far[0])
    pages = {
        MAY: [
            cell_of("Allowed", ALLOWED, package="allowed.widget"),
            cell_of("Refused", refused, package="curious.widget"),
            cell_of("Evaluated", EVALUATES, package="daring.widget"),
        ],
        NAMED_ONE: [cell_of("Evaluated", EVALUATES, package="named.widget")],
        GREEDY: [PRIVATE, *(stopping_of(*each) for each in STOPPING.items())],
        PLAIN: [
            SCRIPT.replace("FAR", far[0]),
            cell_of("Allowed", ALLOWED, package="allowed.widget"),
        ],
    }
    for name, cells in pages.items():
        (site / name).mkdir()
        code = [new_code_cell(c) for c in (OWN.format(name=name), *cells)]
        nbformat.write(new_notebook(cells=code), site / name / "workshop.ipynb")
    return site / MAY / "workshop.ipynb"


@contextmanager
def visiting(
    live: LiveServer, chromium: Browser, name: str, *, workshop: str
) -> Iterator[Page]:
    context = patient(chromium.new_context(viewport={"width": 390, "height": 844}))
    page = context.new_page()
    join(page, live, name)
    until(lambda: page.goto(f"{live.base}/workshop/{workshop}").status == 200)
    yield page
    context.close()


def told(page: Page, ready: str, words: str) -> bool:
    """Whether *Ready?*, opened anew, says *words* of the widgets."""
    page.goto(ready)
    return page.locator("#point-widgets").get_by_text(words).count() > 0


def came_of(page: Page, name: str, tried: int) -> list[str]:
    items = page.get_by_role("list", name=name, exact=True).get_by_role("listitem")
    expect(items).to_have_count(tried)
    return items.all_text_contents()


@pytest.mark.slow
def test_a_widget_lives_in_the_pages_memory_and_asks_no_other_host(
    live_server: LiveServer, chromium: Browser, far: list[str]
) -> None:
    with visiting(live_server, chromium, "Participant 7", workshop=MAY) as page:
        for name, script in (("Allowed", ALLOWED), ("Refused", REFUSED)):
            tried = names_in(script)
            found = came_of(page, name, len(tried))
            assert found == [f"{each}: true" for each in tried]
        assert came_of(page, "Evaluated", 1) == ["code from text: EvalError"]
        page.get_by_role("textbox", name="What do you hope for?").fill("Calm corridors")
        expect(page.get_by_text("Saved")).to_be_visible()
        expect(page.get_by_text("Only facilitators")).to_have_count(0)
        assert far[1:] == []


@pytest.mark.slow
def test_a_facilitator_reads_beside_the_widget_what_was_refused_and_what_to_do(
    live_server: LiveServer, chromium: Browser, far: list[str]
) -> None:
    ready = f"{live_server.base}/cohort/{COHORT}/ready?workshop={MAY}"
    asked = f"asked {far[0]} for a picture"
    allow = 'evaluate = ["named", "daring"]'
    with visiting(live_server, chromium, "Facilitator 1", workshop=MAY) as page:
        beside = page.locator("[data-model-id]:has(ul[aria-label=Refused]) + div")
        expect(beside.get_by_text(f"curious {asked}")).to_be_visible()
        expect(beside).to_contain_text("Pages ask no other host. Take the form of")
        evaluating = page.locator(NOTES).filter(has_text=allow)
        expect(evaluating).to_contain_text("daring would have made code from text")
        expect(page.locator(NOTES).first).to_contain_text("Only facilitators see this.")
        assert far[1:] == []
        until(lambda: told(page, ready, f"curious {asked}"))
        until(lambda: told(page, ready, allow))
        serving = Serving.there(live_server.data)
        assert serving is not None
        key = {"X-Server-Key": serving.key}
        health = live_server.browser().get("/health", headers=key).json()
        assert f"curious {asked}" in str(health["more"]["refused"])
        page.goto(ready.replace("ready", "overview"))
        page.get_by_text("Refused to widgets on pages").click()
        expect(page.get_by_text(f"curious {asked}")).to_be_visible()


@pytest.mark.slow
def test_a_package_that_the_programme_names_makes_code_from_text(
    live_server: LiveServer, chromium: Browser
) -> None:
    with visiting(live_server, chromium, "Facilitator 1", workshop=NAMED_ONE) as page:
        assert came_of(page, "Evaluated", 1) == ["code from text: true"]
        expect(page.locator(NOTES)).to_have_count(0)


@pytest.mark.slow
def test_an_authors_script_draws_and_one_from_elsewhere_is_told(
    live_server: LiveServer, chromium: Browser, far: list[str]
) -> None:
    with visiting(live_server, chromium, "Facilitator 1", workshop=PLAIN) as page:
        drawn = page.get_by_text("Drawn by a script")
        expect(drawn).to_have_css("color", "rgb(1, 2, 3)")
        note = page.locator(NOTES)
        expect(note).to_contain_text(f"Something on this page asked {far[0]} for a ")
        expect(note).to_contain_text("Something on this page would have made code")
        expect(note).to_contain_text("It may be of allowed or traitlets.")
        assert far[1:] == []
        page.evaluate(OF_EXTENSIONS)
        expect(note).to_contain_text("seen.example")
        expect(note).not_to_contain_text("extension")


@pytest.mark.slow
def test_a_message_that_was_refused_is_told_beside_its_widget_too(
    live_server: LiveServer, chromium: Browser
) -> None:
    with visiting(live_server, chromium, "Facilitator 1", workshop=GREEDY) as page:
        expect(page.get_by_text("It sets what it may not")).to_be_visible()
        note = page.locator(NOTES).filter(has_text="greedy")
        expect(note).to_contain_text(
            "greedy: it set a trait that only its own code may"
        )
        expect(note).to_contain_text("If it works all the same, nothing is to do.")
    with visiting(live_server, chromium, "Participant 7", workshop=GREEDY) as page:
        expect(page.get_by_text("It sets what it may not")).to_be_visible()
        page.get_by_role("textbox", name="What do you hope for?").fill("Here as well")
        expect(page.get_by_text("Saved")).to_be_visible()
        expect(page.locator(NOTES)).to_have_count(0)


@pytest.mark.slow
def test_a_script_that_stops_is_told_by_its_error_and_to_participants_calmly(
    live_server: LiveServer, chromium: Browser
) -> None:
    ready = f"{live_server.base}/cohort/{COHORT}/ready?workshop={GREEDY}"
    with visiting(live_server, chromium, "Participant 7", workshop=GREEDY) as page:
        expect(page.get_by_text(CALM)).to_have_count(len(STOPPING))
        expect(page.get_by_text(NETWORK)).to_have_count(0)
        expect(page.locator(NOTES)).to_have_count(0)
    with visiting(live_server, chromium, "Facilitator 1", workshop=GREEDY) as page:
        expect(page.get_by_text(CALM)).to_have_count(len(STOPPING))
        for name, said in {
            "Unparsed": "SyntaxError: ",
            "Loading": "ReferenceError: noSuchName is not defined.",
            "Mistaken": "TypeError: Cannot read properties of null",
            "Beginning": "RangeError: <b>Too far</b>.",
            "Drawing": "Error: At once.",
        }.items():
            whose = f"stopping ({name}): its script stopped at an error: {said}"
            expect(page.locator(NOTES).get_by_text(whose)).to_have_count(1)
        stopped = "stopping: its script stopped at an error ("
        until(lambda: told(page, ready, stopped))
        until(lambda: told(page, ready, "RangeError in Beginning"))


@pytest.mark.slow
def test_a_script_that_the_network_did_not_bring_may_be_loaded_again(
    live_server: LiveServer, chromium: Browser
) -> None:
    with visiting(live_server, chromium, "Facilitator 1", workshop=GREEDY) as page:
        expect(page.get_by_text(CALM)).to_have_count(len(STOPPING))
        expect(page.get_by_text(NETWORK)).to_have_count(0)
        page.route("**/module/*", lambda route: route.abort())
        page.reload()
        expect(page.get_by_text(NETWORK)).to_have_count(len(STOPPING) + 2)
        expect(page.get_by_text("its script stopped")).to_have_count(0)
