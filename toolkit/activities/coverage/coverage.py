"""Which of the programme's outcomes a person has worked on, and where to go next."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from toolkit.activities.base.component import component
from toolkit.activities.base.overview import Overview, place_of
from toolkit.activities.coverage.outcomes import (
    Contents,
    Place,
    about,
    answers_to,
    places_of,
)
from toolkit.activities.coverage.shapes import (
    CoverageFace,
    CoverageOwn,
    CoverageRoom,
    Outcome,
    Row,
)
from toolkit.seat import Seat
from toolkit.written.shown import in_html

TITLE = "What the programme is for"

WORDS = {
    "caption": "The programme's outcomes, and how often you have worked on each",
    "outcome": "Outcome",
    "worked": "Worked on",
    "next": "Next",
    "every": "Every outcome, and where to go next",
    "times": "{answered} of {all}",
    "nowhere": "Through talk in the workshops",
    "complete": "All answered",
    "sum": "You have worked on {some} of {all} outcomes.",
}


class Coverage(Overview):
    """A row an outcome: what is answered of what serves it, and what to do next."""

    kind = "coverage"
    face: CoverageFace
    room: CoverageRoom
    _esm = component("coverage/coverage", WORDS)

    def __init__(
        self,
        outcomes: Mapping[str, str],
        *,
        contents: Callable[[], Contents],
    ) -> None:
        self._contents = contents
        listed = [Outcome(code=code, text=text) for code, text in outcomes.items()]
        super().__init__("coverage", TITLE, **CoverageOwn(register=listed))

    def refresh_room(self) -> None:
        """Read again what the person has answered."""
        if self.seat is not None:
            places = places_of(self._contents())
            answered = _answered(places, self.seat)
            codes = [one["code"] for one in self.face["register"]]
            self.room = {"rows": [_row(about(places, c), answered) for c in codes]}

    @staticmethod
    def fallback(face: CoverageFace) -> str:
        """Every outcome in its words."""
        items = "".join(
            f"<li>{in_html(one['code'])} {in_html(one['text'])}</li>"
            for one in face["register"]
        )
        return f"<ul>{items}</ul>"


def _answered(places: list[Place], seat: Seat) -> set[tuple[str, str]]:
    names = {place.asked.workshop for place in places}
    own = {name: seat.responses(name) for name in names}
    return {
        place.address
        for place in places
        if answers_to(place.asked, own[place.asked.workshop])
    }


def _row(serving: list[Place], answered: set[tuple[str, str]]) -> Row:
    to_do = [place for place in serving if place.address not in answered]
    following = to_do[0] if to_do else None
    return {
        "answered": len(serving) - len(to_do),
        "all": len(serving),
        "title": following.asked.prompt if following else "",
        "link": place_of(following.page, following.asked.name) if following else "",
    }
