"""What a task says, on screen and in print."""

from __future__ import annotations

from toolkit.activities.base.files import FILE_WORDS
from toolkit.activities.base.steps import STEP_WORDS
from toolkit.model.dates import DAY

WORDS = {
    **DAY,
    "about": "About this task",
    "optional": "(optional)",
    "criteria": "What good looks like",
    "bring": "Bring",
    "share": "Share",
    "progress": "{answered} of {all} parts answered",
    "missing": "Not answered yet",
    "missing_none": "Everything that is asked for is answered.",
    "finish": "I have finished",
    "finish_title": "Finished?",
    "finish_about": (
        "That is yours to say, whenever you like. The facilitators see that you have, "
        "and on which day. You can take it back, and still change every part."
    ),
    "finish_sure_one": "One part is not answered yet: {parts}. Finish all the same?",
    "finish_sure": "{count} parts are not answered yet: {parts}. Finish all the same?",
    "finish_yes": "Yes, I have finished",
    "finish_no": "Go on with the task",
    "finished_on": "Finished {day}",
    "finished": "Finished",
    "unfinished": "Not finished",
    "take_back": "Take it back: I have not finished",
    "later": "You have until {day}.",
    "later_by": "{by}: {said}",
    "ask_title": "More time, or help",
    "ask_about": (
        "Only the facilitators read this. You can change it or take it back at any "
        "time; they answer here."
    ),
    "time_title": "Ask for more time",
    "time_day": "Until which day",
    "time_why": "Why (optional)",
    "time_asked": "You have asked for time until {day}.",
    "time_asked_undated": "You have asked for more time.",
    "time_over": "That day is over. Choose one that is still to come.",
    "time_back": "Take it back: I need no more time",
    "way_title": "Say what is in the way",
    "way_label": "What keeps you from doing this task",
    "way_back": "Take it back: nothing is in the way",
    "asked_none": "Taken back",
    "words": "{count} of {most} words",
    "words_over": "{count} words. About {most} is plenty; all of it is kept.",
    "pdf": "Download this task as PDF",
    "add": "Add",
    "add_to": "Add to “{list}”",
    "entries_none": "Nothing here yet.",
    "added": "Added.",
    "added_count": "{count} added.",
    "removed": "Removed.",
    "list_full": (
        "There is room for {most} here. What did not fit still stands in the box, "
        "and is kept only on this device."
    ),
    "list_long": (
        "An entry has room for {longest} characters. What is longer still stands in "
        "the box, and is kept only on this device."
    ),
    "full": "There is room for {most} here. Take one away first.",
    "rows_filled": "{count} rows filled in.",
    "rows_left": (
        "There is room for {most} rows here. What did not fit stands in the box below."
    ),
    "cells_joined": (
        "There were more columns than here: the last one holds what is over."
    ),
    "row": "Row {number}",
    "cell": "{column}, row {number}",
    "add_row": "Add a row",
    "remove_row": "Remove row {number}",
    "row_yes": "Yes, remove it",
    "row_no": "Keep it",
    "comment": "Comment",
    **FILE_WORDS,
    **STEP_WORDS,
}
