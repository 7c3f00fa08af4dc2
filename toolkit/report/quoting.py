"""Stories and sentences whose authors agreed to have them in a report; today's words.

Only consent that stands now counts, so what was taken back is gone from the next one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from toolkit.activities.story.story import FIELDS
from toolkit.activities.voices.voices import ROLES
from toolkit.model import JSON, ResponseKey, Seating, Sharing
from toolkit.model.consent import Consent, Purpose
from toolkit.model.words_of import is_filled, plain_words
from toolkit.report.report import Quoted
from toolkit.store import Store

PARTICIPANT = "A participant"
EVALUATION = "evaluation"
"""What is written there is nobody's to read but where its author agrees to a quote."""

STORY = {name: label for name, label, _help, _lines in FIELDS}


def may_be_quoted(store: Store, cohort: str, purpose: Purpose) -> tuple[Quoted, ...]:
    """All that may be in the report for this *purpose*, the oldest consent first."""
    return tuple(_quoted(store, store.consents.standing(cohort, purpose)))


def _quoted(store: Store, consents: Iterable[Consent]) -> Iterator[Quoted]:
    for consent in consents:
        place = (consent.workshop, consent.activity)
        found = store.responses.find(
            ResponseKey(consent.cohort, consent.person, *place)
        )
        if found is None or not is_filled(found.value):
            continue
        is_open = found.sharing is not Sharing.PRIVATE
        if is_open or consent.workshop == EVALUATION:
            yield Quoted(consent.id, _role(found.value), _passages(found.value))


def _role(value: JSON) -> str:
    role = value.get("role") if isinstance(value, dict) else None
    return ROLES[role] if type(role) is int and 0 <= role < len(ROLES) else PARTICIPANT


def _passages(value: JSON) -> tuple[tuple[str, str], ...]:
    if isinstance(value, dict) and "sentence" in value:
        return (("", value["sentence"].strip()),)
    if isinstance(value, dict) and value.keys() <= STORY.keys():
        written = ((name, value.get(name, "").strip()) for name in STORY)
        return tuple((STORY[name], text) for name, text in written if text)
    return (("", plain_words(value)),)


def named_in(quoted: Quoted, everybody: Iterable[Seating]) -> tuple[str, ...]:
    """Which people and schools of the cohort the words name, to be looked at."""
    words = quoted.words.casefold()
    names = {n.strip() for s in everybody for n in (s.person.name, s.person.school)}
    return tuple(sorted(n for n in names if n and n.casefold() in words))
