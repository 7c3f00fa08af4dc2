"""The facilitator's object: a cohort as pandas tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from functools import cached_property
from pathlib import Path

import pandas as pd

from toolkit.activities.base.checked import is_filled
from toolkit.activities.charts import Picture, chart_of, is_counted
from toolkit.activities.coverage.outcomes import Place, about, places_of, stored_names
from toolkit.errors import ToolkitError
from toolkit.model import JSON, PROGRAMME, Person, Role, Seating, Shared, Sharing
from toolkit.model.attendance import Attendance, Mark
from toolkit.model.contents import Asked, read_contents
from toolkit.model.groups import Group, Grouping
from toolkit.model.members import of_the_year
from toolkit.model.suppression import FEWEST
from toolkit.programme import Programme, find_programme, load_programme
from toolkit.programme.dated import asked_in_words, dated
from toolkit.seat.taking import settings_of_notebook
from toolkit.store import Store

ATTENDANCE = (
    *("name", "role", "school", "workshop", "joined", "left", "mode"),
    *("attended", "apology", "catch_up", "note"),
)
"""The columns of an attendance record."""


class Cohort:
    """A cohort's tables, read from the store of this machine when asked for.

    No table ever holds a private answer.

    Args:
        id: the cohort's short name, such as "demo".

    Raises:
        ToolkitError: there is no such cohort.
    """

    def __init__(
        self,
        id: str,  # noqa: A002
        *,
        store: Store | None = None,
        contents: Path | None = None,
    ) -> None:
        self._contents = contents or settings_of_notebook().contents
        self._store = store or Store.open(settings_of_notebook().store_url)
        found = self._store.cohorts.find(id)
        if found is None:
            raise ToolkitError(self._store.cohorts.unknown(id))
        self.id = found.id
        self.title = found.title

    @cached_property
    def _programme(self) -> Programme:
        programme = load_programme(find_programme())
        return dated(programme, self._store.calendars.of(self.id))

    def _local(self, moment: datetime | None) -> datetime | None:
        """*moment* on the cohort's clocks, where tables show it."""
        return self._programme.local.at(moment) if moment else None

    def _asked(self, name: str) -> tuple[Asked, ...]:
        kept = read_contents(self._contents, name)
        return asked_in_words(kept, self._programme, notebook=name)

    def roster(self) -> pd.DataFrame:
        """Who is in the cohort: name, school, role, group, joined."""
        rows = [self._person(seating) for seating in self._store.people.roster(self.id)]
        return pd.DataFrame(rows, columns=["name", "school", "role", "group", "joined"])

    def responses(self, workshop: str, activity: str) -> pd.DataFrame:
        """What people share of one activity: name, school, group, value, ..."""
        columns = ["name", "school", "group", "value", "sharing", "version", "saved"]
        everything = self._store.responses.to(self.id, workshop, activity)
        kept = (s for s in everything if s.response.sharing is not Sharing.PRIVATE)
        rows = [self._answer(shared) for shared in kept]
        return pd.DataFrame(rows, columns=columns)

    def votes(self, workshop: str, activity: str) -> pd.DataFrame:
        """How often each option of a poll was chosen by participants, without names.

        Raises:
            ToolkitError: fewer than five people have voted.
        """
        chosen = (value["words"] for value in self._votes(workshop, activity))
        votes = [words for words in chosen if words]
        if len(votes) < FEWEST:
            raise ToolkitError(
                f"{len(votes)} people have voted. Counts show from {FEWEST} on, so "
                "that nobody's vote can be guessed."
            )
        counted = pd.Series([word for words in votes for word in words]).value_counts()
        return counted.rename_axis("option").reset_index(name="votes")

    def chart(self, workshop: str, activity: str) -> Picture:
        """What the cohort answered to a poll, a ranking or an audit, as a picture.

        Votes are counted; of rankings and audits only those that are not private.

        Raises:
            ToolkitError: there is no such activity, or fewer than five have answered.
        """
        asked = self._asked(workshop)
        found = next((one for one in asked if one.name == activity), None)
        if found is None or not is_counted(found):
            names = ", ".join(one.name for one in asked if is_counted(one))
            raise ToolkitError(
                f'"{workshop}" has nothing to count called "{activity}". '
                f"It has: {names or 'nothing yet; the server has to prepare it first'}."
            )
        chart = chart_of(found, votes=self._votes, shared=self._shared)
        if chart is None:
            raise ToolkitError(
                f"Too few have answered. Counts show from {FEWEST} people on, so that "
                "nobody's answer can be guessed."
            )
        return Picture(chart.as_json())

    def coverage(self) -> pd.DataFrame:
        """How many participants have worked on each of the programme's outcomes.

        Columns: code, outcome, activities (that serve it), people and answers. Counts
        of fewer than five people are left out, so that nobody's can be guessed.
        """
        programme = self._programme
        names = [plan.name for plan in programme.workshops]
        places = places_of([(name, self._asked(name)) for name in names])
        answered = self._answered(places)
        columns = ["code", "outcome", "activities", "people", "answers"]
        rows = [
            (code, text, *_counted(about(places, code), answered))
            for code, text in programme.outcomes.items()
        ]
        counts = {"people": "Int64", "answers": "Int64"}
        return pd.DataFrame(rows, columns=columns).astype(counts)

    def _votes(self, workshop: str, activity: str) -> list[JSON]:
        return [s.response.value for s in self._by_participants(workshop, activity)]

    def _shared(self, workshop: str, activity: str) -> list[JSON]:
        return [
            shared.response.value
            for shared in self._by_participants(workshop, activity)
            if shared.response.sharing is not Sharing.PRIVATE
        ]

    def _by_participants(self, workshop: str, activity: str) -> list[Shared]:
        everything = self._store.responses.to(self.id, workshop, activity)
        return [s for s in everything if s.author.role is Role.PARTICIPANT]

    def _answered(self, places: list[Place]) -> dict[tuple[str, str], set[str]]:
        """Which participants have answered each of *places*."""
        asked = {
            (place.asked.workshop, name): place.address
            for place in places
            for name in stored_names(place.asked)
        }
        people: dict[tuple[str, str], set[str]] = defaultdict(set)
        for workshop in {place.asked.workshop for place in places}:
            for shared in self._store.responses.within(self.id, workshop):
                address = asked.get((workshop, shared.response.key.activity))
                is_theirs = shared.author.role is Role.PARTICIPANT
                if address and is_theirs and is_filled(shared.response.value):
                    people[address].add(shared.author.person.id)
        return people

    def groups(self, workshop: str = PROGRAMME) -> pd.DataFrame:
        """Who works with whom in *workshop*: activity, group, place, link, name, ...

        Without a workshop, the fours and coach pairs for the year. `activity` is empty
        for groups of the whole workshop.
        """
        columns = ["activity", "group", "place", "link", "name", "school", "coach"]
        people = {s.person.id: s.person for s in self._store.people.roster(self.id)}
        rows = [
            self._member(grouping, group, person, people)
            for grouping in self._groupings(workshop)
            for group in grouping.groups
            for person in group.members
            if person in people
        ]
        return pd.DataFrame(rows, columns=columns)

    def group_page(self, workshop: str, activity: str) -> pd.DataFrame:
        """What groups have written together: group, line, author, changed_by, saved."""
        columns = ["group", "line", "author", "changed_by", "saved"]
        names = {
            group.id: group.name
            for grouping in (*self._groupings(workshop), *self._groupings(PROGRAMME))
            for group in grouping.groups
        }
        written = self._store.pages.all(self.id, workshop, activity)
        rows = [
            (
                names.get(group, "An earlier group"),
                line.words.text,
                line.author.name,
                line.changed_by.name,
                self._local(line.changed_at),
            )
            for group, lines in written.items()
            for line in lines
            if not line.words.gone
        ]
        return pd.DataFrame(rows, columns=columns)

    def _groupings(self, workshop: str) -> list[Grouping]:
        if workshop == PROGRAMME:
            kept = self._store.groups.made_for(self.id, PROGRAMME)
            return [of_the_year(kept, self._store.people.roster(self.id))]
        made = [g for g in self._store.groups.all(self.id) if g.workshop == workshop]
        return sorted(made, key=lambda grouping: grouping.activity)

    @staticmethod
    def _member(
        grouping: Grouping, group: Group, person: str, people: Mapping[str, Person]
    ) -> dict[str, object]:
        pair = next((pair for pair in group.pairs if person in pair), ())
        coaches = [people[one].name for one in pair if one != person and one in people]
        return {
            "activity": grouping.activity,
            "group": group.name,
            **{"place": group.place, "link": group.link},
            "name": people[person].name,
            "school": people[person].school,
            "coach": ", ".join(coaches),
        }

    def attendance(self, workshop: str) -> pd.DataFrame:
        """Who attended *workshop*: name, role, school, joined, left, mode, apology, ...

        `attended` is what a facilitator said, else "present" for whoever joined; it is
        empty where nothing is known. Nothing in it says what anybody wrote.
        """
        record = self._store.attendance.of(self.id, workshop)
        roster = self._store.people.roster(self.id)
        rows = [self._line(s, workshop, record.get(s.person.id)) for s in roster]
        return pd.DataFrame(rows, columns=list(ATTENDANCE))

    def _line(
        self, seating: Seating, workshop: str, line: Attendance | None
    ) -> dict[str, object]:
        kept = line or Attendance(seating.person.id)
        present = "present" if kept.joined else ""
        return {
            "name": seating.person.name,
            "role": seating.role.value,
            "school": seating.person.school,
            "workshop": workshop,
            "joined": self._local(kept.joined),
            "left": self._local(kept.left),
            "mode": kept.mode,
            "attended": kept.mark.value if kept.mark else present,
            "apology": kept.mark is Mark.APOLOGY,
            "catch_up": kept.caught_up,
            "note": kept.note,
        }

    def _person(self, seating: Seating) -> dict[str, object]:
        return {
            "name": seating.person.name,
            "school": seating.person.school,
            "role": seating.role.value,
            "group": seating.group,
            "joined": self._store.tokens.has_signed_in(seating.id),
        }

    def _answer(self, shared: Shared) -> dict[str, object]:
        author, response = shared.author, shared.response
        return {
            "name": author.person.name,
            "school": author.person.school,
            "group": author.group,
            "value": response.value,
            "sharing": response.sharing.value,
            "version": response.version,
            "saved": self._local(response.saved_at),
        }


def _counted(
    serving: list[Place], answered: Mapping[tuple[str, str], set[str]]
) -> tuple[int, int | None, int | None]:
    """Activities, people and answers; no counts of fewer than five people."""
    each = [answered.get(place.address, set()) for place in serving]
    people = set().union(*each)
    if len(people) < FEWEST:
        return len(serving), None, None
    return len(serving), len(people), sum(map(len, each))
