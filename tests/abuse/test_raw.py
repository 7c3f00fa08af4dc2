"""Requests that only a program with a socket sends."""

from __future__ import annotations

import contextlib
import re
import socket

import pytest

from tests.abuse.raw import connected, cookies, exchange, request, statuses
from tests.serving import WORKSHOP, Browser, LiveServer
from toolkit.server.door.body_limit import LARGEST_FORM

INSIDE = (b"for facilitators only", b'"cells"', b"root:", b"SQLite format", b"[[work")


SERVED = (
    f"/workshop/{WORKSHOP}/assets/",
    "/voila/static/",
    "/voila/templates/",
    "/voila/templates/lab/static/",
    "/voila/api/themes/",
    "/voila/labextensions/",
    "/module/",
    "/assets/",
    "/join/",
    "/evidence/",
    "/download/",
    "/workshop/",
    "/",
)
TRICKS = (
    "../facilitator.md",
    "../../../../../../../../etc/passwd",
    "%2e%2e/facilitator.md",
    "%2e%2e%2ffacilitator.md",
    "..%5cfacilitator.md",
    "..\\facilitator.md",
    "....//facilitator.md",
    "%252e%252e/facilitator.md",
    "/etc/passwd",
    "//etc/passwd",
    "%2fetc%2fpasswd",
    "dot.txt%00.png",
    "%00",
    "%c0%ae%c0%ae/facilitator.md",
    "%ff%fe",
    "a" * 5_000,
    ".",
    "..;/facilitator.md",
    "../../data/workshop.db",
    "../../programme.toml",
)


@pytest.mark.parametrize("below", SERVED)
def test_no_path_leads_outside_what_is_served(
    live_server: LiveServer, participant: Browser, below: str
):
    for trick in TRICKS:
        answer = exchange(
            live_server.base, request(below + trick, cookies(participant))
        )
        assert statuses(answer)[0] in {301, 302, 400, 403, 404}, (below, trick)
        location = re.search(rb"\r\nLocation: (\S*)", answer)
        assert location is None or re.match(rb"/[a-z]", location[1]), (below, trick)
        assert not any(inside in answer for inside in INSIDE), (below, trick)


def test_nothing_is_served_from_the_data_folder(
    live_server: LiveServer, participant: Browser
):
    added = participant.post(
        f"/evidence/{WORKSHOP}/picture/file",
        files={"file": ("notes.txt", b"the pupils said")},
    ).json()
    data = live_server.data
    files = [path for path in data.rglob("*") if path.is_file()]
    assert not any(path.name == "notes.txt" for path in files)
    for path in files:
        name = path.relative_to(data)
        for target in (f"/{name}", f"/data/{name}", f"{path}", f"/files/{name}"):
            answer = participant.get(target)
            assert answer.status_code == 404, target
    assert participant.get(f"/evidence/{added['id']}").text == "the pupils said"


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1/people",
        "http://example.org/",
        "https://example.org/people",
        "//people",
        "/people/",
        "/people//",
        "/./people",
        "/join/../people",
        "/%70eople",
        "/people%2f",
        "/PEOPLE",
        "/people;x=1",
        "/people%20",
        "/people#x",
        "*",
        "people",
    ],
)
def test_no_other_spelling_opens_a_closed_page(
    live_server: LiveServer, participant: Browser, target: str
):
    answer = exchange(live_server.base, request(target, cookies(participant)))
    assert statuses(answer)[0] in {302, 400, 403, 404}
    assert b"have joined" not in answer


@pytest.mark.parametrize(
    "host",
    [
        *("rebound.example", "127.0.0.1.example.org", "127.0.0.1@example.org"),
        *(
            "example.org:80",
            "localhost.example.org",
            "[::ffff:1.2.3.4]",
            "",
            "0",
            "x:y",
        ),
        *("127.0.0.1 example.org", "127.0.0.2", "[", "a" * 3_000),
    ],
)
def test_another_name_for_this_host_gets_nothing(
    live_server: LiveServer, participant: Browser, host: str
):
    for path in ("/", "/join", "/health", "/nowhere"):
        sent = request(path, f"Host: {host}", cookies(participant))
        answer = exchange(live_server.base, sent)
        assert statuses(answer)[0] in {400, 403}
        if len(host) > 3:
            assert host.encode() not in answer


def test_a_request_without_a_host_gets_nothing(live_server: LiveServer):
    sent = b"GET /join HTTP/1.1\r\nConnection: close\r\n\r\n"
    assert statuses(exchange(live_server.base, sent)) == [400]


