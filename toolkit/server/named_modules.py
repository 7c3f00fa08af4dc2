"""Imported first by every template: widgets name their scripts instead of sending them.

Importing it changes the process it is imported in, so only templates do.
"""

from __future__ import annotations

from toolkit.server.page.in_kernel import use_module_urls
from toolkit.settings import Settings

use_module_urls(Settings.load().modules)
