"""A pytest plugin: anywidget as it is in kernels of ours, for the tests it releases."""

from __future__ import annotations

import tempfile
from pathlib import Path
from types import SimpleNamespace

from IPython.core.displaypub import DisplayPublisher
from IPython.core.formatters import DisplayFormatter

from toolkit.server.page.in_kernel import use_module_urls


def pytest_configure() -> None:
    """Name scripts by what they contain from here on."""
    shell = SimpleNamespace(
        display_formatter=DisplayFormatter(), display_pub=DisplayPublisher()
    )
    use_module_urls(Path(tempfile.mkdtemp()), shell=shell)
