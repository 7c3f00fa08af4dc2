"""A message as it will be, and who is to have it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlencode
from uuid import uuid4

from markupsafe import Markup
from tornado.web import HTTPError

from toolkit.errors import PermissionRefusedError
from toolkit.model import Role, Seating
from toolkit.model.message import Message, MessageKind
from toolkit.post.drawn import inside_of, text_of
from toolkit.post.letters import REMINDERS
from toolkit.post.links import MaskedLinks
from toolkit.post.plans import (
    Planned,
    asked_for,
    had_by,
    invitations,
    not_begun,
    not_begun_to,
    planned,
)
from toolkit.post.said import MESSAGES
from toolkit.post.writer import NothingToSayError, Own
from toolkit.programme import Programme
from toolkit.server.forms import FormRefusedError, in_words
from toolkit.server.pages.desk import DeskHandler
from toolkit.server.pages.messages import TAB, kind_of, may_be_stopped
from toolkit.server.pages.needing import says_of
from toolkit.server.site import now

LONGEST_LINE = 1_000
"""Characters of a facilitator's own line."""

WHO_FIRST = {MessageKind.NOT_BEGUN.value: "some"}
"""To whom it goes unless somebody says otherwise, where that is not who is new."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who may be written to; `says` is what they have said they need."""

    seating: Seating
    joined: bool
    had: bool
    stopped: bool
    says: str = ""

    @property
    def note(self) -> str:
        """What stands in the way, or has been."""
        if not self.seating.person.address:
            return MESSAGES["no address"]
        if self.stopped:
            return MESSAGES["stopped"]
        had = MESSAGES["had"] if self.had else ""
        return ", ".join(filter(None, (self.says, had)))

    @property
    def is_reached(self) -> bool:
        """Whether anything can go to them."""
        return bool(self.seating.person.address) and not self.stopped

    @property
    def is_next(self) -> bool:
        """Whether it goes to them unless somebody says otherwise."""
        takes_part = self.seating.role is Role.PARTICIPANT
        return takes_part and not self.had and not self.says


def _seats_in(known: Iterable[str], start: str) -> set[str]:
    """The seats in the names of messages that begin so."""
    named = (once for once in known if once.startswith(start))
    return {once.removeprefix(start).partition("/")[0] for once in named}


@dataclass(frozen=True, slots=True)
class Seen:
    """A message as one person will have it; `html` and `text` are its two sides."""

    subject: str
    html: Markup
    text: str


