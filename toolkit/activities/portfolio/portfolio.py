"""My portfolio: all that a person has made, and what of it goes into the document."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from html import escape

from toolkit.activities.base.activity import Activity
from toolkit.activities.base.checked import fields_of, list_of, text_of
from toolkit.activities.base.component import component
from toolkit.activities.base.overview import Overview, place_of
from toolkit.activities.base.sharing import SHARING_LABELS
from toolkit.activities.coverage.outcomes import (
    Contents,
    Place,
    answers_to,
    counted_answers,
    finished_on,
    places_of,
)
from toolkit.activities.growth.growth import is_marked
from toolkit.activities.portfolio.shapes import (
    MadeGroup,
    MadeShown,
    MarkShown,
    PortfolioAnswer,
    PortfolioFace,
    PortfolioOwn,
    PortfolioRoom,
)
from toolkit.errors import OutOfDateError
from toolkit.model import JSON, PROGRAMME, Event, LocalTime, Response, Sharing
from toolkit.model.contents import Asked
from toolkit.model.dates import day_in_words
from toolkit.model.names import mark_of
from toolkit.model.words_of import texts_in
from toolkit.programme.plan import Plan
from toolkit.seat import Seat
from toolkit.written.marks import beginning

TITLE = "What I have made"
FIRST_WORDS = 140
MOST_CHOSEN = 400

WORDS = {
    "pdf": "Make my portfolio (PDF)",
    "choose": "Choose what goes in it",
    "chosen_done": "Hide the boxes",
    "everything": "Everything you have made goes in.",
    "chosen_one": "1 part that you chose goes in.",
    "chosen_count": "{count} parts that you chose go in.",
    "all_again": "Put everything in again",
    "group": "All of “{title}”",
    "single": "Put in: {title}",
    "answered": "{answered} of {all} answered",
    "parts": "{answered} of {all} parts",
    "finished": "Finished {day}",
    "empty_one": "1 is still empty.",
    "empty_count": "{count} are still empty.",
    "nothing": "Nothing here yet.",
    "no_words": "Answered.",
    "mixed": "Shared part by part",
    "all_year": "All year",
    "workshop": "Workshop {number}: {title}",
    "marks": "Bookmarks and private notes",
    "marks_none": "Under every activity you can bookmark it or keep a private note.",
    "bookmark": "Bookmark",
    "export": "Take it away",
}


class Portfolio(Overview):
    """Everything answered, by workshop, with the way to its place.

    Its own answer is {"include": [parts that go into the document]}, private for
    good; empty means everything. A part is a workshop's name, "programme", or
    "workshop/activity". *contents* says what there is.
    """

    kind = "portfolio"
    face: PortfolioFace
    room: PortfolioRoom
    _esm = component("portfolio/portfolio", WORDS)

    def __init__(
        self,
        plans: Sequence[Plan],
        *,
        contents: Callable[[], Contents],
    ) -> None:
        self._plans = tuple(plans)
        self._contents = contents
        titles = {
            plan.name: WORDS["workshop"].format(number=number, title=plan.title)
            for number, plan in enumerate(plans, start=1)
        }
        super().__init__(
            "portfolio",
            TITLE,
            **PortfolioOwn(
                titles={PROGRAMME: WORDS["all_year"], **titles},
                pdf="download/portfolio.pdf",
            ),
        )

    @property
    def parts(self) -> Mapping[str, Sharing]:
        """The choice of what goes into the document."""
        return {"": Sharing.PRIVATE}

    def check(self, value: JSON, *, part: str) -> PortfolioAnswer:  # noqa: ARG002
        """Names of parts that there are, none twice."""
        known = set(self._known())
        given = fields_of(value).get("include")

        def known_part(item: JSON) -> str:
            name = text_of(item, limit=FIRST_WORDS * 2)
            if name not in known:
                raise OutOfDateError
            return name

        chosen = list_of(given, known_part, most=MOST_CHOSEN, what="parts")
        return {"include": list(dict.fromkeys(chosen))}

    def _known(self) -> Iterator[str]:
        yield PROGRAMME
        for plan in self._plans:
            yield plan.name
        for place in places_of(self._contents()):
            yield _part(place)

    def on_event(self, event: Event) -> None:
        """Read again what the person did, and what they chose on another device."""
        Activity.on_event(self, event)
        super().on_event(event)

    def refresh_room(self) -> None:
        """Read again everything the person has made."""
        seat = self.seat
        if seat is None:
            return
        places = places_of(self._contents())
        names = [*self.face["titles"], *{p.page for p in places}]
        own = {
            name: {**seat.responses(name), **_written_together(seat, name, places)}
            for name in dict.fromkeys(names)
        }
        hung = {
            name: [place for place in places if _hangs_on(place) == name]
            for name in self.face["titles"]
        }
        self.room = {
            "groups": [
                _group(name, there, own, local=self.local)
                for name, there in hung.items()
                if there or name != PROGRAMME
            ],
            "marks": list(_marks(self._contents(), own)),
        }

    @staticmethod
    def fallback(face: PortfolioFace) -> str:
        """The way to the whole document."""
        link, said = escape(f"../{face['pdf']}"), escape(WORDS["pdf"])
        return f'<p><a href="{link}">{said}</a></p>'


def _written_together(
    seat: Seat, workshop: str, places: list[Place]
) -> dict[str, Response]:
    """The pages of the person's groups in *workshop*, their lines as the answer."""
    pages = (
        seat.pages.as_response(workshop, place.asked.name)
        for place in places
        if place.asked.kind == "group_page" and place.asked.workshop == workshop
    )
    return {
        page.key.activity: replace(page, value=fields_of(page.value)["lines"])
        for page in pages
        if page is not None
    }


