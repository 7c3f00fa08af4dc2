"""Links to read: what they show, to whom, and for how long."""

from __future__ import annotations

import io
import itertools
import re
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from tests.serving import COHORT, WORKSHOP, Browser, LiveServer
from toolkit.model import JSON, ResponseKey, Seating, Sharing
from toolkit.model.looked import What
from toolkit.server.throttle import PER_ADDRESS

_numbers = itertools.count(700)
MINE = "/me/links"
HOSTILE = '<script>alert("here")</script>'
OPEN_WORDS = "Everybody may read about the fractions wall."
OWN_WORDS = "Nobody else may read that I was afraid."
DAY = timedelta(days=1)


@pytest.fixture
def author(live_server: LiveServer) -> Seating:
    """Somebody who shares one answer with the cohort, and keeps one private."""
    people = live_server.store.people
    seating = people.add(COHORT, name=f"Participant {next(_numbers)}")
    write(live_server, seating, "hope", {"texts": [OPEN_WORDS]}, Sharing.COHORT)
    write(live_server, seating, "picture.how", OWN_WORDS, Sharing.PRIVATE)
    write(live_server, seating, "board", OWN_WORDS, Sharing.PRIVATE)
    return seating


@pytest.fixture
def own(live_server: LiveServer, author: Seating) -> Browser:
    """Their browser."""
    return live_server.entered(author)


def write(
    live: LiveServer,
    seating: Seating,
    name: str,
    value: JSON,
    sharing: Sharing,
    *,
    based_on: int = 0,
) -> None:
    live.store.responses.save(
        ResponseKey(COHORT, seating.person.id, WORKSHOP, name),
        value,
        sharing=sharing,
        based_on=based_on,
        write=f"{seating.id} {name} {based_on}",
        prompt="",
        at=datetime.now(UTC),
    )


def form(*parts: str, **changes: object) -> dict[str, object]:
    until = (datetime.now(UTC) + 30 * DAY).date().isoformat()
    return {"whom": "My line manager", "until": until, "part": parts, **changes}


def made(own: Browser, *parts: str, **changes: object) -> str:
    """The path of a new link."""
    answer = own.post(MINE, form(*parts, **changes))  # type: ignore[arg-type]
    assert answer.status_code == 303, answer.text
    found = re.search(r"/read/[A-Za-z0-9_-]{43}", own.get(MINE).text)
    assert found is not None
    return found[0]


def opened(reader: Browser, link: str) -> str:
    """What a reader sees who presses the cover's button."""
    answer = reader.post(link)
    assert answer.status_code == 303, answer.text
    assert answer.headers["Location"] == f"{link}/page"
    page = reader.get(f"{link}/page")
    assert page.status_code == 200, page.text
    return page.text


def main_of(page: str) -> str:
    return page.split("<main>")[1].split("</main>")[0]


def test_a_link_shows_what_was_ticked_and_nothing_else(
    live_server: LiveServer, own: Browser, stranger: Browser, author: Seating
) -> None:
    link = made(own, f"{WORKSHOP}/hope")
    assert link not in own.get(MINE).text, "it is shown once"
    shown = opened(stranger, link)
    assert OPEN_WORDS in shown
    assert OWN_WORDS not in shown
    assert "Who will see this" not in shown
    pdf = stranger.get(f"{link}/page.pdf")
    assert pdf.content.startswith(b"%PDF")
    assert author.person.name in pdf.headers["Content-Disposition"]
    assert "workshop-seat" not in stranger.http.cookies
    assert stranger.get("/").status_code == 302
    person = author.person.id
    (looked,) = live_server.store.looks.about(person, most=1)
    assert (looked.what, looked.by) == (What.LINK, "link")
    # Whoever leads is not told that somebody shows things to others.
    facilitator = live_server.signed_in("Facilitator 1")
    for page in ("data", "data/log.csv"):
        told = facilitator.get(f"/cohort/{COHORT}/{page}").text
        assert What.LINK.value not in told
    packed = facilitator.get(f"/cohort/{COHORT}/people/{author.id}/data.zip")
    with zipfile.ZipFile(io.BytesIO(packed.content)) as archive:
        kept = b"".join(map(archive.read, archive.namelist()))
    assert What.LINK.value.encode() not in kept