class SendingHandler(DeskHandler):
    """One kind of message about one workshop: look at it, and send it."""

    def stands_on(self) -> str:
        """The page itself, with what was typed."""
        typed = {name: self.get_argument(name, "") for name in ("person", "line")}
        query = urlencode({name: value for name, value in typed.items() if value})
        kind, about = self.path_kwargs["kind"], self.path_kwargs["about"]
        return self.here(TAB, kind, about) + (f"?{query}" if query else "")

    async def get(self, cohort: str, kind: str, about: str) -> None:  # noqa: ARG002
        """Show the message as the chosen person will have it."""
        readers = await self.site.aside.read(self._readers, kind_of(kind), about)
        chosen = self._chosen(readers)
        line, said = self._line(), self.told()
        self.desk_page(
            "sending.html",
            title=MESSAGES[f"title {kind}"],
            note=MESSAGES["who gets"] if kind == MessageKind.NOT_BEGUN else "",
            readers=readers,
            nobody=await self.site.aside.read(self._nobody, kind_of(kind)),
            chosen=chosen and chosen.seating,
            line=line,
            seen=chosen and await self._seen(kind_of(kind), about, chosen, line=line),
            who=self.get_query_argument("who", WHO_FIRST.get(kind, "new")),
            new=MESSAGES.get(f"who new {kind}", MESSAGES["who new"]),
            click=uuid4().hex,
            problem=in_words(said),
            address=self.here(TAB, kind, about),
            longest=LONGEST_LINE,
            way=self.site.posting.way,
            warning=self.site.posting.warning,
            words=MESSAGES,
        )

    async def post(self, cohort: str, kind: str, about: str) -> None:
        """Put the message on its way to those who were chosen."""
        wanted, line = kind_of(kind), self._line()
        if self.site.posting.warning and self.get_body_argument("anyway", "") != "yes":
            raise FormRefusedError(422, "say yes first")
        readers = await self.site.aside.read(self._readers, wanted, about)
        seatings = [r.seating for r in self._picked(readers) if r.is_reached]
        new = await self.site.aside.read(self._messages, wanted, about, seatings)
        value = {"line": line} if line else {}
        new = [replace(each, value={**each.value, **value}) for each in new]
        if not new:
            raise FormRefusedError(422, "nobody to write to")
        await self.site.aside.write(self.site.store.messages.add, new)
        self.site.posting.soon()
        self.lead_to(self.at("cohort", cohort, TAB), saying="on its way")

    def _readers(self, kind: MessageKind, about: str) -> list[Reader]:
        store, cohort = self.site.store, self.cohort.id
        roster = [s for s in store.people.roster(cohort) if not s.withdrawn_at]
        had = self._had(kind, about)
        says: dict[str, str] = {}
        if kind is MessageKind.NOT_BEGUN:
            roster = [s for s in roster if self._is_waited_for(s, about)]
            says = says_of(self.site, self.cohort.id, about, reads=not self.organises)
        stops = may_be_stopped(kind)
        stopped = store.choices.chosen(cohort, REMINDERS) if stops else {}
        return [
            Reader(
                seating,
                joined=store.tokens.has_signed_in(seating.id),
                had=seating.id in had,
                stopped=seating.id in stopped and stopped[seating.id].value is False,
                says=says.get(seating.id, ""),
            )
            for seating in roster
        ]

    def _nobody(self, kind: MessageKind) -> str:
        """Why there is nobody to write to, where there is nobody."""
        people = self.site.store.cohorts.heads(self.cohort.id).people
        begun = kind is MessageKind.NOT_BEGUN and people > 0
        return MESSAGES["all begun" if begun else "nobody"]

    def _is_waited_for(self, seating: Seating, about: str) -> bool:
        """Whether somebody takes part and has not begun the task of a workshop."""
        plans = self.site.programme_of(self.cohort.id).workshops
        plan = next((one for one in plans if one.name == about), None)
        if plan is None:
            raise HTTPError(404)
        begun = self.site.posting.writer.has_begun
        return seating.role is Role.PARTICIPANT and not begun(seating, plan)

    def _had(self, kind: MessageKind, about: str) -> Collection[str]:
        """The seats that have had it."""
        cohort = self.cohort.id
        known = self.site.store.messages.known(cohort, kind)
        if kind is MessageKind.INVITATION:
            return _seats_in(known, f"{kind}/{cohort}/{about}/")
        if kind is MessageKind.NOT_BEGUN:
            return _seats_in(known, not_begun_to(cohort, about))
        plans = self._plans(kind, about, at=now())
        return {seat for one in plans for seat in had_by(known, one, cohort)}

    def _plans(self, kind: MessageKind, about: str, *, at: datetime) -> list[Planned]:
        programme = self.site.programme_of(self.cohort.id)
        wanted = (kind, about)
        plans = [p for p in planned(programme) if (p.kind, p.about) == wanted]
        open_ones = [one for one in plans if at < one.until]
        if not open_ones:
            raise HTTPError(404)
        return open_ones[:1]

    def _messages(
        self, kind: MessageKind, about: str, seatings: Sequence[Seating]
    ) -> list[Message]:
        known = self.site.store.messages.known(self.cohort.id, kind)
        click, at = self.get_body_argument("click")[:40], now()
        if kind is MessageKind.INVITATION:
            return invitations(seatings, known=known, click=click, now=at)
        if kind is MessageKind.NOT_BEGUN:
            return not_begun(about, seatings, click=click, now=at)
        programme: Programme = self.site.programme_of(self.cohort.id)
        return asked_for(
            programme, kind, about, seatings, known=known, click=click, now=at
        )

    def _picked(self, readers: Sequence[Reader]) -> list[Reader]:
        """Those whom the form says."""
        who = self.get_body_argument("who", "")
        ticked = set(self.get_body_arguments("seat"))
        takes_part = [r for r in readers if r.seating.role is Role.PARTICIPANT]
        match who:
            case "new":
                return [r for r in takes_part if r.is_next]
            case "not joined":
                return [r for r in takes_part if not r.joined]
            case "all":
                return takes_part
            case "some":
                return [r for r in readers if r.seating.id in ticked]
        raise HTTPError(400)

    def _chosen(self, readers: Sequence[Reader]) -> Reader | None:
        wanted = self.get_query_argument("person", "")
        found = [r for r in readers if r.seating.id == wanted]
        takes_part = [r for r in readers if r.seating.role is Role.PARTICIPANT]
        return next(iter([*found, *takes_part, *readers]), None)

    async def _seen(
        self, kind: MessageKind, about: str, reader: Reader, *, line: str
    ) -> Seen | str:
        ours, seat = self.cohort.id, reader.seating.id
        message = Message("", ours, seat, kind, about, "", now(), value={"line": line})
        links = MaskedLinks(self.site.settings)
        try:
            letter = await self.site.aside.read(
                self.site.posting.writer.letter,
                message,
                reader.seating,
                links=links,
                own=Own.MASKED,
                at=now(),
            )
        except NothingToSayError as none:
            return MESSAGES[none.why]
        return Seen(letter.subject, inside_of(letter), text_of(letter))

    def _line(self) -> str:
        line = self.get_argument("line", "").strip()
        if len(line) > LONGEST_LINE:
            raise PermissionRefusedError(MESSAGES["long line"])
        return line
