"""What may be shown to everybody, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from uuid import uuid4

from toolkit.activities.base.printing import Printer
from toolkit.activities.base.reveal import is_held
from toolkit.activities.walls.prints import copy_of
from toolkit.errors import AnswerError
from toolkit.model import Pace, Shared, Sharing, Spotlit, showing
from toolkit.model.contents import Asked
from toolkit.model.wall import wall_key
from toolkit.seat import Seat

MOST_CHOSEN = 60
"""Most answers that one press of a button is about."""

Change = Callable[[Pace], Pace]

WAITS = "These words wait until all are shown together. Show them to all first."

NAMES_OF_FILES = (
    "There is nothing here but files, and what they are called could say whose they "
    "are. Pick it with its author's name."
)

SEEN_BY = {
    Sharing.GROUP: "their group and the facilitators",
    Sharing.FACILITATORS: "the facilitators only",
    Sharing.PRIVATE: "nobody",
}


def found(seat: Seat, asked: Asked, keys: object, *, led: str) -> list[Shared]:
    """The answers to *asked* that *keys* name, in its order, as *seat* may read them.

    Raises:
        AnswerError: none is named, they wait for all to be shown, or one has been
            taken back meanwhile.
    """
    seat.facilitators_only("change the walls")
    if not isinstance(keys, list) or not 0 < len(keys) <= MOST_CHOSEN:
        raise AnswerError("Choose one or more answers first.")
    if is_held(asked.face, seat.pace.of(led)):
        raise AnswerError(WAITS)
    names = list(map(asked.stored_name, asked.parts))
    readable = seat.wall.all_shared(asked.workshop, names)
    known = {wall_key(shared): shared for shared in readable}
    if not all(isinstance(key, str) and key in known for key in keys):
        raise AnswerError("Somebody has taken one of these answers back. Choose again.")
    return [known[key] for key in dict.fromkeys(keys)]


def pick(
    shared: Shared, asked: Asked, *, named: bool, merged: Mapping[str, str], led: str
) -> Spotlit:
    """*shared* as it is shown to everybody: with its author's name, or as a copy.

    *merged* says which answers are counted under which other, *led* which workshop's
    spotlight it is.

    Raises:
        AnswerError: its author does not share it with everybody, or a copy would say
            nothing.
    """
    _insist_on_cohort(shared)
    of = shared.response.key
    return replace(
        _named(shared) if named else _copied(shared, asked),
        alike=sum(head == wall_key(shared) for head in merged.values()),
        workshop="" if of.workshop == led else of.workshop,
    )


def _named(shared: Shared) -> Spotlit:
    name, author = shared.response.key.activity, shared.author.person.id
    return Spotlit(uuid4().hex, name, person=author)


def _copied(shared: Shared, asked: Asked) -> Spotlit:
    name = shared.response.key.activity
    (part,) = (part for part in asked.parts if asked.stored_name(part) == name)
    copied = copy_of(Printer(asked.face, part), shared.response.value)
    if not copied:
        raise AnswerError(NAMES_OF_FILES)
    return Spotlit(uuid4().hex, name, copied=copied)


def _insist_on_cohort(shared: Shared) -> None:
    """Refuse what its author does not share with everybody.

    Raises:
        AnswerError: says who sees it now, and what to ask the author.
    """
    if shared.response.sharing is not Sharing.COHORT:
        name = shared.author.person.name
        raise AnswerError(
            f"{name} shares this with {SEEN_BY[shared.response.sharing]}, so it cannot "
            f"be shown to everybody. Ask {name} to choose “Everyone in the cohort” "
            "beside the answer; then pick it again."
        )


UNDO: Mapping[str, Callable[[str], Change]] = {
    "hide": lambda key: lambda pace: showing.show_again(pace, key),
    "merge": lambda key: lambda pace: showing.take_apart(pace, key),
}

SPOTLIGHT: Mapping[str, Callable[[str], Change]] = {
    "show": lambda one: lambda pace: showing.show(pace, one),
    "take off": lambda _one: showing.show_none,
    "earlier": lambda one: lambda pace: showing.move(pace, one, by=-1),
    "later": lambda one: lambda pace: showing.move(pace, one, by=1),
    "drop": lambda one: lambda pace: showing.drop(pace, one),
}
