"""How many websockets one person keeps."""

from __future__ import annotations

from toolkit.server.kernels.connected import REPLACED, Connected


class Page:
    """A websocket, and how it was closed."""

    code: int | None = None

    def close(self, code: int | None = None, reason: str | None = None) -> None:
        assert reason
        self.code = code


def came(connected: Connected, count: int, *, seat: str = "one") -> list[Page]:
    pages = [Page() for _ in range(count)]
    for page in pages:
        connected.came(seat, page, most=3)
    return pages


def closed(pages: list[Page]) -> list[int | None]:
    return [page.code for page in pages]


def test_the_oldest_make_room_and_only_as_many_as_are_too_many():
    connected = Connected()
    assert closed(came(connected, 3)) == [None] * 3
    assert closed(came(connected, 5)) == [REPLACED, REPLACED, None, None, None]


def test_nobody_makes_room_for_somebody_else():
    connected = Connected()
    own = came(connected, 3)
    came(connected, 5, seat="another")
    assert closed(own) == [None] * 3


def test_what_is_closed_makes_room_and_is_forgotten():
    connected = Connected()
    first, *others = came(connected, 3)
    connected.went("one", first)
    assert closed([*others, *came(connected, 1)]) == [None] * 3
    for page in (first, *others):
        connected.went("one", page)
        connected.went("nobody", page)
