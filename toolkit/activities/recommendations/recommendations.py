"""Recommendations: what we do, partly or not yet; a few stars, and how."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from toolkit.activities.base.activity import Activity
from toolkit.activities.base.blocks import Block, Empty, Table, passages
from toolkit.activities.base.checked import (
    fields_of,
    index_of,
    indexes_of,
    is_filled,
    list_of,
    text_of,
)
from toolkit.activities.base.component import component
from toolkit.activities.recommendations.shapes import (
    RecommendationsAnswer,
    RecommendationsFace,
    RecommendationsOwn,
)
from toolkit.errors import AnswerError
from toolkit.model import JSON, Sharing
from toolkit.written.shown import in_html

LIMIT_HOW = 2_000
MARKS = ("We do this", "Partly", "Not yet")

WORDS = {
    "star": "Star this one",
    "star_of": "Star this one: {item}",
    "how": "How?",
    "how_of": "How? {item}",
    "marked": "{count} of {all} marked",
    "counted": "{mark}: {count}",
    "stars": "{count} of {most} stars",
    "full": "You have given {most} stars. Take one back first.",
    "closing": "To close",
}


class Recommendations(Activity):
    """A checklist in groups, counted, with at most a few stars.

    Its answer is `{"marks": [mark or None, one an item], "stars": positions, "how":
    [text, one an item], "closing": [text], "words": texts of the starred items}`.
    """

    kind = "recommendations"
    face: RecommendationsFace
    _esm = component("recommendations/recommendations", WORDS)

    def __init__(
        self,
        name: str,
        prompt: str,
        *,
        groups: Mapping[str, Sequence[str]],
        stars: int = 3,
        closing: Sequence[str] = (),
        help: str = "",  # noqa: A002 - the word authors expect
        sharing: Sharing | str = Sharing.PRIVATE,
        outcomes: Sequence[str] = (),
    ) -> None:
        """Mark what we do, partly or not yet; star up to *stars* and write how."""
        super().__init__(
            name,
            prompt,
            help=help,
            sharing=sharing,
            outcomes=outcomes,
            **RecommendationsOwn(
                groups=[
                    {"title": title, "items": list(items)}
                    for title, items in groups.items()
                ],
                marks=list(MARKS),
                stars=stars,
                closing=list(closing),
            ),
        )

    def check(self, value: JSON, *, part: str) -> RecommendationsAnswer:  # noqa: ARG002 - one part
        """*value* with no more stars than there are."""
        fields = fields_of(value)
        items, closing = _items(self.face), self.face["closing"]
        stars = indexes_of(fields.get("stars") or [], items)
        most = self.face["stars"]
        if len(stars) > most:
            raise AnswerError(f"You have given {most} stars. Take one back first.")
        return {
            "words": [items[index] for index in stars],
            "marks": _marks(fields.get("marks"), count=len(items)),
            "stars": stars,
            "how": _texts(fields.get("how"), count=len(items)),
            "closing": _texts(fields.get("closing"), count=len(closing)),
        }

    @staticmethod
    def printed(face: RecommendationsFace, values: Mapping[str, JSON]) -> list[Block]:
        """The stars and how, the count, every mark, then the closing questions."""
        if not (value := values.get("")):
            return [Empty()]
        marks, closing = value.get("marks", []), value.get("closing", [])
        if not is_filled([marks, value.get("stars"), closing]):
            return [Empty()]
        answered = passages(zip(face["closing"], closing, strict=False))
        return [*_starred(value), *_marked(face, marks), *answered]

    @staticmethod
    def fallback(face: RecommendationsFace) -> str:
        """The recommendations, each with a box to tick on paper."""
        return "".join(
            f'<p class="ws-label">{in_html(group["title"])}</p><ul class="ws-boxes">'
            + "".join(f"<li>{in_html(item)}</li>" for item in group["items"])
            + "</ul>"
            for group in face["groups"]
        )


def _items(face: RecommendationsFace) -> list[str]:
    return [item for group in face["groups"] for item in group["items"]]


def _marks(value: JSON, *, count: int) -> list[int | None]:
    marks = list_of(
        value,
        lambda mark: None if mark is None else index_of(mark, MARKS),
        most=count,
        what="marks",
    )
    return marks + [None] * (count - len(marks))


def _texts(value: JSON, *, count: int) -> list[str]:
    texts = list_of(
        value, lambda text: text_of(text, limit=LIMIT_HOW), most=count, what="texts"
    )
    return texts + [""] * (count - len(texts))


def _starred(value: RecommendationsAnswer) -> list[Block]:
    rows = [
        [words, value["how"][star]]
        for star, words in zip(value["stars"], value["words"], strict=True)
    ]
    if not rows:
        return []
    return [Table(["Recommendation", "How"], rows, widths=[5, 6], label="Starred")]


def _marked(face: RecommendationsFace, marks: Sequence[int | None]) -> list[Block]:
    rows = [
        [item, MARKS[mark]]
        for item, mark in zip(_items(face), marks, strict=False)
        if mark is not None
    ]
    if not rows:
        return []
    counts = (f"{mark}: {marks.count(at)}" for at, mark in enumerate(MARKS))
    label = " · ".join(counts)
    return [Table(["Recommendation", "We"], rows, widths=[8, 3], label=label)]
