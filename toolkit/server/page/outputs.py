"""What a cell showed, as HTML that can be read before any script runs."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from html import escape

from toolkit.model import JSON
from toolkit.model.contents import ACTIVITY_MIME
from toolkit.server.page.markdown import maths_to_html
from toolkit.server.page.modules import MODULE_MIME

VIEW_MIME = "application/vnd.jupyter.widget-view+json"

Output = Mapping[str, JSON]

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


def output_to_html(output: Output, *, words: Mapping[str, str]) -> str:
    """*output* as HTML; warnings and logs are for the author, not for the page."""
    match output["output_type"]:
        case "stream":
            return _stream(output)
        case "error":
            return f'<p class="ws-trouble">{escape(words["cell_failed"])}</p>'
        case _:
            return _data(output, words=words)


def voila_output(output: Output) -> str:
    """*output* as Voila's own front end finds it; it draws beside this element."""
    # "<" would end the script element early.
    described = json.dumps({**output, "trusted": True}).replace("<", "\\u003c")
    return (
        '<div class="ws-output"><script type="application/vnd.voila.cell-output+json">'
        f"{described}</script></div>"
    )


def _stream(output: Output) -> str:
    if output["name"] != "stdout":
        return ""
    return f'<pre class="ws-output">{escape(_text(output["text"]))}</pre>'


def _data(output: Output, *, words: Mapping[str, str]) -> str:
    data = output["data"]
    if VIEW_MIME in data:
        return _view(output)
    for mime, shown in _SHOWN.items():
        if mime in data:
            inside = shown(data[mime])
            return f'<div class="ws-output">{inside}</div>'
    for mime in ("image/png", "image/jpeg"):
        if mime in data:
            return _picture(output, mime, words=words)
    plain = escape(_text(data.get("text/plain", "")))
    return f'<pre class="ws-output">{plain}</pre>' if plain else ""


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


def _picture(output: Output, mime: str, *, words: Mapping[str, str]) -> str:
    about = output.get("metadata", {})
    about = {**about, **about.get(mime, {})}
    size = "".join(
        f' {side}="{int(about[side])}"' for side in ("width", "height") if side in about
    )
    said = escape(str(about.get("alt", words["picture"])))
    encoded = escape(_text(output["data"][mime]).replace("\n", ""))
    source = f"data:{mime};base64,{encoded}"
    return f'<div class="ws-output"><img src="{source}" alt="{said}"{size}></div>'


def _formula(source: JSON) -> str:
    return maths_to_html(_text(source).strip("$\n "), display=True)


def _text(value: JSON) -> str:
    """Multi-line text: notebooks keep it as one string or as a list of lines."""
    return value if isinstance(value, str) else "".join(value)


_SHOWN: Mapping[str, Callable[[JSON], str]] = {
    "text/html": lambda value: f'<div class="page-wide">{_text(value)}</div>',
    "image/svg+xml": _text,
    "text/latex": _formula,
}
