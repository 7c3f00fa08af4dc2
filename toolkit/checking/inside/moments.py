"""Another day and other dice, for the second time that a notebook is run."""

from __future__ import annotations

import datetime
import os
import random
import time
from typing import Self

from toolkit.clock import INVENTED, ahead

SEED = 20_000


def move(days: int) -> None:
    """Let everything that asks for the time be so many *days* later, and draw anew.

    What has been imported before keeps its clock: it is the toolkit's, which is told
    by `TOOLKIT_NOW`.
    """
    random.seed(SEED + days)
    if not days:
        return
    by = datetime.timedelta(days=days)
    moved = datetime.datetime.now(datetime.UTC) + by
    os.environ[INVENTED] = moved.isoformat()
    ahead.cache_clear()
    datetime.datetime = _later_moment(by)  # type: ignore[misc]
    real = time.time  # which a day of today asks, too
    time.time = lambda: real() + by.total_seconds()


def _also(real: type) -> type:
    """Of the kind of a class that takes the place of *real*: what is one stays one."""

    class Also(type(real)):  # type: ignore[misc]
        def __instancecheck__(cls, one: object) -> bool:
            return isinstance(one, real)

    return Also


def _later_moment(by: datetime.timedelta) -> type[datetime.datetime]:
    real = datetime.datetime

    class Moment(real, metaclass=_also(real)):  # type: ignore[misc, valid-type, metaclass]
        @classmethod
        def now(cls, tz: datetime.tzinfo | None = None) -> Self:
            return super().now(tz) + by

        @classmethod
        def utcnow(cls) -> Self:
            return super().utcnow() + by

    return Moment
