"""What one look at a workshop has shown."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.model import Evidence, Response, ResponseKey


@dataclass(frozen=True, slots=True)
class Seen:
    """What stood at one moment in a workshop, and in the year's own activities.

    `own` and `files` are one person's. `answered` are the activities, each with its
    workshop, that anybody has answered; `begun` the groups' pages there are.
    """

    person: str
    own: tuple[Response, ...]
    files: tuple[Evidence, ...]
    answered: frozenset[tuple[str, ...]]
    begun: frozenset[tuple[str, ...]]

    def responses(self, workshop: str) -> dict[str, Response]:
        """The person's answers in one workshop, by activity."""
        own = (one for one in self.own if one.key.workshop == workshop)
        return {one.key.activity: one for one in own}

    def response(self, key: ResponseKey) -> Response | None:
        """The person's answer."""
        return next((one for one in self.own if one.key == key), None)

    def files_of(self, key: ResponseKey) -> tuple[Evidence, ...]:
        """The files beside one of the person's answers."""
        return tuple(one for one in self.files if one.key == key)
