"""What somebody has towards a certificate of attendance."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from toolkit.model.attending import Judged, Rules, Status


@dataclass(frozen=True, slots=True)
class Earned:
    """What somebody has towards the certificate; `lacks` is how many workshops.

    Of the `unrecorded` ones nothing is known, so that they neither count nor speak
    against anybody.
    """

    counted: tuple[str, ...]
    minutes: int
    lacks: int
    unrecorded: tuple[str, ...] = ()

    @property
    def is_met(self) -> bool:
        """Whether they have what it needs."""
        return not self.lacks


def earned(year: Iterable[tuple[str, Judged]], rules: Rules) -> Earned:
    """What the workshops of *year*, by their names, bring towards the certificate."""
    known = tuple(year)
    counted = [(name, one) for name, one in known if one.counts(rules)]
    return Earned(
        counted=tuple(name for name, _ in counted),
        minutes=sum(one.minutes for _, one in counted),
        lacks=max(0, rules.needs - len(counted)),
        unrecorded=tuple(
            name
            for name, one in known
            if one.settled and one.status is Status.NOT_RECORDED
        ),
    )
