"""What has to be ready of the machine and its server, whichever workshop comes."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from functools import partial
from urllib.parse import urlsplit

from nbformat.v4 import new_markdown_cell, new_notebook

from toolkit.export import pdf_of
from toolkit.model import LocalTime, Sharing
from toolkit.model.mail import is_loopback
from toolkit.model.quota import MEGABYTE
from toolkit.post.refusals import PutOffError
from toolkit.post.smtp import MailLine
from toolkit.readiness.outside import Answer, address, clock
from toolkit.readiness.point import Point, State, guarded
from toolkit.readiness.words import (
    BACKUP,
    DISK,
    KEEPING,
    MAIL,
    MEMORY,
    PAGES,
    PAPER,
    SERVER,
)
from toolkit.seat import Seat
from toolkit.seat.channel import SilentChannel
from toolkit.settings import Settings
from toolkit.store import Store
from toolkit.store.cohorts import THROWAWAY
from toolkit.store.restore import look_at

PATIENCE = 5.0
"""Seconds for which a mail server, or the public address, is waited for."""

OLD = timedelta(days=2)
A_KERNEL = 11 * MEGABYTE
WORDS = "A line that is kept, read again and removed."


@dataclass(frozen=True, slots=True)
class Running:
    """What a server that runs says of itself.

    `pages` says of each notebook, by its title, whether it is "ready", "failing",
    "preparing" or "unwritten"; `memory` is what is free above the reserve, `open` how
    many kernels there are, for people or ahead of them. `refused` is what pages of a
    notebook refused widgets of others, by its title, each with what to do.
    """

    id: str
    status: str
    pages: Mapping[str, str]
    memory: int
    open: int
    here: str
    mistake: bool = False
    refused: Mapping[str, Sequence[Sequence[str]]] = field(default_factory=dict)

    def more(self) -> dict[str, object]:
        """What of it is told to who has the server's key."""
        told = asdict(self)
        names = ("pages", "memory", "open", "here", "mistake", "refused")
        return {key: told[key] for key in names}


@dataclass(frozen=True, slots=True)
class Machine:
    """Where it is looked, and at what moment; *running* is None if no server is.

    *people* is how many may come at once.
    """

    settings: Settings
    store: Store
    local: LocalTime
    people: int
    running: Running | None
    at: datetime


def points(of: Machine) -> tuple[Point, ...]:
    """All of them; it may take seconds, and makes nothing that stays."""
    here = of.running.here if of.running else of.settings.here
    is_public = not is_loopback(urlsplit(here).hostname or "")
    answer = Answer.of(here, patience=PATIENCE) if is_public else None
    looks: dict[str, Callable[[], Point]] = {
        "server": partial(server, of),
        "pages": partial(pages, of),
        "address": partial(address, here, answer, running=_id(of)),
        "clock": partial(clock, of.store.going_on.clock, answer, of.local),
        "disk": partial(disk, of),
        "backup": partial(backup, of),
        "keeping": partial(keeping, of),
        "paper": paper,
        "mail": partial(mail, of.settings),
        "memory": partial(memory, of),
    }
    return tuple(guarded(name, look) for name, look in looks.items())


def server(of: Machine) -> Point:
    """Whether it answers, and can keep what people write."""
    if of.running is None:
        said = SERVER["away"].format(here=of.settings.here)
        return Point("server", State.WRONG, said, SERVER["away do"])
    if of.running.status != "ok":
        said = SERVER["wrong"].format(status=of.running.status)
        return Point("server", State.WRONG, said, SERVER["wrong do"])
    return Point("server", State.OK, SERVER["ok"])


def pages(of: Machine) -> Point:
    """Whether the notebooks are ready; one that is not written yet is no failure."""
    if of.running is None:
        return Point("pages", State.LOOK, PAGES["unasked"], SERVER["away do"])
    if of.running.mistake:
        said, to_do = PAGES["mistake"], PAGES["mistake do"]
        return Point("pages", State.WRONG, said, to_do, "overview")
    found = of.running.pages
    for state, way in (("failing", "overview"), ("preparing", "")):
        if titles := [title for title, each in found.items() if each == state]:
            said = PAGES[state].format(titles=", ".join(titles))
            return Point("pages", State.WRONG, said, PAGES[f"{state} do"], way)
    if titles := [title for title, each in found.items() if each == "unwritten"]:
        said = PAGES["unwritten"].format(titles=", ".join(titles))
        return Point("pages", State.OK, said)
    return Point("pages", State.OK, PAGES["ok"].format(count=len(found)))


