"""Charts that a script draws from their description: plotly's, and Vega-Lite's.

Both packages leave only the description where they find themselves in a notebook, and
count on whoever shows it to have the script. It is theirs, taken from where they are
installed and served as the widgets' scripts are, from our own host.
"""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

from toolkit.model import JSON
from toolkit.model.contents import PLOTLY_MIME, chart_mime
from toolkit.server.page.modules import ModuleFolder

_PATIENCE = 60

_BUNDLE = "import sys, vl_convert; sys.stdout.write(vl_convert.javascript_bundle())"
"""It is made by a browser's engine, which is not to live in the server."""

# Drawn once it is looked at: a closed section has no width that a chart could fill. Its
# box has no height of its own, for which plotly has one.
_DRAW = """
const place = document.getElementById({place});
const box = place.appendChild(document.createElement("div"));
new IntersectionObserver((seen, observer) => {{
  if (!seen.some((one) => one.isIntersecting)) return;
  observer.disconnect();
  import({script}).then(() => {call});
}}).observe(place);
"""


def chart_to_html(
    data: Mapping[str, JSON], *, modules: ModuleFolder | None, base: str, place: str
) -> str:
    """The chart in *data* as HTML whose script draws it at *place*; "" if none can."""
    mime = chart_mime(data)
    if mime is None or modules is None:
        return ""
    kind = _kind_of(mime)
    digest = _script(kind.read, modules)
    if not digest:
        return ""
    given = ", ".join(map(json.dumps, kind.given(data[mime])))
    script = _DRAW.format(
        place=json.dumps(place),
        script=json.dumps(f"{base}module/{digest}.js"),
        call=f"{kind.call}(box, {given})",
    )
    # "<" would end the script element early.
    inside = script.replace("<", "\\u003c")
    return (
        f'<div class="page-chart page-wide{_height(data, mime)}" id="{place}"></div>'
        f'<script type="module">{inside}</script>'
    )


def chart_scripts(
    imported: Collection[str], *, modules: ModuleFolder | None, base: str
) -> dict[str, str]:
    """Where the scripts are of charts that may come later, by the kind of chart.

    They are those of the packages that the notebook has *imported*.
    """
    found = {
        kind.name: _script(kind.read, modules)
        for kind in _KINDS
        if modules is not None and kind.package in imported
    }
    return {
        name: f"{base}module/{digest}.js" for name, digest in found.items() if digest
    }


def later_chart(data: Mapping[str, JSON]) -> str:
    """HTML of the chart in *data* for an `Output`, which the page's script draws.

    See `client/charts.js`. It is "" if *data* describes none.
    """
    mime = chart_mime(data)
    if mime is None:
        return ""
    kind = _kind_of(mime)
    given = escape(json.dumps(kind.given(data[mime]), default=str))
    return (
        f'<page-chart class="page-chart{_height(data, mime)}" data-kind="{kind.name}"'
        f' data-given="{given}"></page-chart>'
    )


def _height(data: Mapping[str, JSON], mime: str) -> str:
    # Its box is what plotly fills, unless its author says how high it is.
    says = mime != PLOTLY_MIME or data[mime].get("layout", {}).get("height")
    return "" if says else " page-plotly"


def _given_to_plotly(chart: JSON) -> list[JSON]:
    settings = {"responsive": True, "displaylogo": False, **(chart.get("config") or {})}
    return [chart.get("data", []), chart.get("layout", {}), settings]


def _given_to_vega(chart: JSON) -> list[JSON]:
    # By its interpreter: a page's policy lets no text become a script.
    return [chart, {"ast": True, "actions": False}]


@cache
def _script(read: Callable[[], str], modules: ModuleFolder) -> str:
    """The hash of what *read* finds, in *modules* and compressed; "" if nothing."""
    text = read()
    if not text:
        return ""
    digest = modules.add(text, "js")
    modules.prepare(digest, "js")
    return digest


def _plotly() -> str:
    found = importlib.util.find_spec("plotly")
    if found is None or found.origin is None:
        return ""
    script = Path(found.origin).parent / "package_data" / "plotly.min.js"
    return script.read_text(encoding="utf-8") if script.is_file() else ""


def _vega() -> str:
    if importlib.util.find_spec("vl_convert") is None:
        return ""
    made = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", _BUNDLE],
        capture_output=True,
        check=False,
        timeout=_PATIENCE,
    )
    return made.stdout.decode() if made.returncode == 0 else ""


@dataclass(frozen=True)
class _Kind:
    """Charts of one package; *call* draws them in a box, with what is *given*."""

    name: str
    package: str
    read: Callable[[], str]
    call: str
    given: Callable[[JSON], list[JSON]]


_KINDS = (
    _Kind(
        "plotly", "plotly", read=_plotly, call="Plotly.newPlot", given=_given_to_plotly
    ),
    _Kind("vega", "altair", read=_vega, call="vegaEmbed", given=_given_to_vega),
)


def _kind_of(mime: str) -> _Kind:
    plotly, vega = _KINDS
    return plotly if mime == PLOTLY_MIME else vega
