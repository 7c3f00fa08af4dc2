"""When something was saved, as it is read today."""

from __future__ import annotations

from datetime import UTC, datetime

from toolkit.activities.base.shown import clock_time, when


def test_what_was_saved_today_has_its_time_alone() -> None:
    now = datetime.now(UTC)
    assert when(now) == clock_time(now)


def test_what_was_saved_on_another_day_says_which() -> None:
    assert when(datetime(2023, 6, 5, 14, 10, tzinfo=UTC)) == "5 Jun 2023, 15:10"
