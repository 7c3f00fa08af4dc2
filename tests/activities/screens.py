"""The screen for the room in every state there is, made by plainly invented people."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from itertools import cycle, islice

from tests.activities.conftest import WORKSHOP, People, attached
from tests.activities.test_screen import HERE, answer
from tests.first_year import YEAR
from toolkit.activities import (
    Activity,
    Audit,
    Discussion,
    GroupPage,
    Poll,
    Ranking,
    Reflection,
    Scale,
    Thread,
)
from toolkit.activities.screen import Screen
from toolkit.model import PROGRAMME, Pace, Sharing, showing
from toolkit.model import pace as pacing
from toolkit.model.attendance import Place
from toolkit.model.contents import Asked
from toolkit.model.groups import new_groups
from toolkit.model.lines import Change, Words
from toolkit.model.points import Points
from toolkit.programme.agenda import section_titles
from toolkit.seat import Seat

SECTION = "section-2"
PROMPT = "Which card split your group, and what was the real difference underneath?"
SAID = (
    "We agreed on the words and not on what they ask of a lesson: half of us would "
    "rather have fewer topics, taught until they stay, and half would not dare. "
)
MATHS = r"It is $\frac{3}{4}$ of them, and not $x^2$: that was the **difference**. "
POINTS: Points = {
    SECTION: (
        "Fourteen minutes to listen, six in pairs. To keep:\n\n"
        "1. **Evidence comes in five levels:** how people felt; what they learned; how "
        "the organisation helped; what they now do; what pupils gained.\n"
        "2. **Plan by working backwards from pupils.**\n"
        "3. **Look for nearer signs.** Results come late and have many causes.\n"
        r"4. **Say what would count against you:** $\frac{1}{3}$ of a class, say."
        + "\n",
        "In your four, with one set of cards on the table.\n\n"
        "- **3 minutes** read the nine cards.\n- **9 minutes** sort them.\n"
        "- **2 minutes** compare with the four next to you.",
    )
}
CARDS = (
    "Every pupil meets ambitious mathematics, whichever class they are in",
    "Pupils can explain why a method works, and choose between methods",
    "Techniques become quick and reliable enough to free thinking",
    "Colleagues use the same core images, words and layouts",
    "Pupils leave lessons wanting to know more",
)

Change_ = Callable[[Pace], Pace]


def open_section(pace: Pace, section: str = SECTION) -> Pace:
    return pacing.open_section(pace, section, at=datetime.now(UTC))


class Room:
    """A facilitator's screen, and the people whose room it is for."""

    def __init__(self, people: People) -> None:
        self.people = people
        self.leader = people.facilitator()
        self.contents: list[Asked] = []
        self.points: Points = {}
        until = datetime.now(UTC) + timedelta(hours=1)
        people.store.rooms.open("example", WORKSHOP, code="K7M-2QX", expires_at=until)

    def asks(self, *activities: Activity, section: str = SECTION) -> None:
        for one in activities:
            one.at(WORKSHOP)
            self.contents.append(
                Asked(
                    one.workshop, one.name, one.kind, one.prompt, section,
                    outcomes=(), parts=tuple(one.parts) or ("",), face=one.face,
                )
            )  # fmt: skip

    def does(self, *changes: Change_) -> None:
        for change in changes:
            self.leader.pace.steer(WORKSHOP, change)

    def arrive(self, *, here: int, of: int) -> None:
        """So many participants, of whom some have the page open."""
        seats = [self.people.seat() for _ in range(of)]
        came = [Place("example", one.person.id, WORKSHOP) for one in seats[:here]]
        self.people.store.presence.keep("a-server", at=datetime.now(UTC), came=came)

    def says(self, name: str, values: Sequence[object], **how: object) -> list[Seat]:
        """Each value is somebody's, who shares it with everybody."""
        seats = [self.people.seat() for _ in values]
        for seat, value in zip(seats, values, strict=True):
            level = how.get("sharing", Sharing.COHORT)
            at = str(how.get("workshop", WORKSHOP))
            assert isinstance(level, Sharing)
            answer(seat, name, value, sharing=level, workshop=at)
        return seats

    def screen(self) -> Screen:
        shown = Screen(
            "screen",
            titles=section_titles,
            contents=lambda name: self.contents if name == WORKSHOP else (),
            points=lambda _name: self.points,
        ).at("screen")
        shown.here = HERE
        shown.dated(YEAR)
        attached(shown, self.leader)
        shown.lead(WORKSHOP)
        return shown


