"""A small store of every form that was ever on main, and what becomes of each."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from click.testing import CliRunner, Result
from sqlalchemy import create_engine, text

from tests.postgresql import PostgreSQL
from tests.serving import free_port
from toolkit.cli import main
from toolkit.errors import StoreError
from toolkit.model import ResponseKey, Sharing
from toolkit.store import Store
from toolkit.store.connect import read_url
from toolkit.store.tables import metadata

ROOT = Path(__file__).resolve().parents[2]
MIGRATIONS = ROOT / "toolkit" / "store" / "migrations" / "versions"
STORES = sorted((Path(__file__).parent / "revisions").glob("*.sql"))

LANDED = {
    "r0001_first.py": (
        "fb1921946bbe6d8c710286b9670b50602b50e122f298f17f65ffa53dc60eb375"
    ),
    "r0002_live.py": (
        "4449a8b9092a1cdfa0853ca4499cef47a3fa575b1fafdd5de9330e266c9d2663"
    ),
    "r0003_whole.py": (
        "fe82b7d7f34f467c929911bb72b94feb52b527e09c769bb2073cfc929e777032"
    ),
    "r0004_shared.py": (
        "1821751be35e41162a4701faeb5f1458b053d1941410139b33db768025140887"
    ),
    "r0005_year.py": (
        "8c388f9deba0522b3d3d817943221c19abe0f3a6ae3eccd7c811807f83d0a883"
    ),
    "r0006_after.py": (
        "bbf9ccecea296e836ba5a07446dd55b2c846f310b894250e6d1a0dde72ad4222"
    ),
    "r0007_renamed.py": (
        "4406ea89a3ab43fb06d9a3f4416187706f25fbb9e76ac992c0c0f8c84dd1ebfc"
    ),
}
"""What each migration is. One that has landed never changes, because there are stores
that were made by it: write another one, and keep a small store of that, too."""

of_each_form = pytest.mark.parametrize("kept", STORES, ids=lambda kept: kept.stem)


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder of the commands of this test."""
    folder = tmp_path / "data"
    folder.mkdir()
    monkeypatch.setenv("TOOLKIT_DATA", str(folder))
    return folder


def make(data: Path, kept: Path, *, then: str = "") -> str:
    """The store that *kept* tells of, changed by *then*; its address."""
    file = data / "workshop.db"
    with closing(sqlite3.connect(file)) as made:
        made.executescript(kept.read_text() + then)
    return f"sqlite:///{file}"


def dump(url: str) -> list[str]:
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as opened:
        return list(opened.iterdump())


def lacks_nothing(url: str) -> bool:
    engine = create_engine(read_url(url))
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        found = compare_metadata(context, metadata)
    engine.dispose()
    return found == []


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def test_a_migration_that_has_landed_never_changes() -> None:
    there = {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest()
        for file in MIGRATIONS.glob("r*.py")
    }
    assert there == LANDED


def test_there_is_a_small_store_of_every_revision() -> None:
    kept = {file.stem.split("-")[0] for file in STORES}
    assert kept == {name[1:5] for name in LANDED}


@of_each_form
def test_a_store_of_any_form_is_upgraded_with_all_that_is_in_it(
    data: Path, kept: Path
) -> None:
    url = make(data, kept)
    key = ResponseKey("north", "p1", "workshop1_launch", "hope")
    with Store.open(url) as store:
        assert lacks_nothing(url)
        assert store.checkup().problems == ()
        blank, standing = store.responses.history(key)
        assert (blank.value, blank.sharing) == ({"texts": [" "]}, Sharing.PRIVATE)
        assert standing.value == {"texts": ["That they ask."]}
        assert store.pace.of("north", "workshop1_launch").revealed == {"ready"}
        assert len(store.people.roster("north")) == 2
    with closing(sqlite3.connect(data / "workshop.db")) as opened:
        filled = "SELECT filled FROM response_version ORDER BY version"
        assert opened.execute(filled).fetchall() == [(0,), (1,)]


