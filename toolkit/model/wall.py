"""Which of the answers somebody may read stand on a wall."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from toolkit.model.pace import Pace
from toolkit.model.responses import Shared

LIMIT_REASON = 300
"""Most characters of the reason why an answer is off the walls."""


def wall_key(shared: Shared) -> str:
    """What `Pace.hidden` and `Pace.merged` call this answer."""
    return f"{shared.response.key.activity}/{shared.author.person.id}"


def newest_first(answers: Iterable[Shared]) -> tuple[Shared, ...]:
    """*answers*, the one saved last in front."""
    return tuple(sorted(answers, key=lambda s: s.response.saved_at, reverse=True))


def on_walls(answers: Iterable[Shared], pace: Pace) -> tuple[Shared, ...]:
    """*answers* without those taken off, and those that say the same counted as one.

    An answer whose card is gone stands for itself again.
    """
    stand = {wall_key(s): s for s in answers if wall_key(s) not in pace.hidden}
    under = {key: head for key, head in pace.merged.items() if {key, head} <= {*stand}}
    alike = Counter(under.values())
    return tuple(
        replace(shared, alike=alike[key])
        for key, shared in stand.items()
        if key not in under
    )
