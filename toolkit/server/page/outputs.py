"""What a cell showed, as HTML that can be read before any script runs."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape

from toolkit.model import JSON
from toolkit.model.contents import ACTIVITY_MIME, chart_mime
from toolkit.server.page.balanced import balanced
from toolkit.server.page.charts import chart_to_html
from toolkit.server.page.markdown import maths_to_html
from toolkit.server.page.modules import MODULE_MIME, ModuleFolder
from toolkit.server.page.own_files import OwnFiles
from toolkit.server.page.terminal import printed, progress_in
from toolkit.server.page.trees import tree_of

VIEW_MIME = "application/vnd.jupyter.widget-view+json"

Output = Mapping[str, JSON]


@dataclass(frozen=True)
class Surroundings:
    """The page that outputs stand on: its words, and where scripts and files are."""

    words: Mapping[str, str]
    files: OwnFiles
    modules: ModuleFolder | None = None
    base: str = "/"


PROSE = '<div class="ws-prose">'
"""How an author's own words begin."""


def activity_in(output: Output) -> Mapping[str, JSON]:
    """What the activity that *output* shows says of itself; nothing, if it is none."""
    described: Mapping[str, JSON] = output.get("data", {}).get(ACTIVITY_MIME, {})
    return described


def outline_of(output: Output) -> Mapping[str, JSON]:
    """What an outline knows of the activity that *output* shows."""
    known: Mapping[str, JSON] = activity_in(output).get("outline", {})
    return known


def is_view(output: Output) -> bool:
    """Whether *output* shows a widget."""
    return VIEW_MIME in output.get("data", {})


def is_light_view(output: Output) -> bool:
    """Whether *output* shows a widget that the light page can host."""
    return is_view(output) and MODULE_MIME in output["data"]


def is_prose(output: Output) -> bool:
    """Whether *output* is an author's Markdown, and nothing richer."""
    data = output.get("data", {})
    return "text/markdown" in data and not {"text/html", "image/svg+xml"} & set(data)


def output_to_html(output: Output, around: Surroundings) -> str:
    """*output* as HTML; warnings and logs are for the author, not for the page."""
    match output["output_type"]:
        case "stream":
            return _stream(output, around)
        case "error":
            return f'<p class="ws-trouble">{escape(around.words["cell_failed"])}</p>'
        case _:
            return _data(output, around)


def voila_output(output: Output) -> str:
    """*output* as Voila's own front end finds it; it draws beside this element."""
    # "<" would end the script element early.
    described = json.dumps({**output, "trusted": True}).replace("<", "\\u003c")
    return (
        '<div class="ws-output"><script type="application/vnd.voila.cell-output+json">'
        f"{described}</script></div>"
    )


def _stream(output: Output, around: Surroundings) -> str:
    text = _text(output["text"])
    # What goes wrong is for the author; how far something is goes there, too.
    shown = text if output["name"] == "stdout" else progress_in(text)
    return _printed(shown, around) if shown else ""


def _printed(text: str, around: Surroundings) -> str:
    return f'<pre class="ws-output">{around.files.html(printed(text))}</pre>'


def _data(output: Output, around: Surroundings) -> str:
    data = output["data"]
    if VIEW_MIME in data:
        return _view(output)
    for draw in (_chart, _authored, _picture, _tree):
        if inside := draw(output, around):
            return f'<div class="ws-output">{inside}</div>'
    plain = _text(data.get("text/plain", ""))
    return _printed(plain, around) if plain else ""


def _chart(output: Output, around: Surroundings) -> str:
    """A chart that is described, drawn by its package's own script."""
    data, files = output["data"], around.files
    if chart_mime(data) is None:
        return ""
    return files.html(
        chart_to_html(
            data, modules=around.modules, base=around.base, place=files.place("chart")
        )
    )


def _authored(output: Output, around: Surroundings) -> str:
    data = output["data"]
    for mime, shown in _SHOWN.items():
        if mime in data:
            return around.files.html(shown(data[mime]))
    return ""


def _tree(output: Output, around: Surroundings) -> str:
    for mime, value in output["data"].items():
        if mime in ("application/json", "application/geo+json"):
            about = output.get("metadata", {}).get(mime, {})
            root = str(about.get("root", ""))
            return tree_of(
                value,
                words=around.words,
                root="" if root == "root" else root,
                expanded=bool(about.get("expanded")),
            )
    return ""


