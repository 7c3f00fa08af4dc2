"""What may be newer than the floor, because a page is as good to use without it."""

from __future__ import annotations

_LOOKS = "It only changes how something looks; no words, place or control hang on it."
_ENGINE = "It speaks to one engine, which knows it."

HARMLESS = {
    "api.Element.beforematch_event": "A search in the page finds less.",
    "api.Window.beforeunload_event": "What is typed is kept as a draft all the same.",
    "css.at-rules.media.forced-colors": "What has no such mode never asks for it.",
    "css.at-rules.page": "On paper the margins are the browser's own.",
    "css.properties.break-after.avoid": "On paper a heading may end a page.",
    "css.properties.container-type": "The form for narrow places stands.",
    "css.properties.content-visibility": "A search in the page finds less.",
    "css.properties.cursor": "A finger has no cursor.",
    "css.properties.font-family.ui-monospace": "The next font in the list stands in.",
    "css.properties.forced-color-adjust": "What has no such mode never asks for it.",
    "css.properties.overflow-anchor": "What holds no line needs none let go.",
    "css.properties.overscroll-behavior": "The page scrolls on at the end of a list.",
    "css.properties.resize": "Boxes grow by themselves as they are typed in.",
    "css.properties.text-wrap": _LOOKS,
    "css.selectors.-moz-progress-bar": _ENGINE,
    "css.selectors.-webkit-progress-bar": _ENGINE,
    "css.selectors.-webkit-progress-value": _ENGINE,
    "html.elements.details.name": "Two may be open at a time.",
    "html.global_attributes.autocapitalize": "It speaks to keyboards on glass alone.",
    "html.global_attributes.autofocus": "The box is one press away.",
    "html.global_attributes.hidden.until-found": "A search in the page finds less.",
}
"""Each with what is so without it; what is part of one of these goes with it."""


def is_harmless(path: str) -> bool:
    """Whether *path*, or what it is a part of, is named here."""
    return any(path == one or path.startswith(f"{one}.") for one in HARMLESS)
