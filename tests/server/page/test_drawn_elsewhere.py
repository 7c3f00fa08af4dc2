"""A widget made with anywidget that names a front end of its own, as ipyreact does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import anywidget
import pytest
from comm import get_comm_manager
from IPython.core.interactiveshell import InteractiveShell
from traitlets import Unicode

from toolkit.server.page.in_kernel import MARK, use_module_urls
from toolkit.server.page.modules import MODULE_MIME

SCRIPT = "export default { render() {} };"


class DrawnElsewhere(anywidget.AnyWidget):
    """Its script is read by the front end that it names."""

    _esm = SCRIPT
    _model_module = Unicode("@example/react").tag(sync=True)


class DrawnHere(anywidget.AnyWidget):
    """As anywidget documents it."""

    _esm = SCRIPT


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    target = "jupyter.widget.control"
    monkeypatch.setattr(anywidget.AnyWidget, "get_state", anywidget.AnyWidget.get_state)
    monkeypatch.setitem(get_comm_manager().targets, target, None)
    made: Any = InteractiveShell
    shell = made()
    use_module_urls(tmp_path, shell=shell)
    return shell


@pytest.mark.parametrize("kind", [DrawnElsewhere, DrawnHere])
def test_only_what_the_page_draws_has_its_script_in_a_file(
    kind: type[anywidget.AnyWidget], shell: Any
) -> None:
    is_here = kind is DrawnHere
    widget = kind()
    told = str(widget.get_state()["_esm"])
    assert told.startswith(MARK) if is_here else told == SCRIPT
    shown, _ = shell.display_formatter.format(widget)
    assert "application/vnd.jupyter.widget-view+json" in shown
    assert (MODULE_MIME in shown) == is_here
