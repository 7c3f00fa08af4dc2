"""Meeting plans to take back to one's team: `packs.toml`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from toolkit.model.counting import number_in_words
from toolkit.model.dates import minutes_in_words
from toolkit.programme.toml import TomlTable, read_toml
from toolkit.programme.wording import capitalised

FILE = "packs.toml"


@dataclass(frozen=True, slots=True)
class Step:
    """A stretch of a meeting."""

    minutes: int
    title: str
    what: str

    def markdown(self) -> str:
        """The step in a paragraph."""
        return f"**{self.title}** ({minutes_in_words(self.minutes)}). {self.what}"


@dataclass(frozen=True, slots=True)
class Pack:
    """One meeting plan; `name` is permanent, and `number` its place among them."""

    number: int
    name: str
    title: str
    aim: str
    bring: str
    steps: tuple[Step, ...]
    closing: str
    follow_up: str

    def markdown(self) -> str:
        """The plan in words, to be read or printed."""
        steps = "\n".join(
            f"{number}. {step.markdown()}"
            for number, step in enumerate(self.steps, start=1)
        )
        minutes = minutes_in_words(sum(step.minutes for step in self.steps))
        count = capitalised(number_in_words(len(self.steps)))
        many = "step" if len(self.steps) == 1 else "steps"
        return (
            f"**Aim.** {self.aim}\n\n**Bring.** {self.bring}\n\n"
            f"**{count} {many}, {minutes}**\n\n{steps}\n\n"
            f"**Closing question.** {self.closing}\n\n**Afterwards.** {self.follow_up}"
        )


def load_packs(folder: Path, *, fill: Callable[[str], str]) -> tuple[Pack, ...]:
    """The meeting plans in *folder*, in order; none where there is no file.

    Raises:
        ProgrammeError: something is missing, or the minutes do not add up.
    """
    if not (folder / FILE).is_file():
        return ()
    top = read_toml(folder / FILE)
    top.fill = fill
    tables = enumerate(top.tables("packs"), start=1)
    length = top.whole("minutes") if top.has("minutes") else 0
    return top.closed(
        tuple(_pack(number, table, length=length) for number, table in tables)
    )


def _pack(number: int, table: TomlTable, *, length: int) -> Pack:
    """One plan; of a *length* above zero its steps take that, all together."""
    pack = Pack(
        number=number,
        name=table.text("name"),
        title=table.text("title"),
        aim=table.text("aim"),
        bring=table.text("bring"),
        steps=tuple(_step(step) for step in table.tables("steps")),
        closing=table.text("closing"),
        follow_up=table.text("follow_up"),
    )
    minutes = sum(step.minutes for step in pack.steps)
    if not pack.steps:
        raise table.wrong('it has no "steps". Say what is done, and for how long.')
    if length and minutes != length:
        raise table.wrong(
            f"its steps take {minutes} minutes in all. Make them {length}, or change "
            'the "minutes" of all meetings at the top of the file.'
        )
    return table.closed(pack)


def _step(table: TomlTable) -> Step:
    return table.closed(
        Step(table.whole("minutes"), table.text("title"), table.text("what"))
    )
