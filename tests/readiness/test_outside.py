"""The server as others reach it, asked over real connections to this machine."""

from __future__ import annotations

import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.first_year import PROGRAMME
from tests.serving import PATIENCE
from toolkit.clock import real
from toolkit.model import LocalTime
from toolkit.readiness.outside import Answer, address, clock
from toolkit.readiness.point import State
from toolkit.readiness.serving import FILE, Serving, running_at
from toolkit.settings import Settings

OK, LOOK, WRONG = State
LOCAL: LocalTime = PROGRAMME.local
PUBLIC = "https://workshops.example"


class Health(BaseHTTPRequestHandler):
    """Answers as a server does, whose id is "this"."""

    def do_GET(self) -> None:
        has_key = self.headers["X-Server-Key"] == "key"
        more = b', "more": {"pages": {}, "memory": 5, "open": 2, "here": ""}'
        if "nonsense" in self.path:
            self.wfile.write(b"no answer of a web server\r\n")
            return
        self.send_response_only(503)
        self.send_header("Date", "yesterday" if "odd" in self.path else "")
        self.send_header("X-Server", "this")
        self.end_headers()
        self.wfile.write(b'{"status": "ill"' + (more if has_key else b"") + b"}")

    def log_message(self, *_said: object) -> None:
        pass


@contextmanager
def serving(within: ssl.SSLContext | None = None) -> Iterator[int]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Health) as server:
        if within is not None:
            server.socket = within.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
            thread.join()


def asked(url: str) -> Answer:
    return Answer.of(url, patience=PATIENCE)


def test_who_answers_is_known_by_its_id_also_while_it_is_ill():
    with serving() as port:
        answer = asked(f"http://127.0.0.1:{port}")
    assert answer.server == "this"
    assert address(PUBLIC, answer, running="this").state is OK
    other = address(PUBLIC, answer, running="another")
    assert other.state is WRONG
    assert "not this server" in other.said


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:{port}/nonsense", "http://[", "workshops.example"]
)
def test_whatever_an_address_answers_is_told(url: str):
    with serving() as port:
        found = asked(url.format(port=port))
    point = address(PUBLIC, found, running="this")
    assert (point.state, "cannot be reached" in point.said) == (WRONG, True)


def test_a_date_that_is_none_is_left_out():
    with serving() as port:
        answer = asked(f"http://127.0.0.1:{port}/odd")
    assert (answer.server, answer.date) == ("this", None)


def test_nobody_who_answers_is_told():
    with serving() as port:
        pass
    found = address(PUBLIC, asked(f"http://127.0.0.1:{port}"), running="this")
    assert found.state is WRONG
    assert "cannot be reached" in found.said


@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_a_certificate_that_no_browser_takes_is_told(tmp_path: Path):
    made = tmp_path / "own.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj",
         "/CN=localhost", "-days", "2", "-keyout", made, "-out", made],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(made)
    with serving(context) as port:
        found = address(PUBLIC, asked(f"https://localhost:{port}"), running="this")
    assert found.state is WRONG
    assert "certificate" in found.said.lower()


def test_links_that_lead_to_this_computer_only_are_told():
    for here in ("http://127.0.0.1:8000", "http://localhost/workshops"):
        assert address(here, Answer(server="this"), running="this").state is WRONG


def test_without_a_server_nobody_knows_where_links_lead():
    assert address(PUBLIC, Answer(server="this"), running=None).state is LOOK


@pytest.mark.parametrize(("seconds", "state"), [(0, OK), (-4, OK), (60, WRONG)])
def test_a_clock_agrees_with_the_world_outside(seconds: int, state: State):
    at = real()
    answer = Answer(date=at + timedelta(seconds=seconds), asked=at)
    assert clock(lambda: None, answer, LOCAL).state is state


def test_a_clock_agrees_with_the_database():
    apart = timedelta(minutes=2)
    found = clock(lambda: real() - apart, None, LOCAL)
    assert found.state is WRONG
    assert "120 seconds" in found.said
    assert clock(real, None, LOCAL).state is OK
    assert clock(lambda: None, None, LOCAL).state is OK


def test_a_command_finds_the_server_and_is_told_more(tmp_path: Path):
    with serving() as port:
        settings = Settings(data=tmp_path, port=port)
        Serving("this", "key").write(settings)
        assert (tmp_path / FILE).stat().st_mode & 0o777 == 0o600
        found = running_at(settings, patience=PATIENCE)
        assert found is not None
        assert (found.status, found.memory) == ("ill", 5)
        Serving("this", "guessed").write(settings)
        assert running_at(settings, patience=PATIENCE) is None
        Serving("other", "key").write(settings)
        assert running_at(settings, patience=PATIENCE) is None


def test_a_server_that_has_ended_is_not_looked_for(tmp_path: Path):
    settings = Settings(data=tmp_path)
    assert running_at(settings, patience=PATIENCE) is None
    first, second = Serving(), Serving()
    first.write(settings)
    second.write(settings)
    first.end(settings)
    assert (tmp_path / FILE).exists()
    second.end(settings)
    assert not (tmp_path / FILE).exists()
    assert not second.opens(first.key)
    assert second.opens(second.key)
