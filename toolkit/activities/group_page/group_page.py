"""Group page: one shared page of short lines, which a group writes at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from toolkit.activities.base.activity import Activity
from toolkit.activities.base.blocks import Block, Empty, Listing
from toolkit.activities.base.checked import fields_of, text_of, version_of
from toolkit.activities.base.component import component
from toolkit.activities.base.in_group import group_shown, hears_of_groups
from toolkit.activities.base.reveal import reveal
from toolkit.activities.base.shapes import Level, Sent
from toolkit.activities.group_page.shapes import (
    GroupPageAnswer,
    GroupPageFace,
    GroupPageOwn,
    GroupPageRoom,
    LineBefore,
    LineShown,
    OwnLines,
    PageOfOthers,
    Writer,
)
from toolkit.activities.group_page.words import WORDS
from toolkit.errors import AnswerError, OutOfDateError
from toolkit.model import JSON, Event, Sharing
from toolkit.model.dates import minutes_in_words
from toolkit.model.lines import LIMIT_LINE, Change, Line, Words, Writing
from toolkit.seat import Seat
from toolkit.seat.pages import STAYS, WrittenPage
from toolkit.written.shown import in_html

LIMIT_HISTORY = 200
"""Most versions sent to one page; the newest are kept."""

LIMIT_GONE = 20
"""Most lines that were taken away and can be put back from the page."""

READ_BY = Level(
    value=Sharing.GROUP.value,
    label="The group that writes this page, and the facilitators",
)


class GroupPage(Activity):
    """One page for each group: its members add, change, move and take away lines.

    Nothing anybody wrote is lost: two lines added at once are both there, and two
    changes to one line stand beside each other. The group is the one made for this
    activity, else for the workshop, else for the year. Facilitators read every page;
    everybody does once one of them shows them.
    """

    kind = "group_page"
    by_group = True
    face: GroupPageFace
    room: GroupPageRoom
    levels = ()
    follows_pace = True
    _esm = component("group_page/group_page", WORDS)

    def __init__(
        self,
        name: str,
        prompt: str,
        *,
        help: str = "",  # noqa: A002 - the word authors expect
        points: Sequence[str] = (),
        grouping: str = "Your group",
        minutes: int = 0,
        outcomes: Sequence[str] = (),
    ) -> None:
        """One page of short lines for each group, which all of it writes at once.

        *points* are listed above it, to think of. Only the group and facilitators read
        it, until a facilitator shows every group's page to everybody.
        """
        in_time = f" · {minutes_in_words(minutes)}" if minutes else ""
        super().__init__(
            name,
            prompt,
            help=help,
            sharing=Sharing.GROUP,
            outcomes=outcomes,
            sharing_levels=[READ_BY],
            **GroupPageOwn(
                meta=f"{grouping}{in_time}", points=list(points), limit=LIMIT_LINE
            ),
        )

    # -- what the browser asks ----------------------------------------------------

    def do_save(self, message: Sent, _buffers: list[Any]) -> None:
        """Keep a change to one line, then say so, and in which line it is."""
        group, change = self._asked(message)
        line = self._at_seat.pages.write(
            self.workshop, self.name, group=group, change=change
        )
        self.refresh_room()
        saved = {"version": line.version, "saved": self.when(line.changed_at)}
        self.send({"re": change.write, "saved": {**saved, "line": line.id}})

    def do_here(self, message: Sent, _buffers: list[Any]) -> None:
        """Tell the group that this person is writing now, or no more."""
        line = message.get("line")
        if line is not None and not isinstance(line, str):
            raise OutOfDateError
        group = str(message.get("group"))
        self._at_seat.pages.be_writing(self.workshop, self.name, group=group, line=line)

    def do_history(self, message: Sent, _buffers: list[Any]) -> None:
        """Send every version of the group's lines, newest first."""
        versions = self._at_seat.pages.history(self.workshop, self.name)
        newest = list(reversed(versions))[:LIMIT_HISTORY]
        self.send(
            {"re": message["write"], "history": [self._as_history(v) for v in newest]}
        )

    def do_reveal(self, message: Sent, _buffers: list[Any]) -> None:
        """Show every group's page to everybody, or hide them; for facilitators."""
        reveal(self, message)

    @staticmethod
    def _asked(message: Sent) -> tuple[str, Change]:
        value = fields_of(message.get("value"))
        group, line, after = (value.get(name) for name in ("group", "line", "after"))
        if not isinstance(group, str) or not isinstance(line, str):
            raise OutOfDateError
        if after is not None and not isinstance(after, str):
            raise OutOfDateError
        change = Change(
            line=line,
            words=_words(value),
            based_on=version_of(message.get("based_on")),
            write=str(message["write"]),
            after=after,
        )
        return group, change

    # -- what the page shows --------------------------------------------------------

    def on_event(self, event: Event) -> None:
        """Read the page again when its group, or a line of it, changed."""
        if hears_of_groups(event, self.workshop):
            self.refresh_room()
        else:
            super().on_event(event)

    def refresh_room(self) -> None:
        """Read the group's page again, and others' where they are shown."""
        seat = self.seat
        if seat is None:
            return
        revealed = self.name in seat.pace.of(self.workshop).revealed
        page = seat.pages.mine(self.workshop, self.name)
        seen = seat.is_facilitator or revealed
        others = seat.pages.all(self.workshop, self.name) if seen else ()
        own = page.group.id if page else None
        self.room = {
            "facilitator": seat.is_facilitator,
            "revealed": revealed,
            "group": group_shown(seat, page.group) if page else None,
            **(self._own(seat, page) if page else OwnLines()),
            "pages": [self._of_others(seat, p) for p in others if p.group.id != own],
        }

    def _own(self, seat: Seat, page: WrittenPage) -> OwnLines:
        gone = [line for line in page.lines if line.words.gone]
        newest = sorted(gone, key=lambda line: line.changed_at, reverse=True)
        here = seat.pages.writing(self.workshop, self.name)
        return {
            "lines": [self._as_line(line) for line in page.standing],
            "gone": [self._as_line(line) for line in newest[:LIMIT_GONE]],
            "writing": [_as_writer(one, seat) for one in here],
        }

    def _as_line(self, line: Line) -> LineShown:
        changed = line.changed_by.id != line.author.id
        return {
            "id": line.id,
            "text": line.words.text,
            "version": line.version,
            "author": line.author.name,
            "changed_by": line.changed_by.name if changed else "",
            "saved": self.when(line.changed_at),
        }

    def _as_history(self, line: Line) -> LineBefore:
        return {
            "text": line.words.text,
            "gone": line.words.gone,
            "by": line.changed_by.name,
            "saved": self.when(line.changed_at),
        }

    def _of_others(self, seat: Seat, page: WrittenPage) -> PageOfOthers:
        return {
            **group_shown(seat, page.group),
            "lines": [self._as_line(line) for line in page.standing],
        }

    # -- in print -------------------------------------------------------------------

    def check(self, value: JSON, *, part: str) -> JSON:  # noqa: ARG002 - none is kept
        """Refuse: lines are kept one by one, never as an answer of one person."""
        raise OutOfDateError

    @staticmethod
    def printed(face: GroupPageFace, values: Mapping[str, JSON]) -> list[Block]:
        """Whose page it is, then its lines."""
        del face
        value: GroupPageAnswer | None = values.get("")
        if not value or not value["lines"]:
            return [Empty(WORDS["nothing"])]
        made_by = ", ".join(value["members"])
        label = f"{value['group']}: {made_by}" if made_by else value["group"]
        return [Listing(value["lines"], label=label)]

    @staticmethod
    def fallback(face: GroupPageFace) -> str:
        """Who writes it, and what to think of."""
        points = "".join(f"<li>{in_html(point)}</li>" for point in face["points"])
        listed = f"<ul>{points}</ul>" if points else ""
        return f'<p class="ws-meta">{in_html(face["meta"])}</p>{listed}'


def _words(value: Sent) -> Words:
    gone = value.get("gone", False)
    if not isinstance(gone, bool):
        raise OutOfDateError
    # A line is a line: whatever was pasted becomes one.
    plain = " ".join(text_of(value.get("text"), limit=LIMIT_LINE).split())
    if not plain and not gone:
        raise AnswerError(WORDS["empty_line"])
    return Words(plain, gone)


def _as_writer(one: Writing, seat: Seat) -> Writer:
    left = (one.at + STAYS - seat.now()) / timedelta(seconds=1)
    return {"name": one.person.name, "line": one.line, "left": max(0.0, left)}
