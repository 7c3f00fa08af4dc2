"""What a notebook asks, kept where the kernels of other notebooks can read it.

The server writes it whenever it has prepared a notebook. There is never anybody's
answer in it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NotRequired, TypedDict

from toolkit.model.responses import JSON

if TYPE_CHECKING:
    # Importing it would cost every kernel's template ten megabytes.
    from nbformat import NotebookNode

ACTIVITY_MIME = "application/vnd.workshop.activity+json"
"""The mime type under which an activity describes itself."""

SECTION_MIME = "application/vnd.workshop.section+json"
"""The mime type that says where a section starts."""

MODULE_MIME = "application/vnd.workshop.module+json"
"""What the output of a widget carries besides: the hashes of its script and style."""

PLOTLY_MIME = "application/vnd.plotly.v1+json"
"""The type under which plotly describes a chart; Vega-Lite's has many releases."""

_VEGA = re.compile(r"application/vnd\.vega(?:lite)?\.v\d+(?:\.\d+)*[.+]json")


def chart_mime(data: Mapping[str, JSON]) -> str | None:
    """The type under which *data* describes a chart, which pages draw, if it does."""
    return next((m for m in data if m == PLOTLY_MIME or _VEGA.fullmatch(m)), None)


class Section(TypedDict):
    """Where a section starts, as its heading leaves it in the notebook."""

    name: str
    title: str
    minutes: NotRequired[int]
    hours: NotRequired[str]


@dataclass(frozen=True, slots=True)
class Asked:
    """One activity as a notebook asks it.

    `section` is the permanent name of the section it is in, empty before the first.
    `workshop` is where its answers hang, which for what has one answer all year is not
    the notebook. `parts` are the parts of its answer; `face` is all it says of itself.
    """

    workshop: str
    name: str
    kind: str
    prompt: str
    section: str
    outcomes: tuple[str, ...]
    parts: tuple[str, ...]
    face: Mapping[str, JSON] = field(repr=False)

    def stored_name(self, part: str) -> str:
        """The name under which one part is kept."""
        return f"{self.name}.{part}" if part else self.name

    @property
    def counted(self) -> tuple[str, ...]:
        """The parts that count as progress; of a task not what is optional."""
        return tuple(self.face.get("counts", self.parts))

    @property
    def finishes(self) -> str | None:
        """The part by which a person says that they have finished, if there is one."""
        return self.face.get("finishes")

    @property
    def besides(self) -> tuple[str, ...]:
        """The parts that are no work: one's word that it is done, and what one asks."""
        ends = (self.finishes,) if self.finishes else ()
        return (*ends, *self.face.get("besides", ()))

    @property
    def work(self) -> tuple[str, ...]:
        """The parts in which somebody answers what is asked."""
        return tuple(part for part in self.parts if part not in self.besides)


def contents_of(notebook: NotebookNode) -> tuple[Asked, ...]:
    """What an executed *notebook* asks, in its order."""
    return tuple(_asked(notebook))


def write_contents(folder: Path, name: str, asked: tuple[Asked, ...]) -> None:
    """Keep in *folder* what the notebook called *name* asks."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    new = folder / f"{name}.json.new"
    new.write_text(json.dumps([asdict(one) for one in asked]), encoding="utf-8")
    # Whoever reads at this moment finds the one or the other, whole.
    new.replace(_file(folder, name))


def read_contents(folder: Path, name: str) -> tuple[Asked, ...]:
    """What the notebook called *name* asks; nothing if it was never prepared."""
    try:
        kept = json.loads(_file(folder, name).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return ()
    return tuple(_from(one) for one in kept)


def _asked(notebook: NotebookNode) -> Iterator[Asked]:
    section = ""
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            data = output.get("data", {})
            if SECTION_MIME in data:
                section = data[SECTION_MIME]["name"]
            if ACTIVITY_MIME in data:
                yield _described(data[ACTIVITY_MIME], section=section)


def _described(activity: Mapping[str, JSON], *, section: str) -> Asked:
    face = activity["face"]
    return Asked(
        workshop=face.get("workshop", ""),
        name=face["name"],
        kind=face["kind"],
        prompt=face["prompt"],
        section=section,
        outcomes=tuple(face.get("outcomes", ())),
        parts=tuple(activity.get("answers") or ("",)),
        face=face,
    )


def _from(kept: Mapping[str, JSON]) -> Asked:
    lists = {name: tuple(kept[name]) for name in ("outcomes", "parts")}
    return Asked(**{**kept, **lists})


def _file(folder: Path, name: str) -> Path:
    return folder / f"{name}.json"
