"""Which browser knows what, from when on."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "node_modules" / "@mdn" / "browser-compat-data" / "data.json"

FLOOR = {
    "safari": (15, 4),
    "safari_ios": (15, 4),
    # The year's older Firefox ESR; and what Windows 7 and 8 came to have last.
    "firefox": (140, 0),
    "chrome": (109, 0),
    "chrome_android": (109, 0),
}
"""The oldest browsers that a page has to work in, as MDN's data names them."""

MET = {
    *("Array", "Map", "RegExp", "Set", "String"),
    *("AbortController", "AbortSignal", "Blob", "Clipboard", "CSSStyleSheet"),
    *("DOMTokenList", "Document", "DocumentFragment", "Element", "Event"),
    *("FormData", "HTMLAnchorElement", "HTMLButtonElement"),
    *("HTMLDetailsElement", "HTMLDialogElement", "HTMLElement", "HTMLFormElement"),
    *("HTMLImageElement", "HTMLInputElement", "HTMLLinkElement", "HTMLMediaElement"),
    *("HTMLScriptElement", "HTMLSelectElement", "HTMLTextAreaElement"),
    *("HTMLVideoElement", "Headers", "IdleDeadline", "KeyboardEvent", "MediaRecorder"),
    *("MediaStream", "Node", "NodeList", "PointerEvent", "Range", "Request"),
    *("Response", "Selection", "ShadowRoot", "URL", "URLSearchParams", "WebSocket"),
    "Window",
}
"""What the things are whose parts our scripts ask for; others share their names."""

_NEVER = (10_000, 0)
CURE = "Run `make check`: it installs what features are looked up in."


class Known:
    """The tree of features; lives as long as the process."""

    def __init__(self, tree: Mapping[str, Any]):
        self.tree = tree

    def at(self, path: str) -> Mapping[str, Any] | None:
        """The feature under *path*, such as "css.properties.user-select"."""
        node: Any = self.tree
        for step in path.split("."):
            node = node.get(step) if isinstance(node, dict) else None
        return node

    @functools.cache  # noqa: B019 - there is one, for as long as the process
    def lacking(self, path: str) -> tuple[str, ...]:
        """The browsers of the floor that do not know the feature, if there is one."""
        node = self.at(path)
        support = (node or {}).get("__compat", {}).get("support", {})
        return tuple(
            browser
            for browser, oldest in FLOOR.items()
            if support
            and not any(_counts(one, oldest) for one in _all(support, browser))
        )

    def unknown_members(self, name: str) -> tuple[str, ...]:
        """Where something has a part of that *name*, if only new things have one."""
        paths = self.members.get(name, ())
        return paths[:1] if all(self.lacking(path) for path in paths) else ()

    @functools.cached_property
    def members(self) -> Mapping[str, tuple[str, ...]]:
        """The paths of what is said after a dot, by its name."""
        found: dict[str, list[str]] = {}
        for tree in ("api", "javascript.builtins"):
            for owner in MET & (self.at(tree) or {}).keys():
                for name in self.at(f"{tree}.{owner}") or ():
                    found.setdefault(name, []).append(f"{tree}.{owner}.{name}")
        return {name: tuple(sorted(paths)) for name, paths in found.items()}


@functools.cache
def known() -> Known:
    """MDN's data, read once.

    Raises:
        FileNotFoundError: it is not installed.
    """
    if not DATA.exists():
        raise FileNotFoundError(f"There is no {DATA.relative_to(ROOT)}. {CURE}")
    return Known(json.loads(DATA.read_text(encoding="utf-8")))


def _all(support: Mapping[str, Any], browser: str) -> Iterator[Mapping[str, Any]]:
    said = support.get(browser, [])
    yield from said if isinstance(said, list) else [said]


def _counts(one: Mapping[str, Any], oldest: tuple[int, int]) -> bool:
    """Whether a browser of *oldest* has it under its own name, as it is installed."""
    if one.keys() & {"flags", "prefix", "alternative_name"}:
        return False
    added, removed = (
        _version(one.get(f"version_{how}")) for how in ("added", "removed")
    )
    return added <= oldest and (removed == _NEVER or oldest < removed)


def _version(text: object) -> tuple[int, int]:
    if not isinstance(text, str) or text == "preview":
        return _NEVER
    major, _, minor = text.removeprefix("≤").partition(".")
    return int(major), int(minor.partition(".")[0] or 0)
