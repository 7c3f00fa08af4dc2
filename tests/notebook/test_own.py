"""A programme's own activity in the kernels that pages come from, of either kind."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import nbformat
import pytest

from tests.first_year import PROGRAMME
from toolkit.forking.template import Template
from toolkit.model.contents import contents_of
from toolkit.server.page.modules import MODULE_MIME, ModuleFolder
from toolkit.settings import Settings, kernel_environment

pytestmark = pytest.mark.slow

CELL = """
from toolkit import Notebook

Notebook("gallery").own.traffic_lights("lights", "Where?", items=["Ratio"])
"""


@pytest.mark.parametrize("mode", ["fork", "spawn"])
async def test_it_is_found_shown_and_listed(
    mode: Literal["fork", "spawn"], tmp_path: Path
) -> None:
    settings = Settings(data=tmp_path / "data")
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(CELL)])
    template = Template(
        notebook,
        cwd=PROGRAMME.notebook("gallery").folder,
        env={**kernel_environment(), "TOOLKIT_DATA": str(settings.data)},
        imports=("toolkit.server.kernels.template_start",),
        mode=mode,
    )
    await template.start()
    try:
        (asked,) = contents_of(template.notebook)
        data = template.notebook.cells[0].outputs[0]["data"]
    finally:
        template.stop()
    assert (asked.kind, asked.face["items"]) == ("traffic_lights", ["Ratio"])
    script = ModuleFolder(settings.modules).text(data[MODULE_MIME]["js"], "js")
    assert "traffic_lights" not in script
    assert "own-lights" in script
