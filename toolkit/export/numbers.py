"""The numbers of a cohort that lead to nobody: what may be kept when its data goes."""

from __future__ import annotations

from toolkit.model import JSON, Role
from toolkit.model.suppression import FEWEST, number_of_all
from toolkit.store import Store


def numbers_of(store: Store, cohort: str) -> dict[str, JSON]:
    """How many took part, and did what; None where so few could be traced."""
    roster = store.people.roster(cohort)
    takes_part = [s for s in roster if s.role is Role.PARTICIPANT]
    everybody = len(takes_part)
    schools = len({s.person.school for s in takes_part if s.person.school})
    progress = store.cohorts.progress(cohort)
    found = store.cohorts.find(cohort)
    return {
        "cohort": found.title if found else cohort,
        "participants": everybody if everybody >= FEWEST else None,
        "schools": schools if schools >= FEWEST else None,
        "workshops": {
            name: {
                "answered": number_of_all(each.answered, everybody),
                "finished the task": number_of_all(each.finished, everybody),
            }
            for name, each in sorted(progress.items())
        },
    }
