"""What somebody has agreed to, in words; and taking it back, at once and everywhere."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import uuid4

from toolkit.clock import now
from toolkit.model import PROGRAMME, Response, ResponseKey, Sharing
from toolkit.model.consent import Consent, Purpose
from toolkit.server.site import Site

PURPOSES = {
    Purpose.QUOTE: "A sentence of mine is shown, under my role and without my name",
    Purpose.STORY: "My story is used in a report, with my role and no name",
    Purpose.RECORDING: "A recording of mine is played to those I chose",
    Purpose.NEXT_COHORT: "What I wrote is shown to a later cohort",
}
ALL_YEAR = "The whole year"


@dataclass(frozen=True, slots=True)
class AgreedLine:
    """One consent as its page says it."""

    id: str
    purpose: str
    wording: str
    where: str
    dates: str
    stands: bool


def agreed_line(site: Site, consent: Consent) -> AgreedLine:
    """*consent* in words; asks the store for its cohort."""
    titles = {one.name: one.title for one in site.programme.served}
    place = titles.get(consent.workshop, consent.workshop)
    cohort = site.store.cohorts.find(consent.cohort)
    local, back = site.programme.local, consent.taken_back_at
    given = f"Agreed on {local.on(consent.given_at)}"
    return AgreedLine(
        id=consent.id,
        purpose=PURPOSES[consent.purpose],
        wording=consent.wording,
        where=", ".join(
            filter(
                None,
                (
                    ALL_YEAR if consent.workshop == PROGRAMME else place,
                    cohort.title if cohort else "",
                ),
            )
        ),
        dates=f"{given}, taken back on {local.on(back)}" if back else f"{given}.",
        stands=consent.stands,
    )


def take_back(site: Site, consent: Consent) -> None:
    """Let *consent* hold no longer; what was shared by it alone is private again.

    So every page that reads shared answers has it no more, by the rights of answers.
    """
    site.store.consents.take_back(consent, at=now())
    kept = _answer(site, consent)
    if kept is not None and _hangs_on(kept):
        _say_so(site, kept, agrees=False, sharing=_sharing_of(kept, consent))


def give(site: Site, consent: Consent) -> None:
    """Let *consent* hold, and the answer that says so itself say it."""
    site.store.consents.give(consent)
    kept = _answer(site, consent)
    if kept is not None and isinstance(kept.value, dict) and not _hangs_on(kept):
        _say_so(site, kept, agrees=True, sharing=kept.sharing)


def _answer(site: Site, consent: Consent) -> Response | None:
    """What *consent* is about, if the answer says so itself, beside its words."""
    if consent.purpose is Purpose.NEXT_COHORT:
        return None
    return site.store.responses.find(
        ResponseKey(consent.cohort, consent.person, consent.workshop, consent.activity)
    )


def _say_so(site: Site, kept: Response, *, agrees: bool, sharing: Sharing) -> None:
    site.store.responses.save(
        kept.key,
        {**kept.value, "consent": agrees},
        sharing=sharing,
        based_on=kept.version,
        write=f"{'given' if agrees else 'taken-back'}-{uuid4().hex}",
        prompt=kept.prompt,
        at=now(),
    )


def _sharing_of(kept: Response, consent: Consent) -> Sharing:
    """A story stays with those its author chose: only the report goes without it."""
    is_story = consent.purpose is Purpose.STORY
    return kept.sharing if is_story else Sharing.PRIVATE


def _hangs_on(kept: Response) -> bool:
    """Whether an answer is shared by its consent alone: it says so itself."""
    return isinstance(kept.value, dict) and kept.value.get("consent") is True
