"""Everything a board says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from toolkit.activities.base.files import FILE_WORDS
from toolkit.activities.board.shapes import Rhythm

LAST_DAYS = 7
"""How long before a workshop its task is called for."""

RHYTHM = (
    ("Week 1", "Thank a partner", "Say what you took from their words or work."),
    ("Week 3", "Post a half-made thing", "Drafts help others more than polished work."),
    (
        "Week 5",
        "Borrow and report",
        "Try something from here, and reply with what happened.",
    ),
    (
        "The week before a workshop",
        "Upload your task",
        "It is in the workshop's notebook; post what you would like others to see.",
    ),
)
"""What to do here between two workshops: when, what and how."""

WORDS = {
    **FILE_WORDS,
    "rhythm": "{when}: {what}.",
    "new": "Write something",
    "new_kind": "What will you write?",
    "write_kind": "Write: {kind}",
    "private_first": (
        "Only you see this until you choose who else will. It saves as you type."
    ),
    "thread": "Where it belongs",
    "no_thread": "No thread",
    "nothing_chosen": "Not chosen",
    "share_all": "Share with everyone in the cohort",
    "share_reply": "Share this reply",
    "reply_only_me": "Only me",
    "reply_everyone": "Everyone who sees the card",
    "close": "Close",
    "editing": "Your {kind}",
    "left_over": "Not saved yet, from the last time you were here",
    "find": "Find",
    "search": "Search in all cards",
    "narrow": "Choose by thread, kind or responsibility",
    "narrow_less": "Choose by thread or kind",
    "every_thread": "Every thread",
    "every_kind": "Every kind",
    "every_responsibility": "All of them",
    "of_thread": "Thread",
    "of_kind": "Kind",
    "of_responsibility": "Responsibility",
    "waiting_only": "Only those waiting for a first reply",
    "counted": "{shown} of {all} cards",
    "counted_one": "1 card",
    "counted_all": "{all} cards",
    "none": "Nobody has written here yet. Be the first: a half-made thing is welcome.",
    "none_found": "No card has all of this. Choose less, or search for other words.",
    "clear": "Show all cards",
    "more": "Show {count} more",
    "yours": "Yours",
    "only_you": "Only you see this",
    "ready": "From the programme",
    "waits": "No reply for five working days",
    "untitled": "Untitled",
    "read_all": "Read all of it",
    "read_all_of": "Read all of it: {title}",
    "edit": "Edit",
    "edit_of": "Edit: {title}",
    "edit_reply": "Edit your reply",
    "reply": "Reply",
    "reply_to": "Reply to: {title}",
    "your_reply": "Your reply to: {title}",
    "how_begin": "How does it begin?",
    "reply_text": "Your words",
    "replies_one": "1 reply",
    "replies": "{count} replies",
    "replies_older": "and {count} older",
    "thank": "Say thank you",
    "unthank": "Take your thanks back",
    "thank_of": "{what}: {title}",
    "thanks_one": "1 person says thank you",
    "thanks": "{count} people say thank you",
    "withdraw": "Take it away",
    "withdraw_of": "Take it away: {title}",
    "withdraw_sure": (
        "Take “{title}” away? Nobody will see it any more, and its files are deleted."
    ),
    "withdraw_yes": "Yes, take it away",
    "withdraw_no": "Keep it",
    "withdrawn": "It is taken away.",
    "hide": "Hide it from others",
    "hide_of": "Hide it from others: {title}",
    "why": "Why? Only its author will read this.",
    "hide_yes": "Hide it",
    "hide_no": "Leave it",
    "show": "Show it to others again",
    "show_of": "Show it to others again: {title}",
    "hidden": "A facilitator has hidden this from others. {reason}",
    "hidden_own": (
        "A facilitator has hidden this from others. {reason} You can change it and ask "
        "them to show it again."
    ),
}


def rhythm_on(today: date, *, days: Sequence[date]) -> Rhythm | None:
    """What the rhythm says *today*; *days* are the workshops', in order."""
    gone = [day for day in days if day <= today]
    coming = [day for day in days if day > today]
    if not gone:
        return None
    week = (today - gone[-1]).days // 7 + 1
    soon = bool(coming) and (coming[0] - today).days <= LAST_DAYS
    when, what, how = RHYTHM[-1] if soon else RHYTHM[min((week - 1) // 2, 2)]
    return {"when": when, "what": what, "how": how}
