"""The security page and this suite speak of the same things."""

from __future__ import annotations

import re
from pathlib import Path

HERE = Path(__file__).resolve().parent
PAGE = (HERE.parents[1] / "SECURITY.md").read_text("utf-8")
NAMED = {Path(name).name for name in re.findall(r"`([\w/]*test_\w+\.py)`", PAGE)}


def test_every_file_of_this_suite_is_in_the_security_page():
    here = {file.name for file in HERE.glob("test_*.py")} - {Path(__file__).name}
    assert here <= NAMED


def test_the_security_page_names_no_file_that_is_gone():
    known = {file.name for file in HERE.parent.rglob("test_*.py")}
    assert known >= NAMED


def test_the_source_files_that_the_security_page_names_are_there():
    for name in re.findall(r"`(toolkit/[\w/]+\.py)`", PAGE):
        assert (HERE.parents[1] / name).is_file(), name
