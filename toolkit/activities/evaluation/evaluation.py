"""Evaluation: one form of a point in the year, counted and grouped without names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from toolkit.activities.base import blocks
from toolkit.activities.base.activity import Activity
from toolkit.activities.base.checked import fields_of, is_filled
from toolkit.activities.base.component import component
from toolkit.activities.base.shapes import Sent
from toolkit.activities.evaluation.given import given_to, said_before, words_of
from toolkit.activities.evaluation.opening import in_words, is_open, opens_at
from toolkit.activities.evaluation.questions import LEVELS
from toolkit.activities.evaluation.shapes import (
    EvaluationAnswer,
    EvaluationFace,
    EvaluationOwn,
    EvaluationRoom,
    Question,
)
from toolkit.activities.ladder.ladder import CONFIDENCE
from toolkit.errors import AuthoringError, OutOfDateError
from toolkit.model import JSON, Response
from toolkit.model.attending import Rules
from toolkit.model.consent import Purpose
from toolkit.model.dates import day_in_words
from toolkit.model.in_school import offered
from toolkit.programme import Plan, Programme
from toolkit.seat import Seat
from toolkit.written.shown import in_html

PROMISE = (
    "Answers are read grouped and without names. Numbers and ticks show once five "
    "people have answered, and texts once five have written; new ones come in fives. "
    "Texts are read by the facilitators alone. It is counted how many have answered, "
    "and no page says who. "
    "What you write could still give you away, so name nobody."
)
QUOTED = "This may be quoted in a report, with my role and no name."

WORDS = {
    "promise": PROMISE,
    "quote": QUOTED,
    "quote_of": "{quote} ({question})",
    "agreed": "You agreed on {day}. Take the tick away to take it back.",
    "role": "My role, where I may be quoted",
    "no_role": "A participant",
    "clear": "Clear this scale",
    "clear_of": "Clear this scale: {question}",
    "sure": "How sure are you?",
    "lines": "One to a line.",
    "before": "What you answered earlier: {words}",
    "will_ask": "What it will ask",
    "elsewhere": "Asked elsewhere, and read with this",
}
_LONGEST_WAIT = 6 * 60 * 60
"""Seconds after which a page that waits looks again at the latest."""


class Evaluation(Activity):
    """One answer to a form whose questions each have a level, from 1 to 5.

    It has no sharing level to choose, and is kept as a vote is: private, so that
    nothing that shows people's answers with their names, be it a wall, a panel, a
    comment, a table or an export, ever has it. Only `results` reads it, for everybody
    together.
    """

    kind = "evaluation"
    is_grouped = True
    levels = ()
    face: EvaluationFace
    room: EvaluationRoom
    _plans: tuple[Plan, ...] = ()
    _rules = Rules()
    _esm = component("evaluation/evaluation", WORDS)

    def __init__(
        self,
        programme: Programme,
        name: str,
        prompt: str,
        *,
        questions: Sequence[Question],
        after: str = "",
        weeks: int = 0,
        early: int = 0,
        minutes: int = 2,
        help: str = "",  # noqa: A002 - the word authors expect
        outcomes: Sequence[str] = (),
    ) -> None:
        """Ask *questions* once the workshop *after* is over, or *weeks* later.

        They are made by `questions.scale`, `ticks`, `count`, `lines`, `text` and
        `elsewhere`. With *early* it opens so many minutes before the end; *minutes* is
        about how long it takes.
        """
        super().__init__(
            name,
            prompt,
            help=help,
            outcomes=outcomes,
            **EvaluationOwn(
                questions=_all_different(questions, name),
                levels=list(LEVELS),
                roles=list(offered(programme.roles)),
                sureness=list(CONFIDENCE),
                after=_one_of(programme, after, name),
                weeks=weeks,
                early=early,
                minutes=minutes,
            ),
        )

    def dated(self, programme: Programme) -> None:
        """Go by the dates of *programme*."""
        self._plans, self._rules = programme.workshops, programme.attendance

    def attach(self, seat: Seat, responses: Mapping[str, Response]) -> None:
        """Show the form to one person, with what they were asked before it was here."""
        self._earlier = said_before(self.face, seat)
        super().attach(seat, responses)

    def check(self, value: JSON, *, part: str) -> EvaluationAnswer:  # noqa: ARG002 - one part
        """*value* with what each question takes, and nothing of what is not asked."""
        sent = fields_of(value)
        given, role = fields_of(sent.get("given")), sent.get("role")
        questions = asked_here(self.face)
        checked = {q["name"]: given_to(q, given.get(q["name"])) for q in questions}
        return {
            "given": checked,
            "role": None if role is None else _role(role, self.face),
            "words": words_of(questions, checked),
        }

    # -- what one person sees ---------------------------------------------------

    def refresh_room(self) -> None:
        """Look at the clock, and at what this person has agreed to."""
        seat = self.seat
        if seat is None:
            return
        now, opens = seat.now(), opens_at(self.face, self._plans)
        after = self.face["after"]
        plan = next((one for one in self._plans if one.name == after), None)
        was_there = plan is not None and seat.people.was_there(plan, self._rules)
        opened = is_open(self.face, opens, now, was_there=was_there)
        self.room = {
            "open": opened,
            "opens": "" if opened else in_words(opens, now, self.local),
            "agreed": self._agreed(seat),
            "before": self._earlier,
            "again": 0 if opened else _seconds(opens, now),
        }

    def do_look(self, _message: Sent, _buffers: list[Any]) -> None:
        """Read again: time has passed, or the person has come back to the page."""
        self.refresh_room()

    def do_quote(self, message: Sent, _buffers: list[Any]) -> None:
        """Keep that a text may be quoted, or that it may no longer be."""
        seat, question = self._at_seat, message.get("question")
        # A list, as what arrives may be anything: not all of that can be in a set.
        if question not in [q["name"] for q in asked_here(self.face) if is_text(q)]:
            raise OutOfDateError
        name = self.stored_name(str(question))
        if message.get("agreed") is True:
            seat.consents.give(Purpose.QUOTE, self.workshop, name, wording=QUOTED)
        else:
            seat.consents.take_back(Purpose.QUOTE, self.workshop, name)
        self.refresh_room()
        self.send({"re": message["write"], "done": True})

    def _agreed(self, seat: Seat) -> dict[str, str]:
        standing = seat.consents.standing(Purpose.QUOTE, self.workshop)
        begins = f"{self.name}."
        return {
            name.removeprefix(begins): day_in_words(self.local.day(consent.given_at))
            for name, consent in standing.items()
            if name.startswith(begins)
        }

    # -- other faces ----------------------------------------------------------------

    @staticmethod
    def printed(face: EvaluationFace, values: Mapping[str, JSON]) -> list[blocks.Block]:
        """The questions that are answered, in their order; never anybody else's."""
        given = (values.get("") or {}).get("given", {})
        found = [
            block
            for question in asked_here(face)
            if is_filled(given.get(question["name"]))
            for block in _printed(face, question, given[question["name"]])
        ]
        return found or [blocks.Empty()]

    @staticmethod
    def fallback(face: EvaluationFace) -> str:
        """The questions, level by level, with room to write."""
        asked = "".join(
            f'<p class="ws-label">{in_html(question["label"])}</p>{_on_paper(question)}'
            for question in asked_here(face)
        )
        return f'<p class="ws-meta">{in_html(PROMISE)}</p>{asked}'


