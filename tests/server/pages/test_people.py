"""The page People, a person's page, importing a roster there, and one's own link."""

from __future__ import annotations

import itertools
import re
from base64 import urlsafe_b64encode
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
from httpx import Response

from tests.serving import COHORT, PEOPLE, Browser, LiveServer
from toolkit.model import Role, Seating

IMPORT = f"{PEOPLE}/import"
LINK = re.compile(r"(/join/[A-Za-z0-9_-]+)</p>")
_numbers = itertools.count(300)


@pytest.fixture
def one(live_server: LiveServer) -> Seating:
    """A participant of whom nothing is known yet."""
    name = f"Participant {next(_numbers)}"
    return live_server.store.people.add(COHORT, name=name, school="Near")


@pytest.fixture
def organiser(live_server: LiveServer) -> Browser:
    """An organiser, signed in."""
    store, email = live_server.store, "o@example.org"
    office = store.cohorts.office().id
    seat = store.people.add(office, name="O", email=email, role=Role.ORGANISER)
    return signed_in(live_server, seat)


def signed_in(live_server: LiveServer, seat: Seating) -> Browser:
    until = datetime.now(UTC) + timedelta(days=1)
    token = live_server.store.tokens.issue(seat.id, "link", expires_at=until)
    browser = live_server.browser()
    assert browser.post(f"/join/{token}").status_code == 303
    return browser


def again(live_server: LiveServer, seat: Seating) -> Seating:
    found = live_server.store.people.seating(seat.id)
    assert found is not None
    return found


def change(
    browser: Browser, seat: Seating, what: str, **fields: str
) -> tuple[int, str]:
    """What a form of somebody's page leads to: the status, and what is said."""
    answer = browser.post(f"{PEOPLE}/{seat.id}/{what}", fields)
    if answer.status_code != 303:
        return answer.status_code, answer.text
    return 303, browser.get(answer.headers["Location"]).text


def test_the_old_address_leads_to_the_cohorts_own_page(
    facilitator: Browser, organiser: Browser
):
    assert facilitator.get("/people").headers["Location"] == PEOPLE
    assert organiser.get("/people").headers["Location"] == "/"
    assert organiser.get(PEOPLE).status_code == 200


def test_a_new_link_signs_nobody_out_and_is_made_once(
    live_server: LiveServer, facilitator: Browser, one: Seating
):
    browser = signed_in(live_server, one)
    status, page = change(facilitator, one, "link")
    assert status == 303
    assert LINK.search(page)
    assert not LINK.search(facilitator.get(f"{PEOPLE}/{one.id}").text)
    assert browser.get("/").status_code == 200
    change(facilitator, one, "sign-out")
    assert browser.get("/").status_code == 302


def test_somebody_is_corrected_and_what_is_refused_stays_in_the_boxes(
    live_server: LiveServer, facilitator: Browser, one: Seating
):
    fields = {"name": "Pärticipant", "school": "Far", "email": "nowhere"}
    status, page = change(facilitator, one, "correct", **fields)
    assert status == 422
    assert "no email address" in page
    assert 'value="Pärticipant"' in page
    assert again(live_server, one) == one
    fields["email"] = f"{one.id}@example.org"
    status, page = change(facilitator, one, "correct", **fields)
    assert (status, "That is corrected" in page) == (303, True)
    person = again(live_server, one).person
    assert (person.name, person.email) == ("Pärticipant", fields["email"])


def test_who_has_withdrawn_is_told_so_by_their_link_which_works_again_later(
    live_server: LiveServer, facilitator: Browser, one: Seating
):
    link = live_server.link(one.person.name)
    browser = signed_in(live_server, one)
    change(facilitator, one, "withdraw")
    assert browser.get("/").status_code == 302
    told = live_server.browser().get(link)
    assert told.status_code == 404
    assert "place in" in told.text
    assert "ask a facilitator" in told.text
    for nowhere in ("Start page", "Join with the room code"):
        assert nowhere not in told.text
    assert "Start page" in facilitator.get(link).text
    assert live_server.browser().post(link).status_code == 404
    page = facilitator.get(PEOPLE).text
    assert page.index("Withdrawn</h2>") < page.index(one.person.name)
    change(facilitator, one, "return")
    assert live_server.browser().post(link).status_code == 303


