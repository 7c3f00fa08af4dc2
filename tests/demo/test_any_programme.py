"""A programme that has nothing but its workshops, served and rehearsed."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from tests.bare import FIRST, SECOND, bare_programme
from tests.serving import (
    COHORT,
    OVERVIEW,
    PATIENCE,
    LiveServer,
    free_port,
    started,
    until,
)
from toolkit.demo.first import LATER
from toolkit.settings import kernel_environment

pytestmark = pytest.mark.server


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    site = tmp_path_factory.mktemp("bare")
    bare_programme(site)
    data = site / "data"
    with (
        free_port() as port,
        started(site, data=data, port=port, settings={}) as found,
    ):
        yield found


def test_its_demonstration_fills_while_the_server_already_lets_people_in(
    live: LiveServer,
) -> None:
    assert LATER in live.log
    lead = live.signed_in("Facilitator 1")
    assert lead.get(OVERVIEW).status_code == 200
    until(lambda: live.store.responses.to(COHORT, FIRST, "hope"))
    assert live.store.responses.within(COHORT, SECOND) == ()
    assert "14 of 16 have answered" in lead.get(OVERVIEW).text
    for page in ("attendance", "people", "calendar", "report"):
        assert lead.get(f"/cohort/{COHORT}/{page}").status_code == 200, page
    person = live.signed_in("Participant 1")
    assert person.get("/", follow_redirects=True).status_code == 200
    assert "Then listen" in person.get("/", follow_redirects=True).text


def test_it_is_rehearsed_without_pages_to_lead_from_or_to_turn_to(
    live: LiveServer,
) -> None:
    port = urlsplit(live.base).port
    said = subprocess.run(
        [
            *(sys.executable, "-m", "toolkit", "rehearse", "--people=3"),
            *(f"--port={port}", "--minutes=0.1", "--pause=0.1"),
        ],
        cwd=live.data.parent,
        env={**kernel_environment(), "TOOLKIT_DATA": str(live.data)},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=True,
    ).stdout
    assert int(re.findall(r"(\d+) answers were kept", said)[0]) >= 3
    assert "refused" not in said
    assert said.endswith("Everything of it is removed.\n")
