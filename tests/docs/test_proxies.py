"""The proxies of the operator's guide tell the server what it goes by."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest
from tornado.httputil import HTTPHeaders

from tests.chromium import NAMED
from tests.docs.proxies import PROXIES, Proxy, echo, proxied
from toolkit.server.door.forwarded import Origin, forwarded

INVENTED, ELSEWHERE = "203.0.113.9", "127.0.0.2"
UPGRADE = {
    "Upgrade": "websocket",
    "Connection": "Upgrade",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
}


@pytest.fixture(scope="module", params=PROXIES)
def proxy(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Proxy]:
    """Each proxy of the guide, before a server that says what it was told."""
    folder = tmp_path_factory.mktemp(request.param)
    with echo() as port, proxied(request.param, folder, upstream=port) as running:
        yield running


def heard(proxy: Proxy, **sent: str) -> HTTPHeaders:
    """The headers that reach the server when somebody elsewhere asks."""
    headers = HTTPHeaders()
    for name, value in proxy.get("/", headers=sent, by=ELSEWHERE).json():
        headers.add(name, value)
    return headers


def test_the_server_hears_who_asks_and_that_it_was_by_tls(proxy: Proxy) -> None:
    invented = {"X-Forwarded-For": INVENTED, "X-Forwarded-Proto": "http"}
    headers = heard(proxy, **invented)
    found = forwarded(headers, proxies=1, peer="127.0.0.1")
    assert found == Origin(ELSEWHERE, "https")


def test_the_host_arrives_as_the_browser_sent_it(proxy: Proxy) -> None:
    assert heard(proxy)["Host"] == f"{NAMED}:{proxy.secure}"


def test_a_websocket_is_let_through(proxy: Proxy) -> None:
    headers = heard(proxy, **UPGRADE)
    assert headers["Upgrade"] == "websocket"
    assert headers["Connection"].lower() == "upgrade"


def test_who_comes_without_tls_is_led_to_it(proxy: Proxy) -> None:
    plain = httpx.get(
        f"http://127.0.0.1:{proxy.plain}/join?code=ABC",
        headers={"Host": NAMED},
        trust_env=False,
    )
    assert plain.status_code in {301, 308}
    assert plain.headers["Location"].endswith("/join?code=ABC")
    assert plain.headers["Location"].startswith(f"https://{NAMED}")
