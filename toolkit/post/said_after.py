"""What pages say once of links to read, and of what comes after a year."""

from __future__ import annotations

DONE = {
    "attendance corrected": "The correction is kept, with its reason.",
    "cohort removed": "The cohort is removed, with all that was in it.",
    "agreed": "Your choices are kept. You can change them whenever you like.",
    "handed on": "What goes on is kept. It stands there for as long as authors agree.",
    "title taken": "There is a cohort with this title already. Write another one.",
    "went on": "The new cohort is made, with whom you chose. Its dates are open.",
    "follows": "Which cohort came before is kept.",
    "year end": "This year is archived: participants read it and change nothing.",
    "year open": "This year is open again.",
    "answer kept": "Thank you. Your answer is kept, and can be changed below.",
    "reader link ended": "That link has ended. Nobody reads by it any more.",
}
"""What is said because something is done, by its name."""

NOTICES = {
    "nobody along": "Tick at least one person who goes along, then send it again.",
    "in a circle": "A cohort cannot follow itself. Choose an earlier one.",
}
"""What stood in the way, by its name."""
