"""`toolkit serve` on one store on three invented days, as somebody who tries it."""

import re
import shutil
from pathlib import Path

import pytest

from tests.first_year import ROOT, copy_programme
from tests.serving import free_port, started
from toolkit.demo.first import AGAIN, EMPTY

DAYS = {
    "2020-01-14T08:05+00:00": ("Tuesday 14 January 2020, 08:30 to 11:30", EMPTY),
    "2027-06-17T18:05+01:00": ("Thursday 17 June 2027, 18:30 to 21:30", AGAIN),
    "2028-02-29T23:40+00:00": ("Wednesday 1 March 2028, 00:15 to 03:15", AGAIN),
}


@pytest.mark.server
def test_each_day_shows_a_workshop_within_the_hour_to_who_comes_by_the_links(
    tmp_path: Path,
) -> None:
    copy_programme(tmp_path, "about.toml")
    shutil.copytree(ROOT / "demo", tmp_path / "demo")
    for moment, (hours, said) in DAYS.items():
        settings = {"TOOLKIT_NOW": moment}
        with (
            free_port() as port,
            started(
                tmp_path, data=tmp_path / "data", port=port, settings=settings
            ) as live,
        ):
            assert said in live.log
            for who in ("Organiser", "Facilitator", "Participant"):
                [link] = re.findall(f"{who}: +(\\S+)", live.log)
                browser = live.browser()
                assert browser.post(link).status_code == 303
                home = browser.get("/", follow_redirects=True)
                assert f"{who} 1<" in home.text
            [code] = re.findall(r"Room code: +(\S+)", live.log)
            found = live.browser().post("/join", {"code": code}, follow_redirects=True)
            assert "Participant 30" in found.text
            told = live.browser().get("/register/demo").text
            for words in hours.split(", "):
                assert words in told
