"""The page Ready, and `toolkit ready` beside the server that it asks."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from html import unescape
from itertools import count
from zoneinfo import ZoneInfo

import pytest

from tests.first_year import PROGRAMME
from tests.serving import Browser, LiveServer
from toolkit.clock import now
from toolkit.model import Role
from toolkit.model.calendar import Calendar, Occasion
from toolkit.programme.dated import dated
from toolkit.programme.plan import When
from toolkit.readiness.serving import Serving

ZONE = ZoneInfo("Europe/London")
FIRST, SECOND, *_ = PROGRAMME.workshops
_numbers = count()


@pytest.fixture
def cohort(live_server: LiveServer) -> str:
    """A cohort of two, whose first workshop begins within a day and is not over."""
    store, name = live_server.store, f"ready-{next(_numbers)}"
    store.cohorts.add(name, "Ready")
    store.people.add(name, name=f"Facilitator {name}", role=Role.FACILITATOR)
    for number in range(2):
        store.people.add(name, name=f"Participant {number} of {name}")
    today = now().astimezone(ZONE).date()
    for day in (today, today + timedelta(days=1)):
        call = Occasion(day=day, mode="Online", link="https://meet.example/1")
        held = Calendar("Europe/London", {FIRST.name: call})
        if now() < when_in(held).ends:
            break
    store.calendars.save(name, held, at=now())
    return name


def when_in(calendar: Calendar | None) -> When:
    plan = dated(PROGRAMME, calendar).workshop(FIRST.name)
    assert plan.when is not None
    return plan.when


def leading(live: LiveServer, cohort: str) -> Browser:
    roster = live.store.people.roster(cohort)
    return live.entered(next(s for s in roster if s.role is Role.FACILITATOR))


def words(browser: Browser, path: str) -> str:
    page = browser.get(path).text
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def test_each_point_says_how_it_stands_and_what_to_do(
    live_server: LiveServer, cohort: str
) -> None:
    page = words(leading(live_server, cohort), f"/cohort/{cohort}/ready")
    assert f"Ready for “{FIRST.title}”?" in page
    assert re.search(r"✗ Not ready yet: \d+ things are to do\.", page)
    assert "✗ To do Date" in page
    assert "Confirm it in the calendar. Calendar" in page
    assert "✓ Ready Place Where: Online." in page
    assert "2 of 2 have neither joined nor a personal link." in page
    assert "✓ Ready Page Its page is ready." in page
    assert "✓ Ready Server It answers" in page
    assert "✓ Ready Writing and reading" in page
    assert "✓ Ready PDF" in page
    assert "Links lead to this computer only" in page
    assert page.count("Looked at on ") == 2


def test_overview_leads_to_it(live_server: LiveServer, cohort: str) -> None:
    page = leading(live_server, cohort).get(f"/cohort/{cohort}/overview").text
    assert f'href="/cohort/{cohort}/ready"' in page
    organiser = live_server.organiser().get(f"/cohort/{cohort}/overview").text
    assert f'href="/cohort/{cohort}/ready"' in organiser


def test_a_room_code_is_made_to_last(live_server: LiveServer, cohort: str) -> None:
    rooms, browser = live_server.store.rooms, leading(live_server, cohort)
    soon = now() + timedelta(minutes=1)
    code = f"AAA-{next(_numbers):03}"
    when = when_in(live_server.store.calendars.of(cohort))
    rooms.open(cohort, FIRST.name, code=code, expires_at=soon)
    path = f"/cohort/{cohort}/ready"
    answer = browser.post(path, {"what": "room", "workshop": FIRST.name})
    assert answer.headers["Location"] == f"{path}?workshop={FIRST.name}"
    found = rooms.open_until(cohort, FIRST.name, now=now())
    assert found is not None
    assert found[0] == code
    assert found[1] >= when.ends
    page = words(browser, f"{path}?workshop={FIRST.name}")
    assert f"✓ Ready Room code {code} lets people in until" in page


def test_a_room_is_not_opened_days_before(live_server: LiveServer, cohort: str) -> None:
    store, browser = live_server.store, leading(live_server, cohort)
    kept = store.calendars.of(cohort)
    assert kept is not None
    later = kept.occasions[FIRST.name].day + timedelta(days=9)
    moved = replace(kept.occasions[FIRST.name], day=later)
    store.calendars.save(cohort, replace(kept, occasions={FIRST.name: moved}), at=now())
    path = f"/cohort/{cohort}/ready"
    assert "Open the room until" not in words(browser, path)
    browser.post(path, {"what": "room", "workshop": FIRST.name})
    assert store.rooms.code(cohort, FIRST.name, now=now()) is None


def test_another_workshop_is_looked_at(live_server: LiveServer, cohort: str) -> None:
    browser = leading(live_server, cohort)
    page = words(browser, f"/cohort/{cohort}/ready?workshop={SECOND.name}")
    assert f"Ready for “{SECOND.title}”?" in page
    assert "Its page is not written yet." in page


def test_a_server_tells_strangers_nothing_but_its_number(
    live_server: LiveServer,
) -> None:
    serving = Serving.there(live_server.data)
    assert serving is not None
    browser = live_server.browser()
    told = browser.get("/health", headers={"X-Server-Key": "guessed"})
    assert told.json() == {"status": "ok"}
    assert told.headers["X-Server"] == serving.id
    told = browser.get("/health", headers={"X-Server-Key": serving.key})
    assert told.json()["more"]["pages"][FIRST.title] == "ready"


def ready(live: LiveServer, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "toolkit", "ready", *arguments],
        cwd=live.data.parent,
        env={
            **os.environ,
            "TOOLKIT_DATA": str(live.data),
            "TOOLKIT_PROGRAMME": str(
                PROGRAMME.workshops[0].folder.parent / "programme.toml"
            ),
        },
        capture_output=True,
        text=True,
    )


@pytest.mark.slow
def test_the_command_asks_the_server_that_runs(
    live_server: LiveServer, cohort: str
) -> None:
    told = ready(live_server, cohort, "--json")
    assert told.returncode == 1
    found = json.loads(told.stdout)
    own, server = (
        {point["name"]: point for point in part["points"]} for part in found["parts"]
    )
    assert own["page"]["state"] == server["server"]["state"] == "ok"
    assert own["people"]["state"] == "wrong"
    assert own["people"]["to_do"]
    plainly = ready(live_server, cohort, "--workshop", SECOND.name)
    assert f"{SECOND.title}\n" in plainly.stdout
    assert "✓ Ready  Server: It answers" in plainly.stdout
    assert "✗ To do  Address: Links lead to this computer only" in plainly.stdout
    alone = ready(live_server)
    assert cohort in alone.stdout
    nobody = ready(live_server, "nowhere")
    assert (nobody.returncode, nobody.stdout) == (1, "")
    assert 'There is no cohort "nowhere"' in nobody.stderr
