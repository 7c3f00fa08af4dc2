"""Whether a notebook is the one that it says it is."""

from __future__ import annotations

from toolkit.activities import Activity
from toolkit.errors import AuthoringError
from toolkit.programme.copied import notebook_here

NOT_ITS_OWN = (
    'This notebook belongs to "{own}" in programme.toml, but it says {made}("{name}"), '
    "so its answers would be kept among those of another notebook. Nothing was kept. "
    'Write {made}("{own}") in this cell, or let programme.toml say in which folder the '
    "notebook is."
)
ASKED_FOR_ANOTHER = (
    'This notebook belongs to "{own}", and "{activity}" is asked for "{name}", so its '
    "answers would be kept among those of another notebook. Nothing was kept. Ask it "
    'by the object that is called "{own}".'
)

_made: set[str] = set()
"""The names by which this process has made an author's object."""


class Itself:
    """Lets nobody's answers hang on another notebook, as in a copied folder.

    A notebook that is itself may show how another one begins and ends.

    Raises:
        AuthoringError: the server serves this notebook under another name.
    """

    def __init__(self, made: str, name: str) -> None:
        _made.add(name)
        own = notebook_here()
        self._wrong = {"own": own, "made": made, "name": name}
        self._is_another = own not in ("", name)
        if self._is_another and own not in _made:
            raise AuthoringError(NOT_ITS_OWN.format(**self._wrong))

    def insist_on_answers_of(self, activity: Activity) -> None:
        """Refuse an *activity* whose answers would hang on another notebook.

        Raises:
            AuthoringError: they would.
        """
        if self._is_another and activity.is_asked:
            told = {**self._wrong, "activity": activity.name}
            raise AuthoringError(ASKED_FOR_ANOTHER.format(**told))
