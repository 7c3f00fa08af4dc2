"""Erasing somebody everywhere: the database, and letters that wait in a folder."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection
from datetime import datetime
from email import message_from_bytes
from email.policy import default
from pathlib import Path

from toolkit.errors import StoreError
from toolkit.files import file_name
from toolkit.model import Person
from toolkit.model.erasing import How, Receipt
from toolkit.post.folder import write_privately
from toolkit.settings import Settings
from toolkit.store import Store

NOT_FORGOTTEN = (
    "Nobody was erased: the letters to them in “{folder}” could not be removed "
    "({said}). Look who may write there, then try again."
)


def erase_everywhere(
    person: Person, *, store: Store, settings: Settings, at: datetime, how: How
) -> Receipt:
    """Erase *person*, and all that was written to them; what is owed is compacting.

    Raises:
        RosterError: nobody else leads a cohort of theirs.
        StoreError: it could not be done; nothing is half done in the database.
    """
    seats = store.people.seats_of(person.id)
    wrote = {
        interest.wrote.email
        for seat in seats
        for interest in store.interests.of(seat.cohort.id)
        if interest.seat == seat.id
    }
    store.erasures.what_goes(person.id, at=at)  # refuses before anything goes
    addresses = {each for each in (person.address, *wrote) if each}
    forget_letters(settings.mail_kept, name=person.name, addresses=addresses)
    backups = store.backups(settings.backups)
    gone_by = backups.gone_by() if backups else None
    return store.erasures.erase(person.id, at=at, how=how, backups=gone_by)


def forget_letters(folder: Path, *, name: str, addresses: Collection[str]) -> None:
    """Remove what lies in *folder* for somebody; letters to others stay.

    Two people may share an address, so it is theirs only with their name beside it.

    Raises:
        StoreError: something cannot be removed.
    """
    known = {address.casefold() for address in addresses}
    try:
        for file in sorted(folder.glob("*.eml")) if folder.is_dir() else ():
            if _is_to(file, name, known):
                file.unlink()
        for file in sorted(folder.glob("mail-merge *.csv")):
            _leave_out(file, name, known)
    except OSError as failure:
        said = failure.strerror or type(failure).__name__
        raise StoreError(NOT_FORGOTTEN.format(folder=folder, said=said)) from failure


def _is_to(file: Path, name: str, addresses: Collection[str]) -> bool:
    read = message_from_bytes(file.read_bytes(), policy=default)
    to = read["To"]
    reached = getattr(to, "addresses", ())
    return any(
        one.addr_spec.casefold() in addresses and name in (one.display_name, "")
        for one in reached
    ) or file.name.startswith(f"{file_name(name)}, ")


def _leave_out(file: Path, name: str, addresses: Collection[str]) -> None:
    with file.open(encoding="utf-8-sig", newline="") as opened:
        rows = list(csv.reader(opened))
    stay = [
        row
        for row in rows
        if not (row[:1] == [name] or (row[2:3] and row[2].casefold() in addresses))
    ]
    if len(stay) == len(rows):
        return
    text = io.StringIO()
    csv.writer(text).writerows(stay)
    write_privately(file, text.getvalue().encode("utf-8-sig"))
