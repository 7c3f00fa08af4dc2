"""Another day and other dice, for the second time that a notebook is run."""

from __future__ import annotations

import datetime
import random

import time_machine

from toolkit.clock import ahead

SEED = 20_000


def move(days: int) -> None:
    """Let everything that asks for the time be so many *days* later, and draw anew.

    The classes of `datetime` stay what they are: pandas, written in C, cannot be
    imported where another takes the place of one.
    """
    random.seed(SEED + days)
    if days:
        ahead()  # is measured against the real clock, once
        moved = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=days)
        time_machine.travel(moved, tick=True).start()
