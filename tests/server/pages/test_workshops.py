"""A workshop's page when all is well, when it is full and when its notebook fails."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from tests.serving import OVERVIEW, PATIENCE, WORKSHOP, Browser, LiveServer, until
from toolkit.demo.visitor import Visitor

SECOND = 'name = "workshop2"'
SAYS = """
from IPython.display import Markdown, display
from toolkit import Workshop

workshop = Workshop("{name}")
display(Markdown("It is called " + workshop._programme.title + ". {words}"))
"""


def write_notebook(path: Path, *, name: str = WORKSHOP, words: str = "") -> None:
    cell = new_code_cell(SAYS.format(name=name, words=words))
    nbformat.write(new_notebook(cells=[cell]), path)


@pytest.fixture(scope="module")
def settings() -> dict[str, str]:
    return {
        "TOOLKIT_KERNELS_IN_TOTAL": "1",
        "TOOLKIT_BASE_URL": "/year/",
    }


ADDED = """
[[workshops]]
name = "added"
title = "One more"
agenda = [{ minutes = 10, title = "Hello" }]
"""
TYPO = ("title = ", "tilte = ")


@pytest.fixture(scope="module")
def workshop_path(workshop_path: Path) -> Path:
    """A site of whose second workshop nobody can read the table."""
    site = workshop_path.parent.parent
    before, table, rest = (site / "programme.toml").read_text().partition(SECOND)
    assert table
    (site / "programme.toml").write_text(before + table + rest.replace(*TYPO, 1))
    (site / "workshop2").mkdir()
    write_notebook(site / "workshop2" / "workshop.ipynb", name="workshop2")
    return workshop_path


@pytest.fixture
def at(live_server: LiveServer) -> Iterator[Callable[[str], Browser]]:
    """Signs people in, and out again at the end, so that their kernels end."""
    present: list[Browser] = []

    def signed_in(name: str) -> Browser:
        present.append(live_server.signed_in(name))
        return present[-1]

    yield signed_in
    for browser in present:
        browser.post("/sign-out")


def test_a_mistake_in_one_workshops_table_keeps_back_that_workshop_alone(
    at, live_server: LiveServer, workshop_path: Path
):
    file = workshop_path.parent.parent / "programme.toml"
    facilitator, participant = at("Facilitator 1"), at("Participant 7")
    second, said = "workshop/workshop2", "&#34;title&#34; is missing"
    until(lambda: said in facilitator.get(second).text)
    assert said in facilitator.get(OVERVIEW).text
    waiting = participant.get(second)
    assert waiting.status_code == 503
    assert "is missing" not in waiting.text
    assert participant.get(f"workshop/{WORKSHOP}").status_code == 200
    assert "tilte" in live_server.log.partition("Serving at")[0]
    file.write_text(file.read_text().replace(*reversed(TYPO)))
    until(lambda: participant.get(second).status_code == 200)
    assert said not in facilitator.get(OVERVIEW).text


def test_everything_is_below_the_base_path(live_server: LiveServer, at):
    browser = at("Participant 1")
    assert browser.get("").status_code == 200
    page = browser.get(f"workshop/{WORKSHOP}")
    assert page.status_code == 200
    addresses = re.findall(r'(?:href|src|action)="(/[^"]*)"', page.text)
    assert addresses
    assert all(address.startswith("/year/") for address in addresses)
    assert (
        browser.http.get(live_server.base.removesuffix("/year") + "/").status_code
        == 404
    )


async def test_a_full_server_asks_people_to_wait_and_lets_them_in_by_itself(
    live_server: LiveServer, at
):
    early, late = at("Participant 2"), at("Participant 3")
    open_page = Visitor(
        live_server.base,
        page=f"/year/workshop/{WORKSHOP}",
        cookies=dict(early.http.cookies),
        timeout=PATIENCE,
    )
    async with open_page:  # a page that is gone would soon make room
        waiting = late.get(f"workshop/{WORKSHOP}")
        assert waiting.status_code == 503
        assert "Retry-After" in waiting.headers
        assert 'http-equiv="refresh"' in waiting.text
        early.post("/sign-out")
    assert late.get(f"workshop/{WORKSHOP}").status_code == 200


def test_a_failing_notebook_shows_its_cell_to_facilitators_only(
    at, workshop_path: Path
):
    whole = workshop_path.read_text()
    broken = new_notebook(cells=[new_code_cell("chalk = 1 / 0  # the cell")])
    try:
        nbformat.write(broken, workshop_path)
        facilitator, participant = at("Facilitator 1"), at("Participant 5")
        shown = until(
            lambda: "chalk = 1 / 0" in (page := facilitator.get(OVERVIEW).text) and page
        )
        assert "ZeroDivisionError" in shown
        seen = participant.get("").text + participant.get(f"workshop/{WORKSHOP}").text
        assert "chalk" not in seen
        assert "ZeroDivisionError" not in seen
    finally:
        workshop_path.write_text(whole)


def test_what_is_wrong_in_a_notebook_is_told_to_facilitators_only(
    at, workshop_path: Path
):
    whole = workshop_path.read_text()
    notebook = nbformat.read(workshop_path, as_version=4)
    notebook.cells.append(new_markdown_cell("Oak: ![An oak](assets/oak.png)"))
    try:
        nbformat.write(notebook, workshop_path)
        facilitator, participant = at("Facilitator 1"), at("Participant 5")
        shown = until(
            lambda: "oak.png" in (page := facilitator.get(OVERVIEW).text) and page
        )
        assert f"cell {len(notebook.cells)}" in shown
        assert "Add it, or correct its name." in shown
        assert "oak.png" not in participant.get("").text
    finally:
        workshop_path.write_text(whole)


def test_an_edited_programme_is_taken_over_whole_or_not_at_all(
    at, live_server: LiveServer, workshop_path: Path
):
    file, whole = workshop_path.parent.parent / "programme.toml", workshop_path
    before, notebook = file.read_text(), whole.read_text()
    title = re.search(r'title = "(.*)"', before)[1]  # type: ignore[index]
    facilitator, participant = at("Facilitator 1"), at("Participant 6")
    page, added = f"workshop/{WORKSHOP}", workshop_path.parent.parent / "added"
    added.mkdir()
    write_notebook(added / "workshop.ipynb", name="added")

    def shows(browser: Browser, path: str, words: str) -> bool:
        return words in browser.get(path).text

    try:
        write_notebook(workshop_path)
        file.write_text(before.replace(title, "A year of maps", 1) + ADDED)
        until(lambda: shows(participant, page, "It is called A year of maps."))
        assert shows(participant, "", "A year of maps")
        until(lambda: participant.get("workshop/added").status_code == 200)
        file.write_text(before.replace('zone = "', 'zone = "Atlantis/', 1))
        until(lambda: shows(facilitator, OVERVIEW, "which is no time zone"))
        write_notebook(workshop_path, words="And it goes on.")
        until(lambda: shows(participant, page, "A year of maps. And it goes on."))
        assert "Atlantis" not in participant.get("").text
        file.write_text(before)
        until(lambda: shows(participant, page, f"It is called {title}. And"))
        until(lambda: not shows(facilitator, OVERVIEW, "which is no time zone"))
        assert participant.get("workshop/added").status_code == 404
        said = [line for line in live_server.log.splitlines() if "Atlantis" in line]
        assert len(said) == 1
    finally:
        file.write_text(before)
        whole.write_text(notebook)


def test_a_copied_folder_never_gets_into_another_workshops_answers(
    at, live_server: LiveServer, workshop_path: Path
):
    whole = workshop_path.read_text()
    kept = live_server.data / "contents" / f"{WORKSHOP}.json"
    try:
        # What the notebook was before a test may still be what is kept.
        before = until(lambda: "hope" in (said := kept.read_text()) and said)
        write_notebook(workshop_path, name="workshop2")
        facilitator = at("Facilitator 1")
        said = "This notebook belongs to &#34;workshop1_launch&#34;"
        shown = until(lambda: said in (p := facilitator.get(OVERVIEW).text) and p)
        assert "Write Workshop(&#34;workshop1_launch&#34;) in this cell" in shown
        assert kept.read_text() == before
        asked = 'workshop.poll("ready", "Ready?", options=["No", "Yes"])'
        cells = [
            new_code_cell(SAYS.format(name=name, words=""))
            for name in (WORKSHOP, "workshop2")
        ]
        own = new_notebook(cells=[*cells, new_code_cell(asked)])
        nbformat.write(own, workshop_path)
        said = "&#34;ready&#34; is asked for &#34;workshop2&#34;"
        until(lambda: said in facilitator.get(OVERVIEW).text)
        assert kept.read_text() == before
        second = live_server.data / "contents" / "workshop2.json"
        assert not second.exists() or second.read_text() == "[]"
    finally:
        workshop_path.write_text(whole)
