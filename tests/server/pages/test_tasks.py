"""The desk's pages of tasks: who is how far, what is shared, and what is said of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html import unescape
from itertools import count
from pathlib import Path
from uuid import uuid4

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from tests.post.server import MailServer, mail_server
from tests.serving import COHORT, WORKSHOP, Browser, LiveServer, wait_for_page
from toolkit.model import JSON, ResponseKey, Role, Sharing
from toolkit.model.calendar import Occasion
from toolkit.model.looked import What
from toolkit.programme import load_programme

DESK = f"/cohort/{COHORT}/tasks"
SHOWS = {"Accept": "text/html"}
FIELDS = """
display(
    {
        "application/vnd.workshop.activity+json": {
            "face": {
                "kind": "task", "name": "TASK", "prompt": "A shared picture",
                "workshop": "workshop1_launch", "help": "", "finishes": "finished",
                "besides": ["more-time", "in-the-way"], "counts": ["see", "plan"],
                "due_line": "", "fields": [
                    {
                        "name": name, "kind": "long", "label": label, "help": "",
                        "optional": False, "words": 100,
                    }
                    for name, label in (("see", "What we see"), ("plan", "Our plan"))
                ],
            },
            "answers": {
                part: {} for part in
                ("see", "plan", "finished", "more-time", "in-the-way")
            },
            "printed": [],
        },
        "text/plain": "A shared picture",
    },
    raw=True,
)
"""
_clicks = count(1)
WAY = {"text": "No cover"}


@pytest.fixture(scope="module")
def workshop_path(workshop_path: Path) -> Path:
    """The programme's first workshop, with its task alone."""
    programme = load_programme(workshop_path.parent.parent / "programme.toml")
    name = programme.workshops[0].task.name
    cells = [new_code_cell(FIELDS.replace("TASK", name))]
    nbformat.write(new_notebook(cells=cells), workshop_path)
    return workshop_path


@pytest.fixture(scope="module")
def mail() -> Iterator[MailServer]:
    with mail_server() as server:
        yield server


@pytest.fixture(scope="module")
def settings(mail: MailServer) -> dict[str, str]:
    return {
        "TOOLKIT_SMTP": f"smtp://127.0.0.1:{mail.port}",
        "TOOLKIT_MAIL_FROM": "Workshops <workshops@programme.example>",
        "TOOLKIT_PUBLIC_URL": "https://workshops.example",
    }


TASK_NAME = "t1-shared-picture"


@pytest.fixture(autouse=True)
def year(live_server: LiveServer, facilitator: Browser) -> None:
    """The first workshop was ten days ago; its task is due in ten."""
    wait_for_page(facilitator, f"/workshop/{WORKSHOP}")
    today = datetime.now(UTC).date()
    occasion = Occasion(
        day=today - timedelta(days=10), due=today + timedelta(days=10), confirmed=False
    )
    kept = live_server.store.calendars.of(COHORT)
    assert kept is not None
    calendar = replace(kept, occasions={WORKSHOP: occasion})
    live_server.store.calendars.save(COHORT, calendar, at=datetime.now(UTC))


def text_of(page: str) -> str:
    main = page.partition("<main>")[2].partition("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def write(
    live: LiveServer, name: str, part: str, value: JSON, sharing: str = "private"
) -> None:
    """Let somebody answer one part of the task, as their page would."""
    key = ResponseKey(
        COHORT, live.seat(name).person.id, WORKSHOP, f"{TASK_NAME}.{part}"
    )
    stands = live.store.responses.find(key)
    live.store.responses.save(
        key,
        value,
        sharing=Sharing(sharing),
        based_on=stands.version if stands else 0,
        write=uuid4().hex,
        prompt="",
        at=datetime.now(UTC),
    )


def page_of(live: LiveServer, name: str) -> str:
    return f"{DESK}/{WORKSHOP}/{live.seat(name).id}"


