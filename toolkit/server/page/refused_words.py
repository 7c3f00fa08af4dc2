"""What facilitators are told of what a page refused: by the server, and on the page."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from toolkit.checking.offline import BRING, OFFLINE
from toolkit.programme.evaluating import OF_NOTEBOOK
from toolkit.server.page.widgets import WidgetFacts, is_anywidget

IN_NOTEBOOK = "a widget written in the notebook"
"""What a widget is called that is of no package."""

THINGS: Mapping[str, str] = {
    "script": "a script",
    "style": "a style sheet",
    "img": "a picture",
    "font": "a font",
    "connect": "data",
    "media": "sound or film",
    "frame": "a page in a frame",
    "worker": "a script of its own",
}
"""What is asked for, by how the name of a policy's directive begins."""

SAID: Mapping[str, str] = {
    "host": "{widget} asked {host} for {thing}: pages ask no other host.",
    "eval": "{widget} would have made code from text (eval), which pages do not allow.",
    "other": "{widget} was refused {thing}.",
}
TO_DO: Mapping[str, str] = {
    "host": BRING,
    "eval": "If you trust its package, write into programme.toml, below [widgets]: "
    "{line}",
    "other": "Let a script add it: attributes such as onclick do nothing on pages.",
}
KINDS: Mapping[str, str] = {"eval": "eval", "wasm-eval": "eval"}
"""Of what has no host, which sentence it is told in; else it is "other"."""

ON_PAGE: Mapping[str, str] = {
    "only_you": "Only facilitators see this.",
    "unknown": "Something on this page",
}


def line_to_allow(package: str, evaluate: Sequence[str]) -> str:
    """What programme.toml says if *package* may evaluate as well."""
    names = dict.fromkeys([*evaluate, package])
    return f"evaluate = {json.dumps([*names], ensure_ascii=False)}"


def words_for_facilitators(
    widgets: Iterable[WidgetFacts], evaluate: Sequence[str]
) -> str:
    """All that the page's script has to say, as JSON; with whose each module is."""
    others = [facts for facts in widgets if not facts.is_ours]
    line = line_to_allow("{package}", evaluate)
    told = {
        **ON_PAGE,
        "said": SAID,
        "to_do": {**TO_DO, "eval": TO_DO["eval"].format(line=line)},
        "kinds": KINDS,
        "things": THINGS,
        "offline": OFFLINE,
        "packages": {f.module: f.package for f in others if not is_anywidget(f)},
        "called": {OF_NOTEBOOK: IN_NOTEBOOK},
    }
    return json.dumps(told, ensure_ascii=False)
