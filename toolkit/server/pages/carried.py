"""What a cohort's people wrote that may be read after their year. Asks the store.

Nothing is copied: it is read where it is kept each time it is shown, so that taking
back, making private and erasing hold at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from toolkit.activities.voices.voices import ROLES
from toolkit.model import JSON, PROGRAMME, Response, Role, Seating, Sharing
from toolkit.model.consent import Purpose
from toolkit.model.succession import Piece
from toolkit.model.words_of import texts_in
from toolkit.store import Store

VOICES = ("community", "voices.")
STORY = (PROGRAMME, "story-of-change")
LISTS = ("workshop4", "w4-our-top-five")
VOTES = ("workshop4", "w4-vote-recommendations")
"""Where the programme's notebooks ask for them; answers hang on these names."""

WORDING = {
    Purpose.NEXT_COHORT: (
        "The next cohort may read this on its pages, under my role or my group and "
        "without my name."
    ),
    Purpose.QUOTE: (
        "This may be quoted on the public page and in reports, under my role and "
        "without my name."
    ),
    Purpose.STORY: ("This may stand in a report, under my role and without my name."),
}
"""What people agree to, as they read it beside the box."""

ASKED = {
    "voice": (Purpose.NEXT_COHORT, Purpose.QUOTE),
    "story": (Purpose.NEXT_COHORT, Purpose.STORY),
    "list": (Purpose.NEXT_COHORT,),
}
"""What is asked of each kind of words."""


@dataclass(frozen=True, slots=True)
class Words:
    """Something that somebody wrote, and under what it is shown. Never a name."""

    piece: Piece
    sort: str
    texts: tuple[str, ...]
    under: str
    sharing: Sharing
    changed_at: datetime

    @property
    def asked(self) -> tuple[Purpose, ...]:
        """What its author may agree to."""
        return ASKED[self.sort]


def own_words(store: Store, seating: Seating) -> tuple[Words, ...]:
    """Everything of one person that may go on, if they agree."""
    cohort, person = seating.cohort.id, seating.person.id
    found = [
        (name, response)
        for workshop in (VOICES[0], STORY[0], LISTS[0])
        for name, response in store.responses.of(cohort, workshop, person).items()
    ]
    return tuple(_words(seating, (one for _name, one in found)))


def agreed(
    store: Store, cohort: str, purpose: Purpose, *, more: Purpose | None = None
) -> tuple[Words, ...]:
    """What people agreed to being read for *purpose*, or for *more*, and still do.

    What its author has made private since is left out: nobody but they read it.
    """
    standing = {
        Piece(one.person, one.workshop, one.activity)
        for each in filter(None, (purpose, more))
        for one in store.consents.standing(cohort, each)
    }
    return tuple(
        words
        for seating in store.people.roster(cohort)
        if seating.role is Role.PARTICIPANT
        for words in own_words(store, seating)
        if words.piece in standing and words.sharing is not Sharing.PRIVATE
    )


def handed_on(store: Store, cohort: str) -> tuple[Words, ...]:
    """What facilitators of *cohort* chose for the next one, of what is agreed now."""
    chosen = store.succession.handed_on(cohort).next_cohort
    found = {w.piece: w for w in agreed(store, cohort, Purpose.NEXT_COHORT)}
    return tuple(found[piece] for piece in chosen if piece in found)


def recommended(store: Store, cohort: str) -> tuple[str, ...]:
    """The recommendations of the programme's list that were chosen for the next one."""
    chosen = store.succession.handed_on(cohort).next_cohort
    return tuple(piece.activity for piece in chosen if not piece.person)


def voices_of_past(store: Store, cohort: str) -> tuple[Words, ...]:
    """The voices that the public page of *cohort* shows: its own, and those before."""
    found: list[Words] = []
    seen: set[str] = set()
    following: str | None = cohort
    while following is not None and following not in seen:
        seen.add(following)
        chosen = store.succession.handed_on(following).public
        if chosen:
            may = agreed(store, following, Purpose.QUOTE, more=Purpose.NEXT_COHORT)
            found += [w for w in may if w.piece in chosen and w.sort == "voice"]
        before = store.succession.before(following)
        following = before.id if before else None
    return tuple(found)


def votes(store: Store, cohort: str) -> Mapping[str, int]:
    """How many voted for each recommendation, by its text; most first."""
    counted: Counter[str] = Counter()
    for each in store.people.roster(cohort):
        if each.role is Role.PARTICIPANT:
            own = store.responses.of(cohort, VOTES[0], each.person.id)
            found = own.get(VOTES[1])
            counted.update(set(found.value.get("words", ())) if found else ())
    return dict(counted.most_common())


def _words(seating: Seating, responses: Iterator[Response]) -> Iterator[Words]:
    for response in responses:
        place = (response.key.workshop, response.key.activity)
        sort, under = _sort_of(place, response.value, seating)
        texts = _texts(sort, response.value) if sort else ()
        if texts:
            piece = Piece(seating.person.id, *place)
            yield Words(piece, sort, texts, under, response.sharing, response.saved_at)


def _sort_of(place: tuple[str, str], value: JSON, seating: Seating) -> tuple[str, str]:
    workshop, name = place
    if workshop == VOICES[0] and name.startswith(VOICES[1]):
        role = value.get("role") if value.get("consent") else None
        return ("voice", ROLES[role]) if role is not None else ("", "")
    if place == STORY:
        return "story", "Somebody who took part"
    if place == LISTS:
        return "list", seating.group or "A group"
    return "", ""


def _texts(sort: str, value: JSON) -> tuple[str, ...]:
    if sort == "voice":
        return tuple(filter(None, (value["sentence"].strip(),)))
    found = (text.strip() for text in texts_in(value))
    return tuple(
        line.strip()
        for text in found
        for line in (text.split("\n") if sort == "list" else [text])
        if line.strip()
    )
