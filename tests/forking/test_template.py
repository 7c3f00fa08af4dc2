"""A template runs a notebook once, says what is wrong with it, and ends cleanly."""

from __future__ import annotations

import os
from pathlib import Path

import psutil
import pytest

from tests.forking.conftest import Make, gone
from tests.forking.notebooks import notebook
from tests.serving import PATIENCE
from toolkit.forking.template import Template, TemplateError
from toolkit.forking.wire import frame, pack_json, receive

pytestmark = pytest.mark.slow


async def test_the_outputs_of_the_cells_are_kept(make: Make) -> None:
    template = await make(
        "print('a'); print('b')",
        "from IPython.display import display, clear_output\n"
        "display('gone'); clear_output(wait=True); h = display('old', display_id=True)",
        "h.update('new'); 1 + 1",
        "import sys; sys.stderr.write('careful')",
    ).start()
    first, second, third, fourth = (cell.outputs for cell in template.notebook.cells)
    assert [output.text for output in first] == ["a\nb\n"]
    assert [output.data["text/plain"] for output in second] == ["'new'"]
    assert [output.data["text/plain"] for output in third] == ["2"]
    assert (fourth[0].name, fourth[0].text) == ("stderr", "careful")


async def test_a_failing_cell_is_named_with_its_source_and_traceback(
    make: Make,
) -> None:
    with pytest.raises(TemplateError, match="cell 2 of the notebook") as caught:
        await make("a = 0", "1 / a", "never = 1").start()
    assert (caught.value.cell, caught.value.source) == (1, "1 / a")
    assert "ZeroDivisionError" in caught.value.traceback
    assert "\x1b" not in caught.value.traceback


async def test_a_cell_that_cannot_be_parsed_is_named(make: Make) -> None:
    with pytest.raises(TemplateError, match="SyntaxError") as caught:
        await make("if", "1").start()
    assert caught.value.cell == 0


async def test_a_cell_that_may_fail_does_not_stop_the_template(make: Make) -> None:
    cells = notebook("1 / 0", "print('after')")
    cells.cells[0].metadata.tags = ["raises-exception"]
    template = await make(*cells.cells).start()
    assert template.notebook.cells[0].outputs[-1].ename == "ZeroDivisionError"
    assert template.notebook.cells[1].outputs[0].text == "after\n"


async def test_a_thread_left_running_is_refused(make: Make) -> None:
    source = (
        "import threading, time\n"
        "threading.Thread(target=time.sleep, args=(60,), daemon=True, name='ticker')"
        ".start()"
    )
    with pytest.raises(TemplateError, match="ticker"):
        await make(source).start()


async def test_a_notebook_that_takes_too_long_is_stopped(make: Make) -> None:
    with pytest.raises(TemplateError, match="within 1 seconds"):
        await make("while True: pass", timeout=1).start()


async def test_a_notebook_that_ends_its_process_is_reported(make: Make) -> None:
    with pytest.raises(TemplateError, match="ended before its last cell"):
        await make("import os; os._exit(1)").start()


async def test_a_module_of_the_server_is_there_before_the_first_cell(
    make: Make,
) -> None:
    template = await make("import sys; 'wave' in sys.modules", imports=["wave"]).start()
    assert template.notebook.cells[0].outputs[0].data["text/plain"] == "True"


async def test_a_module_that_is_missing_is_named(make: Make) -> None:
    with pytest.raises(TemplateError, match="no_such_module"):
        await make("1", imports=["no_such_module"]).start()


async def test_what_cells_tell_the_server_is_kept(make: Make) -> None:
    source = "from toolkit.forking import notify_server; notify_server({'a': 1})"
    assert (await make(source).start()).notices == ({"a": 1},)


async def test_a_cell_cannot_ask_for_a_visitor(make: Make) -> None:
    with pytest.raises(TemplateError, match="serves nobody yet"):
        await make("from toolkit.forking import binding; binding()").start()


