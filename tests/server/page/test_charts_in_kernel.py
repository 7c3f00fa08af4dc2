"""Charts of Altair that are widgets, as kernels of pages make them."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from toolkit.server.page.charts_in_kernel import describe_charts


@pytest.mark.parametrize(
    ("said", "drawn_by"),
    [
        (None, {"ast": True}),
        ({"theme": "dark"}, {"ast": True, "theme": "dark"}),
        ({"ast": False}, {"ast": False}),
    ],
)
def test_a_chart_is_interpreted_unless_its_author_says_otherwise(
    monkeypatch: pytest.MonkeyPatch, said: Any, drawn_by: dict[str, Any]
) -> None:
    altair = pytest.importorskip("altair", reason="`make .venv/.widgets` installs it.")
    made = altair.JupyterChart
    monkeypatch.setattr(made, "__init__", made.__init__)
    describe_charts(SimpleNamespace(for_type_by_name=lambda *_: None))
    chart = altair.Chart(altair.Data(values=[])).mark_bar()
    assert made(chart, embed_options=said).embed_options == drawn_by
