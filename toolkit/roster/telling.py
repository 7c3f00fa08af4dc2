"""A plan in words, for who runs a command."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.roster.plan import Plan, Planned, Question


def told(plan: Plan) -> str:
    """All that *plan* would do, a line each."""
    return "\n".join(_lines(plan))


def summary(plan: Plan) -> str:
    """How many of each, in a sentence."""
    counts = (
        (len(plan.added), "added"),
        (len(plan.changed), "changed"),
        (len(plan.unchanged), "unchanged"),
        (len(plan.refused), "left out"),
        (len(plan.asked), "to be answered"),
    )
    said = ", ".join(f"{count} {what}" for count, what in counts if count)
    return f"{said[:1].upper()}{said[1:]}."


def who(planned: Planned) -> str:
    """Somebody, as a roster has them."""
    seating = planned.seating
    role = seating.role.value if planned.seating.role != "participant" else ""
    person = seating.person
    known = (person.name, person.school, seating.in_school, person.address)
    parts = (*known, role, seating.group)
    return ", ".join(part for part in parts if part)


def changes(planned: Planned) -> str:
    """What becomes different, old and new."""
    return "; ".join(
        f"{what}: “{old}” becomes “{new}”" if old else f"{what}: “{new}”"
        for what, old, new in planned.changes
    )


def _lines(plan: Plan) -> Iterator[str]:
    yield from plan.notes
    for each in plan.added:
        yield f"Added      line {each.line}: {who(each)}"
        yield from _notes(each)
    for each in plan.changed:
        name = each.seating.person.name
        yield f"Changed    line {each.line}: {name}: {changes(each)}"
        yield from _notes(each)
    for one in plan.refused:
        yield f"Left out   line {one.line}: {one.why}"
    for question in plan.asked:
        yield from _asked(question)
    yield summary(plan)


def _notes(planned: Planned) -> Iterator[str]:
    yield from (f"           {note}" for note in planned.notes)


def _asked(question: Question) -> Iterator[str]:
    yield f"Question   line {question.line}: {question.words}"
    for option in question.options:
        yield f"           --answer {question.line}={option.key}  {option.words}"
