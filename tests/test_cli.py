"""The `toolkit` command."""

import os
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.serving import PATIENCE
from toolkit.__main__ import begin_early
from toolkit.cli import main
from toolkit.forking.system import supported
from toolkit.store import Store
from toolkit.store.backups import Reason

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TOOLKIT_DATA", str(tmp_path / "data"))
    return tmp_path


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    run("cohort", "add", "north", "North")
    with Store(f"sqlite:///{folder / 'data' / 'workshop.db'}") as opened:
        yield opened


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(each) for each in arguments])


def test_the_data_folder_is_its_owners_alone(folder: Path, store: Store):
    assert stat.S_IMODE((folder / "data").stat().st_mode) == 0o700


@pytest.mark.parametrize(
    ("wrong", "better"),
    [
        ("bad id", "bad-id"),
        ("North", "north"),
        ("../up", "up"),
        ("", "north"),
        ("x" * 59 + " y", "x" * 59),
    ],
)
def test_a_cohort_whose_id_no_command_could_take_is_refused(
    folder: Path, wrong: str, better: str
):
    refused = run("cohort", "add", wrong, "North")
    assert refused.exit_code == 1
    assert f'such as "{better}".' in refused.output
    with Store(f"sqlite:///{folder / 'data' / 'workshop.db'}") as store:
        assert store.cohorts.all() == ()


def test_a_backup_without_a_file_is_one_of_the_nights(folder: Path, store: Store):
    assert "There is no backup yet" in run("doctor").output
    told = run("backup").output
    kept = store.backups(folder / "data" / "backups")
    assert kept is not None
    (made,) = kept.kept(Reason.NIGHTLY)
    assert told == f"Copied to {made.file}.\n"
    assert f"checked: {made.file}" in run("doctor").output
    with kept.alone():
        refused = run("backup")
    assert (refused.exit_code, "at this moment" in refused.output) == (1, True)
    assert kept.kept(Reason.NIGHTLY) == (made,)


def test_a_backup_is_a_store_of_its_own(folder: Path, store: Store):
    copy = folder / "copy.db"
    assert run("backup", copy).exit_code == 0
    with Store(f"sqlite:///{copy}") as copied:
        assert copied.cohorts.all() == store.cohorts.all()


def test_upgrade_prepares_a_store_that_the_doctor_missed(folder: Path):
    assert "toolkit upgrade" in run("doctor").output
    assert run("upgrade").exit_code == 0
    assert "no problems" in run("doctor").output


def test_the_doctor_says_what_else_is_wrong_where_the_database_cannot_be_read(
    folder: Path, store: Store, monkeypatch: pytest.MonkeyPatch
):
    store.close()
    (folder / "data" / "workshop.db").write_text("not a database any more")
    monkeypatch.setenv("TOOLKIT_DISK_RESERVE_MB", str(10**12))
    ill = run("doctor")
    assert ill.exit_code == 1
    for said in ("nobody can add a file", "no room for a backup", "is not a database"):
        assert ill.output.count(said) == 1, said


def test_a_rehearsal_without_a_server_changes_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("TOOLKIT_PORT", "9")
    monkeypatch.setenv("TOOLKIT_PROGRAMME", str(ROOT / "programme.toml"))
    refused = run("rehearse", "--people", "2")
    assert refused.exit_code == 1
    assert "toolkit serve" in refused.output
    assert "Removed 0 rehearsals." in run("rehearse", "--tidy").output


def test_a_rehearsal_looks_for_its_server_at_the_port_that_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("TOOLKIT_PROGRAMME", str(ROOT / "programme.toml"))
    refused = run("rehearse", "--port", "9")
    assert refused.exit_code == 1
    assert "127.0.0.1:9." in refused.output
    assert "toolkit rehearse --port" in refused.output


@pytest.mark.parametrize(
    "wrong",
    ["--people=0", "--minutes=-1", "--minutes=0", "--pause=-0.5", "--port=0"],
)
def test_a_rehearsal_that_cannot_be_is_refused(folder: Path, wrong: str):
    refused = run("rehearse", wrong)
    assert refused.exit_code == 2
    assert "is not in the range" in refused.output


