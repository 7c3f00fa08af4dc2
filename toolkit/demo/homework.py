"""How far invented people are with a task: some have finished, some begun, some not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from toolkit.activities.task.kinds import Files, field_kind
from toolkit.activities.task.task import FINISHED, IN_THE_WAY, MORE_TIME
from toolkit.demo.answers import answer_to
from toolkit.demo.done import Between
from toolkit.demo.manner import manner_of
from toolkit.demo.speech import Speech
from toolkit.model import JSON, Response, Sharing
from toolkit.model.contents import Asked

ASKS_FOR_TIME, HAS_TROUBLE = 8, 3
"""Who asks the facilitators for more time, and who says what is in the way."""

NEVER_CAME = 12

_MORE_TIME = timedelta(days=10)
_STANDING = (
    *("begun", "finished", "nothing", "finished"),
    *("full", "finished", "begun", "begun"),
)
"""In turn, by number."""


def at_home(between: Between, asked: Asked, speech: Speech) -> Iterator[Response]:
    """What they have answered of the task *asked* by now."""
    work = [part for part in asked.work if part in asked.counted] or [*asked.work]
    for number in sorted(between.people):
        standing = _STANDING[(number - 1) % len(_STANDING)]
        if standing == "nothing" or number == NEVER_CAME:
            done: list[str] = []
        elif standing == "begun":
            done = work[: max(1, len(work) // 2)]
        else:
            done = work
        own = _Own(between, asked, number)
        yield from own.parts(done, speech)
        if standing == "finished" and done and asked.finishes:
            yield own.finished()
        yield from own.asks(speech)


class _Own:
    """One person's answers to the task."""

    def __init__(self, between: Between, asked: Asked, number: int) -> None:
        self._between = between
        self._asked = asked
        self._number = number
        self._at = between.before(8 + number % 6)

    def parts(self, done: list[str], speech: Speech) -> Iterator[Response]:
        """What is *done*, each in their own words."""
        seed = self._number + sum(map(ord, self._asked.name))
        values = answer_to(self._asked.face, seed=seed, speech=speech)
        without = {
            field["name"]
            for field in self._asked.face["fields"]
            if field_kind(field) is Files
        }
        manner = manner_of(self._number, speech=speech)
        for part in (one for one in done if one in values):
            value = manner.written(values[part], seed=seed)
            yield self._kept(part, {**value, "files": []} if part in without else value)

    def finished(self) -> Response:
        """That they have."""
        day = self._at.date().isoformat()
        return self._kept(FINISHED, {FINISHED: day}, sharing=Sharing.FACILITATORS)

    def asks(self, speech: Speech) -> Iterator[Response]:
        """What somebody tells the facilitators beside it."""
        if self._number == ASKS_FOR_TIME and MORE_TIME in self._asked.parts:
            day = (self._between.day + _MORE_TIME).isoformat()
            said: JSON = {"day": day, "why": speech.words(self._number)}
            yield self._kept(MORE_TIME, said, sharing=Sharing.FACILITATORS)
        if self._number == HAS_TROUBLE and IN_THE_WAY in self._asked.parts:
            said = {"text": speech.words(self._number)}
            yield self._kept(IN_THE_WAY, said, sharing=Sharing.FACILITATORS)

    def _kept(
        self, part: str, value: JSON, *, sharing: Sharing | None = None
    ) -> Response:
        level = sharing or Sharing(self._asked.face["sharing"])
        if sharing is None and level is Sharing.PRIVATE and self._number % 3:
            level = Sharing.FACILITATORS
        place = (self._asked.workshop, self._asked.stored_name(part))
        prompt = self._asked.prompt
        return self._between.kept(
            self._number, place, value, at=self._at, prompt=prompt, sharing=level.value
        )
