"""The kernel's half of charts: an Altair chart says what it is, not where to ask."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Mapping
from functools import partial, wraps
from typing import Any

from ipywidgets import Output
from ipywidgets.widgets import widget as widgets

from toolkit.forking.importing import after_import
from toolkit.model import JSON
from toolkit.server.page.charts import later_chart

_HTML = frozenset(("default", "html", "colab", "kaggle", "zeppelin", "mimetype"))
"""Altair's names for ways that ask another host for the script, or leave it to us."""

Bundle = tuple[dict[str, Any], dict[str, Any]]


def describe_charts(formatter: Any) -> None:
    """Let *formatter*, IPython's of MIME bundles, describe charts of Altair.

    Nothing is imported: IPython looks at names until there is such a chart. Where what
    makes the script is not installed, charts stay as they are.
    """
    if importlib.util.find_spec("vl_convert") is not None:
        for version in ("v5", "v6"):
            module = f"altair.vegalite.{version}.api"
            formatter.for_type_by_name(module, "TopLevelMixin", _described)
    after_import("altair.jupyter.jupyter_chart", _interpret_widgets)
    after_import("altair.utils.html", _interpret_html)


def _interpret_widgets(charts: Any) -> None:
    charts.JupyterChart.__init__ = _interpreted(charts.JupyterChart.__init__)


def _interpret_html(made: Any) -> None:
    made.spec_to_html = _interpreted(made.spec_to_html)


def _interpreted(draw: Callable[..., Any]) -> Callable[..., Any]:
    """Let charts be drawn without turning text into scripts.

    A page lets none become one, and what Altair says of that everybody would read.
    """

    @wraps(draw)
    def interpreted(
        *given: Any, embed_options: dict[str, Any] | None = None, **options: Any
    ) -> Any:
        embed = {"ast": True, **(embed_options or {})}
        return draw(*given, embed_options=embed, **options)

    return interpreted


def _described(chart: Any, **chosen: Any) -> Bundle | dict[str, Any] | None:
    altair = sys.modules["altair"]
    if altair.renderers.active not in _HTML:  # their author wants another
        return chart._repr_mimebundle_(**chosen)
    with altair.renderers.enable("mimetype"):
        return chart._repr_mimebundle_(**chosen)


def show_charts_in_outputs(publisher: Any) -> None:
    """Let *publisher*, IPython's, show charts in an `Output` as the page can draw them.

    Voila's front end knows no chart; of a page's own outputs the page makes its HTML.
    """
    publisher.publish = partial(_publish, publisher.publish)


def _publish(publish: Any, data: Mapping[str, JSON], *given: Any, **how: Any) -> Any:
    drawn = later_chart(data)
    if drawn and _is_in_output():
        data = {"text/html": drawn, "text/plain": data.get("text/plain", "")}
    return publish(data, *given, **how)


def _is_in_output() -> bool:
    known = tuple(widgets._instances.values())
    return any(isinstance(one, Output) and one.msg_id for one in known)