def test_the_statements_alone_show_nobodys_answer(
    own: Browser, stranger: Browser
) -> None:
    shown = opened(stranger, made(own, "statements"))
    assert "Our vision" in shown
    assert "their own words" not in shown
    both = opened(stranger, made(own, "statements", f"{WORKSHOP}/hope"))
    assert "These are their own words" in both
    assert OPEN_WORDS not in shown
    assert OWN_WORDS not in shown


def test_looking_at_the_cover_opens_nothing_and_counts_nothing(
    live_server: LiveServer, own: Browser, stranger: Browser, author: Seating
) -> None:
    link = made(own, f"{WORKSHOP}/hope")
    for _ in range(3):
        cover = stranger.get(link)
        assert cover.status_code == 200
        assert OPEN_WORDS not in cover.text
    assert stranger.http.head(link).status_code == 200
    for way in ("page", "page.pdf"):
        assert stranger.get(f"{link}/{way}").status_code == 303
    assert live_server.store.readers.of(author.id)[0].opened == 0
    assert "not opened yet" in own.get(MINE).text
    opened(stranger, link)
    stranger.get(f"{link}/page")
    assert live_server.store.readers.of(author.id)[0].opened == 1
    assert "opened once" in own.get(MINE).text


def test_nothing_keeps_it_and_no_other_site_hears_of_it(
    own: Browser, stranger: Browser
) -> None:
    link = made(own, f"{WORKSHOP}/hope")
    opened(stranger, link)
    for path in (link, f"{link}/page", f"{link}/page.pdf"):
        headers = stranger.get(path).headers
        assert headers["Cache-Control"] == "no-store"
        assert "noindex" in headers["X-Robots-Tag"]
        assert headers["Referrer-Policy"] == "same-origin"


def test_what_is_private_is_shown_only_after_a_warning(
    live_server: LiveServer, own: Browser, stranger: Browser, author: Seating
) -> None:
    part = f"{WORKSHOP}/picture"
    refused = own.post(MINE, form(part))  # type: ignore[arg-type]
    assert refused.status_code == 422
    assert "until now only you can read it" in refused.text
    assert re.search(rf'value="{part}" checked', refused.text), "what was ticked stays"
    assert live_server.store.readers.of(author.id) == ()
    link = made(own, part, agrees="yes")
    assert OWN_WORDS in opened(stranger, link)


def test_what_becomes_private_later_is_left_out(
    live_server: LiveServer, own: Browser, stranger: Browser, author: Seating
) -> None:
    link = made(own, f"{WORKSHOP}/hope")
    changed = {"texts": ["Changed my mind"]}
    write(live_server, author, "hope", changed, Sharing.COHORT, based_on=1)
    assert "Changed my mind" in opened(stranger, link)
    alone = {"texts": ["Mine alone"]}
    write(live_server, author, "hope", alone, Sharing.PRIVATE, based_on=2)
    shown = opened(stranger, link)
    assert "Mine alone" not in shown
    assert "Nothing that was chosen" in shown


@pytest.mark.parametrize(
    ("parts", "changes", "said"),
    [
        ((), {}, "Tick at least one thing"),
        (("workshop9/nothing",), {}, "Tick at least one thing"),
        (("hope",), {"whom": " "}, "for whom the link is"),
        (("hope",), {"whom": "x" * 81}, "at most 80 characters"),
        (("hope",), {"until": "2020-01-01"}, "Choose a day"),
        (("hope",), {"until": "9999-12-31"}, "Choose a day"),
        (("hope",), {"until": "soon"}, "Choose a day"),
    ],
)
def test_what_is_wrong_is_said_and_no_link_is_made(
    live_server: LiveServer,
    own: Browser,
    author: Seating,
    parts: tuple[str, ...],
    changes: dict[str, str],
    said: str,
) -> None:
    named = [one if "/" in one else f"{WORKSHOP}/{one}" for one in parts]
    answer = own.post(MINE, form(*named, **changes))  # type: ignore[arg-type]
    assert answer.status_code == 422
    assert said in answer.text
    assert live_server.store.readers.of(author.id) == ()


def test_a_link_that_has_ended_says_what_an_unknown_one_says(
    live_server: LiveServer, own: Browser, stranger: Browser, author: Seating
) -> None:
    ended = made(own, f"{WORKSHOP}/hope")
    opened(stranger, ended)
    (kept,) = live_server.store.readers.of(author.id)
    own.post(MINE, {"end": kept.digest})
    value = {"whom": "M", "parts": [], "private": [], "comments": False}
    past = datetime.now(UTC) - DAY
    token = live_server.store.readers.make(
        author.id, value=value, made_at=past - DAY, expires_at=past
    )
    unknown = stranger.get("/read/" + "y" * 43)
    for path in (ended, f"/read/{token}"):
        answer = stranger.get(path)
        assert answer.status_code == 404
        assert main_of(answer.text) == main_of(unknown.text)
    assert stranger.get(f"{ended}/page").status_code == 404
    assert stranger.get(f"{ended}/page.pdf").status_code == 404
    assert stranger.post(ended).status_code == 404


