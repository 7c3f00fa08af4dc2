"""What facilitators are told of what a page refused: by the server, and on the page."""

from __future__ import annotations

import json
import sys
from collections.abc import Collection, Iterable, Mapping, Sequence

from toolkit.checking.offline import BRING, OFFLINE
from toolkit.programme.evaluating import OF_NOTEBOOK, line_to_allow
from toolkit.server.page.widgets import WidgetFacts, is_anywidget
from toolkit.server.refused import ELSEWHERE, NOBODYS, REASONS

IN_NOTEBOOK = "a widget written in the notebook"
"""What a widget is called that is of no package."""

OURS = "an activity"
"""What one of ours is called."""

MAY_BE = "It may be of {packages}."
"""What a page adds to "eval_unknown", if it shows or imports any; *Ready?* does not."""

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
    "host": "{widget} asked {host} for {thing}.",
    "eval": "{widget} would have made code from text (eval).",
    "form": "{widget} would have sent a form to {host}.",
    "other": "{widget} was refused {thing}.",
}
TO_DO: Mapping[str, str] = {
    "host": "Pages ask no other host. {cure}",
    "eval": "Only packages that you name may. If you trust this one, write into "
    "programme.toml, below [widgets]: {line}",
    "eval_unknown": "Only packages that you name may. If you trust this one, add its "
    "name, which is the word behind “import” in the notebook, to evaluate below "
    "[widgets] in programme.toml.",
    "form": "Pages send forms to no other host. An activity keeps what people write.",
    "other_frame": "Put what the frame shows into a file beside the notebook, and "
    "show that by IFrame.",
    "other_worker": "Let it begin its worker from a blob: address that it makes.",
    "other": "A script that is added later needs the page's nonce, and attributes such "
    "as onclick never run: let a script call addEventListener.",
}
OF_MESSAGES: Mapping[str, str] = {
    "private": "If it works all the same, nothing is to do.",
    "large": "Give it less to show at once: 16 MB is the most that it may send.",
    "many": "Give it less to send: it may change more slowly, or show less.",
    "script": "The rest of the page goes on. Correct the script if it is yours; a "
    "newer release of its package may have done so.",
    "else": "Leave it out if it does not work; a newer release of its package may.",
}
"""What to do where a widget's message was refused, by its reason."""

KINDS: Mapping[str, str] = {"eval": "eval", "wasm-eval": "eval", "form-action": "form"}
"""Of what is not loaded from a host, which sentence it is told in; else "other"."""

ON_PAGE: Mapping[str, str] = {
    "only_you": "Only facilitators see this.",
    "unknown": "Something on this page",
}

_NEVER_REFUSED = frozenset(
    (*sys.stdlib_module_names, "IPython", "anywidget", "ipywidgets", "toolkit")
)
"""What a notebook imports or shows that makes no code from text on a page."""


def at_beginning(widget: str) -> str:
    """*widget* as a sentence begins with it: packages are left as they are written."""
    is_ours = widget in {IN_NOTEBOOK, ELSEWHERE, NOBODYS, OURS}
    return f"{widget[0].upper()}{widget[1:]}" if is_ours else widget


def words_for_facilitators(
    widgets: Iterable[WidgetFacts],
    evaluate: Sequence[str],
    *,
    imported: Collection[str] = (),
) -> str:
    """All that the page's script has to say, as JSON; with whose each widget is.

    That is by the id of an anywidget, else by the module that draws it. What HTML tries
    may be of the packages that are *imported*.
    """
    others = [facts for facts in widgets if not facts.is_ours]
    line = line_to_allow("{package}", evaluate)
    shown = {facts.package for facts in others} - {OF_NOTEBOOK}
    packages = sorted((shown | {*imported}) - _NEVER_REFUSED)
    one_of = MAY_BE.format(packages=" or ".join(packages)) if packages else ""
    told = {
        **ON_PAGE,
        "said": SAID,
        "to_do": {
            **TO_DO,
            "eval": TO_DO["eval"].format(line=line),
            "eval_unknown": f"{TO_DO['eval_unknown']} {one_of}".strip(),
        },
        "kinds": KINDS,
        "reasons": REASONS,
        "of_messages": OF_MESSAGES,
        "things": THINGS,
        "bring": BRING,
        "offline": OFFLINE,
        "packages": {
            one.id if is_anywidget(one) else one.module: one.package for one in others
        },
        "called": {OF_NOTEBOOK: at_beginning(IN_NOTEBOOK)},
    }
    return json.dumps(told, ensure_ascii=False)
