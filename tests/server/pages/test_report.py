"""The impact report on the desk: chosen, looked at, made and written down."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime, timedelta
from html import unescape
from uuid import uuid4

import pytest

from tests.export import pdf as paper
from tests.serving import COHORT, Browser, LiveServer
from toolkit.activities.story.story import FIELDS
from toolkit.model import PROGRAMME, ResponseKey, Role, Sharing
from toolkit.model.consent import Consent, Purpose
from toolkit.model.looked import What

TAB = f"/cohort/{COHORT}/report"
FILE = f"{TAB}/impact.pdf"
AT = datetime(2023, 7, 1, tzinfo=UTC)
SAID = {
    "funder": "  Example <Trust> ",
    "words": "A year together.",
    "not_worked": "The seminar was too late.",
    "names_schools": "yes",
}


@pytest.fixture
def facilitator(live_server: LiveServer) -> Browser:
    return live_server.signed_in("Facilitator 1")


def tell_story(server: LiveServer, name: str) -> str:
    """Somebody shares a story and agrees to have it in a report; the consent's id."""
    person = server.seat(name).person.id
    place = (PROGRAMME, "story-of-change")
    key = ResponseKey(COHORT, person, *place)
    known = server.store.responses.find(key)
    server.store.responses.save(
        key,
        {field: f"{field} of {name}" for field, *_ in FIELDS},
        sharing=Sharing.COHORT,
        based_on=known.version if known else 0,
        write=uuid4().hex,
        prompt="",
        at=AT,
    )
    consent = Consent(uuid4().hex, COHORT, person, Purpose.STORY, *place, "Yes.", AT)
    return server.store.consents.give(consent).id


def test_what_is_chosen_is_kept_and_on_paper(
    live_server: LiveServer, facilitator: Browser
) -> None:
    story = tell_story(live_server, "Participant 3")
    page = facilitator.get(TAB).text
    assert "title of Participant 3" in page
    assert "Names Participant 3: ask its author" in page
    assert facilitator.post(TAB, {**SAID, "story": story}).status_code == 303
    page = facilitator.get(TAB).text
    assert "Kept. The report has it when it is made next." in page
    assert 'value="Example &lt;Trust&gt;"' in page
    assert f'value="{story}" checked' in page
    made = facilitator.post(FILE)
    assert made.headers["content-type"] == "application/pdf"
    assert "attachment" in made.headers["content-disposition"]
    words = paper.text_of(made.content)
    for said in ("Example <Trust>", "A year together.", "turning of Participant 3"):
        assert said in words
    newest = live_server.store.looks.in_cohort(COHORT, most=1)[0]
    assert newest.what is What.REPORT
    assert newest.by == live_server.seat("Facilitator 1").person.id


def test_what_is_wrong_is_said_and_what_was_typed_stays(facilitator: Browser) -> None:
    before = facilitator.get(TAB).text
    refused = facilitator.post(TAB, {**SAID, "words": "Long " * 900})
    assert refused.status_code == 422
    assert "Shorten it to 4,000 characters" in refused.text
    assert "Long Long Long" in refused.text
    assert "Long Long" not in facilitator.get(TAB).text
    assert "Long Long" not in before


def test_more_than_three_stories_are_not_taken(
    live_server: LiveServer, facilitator: Browser
) -> None:
    stories = [tell_story(live_server, f"Participant {n}") for n in range(5, 9)]
    data = {"_xsrf": facilitator.xsrf(), "story": stories}
    refused = facilitator.http.post(TAB, data=data)
    assert refused.status_code == 422
    assert "Choose three stories at most" in refused.text


def test_a_story_taken_back_is_gone_from_page_and_paper(
    live_server: LiveServer, facilitator: Browser
) -> None:
    story = tell_story(live_server, "Participant 4")
    facilitator.post(TAB, {**SAID, "story": story})
    assert "turning of Participant 4" in facilitator.get(TAB).text
    person = live_server.seat("Participant 4").person.id
    for consent in live_server.store.consents.of_person(person):
        live_server.store.consents.take_back(consent, at=AT)
    assert "Participant 4" not in facilitator.get(TAB).text
    assert "Participant 4" not in paper.text_of(facilitator.post(FILE).content)


def test_its_figures_are_a_table_of_the_same_and_noted_like_it(
    live_server: LiveServer, facilitator: Browser
) -> None:
    page = unescape(facilitator.get(TAB).text)
    made = facilitator.post(f"{TAB}/figures.csv")
    assert made.headers["content-type"].startswith("text/csv")
    heading, *lines = csv.reader(io.StringIO(made.content.decode("utf-8-sig")))
    figures = heading.index("figure")
    assert heading[:2] == ["part", "table"]
    roles = [one for one in lines if one[1].endswith("are in their schools")]
    assert len(roles) == 6
    for line in lines:
        assert line[figures] in page
        assert line[2] in page
    newest = live_server.store.looks.in_cohort(COHORT, most=1)[0]
    assert newest.what is What.REPORT


def test_an_organiser_makes_it_too_and_participants_do_not(
    live_server: LiveServer,
) -> None:
    organiser = live_server.organiser()
    assert organiser.get(TAB).status_code == 200
    made = organiser.post(FILE)
    assert made.content.startswith(b"%PDF")
    assert live_server.signed_in("Participant 1").get(TAB).status_code == 404


def test_an_organiser_who_looks_every_day_learns_nothing_of_one_person(
    live_server: LiveServer,
) -> None:
    store = live_server.store
    store.cohorts.add("daily", "Daily")
    store.people.add("daily", name="Facilitator 1", role=Role.FACILITATOR)
    people = [store.people.add("daily", name=f"Participant {n}") for n in range(20)]
    until = datetime.now(UTC) + timedelta(days=1)
    for seating in people[:10]:
        store.tokens.issue(seating.id, "sign-in", expires_at=until)
    organiser = live_server.organiser()
    page = organiser.get("/cohort/daily/report").text
    signed_in = '<th scope="row">Have signed in</th><td>10</td>'
    assert signed_in in page
    store.tokens.issue(people[10].id, "sign-in", expires_at=until)
    assert signed_in in organiser.get("/cohort/daily/report").text
    for seating in people[11:15]:
        store.tokens.issue(seating.id, "sign-in", expires_at=until)
    page = organiser.get("/cohort/daily/report").text
    assert signed_in.replace("10", "15") in page


def test_no_count_of_a_few_is_on_the_page(
    live_server: LiveServer, facilitator: Browser
) -> None:
    page = facilitator.get(TAB).text
    table = page.partition("How it stands now")[2]
    assert "people take part" in table
    cells = {cell.partition("</td>")[0] for cell in table.split("<td>")[1:]}
    assert cells
    assert not cells & {"1", "2", "3", "4"}


def test_where_nobody_facilitates_nothing_is_lost(live_server: LiveServer) -> None:
    live_server.store.cohorts.add("unled", "Unled")
    organiser = live_server.organiser()
    refused = organiser.post("/cohort/unled/report", SAID)
    assert refused.status_code == 409
    assert "Appoint somebody on the overview" in refused.text
    assert "A year together." in refused.text
    assert organiser.post("/cohort/unled/report/impact.pdf").status_code == 409