@pytest.mark.parametrize("path", ["/join", "/health", "/", "/nowhere", "/module/x.js"])
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
def test_an_old_request_without_a_host_gets_nothing_either(
    live_server: LiveServer, participant: Browser, path: str, method: str
):
    held = cookies(participant)
    sent = f"{method} {path} HTTP/1.0\r\n{held}\r\nContent-Length: 0\r\n\r\n"
    answer = exchange(live_server.base, sent.encode())
    assert statuses(answer) == [400]
    assert method == "HEAD" or b"Something was missing" in answer


def test_an_old_request_that_names_this_host_is_answered(live_server: LiveServer):
    sent = b"GET /join HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n"
    assert statuses(exchange(live_server.base, sent)) == [200]


UPGRADE = (
    "Connection: Upgrade",
    "Upgrade: websocket",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
)


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        (None, 403),
        ("", 403),
        ("null", 403),
        ("https://example.org", 403),
        ("http://127.0.0.1.example.org", 403),
        ("http://127.0.0.1", 101),
    ],
)
@pytest.mark.parametrize("same_site", [(), ("Sec-Fetch-Site: cross-site",)])
def test_a_websocket_says_from_which_page_it_comes_and_it_is_ours(
    live_server: LiveServer,
    participant: Browser,
    origin: str | None,
    status: int,
    same_site: tuple[str, ...],
):
    path = f"/api/kernels/{participant.kernel()}/channels"
    told = [] if origin is None else [f"Origin: {origin}"]
    sent = request(path, *UPGRADE, *told, *same_site, cookies(participant))
    with connected(live_server.base) as wire:
        wire.sendall(sent.replace(b"Connection: close\r\n", b"", 1))
        assert statuses(wire.recv(65_536)) == [status]


def test_a_websocket_by_another_method_is_none(
    live_server: LiveServer, participant: Browser
):
    path = f"/api/kernels/{participant.kernel()}/channels"
    lines = (*UPGRADE, "Origin: http://127.0.0.1", cookies(participant))
    sent = request(path, *lines, method="HEAD").replace(b"Connection: close\r\n", b"")
    with connected(live_server.base) as wire:
        wire.sendall(sent)
        assert statuses(wire.recv(65_536)) == [400]


SMUGGLED = request("/people")
TWO_WAYS = {
    "two lengths": ("Content-Length: 5", "Content-Length: 6"),
    "two lengths in one": ("Content-Length: 5, 6",),
    "length and chunks": ("Content-Length: 5", "Transfer-Encoding: chunked"),
    "chunks, strangely": ("Transfer-Encoding: xchunked",),
    "chunks twice": ("Transfer-Encoding: chunked", "Transfer-Encoding: identity"),
    "negative length": ("Content-Length: -5",),
    "plus in the length": ("Content-Length: +5",),
    "length in another script": ("Content-Length: \xb2",),
    "hexadecimal length": ("Content-Length: 0x5",),
    "space before the colon": ("Content-Length : 5",),
    "folded line": ("X: y\r\n Content-Length: 5",),
    "bare line feed": ("X: y\nContent-Length: 5",),
    "null in a header": ("X: a\x00b",),
}


@pytest.mark.parametrize("lines", TWO_WAYS.values(), ids=TWO_WAYS)
def test_a_request_that_can_be_read_in_two_ways_hides_no_second_one(
    live_server: LiveServer, facilitator: Browser, lines: tuple[str, ...]
):
    sent = request(
        "/join",
        *lines,
        cookies(facilitator),
        method="POST",
        body=b"0\r\n\r\n" + SMUGGLED,
    ).replace(b"Connection: close\r\n", b"", 1)
    answer = exchange(live_server.base, sent + request("/health"))
    assert b"have joined" not in answer
    assert 200 not in statuses(answer)[:1]


