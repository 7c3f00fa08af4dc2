"""Commands about people's data: how long it is kept, and one person's to take along."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

import click

from toolkit.clock import now
from toolkit.commands.base import FILE, open_store
from toolkit.commands.completing import cohorts, people
from toolkit.commands.progress import counted
from toolkit.errors import RosterError
from toolkit.model.looked import Looked, What
from toolkit.model.retention import refusal_of
from toolkit.post.keeping import KEPT, Keeping, keeping, postponing, told
from toolkit.programme import Programme, load_programme
from toolkit.programme.dated import dated
from toolkit.roster import find_person
from toolkit.settings import Settings
from toolkit.store import Store

BY = "command"
"""Who looked, and who put a day off, where it was no person on a page."""

REFUSED = {
    "no reason": "Say why the day is put off: --reason TEXT.",
    "not later": "The day can only be put off. Choose one after {until}.",
    "too late": "That is more than ten years away. Choose an earlier day.",
}


@click.command()
@click.argument("id", shell_complete=cohorts)
@click.option("--until", help="Put the day off to this one, such as 2028-07-31.")
@click.option("--reason", default="", help="Why; it is kept.")
def retention(id: str, until: str | None, reason: str) -> None:  # noqa: A002
    """Say for how long the data of the cohort ID is kept; with --until, longer."""
    settings = Settings.load()
    programme = load_programme(settings.programme)
    with open_store(settings) as store:
        if store.cohorts.led(id) is None:
            raise RosterError(store.cohorts.unknown(id))
        if until is not None:
            day = _day(until)
            stands = _stands(store, programme, id)
            if stands.is_demonstration:
                raise RosterError(KEPT["demo"])
            today = programme.local.day(now())
            least = stands.at_least or today
            why = refusal_of(day, until=least, today=today, reason=reason)
            if why:
                raise RosterError(REFUSED[why].format(until=max(least, today)))
            kept = postponing(id, day, reason=reason, by=BY, at=now())
            store.messages.add([kept])
        stands = _stands(store, programme, id)
    today = programme.local.day(now())
    for line in told(stands, today=today, sends_mail=settings.mail_server is not None):
        click.echo(line)


@click.command("data")
@click.argument("who", shell_complete=people)
@click.argument("file", type=FILE)
@click.option(
    "--cohort", default="", shell_complete=cohorts, help="The cohort they are in."
)
def ones_data(who: str, file: Path, cohort: str) -> None:
    """Write all that is kept of WHO to FILE.zip, also what is private: for them alone.

    The log says that a command did.
    """
    from toolkit.export import pack
    from toolkit.export.ones_data import OnesData

    settings = Settings.load()
    programme = load_programme(settings.programme)
    if file.suffix.lower() != ".zip":
        raise RosterError(f"{file} has to end in .zip. Name another file.")
    with open_store(settings) as store:
        seating = find_person(who, store=store, cohort=cohort)
        line = Looked(seating.cohort.id, BY, What.DATA, seating.person.id, now())
        store.looks.note(line)
        data = OnesData(store, programme, settings.contents)
        files = counted(data.files(seating.person, at=now()), "Writing")
        count = pack(files, file)
    click.echo(f"Wrote {count} files to {file}. Give it to nobody else.")


def overdue(store: Store, programme: Programme) -> list[str]:
    """Of which cohorts data waits to be removed, for who looks after the server."""
    today = programme.local.day(now())
    waiting = (
        each
        for each in store.cohorts.lasting()
        if _stands(store, programme, each.id).waits(today)
    )
    return [WAITS.format(title=each.title, id=each.id) for each in waiting]


WAITS = (
    "The data of {title} was to be removed, but nobody has been told of it. It stays "
    "until a warning has gone out. See: toolkit cohort retention {id}"
)


def _stands(store: Store, programme: Programme, cohort: str) -> Keeping:
    return keeping(store, partial(_dated, store, programme), cohort)


def _dated(store: Store, programme: Programme, cohort: str) -> Programme:
    return dated(programme, store.calendars.of(cohort))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise RosterError(
            f'"{text}" is no day. Write it like 2028-07-31, and give a --reason.'
        ) from None
