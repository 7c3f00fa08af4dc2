"""Elements: the parts of the job, what each feeds, and a note of one's own at each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from toolkit.activities.base.activity import Activity
from toolkit.activities.base.blocks import Block, Empty, passages
from toolkit.activities.base.checked import text_of
from toolkit.activities.base.component import component
from toolkit.activities.elements.shapes import (
    ElementsFace,
    ElementShown,
    ElementsOwn,
    EvidenceShown,
    ResponsibilityShown,
)
from toolkit.errors import AuthoringError
from toolkit.model import JSON, PROGRAMME, Sharing
from toolkit.programme import Programme
from toolkit.programme.elements import Element, ElementsPlan, Responsibility
from toolkit.written.shown import in_html

LIMIT_NOTE = 4_000

HELP = (
    "Choose one on the left to open it, or one on the right to see what feeds it. A "
    "thick line leads to what it feeds most."
)

WORDS = {
    "feeds_of": "{title} feeds {codes}",
    "choose": "Choose one on the left to see what good looks like.",
    "fed_by": "{code} {title} is fed by {count}: {names}.",
    "mainly": "{title} (mainly)",
    "good": "What good looks like",
    "prompt": "To think with",
    "note": "My note on {title}",
    "case": "A case, invented",
    "challenges": "Challenges others have met",
    "try": "Try: {strategy}",
    "materials": "Materials, and where it is met",
    "evidence": "Evidence",
    "look": "Where would you look? {look}",
    "back": "Back to all of them",
    "as_table": "The same as a table",
    "main": "main",
    "also": "also",
    "feeds_not": "does not feed it",
}


class Elements(Activity):
    """The programme's elements and what they feed, with links to explore.

    Its parts are the elements, by name: each takes a private note.
    """

    kind = "elements"
    face: ElementsFace
    workshop = PROGRAMME
    _esm = component("elements/elements", WORDS)

    def __init__(self, programme: Programme) -> None:
        """The elements of the job, what each feeds, and one's own notes on them."""
        content = _of(programme)
        self._parts = {element.name: Sharing.PRIVATE for element in content.elements}
        super().__init__(
            "elements",
            content.title,
            help=HELP,
            **ElementsOwn(
                left=content.left,
                right=content.right,
                evidence=_evidence(content),
                responsibilities=[_shown(one) for one in content.responsibilities],
                elements=[_element_shown(one) for one in content.elements],
                workshops={plan.name: plan.title for plan in programme.workshops},
                limit=LIMIT_NOTE,
            ),
        )

    @property
    def parts(self) -> Mapping[str, Sharing]:
        """Every element, with the sharing level of its note at first."""
        return self._parts

    def check(self, value: JSON, *, part: str) -> str:  # noqa: ARG002 - all alike
        """The note as text."""
        return text_of(value, limit=LIMIT_NOTE)

    @staticmethod
    def part_labels(face: ElementsFace) -> Mapping[str, str]:
        """The elements' titles."""
        return {one["name"]: one["title"] for one in face["elements"]}

    @staticmethod
    def printed(face: ElementsFace, values: Mapping[str, JSON]) -> list[Block]:
        """The notes, each under its element; nothing of what others may find here."""
        notes = passages(
            (element["title"], values.get(element["name"]))
            for element in face["elements"]
        )
        return notes or [Empty("No notes yet.")]

    @staticmethod
    def fallback(face: ElementsFace) -> str:
        """The links as a table, and what good looks like, before any script runs."""
        codes = [one["code"] for one in face["responsibilities"]]
        heads = "".join(
            f'<th scope="col">{in_html(one["code"])} {in_html(one["title"])}</th>'
            for one in face["responsibilities"]
        )
        rows = "".join(
            f'<tr><th scope="row">{in_html(element["title"])}</th>'
            + "".join(f"<td>{_link(element['feeds'], code)}</td>" for code in codes)
            + "</tr>"
            for element in face["elements"]
        )
        left = in_html(face["left"])
        table = f"<table><tr><th>{left}</th>{heads}</tr>{rows}</table>"
        good = "".join(
            f"<li><strong>{in_html(one['title'])}</strong>: {in_html(one['good'])}</li>"
            for one in face["elements"]
        )
        return f'<div class="ws-scrolls">{table}</div><ul>{good}</ul>'


def _of(programme: Programme) -> ElementsPlan:
    if programme.elements is None:
        raise AuthoringError(
            "This programme has no elements. Write them into elements.toml, beside "
            "programme.toml: see “Every key of elements.toml” in docs/writing.md."
        )
    return programme.elements


def _evidence(content: ElementsPlan) -> EvidenceShown | None:
    found = content.evidence
    return {"heading": found.heading, "text": found.text} if found else None


def _link(feeds: Sequence[str], code: str) -> str:
    if code not in feeds:
        return ""
    return WORDS["main"] if feeds[0] == code else WORDS["also"]


def _shown(one: Responsibility) -> ResponsibilityShown:
    return {
        "code": one.code,
        "title": one.title,
        "challenges": [
            {"challenge": each.challenge, "strategy": each.strategy}
            for each in one.challenges
        ],
    }


def _element_shown(one: Element) -> ElementShown:
    return {
        "name": one.name,
        "title": one.title,
        "feeds": list(one.feeds),
        "met": list(one.met),
        "good": one.good,
        "prompt": one.prompt,
        "case": one.case,
        "look": one.look,
        "materials": list(one.materials),
    }
