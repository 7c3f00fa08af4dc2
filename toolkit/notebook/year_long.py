"""What has one answer wherever it appears, as an author writes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from toolkit.activities import (
    ActionPlan,
    Activity,
    Audit,
    Board,
    Elements,
    PenPicture,
    Story,
    TalkingPoints,
    Voices,
)
from toolkit.activities.board.shelf import Brought
from toolkit.model import Sharing
from toolkit.model.names import check_name
from toolkit.notebook.bound import Bound


class YearLong(Bound):
    """A part of `Notebook`: what grows all year."""

    def audit(self, moment: str = "baseline") -> Activity:
        """The self-audit at its `baseline`, `middle` or `end`."""
        return self._add(Audit(moment=moment))

    def action_plan(
        self, *, prefill: Mapping[str, tuple[str, str]] | None = None
    ) -> Activity:
        """The person's action plan, which grows all year.

        *prefill* names earlier answers, (workshop, name), whose words are offered for
        the plan's `hope`, `evidence` and first `aim`.
        """
        return self._add(ActionPlan(prefill=prefill))

    def elements(self) -> Activity:
        """The elements of the job, what each feeds, and one's own notes on them."""
        return self._add(Elements(self._programme.workshops))

    def pen_picture(self) -> Activity:
        """Who the person is, in six short parts."""
        return self._add(PenPicture())

    def story(self, name: str = "story-of-change") -> Activity:
        """The person's story of change, 400 words in all; it grows all year."""
        return self._add(Story(check_name(name)))

    def board(
        self,
        name: str,
        prompt: str,
        *,
        threads: Mapping[str, str],
        brought: Mapping[str, Sequence[tuple[str, str, str]]] | None = None,
        ready: Sequence[tuple[str, str, str]] = (),
        help: str = "",  # noqa: A002 - the word authors expect
    ) -> Activity:
        """Cards, questions, replies and thanks, for the whole cohort and year.

        *threads* are titles by permanent name. *brought* names what is written
        elsewhere and belongs to a thread: (workshop, name, label). *ready* are the
        programme's own cards: (responsibility, challenge, a strategy to try).
        """
        return self._add(
            Board(
                check_name(name),
                prompt,
                workshop=self._name,
                help=help,
                threads={
                    check_name(thread): title for thread, title in threads.items()
                },
                brought=[
                    Brought(thread, *place)
                    for thread, places in (brought or {}).items()
                    for place in places
                ],
                ready=[
                    {"responsibility": code, "title": challenge, "helped": strategy}
                    for code, challenge, strategy in ready
                ],
                days=[plan.starts.date() for plan in self._programme.workshops],
            )
        )

    def talking_points(
        self,
        name: str,
        prompt: str,
        *,
        points: Mapping[str, str],
        help: str = "",  # noqa: A002
        meta: str = "",
        sharing: Sharing | str = Sharing.COHORT,
        before: tuple[str, str] | None = None,
        also: Sequence[tuple[str, str]] = (),
        notes: bool = False,
        outcomes: Sequence[str] = (),
    ) -> Activity:
        """The same few points, each in words or in a clip of up to 90 seconds.

        *before* names the talking points whose own words are shown again, *also*
        others to gather with these: (workshop, name). With *notes* each point asks,
        privately, "What would you have said?".
        """
        return self._add(
            TalkingPoints(
                check_name(name),
                prompt,
                workshop=self._name,
                points={check_name(point): label for point, label in points.items()},
                help=help,
                meta=meta,
                sharing=sharing,
                before=before,
                also=also,
                notes=notes,
                outcomes=outcomes,
            )
        )

    def voices(
        self,
        name: str,
        prompt: str,
        *,
        topics: Mapping[str, str],
        help: str = "",  # noqa: A002
        outcomes: Sequence[str] = (),
    ) -> Activity:
        """One sentence on each topic, read under the writer's role without a name."""
        return self._add(
            Voices(
                check_name(name),
                prompt,
                workshop=self._name,
                topics={check_name(topic): label for topic, label in topics.items()},
                help=help,
                outcomes=tuple(outcomes),
            )
        )
