"""Thread mapping: strips in order, the joins between them, and images that travel."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from toolkit.activities.base.activity import Activity
from toolkit.activities.base.blocks import Block, Empty, Table, passages
from toolkit.activities.base.checked import (
    fields_of,
    index_of,
    indexes_of,
    list_of,
    text_of,
)
from toolkit.activities.base.component import component
from toolkit.activities.thread.shapes import (
    Join,
    ThreadAnswer,
    ThreadFace,
    ThreadOwn,
)
from toolkit.errors import AnswerError, AuthoringError, OutOfDateError
from toolkit.model import JSON, Sharing
from toolkit.written.shown import in_html

JOINS = ("depends on", "same structure", "new language", "fragile")
MOST_JOINS = 60
LIMIT_TEXT = 5_000

WORDS = {
    "strips": "Strips, earliest first",
    "place_of": "Place of: {strip}",
    "place_option": "Place {place}",
    "earlier": "Move earlier: {strip}",
    "later": "Move later: {strip}",
    "drag": "Drag to a place",
    "moved": "‘{strip}’ is now in place {place} of {places}.",  # noqa: RUF001 - quotation marks
    "at_top": "‘{strip}’ is already at the top.",  # noqa: RUF001 - quotation marks
    "at_bottom": "‘{strip}’ is already at the bottom.",  # noqa: RUF001 - quotation marks
    "images": "Place and images",
    "place": "Place",
    "joined_count": "{count} so far",
    "answered": "{count} of {all} answered",
    "images_of": "Images for: {strip}",
    "no_images": "none yet",
    "joins": "Joins",
    "no_joins": "No joins yet. Choose two strips and how they are joined.",
    "from": "From",
    "kind": "Join",
    "to": "To",
    "add": "Add this join",
    "choose": "Choose a strip",
    "remove": "Remove",
    "remove_of": "Remove the join: {join}",
    "join": "{from} · {kind} · {to}",
    "joined": "Added: {join}",
    "parted": "Removed: {join}",
    "choose_both": "Choose two different strips to join.",
    "already": "These two are joined in this way already.",
    "full": "There is room for {most} joins. Remove one first.",
    "map": "The thread as a picture",
    "questions": "Questions",
}


class Thread(Activity):
    """A thread of strips through the years.

    Its answer is `{"order": [every strip, earliest first], "joins": [{"from": strip,
    "kind": position, "to": strip}], "images": [positions of images, one list a strip],
    "answers": [text, one a question], "words": [texts of the strips, in order]}`.
    """

    kind = "thread"
    face: ThreadFace
    _esm = component("thread/thread", WORDS)

    def __init__(
        self,
        name: str,
        prompt: str,
        *,
        strips: Sequence[str],
        images: Sequence[str] = (),
        joins: Sequence[str] = JOINS,
        questions: Sequence[str] = (),
        help: str = "",  # noqa: A002 - the word authors expect
        sharing: Sharing | str = Sharing.GROUP,
        outcomes: Sequence[str] = (),
    ) -> None:
        """Put the strips of a thread in order, join them, and mark images on them."""
        if len(strips) < 2 or not joins:
            raise AuthoringError(
                f'The thread "{name}" needs two strips and one kind of join at least.'
            )
        super().__init__(
            name,
            prompt,
            help=help,
            sharing=sharing,
            outcomes=outcomes,
            **ThreadOwn(
                strips=list(strips),
                images=list(images),
                joins=list(joins),
                questions=list(questions),
                most_joins=MOST_JOINS,
            ),
        )

    def check(self, value: JSON, *, part: str) -> ThreadAnswer:  # noqa: ARG002 - one part
        """*value* with every strip once, and joins between two different strips."""
        fields = fields_of(value)
        strips, questions = self.face["strips"], self.face["questions"]
        order = _order(fields.get("order"), strips)
        answers = list_of(
            fields.get("answers"),
            lambda text: text_of(text, limit=LIMIT_TEXT),
            most=len(questions),
            what="answers",
        )
        return {
            "order": order,
            "words": [strips[strip] for strip in order],
            "joins": self._joins(fields.get("joins")),
            "images": self._images(fields.get("images")),
            "answers": answers + [""] * (len(questions) - len(answers)),
        }

    def _joins(self, value: JSON) -> list[Join]:
        joins = list_of(value, self._join, most=MOST_JOINS, what="joins")
        return [join for at, join in enumerate(joins) if join not in joins[:at]]

    def _join(self, value: JSON) -> Join:
        fields, strips = fields_of(value), self.face["strips"]
        join: Join = {
            "from": index_of(fields.get("from"), strips),
            "kind": index_of(fields.get("kind"), self.face["joins"]),
            "to": index_of(fields.get("to"), strips),
        }
        if join["from"] == join["to"]:
            raise AnswerError("Choose two different strips to join.")
        return join

    def _images(self, value: JSON) -> list[list[int]]:
        count, images = len(self.face["strips"]), self.face["images"]
        marked = list_of(
            value, lambda some: indexes_of(some, images), most=count, what="strips"
        )
        return marked + [[] for _ in range(count - len(marked))]

    @staticmethod
    def printed(face: ThreadFace, values: Mapping[str, JSON]) -> list[Block]:
        """The strips in order with their images, the joins, then the questions."""
        value: ThreadAnswer | None = values.get("")
        if not value:
            return [Empty()]
        answers = passages(zip(face["questions"], value["answers"], strict=False))
        return [_ordered(face, value), *_joined(face, value), *answers]

    @staticmethod
    def fallback(face: ThreadFace) -> str:
        """The strips as they are handed out, the images and the kinds of join."""
        items = "".join(f"<li>{in_html(strip)}</li>" for strip in face["strips"])
        named = (" · ".join(face[name]) for name in ("images", "joins"))
        also = "".join(f'<p class="ws-meta">{in_html(line)}</p>' for line in named)
        return f"<ul>{items}</ul>{also}"


def _order(value: JSON, strips: Sequence[str]) -> list[int]:
    """Every strip once; strips that were left out come last, as they were given."""
    order = list_of(
        value, lambda strip: index_of(strip, strips), most=len(strips), what="strips"
    )
    if len(set(order)) != len(order):
        raise OutOfDateError
    return order + [strip for strip in range(len(strips)) if strip not in order]


def _ordered(face: ThreadFace, value: ThreadAnswer) -> Block:
    rows = [
        [str(place), words, ", ".join(_images_on(face, value, strip))]
        for place, (strip, words) in enumerate(
            zip(value["order"], value["words"], strict=True), start=1
        )
    ]
    columns = ["Place", "Strip", "Images"]
    return Table(columns, rows, widths=[1, 6, 4], label="The thread")


def _images_on(face: ThreadFace, value: ThreadAnswer, strip: int) -> list[str]:
    on = value["images"][strip]
    return [face["images"][image] for image in on if image < len(face["images"])]


def _joined(face: ThreadFace, value: ThreadAnswer) -> list[Block]:
    words = dict(zip(value["order"], value["words"], strict=True))
    rows = [
        [words[join["from"]], face["joins"][join["kind"]], words[join["to"]]]
        for join in value["joins"]
        if join["kind"] < len(face["joins"])
    ]
    if not rows:
        return []
    return [Table(["From", "Join", "To"], rows, widths=[5, 3, 5], label="Joins")]
