"""Comments beside answers: what hostile messages about them come to."""

from __future__ import annotations

import uuid
from typing import Any

from tests.abuse.messages import activity, nested, save, say, still_works
from tests.abuse.test_group_pages import person_of
from tests.serving import COHORT, WORKSHOP, Browser, LiveServer
from toolkit.model import ResponseKey, Sharing
from toolkit.model.comments import LIMIT_COMMENT, Comment
from toolkit.seat.others import called

NASTY = [None, True, -1, 1e300, "\ud800\x00", [], {}, [[]], {"": {}}, nested(20)]


def key_of(live_server: LiveServer, browser: Browser) -> ResponseKey:
    person = person_of(live_server, browser).id
    return ResponseKey(COHORT, person, WORKSHOP, "hope")


def name_of(live_server: LiveServer, browser: Browser) -> str:
    return called(COHORT, person_of(live_server, browser).id)


def beside(live_server: LiveServer, browser: Browser) -> tuple[Comment, ...]:
    return live_server.store.comments.on(key_of(live_server, browser))


def speaking(about: object, text: object = "How?", **more: object) -> dict[str, Any]:
    """What a page of ours sends to say something."""
    fresh = {"write": uuid.uuid4().hex, "comment": uuid.uuid4().hex}
    return {"do": "comment", "about": about, "text": text, **fresh, **more}


async def shared(browser: Browser, base: str, sharing: str) -> None:
    async with browser.tab(base) as tab:
        kept = save({"texts": ["That they ask"]}, sharing=sharing)
        assert "saved" in await say(tab, activity(tab, "reflection"), kept)


async def test_what_is_not_shared_with_one_is_not_commented_on_and_tells_nothing(
    live_server: LiveServer, participant: Browser, neighbour: Browser
):
    await shared(neighbour, live_server.base, "cohort")
    about = name_of(live_server, neighbour)
    async with participant.tab(live_server.base) as tab:
        page = activity(tab, "reflection")
        told = await say(tab, page, speaking(about, "before", comment="mine-before"))
        assert len(told["comments"]) == 1
    key = key_of(live_server, neighbour)
    live_server.store.responses.save(
        key, {"texts": ["Chalk"]}, sharing=Sharing.PRIVATE, based_on=1,
        write="narrowed", prompt="", at=told_at(live_server, key),
    )  # fmt: skip
    async with participant.tab(live_server.base) as tab:
        page = activity(tab, "reflection")
        assert about not in tab.states[page]["state"]["comments"]
        for sent in (
            speaking(about),
            {**speaking(about), "do": "comments"},
            speaking(about, do="uncomment", comment="mine-before"),
        ):
            assert "no longer shared" in (await say(tab, page, sent))["refused"]
        await still_works(tab)
    assert [one.text for one in beside(live_server, neighbour)] == ["before"]


def told_at(live_server: LiveServer, key: ResponseKey) -> Any:
    found = live_server.store.responses.find(key)
    assert found is not None
    return found.saved_at


async def test_nobody_of_another_cohort_is_reached(
    live_server: LiveServer, participant: Browser
):
    store = live_server.store
    store.cohorts.add("elsewhere", "Elsewhere")
    far = store.people.add("elsewhere", name="Participant 1", school="Example School")
    key = ResponseKey("elsewhere", far.person.id, WORKSHOP, "hope")
    store.responses.save(
        key, {"texts": ["Far"]}, sharing=Sharing.COHORT, based_on=0, write="far",
        prompt="", at=told_at(live_server, await own(participant, live_server)),
    )  # fmt: skip
    async with participant.tab(live_server.base) as tab:
        page = activity(tab, "reflection")
        for cohort in ("elsewhere", COHORT):
            about = called(cohort, far.person.id)
            for do in ("comment", "comments"):
                reply = await say(tab, page, speaking(about, do=do))
                assert "no longer shared" in reply["refused"]
    assert store.comments.on(key) == ()


async def own(browser: Browser, live_server: LiveServer) -> ResponseKey:
    await shared(browser, live_server.base, "cohort")
    return key_of(live_server, browser)


async def test_nobody_takes_away_somebody_elses_comment_or_speaks_in_their_name(
    live_server: LiveServer,
    participant: Browser,
    neighbour: Browser,
    facilitator: Browser,
):
    await shared(neighbour, live_server.base, "cohort")
    about = name_of(live_server, neighbour)
    async with facilitator.tab(live_server.base) as tab:
        page = activity(tab, "reflection")
        first = speaking(about, "From a facilitator")
        assert "comments" in await say(tab, page, first)
    theirs, person = first["comment"], person_of(live_server, facilitator).id
    async with participant.tab(live_server.base) as tab:
        page = activity(tab, "reflection")
        for sent in (
            speaking(about, do="uncomment", comment=theirs),
            speaking(about, do="uncomment", comment=theirs, person=person),
            speaking(about, "Put in its place", comment=theirs),
        ):
            assert "refused" in await say(tab, page, sent)
        in_their_name = speaking(about, "Mine", person=person, name="Facilitator 1")
        assert "comments" in await say(tab, page, in_their_name)
        (one, mine) = (await say(tab, page, speaking(about, do="comments")))["comments"]
        assert (one["removable"], mine["yours"]) == (False, True)
    found = beside(live_server, neighbour)
    assert [one.text for one in found] == ["From a facilitator", "Mine"]
    assert found[1].by.id == person_of(live_server, participant).id


async def test_comments_of_nonsense_are_refused_in_words_and_break_nothing(
    live_server: LiveServer, participant: Browser, neighbour: Browser
):
    await shared(neighbour, live_server.base, "cohort")
    about = name_of(live_server, neighbour)
    wrong = [
        *(speaking(nasty) for nasty in NASTY),
        *(speaking(about, nasty) for nasty in (*NASTY, "", " \n", 3)),
        *(speaking(about, comment=nasty) for nasty in (*NASTY, "", "x" * 65, "a b")),
        speaking(about, "x" * (LIMIT_COMMENT + 1)),
        *(speaking(about, do="uncomment", comment=nasty) for nasty in NASTY),
        *(speaking(nasty, do="comments") for nasty in NASTY),
    ]
    async with participant.tab(live_server.base) as tab:
        page = activity(tab, "reflection")
        for sent in wrong:
            assert "refused" in await say(tab, page, sent), sent
        # Markup is text, and only what Markdown's marks say becomes more.
        hostile = "<img src=x onerror=alert(1)> [x](javascript:alert(1))"
        reply = await say(tab, page, speaking(about, hostile))
        assert "link" not in str(reply["comments"][0]["inside"])
        await still_works(tab)
    assert [one.text for one in beside(live_server, neighbour)] == [hostile]


async def test_where_nothing_is_commented_on_nothing_is_taken(
    live_server: LiveServer, participant: Browser, neighbour: Browser
):
    await shared(neighbour, live_server.base, "cohort")
    about = name_of(live_server, neighbour)
    kinds = ("poll", "voices", "board", "group_page", "recall", "points")
    async with participant.tab(live_server.base) as tab:
        for kind in kinds:
            page = activity(tab, "talking_points" if kind == "points" else kind)
            for do in ("comment", "comments", "uncomment"):
                for whom in (about, "mine"):
                    reply = await say(tab, page, speaking(whom, do=do))
                    assert "out of date" in reply["refused"], (kind, do)
        await still_works(tab)
