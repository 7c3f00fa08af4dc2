"""What is kept of whoever comes here, who sees it, how long, and whom to ask."""

from __future__ import annotations

from toolkit.model import Role
from toolkit.model.dates import day_in_words
from toolkit.post.keeping import keeping
from toolkit.server.handler import CalmHandler
from toolkit.server.notice_words import AUTHORITY, HOW_LONG, KEPT, RIGHTS
from toolkit.server.pages.register_words import COOKIES


class PrivacyHandler(CalmHandler):
    """The whole notice, for everybody; to who is signed in with their cohort's day."""

    async def get(self) -> None:
        """Show it."""
        programme = self.site.programme
        about = programme.about
        say = self.site.programme.wording.plainly
        authority = (about.authority if about else "") or AUTHORITY
        self.page(
            "privacy.html",
            about=about,
            cookies=COOKIES,
            kept={say(what): say(who) for what, who in KEPT.items()},
            rights=[say(line).format(authority=authority) for line in RIGHTS],
            how_long=await self.site.aside.read(self._how_long),
            facilitators=await self.site.aside.read(self._facilitators),
        )

    def _how_long(self) -> list[str]:
        about = self.site.programme.about
        more = about.kept if about else ()
        return [self._own_day(), *more, HOW_LONG["numbers"]]

    def _own_day(self) -> str:
        """For how long one's own cohort is kept, or any."""
        months = self.site.programme.kept_months
        seated = self.seated
        if seated is None or seated.role is Role.ORGANISER:
            return HOW_LONG["anybody"].format(months=months)
        site, cohort = self.site, seated.cohort
        stands = keeping(site.store, site.programme_of, cohort.id)
        if stands.is_demonstration:
            return HOW_LONG["demo"]
        if stands.until is None:
            known = "not before" if stands.at_least else "undated"
        else:
            known = "cohort"
        day = day_in_words(stands.at_least) if stands.at_least else ""
        return HOW_LONG[known].format(title=cohort.title, months=months, day=day)

    def _facilitators(self) -> list[str]:
        if self.seated is None or self.seated.role is Role.ORGANISER:
            return []
        roster = self.site.store.people.roster(self.seated.cohort.id)
        return [s.person.name for s in roster if s.role is Role.FACILITATOR]
