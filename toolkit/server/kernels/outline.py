"""One notebook that was executed, and where its page is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from nbformat import NotebookNode

from toolkit.forking.template import Template, TemplateError
from toolkit.model import JSON
from toolkit.model.contents import Asked
from toolkit.programme import Plan, Programme, Served
from toolkit.server.page.render import Page


@dataclass(frozen=True, slots=True)
class Outline:
    """One executed notebook, and the process its kernels come from."""

    plan: Served
    template: Template
    page: Page
    contents: tuple[Asked, ...]

    @property
    def faces(self) -> dict[str, Mapping[str, JSON]]:
        """What each activity says of itself, by its name."""
        return {asked.name: asked.face for asked in self.contents}

    @property
    def notebook(self) -> NotebookNode:
        """The notebook with the outputs of its cells, without anybody's answers."""
        return self.template.notebook


def insist_on_plan(programme: Programme, served: Served) -> None:
    """Refuse what *programme* could not plan.

    Raises:
        TemplateError: its table has a mistake, which it says.
    """
    if why := programme.mistakes.get(served.name):
        raise TemplateError(why)


def address_of(served: Served) -> str:
    """Where the page of *served* is, below the base URL."""
    kind = "workshop" if isinstance(served, Plan) else "page"
    return f"{kind}/{served.name}"