def test_two_become_one_only_once_it_is_ticked(
    live_server: LiveServer, facilitator: Browser, one: Seating
):
    other = live_server.store.people.add(COHORT, name=f"{one.person.name} again")
    status, page = change(facilitator, one, "merge", other=other.id)
    assert (status, "cannot be undone" in page) == (422, True)
    assert change(facilitator, one, "merge", other=other.id, sure="yes")[0] == 303
    assert live_server.store.people.seating(other.id) is None


def test_a_facilitator_gives_no_role_and_reaches_into_no_other_cohort(
    live_server: LiveServer, facilitator: Browser, organiser: Browser, one: Seating
):
    store, lead = live_server.store, live_server.seat("Facilitator 1")
    if store.cohorts.find("far") is None:
        store.cohorts.add("far", "Far")
    there = store.people.add("far", name="Far", email=f"{one.id}@example.org")
    here = store.people.add(COHORT, name="Far", email=f"{one.id}@example.org")
    fields = {"name": "Taken", "school": "", "email": "taken@example.org"}
    for what, seat, said in (
        ("role", one, {"role": "facilitator"}),
        ("move", one, {"to": "far"}),
        ("withdraw", lead, {}),
        ("sign-out", lead, {}),
        ("correct", here, fields),
        ("correct", there, fields),
    ):
        assert change(facilitator, seat, what, **said)[0] == 404, what
    merging = {"other": here.id, "sure": "yes"}
    assert change(facilitator, one, "merge", **merging)[0] == 422
    assert again(live_server, there) == there
    assert change(organiser, one, "role", role="facilitator")[0] == 303
    assert again(live_server, one).role is Role.FACILITATOR
    assert change(organiser, one, "role", role="organiser")[0] == 400
    assert change(organiser, one, "move", to="far")[0] == 303
    assert again(live_server, one).cohort.id == "far"
    assert change(organiser, one, "link")[0] == 404


def test_a_facilitator_makes_no_link_that_leads_to_a_higher_place(
    live_server: LiveServer, facilitator: Browser, organiser: Browser, one: Seating
):
    store = live_server.store
    email, office = f"{one.id}@example.org", store.cohorts.office().id
    here = store.people.add(COHORT, name="Both", email=email)
    store.people.add(office, name="Both", email=email, role=Role.ORGANISER)
    assert change(facilitator, here, "link")[0] == 403
    answer = facilitator.post(f"{PEOPLE}/link", {"seat": here.id})
    assert answer.status_code == 403
    assert "Both," not in facilitator.post(f"{PEOPLE}/links.csv").text
    assert store.tokens.linked([here.id], now=datetime.now(UTC)) == set()
    assert change(organiser, here, "link")[0] == 303


def test_somebody_joins_another_group(
    live_server: LiveServer, facilitator: Browser, one: Seating
):
    change(facilitator, one, "group", new=" Group  9 ")
    assert again(live_server, one).group == "Group 9"
    assert change(facilitator, one, "group", new="x" * 121)[0] == 422
    change(facilitator, one, "group", group="")
    assert again(live_server, one).group is None


# -- importing -------------------------------------------------------------------------


def upload(browser: Browser, roster: bytes, **fields: str) -> tuple[int, str]:
    answer = browser.post(IMPORT, fields, files={"roster": ("r.csv", roster)})
    return followed(browser, answer)


def followed(browser: Browser, answer: Response) -> tuple[int, str]:
    """A form always leads to a page: what that shows."""
    assert answer.status_code == 303
    page = browser.get(answer.headers["Location"])
    return page.status_code, page.text


