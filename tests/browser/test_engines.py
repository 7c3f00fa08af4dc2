"""The main walk of a participant, in the engines of all three makers of browsers."""

from __future__ import annotations

import contextlib
import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from tests.browser.notebook import ROOT, prompt_of
from tests.engines.chromium import chromium_page
from tests.engines.engine import Engine
from tests.engines.firefox import firefox
from tests.engines.hand import Hand
from tests.engines.webkit import webkit
from tests.faults.server import key, text_of
from tests.first_year import CALENDAR
from tests.line import Line
from tests.serving import WORKSHOP, LiveServer
from toolkit.model import Seating
from toolkit.programme import load_programme
from toolkit.server.words import BROWSERS

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ENGINES = ("chromium", "firefox", "webkit")
HOPE = "w1-r4-hope"
HOPES = prompt_of(HOPE)
POLL = prompt_of("w1-q1-leadership-time")
CHOICE = "data and reporting"
GROUP_PAGE = "Our four's notes: where we differed, and what it depends on"
SAVED = r"^Saved \d\d:\d\d$"
OFFLINE = "^Offline: kept on this device$"
ALL_DRAWN = (
    "!document.querySelector('[data-model-id]:not([data-mounted],"
    " .page-inside[hidden] [id])')"
)
WELCOME = "Welcome, purpose, working agreement"
NINE = "Activity A: diamond nine of purpose"
HOPES_SECTION = "Pen picture and hope for June"
AS_PDF = """return fetch(arguments[0].href).then(async (reply) => {
  const { size, type } = await reply.blob();
  return [reply.status, type, size > 1000];
})"""

TITLE = load_programme(ROOT / "programme.toml").workshops[0].title

_numbers = itertools.count(1)


@dataclass(frozen=True)
class Walker:
    """A participant at one browser, with a line of their own to the server."""

    live: LiveServer
    line: Line
    engine: Engine
    seating: Seating
    code: str

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.line.port}"

    def kept(self, activity: str) -> str | None:
        """The words of this person's answer that the database has."""
        found = self.live.store.responses.find(key(self.seating, activity))
        return text_of(found) if found else None


@pytest.fixture(scope="module", params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """One browser, as long as its tests."""
    started: dict[str, Callable[[], contextlib.AbstractContextManager[Engine]]] = {
        "chromium": lambda: chromium_page(request.getfixturevalue("chromium")),
        "firefox": firefox,
        "webkit": webkit,
    }
    with started[request.param]() as opened:
        yield opened


@pytest.fixture
def walker(programme_server: LiveServer, engine: Engine) -> Iterator[Walker]:
    """Somebody of a cohort of their own, who has not joined yet."""
    live, number = programme_server, next(_numbers)
    cohort, code = f"engines-{number}", f"WALK-{number}X"
    live.store.cohorts.add(cohort, "Cohort of a test")
    live.store.calendars.save(cohort, CALENDAR, at=datetime.now(UTC))
    seating = live.store.people.add(
        cohort, name=f"Participant {number}", school="Example School", group="Group 1"
    )
    until = datetime.now(UTC) + timedelta(hours=1)
    live.store.rooms.open(cohort, WORKSHOP, code=code, expires_at=until)
    line = Line(int(live.base.rsplit(":", 1)[1])).start()
    yield Walker(live, line, engine, seating, code)
    line.stop()


def join(hand: Hand, walker: Walker) -> None:
    """By the code on the screen and one's name, to the workshop that is on."""
    hand.engine.visit(f"{walker.base}/join")
    hand.see(says=re.escape(BROWSERS))
    hand.write("Room code", walker.code)
    hand.press("button", "Continue")
    hand.press("radio", f"{walker.seating.person.name} · Example School")
    hand.press("button", "Join")
    hand.wait(f"location.pathname.endsWith('/{WORKSHOP}')")
    hand.wait(ALL_DRAWN)


def open_entry(hand: Hand, title: str) -> None:
    """Have a section of the workshop open; the others are away then."""
    is_away = "return Boolean(document.querySelector('[data-part][hidden]'))"
    if hand.engine.run(is_away):
        hand.engine.run(
            "document.querySelector('#page-way [href=\"#outline\"]').click()"
        )
        hand.wait("!document.querySelector('[data-part][hidden]')")
    line = hand.see("link", title)
    is_open = "return arguments[0].getAttribute('aria-expanded')"
    if hand.engine.run(is_open, line) != "true":
        hand.engine.run("arguments[0].scrollIntoView({ block: 'center' })", line)
        hand.engine.click(line)


def say_hope(hand: Hand, words: str) -> None:
    hand.engine.write(hand.see("textbox", within=HOPES), words)


def hope_says(hand: Hand) -> str:
    box = hand.see("textbox", within=HOPES)
    return str(hand.engine.run("return arguments[0].value", box))


def write_with_the_group(hand: Hand, words: str) -> None:
    hand.write("Add a line", words, within=GROUP_PAGE)
    hand.press("button", "Add", within=GROUP_PAGE)
    hand.see(within=GROUP_PAGE, says=re.escape(words))
    hand.see("status", within=GROUP_PAGE, says=SAVED)


def test_a_participant_walks_through_a_workshop_in_every_engine(walker: Walker) -> None:
    hand = Hand(walker.engine)
    join(hand, walker)

    open_entry(hand, HOPES_SECTION)
    say_hope(hand, "A calmer June")
    hand.see("status", within=HOPES, says=SAVED)
    open_entry(hand, WELCOME)
    hand.press("radio", CHOICE, within=POLL)
    hand.see("status", within=POLL, says=SAVED)
    open_entry(hand, NINE)
    write_with_the_group(hand, "It depends on the timetable")

    open_entry(hand, HOPES_SECTION)
    walker.line.cut()
    say_hope(hand, "A calmer June, and July")
    hand.see("status", within=HOPES, says=OFFLINE)
    assert walker.kept(HOPE) == "A calmer June"
    walker.line.mend()
    hand.see("status", within=HOPES, says=SAVED)
    assert walker.kept(HOPE) == "A calmer June, and July"

    hand.engine.visit(walker.base)
    hand.wait(ALL_DRAWN)
    pdf = hand.see("link", f"My answers to {TITLE} (PDF)")
    assert hand.engine.run(AS_PDF, pdf) == [200, "application/pdf", True]
    hand.engine.visit(f"{walker.base}/workshop/{WORKSHOP}")
    hand.wait(ALL_DRAWN)
    assert hope_says(hand) == "A calmer June, and July"
    open_entry(hand, WELCOME)
    chosen = hand.see("radio", CHOICE, within=POLL)
    assert hand.engine.run("return arguments[0].checked", chosen)
    open_entry(hand, NINE)
    hand.see(within=GROUP_PAGE, says="It depends on the timetable")
    assert hand.engine.troubles() == []
