"""Protocol: a talk in timed steps, which a group runs for itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from toolkit.activities.base.activity import Activity
from toolkit.activities.base.blocks import Block, Empty, Table, passages
from toolkit.activities.base.checked import fields_of, is_filled, list_of, text_of
from toolkit.activities.base.component import component
from toolkit.activities.base.in_group import hears_of_groups, roles_shown
from toolkit.activities.base.shapes import RolesShown
from toolkit.activities.group_page.words import HEAD, ROLE
from toolkit.activities.protocol.shapes import (
    ProtocolAnswer,
    ProtocolFace,
    ProtocolOwn,
    StepShown,
)
from toolkit.errors import AuthoringError
from toolkit.model import JSON, Event, Sharing
from toolkit.model.dates import MINUTES, minutes_in_words
from toolkit.written.shown import in_html

LIMIT_NAME = 300
LIMIT_NOTES = 20_000

WORDS = {
    "roles": "Who does what",
    "roles_help": "First names or initials are enough.",
    "role": "Role",
    "who": "Who",
    "steps": "Steps",
    "now": "now",
    **MINUTES,
    "timer": "Timer",
    "device": (
        "The timer runs on this device only: one of you keeps it and says each step "
        "aloud. It goes on if the page is reloaded."
    ),
    "ready": "Ready when you are",
    "over": "That was the last step.",
    "place": "Step {step} of {all}",
    "who_speaks": "Who speaks: {who}",
    "left": "{time} left",
    "up": "Time is up",
    "standing": "{time} left, paused",
    "start": "Start the first step",
    "again": "Start again",
    "pause": "Pause",
    "resume": "Go on",
    "next": "Next step",
    "finish": "Finish",
    "back": "One step back",
    "more": "One more minute",
    "step_said": "Step {step} of {all}: {name}. {time}. Who speaks: {who}.",
    "minute_left": "One minute left.",
    "up_said": "Time is up for step {step}. When you are ready: {next}.",
    "paused": "Paused with {time} left.",
    "going_on": "The timer goes on.",
    "added": "One minute added: {time} left.",
    "notes": "Notes",
    **HEAD,
    **ROLE,
}


class Protocol(Activity):
    """Steps with a timer, who takes which role, and notes.

    Where a facilitator has made groups, each person reads which role is theirs.
    Its answer is `{"who": [one name a role], "notes": text}`. The timer belongs to the
    page it is started on and is never sent anywhere.
    """

    kind = "protocol"
    face: ProtocolFace
    room: RolesShown
    _esm = component("protocol/protocol", WORDS)

    def __init__(
        self,
        name: str,
        prompt: str,
        *,
        steps: Sequence[tuple[int, str, str]],
        roles: Sequence[str] = (),
        help: str = "",  # noqa: A002 - the word authors expect
        sharing: Sharing | str = Sharing.GROUP,
        outcomes: Sequence[str] = (),
    ) -> None:
        """Talk in steps of (minutes, step, who speaks), with a timer the group runs."""
        described = _described(steps, name)
        length = minutes_in_words(sum(step["minutes"] for step in described))
        count = len(described)
        super().__init__(
            name,
            prompt,
            help=help,
            sharing=sharing,
            outcomes=outcomes,
            **ProtocolOwn(
                steps=described,
                roles=list(roles),
                meta=f"{count} step{'s' * (count > 1)} · {length}",
            ),
        )

    def check(self, value: JSON, *, part: str) -> ProtocolAnswer:  # noqa: ARG002 - one part
        """*value* with one name a role; roles that were left out are empty."""
        given = fields_of(value)
        most = len(self.face["roles"])
        who = list_of(given.get("who"), _name, most=most, what="names")
        return {
            "who": who + [""] * (most - len(who)),
            "notes": text_of(given.get("notes"), limit=LIMIT_NOTES),
        }

    def refresh_room(self) -> None:
        """Read again which group this is for the person, and who takes which role."""
        if self.seat is not None:
            roles = self.face["roles"]
            self.room = roles_shown(self.seat, self.workshop, self.name, roles=roles)

    def on_event(self, event: Event) -> None:
        """Read the roles again when groups change."""
        if hears_of_groups(event, self.workshop):
            self.refresh_room()
        else:
            super().on_event(event)

    @staticmethod
    def printed(face: ProtocolFace, values: Mapping[str, JSON]) -> list[Block]:
        """Who did what, then the notes."""
        value: ProtocolAnswer = values.get("") or {"who": [], "notes": ""}
        if not is_filled(value):
            return [Empty()]
        pairs = zip(face["roles"], value["who"], strict=False)
        rows = [[role, who] for role, who in pairs if who.strip()]
        columns = [WORDS["role"], WORDS["who"]]
        blocks: list[Block] = []
        if rows:
            blocks.append(Table(columns, rows, label=WORDS["roles"]))
        return [*blocks, *passages([(WORDS["notes"], value["notes"])])]

    @staticmethod
    def fallback(face: ProtocolFace) -> str:
        """Every step with its minutes and who speaks, then the roles."""
        steps = "".join(_asked(step) for step in face["steps"])
        roles = "".join(f"<li>{in_html(role)}</li>" for role in face["roles"])
        doing = f"<h4>{WORDS['roles']}</h4><ul>{roles}</ul>" if roles else ""
        meta = f'<p class="ws-meta">{in_html(face["meta"])}</p>'
        return f'{meta}<ol class="ws-steps">{steps}</ol>{doing}'


def _described(steps: Sequence[tuple[int, str, str]], name: str) -> list[StepShown]:
    described: list[StepShown]
    try:
        described = [
            {"minutes": minutes, "step": step, "who": who}
            for minutes, step, who in steps
        ]
    except (TypeError, ValueError):
        described = []
    lengths = [step["minutes"] for step in described]
    if not described or any(type(n) is not int or n < 1 for n in lengths):
        raise AuthoringError(
            f'The protocol "{name}" needs its steps as (minutes, what happens, who '
            'speaks), such as steps=((4, "Silent reading", "Nobody"),).'
        )
    return described


def _name(value: JSON) -> str:
    return text_of(value, limit=LIMIT_NAME)


def _asked(step: StepShown) -> str:
    about = f"{minutes_in_words(step['minutes'])} · {step['who']}"
    return f"<li><strong>{in_html(step['step'])}</strong> {in_html(about)}</li>"
