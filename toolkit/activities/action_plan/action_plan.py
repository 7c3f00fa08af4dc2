"""The action plan: one a person, filled a little in every workshop."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import ClassVar

from toolkit.activities.action_plan.low import lowest_of
from toolkit.activities.action_plan.shapes import (
    Action,
    Aim,
    Most,
    Offered,
    PlanAnswer,
    PlanFace,
    PlanOwn,
    PlanRoom,
    Review,
)
from toolkit.activities.action_plan.words import RAG, WORDS
from toolkit.activities.base.activity import Activity
from toolkit.activities.base.blocks import Block, Empty, Listing, Table, passages
from toolkit.activities.base.checked import (
    date_of,
    fields_of,
    is_filled,
    list_of,
    text_of,
)
from toolkit.activities.base.component import component
from toolkit.errors import AuthoringError, OutOfDateError
from toolkit.model import JSON, PROGRAMME, Event, Sharing
from toolkit.model.dates import typed_day
from toolkit.model.words_of import texts_in
from toolkit.programme import Programme
from toolkit.programme.audit import AuditPlan

LIMIT_TEXT = 4_000
LIMIT_LINE = 300
MOST_AIMS = 3
MOST_ACTIONS = 12
MOST_REVIEWS = 20

TARGETS = ("hope", "evidence", "aim")
"""What can start from a person's own earlier words."""


PROMPT = "My action plan"
HELP = "One plan, all year: it is the same wherever you open it."


class ActionPlan(Activity):
    """Hope, evidence, up to three aims with their actions, and when to stop."""

    kind = "action_plan"
    is_long_form = True
    place_in_year = 3
    face: PlanFace
    room: PlanRoom
    workshop = PROGRAMME
    begins_another_year: ClassVar[Mapping[str, Sequence[str]]] = {
        "action-plan": ["action-plan"]
    }
    _esm = component("action_plan/action_plan", WORDS)

    def __init__(self, *, prefill: Mapping[str, tuple[str, str]] | None = None) -> None:
        """The person's action plan, which grows all year.

        *prefill* names earlier answers, (workshop, name), whose words are offered for
        the plan's `hope`, `evidence` and first `aim`.
        """
        self._prefill = _known_targets(prefill or {})
        self._audit: AuditPlan | None = None
        self._numbers: Mapping[str, int] = {}
        most = Most(aims=MOST_AIMS, actions=MOST_ACTIONS, reviews=MOST_REVIEWS)
        super().__init__(
            "action-plan",
            PROMPT,
            help=HELP,
            sharing=Sharing.GROUP,
            **PlanOwn(most=most, rag=list(RAG)),
        )

    def dated(self, programme: Programme) -> None:
        """Go by the audit of *programme*, and by the order of its workshops."""
        self._audit = programme.audit
        plans = enumerate(programme.workshops, start=1)
        self._numbers = {plan.name: number for number, plan in plans}

    def check(self, value: JSON, *, part: str) -> PlanAnswer:  # noqa: ARG002
        """The plan in its normal form."""
        plan = fields_of(value)
        return {
            "hope": text_of(plan.get("hope"), limit=LIMIT_TEXT),
            "evidence": text_of(plan.get("evidence"), limit=LIMIT_TEXT),
            "aims": list_of(plan.get("aims"), _aim, most=MOST_AIMS, what="aims"),
            "stop": text_of(plan.get("stop"), limit=LIMIT_TEXT),
        }

    @staticmethod
    def printed(face: PlanFace, values: Mapping[str, JSON]) -> list[Block]:  # noqa: ARG004
        """The plan in the order it is read, without what is empty."""
        plan: PlanAnswer | None = values.get("")
        if plan is None or not is_filled(plan):
            return [Empty()]
        aims = (
            block
            for number, aim in enumerate(plan["aims"], start=1)
            for block in _printed_aim(number, aim)
        )
        return [
            *_printed_text(WORDS["hope"], plan["hope"]),
            *_printed_text(WORDS["evidence"], plan["evidence"]),
            *aims,
            *_printed_text(WORDS["stop"], plan["stop"]),
        ]

    @staticmethod
    def commitment(values: Mapping[str, JSON]) -> str:
        """The action that comes next and is not on its way; else the hope."""
        plan: PlanAnswer | None = values.get("")
        if plan is None:
            return ""
        actions = [action for aim in plan["aims"] for action in aim["actions"]]
        to_do = [one for one in actions if one["action"] and one["rag"] != "green"]
        # What has no day comes after all that has one.
        to_do.sort(key=lambda one: one["by"] or "9999")
        return next((one["action"] for one in to_do), plan["hope"]).strip()

    @staticmethod
    def fallback(face: PlanFace) -> str:  # noqa: ARG004
        """What the plan is made of."""
        named = ("hope", "evidence", "aims", "stop")
        items = "".join(f"<li>{escape(WORDS[name])}</li>" for name in named)
        return f"<ul>{items}</ul><p>{escape(WORDS['begin'])}</p>"

    def refresh_room(self) -> None:
        """Read again the earlier words, and the statements, that can be used."""
        seat = self.seat
        if seat is None:
            return
        words: dict[str, Offered] = {}
        for target, (workshop, activity) in self._prefill.items():
            response = seat.response(workshop, activity)
            texts = texts_in(response.value) if response else ()
            said = " ".join(text.strip() for text in texts)
            if said:
                number = self._numbers.get(workshop)
                words[target] = {
                    "source": f"Workshop {number}" if number else "earlier",
                    "words": said[:LIMIT_TEXT],
                }
        self.room = {"words": words, "low": lowest_of(seat, self._audit)}

    def on_event(self, event: Event) -> None:
        """Read again what *event* may have changed, words and audits among it."""
        super().on_event(event)
        source = (event.workshop, event.activity or "")
        is_audit = event.workshop == PROGRAMME and source[1].startswith("audit-")
        own = self.seat is not None and event.person == self.seat.person.id
        if own and (is_audit or source in self._prefill.values()):
            self.refresh_room()