def confirm(browser: Browser, page: str, **fields: str) -> tuple[int, str]:
    """Press the button of a page that shows what would change."""
    hidden = dict(re.findall(r'name="(file|mark)" value="([^"]*)"', page))
    sent = {**{n: unescape(v) for n, v in hidden.items()}, "act": "import", **fields}
    files = {name: (None, value) for name, value in sent.items()}
    return followed(browser, browser.post(IMPORT, {}, files=files))


def test_a_roster_is_shown_first_and_imported_once_confirmed(
    live_server: LiveServer, facilitator: Browser
):
    name = f"Participant {next(_numbers)}"
    roster = f"name,school\n{name},Near\n{name},Near\n,Total: 2\n".encode("utf-16")
    status, page = upload(facilitator, roster)
    assert status == 200
    for said in ("1 added", "Row 3:", "Row 4: This row has no name", "Two people"):
        assert said in page, said
    people = live_server.store.people
    assert name not in {s.person.name for s in people.roster(COHORT)}
    _, told = confirm(facilitator, page, **{"answer-3": "two"})
    assert "The roster is imported" in told
    assert "The roster is imported" not in facilitator.get(PEOPLE).text
    found = [s for s in people.roster(COHORT) if s.person.name == name]
    assert len(found) == 2
    status, page = upload(facilitator, roster)
    assert "2 unchanged" in page
    assert "Import this" not in page


def test_a_plan_that_is_out_of_date_is_shown_anew_and_not_done(
    live_server: LiveServer, facilitator: Browser, one: Seating
):
    name = f"Participant {next(_numbers)}"
    _, page = upload(facilitator, f"name\n{name}\n".encode())
    live_server.store.people.join_group(one, "Elsewhere")
    _, shown = confirm(facilitator, page)
    assert "Look at what would change now" in shown
    roster = live_server.store.people.roster(COHORT)
    assert name not in {s.person.name for s in roster}
    assert "The roster is imported" in confirm(facilitator, shown)[1]


def test_going_back_or_reloading_imports_nothing_twice_and_sends_nothing_again(
    live_server: LiveServer, facilitator: Browser
):
    name = f"Participant {next(_numbers)}"
    files = {"roster": ("r.csv", f"name\n{name}\n".encode())}
    look = facilitator.post(IMPORT, files=files).headers["Location"]
    page = facilitator.get(look).text
    assert "1 added" in facilitator.get(look).text
    assert "The roster is imported" in confirm(facilitator, page)[1]
    back = facilitator.get(look, follow_redirects=True)
    assert back.url.path == IMPORT
    assert "What that page showed is done" in back.text
    _, again = confirm(facilitator, page)
    assert "Look at what would change now" in again
    roster = live_server.store.people.roster(COHORT)
    assert [s.person.name for s in roster].count(name) == 1


def test_one_person_is_added_as_a_file_of_one_row_would_be(
    live_server: LiveServer, facilitator: Browser
):
    name = f"O'Neil, =Participant {next(_numbers)}"
    typed = {"name": name, "school": "", "email": "n/a", "group": "group 1"}
    _, page = followed(facilitator, facilitator.post(IMPORT, typed))
    assert "1 added" in page
    assert "The roster is imported" in confirm(facilitator, page)[1]
    roster = live_server.store.people.roster(COHORT)
    (found,) = [one for one in roster if one.person.name == name]
    assert (found.person.email, found.group) == ("", "Group 1")
    _, page = followed(facilitator, facilitator.post(IMPORT, {"name": " "}))
    assert "names nobody" in page


def test_what_is_no_roster_is_refused_in_words(facilitator: Browser):
    for data, said in (
        (b"%PDF\0", "no text and no spreadsheet"),
        (b"name\n" + b"x" * 2_500_000, "This file has 2.5 MB"),
    ):
        assert said in upload(facilitator, data)[1], said


