"""What a page may say by plain requests: no more than over a websocket."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from tests.abuse.messages import message, save, to_widget
from tests.serving import WORKSHOP, Browser, LiveServer, until
from toolkit.forking.wire import Framer, frame, unpack
from toolkit.model import Role
from toolkit.server.kernels.allowance import BURST
from toolkit.server.socket.guard import LARGEST_OF_OTHERS, MALFORMED
from toolkit.server.socket.plainly import UNKNOWN

Said = dict[str, Any]


@dataclass(frozen=True)
class Plainly:
    """A page whose way to its kernel is plain requests."""

    browser: Browser
    kernel: str
    session: str

    def ask(self, body: bytes = b"", **query: str) -> httpx.Response:
        return self.browser.http.post(
            f"/exchange/{self.kernel}",
            params={"session_id": self.session, **query},
            content=body,
            headers={"X-XSRFToken": self.browser.xsrf()},
        )

    def begin(self) -> dict[str, Any]:
        """Begin; the states of all widgets, also when the page carries them."""
        comm = uuid.uuid4().hex
        heard = heard_in(self.ask(asks=comm))
        said = next(
            content["data"]
            for _header, content in heard
            if content.get("comm_id") == comm
        )
        states: dict[str, Any] | None = said.get("states")
        return self.begin() if states is None else states


def heard_in(answer: httpx.Response) -> list[tuple[Said, Said]]:
    """The header and content of each message in *answer*."""
    assert answer.status_code == 200, answer.text
    messages = [unpack(data) for data in Framer().feed(answer.content)]
    return [(each.json(0), each.json(3)) for each in messages]


@pytest.fixture
def page(participant: Browser) -> Plainly:
    return Plainly(participant, participant.kernel(), uuid.uuid4().hex)


def reflection(states: dict[str, Any]) -> str:
    return next(
        model
        for model, each in states.items()
        if each["state"].get("face", {}).get("kind") == "reflection"
    )


def test_an_answer_sent_by_a_plain_request_is_acknowledged_in_its_reply(
    page: Plainly,
) -> None:
    model = reflection(page.begin())
    kept = save({"texts": ["by a plain request"]})
    sent = to_widget(model, {"method": "custom", "content": kept})
    said = [
        content["data"].get("content", {})
        for header, content in heard_in(page.ask(frame(sent)))
        if header["msg_type"] == "comm_msg"
    ]
    assert [each["saved"]["version"] for each in said if "saved" in each] == [1]


def test_what_goes_wrong_in_a_kernel_is_noted_with_its_notebook(
    page: Plainly, live_server: LiveServer
) -> None:
    states = page.begin()
    widget = next(model for model, each in states.items() if "seat" in each["state"])
    page.ask(frame(to_widget(widget, {"method": "custom", "content": {}})))
    told = f"page of {WORKSHOP} stumbled: ValueError"
    until(lambda: page.ask() and told in live_server.log)


@pytest.mark.parametrize(
    "body",
    [
        *(b"\x01", b"\x05\x00\x00\x00abc", b"\xff\xff\xff\xff", b"_xsrf=nothing"),
        pytest.param(bytes(4 * 2_001), id="very many messages"),
    ],
)
def test_what_is_no_whole_message_is_refused(page: Plainly, body: bytes) -> None:
    page.begin()
    assert page.ask(body).status_code == 400
    assert page.ask().status_code == 200


@pytest.mark.parametrize(
    "sent",
    [
        message("execute_request", {"code": "1"}),
        message("comm_msg", []),
        message("comm_msg", {}, channel="control"),
        b"nonsense",
    ],
)
def test_what_no_page_of_ours_says_ends_the_exchange(
    page: Plainly, sent: bytes
) -> None:
    page.begin()
    refused = page.ask(frame(sent))
    assert refused.status_code == 410
    assert refused.json()["closed"] == MALFORMED
    assert page.ask().json() == {"closed": UNKNOWN}
    assert page.begin()


def test_more_than_the_largest_message_is_not_even_read(page: Plainly) -> None:
    page.begin()
    try:
        refused = page.ask(frame(bytes(2 * LARGEST_OF_OTHERS))).status_code
    except httpx.TransportError:  # it was hung up on before all was said
        refused = 400
    assert refused == 400
    assert page.ask().status_code == 200


def test_a_flood_ends_the_exchange_also_when_it_begins_again(page: Plainly) -> None:
    page.begin()
    asked = frame(message("kernel_info_request", {}))
    assert page.ask(asked * (int(BURST) + 60)).json() == {"closed": 4008}
    assert page.ask(asked * 100, asks=uuid.uuid4().hex).json() == {"closed": 4008}


@pytest.mark.parametrize("asks", ["x", "C" * 32, "c" * 33])
def test_ids_that_no_page_makes_begin_nothing(page: Plainly, asks: str) -> None:
    assert page.ask(asks=asks).status_code == 400
    assert page.ask().json() == {"closed": UNKNOWN}


def test_one_kernel_has_a_few_exchanges_and_the_oldest_ends(page: Plainly) -> None:
    pages = [Plainly(page.browser, page.kernel, uuid.uuid4().hex) for _ in range(6)]
    for each in pages:
        each.begin()
    statuses = [each.ask().status_code for each in pages]
    assert statuses == [410, 410, 200, 200, 200, 200]


def test_anothers_exchange_is_nobodys(
    page: Plainly, newcomer: Callable[[], Browser], stranger: Browser
) -> None:
    page.begin()
    other = Plainly(newcomer(), page.kernel, page.session)
    assert other.ask().status_code == 404
    nobody = Plainly(stranger, page.kernel, page.session)
    assert nobody.ask().status_code == 403


def test_who_signs_out_hears_nothing_more(page: Plainly) -> None:
    page.begin()
    assert page.browser.post("/sign-out").status_code == 303
    refused = page.ask()
    assert refused.status_code == 403
    assert set(json.loads(refused.text)) == {"message"}


def test_a_kernel_is_nobodys_once_its_owner_has_another_role(
    page: Plainly, live_server: LiveServer
) -> None:
    page.begin()
    assert page.ask().status_code == 200
    held = page.browser.http.cookies["workshop-seat"]
    owner = live_server.store.tokens.holder(held, "sign-in", now=datetime.now(UTC))
    assert owner is not None
    live_server.store.people.give_role(owner, Role.FACILITATOR)
    assert page.ask().status_code == 404
