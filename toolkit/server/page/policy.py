"""What a page may load and run, as its notebook needs it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from nbformat import NotebookNode

from toolkit.model.python import imported_in
from toolkit.server.headers import PagePolicy
from toolkit.server.page.authored import authored_in
from toolkit.server.page.outputs import activity_in
from toolkit.server.page.widgets import WidgetFacts


def policy_of(
    notebook: NotebookNode,
    html: Iterable[str],
    *,
    widgets: Collection[WidgetFacts],
    evaluate: Collection[str],
) -> PagePolicy:
    """The policy of the page of *notebook*, which has made *widgets*.

    *html* is what stands on it of the author's. *evaluate* names the packages that may
    make code from text. What drew some HTML is not known, so there it is enough that
    the notebook imports one of them.
    """
    others = {facts.package for facts in widgets if not facts.is_ours}
    found = authored_in(html)
    imported = imported_by(notebook) if found.scripts else frozenset()
    return PagePolicy(
        foreign=bool(others) or found.scripts,
        evaluates=not (others | imported).isdisjoint(evaluate),
        styled=found.styled,
        clips=any(face.get("records") for face in _faces(notebook)),
        media=found.media,
        frames=found.frames,
    )


def _faces(notebook: NotebookNode) -> Iterator[dict[str, object]]:
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            yield activity_in(output).get("face", {})


def imported_by(notebook: NotebookNode) -> frozenset[str]:
    """The packages that the cells of *notebook* import by themselves."""
    code = (cell.source for cell in notebook.cells if cell.cell_type == "code")
    return frozenset[str]().union(*map(imported_in, code))
