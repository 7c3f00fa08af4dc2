"""What people answered and no notebook asks for any more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from toolkit.activities import activity_kind
from toolkit.activities.portfolio.portfolio import Portfolio
from toolkit.activities.year.news import NEWS_READ
from toolkit.checking.finding import Finding
from toolkit.checking.names import LEVELS
from toolkit.checking.record import Run
from toolkit.errors import ProgrammeError, StoreError
from toolkit.model import PROGRAMME
from toolkit.model.contents import Asked, read_contents
from toolkit.model.unasked import Asking, Unasked, unasked
from toolkit.programme import Programme, load_programme
from toolkit.settings import Settings
from toolkit.store import Store

OURS = frozenset({Portfolio.kind, NEWS_READ, "facilitator-notes"})
"""What pages of the toolkit keep of people themselves, and no author asks for."""

Faces = Iterable[tuple[str, tuple[str, ...], Mapping[str, Any]]]
"""Of each activity where its answers hang, what they are stored as, and its face."""


def unasked_in(
    store: Store, programme: Programme, contents: Path
) -> tuple[Unasked, ...]:
    """What the store keeps and no notebook asks for, as the server has read them."""
    pages = {
        one.name: [*map(_face, read_contents(contents, one.name))]
        for one in programme.served
        if (contents / f"{one.name}.json").is_file()
    }
    return unasked(store.renames.kept(), asking_of(programme, pages))


def unasked_findings(
    path: Path, runs: Mapping[str, Run], settings: Settings
) -> Iterator[Finding]:
    """The same of notebooks that were run; nothing where no answers are kept yet."""
    pages = {
        name: [
            (made.face["workshop"], made.stored, made.face)
            for made in run.made
            if made.is_asked
        ]
        for name, run in runs.items()
        if run.stuck is None and not any(run.failed)
    }
    try:
        programme = load_programme(path)
        with Store(settings.store_url) as store:
            found = unasked(store.renames.kept(), asking_of(programme, pages))
    except (ProgrammeError, StoreError):
        return  # who looks after the server is told of it
    files = {served.name: served.notebook for served in programme.served}
    for one in found:
        file, level = files.get(one.workshop, path), LEVELS["unasked"]
        yield Finding(file, one.told, one.cure, level=level, rule="unasked")


def asking_of(programme: Programme, pages: Mapping[str, Faces]) -> Asking:
    """What the notebooks of *pages* ask for, by the names of answers."""
    names: set[tuple[str, str]] = set()
    stems: set[tuple[str, str]] = set()
    asked: dict[str, frozenset[str]] = {}
    for page, faces in pages.items():
        own: set[str] = set()
        for workshop, stored, face in faces:
            own |= {face["name"], *(old for old, _ in face.get("was", ()))}
            names |= {(workshop, name) for name in (face["name"], *stored)}
            names |= {(workshop, old) for old, _ in face.get("was", ())}
            stems |= {(workshop, stem) for stem in _stems(face)}
        asked[page] = frozenset(own)
    served = frozenset({PROGRAMME, *(one.name for one in programme.served)})
    if served <= {PROGRAMME, *asked}:
        asked[PROGRAMME] = frozenset()  # whatever asks for what is of the year is known
    everywhere = {(page, name) for page in served for name in OURS}
    return Asking(frozenset(names | everywhere), frozenset(stems), asked, served)


def _stems(face: Mapping[str, Any]) -> Iterable[str]:
    """What the names of its parts begin with; those of a task are all known."""
    earlier = [old for old, new in face.get("was", ()) if new == face["name"]]
    whole = () if "finishes" in face else (face["name"],)
    return (*whole, *earlier, *activity_kind(face["kind"]).stems)


def _face(asked: Asked) -> tuple[str, tuple[str, ...], Mapping[str, Any]]:
    return asked.workshop, tuple(map(asked.stored_name, asked.parts)), asked.face
