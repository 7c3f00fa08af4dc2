"""The kernel's half of charts: an Altair chart says what it is, not where to ask."""

from __future__ import annotations

import importlib.util
import sys
from typing import Any

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


def _described(chart: Any, **chosen: Any) -> Bundle | dict[str, Any] | None:
    altair = sys.modules["altair"]
    if altair.renderers.active not in _HTML:  # their author wants another
        return chart._repr_mimebundle_(**chosen)
    with altair.renderers.enable("mimetype"):
        return chart._repr_mimebundle_(**chosen)
