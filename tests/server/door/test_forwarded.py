"""Where a request comes from, as so many proxies say it."""

from __future__ import annotations

import pytest
from tornado.httputil import HTTPHeaders

from toolkit.server.door.forwarded import Origin, forwarded

PEER, ASKER, INNER = "127.0.0.1", "192.0.2.7", "10.0.0.2"
INVENTED = "203.0.113.9"


def origin(*lines: tuple[str, str], proxies: int = 1) -> Origin:
    headers = HTTPHeaders()
    for name, value in lines:
        headers.add(name, value)
    return forwarded(headers, proxies=proxies, peer=PEER)


def address(*told: str, proxies: int = 1) -> str:
    lines = [("X-Forwarded-For", each) for each in told]
    return origin(*lines, proxies=proxies).address


def test_without_a_proxy_nothing_is_believed():
    told = [("X-Forwarded-For", ASKER), ("X-Forwarded-Proto", "https")]
    assert origin(*told, proxies=0) == Origin(PEER, "http")


def test_the_last_entry_is_what_the_only_proxy_has_seen():
    assert address(ASKER) == ASKER
    assert address(f"{INVENTED}, {ASKER}") == ASKER
    assert address(INVENTED, ASKER) == ASKER


def test_of_two_proxies_the_first_has_seen_the_asker():
    assert address(f"{INVENTED}, {ASKER}, {INNER}", proxies=2) == ASKER
    assert address(f"{INVENTED}, {ASKER}", INNER, proxies=2) == ASKER


def test_fewer_entries_than_proxies_say_nothing():
    assert address(ASKER, proxies=2) == PEER


@pytest.mark.parametrize("name", ["X-Real-IP", "Forwarded", "X-Client-IP", "Via"])
def test_no_other_header_names_an_address(name: str):
    assert origin((name, INVENTED)).address == PEER
    assert origin(("X-Forwarded-For", ASKER), (name, INVENTED)).address == ASKER


@pytest.mark.parametrize(
    ("told", "read"),
    [
        ("192.0.2.7:50123", ASKER),
        ("[2001:db8::1]:443", "2001:db8::1"),
        ("[2001:db8::1]", "2001:db8::1"),
        ("2001:DB8::0001", "2001:db8::1"),
    ],
)
def test_an_address_may_be_written_with_its_port(told: str, read: str):
    assert address(told) == read


@pytest.mark.parametrize(
    "told",
    ["", ",", "unknown", "_hidden", "192.0.2", "1.2.3.4.5", "192.0.2.7;x", "<script>",
     "192.0.2.7:x", "[]", "[192.0.2.7", "a" * 5_000],
)  # fmt: skip
def test_what_is_no_address_leaves_the_peer(told: str):
    assert address(told) == PEER


@pytest.mark.parametrize(
    ("told", "proxies", "read"),
    [
        ("https", 1, "https"),
        ("HTTPS", 1, "https"),
        ("http", 1, "http"),
        ("https, http", 1, "http"),
        ("https, http", 2, "https"),
        ("http, https, http", 2, "https"),
        ("https", 2, "https"),
        ("gopher", 1, "http"),
        ("", 1, "http"),
    ],
)
def test_the_protocol_is_the_one_the_first_proxy_was_asked_by(
    told: str, proxies: int, read: str
):
    asked = origin(("X-Forwarded-Proto", told), proxies=proxies)
    assert asked.protocol == read
    assert origin(("X-Scheme", "https")).protocol == "http"
