"""What a link to read leads to: a cover, the answers that were chosen, and a PDF."""

from __future__ import annotations

from datetime import timedelta

from markupsafe import Markup
from tornado.web import HTTPError

from toolkit.activities.evaluation.schools import QUESTION
from toolkit.export import passages_in, pdf_of
from toolkit.model import Seating
from toolkit.model.dates import day_in_words
from toolkit.model.looked import Looked, What
from toolkit.model.reader import LONGEST_ANSWER, ReaderLink
from toolkit.server.forms import FormHandler
from toolkit.server.handed_on import hand_on, handed_on
from toolkit.server.pages.chosen import has_ended, shown_by
from toolkit.server.pages.downloads import disposition
from toolkit.server.pages.looks import BY_LINK
from toolkit.server.pages.reading_words import GONE, LONG_ANSWER, WAIT
from toolkit.server.site import now
from toolkit.server.throttle import Asker

READING = "workshop-reading"
"""Which link this browser has opened, for an hour."""

FOR_AN_HOUR = timedelta(hours=1)


class LinkHandler(FormHandler):
    """Whoever has a link; they need no seat, and one of theirs changes nothing."""

    is_of_a_seat = False

    def set_default_headers(self) -> None:
        """Let no search engine keep it, and no other site hear of it."""
        super().set_default_headers()
        self.set_header("X-Robots-Tag", "noindex, nofollow, noarchive")

    def stands_on(self) -> str:
        """The link's cover."""
        return self.at("read", self.path_kwargs["token"])

    async def behind(self, token: str) -> tuple[ReaderLink, Seating] | None:
        """What *token* leads to; None once it is said on the page that it does not."""
        throttle, asker = self.site.reading, Asker(str(self.request.remote_ip))
        find = self.site.store.readers.behind
        async with throttle.turn:
            if throttle.refuses(asker):
                self._say(429, WAIT)
                return None
            found = await self.site.aside.read(find, token)
            if found is None:
                throttle.failed(asker)
        if found and found[0].holds(now()) and found[1].withdrawn_at is None:
            return found
        self._say(404, GONE)
        return None

    async def opened(self, token: str) -> tuple[ReaderLink, Seating] | None:
        """The same; a browser that has not pressed the cover's button goes there."""
        if handed_on(self, READING) != token:
            self.redirect(self.at("read", token), status=303)
            return None
        return await self.behind(token)

    def _say(self, status: int, wording: tuple[str, str]) -> None:
        self.told()  # the page says it itself
        self.set_status(status)
        self.page("failure.html", title=wording[0], words=wording[1])


class CoverHandler(LinkHandler):
    """The cover. Looking at it opens nothing: scanners of mail look at links, too."""

    async def get(self, token: str) -> None:
        """Say who shows what to whom, with one button."""
        found = await self.behind(token)
        if found is None:
            return
        link, seating = found
        programme = await self.site.aside.read(
            self.site.programme_of, seating.cohort.id
        )
        last = programme.local.day(link.expires_at - timedelta(seconds=1))
        self.page(
            "read_cover.html",
            **self.notices(),
            of=seating,
            whom=link.whom,
            until=day_in_words(last),
            token=token,
        )

    async def post(self, token: str) -> None:
        """Open it, which its maker sees in their list."""
        found = await self.behind(token)
        if found is None:
            return
        link, seating = found
        opened = self.site.store.readers.note_opened
        await self.site.aside.write(opened, link.digest, at=now())
        line = Looked(seating.cohort.id, BY_LINK, What.LINK, seating.person.id, now())
        await self.site.aside.write(self.site.store.looks.note, line)
        hand_on(self, READING, token, kept=FOR_AN_HOUR)
        self.lead_to(self.at("read", token, "page"))


class ReadingHandler(LinkHandler):
    """The answers themselves, as they are now, and the question at the year's end."""

    def stands_on(self) -> str:
        """The page itself."""
        return self.at("read", self.path_kwargs["token"], "page")

    async def get(self, token: str) -> None:
        """Show what was chosen."""
        found = await self.opened(token)
        if found is not None:
            link, seating = found
            said = link.said.text if link.said else ""
            await self._show(link, seating, said=said, **self.notices())

    async def post(self, token: str) -> None:
        """Keep what the reader answers to the question."""
        found = await self.opened(token)
        if found is None:
            return
        link, seating = found
        programme = await self.site.aside.read(
            self.site.programme_of, seating.cohort.id
        )
        if not has_ended(programme):
            raise HTTPError(404)
        text = self.get_body_argument("said", "").replace("\r\n", "\n").strip()
        if len(text) > LONGEST_ANSWER:
            self.set_status(422)
            await self._show(link, seating, said=text, done="", problem=LONG_ANSWER)
            return
        answer = self.site.store.readers.answer
        await self.site.aside.write(answer, link.digest, text, at=now())
        self.lead_to(self.stands_on(), saying="answer kept")

    async def _show(
        self,
        link: ReaderLink,
        seating: Seating,
        *,
        said: str,
        done: str,
        problem: str,
    ) -> None:
        read = self.site.aside.read
        notebook = await read(shown_by, self.site, seating, link)
        programme = await read(self.site.programme_of, seating.cohort.id)
        passages = await self.site.printer.print(passages_in, notebook)
        self.page(
            "read.html",
            of=seating,
            title=notebook.metadata.workshop["title"],
            has_words=notebook.metadata.workshop["has_words"],
            passages=Markup(passages.decode()),  # noqa: S704 - escaped there
            token=self.path_kwargs["token"],
            asks=has_ended(programme),
            question=self.site.programme.wording.plainly(QUESTION),
            typed=said,
            done=done,
            problem=problem,
        )


class ReadingFileHandler(LinkHandler):
    """The same as a PDF."""

    async def get(self, token: str) -> None:
        """Print it, for a browser that has opened the link."""
        found = await self.opened(token)
        if found is None:
            return
        link, seating = found
        notebook = await self.site.aside.read(shown_by, self.site, seating, link)
        pdf = await self.site.printer.print(pdf_of, notebook)
        self.set_header("Content-Type", "application/pdf")
        name = f"{notebook.metadata.workshop['title']}.pdf"
        self.set_header("Content-Disposition", disposition(name))
        self.finish(pdf)