def press(browser: Browser, page: str, do: str, **fields: str) -> str:
    """Press a button of a form; what is shown then."""
    sent = {"do": do, "click": f"click-{next(_clicks)}", **fields}
    answer = browser.post(page, sent, headers=SHOWS)
    if answer.status_code != 303:
        return answer.text
    return browser.get(answer.headers["Location"]).text


def comments(live: LiveServer, name: str) -> list[tuple[str, str, str]]:
    key = ResponseKey(COHORT, live.seat(name).person.id, WORKSHOP, TASK_NAME)
    found = live.store.comments.on(key)
    return [(one.part, one.text, one.kind) for one in found]


def test_everybody_is_counted_and_listed_by_state(
    live_server: LiveServer, facilitator: Browser
) -> None:
    write(live_server, "Participant 10", "see", "Hush", "private")
    write(live_server, "Participant 11", "see", "Bars", "cohort")
    finished = {"finished": "2026-01-01"}
    write(live_server, "Participant 12", "finished", finished, "facilitators")
    write(
        live_server,
        "Participant 13",
        "in-the-way",
        {"text": "No cover"},
        "facilitators",
    )
    whole = facilitator.get(DESK)
    assert whole.status_code == 200
    for name in ("Participant 10", "Participant 13", "Participant 30"):
        assert name in whole.text
    assert "Hush" not in whole.text
    one = {"task": WORKSHOP}
    for state, name in (
        ("drafting", "Participant 11"),
        ("finished", "Participant 12"),
        ("blocked", "Participant 13"),
        ("shared", "Participant 11"),
    ):
        table = facilitator.get(DESK, params={**one, "state": state}).text
        names = set(re.findall(r'<th scope="row">([^<]+)', table))
        assert name in names
        assert "Participant 30" not in names
    assert "Write to the" in text_of(whole.text)
    # What is private has no way to it; what asks something of facilitators has.
    assert page_of(live_server, "Participant 10") not in whole.text
    assert page_of(live_server, "Participant 13") in whole.text


def test_what_is_shared_in_part_is_not_said_to_be_shared(
    live_server: LiveServer, facilitator: Browser
) -> None:
    write(live_server, "Participant 14", "see", "Bars", "cohort")
    assert "shared with everybody" in line_of(facilitator, "Participant 14")
    write(live_server, "Participant 14", "plan", "Hush", "private")
    assert "in part shared with everybody" in line_of(facilitator, "Participant 14")


def line_of(facilitator: Browser, name: str) -> str:
    """What the table says of one person."""
    text = text_of(facilitator.get(DESK).text)
    return re.split(r"Participant \d+", text.partition(name)[2])[0]


def test_an_organiser_sees_states_and_no_way_to_an_answer(
    live_server: LiveServer, organiser: Browser
) -> None:
    write(live_server, "Participant 11", "see", "Bars", "cohort")
    page = organiser.get(DESK)
    assert "no answer" in page.text
    assert "Participant 11" in page.text
    assert page_of(live_server, "Participant 11") not in page.text
    assert organiser.get(page_of(live_server, "Participant 11")).status_code == 404


@pytest.fixture
def organiser(live_server: LiveServer) -> Browser:
    return live_server.organiser()


def test_who_has_withdrawn_is_in_no_list_and_their_task_is_not_opened(
    live_server: LiveServer, facilitator: Browser
) -> None:
    write(live_server, "Participant 29", "see", "Gone", "cohort")
    page = page_of(live_server, "Participant 29")
    assert facilitator.get(page).status_code == 200
    seating = live_server.seat("Participant 29")
    live_server.store.people.withdraw(seating, at=datetime.now(UTC))
    assert "Participant 29" not in facilitator.get(DESK).text
    assert facilitator.get(page).status_code == 404


