"""Meeting plans that a leader takes back to the department: `packs.toml`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from toolkit.model.dates import minutes_in_words
from toolkit.programme.toml import TomlTable, read_toml

FILE = "packs.toml"
LENGTH = 45
"""Minutes of a meeting."""


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
        return (
            f"**Aim.** {self.aim}\n\n**Bring.** {self.bring}\n\n"
            f"**Four steps, {LENGTH} minutes**\n\n{steps}\n\n"
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
    return top.closed(tuple(_pack(number, table) for number, table in tables))


def _pack(number: int, table: TomlTable) -> Pack:
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
    if minutes != LENGTH:
        raise table.wrong(
            f"its steps take {minutes} minutes in all. Make them {LENGTH}."
        )
    return table.closed(pack)


def _step(table: TomlTable) -> Step:
    return table.closed(
        Step(table.whole("minutes"), table.text("title"), table.text("what"))
    )
