"""Commands for the people of a cohort as a list: importing them, and their links."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import click

from toolkit.commands.base import (
    FILE,
    THERE,
    for_own_eyes,
    is_at_hand,
    open_store,
)
from toolkit.commands.completing import cohorts
from toolkit.commands.progress import progress
from toolkit.errors import RosterError
from toolkit.model import Seating
from toolkit.programme import wording_at
from toolkit.roster import Plan, carry_out, plan_import, read_table, told
from toolkit.roster.letters import READINGS
from toolkit.roster.table import LARGEST
from toolkit.server.door.links import links_file, without_link
from toolkit.settings import Settings
from toolkit.store import Store

NOT_YET = "Nothing is changed yet. To do this, give the same command with --yes."
NOTHING = "Nothing changes."


@click.command("import")
@click.argument("cohort", shell_complete=cohorts)
@click.argument("file", type=THERE)
@click.option("--links", type=FILE, help="Write new personal links to this file.")
@click.option("--yes", is_flag=True, help="Do it without asking, for scripts.")
@click.option("--answer", multiple=True, help="An answer, such as 3=two.")
@click.option(
    "--letters", type=click.Choice([*READINGS]), help="How a text file is written."
)
def import_roster(
    cohort: str,
    file: Path,
    links: Path | None,
    *,
    yes: bool,
    answer: Sequence[str],
    letters: str | None,
) -> None:
    """Say what FILE (CSV or .xlsx) would change in COHORT, and do it once confirmed.

    Whoever has no link yet gets one. No link that works ends.
    """
    settings, answers = Settings.load(), dict(map(_answer, answer))
    wording = wording_at(settings.programme)
    table = read_table(_bytes_of(file), wording=wording, reading=letters or "")
    with open_store(settings) as store:
        plan = plan_import(table, cohort, store=store, answers=answers)
        click.echo(told(plan), err=True)
        if plan.asked and is_at_hand() and not yes:
            answers |= {each.line: _ask(each.options) for each in plan.asked}
            plan = plan_import(table, cohort, store=store, answers=answers)
            click.echo(told(plan), err=True)
        if not (plan.does_something or plan.unchanged):
            raise RosterError("Nobody is added or changed: see the reasons above.")
        if _is_confirmed(plan, yes=yes):
            _import(plan, links, store=store, settings=settings)


@click.command("links")
@click.argument("cohort", shell_complete=cohorts)
@click.option("--links", type=FILE, help="Write them to this file.")
def write_links(cohort: str, links: Path | None) -> None:
    """Make a link for everybody in COHORT who has not joined, beside earlier ones."""
    settings = Settings.load()
    with open_store(settings) as store:
        if store.cohorts.led(cohort) is None:
            raise RosterError(store.cohorts.unknown(cohort))
        waiting = [
            seating
            for seating in store.people.roster(cohort)
            if not store.tokens.has_signed_in(seating.id)
        ]
        _hand_over(waiting, links, store=store, settings=settings)


def _answer(given: str) -> tuple[int, str]:
    line, separator, key = given.partition("=")
    if not (separator and line.strip().isdecimal()):
        raise click.BadParameter(f"“{given}” is no answer. Write it like 3=two.")
    return int(line), key.strip()


def _bytes_of(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(LARGEST + 1)


def _ask(options: Sequence[object]) -> str:
    keys = [str(getattr(option, "key", "")) for option in options]
    chosen = click.prompt("Answer, or later", type=click.Choice([*keys, "later"]))
    return "" if chosen == "later" else str(chosen)


def _is_confirmed(plan: Plan, *, yes: bool) -> bool:
    if not plan.does_something:
        click.echo(NOTHING, err=True)
        return True
    if not yes and not is_at_hand():
        click.echo(NOT_YET, err=True)
        raise SystemExit(1)
    return yes or click.confirm("Do this?", err=True)


def _import(
    plan: Plan, links: Path | None, *, store: Store, settings: Settings
) -> None:
    def everybody() -> list[Seating]:
        with progress("Importing", 2) as step:
            put = carry_out(plan, store=store)
            step()
            found = without_link(put, store=store)
            step()
        return found

    _hand_over(everybody, links, store=store, settings=settings)


def _hand_over(
    who: Sequence[Seating] | Callable[[], Sequence[Seating]],
    links: Path | None,
    *,
    store: Store,
    settings: Settings,
) -> None:
    """Links for *who* it is, in a file that could be begun before anything changed."""
    if links is None:
        found = who() if callable(who) else who
        if found:
            click.echo(links_file(found, store=store, settings=settings), nl=False)
        return
    with for_own_eyes(links) as opened:
        found = who() if callable(who) else who
        opened.write(links_file(found, store=store, settings=settings))
    held = "Whoever holds a link can sign in with it."
    click.echo(f"Wrote {len(found)} links to {links}. {held}")
