"""The seat's part for what everybody sees together, whoever looks."""

from __future__ import annotations

from dataclasses import replace

from toolkit.model import JSON, Quoted, Role, Shared, Sharing
from toolkit.model.wall import newest_first, on_walls, wall_key
from toolkit.seat.pace import Steering


class Showing(Steering):
    """The part of a seat that is the same for participants and facilitators.

    It goes by the sharing level of an answer alone: a screen in the room must not show
    what only the facilitator may read whose page it is.
    """

    def shared_with_all(self, workshop: str, activity: str) -> tuple[Shared, ...]:
        """What everybody in the cohort may read, one's own too, newest first.

        The same for participants and facilitators: what a screen in the room may show.
        """
        pace = self.pace(workshop)
        return on_walls(self._of_everybody(workshop, activity), pace)

    def _of_everybody(self, workshop: str, activity: str) -> tuple[Shared, ...]:
        everything = self._store.responses_to(self.cohort.id, workshop, activity)
        hidden = self.pace(workshop).hidden
        return newest_first(
            shared
            for shared in everything
            if shared.response.sharing is Sharing.COHORT
            and wall_key(shared) not in hidden
        )

    def spotlit(self, workshop: str) -> Quoted | None:
        """The answer that is shown to everybody now.

        With a name it is read from the answer, so it goes when its author no longer
        shares it with the cohort.
        """
        pace = self.pace(workshop)
        shown = next((one for one in pace.spotlight if one.id == pace.shown), None)
        if shown is None:
            return None
        quoted = Quoted(shown.id, shown.activity, shown.text, alike=shown.alike)
        if shown.person is None:
            return quoted
        for shared in self._of_everybody(workshop, shown.activity):
            author, response = shared.author, shared.response
            if author.person.id == shown.person:
                return replace(
                    quoted,
                    value=response.value,
                    author=author,
                    prompt=response.prompt,
                )
        return None

    def counted_values(self, workshop: str, activity: str) -> list[JSON]:
        """The values of participants who let others read them, without their names.

        For counts of what people were not told is counted: a private answer is not.
        """
        everything = self._store.responses_to(self.cohort.id, workshop, activity)
        return [
            s.response.value
            for s in everything
            if s.author.role is Role.PARTICIPANT
            and s.response.sharing is not Sharing.PRIVATE
        ]
