"""What a form says that goes step by step."""

from __future__ import annotations

STEP_WORDS = {
    "steps_list": "All parts",
    "steps_part": "Part {number} of {all}",
    "steps_back": "Back",
    "steps_next": "Next",
    "steps_all": "Show all parts at once",
    "steps_one": "Go step by step",
    "steps_answered": "answered",
    "steps_empty": "not answered",
    "steps_optional": "optional",
}
