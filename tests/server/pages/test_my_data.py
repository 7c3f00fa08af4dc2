"""One's own data as a zip, the page about it, and the log of who looked."""

from __future__ import annotations

import io
import json
import zipfile
from html import unescape
from uuid import uuid4

import httpx

from tests.server.pages.test_downloads import PDF, answer, upload
from tests.serving import COHORT, WORKSHOP, Browser, LiveServer
from toolkit.export.own_words import FILES
from toolkit.model import ResponseKey, Sharing
from toolkit.model.consent import Consent, Purpose
from toolkit.model.looked import Looked, What
from toolkit.server.site import now

PRIVATE = "The hope of Participant 1"


def opened(answered: httpx.Response) -> dict[str, bytes]:
    """The files of a zip that was sent."""
    assert answered.status_code == 200
    assert answered.headers["Content-Type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(answered.content)) as packed:
        assert packed.testzip() is None
        return {name: packed.read(name) for name in packed.namelist()}


def rows(files: dict[str, bytes], part: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(files[f"{part}.json"])
    return found


def test_everything_of_mine_comes_as_one_zip_and_nothing_of_others(
    live_server: LiveServer, participant: Browser, neighbour: Browser
) -> None:
    answer(live_server, "Participant 1", sharing=Sharing.PRIVATE)
    answer(live_server, "Participant 2", sharing=Sharing.PRIVATE)
    upload(participant, PDF)
    files = opened(participant.get("/me/data.zip"))
    values = json.dumps(rows(files, "answers"), ensure_ascii=False)
    assert PRIVATE in values
    assert "The hope of Participant 2" not in values
    assert rows(files, "person")[0]["name"] == "Participant 1"
    kept = [name for name in files if name.startswith("files/")]
    assert PDF in {files[name] for name in kept}
    assert len(kept) == len(rows(files, "files"))
    (portfolio,) = (files[name] for name in files if name.startswith("Portfolio"))
    assert portfolio.startswith(b"%PDF-")


def test_the_readme_explains_every_file_and_every_field(participant: Browser) -> None:
    files = opened(participant.get("/me/data.zip"))
    readme = files["README.txt"].decode()
    parts = {name.removesuffix(".json") for name in files if name.endswith(".json")}
    assert parts == set(FILES)
    for part in parts:
        assert f"{part}.json" in readme
        for row in rows(files, part):
            assert set(row) == set(FILES[part].fields), part


def test_no_secret_is_in_the_zip(live_server: LiveServer, participant: Browser) -> None:
    files = opened(participant.get("/me/data.zip"))
    assert rows(files, "sign-ins")
    whole = b"".join(files.values())
    for cookie in participant.http.cookies.jar:
        if len(str(cookie.value)) > 20:
            assert str(cookie.value).encode() not in whole


def test_facilitators_get_what_they_may_see_and_it_is_noted(
    live_server: LiveServer, facilitator: Browser, participant: Browser
) -> None:
    seat = live_server.seat("Participant 1")
    path = f"/cohort/{COHORT}/people/{seat.id}/data.zip"
    answer(live_server, "Participant 1", sharing=Sharing.PRIVATE)
    upload(participant, PDF)
    files = opened(facilitator.get(path))
    assert rows(files, "person")[0]["name"] == "Participant 1"
    assert PRIVATE.encode() not in b"".join(files.values())
    assert PDF not in files.values()
    assert not any(name.startswith("Portfolio") for name in files)
    assert "comments-received.json" not in files
    answer(live_server, "Participant 1", sharing=Sharing.FACILITATORS)
    files = opened(facilitator.get(path))
    assert PRIVATE in json.dumps(rows(files, "answers"))
    assert PDF in files.values()
    page = unescape(participant.get("/me/data").text)
    assert What.DATA.value in page
    assert "Facilitator 1" in page


def test_looking_only_at_headers_makes_no_zip_and_notes_nothing(
    live_server: LiveServer, facilitator: Browser
) -> None:
    seat = live_server.seat("Participant 3")
    path = f"/cohort/{COHORT}/people/{seat.id}/data.zip"
    assert facilitator.http.head(path).status_code == 200
    assert live_server.store.looks.about(seat.person.id, most=9) == ()


def test_the_log_shows_who_looked_newest_first_page_by_page(
    live_server: LiveServer, facilitator: Browser
) -> None:
    by, about = (live_server.seat(n) for n in ("Facilitator 1", "Participant 5"))
    for _ in range(51):
        line = Looked(COHORT, by.person.id, What.FILE, about.person.id, now())
        live_server.store.looks.note(line)
    one = Looked(COHORT, "command", What.FRAMES, WORKSHOP, now())
    live_server.store.looks.note(one)
    first = unescape(facilitator.get(f"/cohort/{COHORT}/data").text)
    assert "whoever looks after the server" in first
    assert first.index(What.FRAMES.value) < first.index(What.FILE.value)
    assert ">Older<" in first
    person = about.person.id
    narrowed = facilitator.get(f"/cohort/{COHORT}/data?person={person}").text
    assert What.FRAMES.value not in narrowed
    rest = facilitator.get(f"/cohort/{COHORT}/data?person={person}&from=50").text
    assert rest.count(f"<td>{What.FILE.value}</td>") == 1
    assert ">Newer<" in rest
    table = facilitator.get(f"/cohort/{COHORT}/data/log.csv?person={person}").text
    assert table.count("Participant 5") == 51


def test_whoever_has_gone_is_named_in_no_log(
    live_server: LiveServer, facilitator: Browser
) -> None:
    gone = Looked(COHORT, "0" * 32, What.FILE, "1" * 32, now())
    live_server.store.looks.note(gone)
    page = facilitator.get(f"/cohort/{COHORT}/data").text
    assert page.count("somebody who has been erased") == 2


def agreed(live_server: LiveServer, name: str, activity: str) -> Consent:
    """That somebody shared a sentence with the cohort, and agreed to that."""
    seat = live_server.seat(name)
    key = ResponseKey(COHORT, seat.person.id, "community", activity)
    sentence = {"sentence": "We plan together now.", "role": 0, "consent": True}
    live_server.store.responses.save(
        key,
        sentence,
        sharing=Sharing.COHORT,
        based_on=0,
        write=f"{name} {activity}",
        prompt="Say one",
        at=now(),
    )
    consent = Consent(
        id=uuid4().hex,
        cohort=COHORT,
        person=seat.person.id,
        purpose=Purpose.QUOTE,
        workshop="community",
        activity=activity,
        wording="I agree that this sentence is shown.",
        given_at=now(),
    )
    return live_server.store.consents.give(consent)


def test_what_is_taken_back_is_shared_with_nobody_at_once_and_keeps_its_days(
    live_server: LiveServer, participant: Browser
) -> None:
    consent = agreed(live_server, "Participant 1", "voices.one")
    page = participant.get("/me/data").text
    assert consent.wording in page
    assert f'value="{consent.id}"' in page
    assert participant.post("/me/data", {"consent": consent.id}).status_code == 303
    store = live_server.store
    key = ResponseKey(COHORT, consent.person, "community", "voices.one")
    kept = store.responses.find(key)
    assert kept is not None
    assert kept.sharing is Sharing.PRIVATE
    assert kept.value == {
        "sentence": "We plan together now.", "role": 0, "consent": False
    }  # fmt: skip
    standing = store.consents.standing(COHORT, Purpose.QUOTE)
    assert consent.id not in {one.id for one in standing}
    page = participant.get("/me/data").text
    assert "taken back on" in page
    assert f'value="{consent.id}"' not in page


def test_nobody_takes_back_what_somebody_else_agreed_to(
    live_server: LiveServer, neighbour: Browser, facilitator: Browser
) -> None:
    consent = agreed(live_server, "Participant 1", "voices.two")
    for browser in (neighbour, facilitator):
        browser.http.headers["Accept"] = "application/json"
        answered = browser.post("/me/data", {"consent": consent.id})
        assert answered.status_code == 404
    assert consent in live_server.store.consents.standing(COHORT, Purpose.QUOTE)


def test_a_facilitator_who_opens_a_file_is_noted_once_and_its_owner_never(
    live_server: LiveServer, facilitator: Browser, participant: Browser
) -> None:
    answer(live_server, "Participant 1", sharing=Sharing.FACILITATORS)
    path = f"/evidence/{upload(participant, PDF).json()['id']}"
    owner = live_server.seat("Participant 1").person.id
    looks = live_server.store.looks
    before = len(looks.about(owner, most=99))
    participant.get(path)
    assert len(looks.about(owner, most=99)) == before
    assert facilitator.get(path).status_code == 200
    facilitator.get(path, headers={"Range": "bytes=5-9"})
    newest, *rest = looks.about(owner, most=99)
    assert (newest.what, len(rest)) == (What.FILE, before)
    answer(live_server, "Participant 1", sharing=Sharing.PRIVATE)


def test_links_that_are_exported_are_in_the_log(
    live_server: LiveServer, facilitator: Browser
) -> None:
    facilitator.post(f"/cohort/{COHORT}/people/links.csv")
    newest = live_server.store.looks.in_cohort(COHORT, most=1)
    assert [look.what for look in newest] == [What.LINKS]


def test_whoever_takes_part_sees_exports_of_the_whole_cohort(
    facilitator: Browser, participant: Browser
) -> None:
    facilitator.get(f"/cohort/{COHORT}/attendance/attendance.csv")
    page = unescape(participant.get("/me/data").text)
    assert "exported the attendance: the whole cohort" in page
    assert "alone or with that of the whole cohort" in page
    data = rows(opened(participant.get("/me/data.zip")), "looked-at-you")
    (row,) = (row for row in data if row["what"] == What.ATTENDANCE)
    assert row["about"] == ""
