"""Cycle: weeks of learning together, with who, where, when and cover."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from toolkit.activities.base.activity import Activity
from toolkit.activities.base.blocks import Block, Empty, Table, passages
from toolkit.activities.base.checked import (
    date_of,
    fields_of,
    list_of,
    text_of,
)
from toolkit.activities.base.component import component
from toolkit.activities.base.shapes import Sent
from toolkit.activities.cycle.shapes import (
    CycleAnswer,
    CycleFace,
    CycleOwn,
    Proposed,
    Week,
)
from toolkit.errors import AuthoringError, OutOfDateError
from toolkit.model import JSON, Sharing
from toolkit.model.dates import typed_day
from toolkit.written.shown import in_html

LIMIT_LINE = 300
LIMIT_TEXT = 2_000
OTHERS_LEAD = 2
"""In how many weeks somebody else should lead."""

WORDS = {
    "question": "Our question about learning",
    "question_help": "For example: “How do {learners} decide whether to …?”",
    "week": "Week {number}",
    "week_word": "Week",
    "arranged": "{what} · {count} of {all} arranged",
    "what": "What happens",
    "time": "Time needed",
    "family": "Family",
    "who": "Who",
    "who_help": "Initials or roles; whoever leads comes first.",
    "other": "Somebody other than me leads this week",
    "other_short": "led by a colleague",
    "room": "Room",
    "cover": "Cover",
    "cover_asked": "Cover, or “none”",
    "date": "Date",
    "where": "Room and cover",
    "check": "Is everything in it?",
    "check_who": "Names",
    "check_room": "Rooms",
    "check_cover": "Cover",
    "check_date": "Dates",
    "check_other": "Somebody other than me leads",
    "all_weeks": "all {all} weeks",
    "some_weeks": "{count} of {all} weeks so far",
    "enough_weeks": "{count} of {all} weeks: enough",
    "few_weeks": "{count} of {all} weeks; aim for {least}",
    "done": "Done",
    "open": "To do",
}


class Cycle(Activity):
    """A canvas of weeks, and a check of what is still missing from it."""

    kind = "cycle"
    face: CycleFace
    _esm = component("cycle/cycle", WORDS)

    def __init__(
        self,
        name: str,
        prompt: str,
        *,
        weeks: Sequence[tuple[str, str, str]],
        help: str = "",  # noqa: A002 - the word authors expect
        sharing: Sharing | str = Sharing.GROUP,
        outcomes: Sequence[str] = (),
    ) -> None:
        """Plan weeks of (what happens, time, family): who, where, cover and dates."""
        described = _described(weeks, name)
        super().__init__(
            name,
            prompt,
            help=help,
            sharing=sharing,
            outcomes=outcomes,
            **CycleOwn(weeks=described, others_lead=min(OTHERS_LEAD, len(described))),
        )

    def check(self, value: JSON, *, part: str) -> CycleAnswer:  # noqa: ARG002 - one part
        """*value* with every week; what was left out is as the author proposed it."""
        given = fields_of(value)
        proposed = self.face["weeks"]
        weeks = list_of(given.get("weeks"), fields_of, most=len(proposed), what="weeks")
        weeks += [{}] * (len(proposed) - len(weeks))
        return {
            "question": text_of(given.get("question"), limit=LIMIT_TEXT),
            "weeks": [
                _week({**as_proposed, **week})
                for as_proposed, week in zip(proposed, weeks, strict=True)
            ],
        }

    @staticmethod
    def printed(face: CycleFace, values: Mapping[str, JSON]) -> list[Block]:  # noqa: ARG004
        """The question, then the weeks in one table."""
        value: CycleAnswer | None = values.get("")
        if value is None:
            return [Empty()]
        named = ("week_word", "what", "time", "who", "where")
        columns = [WORDS[name] for name in named]
        weeks = [
            _printed_week(number, week)
            for number, week in enumerate(value["weeks"], start=1)
        ]
        return [
            *passages([(WORDS["question"], value["question"])]),
            Table(columns, weeks, widths=[2.5, 5, 3, 3, 3]),
        ]

    @staticmethod
    def fallback(face: CycleFace) -> str:
        """What is proposed for every week."""
        weeks = "".join(
            f"<li><strong>{in_html(week['what'])}</strong> "
            f"{in_html(week['time'])} · {in_html(week['family'])}</li>"
            for week in face["weeks"]
        )
        return f"<ol>{weeks}</ol>"


def _described(weeks: Sequence[tuple[str, str, str]], name: str) -> list[Proposed]:
    try:
        described = [
            Proposed(what=what, time=time, family=family)
            for what, time, family in weeks
        ]
    except (TypeError, ValueError):
        described = []
    if not described:
        raise AuthoringError(
            f'The cycle "{name}" needs its weeks as (what happens, time needed, '
            'family), such as weeks=(("Plan it", "60 min", "Technique"),).'
        )
    return described


def _week(week: Sent) -> Week:
    other = week.get("other", False)
    if type(other) is not bool:
        raise OutOfDateError
    return {
        "what": text_of(week.get("what"), limit=LIMIT_TEXT),
        "time": text_of(week.get("time"), limit=LIMIT_LINE),
        "family": text_of(week.get("family"), limit=LIMIT_LINE),
        "who": text_of(week.get("who"), limit=LIMIT_LINE),
        "room": text_of(week.get("room"), limit=LIMIT_LINE),
        "cover": text_of(week.get("cover"), limit=LIMIT_LINE),
        "date": date_of(week.get("date")),
        "other": other,
    }


def _printed_week(number: int, week: Week) -> list[str]:
    led = f"({WORDS['other_short']})" if week["other"] else ""
    cover = f"{WORDS['cover']}: {week['cover']}" if week["cover"] else ""
    return [
        _lines(str(number), typed_day(week["date"])),
        week["what"],
        _lines(week["time"], week["family"]),
        _lines(week["who"], led),
        _lines(week["room"], cover),
    ]


def _lines(*said: str) -> str:
    return "\n".join(filter(None, said))
