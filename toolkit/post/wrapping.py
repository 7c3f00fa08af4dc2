"""The letter after a workshop: what was made, and what is next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from toolkit.activities.base.checked import is_filled
from toolkit.activities.base.kind import activity_kind
from toolkit.activities.base.overview import place_of
from toolkit.activities.coverage.outcomes import Contents
from toolkit.activities.year.news import BOARD, COMMUNITY
from toolkit.model import Response, Sharing
from toolkit.model.attending import Rules
from toolkit.model.dates import weekday_in_words
from toolkit.post.letter import Facts, Heading, Letter, Part, Quoted, Way, Words
from toolkit.post.letters import REMINDERS, Setting
from toolkit.post.words import WRAP_UP
from toolkit.programme import Programme
from toolkit.programme.plan import Plan
from toolkit.seat import Seat
from toolkit.store import Store

EVALUATION = "evaluation"
"""The programme's notebook that asks what people made of a workshop."""


@dataclass(frozen=True, slots=True)
class Made:
    """What was made in a workshop: counts alone, and titles that authors gave.

    `pages` has for each page of groups its prompt, how many groups have written on it
    and how many lines. `was_there` is said of the reader.
    """

    pages: tuple[tuple[str, int, int], ...]
    cards: int
    was_there: bool


def made_in(
    store: Store, seat: Seat, plan: Plan, contents: Contents, *, rules: Rules
) -> Made:
    """What *plan* has brought, as far as whoever is on *seat* may know."""
    cohort = seat.cohort.id
    asked = next((each for name, each in contents if name == plan.name), ())
    pages = []
    for one in asked:
        if activity_kind(one.kind).by_group:
            written = store.pages.all(cohort, one.workshop, one.name).values()
            counts = [sum(not line.words.gone for line in lines) for lines in written]
            begun = [count for count in counts if count]
            if begun:
                pages.append((one.prompt, len(begun), sum(begun)))
    own = seat.responses(COMMUNITY).values()
    others = (shared.response for shared in seat.wall.shared_in(COMMUNITY))
    cards = sum(map(_is_card, (*own, *others)))
    # Where no record was kept at all nobody is told that they were not there.
    is_kept = bool(store.attendance.of(cohort, plan.name))
    was_there = seat.people.was_there(plan, rules) or not is_kept
    return Made(tuple(pages), cards, was_there)


def _is_card(response: Response) -> bool:
    is_here = response.sharing is Sharing.COHORT and is_filled(response.value)
    return is_here and response.key.activity.startswith("card.")


def wrap_up(
    setting: Setting, plan: Plan, made: Made, *, own: str, at: datetime
) -> Letter:
    """What we made, what the reader set out to do in their own words, what is next."""
    words, seat = WRAP_UP, setting.seating.id
    stop = setting.links.stop(seat, REMINDERS)
    about = words["about" if made.was_there else "absent"]
    return setting.letter(
        words["subject"].format(workshop=plan.title),
        [
            Words(about.format(workshop=plan.title)),
            *_made(setting, plan, made),
            *_catching_up(setting, plan, made),
            *_own(own),
            *_next(setting, plan, at=at),
            *setting.way_in,
        ],
        footer=[Way(words["stop"], stop)],
        stop=stop,
    )


def _made(setting: Setting, plan: Plan, made: Made) -> Iterator[Part]:
    words = WRAP_UP
    yield Heading(words["made"])
    for prompt, groups, lines in made.pages:
        who = words["group" if groups == 1 else "groups"].format(count=groups)
        have = words["page" if groups == 1 else "pages"]
        yield Words(have.format(prompt=prompt, groups=who, lines=_lines(lines)))
    if made.cards:
        said = words["card" if made.cards == 1 else "cards"]
        yield Words(said.format(count=made.cards))
        yield setting.way_to(words["board"], BOARD)
    if not (made.pages or made.cards):
        yield Words(words["nothing"])
    if made.was_there:
        yield setting.way_to(words["look"], f"workshop/{plan.name}")


def _lines(count: int) -> str:
    return WRAP_UP["line" if count == 1 else "lines"].format(count=count)


def _catching_up(setting: Setting, plan: Plan, made: Made) -> Iterator[Part]:
    if not made.was_there:
        yield Heading(WRAP_UP["catch up"])
        done = ", ".join(entry.title for entry in plan.agenda if entry.items)
        yield Words(WRAP_UP["done"].format(done=done))
        yield Words(WRAP_UP["steps task" if plan.task else "steps"])
        yield setting.way_to(WRAP_UP["look"], f"workshop/{plan.name}")


def _own(own: str) -> Iterator[Part]:
    """Their own words, which stand in nobody else's letter."""
    if own:
        yield Heading(WRAP_UP["yours"])
        yield Words(WRAP_UP["said"])
        yield Quoted(own)


def _next(setting: Setting, plan: Plan, *, at: datetime) -> Iterator[Part]:
    words, programme = WRAP_UP, setting.programme
    yield Heading(words["next"])
    if dates := tuple(_dates(programme, plan, at=at)):
        yield Facts(dates)
    if plan.task:
        label = words["open"].format(task=plan.task.title)
        yield setting.way_to(label, place_of(plan.name, plan.task.name))
    own = (one for one in programme.notebooks if one.name == EVALUATION)
    if any(one.notebook.exists() for one in own):
        number = programme.workshops.index(plan) + 1
        page = f"page/{EVALUATION}#activity-end-{number}"
        yield setting.way_to(words["evaluation"], page)


def _dates(
    programme: Programme, plan: Plan, *, at: datetime
) -> Iterator[tuple[str, str]]:
    words, task, following = WRAP_UP, plan.task, programme.after(plan)
    if task:
        yield words["task"], task.title
    if plan.due:
        yield words["due"], weekday_in_words(plan.due)
    if following is not None and following.when:
        day = weekday_in_words(following.when.starts.date())
        yield words["workshop"], f"{following.title}, {day}"
    for one in programme.meetings:
        if at < one.ends and one.meeting.confirmed:
            said = words["optional" if one.meeting.optional else "everybody"]
            day = weekday_in_words(one.meeting.day)
            title = one.meeting.title
            told = said.format(title=title, day=day, hours=one.hours)
            yield words["meeting"], told
            break
