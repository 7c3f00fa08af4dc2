"""Both halves together: started, shown, and ended with nothing left."""

from __future__ import annotations

import os
import secrets
import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from toolkit.clock import now
from toolkit.errors import ProgrammeError
from toolkit.lab.jupyter import Lab, running
from toolkit.lab.preview import Edited, PreviewApp
from toolkit.model import Role, Seating
from toolkit.programme import Plan, Programme, Served
from toolkit.programme.calendars import newest_calendar
from toolkit.server.accepted import Accepted
from toolkit.server.door.noticed import note_seen
from toolkit.server.kernels.brought import Brought
from toolkit.server.kernels.outlines import address_of
from toolkit.server.listening import listening
from toolkit.settings import Settings
from toolkit.store import Store

BASE = "/preview/"
_COHORT, _GROUP = "preview", "Preview"
_KERNELS_AHEAD = 1


def edit(settings: Settings, name: str, *, say: Callable[[str], object]) -> None:
    """Edit the notebook called *name* until told to stop; *say* is told where.

    Raises:
        ToolkitError: there is no such notebook, or one of the two does not start.
    """
    root = settings.programme.absolute().parent
    with ExitStack() as both:
        passing = Path(both.enter_context(TemporaryDirectory(prefix="toolkit-edit-")))
        preview = _for_preview(settings, passing)
        accepted = Accepted(preview)
        served = _there(accepted.programme, name)
        sockets = both.enter_context(listening(preview))
        lab = both.enter_context(_lab_beside(preview, root=root, passing=passing))
        store = Store.open(preview.store_url)
        app = PreviewApp(
            preview, accepted=accepted, store=store, sockets=sockets, brought=Brought()
        )
        app.edited = Edited(
            notebook=name,
            author=_people(store, accepted.programme, root),
            token=secrets.token_urlsafe(24),
            lab=lab.address_of(served.notebook.relative_to(root).as_posix()),
            page=_page_of(served, accepted.programme),
        )
        app.initialize([])
        say(f"{preview.here}/edit/{app.edited.token}")
        app.start()


@contextmanager
def _lab_beside(preview: Settings, *, root: Path, passing: Path) -> Iterator[Lab]:
    lab = Lab(free_port(), secrets.token_urlsafe(24))
    with running(
        lab,
        folder=root,
        log=passing / "jupyter.log",
        framed_by=f"http://127.0.0.1:{preview.port}",
        environment=os.environ,  # noqa: TID251 - an author's own JupyterLab
    ):
        yield lab


def _there(programme: Programme, name: str) -> Served:
    served = programme.notebook(name)
    if not served.notebook.exists():
        raise ProgrammeError(
            f"{served.notebook} is not there yet. Copy another workshop's, or make a "
            "workshop with toolkit new workshop."
        )
    return served


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


def _for_preview(settings: Settings, passing: Path) -> Settings:
    """The same programme, with a store that passes, and reached from here alone."""
    return replace(
        Settings(),
        programme=settings.programme,
        kernels=settings.kernels,
        data=passing / "data",
        port=free_port(),
        base_url=BASE,
        kernels_ahead=_KERNELS_AHEAD,
    )


def _people(store: Store, programme: Programme, root: Path) -> Seating:
    """A cohort with the dates that an author looks at; who leads it is the author."""
    store.cohorts.add(_COHORT, programme.title)
    if found := newest_calendar(root, programme):
        store.calendars.save(_COHORT, found[1], at=now())
    store.people.add(_COHORT, name="Participant 1", group=_GROUP)
    author = store.people.add(_COHORT, name="Author", role=Role.FACILITATOR)
    note_seen(store, author)
    return author


def _page_of(served: Served, programme: Programme) -> str:
    if isinstance(served, Plan):
        return f"{address_of(served)}/look"
    home = programme.used_as("home")
    is_home = home is not None and home.name == served.name
    return "" if is_home else address_of(served)
