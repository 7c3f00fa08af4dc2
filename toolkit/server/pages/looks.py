"""The log of who opened or exported what, in words, for pages and files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from toolkit.model.looked import Looked
from toolkit.programme import Programme
from toolkit.server.site import Site

ERASED = "somebody who has been erased"
BY_LINK = "link"
BY_OTHERS = {
    "command": "whoever looks after the server, by a command",
    BY_LINK: "whoever has the link",
}
"""Who has looked that is no person, in words."""

FOR_NEXT = "carry"
PAGES = {FOR_NEXT: "what may go on to the next cohort"}
"""What was opened of several people at once, in words."""


@dataclass(frozen=True, slots=True)
class LookLine:
    """One line of the log: when, who, what, and about whom or what."""

    when: str
    who: str
    what: str
    about: str


def lines_of(site: Site, looks: Iterable[Looked]) -> list[LookLine]:
    """*looks* in words; asks the store for names."""
    found = list(looks)
    ids = {one for look in found for one in (look.by, look.about) if one}
    names = {**site.store.looks.named(ids), **BY_OTHERS, **PAGES}
    return [_line(site.programme, look, names=names) for look in found]


def _line(programme: Programme, look: Looked, *, names: dict[str, str]) -> LookLine:
    titles = {one.name: one.title for one in programme.served}
    about = names.get(look.about) or titles.get(look.about)
    return LookLine(
        when=programme.local.on_paper(look.at),
        who=names.get(look.by, ERASED),
        what=look.what.value,
        about=about or (ERASED if look.about else ""),
    )