@pytest.mark.parametrize("mode", ["fork", "spawn"])
async def test_two_templates_of_one_notebook_have_the_same_widgets(
    make: Make, mode: str
) -> None:
    source = "import ipywidgets as w; w.VBox([w.Text(), w.IntSlider()])"
    one = await make(source, mode=mode).start()
    other = await make(source, mode=mode).start()
    changed = await make(source, "2", mode=mode).start()
    assert views(one) == views(other) != views(changed)


async def test_a_changed_file_makes_a_template_stale(
    make: Make, tmp_path: Path
) -> None:
    folder = tmp_path / "workshop"
    (folder / "__pycache__").mkdir(parents=True)
    (folder / "words.txt").write_text("one")
    template = await make("1", watched=[folder, tmp_path / "later.toml"]).start()
    (folder / "__pycache__" / "x.pyc").write_text("made by Python")
    assert not template.is_stale()
    (folder / "words.txt").write_text("one, two")
    assert template.is_stale()


async def test_a_new_file_makes_a_template_stale(make: Make, tmp_path: Path) -> None:
    template = await make("1", watched=[tmp_path / "later.toml"]).start()
    (tmp_path / "later.toml").write_text("")
    assert template.is_stale()


async def test_a_retired_template_lives_until_its_last_kernel_ends(
    make: Make,
) -> None:
    template = await make("1").start()
    kernel = await template.take("first")
    template.retire()
    assert template.alive
    with pytest.raises(TemplateError):
        await template.take("second")
    kernel.stream.close()
    await kernel.exited
    assert not template.alive
    assert template.kernel_ids == frozenset()


async def test_a_retired_template_without_kernels_ends_at_once(make: Make) -> None:
    template = await make("1").start()
    template.retire()
    assert not template.alive


async def test_spares_are_made_ahead_and_replaced(make: Make) -> None:
    template = await make("import os; print(os.getpid())", spares=2).start()
    process = psutil.Process(int(template.notebook.cells[0].outputs[0].text))
    first = await template.take("a")
    second = await template.take("b")
    assert {child.pid for child in process.children()} >= {first.number, second.number}
    for kernel in (first, second):
        kernel.stream.close()
        assert await kernel.exited == 0


async def test_a_failing_on_bind_says_so_instead_of_serving(make: Make) -> None:
    template = await make(
        "import toolkit.forking as f; f.on_bind(lambda binding: binding['nobody'])"
    ).start()
    kernel = await template.take("a")
    kernel.stream.settimeout(PATIENCE)
    kernel.stream.sendall(
        frame(pack_json("bind", {"binding": {}, "env": {}, "cwd": None}))
    )
    message = receive(kernel.stream)
    kernel.stream.close()
    assert message is not None
    assert message.channel == "failed"
    assert "KeyError: 'nobody'" in message.json()["traceback"]


async def test_stopping_ends_every_process(make: Make) -> None:
    template = await make("import os; print(os.getpid())").start()
    kernel = await template.take("a")
    processes = [
        psutil.Process(int(template.notebook.cells[0].outputs[0].text)),
        psutil.Process(kernel.number),
    ]
    template.stop()
    template.stop()
    kernel.stream.close()
    assert all([await gone(process) for process in processes])
    assert os.getpid() not in {process.pid for process in processes}


def views(template: Template) -> list[str]:
    """The ids of the widgets that a template's page shows."""
    kind = "application/vnd.jupyter.widget-view+json"
    outputs = [cell.outputs for cell in template.notebook.cells]
    return [
        shown[0].data[kind]["model_id"] for shown in outputs if kind in shown[0].data
    ]


async def test_what_has_threads_of_its_own_is_kept_apart_but_for_its_fonts(
    make: Make,
) -> None:
    pytest.importorskip("vl_convert")
    names = "vl_convert.vegalite_to_svg, vl_convert.register_font_directory"
    source = f"import vl_convert; print([hasattr(f, '__wrapped__') for f in ({names})])"
    template = await make(source).start()
    assert template.notebook.cells[0].outputs[0].text == "[True, False]\n"
