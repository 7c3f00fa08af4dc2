"""The page a visitor reads: rendered once, filled in for each, kept connected."""

from toolkit.server.page.assets import AssetHandler, ClientAssets, client_assets
from toolkit.server.page.modules import ModuleFolder, ModuleHandler
from toolkit.server.page.render import Page, PageContext, render_page

__all__ = [
    "AssetHandler",
    "ClientAssets",
    "ModuleFolder",
    "ModuleHandler",
    "Page",
    "PageContext",
    "client_assets",
    "render_page",
]
