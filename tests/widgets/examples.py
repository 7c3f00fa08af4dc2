"""The notebooks that Voila releases as its examples: what a person sees and does there.

Plain Voila is the measure: what is expected here was seen there as well, unless an
example says what plain Voila leaves out.
"""

from __future__ import annotations

import re
import tarfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page

from tests.first_year import copy_programme
from tests.widgets import examples_seen as seen
from tests.widgets.site import page_table


@dataclass(frozen=True)
class Example:
    """An example, and what somebody expects of its page."""

    name: str
    seen: Callable[[Page], None]
    """Looks at the page, and uses a widget of it where there is one."""
    instead: Mapping[str, str] = field(default_factory=dict)
    """What stands in its place in the notebook here, where tests reach no other host
    and a package has gone on."""
    complains: tuple[str, ...] = ()

    @property
    def page(self) -> str:
        """What its page is called."""
        return self.name.lower()


EXAMPLES = (
    Example(
        "basics",
        seen.basics,
        {
            "https://raw.githubusercontent.com/mwaskom/seaborn-data/master/"
            "iris.csv": "iris.csv"
        },
    ),
    Example("bqplot", seen.bqplot),
    Example("dashboard", seen.dashboard),
    Example("gridspecLayout", seen.gridspec_layout),
    Example("interactive", seen.interactive),
    Example("ipympl", seen.ipympl),
    Example(
        "mimerenderers",
        seen.mimerenderers,
        {
            "https://apod.nasa.gov/apod/image/1707/"
            "GreatWallMilkyWay_Yu_1686.jpg": "sky.png",
            # IPython 9 has it no more where the notebook looks for it.
            "from IPython.display import set_matplotlib_formats": (
                "from matplotlib_inline.backend_inline import set_matplotlib_formats"
            ),
        },
        complains=("The input spec uses Vega v5.0, but the current version of Vega",),
    ),
    Example("multiple_widgets", seen.multiple_widgets),
    Example("reveal", seen.reveal),
    Example("yaml", seen.yaml),
)

NOT_SHOWN: Mapping[str, str] = {
    "bokeh": (
        "Starts a server of its own inside the kernel, and its page connects to that "
        "server's port: no other host or port is asked for anything here."
    ),
    "ipyvolume": (
        "Its last release, of 2023, needs a package that it does not name and a "
        "function that scipy has removed, so that it fails in plain Voila as well."
    ),
    "query-strings": (
        "Reads the query of the request while it runs. Here a notebook runs once for "
        "everybody, before anybody asks for its page (as in a Voila that prepares "
        "kernels)."
    ),
    "xleaflet": "Is written in C++.",
}
"""Examples that are no page here, with the reason."""

_IRIS = """sepal_length,sepal_width,petal_length,petal_width,species
5.1,3.5,1.4,0.2,setosa
7.0,3.2,4.7,1.4,versicolor
6.3,3.3,6.0,2.5,virginica
"""
_INSIDE = re.compile(r"voila-[^/]+/notebooks/([^/]+)\.ipynb")


def released(archive: Path) -> dict[str, str]:
    """The text of each example in Voila's *archive*, by its name."""
    found = {}
    with tarfile.open(archive) as opened:
        for member in opened:
            named = _INSIDE.fullmatch(member.name)
            if named and (file := opened.extractfile(member)):
                found[named[1]] = file.read().decode()
    return found


def write_examples(site: Path, archive: Path) -> None:
    """Lay a programme with a page for each example of *archive* into *site*."""
    copy_programme(site)
    texts = released(archive)
    with (site / "programme.toml").open("a", encoding="utf-8") as programme:
        for each in EXAMPLES:
            text = texts[each.name]
            for before, after in each.instead.items():
                assert before in text
                text = text.replace(before, after)
            (site / f"{each.name}.ipynb").write_text(text, encoding="utf-8")
            programme.write(page_table(each.page, f"{each.name}.ipynb"))
    (site / "iris.csv").write_text(_IRIS)
    Image.new("RGB", (300, 120), "teal").save(site / "sky.png")