def _known_targets(
    prefill: Mapping[str, tuple[str, str]],
) -> dict[str, tuple[str, str]]:
    unknown = [target for target in prefill if target not in TARGETS]
    if unknown:
        raise AuthoringError(
            f'The action plan has nothing called "{unknown[0]}" to start from earlier '
            f"words. Use: {', '.join(TARGETS)}."
        )
    return {target: (source[0], source[1]) for target, source in prefill.items()}


# -- checking -------------------------------------------------------------------


def _aim(value: JSON) -> Aim:
    aim = fields_of(value)
    actions = list_of(aim.get("actions"), _action, most=MOST_ACTIONS, what="actions")
    return {
        "aim": text_of(aim.get("aim"), limit=LIMIT_TEXT),
        "codes": text_of(aim.get("codes"), limit=LIMIT_LINE),
        "actions": actions,
    }


def _action(value: JSON) -> Action:
    action = fields_of(value)
    reviews = list_of(action.get("reviews"), _review, most=MOST_REVIEWS, what="notes")
    rag = text_of(action.get("rag"), limit=LIMIT_LINE)
    if rag and rag not in RAG:
        raise OutOfDateError
    return {
        "action": text_of(action.get("action"), limit=LIMIT_TEXT),
        "lead": text_of(action.get("lead"), limit=LIMIT_LINE),
        "help": text_of(action.get("help"), limit=LIMIT_LINE),
        "by": date_of(action.get("by")),
        "resources": text_of(action.get("resources"), limit=LIMIT_TEXT),
        "measure": text_of(action.get("measure"), limit=LIMIT_TEXT),
        "rag": rag,
        "reason": text_of(action.get("reason"), limit=LIMIT_TEXT),
        "reviews": reviews,
    }


def _review(value: JSON) -> Review:
    review = fields_of(value)
    return {
        "date": date_of(review.get("date")),
        "note": text_of(review.get("note"), limit=LIMIT_TEXT),
    }


# -- printing -------------------------------------------------------------------


def _printed_text(label: str, body: str) -> list[Block]:
    return passages([(label, body)])


def _printed_aim(number: int, aim: Aim) -> Iterator[Block]:
    label = WORDS["aim"].format(number=number)
    yield from _printed_text(label, aim["aim"])
    yield from _printed_text(f"{label}: {WORDS['codes'].lower()}", aim["codes"])
    actions = [action for action in aim["actions"] if is_filled(action)]
    if actions:
        yield _printed_actions(f"{label}: actions", actions)
    notes = [_said_review(a, r) for a in actions for r in a["reviews"] if r["note"]]
    if notes:
        yield Listing(notes, label=f"{label}: review notes")


def _printed_actions(label: str, actions: list[Action]) -> Block:
    named = ("action", "lead", "by", "resources", "measure", "rag")
    return Table(
        [WORDS[name] for name in named],
        [_printed_row(action) for action in actions],
        widths=[5, 3, 3, 3, 4, 4],
        label=label,
    )


def _printed_row(action: Action) -> list[str]:
    who = action["lead"]
    if action["help"]:
        who = f"{who}\nwith {action['help']}".strip()
    stands = "\n".join(filter(None, (RAG.get(action["rag"], ""), action["reason"])))
    return [
        action["action"],
        who,
        typed_day(action["by"]),
        action["resources"],
        action["measure"],
        stands,
    ]


def _said_review(action: Action, review: Review) -> str:
    about = filter(None, (typed_day(review["date"]), action["action"]))
    return ": ".join((*about, review["note"]))