@pytest.mark.parametrize(
    "sent",
    [
        b"\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost\r\n\r\n",
        b"GET /\x00 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 40_000 + b"\r\n",
        b"GET /" + b"a" * 200_000 + b" HTTP/1.1\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    ],
    ids=["blank", "TLS", "word", "version", "colon", "null", "headers", "long", "two"],
)
def test_what_is_no_request_gets_no_answer_worth_having(
    live_server: LiveServer, sent: bytes
):
    try:
        with connected(live_server.base) as wire:
            wire.sendall(sent)
            with contextlib.suppress(OSError):  # the server may have hung up by now
                wire.shutdown(socket.SHUT_WR)
            answer = b""
            while piece := wire.recv(65536):
                answer += piece
    except (ConnectionResetError, BrokenPipeError):
        answer = b""
    assert not answer or statuses(answer)[0] >= 400
    assert b"Traceback" not in answer
    assert live_server.browser().get("/health").status_code == 200


def test_a_header_cannot_be_split_by_what_is_typed(
    live_server: LiveServer, stranger: Browser
):
    for path in ("/join?code=a%0d%0aSet-Cookie:%20x=y", "/%0d%0aSet-Cookie:%20x=y"):
        answer = stranger.get(path)
        assert "x=y" not in str(answer.headers)


def test_three_megabytes_of_form_are_not_read(
    live_server: LiveServer, participant: Browser, stranger: Browser
):
    for browser in (participant, stranger):
        for path in (
            "/join",
            "/kernel",
            "/sign-out",
            "/cohort/demo/people/room",
            "/nowhere",
        ):
            length = f"Content-Length: {3_000_000}"
            sent = request(path, length, cookies(browser), method="POST")
            assert statuses(exchange(live_server.base, sent)) == [400]


def test_a_stranger_cannot_send_a_file_at_all(live_server: LiveServer):
    length = f"Content-Length: {LARGEST_FORM + 1}"
    path = f"/evidence/{WORKSHOP}/picture/file"
    for cookie in ("X: y", "Cookie: workshop-seat=guess"):
        sent = request(path, length, cookie, method="POST")
        assert statuses(exchange(live_server.base, sent)) == [400]


def test_endless_chunks_are_cut_off(live_server: LiveServer):
    sent = request("/join", "Transfer-Encoding: chunked", method="POST")
    chunk = b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
    with (
        connected(live_server.base) as wire,
        pytest.raises((ConnectionResetError, BrokenPipeError)),
    ):
        wire.sendall(sent + 200 * chunk)


def test_a_form_of_many_parts_is_refused(live_server: LiveServer, stranger: Browser):
    part = b'--b\r\nContent-Disposition: form-data; name="x"\r\n\r\n\r\n'
    body = part * 1_800 + b"--b--\r\n"
    answer = stranger.http.post(
        "/join",
        content=body,
        headers={"Content-Type": "multipart/form-data; boundary=b"},
    )
    assert answer.status_code in {400, 403}


def test_slow_and_silent_visitors_do_not_keep_others_waiting(
    live_server: LiveServer, participant: Browser
):
    slow = [connected(live_server.base) for _ in range(150)]
    try:
        for number, wire in enumerate(slow):
            if number % 3 == 0:
                wire.sendall(b"GET /join HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ")
            elif number % 3 == 1:
                head = request("/join", "Content-Length: 5000", method="POST")
                wire.sendall(head + b"code=")
        for wire in slow[::3]:
            wire.sendall(b"a")
        assert participant.get("/").status_code == 200
        assert participant.get(f"/workshop/{WORKSHOP}").status_code == 200
        assert live_server.browser().get("/health").status_code == 200
    finally:
        for wire in slow:
            wire.close()


def test_forwarded_addresses_are_not_believed_unless_configured(
    live_server: LiveServer, participant: Browser
):
    told = {
        "X-Forwarded-For": "203.0.113.9",
        "X-Real-IP": "203.0.113.9",
        "X-Forwarded-Proto": "https",
        "X-Scheme": "https",
        "X-Forwarded-Host": "example.org",
        "Forwarded": "for=203.0.113.9;proto=https;host=example.org",
    }
    browser = live_server.browser()
    joined = browser.post(live_server.link("Participant 6"), headers=told)
    assert "Secure" not in str(joined.headers.get_list("Set-Cookie"))
    page = participant.get("/", headers=told)
    assert "example.org" not in page.text + str(page.headers)
    assert "wss:" not in page.headers["Content-Security-Policy"]


def test_one_persons_many_documents_do_not_keep_others_from_theirs(
    live_server: LiveServer, participant: Browser, neighbour: Browser
):
    sent = request(f"/download/{WORKSHOP}.pdf", cookies(participant))
    wires = [connected(live_server.base) for _ in range(20)]
    for wire in wires:
        wire.sendall(sent)
    assert neighbour.get(f"/download/{WORKSHOP}.pdf").status_code == 200
    answered = [statuses(wire.recv(65536))[0] for wire in wires]
    for wire in wires:
        wire.close()
    assert set(answered) == {200, 429}
