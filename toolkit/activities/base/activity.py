"""What all activities share: one widget, three faces, and answers that are kept."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Self

import traitlets

from toolkit.activities.base import shapes
from toolkit.activities.base.checked import version_of
from toolkit.activities.base.component import layout, style, synced
from toolkit.activities.base.kind import ActivityKind
from toolkit.activities.base.questions import QUESTIONS, counts_in
from toolkit.activities.base.shapes import Answer, Face, Sent
from toolkit.activities.base.shared_here import Counts
from toolkit.activities.base.sharing import (
    as_choices,
    as_offered,
    at_first,
    chosen_level,
    sharing_level,
)
from toolkit.activities.base.shown import as_shown, told
from toolkit.activities.base.silence import SILENCE
from toolkit.activities.base.static_face import displayed, static_face
from toolkit.activities.base.unnamed import reminded
from toolkit.activities.base.widget import Widget
from toolkit.activities.base.words import NOT_SAVED
from toolkit.errors import AnswerError, OutOfDateError, PermissionRefusedError
from toolkit.model import (
    JSON,
    PROGRAMME,
    Conflict,
    Event,
    EventKind,
    Response,
    Saved,
    Sharing,
)
from toolkit.model.dates import UNPLACED
from toolkit.model.names import check_name
from toolkit.model.writes import is_write
from toolkit.programme.wording import PLAIN
from toolkit.seat import Seat
from toolkit.written.nodes import Written
from toolkit.written.shown import FormulaShown, formulas_in, readings_in

log = logging.getLogger(__name__)


class Activity(ActivityKind, Widget):
    """Something to do in a workshop: a live form, a static face and a printed one.

    Synced traits go from here to the browser only; what the person does arrives as a
    message, and every value in it is checked as if a stranger had written it.
    An answer has one part, named "", unless a subclass lists more in `parts`: each
    part is saved, shared and kept on its own.
    """

    workshop = ""
    """Where its answers hang; unless a subclass says, the notebook does, in `at`."""

    wording = PLAIN  # a notebook sets the programme's own
    local = UNPLACED  # so it does the clock on the wall

    _css = traitlets.Unicode(style()).tag(sync=True)

    face: Face = synced()
    """What to draw: the author's words and choices."""

    answers: dict[str, Answer] = synced()
    """The person's own answer, by part: value, sharing, version, time saved."""

    room: Mapping[str, object] = synced()
    """What others share, and counts; empty when there is nothing to show."""

    formulas: Mapping[str, FormulaShown] = synced()
    """Every formula in face and room by what was typed, to be set where it stands."""

    readings: Mapping[str, Sequence[Written]] = synced()
    """What is written in room and answers, by what was typed, if it reads otherwise."""

    others: Mapping[str, shapes.SharedCount] = synced()
    comments: Mapping[str, shapes.CommentsCounted] = synced()
    """How many people share what one may read, by `Scope`; and how many comment."""

    draft_key = traitlets.Unicode().tag(sync=True)
    """Where the person's browser keeps what it has not sent yet."""

    _apart = traitlets.Bool(default_value=False).tag(sync=True)
    """Whether all these are told in messages: see `apart.py`."""

    def __init__(
        self,
        name: str,
        prompt: str,
        *,
        help: str = "",  # noqa: A002 - the word authors expect
        sharing: Sharing | str = Sharing.PRIVATE,
        outcomes: Sequence[str] = (),
        **own: object,
    ) -> None:
        self.name = check_name(name) if self.is_named else name
        self.prompt = prompt
        self.sharing = sharing_level(sharing, name)
        self.seat: Seat | None = None
        described: Face = {
            "kind": self.kind,
            "name": name,
            "workshop": self.workshop,
            "prompt": prompt,
            "help": reminded(help, prompt) if self.is_asked else help,
            "sharing": self.sharing.value,
            "sharing_levels": as_choices(self.levels),
            "outcomes": list(outcomes),
        }
        super().__init__(face={**described, **own}, layout=layout())
        self.answers = self._shown({})
        self.on_msg(self._receive)

    def at(self, workshop: str) -> Self:
        """Let answers hang on *workshop*, unless they hang on the whole programme."""
        if not self.workshop:
            self.workshop = workshop
            self.face = {**self.face, "workshop": workshop}
        return self

    # -- what a subclass says -------------------------------------------------

    @property
    def parts(self) -> Mapping[str, Sharing]:
        """The parts of an answer, each with its sharing level at first."""
        return {"": self.sharing}

    def check(self, value: JSON, *, part: str) -> JSON:
        """*value* as it will be kept.

        Raises:
            AnswerError: it cannot be kept; the message says what to do.
        """
        raise NotImplementedError

    def refresh_room(self) -> None:
        """Read again what others share; most activities show nothing of others."""

    # -- the person -----------------------------------------------------------

    def attach(self, seat: Seat, responses: Mapping[str, Response]) -> None:
        """Show this activity to one person; *responses* are theirs, by stored name."""
        self.seat = seat
        self._offer_levels(seat)
        self.draft_key = f"{seat.key}:{self.address}"
        own = self._shown(responses)
        if own != self.answers:  # what is empty stays shared with all other kernels
            self.answers = own
        self.refresh_room()

    @property
    def address(self) -> str:
        """Where answers hang: it stays the same when the prompt is reworded."""
        return f"{self.workshop}/{self.name}"

    def stored_name(self, part: str) -> str:
        """The name under which *part* of an answer is stored."""
        return f"{self.name}.{part}" if part else self.name

    def on_event(self, event: Event) -> None:
        """Read again what *event* may have changed."""
        seat = self.seat
        if seat is None:
            return
        if event.kind is EventKind.GROUPS and event.workshop == PROGRAMME:
            self._offer_levels(seat)  # what "My group" means has changed
            self.refresh_room()
        if event.workshop != self.workshop:
            return
        names = {self.stored_name(part) for part in self.parts}
        if event.activity in names and event.person == seat.person.id:
            own = (seat.response(self.workshop, name) for name in names)
            self.answers = self._shown({r.key.activity: r for r in own if r})
        paced = event.kind is EventKind.PACE and event.activity is None
        if event.activity in names or (paced and self.follows_pace):
            self.refresh_room()

    def _offer_levels(self, seat: Seat) -> None:
        levels = as_offered(self.levels, seat)
        # What is as it was stays shared with all other kernels.
        if self.levels and levels != self.face["sharing_levels"]:
            self.face = {**self.face, "sharing_levels": levels}

    def caught_up(self) -> None:
        """Draw what many events have changed once; most draw after each of them."""

    def _shown(self, responses: Mapping[str, Response]) -> dict[str, Answer]:
        return {
            part: as_shown(
                responses.get(self.stored_name(part)),
                default=at_first(sharing, self.seat),
                when=self.when,
            )
            for part, sharing in self.parts.items()
        }

    def when(self, moment: datetime) -> str:
        """*moment* as the person reads it now: "10:42", or "7 Nov 2022, 10:42"."""
        return self.local.lately(moment, now=self._at_seat.now())

    def notify_change(self, change: Any) -> None:
        """Tell the page what changed, unless there is no page yet."""
        if change["name"] in ("face", "room"):
            self.formulas = {**formulas_in(self.face), **formulas_in(self.room)}
        if change["name"] in ("room", "answers"):
            self.readings = readings_in([self.room, self.answers])
        if SILENCE.is_kept:
            traitlets.HasTraits.notify_change(self, change)
        else:
            super().notify_change(change)

    def count_others(self, counts: Counts) -> None:
        """Say how many share something here, or comment; *counts* are of the page."""
        self.others, self.comments = counts_in(self, counts)

    # -- messages from the browser --------------------------------------------

    def set_state(self, _sync_data: Sent) -> None:
        """Ignore state from the browser: there is none that it may set."""
        log.info("state from the browser ignored for %s", self.kind)

    def _receive(self, _widget: Any, message: Any, buffers: list[Any]) -> None:
        if not isinstance(message, dict):
            return
        write, verb = message.get("write"), message.get("do")
        if not is_write(write) or not isinstance(verb, str) or self.seat is None:
            return
        handler, question = getattr(self, f"do_{verb}", None), QUESTIONS.get(verb)
        with self._reporting(write):
            if handler is not None:
                handler(message, buffers)
            elif question is not None:
                self.send({"re": write, **question(self, message)})

    @contextmanager
    def _reporting(self, write: str) -> Iterator[None]:
        """The one place where a failure becomes calm words for the person."""
        try:
            yield
        except (AnswerError, PermissionRefusedError) as refusal:
            self.send({"re": write, "refused": str(refusal)})
        except Exception:
            log.exception("a message to %s failed", self.kind)
            self.send({"re": write, "refused": NOT_SAVED, "again": True})

    def do_save(self, message: Sent, _buffers: list[Any]) -> None:
        """Keep one part of an answer, then say so."""
        part = message.get("part", "")
        if not isinstance(part, str) or part not in self.parts:
            raise OutOfDateError
        value = self.check(message.get("value"), part=part)
        outcome = self._at_seat.save(
            self.workshop,
            self.stored_name(part),
            value,
            sharing=self._chosen(message.get("sharing")),
            based_on=version_of(message.get("based_on")),
            write=str(message["write"]),
            prompt=self.prompt,
        )
        self._acknowledge(part, outcome)

    def _chosen(self, sharing: object) -> Sharing:
        return chosen_level(sharing, self.levels, default=self.sharing)

    def _acknowledge(self, part: str, outcome: Saved | Conflict) -> None:
        shown, reply = told(outcome, default=self.sharing, when=self.when)
        if shown and shown["version"] >= self.answers[part]["version"]:
            self.answers = {**self.answers, part: shown}
        self.send(reply)

    @property
    def _at_seat(self) -> Seat:
        if self.seat is None:
            raise AnswerError("Sign in again to answer; nothing you typed is lost.")
        return self.seat

    # -- the static face ------------------------------------------------------

    def _repr_mimebundle_(self, **options: Any) -> Any:
        data, metadata = super()._repr_mimebundle_(**options) or ({}, {})
        return {**data, **displayed(self)}, metadata

    def _static(self, face: Face) -> str:
        return static_face(face, self.fallback(face))
