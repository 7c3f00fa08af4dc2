"""The cockpit's panels, on a page that everybody may open, and what reaches whom."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable
from typing import Any

import pytest

from tests.abuse.messages import activity, nested, save, say
from tests.serving import COHORT, WORKSHOP, Browser, LiveServer, wait_for_page
from toolkit.demo.visitor import Visitor

SECRET = "a private word that nobody else may ever read"


def tab(browser: Browser, live: LiveServer, page: str = "/page/own") -> Visitor:
    return Visitor(live.base, page=page, cookies=dict(browser.http.cookies))


MESSAGES: dict[str, list[dict[str, Any]]] = {
    "steer": [
        {"do": "choose", "workshop": WORKSHOP},
        *(
            {"do": "steer", "what": what, "section": "section-1", "minutes": 5}
            for what in ("open", "gather", "end", "pens down", "timer", "notice")
        ),
    ],
    "people": [
        {"do": "room", "open": True},
        {"do": "link", "seat": "{facilitator}"},
        {"do": "add", "name": "Participant 777", "school": "", "group": ""},
        {
            **{"do": "record", "person": "{person}", "mark": "absent"},
            **{"mode": "", "caught_up": False, "note": ""},
        },
    ],
    "group_pages": [
        {"do": "turn", "activity": "shared"},
        {"do": "reveal", "activity": "shared", "revealed": True},
        {"do": "put_up", "activity": "shared", "up": False},
        {"do": "page", "by": 1},
    ],
    "walls": [
        {"do": "page", "by": 1},
        {"do": "turn", "activity": "wall"},
        {"do": "spotlight", "id": "one", "what": "show"},
        {"do": "put_up", "activity": "wall", "part": "", "up": True},
        {"do": "undo", "key": "wall/one", "what": "hide"},
    ],
    "screen": [
        {"do": "turn", "by": 1},
        {"do": "reveal", "activity": "wall", "revealed": True},
    ],
}


async def test_a_participant_is_refused_every_press_of_the_cockpit(
    live_server: LiveServer, participant: Browser, facilitator: Browser
):
    wait_for_page(facilitator, "/page/own")
    seat = live_server.seat("Facilitator 1")
    store = live_server.store
    before = (store.pace.of(COHORT, WORKSHOP), len(store.people.roster(COHORT)))
    async with tab(participant, live_server) as page:
        for kind, messages in MESSAGES.items():
            model = activity(page, kind)
            assert page.states[model]["state"]["room"] == {}
            for message in messages:
                filled = json.loads(
                    json.dumps(message)
                    .replace("{facilitator}", seat.id)
                    .replace("{person}", seat.person.id)
                )
                reply = await say(page, model, {**filled, "write": uuid.uuid4().hex})
                assert set(reply) == {"re", "refused"}, (message, reply)
    assert (store.pace.of(COHORT, WORKSHOP), len(store.people.roster(COHORT))) == before
    assert store.attendance.of(COHORT, WORKSHOP) == {}


NASTY = [None, True, -1, 1e300, "", "\ud800\x00", [], {}, [[]], nested(20), "x" * 9000]
VERBS = ("choose", "steer", "room", "link", "add", "record", "look", "turn", "save")
MORE = (
    *("reveal", "pick", "merge", "hide", "undo", "spotlight", "put_up", "page"),
    *("attach", "lead", "_x"),
)
NAMES = (
    *("what", "workshop", "section", "minutes", "words", "open", "seat", "name"),
    *("school", "group", "person", "mark", "mode", "caught_up", "note", "activity"),
    *("revealed", "keys", "named", "key", "id", "part", "up", "by"),
)


async def test_nothing_a_facilitators_page_sends_breaks_the_cockpit(
    live_server: LiveServer, facilitator: Browser
):
    wait_for_page(facilitator, "/page/own")
    async with tab(facilitator, live_server) as page:
        for kind in MESSAGES:
            model = activity(page, kind)
            for number, verb in enumerate((*VERBS, *MORE)):
                nasty = NASTY[number % len(NASTY)]
                message = dict.fromkeys(NAMES, nasty)
                write = uuid.uuid4().hex
                await page.send_custom(model, {**message, "do": verb, "write": write})
        model = activity(page, "people")
        reply = await say(
            page, model, {"do": "room", "open": True, "write": uuid.uuid4().hex}
        )
        assert reply.get("done"), reply
    assert live_server.store.checkup().problems == ()


@pytest.mark.parametrize("sharing", ["private", "facilitators"])
async def test_only_what_its_author_shares_reaches_a_facilitators_page(
    live_server: LiveServer,
    newcomer: Callable[[], Browser],
    facilitator: Browser,
    sharing: str,
):
    wait_for_page(facilitator, "/page/own")
    words = f"{SECRET} ({sharing})"
    async with tab(facilitator, live_server) as cockpit:
        async with newcomer().tab(live_server.base) as page:
            model = activity(page, "discussion")
            value = {"choice": None, "text": words}
            kept = await say(page, model, save(value, sharing=sharing))
            assert "saved" in kept
        for kind in MESSAGES:
            look = {"do": "look", "write": uuid.uuid4().hex}
            await cockpit.send_custom(activity(cockpit, kind), look)
        choose = {"do": "choose", "workshop": WORKSHOP, "write": uuid.uuid4().hex}
        assert (await say(cockpit, activity(cockpit, "steer"), choose)).get("done")
        turn = {"do": "turn", "activity": "wall", "write": uuid.uuid4().hex}
        assert (await say(cockpit, activity(cockpit, "walls"), turn)).get("done")
        await cockpit.request_states()
        seen = json.dumps([each["state"] for each in cockpit.states.values()])
    assert (words in seen) is (sharing == "facilitators")
