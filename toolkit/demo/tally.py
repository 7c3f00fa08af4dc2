"""What everybody in a rehearsal did together."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Tally:
    """Lives as long as the rehearsal."""

    kept: int = 0
    files: int = 0
    comments: int = 0
    refused: list[str] = field(default_factory=list)
    drops: int = 0
    seconds: list[float] = field(default_factory=list)

    def told(self) -> str:
        """What they did, in a few sentences."""
        said = (
            f"{self.kept} answers were kept, {self.files} files added and "
            f"{self.comments} comments made; the line was lost {self.drops} times."
        )
        if self.seconds:
            waits = sorted(self.seconds)
            middle, late = (waits[int(len(waits) * share)] for share in (0.5, 0.95))
            said += f" Half were saved within {middle:.2f} s, 95 % within {late:.2f} s."
        if self.refused:
            said += f" {len(self.refused)} were refused, the last: {self.refused[-1]}"
        return said
