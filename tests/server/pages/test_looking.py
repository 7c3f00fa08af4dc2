"""The page as a participant sees it: for facilitators, of nobody, and kept nowhere."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from tests.first_year import copy_programme
from tests.serving import COHORT, PATIENCE, WORKSHOP, Browser, LiveServer, until
from toolkit.demo.visitor import Visitor
from toolkit.model import Role, Seating
from toolkit.seat import key_of
from toolkit.seat.looking import NAME, NOTHING_KEPT, look_key_of

ROOT = Path(__file__).resolve().parents[3]
LOOK = f"/workshop/{WORKSHOP}/look"
FILE = f"/evidence/{WORKSHOP}/picture/file"
SAID = "Nobody else may read this on a page that is looked at."
CELLS = (
    'from toolkit import Workshop\nworkshop = Workshop("workshop1_launch")',
    "workshop.begin()",
    'workshop.section("Welcome, purpose, working agreement", minutes=10)',
    'workshop.discussion("hope", "What do you hope for?")',
    'workshop.section("Talking heads in pairs", minutes=10)',
    'workshop.task("picture", "A picture", '
    'fields=[workshop.fields.evidence("file", "File")])',
)


@pytest.fixture(scope="module")
def workshop_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("site")
    copy_programme(site, task="picture")
    notebook = site / WORKSHOP / "workshop.ipynb"
    notebook.parent.mkdir()
    cells = [new_code_cell(cell) for cell in CELLS]
    nbformat.write(new_notebook(cells=cells), notebook)
    return notebook


@pytest.fixture
def looker(live_server: LiveServer) -> Seating:
    """A facilitator who has done nothing yet."""
    name = f"Facilitator {uuid4().hex[:6]}"
    return live_server.store.people.add(COHORT, name=name, role=Role.FACILITATOR)


@pytest.fixture
def browser(live_server: LiveServer, looker: Seating) -> Iterator[Browser]:
    entered = live_server.entered(looker)
    yield entered
    entered.post("/sign-out")


def tab(live: LiveServer, browser: Browser, page: str = LOOK) -> Visitor:
    cookies = dict(browser.http.cookies)
    return Visitor(live.base, page=page, cookies=cookies, timeout=PATIENCE)


def model_of(visitor: Visitor, name: str) -> str:
    return next(
        model
        for model, whole in visitor.states.items()
        if whole["state"].get("face", {}).get("name") == name
    )


async def asked(visitor: Visitor, model: str, **message: object) -> dict:
    write = uuid4().hex
    await visitor.send_custom(model, {**message, "write": write})
    while True:
        reply = await visitor.custom_from(model)
        if reply.get("re") == write:
            return reply


def typed(text: str) -> dict[str, object]:
    value = {"choice": None, "text": text}
    return {
        "do": "save",
        "part": "",
        "value": value,
        "sharing": "cohort",
        "based_on": 0,
    }


async def share_something(live: LiveServer) -> None:
    """A participant says something to everybody."""
    participant = live.signed_in("Participant 1")
    page = f"/workshop/{WORKSHOP}"
    async with tab(live, participant, page) as visitor:
        hope = model_of(visitor, "hope")
        based_on = visitor.states[hope]["state"]["answers"][""]["version"]
        message = {**typed(SAID), "based_on": based_on}
        assert "saved" in await asked(visitor, hope, **message)
    participant.post("/sign-out")


def of(live: LiveServer, seating: Seating) -> object:
    """Everything that the store has of one person's answers in the workshop."""
    return live.store.responses.of(COHORT, WORKSHOP, seating.person.id)


async def test_a_facilitator_sees_the_page_empty_and_what_is_typed_is_not_kept(
    live_server: LiveServer, browser: Browser, looker: Seating
) -> None:
    await share_something(live_server)
    before = live_server.store.responses.within(COHORT, WORKSHOP)
    async with tab(live_server, browser) as visitor:
        assert NOTHING_KEPT in visitor.html
        assert f">{NAME}</a>" in visitor.html
        everything = visitor.html + json.dumps(visitor.states)
        assert looker.person.name not in everything
        assert "Participant 1" not in everything
        assert SAID not in everything
        hope = model_of(visitor, "hope")
        reply = await asked(visitor, hope, **typed("What would they see?"))
        assert reply["refused"] == NOTHING_KEPT
        assert visitor.states[hope]["state"]["room"]["cards"] == []
    assert of(live_server, looker) == {}
    assert live_server.store.responses.within(COHORT, WORKSHOP) == before


