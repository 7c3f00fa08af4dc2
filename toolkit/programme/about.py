"""What a programme says of itself before anybody has joined: `about.toml`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from toolkit.model.names import check_name
from toolkit.programme.toml import TomlTable, read_toml

FILE = "about.toml"
PASSAGES = ("organisers", "wider")
METADATA = {
    "code": "Project code",
    "phase": "Phase",
    "year": "Year",
    "goal": "Strategic goal",
    "type": "Type",
    "centre": "Centre",
}
"""What is said of a cohort as a project, by name, and how it is called."""


@dataclass(frozen=True, slots=True)
class OutcomeGroup:
    """Outcomes that belong together; codes are what their codes begin with."""

    title: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of whoever would like to take part.

    Whoever chooses one of *options* that is not in *eligible* is told `otherwise`.
    """

    name: str
    text: str
    options: tuple[str, ...]
    eligible: tuple[str, ...]
    otherwise: str


@dataclass(frozen=True, slots=True)
class Commitment:
    """What a year asks: in all, for each part, of a participant and of a school."""

    total: str
    parts: Mapping[str, str]
    participant: tuple[str, ...]
    school: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Leader:
    """Somebody who leads, and what they know about."""

    name: str
    role: str
    biography: str
    expertise: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """What somebody who took part said, by their role; they agreed to that."""

    words: str
    role: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading with its paragraphs."""

    heading: str
    text: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to ask, and what they would like to be told."""

    name: str
    email: str
    tell_us: str


@dataclass(frozen=True, slots=True)
class About:
    """All of it, with every word filled in.

    `area`, `price`, `funding` and `metadata` are what stands where a cohort says
    nothing else.
    """

    summary: str
    involved: tuple[str, ...]
    for_whom: tuple[str, ...]
    not_for: tuple[str, ...]
    next_steps: tuple[str, ...]
    offer_days: int
    network: str
    area: str
    price: str
    funding: str
    groups: tuple[OutcomeGroup, ...]
    commitment: Commitment
    passages: tuple[Passage, ...]
    metadata: Mapping[str, str]
    contact: Contact
    responsible: str
    kept: tuple[str, ...]
    authority: str
    questions: tuple[Question, ...]
    leaders: tuple[Leader, ...]
    voices: tuple[Voice, ...]

    def grouped(self, outcomes: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
        """The words of *outcomes* below the titles of their groups."""
        return {
            group.title: tuple(
                text for code, text in outcomes.items() if code.startswith(group.codes)
            )
            for group in self.groups
        }


def load_about(
    folder: Path, *, fill: Callable[[str], str], outcomes: Mapping[str, str]
) -> About | None:
    """What the file in *folder* says; None where there is no file.

    Raises:
        ProgrammeError: something is missing or contradicts itself; says where.
    """
    if not (folder / FILE).is_file():
        return None
    top = read_toml(folder / FILE)
    top.fill = fill
    return top.closed(_about(top, outcomes))


def _about(top: TomlTable, outcomes: Mapping[str, str]) -> About:
    cost, privacy = top.table("cost"), top.table("privacy")
    return About(
        summary=top.text("summary"),
        involved=top.texts("involved"),
        for_whom=top.texts("for_whom"),
        not_for=top.texts("not_for"),
        next_steps=top.texts("next_steps"),
        offer_days=top.whole("offer_days"),
        network=top.text("network"),
        area=top.text("area"),
        price=cost.text("price"),
        funding=cost.closed(cost.text("funding")),
        groups=_groups(top, outcomes),
        commitment=_commitment(top.table("commitment")),
        passages=tuple(_passage(top.table(each)) for each in PASSAGES),
        metadata=_metadata(top.table("metadata")),
        contact=_contact(top.table("contact")),
        responsible=privacy.text("responsible"),
        kept=privacy.texts("kept"),
        authority=_authority(privacy),
        questions=_questions(top),
        leaders=_leaders(top),
        voices=tuple(map(_voice, top.tables("voices"))),
    )


def _groups(top: TomlTable, outcomes: Mapping[str, str]) -> tuple[OutcomeGroup, ...]:
    tables = top.tables("groups")
    groups = tuple(
        table.closed(OutcomeGroup(table.text("title"), table.texts("codes")))
        for table in tables
    )
    for code in outcomes:
        found = [group for group in groups if code.startswith(group.codes)]
        if len(found) != 1:
            raise top.wrong(
                f'the outcome "{code}" of programme.toml is in {len(found)} of the '
                f'groups. Let one of "[[groups]]" have "{code[:2]}" among its codes.'
            )
    return groups


def _commitment(table: TomlTable) -> Commitment:
    return table.closed(
        Commitment(
            total=table.text("total"),
            parts={
                part.text("what"): part.closed(part.text("time"))
                for part in table.tables("parts")
            },
            participant=table.texts("participant"),
            school=table.texts("school"),
        )
    )


def _passage(table: TomlTable) -> Passage:
    return table.closed(Passage(table.text("heading"), table.texts("text")))


def _metadata(table: TomlTable) -> dict[str, str]:
    return table.closed(
        {name: table.text(name) for name in METADATA if table.has(name)}
    )


def _contact(table: TomlTable) -> Contact:
    contact = Contact(table.text("name"), table.text("email"), table.text("tell_us"))
    if "@" not in contact.email:
        raise table.wrong(
            f'"email" says "{contact.email}", which is no address. Write it like '
            '"office@hub.example".'
        )
    return table.closed(contact)


def _authority(table: TomlTable) -> str:
    """To whom people may complain, where it is not the United Kingdom's authority."""
    return table.closed(table.text("authority") if table.has("authority") else "")


def _questions(top: TomlTable) -> tuple[Question, ...]:
    questions: dict[str, Question] = {}
    for table in top.tables("questions"):
        one = _question(table)
        if one.name in questions:
            raise table.wrong(f'two questions are named "{one.name}". Rename one.')
        questions[one.name] = one
    return tuple(questions.values())


def _question(table: TomlTable) -> Question:
    options = table.texts("options")
    if len(options) < 2:
        raise table.wrong('"options" must list at least two answers to choose from.')
    closes = table.has("eligible")
    eligible = table.texts("eligible") if closes else options
    unknown = next((one for one in eligible if one not in options), None)
    if unknown is not None:
        raise table.wrong(
            f'"eligible" names "{unknown}", which is none of the options. Write it '
            "exactly as it stands there."
        )
    return table.closed(
        Question(
            name=check_name(table.text("name")),
            text=table.text("text"),
            options=options,
            eligible=eligible,
            otherwise=table.text("otherwise") if closes else "",
        )
    )


def _leaders(top: TomlTable) -> tuple[Leader, ...]:
    return tuple(
        table.closed(
            Leader(
                name=table.text("name"),
                role=table.text("role"),
                biography=table.text("biography"),
                expertise=table.texts("expertise"),
            )
        )
        for table in top.tables("leaders")
    )


def _voice(table: TomlTable) -> Voice:
    # How and when they agreed is kept there and shown to nobody; without it no voice.
    table.text("consent")
    return table.closed(Voice(table.text("words"), table.text("role")))
