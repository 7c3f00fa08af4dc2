"""What a group's page says."""

from __future__ import annotations

HEAD = {
    "alone": "Nobody else is in this group yet.",
    "with_1": "Your partner is {names}.",
    "with_2": "The two others in your three: {names}.",
    "with_3": "The three others in your four: {names}.",
    "with_many": "The {count} others in your group: {names}.",
    "meets_at": "Where: {place}",
    "link": "Join your group's call",
    "and": "and",
}
"""What is said of a group wherever it is named."""

ROLE = {
    "your_role": "You are {role}.",
    "no_role": "You take part without a role of your own.",
    "role_of": "{role}: {name}",
}
"""What is said of roles that a facilitator has given."""

WORDS = {
    **HEAD,
    "nothing": "Your group has written nothing here yet.",
    "empty_line": "Write something in the line, or take it away.",
    "no_group": (
        "You are not in a group yet. A facilitator will put you in one, and then this "
        "page opens by itself."
    ),
    "who_reads": (
        "One page for the whole group: you all write in it, and only you and the "
        "facilitators read it until a facilitator shows it to everybody. While "
        "you write, your group sees your name, and in which line you are; the "
        "facilitators see your name."
    ),
    "who_reads_2": (
        "One page for the two of you: you both write in it, and only you two and the "
        "facilitators read it until a facilitator shows it to everybody. While you "
        "write, your partner sees your name, and in which line you are; the "
        "facilitators see your name."
    ),
    "shown_now": "A facilitator is showing every group's page to everybody.",
    "add_line": "Add a line",
    "add": "Add",
    "added_count": "{count} lines added.",
    "too_long": (
        "A line holds {limit} characters at most. What is longer stays in the box: "
        "shorten it, or break it into lines."
    ),
    "line": "Line {number}",
    "edit": "Edit",
    "edit_of": "Edit line {number}: {text}",
    "done": "Done",
    "up": "Move up",
    "down": "Move down",
    "take_away": "Take away",
    "moved": "Line {number} of {all}.",
    "at_top": "This line is already at the top.",
    "at_bottom": "This line is already at the bottom.",
    "taken": "Taken away: {text}",
    "put_back": "Put back",
    "put_back_of": "Put back: {text}",
    "put_back_done": "Put back: {text}",
    "gone": "Taken away ({count})",
    "by": "{author}",
    "changed_by": "{author}, changed by {by}",
    "beside": (
        "Somebody else changed the same line at the same moment. Both are kept: yours "
        "is now the line below theirs."
    ),
    "one_writing": "{names} is writing here now.",
    "some_writing": "{names} are writing here now.",
    "writes_line": "{names} is writing in this line.",
    "write_line": "{names} are writing in this line.",
    "history": "Every version",
    "history_line": "{saved} · {by}: {text}",
    "history_gone": "{saved} · {by} took away: {text}",
    "none": "Nothing written yet.",
    "unsent": "Not sent to your earlier group",
    "unsent_help": "You were moved before this was saved. It is still on this device.",
    "bring": "Add it here",
    "bring_of": "Add it here: {text}",
    "let_go": "Let it go",
    "let_go_of": "Let it go: {text}",
    "others": "The other groups",
    "all_groups": "Every group's page",
    "no_groups": "There are no groups yet. Make them on the page Facilitate.",
    "reveal": "Show every group's page to everybody",
    "hide": "Let each group see its own page only",
}
