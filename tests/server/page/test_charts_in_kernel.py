"""Charts of Altair that are widgets, as kernels of pages make them."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

import pytest

from toolkit.server.page.charts_in_kernel import describe_charts


@pytest.fixture
def altair(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The package as a kernel of a page has it."""
    found = pytest.importorskip("altair", reason="`make .venv/.widgets` installs it.")
    chart, html = found.JupyterChart, found.utils.html
    monkeypatch.setattr(chart, "__init__", chart.__init__)
    monkeypatch.setattr(html, "spec_to_html", html.spec_to_html)
    describe_charts(SimpleNamespace(for_type_by_name=lambda *_: None))
    return found


SAID = pytest.mark.parametrize(
    ("said", "drawn_by"),
    [
        (None, {"ast": True}),
        ({"theme": "dark"}, {"ast": True, "theme": "dark"}),
        ({"ast": False}, {"ast": False}),
    ],
)


@SAID
def test_a_chart_is_interpreted_unless_its_author_says_otherwise(
    altair: Any, said: Any, drawn_by: dict[str, Any]
) -> None:
    chart = altair.Chart(altair.Data(values=[])).mark_bar()
    assert altair.JupyterChart(chart, embed_options=said).embed_options == drawn_by


@SAID
def test_as_html_as_well(altair: Any, said: Any, drawn_by: dict[str, Any]) -> None:
    releases = dict.fromkeys(
        ("vega_version", "vegalite_version", "vegaembed_version"), "6"
    )
    html = altair.utils.html.spec_to_html(
        {}, mode="vega-lite", embed_options=said, **releases
    )
    assert json.dumps({**drawn_by, "mode": "vega-lite"}) in html
