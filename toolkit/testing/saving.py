"""Whether every activity of a page keeps what somebody answers, and reads it again."""

from __future__ import annotations

import ast
import io
import itertools
from collections.abc import Iterator
from contextlib import chdir, contextmanager, redirect_stdout
from typing import Any

from toolkit.activities import Activity, printed_blocks
from toolkit.activities.base.blocks import Empty
from toolkit.checking.written import read_written
from toolkit.demo.answers import answer_to
from toolkit.model import JSON, Role
from toolkit.model.words_of import is_filled
from toolkit.notebook.bound import Bound
from toolkit.programme import Served
from toolkit.seat import Seat
from toolkit.seat.channel import SilentChannel
from toolkit.store import Store
from toolkit.testing.shown import is_of_programme
from toolkit.testing.wrong import WrongError

_SEED = 1
_numbers = itertools.count(1)


def check_saving(served: Served, *, store: Store) -> None:
    """Answer everything that *served* asks, and read it again from *store*.

    Raises:
        WrongError: something is not kept, or not as it was given; says what.
    """
    with opened(served) as activities:
        seat = new_seat(store)
        wrong = [
            f'activity "{activity.name}" {what}'
            for activity in activities
            if _takes_an_answer(activity)
            for what in not_kept(activity, seat)
        ]
    if wrong:
        raise WrongError(wrong)


@contextmanager
def opened(served: Served) -> Iterator[list[Activity]]:
    """What the cells of its notebook make, in this process and bound to nobody.

    Raises:
        WrongError: a cell stops at an error.
    """
    names: dict[str, Any] = {"__name__": "__main__"}
    with chdir(served.folder):
        with redirect_stdout(io.StringIO()):
            for cell in read_written(served).code:
                _run(cell.source, names, cell.number)
        authors = {id(one): one for one in names.values() if isinstance(one, Bound)}
        made = [
            activity
            for author in authors.values()
            for activity, _cell in author._activities.values()
        ]
        try:
            yield made
        finally:
            for activity in made:
                activity.close()


def new_seat(store: Store) -> Seat:
    """A seat of nobody's, in a cohort of its own."""
    id = f"tested-{next(_numbers)}"  # noqa: A001 - what commands call it
    cohort = store.cohorts.add(id, "Tested")
    seating = store.people.add(
        cohort.id, name="Participant 1", role=Role.PARTICIPANT, group="Group 1"
    )
    return Seat(seating, store=store, channel=SilentChannel())


def not_kept(activity: Activity, seat: Seat) -> Iterator[str]:
    """What of an answer to *activity* is lost, or changed on its way."""
    activity.attach(seat, seat.responses(activity.workshop))
    example = answer_to(activity.face, seed=_SEED)
    if not example:
        if is_of_programme(type(activity)):
            yield (
                "has no example of an answer, so nothing could be saved: let its class "
                "have a static method example(face, *, seed)."
            )
        return
    for part, value in example.items():
        yield from _lost(activity, seat, part=part, value=value)
    kept = seat.responses(activity.workshop)
    activity.attach(seat, kept)
    values = {part: shown["value"] for part, shown in activity.answers.items()}
    if all(isinstance(one, Empty) for one in printed_blocks(activity.face, values)):
        yield "prints nothing of an answer."


def _lost(activity: Activity, seat: Seat, *, part: str, value: JSON) -> Iterator[str]:
    where = f', part "{part}",' if part else ""
    name = activity.stored_name(part)
    reply = _sent(activity, part=part, value=value)
    if "refused" in reply:
        yield f"{where} refuses the example of an answer: {reply['refused']}".strip()
        return
    response = seat.response(activity.workshop, name)
    if response is None or not is_filled(response.value):
        yield f"{where} saves nothing.".strip()
    elif response.value != activity.check(value, part=part):
        yield f"{where} keeps something else than what was answered.".strip()
    elif activity.answers[part]["value"] != response.value:
        yield f"{where} does not show what it has kept.".strip()


def _sent(activity: Activity, *, part: str, value: JSON) -> dict[str, Any]:
    """What *activity* replies when a page sends an answer to one part."""
    heard: list[dict[str, Any]] = []
    activity.send = lambda content, _buffers=None: heard.append(content)
    message: dict[str, object] = {
        **{"do": "save", "part": part, "value": value, "based_on": 0},
        "sharing": activity.parts[part].value,
        "write": f"write-{next(_numbers)}",
    }
    activity._receive(activity, message, [])
    return heard[-1] if heard else {}


def _takes_an_answer(activity: Activity) -> bool:
    is_own = activity.is_asked and not activity.repeats
    return is_own and not activity.by_group


def _run(source: str, names: dict[str, Any], number: int) -> None:
    """Run one cell; what begins with % or ! is for a kernel, and left out."""
    lines = source.splitlines()
    plain = "\n".join("" if line.startswith(("%", "!")) else line for line in lines)
    try:
        exec(compile(ast.parse(plain), "cell", "exec"), names)  # noqa: S102
    except Exception as error:
        raise WrongError(
            [f"cell {number} stops: {error} ({type(error).__name__})."]
        ) from error