@of_each_form
def test_the_doctor_upgrade_and_serving_agree_on_a_store_of_any_form(
    data: Path, kept: Path
) -> None:
    url = make(data, kept)
    is_newest = kept == STORES[-1]
    before = dump(url)
    seen = run("doctor")
    assert dump(url) == before
    assert ("toolkit upgrade" in seen.output) != is_newest
    assert seen.exit_code == (0 if is_newest else 1)
    assert run("upgrade").exit_code == 0
    well = run("doctor")
    assert (well.exit_code, "no problems" in well.output) == (0, True)
    assert len(list((data / "backups").glob("*.db"))) == (0 if is_newest else 1)


def test_no_store_is_upgraded_whose_copy_is_not_whole(data: Path) -> None:
    make(data, STORES[0])
    file = data / "workshop.db"
    content = file.read_bytes()
    file.write_bytes(content[:-4096] + b"\1" * 4096)
    damaged = file.read_bytes()
    refused = run("upgrade")
    assert refused.exit_code == 1
    assert "may be damaged. Next: toolkit doctor" in refused.output
    assert file.read_bytes()[100:] == damaged[100:]
    assert list((data / "backups").iterdir()) == []
    assert "toolkit restore FILE" in run("doctor").output


NEWER = "UPDATE alembic_version SET version_num = '9999';"
BACKUP = "toolkit restore FILE"
ODD = (
    ("0001-first", "DROP TABLE token;", BACKUP),
    ("0002-pace", "DROP TABLE alembic_version;", BACKUP),
    ("0002-live", "DROP TABLE evidence_data;", BACKUP),
    ("0002-live", "DROP TABLE line_version;", BACKUP),
    ("0002-attendance", "DROP TABLE presence;", BACKUP),
    ("0003-whole", "ALTER TABLE response_version DROP COLUMN filled;", BACKUP),
    ("0003-whole", NEWER, "Install that release"),
)


@pytest.mark.parametrize(("form", "harm", "said"), ODD)
def test_a_store_that_no_release_left_is_refused_by_all_in_the_same_words(
    data: Path, monkeypatch: pytest.MonkeyPatch, form: str, harm: str, said: str
) -> None:
    monkeypatch.setattr("toolkit.server.app.serve", lambda *_, **__: None)
    kept = next(file for file in STORES if file.stem == form)
    url = make(data, kept, then=harm)
    before = dump(url)
    with free_port() as port:
        commands = (
            ("doctor",),
            ("upgrade",),
            ("backup", str(data.parent / "x.db")),
            ("serve", "--port", str(port)),
        )
        answers = [run(*command) for command in commands]
    (told,) = {answer.output.splitlines()[-1] for answer in answers}
    assert {answer.exit_code for answer in answers} == {1}
    assert said in told
    assert dump(url) == before
    assert not (data / "backups").exists()


ADDED_SINCE = (
    *("attendance", "presence", "comment", "evidence_thumbnail", "calendar"),
    *("public_page", "interest", "message", "choice", "wish"),
    *("stay", "correction", "consent", "reader_link", "looked", "receipt"),
    "renamed",
)


def test_postgresql_gets_what_an_early_form_left_out(postgresql: PostgreSQL) -> None:
    name = postgresql.new_name()
    postgresql.create(name, template="prepared")
    url = postgresql.url(name)
    engine = create_engine(read_url(url))
    with engine.begin() as connection:
        for table in ADDED_SINCE:
            connection.execute(text(f"DROP TABLE {table}"))
        connection.execute(text("ALTER TABLE cohort DROP COLUMN follows"))
        connection.execute(text("ALTER TABLE person DROP COLUMN mailbox"))
        connection.execute(text("ALTER TABLE seat DROP COLUMN withdrawn_at"))
        connection.execute(text("ALTER TABLE evidence DROP COLUMN description"))
        connection.execute(text("ALTER TABLE response_version DROP COLUMN filled"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0002'"))
    engine.dispose()
    with Store(url) as store, pytest.raises(StoreError, match="toolkit upgrade"):
        store.checkup()
    with Store.open(url) as store:
        assert lacks_nothing(url)
        assert store.checkup().problems == ()
