"""What an operator relies on while the server runs: health, backup, doctor, restore."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.abuse.messages import activity, save, say
from tests.abuse.site import write_site
from tests.server.pages.test_workshops import until
from tests.serving import (
    PEOPLE,
    LiveServer,
    command,
    free_port,
    running,
    wait_for_health,
)
from tests.store.test_checkup import harm, rows
from toolkit.store import Store


@pytest.fixture(scope="module")
def live_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    """A server of this module's own, whose database is taken away and put back."""
    site = tmp_path_factory.mktemp("site")
    write_site(site)
    data = tmp_path_factory.mktemp("server") / "data"
    with (
        free_port() as port,
        running(site, data=data, port=port, settings={}) as live,
    ):
        yield live


def toolkit(live: LiveServer, *arguments: object) -> subprocess.CompletedProcess[str]:
    return command(live.data, *arguments)


def lasting(file: Path) -> dict[str, list[tuple[object, ...]]]:
    """All that is kept, but for who is here: that goes on while the server runs."""
    kept = rows(file)
    for passing in ("presence", "attendance"):
        del kept[passing]
    kept["event"] = [row for row in kept["event"] if "presence" not in row]
    return kept


async def answer(live: LiveServer, text: str) -> dict[str, object]:
    browser = live.signed_in("Participant 7")
    async with browser.tab(live.base) as tab:
        model = activity(tab, "reflection")
        version = tab.states[model]["state"]["answers"][""]["version"]
        return await say(tab, model, save({"texts": [text]}, based_on=version))


async def test_a_backup_made_beside_the_server_holds_every_row(
    live_server: LiveServer, tmp_path: Path
):
    assert "saved" in await answer(live_server, "before")
    kept = lasting(live_server.data / "workshop.db")
    assert toolkit(live_server, "backup", tmp_path / "copy.db").returncode == 0
    assert lasting(tmp_path / "copy.db") == kept


async def test_nothing_is_restored_beside_the_server(
    live_server: LiveServer, tmp_path: Path
):
    assert toolkit(live_server, "backup", tmp_path / "copy.db").returncode == 0
    assert "saved" in await answer(live_server, "after")
    kept = lasting(live_server.data / "workshop.db")
    refused = toolkit(live_server, "restore", tmp_path / "copy.db")
    assert refused.returncode == 1
    assert "Stop the server first" in refused.stderr
    assert lasting(live_server.data / "workshop.db") == kept
    assert not list(live_server.data.rglob("*restor*"))
    assert "saved" in await answer(live_server, "the server goes on")


def test_the_server_has_made_a_backup_and_facilitators_and_the_doctor_name_it(
    live_server: LiveServer,
):
    page = live_server.signed_in("Facilitator 1")
    until(lambda: "Last backup: " in page.get(PEOPLE).text)
    (made,) = (live_server.data / "backups").glob("workshop-nightly-*.db")
    with Store(f"sqlite:///{made}") as copy:
        assert copy.checkup().problems == ()
    said = toolkit(live_server, "doctor").stdout
    assert said.startswith("Last backup: ")
    assert f", checked: {made}\n" in said


def test_the_doctor_finds_nothing_and_then_finds_what_is_wrong(
    live_server: LiveServer,
):
    well = toolkit(live_server, "doctor")
    assert (well.returncode, "no problems" in well.stdout) == (0, True)
    harm(live_server.data / "workshop.db", "UPDATE response SET current = 0")
    ill = toolkit(live_server, "doctor")
    assert ill.returncode == 1
    assert "toolkit restore FILE" in ill.stdout
    assert "Participant" not in ill.stdout


def test_the_doctor_makes_no_database_where_there_is_none(tmp_path: Path):
    none = command(tmp_path / "data", "doctor")
    assert none.returncode == 1
    assert "Traceback" not in none.stderr
    assert not (tmp_path / "data").exists()


def test_health_is_bad_while_the_store_is_gone_and_good_again_after(
    live_server: LiveServer,
):
    database, away = live_server.data / "workshop.db", live_server.data / "away"
    browser = live_server.browser()
    assert browser.get("/health").json() == {"status": "ok"}
    database.rename(away)
    try:
        ill = wait_for_health(browser, "the store does not answer")
        assert ill.status_code == 503
        assert str(live_server.data) not in ill.text
    finally:
        away.rename(database)
    assert wait_for_health(browser, "ok").status_code == 200
