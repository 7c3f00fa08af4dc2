"""Widgets that carry out what a page sends: they open no file on the server."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from anywidget import _descriptor
from ipywidgets import Widget

from toolkit.server.page.closed_in_kernel import use_closed_widgets

pytestmark = pytest.mark.slow

FORBIDDEN = {
    "SELECT content FROM read_text('HERE/secret.txt')": "disabled by configuration",
    "COPY (SELECT 1) TO 'HERE/written.csv'": "disabled by configuration",
    "ATTACH 'HERE/more.db'": "disabled by configuration",
    "INSTALL sqlite": "disabled by configuration",
    "SET memory_limit = '1TB'": "the configuration has been locked",
    "SET lock_configuration = false": "the configuration has been locked",
}
"""Statements, and why they are refused."""


@pytest.fixture(autouse=True)
def closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Widget, "_handle_msg", Widget._handle_msg)
    setting = "_default_set_state"
    monkeypatch.setattr(_descriptor, setting, getattr(_descriptor, setting))
    use_closed_widgets()


def hears(widget: Any, data: dict[str, Any], *buffers: object) -> None:
    """What a page sends arrives at *widget*."""
    widget._handle_msg({"content": {"data": data}, "buffers": [*buffers]})


@pytest.fixture
def table(monkeypatch: pytest.MonkeyPatch) -> Any:
    quak = pytest.importorskip("quak")
    pandas = pytest.importorskip("pandas")
    widget = quak.Widget(pandas.DataFrame({"mark": [1, 2]}))
    widget.answers = []
    monkeypatch.setattr(
        quak.Widget, "send", lambda self, said, **_: self.answers.append(said)
    )
    return widget


def asks(widget: Any, sql: str) -> str:
    """What a page is answered that asks *sql*."""
    content = {"type": "json", "uuid": "1", "sql": sql}
    hears(widget, {"method": "custom", "content": content})
    return str(widget.answers[-1])


def test_a_page_asks_its_table_and_no_file(table: Any, tmp_path: Path):
    (tmp_path / "secret.txt").write_text("private")
    assert "'mark': 2" in asks(table, 'SELECT * FROM "df"')
    for sql, why in FORBIDDEN.items():
        assert why in asks(table, sql.replace("HERE", str(tmp_path))), sql
    assert "'mark': 2" in asks(table, 'SELECT * FROM "df"')
    assert [path.name for path in tmp_path.iterdir()] == ["secret.txt"]


def test_its_connection_is_closed_before_anything_is_carried_out(
    table: Any, tmp_path: Path
):
    (tmp_path / "secret.txt").write_text("private")
    told: list[object] = []
    table.observe(lambda _: told.append(table.data().fetchall()), "sql")
    sql = next(iter(FORBIDDEN)).replace("HERE", str(tmp_path))
    hears(table, {"method": "update", "state": {"sql": sql}})
    assert not told


def test_a_page_writes_no_file_by_way_of_buckaroos_lisp(tmp_path: Path):
    pytest.importorskip("buckaroo")
    from buckaroo.jlisp.lispy import make_interpreter

    run, _ = make_interpreter({})
    opened = [{"symbol": "open-output-file"}, str(tmp_path / "written.txt")]
    with pytest.raises(PermissionError):
        run(opened)
    with pytest.raises(PermissionError):
        run([{"symbol": "open-input-file"}, __file__])
    assert run([{"symbol": "+"}, 1, 2]) == 3
    assert not [*tmp_path.iterdir()]


@pytest.fixture
def volume(tmp_path: Path) -> Any:
    """A volume that is shown, beside a file that no page may read."""
    niivue = pytest.importorskip("ipyniivue")
    (tmp_path / "secret.txt").write_text("private")
    shown = niivue.NiiVue()
    shown.load_volumes([{"url": "data:,x", "name": "one"}])
    return shown.volumes[0]


def test_a_page_sets_no_path_that_is_read_and_sent_to_it(volume: Any, tmp_path: Path):
    secret = str(tmp_path / "secret.txt")
    sent = {"path": secret, "paired_img_path": secret, "name": "two"}
    hears(volume, {"method": "update", "state": sent})
    assert (volume.path, volume.paired_img_path) == (None, None)
    assert volume.name == "two"


@pytest.mark.parametrize("kind", [bytes, memoryview])
@pytest.mark.parametrize(
    "path", [["path"], ["paired_img_path"], ["volumes", 0, "path"], ["path", "at"]]
)
def test_nor_by_way_of_a_buffer(volume: Any, tmp_path: Path, path: Any, kind: Any):
    secret = kind(str(tmp_path / "secret.txt").encode())
    state = {"volumes": [{}], "path": {}}
    sent = {"method": "update", "state": state, "buffer_paths": [path]}
    with pytest.raises(PermissionError, match="author's alone"):
        hears(volume, sent, secret)
    assert (volume.path, volume.paired_img_path) == (None, None)


def test_other_buffers_of_it_arrive(volume: Any):
    sent = {"method": "update", "state": {}, "buffer_paths": [["data"]]}
    hears(volume, sent, b"seen")
    assert volume.data == b"seen"


def test_a_view_tells_of_a_volume_no_more_than_a_page_could_set(tmp_path: Path):
    niivue = pytest.importorskip("ipyniivue")
    secret = str(tmp_path / "secret.txt")
    shown = niivue.NiiVue()
    shown.on_image_loaded(lambda _: None)
    sent = {"path": secret, "url": "data:,y", "name": "three", "index": 0}
    private = {"_esm": "let it = 'mine'", "keys": ["_model_id"], "model_id": "other"}

    def tells(event: str, told: dict[str, object]) -> None:
        content = {"event": event, "data": told}
        hears(shown, {"method": "custom", "content": content})

    tells("add_volume", {**sent, **private})
    [volume] = shown.volumes
    tells("image_loaded", {"id": volume.id, "dims": [1, 2], **private})
    layers = [{"url": "data:,y", **private, "path": secret}]
    tells("add_mesh", {**sent, **private, "layers": layers})
    [mesh] = shown.meshes
    for made in (volume, mesh, *mesh.layers):
        assert made.path is None
        assert "mine" not in made._esm
        assert "name" in made.keys
        assert made.model_id != "other"
    assert (volume.name, volume.dims, mesh.name) == ("three", (1, 2), "three")


def test_a_page_has_no_python_run_by_way_of_wigglystuff(tmp_path: Path):
    live_edit = pytest.importorskip("wigglystuff.live_edit")
    written = tmp_path / "written.txt"
    code = f"def run():\n    open({str(written)!r}, 'w')\n"
    shown = live_edit.LiveEdit("def run():\n    return 1\n", editable=True)
    hears(shown, {"method": "update", "state": {"code": code, "height": 400}})
    sent = {"method": "update", "state": {}, "buffer_paths": [["code"]]}
    with pytest.raises(PermissionError, match="author's alone"):
        hears(shown, sent, code.encode())
    assert (shown.height, written.exists()) == (400, False)


@pytest.mark.filterwarnings("ignore:Passing unrecognized:DeprecationWarning")
def test_a_page_calls_no_method_by_way_of_a_toolbar(monkeypatch: pytest.MonkeyPatch):
    nbagg = pytest.importorskip("ipympl.backend_nbagg")
    figure = pytest.importorskip("matplotlib.figure").Figure()
    toolbar = nbagg.FigureManager(nbagg.Canvas(figure), 1).toolbar
    called: list[str] = []
    for name in ("close", "home"):
        monkeypatch.setattr(toolbar, name, lambda name=name: called.append(name))
    item = ["Close", "Close", "close", "close"]
    hears(toolbar, {"method": "update", "state": {"toolitems": [item]}})
    for name in ("close", "home"):
        content = {"type": "toolbar_button", "name": name}
        hears(toolbar, {"method": "custom", "content": content})
    assert called == ["home"]


def test_a_page_sets_what_it_is_told_of_an_object_that_describes_itself():
    @dataclass
    class Described:
        value: int = 1

        def work_out(self) -> int:
            return self.value

    thing = Described()
    bundle: Any = _descriptor.ReprMimeBundle(thing, autodetect_observer=False)
    hears(bundle, {"method": "update", "state": {"value": 2, "work_out": 3}})
    assert thing.work_out() == 2


BEGUN = """
from IPython.core.interactiveshell import InteractiveShell
InteractiveShell.instance()
import toolkit.server.kernels.template_start
from ipywidgets import Widget
print(Widget._handle_msg.__code__.co_name)
"""


def test_every_kernel_of_a_page_begins_so(tmp_path: Path):
    own = os.environ | {"TOOLKIT_DATA": str(tmp_path)}
    ran = subprocess.run(
        [sys.executable, "-c", BEGUN],
        env=own,
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout == "handle_closed\n"
