"""What every activity says to the person in front of it."""

from __future__ import annotations

WORDS = {
    "who_sees": "Who will see this",
    "not_started": "",
    "saving": "Saving…",
    "saved": "Saved {time}",
    "offline": "Offline: kept on this device",
    "kept": "Not saved yet: kept on this device, trying again",
    "unkept": "Not saved yet: keep this page open",
    "conflict": "You answered this on another device too. Both versions are kept.",
    "conflict_here": "On this device",
    "conflict_there": "Saved from the other device at {time}",
    "use_this": "Use this one",
    "empty_answer": "(empty)",
    "wall": "What others share",
    "wall_empty": "Nothing shared yet.",
    "yours": "Your answer",
    "pasted_rows": "{count} lines pasted, each into a box of its own.",
    "pasted_left": (
        "{count} of {all} lines found no free box. "
        "They stay in the box you pasted into."
    ),
    "fold_all": "Show all {count}",
    "fold_less": "Show fewer",
    "fold_search": "Search in these {count}",
    "fold_found": "{count} of {all} have these words",
    "fold_none": "None of them has these words. Try fewer, or others.",
    "others_group": "From your group ({count})",
    "others_cohort": "From the cohort ({count})",
    "others_all": "Shared with you ({count})",
    "others_wait": "One moment…",
    "others_failed": "This could not be read just now. Close it and open it again.",
    "others_gone": "Nobody shares this any more.",
    "chosen": "chosen",
    "table": "Table",
}

NOT_SAVED = (
    "Your answer is not saved yet. It is kept on this device; leave this page open."
)
"""Said when the reason is ours; the browser tries again by itself."""
