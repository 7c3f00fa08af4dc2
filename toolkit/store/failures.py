"""What to tell people when the database fails; never what they had written."""

from __future__ import annotations

from sqlalchemy.engine import URL
from sqlalchemy.exc import IntegrityError, OperationalError

from toolkit.errors import BusyError, StoreError

NO_DRIVER = (
    "PostgreSQL needs one more package: pip install 'workshop-toolkit[postgres]'."
)

BUSY = (
    "The database {place} is busy: something else has been writing to it for too "
    "long. Try again in a moment."
)

MOVED = (
    "The database {place} is no longer the file it was when this program opened it. "
    "Put that file back, or restart the server to use the one that is there now."
)

LOG_GONE = (
    "The log {log} was removed or replaced while the database {place} was open. All "
    "that was saved has been brought into the database; nothing more is saved before "
    "the server is restarted. Restart it by Ctrl+C or SIGTERM, and let no program move "
    "or remove the files beside the database."
)
LOG_STRAY = (
    "The log {log} was removed or replaced while the database {place} was open, and "
    "what is in it could not be brought into the database. Nothing more is saved. Put "
    "it back if you can; else stop the server by Ctrl+C or SIGTERM, look with: toolkit "
    "doctor, and restore a backup if it finds anything."
)
LOG_IN_USE = (
    "Process {process} still has a log of the database {place} open that was removed, "
    "{log}. Stop the server by Ctrl+C or SIGTERM, never by kill -9, so that nothing in "
    "there is lost; then start it again."
)
DAMAGED = (
    "The database {place} is damaged. Stop the server and restore a backup: toolkit "
    "restore FILE"
)

# What the database says, beside what it means for whoever runs the server.
MEANINGS = (
    ("database is locked", BUSY),
    ("lock timeout", BUSY),
    ("deadlock detected", BUSY),
    ("QueuePool limit", BUSY),
    (
        "disk is full",
        "The disk that holds the database {place} is full. Free some space on it, "
        "then try again.",
    ),
    (
        "unable to open database file",
        "The database {place} cannot be opened. Check that the file exists and that "
        "this account may read and write it, or make it with: toolkit upgrade",
    ),
    (
        "readonly database",
        "The database {place} cannot be written. Check that this account may write "
        "the file and its folder.",
    ),
    (
        "not a database",
        "The file {place} is not a database of the toolkit. Check the database "
        "setting, or restore a backup.",
    ),
    (
        "malformed",
        DAMAGED,
    ),
    (
        "no such table",
        "The database {place} is not ready. Prepare it with: toolkit upgrade",
    ),
    (
        "does not exist",
        "The database {place} is not ready. Create it if need be, then prepare it "
        "with: toolkit upgrade",
    ),
)


def calm(error: Exception, url: URL) -> StoreError:
    """Say what *error* means and what to do next."""
    place = url.render_as_string(hide_password=True)
    said = str(getattr(error, "orig", None) or error)
    for sign, meaning in MEANINGS:
        if sign in said:
            kind = BusyError if meaning is BUSY else StoreError
            return kind(meaning.format(place=place))
    if isinstance(error, IntegrityError):
        return StoreError(
            "This names a cohort, person or seat that is not in the database "
            f"{place}. Add it first."
        )
    if isinstance(error, OperationalError):
        return StoreError(
            f"The database {place} cannot be reached. Check that it is running, "
            "then try again."
        )
    return StoreError(
        f"The database {place} refused this ({type(error).__name__}). Nothing was "
        "changed."
    )