def test_letters_that_are_uncertain_are_asked(facilitator: Browser):
    roster = "name\nPârticipant Öne\n".encode("mac_roman")
    _, page = upload(facilitator, roster)
    assert "How names with accents read" in page
    _, read = upload(facilitator, roster, letters="mac_roman")
    assert "Pârticipant Öne" in read


def test_a_facilitator_appoints_nobody_by_a_roster_and_an_organiser_does(
    facilitator: Browser, organiser: Browser
):
    roster = f"name,role\nLead {next(_numbers)},facilitator\n".encode()
    assert "Only an organiser" in upload(facilitator, roster)[1]
    assert "1 added" in upload(organiser, roster)[1]


@pytest.mark.parametrize("planted", ["", "x", "eJw", "AAAA", "éé"])
def test_a_file_that_nobody_sent_is_no_roster(facilitator: Browser, planted: str):
    assert "Choose a file" in confirm(facilitator, "", file=planted, mark="x")[1]


# -- one's own link --------------------------------------------------------------------


def test_whoever_is_signed_in_makes_a_link_of_their_own(
    live_server: LiveServer, one: Seating
):
    earlier, browser = live_server.link(one.person.name), signed_in(live_server, one)
    page = browser.post("/me", follow_redirects=True).text
    own = LINK.search(page)
    assert own
    assert not LINK.search(browser.get("/me").text)
    for link in (own[1], earlier):
        assert live_server.browser().post(link).status_code == 303
    ended = browser.post("/me", {"what": "end"})
    assert ended.headers["Location"] == "/join"
    assert "signed out everywhere" in browser.get("/join").text
    for link in (own[1], earlier):
        assert live_server.browser().post(link).status_code == 404


def test_nobody_is_shown_anothers_link_on_their_own_page(
    live_server: LiveServer, participant: Browser, one: Seating
):
    token = live_server.link(one.person.name).removeprefix("/join/")
    planted = urlsafe_b64encode(token.encode()).decode()
    participant.http.cookies.set("workshop-new-link", planted)
    assert "/join/" not in participant.get("/me").text


def test_a_role_in_school_is_put_right_by_a_facilitator_and_by_its_person(
    live_server: LiveServer, facilitator: Browser, one: Seating
):
    role = "Pennaeth “Mathemateg” <b>"
    status, page = change(facilitator, one, "in-school", in_school=f"  {role} ")
    assert (status, "The role in school is kept." in page) == (303, True)
    assert again(live_server, one).in_school == role
    assert role in unescape(facilitator.get(PEOPLE).text)
    own = signed_in(live_server, one)
    assert f'value="{role}"' in unescape(own.get("/me").text)
    assert role not in facilitator.get("/me").text
    kept = own.post("/me", {"what": "in-school", "in_school": "Head of mathematics"})
    assert "is kept" in own.get(kept.headers["Location"]).text
    assert again(live_server, one).in_school == "Head of mathematics"
    status, page = change(facilitator, one, "in-school", in_school="x" * 121)
    assert (status, "the limit is 120" in page, "x" * 121 in page) == (422, True, True)
    refused = own.post("/me", {"what": "in-school", "in_school": "x" * 121})
    assert (refused.status_code, "too long" in refused.text) == (422, True)
    assert again(live_server, one).in_school == "Head of mathematics"
    status, _page = change(facilitator, one, "in-school", in_school="")
    assert again(live_server, one).in_school == ""


def test_a_facilitator_says_nothing_of_their_own_role_in_school(
    facilitator: Browser,
):
    said = {"what": "in-school", "in_school": "Head of mathematics"}
    assert facilitator.post("/me", said).status_code == 404


def test_one_person_is_added_with_their_role_in_school(
    live_server: LiveServer, facilitator: Browser
):
    name = f"Participant {next(_numbers)}"
    boxes = {"name": name, "school": "Near", "role in school": "Head of maths"}
    shown = facilitator.get(facilitator.post(IMPORT, boxes).headers["Location"]).text
    assert "Head of maths" in shown
