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
