"""What somebody may show by a link, and what a link shows now. Asks the store."""

from __future__ import annotations

from nbformat import NotebookNode

from toolkit.export import STATEMENTS, Chapter, Offer, for_reader, offers
from toolkit.model import PROGRAMME, Response, Seating
from toolkit.model.contents import read_contents
from toolkit.model.reader import ReaderLink
from toolkit.programme import Programme, Served, opens_for_everyone
from toolkit.programme.dated import asked_in_words
from toolkit.server.pages.reading_words import TITLE
from toolkit.server.site import Site, now

ALL_YEAR = "The whole year"


def offered_to(site: Site, seating: Seating) -> dict[str, list[Offer]]:
    """What *seating*'s person may choose, by the title of where it stands."""
    programme = site.programme_of(seating.cohort.id)
    found = offers(_chapters(site, seating, programme), _own(site, seating, PROGRAMME))
    titles = {one.name: one.title for one in programme.served}
    return {titles.get(where, ALL_YEAR): each for where, each in found.items()}


def shown_by(site: Site, seating: Seating, link: ReaderLink) -> NotebookNode:
    """What *link* shows at this moment, as a document."""
    programme = site.programme_of(seating.cohort.id)
    audit = programme.audit if STATEMENTS in link.parts else None
    return for_reader(
        _chapters(site, seating, programme),
        seating=seating,
        all_year=_own(site, seating, PROGRAMME),
        parts=link.parts,
        private=link.private,
        statements=audit.markdown() if audit else "",
        title=TITLE.format(name=seating.person.name),
        programme=site.programme.title,
        at=now(),
        local=programme.local,
        language=programme.language,
    )


def has_ended(programme: Programme) -> bool:
    """Whether the last workshop of the year has begun, or is over."""
    days = [plan.when.starts for plan in programme.workshops if plan.when]
    return bool(days) and max(days) <= now()


def _chapters(site: Site, seating: Seating, programme: Programme) -> list[Chapter]:
    served = [one for one in programme.served if opens_for_everyone(one)]
    return [_chapter(site, seating, one, programme) for one in served]


def _chapter(
    site: Site, seating: Seating, served: Served, programme: Programme
) -> Chapter:
    outline = site.outlines.ready(served.name)
    kept = site.settings.contents
    asked = outline.contents if outline else read_contents(kept, served.name)
    worded = asked_in_words(asked, programme, notebook=served.name)
    return Chapter(served, worded, _own(site, seating, served.name))


def _own(site: Site, seating: Seating, workshop: str) -> dict[str, Response]:
    of = site.store.responses.of
    return dict(of(seating.cohort.id, workshop, seating.person.id))
