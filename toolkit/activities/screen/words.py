"""What the screen says."""

from __future__ import annotations

from toolkit.model.dates import MINUTES

WORDS = {
    "title": "Screen for the room",
    "now": "Now",
    "soon": "We begin soon.",
    "open": "Everything is open: carry on at your own pace.",
    "join": "Join with this code",
    "join_at": "at {address}",
    "qr": "QR code that opens the page to join, with the code filled in",
    "no_door": "Open the room on the page People to show its code here.",
    "paused": "Pens down",
    "few": "Results show from five answers on.",
    "says": "{name}",
    "alike": "and {count} more say the same",
    "alike_one": "and 1 more says the same",
    "wall_more": "and {count} more",
    "wall_empty": "Nothing shared yet.",
    "full": "Full screen (F)",
    "not_full": "Leave full screen (F)",
    "controls": "For the facilitator",
    "show": "Show what the room answered: {prompt}",
    "hide": "Hide what the room answered: {prompt}",
    "as_table": "Show as a table",
    "mean_mark": "average",
    "timer": "Time left",
    "left": "left",
    "stopped": "stopped",
    "over": "Time is up",
    "over_said": "{label}: time is up.",
    "left_said": "{label}: {time} left.",
    "timer_on": "",
    **MINUTES,
    "seconds": "{count} seconds",
    "for_facilitators": "This screen opens for facilitators.",
}
