"""Personal links as the server hands them out."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from toolkit.files import cell_text
from toolkit.model import Seating
from toolkit.seat.links import LINK_KEPT_FOR
from toolkit.server.site import now
from toolkit.settings import Settings
from toolkit.store import Store


def new_link(seating: Seating, *, store: Store, settings: Settings) -> str:
    """The address of a new personal link.

    Earlier links of this seat end, and so does every sign-in: whoever found a lost
    link must not stay.
    """
    until = now() + LINK_KEPT_FOR
    renew = store.tokens.renew_links
    (token,) = renew([seating.id], expires_at=until, sign_ins=True)
    return link_to(token, settings)


def link_to(token: str, settings: Settings) -> str:
    """The address of the personal link that is this secret."""
    return f"{settings.here}/join/{token}"


def links_file(seatings: Iterable[Seating], *, store: Store, settings: Settings) -> str:
    """New links for *seatings*, as CSV that no spreadsheet takes for formulas.

    Earlier links end; people who are in the middle of a workshop stay signed in. If
    that fails, every earlier link goes on working.
    """
    everybody = list(seatings)
    seats, until = [each.id for each in everybody], now() + LINK_KEPT_FOR
    made = store.tokens.renew_links(seats, expires_at=until, sign_ins=False)
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(("name", "school", "email", "link"))
    for seating, token in zip(everybody, made, strict=True):
        person = seating.person
        link = link_to(token, settings)
        cells = (person.name, person.school, person.email, link)
        writer.writerow([cell_text(cell) for cell in cells])
    return text.getvalue()
