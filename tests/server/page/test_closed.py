"""Widgets that carry out what a page sends: they open no file on the server."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ipywidgets import Widget

from toolkit.server.page.closed_in_kernel import use_closed_widgets

pytestmark = pytest.mark.slow

FORBIDDEN = (
    "SELECT content FROM read_text('HERE/secret.txt')",
    "COPY (SELECT 1) TO 'HERE/written.csv'",
    "ATTACH 'HERE/more.db'",
    "SET enable_external_access = true",
    "INSTALL sqlite",
)


@pytest.fixture(autouse=True)
def closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Widget, "_handle_msg", Widget._handle_msg)
    use_closed_widgets()


def hears(widget: Any, data: dict[str, Any]) -> None:
    """What a page sends arrives at *widget*."""
    widget._handle_msg({"content": {"data": data}, "buffers": []})


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
    for sql in FORBIDDEN:
        assert "error" in asks(table, sql.replace("HERE", str(tmp_path))), sql
    assert "'mark': 2" in asks(table, 'SELECT * FROM "df"')
    assert [path.name for path in tmp_path.iterdir()] == ["secret.txt"]


def test_its_connection_is_closed_before_anything_is_carried_out(
    table: Any, tmp_path: Path
):
    (tmp_path / "secret.txt").write_text("private")
    told: list[object] = []
    table.observe(lambda _: told.append(table.data().fetchall()), "sql")
    sql = FORBIDDEN[0].replace("HERE", str(tmp_path))
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


def test_a_page_sets_no_path_that_is_read_and_sent_to_it(tmp_path: Path):
    niivue = pytest.importorskip("ipyniivue")
    secret = tmp_path / "secret.txt"
    secret.write_text("private")
    shown = niivue.NiiVue()
    shown.load_volumes([{"url": "data:,x", "name": "one"}])
    volume = shown.volumes[0]
    hears(volume, {"method": "update", "state": {"path": str(secret), "name": "two"}})
    assert (volume.path, volume.name) == (None, "two")
    sent = {"path": str(secret), "url": "data:,y", "name": "three"}
    added = {"event": "add_volume", "data": sent}
    hears(shown, {"method": "custom", "content": added})
    assert [(each.path, each.name) for each in shown.volumes[1:]] == [(None, "three")]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What pages have Python make, of a class that a module has by the name `Made`."""
    found: list[object] = []

    class Made(Widget):
        def __init__(self, **given: object) -> None:
            super().__init__()
            found.append(given)

    monkeypatch.setitem(globals(), "Made", Made)
    return found


def test_a_page_makes_and_calls_only_what_its_template_and_author_have(
    made: list[object],
):
    ipyvue = pytest.importorskip("ipyvue")
    called: list[str] = []

    class Template(ipyvue.VueTemplate):  # type: ignore[misc]
        def answer(self, said: str) -> str:
            called.append(said)
            return said

        def vue_go(self, said: str) -> None:
            called.append(said)

    def asks_for(kind: str, **props: object) -> None:
        content = {"create_widget": [__name__, kind], "id": "x", "props": props}
        hears(widget, {"method": "custom", "content": content})

    def calls(name: str, *given: object) -> dict[str, object]:
        return {"functionRef": name, "args": given}

    widget = Template(template="<p></p>")
    with pytest.raises(PermissionError, match="makes no object"):
        asks_for("Made")
    kind = globals()["Made"]
    kind.__module__, kind.__name__ = __name__, "Made"
    widget.components = {"made": kind}
    with pytest.raises(PermissionError, match="calls no method"):
        asks_for("Made", value=calls("set_trait", "template", "x"))
    assert not made
    asks_for("Made", value=calls("answer", "yes"))
    assert made == [{"value": "yes", "model_id": "x"}]
    hears(widget, {"method": "custom", "content": {"event": "go", "data": "went"}})
    assert called == ["yes", "went"]
