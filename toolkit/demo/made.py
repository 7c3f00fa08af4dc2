"""What invented people have done by now in a programme that tells nothing of them.

It is made from what its notebooks ask: whatever is asked in a workshop that is over, or
on a page that is always there, some of them have answered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from toolkit.activities import Board, Evaluation, Task, activity_kind
from toolkit.activities.evaluation.opening import opens_at
from toolkit.demo.deeds import Add, Write, card_on, deeds
from toolkit.demo.done import WRITE, Between, Cards, Done, People
from toolkit.demo.homework import NEVER_CAME, at_home
from toolkit.demo.manner import manner_of
from toolkit.demo.reported import WORDING
from toolkit.demo.speech import Speech
from toolkit.demo.there import There, who_was_there
from toolkit.model import JSON, Response, Seating, Sharing
from toolkit.model.comments import Comment
from toolkit.model.consent import Consent, Purpose
from toolkit.model.contents import Asked
from toolkit.programme import opens_for_everyone

AWAY = {4: "Away on the day.", NEVER_CAME: ""}
"""Who was not there, and why; the second has never come in."""

CARDS, COMMENTS = 4, 3
"""How many there are on a board, and beside what people share."""

_THERE = {
    "apology": {"4": AWAY[4]},
    "absent": {str(NEVER_CAME): AWAY[NEVER_CAME]},
    "caught_up": {"7": "Went through the page in the week after."},
    "late": {"6": 14},
    "early": {"11": 20},
    "brief": {},
    "broken": {"5": [40, 46]},
    "signed": {"10": "No device on the day; their name is on the register."},
}
_BEFORE_THE_END = timedelta(minutes=20)
_TAKES = timedelta(minutes=4)

Contents = Mapping[str, Sequence[Asked]]
"""What each notebook asks, by its name, as far as it was ever prepared."""


def made_by_now(
    between: Between, contents: Contents, *, speech: Speech, leads: Sequence[Seating]
) -> Done:
    """What participants did, and those who lead."""
    making = Making(between, contents, speech)
    answers = tuple(making.answers())
    people, first = between.people, between.first
    return Done(
        answers,
        tuple(making.comments(answers, leads)),
        who_was_there(first, people, _THERE, leads=leads)
        if between.is_over
        else There(),
        tuple(_agreed(answers, people)),
    )


class Making:
    """Lets people answer what they have been asked."""

    def __init__(self, between: Between, contents: Contents, speech: Speech) -> None:
        self._between = between
        self._contents = contents
        self._speech = speech

    def answers(self) -> Iterator[Response]:
        """Everything, each once: what grows all year is asked in several notebooks."""
        told: set[tuple[str, str, str]] = set()
        for each in self._all():
            key = each.key
            if (place := (key.person, key.workshop, key.activity)) not in told:
                told.add(place)
                yield each

    def _all(self) -> Iterator[Response]:
        plan, over = self._between.plan, self._between.is_over
        for asked in self._contents.get(plan.name, ()) if over else ():
            if issubclass(activity_kind(asked.kind), Task):
                yield from at_home(self._between, asked, self._speech)
            else:
                yield from self._in_the_room(asked)
        for page in self._between.year.notebooks:
            for asked in self._contents.get(page.name, ()):
                if opens_for_everyone(page):
                    yield from self._on_a_page(asked)

    def _in_the_room(self, asked: Asked) -> Iterator[Response]:
        """Whoever was there has answered, and some leave something empty."""
        at = self._between.first.ends - _BEFORE_THE_END
        for number in self._between.people.keys() - AWAY.keys():
            yield from self._of(number, asked, at=at)

    def _on_a_page(self, asked: Asked) -> Iterator[Response]:
        """Between the workshops a third of them come by; a board has a few cards."""
        kind = activity_kind(asked.kind)
        if issubclass(kind, Board):
            yield from self._cards(asked)
        elif issubclass(kind, Evaluation):
            yield from self._evaluated(asked)
        else:
            for number in (n for n in self._between.people if n % 3 == 1):
                at = self._between.before(4 + number % 5)
                yield from self._of(number, asked, at=at)

    def _of(self, number: int, asked: Asked, *, at: datetime) -> Iterator[Response]:
        kind, speech = activity_kind(asked.kind), self._speech
        seed, manner = _seed(asked, number), manner_of(number, speech=speech)
        skips = not kind.is_asked or kind.repeats or kind.by_group
        if skips or manner.leaves_out(seed):
            return
        wanted = deeds(asked.face, {}, seed=seed, speech=speech)
        with_files = {each.part for each in wanted if isinstance(each, Add)}
        for deed in wanted:
            known = deed.part in asked.parts and deed.part not in with_files
            if isinstance(deed, Write) and known:
                value = manner.written(deed.value, seed=seed)
                level = deed.sharing or _level(asked, number)
                yield self._between.kept(
                    number,
                    (asked.workshop, asked.stored_name(deed.part)),
                    value,
                    at=at,
                    prompt=asked.prompt,
                    sharing=level,
                )

    def _cards(self, asked: Asked) -> Iterator[Response]:
        """A few, with a reply and a thank you where somebody is there to say it."""
        face: JSON = asked.face
        cards = Cards(self._between, asked.workshop, asked.prompt)
        replies, numbers = self._speech.replies, sorted(self._between.people)
        for number, by in enumerate(numbers[:CARDS]):
            name, days = f"card.{WRITE}{number:02}", 12 - 2 * number
            yield cards.card(by, name, card_on(face, by, self._speech), days=days)
            reply = {
                "by": by + 1,
                "days": days - 1,
                "text": replies[number % len(replies)],
            }
            if number % 2 == 0:
                told = {"replies": [reply], "thanks": [by + 2]}
                yield from cards.reactions(name, by, told)

    def _evaluated(self, asked: Asked) -> Iterator[Response]:
        """Whoever was there, where it is asked after the workshop that is over."""
        face: JSON = asked.face
        opens = opens_at(face, self._between.year.workshops)
        if face["after"] and (opens is None or opens >= self._between.until):
            return
        opened = opens or self._between.first.ends
        for number in self._between.people.keys() - AWAY.keys():
            yield from self._of(number, asked, at=opened + number * _TAKES)

    def comments(
        self, answers: Sequence[Response], leads: Sequence[Seating]
    ) -> Iterator[Comment]:
        """What colleagues say beside what people share, and who leads of a task."""
        people, plan = self._between.people, self._between.plan
        replies = self._speech.replies
        said = [
            one
            for one in answers
            if one.key.workshop == plan.name and one.sharing is Sharing.COHORT
        ]
        readers = [*(people[n] for n in sorted(people)[1:]), *leads]
        for number, (one, reader) in enumerate(
            zip(_every_few(said), readers, strict=False)
        ):
            if reader.person.id != one.key.person:
                yield Comment(
                    id=f"{WRITE}-{one.key.cohort}-{number}",
                    about=one.key,
                    by=reader.person,
                    text=replies[number % len(replies)],
                    written_at=self._between.before(6 - number),
                )


def _every_few(said: Sequence[Response]) -> Sequence[Response]:
    step = max(1, len(said) // COMMENTS)
    return said[step - 1 :: step][:COMMENTS]


def _agreed(answers: Sequence[Response], people: People) -> Iterator[Consent]:
    """Who agreed to be quoted when they wrote what stands under a role."""
    seats = {each.person.id: each for each in people.values()}
    for one in answers:
        if isinstance(one.value, dict) and one.value.get("consent") is True:
            key = one.key
            yield Consent(
                id=f"{seats[key.person].id}-{key.activity}"[:64],
                cohort=key.cohort,
                person=key.person,
                purpose=Purpose.QUOTE,
                workshop=key.workshop,
                activity=key.activity,
                wording=WORDING,
                given_at=one.saved_at,
            )


def _seed(asked: Asked, number: int) -> int:
    return number + sum(map(ord, asked.name))


def _level(asked: Asked, number: int) -> str:
    """As its author proposes, or with everybody where that can be chosen."""
    levels = [each["value"] for each in asked.face["sharing_levels"]]
    proposed = str(asked.face["sharing"])
    if not levels or number % 3 == 0 or Sharing.COHORT.value not in levels:
        return proposed
    return Sharing.COHORT.value