async def test_who_is_no_facilitator_finds_nothing_there(
    live_server: LiveServer, participant: Browser, stranger: Browser
) -> None:
    assert participant.get(LOOK).status_code == 404
    assert stranger.get(LOOK).headers["Location"].endswith("/join")


async def test_what_the_room_is_told_arrives_where_a_facilitator_looks(
    live_server: LiveServer, browser: Browser
) -> None:
    store = live_server.store
    async with tab(live_server, browser) as visitor:
        pacing = model_of(visitor, ".pace")
        pace = store.pace.of(COHORT, WORKSHOP)
        opened = {"section-2": datetime.now(UTC)}
        live = replace(pace, section="section-2", opened=opened, notice="Ten minutes.")
        store.pace.save(live)
        told = await visitor.update_of(pacing, "room")
        assert (told["room"]["section"], told["room"]["notice"]) == (
            "section-2",
            "Ten minutes.",
        )
    page = browser.get(LOOK).text
    assert 'data-opened="section-2 section-2"' in page
    ended = replace(store.pace.of(COHORT, WORKSHOP), section=None, notice="")
    store.pace.save(ended)


async def test_who_looks_is_not_here(
    live_server: LiveServer, browser: Browser, looker: Seating
) -> None:
    store = live_server.store

    def here() -> set[str]:
        found = store.presence.here(COHORT, WORKSHOP, now=datetime.now(UTC))
        return {*found}

    async with tab(live_server, browser):
        # Whoever came later is seen, so whoever looks had their time.
        other = live_server.signed_in("Facilitator 1")
        async with tab(live_server, other, f"/workshop/{WORKSHOP}"):
            late = live_server.seat("Facilitator 1").person.id
            await asyncio.to_thread(until, lambda: late in here())
            assert looker.person.id not in here()
        other.post("/sign-out")


async def test_a_page_that_was_only_looked_at_comes_back_as_no_more(
    live_server: LiveServer, browser: Browser, looker: Seating
) -> None:
    async with tab(live_server, browser) as visitor:
        gone = visitor.kernel_id
    fresh = browser.post(
        "/kernel",
        {"workshop": WORKSHOP, "replaces": gone, "page_of": look_key_of(looker)},
    )
    assert fresh.status_code == 200
    visitor = tab(live_server, browser)
    await visitor.connect(kernel_id=fresh.json()["kernel"])
    await visitor.request_states()
    hope = model_of(visitor, "hope")
    reply = await asked(visitor, hope, **typed("And after a restart?"))
    assert reply["refused"] == NOTHING_KEPT
    await visitor.close()
    assert of(live_server, looker) == {}


def test_a_participant_who_claims_to_look_gets_no_kernel(
    live_server: LiveServer, participant: Browser
) -> None:
    claimed = look_key_of(live_server.seat("Participant 1"))
    sent = {"workshop": WORKSHOP, "page_of": claimed}
    assert participant.post("/kernel", sent).status_code == 404


def test_a_file_from_a_page_that_is_looked_at_is_refused_and_kept_nowhere(
    live_server: LiveServer, browser: Browser, looker: Seating
) -> None:
    def add(key: str) -> tuple[int, str]:
        files = {"file": ("a.pdf", b"%PDF-1.7 invented")}
        reply = browser.post(f"{FILE}?page_of={key}", files=files)
        return reply.status_code, reply.text

    status, told = add(look_key_of(looker))
    assert status == 403
    assert NOTHING_KEPT in told
    assert add(key_of(looker))[0] == 201


def test_a_page_that_is_looked_at_has_a_name_of_its_own(
    browser: Browser, looker: Seating
) -> None:
    told = re.search(r'"seat": "([0-9a-f]+)"', browser.get(LOOK).text)
    assert told is not None
    assert told[1] == look_key_of(looker)