def test_only_what_is_shared_is_shown_field_by_field_and_that_is_noted(
    live_server: LiveServer, facilitator: Browser
) -> None:
    write(live_server, "Participant 14", "see", "Bars and **more** <b>", "facilitators")
    write(live_server, "Participant 14", "plan", "Our secret plan", "private")
    page = facilitator.get(page_of(live_server, "Participant 14")).text
    assert "<strong>more</strong> &lt;b&gt;" in page
    assert "secret" not in page
    assert "Not answered, or not shared with you." in text_of(page)
    person = live_server.seat("Participant 14").person.id
    looks = live_server.store.looks.in_cohort(COHORT, most=1000)
    assert (What.ANSWER, person) in {(one.what, one.about) for one in looks}


def test_a_comment_stands_beside_its_field_once_and_its_author_can_read_it(
    live_server: LiveServer, facilitator: Browser
) -> None:
    write(live_server, "Participant 15", "see", "Bars", "group")
    page = page_of(live_server, "Participant 15")
    sent = {"do": "comment", "part": "see", "text": "Which bars?", "click": "once"}
    for _ in range(2):
        facilitator.post(page, sent, headers=SHOWS)
    assert comments(live_server, "Participant 15") == [("see", "Which bars?", "")]
    assert "Which bars?" in facilitator.get(page).text
    assert "1 comment" in text_of(facilitator.get(DESK).text)


def test_nothing_can_be_said_beside_what_is_private(
    live_server: LiveServer, facilitator: Browser
) -> None:
    write(live_server, "Participant 16", "see", "Bars", "cohort")
    write(live_server, "Participant 16", "plan", "Mine", "private")
    page = page_of(live_server, "Participant 16")
    told = press(facilitator, page, "comment", part="plan", text="I see you")
    assert "no longer shared" in told
    assert "I see you" in told  # nothing that was typed is lost
    assert comments(live_server, "Participant 16") == []


def test_thanks_are_said_once_and_taken_back(
    live_server: LiveServer, facilitator: Browser
) -> None:
    write(live_server, "Participant 17", "see", "Bars", "cohort")
    page = page_of(live_server, "Participant 17")
    told = press(facilitator, page, "thank")
    press(facilitator, page, "thank")
    assert comments(live_server, "Participant 17") == [("", "", "thanks")]
    assert "Take my thanks back" in told
    thanks = re.search(
        r'name="comment" value="([^"]+)">\s*<button[^>]*value="end"', told
    )
    assert thanks is not None
    press(facilitator, page, "end", comment=thanks[1])
    assert comments(live_server, "Participant 17") == []


def test_phrases_are_ones_own_and_one_press_puts_one_into_the_box(
    live_server: LiveServer, facilitator: Browser
) -> None:
    bank = f"{DESK}/phrases"
    phrase = "What did your pupils say?"
    facilitator.post(bank, {"new": phrase}, headers=SHOWS)
    assert phrase in unescape(facilitator.get(bank).text)
    long = facilitator.post(bank, {"new": "x" * 301}, headers=SHOWS)
    assert "300 characters" in long.text
    assert "x" * 301 in long.text
    write(live_server, "Participant 18", "see", "Bars", "cohort")
    page = page_of(live_server, "Participant 18")
    fields = {"part": "see", "text": "Well done.", "phrase": phrase}
    box = press(facilitator, page, "insert", **fields)
    assert f"Well done.\n{phrase}</textarea>" in unescape(box)
    assert comments(live_server, "Participant 18") == []
    facilitator.post(bank, {"remove": phrase}, headers=SHOWS)
    assert phrase not in unescape(facilitator.get(bank).text)


