"""The seat's part for what others wrote, and what everybody sees together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from toolkit.model import JSON, Quoted, Role, Shared, Sharing, showing
from toolkit.model.looked import Looked, What
from toolkit.model.wall import newest_first, on_walls, wall_key
from toolkit.seat.holder import Holder
from toolkit.seat.pace import Paces
from toolkit.seat.rights import may_read


class Wall:
    """What others wrote, as far as it is shared; facilitators take texts off it."""

    def __init__(self, holder: Holder, *, pace: Paces) -> None:
        self._holder = holder
        self._pace = pace

    # -- what this person may read -----------------------------------------------

    def shared(
        self, workshop: str, activity: str, *, hidden: bool = False
    ) -> tuple[Shared, ...]:
        """Others' answers that this person may read, newest first.

        What a facilitator took off the walls, or merged into another answer, is left
        out; with *hidden*, which is for facilitators, it is not.
        """
        everything = self._everybodys(workshop, activity)
        return self._readable(everything, workshop, hidden=hidden)

    def shared_in(self, workshop: str, *, hidden: bool = False) -> tuple[Shared, ...]:
        """All of others' answers in *workshop* that this person may read, newest first.

        With *hidden*, which is for facilitators, also what one took off the walls.
        """
        everything = self._holder.store.responses.within(
            self._holder.cohort.id, workshop
        )
        return self._readable(everything, workshop, hidden=hidden)

    def all_shared(
        self, workshop: str, activities: Collection[str]
    ) -> tuple[Shared, ...]:
        """What others share of *activities*, by stored name, newest first.

        Also what is off the walls: for facilitators.
        """
        self._holder.facilitators_only("see what is hidden")
        found = self._holder.store.shared.answers(
            self._holder.cohort.id, workshop, activities
        )
        return newest_first(self._of_others(found))

    def note_opened(self, workshop: str) -> None:
        """Write into the log that a facilitator opened what others wrote there."""
        self._holder.facilitators_only("open everybody's answers")
        holder = self._holder
        by, at = holder.person.id, holder.now()
        line = Looked(holder.cohort.id, by, What.ANSWER, workshop, at)
        holder.store.looks.note(line)

    def why_hidden(self, workshop: str) -> Mapping[str, str]:
        """Why answers are off the walls: this person's own; all, for facilitators."""
        pace = self._pace.of(workshop)
        mine = f"/{self._holder.person.id}"
        return {
            key: pace.reasons.get(key, "")
            for key in pace.hidden
            if self._holder.is_facilitator or key.endswith(mine)
        }

    # -- what is the same for participants and facilitators ------------------------

    # It goes by the sharing level of an answer alone: a screen in the room must not
    # show what only the facilitator may read whose page it is.

    def shared_with_all(self, workshop: str, activity: str) -> tuple[Shared, ...]:
        """What everybody in the cohort may read, one's own too, newest first.

        The same for participants and facilitators: what a screen in the room may show.
        """
        pace = self._pace.of(workshop)
        return on_walls(self._of_the_cohort(workshop, activity), pace)

    def spotlit(self, workshop: str) -> Quoted | None:
        """The answer that is shown to everybody now.

        With a name it is read from the answer, so it goes when its author no longer
        shares it with the cohort.
        """
        pace = self._pace.of(workshop)
        shown = next((one for one in pace.spotlight if one.id == pace.shown), None)
        if shown is None:
            return None
        place = shown.workshop or workshop
        quoted = Quoted(
            shown.id,
            shown.activity,
            shown.text,
            alike=shown.alike,
            workshop=place,
            copied=shown.copied,
        )
        if shown.person is None:
            return quoted
        for shared in self._of_the_cohort(place, shown.activity):
            author, response = shared.author, shared.response
            if author.person.id == shown.person:
                return replace(
                    quoted,
                    value=response.value,
                    author=author,
                    prompt=response.prompt,
                )
        return None

    def all_values(self, workshop: str, activity: str) -> list[JSON]:
        """Every participant's value without a name, for counts nobody can trace."""
        store, cohort = self._holder.store, self._holder.cohort.id
        counted = store.responses.counted(cohort, workshop, activity)
        return [value for value, count in counted for _ in range(count)]

    def shared_values(self, workshop: str, activity: str) -> list[JSON]:
        """The values of participants who let others read them, without their names.

        For counts of what people were not told is counted: a private answer is not.
        """
        return [
            s.response.value
            for s in self._everybodys(workshop, activity)
            if s.author.role is Role.PARTICIPANT
            and s.response.sharing is not Sharing.PRIVATE
        ]

    # -- what facilitators take off, and put back ----------------------------------

    def hide(self, shared: Shared, *, reason: str) -> None:
        """Take an answer off the walls; only its author is told *reason*.

        Raises:
            PermissionRefusedError: this person is no facilitator.
        """
        key, of = wall_key(shared), shared.response.key
        self._pace.steer(
            of.workshop,
            lambda pace: showing.hide(pace, key, reason=reason),
            activity=of.activity,
        )

    def show(self, shared: Shared) -> None:
        """Put an answer back on the walls; facilitators only."""
        key, of = wall_key(shared), shared.response.key
        self._pace.steer(
            of.workshop,
            lambda pace: showing.show_again(pace, key),
            activity=of.activity,
        )

    def _readable(
        self, everything: Iterable[Shared], workshop: str, *, hidden: bool
    ) -> tuple[Shared, ...]:
        if hidden:
            self._holder.facilitators_only("see what is hidden")
        readable = newest_first(self._of_others(everything))
        return readable if hidden else on_walls(readable, self._pace.of(workshop))

    def _of_others(self, everything: Iterable[Shared]) -> Iterator[Shared]:
        for shared in everything:
            own = shared.author.person.id == self._holder.person.id
            if not own and may_read(self._holder.seating, shared):
                yield shared

    def _of_the_cohort(self, workshop: str, activity: str) -> tuple[Shared, ...]:
        hidden = self._pace.of(workshop).hidden
        return newest_first(
            shared
            for shared in self._everybodys(workshop, activity)
            if shared.response.sharing is Sharing.COHORT
            and wall_key(shared) not in hidden
        )

    def _everybodys(self, workshop: str, activity: str) -> tuple[Shared, ...]:
        holder = self._holder
        return holder.store.responses.to(holder.cohort.id, workshop, activity)
