"""What tests of every part stand on."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.postgresql import PostgreSQL, shared
from tests.run import FOLDER
from toolkit.store import Store

collect_ignore_glob = ["example/*.ipynb", "example/**/*.ipynb"]
"""What the example's own tests run already; a kernel for each would say no more."""

# A busy machine may take its time over an example; and what a fixture gives has to bear
# all of them.
settings.register_profile(
    "patient",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.register_profile("quick", settings.get_profile("patient"), max_examples=10)
settings.load_profile("patient")

_NEEDS = {
    "postgresql": {"postgresql"},
    "browser": {"browser", "chromium"},
    "server": {"live_server", "programme_server", "serve", "server", "serving", "site"},
}
"""What takes long to have, by the fixtures that give it."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test on both databases, or on SQLite if it is about what a screen shows.

    A test that says so itself is run on what it says.
    """
    given = set(metafunc.fixturenames)
    marks = metafunc.definition.iter_markers("parametrize")
    if "database_url" in given and not any("database_url" in m.args[0] for m in marks):
        kinds = ["sqlite"] if given & _NEEDS["browser"] else ["sqlite", "postgresql"]
        metafunc.parametrize("database_url", kinds, indirect=True)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test with what it needs, so that `-m` can leave it out."""
    for item in items:
        for name, given in _NEEDS.items():
            if given & _asked(item):
                item.add_marker(name)


def _asked(item: pytest.Item) -> set[str]:
    """The fixtures of a test, and which kind of database it is run on."""
    chosen = item.callspec.params.values() if hasattr(item, "callspec") else ()
    named = {each for each in chosen if isinstance(each, str)}
    return {*getattr(item, "fixturenames", ()), *named}


@pytest.fixture(scope="session")
def postgresql(pytestconfig: pytest.Config) -> PostgreSQL:
    """The run's server, whichever process of it asks."""
    return shared(pytestconfig.stash[FOLDER])


@pytest.fixture(scope="session")
def own_database(postgresql: PostgreSQL) -> str:
    """A prepared database of this process; no test uses it beside another."""
    name = postgresql.new_name()
    postgresql.create(name, template="prepared")
    return name


@pytest.fixture
def postgresql_url(postgresql: PostgreSQL, own_database: str) -> Iterator[str]:
    """A prepared database with nothing in it."""
    yield postgresql.url(own_database)
    postgresql.empty(own_database)


@pytest.fixture
def new_sqlite_url(tmp_path: Path) -> str:
    """Where a database may be made; nothing is there yet."""
    return f"sqlite:///{tmp_path}/data/workshop.db"


@pytest.fixture(scope="session")
def prepared_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite database with nothing in it: migrated once, to be copied."""
    file = tmp_path_factory.mktemp("prepared") / "workshop.db"
    Store.open(f"sqlite:///{file}").close()
    return file


@pytest.fixture
def sqlite_url(new_sqlite_url: str, prepared_file: Path) -> str:
    """A prepared SQLite database with nothing in it."""
    file = Path(new_sqlite_url.removeprefix("sqlite:///"))
    file.parent.mkdir()
    shutil.copy(prepared_file, file)
    return new_sqlite_url


@pytest.fixture
def database_url(request: pytest.FixtureRequest) -> str:
    """The database of this test, of the kind that it is run on."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """An empty store; a test that asks for it runs on SQLite and on PostgreSQL."""
    with Store(database_url) as opened:
        yield opened