def test_nobody_ends_the_link_of_another(
    live_server: LiveServer, own: Browser, neighbour: Browser, author: Seating
) -> None:
    made(own, f"{WORKSHOP}/hope")
    (kept,) = live_server.store.readers.of(author.id)
    neighbour.post(MINE, {"end": kept.digest})
    assert live_server.store.readers.of(author.id) == (kept,)
    neighbour.post(MINE, form(f"{WORKSHOP}/hope"))  # type: ignore[arg-type]
    assert "/read/" not in neighbour.get(MINE).text


def test_who_has_withdrawn_shows_nothing_any_more(
    live_server: LiveServer, own: Browser, stranger: Browser, author: Seating
) -> None:
    link = made(own, f"{WORKSHOP}/hope")
    live_server.store.people.withdraw(author, at=datetime.now(UTC))
    assert stranger.get(link).status_code == 404


def test_words_are_words_wherever_they_stand(
    live_server: LiveServer, own: Browser, stranger: Browser, author: Seating
) -> None:
    write(live_server, author, "hope", {"texts": [HOSTILE]}, Sharing.COHORT, based_on=1)
    link = made(own, f"{WORKSHOP}/hope", whom=HOSTILE)
    pages = (stranger.get(link).text, opened(stranger, link), own.get(MINE).text)
    for page in pages:
        assert HOSTILE not in page
        assert "&lt;script&gt;" in page


def test_an_odd_address_carries_no_header(stranger: Browser) -> None:
    for path in ("/read/x%0d%0aSet-Cookie:%20a=b", "/read/" + "x" * 101, "/read/é"):
        answer = stranger.get(path)
        assert answer.status_code == 404
        assert "a" not in answer.cookies


def test_the_question_is_asked_only_when_the_year_is_over(
    live_server: LiveServer, own: Browser, stranger: Browser, author: Seating
) -> None:
    link = made(own, f"{WORKSHOP}/hope")
    assert "what will you protect next year?" in opened(stranger, link)
    long = stranger.post(f"{link}/page", {"said": "x" * 2_001})
    assert long.status_code == 422
    assert "x" * 2_001 in long.text
    kept = stranger.post(f"{link}/page", {"said": f"They plan. {HOSTILE}"})
    assert kept.status_code == 303
    assert "Your answer is kept" in stranger.get(f"{link}/page").text
    (link_kept,) = live_server.store.readers.of(author.id)
    assert link_kept.said is not None
    assert "They plan." in own.get(MINE).text
    assert HOSTILE not in own.get(MINE).text
    calendar = live_server.store.calendars.of(COHORT)
    assert calendar is not None
    open_year = type(calendar)(calendar.zone, {}, calendar.id, calendar.version)
    live_server.store.calendars.save(COHORT, open_year, at=datetime.now(UTC))
    try:
        assert "what will you protect" not in stranger.get(f"{link}/page").text
        assert stranger.post(f"{link}/page", {"said": "Too early"}).status_code == 404
    finally:
        now = live_server.store.calendars.of(COHORT)
        assert now is not None
        again = type(calendar)(calendar.zone, calendar.occasions, now.id, now.version)
        live_server.store.calendars.save(COHORT, again, at=datetime.now(UTC))


def test_who_guesses_has_to_wait_and_nobody_is_told_which_links_there_were(
    live_server: LiveServer, own: Browser, newcomer: Callable[[], Browser]
) -> None:
    link = made(own, f"{WORKSHOP}/hope")
    # From an address of its own: the others of this server's tests do not wait.
    elsewhere = httpx.HTTPTransport(local_address="127.0.0.9")
    with httpx.Client(base_url=live_server.base, transport=elsewhere) as guesser:
        for number in range(PER_ADDRESS + 1):
            answer = guesser.get(f"/read/{number:043}")
            if answer.status_code == 429:
                break
        assert answer.status_code == 429
        assert "wait" in answer.text
        assert guesser.get(link).status_code == 429
    # What is slowed down is reading by links, and nothing else.
    assert newcomer().get("/").status_code == 200
