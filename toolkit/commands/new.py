"""`toolkit new`: a programme that serves at once, and workshops for one."""

from __future__ import annotations

import shlex
from datetime import date
from pathlib import Path

import click

from toolkit.clock import now
from toolkit.commands.base import is_at_hand
from toolkit.programme import find_programme
from toolkit.programme.speaking import is_language
from toolkit.programme.zones import is_zone
from toolkit.scaffold import Added, Wanted, add_workshop, make_programme
from toolkit.scaffold.programme import local_zone, title_of
from toolkit.scaffold.workshop import SHORTEST

LONGEST = 600
"""Minutes: nobody sits longer than ten hours."""


@click.command("programme")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--title", help="What it is called; asked for, if not given.")
@click.option("--zone", help="Its time zone, such as Europe/London; this machine's.")
@click.option("--language", default="", help="Its language, such as en; English.")
def new_programme(
    folder: Path, title: str | None, zone: str | None, language: str
) -> None:
    """Make a programme in FOLDER, which is empty or not there yet."""
    wanted = Wanted(
        title=_answer("Title", title, otherwise=title_of(folder)),
        zone=_zone(_answer("Time zone", zone, otherwise=local_zone())),
        language=_language(language),
    )
    made = make_programme(folder, wanted, today=_today())
    click.echo(f"“{made.title}” is in {folder}. Next, to see it:")
    click.echo(f"  cd {shlex.quote(str(folder))}")
    click.echo("  toolkit serve")


@click.command("workshop")
@click.argument("title")
@click.option("--folder", default="", help="Its folder, if not named by the title.")
@click.option("--after", default="", help="The workshop it follows; the last one.")
@click.option(
    "--minutes",
    default=60,
    type=click.IntRange(SHORTEST, LONGEST),
    help="How long it lasts.",
)
def new_workshop(title: str, folder: str, after: str, minutes: int) -> None:
    """Add a workshop called TITLE to the programme of this folder."""
    path = find_programme()
    added = add_workshop(path, title, folder=folder, after=after, minutes=minutes)
    for line in _next(added, path.parent):
        click.echo(line)


def _next(added: Added, root: Path) -> list[str]:
    """What to do now, in three lines; one more, if other numbers have changed."""
    plan = added.plan
    place = plan.folder.relative_to(root.resolve())
    lines = [
        f"“{plan.title}” is workshop {added.number}, of {plan.minutes} minutes, in "
        f"{place}. Next:",
        f"  Write what participants see in {place / 'workshop.ipynb'}, and your notes "
        "in facilitator.md beside it.",
        f"  Change its aims and agenda below “{plan.title}” in programme.toml, and the "
        "sections of the notebook with them.",
        "  Give it a day on the page of each cohort's calendar; then: toolkit check",
    ]
    if added.moved:
        lines.append(
            "  Later workshops have a new number: read what says {workshop "
            f"{added.number} …}} or a higher one again."
        )
    return lines


def _answer(question: str, given: str | None, *, otherwise: str) -> str:
    if given is not None:
        return given
    if not is_at_hand():
        return otherwise
    answer: str = click.prompt(question, default=otherwise)
    return answer


def _zone(given: str) -> str:
    if not is_zone(given):
        raise click.BadParameter(
            f'"{given}" is no time zone. Use one such as Europe/London.',
            param_hint="--zone",
        )
    return given


def _language(given: str) -> str:
    if given and not is_language(given):
        raise click.BadParameter(
            f'"{given}" is no language that browsers know. Use a short one such as en, '
            "en-GB or cy.",
            param_hint="--language",
        )
    return given


def _today() -> date:
    return now().date()
