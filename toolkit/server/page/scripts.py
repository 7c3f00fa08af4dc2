"""The scripts and style sheets of a page: what it loads, and what stands inside it."""

from __future__ import annotations

import hashlib
import json

from markupsafe import Markup
from nbformat import NotebookNode

from toolkit.server.page.assets import (
    asset_url,
    client_assets,
    closing_script,
    early_script,
    too_old_script,
    voila_early_script,
)
from toolkit.server.page.bundle import Bundle, bundle
from toolkit.server.page.modules import ModuleFolder
from toolkit.server.page.sections import modules_shown
from toolkit.server.words import TOO_OLD


def joined_scripts(
    notebook: NotebookNode, folder: ModuleFolder | None
) -> Bundle | None:
    """The page's activities in one script, which is in *folder* and compressed."""
    if folder is None:
        return None
    found = bundle(modules_shown(notebook, "js"), folder)
    for suffix, digests in (
        ("js", _scripts(notebook, found)),
        ("css", modules_shown(notebook, "css")),
    ):
        for digest in digests:
            folder.prepare(digest, suffix)
    return found


def loaded(
    notebook: NotebookNode, joined: Bundle | None, *, base: str
) -> dict[str, str | list[str]]:
    """The addresses of all that the page loads; a hash in each says what is there."""
    assets, styles = client_assets(), modules_shown(notebook, "css")
    return {
        "script_url": f"{base}{asset_url(assets.script)}",
        "style_url": f"{base}{asset_url(assets.style)}",
        "classic_url": f"{base}{asset_url(assets.classic)}",
        "modules": [f"{base}module/{d}.js" for d in _scripts(notebook, joined)],
        "styles": [f"{base}module/{d}.css" for d in styles],
    }


def stamp(text: str) -> str:
    """What tells *text* from any other, short enough to stand in a page."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def named(joined: Bundle | None) -> dict[str, object]:
    """What the page is told of the script that holds its activities."""
    if joined is None:
        return {}
    return {"bundle": {"digest": joined.digest, "holds": sorted(joined.holds)}}


def scripts_inside() -> dict[str, str]:
    """The scripts that stand in the page itself, because they cannot wait."""
    scripts = {
        "too_old": too_old_script(),
        "early": early_script(),
        "closing": closing_script(),
        "voila_early": voila_early_script(),
    }
    inside = {name: Markup(text) for name, text in scripts.items()}  # noqa: S704
    return {**inside, "too_old_words": json.dumps(TOO_OLD)}


def _scripts(notebook: NotebookNode, joined: Bundle | None) -> list[str]:
    """The hashes of all scripts that the page's activities come from."""
    shown = modules_shown(notebook, "js")
    if joined is None:
        return list(shown)
    return [joined.digest, *(one for one in shown if one not in joined.holds)]
