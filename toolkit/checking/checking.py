"""Checks a programme, or one notebook of it, and names everything at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from toolkit.activities.base.own import looking_in
from toolkit.checking.calendars import calendars, follows, of_programme, unplanned
from toolkit.checking.failing import failing
from toolkit.checking.finding import Finding, in_order
from toolkit.checking.itself import itself
from toolkit.checking.names import LEVELS
from toolkit.checking.record import Run
from toolkit.checking.rules import FAMILIES, OF_ALL, SAID_BY
from toolkit.checking.runs import FIRST, SECOND, OnRun, run_all
from toolkit.checking.written import Checked, Written, read_written
from toolkit.programme import Plan, Programme, Served
from toolkit.programme.programme import read_anyway

Runs = Mapping[str, Run]


@dataclass(frozen=True, slots=True)
class Examined:
    """What is wrong with a programme, errors first; what its notebooks did, by name.

    They did it twice, `again` on another day and with other dice, if it could then be
    something else.
    """

    findings: tuple[Finding, ...]
    runs: Mapping[str, Run] = field(default_factory=dict, repr=False)
    again: Mapping[str, Run] = field(default_factory=dict, repr=False)


def check_programme(
    path: Path,
    *,
    told: OnRun | None = None,
    only: Iterable[str] = (),
    run: bool = True,
) -> tuple[Finding, ...]:
    """Everything that is wrong with the programme at *path*, errors first.

    As `examine_programme`, which says more.
    """
    return examine_programme(path, told=told, only=only, run=run).findings


def examine_programme(
    path: Path,
    *,
    told: OnRun | None = None,
    only: Iterable[str] = (),
    run: bool = True,
) -> Examined:
    """What is wrong with the programme at *path*, and what its notebooks did.

    With *only* of the notebooks of these names. Without *run* nothing is executed, and
    what only a run can say is not found.

    Raises:
        ProgrammeError: one of *only* is none of its notebooks.
    """
    programme, mistakes = read_anyway(path)
    wrong = tuple(of_programme(path, mistakes))
    if programme is None or not programme.workshops:
        return Examined(wrong)
    chosen = {programme.notebook(name).name for name in only}
    wanted = (chosen or {one.name for one in programme.served}) - unplanned(programme)
    findings, written = read_all(programme, path)
    running = [each for name, each in written.items() if run and name in wanted]
    runs = run_all(running, told=told)
    first = {name: ran for (name, turn), ran in runs.items() if turn == FIRST}
    again = {name: runs.get((name, SECOND), ran) for name, ran in first.items()}
    known = known_of(programme, path.parent, written, first, again)
    found = [one for one in findings if not chosen or _is_of(one, programme, chosen)]
    for name in wanted & known.keys():
        found += findings_of(known[name])
    with looking_in(path.parent):
        of_all = [finding for look in OF_ALL for finding in look(known)]
    found += [o for o in of_all if not chosen or _is_of(o, programme, chosen)]
    if not chosen:
        found += calendars(programme, path.parent)
    found = [one for one in found if not follows(one, mistakes)]
    return Examined(tuple(sorted([*wrong, *found], key=in_order)), first, again)


def check_notebook(path: Path, name: str, *, run: bool = True) -> tuple[Finding, ...]:
    """Everything wrong with the notebook *name* of the programme at *path*.

    Raises:
        ProgrammeError: the programme has no such notebook.
    """
    return check_programme(path, only=[name], run=run)


def known_of(
    programme: Programme,
    root: Path,
    written: Mapping[str, Written],
    first: Runs,
    again: Runs,
) -> dict[str, Checked]:
    """What is known of every notebook, by its name, as each rule is given it."""
    known = {
        name: Checked(programme, root, one, first.get(name), again.get(name))
        for name, one in written.items()
    }
    return {name: replace(one, others=known) for name, one in known.items()}


def read_all(
    programme: Programme, path: Path
) -> tuple[list[Finding], dict[str, Written]]:
    """Every notebook that can be read; of the others what is wrong."""
    findings, written = [], {}
    for served in programme.served:
        if not served.notebook.is_file():
            findings.append(_unwritten(served, path))
            continue
        try:
            written[served.name] = read_written(served)
        except Exception as error:
            findings.append(_unreadable(served, error))
    return findings, written


def _unwritten(served: Served, path: Path) -> Finding:
    there = served.folder.is_dir()
    rule = "no-notebook" if there and isinstance(served, Plan) else "unreadable"
    place = f"{served.folder.name}/{served.notebook.name}"
    return Finding(
        file=path,
        message=f"“{served.title}” has no notebook {place}.",
        cure="Write it, or correct the folder or the file in programme.toml.",
        level=LEVELS[rule],
        rule=rule,
    )


def _unreadable(served: Served, error: Exception) -> Finding:
    return Finding(
        file=served.notebook,
        message=f"it cannot be read as a notebook ({type(error).__name__}).",
        cure="Save it again from JupyterLab, or take an earlier copy of it.",
        rule="unreadable",
    )


def _is_of(finding: Finding, programme: Programme, names: set[str]) -> bool:
    files = {programme.notebook(name).notebook for name in names}
    return finding.file in files


def findings_of(checked: Checked) -> list[Finding]:
    """What is wrong with one notebook; of another's nothing else is said."""
    if found := list(itself(checked)):
        return found
    said: set[tuple[str, int | None]] = set()
    for family in FAMILIES:
        new = [
            one
            for one in family(checked)
            if not checked.is_silenced(one)
            and (
                one.cell is None
                or not said & {(r, one.cell) for r in SAID_BY[one.rule]}
            )
            and not (family is failing and (one.rule, one.cell) in said)
        ]
        found += new
        said |= {(one.rule, one.cell) for one in new}
    return found
