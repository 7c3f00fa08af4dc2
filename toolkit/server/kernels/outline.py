"""One notebook that was executed, and where its page is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from nbformat import NotebookNode

from toolkit.forking.template import Template, TemplateError
from toolkit.model import JSON
from toolkit.model.contents import Asked, contents_of
from toolkit.programme import Plan, Programme, Served
from toolkit.server.page.modules import ModuleFolder
from toolkit.server.page.render import Page, PageContext, render_page
from toolkit.server.page.widgets import widgets_of
from toolkit.server.page.words import PAGE_WORDS


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


def outline_of(
    plan: Served,
    template: Template,
    *,
    programme: Programme,
    base_url: str,
    modules: ModuleFolder,
    voila: Mapping[str, object],
) -> Outline:
    """The outline of *plan*, whose notebook *template* has executed."""
    notebook = template.notebook
    context = PageContext(
        programme=programme.title,
        title=plan.title,
        workshop=plan.name,
        base_url=base_url,
        files_url=f"{base_url}{address_of(plan)}/",
        folder=plan.folder,
        modules=modules,
        asks_first=True,
        voila=voila,
        words=programme.wording.said(PAGE_WORDS),
        language=programme.language,
        reference=programme.reference if isinstance(plan, Plan) else None,
        evaluate=programme.evaluate,
    )
    widgets = widgets_of(template.models, notebook)
    return Outline(
        plan=plan,
        template=template,
        page=render_page(notebook, context=context, widgets=widgets),
        contents=contents_of(notebook),
    )


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
