"""Which of very many versions of an answer a person is shown."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from toolkit.model.earlier import LOSS, PAUSE, STRETCH, Trace, worth_showing

BEGIN = datetime(2023, 1, 20, 10, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def traces(*said: tuple[timedelta, int] | tuple[timedelta, int, bool]) -> list[Trace]:
    """Versions by what has passed since the first, their size, and if any beside."""
    return [
        Trace(number, BEGIN + one[0], one[1], beside=one[2] if len(one) > 2 else False)
        for number, one in enumerate(said, start=1)
    ]


def test_what_is_typed_in_one_go_is_one_version() -> None:
    assert worth_showing(traces(*((SECOND * n, 20 + n) for n in range(60)))) == [60]


def test_who_pauses_begins_another_version() -> None:
    just = traces((SECOND, 20), (SECOND + PAUSE, 30))
    longer = traces((SECOND, 20), (SECOND * 2 + PAUSE, 30))
    assert (worth_showing(just), worth_showing(longer)) == ([2], [2, 1])


def test_who_writes_without_a_pause_begins_again_after_ten_minutes() -> None:
    said = [(PAUSE * n, 20 + n) for n in range(12)]
    ends = worth_showing(traces(*said))
    assert ends == [12, 6]
    assert PAUSE * 5 == STRETCH


def test_the_fullest_version_before_a_loss_is_there_though_one_goes_on() -> None:
    said = [(SECOND, 200), (SECOND * 2, 300), (SECOND * 3, 40), (SECOND * 4, 60)]
    assert worth_showing(traces(*said)) == [4, 2]


def test_a_loss_in_small_steps_is_a_loss() -> None:
    said = [(SECOND * n, 300 - 10 * n) for n in range(20)]
    assert worth_showing(traces(*said))[-1] == 1


def test_mending_a_word_is_no_loss() -> None:
    said = [(SECOND, 100), (SECOND * 2, 80), (SECOND * 3, 100)]
    assert worth_showing(traces(*said)) == [3]
    assert worth_showing(traces((SECOND, LOSS + 10), (SECOND * 2, 11))) == [2]


def test_what_another_device_typed_beside_is_told_apart() -> None:
    said = [(SECOND, 50), (SECOND * 2, 60, True), (SECOND * 3, 70, True)]
    assert worth_showing(traces(*said, (SECOND * 4, 80))) == [4, 3]


def test_nothing_written_is_nothing_to_show() -> None:
    assert worth_showing([]) == []


@given(
    st.lists(
        st.tuples(st.integers(0, 900), st.integers(2, 400), st.booleans()), max_size=40
    )
)
def test_the_newest_version_of_either_kind_is_always_there(
    said: list[tuple[int, int, bool]],
) -> None:
    passed, made = timedelta(0), []
    for seconds, size, beside in said:
        passed += seconds * SECOND
        made.append((passed, size, beside))
    ends = worth_showing(traces(*made))
    assert ends == sorted(set(ends), reverse=True)
    for kind in (True, False):
        of_kind = [one.version for one in traces(*made) if one.beside is kind]
        assert of_kind[-1:] == [n for n in ends if n in of_kind][:1]
