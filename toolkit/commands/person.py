"""Commands for one person: correcting, merging, moving, withdrawing them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from toolkit.clock import now
from toolkit.commands.base import SURE, is_at_hand, open_store
from toolkit.commands.completing import cohorts, groups, people
from toolkit.errors import RosterError
from toolkit.model import Role, Seating
from toolkit.model.erasing import How
from toolkit.post.erasing import erase_everywhere
from toolkit.post.receipt import among_others, goes, listed, plain_receipt
from toolkit.programme import clocks_of, wording_at
from toolkit.roster import find_person, find_seat
from toolkit.roster.changing import correct, group_named, merge
from toolkit.server.door.links import new_link
from toolkit.settings import Settings
from toolkit.store import Store

ROLES = click.Choice([Role.PARTICIPANT.value, Role.FACILITATOR.value])
UNKNOWN = "There is no cohort “{cohort}”. Make it first: toolkit cohort add ID TITLE."


_COHORT = click.option(
    "--cohort", default="", shell_complete=cohorts, help="The cohort they are in."
)


def _of(cohort: Callable[..., Any]) -> Callable[..., Any]:
    argument = click.argument("who", shell_complete=people)
    return argument(_COHORT(cohort))


@click.command("correct")
@_of
@click.option("--name", help="What they are called.")
@click.option("--school", help="Where they work.")
@click.option("--email", help="The address by which they are known.")
@click.option("--shared-email", help="An address that is somebody else's, too.")
def correct_person(
    who: str,
    cohort: str,
    *,
    name: str | None,
    school: str | None,
    email: str | None,
    shared_email: str | None,
) -> None:
    """Correct the name, school or address of WHO, in every cohort they are in."""
    settings = Settings.load()
    with open_store(settings) as store:
        now_called = correct(
            find_seat(who, store=store, cohort=cohort).person,
            store=store,
            name=name,
            school=school,
            email=email if shared_email is None else shared_email,
            shared=shared_email is not None,
            wording=wording_at(settings.programme),
        )
    parts = (now_called.name, now_called.school, now_called.address)
    click.echo(f"Now: {', '.join(part for part in parts if part)}")


@click.command("merge")
@click.argument("kept", shell_complete=people)
@click.argument("other", shell_complete=people)
@_COHORT
@click.option("--yes", is_flag=True, help="Do it without asking, for scripts.")
def merge_people(kept: str, other: str, cohort: str, *, yes: bool) -> None:
    """Let OTHER be the same person as KEPT, with all that either has written.

    Where both answered the same, the newer answer stands, and the other is among its
    earlier versions. The links of both lead to KEPT.
    """
    with open_store(Settings.load()) as store:
        one, two = (find_seat(w, store=store, cohort=cohort) for w in (kept, other))
        click.echo(f"{_called(two)} becomes {_called(one)}.")
        if not yes and not is_at_hand():
            click.echo(SURE, err=True)
            raise SystemExit(1)
        if yes or click.confirm("This cannot be undone. Do it?"):
            merge(one, two, store=store)
            click.echo("They are one person now.")


@click.command("move")
@_of
@click.option(
    "--group", shell_complete=groups, help="The group for the year; empty for none."
)
@click.option(
    "--to", shell_complete=cohorts, help="The cohort to go to, with all answers."
)
def move_person(who: str, cohort: str, *, group: str | None, to: str | None) -> None:
    """Let WHO be in another group, or another cohort.

    What they shared with people of the old cohort is then shared with facilitators.
    """
    if group is None and to is None:
        raise RosterError("Say where to: --group NAME, or --to COHORT.")
    with open_store(Settings.load()) as store:
        seating = find_seat(who, store=store, cohort=cohort)
        if to is not None:
            if store.cohorts.led(to) is None:
                raise RosterError(UNKNOWN.format(cohort=to))
            store.people.move(seating, to, at=now())
        if group is not None:
            seating = _again(seating, store)
            store.people.join_group(seating, group_named(group))
        click.echo(_told(_again(seating, store)))


@click.command("withdraw")
@_of
def withdraw_person(who: str, cohort: str) -> None:
    """Close the door to WHO: no sign-in, no link, no message; answers are kept."""
    with open_store(Settings.load()) as store:
        seating = find_seat(who, store=store, cohort=cohort)
        store.people.withdraw(seating, at=now())
    click.echo(f"{_called(seating)} has withdrawn. Back: toolkit person return {who!r}")


@click.command("return")
@_of
def bring_back(who: str, cohort: str) -> None:
    """Let WHO in again who had withdrawn; the same links lead in."""
    with open_store(Settings.load()) as store:
        seating = find_seat(who, store=store, cohort=cohort, withdrawn=True)
        store.people.bring_back(seating)
        click.echo(_told(_again(seating, store)))


@click.command("role")
@_of
@click.argument("role", type=ROLES)
def give_role(who: str, role: str, cohort: str) -> None:
    """Let WHO be a participant, or a facilitator."""
    with open_store(Settings.load()) as store:
        seating = find_seat(who, store=store, cohort=cohort)
        if seating.role is Role.ORGANISER:
            raise RosterError("This is an organiser's place. It stays one.")
        store.people.give_role(seating, Role(role))
        click.echo(_told(_again(seating, store)))


@click.command("sign-out")
@_of
def sign_out(who: str, cohort: str) -> None:
    """End every sign-in of WHO; pages that are open close within seconds."""
    with open_store(Settings.load()) as store:
        seating = find_seat(who, store=store, cohort=cohort)
        store.tokens.revoke_all(seating.id, "sign-in")
    click.echo(f"{_called(seating)} is signed out everywhere. Links go on working.")


@click.command("erase")
@_of
@click.option("--yes", is_flag=True, help="Do it without asking, for scripts.")
def erase_person(who: str, cohort: str, *, yes: bool) -> None:
    """Erase all of WHO, in every cohort; it first says what goes.

    Where others' work hangs on theirs, the words go and nobody is their author.
    """
    settings = Settings.load()
    local, wording = clocks_of(settings.programme), wording_at(settings.programme)
    with open_store(settings) as store:
        found = find_person(who, store=store, cohort=cohort)
        counts = store.erasures.what_goes(found.person.id, at=now())
        click.echo(f"Of {_called(found)}, in every cohort:")
        click.echo("\n".join(listed([*goes(counts, wording), *among_others(counts)])))
        if not yes and not is_at_hand():
            click.echo(SURE, err=True)
            raise SystemExit(1)
        if not (yes or click.confirm("This cannot be undone. Do it?")):
            return
        made = erase_everywhere(
            found.person, store=store, settings=settings, at=now(), how=How.COMMAND
        )
        store.erasures.compact(at=now(), at_night=True)
        made = store.erasures.receipt(made.id) or made
        kept = store.backups(settings.backups) is not None
        told = plain_receipt(made, local=local, say=wording, has_backups=kept)
        click.echo(f"\n{told}")


@click.command()
@_of
def link(who: str, cohort: str) -> None:
    """Make a new personal link for WHO; earlier ones end, and nobody is signed out."""
    settings = Settings.load()
    with open_store(settings) as store:
        seating = find_seat(who, store=store, cohort=cohort)
        click.echo(new_link(seating, store=store, settings=settings))


def _again(seating: Seating, store: Store) -> Seating:
    return store.people.seating(seating.id) or seating


def _called(seating: Seating) -> str:
    school = f" ({seating.person.school})" if seating.person.school else ""
    return f"{seating.person.name}{school}"


def _told(seating: Seating) -> str:
    parts = (seating.cohort.title, seating.role.value, seating.group)
    return f"{_called(seating)}: {', '.join(part for part in parts if part)}"