def talk(name: str = "wall", prompt: str = PROMPT, **how: bool) -> Discussion:
    return Discussion(name, prompt, **how)


def said(count: int, text: str = SAID) -> list[object]:
    return [
        {
            "choice": None,
            "text": f"Answer {number}. {MATHS if number % 5 == 0 else ''}{text}",
        }
        for number in range(1, count + 1)
    ]


def chosen(*counts: int) -> list[object]:
    return [
        {"chosen": [position], "words": ["-"]}
        for position, count in enumerate(counts)
        for _ in range(count)
    ]


def poll() -> Poll:
    return Poll(
        "time",
        "In a normal week most of my leadership time goes on:",
        options=(
            "teaching and curriculum",
            "people's development",
            "data and reporting",
            "cover, behaviour and logistics",
            "something else, such as $x^2$",
        ),
    )


# -- states --------------------------------------------------------------------


def waiting(room: Room) -> None:
    room.arrive(here=0, of=6)


def first_few(room: Room) -> None:
    room.asks(talk(), section="section-1")
    room.arrive(here=2, of=6)
    room.does(lambda pace: open_section(pace, "section-1"))


def first_half(room: Room) -> None:
    room.asks(talk(), section="section-1")
    room.arrive(here=3, of=6)
    room.does(lambda pace: open_section(pace, "section-1"))


def first_all(room: Room) -> None:
    room.asks(talk(), section="section-1")
    room.arrive(here=6, of=6)
    room.does(lambda pace: open_section(pace, "section-1"))


def timed(pace: Pace) -> Pace:
    now = datetime.now(UTC)
    started = pacing.start_timer(pace, "Pairs, then fours", seconds=296, at=now)
    return pacing.hold_timer(started, at=now)


def prompts(room: Room) -> None:
    room.asks(talk(), talk("other", r"What is $\frac{3}{4}$ of it to you?"))
    room.points = POINTS
    room.does(open_section, timed)


def many_prompts(room: Room) -> None:
    room.asks(*(talk(f"wall-{n}", f"{n}. {PROMPT}") for n in range(1, 10)))
    notice = "Swap now"
    room.does(
        open_section,
        timed,
        pacing.pens_down,
        lambda pace: pacing.give_notice(pace, notice),
    )


def points(room: Room) -> None:
    room.points = POINTS
    room.does(open_section)


def nothing(room: Room) -> None:
    room.does(open_section)


def wall(room: Room) -> None:
    room.asks(talk())
    room.says("wall", said(24))
    room.does(open_section, timed, lambda pace: showing.put_up(pace, "wall"))


def short_wall(room: Room) -> None:
    room.asks(talk())
    room.says("wall", said(7, "More time."))
    room.does(open_section, lambda pace: showing.put_up(pace, "wall"))


def empty_wall(room: Room) -> None:
    room.asks(talk())
    room.does(open_section, lambda pace: showing.put_up(pace, "wall"))


def held_wall(room: Room) -> None:
    room.asks(talk(together=True))
    room.says("wall", said(4))
    room.does(open_section, lambda pace: showing.put_up(pace, "wall"))


def cloud(room: Room) -> None:
    room.asks(Reflection("word", "Your day in a word", words=2))
    words = ("calm", "Hopeful", "busy", "calm!", "Calm", "hopeful", "curious", "tired")
    more = ("a bit lost", "ready", "proud", "Stretched", "stretched", "$x^2$")
    every = list(islice(cycle((*words, *more)), 24))
    room.says("word", [{"texts": [one]} for one in every])
    room.does(open_section, lambda pace: showing.put_up(pace, "word"))


def voting(room: Room) -> None:
    room.asks(poll())
    room.says("time", chosen(3, 1, 4, 6, 2), sharing=Sharing.PRIVATE)
    room.does(open_section, lambda pace: showing.put_up(pace, "time"))


def scale_voting(room: Room) -> None:
    room.asks(Scale("sure", "How sure are we?", ends=("Not at all", "Completely")))
    room.does(open_section, lambda pace: showing.put_up(pace, "sure"))


def reveal(name: str) -> Change_:
    return lambda pace: showing.reveal(pace, name, revealed=True)


def results(room: Room) -> None:
    voting(room)
    room.does(reveal("time"))


def scale_results(room: Room) -> None:
    ends = ("Not at all", "Completely")
    room.asks(Scale("sure", "How sure are we?", ends=ends, anonymous=False))
    room.says("sure", chosen(1, 3, 6, 9, 4), sharing=Sharing.PRIVATE)
    room.does(open_section, reveal("sure"))


