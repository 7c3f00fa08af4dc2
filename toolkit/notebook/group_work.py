"""The activities that people do together in a workshop, as an author writes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from toolkit.activities import (
    Activity,
    Cycle,
    GroupPage,
    Ladder,
    Meetings,
    Protocol,
    Ranking,
    Recommendations,
    Sorting,
    Thread,
)
from toolkit.activities.thread.thread import JOINS
from toolkit.model import Sharing
from toolkit.model.names import check_name
from toolkit.notebook.bound import Bound


class GroupWork(Bound):
    """A part of `Notebook`: cards, threads, protocols and plans made in a group."""

    def group_page(
        self,
        name: str,
        prompt: str,
        *,
        help: str = "",  # noqa: A002
        points: Sequence[str] = (),
        grouping: str = "Your group",
        minutes: int = 0,
        outcomes: Sequence[str] = (),
    ) -> Activity:
        """One page of short lines for each group, which all of it writes at once.

        *points* are listed above it, to think of. Only the group and facilitators read
        it, until a facilitator shows every group's page to everybody.
        """
        return self._add(
            GroupPage(
                check_name(name),
                prompt,
                workshop=self._name,
                help=help,
                points=points,
                grouping=grouping,
                minutes=minutes,
                outcomes=outcomes,
            )
        )

    def ranking(
        self,
        name: str,
        prompt: str,
        *,
        cards: Sequence[str],
        help: str = "",  # noqa: A002
        shape: str = "diamond",
        blanks: int = 2,
        reasons: bool = True,
        sharing: Sharing | str = Sharing.GROUP,
        outcomes: Sequence[str] = (),
    ) -> Activity:
        """Put cards in order: nine in a diamond, or any number in a list."""
        return self._add(
            Ranking(
                check_name(name),
                prompt,
                workshop=self._name,
                help=help,
                cards=cards,
                shape=shape,
                blanks=blanks,
                reasons=reasons,
                sharing=sharing,
                outcomes=outcomes,
            )
        )

    def sorting(
        self,
        name: str,
        prompt: str,
        *,
        cards: Sequence[str],
        columns: Sequence[str] = ("Rebuild", "Weave", "Wait"),
        limits: Mapping[str, int] | None = None,
        reasons_for: Sequence[str] = (),
        help: str = "",  # noqa: A002
        sharing: Sharing | str = Sharing.GROUP,
        outcomes: Sequence[str] = (),
    ) -> Activity:
        """Sort cards into columns.

        *limits* says how many cards a column holds; a card in one of *reasons_for* asks
        for its reason and a day to look again.
        """
        return self._add(
            Sorting(
                check_name(name),
                prompt,
                workshop=self._name,
                help=help,
                cards=cards,
                columns=columns,
                limits=limits,
                reasons_for=reasons_for,
                sharing=sharing,
                outcomes=outcomes,
            )
        )

    def thread(
        self,
        name: str,
        prompt: str,
        *,
        strips: Sequence[str],
        images: Sequence[str] = (),
        joins: Sequence[str] = JOINS,
        questions: Sequence[str] = (),
        help: str = "",  # noqa: A002
        sharing: Sharing | str = Sharing.GROUP,
        outcomes: Sequence[str] = (),
    ) -> Activity:
        """Put the strips of a thread in order, join them, and mark images on them."""
        return self._add(
            Thread(
                check_name(name),
                prompt,
                workshop=self._name,
                help=help,
                strips=strips,
                images=images,
                joins=joins,
                questions=questions,
                sharing=sharing,
                outcomes=outcomes,
            )
        )

    def ladder(
        self,
        name: str,
        prompt: str,
        *,
        cards: Sequence[str],
        levels: Sequence[str],
        own: bool = True,
        help: str = "",  # noqa: A002
        sharing: Sharing | str = Sharing.GROUP,
        outcomes: Sequence[str] = (),
    ) -> Activity:
        """Place evidence on levels, the lowest first; say how sure each makes one."""
        return self._add(
            Ladder(
                check_name(name),
                prompt,
                workshop=self._name,
                help=help,
                cards=cards,
                levels=levels,
                own=own,
                sharing=sharing,
                outcomes=outcomes,
            )
        )

    def recommendations(
        self,
        name: str,
        prompt: str,
        *,
        groups: Mapping[str, Sequence[str]],
        stars: int = 3,
        closing: Sequence[str] = (),
        help: str = "",  # noqa: A002
        sharing: Sharing | str = Sharing.PRIVATE,
        outcomes: Sequence[str] = (),
    ) -> Activity:
        """Mark what we do, partly or not yet; star up to *stars* and write how."""
        return self._add(
            Recommendations(
                check_name(name),
                prompt,
                workshop=self._name,
                help=help,
                groups=groups,
                stars=stars,
                closing=closing,
                sharing=sharing,
                outcomes=outcomes,
            )
        )

    def protocol(
        self,
        name: str,
        prompt: str,
        *,
        steps: Sequence[tuple[int, str, str]],
        roles: Sequence[str] = (),
        help: str = "",  # noqa: A002
        sharing: Sharing | str = Sharing.GROUP,
        outcomes: Sequence[str] = (),
    ) -> Activity:
        """Talk in steps of (minutes, step, who speaks), with a timer the group runs."""
        return self._add(
            Protocol(
                check_name(name),
                prompt,
                workshop=self._name,
                help=help,
                steps=steps,
                roles=roles,
                sharing=sharing,
                outcomes=outcomes,
            )
        )

    def meetings(
        self,
        name: str,
        prompt: str,
        *,
        kinds: Mapping[str, str],
        spare: Sequence[str] = (),
        help: str = "",  # noqa: A002
        sharing: Sharing | str = Sharing.GROUP,
        outcomes: Sequence[str] = (),
    ) -> Activity:
        """Mark where two meetings' minutes went, and make a new standing order."""
        return self._add(
            Meetings(
                check_name(name),
                prompt,
                workshop=self._name,
                help=help,
                kinds=kinds,
                spare=spare,
                sharing=sharing,
                outcomes=outcomes,
            )
        )

    def cycle(
        self,
        name: str,
        prompt: str,
        *,
        weeks: Sequence[tuple[str, str, str]],
        help: str = "",  # noqa: A002
        sharing: Sharing | str = Sharing.GROUP,
        outcomes: Sequence[str] = (),
    ) -> Activity:
        """Plan weeks of (what happens, time, family): who, where, cover and dates."""
        return self._add(
            Cycle(
                check_name(name),
                prompt,
                workshop=self._name,
                help=help,
                weeks=weeks,
                sharing=sharing,
                outcomes=outcomes,
            )
        )
