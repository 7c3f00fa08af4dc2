"""What a form said, for the page it leads to."""

from __future__ import annotations

import pytest

from toolkit.server import shelf as shelves
from toolkit.server.shelf import KEPT_FOR, OF_ONE, Shelf


def test_what_lies_there_is_found_by_its_owner_until_it_is_done() -> None:
    shelf = Shelf()
    key, other = shelf.put("one", b"typed"), shelf.put("two", b"theirs")
    assert shelf.find("one", key) == shelf.find("one", key) == b"typed"
    assert shelf.find("two", key) is None
    shelf.clear("one")
    assert shelf.find("one", key) is None
    assert shelf.find("two", other) == b"theirs"


def test_nothing_lies_there_longer_than_somebody_goes_back_to_it() -> None:
    at = [0.0]
    shelf = Shelf(clock=lambda: at[0])
    key = shelf.put("one", b"typed")
    at[0] = KEPT_FOR - 1
    assert shelf.find("one", key) == b"typed"
    at[0] = KEPT_FOR
    assert shelf.find("one", key) is None


def test_the_oldest_goes_first_when_one_person_or_everybody_has_too_much(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shelf = Shelf()
    keys = [shelf.put("one", b"x") for _ in range(OF_ONE + 1)]
    found = [shelf.find("one", key) is not None for key in keys]
    assert found == [False] + [True] * OF_ONE

    monkeypatch.setattr(shelves, "IN_ALL", OF_ONE + 1)
    newest = shelf.put("two", b"xxx")
    assert shelf.find("two", newest) == b"xxx"
    assert shelf.find("one", keys[1]) is None
    assert shelf.find("one", keys[-1]) == b"x"
