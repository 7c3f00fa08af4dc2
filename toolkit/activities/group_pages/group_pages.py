"""Group pages: what every group writes, side by side, for facilitators to read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, ClassVar

from toolkit.activities.base.blocks import Listing
from toolkit.activities.base.component import component
from toolkit.activities.base.in_group import group_shown
from toolkit.activities.base.kind import activity_kind
from toolkit.activities.base.prepared import printed_shown
from toolkit.activities.base.shapes import Sent
from toolkit.activities.cockpit.panel import Panel
from toolkit.activities.group_pages.shapes import (
    GroupOnPanel,
    GroupPagesRoom,
    GroupPagesShown,
)
from toolkit.activities.group_pages.words import GROUP_PAGES
from toolkit.activities.walls.on_screen import put_up, turn_page, up_now
from toolkit.activities.walls.reading import shown_of
from toolkit.errors import OutOfDateError
from toolkit.model import Event, EventKind, Pace, showing
from toolkit.model.contents import Asked
from toolkit.model.lines import Writing
from toolkit.seat.pages import WrittenPage


class GroupPages(Panel):
    """Every group's page of one activity of the led workshop, to read as it grows.

    Until a facilitator chooses another, it is the first of the section that is on.
    Nothing is written here.
    """

    kind = "group_pages"
    room: GroupPagesRoom
    hears: ClassVar[frozenset[EventKind]] = frozenset(
        {EventKind.PACE, EventKind.GROUPS}
    )
    _esm = component("group_pages/group_pages", GROUP_PAGES)

    def __init__(
        self, name: str, *, contents: Callable[[str], Sequence[Asked]]
    ) -> None:
        super().__init__(name, GROUP_PAGES["title"])
        self.contents = contents
        self.chosen = ""
        self._until: str | None = None
        self._read = ""

    def lead(self, workshop: str) -> None:
        """Be about *workshop*, and follow its sections again."""
        if workshop != self.led:
            self.chosen, self._until = "", None
        super().lead(workshop)

    def on_event(self, event: Event) -> None:
        """Remember what may be out of date: of pages, that which is shown."""
        if event.kind not in (EventKind.LINE, EventKind.WRITING):
            super().on_event(event)
        elif (event.workshop, event.activity) == (self.led, self._read):
            self._behind = True

    def refresh_room(self) -> None:
        """Read again what the groups have written."""
        if not self.led:
            return
        pace, contents = self._at_seat.pace.of(self.led), self.contents(self.led)
        every = self._listed()
        if self._until not in (None, pace.section):
            self.chosen, self._until = "", None
        asked = shown_of(every, chosen=self.chosen, section=pace.section)
        room: GroupPagesRoom = {
            "workshop": self.led,
            "activities": [(one.name, one.prompt) for one in every],
            "follows": not self.chosen,
            "up": up_now(contents, pace, other=GROUP_PAGES["up_other"]),
            **self._side_by_side(asked, pace),
        }
        written = any(page["lines"] for page in room["pages"].values())
        self.show_words(room, written)

    def _listed(self) -> list[Asked]:
        every = self.contents(self.led)
        return [
            one
            for one in every
            if one.workshop == self.led and activity_kind(one.kind).by_group
        ]

    def _side_by_side(self, asked: Asked | None, pace: Pace) -> GroupPagesShown:
        self._read = name = asked.name if asked else ""
        pages = self._at_seat.pages.all(self.led, name) if asked else ()
        writers = self._at_seat.pages.all_writing(self.led, name) if asked else {}
        return {
            "activity": name,
            "prompt": asked.prompt if asked else "",
            "revealed": name in pace.revealed,
            "can_go_up": asked is not None,
            "is_up": asked is not None and pace.wall == name,
            "pages": {
                page.group.id: self._page(page, writers.get(page.group.id, ()))
                for page in pages
            },
            "order": [page.group.id for page in pages],
        }

    def _page(self, page: WrittenPage, writing: Sequence[Writing]) -> GroupOnPanel:
        group = group_shown(self._at_seat, page.group)
        texts = [line.words.text for line in page.standing]
        return {
            "name": group["name"],
            "members": group["members"],
            "writing": [one.person.name for one in writing],
            "lines": len(texts),
            "blocks": printed_shown([Listing(texts)]) if texts else [],
        }

    # -- messages -------------------------------------------------------------

    def do_turn(self, message: Sent, _buffers: list[Any]) -> None:
        """Show another activity's pages; "" follows the sections again."""
        self._at_seat.facilitators_only("choose what to look at")
        asked = self._named(message) if message.get("activity") != "" else None
        section = self._at_seat.pace.of(self.led).section
        self.chosen = asked.name if asked else ""
        self._until = section if asked and asked.section == section else None
        self.refresh_room()
        self.done(message)

    def do_reveal(self, message: Sent, _buffers: list[Any]) -> None:
        """Show every group's page to everybody, or let each see its own only."""
        revealed, name = message.get("revealed"), self._named(message).name
        if not isinstance(revealed, bool):
            raise OutOfDateError

        def change(pace: Pace) -> Pace:
            return showing.reveal(pace, name, revealed=revealed)

        self.steer(change, activity=name)
        self.done(message)

    def do_put_up(self, message: Sent, _buffers: list[Any]) -> None:
        """Show every page on the screen, and so to all; or take off what is up."""
        put_up(self, message, self._shown_to_all)

    def do_page(self, message: Sent, _buffers: list[Any]) -> None:
        """Turn the pages of the screen."""
        turn_page(self, message)

    def _shown_to_all(self, message: Sent) -> str:
        name = self._named(message).name
        if name not in self._at_seat.pace.of(self.led).revealed:
            self.steer(
                partial(showing.reveal, activity=name, revealed=True), activity=name
            )
        return name

    def _named(self, message: Sent) -> Asked:
        for asked in self._listed():
            if asked.name == message.get("activity"):
                return asked
        raise OutOfDateError
