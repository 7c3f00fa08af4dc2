from datetime import datetime, timedelta

import pytest

from toolkit.errors import StoreError
from toolkit.model import Evidence, ResponseKey
from toolkit.store import Store

DATA = bytes(range(256)) * 4


def add(store: Store, key: ResponseKey, name: str, *, at: datetime) -> Evidence:
    return store.evidence.add(
        key, field="photo", name=name, media_type="image/png", data=DATA, at=at
    )


def test_a_file_comes_back_byte_for_byte(
    store: Store, key: ResponseKey, now: datetime
) -> None:
    added = add(store, key, "wall.png", at=now)
    assert store.evidence.find(added.id) == added
    assert added.size == len(DATA)
    assert store.evidence.data(added.id) == DATA


def test_the_files_of_an_answer_are_in_the_order_they_came(
    store: Store, key: ResponseKey, now: datetime
) -> None:
    second = add(store, key, "second.png", at=now + timedelta(minutes=1))
    first = add(store, key, "first.png", at=now)
    other = ResponseKey(key.cohort, key.person, key.workshop, "worry")
    add(store, other, "other.png", at=now)
    assert store.evidence.of(key) == (first, second)


def test_a_removed_file_is_gone(store: Store, key: ResponseKey, now: datetime) -> None:
    added = add(store, key, "wall.png", at=now)
    store.evidence.remove(added.id)
    store.evidence.remove(added.id)
    assert store.evidence.find(added.id) is None
    assert store.evidence.of(key) == ()
    with pytest.raises(StoreError, match="Add it again"):
        store.evidence.data(added.id)


def test_adding_and_removing_a_file_are_announced(
    store: Store, key: ResponseKey, now: datetime
) -> None:
    store.evidence.remove(add(store, key, "wall.png", at=now).id)
    events = store.events.since("north", 0)
    assert [(event.kind, event.activity) for event in events] == [
        ("evidence", "hope"),
        ("evidence", "hope"),
    ]


def test_a_small_picture_is_kept_once_and_goes_with_its_file(
    store: Store, key: ResponseKey, now: datetime
) -> None:
    added = add(store, key, "wall.png", at=now)
    assert store.evidence.thumbnail(added.id) is None
    store.evidence.keep_thumbnail(added.id, b"")
    store.evidence.keep_thumbnail(added.id, b"later")
    assert store.evidence.thumbnail(added.id) == b""
    store.evidence.remove(added.id)
    store.evidence.keep_thumbnail(added.id, b"too late")
    assert store.evidence.thumbnail(added.id) is None
