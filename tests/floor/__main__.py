"""Say what is newer than the oldest browsers we name, and end with 1 if anything is."""

from __future__ import annotations

import sys

from tests.floor.check import complaints

found = complaints()
sys.stdout.writelines(f"{each}\n" for each in found)
sys.exit(1 if found else 0)