def _hangs_on(place: Place) -> str:
    return PROGRAMME if place.asked.workshop == PROGRAMME else place.page


def _part(place: Place) -> str:
    return f"{_hangs_on(place)}/{place.asked.name}"


def _group(
    name: str,
    places: list[Place],
    own: Mapping[str, Mapping[str, Response]],
    *,
    local: LocalTime,
) -> MadeGroup:
    answered = [
        (place, found)
        for place in places
        if (found := answers_to(place.asked, own.get(place.asked.workshop, {})))
    ]
    return {
        "part": name,
        "all": len(places),
        "made": [
            _made(place, found, own.get(place.asked.workshop, {}), local=local)
            for place, found in answered
        ],
    }


def _made(
    place: Place,
    found: list[Response],
    own: Mapping[str, Response],
    *,
    local: LocalTime,
) -> MadeShown:
    asked = place.asked
    latest = max(found, key=lambda response: response.saved_at)
    return {
        "part": _part(place),
        "title": asked.prompt,
        "words": _first_words(found),
        "parts": _how_far(asked, own),
        "sharing": _sharing(asked.face, found),
        "on": local.on(latest.saved_at),
        "link": place_of(place.page, asked.name),
    }


def _how_far(asked: Asked, own: Mapping[str, Response]) -> str:
    """That it is finished, or how many of its parts are answered if it has several."""
    finished = finished_on(asked, own)
    if finished:
        return WORDS["finished"].format(day=day_in_words(finished))
    if len(asked.counted) < 2:
        return ""
    answered = len(counted_answers(asked, own))
    return WORDS["parts"].format(answered=answered, all=len(asked.counted))


def _first_words(found: list[Response]) -> str:
    texts = (_readable(text) for response in found for text in texts_in(response.value))
    words = " ".join(next(texts, "").split())
    return beginning(words, FIRST_WORDS) or WORDS["no_words"]


def _readable(text: str) -> str:
    """A day as it is read; any other text as it is."""
    is_day = re.fullmatch(r"\d{4}-\d\d-\d\d", text)
    return day_in_words(date.fromisoformat(text)) if is_day else text


def _sharing(face: Mapping[str, JSON], found: list[Response]) -> str:
    """Who sees it; nothing for what is only counted."""
    if not face.get("sharing_levels"):
        return ""
    levels = {response.sharing for response in found}
    return SHARING_LABELS[levels.pop()] if len(levels) == 1 else WORDS["mixed"]


def _marks(
    contents: Contents, own: Mapping[str, Mapping[str, Response]]
) -> Iterator[MarkShown]:
    for page, everything in contents:
        for asked in everything:
            found = own.get(page, {}).get(mark_of(asked.name))
            if found is not None and is_marked(found.value):
                yield {
                    "title": asked.prompt,
                    "note": found.value["note"].strip(),
                    "bookmarked": found.value["bookmarked"],
                    "link": place_of(page, asked.name),
                }
