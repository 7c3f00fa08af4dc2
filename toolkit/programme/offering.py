"""The words by which a place is offered, with the link that answers it."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.model import Cohort, LocalTime
from toolkit.model.interest import Interest, State
from toolkit.programme.about import About

_SUBJECT = {
    State.OFFERED: "A place for you in {cohort}",
}
_OTHERWISE = "Your interest in {cohort}"
_WORDS = {
    State.OFFERED: (
        "A place in {cohort} is kept for you until {until}. Please accept or decline "
        "it here:"
    ),
}
_STANDING = "How your interest in {cohort} stands, and how to withdraw it, is here:"
_LETTER = """Dear {name},

{words}

{address}

The link is yours alone, so please do not pass it on.

Questions? Write to {contact}, {email}.
"""


@dataclass(frozen=True, slots=True)
class Letter:
    """What is written to somebody, with an address that nobody else knows."""

    to: str
    subject: str
    text: str
    address: str


def letter_to(
    interest: Interest,
    link: str,
    *,
    cohort: Cohort,
    about: About,
    here: str,
    local: LocalTime,
) -> Letter:
    """What to write to whoever has this *link*, as `store.interests` gave it.

    *here* is the server's address.
    """
    address = f"{here}/register/{cohort.id}/place/{link}"
    words = _WORDS.get(interest.state, _STANDING)
    until = local.on(interest.until) if interest.until else ""
    text = _LETTER.format(
        name=interest.wrote.name,
        words=words.format(cohort=cohort.title, until=until),
        address=address,
        contact=about.contact.name,
        email=about.contact.email,
    )
    subject = _SUBJECT.get(interest.state, _OTHERWISE).format(cohort=cohort.title)
    return Letter(interest.wrote.email, subject, text, address)
