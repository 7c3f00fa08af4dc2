"""The guide names every rule, and every rule is planted in a test."""

from __future__ import annotations

import re
from pathlib import Path

from toolkit.checking.names import RULES

ROOT = Path(__file__).resolve().parents[2]
ROW = re.compile(r"^\| `([a-z-]+)` \| (error|warning) \| (.+) \|$", re.MULTILINE)


def test_the_guide_has_a_row_for_every_rule() -> None:
    told = ROW.findall((ROOT / "docs" / "writing.md").read_text())
    assert told == [(name, rule.level, rule.says) for name, rule in RULES.items()]
