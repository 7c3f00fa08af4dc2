"""The author's object: one call in a notebook cell makes one activity."""

from __future__ import annotations

from toolkit.activities.task import fields
from toolkit.errors import AuthoringError
from toolkit.notebook.arranging import Arranging
from toolkit.notebook.asking import Asking
from toolkit.notebook.cockpit import Cockpit
from toolkit.notebook.group_work import GroupWork
from toolkit.notebook.headings import Part, Said
from toolkit.notebook.on_screen import OnScreen
from toolkit.notebook.own_pages import OwnPages
from toolkit.notebook.year_long import YearLong


class Notebook(Asking, GroupWork, YearLong, OwnPages, Arranging, OnScreen, Cockpit):
    """One of the programme's own notebooks, such as the portfolio.

    Every method returns what its cell shows. The first argument of an activity is its
    permanent name: answers hang on it. The second is the prompt, which may be reworded
    at any time.

    Args:
        name: what `programme.toml` calls the notebook.

    Raises:
        ProgrammeError: `programme.toml` has no such notebook.
    """

    fields = fields
    """Makers of a task's fields: `short`, `long`, `lists`, `table`, `tick`, ..."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._programme.notebook(name)

    def part(self, title: str) -> Part:
        """Start a part of the page, for notebooks that have no agenda to follow."""
        return Part(self._programme.wording.apply(title))

    def say(self, words: str) -> Said:
        """Markdown that speaks of {pupils} or {approach} as the programme does.

        On a page and in a document a Markdown cell may do so too; in JupyterLab only
        this call fills the words in.

        Raises:
            AuthoringError: something else stands in braces.
        """
        return Said(self._programme.wording.apply(words))

    def pack(self, name: str) -> Said:
        """One of the meeting plans in `packs.toml`, to read here and to take away.

        Raises:
            AuthoringError: there is no such plan.
        """
        packs = {pack.name: pack for pack in self._programme.packs}
        if name not in packs:
            raise AuthoringError(
                f'packs.toml has no meeting plan "{name}". It has: {", ".join(packs)}.'
            )
        return Said(
            f"### {packs[name].number}. {packs[name].title}\n\n"
            f"{packs[name].markdown()}\n\n"
            f"[Take this plan with you (PDF)](../pack/{name}.pdf)"
        )

    def agreement(self) -> Said:
        """The programme's working agreement, to read aloud and to come back to."""
        numbered = enumerate(self._programme.agreement, start=1)
        points = (f"{number}. {point}" for number, point in numbered)
        return Said("\n".join(("**Our working agreement**", "", *points)))
