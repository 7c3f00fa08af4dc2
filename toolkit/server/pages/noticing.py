"""The notice of what is kept, for who was in before there was one, or has a new one."""

from __future__ import annotations

from toolkit.server.door.noticed import has_seen, note_seen, notice_of
from toolkit.server.forms import FormHandler, in_words
from toolkit.server.handler import CalmHandler


class NoticeHandler(FormHandler):
    """A calm page with one button; afterwards the start page."""

    def stands_on(self) -> str:
        """The page itself."""
        return self.at("me", "notice")

    async def get(self) -> None:
        """Show it."""
        notice = notice_of(self.site.programme)
        self.page("notice.html", notice=notice, problem=in_words(self.told()))

    async def post(self) -> None:
        """Keep that it was seen."""
        await self.site.aside.write(note_seen, self.site.store, self.seating)
        self.lead_to(self.at())


async def is_to_be_shown(handler: CalmHandler) -> bool:
    """Whether the notice comes before the start page: never while a room is led."""
    return await handler.site.aside.read(_is_to_be_shown, handler)


def _is_to_be_shown(handler: CalmHandler) -> bool:
    store, seating = handler.site.store, handler.seating
    if has_seen(store, seating):
        return False
    paces = (
        store.pace.of(seating.cohort.id, plan.name)
        for plan in handler.site.programme.workshops
    )
    return not any(pace.section for pace in paces)
