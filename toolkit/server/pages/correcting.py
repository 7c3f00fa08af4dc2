"""One person at one workshop: what was recorded, and putting it right with a reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from uuid import uuid4

from tornado.web import HTTPError

from toolkit.model import LocalTime, Seating
from toolkit.model.attendance import Attendance, Correction, Mark, Stay, Times
from toolkit.model.attending import Held
from toolkit.roster.attended import Attended
from toolkit.seat.people import LIMIT_NOTE, MODES
from toolkit.server.pages.attendance import AttendanceDesk, cell_of, when_in_words
from toolkit.server.site import now

STATUSES = {
    "": "As the times say",
    Mark.PRESENT.value: "Present",
    Mark.ABSENT.value: "Absent",
    Mark.APOLOGY.value: "Sent apologies",
}
HOW = {"": "Not known", "in person": "In person", "online": "Online"}
WRONG = {
    "no reason": "Write why, in a few words, then send it again. Your entries stay.",
    "long reason": f"The reason is too long: {LIMIT_NOTE} characters are the most.",
    "one time": "Write both times, or neither: then those recorded hold.",
    "no time": "Write times like 13:05, then send it again.",
    "order": "The second time is not after the first. Correct one of them.",
    "no day": "This has no date yet, so no times can be kept. Leave them empty.",
    "to come": (
        "This is still to come, so nobody has been there or absent. Apologies can be "
        "kept now; say the rest on the day or after it."
    ),
    "nothing": "That is how it stands already. Change something, or go back.",
    "changed": (
        "Somebody else put this right while your page was open; what they said stands "
        "below. Nothing of yours is kept yet, and your entries are still in the form. "
        "Send it again if it should hold all the same."
    ),
}
"""What stands in the way of a correction, by its name."""


class RefusedError(Exception):
    """A form that cannot be taken, for a reason in `WRONG`."""


@dataclass(frozen=True, slots=True)
class Said:
    """One correction, in words."""

    when: str
    who: str
    what: str
    reason: str


class CorrectingHandler(AttendanceDesk):
    """GET: what is recorded and said of somebody. POST: put it right."""

    def stands_on(self) -> str:
        """The page itself."""
        at = self.path_kwargs
        return self.here("attendance", at["workshop"], at["seat"])

    async def get(self, cohort: str, workshop: str, seat: str) -> None:  # noqa: ARG002
        """Show it."""
        seating, one = await self.asked(workshop, seat)
        await self._show(
            seating, one, _boxes(seating, one, self.local), **self.notices()
        )

    async def post(self, cohort: str, workshop: str, seat: str) -> None:
        """Keep the correction for good; or say what stands in its way."""
        seating, one = await self.asked(workshop, seat)
        boxes = {name: self.get_body_argument(name, "") for name in BOXES}
        try:
            correction = self._read(seating, one, boxes)
        except RefusedError as why:
            await self._refuse(seating, one, boxes, why=str(why), status=422)
            return
        correct = self.site.store.attendance.correct
        after = self.get_body_argument("after", "")
        kept = await self.site.aside.write(
            correct, cohort, workshop, correction=correction, after=after
        )
        if not kept:
            seating, one = await self.asked(workshop, seat)
            await self._refuse(seating, one, boxes, why="changed", status=409)
            return
        self.site.kernels.tell(cohort)
        self.lead_to(self.stands_on(), saying="attendance corrected")

    async def asked(self, workshop: str, seat: str) -> tuple[Seating, Attended]:
        """Whose attendance it is, and of what."""
        read = self.site.aside.read
        seating = await read(self.site.store.people.seating, seat)
        year = await read(self.year)
        one = next((one for one in year if one.gathering.name == workshop), None)
        if seating is None or seating.cohort.id != self.cohort.id or one is None:
            raise HTTPError(404)
        return seating, one

    def _read(
        self, seating: Seating, one: Attended, boxes: Mapping[str, str]
    ) -> Correction:
        mark, mode = boxes["mark"], boxes["mode"]
        if mark not in STATUSES or mode not in MODES:
            raise HTTPError(400)
        reason = boxes["reason"].strip()
        person = seating.person.id
        before = one.recorded.get(person)
        said = Attendance(
            person,
            mode=mode,
            mark=Mark(mark) if mark else None,
            caught_up=boxes["caught_up"] == "yes",
            note=before.line.note if before else "",
        )
        times = _times(boxes, one.gathering.held, self.local)
        if not reason:
            raise RefusedError("no reason")
        if len(reason) > LIMIT_NOTE:
            raise RefusedError("long reason")
        if self._is_too_early(one.gathering.held, said, times):
            raise RefusedError("to come")
        if _stands(one, person) == (said.mark, said.caught_up, said.mode, times):
            raise RefusedError("nothing")
        by = self.seating.person.id
        return Correction(uuid4().hex, by, now(), said, times, reason)

    def _is_too_early(
        self, held: Held | None, said: Attendance, times: Times | None
    ) -> bool:
        """Whether it says before the day who was there and who was not."""
        tells = said.mark in (Mark.PRESENT, Mark.ABSENT) or said.caught_up
        return self._is_to_come(held) and (tells or times is not None)

    def _is_to_come(self, held: Held | None) -> bool:
        """Whether its day is."""
        local = self.local
        return held is not None and local.day(now()) < local.day(held.starts)

    async def _refuse(
        self,
        seating: Seating,
        one: Attended,
        boxes: Mapping[str, str],
        *,
        why: str,
        status: int,
    ) -> None:
        self.set_status(status)
        await self._show(seating, one, boxes, problem=WRONG[why], done="")

    async def _show(
        self, seating: Seating, one: Attended, boxes: Mapping[str, str], **said: str
    ) -> None:
        person, local = seating.person.id, self.local
        corrections = one.corrections.get(person, ())
        names = await self.site.aside.read(self._names)
        self.desk_page(
            "correcting.html",
            one=seating,
            gathering=one.gathering,
            when=when_in_words(one.gathering, local),
            cell=cell_of(one, person, local=local),
            recorded=_recorded(one, person, local),
            to_come=self._is_to_come(one.gathering.held),
            note=one.of(person).note,
            boxes=boxes,
            after=corrections[-1].id if corrections else "",
            log=[_said(each, names, local) for each in reversed(corrections)],
            statuses=STATUSES,
            how=HOW,
            zone=local.named,
            **said,
        )

    def _names(self) -> dict[str, str]:
        everybody = self.site.store.people.roster(self.cohort.id, withdrawn=True)
        own = self.seating.person
        return {own.id: own.name, **{s.person.id: s.person.name for s in everybody}}


BOXES = ("mark", "came", "left", "mode", "caught_up", "reason")
"""What the form has, by name."""


def _boxes(seating: Seating, one: Attended, local: LocalTime) -> dict[str, str]:
    """The form as it stands, with no reason yet."""
    mark, caught_up, mode, times = _stands(one, seating.person.id)
    return {
        "mark": mark.value if mark else "",
        "came": local.hour(times.came) if times else "",
        "left": local.hour(times.left) if times else "",
        "mode": mode,
        "caught_up": "yes" if caught_up else "",
        "reason": "",
    }


def _stands(one: Attended, person: str) -> tuple[Mark | None, bool, str, Times | None]:
    kept = one.recorded.get(person)
    if kept is None:
        return None, False, "", None
    return kept.line.mark, kept.line.caught_up, kept.line.mode, kept.corrected


def _times(
    boxes: Mapping[str, str], held: Held | None, local: LocalTime
) -> Times | None:
    given = boxes["came"].strip(), boxes["left"].strip()
    if not any(given):
        return None
    if held is None:
        raise RefusedError("no day")
    if not all(given):
        raise RefusedError("one time")
    day = local.day(held.starts)
    try:
        came, left = (
            datetime.combine(day, time.fromisoformat(each), tzinfo=local.zone)
            for each in given
        )
    except ValueError:
        raise RefusedError("no time") from None
    if left <= came:
        raise RefusedError("order")
    return Times(came, left)


def _recorded(one: Attended, person: str, local: LocalTime) -> list[str]:
    """For how long the page was open, as it was recorded, whatever was said since."""
    kept = one.recorded.get(person)
    if kept is None:
        return []
    if kept.stays:
        return [_stay(each, local) for each in kept.stays]
    line = kept.line
    if line.joined is None:
        return []
    return [_stay(Stay(person, line.joined, line.left), local)]


def _stay(stay: Stay, local: LocalTime) -> str:
    came = local.on_paper(stay.came)
    return f"{came} to {local.hour(stay.left)}" if stay.left else f"since {came}"


def _said(each: Correction, names: Mapping[str, str], local: LocalTime) -> Said:
    said, times = each.said, each.times
    parts = [STATUSES[said.mark.value if said.mark else ""]]
    if times:
        parts.append(f"{local.hour(times.came)} to {local.hour(times.left)}")
    if said.caught_up:
        parts.append("caught up")
    if said.mode:
        parts.append(said.mode)
    who = names.get(each.by, "Somebody who has left")
    reason = each.reason or (said.note and f"Note: {said.note}")
    return Said(local.on_paper(each.at), who, ", ".join(parts), reason)
