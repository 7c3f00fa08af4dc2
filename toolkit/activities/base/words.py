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
    "use_this_of": "Use this one: {which}",
    "empty_answer": "(empty)",
    "failed": "That did not get through. Check the connection and try again.",
    "wall": "What others share",
    "wall_empty": "Nothing shared yet.",
    "yours": "Your answer",
    "pasted_rows": "{count} lines pasted, each into a box of its own.",
    "pasted_left": (
        "{count} of {all} lines found no free box. They stand in the box “Did not fit”."
    ),
    "left_over": "Did not fit: kept only on this device",
    "foot_more": "More",
    "no_group_now": "You are in no group now, so only the facilitators can see this.",
    "widening": (
        "Choose before you share: what others have seen can be taken off their pages, "
        "but they may have copied it."
    ),
    "widened_group": (
        "Your group and the facilitators can see this now. You can take it back, but "
        "not what they have read or copied by then."
    ),
    "widened_cohort": (
        "Everyone in the cohort can see this now, in a live room at once. You can take "
        "it back, but not what they have read or copied by then."
    ),
    "versions": "Earlier versions",
    "versions_at": "{time}",
    "versions_beside": "{time}, from another device and not chosen",
    "versions_then": "As it was: {time}",
    "versions_now": "As it stands now",
    "versions_back": "Bring this one back",
    "versions_back_of": "Bring this one back: {time}",
    "versions_done": (
        "Brought back as it was: {time}. What stood until now is among the earlier "
        "versions."
    ),
    "versions_wait": (
        "What you typed last is not saved yet, so nothing is brought back over it."
    ),
    "versions_none": "Nothing earlier: all of it was written in one go.",
    "versions_lost": "They cannot be read just now. Open them again in a moment.",
    "versions_older": "Show older ones",
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
    "preview": "How it will read",
    "maths": "Insert mathematics",
    "maths_keys": "Mathematics",
    "maths_fraction": "Fraction",
    "maths_power": "Power",
    "maths_root": "Root",
    "maths_ratio": "Ratio",
    "maths_inequality": "Inequality",
    "maths_pi": "Pi",
    "maths_degree": "Degree",
    "maths_next": "Next place",
    "comments_count": "Comments ({count})",
    "comments_first": "Comment on this",
    "comments_mine": "Comments on your answer ({count})",
    "comments_none": (
        "Nobody has commented yet. Say what you noticed, or ask one question."
    ),
    "comments_none_mine": "There is no comment here any more.",
    "comment_about": "About “{part}”",
    "comment_thanked": "says thank you.",
    "thank": "Say thank you",
    "thank_back": "Take my thanks back",
    "comment_box": "Your comment",
    "comment_reply": "Your reply",
    "comment_send": "Comment",
    "comment_answer": "Reply",
    "comment_who": "Whoever can read this answer reads it, with your name.",
    "comment_empty": "Write a few words first.",
    "comment_sending": "One moment…",
    "comment_sent": "It stands above, for all who can read this answer.",
    "comment_failed": (
        "That did not get through. What you wrote is kept here; press the button again."
    ),
    "comment_take_back": "Take back",
    "comment_sure_back": "Take this comment back? Then nobody can read it any more.",
    "comment_remove": "Remove",
    "comment_sure_remove": "Remove this comment? Then nobody can read it any more.",
    "comment_keep": "Keep it",
    "chosen": "chosen",
    "table": "Table",
    "new_tab": "(opens in a new tab)",
    "download": "(download)",
    "kb": "{number} kB",
    "mb": "{number} MB",
}

NOT_SAVED = (
    "Your answer is not saved yet. It is kept on this device; leave this page open."
)
"""Said when the reason is ours; the browser tries again by itself."""


def asked_briefly(help: str, words: int) -> str:  # noqa: A002 - the word authors expect
    """*help* with how many *words* are asked for, if their number is said."""
    if not words:
        return help
    brief = "One word is enough." if words == 1 else f"Up to {words} words are enough."
    return f"{help} {brief}".strip()
