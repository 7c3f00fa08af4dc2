"""The same page from Voila's own handler, which runs the notebook for each visitor."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypedDict

from nbformat import NotebookNode
from traitlets.config import Config

from toolkit.programme.speaking import LANGUAGE
from toolkit.server.page.render import CARRIED, GAPS, PageContext, page_variables

VISITOR = "workshop"
"""The name, in Voila's page configuration, of what `for_visitor` returns."""


def configure(config: Config) -> None:
    """Make Voila render notebooks with the workshop template."""
    config.VoilaConfiguration.template = "workshop"
    config.VoilaExporter.filters = {
        "workshop_page": "toolkit.server.page.per_visitor.workshop_page"
    }


class Visitor(TypedDict):
    """What the page of one visitor needs besides the notebook."""

    context: PageContext
    person_name: str
    nonce: str
    xsrf: str


def for_visitor(
    context: PageContext, *, person_name: str, nonce: str, xsrf: str
) -> Visitor:
    """What `VoilaConfiguration.page_config_hook` puts under the name `VISITOR`."""
    return {
        "context": context,
        "person_name": person_name,
        "nonce": nonce,
        "xsrf": xsrf,
    }


def workshop_page(
    notebook: NotebookNode, page_config: Mapping[str, Any], kernel: str
) -> dict[str, object]:
    """The template's variables for one visitor; a filter of the template."""
    visitor = dict(page_config.get(VISITOR, {}))
    context = visitor.pop("context", None) or _plain(notebook, page_config)
    gaps = {name: visitor.get(name, "") for name in (*GAPS, CARRIED)}
    view = page_variables(notebook, context=context, nonce=gaps["nonce"])
    return {**view, **gaps, "kernel": kernel}


def _plain(notebook: NotebookNode, page_config: Mapping[str, Any]) -> PageContext:
    """What can be said when Voila runs without the workshop server."""
    title = str(notebook.metadata.get("title", "Workshop"))
    base = str(page_config.get("baseUrl", "/"))
    voila = {name: value for name, value in page_config.items() if name != VISITOR}
    return PageContext("", title, "", LANGUAGE, base_url=base, voila=voila)
