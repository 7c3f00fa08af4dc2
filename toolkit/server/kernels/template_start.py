"""Imported before any notebook runs: what its kernels need not do one by one.

Widgets name their scripts instead of sending them, and the store's statements are
compiled. Importing it changes the process it is imported in, so only a zygote does, or
a template without one.
"""

from __future__ import annotations

import toolkit.notebook.workshop  # noqa: F401  what notebooks import
from toolkit.seat.taking import prepare_store
from toolkit.server.page.closed_in_kernel import use_closed_widgets
from toolkit.server.page.failures_in_kernel import use_calm_failures
from toolkit.server.page.in_kernel import use_module_urls
from toolkit.settings import Settings

_settings = Settings.load()
use_module_urls(_settings.modules)
use_calm_failures()
use_closed_widgets()
prepare_store(_settings.store_url)
