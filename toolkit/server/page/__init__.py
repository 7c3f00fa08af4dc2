"""The page a visitor reads: rendered once, filled in for each, kept connected.

A page has a place for every widget that the notebook's cells displayed. What a callback
displays later, when people have the page open, is not shown: let the callback change a
widget that is there already, or print into an `ipywidgets.Output`.

Anywidgets need no more than the page's own small script. A notebook that shows any
other ipywidget gets Voila's own front end, megabytes of it, for its page alone.
"""

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
