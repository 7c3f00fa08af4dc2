"""Changes of one person or place, checked before they are kept."""

from __future__ import annotations

from dataclasses import replace

from toolkit.errors import RosterError
from toolkit.model import Person, Seating
from toolkit.programme.wording import PLAIN, Wording
from toolkit.roster.lines import Line, UnfitError, fit
from toolkit.store import Store

ONE_PERSON = "These are one person already."


def correct(
    person: Person,
    *,
    store: Store,
    name: str | None = None,
    school: str | None = None,
    email: str | None = None,
    shared: bool = False,
    wording: Wording,
) -> Person:
    """*person* with another name, school or address; what is not given stays.

    A *shared* address is where to write to them, and not what they are known by.

    Raises:
        RosterError: one of them cannot be kept; nothing is changed.
    """
    line = checked(
        name=person.name if name is None else name,
        school=person.school if school is None else school,
        email=person.address if email is None else email,
        person=person,
        wording=wording,
    )
    stays = email is None
    box = line.email if shared else ""
    corrected = replace(
        person,
        name=line.name,
        school=line.school,
        email=person.email if stays else "" if shared else line.email,
        mailbox=person.mailbox if stays else box,
    )
    store.people.correct(corrected)
    return corrected


def checked(
    *, name: str, school: str, email: str, person: Person, wording: Wording
) -> Line:
    """What was typed of *person*, as it can be kept.

    Raises:
        RosterError: it cannot; says why.
    """
    try:
        line = fit(name=name, school=school, email=email, wording=wording)
    except UnfitError as why:
        raise RosterError(str(why)) from None
    # An address of an earlier release may be none; it stays while nobody changes it.
    return line if line.email or email != person.address else replace(line, email=email)


def merge(kept: Seating, gone: Seating, *, store: Store) -> None:
    """Let two be one person: *kept* is who they are from now on.

    Raises:
        RosterError: they are one already, or have different roles in one cohort.
    """
    if kept.person.id == gone.person.id:
        raise RosterError(ONE_PERSON)
    store.people.merge(kept.person.id, gone.person.id)


def role_named(text: str, wording: Wording) -> str:
    """A role in school as it can be kept; nothing for none.

    Raises:
        RosterError: it cannot be kept; says why.
    """
    try:
        return fit(name="x", in_school=text, wording=wording).in_school
    except UnfitError as why:
        raise RosterError(str(why)) from None


def group_named(name: str) -> str | None:
    """A group's name as it can be kept; None for none.

    Raises:
        RosterError: it cannot be kept; says why.
    """
    try:
        return fit(name="x", group=name, wording=PLAIN).group
    except UnfitError as why:
        raise RosterError(str(why)) from None
