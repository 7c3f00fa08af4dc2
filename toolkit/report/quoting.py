"""Stories and sentences whose authors agreed to have them in a report; today's words.

Only consent that stands now counts, so what was taken back is gone from the next one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from toolkit.activities.evaluation.settled import EVALUATION, Settled
from toolkit.activities.story.story import FIELDS
from toolkit.model import JSON, ResponseKey, Seating, Sharing
from toolkit.model.consent import Consent, Purpose
from toolkit.model.in_school import Roles, offered
from toolkit.model.words_of import is_filled, plain_words
from toolkit.report.report import Quoted
from toolkit.store import Store

PARTICIPANT = "A participant"
# What is written in the evaluation nobody reads with a name: it is kept private, and
# may be here because its author agreed to the quote.

STORY = {name: label for name, label, _help, _lines in FIELDS}


def may_be_quoted(
    store: Store, cohort: str, purpose: Purpose, settled: Settled, *, roles: Roles
) -> tuple[Quoted, ...]:
    """All that may be in the report for this *purpose*, the oldest consent first.

    Of the evaluation what is *settled*: a text that waits for others would say whose
    it is.
    """
    standing, known = store.consents.standing(cohort, purpose), offered(roles)
    return tuple(_quoted(store, standing, settled, roles=known))


def _quoted(
    store: Store, consents: Iterable[Consent], settled: Settled, *, roles: Sequence[str]
) -> Iterator[Quoted]:
    for consent in consents:
        if consent.workshop == EVALUATION:
            activity, _, question = consent.activity.partition(".")
            value = _value(store, consent, activity, is_open=False)
            text = _text(value, question)
            shows = bool(text) and settled.shows(activity, question, text)
            passages: tuple[tuple[str, str], ...] = (("", text),) if shows else ()
        else:
            value = _value(store, consent, consent.activity, is_open=True)
            passages = _passages(value, is_story=consent.purpose is Purpose.STORY)
        if passages:
            yield Quoted(consent.id, _role(value, roles), passages)


def _value(store: Store, consent: Consent, activity: str, *, is_open: bool) -> JSON:
    """The answer as it stands; nothing, where it should be open and is private."""
    place = (consent.workshop, activity)
    found = store.responses.find(ResponseKey(consent.cohort, consent.person, *place))
    if found is None or (is_open and found.sharing is Sharing.PRIVATE):
        return None
    return found.value


def _text(value: JSON, question: str) -> str:
    """What somebody wrote to one question of an evaluation."""
    given = value.get("given") if isinstance(value, dict) else None
    own = given.get(question) if isinstance(given, dict) else None
    return str(own.get("text", "")).strip() if isinstance(own, dict) else ""


def _role(value: JSON, roles: Sequence[str]) -> str:
    role = value.get("role") if isinstance(value, dict) else None
    return roles[role] if type(role) is int and 0 <= role < len(roles) else PARTICIPANT


def _passages(value: JSON, *, is_story: bool) -> tuple[tuple[str, str], ...]:
    if isinstance(value, dict) and "sentence" in value:
        sentence = value["sentence"].strip()
        return (("", sentence),) if sentence else ()
    if is_story and isinstance(value, dict):
        written = ((name, str(value.get(name, "")).strip()) for name in STORY)
        return tuple((STORY[name], text) for name, text in written if text)
    return (("", plain_words(value)),) if is_filled(value) else ()


def named_in(quoted: Quoted, everybody: Iterable[Seating]) -> tuple[str, ...]:
    """Which people and schools of the cohort the words name, to be looked at."""
    words = quoted.words.casefold()
    names = {n.strip() for s in everybody for n in (s.person.name, s.person.school)}
    return tuple(sorted(n for n in names if n and n.casefold() in words))
