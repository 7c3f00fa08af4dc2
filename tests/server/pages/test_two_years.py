"""Two years of one cohort, as its people walk through them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.first_year import CALENDAR
from tests.server.pages.test_handing_on import (
    LIST_AT,
    NEXT,
    QUOTE,
    SENTENCE,
    STORY,
    STORY_AT,
    TOP,
    VOICE,
    VOICE_AT,
    VOTES,
    Year,
    write_site,
)
from tests.serving import LiveServer
from toolkit.model import PROGRAMME, Role, Sharing
from toolkit.model.appointments import OUR_GROUP

LIKED = "Prepare your successor."
LAST_AUDIT = {"stages": {"A1": 2}}
ARCHIVED = "This year is archived"


@pytest.fixture(scope="module")
def workshop_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_site(tmp_path_factory.mktemp("site"))


@pytest.fixture
def year(live_server: LiveServer) -> Year:
    made = Year(live_server)
    made.store.calendars.save(made.id, CALENDAR, at=datetime.now(UTC))
    made.keep(VOICE_AT, SENTENCE)
    made.keep(STORY_AT, {"title": "Ours", "did": STORY})
    made.keep(LIST_AT, TOP)
    made.keep((PROGRAMME, "action-plan"), {"aims": ["Fewer things"]})
    made.keep((PROGRAMME, "audit-baseline"), {"stages": {"A1": 0}})
    made.keep((PROGRAMME, "audit-end"), LAST_AUDIT)
    return made


def test_what_was_voted_and_agreed_goes_on_and_is_gone_once_it_is_taken_back(
    year: Year,
) -> None:
    for number in range(5):
        voter = year.store.people.add(year.id, name=f"Voter {number} {year.id}")
        year.keep(VOTES, {"chosen": [0], "words": [LIKED]}, of=voter)
    assert "Nothing has been chosen" in year.read()
    year.agree((NEXT, VOICE_AT), (QUOTE, VOICE_AT), (NEXT, STORY_AT), (NEXT, LIST_AT))
    places = [year.ref(place) for place in (VOICE_AT, STORY_AT, LIST_AT)]
    year.choose(next=[f"//{LIKED}", *places])
    page = year.read()
    for words in (LIKED, VOICE, STORY, "Listen first.", "last changed"):
        assert words in page
    assert year.ana.person.name not in page
    year.agree((NEXT, LIST_AT))
    page = year.read()
    assert VOICE not in page
    assert STORY not in page
    assert "Listen first." in page
    assert LIKED in page, "a recommendation of the programme's list is nobody's"


def test_people_go_on_with_their_plan_and_the_audit_that_was_taken_last(
    year: Year,
) -> None:
    desk, page = year.live.entered(year.lead), f"/cohort/{year.id}/another-year"
    title = f"Second year of {year.id}"
    chosen = [year.lead.id, year.ana.id]
    desk.post(page, {"title": title, "seat": chosen})  # type: ignore[dict-item]
    (new,) = (c for c in year.store.succession.after(year.id) if c.title == title)
    own = year.store.responses.of(new.id, PROGRAMME, year.ana.person.id)
    before = year.store.responses.of(year.id, PROGRAMME, year.ana.person.id)
    assert own["audit-baseline"].value == LAST_AUDIT
    assert own["audit-baseline"].saved_at == before["audit-end"].saved_at
    assert own["action-plan"].value == before["action-plan"].value
    assert {one.sharing for one in own.values()} == {Sharing.PRIVATE}
    assert set(before) >= {"action-plan", "audit-baseline", "audit-end"}
    assert "add a meeting for each term" in desk.get(page).text


def test_for_how_long_it_is_kept_stays_said_once_a_second_year_has_begun(
    year: Year,
) -> None:
    desk, own = year.live.entered(year.lead), year.live.entered(year.ana)
    page, title = f"/cohort/{year.id}/data", f"Another year of {year.id}"
    chosen = [year.lead.id, year.ana.id]
    desk.post(page.replace("data", "another-year"), {"title": title, "seat": chosen})  # type: ignore[dict-item]
    off = {"until": "2032-07-31", "reason": "We go on"}
    assert "Choose a day" in desk.post(page, {**off, "until": "2020-07-31"}).text
    desk.post(page, off)
    (new,) = (c for c in year.store.succession.after(year.id) if c.title == title)
    said = desk.get(page).text
    assert "stays until 31 July 2032" in said
    assert "We go on" in said
    assert 'name="until"' in said
    assert "stays until 31 July 2032" in own.get("/privacy").text
    led = [s for s in year.store.people.roster(new.id) if s.role is Role.FACILITATOR]
    later = year.live.entered(led[0]).get(f"/cohort/{new.id}/data").text
    assert "This second year was begun" in later
    assert 'name="until"' in later


def test_a_year_that_is_over_is_archived_when_its_facilitator_says_so(
    year: Year,
) -> None:
    desk, own = year.live.entered(year.lead), year.live.entered(year.ana)
    here, page = f"/cohort/{year.id}/overview", f"/cohort/{year.id}/another-year"
    assert "The last workshop was" in desk.get(here).text
    assert "archived" not in own.get("/group").text
    note = {"circle": OUR_GROUP, "do": "note", "line": "l1", "note": "We meet again."}
    desk.post(page, {"what": "end"})
    over = desk.get(here).text
    assert "The last workshop was" not in over
    assert "Participants read it and change nothing" in over
    for path in ("/group", "/me", "/archive"):
        assert ", archived " in own.get(path).text, path
    refused = own.post("/group", note)
    assert refused.status_code == 422
    assert ARCHIVED in refused.text
    assert "We meet again." in refused.text, "what was typed stays"
    desk.post(page, {"what": "open"})
    assert "The last workshop was" not in desk.get(here).text, "asked once"
    assert ", archived " not in own.get("/group").text
    assert own.post("/group", note).status_code == 303


def test_what_comes_after_is_found_from_where_people_look(year: Year) -> None:
    desk, own = year.live.entered(year.lead), year.live.entered(year.ana)
    here = f"/cohort/{year.id}"
    for page in ("overview", "report"):
        assert f"{here}/carry" in desk.get(f"{here}/{page}").text
    assert f"{here}/another-year" in desk.get(f"{here}/overview").text
    mine = own.get("/me").text
    for path in ("/me/words", "/me/links", "/archive", "/before"):
        assert f'"{path}"' in mine, path
