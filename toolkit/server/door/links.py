"""Personal links as the server hands them out."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from toolkit.clock import now
from toolkit.files import cell_text
from toolkit.model import Seating
from toolkit.seat.links import LINK_KEPT_FOR
from toolkit.settings import Settings
from toolkit.store import Store


def new_link(seating: Seating, *, store: Store, settings: Settings) -> str:
    """The address of a new personal link, instead of the earlier ones of this seat.

    Who is signed in stays so: a link made in a hurry throws nobody out.
    """
    until = now() + LINK_KEPT_FOR
    (token,) = store.tokens.renew_links([seating.id], expires_at=until)
    return link_to(token, settings)


def link_to(token: str, settings: Settings) -> str:
    """The address of the personal link that is this secret."""
    return f"{settings.here}/join/{token}"


def without_link(seatings: Iterable[Seating], *, store: Store) -> list[Seating]:
    """Those of *seatings* whom no link leads in yet."""
    everybody = list(seatings)
    linked = store.tokens.linked([each.id for each in everybody], now=now())
    return [each for each in everybody if each.id not in linked]


def links_file(seatings: Iterable[Seating], *, store: Store, settings: Settings) -> str:
    """A link for each of *seatings*, as CSV that no spreadsheet takes for formulas.

    Every link that they have already goes on working.
    """
    everybody = list(seatings)
    seats, until = [each.id for each in everybody], now() + LINK_KEPT_FOR
    made = store.tokens.issue_links(seats, expires_at=until)
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(("name", "school", "email", "link"))
    for seating, token in zip(everybody, made, strict=True):
        person = seating.person
        link = link_to(token, settings)
        cells = (person.name, person.school, person.address, link)
        writer.writerow([cell_text(cell) for cell in cells])
    return text.getvalue()
