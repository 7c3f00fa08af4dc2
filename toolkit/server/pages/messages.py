"""The desk's page of messages: what goes when, what went to whom, and what failed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from tornado.web import HTTPError

from toolkit.model import LocalTime, Role, Seating
from toolkit.model.message import Message, MessageKind, MessageState
from toolkit.post.letters import REMINDERS
from toolkit.post.plans import (
    EVERYBODY,
    OF_A_COHORT,
    Planned,
    had_by,
    holding,
    is_held,
    planned,
)
from toolkit.post.said import DONE, MESSAGES
from toolkit.programme import Programme
from toolkit.server.forms import in_words
from toolkit.server.pages.desk import DeskHandler
from toolkit.server.site import now

TAB = "messages"


_STOPPED_BY_CHOICE = (
    *(MessageKind.REMINDER, MessageKind.WRAP_UP),
    MessageKind.NOT_BEGUN,
)


def may_be_stopped(kind: MessageKind) -> bool:
    """Whether it does not go to who has stopped reminders."""
    return kind in _STOPPED_BY_CHOICE


@dataclass(frozen=True, slots=True)
class MessageLine:
    """What goes to everybody about one workshop, as the page shows it."""

    kind: MessageKind
    about: str
    title: str
    said: str
    went: str
    held: bool
    goes: bool


@dataclass(frozen=True, slots=True)
class LogLine:
    """One message, as the log shows it."""

    id: str
    when: str
    name: str
    address: str
    what: str
    state: str
    problem: str
    again: bool
    certain: bool


@dataclass(frozen=True, slots=True)
class Board:
    """All that the page shows."""

    lines: Sequence[MessageLine]
    log: Sequence[LogLine]
    unreached: Sequence[Seating]
    people: int
    clocks: str
    waits: bool


class MessagesHandler(DeskHandler):
    """What is written to this cohort."""

    def stands_on(self) -> str:
        """The page itself."""
        return self.here(TAB)

    async def get(self, cohort: str) -> None:  # noqa: ARG002 - `prepare` has read it
        """Show what goes by itself, and the log; or the log alone, for the page."""
        board = await self.site.aside.read(self._board)
        if self.get_query_argument("part", "") == "log":
            self.desk_page("log.html", board=board, words=MESSAGES)
            return
        said, posting = self.told(), self.site.posting
        self.desk_page(
            "messages.html",
            board=board,
            done=in_words(said) if said in DONE else "",
            problem=in_words(said) if said not in DONE else "",
            way=posting.way,
            warning=posting.warning,
            trouble=posting.trouble,
            by_itself=posting.goes_by_itself,
            invitation=EVERYBODY,
            words=MESSAGES,
        )

    def _board(self) -> Board:
        store, at = self.site.store, now()
        programme = self.site.programme_of(self.cohort.id)
        roster = [s for s in store.people.roster(self.cohort.id) if not s.withdrawn_at]
        takes_part = [s for s in roster if s.role is Role.PARTICIPANT]
        known = store.messages.known(self.cohort.id, *OF_A_COHORT)
        log = store.messages.log(self.cohort.id)
        return Board(
            list(self._lines(programme, known, people=takes_part, at=at)),
            [_logged(m, (p and p.name) or "", programme, at=at) for m, p in log],
            [s for s in roster if not s.person.address],
            len(takes_part),
            MESSAGES["clocks"].format(zone=programme.local.named),
            any(message.told(at) in ("queued", "sending") for message, _ in log),
        )

    def _lines(
        self,
        programme: Programme,
        known: Mapping[str, MessageState],
        *,
        people: Sequence[Seating],
        at: datetime,
    ) -> Iterator[MessageLine]:
        stopped = self.site.store.choices.chosen(self.cohort.id, REMINDERS)
        unwanted = {seat for seat, kept in stopped.items() if kept.value is False}
        for one in planned(programme):
            if at < one.until:
                stops = unwanted if may_be_stopped(one.kind) else set()
                reached = [s for s in people if s.person.address and s.id not in stops]
                had = had_by(known, one, self.cohort.id)
                had = {s.id: had[s.id] for s in people if s.id in had}
                when = when_it_goes(
                    one,
                    programme.local,
                    held=is_held(one, self.cohort.id, known=known),
                    by_itself=self.site.posting.goes_by_itself,
                    at=at,
                    left=how_many_left(had, reached),
                )
                went = how_many_have(had, people)
                yield self._line(one, programme, known=known, said=(when, went))

    def _line(
        self,
        one: Planned,
        programme: Programme,
        *,
        known: Mapping[str, MessageState],
        said: tuple[str, str],
    ) -> MessageLine:
        plan = programme.workshop(one.about)
        is_reminder = one.kind is MessageKind.REMINDER
        title = plan.task.title if is_reminder and plan.task else plan.title
        when, went = said
        return MessageLine(
            one.kind,
            one.about,
            MESSAGES[f"{one.kind} {one.number}"].format(title=title),
            when,
            went,
            is_held(one, self.cohort.id, known=known),
            one.confirmed and self.site.posting.goes_by_itself,
        )


def how_many_have(had: Mapping[str, MessageState], people: Sequence[Seating]) -> str:
    """How many of *people* a message has gone to, and how many wait for theirs."""
    went = sum(state is MessageState.SENT for state in had.values())
    waiting = sum(state in _ON_ITS_WAY for state in had.values())
    said = (
        MESSAGES["went"].format(count=went, all=len(people)) if went else "",
        MESSAGES["waiting"].format(count=waiting) if waiting else "",
    )
    return " ".join(filter(None, said))


def how_many_left(
    had: Mapping[str, MessageState], reached: Sequence[Seating]
) -> int | None:
    """How many of those who can be *reached* wait; None while it has gone to nobody."""
    if not had:
        return None
    return sum(had.get(s.id) in (None, MessageState.FAILED) for s in reached)


_ON_ITS_WAY = (MessageState.QUEUED, MessageState.SENDING)


def when_it_goes(
    one: Planned,
    local: LocalTime,
    *,
    held: bool,
    by_itself: bool,
    at: datetime,
    left: int | None = None,
) -> str:
    """When a message goes, as seen *at* a moment, or why it does not.

    *left* is for how many, once it has gone to somebody.
    """
    if held:
        return MESSAGES["held"]
    if left == 0:
        return MESSAGES["all have"]
    if left and not by_itself:
        return MESSAGES["some left"].format(count=left)
    late = " now" if one.goes <= at else ""
    if not by_itself:
        return MESSAGES[f"by hand{late}"].format(day=local.on(one.goes))
    state = "goes" if one.confirmed else "draft"
    return MESSAGES[f"{state}{late}"].format(day=local.on_paper(one.goes))


def _logged(
    message: Message, name: str, programme: Programme, *, at: datetime
) -> LogLine:
    state = message.told(at)
    return LogLine(
        id=message.id,
        when=programme.local.on_paper(message.at or message.queued_at),
        name=name or message.address,
        address=message.address if name else "",
        what=message.subject or MESSAGES[f"what {message.kind}"],
        state=MESSAGES[f"state {state}"],
        problem=message.problem,
        again=message.may_go_again(at) and message.seat is not None,
        certain=state != "perhaps",
    )


class HoldHandler(MessagesHandler):
    """POST: keep messages back, or let them go again."""

    async def get(self, cohort: str) -> None:  # noqa: ARG002
        """Refuse: looking changes nothing."""
        raise HTTPError(405)

    async def post(self, cohort: str) -> None:
        """Keep what goes by itself about one workshop back, or not."""
        kind, about = kind_of(self.get_body_argument("kind")), self._about()
        back = self.get_body_argument("back", "") == "yes"
        message = holding(kind, cohort, about, at=now())
        await self.site.aside.write(self.site.store.messages.hold, message, back=back)
        self.lead_to(self.stands_on(), saying="held back" if back else "goes again")

    def _about(self) -> str:
        about = self.get_body_argument("about")
        if about not in {plan.name for plan in self.site.programme.workshops}:
            raise HTTPError(404)
        return about


class AgainHandler(MessagesHandler):
    """POST: try a message once more."""

    async def get(self, cohort: str) -> None:  # noqa: ARG002
        """Refuse: looking changes nothing."""
        raise HTTPError(405)

    async def post(self, cohort: str) -> None:
        """Let what failed, or was cut off, go once more."""
        again, id_ = self.site.store.messages.again, self.get_body_argument("message")
        await self.site.aside.write(again, id_, cohort=cohort, at=now())
        self.site.posting.soon()
        self.lead_to(self.stands_on(), saying="on its way")


def kind_of(text: str) -> MessageKind:
    """The kind of message that an address or a form names."""
    if text not in {*OF_A_COHORT, MessageKind.INVITATION, MessageKind.NOT_BEGUN}:
        raise HTTPError(404)
    return MessageKind(text)
