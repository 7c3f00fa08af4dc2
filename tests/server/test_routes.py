"""Every route, as nobody, as a participant and as a facilitator."""

import sqlite3
from contextlib import closing

import pytest
from tornado.web import RequestHandler

from tests.serving import PEOPLE, WORKSHOP, Browser, LiveServer
from toolkit.errors import SettingsError
from toolkit.server.routes import OF_VOILA, replaced

FOR_ANYONE = ["/join", "/health"]
FOR_THE_SIGNED_IN = ["/", f"/workshop/{WORKSHOP}", f"/download/{WORKSHOP}.pdf"]
FOR_FACILITATORS = [PEOPLE]
FOR_NOBODY = [
    "/voila/render/workshop.ipynb",
    "/voila/tree",
    "/voila/api/contents",
    f"/voila/files/{WORKSHOP}/workshop.ipynb",
    f"/workshop/{WORKSHOP}/workshop.ipynb",
    f"/workshop/{WORKSHOP}/assets/../workshop.ipynb",
    f"/workshop/{WORKSHOP}/assets/%2e%2e/workshop.ipynb",
    "/workshop/unheard-of",
    "/download/unheard-of.pdf",
    "/api/kernels",
    "/api/contents",
    "/api/kernels/6b86b273-ff34-4ce1-9d6b-804eff5a3f57",
    "/login",
    "/logout",
    "/nowhere",
]


@pytest.mark.parametrize("path", FOR_ANYONE)
def test_strangers_may_join(stranger: Browser, path: str):
    assert stranger.get(path).status_code == 200


@pytest.mark.parametrize("path", FOR_THE_SIGNED_IN + FOR_FACILITATORS)
def test_strangers_are_sent_to_join(stranger: Browser, path: str):
    answer = stranger.get(path)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/join")


@pytest.mark.parametrize("path", FOR_THE_SIGNED_IN)
def test_participants_get_their_pages(participant: Browser, path: str):
    assert participant.get(path).status_code == 200


@pytest.mark.parametrize("path", FOR_FACILITATORS)
def test_what_is_for_facilitators_does_not_exist_for_participants(
    participant: Browser, facilitator: Browser, path: str
):
    assert participant.get(path).status_code == 404
    assert facilitator.get(path).status_code == 200


@pytest.mark.parametrize(
    "path", [f"{PEOPLE}/room", f"{PEOPLE}/link", f"{PEOPLE}/links.csv"]
)
def test_participants_cannot_change_who_gets_in(
    live_server: LiveServer, participant: Browser, path: str
):
    seat = live_server.seat("Participant 2").id
    fields = {"workshop": WORKSHOP, "open": "yes", "seat": seat}
    assert participant.post(path, fields).status_code == 404


@pytest.mark.parametrize("path", FOR_NOBODY)
def test_nobody_gets_what_is_not_a_page(
    stranger: Browser, facilitator: Browser, path: str
):
    for browser in (stranger, facilitator):
        answer = browser.get(path)
        assert answer.status_code in {302, 403, 404}
        assert "cells" not in answer.text


def test_looking_never_changes_anything(facilitator: Browser):
    for path in (f"{PEOPLE}/room", f"{PEOPLE}/link", f"{PEOPLE}/links.csv", "/kernel"):
        assert facilitator.get(path).status_code == 405


@pytest.mark.parametrize("path", ["/kernel", "/sign-out", f"{PEOPLE}/link", "/join"])
def test_a_form_without_our_token_changes_nothing(facilitator: Browser, path: str):
    answer = facilitator.http.post(path, data={"workshop": WORKSHOP, "seat": "x"})
    assert answer.status_code == 403
    assert facilitator.get(PEOPLE).status_code == 200


def test_another_site_cannot_post_even_with_the_token(participant: Browser):
    answer = participant.post(
        "/kernel", {"workshop": WORKSHOP}, headers={"Origin": "https://example.org"}
    )
    assert answer.status_code in {403, 404}


def test_another_host_name_is_refused(stranger: Browser):
    answer = stranger.get("/join", headers={"Host": "rebound.example"})
    assert answer.status_code == 403
    assert "rebound.example" not in answer.text + str(answer.headers)


@pytest.mark.parametrize(
    "path",
    ["/", "/join", "/join/unknown", "/health", f"/workshop/{WORKSHOP}", "/nowhere",
     PEOPLE, f"/download/{WORKSHOP}.pdf", "/voila/static/nothing", "/kernel"],
)  # fmt: skip
def test_every_response_carries_the_protection(
    stranger: Browser, facilitator: Browser, path: str
):
    for browser in (stranger, facilitator):
        headers = browser.get(path).headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        if f"/workshop/{WORKSHOP}" != path:  # it shows a widget that is not ours
            assert "unsafe" not in policy
        assert "'unsafe-eval'" not in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"
        assert "Server" not in headers


def test_no_two_pages_share_a_nonce(participant: Browser):
    pages = [participant.get("/").headers["Content-Security-Policy"] for _ in range(2)]
    assert pages[0] != pages[1]


def test_failures_show_no_innards(participant: Browser, live_server: LiveServer):
    for path in FOR_NOBODY:
        text = participant.get(path).text
        for inside in ("Traceback", "site-packages", "tornado", str(live_server.data)):
            assert inside.lower() not in text.lower()


def test_pages_are_compressed(participant: Browser):
    assert participant.get("/").headers["Content-Encoding"] == "gzip"


def test_an_unknown_handler_of_voila_refuses_to_start():
    class Newcomer(RequestHandler):
        pass

    with pytest.raises(SettingsError, match="Newcomer"):
        replaced([("/voila/new", Newcomer)])


def test_no_handler_of_voila_is_served_as_it_is():
    for theirs, replacement in OF_VOILA.items():
        assert replacement is None or replacement.handler is not theirs


def test_links_for_those_who_wait_come_as_a_safe_file(
    live_server: LiveServer, facilitator: Browser
):
    live_server.store.people.add("demo", name="=HYPERLINK(1)", school="Example School")
    answer = facilitator.post(f"{PEOPLE}/links.csv")
    assert "attachment" in answer.headers["Content-Disposition"]
    assert "'=HYPERLINK(1)" in answer.text
    assert "\n=" not in answer.text


def test_links_that_cannot_all_be_made_leave_every_earlier_one(
    live_server: LiveServer, facilitator: Browser, stranger: Browser
):
    name = "Participant 17"
    link, seat = live_server.link(name), live_server.seat(name).id
    with closing(sqlite3.connect(live_server.data / "workshop.db")) as base:
        base.execute(
            "CREATE TRIGGER no_link BEFORE INSERT ON token "
            f"WHEN NEW.seat = '{seat}' AND NEW.purpose = 'link' "
            "BEGIN SELECT RAISE(ABORT, 'database is locked'); END"
        )
        assert facilitator.post(f"{PEOPLE}/links.csv").status_code == 503
        assert facilitator.post(f"{PEOPLE}/link", {"seat": seat}).status_code == 503
        base.execute("DROP TRIGGER no_link")
    assert stranger.get(link).status_code == 200
