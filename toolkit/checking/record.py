"""What the cells of a notebook did when they were run, as the process reports it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from toolkit.model import JSON


@dataclass(frozen=True, slots=True)
class Failed:
    """The error at which a cell stopped; `line` is one of the cell."""

    name: str
    message: str
    line: int | None


@dataclass(frozen=True, slots=True)
class Made:
    """What one call of an author's made; `author` is the notebook it was called on.

    `face` and `parts` are those of an activity; `shown` says whether it reached an
    output, in whichever cell.
    """

    verb: str
    author: str
    cell: int
    line: int | None
    shown: bool = False
    name: str = ""
    address: str = ""
    is_asked: bool = False
    stored: tuple[str, ...] = ()
    face: Mapping[str, JSON] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Reached:
    """Another host that a cell would have spoken to."""

    cell: int
    line: int | None
    host: str


@dataclass(frozen=True, slots=True)
class Scripted:
    """A widget that is not ours, and another host that its script or style asks.

    `is_sure`: without it nothing of the widget works.
    """

    cell: int
    line: int | None
    name: str
    package: str
    host: str
    is_sure: bool


@dataclass(frozen=True, slots=True)
class Drawn:
    """The script that draws a widget which is not ours."""

    cell: int
    line: int | None
    name: str
    script: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Ran:
    """What one code cell did."""

    cell: int
    outputs: tuple[Mapping[str, JSON], ...]
    failed: Failed | None
    seconds: float
    threads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """What all of them did; `stuck` is the cell that never came to an end.

    `died` says how the process ended in it, if it did so by itself. Of a run that is
    not whole only the outputs are known, and what they show. `pools` are packages that
    work in threads of their own.
    """

    cells: Mapping[int, Ran]
    made: tuple[Made, ...]
    reached: tuple[Reached, ...] = ()
    scripted: tuple[Scripted, ...] = ()
    drawn: tuple[Drawn, ...] = ()
    authors: tuple[Made, ...] = ()
    pools: tuple[str, ...] = ()
    stuck: int | None = None
    died: str = ""
    is_whole: bool = True

    @property
    def failed(self) -> Iterator[tuple[int, Failed]]:
        """The cells that stopped at an error."""
        for number, ran in self.cells.items():
            if ran.failed is not None:
                yield number, ran.failed
