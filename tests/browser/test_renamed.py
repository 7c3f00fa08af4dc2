"""An author renames an activity while people have its page open, and type."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import Browser, Page, expect

from tests.browser.people import LAPTOP
from tests.chromium import patient
from tests.first_year import copy_programme
from tests.serving import COHORT, WORKSHOP, LiveServer, free_port, running, until
from toolkit.seat.seat import key_of

pytestmark = pytest.mark.browser

ASKS = """
from toolkit import Workshop

workshop = Workshop("workshop1_launch")
workshop.reflection({asked})
"""
BEFORE = '"hope", "What do you hope for?"'
AFTER = '"hope-for-july", "What do you hope for by July?", was="hope"'
OTHERWISE = '"aim", "What is your aim?", was=["hope", "hope-for-july"]'


def write(notebook: Path, asked: str) -> None:
    cell = new_code_cell(ASKS.format(asked=asked))
    nbformat.write(new_notebook(cells=[cell]), notebook)


@pytest.fixture(scope="module")
def notebook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("renamed")
    copy_programme(site)
    notebook = site / WORKSHOP / "workshop.ipynb"
    notebook.parent.mkdir()
    write(notebook, BEFORE)
    return notebook


@pytest.fixture(scope="module")
def live(
    notebook: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[LiveServer]:
    data = tmp_path_factory.mktemp("renaming") / "data"
    site = notebook.parent.parent
    with free_port() as port, running(site, data=data, port=port, settings={}) as live:
        yield live


@pytest.fixture
def page(live: LiveServer, chromium: Browser) -> Iterator[Page]:
    with chromium.new_context(viewport=LAPTOP) as context:
        patient(context)
        page = context.new_page()
        page.goto(live.base + live.link("Participant 3"))
        page.get_by_role("button").first.click()
        page.wait_for_url(lambda address: "/join" not in address)
        page.goto(f"{live.base}/workshop/{WORKSHOP}")
        yield page


def rename(live: LiveServer, notebook: Path, asked: str, name: str) -> None:
    """Save the notebook, and wait until the server has taken it over."""
    write(notebook, asked)
    kept = live.data / "contents" / f"{WORKSHOP}.json"
    until(lambda: [one["name"] for one in json.loads(kept.read_text())] == [name])


def stands(live: LiveServer) -> dict[str, object]:
    person = live.seat("Participant 3").person.id
    found = live.store.responses.of(COHORT, WORKSHOP, person)
    return {
        name: response.value["texts"]
        for name, response in found.items()
        if name in ("hope", "hope-for-july", "aim")
    }


def test_what_is_typed_while_its_activity_is_renamed_is_found_under_the_new_name(
    live: LiveServer, notebook: Path, page: Page
) -> None:
    box = page.get_by_role("textbox", name="What do you hope for?")
    box.fill("That they ask.")
    until(lambda: stands(live) == {"hope": ["That they ask."]})
    rename(live, notebook, AFTER, "hope-for-july")
    assert stands(live) == {"hope-for-july": ["That they ask."]}
    box.press_sequentially(" And that I listen.")
    until(
        lambda: stands(live) == {"hope-for-july": ["That they ask. And that I listen."]}
    )
    # What a device kept by the old name, as one that was offline, is not lost either.
    key = f"{key_of(live.seat('Participant 3'))}:{WORKSHOP}/hope/"
    person = live.seat("Participant 3").person.id
    version = live.store.responses.of(COHORT, WORKSHOP, person)["hope-for-july"]
    draft = {
        "value": {"texts": ["Typed on a train."]},
        "sharing": version.sharing.value,
        "based_on": version.version,
        "write": "on-a-train",
    }
    page.evaluate(
        "([key, draft]) => localStorage.setItem(`workshop-draft:${key}`, draft)",
        [key, json.dumps(draft)],
    )
    page.reload()
    new = page.get_by_role("textbox", name="What do you hope for by July?")
    expect(new).to_have_value("Typed on a train.")
    until(lambda: stands(live) == {"hope-for-july": ["Typed on a train."]})
    left = "Object.keys(localStorage).some((key) => key.startsWith('workshop-draft'))"
    page.wait_for_function(f"() => !({left})")


def test_a_page_that_comes_back_after_a_rename_writes_under_the_new_name(
    live: LiveServer, notebook: Path, page: Page
) -> None:
    rename(live, notebook, AFTER, "hope-for-july")
    page.reload()
    box = page.get_by_role("textbox", name="What do you hope for by July?")
    box.fill("Before.")
    until(lambda: stands(live) == {"hope-for-july": ["Before."]})
    rename(live, notebook, OTHERWISE, "aim")
    told = page.locator("#page-config").text_content() or ""
    kernel = json.loads(told)["kernel"]
    live.signed_in("Participant 3").delete(f"/api/kernels/{kernel}")
    box.fill("Its kernel has ended, and it goes on.")
    until(lambda: stands(live) == {"aim": ["Its kernel has ended, and it goes on."]})
