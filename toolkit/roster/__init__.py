"""Rosters as spreadsheets have them: read, planned, and then put into effect."""

from __future__ import annotations

from toolkit.roster.finding import find_person, find_seat
from toolkit.roster.importing import carry_out, plan_import
from toolkit.roster.plan import Option, Plan, Planned, Question, Refused
from toolkit.roster.table import Table, read_table
from toolkit.roster.telling import told

__all__ = [
    "Option",
    "Plan",
    "Planned",
    "Question",
    "Refused",
    "Table",
    "carry_out",
    "find_person",
    "find_seat",
    "plan_import",
    "read_table",
    "told",
]