def disk(of: Machine) -> Point:
    """Whether there is room for what people add."""
    reserve = of.settings.quota.reserve
    usage = shutil.disk_usage(of.settings.data)
    free = usage.free
    state = State.WRONG if free < reserve else State.LOOK
    if free > 2 * reserve:
        state = State.OK
    told = {"free": free // MEGABYTE, "reserve": reserve // MEGABYTE}
    if state is State.OK:
        return Point("disk", state, DISK[state].format(**told))
    # Of a disk that is smaller, no space that is freed would be enough.
    kind = "do" if usage.total > 2 * reserve else "too large"
    to_do = DISK[kind].format(total=usage.total // MEGABYTE)
    return Point("disk", state, DISK[state].format(**told), to_do)


def backup(of: Machine) -> Point:
    """Whether there is a good one, and a new one."""
    kept, to_do = of.store.backups(of.settings.backups), BACKUP["do"]
    if kept is None:
        said = BACKUP["elsewhere"]
        return Point("backup", State.LOOK, said, BACKUP["elsewhere do"])
    newest = kept.last()
    if newest is None:
        return Point("backup", State.WRONG, BACKUP["none"], BACKUP["none do"])
    found = look_at(kept, reserve=of.settings.quota.reserve, local=of.local, at=of.at)
    when = of.local.on_paper(newest.made)
    if found.problems:
        return Point("backup", State.WRONG, BACKUP["bad"].format(when=when), to_do)
    if newest.made < of.at - OLD:
        return Point("backup", State.WRONG, BACKUP["old"].format(when=when), to_do)
    return Point("backup", State.OK, BACKUP["ok"].format(when=when))


def keeping(of: Machine) -> Point:
    """Whether an answer is kept, the way a page keeps one: in a cohort of its own."""
    name = f"ready-{of.at:%Y%m%d-%H%M%S-%f}"
    cohort = of.store.cohorts.add(name, "Ready?", programme=THROWAWAY)
    try:
        seating = of.store.people.add(cohort.id, name="Nobody")
        seat = Seat(seating, store=of.store, channel=SilentChannel())
        seat.save(
            "ready",
            "line",
            {"text": WORDS},
            sharing=Sharing.PRIVATE,
            based_on=0,
            write=name,
            prompt="",
        )
        found = seat.response("ready", "line")
    finally:
        of.store.cohorts.remove_throwaway(cohort.id)
    if found is None or found.value != {"text": WORDS}:
        return Point("keeping", State.WRONG, KEEPING["wrong"], KEEPING["do"])
    return Point("keeping", State.OK, KEEPING["ok"])


def paper() -> Point:
    """Whether a PDF can be made."""
    made = pdf_of(new_notebook(cells=[new_markdown_cell(f"# Ready?\n\n{WORDS}")]))
    if made.startswith(b"%PDF-"):
        return Point("paper", State.OK, PAPER["ok"])
    return Point("paper", State.WRONG, PAPER["wrong"], PAPER["do"])


def mail(settings: Settings) -> Point:
    """Whether the mail server lets us in; nothing is sent."""
    server = settings.mail_server
    if server is None:
        return Point("mail", State.LOOK, MAIL["folder"], MAIL["folder do"])
    line = MailLine(server, patience=PATIENCE)
    try:
        line.ready()
    except PutOffError as refused:
        return Point("mail", State.WRONG, str(refused), MAIL["do"])
    finally:
        line.close()
    return Point("mail", State.OK, MAIL["ok"].format(server=server.told))


def memory(of: Machine) -> Point:
    """Whether as many people as there are find room at once."""
    if of.running is None:
        return Point("memory", State.LOOK, MEMORY["unasked"], SERVER["away do"])
    most, free = of.settings.kernels_in_total, of.running.memory
    if most < of.people:
        said = MEMORY["few"].format(most=most, people=of.people)
        return Point("memory", State.WRONG, said, MEMORY["few do"])
    need = A_KERNEL * max(0, of.people - of.running.open)
    if free >= need:
        return Point("memory", State.OK, MEMORY["ok"].format(people=of.people))
    told = {"free": max(0, free) // MEGABYTE, "need": need // MEGABYTE}
    said = MEMORY["wrong"].format(people=of.people, **told)
    return Point("memory", State.WRONG, said, MEMORY["wrong do"])


def _id(of: Machine) -> str | None:
    return of.running.id if of.running else None
