"""What is left behind after a visit: the log and the kernels' surroundings."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from tests.abuse.messages import (
    activity,
    message,
    probe,
    refused,
    save,
    say,
    still_works,
    to_widget,
)
from tests.abuse.raw import exchange, request
from tests.abuse.site import write_site
from tests.postgresql import PostgreSQL
from tests.serving import COHORT, WORKSHOP, LiveServer, free_port, running
from toolkit.server.logs import without_personal

NAME = "Participant Zebedee"
SCHOOL = "Example School of Quokkas"
EMAIL = "zebedee@quokka.example"
WORDS = "my innermost thoughts about fractions"


def log_of(live: LiveServer) -> str:
    return (live.data.parent / "server.log").read_text()


async def test_after_a_whole_visit_the_log_names_nobody_and_quotes_nobody(
    live_server: LiveServer,
):
    store = live_server.store
    seating = store.people.add(COHORT, name=NAME, school=SCHOOL, email=EMAIL)
    browser, link = live_server.browser(), live_server.link(NAME)
    code = live_server.room_code()
    browser.get(link)
    browser.get(link, headers={"Origin": "https://example.org"})
    browser.post(link, headers={"Origin": "https://example.org"})
    browser.post(link)
    browser.get(f"/join?code={code}&name={NAME}")
    browser.post("/join", {"code": code, "seat": seating.id})
    async with browser.tab(live_server.base) as tab:
        reply = await say(tab, activity(tab, "reflection"), save({"texts": [WORDS]}))
        assert "saved" in reply
        await tab.send_custom(probe(tab), {"words": WORDS})
        await refused(tab, to_widget(probe(tab), {"method": WORDS}))
        await still_works(tab)
        await tab.send_bytes(message(WORDS, {}))
        await tab.closed()
    path = f"/evidence/{WORKSHOP}/picture/file"
    browser.post(path, files={"file": ("zebedee.txt", WORDS.encode())})
    browser.post(path, files={"file": ("zebedee.exe", b"MZ\x90\x00")})
    browser.get(f"/download/{WORKSHOP}.pdf")
    held = browser.http.cookies["workshop-seat"]
    exchange(live_server.base, request(f"{link} {WORDS}", f"X: {EMAIL}"))
    exchange(live_server.base, request(f"{link}?{WORDS}", "Host: zebedee.example"))
    browser.post("/sign-out")
    # A request is noted after it is answered, but before the next of its connection.
    browser.get("/health")

    # The console greets an operator with links to try; the rest is the log.
    log = log_of(live_server).split("stop with Ctrl+C.", 1)[1]
    personal = {
        *(NAME, "Zebedee", "zebedee", SCHOOL, "quokka", EMAIL, WORDS, "fractions"),
        *(held, link.removeprefix("/join/"), code, seating.id, seating.person.id),
    }
    assert {each for each in personal if each in log} == set()
    assert "?code" not in log


def test_the_log_is_one_line_of_facts_for_each_request(live_server: LiveServer):
    browser = live_server.browser()
    browser.get("/nowhere")
    browser.get("/health")
    lines = [
        json.loads(line)
        for line in log_of(live_server).splitlines()
        if line.startswith("{")
    ]
    requests = [each for each in lines if each["says"] == "request"]
    told = [each for each in requests if each["handler"] == "MissingHandler"][-1]
    assert (told["status"], told["method"], told["level"]) == (404, "GET", "info")
    assert datetime.fromisoformat(told["at"]) <= datetime.now(UTC)


async def test_what_goes_wrong_in_a_kernel_is_noted_by_its_place_only(
    live_server: LiveServer,
):
    browser = live_server.signed_in("Participant 4")
    async with browser.tab(live_server.base) as tab:
        await tab.send_custom(probe(tab), {"words": WORDS})
        await still_works(tab)
    stumbles = [line for line in log_of(live_server).splitlines() if "stumbled" in line]
    told = f"page of {WORKSHOP} stumbled: ValueError"
    assert any(told in line for line in stumbles)
    assert not any(WORDS in line for line in stumbles)


@pytest.mark.parametrize(
    ("said", "noted"),
    [
        ("GET /join/abc-123_x failed", "GET /join/… failed"),
        ("for /year/join/abc?next=x.", "for /year/join/…"),
        ("/join?code=K7M-2QX was", "/join?… was"),
        ("mail to a.b@school.example now", "mail to …@… now"),
        ("nothing personal", "nothing personal"),
    ],
)
def test_secrets_in_other_programs_sentences_are_left_out(said: str, noted: str):
    assert without_personal(said) == noted


@pytest.fixture(scope="module")
def on_postgresql(
    postgresql: PostgreSQL, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[LiveServer, str]]:
    """A server whose database has a password."""
    name = postgresql.new_name()
    postgresql.create(name, template="prepared")
    url = postgresql.url(name).replace("@", ":the-password@", 1)
    site = tmp_path_factory.mktemp("site")
    write_site(site)
    data = tmp_path_factory.mktemp("server") / "data"
    settings = {"TOOLKIT_STORE": url, "PGPASSWORD": "the-password"}
    with (
        free_port() as port,
        running(site, data=data, port=port, settings=settings) as live,
    ):
        yield live, url


async def test_no_password_is_in_a_kernels_surroundings(
    on_postgresql: tuple[LiveServer, str],
):
    live, url = on_postgresql
    browser = live.signed_in("Participant 4")
    async with browser.tab(live.base) as tab:
        await still_works(tab)
        environment = tab.states[probe(tab)]["state"]["environment"]
        shown = tab.html + str(tab.states) + str(list(tab.inbox))
    assert not any(name.startswith(("PG", "TOOLKIT_STORE")) for name in environment)
    for secret in ("the-password", url, browser.http.cookies["workshop-seat"]):
        assert secret not in shown
    log = (live.data.parent / "server.log").read_text()
    assert "the-password" not in log
