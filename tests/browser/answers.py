"""What an invented head of department answers, by the name of the activity."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Texts:
    """Words for the boxes of a reflection, in order."""

    texts: tuple[str, ...]


@dataclass(frozen=True)
class Talk:
    """A contribution to a discussion; `choice` is the option's wording."""

    text: str
    choice: str | None = None


@dataclass(frozen=True)
class Point:
    """Words for one talking point, by its wording."""

    point: str
    text: str


@dataclass(frozen=True)
class Choice:
    """One option of a poll, or a point of a scale, by its wording."""

    option: str


@dataclass(frozen=True)
class Order:
    """Cards from the top; `reasons` for some of them, and one card of one's own."""

    cards: tuple[str, ...]
    own: str = ""
    reasons: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Stages:
    """A stage from 1 to 4 for every statement in order, and the notes in order."""

    stages: tuple[int, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class TaskOne:
    """The fields of Task 1."""

    who: tuple[tuple[str, str], ...]
    conversation: str
    agree: tuple[str, ...]
    differ: tuple[str, ...]
    statement: str
    pupils: tuple[tuple[str, str, str], ...]
    gap: str
    voices: tuple[str, ...]
    voices_comment: str
    file: str
    file_note: str
    aim: str
    changed: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Plan:
    """A first action plan: one aim with one action."""

    hope: str
    evidence: str
    aim: str
    codes: str
    action: str
    lead: str
    by: str
    measure: str
    rag: str
    stop: str


Answer = Texts | Talk | Point | Choice | Order | Stages | TaskOne | Plan

PURPOSES = (
    "Pupils can explain why a method works, and choose between methods.",
    "Every pupil meets ambitious mathematics, whichever class they are in.",
    "Pupils leave lessons wanting to know more.",
    "Teachers do mathematics together and enjoy it.",
    "Colleagues use the same core images, words and layouts.",
    "Techniques become quick and reliable enough to free thinking for problems.",
    "Nobody plans alone unless they want to.",
    "Grades at sixteen open the doors our pupils choose.",
)
OWN_CARD = "Pupils see mathematics written by people like them."
MATHS = r"Year 8 now say why $\frac{a}{b} \div \frac{c}{d} = \frac{ad}{bc}$ works."


def answers_of(who: str) -> dict[str, Answer]:
    """A whole afternoon's answers; *who* makes them one person's own."""
    return {
        "w1-q1-leadership-time": Choice("people's development"),
        "w1-school-agreement": Texts(
            (f"{who}, 7 November", "The headteacher, 9 November", "Deputy head")
        ),
        "w1-p1-talking-point": Point(
            "Advice that stuck",
            f"Ask one question before giving advice. Mine came from my old head of "
            f"department at the café, says {who}.",
        ),
        "w1-r1-keynote-notes": Texts(
            (
                f"Images before rules, {who} noted: “see it, say it, write it”.",
                "Does fluency really have to come first?",
                "One shared bar model in Years 7 and 8.",
            )
        ),
        "w1-p6-fight-to-keep": Talk(f"Thursday's shared planning hour. ({who})"),
        "w1-p2-team-would-say": Talk(
            f"They would agree on reasoning and argue about homework. ({who})"
        ),
        "audit": Stages(
            stages=(2, 3, 1, 2, 2, 3, 2, 1, 2, 3, 1, 2, 2, 1, 3, 2, 4, 2, 1, 2),
            notes=(f"D2: our short quizzes. ({who})", "C1: no time together yet."),
        ),
        "w1-r2-hardest-statement": Texts((f"A5, because I rarely ask. ({who})",)),
        "w1-q2-learning-leader": Choice("3"),
        "w1-q3-priorities": Order(
            (
                "Teacher development",
                "Curriculum coherence",
                "Student progress",
                "Recovery planning",
            )
        ),
        "w1-a-diamond-nine": Order(
            (*PURPOSES, OWN_CARD),
            own=OWN_CARD,
            reasons={
                PURPOSES[0]: f"Without the why, nothing lasts. ({who})",
                OWN_CARD: "We asked Year 9.",
            },
        ),
        "w1-p3-split-card": Talk(f"Grades: means or end? Jörg and I differed. ({who})"),
        "w1-p4-long-view": Talk(
            f"Past papers in Year 9. A ring-fenced problem lesson protects us. ({who})"
        ),
        "w1-r3-turning-points": Texts(
            (
                f"A Year 10 set that asked “why?” every lesson. ({who})",
                "Teaching abroad, in Kraków.",
                "Covering a colleague's leave.",
            )
        ),
        "w1-p5-june": Talk(f"Pupil: “I can start on my own now.” ({who})"),
        "w1-r4-hope": Texts((f"Every lesson has a moment to explain why. ({who})",)),
        "pen_picture": Texts(
            (
                f"A department of nine by the sea. ({who})",
                "Engineering first, then teaching.",
                "A mentor who listened.",
                "Geometry that moves: π is a ratio, not a button.",
                "Three non-specialists this year.",
                "Low-cost tiling kits.",
            )
        ),
        "w1-q4-task-clear": Choice("4"),
        "w1-r5-first-conversation": Texts(
            (f"The deputy who timetables us. ({who})", "What would an hour cost?")
        ),
        "w1-community-sign-up": Texts((f"{who.replace(' ', '.')}@school.example",)),
        "t1-shared-picture": task_one(who),
        "action_plan": action_plan(who),
    }


def task_one(who: str) -> TaskOne:
    return TaskOne(
        who=(("Full-time teachers", "6"), ("Part-time teachers", "2"), ("PE too", "1")),
        conversation=f"With the nine cards and one blank page. ({who})",
        agree=("Explaining matters", "Everybody meets proof by Year 9"),
        differ=("What homework is for",),
        statement=f"We teach mathematics that makes sense. {MATHS} ({who})",
        pupils=(
            ("When does maths make sense?", "When we draw it", "Bars, not formulas"),
            ("When do you feel stuck?", "At the first line", "Also in set 1"),
            ("What helps?", "A friend's question", "Nobody said “practice”"),
        ),
        gap=f"We say reasons matter; pupils see speed rewarded. ({who})",
        voices=("My line manager",),
        voices_comment="C1: I said 2, my line manager said 1.",
        file="audit-sheet.png",
        file_note="A photo of the line manager's sheet, without names.",
        aim=f"By July, pupils in Year 8 will explain one step a lesson. ({who})",
        changed=(("Leave a why on the board", "Three of nine", "Once a week"),),
    )


def action_plan(who: str) -> Plan:
    return Plan(
        hope=f"Every lesson has a moment to explain why. ({who})",
        evidence=f"We say reasons matter; pupils see speed rewarded. ({who})",
        aim=f"Pupils in Year 8 explain one step in every lesson. ({who})",
        codes="A1, C2; PU1",
        action="Agree three “why?” prompts and try them for two weeks",
        lead="Second in department",
        by="2023-02-10",
        measure="Six of nine books show a written reason a week",
        rag="Amber: under way",
        stop="If it costs planning time twice, we stop and say so.",
    )
