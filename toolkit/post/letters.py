"""The letters: what each kind says, from facts that are handed to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from toolkit.activities.base.overview import place_of
from toolkit.activities.year.news import News
from toolkit.export.calendars import Source, calendar_of
from toolkit.model import Role, Seating
from toolkit.model.dates import hour, stretch, weekday_in_words
from toolkit.post.letter import Attached, Facts, Letter, Part, Quoted, Way, Words
from toolkit.post.links import Links
from toolkit.post.words import (
    CLOSING,
    DIGEST,
    GREETING,
    INVITATION,
    JOINING,
    LINK_KEEP,
    LINK_LABEL,
    LOST,
    NOT_BEGUN,
    REMINDER,
    RETENTION,
    WISH,
)
from toolkit.programme import Programme
from toolkit.programme.placeholders import marked
from toolkit.programme.plan import Plan, Tasked, When

WHEN = marked("workshop when")

REMINDERS, WEEKLY = "reminders", "digest"
"""What letters may be stopped by, as addresses and choices call it."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Whom a letter is to, and in whose year. `line` is a facilitator's own."""

    seating: Seating
    programme: Programme
    links: Links
    line: str = ""

    def letter(
        self,
        subject: str,
        parts: Sequence[Part],
        *,
        footer: Sequence[Part] = (),
        attached: Sequence[Attached] = (),
        stop: str = "",
    ) -> Letter:
        """The letter with what all of them have."""
        own = (Words(self.line),) if self.line else ()
        return Letter(
            subject=subject,
            greeting=GREETING.format(name=self.seating.person.name),
            parts=(*own, *parts),
            closing=CLOSING.format(cohort=self.seating.cohort.title),
            footer=tuple(footer),
            attached=tuple(attached),
            stop=stop,
            language=self.programme.language,
        )

    @property
    def way_in(self) -> tuple[Part, ...]:
        """A personal link, and what it is."""
        address = self.links.personal(self.seating.id)
        return Way(LINK_LABEL, address, secret=True), Words(LINK_KEEP)

    def way_to(self, label: str, page: str) -> Way:
        """A page of ours, which opens for whoever is signed in."""
        return Way(label, f"{self.links.here}/{page}")


def invitation(setting: Setting) -> Letter:
    """A personal link, and when the workshops are."""
    programme, words = setting.programme, INVITATION
    rows = tuple(
        (plan.title, programme.in_words(WHEN, workshop=plan.name))
        for plan in programme.workshops
    )
    said = words["about" if programme.tasks else "no tasks"]
    about = said.format(cohort=setting.seating.cohort.title)
    return setting.letter(
        words["subject"].format(programme=programme.title),
        [Words(about), *setting.way_in, Facts(rows)],
    )


def joining(
    setting: Setting, plan: Plan, when: When, *, open_task: Plan | None, source: Source
) -> Letter:
    """When, where and with what: all that one needs on the day."""
    programme, words = setting.programme, JOINING
    day = weekday_in_words(when.starts.date())
    meeting = [Way(words["meeting"], when.link)] if when.link else []
    calendar = Attached(
        f"{plan.name}.ics",
        "text/calendar",
        calendar_of(programme, [plan], tasks=False, source=source),
        says={"charset": "utf-8", "method": "PUBLISH"},
    )
    return setting.letter(
        words["subject"].format(workshop=plan.title, day=day),
        [
            Words(words["about"].format(programme=programme.title)),
            Facts(tuple(_facts(plan, when, zone=programme.local.named))),
            *meeting,
            *_before(setting, open_task),
            *setting.way_in,
            Words(words["calendar"]),
        ],
        attached=[calendar],
    )


def _facts(plan: Plan, when: When, *, zone: str) -> Iterator[tuple[str, str]]:
    yield JOINING["workshop"], plan.title
    yield JOINING["day"], weekday_in_words(when.starts.date())
    hours = stretch(when.starts, when.ends)
    yield JOINING["hours"], JOINING["zone"].format(hours=hours, zone=zone)
    if when.doors_open < when.starts:
        yield JOINING["doors"], hour(when.doors_open)
    for name in ("mode", "venue", "address"):
        if said := getattr(when, name):
            yield JOINING[name], said