def _view(output: Output) -> str:
    data = output["data"]
    digest = data.get(MODULE_MIME, {}).get("js", "")
    model = escape(data[VIEW_MIME]["model_id"])
    fallback = _text(data.get("text/html", ""))
    return (
        f'<div class="ws-widget"{_anchor(data)}{_counts(output)}'
        f' data-model-id="{model}" data-module="{escape(digest)}">{fallback}</div>'
    )


def _anchor(data: Mapping[str, JSON]) -> str:
    """What links lead to: the place of an activity, by its permanent name."""
    name = data.get(ACTIVITY_MIME, {}).get("face", {}).get("name")
    return f' id="activity-{escape(name)}"' if name else ""


def _counts(output: Output) -> str:
    """The parts that say how far somebody is, for the script that counts them."""
    known = outline_of(output)
    counts = escape(json.dumps(known.get("counted", [])))
    finishes = known.get("finishes")
    ends = f' data-finishes="{escape(finishes)}"' if finishes else ""
    return f' data-counts="{counts}"{ends}' if known.get("counted") else ""


def _picture(output: Output, around: Surroundings) -> str:
    mime = next((each for each in _PICTURES if each in output["data"]), None)
    if mime is None:
        return ""
    about = output.get("metadata", {})
    about = {**about, **about.get(mime, {})}
    size = "".join(
        f' {side}="{int(about[side])}"' for side in ("width", "height") if side in about
    )
    said = escape(str(about.get("alt", around.words["picture"])))
    encoded = escape(_text(output["data"][mime]).replace("\n", ""))
    return f'<img src="data:{mime};base64,{encoded}" alt="{said}"{size}>'


def _latex(source: JSON) -> str:
    """LaTeX as MathJax takes it: words with formulas in them, or all of it is one."""
    text = _text(source).strip()
    if "$" not in text or _FORMULA.fullmatch(text):
        return maths_to_html(text.strip("$\n "), display=True)
    shown, end = "", 0
    for found in _FORMULA.finditer(text):
        formula = maths_to_html(found[1] or found[2], display=bool(found[1]))
        shown += f"{escape(text[end : found.start()])}{formula}"
        end = found.end()
    return f"<p>{shown}{escape(text[end:])}</p>"


_FORMULA = re.compile(r"\$\$((?:[^$\\]|\\.)+)\$\$|\$((?:[^$\\]|\\.)+)\$", re.DOTALL)


def _text(value: JSON) -> str:
    """Multi-line text: notebooks keep it as one string or as a list of lines."""
    return value if isinstance(value, str) else "".join(value)


def _script(source: JSON) -> str:
    # As JupyterLab runs it: `element` is where its output stands.
    inside = re.sub(r"</(script)", r"<\\/\1", _text(source), flags=re.IGNORECASE)
    begins, ends = "((element) => {", "})(document.currentScript.parentElement);"
    return f"<script>{begins}\n{inside}\n{ends}</script>"


def _html(source: JSON) -> str:
    text = balanced(_text(source))
    # A script draws by itself, and may follow the scheme.
    is_coloured = "<script" not in text and _COLOURS.search(text)
    coloured = " page-coloured" if is_coloured else ""
    # What is likely to be pushed sideways is, by keys as well.
    reached = ' tabindex="0"' if "<table" in text else ""
    return f'<div class="page-wide{coloured}"{reached}>{text}</div>'


_COLOURS = re.compile(
    r"<svg\b|<[^>]*\sstyle\s*=[^>]*\b(?:color|background|fill)\b"
    r"|<style\b[^>]*>[^<]*\b(?:color|background|fill)\b",
    re.IGNORECASE,
)
"""What says which colours it has; on dark it would be without its paper."""

_PICTURES = ("image/png", "image/jpeg", "image/gif", "image/webp")

_SHOWN: Mapping[str, Callable[[JSON], str]] = {
    "text/html": _html,
    "image/svg+xml": lambda value: (
        f'<div class="page-coloured">{balanced(_text(value))}</div>'
    ),
    "text/latex": _latex,
    "application/javascript": _script,
}