@pytest.mark.parametrize("port", ["0", "-1", "99999"])
def test_a_port_that_there_is_not_is_refused(folder: Path, port: str):
    refused = run("serve", "--port", port)
    assert refused.exit_code == 2
    assert "1<=x<=65535" in refused.output


def served(data: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """What `toolkit serve` says in a process of its own, if it ends by itself."""
    return subprocess.run(
        [sys.executable, "-m", "toolkit", "serve"],
        cwd=ROOT,
        env={**os.environ, "TOOLKIT_DATA": str(data), **settings},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )


@pytest.mark.slow
def test_a_command_starts_without_the_grammars_of_addresses(tmp_path: Path):
    code = "from toolkit.__main__ import main; sys.argv[0] = 'toolkit'; main()"
    shown = "atexit.register(lambda: print('lark' in sys.modules))"
    reading = ("export", "nobody", "here.zip")
    told = subprocess.run(
        [sys.executable, "-c", f"import atexit, sys; {shown}; {code}", *reading],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    assert "programme" in told.stderr
    assert told.stdout.endswith("False\n")


@pytest.mark.slow
def test_a_port_in_use_is_told_before_anything_claims_to_serve(tmp_path: Path):
    data = tmp_path / "data"
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        refused = served(data, TOOLKIT_PORT=str(port))
    assert refused.returncode == 1
    assert refused.stderr.startswith(f"Error: Port {port} is in use")
    assert "Traceback" not in refused.stderr
    assert refused.stdout == ""
    assert not data.exists()


@pytest.mark.slow
def test_headings_of_a_run_sheet_that_the_agenda_does_not_know_are_told(
    tmp_path: Path,
):
    written = (ROOT / "programme.toml").read_text(encoding="utf-8")
    (tmp_path / "programme.toml").write_text(written, encoding="utf-8")
    (tmp_path / "workshop2").mkdir()
    sheet = tmp_path / "workshop2" / "facilitator.md"
    sheet.write_text("### 13:05 Talk\n\nStand up.\n", encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as other:
        stopped = served(
            tmp_path / "data",
            TOOLKIT_PORT=str(other.getsockname()[1]),
            TOOLKIT_PROGRAMME=str(tmp_path / "programme.toml"),
        )
    assert 'facilitator.md of "workshop2" has notes under 13:05' in stopped.stderr


@pytest.mark.slow
def test_an_address_of_another_machine_is_told_too(tmp_path: Path):
    refused = served(
        tmp_path / "data",
        TOOLKIT_ADDRESS="192.0.2.5",
        TOOLKIT_PUBLIC_URL="http://192.0.2.5:8000",
    )
    assert refused.returncode == 1
    assert "cannot listen at port 8000 of 192.0.2.5" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_what_a_cohort_shares_needs_notebooks_that_were_shown(
    folder: Path, store: Store
):
    refused = run("export", "north", folder / "shared.zip")
    assert refused.exit_code == 1
    assert "toolkit serve" in refused.output
    assert not (folder / "shared.zip").exists()


@pytest.mark.parametrize(
    ("told", "kernels", "begins"),
    [
        (["serve"], "forked", True),
        (["serve", "--port", "8001"], "forked", True),
        (["serve"], "spawned", False),
        (["serve"], "nonsense", False),
        (["serve", "--help"], "forked", False),
        (["doctor"], "forked", False),
        ([], "forked", False),
    ],
)
@pytest.mark.slow
@pytest.mark.skipif(not supported(), reason="Nothing is forked here.")
def test_only_who_will_serve_begins_to_import_what_notebooks_need(
    monkeypatch: pytest.MonkeyPatch, told: list[str], kernels: str, *, begins: bool
):
    monkeypatch.setenv("TOOLKIT_KERNELS", kernels)
    begun = begin_early(told)
    try:
        assert (begun is not None) == begins
    finally:
        if begun is not None:
            begun.process.stop()
