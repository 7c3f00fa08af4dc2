"""Name cards and a register for the day in person, each name with a link to scan."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field

import segno

from toolkit.export.document import for_fonts
from toolkit.export.sheets import drawn
from toolkit.programme import Programme

WORDS = {
    "cards": "Name cards: {cohort}",
    "register": "Register: {cohort}",
    "note": "The codes are personal links: whoever scans one can sign in as that "
    "person. Hand each to the person alone, and destroy what is left.",
    "alt": "QR code of the personal link of {name}",
}
COLUMNS = ("Name and {school}", "Signature", "Personal link")


@dataclass(frozen=True, slots=True)
class Card:
    """One person's card."""

    name: str
    school: str
    link: str = field(repr=False)


def cards_of(
    people: Sequence[Card], *, cohort: str, register: bool, programme: Programme
) -> bytes:
    """The sheet as an accessible PDF: cards to cut out, or a *register* to sign."""
    words = {
        "title": WORDS["register" if register else "cards"].format(cohort=cohort),
        "note": WORDS["note"],
        "cohort": cohort,
        "columns": [programme.wording.plainly(column) for column in COLUMNS],
        "register": register,
        "people": [
            {"name": one.name, "school": one.school, "alt": _alt(one)} for one in people
        ],
    }
    fitted = for_fonts(words)
    for shown, one in zip(fitted["people"], people, strict=True):
        shown["code"] = _code(one.link)
    return drawn("cards", fitted, language=programme.language)


def _alt(card: Card) -> str:
    return WORDS["alt"].format(name=card.name)


def _code(link: str) -> str:
    drawn = io.BytesIO()
    segno.make(link, error="m").save(drawn, kind="svg", xmldecl=False, border=2)
    return drawn.getvalue().decode()
