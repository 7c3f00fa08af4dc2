"""A room behind nginx and TLS, as the operator's guide sets it up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.outline import entry, open_entry
from tests.chromium import launched, patient
from tests.docs.proxies import Proxy, proxied
from tests.serving import LiveServer, free_port, started
from toolkit.scaffold import Wanted, make_programme

HOPE = "That we find time for this."


@dataclass(frozen=True)
class Site:
    """A server with its proxy."""

    live: LiveServer
    proxy: Proxy


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("operated")
    (folder / "proxy").mkdir()
    make_programme(folder / "year", Wanted("Our year", "UTC"), today=date(2027, 2, 1))
    with (
        free_port() as port,
        proxied("nginx", folder / "proxy", upstream=port) as proxy,
        started(
            folder / "year",
            data=folder / "data",
            port=port,
            settings={"TOOLKIT_PUBLIC_URL": proxy.public, "TOOLKIT_PROXIES": "1"},
        ) as live,
    ):
        yield Site(live, proxy)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with launched() as browser:
        yield browser


def test_somebody_joins_and_what_they_type_is_saved(
    site: Site, chromium: Browser
) -> None:
    context = patient(chromium.new_context(ignore_https_errors=True))
    page = context.new_page()
    sockets: list[str] = []
    page.on("websocket", lambda socket: sockets.append(socket.url))
    page.goto(site.proxy.public + site.live.link("Participant 8"))
    page.get_by_role("button").first.click()
    page.wait_for_url(lambda address: "/join" not in address)
    page.goto(f"{site.proxy.public}/workshop/starting-out")
    expect(entry(page, "Welcome")).to_be_visible()
    open_entry(page, "Welcome")
    section = page.get_by_role("region", name="Welcome")
    section.get_by_role("textbox").first.fill(HOPE)
    expect(section.get_by_text("Saved").first).to_be_visible()
    cookies = {one["name"]: one for one in context.cookies()}
    assert "_xsrf" in cookies
    assert any(one["httpOnly"] for one in cookies.values())
    assert all(one["secure"] for one in cookies.values())
    assert sockets
    assert all(
        url.startswith(site.proxy.public.replace("https", "wss")) for url in sockets
    )
    context.close()


def test_links_that_are_handed_out_lead_to_the_proxy(site: Site) -> None:
    assert site.proxy.public in site.live.log
