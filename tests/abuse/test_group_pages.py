"""Groups and their pages: what members, others and floods can and cannot do."""

from __future__ import annotations

import contextlib
import uuid
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from tornado.websocket import WebSocketClosedError

from tests.abuse.messages import activity, nested, save, say, still_works
from tests.serving import COHORT, WORKSHOP, Browser, LiveServer
from toolkit.model import Person
from toolkit.model.groups import Group
from toolkit.model.lines import LIMIT_LINES, Change, PageKey, Words
from toolkit.server.socket.guard import MALFORMED

NASTY = [None, True, -1, 1e300, "", "\ud800\x00", [], {}, [[]], {"": {}}, nested(20)]


def in_groups(live_server: LiveServer, *groups: tuple[Browser, ...]) -> list[str]:
    """Put people in groups of their own for the attacked page; the groups' ids."""
    store = live_server.store
    found = [
        Group(
            f"group-{uuid.uuid4().hex}",
            f"Group {number}",
            tuple(person_of(live_server, browser).id for browser in group),
        )
        for number, group in enumerate(groups, start=1)
    ]
    now = store.groups.made_for(COHORT, WORKSHOP, "shared")
    made = replace(now, groups=(*now.groups, *found))
    facilitator = next(
        s for s in store.people.roster(COHORT) if s.role == "facilitator"
    )
    moment = datetime.now(UTC)
    store.groups.save(made, person=facilitator.person.id, at=moment)
    return [group.id for group in found]


def person_of(live_server: LiveServer, browser: Browser) -> Person:
    held = browser.http.cookies["workshop-seat"]
    found = live_server.store.tokens.holder(held, "sign-in", now=datetime.now(UTC))
    assert found is not None
    return found.person


def line(
    group: object, name: object, text: object, **changed: object
) -> dict[str, Any]:
    """What a page of ours sends to write a line."""
    value = {"group": group, "line": name, "text": text, **changed}
    return save(value, sharing="group")


async def test_another_groups_page_is_neither_read_nor_written(
    live_server: LiveServer, participant: Browser, neighbour: Browser
):
    mine, theirs = in_groups(live_server, (participant,), (neighbour,))
    async with neighbour.tab(live_server.base) as tab:
        page = activity(tab, "group_page")
        assert "saved" in await say(tab, page, line(theirs, "ours", "chalk and cheese"))
    async with participant.tab(live_server.base) as tab:
        page = activity(tab, "group_page")
        assert tab.states[page]["state"]["room"]["group"]["id"] == mine
        for text, gone in (("stolen", False), ("chalk and cheese", True)):
            reply = await say(tab, page, line(theirs, "ours", text, gone=gone))
            assert "another group" in reply["refused"]
        here = {"do": "here", "group": theirs, "line": "ours", "write": "w-1"}
        assert "refused" in await say(tab, page, here)
        history = await say(tab, page, {"do": "history", "write": "w-2"})
        assert history["history"] == []
        reveal = {"do": "reveal", "revealed": True, "write": "w-3"}
        assert "facilitator" in (await say(tab, page, reveal))["refused"]
        await tab.request_states()
        assert "chalk and cheese" not in str(tab.states) + str(list(tab.inbox))
        # The same name in one's own group is another line.
        assert "saved" in await say(tab, page, line(mine, "ours", "our own"))
    key = PageKey(COHORT, WORKSHOP, "shared", theirs)
    (kept,) = live_server.store.pages.lines(key)
    assert (kept.words.text, kept.words.gone) == ("chalk and cheese", False)


NONSENSE: list[dict[str, Any]] = [
    line({}, "a", "x"),
    line(None, None, None),
    *(save(nasty, sharing="group") for nasty in NASTY),
]


async def test_lines_of_nonsense_are_refused_and_break_nothing(
    live_server: LiveServer, participant: Browser
):
    (mine,) = in_groups(live_server, (participant,))
    wrong = [
        *NONSENSE,
        line(mine, "../a", "x"),
        line(mine, "a" * 65, "x"),
        line(mine, "a", "x" * 501),
        line(mine, "a", ["x"]),
        line(mine, "a", "x", gone=1),
        line(mine, "a", "x", after={}),
        line(mine, "a", "\x00\ud800"),
    ]
    async with participant.tab(live_server.base) as tab:
        page = activity(tab, "group_page")
        for sent in wrong:
            assert "refused" in await say(tab, page, sent)
        await tab.request_states()
        assert tab.states[page]["state"]["room"]["lines"] == []
        await still_works(tab)


async def test_a_page_does_not_grow_without_end(
    live_server: LiveServer, participant: Browser
):
    (mine,) = in_groups(live_server, (participant,))
    key = PageKey(COHORT, WORKSHOP, "shared", mine)
    person, now = person_of(live_server, participant), datetime.now(UTC)
    for number in range(LIMIT_LINES):
        change = Change(f"l{number}", Words(f"Line {number}"), 0, write=f"w{number}")
        live_server.store.pages.write(key, change, person=person, at=now)
    async with participant.tab(live_server.base) as tab:
        page = activity(tab, "group_page")
        for number in range(5):
            reply = await say(tab, page, line(mine, f"more-{number}", "more"))
            assert "full" in reply["refused"]
        await still_works(tab)
    assert len(live_server.store.pages.lines(key)) == LIMIT_LINES


async def test_ten_thousand_lines_at_once_are_a_flood(
    live_server: LiveServer, participant: Browser, neighbour: Browser
):
    (mine,) = in_groups(live_server, (participant,))
    async with (
        participant.tab(live_server.base) as flood,
        neighbour.tab(live_server.base) as calm,
    ):
        page = activity(flood, "group_page")
        with contextlib.suppress(WebSocketClosedError):
            for number in range(10_000):
                await flood.send_custom(page, line(mine, f"l{number}", "x"))
        assert (await flood.closed()).code in {None, 1006, MALFORMED}
        await still_works(calm)
    key = PageKey(COHORT, WORKSHOP, "shared", mine)
    assert len(live_server.store.pages.lines(key)) <= LIMIT_LINES
    assert live_server.store.checkup().problems == ()


async def test_a_participant_makes_no_groups(
    live_server: LiveServer, participant: Browser
):
    async with participant.tab(live_server.base) as tab:
        panel = activity(tab, "making_groups")
        assert tab.states[panel]["state"]["room"] == {}
        person = person_of(live_server, participant).id
        asked = {"size": 2, "who": "all", "version": 0, "person": person, "to": ""}
        verbs = ("make", "move", "undo", "drop", "first", "describe", "scope")
        for do in (*verbs, "add", "remove", "zoom", "teams", "latecomers"):
            reply = await say(
                tab, panel, {"do": do, "write": uuid.uuid4().hex, **asked}
            )
            assert "facilitator" in reply["refused"]
        await still_works(tab)
