from datetime import UTC, datetime
from typing import Protocol

import pytest

from toolkit.model import (
    JSON,
    Conflict,
    Response,
    ResponseKey,
    Saved,
    Seating,
    Sharing,
)
from toolkit.store import Store

NOW = datetime(2023, 1, 20, 10, 42, 7, 123456, tzinfo=UTC)


class Save(Protocol):
    def __call__(self, value: JSON, **changes: object) -> Saved | Conflict: ...


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def ana(store: Store) -> Seating:
    store.cohorts.add("north", "North 2023")
    return store.people.add("north", name="Participant 7", school="Example School")


@pytest.fixture
def key(ana: Seating) -> ResponseKey:
    return ResponseKey("north", ana.person.id, "workshop1_launch", "hope")


@pytest.fixture
def save(store: Store, key: ResponseKey) -> Save:
    """Save as a browser would; a test says only what matters to it."""

    def save(value: JSON, **changes: object) -> Saved | Conflict:
        usual = {
            "sharing": Sharing.PRIVATE,
            "based_on": 0,
            "write": f"write of {value}",
            "prompt": "What do you hope for?",
            "at": NOW,
        }
        return store.responses.save(key, value, **{**usual, **changes})  # type: ignore[arg-type]

    return save


def saved(outcome: Saved | Conflict) -> Response:
    assert isinstance(outcome, Saved)
    return outcome.response
