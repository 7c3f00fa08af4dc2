"""The command `toolkit message`: look at messages, send them, read the log."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import uuid4

import click

from toolkit.clock import now
from toolkit.commands.base import open_store
from toolkit.commands.completing import cohorts, people, workshops
from toolkit.commands.progress import progress
from toolkit.commands.telling import AS_JSON, Row, tell
from toolkit.errors import ToolkitError
from toolkit.model import Person, Role, Seating
from toolkit.model.message import Message, MessageKind
from toolkit.post.drawn import html_of, text_of
from toolkit.post.links import MaskedLinks
from toolkit.post.plans import EVERYBODY, OF_A_COHORT, asked_for, invitations
from toolkit.post.said import BY_FOLDER, BY_SERVER, MESSAGES
from toolkit.post.words import ON_LOOPBACK
from toolkit.programme import Programme, load_programme
from toolkit.programme.dated import dated
from toolkit.settings import Settings
from toolkit.store import Store

if TYPE_CHECKING:
    from toolkit.post.writer import Writer

KINDS = [MessageKind.INVITATION.value, *(kind.value for kind in OF_A_COHORT)]


@dataclass(frozen=True, slots=True)
class Desk:
    """What the commands work with, as long as one of them."""

    settings: Settings
    store: Store
    cohort: str

    def programme_of(self, cohort: str) -> Programme:
        """The programme with the dates of *cohort*."""
        programme = load_programme(self.settings.programme)
        return dated(programme, self.store.calendars.of(cohort))

    @property
    def writer(self) -> Writer:
        """Who writes the letters."""
        # It reads what makes documents, which the log should not wait for.
        from toolkit.post.writer import Writer

        contents = self.settings.contents
        return Writer(self.store, programme_of=self.programme_of, contents=contents)

    def roster(self) -> tuple[Seating, ...]:
        """Everybody in the cohort.

        Raises:
            ToolkitError: there is no such cohort.
        """
        if self.store.cohorts.find(self.cohort) is None:
            raise ToolkitError(self.store.cohorts.unknown(self.cohort))
        return self.store.people.roster(self.cohort)

    def named(self, names: Sequence[str]) -> list[Seating]:
        """Those who are so called, in the order of the roster."""
        roster = self.roster()
        unknown = set(names) - {seating.person.name for seating in roster}
        if unknown:
            raise ToolkitError(
                f'Nobody in "{self.cohort}" is called {", ".join(sorted(unknown))}.'
            )
        return [seating for seating in roster if seating.person.name in names]


@click.command("preview")
@click.argument("cohort", shell_complete=cohorts)
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("workshop", required=False, shell_complete=workshops)
@click.option(
    "--to",
    "name",
    shell_complete=people,
    help="As this person will have it; else the first.",
)
@click.option("--line", default="", help="A line of your own, at the beginning.")
@click.option("--html", "as_html", is_flag=True, help="The side with headings.")
def preview(
    cohort: str,
    kind: str,
    workshop: str | None,
    name: str | None,
    line: str,
    *,
    as_html: bool,
) -> None:
    """Show a message as it will be, without a link that works."""
    from toolkit.post.writer import NothingToSayError, Own

    settings = Settings.load()
    with open_store(settings) as store:
        desk = Desk(settings, store, cohort)
        found = desk.named([name]) if name else _taking_part(desk)
        if not found:
            raise ToolkitError(MESSAGES["nobody"])
        seating, kept = found[0], MessageKind(kind)
        shown = Message(
            "", cohort, seating.id, kept, workshop or EVERYBODY, "", now(),
            value={"line": line},
        )  # fmt: skip
        try:
            letter = desk.writer.letter(
                shown, seating, links=MaskedLinks(settings), own=Own.MASKED, at=now()
            )
        except NothingToSayError as none:
            raise ToolkitError(MESSAGES[none.why]) from None
    click.echo(f"Subject: {letter.subject}\n")
    click.echo(html_of(letter) if as_html else text_of(letter))


@click.command("send")
@click.argument("cohort", shell_complete=cohorts)
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("workshop", required=False, shell_complete=workshops)
@click.option(
    "--to",
    "names",
    multiple=True,
    shell_complete=people,
    help="A person; may be given again.",
)
@click.option("--all", "everybody", is_flag=True, help="All participants.")
@click.option("--not-joined", is_flag=True, help="Participants who have not joined.")
@click.option("--line", default="", help="A line of your own, at the beginning.")
@click.option("--yes", is_flag=True, help="Ask nothing before it goes.")
@click.option("--anyway", is_flag=True, help="Send links to this computer only.")
def send(
    cohort: str,
    kind: str,
    workshop: str | None,
    names: Sequence[str],
    line: str,
    *,
    everybody: bool,
    not_joined: bool,
    yes: bool,
    anyway: bool,
) -> None:
    """Send a message to some people, to all, or to who has not joined."""
    settings = Settings.load()
    _warn(settings, anyway=anyway)
    with open_store(settings) as store:
        desk = Desk(settings, store, cohort)
        chosen = desk.named(names) if names else []
        if everybody or not_joined:
            chosen = _taking_part(desk)
        if not_joined:
            chosen = [s for s in chosen if not store.tokens.has_signed_in(s.id)]
        new = _messages(desk, MessageKind(kind), workshop or EVERYBODY, chosen)
        new = [replace(one, value={**one.value, "line": line}) for one in new]
        if not new:
            raise ToolkitError("There is nobody to write to. Nothing is sent.")
        click.echo(_way(settings))
        if not yes:
            click.confirm(f"Send it to {len(new)} people?", abort=True)
        store.messages.add(new)
        trouble = _empty(desk, len(new))
        _tell_log(desk, {one.once for one in new})
    if trouble:
        raise ToolkitError(f"Messages wait. {trouble}")


@click.command("log")
@click.argument("cohort", shell_complete=cohorts)
@AS_JSON
def log(cohort: str, *, as_json: bool) -> None:
    """Show what was sent to whom, and what failed."""
    settings = Settings.load()
    with open_store(settings) as store:
        desk = Desk(settings, store, cohort)
        desk.roster()
        found = store.messages.log(cohort)
        lines = [_line(desk, one, person) for one, person in found]
    rows = [_row(one, person) for one, person in found]
    tell(rows, as_json=as_json, lines=lines, empty="Nothing was sent yet.")


def _taking_part(desk: Desk) -> list[Seating]:
    return [s for s in desk.roster() if s.role is Role.PARTICIPANT]


def _messages(
    desk: Desk, kind: MessageKind, about: str, chosen: Sequence[Seating]
) -> list[Message]:
    store = desk.store
    reached = [seating for seating in chosen if seating.person.address]
    if kind in (MessageKind.REMINDER, MessageKind.WRAP_UP):
        from toolkit.post.letters import REMINDERS

        stopped = store.choices.chosen(desk.cohort, REMINDERS)
        reached = [s for s in reached if s.id not in stopped or stopped[s.id].value]
    known, click_id = store.messages.known(desk.cohort, kind), uuid4().hex
    if kind is MessageKind.INVITATION:
        return invitations(reached, known=known, click=click_id, now=now())
    programme = desk.programme_of(desk.cohort)
    programme.workshop(about)  # says which there are
    return asked_for(
        programme, kind, about, reached, known=known, click=click_id, now=now()
    )


def _warn(settings: Settings, *, anyway: bool) -> None:
    if settings.is_for_this_machine and not anyway:
        raise ToolkitError(
            ON_LOOPBACK.format(here=settings.here) + " To send them all the same, add "
            "--anyway."
        )


def _way(settings: Settings) -> str:
    server = settings.mail_server
    if server is None:
        return BY_FOLDER.format(folder=settings.mail_kept)
    return BY_SERVER.format(server=server.told, sender=settings.mail_from)


def _empty(desk: Desk, count: int) -> str:
    """Send all that waits; why it could not go, if it could not."""
    from toolkit.post.outbox import AT_ONCE, Outbox, Round

    outbox = Outbox(desk.store, settings=desk.settings, writer=desk.writer)
    sent = Round(AT_ONCE)
    with progress("Sending", count) as step:
        while sent.settled == AT_ONCE:
            sent = outbox.round(at=now())
            for _ in range(sent.settled):
                step()
    return sent.trouble


def _tell_log(desk: Desk, onces: set[str]) -> None:
    for one, person in desk.store.messages.log(desk.cohort):
        if one.once in onces:
            click.echo(_line(desk, one, person))


def _line(desk: Desk, one: Message, person: Person | None) -> str:
    when = desk.programme_of(desk.cohort).local.on_paper(one.at or one.queued_at)
    what = one.subject or MESSAGES[f"what {one.kind}"]
    name = person.name if person else one.address
    said = MESSAGES[f"state {one.told(now())}"]
    return f"{when}  {name}: {what} — {said}. {one.problem}".rstrip()


def _row(one: Message, person: Person | None) -> Row:
    return {
        "at": (one.at or one.queued_at).isoformat(),
        "name": person.name if person else "",
        "email": one.address,
        "kind": one.kind.value,
        "about": one.about,
        "subject": one.subject,
        "state": one.told(now()),
        "problem": one.problem,
    }