def _before(setting: Setting, open_task: Plan | None) -> Iterator[Part]:
    task = open_task.task if open_task else None
    if open_task is None or task is None or task.due is None:
        yield Words(JOINING["no_task"])
        return
    due = weekday_in_words(task.due)
    yield Words(JOINING["task"].format(task=task.title, due=due))
    label = JOINING["task_link"].format(task=task.title)
    yield setting.way_to(label, place_of(open_task.name, task.name))


def reminder(setting: Setting, tasked: Tasked, *, due: date, own: str) -> Letter:
    """What is due, by when, and what the person had said of it."""
    words, plan, task = REMINDER, tasked.plan, tasked.task
    day = weekday_in_words(due)
    filled = {"task": task.title, "due": day, "workshop": plan.title}
    quoted: list[Part] = [Words(words["yours"]), Quoted(own)] if own else []
    way = setting.way_to(words["open"].format(**filled), place_of(plan.name, task.name))
    stop = setting.links.stop(setting.seating.id, REMINDERS)
    about = words["about" if plan.when else "undated"].format(**filled)
    return setting.letter(
        words["subject"].format(**filled),
        [
            Words(about),
            *quoted,
            way,
            Words(words["part"]),
            *setting.way_in,
        ],
        footer=[Words(words["twice"]), Way(words["stop"], stop)],
        stop=stop,
    )


def not_begun(setting: Setting, tasked: Tasked, *, today: date) -> Letter:
    """That somebody has not begun a task, and how they can ask for time or help."""
    task, seat, due = tasked.task, setting.seating.id, tasked.task.due
    filled = {"task": task.title, "due": weekday_in_words(due) if due else ""}
    about = "undated" if due is None else "over" if due < today else "about"
    label = REMINDER["open"].format(**filled)
    stop = setting.links.stop(seat, REMINDERS)
    return setting.letter(
        NOT_BEGUN["subject"].format(**filled),
        [
            Words(NOT_BEGUN[about].format(**filled)),
            Words(NOT_BEGUN["ask"]),
            setting.way_to(label, place_of(*tasked.place)),
            *setting.way_in,
        ],
        footer=[Way(REMINDER["stop"], stop)],
        stop=stop,
    )


def wished(setting: Setting, what: str, page: str) -> Letter:
    """What somebody wanted to be reminded of."""
    filled = {"what": what}
    return setting.letter(
        WISH["subject"].format(**filled),
        [
            Words(WISH["about"].format(**filled)),
            setting.way_to(WISH["open"].format(**filled), page),
            *setting.way_in,
        ],
        footer=[setting.way_to(WISH["list"], "reminders")],
    )


def digest(setting: Setting, news: Sequence[News]) -> Letter:
    """What others wrote to one since a week ago, by name."""
    stop = setting.links.stop(setting.seating.id, WEEKLY)
    many = DIGEST["one" if len(news) == 1 else "many"].format(count=len(news))
    told = [part for one in news for part in _told(setting, one)]
    return setting.letter(
        DIGEST["subject"].format(cohort=setting.seating.cohort.title),
        [Words(many), *told, *setting.way_in],
        footer=[Way(DIGEST["stop"], stop)],
        stop=stop,
    )


def _told(setting: Setting, one: News) -> Iterator[Part]:
    said = DIGEST["from" if one.school else "did"]
    yield Words(said.format(by=one.by, school=one.school, did=one.did))
    if one.words:
        yield Quoted(one.words)
    yield setting.way_to(DIGEST["read"], one.link)


def retention(setting: Setting, until: date) -> Letter:
    """That all of a cohort is about to be removed, and how to take one's own along."""
    words, seating = RETENTION, setting.seating
    filled = {"cohort": seating.cohort.title, "day": weekday_in_words(until)}
    desk: tuple[Part, ...] = ()
    if seating.role is Role.FACILITATOR:
        page = f"cohort/{seating.cohort.id}/data"
        desk = (Words(words["leads"]), setting.way_to(words["desk"], page))
    return setting.letter(
        words["subject"].format(**filled),
        [
            Words(words["about"].format(**filled)),
            Words(words["take"]),
            setting.way_to(words["open"], "me/data"),
            *desk,
            *setting.way_in,
        ],
    )


def lost_link(setting: Setting) -> Letter:
    """A new link for whoever asked for one with this address."""
    return setting.letter(
        LOST["subject"].format(programme=setting.programme.title),
        [Words(LOST["about"]), *setting.way_in, Words(LOST["ignore"])],
    )
