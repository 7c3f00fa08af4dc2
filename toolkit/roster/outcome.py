"""What becomes of rows once it is known whose they are."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from toolkit.model import Cohort, Person, Role, Seating
from toolkit.programme.wording import Wording
from toolkit.roster.lines import Line, same
from toolkit.roster.plan import Planned, Refused

GONE = (
    "{name} has withdrawn. Bring them back first, on the page People or with toolkit "
    "person return."
)
WRITTEN_TWICE = "This row says the same as line {line}, so it is left out."
NOT_APPOINTING = (
    "Only an organiser makes somebody a facilitator, or takes that away. Leave the "
    "role empty, or ask an organiser."
)
ELSEWHERE = (
    "{name} has a place in another cohort, too, so only an organiser can change their "
    "name, {school} or email address. Leave them as they are, or ask an organiser."
)
FROM_ELSEWHERE = (
    "{email} is known from another cohort. Ask an organiser to give them a place here, "
    "too."
)
KNOWN = "Known from another cohort: they get a place here, too."


@dataclass(frozen=True, slots=True)
class Around:
    """What an import is decided by, beside its rows.

    `seen` is the roster with those who have withdrawn, `known` who is known by which
    address in whatever cohort, `elsewhere` who has a place in another one, `appoints`
    whether whoever imports may do what organisers may, `wording` how things are called.
    """

    cohort: Cohort
    seen: tuple[Seating, ...]
    known: Mapping[str, Person]
    elsewhere: Collection[str]
    wording: Wording
    appoints: bool = True


@dataclass(slots=True)
class Outcome:
    """What has been decided so far; as long as one plan."""

    around: Around
    added: list[Planned] = field(default_factory=list)
    changed: list[Planned] = field(default_factory=list)
    unchanged: list[Planned] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    claimed: dict[str, int] = field(default_factory=dict)
    """Which row has said who sits in a seat."""

    def add(self, line: Line, *, person: Person | None = None) -> None:
        """A new place, for *person* or somebody new."""
        known = person is not None and person.id
        if known and not self.around.appoints:
            self.refuse(line, FROM_ELSEWHERE.format(email=line.email))
            return
        new = person or Person("", line.name, line.school, line.email, line.mailbox)
        role, group = line.role or Role.PARTICIPANT, self._group(line)
        place = Seating("", new, self.around.cohort, role, group)
        seating = replace(place, in_school=line.in_school)
        if self._may(line, None, seating):
            notes = (*line.notes, *([KNOWN] if known else []))
            self.added.append(Planned(line.number, seating, notes=notes))

    def update(self, seating: Seating, line: Line) -> None:
        """What a row says of somebody who is here."""
        if seating.id in self.claimed:
            self.repeat(line, self.claimed[seating.id])
            return
        self.claimed[seating.id] = line.number
        after = self._after(seating, line)
        if seating.withdrawn_at is not None:
            self.refuse(line, GONE.format(name=seating.person.name))
        elif self._may(line, seating, after):
            changes = self._changes(seating, after)
            planned = Planned(line.number, after, changes, line.notes)
            (self.changed if changes else self.unchanged).append(planned)

    def repeat(self, line: Line, earlier: int) -> None:
        """A row says what an earlier one has said."""
        self.refuse(line, WRITTEN_TWICE.format(line=earlier))

    def refuse(self, line: Line, why: str) -> None:
        """Leave a row out."""
        self.refused.append(Refused(line.number, why))

    def would_change(self, seating: Seating, line: Line) -> bool:
        """Whether a row says something new of somebody."""
        return bool(self._changes(seating, self._after(seating, line)))

    def _after(self, seating: Seating, line: Line) -> Seating:
        """How somebody sits then; what the row does not say stays as it is."""
        person = seating.person
        moved = line.school and same(person.school) != same(line.school)
        known = {person.email, person.mailbox}
        changed = replace(
            person,
            name=line.name if line.renames else person.name,
            school=line.school if moved else person.school,
            email=line.email if line.email not in known | {""} else person.email,
            mailbox=line.mailbox or person.mailbox,
        )
        role, group = line.role or seating.role, self._group(line) or seating.group
        said = line.in_school or seating.in_school
        after = replace(seating, person=changed, role=role, group=group)
        return replace(after, in_school=said)

    def _changes(
        self, before: Seating, after: Seating
    ) -> tuple[tuple[str, str, str], ...]:
        return changes_between(before, after, self.around.wording)

    def _group(self, line: Line) -> str | None:
        """The group's name, as the cohort spells it already."""
        known = {same(s.group): s.group for s in self.around.seen if s.group}
        return known.get(same(line.group), line.group) if line.group else None

    def _may(self, line: Line, before: Seating | None, after: Seating) -> bool:
        """Whether whoever imports may do that; else the row is refused."""
        around, was = self.around, before.role if before else Role.PARTICIPANT
        if around.appoints:
            return True
        if after.role is not was:
            self.refuse(line, NOT_APPOINTING)
            return False
        is_other = before is not None and before.person != after.person
        if is_other and after.person.id in around.elsewhere:
            why = around.wording.plainly(ELSEWHERE)
            self.refuse(line, why.format(name=after.person.name))
            return False
        return True


def changes_between(
    before: Seating, after: Seating, wording: Wording
) -> tuple[tuple[str, str, str], ...]:
    """What differs: what it is called, old and new."""
    old, new = before.person, after.person
    pairs = (
        ("name", old.name, new.name),
        ("{school}", old.school, new.school),
        ("email", old.email, new.email),
        ("mail to", old.mailbox, new.mailbox),
        ("role", before.role.value, after.role.value),
        ("role in {school}", before.in_school, after.in_school),
        ("group", before.group or "", after.group or ""),
    )
    return tuple(
        (wording.plainly(what), was, now) for what, was, now in pairs if was != now
    )