def asked_here(face: EvaluationFace) -> list[Question]:
    """The questions that have a box on this form."""
    return [q for q in face["questions"] if q["form"] != "elsewhere"]


def is_text(question: Question) -> bool:
    """Whether people answer it in their own words."""
    return question["form"] in ("text", "list")


def _role(role: object, face: EvaluationFace) -> int:
    if type(role) is not int or not 0 <= role < len(face["roles"]):
        raise OutOfDateError
    return role


def _one_of(programme: Programme, after: str, name: str) -> str:
    """*after*, if it is one of the workshops; "" is no workshop, and opens at once."""
    names = [plan.name for plan in programme.workshops]
    if after and after not in names:
        raise AuthoringError(
            f'"{name}" opens after "{after}", and there is no such workshop. It '
            f"takes one of: {', '.join(names)}."
        )
    return after


def _all_different(questions: Sequence[Question], name: str) -> list[Question]:
    names = [question["name"] for question in questions]
    twice = next((one for one in names if names.count(one) > 1), None)
    if twice:
        raise AuthoringError(
            f'The evaluation "{name}" has two questions named "{twice}". Give the '
            f'second another name, such as "{twice}-2".'
        )
    return list(questions)


def _seconds(opens: datetime | None, now: datetime) -> int:
    if opens is None:
        return _LONGEST_WAIT
    wait = opens.timestamp() - now.timestamp()
    return min(int(wait) + 1, _LONGEST_WAIT)


def _printed(
    face: EvaluationFace, question: Question, given: Any
) -> list[blocks.Block]:
    label, chosen = question["label"], given["chosen"]
    match question["form"]:
        case "scale":
            value = chosen[0] + 1 if chosen else None
            ends = question["ends"]
            return [
                blocks.Scale(
                    1, len(question["options"]), ends=ends, value=value, label=label
                )
            ]
        case "ticks":
            return [blocks.Choice(question["options"], chosen, label=label)]
        case "count":
            return [blocks.Text(str(given["number"]), label=label)]
    sure = given["sure"]
    told = f"\n\n{WORDS['sure']} {face['sureness'][sure]}" if sure is not None else ""
    return [blocks.Text(f"{given['text']}{told}".strip(), label=label)]


def _on_paper(question: Question) -> str:
    if not question["options"]:
        return '<div class="ws-paper"></div>'
    items = "".join(f"<li>{in_html(one)}</li>" for one in question["options"])
    return f'<ul class="ws-boxes">{items}</ul>'