def test_a_later_day_is_given_said_and_taken_back(
    live_server: LiveServer, facilitator: Browser
) -> None:
    day = datetime.now(UTC).date() + timedelta(days=21)
    asks = {"day": day.isoformat(), "why": "A visit"}
    write(live_server, "Participant 19", "more-time", asks, "facilitators")
    assert "Participant 19" in facilitator.get(DESK, params={"state": "asks"}).text
    page = page_of(live_server, "Participant 19")
    assert "A visit" in facilitator.get(page).text
    assert "Choose a day" in press(facilitator, page, "give", day="2020-01-01")
    told = press(facilitator, page, "give", day=day.isoformat(), text="Good luck")
    assert "reminders and due days follow it" in told
    ((part, text, _kind),) = comments(live_server, "Participant 19")
    assert part == "more-time"
    assert text.startswith("You have until ")
    assert text.endswith("Good luck")
    seat = live_server.seat("Participant 19").id
    kept = live_server.store.choices.of(seat)[f"later/{WORKSHOP}/{TASK_NAME}"]
    assert kept["day"] == day.isoformat()
    press(facilitator, page, "withhold")
    assert live_server.store.choices.of(seat)[f"later/{WORKSHOP}/{TASK_NAME}"] == {}


def test_a_later_day_is_in_ones_own_calendar_and_open_pages_hear_of_it(
    live_server: LiveServer, facilitator: Browser
) -> None:
    granted, other = (live_server.seat(f"Participant {n}") for n in (24, 25))
    day = datetime.now(UTC).date() + timedelta(days=33)
    before = live_server.store.events.last(COHORT)
    press(facilitator, page_of(live_server, granted.person.name), "give", day=str(day))
    heard = live_server.store.events.since(COHORT, before)
    assert (granted.person.id, WORKSHOP, TASK_NAME) in {
        (one.person, one.workshop, one.activity) for one in heard
    }
    for seating, is_later in ((granted, True), (other, False)):
        file = live_server.entered(seating).get("/calendar/programme.ics").text
        assert (f"DTSTART;VALUE=DATE:{day:%Y%m%d}" in file) == is_later


def test_once_everybody_has_begun_there_is_nobody_to_write_to(
    live_server: LiveServer, facilitator: Browser
) -> None:
    page = f"/cohort/{COHORT}/messages/not-begun/{WORKSHOP}"
    store = live_server.store
    everybody = store.people.roster(COHORT)
    last, *others = (s for s in everybody if s.role is Role.PARTICIPANT)
    for seating in others:
        store.people.withdraw(seating, at=datetime.now(UTC))
    waited = text_of(facilitator.get(page).text)
    write(live_server, last.person.name, "see", "Begun", "private")
    said = text_of(facilitator.get(page).text)
    for seating in others:
        store.people.bring_back(seating)
    assert "has begun this task" not in waited
    assert "Everybody who takes part has begun this task" in said
    assert "nobody in this cohort" not in said


def test_who_has_not_begun_is_written_to_once_a_click_and_nobody_else(
    live_server: LiveServer, facilitator: Browser, mail: MailServer
) -> None:
    for number in (20, 21, 22):
        person = live_server.seat(f"Participant {number}").person
        address = f"p{number}@school.example"
        live_server.store.people.correct(replace(person, email=address))
    write(live_server, "Participant 21", "see", "Begun", "private")
    stopped = live_server.seat("Participant 22").id
    live_server.store.choices.choose(
        stopped, "reminders", value=False, at=datetime.now(UTC)
    )
    page = f"/cohort/{COHORT}/messages/not-begun/{WORKSHOP}"
    seen = text_of(facilitator.get(page, params={"line": "A word"}).text)
    assert "You have not begun" in seen
    assert "Participant 21" not in seen
    fields = {"who": "new", "line": "A word", "click": "one"}
    for _ in range(2):
        facilitator.post(page, fields, headers=SHOWS)
    sent = mail.arrived("p20@school.example")
    assert "A word" in sent.as_string()
    assert mail.to.count("p20@school.example") == 1
    assert not {"p21@school.example", "p22@school.example"} & set(mail.to)


