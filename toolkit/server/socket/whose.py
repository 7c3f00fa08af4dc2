"""Whose widget a message of a page is for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from toolkit.programme.evaluating import OF_NOTEBOOK
from toolkit.server.page.refused_words import IN_NOTEBOOK, OURS
from toolkit.server.page.widgets import WidgetFacts
from toolkit.server.refused import ELSEWHERE, ERRORS, NOBODYS


@dataclass(frozen=True, slots=True)
class Whose:
    """The widgets of one page, by the ids of their comms.

    An id that the notebook did not make is of another's widget if the page has any:
    those may make more of them.
    """

    ours: frozenset[str] = frozenset()
    packages: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, widgets: Iterable[WidgetFacts]) -> Whose:
        """Whose each of *widgets* is."""
        facts = tuple(widgets)
        return cls(
            ours=frozenset(each.id for each in facts if each.is_ours),
            packages={each.id: each.package for each in facts if not each.is_ours},
            kinds={each.id: each.kind for each in facts},
        )

    @property
    def has_others(self) -> bool:
        """Whether the page shows anything that is not ours."""
        return bool(self.packages)

    def is_ours(self, comm: str) -> bool:
        """Whether what is sent to *comm* is for one of our activities."""
        return comm in self.ours or not self.has_others

    def called(self, comm: str) -> str:
        """How facilitators are told of the widget behind *comm*, or behind none."""
        if comm in self.ours:
            return OURS
        package = self.packages.get(comm, ELSEWHERE if comm else NOBODYS)
        return IN_NOTEBOOK if package == OF_NOTEBOOK else package

    def stopped(self, comm: str, error: str) -> str:
        """At which error, and in a widget of which class, the script stopped."""
        name = error if error in ERRORS else ERRORS[0]
        kind = self.kinds.get(comm)
        return f"{name} in {kind}" if kind and kind.isascii() else name
