"""What tests of every part stand on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.postgresql import PostgreSQL
from toolkit.store import Store

# A busy machine may take its time over an example; and what a fixture gives has to bear
# all of them.
settings.register_profile(
    "patient",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("patient")


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    """A server of this run's own; with pytest-xdist one for each worker."""
    server = PostgreSQL()
    server.start()
    yield server
    server.stop()


@pytest.fixture
def postgresql_url(postgresql: PostgreSQL) -> Iterator[str]:
    """A fresh, prepared database."""
    name = postgresql.new_name()
    postgresql.create(name, template="prepared")
    yield postgresql.url(name)
    postgresql.drop(name)


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """Where a database may be made; nothing is there yet."""
    return f"sqlite:///{tmp_path}/data/workshop.db"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """Either kind of database: a test that asks for it runs on both."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """An empty store; a test that asks for it runs on SQLite and on PostgreSQL."""
    with Store.open(database_url) as opened:
        yield opened