def test_who_has_said_what_they_need_is_marked_and_not_ticked(
    live_server: LiveServer, facilitator: Browser, mail: MailServer
) -> None:
    names = {n: f"Participant {n}" for n in (714, 715, 716, 717)}
    for number, name in names.items():
        address = f"p{number}@school.example"
        live_server.store.people.add(COHORT, name=name, email=address)
    asks = {"day": "2026-12-11", "why": "Mocks"}
    write(live_server, names[714], "more-time", asks, "facilitators")
    for number in (715, 716):
        write(live_server, names[number], "in-the-way", WAY, "facilitators")
    own = page_of(live_server, names[716])
    press(facilitator, own, "comment", part="in-the-way", text="Let us talk")
    page = f"/cohort/{COHORT}/messages/not-begun/{WORKSHOP}"
    shown = facilitator.get(page).text
    boxes = {
        name: (" checked" in attributes, unescape(after))
        for attributes, name, after in re.findall(
            r'<input type="checkbox" name="seat"([^>]*)>([^<]*?)\s*'
            r"<span[^>]*>(.*?)</span>",
            shown,
        )
    }
    assert boxes[names[714]][0] is False
    assert boxes[names[714]][1].startswith(
        "asks for time until Friday 11 December 2026"
    )
    assert boxes[names[715]][0] is False
    assert boxes[names[715]][1].startswith("blocked")
    assert "answered" not in boxes[names[715]][1]
    assert boxes[names[716]][1].startswith("blocked; answered")
    assert boxes[names[717]][0] is True
    facilitator.post(page, {"who": "new", "line": "", "click": "n"}, headers=SHOWS)
    mail.arrived("p717@school.example")
    assert not {f"p{n}@school.example" for n in (714, 715, 716)} & set(mail.to)


def test_who_leads_reads_what_a_colleague_gathers_and_changes_only_their_own(
    live_server: LiveServer, facilitator: Browser
) -> None:
    store, name = live_server.store, "Facilitator 2"
    colleague = store.people.add(COHORT, name=name, role=Role.FACILITATOR)
    other, page = live_server.entered(colleague), f"{DESK}/themes/{WORKSHOP}"
    press(other, page, "theme", text="Talk about proof")
    press(other, page, "question", text="Who speaks first?")
    told = text_of(facilitator.get(page).text)
    mine, _, theirs = told.partition("Gathered by Facilitator 2")
    assert "Who speaks first?" in theirs
    assert "Talk about proof" in theirs
    assert "Talk about proof" not in mine
    assert "Remove" not in theirs.partition("Shared with you")[0]
    assert "Gathered by Facilitator 2" not in text_of(other.get(page).text)
    assert f'href="{page}"' in facilitator.get(f"/cohort/{COHORT}/overview").text


def test_themes_hold_what_may_be_shown_and_ask_for_the_rest(
    live_server: LiveServer, facilitator: Browser
) -> None:
    write(live_server, "Participant 23", "see", "Everybody may read", "cohort")
    write(live_server, "Participant 24", "see", "Facilitators may read", "facilitators")
    write(live_server, "Participant 3", "see", "Third of all", "cohort")
    page = f"{DESK}/themes/{WORKSHOP}"
    told = facilitator.get(page).text
    assert "Everybody may read" in told
    assert told.index("Third of all") < told.index("Everybody may read")
    assert "Facilitators may read" not in told
    press(facilitator, page, "theme", text="Bar models")
    press(facilitator, page, "question", text="Why bars?")
    told = facilitator.get(page).text
    theme = re.search(r'id="theme-([0-9a-f]+)"', told)
    assert theme is not None
    ref = f"{live_server.seat('Participant 23').id}/see"
    press(facilitator, page, "put", ref=ref, to=theme[1])
    told = text_of(facilitator.get(page).text)
    assert told.index("Bar models") < told.index("Everybody may read")
    assert told.index("Everybody may read") < told.index("Not under a theme yet")
    press(facilitator, page, "ask", ref=f"{live_server.seat('Participant 24').id}/see")
    ((part, text, _kind),) = comments(live_server, "Participant 24")
    assert (part, text[:8]) == ("see", "May this")
    write(live_server, "Participant 24", "see", "Facilitators may read", "cohort")
    write(live_server, "Participant 23", "see", "Everybody may read", "private")
    told = facilitator.get(page).text
    assert "Facilitators may read" in told
    assert "Everybody may read" not in told
