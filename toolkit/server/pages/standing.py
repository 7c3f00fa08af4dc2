"""How somebody's interest in a cohort stands, in words for themselves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from toolkit.model.interest import Interest, State, place_in_turn
from toolkit.model.message import MessageKind
from toolkit.post.plans import planned
from toolkit.programme import Programme
from toolkit.server.pages.register_words import ACCEPTED, STANDING


def standing(
    interest: Interest,
    everybody: Sequence[Interest],
    programme: Programme,
    *,
    has_come: bool,
    at: datetime,
) -> str:
    """What they read by their link; *programme* has the dates of their cohort."""
    if interest.state is State.ACCEPTED:
        return ACCEPTED["come" if has_come else _what_comes(programme, at)]
    until = programme.local.on(interest.until) if interest.until else ""
    state = "lapsed" if interest.lapsed(at) else interest.state
    place = place_in_turn(interest, everybody)
    return STANDING[state].format(until=until, place=place)


def _what_comes(programme: Programme, at: datetime) -> str:
    """When joining details go to who accepts at this moment."""
    plans = programme.workshops
    ahead = [one for one in plans if one.when is None or at < one.when.ends]
    if not ahead:
        return "over"
    joining = (one for one in planned(programme) if one.kind is MessageKind.JOINING)
    if any(one.goes <= at < one.until for one in joining):
        return "near"
    return "first" if len(ahead) == len(plans) else "next"
