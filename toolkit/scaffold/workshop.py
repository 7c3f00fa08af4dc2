"""A workshop added to a programme: its folder, and its table in `programme.toml`."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from toolkit.errors import ProgrammeError, ToolkitError
from toolkit.model.dates import elapsed
from toolkit.model.names import suggested_id
from toolkit.programme import Plan, Programme, load_programme
from toolkit.scaffold.inserting import with_workshop
from toolkit.scaffold.staging import calmly, replace_text, whole_folder
from toolkit.scaffold.templates import (
    TEMPLATES,
    Plain,
    checked_title,
    quoted,
    read_template,
    write_all,
)

SHORTEST = 30
"""Minutes that the sections of a new workshop need."""

_TABLE = "workshop.toml"


@dataclass(frozen=True, slots=True)
class Added:
    """The workshop as the programme has it now, and those whose number has changed."""

    plan: Plan
    number: int
    moved: tuple[str, ...]


def add_workshop(
    programme: Path,
    title: str,
    *,
    folder: str = "",
    after: str = "",
    minutes: int = 60,
) -> Added:
    """Add a workshop to the programme whose file is *programme*.

    Its folder and its name follow from the title, unless *folder* says otherwise, such
    as "autumn/feedback". It is the last one, or comes *after* another.

    Raises:
        ToolkitError: a name is taken, or it cannot be written; nothing is changed then.
    """
    there = load_programme(programme)
    title = checked_title(title)
    folder = folder.strip("/") or suggested_id(title) or _numbered(there)
    words = _words(title, folder, minutes)
    at = _place(there, after)
    _refuse_if_known(there, str(words["name"]))
    text = _read(programme)
    table = read_template(TEMPLATES / "workshop" / _TABLE, words)
    changed = with_workshop(text, table, at=at)
    _write(programme, changed, folder=programme.parent / folder, words=words)
    now = load_programme(programme).workshops
    return Added(now[at], at + 1, tuple(plan.title for plan in now[at + 1 :]))


def _write(
    programme: Path, changed: str, *, folder: Path, words: dict[str, str | int]
) -> None:
    """Write both the folder and the table, or neither."""
    _refuse_if_there(folder, programme.parent)
    _try(programme, changed)
    with whole_folder(folder) as staged:
        write_all(TEMPLATES / "workshop", staged, words)
        (staged / _TABLE).unlink()
        (staged / "assets").mkdir()
    with calmly(programme):
        try:
            replace_text(programme, changed)
        except OSError:
            shutil.rmtree(folder)
            raise


def _try(programme: Path, changed: str) -> None:
    """See that the programme loads with what is added; nothing is kept of it.

    Raises:
        ToolkitError: it does not; says why.
    """
    beside = programme.with_name(f".new-{programme.name}")
    with calmly(programme.parent):
        try:
            beside.write_bytes(changed.encode())
            load_programme(beside)
        except ProgrammeError as mistake:
            said = str(mistake).replace(beside.name, programme.name)
            raise ProgrammeError(f"{said} Nothing was changed.") from None
        finally:
            beside.unlink(missing_ok=True)


def _words(title: str, folder: str, minutes: int) -> dict[str, str | int]:
    name = suggested_id(folder.rpartition("/")[2])
    lengths = _lengths(minutes)
    starts = [sum(list(lengths.values())[:n]) for n in range(len(lengths))]
    return {
        "name": name,
        "title": title,
        "heading": title,
        "folder": Plain("" if folder == name else f"folder = {quoted(folder)}\n"),
        "for_threes": lengths["together"] * 2 // 3,
        **{f"for_{part}": length for part, length in lengths.items()},
        **{
            f"at_{part}": elapsed(start)
            for part, start in zip(lengths, starts, strict=True)
        },
    }


def _lengths(minutes: int) -> dict[str, int]:
    """How long each section lasts, so that they make *minutes* together."""
    is_short = minutes < 2 * SHORTEST
    few = 5 if is_short else 10
    stand = max(5, minutes // 20 * 5)
    together = minutes - stand - 2 * few - 5
    return {
        **{"welcome": few, "stand": stand, "together": together},
        **{"step": few, "end": 5},
    }


def _place(programme: Programme, after: str) -> int:
    plans = programme.workshops
    if not after:
        return len(plans)
    return plans.index(programme.workshop(after)) + 1


def _numbered(programme: Programme) -> str:
    """A name where the title has no letters of which one could be made."""
    return f"workshop-{len(programme.workshops) + 1}"


def _read(programme: Path) -> str:
    with calmly(programme):
        return programme.read_bytes().decode()


def _refuse_if_known(programme: Programme, name: str) -> None:
    if not name:
        raise ToolkitError(
            "The folder has no letters of which a name could be made. Give one such as "
            "--folder autumn/feedback."
        )
    found = next((one for one in programme.served if one.name == name), None)
    if found is not None:
        raise ToolkitError(
            f'The programme has "{name}" already: “{found.title}”. Give another title, '
            f"or another folder with --folder {name}-2. Nothing was changed."
        )


def _refuse_if_there(folder: Path, root: Path) -> None:
    if not folder.resolve().is_relative_to(root.resolve()):
        raise ToolkitError(
            f"{folder} is outside the programme. Name a folder inside it, such as "
            "--folder autumn/feedback."
        )
    if folder.exists():
        raise ToolkitError(
            f"There is a folder {folder} already. Give another title, or another "
            "folder with --folder. Nothing was changed."
        )
