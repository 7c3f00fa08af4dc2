"""Which moment it is; tests may say another one."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from toolkit import clock
from toolkit.errors import SettingsError
from toolkit.settings import Settings, kernel_environment

LEAP = "2028-02-29T23:40+00:00"


@pytest.fixture(autouse=True)
def read_anew() -> Iterator[None]:
    clock.ahead.cache_clear()
    yield
    clock.ahead.cache_clear()


def test_without_the_variable_it_is_now_and_kernels_are_told_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv(clock.INVENTED, raising=False)
    before = datetime.now(UTC)
    assert before <= clock.now() <= datetime.now(UTC)
    assert clock.INVENTED not in kernel_environment()


def test_an_invented_moment_goes_on_and_is_the_same_in_a_kernel(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(clock.INVENTED, LEAP)
    first = clock.now()
    assert first - datetime.fromisoformat(LEAP) < timedelta(minutes=5)
    assert clock.now() > first
    ahead = clock.ahead()
    monkeypatch.setenv(clock.INVENTED, kernel_environment()[clock.INVENTED])
    clock.ahead.cache_clear()
    assert clock.ahead() == ahead


@pytest.mark.parametrize(
    "said", ["tomorrow", "2028-02-29T23:40", "2027-02-29T12:00Z", f"{LEAP} since then"]
)
def test_what_is_no_moment_is_refused_before_anything_starts(
    monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    monkeypatch.setenv(clock.INVENTED, said)
    with pytest.raises(SettingsError, match="for tests alone"):
        Settings.load()