def few_results(room: Room) -> None:
    room.asks(Scale("sure", "How sure are we?", anonymous=True))
    room.says("sure", chosen(1, 1), sharing=Sharing.PRIVATE)
    room.does(open_section, reveal("sure"))


def ranking(room: Room) -> None:
    asked = Ranking("order", "What is it for?", cards=CARDS, shape="list", blanks=0)
    room.asks(asked)
    orders = [[0, 1, 2, 3, 4], [1, 0, 2, 4, 3], [4, 1, 0, 3, 2]] * 3
    room.says("order", [{"places": order} for order in orders])
    room.does(open_section, lambda pace: showing.put_up(pace, "order"))


def audit(room: Room) -> None:
    asked = Audit(YEAR)
    room.asks(asked)
    groups = asked.face["groups"]  # type: ignore[typeddict-item]
    codes = [one["code"] for group in groups for one in group["statements"]]
    values = [
        {
            "stages": {code: 1 + (row + at) % 4 for at, code in enumerate(codes)},
            "notes": {},
        }
        for row in range(8)
    ]
    room.says(asked.name, values, sharing=Sharing.FACILITATORS, workshop=PROGRAMME)
    room.does(open_section, lambda pace: showing.put_up(pace, asked.name))


def group_pages(room: Room) -> None:
    asked = GroupPage("ours", "Our four's notes: where we differed")
    room.asks(asked)
    seats = [room.people.seat() for _ in range(12)]
    ids = [seat.person.id for seat in seats]
    dealt = [ids[at : at + 2] for at in range(0, 12, 2)]
    groups = new_groups(dealt, paired=False)
    room.leader.groups.arrange(WORKSHOP, "", groups, based_on=0)
    for number, (seat, group) in enumerate(zip(seats[::2], groups, strict=True)):
        for line in range(2 + number % 3):
            seat.pages.write(
                WORKSHOP,
                "ours",
                group=group.id,
                change=Change(
                    line=f"line-{line}",
                    words=Words(f"{line + 1}. {SAID[: 60 + 20 * line]}"),
                    based_on=0,
                    write=f"w-{number}-{line}",
                    after=None,
                ),
            )
    room.does(open_section, lambda pace: showing.put_up(pace, "ours"))


def shown_group_pages(room: Room) -> None:
    group_pages(room)
    room.does(reveal("ours"))


def spotlit(name: str, seat: Seat) -> Change_:
    one = showing.Spotlit("one", name, person=seat.person.id)
    return lambda pace: showing.show(showing.pick(pace, one), "one")


def quote(room: Room) -> None:
    room.asks(talk())
    (seat,) = room.says("wall", said(1, "How short."))
    room.does(open_section, spotlit("wall", seat))


def long_quote(room: Room) -> None:
    room.asks(talk())
    (seat,) = room.says("wall", said(1, "\n\n".join([MATHS + SAID * 3] * 4)))
    room.does(open_section, spotlit("wall", seat))


def threads(room: Room) -> None:
    strips = [f"Something that grows, number {number}" for number in range(16)]
    thread = Thread("map", "How does it grow?", strips=strips).at(WORKSHOP)
    room.asks(thread)
    order = {"order": list(range(16)), "joins": [], "images": [], "answers": []}
    room.says("map", [thread.check(order, part="")] * 2)
    room.does(open_section, lambda pace: showing.put_up(pace, "map"))


def diamonds(room: Room) -> None:
    cards = (*CARDS, *CARDS[:4])
    asked = Ranking("nine", "What is it for?", cards=cards).at(WORKSHOP)
    room.asks(asked)
    places = {"places": list(range(9)), "blanks": [], "reasons": {}}
    value = asked.check(places, part="")
    (seat,) = room.says("nine", [value])
    room.does(open_section, spotlit("nine", seat))


def goodbye(room: Room) -> None:
    room.asks(talk())
    room.does(open_section, lambda pace: pacing.end_live(pace, at=datetime.now(UTC)))


STATES: Mapping[str, Callable[[Room], None]] = {
    one.__name__: one
    for one in (
        *(
            waiting,
            first_few,
            first_half,
            first_all,
            prompts,
            many_prompts,
            points,
            nothing,
        ),
        *(wall, short_wall, empty_wall, held_wall, cloud, voting, scale_voting),
        *(results, scale_results, few_results, ranking, audit, group_pages),
        *(shown_group_pages, quote, long_quote, threads, diamonds, goodbye),
    )
}


def state(people: People, name: str) -> Room:
    room = Room(people)
    STATES[name](room)
    return room
