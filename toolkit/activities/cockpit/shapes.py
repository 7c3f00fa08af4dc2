"""What the facilitators' panels show, and how they tell what has changed of it."""

from __future__ import annotations

from typing import Literal, TypedDict

from toolkit.model.attendance import Mark


class Whole(TypedDict):
    """A value that is new."""

    all: object


class Part(TypedDict):
    """A value of which only some entries are new."""

    only: Patch


Patch = dict[str, Whole | Part | None]
"""What becomes of each entry that is not as it was; None takes it away."""


class Patched(TypedDict):
    """What a page is told instead of a whole room."""

    patch: Patch


class LinkShown(TypedDict):
    """A person's link, as the page that asked for it is told it once."""

    link: str
    qr: str
    """A picture of it, as an address."""


class AgendaLine(TypedDict):
    """One section of the agenda."""

    section: str
    title: str
    about: str
    planned: str
    opened: str
    """When it was really opened; empty where it was not."""

    minutes: int
    spent: int
    """How long it is planned to be, and how long it really was on, in minutes."""


class PanelTimer(TypedDict):
    """A timer in milliseconds: its end, and what is left while it stands."""

    label: str
    ends: int | None
    left: int


class SteerShown(TypedDict):
    """Where the workshop that is led is now."""

    workshop: str
    now: int
    """The server's time, in milliseconds."""

    live: bool
    section: str | None
    next: str | None
    next_title: str
    agenda: list[AgendaLine]
    paused: bool
    notice: str
    timer: PanelTimer | None
    state: str
    """How it stands for time, in words."""

    left: int | None
    """The minutes that the section has left."""

    rehearsal: bool
    advice: list[str]


class SteerRoom(SteerShown):
    """All that the panel that steers shows."""

    workshops: list[tuple[str, str]]
    """The name and the title of each."""

    presets: list[str]
    """Lengths for a timer, in minutes: "8", or "1:30"."""

    screen: str
    """Where the screen for the room is; "" where the programme has none."""

    ready: str
    """Where one looks whether all is ready for the workshop."""


Reached = Literal["", "writing", "saved", "earlier"]
"""How far somebody is with one activity."""

Whereabouts = Literal["", "here", "away", "never"]
"""Whether somebody has the workshop's page open."""


class PersonShown(TypedDict):
    """One line of the list of people, and what is recorded of them."""

    person: str
    name: str
    school: str
    group: str
    steers: bool
    state: Whereabouts
    since: str
    done: list[tuple[Reached, str]]
    """How far they are with each activity, and since when."""

    reached: int

    help: bool
    mark: Mark | Literal[""]
    mode: str
    caught_up: bool
    note: str
    joined: str
    left: str


class AskedHere(TypedDict):
    """One activity of the section that is on; later is what nobody need finish now."""

    title: str
    later: bool


class HowMany(TypedDict):
    """How many people are where."""

    here: int
    away: int
    never: int


class Everybody(TypedDict):
    """Everybody in the cohort, without a word they write."""

    workshop: str
    live: bool
    asked: list[AskedHere]
    """What the section that is on asks."""

    expected: int
    ends: bool  # the section is the last: who has not finished comes first
    people: dict[str, PersonShown]
    """Each person by their seat."""

    order: list[str]
    groups: list[str]
    counts: HowMany
    helps: int


class Door(TypedDict):
    """The room code and where to type it; both empty while the room is closed."""

    code: str
    at: str
    qr: str


class PeopleRoom(Everybody):
    """All that the panel of people shows."""

    door: Door


class Colleague(TypedDict):
    """Another facilitator's notes."""

    name: str
    text: str
    saved: str


class Themes(TypedDict):
    """The way to what people contributed in the last task."""

    title: str
    link: str


class NotesRoom(TypedDict):
    """The run sheet of the section that is on, and colleagues' notes."""

    workshop: str
    section: str
    before: bool
    """Whether the section is still to come."""

    sheet: list[tuple[str, str]]
    """What to do and say, each with its label."""

    themes: Themes | None
    others: dict[str, Colleague]


class NotesAnswer(TypedDict):
    """A facilitator's own notes."""

    text: str
