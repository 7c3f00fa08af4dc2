"""What may be shown to everybody, and what becomes of it: pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from uuid import uuid4

from toolkit.activities.base.printing import Printer
from toolkit.activities.cockpit.prints import copy_of
from toolkit.errors import AnswerError
from toolkit.model import Pace, Shared, Sharing, Spotlit, showing
from toolkit.model.contents import Asked

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


def pick(shared: Shared, asked: Asked, *, named: bool) -> Spotlit:
    """*shared* as it is shown to everybody: with its author's name, or as a copy.

    Raises:
        AnswerError: its author does not share it with everybody, or a copy would say
            nothing.
    """
    _insist_on_cohort(shared)
    name = shared.response.key.activity
    if named:
        return Spotlit(uuid4().hex, name, person=shared.author.person.id)
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
