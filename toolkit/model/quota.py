"""How much room there is for files, and what is kept of them already."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Self

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Quota:
    """The most bytes of files that are kept, and those of the disk left to answers."""

    person: int = 200 * MEGABYTE
    cohort: int = 3_000 * MEGABYTE
    reserve: int = 500 * MEGABYTE

    @classmethod
    def told(cls, binding: Mapping[str, str]) -> Self:
        """The quota that `as_told` made *binding* of; what is not in it is as usual."""
        return cls(
            **{
                each.name: int(binding[f"files_{each.name}"])
                for each in fields(cls)
                if f"files_{each.name}" in binding
            }
        )

    def as_told(self) -> dict[str, str]:
        """How a kernel is told of it."""
        return {f"files_{name}": str(size) for name, size in asdict(self).items()}


@dataclass(frozen=True, slots=True)
class Held:
    """What is kept at the moment a file is added, in bytes.

    `beside` counts the files of the same answer. `free` is what the database's disk
    has left; None where that cannot be seen.
    """

    beside: int
    person: int
    cohort: int
    free: int | None
