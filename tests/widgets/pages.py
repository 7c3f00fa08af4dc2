"""The packages: what their page shows, what is done there, what is known of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Page

from tests.widgets import cells, gestures

LOCK = Path(__file__).resolve().parents[2] / "requirements-widgets.lock"
NOISE = {"Unsatisfied version", "No satisfying version", "GPU stall due to ReadPixels"}
"""Of warnings: Voila's bundle is older than the packages; a screen without a graphics
card is slow."""


@dataclass(frozen=True)
class Package:
    """A package as a page of the test programme shows it.

    *says* are two patterns: what the kernel has to say after either gesture.
    """

    name: str
    cell: str
    use: Callable[[Page, int], None]
    says: tuple[str, str]
    is_classic: bool = False
    """Drawn by Voila's bundle, since it is no anywidget."""
    evaluates: str = ""
    """How `[widgets] evaluate` has to name it."""
    told_again: bool = True
    """A fresh kernel works out the same from what the page brings it."""
    complains: Mapping[str, str] = field(default_factory=dict)
    """Errors of its own in the console, each with the reason why it may stand."""
    limits: str = ""
    """What an author has to know."""

    @property
    def release(self) -> str:
        """The one that the tests install."""
        [found] = re.findall(
            rf"^{re.escape(self.name)}==(\S+)", LOCK.read_text(), re.MULTILINE
        )
        return str(found)


PACKAGES = (
    Package(
        "wigglystuff",
        cells.WIGGLYSTUFF,
        gestures.slide,
        (r"x 0\.\d, y 0\.\d", r"x -0\.\d, y -0\.\d"),
        limits="`LiveEdit` runs the code of its cell, none that somebody types.",
    ),
    Package(
        "drawdata",
        cells.DRAWDATA,
        gestures.draw,
        ("classes a", "classes a b"),
        complains={'attribute height: Expected length, "auto"': "its own SVG says so"},
    ),
    Package(
        "ipymario",
        cells.IPYMARIO,
        gestures.chime,
        (r"box of \d+ bytes", r"box of \d+ bytes"),
        told_again=False,
    ),
    Package(
        "quak",
        cells.QUAK,
        gestures.filter_rows,
        ("8 rows", "24 rows"),
        complains={
            "inline event handler": (
                "its templates (htl) write a sign in a handler's place, and set the "
                "function itself a moment later, which works"
            )
        },
        limits="What its page asks in SQL opens no file: read files in a cell.",
    ),
    Package(
        "itables",
        cells.ITABLES,
        gestures.pick_row,
        ("4 lessons", "3 lessons"),
        limits="As a widget `ITable`; as a table in HTML with `connected=False`.",
    ),
    Package(
        "plotly",
        cells.PLOTLY,
        gestures.click_bar,
        ("4 lessons", "3 lessons"),
        told_again=False,
        limits="As `FigureWidget`; a click is told once, to the kernel that is there.",
    ),
    Package(
        "altair",
        cells.ALTAIR,
        gestures.pick_bar,
        (r"picked \['Ratio'\]", r"picked \['Proof'\]"),
        limits="After `alt.JupyterChart.enable_offline()`.",
    ),
    Package(
        "jupyter-scatter",
        cells.JSCATTER,
        gestures.pick_point,
        (r"points \[2\]", r"points \[1\]"),
        evaluates="jscatter",
    ),
    Package(
        "buckaroo",
        cells.BUCKAROO,
        gestures.sort_table,
        ("sorted 3 rows by a", "sorted 3 rows by b"),
        told_again=False,
        limits="Columns of text do not come through (fastparquet with pandas 3).",
    ),
    Package(
        "ipyniivue",
        cells.NIIVUE,
        gestures.look_in_volume,
        (r"at \[\d+, \d+, \d+\]", r"at \[\d+, \d+, \d+\]"),
        told_again=False,
        complains={
            "A.onChange is not a function": (
                "it asks its model for send_sync_message, else for onChange; anywidget "
                "gives neither in JupyterLab or in Voila, so that no volume worked out "
                "in the page comes back to the kernel"
            )
        },
        limits="A kernel learns where one looks, no volume that the page worked out.",
    ),
    Package(
        "mosaic-widget",
        cells.MOSAIC,
        gestures.choose_topic,
        ("picked Ratio", "picked Proof"),
        complains={
            'schema "mosaic" does not exist': (
                "its script asks a fresh kernel for tables that the ended one had made"
            )
        },
        limits="Its SQL opens no file: give it tables, `data={…}`, not `file:`.",
    ),
    Package(
        "ipympl",
        cells.IPYMPL,
        gestures.add_point,
        (r"point at \d+, \d+", r"point at \d+, \d+"),
        is_classic=True,
        told_again=False,
        limits="A fresh kernel draws the figure as the notebook made it.",
    ),
    Package(
        "bqplot",
        cells.BQPLOT,
        gestures.select_bar,
        ("bars .*Ratio", "bars .*Proof"),
        is_classic=True,
    ),
    Package(
        "ipyleaflet",
        cells.IPYLEAFLET,
        gestures.zoom,
        ("zoom 7", "zoom 8"),
        is_classic=True,
        evaluates="ipyleaflet",
        limits="Without tiles, since these come from another host: `layers=()`, and "
        "what you draw yourself, such as `GeoJSON`.",
    ),
    Package(
        "ipyvuetify",
        cells.IPYVUETIFY,
        gestures.type_topic,
        ("topic RATIO", "topic PROOF"),
        is_classic=True,
    ),
    Package(
        "tqdm",
        cells.TQDM,
        gestures.count,
        ("counted 5", "counted 5"),
        is_classic=True,
        told_again=False,
        limits="As `tqdm.notebook`; a cell's bar that has finished stands as it was, "
        "a button's is gone with its kernel.",
    ),
)
