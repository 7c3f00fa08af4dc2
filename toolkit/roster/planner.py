"""Who on a roster is who in the cohort; what is not certain is asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from toolkit.model import Role, Seating
from toolkit.roster import asking
from toolkit.roster.lines import Line, same
from toolkit.roster.outcome import Around, Outcome
from toolkit.roster.plan import Option, Plan, Planned, Question, Refused

Choices: TypeAlias = Mapping[str, tuple[str, Callable[[], None]]]
"""What may be answered: the words, and what is done then."""

WHICH = (
    "More than one on the roster is called {name}, and this row does not say which. "
    "Change it on the page People, or give them their addresses there first."
)


@dataclass(slots=True)
class Planner:
    """Decides row by row; as long as one plan."""

    around: Around
    answers: Mapping[int, str]
    outcome: Outcome
    questions: list[Question] = field(default_factory=list)

    def plan(self, lines: Sequence[Line], refused: Sequence[Refused]) -> Plan:
        """What becomes of all *lines*."""
        # Who is known by an address is found first, wherever they stand.
        for line in sorted(lines, key=lambda each: (not each.email, each.number)):
            self._by_address(line) if line.email else self._by_name(line)
        found = self.outcome
        left_out = [*refused, *found.refused]
        return Plan(
            self.around.cohort.id,
            self.around.seen,
            _in_order(found.added),
            _in_order(found.changed),
            _in_order(found.unchanged),
            tuple(sorted(left_out, key=lambda each: each.line)),
            tuple(sorted(self.questions, key=lambda each: each.line)),
        )

    # -- who it is ---------------------------------------------------------------------

    def _by_address(self, line: Line) -> None:
        holder, sharing = self._holder(line.email), self._sharing(line)
        if holder is not None and _is_called(holder, line.name):
            self._known(holder, line)
        elif sharing is not None:
            self._known(sharing, line)
        elif holder is not None:
            self._ask_of_address(holder, line)
        else:
            self._new_address(line)

    def _holder(self, address: str) -> Seating | None:
        """Who is known by the address: here, by an earlier row, or elsewhere."""
        for seating in (*self._everybody(), *_seatings(self.outcome.changed)):
            if seating.person.email == address:
                return seating
        known = self.around.known.get(address)
        return (
            Seating("", known, self.around.cohort, Role.PARTICIPANT) if known else None
        )

    def _sharing(self, line: Line) -> Seating | None:
        """Who of this name has this address for their mailbox."""
        for seating in self._everybody():
            if seating.person.mailbox == line.email and _is_called(seating, line.name):
                return seating
        return None

    def _new_address(self, line: Line) -> None:
        there = self._namesakes(line)
        free = [each for each in there if each.id not in self.outcome.claimed]
        namesake = self._one_free(line) or self._one_free(line, elsewhere=True)
        if len(free) > 1:
            self.outcome.refuse(line, WHICH.format(name=line.name))
        elif earlier := self._earlier(line, there):
            self._ask_of_two(line, earlier)
        elif namesake is None:
            self.outcome.add(line)
        elif not _may_be_one_school(namesake, line):
            if namesake.person.address:
                self.outcome.add(line)
            else:
                self._ask_of_school(namesake, line)
        elif namesake.person.address:
            self._ask_of_new_address(namesake, line)
        else:
            self.outcome.update(namesake, line)

    def _by_name(self, line: Line) -> None:
        there = self._namesakes(line)
        free = [each for each in there if each.id not in self.outcome.claimed]
        agreeing = [s for s in free if not self.outcome.would_change(s, line)]
        earlier = self._earlier(line, there)
        if agreeing or len(free) == 1:
            self.outcome.update((agreeing or free)[0], line)
        elif free:
            self.outcome.refuse(line, WHICH.format(name=line.name))
        elif earlier:
            self._ask_of_two(line, earlier)
        elif (namesake := self._one_free(line, elsewhere=True)) is not None:
            self._ask_of_school(namesake, line)
        else:
            self.outcome.add(line)

    def _namesakes(self, line: Line) -> list[Seating]:
        """Who here has this name, and the school; an unsaid one is any."""
        return [
            seating
            for seating in self.around.seen
            if _is_called(seating, line.name) and _may_be_one_school(seating, line)
        ]

    def _one_free(self, line: Line, *, elsewhere: bool = False) -> Seating | None:
        """The one of this name of whom no row spoke yet, maybe at another school."""
        found = [s for s in self.around.seen if _is_called(s, line.name)]
        found = found if elsewhere else self._namesakes(line)
        free = [each for each in found if each.id not in self.outcome.claimed]
        return free[0] if len(free) == 1 else None

    def _earlier(self, line: Line, there: Sequence[Seating]) -> int:
        """The number of an earlier row about somebody of this name and school."""
        claimed = self.outcome.claimed
        rows = [claimed[each.id] for each in there if each.id in claimed]
        rows += [
            each.line
            for each in self.outcome.added
            if _is_called(each.seating, line.name)
            and _may_be_one_school(each.seating, line)
        ]
        return min(rows, default=0)

    def _everybody(self) -> tuple[Seating, ...]:
        return (*self.around.seen, *_seatings(self.outcome.added))

    def _known(self, seating: Seating, line: Line) -> None:
        """A row about who sits here, is new by an earlier row, or known elsewhere."""
        person, new = seating.person, self.outcome.added
        earlier = [each.line for each in new if each.seating.person == person]
        if seating.id:
            self.outcome.update(seating, line)
        elif earlier:
            self.outcome.repeat(line, earlier[0])
        else:
            self.outcome.add(line, person=person)

    # -- what is asked -----------------------------------------------------------------

    def _ask(self, line: Line, words: str, choices: Choices) -> None:
        answer = self.answers.get(line.number, "")
        answer = answer if answer in choices else ""
        options = tuple(Option(key, said) for key, (said, _) in choices.items())
        self.questions.append(Question(line.number, words, options, answer))
        if answer:
            choices[answer][1]()

    def _ask_of_address(self, holder: Seating, line: Line) -> None:
        plain = replace(line, email="")
        named = bool(holder.id or not holder.person.id) or self.around.appoints
        choices = {
            "share": (asking.SHARE, lambda: self._share(line)),
            "none": (asking.NONE, lambda: self._by_name(plain)),
            "same": self._one_person(holder, line),
        }
        self._ask(line, asking.of_address(line, holder, named=named), choices)

    def _share(self, line: Line) -> None:
        self._by_name(replace(line, email="", mailbox=line.email))

    def _one_person(
        self, holder: Seating, line: Line
    ) -> tuple[str, Callable[[], None]]:
        """What becomes of a row under another name whose person is *holder*."""
        name, outcome = holder.person.name, self.outcome
        if holder.id and holder.id not in outcome.claimed:
            said = asking.RENAME.format(old=name, new=line.name)
            return said, lambda: outcome.update(holder, replace(line, renames=True))
        if holder.person.id and not holder.id and self.around.appoints:
            said = asking.STAYS.format(name=name)
            return said, lambda: outcome.add(line, person=holder.person)
        return asking.LEAVE, _nothing

    def _ask_of_new_address(self, namesake: Seating, line: Line) -> None:
        self._ask_of_one(namesake, line, asking.of_new_address(line, namesake))

    def _ask_of_school(self, namesake: Seating, line: Line) -> None:
        self._ask_of_one(namesake, line, asking.of_school(line, namesake))

    def _ask_of_one(self, namesake: Seating, line: Line, words: str) -> None:
        choices = {
            "same": (asking.SAME, lambda: self.outcome.update(namesake, line)),
            "other": (asking.OTHER, lambda: self.outcome.add(line)),
        }
        self._ask(line, words, choices)

    def _ask_of_two(self, line: Line, earlier: int) -> None:
        choices = {
            "one": (asking.ONE, _nothing),
            "two": (asking.TWO, lambda: self.outcome.add(line)),
        }
        self._ask(line, asking.of_two(line, earlier), choices)


def _nothing() -> None:
    """Leave the row out."""


def _is_called(seating: Seating, name: str) -> bool:
    return same(seating.person.name) == same(name)


def _may_be_one_school(seating: Seating, line: Line) -> bool:
    """Whether the school is the same; an unsaid one may be any."""
    one, other = same(seating.person.school), same(line.school)
    return not one or not other or one == other


def _seatings(planned: Sequence[Planned]) -> tuple[Seating, ...]:
    return tuple(each.seating for each in planned)


def _in_order(planned: Sequence[Planned]) -> tuple[Planned, ...]:
    return tuple(sorted(planned, key=lambda each: each.line))
