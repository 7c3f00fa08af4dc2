"""The page's own script and style sheets, under hashed addresses."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path

from toolkit.activities.base.javascript import in_order, joined
from toolkit.server.page.asset import Asset, ImmutableHandler

CLIENT = Path(__file__).parent / "client"

SCRIPT = CLIENT / "page.js"
"""What the page runs; it takes the other parts."""

ASSET_ROUTE = r"assets/page-([0-9a-f]{16})\.(js|css)"
"""What follows the server's base URL."""


@dataclass(frozen=True)
class ClientAssets:
    """The script and the style sheets of this version of the toolkit.

    `classic` is for pages alone that show widgets which Voila's front end draws.
    """

    script: Asset
    style: Asset
    classic: Asset

    def find(self, begins: str, suffix: str) -> Asset | None:
        """The one whose hash *begins* so; None if it is of another version."""
        named = (self.script,) if suffix == "js" else (self.style, self.classic)
        return next((one for one in named if one.digest.startswith(begins)), None)


def asset_url(asset: Asset) -> str:
    """Where *asset* is, below the base URL."""
    return f"assets/page-{asset.digest[:16]}.{asset.suffix}"


def joined_script() -> str:
    """All parts as one module: fewer requests than parts that import one another."""
    return joined(in_order(SCRIPT))


@functools.cache
def early_script() -> str:
    """What the page runs before anything else, for inside a script element."""
    return joined(in_order(CLIENT / "early.js"))


@functools.cache
def voila_early_script() -> str:
    """What stands before Voila's front end, for inside a script element."""
    own = joined(in_order(CLIENT / "voila_early.js"))
    return f"(() => {{\n{own}\n}})();"  # its names are nobody else's


@functools.cache
def door_script() -> str:
    """What the server's own pages run, for inside a script element."""
    return joined(in_order(CLIENT / "door.js"))


@functools.cache
def too_old_script() -> str:
    """What tells an older browser that it is, for inside a script element."""
    return joined(in_order(CLIENT / "too_old.js"))


@functools.cache
def closing_script() -> str:
    """What closes a live workshop's other sections, for inside a script element."""
    return joined(in_order(CLIENT / "closing.js"))


@functools.cache
def client_assets() -> ClientAssets:
    """All of them, read once in the life of the process."""
    assets = ClientAssets(
        script=Asset(joined_script().encode(), "js"),
        style=Asset((CLIENT / "page.css").read_bytes(), "css"),
        classic=Asset((CLIENT / "classic.css").read_bytes(), "css"),
    )
    for asset in (assets.script, assets.style, assets.classic):
        _ = asset.encoded
    return assets


class AssetHandler(ImmutableHandler):
    """Serves the page's script and style sheets, for as long as their hashes hold."""

    def find(self, name: str, suffix: str) -> Asset | None:
        """The asset of this very hash: an old page must not run a new script."""
        return client_assets().find(name, suffix)
